/* case.acknowledge, case.spoke, case.offer, case.accept, case.decline, case.release, case.snooze. */
#include "escalation/cases.h"

#include "escalation/case_wire.h"
#include "escalation/escalation.h"
#include "escalation/life.h"
#include "store/grants.h"
#include "store/roster.h"

#define ON_CALL_MOST 256
#define CARERS (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))

int cases_find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct care_case *ret)
{
	int err = cases_get(tx, room, id, &r->arena, ret);

	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "case") : err;
	r->audit_subject = ret->member;
	r->audit_about = id;
	return ret->member == r->actor.member ? request_fault(r, ERR_NOT_ALLOWED, "case") : 0;
}

int cases_step(struct request *r, struct tx *tx, const struct care_case *c, uint64_t version, struct ladder_event event)
{
	int err;

	event.member = r->actor.member;
	err = life_apply(tx, c->room, c->id, (int64_t)version, &event, &r->arena);
	if (err == ERR_NOT_ALLOWED)
		return request_fault(r, err, "case");
	return err == ERR_BAD_FIELD ? request_fault(r, err, "member") : err;
}

int cases_answer(struct request *r, struct tx *tx, int64_t id, struct wire_case *ret)
{
	struct care_case c;
	int err = cases_get(tx, 0, id, &r->arena, &c);

	return err ? err : case_to_wire(tx, &c, ret);
}

int cases_may_have(struct tx *tx, const struct care_case *c, int64_t member, bool *ret)
{
	unsigned roles;
	int err = grants_roles(tx, member, c->room, &roles);

	*ret = !err && (roles & CARERS) && member != c->member;
	return err;
}

static int is_on_call(struct tx *tx, int64_t member, bool *ret)
{
	int64_t on_call[ON_CALL_MOST];
	unsigned roles;
	size_t n;
	int err = grants_roles_anywhere(tx, member, &roles);

	if (!err)
		err = duties_now(tx, 0, STR(""), on_call, ON_CALL_MOST, &n);
	*ret = false;
	while (!err && (roles & CARERS) && n-- > 0)
		*ret |= on_call[n] == member;
	return err;
}

int cases_may_take(struct tx *tx, const struct care_case *c, int64_t member, bool *ret)
{
	int err = cases_may_have(tx, c, member, ret);

	return err || *ret || member == c->member ? err : is_on_call(tx, member, ret);
}

bool cases_urgent(const struct care_case *c)
{
	return str_is(c->kind, "danger") && !c->drill && c->ladder.level >= TRIAGE_RED;
}

/* --- one step each --- */

static int act(struct request *r, struct tx *tx, int64_t room, int64_t id, uint64_t version, struct ladder_event event,
               struct wire_case *ret)
{
	struct care_case c;
	int err = cases_find(r, tx, room, id, &c);

	if (!err)
		err = cases_step(r, tx, &c, version, event);
	return err ? err : cases_answer(r, tx, id, ret);
}

#define ACT(name, what) \
int case_##name##_run(struct request *r, struct tx *tx) \
{ \
	const struct wire_case_##name *in = &r->msg.u.case_##name; \
	\
	return act(r, tx, in->room, in->case_, in->version, (struct ladder_event){ .kind = what }, \
	           &r->result.case_##name.case_); \
}

ACT(acknowledge, LADDER_ACKNOWLEDGE)
ACT(spoke, LADDER_SPOKE)
ACT(accept, LADDER_ACCEPT)
ACT(decline, LADDER_DECLINE)
ACT(release, LADDER_RELEASE)

int case_snooze_run(struct request *r, struct tx *tx)
{
	const struct wire_case_snooze *in = &r->msg.u.case_snooze;

	return act(r, tx, in->room, in->case_, in->version,
	           (struct ladder_event){ .kind = LADDER_SNOOZE, .why = wire_case_snooze_reason_name(in->reason) },
	           &r->result.case_snooze.case_);
}

/* --- handing over --- */

static int check_receiver(struct request *r, struct tx *tx, const struct care_case *c, int64_t member)
{
	bool may;
	int err = cases_may_take(tx, c, member, &may);

	return err ? err : may ? 0 : request_fault(r, ERR_BAD_FIELD, "member");
}

int case_offer_run(struct request *r, struct tx *tx)
{
	const struct wire_case_offer *in = &r->msg.u.case_offer;
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = check_receiver(r, tx, &c, in->member);
	if (!err)
		err = cases_step(r, tx, &c, in->version, (struct ladder_event){ .kind = LADDER_OFFER, .to = in->member });
	return err ? err : cases_answer(r, tx, c.id, &r->result.case_offer.case_);
}
