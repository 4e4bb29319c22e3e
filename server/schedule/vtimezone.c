#include "schedule/vtimezone.h"

#include "schedule/days.h"
#include "schedule/recur.h"

#define CHANGES_MOST 512
#define PATTERN_YEARS 40                  /* every weekday a day can fall on, in leap years too, comes within 28 */
#define YEAR_LAST 2199

/* A clock is put on, at a time by the clock before. */
struct change {
	struct wall wall;
	int weekday;
	int32_t from, to;
};

struct changes {
	size_t n;
	struct change at[CHANGES_MOST];
	int32_t begins_with;
};

static int64_t year_begins_ms(int year)
{
	return days_number(year, 1, 1) * DAY_S * 1000;
}

static struct change change_at(int64_t ms, int32_t from, int32_t to)
{
	struct change c = { .wall = wall_of(ms / 1000 + from), .from = from, .to = to };

	c.weekday = days_weekday(days_number(c.wall.at.year, c.wall.at.month, c.wall.at.day));
	return c;
}

static int collect(struct str zone, int first_year, int last_year, struct changes *ret)
{
	int64_t end = year_begins_ms(last_year + 1), ms = year_begins_ms(first_year);
	int32_t from, to;
	int err = zone_offset(zone, ms, &from, &ms);

	ret->n = 0;
	ret->begins_with = from;
	while (!err && ms < end && ret->n < CHANGES_MOST) {
		int64_t at = ms;

		err = zone_offset(zone, at, &to, &ms);
		if (!err && to != from)
			ret->at[ret->n++] = change_at(at, from, to);
		from = to;
	}
	return err;
}

/* --- what comes every year --- */

/* One change of a year: a weekday within seven days of a month. */
struct pattern {
	struct change first;
	int day_least, day_most;
	int month_left_least;                 /* days of the month after it */
};

static bool same_kind(const struct change *a, const struct change *b)
{
	return a->wall.at.month == b->wall.at.month && a->weekday == b->weekday && a->wall.at.minute == b->wall.at.minute
		&& a->wall.second == b->wall.second && a->from == b->from && a->to == b->to;
}

static void widen(struct pattern *p, const struct change *c)
{
	int left = days_in_month(c->wall.at.year, c->wall.at.month) - c->wall.at.day;

	if (c->wall.at.day < p->day_least)
		p->day_least = c->wall.at.day;
	if (c->wall.at.day > p->day_most)
		p->day_most = c->wall.at.day;
	if (left < p->month_left_least)
		p->month_left_least = left;
}

static bool is_last(const struct pattern *p)
{
	return p->day_most - p->day_least < 10 && p->month_left_least == 0 && p->day_least > 21;
}

/* The day it gives in a year. */
static int day_in(const struct pattern *p, int year)
{
	int month = p->first.wall.at.month, from = is_last(p) ? days_in_month(year, month) - 6 : p->day_least;
	int weekday = days_weekday(days_number(year, month, from));

	return from + (p->first.weekday - weekday + 7) % 7;
}

static bool gives(const struct pattern *p, const struct change *c)
{
	return same_kind(&p->first, c) && day_in(p, c->wall.at.year) == c->wall.at.day;
}

/* Two changes a year, the same ones in all the years at the end.  Where there are, *ret_from is the first change that is one of them. */
static bool find_patterns(const struct changes *all, struct pattern ret[2], size_t *ret_from)
{
	size_t begin, i;

	if (all->n < PATTERN_YEARS * 2)
		return false;
	begin = all->n - PATTERN_YEARS * 2;
	for (i = 0; i < 2; i++)
		ret[i] = (struct pattern){ all->at[begin + i], 31, 1, 31 };
	for (i = begin; i < all->n; i++)
		widen(&ret[(i - begin) % 2], &all->at[i]);
	for (i = begin; i < all->n; i++)
		if (!gives(&ret[(i - begin) % 2], &all->at[i]))
			return false;
	for (i = begin; i > 0 && gives(&ret[(begin - i + 1) % 2], &all->at[i - 1]); i--)
		;
	ret[(begin - i) % 2].first = all->at[i];
	ret[(begin - i + 1) % 2].first = all->at[i + 1];
	*ret_from = i;
	return true;
}

/* --- writing --- */

static void put_wall(struct buf *out, const struct wall *w)
{
	buf_putf(out, "%04d%02d%02dT%02d%02d%02d", w->at.year, w->at.month, w->at.day, w->at.minute / 60, w->at.minute % 60, w->second);
}

static void put_offset(struct buf *out, const char *name, int32_t offset)
{
	int32_t s = offset < 0 ? -offset : offset;

	buf_putf(out, "%s:%c%02d%02d", name, offset < 0 ? '-' : '+', s / 3600, s / 60 % 60);
	if (s % 60)
		buf_putf(out, "%02d", s % 60);
	buf_puts(out, "\r\n");
}

static const char *kind(const struct change *c)
{
	return c->to > c->from ? "DAYLIGHT" : "STANDARD";
}

static void begin_part(struct buf *out, const struct change *c)
{
	buf_putf(out, "BEGIN:%s\r\nDTSTART:", kind(c));
	put_wall(out, &c->wall);
	buf_puts(out, "\r\n");
	put_offset(out, "TZOFFSETFROM", c->from);
	put_offset(out, "TZOFFSETTO", c->to);
}

static void end_part(struct buf *out, const struct change *c)
{
	buf_putf(out, "END:%s\r\n", kind(c));
}

static void put_change(struct buf *out, const struct change *c)
{
	begin_part(out, c);
	end_part(out, c);
}

static void put_pattern(struct buf *out, const struct pattern *p)
{
	static const char *const weekdays[] = { "SU", "MO", "TU", "WE", "TH", "FR", "SA" };
	const char *weekday = weekdays[p->first.weekday];
	int day;

	begin_part(out, &p->first);
	buf_putf(out, "RRULE:FREQ=YEARLY;BYMONTH=%d;", p->first.wall.at.month);
	if (is_last(p)) {
		buf_putf(out, "BYDAY=-1%s\r\n", weekday);
	} else if (p->day_least % 7 == 1) {
		buf_putf(out, "BYDAY=%d%s\r\n", p->day_least / 7 + 1, weekday);
	} else {
		buf_putf(out, "BYDAY=%s;BYMONTHDAY=%d", weekday, p->day_least);
		for (day = p->day_least + 1; day <= p->day_most; day++)
			buf_putf(out, ",%d", day);
		buf_puts(out, "\r\n");
	}
	end_part(out, &p->first);
}

int vtimezone_put(struct str zone, int first_year, int last_year, struct buf *out)
{
	int seen = last_year + PATTERN_YEARS + 5;
	struct changes all;
	struct pattern patterns[2];
	size_t from = 0, i;
	bool goes_on;
	int err = collect(zone, first_year, seen < YEAR_LAST ? seen : YEAR_LAST, &all);

	if (err)
		return err;
	goes_on = find_patterns(&all, patterns, &from);
	buf_putf(out, "BEGIN:VTIMEZONE\r\nTZID:%.*s\r\n", (int)zone.len, zone.at);
	put_change(out, &(struct change){ { { first_year, 1, 1, 0 }, 0 }, 0, all.begins_with, all.begins_with });
	for (i = 0; goes_on ? i < from : i < all.n && all.at[i].wall.at.year <= last_year; i++)
		put_change(out, &all.at[i]);
	for (i = 0; goes_on && i < 2; i++)
		put_pattern(out, &patterns[i]);
	buf_puts(out, "END:VTIMEZONE\r\n");
	return out->err;
}
