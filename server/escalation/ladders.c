/* ladder.list, ladder.set. */
#include "escalation/ladders.h"

#include <assert.h>

#include "escalation/roster.h"
#include "store/ladders.h"
#include "store/rooms.h"

#define WEEK_MS (INT64_C(7) * 24 * 3600 * 1000)
#define DUTIES_MOST 2000
#define RUNGS 4                           /* at once, first, second, third */

/* --- deadlines --- */

/* Where the standard has fewer, the last audience is alerted once more. */
static void put_times(const struct ladder_times *t, struct ladder_policy *p)
{
	const int64_t after_s[RUNGS] = { 0, t->first_s, t->second_s, t->third_s };
	unsigned i;

	for (i = 1; i < RUNGS; i++) {
		if (i >= p->n_rungs)
			p->rungs[i].audience = p->rungs[i - 1].audience;
		p->rungs[i].after_ms = after_s[i] * 1000;
	}
	p->n_rungs = RUNGS;
	p->repeat_ms = t->repeat_s * 1000;
	p->lease_ms = t->lease_s * 1000;
}

/* The third of a ladder with two is its first repetition. */
static struct ladder_times times_of(const struct ladder_policy *p)
{
	int64_t third_ms = p->n_rungs > 3 ? p->rungs[3].after_ms : p->rungs[2].after_ms + p->repeat_ms;

	assert(p->n_rungs >= 3);
	return (struct ladder_times){ p->rungs[1].after_ms / 1000, p->rungs[2].after_ms / 1000, third_ms / 1000,
		p->repeat_ms / 1000, p->lease_ms / 1000 };
}

/* A row that makes no sense, from whatever time, is as none: somebody is alerted in any case. */
static int own_policy(struct tx *tx, int64_t room, enum triage level, struct ladder_policy *ret, bool *ret_own)
{
	struct ladder_policy own;
	struct ladder_times times;
	const char *field;
	int err;

	ladder_standard(false, level, ret);
	*ret_own = false;
	err = ladders_get(tx, room, triage_name(level), &times);
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	own = *ret;
	put_times(&times, &own);
	if (ladder_check(&own, &field) == 0) {
		*ret = own;
		*ret_own = true;
	}
	return 0;
}

int ladders_policy(struct tx *tx, int64_t room, bool conduct, enum triage level, struct ladder_policy *ret)
{
	bool own;

	if (!conduct)
		return own_policy(tx, room, level, ret, &own);
	ladder_standard(true, level, ret);
	return 0;
}

/* --- what staffing cannot keep --- */

struct week {
	struct duty duties[DUTIES_MOST];
	size_t n;
	int64_t from_ms, until_ms;
};

static bool has_gap(const struct week *w, int64_t tier)
{
	struct gap one;

	return gaps_find(w->duties, w->n, tier, w->from_ms, w->until_ms, &one, 1) > 0;
}

/* Whoever it is, they sleep. */
static bool one_person(const struct week *w)
{
	int64_t member = 0;
	size_t i;

	for (i = 0; i < w->n; i++) {
		if (w->duties[i].tier != 1)
			continue;
		if (member && w->duties[i].member != member)
			return false;
		member = w->duties[i].member;
	}
	return member != 0;
}

static bool unreachable(const struct week *w)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		if (!w->duties[i].reachable)
			return true;
	return false;
}

static int warn(struct request *r, struct tx *tx, struct wire_ladder_list_result *out)
{
	struct week *w = arena_new(&r->arena, sizeof *w);
	int err;

	out->warnings = arena_array(&r->arena, 4, sizeof *out->warnings);
	if (!w || !out->warnings)
		return ERR_NO_MEMORY;
	w->from_ms = tx->now_ms;
	w->until_ms = tx->now_ms + WEEK_MS;
	err = duties_list(tx, w->from_ms, w->until_ms, &r->arena, w->duties, DUTIES_MOST, &w->n);
	if (err)
		return err;
	if (has_gap(w, 1))
		out->warnings[out->n_warnings++] = WIRE_LADDER_LIST_RESULT_WARNINGS_NO_ONE_ON_CALL;
	if (one_person(w))
		out->warnings[out->n_warnings++] = WIRE_LADDER_LIST_RESULT_WARNINGS_ONE_PERSON;
	if (has_gap(w, 3))
		out->warnings[out->n_warnings++] = WIRE_LADDER_LIST_RESULT_WARNINGS_NO_SUPERVISOR;
	if (unreachable(w))
		out->warnings[out->n_warnings++] = WIRE_LADDER_LIST_RESULT_WARNINGS_NO_CHANNEL;
	return 0;
}

/* --- ladder.list --- */

static int list(struct request *r, struct tx *tx, int64_t room, struct wire_ladder_list_result *out)
{
	enum triage level;
	int err = 0;

	out->ladders = arena_array(&r->arena, TRIAGE_COUNT, sizeof *out->ladders);
	if (!out->ladders)
		return ERR_NO_MEMORY;
	for (level = TRIAGE_AMBER; !err && level < TRIAGE_COUNT; level++) {
		struct wire_ladder *l = &out->ladders[out->n_ladders++];
		struct ladder_policy policy;
		struct ladder_times t;
		bool own;

		err = own_policy(tx, room, level, &policy, &own);
		t = times_of(&policy);
		*l = (struct wire_ladder){ .first = (uint64_t)t.first_s, .second = (uint64_t)t.second_s, .third = (uint64_t)t.third_s,
			.repeat = (uint64_t)t.repeat_s, .lease = (uint64_t)t.lease_s, .has_own = own, .own = own,
			.level = (enum wire_ladder_level)(level - TRIAGE_AMBER) };
	}
	return err ? err : warn(r, tx, out);
}

int ladder_list_run(struct request *r, struct tx *tx)
{
	return list(r, tx, r->msg.u.ladder_list.room, &r->result.ladder_list);
}

/* --- ladder.set --- */

/* All of them, or none: *ret_n how many there are. */
static int read_times(struct request *r, struct ladder_times *ret, size_t *ret_n)
{
	const struct wire_ladder_set *in = &r->msg.u.ladder_set;
	const struct { bool has; const char *name; uint64_t value; int64_t *to; } fields[] = {
		{ in->has_first, "first", in->first, &ret->first_s }, { in->has_second, "second", in->second, &ret->second_s },
		{ in->has_third, "third", in->third, &ret->third_s }, { in->has_repeat, "repeat", in->repeat, &ret->repeat_s },
		{ in->has_lease, "lease", in->lease, &ret->lease_s } };
	const size_t most = sizeof fields / sizeof *fields;
	const char *missing = NULL;
	size_t i;

	for (i = 0, *ret_n = 0; i < most; i++) {
		*fields[i].to = (int64_t)fields[i].value;
		*ret_n += fields[i].has;
		if (!fields[i].has && !missing)
			missing = fields[i].name;
	}
	return *ret_n > 0 && missing ? request_fault(r, ERR_MISSING_FIELD, missing) : 0;
}

static int set_own(struct request *r, struct tx *tx, enum triage level, const struct ladder_times *times)
{
	struct ladder_policy policy;
	const char *field = NULL;

	ladder_standard(false, level, &policy);
	put_times(times, &policy);
	if (ladder_check(&policy, &field))
		return request_fault(r, ERR_BAD_FIELD, field);
	return ladders_put(tx, r->msg.u.ladder_set.room, triage_name(level), times);
}

int ladder_set_run(struct request *r, struct tx *tx)
{
	const struct wire_ladder_set *in = &r->msg.u.ladder_set;
	enum triage level = (enum triage)(TRIAGE_AMBER + (int)in->level);
	struct wire_ladder_list_result now = { 0 };
	struct ladder_times times;
	size_t given;
	int err = read_times(r, &times, &given);

	/* A room of staff has no deadlines of its own: cases are of the rooms that people are in. */
	if (!err)
		err = rooms_ordinary(tx, in->room);
	if (err == ERR_NOT_FOUND)
		err = request_fault(r, ERR_NOT_ALLOWED, "room");
	if (!err)
		err = given ? set_own(r, tx, level, &times) : ladders_clear(tx, in->room, triage_name(level));
	if (!err)
		err = list(r, tx, in->room, &now);
	if (err)
		return err;
	r->result.ladder_set = (struct wire_ladder_set_result){ .ladders = now.ladders, .n_ladders = now.n_ladders,
		.n_warnings = now.n_warnings };
	r->result.ladder_set.warnings = arena_array(&r->arena, now.n_warnings, sizeof *r->result.ladder_set.warnings);
	if (!r->result.ladder_set.warnings)
		return ERR_NO_MEMORY;
	/* The same words in the same order, but a type of its own. */
	while (now.n_warnings-- > 0)
		r->result.ladder_set.warnings[now.n_warnings] = (enum wire_ladder_set_result_warnings)now.warnings[now.n_warnings];
	return 0;
}
