/* sanction.give, sanction.lift, sanction.list, sanction.mine. */
#include "conduct/conduct.h"
#include "conduct/steps.h"
#include "member/staff.h"
#include "session/describe.h"
#include "store/timers.h"

#define HOUR_MS (3600 * INT64_C(1000))
#define LISTED_MOST 100
#define END_ARENA (64u << 10)

_Static_assert((int)WIRE_SANCTION_GIVE_STEP_BAN == (int)WIRE_SANCTION_STEP_BAN, "steps are numbered alike");

static struct str unless_empty(struct str text)
{
	return text.len > 0 ? text : (struct str){ 0 };
}

/* --- giving --- */

/* What each step needs, or cannot have. */
static int check_fields(struct request *r, const struct wire_sanction_give *in)
{
	static const struct { bool lasts, in_room, on_server; } steps[] = {
		[WIRE_SANCTION_STEP_NUDGE] =     { .in_room = true, .on_server = true },
		[WIRE_SANCTION_STEP_WARNING] =   { .in_room = true, .on_server = true },
		[WIRE_SANCTION_STEP_READ_ONLY] = { .lasts = true, .in_room = true, .on_server = true },
		[WIRE_SANCTION_STEP_REMOVAL] =   { .lasts = true, .in_room = true },
		[WIRE_SANCTION_STEP_BAN] =       { .lasts = true, .on_server = true },
	};

	if (steps[in->step].lasts && !in->has_hours)
		return request_fault(r, ERR_MISSING_FIELD, "hours");
	if (!steps[in->step].lasts && in->has_hours)
		return request_fault(r, ERR_BAD_FIELD, "hours");
	if (!in->room && !steps[in->step].on_server)
		return request_fault(r, ERR_MISSING_FIELD, "room");
	return in->room && !steps[in->step].in_room ? request_fault(r, ERR_BAD_FIELD, "room") : 0;
}

static int give(struct request *r, struct tx *tx, struct sanction *s)
{
	int err = sanctions_add(tx, s, &r->arena);

	if (!err)
		err = steps_enforce(tx, s);
	if (!err && s->until_ms)
		err = timers_set(tx, TIMER_SANCTION_END, s->id, s->until_ms);
	return err ? err : steps_tell(tx, s, "sanction", s->words, &r->arena);
}

int sanction_give_run(struct request *r, struct tx *tx)
{
	const struct wire_sanction_give *in = &r->msg.u.sanction_give;
	const enum wire_sanction_step step = (enum wire_sanction_step)in->step;
	struct sanction s = { .room = in->room, .member = in->member, .by = r->actor.member,
		.step = str_of(wire_sanction_step_name(step)), .reason = str_of(wire_reason_name(in->reason)),
		.rule = unless_empty(in->rule), .words = unless_empty(in->words),
		.until_ms = in->has_hours ? tx->now_ms + (int64_t)in->hours * HOUR_MS : 0 };
	int err = check_fields(r, in);

	if (!err)
		err = steps_may(r, tx, in->room, in->member, step);
	if (!err)
		err = give(r, tx, &s);
	r->audit_subject = s.member;
	r->audit_about = s.id;
	return err ? err : steps_answer(r, tx, s.id, &r->result.sanction_give.sanction);
}

/* --- its end --- */

int sanction_lift_run(struct request *r, struct tx *tx)
{
	const struct wire_sanction_lift *in = &r->msg.u.sanction_lift;
	struct sanction s;
	int err = steps_find(r, tx, in->room, in->sanction, &s);

	if (!err && !str_is(s.state, "active"))
		err = request_fault(r, ERR_DECIDED, "sanction");
	if (!err)
		err = steps_end(tx, &s, "lifted");
	if (!err)
		err = steps_tell(tx, &s, "sanction_lifted", unless_empty(in->words), &r->arena);
	return err ? err : steps_answer(r, tx, s.id, &r->result.sanction_lift.sanction);
}

/* What it forbade is open again by the clock alone; this only says so in the record. */
int sanction_end_due(struct tx *tx, const struct config *config, int64_t id)
{
	struct arena arena;
	struct sanction s;
	int err;

	arena_init(&arena, END_ARENA);
	err = sanctions_get(tx, id, &arena, &s);
	if (!err && str_is(s.state, "active") && s.until_ms && s.until_ms <= tx->now_ms)
		err = sanctions_set_state(tx, id, "over");
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- looking --- */

static int list(struct request *r, struct tx *tx, int64_t room, int64_t member, struct wire_sanction **ret, size_t *ret_n)
{
	struct sanction *all = arena_array(&r->arena, LISTED_MOST, sizeof *all);
	size_t n, i;
	int err;

	*ret = arena_array(&r->arena, LISTED_MOST, sizeof **ret);
	if (!all || !*ret)
		return ERR_NO_MEMORY;
	err = sanctions_of_member(tx, room, member, &r->arena, all, LISTED_MOST, &n);
	for (i = 0; !err && i < n; i++)
		err = describe_sanction(tx, &all[i], &(*ret)[i]);
	*ret_n = n;
	return err;
}

int sanction_list_run(struct request *r, struct tx *tx)
{
	const struct wire_sanction_list *in = &r->msg.u.sanction_list;
	struct wire_sanction_list_result *out = &r->result.sanction_list;
	int err = staff_may_about(r, tx, in->room, in->member);

	r->audit_subject = in->member;
	return err ? err : list(r, tx, in->room, in->member, &out->sanctions, &out->n_sanctions);
}

int sanction_mine_run(struct request *r, struct tx *tx)
{
	struct wire_sanction_mine_result *out = &r->result.sanction_mine;

	return list(r, tx, 0, r->actor.member, &out->sanctions, &out->n_sanctions);
}
