#include "schedule/recur.h"

#include <string.h>

#include "schedule/days.h"
#include "schedule/walk.h"

#define OFFSET_MOST (26 * INT64_C(3600))  /* larger than any offset, and than what any clock leaps */

/* --- walls --- */

int64_t wall_seconds(const struct wall *wall)
{
	return days_number(wall->at.year, wall->at.month, wall->at.day) * DAY_S + wall->at.minute * 60 + wall->second;
}

struct wall wall_of(int64_t seconds)
{
	int64_t day = floor_div(seconds, DAY_S), time = seconds - day * DAY_S;
	struct wall w = { .at.minute = (int)(time / 60), .second = (int)(time % 60) };

	days_civil(day, &w.at.year, &w.at.month, &w.at.day);
	return w;
}

static int wall_moment(struct str zone, const struct wall *wall, int64_t *ret_ms)
{
	int err = zone_moment(zone, &wall->at, ret_ms);

	if (!err)
		*ret_ms += wall->second * INT64_C(1000);
	return err;
}

/* Does a clock that is put back at `until_ms` show this again? */
static bool comes_again(struct str zone, int64_t shown, int64_t start_ms, int64_t until_ms)
{
	int64_t later;
	int32_t offset;

	if (until_ms - start_ms > OFFSET_MOST * 1000 || zone_offset(zone, until_ms, &offset, &later))
		return false;
	return shown >= until_ms / 1000 + offset;
}

static int occurrence_of(struct str zone, int64_t seconds, struct occurrence *ret)
{
	struct occurrence o = { .wall = wall_of(seconds) };
	int64_t until_ms;
	int32_t offset;
	int err = wall_moment(zone, &o.wall, &o.start_ms);

	if (!err)
		err = zone_offset(zone, o.start_ms, &offset, &until_ms);
	if (err)
		return err;
	o.skipped = o.start_ms / 1000 + offset != seconds;
	o.twice = !o.skipped && comes_again(zone, seconds, o.start_ms, until_ms);
	*ret = o;
	return 0;
}

/* --- is it in order --- */

static bool wall_fits(struct str zone, const struct wall *wall, int second_least)
{
	int64_t ms;

	return wall->second >= second_least && wall->second < 60 && zone_moment(zone, &wall->at, &ms) == 0;
}

static bool walls_fit(struct str zone, const struct wall *walls, size_t n, int second_least)
{
	size_t i;

	for (i = 0; i < n && n <= RECUR_LIST_MOST; i++)
		if (!wall_fits(zone, &walls[i], second_least))
			return false;
	return n <= RECUR_LIST_MOST;
}

static bool once_a_day(const struct rule *r)
{
	return r->freq >= FREQ_DAILY && __builtin_popcountll(r->hours.front[0]) <= 1 && __builtin_popcountll(r->minutes.front[0]) <= 1
		&& __builtin_popcountll(r->seconds.front[0]) <= 1;
}

static const char *find_fault(const struct recur *r, bool daily, struct rule *ret_rule)
{
	if (!zone_known(r->zone))
		return "zone";
	if (!wall_fits(r->zone, &r->first, 0))
		return "day";
	if (r->rule.len > 0 && (rule_parse(r->rule, ret_rule) || (daily && !once_a_day(ret_rule))))
		return "rule";
	if (!walls_fit(r->zone, r->extra, r->n_extra, 0))
		return "extra";
	return walls_fit(r->zone, r->left_out, r->n_left_out, -1) ? NULL : "left_out";
}

int recur_check(const struct recur *r, bool daily, const char **ret_field)
{
	struct rule rule;
	const char *field = find_fault(r, daily, &rule);

	if (!field)
		return 0;
	*ret_field = field;
	return ERR_BAD_FIELD;
}

/* --- what is found --- */

struct found {
	const struct recur *recur;
	int64_t from_ms, until_ms;
	struct occurrence *at;
	size_t n, most;
	bool more;
};

/* EXDATE as the rule has the time, as the clock shows it then, or its day. */
static bool left_out(const struct recur *r, const struct occurrence *o)
{
	int64_t wall = wall_seconds(&o->wall), shown = wall;
	struct civil c;
	size_t i;

	if (o->skipped && zone_civil(r->zone, o->start_ms, &c) == 0)
		shown = wall_seconds(&(struct wall){ c, o->wall.second });
	for (i = 0; i < r->n_left_out; i++) {
		const struct wall *out = &r->left_out[i];
		int64_t s = wall_seconds(out);

		if (out->second < 0 ? floor_div(s + 1, DAY_S) == floor_div(wall, DAY_S) : s == wall || s == shown)
			return true;
	}
	return false;
}

/* Sorted, each once.  They come nearly in order: only what is skipped lies after what follows it. */
static void put(struct found *f, const struct occurrence *o)
{
	size_t i = f->n;

	while (i > 0 && f->at[i - 1].start_ms > o->start_ms)
		i--;
	if (i > 0 && f->at[i - 1].start_ms == o->start_ms) {
		if (f->at[i - 1].skipped)
			f->at[i - 1] = *o;
		return;
	}
	f->more |= f->n == f->most;
	if (i == f->most)
		return;
	f->n += f->n < f->most;
	memmove(&f->at[i + 1], &f->at[i], (f->n - 1 - i) * sizeof *f->at);
	f->at[i] = *o;
}

static void consider(struct found *f, const struct occurrence *o)
{
	if (o->start_ms >= f->from_ms && o->start_ms < f->until_ms && !left_out(f->recur, o))
		put(f, o);
}

/* Can nothing that comes later on the wall be of interest?  Moments rise with the wall but for those that are skipped. */
static bool is_past(const struct found *f, const struct rule *rule, const struct occurrence *o)
{
	if (o->skipped)
		return false;
	if (o->start_ms >= f->until_ms)
		return true;
	if (rule_has(rule, RULE_UNTIL) && rule->until_is == UNTIL_MOMENT && o->start_ms > rule->until * 1000)
		return true;
	return f->more && (f->n == 0 || o->start_ms > f->at[f->n - 1].start_ms);
}

static bool in_until(const struct rule *rule, const struct occurrence *o)
{
	if (!rule_has(rule, RULE_UNTIL))
		return true;
	return rule->until_is == UNTIL_MOMENT ? o->start_ms <= rule->until * 1000 : wall_seconds(&o->wall) <= rule->until;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* By the wall, the last time that may be of interest. */
static int64_t last_wall(const struct rule *rule, int64_t until_ms)
{
	int64_t last = floor_div(until_ms, 1000) + OFFSET_MOST;

	if (rule_has(rule, RULE_UNTIL))
		last = least(last, rule->until + (rule->until_is == UNTIL_MOMENT ? OFFSET_MOST : 0));
	return last;
}

static int follow_rule(struct found *f, const struct rule *rule)
{
	const struct recur *r = f->recur;
	struct walk w;
	struct occurrence o;
	int64_t s;
	int given, err = 0;

	walk_begin(&w, rule, wall_seconds(&r->first), floor_div(f->from_ms, 1000) - OFFSET_MOST, last_wall(rule, f->until_ms), RECUR_STEPS_MOST);
	/* The first was one. */
	for (given = 1; !rule->count || given < rule->count; given++) {
		err = walk_next(&w, &s);
		/* In the last hours of 2200 there is no moment any more. */
		if (err || occurrence_of(r->zone, s, &o) || is_past(f, rule, &o))
			break;
		if (in_until(rule, &o))
			consider(f, &o);
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int consider_wall(struct found *f, const struct wall *wall)
{
	struct occurrence o;
	int err = occurrence_of(f->recur->zone, wall_seconds(wall), &o);

	if (!err)
		consider(f, &o);
	return err;
}

int recur_expand(const struct recur *r, int64_t from_ms, int64_t until_ms, struct occurrence *ret, size_t most, size_t *ret_n, bool *ret_more)
{
	struct found f = { .recur = r, .from_ms = from_ms, .until_ms = until_ms, .at = ret, .most = most };
	struct rule rule;
	size_t i;
	int err;

	if (find_fault(r, false, &rule))
		return ERR_BAD_FIELD;
	err = consider_wall(&f, &r->first);
	for (i = 0; !err && i < r->n_extra; i++)
		err = consider_wall(&f, &r->extra[i]);
	if (!err && r->rule.len > 0)
		err = follow_rule(&f, &rule);
	if (err)
		return err;
	*ret_n = f.n;
	*ret_more = f.more;
	return 0;
}

int recur_first(const struct recur *r, struct wall *ret)
{
	int64_t first = wall_seconds(&r->first), s = first;
	struct occurrence o;
	struct rule rule;
	struct walk w;
	int err = find_fault(r, false, &rule) ? ERR_BAD_FIELD : 0;

	if (!err && r->rule.len > 0) {
		rule.count = 0;
		walk_begin(&w, &rule, first, first, last_wall(&rule, INT64_MAX), RECUR_STEPS_MOST);
		w.after = first - 1;
		err = walk_next(&w, &s);
		if (!err && (occurrence_of(r->zone, s, &o) || !in_until(&rule, &o)))
			err = ERR_NOT_FOUND;
	}
	if (!err)
		*ret = wall_of(s);
	return err;
}

/* --- ending a rule --- */

/* Whether all of COUNT are before a moment. */
static int count_ends(const struct recur *r, const struct rule *rule, int64_t before_ms, bool *ret_ends)
{
	struct walk w;
	struct occurrence o;
	int64_t s;
	int given, err = 0;

	walk_begin(&w, rule, wall_seconds(&r->first), 0, floor_div(before_ms, 1000) + OFFSET_MOST, RECUR_STEPS_MOST);
	for (given = 1; given < rule->count; given++) {
		err = walk_next(&w, &s);
		if (!err)
			err = occurrence_of(r->zone, s, &o);
		if (err || o.start_ms >= before_ms)
			break;
	}
	*ret_ends = given >= rule->count;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int ends_before(const struct recur *r, const struct rule *rule, const struct civil *day, int64_t before_ms, bool *ret_ends)
{
	int64_t midnight = days_number(day->year, day->month, day->day) * DAY_S;

	*ret_ends = false;
	if (rule->count)
		return count_ends(r, rule, before_ms, ret_ends);
	if (rule_has(rule, RULE_UNTIL))
		*ret_ends = rule->until_is == UNTIL_MOMENT ? rule->until * 1000 < before_ms : rule->until < midnight;
	return 0;
}

int recur_rule_until(const struct recur *r, struct str day, struct buf *out)
{
	const char *field;
	struct rule rule;
	struct civil c;
	int64_t ms;
	bool ends;
	int err = recur_check(r, false, &field);

	if (!err)
		err = r->rule.len > 0 ? rule_parse(r->rule, &rule) : ERR_BAD_FIELD;
	if (!err)
		err = day_parse(day, &c);
	if (!err)
		err = zone_moment(r->zone, &c, &ms);
	if (!err)
		err = ends_before(r, &rule, &c, ms, &ends);
	if (err)
		return err;
	if (ends)
		buf_put(out, r->rule.at, r->rule.len);
	else
		rule_put_until(r->rule, floor_div(ms, 1000) - 1, out);
	return out->err;
}
