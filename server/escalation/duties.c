/* From shifts, by the clock on a wall, to duties, which are moments. */
#include "escalation/roster.h"

#include "store/grants.h"
#include "store/timers.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define SCRATCH (4u << 20)
#define SHIFTS_MOST 1000                  /* see the schema */
#define PRUNE_MOST 1000
#define WEEKS_COMPARED 54

/* --- days --- */

void roster_since(int64_t now_ms, char ret[11])
{
	struct civil day = { 1970, 1, 1, 0 };

	day_add(&day, (int)(now_ms / DAY_MS) - 2);
	day_format(&day, ret);
}

bool roster_next_day(const struct shift *s, const struct civil *day, struct civil *ret)
{
	struct civil first, last;

	if (day_parse(s->first_day, &first))
		return false;
	*ret = day_between(&first, day) > 0 ? *day : first;
	ret->minute = 0;
	day_add(ret, ((int)s->weekday - day_weekday(ret) + 7) % 7);
	return s->last_day.len == 0 || (day_parse(s->last_day, &last) == 0 && day_between(ret, &last) >= 0);
}

int roster_duty(const struct shift *s, const struct civil *day, struct duty *ret)
{
	struct civil first, from = *day, until = *day;
	int end = (int)(s->start_min + s->minutes);

	if (!roster_next_day(s, day, &first) || day_between(day, &first) != 0)
		return ERR_BAD_FIELD;
	*ret = (struct duty){ .shift = s->id, .member = s->member, .tier = s->tier, .language = s->language, .name = s->name };
	from.minute = (int)s->start_min;
	day_add(&until, end / 1440);
	until.minute = end % 1440;
	if (zone_moment(s->zone, &from, &ret->from_ms))
		return ERR_BAD_FIELD;
	return zone_moment(s->zone, &until, &ret->until_ms);
}

/* --- overlaps --- */

struct span {
	int64_t from_ms, until_ms;
};

/* Its times in the year from `day` on. */
static int spans(const struct shift *s, struct civil day, struct span ret[WEEKS_COMPARED], size_t *ret_n)
{
	struct duty d;
	int err = 0;

	*ret_n = 0;
	while (!err && *ret_n < WEEKS_COMPARED && roster_next_day(s, &day, &day)) {
		err = roster_duty(s, &day, &d);
		ret[(*ret_n)++] = (struct span){ d.from_ms, d.until_ms };
		day_add(&day, 1);
	}
	return err;
}

int roster_overlap(const struct shift *a, const struct shift *b, int64_t now_ms, bool *ret)
{
	struct span one[WEEKS_COMPARED], other[WEEKS_COMPARED];
	struct civil from, later;
	size_t n, m, i = 0, j = 0;
	char since[11];
	int err;

	*ret = false;
	roster_since(now_ms, since);
	/* From where both are there; a day earlier, for what is still going on then. */
	if (day_parse(str_of(since), &from) || !roster_next_day(a, &from, &later) || !roster_next_day(b, &later, &later))
		return 0;
	day_add(&later, -8);
	err = spans(a, later, one, &n);
	if (!err)
		err = spans(b, later, other, &m);
	while (!err && !*ret && i < n && j < m) {
		*ret = one[i].from_ms < other[j].until_ms && other[j].from_ms < one[i].until_ms;
		if (one[i].until_ms <= other[j].until_ms)
			i++;
		else
			j++;
	}
	return err;
}

/* --- making them --- */

/* Who has it: whose shift it is, or who took that day; for as long as they are staff.  Nobody: the duty is not put. */
static int put_day(struct tx *tx, const struct shift *s, const struct civil *day, struct duty *d)
{
	char text[11];
	int64_t cover, until;
	int err;

	day_format(day, text);
	d->day = (struct str){ text, 10 };
	err = covers_get(tx, s->id, d->day, &cover);
	if (err)
		return err;
	d->member = cover ? cover : s->member;
	err = grants_staff_until(tx, d->member, &until);
	if (until < d->until_ms)
		d->until_ms = until;
	return err || d->until_ms <= d->from_ms ? err : duties_put(tx, d);
}

static int put_days(struct tx *tx, const struct shift *s)
{
	int64_t horizon = tx->now_ms + ROSTER_DAYS * DAY_MS;
	struct civil day;
	struct duty d = { 0 };
	int err = zone_civil(s->zone, tx->now_ms, &day);

	if (err)
		return err;
	day_add(&day, -2);                    /* what began yesterday may still go on */
	while (!err && d.from_ms < horizon && roster_next_day(s, &day, &day)) {
		err = roster_duty(s, &day, &d);
		if (!err && d.from_ms < horizon)
			err = put_day(tx, s, &day, &d);
		day_add(&day, 1);
	}
	return err;
}

/* A zone that this system does not know any more leaves a gap, which is told like any other. */
static int put_shift(struct tx *tx, const struct shift *s)
{
	int err = duties_clear(tx, s->id);

	if (!err)
		err = put_days(tx, s);
	return err == ERR_BAD_FIELD ? 0 : err;
}

int roster_look(struct tx *tx)
{
	return timers_set(tx, TIMER_GAP, 0, tx->now_ms);
}

int roster_expand(struct tx *tx, const struct shift *s)
{
	int err = put_shift(tx, s);

	/* Changes do not put off the day on which all are made anew. */
	if (!err)
		err = timers_keep(tx, TIMER_ROSTER, 0, tx->now_ms + DAY_MS);
	return err ? err : roster_look(tx);
}

static int expand_each(struct tx *tx, struct arena *arena)
{
	struct shift *found = arena_array(arena, SHIFTS_MOST, sizeof *found);
	char since[11];
	size_t n = 0, i;
	int err = found ? 0 : ERR_NO_MEMORY;

	roster_since(tx->now_ms, since);
	if (!err)
		err = shifts_list(tx, str_of(since), arena, found, SHIFTS_MOST, &n);
	for (i = 0; !err && i < n; i++)
		err = put_shift(tx, &found[i]);
	if (!err && n > 0)
		err = timers_set(tx, TIMER_ROSTER, 0, tx->now_ms + DAY_MS);
	return err || n == 0 ? err : roster_look(tx);
}

int roster_expand_all(struct tx *tx)
{
	struct arena arena;
	int err;

	arena_init(&arena, SCRATCH);
	err = expand_each(tx, &arena);
	arena_release(&arena);
	return err;
}

int roster_due(struct tx *tx, const struct config *config, int64_t subject)
{
	int err;

	zone_forget();
	err = roster_expand_all(tx);
	if (!err)
		err = duties_prune(tx, PRUNE_MOST);
	return err ? err : shifts_prune(tx, PRUNE_MOST);
}
