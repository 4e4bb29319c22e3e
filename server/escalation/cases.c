/* case.claim, case.assign, case.close. */
#include "escalation/cases.h"

#include "escalation/alert.h"
#include "escalation/case_wire.h"
#include "escalation/escalation.h"
#include "store/grants.h"
#include "store/notices.h"

#define LOOK_AFTER (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

int cases_find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct care_case *ret)
{
	int err = cases_get(tx, room, id, &r->arena, ret);

	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "case") : err;
	r->audit_subject = ret->member;
	r->audit_about = id;
	return ret->member == r->actor.member ? request_fault(r, ERR_NOT_ALLOWED, "case") : 0;
}

/* How it stands now, for staff and for who asked. */
static int tell(struct request *r, struct tx *tx, int64_t room, int64_t id, struct wire_case *ret)
{
	struct care_case c;
	int err = alert_changed(tx, room, id);

	if (!err)
		err = cases_get(tx, room, id, &r->arena, &c);
	return err ? err : case_to_wire(tx, &c, ret);
}

/* --- who is on it --- */

int case_claim_run(struct request *r, struct tx *tx)
{
	const struct wire_case_claim *in = &r->msg.u.case_claim;
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = cases_claim(tx, c.id, (int64_t)in->version, r->actor.member);
	return err ? err : tell(r, tx, in->room, c.id, &r->result.case_claim.case_);
}

/* Somebody who looks after the room, and whom the case is not about. */
static int check_assignee(struct request *r, struct tx *tx, const struct care_case *c, int64_t member)
{
	unsigned roles;
	int err = grants_roles(tx, member, c->room, &roles);

	if (!err && (!(roles & LOOK_AFTER) || member == c->member))
		err = request_fault(r, ERR_BAD_FIELD, "member");
	return err;
}

int case_assign_run(struct request *r, struct tx *tx)
{
	const struct wire_case_assign *in = &r->msg.u.case_assign;
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = check_assignee(r, tx, &c, in->member);
	if (!err)
		err = cases_claim(tx, c.id, (int64_t)in->version, in->member);
	return err ? err : tell(r, tx, in->room, c.id, &r->result.case_assign.case_);
}

/* --- its end --- */

/* Whoever reported hears of it; they may have nothing but this. */
static int answer_one(struct request *r, struct tx *tx, const struct report *report, struct str answer)
{
	struct notice notice = { .member = report->member, .room = report->room, .about = report->id,
		.kind = STR("report_answered"), .words = answer };
	int err = reports_answer(tx, report->id, answer, &r->arena);

	return err ? err : notices_add(tx, &notice, &r->arena);
}

static int answer_all(struct request *r, struct tx *tx, int64_t case_id, struct str answer)
{
	struct report report;
	int err;

	do {
		err = reports_next_open(tx, case_id, &r->arena, &report);
		if (!err)
			err = answer_one(r, tx, &report, answer);
	} while (!err);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Somebody in danger is let go of by who is with them, or by who is responsible for the room. */
static int may_close(struct request *r, const struct care_case *c)
{
	if (str_is(c->kind, "danger") && c->owner != r->actor.member && !(r->actor.roles & ROLE_BIT(ROLE_FACILITATOR)))
		return request_fault(r, ERR_NOT_ALLOWED, "case");
	return 0;
}

int case_close_run(struct request *r, struct tx *tx)
{
	const struct wire_case_close *in = &r->msg.u.case_close;
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = may_close(r, &c);
	if (!err)
		err = cases_close(tx, c.id, (int64_t)in->version, str_of(wire_case_close_outcome_name(in->outcome)));
	if (!err)
		err = answer_all(r, tx, c.id, in->answer);
	return err ? err : tell(r, tx, in->room, c.id, &r->result.case_close.case_);
}
