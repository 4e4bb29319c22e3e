/* follow_up.list, follow_up.done, and what happens when the time has come. */
#include "store/follow_ups.h"

#include "escalation/alarm.h"
#include "escalation/case_wire.h"
#include "escalation/escalation.h"
#include "escalation/life.h"
#include "store/grants.h"
#include "store/timers.h"

#define CARERS (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))
#define LEADS (ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN))
#define LISTED_MOST 500
#define LEADS_MOST 64
#define AGAIN_MS (INT64_C(24) * 3600 * 1000)
#define DUE_ARENA (256u << 10)

/* --- looking --- */

int follow_up_list_run(struct request *r, struct tx *tx)
{
	struct wire_follow_up_list_result *out = &r->result.follow_up_list;
	struct follow_up *found = arena_array(&r->arena, LISTED_MOST, sizeof *found);
	size_t n, i;
	int err = found ? follow_ups_open(tx, r->actor.member, r->msg.u.follow_up_list.all, &r->arena, found, LISTED_MOST, &n)
	                : ERR_NO_MEMORY;

	if (err)
		return err;
	out->follow_ups = arena_array(&r->arena, n, sizeof *out->follow_ups);
	if (!out->follow_ups)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = follow_up_to_wire(tx, &found[i], &out->follow_ups[out->n_follow_ups++]);
	return err;
}

/* --- what came of it --- */

/* Of this room, and theirs or of a room they lead. */
static int find(struct request *r, struct tx *tx, const struct wire_follow_up_done *in, struct follow_up *ret)
{
	int err = follow_ups_get(tx, in->follow_up, &r->arena, ret);

	if (err == ERR_NOT_FOUND || (!err && ret->room != in->room))
		return request_fault(r, ERR_NOT_FOUND, "follow_up");
	if (err)
		return err;
	r->audit_subject = ret->member;
	r->audit_about = ret->case_id;
	if (ret->member == r->actor.member || (ret->owner != r->actor.member && !(r->actor.roles & LEADS)))
		return request_fault(r, ERR_NOT_ALLOWED, "follow_up");
	return 0;
}

/* They are worse: that is a case, and not a line in a list. */
static int raise(struct request *r, struct tx *tx, const struct follow_up *f)
{
	const struct life_raise again = { .room = f->room, .member = f->member, .kind = "danger", .level = TRIAGE_RED,
		.category = category_name(CATEGORY_NONE) };
	int64_t id;

	return life_raise(tx, &again, &r->arena, &id);
}

static int settle(struct request *r, struct tx *tx, const struct follow_up *f, enum wire_follow_up_done_outcome outcome)
{
	int err;

	if (outcome == WIRE_FOLLOW_UP_DONE_OUTCOME_DECLINED) {
		err = follow_ups_settle(tx, f->id, STR("declined"), STR(""));
		return err ? err : follow_ups_decline(tx, f->case_id);
	}
	err = follow_ups_settle(tx, f->id, STR("done"), str_of(wire_follow_up_done_outcome_name(outcome)));
	return err || outcome != WIRE_FOLLOW_UP_DONE_OUTCOME_WORSE ? err : raise(r, tx, f);
}

int follow_up_done_run(struct request *r, struct tx *tx)
{
	const struct wire_follow_up_done *in = &r->msg.u.follow_up_done;
	struct follow_up f;
	int err = find(r, tx, in, &f);

	if (!err)
		err = settle(r, tx, &f, in->outcome);
	if (err == ERR_DECIDED)
		return request_fault(r, err, "follow_up");
	if (!err)
		err = follow_ups_get(tx, in->follow_up, &r->arena, &f);
	return err ? err : follow_up_to_wire(tx, &f, &r->result.follow_up_done.follow_up);
}

/* --- the time has come --- */

static int remind_leads(struct tx *tx, const struct care_case *c, struct arena *arena)
{
	int64_t leads[LEADS_MOST];
	size_t n, i;
	int err = grants_leads(tx, c->room, leads, LEADS_MOST, &n);

	for (i = 0; !err && i < n; i++)
		if (leads[i] != c->member)
			err = alarm_tell(tx, c, leads[i], "follow_up", false, arena);
	return err;
}

/* Whose it is; when they look after the room no longer, who is responsible for it. */
static int remind(struct tx *tx, const struct follow_up *f, struct arena *arena)
{
	struct care_case c;
	unsigned roles;
	int err = cases_get(tx, 0, f->case_id, arena, &c);

	if (!err)
		err = grants_roles(tx, f->owner, f->room, &roles);
	if (err)
		return err;
	return roles & CARERS ? alarm_tell(tx, &c, f->owner, "follow_up", false, arena) : remind_leads(tx, &c, arena);
}

int follow_up_due(struct tx *tx, const struct config *config, int64_t id)
{
	struct arena arena;
	struct follow_up f;
	int err;

	arena_init(&arena, DUE_ARENA);
	err = follow_ups_get(tx, id, &arena, &f);
	/* The row says when; a timer may be early. */
	if (!err && str_is(f.state, "open") && f.due_ms > tx->now_ms) {
		err = timers_set(tx, TIMER_FOLLOW_UP, id, f.due_ms);
	} else if (!err && str_is(f.state, "open")) {
		err = remind(tx, &f, &arena);
		if (!err)
			err = timers_set(tx, TIMER_FOLLOW_UP, id, tx->now_ms + AGAIN_MS);
	}
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}
