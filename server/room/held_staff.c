/* held.decide: staff let a held message appear, ask its author to change it, or decline it. */
#include "room/holding.h"
#include "room/room.h"

static int release(struct request *r, struct tx *tx, const struct held *h)
{
	struct wire_held_decide_result *out = &r->result.held_decide;
	int err = hold_release(tx, h, &r->arena, &out->seq);

	out->has_seq = out->seq != 0;
	return err;
}

static int ask(struct request *r, struct tx *tx, const struct held *h)
{
	const struct wire_held_decide *in = &r->msg.u.held_decide;

	return hold_ask(tx, h, str_of(wire_reason_name(in->reason)), in->words, &r->arena);
}

static int decline(struct request *r, struct tx *tx, const struct held *h)
{
	const struct wire_held_decide *in = &r->msg.u.held_decide;

	return hold_end(tx, h, "declined", str_of(wire_reason_name(in->reason)), in->words, &r->arena);
}

static const struct {
	int (*decide)(struct request *, struct tx *, const struct held *);
	bool reasoned;                        /* it needs a reason */
} decisions[] = {
	[WIRE_HELD_DECIDE_DECISION_RELEASE] = { release, false },
	[WIRE_HELD_DECIDE_DECISION_ASK] = { ask, true },
	[WIRE_HELD_DECIDE_DECISION_DECLINE] = { decline, true },
};

int held_decide_run(struct request *r, struct tx *tx)
{
	const struct wire_held_decide *in = &r->msg.u.held_decide;
	struct held held;
	int err = held_get(tx, in->room, in->held, &r->arena, &held);

	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "held") : err;
	if (held.member == r->actor.member)
		return request_fault(r, ERR_NOT_ALLOWED, "held");
	if (!held.body.at)
		return ERR_DECIDED;
	if (decisions[in->decision].reasoned && !in->has_reason)
		return request_fault(r, ERR_MISSING_FIELD, "reason");
	r->audit_subject = held.member;
	r->audit_about = held.id;
	return decisions[in->decision].decide(r, tx, &held);
}
