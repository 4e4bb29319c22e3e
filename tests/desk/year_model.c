/* tests/desk/year_model.c: see year_model.h. */
#include "year_model.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- calendars --- */

/* By Howard Hinnant's well-known proof: days of the civil calendar. */
static int day_of(int y, int m, int d)
{
	int era, yoe, doy;

	y -= m <= 2;
	era = y / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void civil_of(int day, int *ret_y, int *ret_m, int *ret_d)
{
	int z = day + 719468, era = z / 146097, doe = z - era * 146097, yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365,
		doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;

	*ret_d = doy - (153 * mp + 2) / 5 + 1;
	*ret_m = mp + (mp < 10 ? 3 : -9);
	*ret_y = yoe + era * 400 + (*ret_m <= 2);
}

int year_weekday(int day)
{
	return (day + 3) % 7 + 1;             /* 1970-01-01 was a Thursday */
}

void year_day_text(int day, char ret[11])
{
	int y, m, d;

	civil_of(day, &y, &m, &d);
	assert(y >= 1970 && y < 10000);
	snprintf(ret, 11, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100, (unsigned)d % 100);
}

int year_day_of(const char *text)
{
	return day_of(atoi(text), atoi(text + 5), atoi(text + 8));
}

/* The nth such weekday of a month; -1: the last. */
static int nth_of(int year, int month, int weekday, int nth)
{
	int first = day_of(year, month, 1), last = month == 12 ? day_of(year, 12, 31) : day_of(year, month + 1, 1) - 1;

	if (nth > 0)
		return first + (weekday - year_weekday(first) + 7) % 7 + 7 * (nth - 1);
	return last - (year_weekday(last) - weekday + 7) % 7;
}

/* --- zones: what the laws said in 2026 --- */

enum { MON = 1, THU = 4, FRI = 5, SUN = 7 };

const char *const year_zones[ZONES] = { "UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Africa/Cairo",
	"Asia/Kolkata", "Australia/Sydney", "Australia/Lord_Howe" };

/* Minutes east of Greenwich in winter; how much later in summer; when that begins and ends: month, which weekday, and the minute of
 * that day by Greenwich. */
static const struct law {
	int standard, summer;
	struct { int month, nth, weekday, minute; } begins, ends;
} laws[ZONES] = {
	[UTC] = { 0, 0, { 0 }, { 0 } },
	[LONDON] = { 0, 60, { 3, -1, SUN, 60 }, { 10, -1, SUN, 60 } },
	[BERLIN] = { 60, 60, { 3, -1, SUN, 60 }, { 10, -1, SUN, 60 } },
	[NEW_YORK] = { -300, 60, { 3, 2, SUN, 420 }, { 11, 1, SUN, 360 } },
	[SAO_PAULO] = { -180, 0, { 0 }, { 0 } },
	[CAIRO] = { 120, 60, { 4, -1, FRI, -120 }, { 10, -1, THU, 21 * 60 } },
	[KOLKATA] = { 330, 0, { 0 }, { 0 } },
	[SYDNEY] = { 600, 60, { 10, 1, SUN, -480 }, { 4, 1, SUN, -480 } },
	[LORD_HOWE] = { 630, 30, { 10, 1, SUN, -510 }, { 4, 1, SUN, -540 } },
};

static int64_t minutes_of(int64_t ms)
{
	return ms >= 0 ? ms / MINUTE : -((-ms + MINUTE - 1) / MINUTE);
}

/* Minutes ahead of Greenwich at a minute of Greenwich. */
static int offset_at(int zone, int64_t minute)
{
	const struct law *l = &laws[zone];
	int64_t begins, ends;
	int y, m, d;

	if (!l->summer)
		return l->standard;
	civil_of((int)(minute / 1440), &y, &m, &d);
	begins = nth_of(y, l->begins.month, l->begins.weekday, l->begins.nth) * INT64_C(1440) + l->begins.minute;
	ends = nth_of(y, l->ends.month, l->ends.weekday, l->ends.nth) * INT64_C(1440) + l->ends.minute;
	if (begins < ends)
		return l->standard + (minute >= begins && minute < ends ? l->summer : 0);
	return l->standard + (minute >= begins || minute < ends ? l->summer : 0);
}

int64_t year_moment(int zone, int day, int minute)
{
	int64_t wall = day * INT64_C(1440) + minute;
	int before = offset_at(zone, wall - 2880), after = offset_at(zone, wall + 2880);

	/* As it was before a change near by, when the clock then says so: also the first of two. */
	if (offset_at(zone, wall - before) == before || offset_at(zone, wall - after) != after)
		return (wall - before) * MINUTE;
	return (wall - after) * MINUTE;
}

int year_day(int zone, int64_t ms, int *ret_minute)
{
	int64_t minute = minutes_of(ms), wall = minute + offset_at(zone, minute);

	*ret_minute = (int)(wall % 1440);
	return (int)(wall / 1440);
}

/* --- from plans to meetings --- */

bool year_falls(const struct plan *p, int day)
{
	int y, m, d;

	if (day < p->first || day >= p->until || year_weekday(day) != year_weekday(p->first))
		return false;
	if (p->weeks)
		return (day - p->first) % (7 * p->weeks) == 0;
	civil_of(day, &y, &m, &d);
	return nth_of(y, m, year_weekday(day), p->nth) == day;
}

int year_closed(const struct year *y, const struct meet *m)
{
	int i, day, minute;

	for (i = 0; i < CLOSURES_MOST; i++) {
		const struct closure *c = &y->closures[i];

		if (!c->id || (c->room >= 0 && c->room != m->room))
			continue;
		day = year_day(c->zone, m->start_ms, &minute);
		if (day >= c->first && day <= c->last)
			return i;
	}
	return -1;
}

void year_place(struct year *y, struct meet *m)
{
	const struct plan *p = &y->series[m->series].plan;
	bool was_closed = m->where == CANCELLED && m->closure >= 0;

	m->start_ms = year_moment(p->zone, m->day, m->start);
	m->end_ms = m->start_ms + m->minutes * MINUTE;
	m->opens_ms = m->start_ms - p->opens * MINUTE;
	if (m->own_cancelled || m->gone)
		return;
	m->closure = m->anyway ? -1 : year_closed(y, m);
	if (m->closure >= 0)
		year_cancel(m);
	else if (was_closed)
		year_reopen(y, m);
}

static bool is_there(const struct year *y, int series, int day)
{
	int i;

	for (i = y->n_meets; i-- > 0;)
		if (y->meets[i].series == series && y->meets[i].slot_day == day)
			return true;
	return false;
}

/* Who comes each time has a place, or waits for one; whoever has said something about this one alone is left with that. */
static void fill(const struct year *y, struct meet *m)
{
	const struct series *s = &y->series[m->series];
	int i;

	for (i = 0; i < s->n_signed_up; i++)
		if (m->spots[s->signed_up[i]].spot == NO_SPOT)
			year_note(m, s->signed_up[i]);
}

static void add(struct year *y, int series, int day)
{
	const struct plan *p = &y->series[series].plan;
	struct meet *m = &y->meets[y->n_meets++];

	assert(y->n_meets < MEETS_MOST);
	*m = (struct meet){ .series = series, .room = p->room, .slot_day = day, .slot_min = p->start, .day = day, .start = p->start,
		.minutes = p->minutes, .capacity = p->capacity, .staff_needed = p->staff_needed, .closure = -1 };
	year_place(y, m);
	if (m->where != CANCELLED)
		fill(y, m);
}

void year_make(struct year *y, int series, int64_t until_ms)
{
	struct series *s = &y->series[series];
	int64_t since_ms = s->made_until_ms ? s->made_until_ms : s->from_ms;
	int day;

	for (day = (int)(since_ms / DAY) - 1; day <= until_ms / DAY + 1; day++) {
		int64_t at = year_moment(s->plan.zone, day, s->plan.start);

		if (year_falls(&s->plan, day) && at > s->from_ms && at < until_ms && !is_there(y, series, day))
			add(y, series, day);
	}
	s->made_until_ms = until_ms;
}

bool year_overlaps(const struct year *y, int room, int64_t from_ms, int64_t until_ms, int except_series, const struct meet *except, bool cancelled)
{
	int i;

	for (i = 0; i < y->n_meets; i++) {
		const struct meet *m = &y->meets[i];

		if (m->room == room && m->series != except_series && m != except && m->start_ms < until_ms && m->end_ms > from_ms && !m->gone
		    && m->where != ENDED && (m->where != CANCELLED || cancelled))
			return true;
	}
	return false;
}

unsigned year_staff(const struct year *y, const struct meet *m)
{
	return m->own_staff ? m->staff : y->series[m->series].staff;
}

bool year_leads_elsewhere(const struct year *y, const struct meet *m, int who)
{
	int i;

	for (i = 0; i < y->n_meets; i++) {
		const struct meet *other = &y->meets[i];

		if (other != m && !other->gone && other->where != ENDED && other->where != CANCELLED && (year_staff(y, other) & (1u << who))
		    && other->start_ms < m->end_ms && m->start_ms < other->end_ms)
			return true;
	}
	return false;
}

int year_missing(const struct year *y, const struct meet *m)
{
	int missing = m->staff_needed - __builtin_popcount(year_staff(y, m));

	return missing > 0 ? missing : 0;
}

/* --- the life of a meeting --- */

bool year_is_on(const struct meet *m)
{
	return m->where == DOOR_OPEN || m->where == ON || m->where == CLOSING;
}

static void end(struct meet *m)
{
	m->no_staff = m->held_ms != 0;
	m->where = ENDED;
	m->here = 0;
	m->short_ms = m->held_ms = 0;
}

/* What comes next in its life. */
enum step { NOTHING, DOOR, OVER, NOBODY_CAME, BEGIN, HOLD, LAST_MINUTES };

static enum step next_step(const struct year *y, const struct meet *m, int64_t *ret_ms)
{
	bool live = m->where == ON || m->where == CLOSING;
	int64_t last = m->end_ms - y->closing_ms > m->live_ms ? m->end_ms - y->closing_ms : m->live_ms;
	const struct { bool may; int64_t ms; enum step step; } steps[] = {
		{ m->where == SCHEDULED, m->opens_ms, DOOR },
		{ year_is_on(m), m->end_ms, OVER },
		{ m->held_ms != 0, m->held_ms + y->give_up_ms, NOBODY_CAME },
		{ m->where == DOOR_OPEN && !m->held_ms, m->start_ms, BEGIN },
		{ live && m->short_ms && !m->held_ms, m->short_ms + y->hold_ms, HOLD },
		{ m->where == ON, last, LAST_MINUTES },
	};
	enum step step = NOTHING;
	size_t i;

	*ret_ms = 0;
	for (i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i].may && (step == NOTHING || steps[i].ms < *ret_ms)) {
			step = steps[i].step;
			*ret_ms = steps[i].ms;
		}
	return step;
}

int64_t year_due(const struct year *y, const struct meet *m)
{
	int64_t ms;

	(void)next_step(y, m, &ms);
	return ms;
}

/* It should go on, and there are too few: somebody is called. */
static void call(struct meet *m, int64_t now_ms)
{
	m->held_ms = m->called_ms = now_ms;
}

void year_pass(struct year *y, struct meet *m)
{
	enum step step;
	int64_t at;

	while ((step = next_step(y, m, &at)) != NOTHING && at <= y->now_ms) {
		if (step == DOOR) {
			m->where = DOOR_OPEN;
			m->here = __builtin_popcount(y->present[m->room]);
		} else if (step == OVER || step == NOBODY_CAME) {
			end(m);
		} else if (step == LAST_MINUTES) {
			m->where = CLOSING;
		} else if (step == BEGIN && m->here >= m->staff_needed) {
			m->where = ON;
			m->live_ms = at;
		} else {
			call(m, y->now_ms);      /* who was away could not come: it counts from when that is found */
		}
	}
}

void year_here(struct year *y, struct meet *m, int here)
{
	year_pass(y, m);
	if (!year_is_on(m))
		return;
	m->here = here;
	if (m->where == DOOR_OPEN && m->held_ms && here >= m->staff_needed) {
		m->where = ON;
		m->live_ms = y->now_ms;
		m->held_ms = 0;
	} else if (m->where != DOOR_OPEN && here >= m->staff_needed) {
		m->short_ms = m->held_ms = 0;
	} else if (m->where != DOOR_OPEN && !m->short_ms) {
		m->short_ms = y->now_ms;
	}
	year_pass(y, m);
}

/* Whoever was there has to come again, and has the whole time for it. */
static void start_again(const struct year *y, struct meet *m)
{
	bool live = m->where == ON || m->where == CLOSING;

	m->here = 0;
	if (m->held_ms)
		m->held_ms = y->now_ms;
	else if (live && m->staff_needed > 0)
		m->short_ms = y->now_ms;
}

void year_restart(struct year *y)
{
	int i;

	memset(y->present, 0, sizeof y->present);
	for (i = 0; i < y->n_meets; i++)
		if (year_is_on(&y->meets[i])) {
			start_again(y, &y->meets[i]);
			year_pass(y, &y->meets[i]);
		}
}

/* --- places --- */

int year_taken(const struct meet *m)
{
	int i, n = 0;

	for (i = 0; i < COMERS; i++)
		n += m->spots[i].spot == KEPT || m->spots[i].spot == OFFERED;
	return n;
}

static int first_waiting(const struct meet *m)
{
	int i, first = -1;

	for (i = 0; i < COMERS; i++)
		if (m->spots[i].spot == WAITING && (first < 0 || m->spots[i].turn < m->spots[first].turn))
			first = i;
	return first;
}

int year_waiting(const struct meet *m)
{
	int i, n = 0;

	for (i = 0; i < COMERS; i++)
		n += m->spots[i].spot == WAITING;
	return n;
}

void year_settle(const struct year *y, struct meet *m)
{
	int who;

	while (m->where != CANCELLED && m->where != ENDED && year_taken(m) < m->capacity && (who = first_waiting(m)) >= 0) {
		m->spots[who].spot = m->start_ms - y->now_ms <= y->near_ms ? KEPT : OFFERED;
		m->spots[who].until_ms = 0;
	}
}

void year_reopen(const struct year *y, struct meet *m)
{
	m->where = SCHEDULED;
	fill(y, m);
	year_settle(y, m);
}

void year_cancel(struct meet *m)
{
	int i;

	m->where = CANCELLED;
	m->here = 0;
	m->short_ms = m->held_ms = 0;
	for (i = 0; i < COMERS; i++)
		if (m->spots[i].spot == OFFERED)
			m->spots[i].spot = WAITING;   /* it takes place no more: back where they were in the list */
}

void year_note(struct meet *m, int who)
{
	struct spot_of *s = &m->spots[who];

	if (s->spot == KEPT || s->spot == WAITING)
		return;
	if (s->spot != OFFERED)
		s->turn = ++m->turns;
	s->spot = s->spot == OFFERED || (year_taken(m) < m->capacity && first_waiting(m) < 0) ? KEPT : WAITING;
}

const char *year_sign_up(struct meet *m, int who)
{
	if (m->where == CANCELLED || m->where == ENDED)
		return "too_late";
	if (m->spots[who].spot == KEPT || m->spots[who].spot == WAITING)
		return "signed_up";
	year_note(m, who);
	return NULL;
}

const char *year_give_up(const struct year *y, struct meet *m, int who)
{
	if (m->spots[who].spot == NO_SPOT)
		return "not_found";
	m->spots[who].spot = GIVEN_UP;
	year_settle(y, m);
	return NULL;
}

void year_lapse(const struct year *y, struct meet *m, int who)
{
	m->spots[who].spot = MISSED;
	m->spots[who].turn = ++m->turns;
	year_settle(y, m);
}
