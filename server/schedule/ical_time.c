#include "schedule/ical_time.h"

#include <ctype.h>
#include <string.h>

#include "schedule/days.h"
#include "schedule/ical_zone.h"
#include "schedule/rule.h"

#define DURATION_MOST (400 * DAY_S)

bool ical_value_next(struct str *left, struct str *ret)
{
	const char *comma = left->len > 0 ? memchr(left->at, ',', left->len) : NULL;

	if (left->len == 0)
		return false;
	*ret = (struct str){ left->at, comma ? (size_t)(comma - left->at) : left->len };
	left->at += ret->len + (comma ? 1 : 0);
	left->len -= ret->len + (comma ? 1 : 0);
	return true;
}

/* Of a period (RDATE;VALUE=PERIOD) the beginning. */
static struct str beginning(struct str value)
{
	const char *slash = memchr(value.at, '/', value.len);

	return slash ? (struct str){ value.at, (size_t)(slash - value.at) } : value;
}

static int find_zone(const struct ical_line *line, int is, struct str floating, struct str *ret)
{
	struct str tzid = ical_param(line, "TZID");

	if (is == UNTIL_MOMENT) {
		*ret = STR("UTC");
		return 0;
	}
	if (is == UNTIL_WALL && tzid.at)
		return ical_zone(tzid, ret);
	*ret = floating;
	return (is == UNTIL_DAY && !floating.at) || zone_known(floating) ? 0 : ERR_BAD_FIELD;
}

int ical_time_read(const struct ical_line *line, struct str value, struct str floating, const char *field, struct ical_time *ret, const char **ret_field)
{
	struct str kind = ical_param(line, "VALUE");
	struct ical_time t = { 0 };
	int64_t seconds;
	int is;

	*ret_field = field;
	if (rule_parse_time(beginning(value), &is, &seconds) || (kind.at && ical_word_is(kind, "DATE") != (is == UNTIL_DAY)))
		return ERR_BAD_FIELD;
	t.is_day = is == UNTIL_DAY;
	t.wall = wall_of(seconds);
	if (t.wall.at.year < 1970 || t.wall.at.year > 2200)
		return ERR_BAD_FIELD;
	*ret_field = "zone";
	if (find_zone(line, is, floating, &t.zone))
		return ERR_BAD_FIELD;
	*ret = t;
	return 0;
}

int ical_time_ms(const struct ical_time *time, int64_t *ret_ms)
{
	int err = zone_moment(time->zone, &time->wall.at, ret_ms);

	if (!err)
		*ret_ms += time->wall.second * INT64_C(1000);
	return err;
}

int ical_time_in(const struct ical_time *time, struct str zone, struct wall *ret)
{
	struct wall w = time->wall;
	int64_t ms;
	int err = 0;

	/* A time that is skipped keeps what it says where it is not translated. */
	if (!time->is_day && !str_eq(time->zone, zone)) {
		err = ical_time_ms(time, &ms);
		if (!err)
			err = zone_civil(zone, ms, &w.at);
	}
	if (!err)
		*ret = w;
	return err;
}

/* --- durations --- */

/* A number and its letter out of `units`, each once and in this order; *ret_seconds gets more. */
static bool take_part(struct str *left, const char **units, int64_t *ret_seconds)
{
	static const struct { char letter; int64_t seconds; } all[] = { { 'W', 7 * DAY_S }, { 'D', DAY_S }, { 'H', 3600 }, { 'M', 60 }, { 'S', 1 } };
	int64_t n = 0;
	size_t i = 0, k;
	const char *unit;

	while (i < left->len && isdigit((unsigned char)left->at[i]) && n < DURATION_MOST)
		n = n * 10 + left->at[i++] - '0';
	if (i == 0 || i == left->len || n >= DURATION_MOST)
		return false;
	unit = memchr(*units, toupper((unsigned char)left->at[i]), strlen(*units));
	if (!unit)
		return false;
	for (k = 0; all[k].letter != *unit; k++)
		;
	*ret_seconds += n * all[k].seconds;
	*units = unit + 1;
	left->at += i + 1;
	left->len -= i + 1;
	return true;
}

static bool take_char(struct str *left, char upper)
{
	if (left->len == 0 || toupper((unsigned char)*left->at) != upper)
		return false;
	left->at++;
	left->len--;
	return true;
}

int ical_duration_read(struct str value, int64_t *ret_seconds)
{
	const char *units = "WD";
	int64_t seconds = 0;
	bool clock = false;

	(void)take_char(&value, '+');
	if (!take_char(&value, 'P') || value.len == 0)
		return ERR_BAD_FIELD;
	while (value.len > 0) {
		if (!clock && take_char(&value, 'T')) {
			units = "HMS";
			clock = true;
		}
		if (!take_part(&value, &units, &seconds))
			return ERR_BAD_FIELD;
	}
	if (seconds > DURATION_MOST)
		return ERR_BAD_FIELD;
	*ret_seconds = seconds;
	return 0;
}
