#include "conduct/steps.h"

#include "conduct/conduct.h"
#include "member/staff.h"
#include "session/describe.h"
#include "store/grants.h"
#include "store/notices.h"
#include "store/timers.h"

#define PLANS (ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN))

int steps_may(struct request *r, struct tx *tx, int64_t room, int64_t member, enum wire_sanction_step step)
{
	int err = staff_may_about(r, tx, room, member);

	/* Mentors look after rooms; who may be on the server is for who plans it. */
	if (!err && step == WIRE_SANCTION_STEP_BAN && !(r->actor.roles & PLANS))
		err = request_fault(r, ERR_NOT_ALLOWED, "step");
	return err;
}

int steps_find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct sanction *ret)
{
	enum wire_sanction_step step;
	int err = sanctions_get(tx, id, &r->arena, ret);

	if (!err && ret->room != room)
		err = ERR_NOT_FOUND;
	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "sanction") : err;
	r->audit_subject = ret->member;
	r->audit_about = ret->id;
	return wire_sanction_step_parse(ret->step, &step) ? ERR_STORAGE : steps_may(r, tx, room, ret->member, step);
}

/* --- force --- */

static bool keeps_out(const struct sanction *s)
{
	return str_is(s->step, "removal") || str_is(s->step, "ban");
}

int steps_enforce(struct tx *tx, const struct sanction *s)
{
	struct removal removal = { .room = s->room, .member = s->member, .by = s->by, .reason = s->reason };
	int err;

	if (!keeps_out(s))
		return 0;
	err = sanctions_longest(tx, s->room, s->member, s->step, &removal.until_ms);
	return err ? err : removals_add(tx, &removal);
}

int steps_end(struct tx *tx, const struct sanction *s, const char *state)
{
	bool active = str_is(s->state, "active");
	int64_t until_ms;
	int err = sanctions_set_state(tx, s->id, state);

	if (!err)
		err = timers_clear(tx, TIMER_SANCTION_END, s->id);
	if (err || !active || !keeps_out(s))
		return err;
	err = sanctions_longest(tx, s->room, s->member, s->step, &until_ms);
	return err ? err : removals_lift(tx, s->room, s->member, until_ms);
}

/* --- telling --- */

int steps_tell(struct tx *tx, const struct sanction *s, const char *kind, struct str words, struct arena *arena)
{
	struct notice notice = { .member = s->member, .room = s->room, .about = s->id, .kind = str_of(kind),
		.reason = s->reason, .words = words };

	return notices_add(tx, &notice, arena);
}

int steps_answer(struct request *r, struct tx *tx, int64_t id, struct wire_sanction *ret)
{
	struct sanction s;
	int err = sanctions_get(tx, id, &r->arena, &s);

	return err ? err : describe_sanction(tx, &s, ret);
}
