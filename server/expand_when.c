#include "expand_when.h"

#include <ctype.h>

static bool take(struct str *left, const char *any)
{
	if (left->len == 0 || !strchr(any, *left->at) || *left->at == '\0')
		return false;
	left->at++;
	left->len--;
	return true;
}

/* So many digits; -1: they are not there. */
static int digits(struct str *left, size_t n)
{
	int value = 0;

	if (left->len < n)
		return -1;
	for (; n > 0; n--, left->at++, left->len--) {
		if (!isdigit((unsigned char)*left->at))
			return -1;
		value = value * 10 + *left->at - '0';
	}
	return value;
}

static bool take_day(struct str *left, struct civil *ret)
{
	bool dashes;

	ret->year = digits(left, 4);
	dashes = take(left, "-");
	ret->month = digits(left, 2);
	if (dashes != take(left, "-"))
		return false;
	ret->day = digits(left, 2);
	return ret->year >= 0 && ret->month >= 0 && ret->day >= 0;
}

static bool take_clock(struct str *left, int *ret_minute, int *ret_second)
{
	int hour = digits(left, 2), minute, second = 0;
	bool colon = take(left, ":");

	minute = digits(left, 2);
	if (colon ? take(left, ":") : left->len > 0 && isdigit((unsigned char)*left->at))
		second = digits(left, 2);
	*ret_minute = hour * 60 + minute;
	*ret_second = second;
	return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
}

/* Z, or an offset in minutes. */
static bool take_offset(struct str *left, int *ret_minutes)
{
	bool minus = left->len > 0 && *left->at == '-';
	int hour, minute;

	*ret_minutes = 0;
	if (take(left, "Zz"))
		return true;
	if (!take(left, "+-"))
		return false;
	hour = digits(left, 2);
	(void)take(left, ":");
	minute = left->len > 0 ? digits(left, 2) : 0;
	*ret_minutes = (hour * 60 + minute) * (minus ? -1 : 1);
	return hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

int when_parse(struct str text, struct when *ret)
{
	struct when w = { 0 };
	int offset = 0;
	int64_t ms;

	if (!take_day(&text, &w.wall.at))
		return ERR_BAD_FIELD;
	w.is_day = text.len == 0;
	if (!w.is_day && (!take(&text, "Tt ") || !take_clock(&text, &w.wall.at.minute, &w.wall.second)))
		return ERR_BAD_FIELD;
	w.is_moment = text.len > 0;
	if (w.is_moment && (!take_offset(&text, &offset) || text.len > 0))
		return ERR_BAD_FIELD;
	/* Whether there is such a day does not hang on the zone. */
	if (zone_moment(STR("UTC"), &w.wall.at, &ms))
		return ERR_BAD_FIELD;
	w.ms = ms + w.wall.second * INT64_C(1000) - offset * INT64_C(60000);
	*ret = w;
	return 0;
}

int when_wall(const struct when *when, struct str zone, struct wall *ret)
{
	struct wall w = when->wall;
	int err = zone_known(zone) ? 0 : ERR_BAD_FIELD;

	if (!err && when->is_moment)
		err = zone_civil(zone, when->ms, &w.at);
	if (!err)
		*ret = w;
	return err;
}

int when_ms(const struct when *when, struct str zone, int64_t *ret_ms)
{
	int err;

	if (when->is_moment) {
		*ret_ms = when->ms;
		return 0;
	}
	err = zone_moment(zone, &when->wall.at, ret_ms);
	if (!err)
		*ret_ms += when->wall.second * INT64_C(1000);
	return err;
}
