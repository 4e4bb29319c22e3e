/* case.close, case.review: the end of a case, and what was learnt from it. */
#include "escalation/cases.h"
#include "escalation/escalation.h"
#include "escalation/life.h"
#include "store/follow_ups.h"
#include "store/notices.h"
#include "store/reports.h"

#define LEADS (ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN))
#define HOUR_MS (3600 * INT64_C(1000))
/* Where none is needed, one may still be wished for. */
#define FOLLOW_MOST_MS (30 * 24 * HOUR_MS)
/* Two so close together are one. */
#define APART_MS (12 * HOUR_MS)

/* --- what closing needs --- */

static int check_safe(struct request *r, const struct care_case *c, const struct wire_case_close *in)
{
	return cases_urgent(c) && !in->has_safe ? request_fault(r, ERR_MISSING_FIELD, "safe") : 0;
}

/* In time, and not in the past. */
static int check_time(struct request *r, struct tx *tx, const struct care_case *c, const struct wire_case_close *in)
{
	struct ladder_policy policy;
	int64_t most_ms;
	int err = life_policy(tx, c->room, c->kind.at, c->ladder.level, &policy);

	if (err)
		return err;
	if (!in->has_follow_up)
		return cases_urgent(c) ? request_fault(r, ERR_MISSING_FIELD, "follow_up") : 0;
	most_ms = policy.follow_ms ? policy.follow_ms : FOLLOW_MOST_MS;
	if ((int64_t)in->follow_up <= tx->now_ms || (int64_t)in->follow_up > tx->now_ms + most_ms)
		return request_fault(r, ERR_BAD_FIELD, "follow_up");
	return 0;
}

static int check_owner(struct request *r, struct tx *tx, const struct care_case *c, const struct wire_case_close *in)
{
	bool may = true;
	int err = in->owner ? cases_may_have(tx, c, in->owner, &may) : 0;

	return err ? err : may ? 0 : request_fault(r, ERR_BAD_FIELD, "owner");
}

/* A drill is about nobody, who needs no follow-up. */
static int check_fields(struct request *r, struct tx *tx, const struct care_case *c, const struct wire_case_close *in)
{
	int err = check_safe(r, c, in);

	if (!err)
		err = check_time(r, tx, c, in);
	return err ? err : check_owner(r, tx, c, in);
}

/* --- looking after them again --- */

/* What was promised; and by consent a day, three days and a week from now, unless that is about the same time. */
static int add_follow_ups(struct request *r, struct tx *tx, const struct care_case *c, const struct wire_case_close *in)
{
	static const int64_t after_ms[] = { 24 * HOUR_MS, 72 * HOUR_MS, 7 * 24 * HOUR_MS };
	int64_t owner = in->owner ? in->owner : r->actor.member, last_ms = (int64_t)in->follow_up;
	size_t i;
	int err;

	if (!in->has_follow_up || c->drill)
		return 0;
	err = follow_ups_add(tx, c->id, owner, last_ms);
	for (i = 0; !err && in->consent && i < sizeof after_ms / sizeof *after_ms; i++)
		if (tx->now_ms + after_ms[i] >= last_ms + APART_MS) {
			last_ms = tx->now_ms + after_ms[i];
			err = follow_ups_add(tx, c->id, owner, last_ms);
		}
	return err;
}

/* --- who reported --- */

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

/* --- closing --- */

/* Somebody in danger is let go of by who is with them, or by who is responsible for the room; about how people treat
 * each other whoever looks after it may decide. */
static struct ladder_event closing(const struct request *r, const struct care_case *c)
{
	return (struct ladder_event){ .kind = LADDER_CLOSE, .lead = (r->actor.roles & LEADS) || str_is(c->kind, "conduct") };
}

int case_close_run(struct request *r, struct tx *tx)
{
	const struct wire_case_close *in = &r->msg.u.case_close;
	struct str safe = in->has_safe ? str_of(wire_case_close_safe_name(in->safe)) : (struct str){ 0 };
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = cases_step(r, tx, &c, in->version, closing(r, &c));
	if (!err)
		err = check_fields(r, tx, &c, in);
	if (!err)
		err = cases_end(tx, c.id, str_of(wire_case_close_outcome_name(in->outcome)), safe);
	if (!err)
		err = add_follow_ups(r, tx, &c, in);
	if (!err)
		err = answer_all(r, tx, c.id, in->answer);
	return err ? err : cases_answer(r, tx, c.id, &r->result.case_close.case_);
}

/* --- reviewing --- */

int case_review_run(struct request *r, struct tx *tx)
{
	const struct wire_case_review *in = &r->msg.u.case_review;
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	/* Closed, its owner is who closed it. */
	if (!err)
		err = cases_step(r, tx, &c, in->version, (struct ladder_event){ .kind = LADDER_REVIEW, .to = c.ladder.owner });
	if (!err)
		err = cases_set_review(tx, c.id, r->actor.member, in->words);
	return err ? err : cases_answer(r, tx, c.id, &r->result.case_review.case_);
}
