#include "schedule/ical.h"

#include "schedule/rule.h"
#include "schedule/vtimezone.h"

#define LINE_MOST 75                      /* bytes, without the end of line */
#define VALUE_MOST (1u << 20)
#define YEARS_AHEAD 10                    /* of zones whose changes follow no rule */
#define DAY_MS (86400 * INT64_C(1000))
#define A_DAY_MOST 1440                   /* times left out with a day */

struct writer {
	struct buf *out;
	struct buf line;
	int err;
};

/* --- lines --- */

/* Where to break a line that is too long: not before a byte that goes on with a character. */
static size_t fitting(const char *at, size_t len, size_t most)
{
	if (len <= most)
		return len;
	while (most > 1 && ((unsigned char)at[most] & 0xC0) == 0x80)
		most--;
	return most;
}

static void end_line(struct writer *w)
{
	const char *at = w->line.at;
	size_t left = w->line.len, n = fitting(at, left, LINE_MOST);

	for (; left > n; n = fitting(at, left, LINE_MOST - 1)) {
		buf_put(w->out, at, n);
		buf_puts(w->out, "\r\n ");
		at += n;
		left -= n;
	}
	buf_put(w->out, at, left);
	buf_puts(w->out, "\r\n");
	if (!w->err)
		w->err = w->line.err ? w->line.err : w->out->err;
	buf_reset(&w->line);
}

static void put_text(struct buf *b, struct str text)
{
	for (; text.len > 0; text.at++, text.len--) {
		char c = *text.at;

		if (c == '\\' || c == ';' || c == ',')
			buf_putc(b, '\\');
		if (c == '\n')
			buf_puts(b, "\\n");
		else if ((unsigned char)c >= ' ' && c != 0x7F)
			buf_putc(b, c);
	}
}

static void text_line(struct writer *w, const char *name, struct str text)
{
	buf_puts(&w->line, name);
	buf_putc(&w->line, ':');
	put_text(&w->line, text);
	end_line(w);
}

/* Of a URI nothing is escaped; what it cannot have is left out. */
static void uri_line(struct writer *w, const char *name, struct str uri)
{
	buf_puts(&w->line, name);
	buf_putc(&w->line, ':');
	for (; uri.len > 0; uri.at++, uri.len--)
		if ((unsigned char)*uri.at > ' ' && *uri.at != 0x7F)
			buf_putc(&w->line, *uri.at);
	end_line(w);
}

static void put_duration(struct buf *b, int64_t minutes)
{
	buf_puts(b, "PT");
	if (minutes >= 60)
		buf_putf(b, "%lldH", (long long)(minutes / 60));
	if (minutes % 60 || minutes < 60)
		buf_putf(b, "%lldM", (long long)(minutes % 60));
}

static void duration_line(struct writer *w, const char *name, int64_t minutes)
{
	buf_puts(&w->line, name);
	buf_putc(&w->line, ':');
	put_duration(&w->line, minutes);
	end_line(w);
}

static void plain_line(struct writer *w, const char *line)
{
	buf_puts(&w->line, line);
	end_line(w);
}

/* --- times --- */

static bool is_utc(const struct ical_event *e)
{
	return str_is(e->zone, "UTC");
}

static void put_wall(struct buf *b, const struct wall *w)
{
	buf_putf(b, "%04d%02d%02dT%02d%02d%02d", w->at.year, w->at.month, w->at.day, w->at.minute / 60, w->at.minute % 60, w->second);
}

static void put_moment(struct buf *b, int64_t ms)
{
	struct wall w = wall_of(ms / 1000 - (ms % 1000 < 0));

	put_wall(b, &w);
	buf_putc(b, 'Z');
}

static void moment_line(struct writer *w, const char *name, int64_t ms)
{
	buf_puts(&w->line, name);
	buf_putc(&w->line, ':');
	put_moment(&w->line, ms);
	end_line(w);
}

static void wall_line(struct writer *w, const char *name, const struct ical_event *e, const struct wall *wall)
{
	buf_puts(&w->line, name);
	if (!is_utc(e))
		buf_putf(&w->line, ";TZID=%.*s", (int)e->zone.len, e->zone.at);
	buf_putc(&w->line, ':');
	put_wall(&w->line, wall);
	if (is_utc(e))
		buf_putc(&w->line, 'Z');
	end_line(w);
}

/* Not every reader knows EXDATE of a day: the times that the series has on it. */
static void day_left_out(struct writer *w, const struct ical_event *e, const struct wall *day)
{
	struct recur series = { .zone = e->zone, .first = e->start, .rule = e->rule, .extra = e->extra, .n_extra = e->n_extra };
	struct civil midnight = { day->at.year, day->at.month, day->at.day, 0 };
	struct occurrence found[A_DAY_MOST];
	int64_t from;
	size_t n, i;
	bool more;
	int err = zone_moment(e->zone, &midnight, &from);

	if (!err)
		err = recur_expand(&series, from - DAY_MS, from + 2 * DAY_MS, found, A_DAY_MOST, &n, &more);
	if (!w->err)
		w->err = err;
	for (i = 0; !err && i < n; i++)
		if (day_between(&found[i].wall.at, &midnight) == 0)
			wall_line(w, "EXDATE", e, &found[i].wall);
}

/* Readers want UNTIL in UTC (RFC 5545 3.3.10). */
static void rule_line(struct writer *w, const struct ical_event *e)
{
	struct rule rule;
	int64_t ms;

	buf_puts(&w->line, "RRULE:");
	if (!w->err)
		w->err = rule_parse(e->rule, &rule);
	if (!w->err && rule_has(&rule, RULE_UNTIL) && rule.until_is != UNTIL_MOMENT) {
		struct wall until = wall_of(rule.until);

		/* Beyond what zone.h knows a zone makes no difference. */
		if (zone_moment(e->zone, &until.at, &ms))
			ms = (rule.until - until.second) * 1000;
		rule_put_until(e->rule, ms / 1000 + until.second, &w->line);
	} else {
		buf_put(&w->line, e->rule.at, e->rule.len);
	}
	end_line(w);
}

/* --- events --- */

static void put_when(struct writer *w, const struct ical_event *e)
{
	size_t i;

	if (e->is_override)
		wall_line(w, "RECURRENCE-ID", e, &e->slot);
	wall_line(w, "DTSTART", e, &e->start);
	if (e->minutes > 0)
		duration_line(w, "DURATION", e->minutes);
	if (e->rule.len > 0)
		rule_line(w, e);
	for (i = 0; i < e->n_extra; i++)
		wall_line(w, "RDATE", e, &e->extra[i]);
	for (i = 0; i < e->n_left_out; i++) {
		if (e->left_out[i].second < 0)
			day_left_out(w, e, &e->left_out[i]);
		else
			wall_line(w, "EXDATE", e, &e->left_out[i]);
	}
}

static void put_event(struct writer *w, const struct ical_event *e)
{
	plain_line(w, "BEGIN:VEVENT");
	text_line(w, "UID", e->uid);
	moment_line(w, "DTSTAMP", e->stamp_ms);
	if (e->changed_ms)
		moment_line(w, "LAST-MODIFIED", e->changed_ms);
	buf_putf(&w->line, "SEQUENCE:%lld", (long long)e->sequence);
	end_line(w);
	put_when(w, e);
	text_line(w, "SUMMARY", e->title);
	if (e->about.len > 0)
		text_line(w, "DESCRIPTION", e->about);
	if (e->url.len > 0)
		uri_line(w, "URL", e->url);
	plain_line(w, e->cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
	plain_line(w, "END:VEVENT");
}

/* --- zones --- */

static int year_of_ms(int64_t ms)
{
	return wall_of(ms / 1000).at.year;
}

static void span(const struct ical_event *e, int *first, int *last)
{
	int years[] = { e->start.at.year, e->is_override ? e->slot.at.year : e->start.at.year, year_of_ms(e->stamp_ms) };
	size_t i;

	for (i = 0; i < sizeof years / sizeof *years; i++) {
		/* When it was written says how far people look ahead, nothing of what was before. */
		if (i < 2 && years[i] < *first)
			*first = years[i];
		if (years[i] > *last)
			*last = years[i];
	}
	for (i = 0; i < e->n_extra; i++) {
		*first = e->extra[i].at.year < *first ? e->extra[i].at.year : *first;
		*last = e->extra[i].at.year > *last ? e->extra[i].at.year : *last;
	}
}

static int within(int year)
{
	return year < 1970 ? 1970 : year > 2199 ? 2199 : year;
}

static bool seen_before(const struct ical_calendar *c, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_eq(c->events[i].zone, c->events[n].zone))
			return true;
	return false;
}

static int put_zone(struct writer *w, const struct ical_calendar *c, struct str zone)
{
	int first = 2200, last = 1970;
	size_t i;

	for (i = 0; i < c->n; i++)
		if (str_eq(c->events[i].zone, zone))
			span(&c->events[i], &first, &last);
	return vtimezone_put(zone, within(first - 1), within(last + YEARS_AHEAD), w->out);
}

static int put_zones(struct writer *w, const struct ical_calendar *c)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < c->n; i++)
		if (!is_utc(&c->events[i]) && !seen_before(c, i))
			err = put_zone(w, c, c->events[i].zone);
	return err;
}

/* --- the whole --- */

static void put_head(struct writer *w, const struct ical_calendar *c)
{
	plain_line(w, "BEGIN:VCALENDAR");
	plain_line(w, "VERSION:2.0");
	plain_line(w, "PRODID:-//Cairn//Cairn//EN");
	plain_line(w, "CALSCALE:GREGORIAN");
	if (c->name.len > 0) {
		text_line(w, "NAME", c->name);
		text_line(w, "X-WR-CALNAME", c->name);
	}
	if (c->source.len > 0)
		uri_line(w, "SOURCE;VALUE=URI", c->source);
	if (c->refresh_minutes > 0) {
		duration_line(w, "REFRESH-INTERVAL;VALUE=DURATION", c->refresh_minutes);
		duration_line(w, "X-PUBLISHED-TTL", c->refresh_minutes);
	}
}

int ical_write(const struct ical_calendar *calendar, struct buf *out)
{
	struct writer w = { .out = out, .line = BUF_INIT(VALUE_MOST) };
	size_t i;

	put_head(&w, calendar);
	if (!w.err)
		w.err = put_zones(&w, calendar);
	for (i = 0; !w.err && i < calendar->n; i++)
		put_event(&w, &calendar->events[i]);
	plain_line(&w, "END:VCALENDAR");
	buf_release(&w.line);
	return w.err;
}
