/* The coming week, for everybody, as HTML without a script: for browsers that run none, and for who looks once. */
#include "base/config.h"
#include "meeting/meeting.h"
#include "meeting/pages.h"
#include "meeting/week_words.h"
#include "schedule/zone.h"

#define WEEK_MS (INT64_C(7) * 24 * 3600 * 1000)
#define ROWS_MOST 300

struct sheet {
	struct page *page;
	struct buf *out;
	const struct week_words *words;
	int64_t now_ms;
};

/* --- text --- */

/* For text and for values in quotes. */
static void put_text(struct buf *b, struct str text)
{
	static const char *const of[256] = { ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;" };
	size_t i;

	for (i = 0; i < text.len; i++) {
		const char *entity = of[(unsigned char)text.at[i]];

		if (entity)
			buf_puts(b, entity);
		else
			buf_putc(b, text.at[i]);
	}
}

/* In its own direction, and in its own language where that is known. */
static void put_element(struct buf *b, const char *name, const char *class, struct str language, struct str text)
{
	buf_putf(b, "<%s%s%s%s dir=\"auto\"", name, *class ? " class=\"" : "", class, *class ? "\"" : "");
	if (language.len) {
		buf_puts(b, " lang=\"");
		put_text(b, language);
		buf_puts(b, "\"");
	}
	buf_puts(b, ">");
	put_text(b, text);
	buf_putf(b, "</%s>\n", name);
}

static void put_words(struct buf *b, const char *class, const char *text)
{
	buf_putf(b, "<p%s%s%s>", *class ? " class=\"" : "", class, *class ? "\"" : "");
	put_text(b, str_of(text));
	buf_puts(b, "</p>\n");
}

/* --- times --- */

static void put_day(struct sheet *s, const struct civil *day)
{
	const struct week_words *w = s->words;

	buf_putf(s->out, "%s%s", w->days[day_weekday(day) - 1], w->after_day);
	if (day->day == 1 && w->first)
		buf_puts(s->out, w->first);
	else
		buf_put_int(s->out, day->day);
	buf_putf(s->out, "%s%s", w->after_number, w->months[day->month - 1]);
}

static void put_clock(struct buf *b, int minute)
{
	buf_putf(b, "%02d:%02d", minute / 60 % 24, minute % 60);
}

/* By the clock of a zone, which may be changed in between. */
static int put_span(struct buf *b, const struct meeting *m, struct str zone)
{
	struct civil from, until;

	if (zone_civil(zone, m->agenda.start_ms, &from) || zone_civil(zone, m->agenda.end_ms, &until))
		return ERR_STORAGE;
	put_clock(b, from.minute);
	buf_puts(b, "–");
	put_clock(b, until.minute);
	return 0;
}

/* Europe/London; names of more words have no _ for people. */
static void put_zone(struct buf *b, struct str zone)
{
	size_t i;

	for (i = 0; i < zone.len; i++)
		if (zone.at[i] == '_')
			buf_putc(b, ' ');
		else
			put_text(b, (struct str){ zone.at + i, 1 });
}

static int put_utc(struct sheet *s, const struct meeting *m, const struct civil *local, const struct civil *utc)
{
	int err;

	if (str_is(m->zone, "UTC"))
		return 0;
	buf_puts(s->out, "<br><span class=\"soft\">");
	if (utc->day != local->day)
		buf_putf(s->out, "%s ", s->words->days[day_weekday(utc) - 1]);
	err = put_span(s->out, m, STR("UTC"));
	buf_puts(s->out, " UTC</span>");
	return err;
}

static int put_when(struct sheet *s, const struct meeting *m)
{
	struct civil local, utc;
	struct buf *b = s->out;
	int err = zone_civil(m->zone, m->agenda.start_ms, &local);

	if (!err)
		err = zone_civil(STR("UTC"), m->agenda.start_ms, &utc);
	if (err)
		return ERR_STORAGE;
	buf_putf(b, "<p><time datetime=\"%04d-%02d-%02dT%02d:%02dZ\"><strong>", utc.year, utc.month, utc.day, utc.minute / 60, utc.minute % 60);
	put_day(s, &local);
	buf_puts(b, ", ");
	err = put_span(b, m, m->zone);
	buf_puts(b, "</strong></time> ");
	put_zone(b, m->zone);
	if (!err)
		err = put_utc(s, m, &local, &utc);
	buf_puts(b, "</p>\n");
	return err;
}

/* --- a meeting --- */

static void put_for_whom(struct sheet *s, const struct meeting *m)
{
	const char *language = week_language(m->language);

	buf_puts(s->out, "<p class=\"soft\"><bdi>");
	put_text(s->out, language ? str_of(language) : m->language);
	buf_puts(s->out, "</bdi> · <bdi>");
	put_text(s->out, m->audience.len ? m->audience : str_of(s->words->everybody));
	buf_puts(s->out, "</bdi></p>\n");
}

static int put_moved(struct sheet *s, const struct meeting *m)
{
	struct civil slot;

	if (str_eq(m->day, m->slot_day) && m->start_min == m->slot_min)
		return 0;
	if (day_parse(m->slot_day, &slot))
		return ERR_STORAGE;
	buf_puts(s->out, "<p>");
	put_text(s->out, str_of(s->words->moved));
	buf_puts(s->out, " ");
	put_day(s, &slot);
	buf_puts(s->out, ", ");
	put_clock(s->out, (int)m->slot_min);
	buf_puts(s->out, ".</p>\n");
	return 0;
}

static bool is_on(const struct meeting *m)
{
	return m->agenda.state == MEETING_OPEN || m->agenda.state == MEETING_CLOSING;
}

static int put_meeting(struct sheet *s, const struct meeting *m)
{
	bool cancelled = m->agenda.state == MEETING_CANCELLED;
	int err;

	buf_puts(s->out, "<li class=\"card\">\n");
	put_element(s->out, "h2", "", m->language, m->title);
	err = put_when(s, m);
	if (cancelled || is_on(m))
		buf_putf(s->out, "<p><strong>%s</strong></p>\n", cancelled ? s->words->cancelled : s->words->now);
	if (!err && !cancelled)
		err = put_moved(s, m);
	if (m->words.len)
		put_element(s->out, "p", "", (struct str){ 0 }, m->words);
	if (m->about.len)
		put_element(s->out, "p", "", m->language, m->about);
	put_for_whom(s, m);
	buf_puts(s->out, "</li>\n");
	return err;
}

static int put_meetings(struct sheet *s, struct tx *tx)
{
	struct meetings_query q = { .from_ms = s->now_ms, .until_ms = s->now_ms + WEEK_MS, .public_only = true };
	struct meeting *list = arena_array(&s->page->arena, ROWS_MOST, sizeof *list);
	size_t n = 0, i;
	int err = list ? meetings_list(tx, &q, &s->page->arena, list, ROWS_MOST, &n) : ERR_NO_MEMORY;

	if (!err && !n)
		put_words(s->out, "", s->words->none);
	if (n)
		buf_puts(s->out, "<ul class=\"rooms\">\n");
	for (i = 0; !err && i < n; i++)
		if (list[i].agenda.state != MEETING_ENDED)
			err = put_meeting(s, &list[i]);
	if (n)
		buf_puts(s->out, "</ul>\n");
	return err;
}

/* --- closed today --- */

static bool is_today(const struct closure *c, int64_t now_ms)
{
	struct civil now;
	char today[11];

	if (zone_civil(c->zone, now_ms, &now))
		return false;
	day_format(&now, today);
	return strcmp(c->first_day.at, today) <= 0 && strcmp(c->last_day.at, today) >= 0;
}

static int put_closures(struct sheet *s, struct tx *tx)
{
	struct closure *list = arena_array(&s->page->arena, CLOSURES_MOST, sizeof *list);
	size_t n = 0, i;
	int err = list ? closures_list(tx, &s->page->arena, list, CLOSURES_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++) {
		if (list[i].room || !is_today(&list[i], s->now_ms))
			continue;
		buf_putf(s->out, "<p class=\"card\"><span><strong>%s:</strong> <bdi>", s->words->closed);
		put_text(s->out, list[i].title);
		buf_puts(s->out, "</bdi></span></p>\n");
	}
	return err;
}

/* --- the page --- */

static void put_head(struct sheet *s)
{
	struct str name = str_of(page_config(s->page)->site_name);
	struct buf *b = s->out;

	buf_putf(b, "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>", s->words->language);
	put_text(b, name);
	buf_puts(b, "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex, nofollow\">\n"
	            "<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
	if (s->page->styles.at) {
		buf_puts(b, "<link rel=\"stylesheet\" href=\"");
		put_text(b, s->page->styles);
		buf_puts(b, "\">\n");
	}
	buf_puts(b, "<link rel=\"alternate\" type=\"text/calendar\" href=\"/programme.ics\">\n"
	            "<link rel=\"alternate\" type=\"application/json\" title=\"Meetings Feed\" href=\"/meetings.json\">\n</head>\n<body>\n");
}

static void put_top(struct sheet *s)
{
	buf_putf(s->out, "<header class=\"topbar\">\n<nav class=\"topbar-row\">\n"
	         "<a class=\"topbar-act topbar-leave topbar-ease\" href=\"/bye\" rel=\"nofollow noreferrer\">%s</a>\n</nav>\n</header>\n"
	         "<main class=\"page\">\n<h1>%s</h1>\n", s->words->leave, s->words->title);
	put_words(s->out, "soft", s->words->about);
}

static void put_end(struct sheet *s)
{
	const struct week_words *w = s->words;

	buf_putf(s->out, "<p><a href=\"/programme\">%s</a></p>\n<p><a href=\"/programme.ics\">%s</a></p>\n<p>", w->come, w->calendar);
	put_text(s->out, str_of(w->danger));
	buf_puts(s->out, " <a href=\"tel:112\">112</a> (EU), <a href=\"tel:911\">911</a> (US, CA)</p>\n</main>\n</body>\n</html>\n");
}

int week_page(struct page *p, struct tx *tx)
{
	struct sheet s = { .page = p, .out = &p->body, .now_ms = tx->now_ms,
		.words = week_words(p->language, str_of(page_config(p)->site_language)) };
	int err;

	p->type = "text/html; charset=utf-8";
	p->shared = true;
	put_head(&s);
	put_top(&s);
	err = put_closures(&s, tx);
	if (!err)
		err = put_meetings(&s, tx);
	put_end(&s);
	return err;
}
