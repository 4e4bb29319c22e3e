/* Meetings for lists of meetings, as JSON by github.com/code4recovery/spec: every week, public, and wanted there. */
#include "base/config.h"
#include "base/id.h"
#include "meeting/meeting.h"
#include "meeting/pages.h"
#include "schedule/rule.h"
#include "schedule/zone.h"

#define AT_ONCE 20
#define SOON_MS (INT64_C(8) * 24 * 3600 * 1000)           /* weekly: one of these days there is one, or it pauses */
#define EVERY_DAY 0x7f
#define WEEKLY_PARTS (1u << RULE_FREQ | 1u << RULE_UNTIL | 1u << RULE_COUNT | 1u << RULE_INTERVAL | 1u << RULE_DAY | 1u << RULE_WEEK_START)

/* The spec's codes of languages. */
static const struct { const char *language, *code; } languages[] = {
	{ "af", "AF" }, { "am", "AM" }, { "ar", "AR" }, { "bg", "BG" }, { "da", "DA" }, { "de", "DE" }, { "el", "EL" },
	{ "en", "EN" }, { "es", "S" }, { "fa", "FA" }, { "fi", "FI" }, { "fr", "FR" }, { "he", "HE" }, { "hi", "HI" },
	{ "hr", "HR" }, { "hu", "HU" }, { "is", "IS" }, { "it", "ITA" }, { "ja", "JA" }, { "ka", "KA" }, { "ko", "KOR" },
	{ "lt", "LT" }, { "ml", "ML" }, { "mt", "MT" }, { "ne", "NE" }, { "nl", "NL" }, { "no", "NO" }, { "nb", "NO" },
	{ "pa", "PUN" }, { "pl", "POL" }, { "pt", "POR" }, { "ru", "RUS" }, { "sk", "SK" }, { "sl", "SL" }, { "sv", "SV" },
	{ "th", "TH" }, { "tl", "TL" }, { "tr", "TUR" }, { "uk", "UK" },
};

/* Of "de-CH" that of "de"; NULL: the spec has none. */
static const char *code_of(struct str language)
{
	const char *dash = memchr(language.at, '-', language.len);
	struct str tongue = { language.at, dash ? (size_t)(dash - language.at) : language.len };
	size_t i;

	for (i = 0; i < sizeof languages / sizeof *languages; i++)
		if (str_is(tongue, languages[i].language))
			return languages[i].code;
	return NULL;
}

/* Days of the week as bits, Sunday the lowest; 0: it is not each week. */
static unsigned days_of(const struct series *s)
{
	struct civil first;
	struct rule rule;

	if (day_parse(s->day, &first) || !s->rule.len || rule_parse(s->rule, &rule) || rule.interval != 1
	    || (rule.given & ~WEEKLY_PARTS))
		return 0;
	if (rule.freq != FREQ_WEEKLY && rule.freq != FREQ_DAILY)
		return 0;
	if (rule_has(&rule, RULE_DAY))
		return rule.weekdays;
	return rule.freq == FREQ_DAILY ? EVERY_DAY : 1u << day_weekday(&first) % 7;
}

/* Nothing of it in the days that come: cancelled, closed, or not yet. */
static int look_ahead(struct tx *tx, const struct series *s, struct arena *arena, bool *ret_paused)
{
	struct meetings_query q = { .from_ms = tx->now_ms, .until_ms = tx->now_ms + SOON_MS, .series = s->id };
	struct meeting list[AT_ONCE];
	size_t n, i;
	int err = meetings_list(tx, &q, arena, list, AT_ONCE, &n);

	*ret_paused = true;
	for (i = 0; !err && i < n; i++)
		*ret_paused &= list[i].agenda.state == MEETING_CANCELLED || list[i].agenda.state == MEETING_ENDED;
	return err;
}

static void put_text(struct buf *b, const char *name, struct str value)
{
	buf_putf(b, ",\"%s\":", name);
	buf_put_json(b, value);
}

static void put_time(struct buf *b, const char *name, int64_t minute)
{
	buf_putf(b, ",\"%s\":\"%02d:%02d\"", name, (int)(minute / 60 % 24), (int)(minute % 60));
}

static void put_days(struct buf *b, unsigned days)
{
	bool many = days & (days - 1), more = false;
	int i;

	buf_puts(b, many ? ",\"day\":[" : ",\"day\":");
	for (i = 0; i < 7; i++)
		if (days >> i & 1) {
			buf_putf(b, more ? ",%d" : "%d", i);
			more = true;
		}
	buf_puts(b, many ? "]" : "");
}

static void put_types(struct buf *b, const struct series *s, bool paused)
{
	const char *code = code_of(s->language);

	buf_puts(b, ",\"types\":[");
	if (code)
		buf_putf(b, "\"%s\"", code);
	if (paused)
		buf_puts(b, code ? ",\"TC\"" : "\"TC\"");
	buf_puts(b, "]");
}

static int put_updated(struct buf *b, int64_t ms)
{
	struct civil at;

	if (zone_civil(STR("UTC"), ms, &at))
		return ERR_STORAGE;
	buf_putf(b, ",\"updated\":\"%04d-%02d-%02d %02d:%02d:%02d\"", at.year, at.month, at.day, at.minute / 60, at.minute % 60,
	         (int)(ms / 1000 % 60));
	return 0;
}

static int put_series(struct page *p, const struct series *s, unsigned days, bool paused)
{
	struct buf *b = &p->body;
	const char *site = page_config(p)->site_url;
	char id[ID_TEXT_LEN + 1];

	id_format(s->id, id);
	buf_puts(b, b->len > 1 ? ",\n{\"name\":" : "\n{\"name\":");
	buf_put_json(b, s->title);
	put_text(b, "slug", str_of(id));
	put_days(b, days);
	put_time(b, "time", s->start_min);
	put_time(b, "end_time", s->start_min + s->minutes);
	put_text(b, "timezone", s->zone);
	put_types(b, s, paused);
	/* Without one, an online meeting counts as not active (the spec, "Online Meeting Fields"). */
	if (!paused)
		buf_putf(b, ",\"conference_url\":\"%s/programme#%s\"", site, id);
	buf_putf(b, ",\"url\":\"%s/programme#%s\"", site, id);
	if (put_updated(b, s->changed_ms))
		return ERR_STORAGE;
	buf_putc(b, '}');
	return 0;
}

static int add_series(struct page *p, struct tx *tx, const struct series *s, struct arena *arena)
{
	unsigned days = s->public && s->guide ? days_of(s) : 0;
	bool paused;
	int err;

	if (!days)
		return 0;
	err = look_ahead(tx, s, arena, &paused);
	return err ? err : put_series(p, s, days, paused);
}

static int add_some(struct page *p, struct tx *tx, int64_t *after, bool *ret_more)
{
	struct series list[AT_ONCE];
	struct arena arena;
	size_t n, i;
	int err;

	arena_init(&arena, 4u << 20);
	err = series_list(tx, 0, false, *after, &arena, list, AT_ONCE, &n);
	for (i = 0; !err && i < n; i++)
		err = add_series(p, tx, &list[i], &arena);
	*ret_more = !err && n == AT_ONCE;
	if (!err && n)
		*after = list[n - 1].id;
	arena_release(&arena);
	return err;
}

int guide_page(struct page *p, struct tx *tx)
{
	int64_t after = 0;
	bool more = true;
	int err = 0;

	p->type = "application/json; charset=utf-8";
	p->shared = p->anywhere = true;
	buf_putc(&p->body, '[');
	while (!err && more)
		err = add_some(p, tx, &after, &more);
	buf_puts(&p->body, "\n]\n");
	return err;
}
