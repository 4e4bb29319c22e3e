#include "schedule/rule.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "schedule/days.h"
#include "schedule/recur.h"

/* --- words and numbers --- */

static bool word_is(struct str text, const char *word)
{
	return text.len == strlen(word) && strncasecmp(text.at, word, text.len) == 0;
}

/* Up to the separator; what is left begins after it.  *ret_last: there was none. */
static struct str cut(struct str *left, char at, bool *ret_last)
{
	const char *end = memchr(left->at, at, left->len);
	struct str head = { left->at, end ? (size_t)(end - left->at) : left->len };

	*ret_last = !end;
	left->at += head.len + !*ret_last;
	left->len -= head.len + !*ret_last;
	return head;
}

/* Digits and no more than six of them; -1: it is something else. */
static int number(struct str text)
{
	int n = 0;

	if (text.len == 0 || text.len > 6)
		return -1;
	for (; text.len > 0; text.at++, text.len--) {
		if (!isdigit((unsigned char)*text.at))
			return -1;
		n = n * 10 + *text.at - '0';
	}
	return n;
}

static int find_word(struct str text, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (word_is(text, words[i]))
			return (int)i;
	return -1;
}

static int weekday(struct str text)
{
	static const char *const names[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };

	return find_word(text, names, 7);
}

/* --- times --- */

static int digits(struct str text, size_t from, size_t n)
{
	return number((struct str){ text.at + from, n });
}

static int parse_day(struct str text, int64_t *ret_seconds)
{
	int year = digits(text, 0, 4), month = digits(text, 4, 2), day = digits(text, 6, 2);

	if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
		return ERR_BAD_FIELD;
	*ret_seconds = days_number(year, month, day) * DAY_S;
	return 0;
}

/* A leap second is read as the one before it. */
static int parse_clock(struct str text, int64_t *ret_seconds)
{
	int hour = digits(text, 0, 2), minute = digits(text, 2, 2), second = digits(text, 4, 2);

	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
		return ERR_BAD_FIELD;
	*ret_seconds = hour * 3600 + minute * 60 + (second == 60 ? 59 : second);
	return 0;
}

int rule_parse_time(struct str text, int *ret_is, int64_t *ret_seconds)
{
	bool utc = text.len == 16 && toupper((unsigned char)text.at[15]) == 'Z';
	int64_t day, clock = 0;

	if ((text.len != 8 && text.len != 15 && !utc) || parse_day(text, &day))
		return ERR_BAD_FIELD;
	if (text.len > 8 && (toupper((unsigned char)text.at[8]) != 'T' || parse_clock((struct str){ text.at + 9, 6 }, &clock)))
		return ERR_BAD_FIELD;
	*ret_is = text.len == 8 ? UNTIL_DAY : utc ? UNTIL_MOMENT : UNTIL_WALL;
	*ret_seconds = day + clock;
	return 0;
}

/* --- each part --- */

static bool put_freq(struct rule *r, struct str value)
{
	static const char *const names[] = { "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
	int which = find_word(value, names, 7);

	r->freq = (enum rule_freq)(which < 0 ? 0 : which);
	return which >= 0;
}

static bool put_until(struct rule *r, struct str value)
{
	int is;

	if (rule_parse_time(value, &is, &r->until))
		return false;
	r->until_is = is;
	if (is == UNTIL_DAY)
		r->until += DAY_S - 1;
	return true;
}

static bool put_count(struct rule *r, struct str value)
{
	r->count = number(value);
	return r->count >= 1 && r->count <= RECUR_COUNT_MOST;
}

static bool put_interval(struct rule *r, struct str value)
{
	r->interval = number(value);
	return r->interval >= 1 && r->interval <= RECUR_COUNT_MOST;
}

static bool put_week_start(struct rule *r, struct str value)
{
	r->week_start = weekday(value);
	return r->week_start >= 0;
}

/* [+-] and a number from 1 to `most`; 0: it is something else.  Moves on to what follows. */
static int signed_number(struct str *text, int most)
{
	bool minus = text->len > 0 && *text->at == '-', sign = minus || (text->len > 0 && *text->at == '+');
	size_t len = 0;
	int n;

	text->at += sign;
	text->len -= sign;
	while (len < text->len && isdigit((unsigned char)text->at[len]))
		len++;
	n = number((struct str){ text->at, len });
	text->at += len;
	text->len -= len;
	if (n < 1 || n > most)
		return 0;
	return minus ? -n : n;
}

static void put_signed(struct rule_set *set, int n)
{
	uint64_t *bits = n < 0 ? set->back : set->front;

	n = n < 0 ? -n : n;
	bits[n / 64] |= UINT64_C(1) << (n % 64);
}

static bool put_weekday(struct rule *r, struct str text)
{
	int nth = 0, day;

	if (text.len > 2) {
		nth = signed_number(&text, 53);
		if (!nth)
			return false;
	}
	day = weekday(text);
	if (day < 0)
		return false;
	if (nth)
		put_signed(&r->nth[day], nth);
	else
		r->weekdays |= 1u << day;
	return true;
}

static bool put_weekdays(struct rule *r, struct str value)
{
	bool last = false;

	while (!last)
		if (!put_weekday(r, cut(&value, ',', &last)))
			return false;
	return true;
}

static bool put_places(struct rule *r, struct str value)
{
	bool last = false;

	while (!last) {
		struct str text = cut(&value, ',', &last);
		int n = signed_number(&text, 366);

		if (!n || text.len > 0 || r->n_places == RULE_PLACES_MOST)
			return false;
		r->places[r->n_places++] = (int16_t)n;
	}
	return true;
}

/* --- lists of numbers --- */

static bool put_list(struct rule_set *set, struct str value, int most, bool back)
{
	bool last = false;

	while (!last) {
		struct str text = cut(&value, ',', &last);
		int n = back ? signed_number(&text, most) : number(text);

		if (back ? n == 0 || text.len > 0 : n < 0 || n > most)
			return false;
		put_signed(set, n);
	}
	return true;
}

static bool put_seconds(struct rule *r, struct str value)
{
	if (!put_list(&r->seconds, value, 60, false))
		return false;
	if (rule_in(r->seconds.front, 60))
		put_signed(&r->seconds, 59);
	r->seconds.front[0] &= ~(UINT64_C(1) << 60);
	return true;
}

static bool put_minutes(struct rule *r, struct str value)
{
	return put_list(&r->minutes, value, 59, false);
}

static bool put_hours(struct rule *r, struct str value)
{
	return put_list(&r->hours, value, 23, false);
}

static bool put_month_days(struct rule *r, struct str value)
{
	return put_list(&r->month_days, value, 31, true);
}

static bool put_year_days(struct rule *r, struct str value)
{
	return put_list(&r->year_days, value, 366, true);
}

static bool put_weeks(struct rule *r, struct str value)
{
	return put_list(&r->weeks, value, 53, true);
}

static bool put_months(struct rule *r, struct str value)
{
	return put_list(&r->months, value, 12, false) && !rule_in(r->months.front, 0);
}

static const struct part {
	const char *name;
	bool (*put)(struct rule *, struct str);
} parts[RULE_PARTS] = {
	[RULE_FREQ] = { "FREQ", put_freq }, [RULE_UNTIL] = { "UNTIL", put_until }, [RULE_COUNT] = { "COUNT", put_count },
	[RULE_INTERVAL] = { "INTERVAL", put_interval }, [RULE_SECOND] = { "BYSECOND", put_seconds },
	[RULE_MINUTE] = { "BYMINUTE", put_minutes }, [RULE_HOUR] = { "BYHOUR", put_hours }, [RULE_DAY] = { "BYDAY", put_weekdays },
	[RULE_MONTH_DAY] = { "BYMONTHDAY", put_month_days }, [RULE_YEAR_DAY] = { "BYYEARDAY", put_year_days },
	[RULE_WEEK] = { "BYWEEKNO", put_weeks }, [RULE_MONTH] = { "BYMONTH", put_months },
	[RULE_PLACE] = { "BYSETPOS", put_places }, [RULE_WEEK_START] = { "WKST", put_week_start },
};

static bool put_part(struct rule *r, struct str text)
{
	bool last;
	struct str name = cut(&text, '=', &last);
	int which;

	for (which = 0; which < RULE_PARTS; which++)
		if (word_is(name, parts[which].name))
			break;
	if (last || which == RULE_PARTS || rule_has(r, which))
		return false;
	r->given |= 1u << which;
	return parts[which].put(r, text);
}

/* --- what fits together --- */

static bool has_nth(const struct rule *r)
{
	static const struct rule_set none;
	int i;

	for (i = 0; i < 7; i++)
		if (memcmp(&r->nth[i], &none, sizeof none) != 0)
			return true;
	return false;
}

/* The table of the RFC, and what stands below it. */
static bool fits(const struct rule *r)
{
	const unsigned selects = 1u << RULE_SECOND | 1u << RULE_MINUTE | 1u << RULE_HOUR | 1u << RULE_DAY | 1u << RULE_MONTH_DAY
		| 1u << RULE_YEAR_DAY | 1u << RULE_WEEK | 1u << RULE_MONTH;

	if (!rule_has(r, RULE_FREQ) || (rule_has(r, RULE_COUNT) && rule_has(r, RULE_UNTIL)))
		return false;
	if (rule_has(r, RULE_PLACE) && !(r->given & selects))
		return false;
	if (rule_has(r, RULE_WEEK) && r->freq != FREQ_YEARLY)
		return false;
	if (rule_has(r, RULE_YEAR_DAY) && r->freq >= FREQ_DAILY && r->freq <= FREQ_MONTHLY)
		return false;
	if (rule_has(r, RULE_MONTH_DAY) && r->freq == FREQ_WEEKLY)
		return false;
	return !has_nth(r) || r->freq == FREQ_MONTHLY || (r->freq == FREQ_YEARLY && !rule_has(r, RULE_WEEK));
}

int rule_parse(struct str text, struct rule *ret)
{
	struct rule r = { .interval = 1, .week_start = 1 };
	bool last = false;

	if (text.len > RECUR_RULE_MOST)
		return ERR_BAD_FIELD;
	while (!last)
		if (!put_part(&r, cut(&text, ';', &last)))
			return ERR_BAD_FIELD;
	if (!fits(&r))
		return ERR_BAD_FIELD;
	*ret = r;
	return 0;
}

/* --- ending one --- */

void rule_put_until(struct str text, int64_t utc_s, struct buf *out)
{
	struct wall last = wall_of(utc_s);
	bool end = false;

	while (!end) {
		struct str part = cut(&text, ';', &end), value = part;
		bool bare;
		struct str name = cut(&value, '=', &bare);

		if (word_is(name, parts[RULE_COUNT].name) || word_is(name, parts[RULE_UNTIL].name))
			continue;
		buf_put(out, part.at, part.len);
		buf_putc(out, ';');
	}
	buf_putf(out, "UNTIL=%04d%02d%02dT%02d%02d%02dZ", last.at.year, last.at.month, last.at.day, last.at.minute / 60, last.at.minute % 60, last.second);
}
