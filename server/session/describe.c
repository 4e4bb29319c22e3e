#include "session/describe.h"

#include "session/request.h"
#include "store/grants.h"

#define APPEAL_MS (INT64_C(14) * 24 * 3600 * 1000)

int describe_person(struct tx *tx, int64_t member, struct str name, int64_t room, struct wire_person *ret)
{
	unsigned roles;
	int err = grants_roles(tx, member, room, &roles);

	if (err)
		return err;
	*ret = (struct wire_person){ .id = member, .name = name.at ? name : STR("Somebody who left"),
		.role = (enum wire_role)acting_role(roles) };
	return 0;
}

/* --- sanctions --- */

int64_t describe_appeal_by(const struct sanction *s)
{
	return s->at_ms + APPEAL_MS;
}

/* Nothing was said yet, and what it was about is not undone anyway. */
static bool open_to_appeal(const struct tx *tx, const struct sanction *s)
{
	return s->appeal.at_ms == 0 && (str_is(s->state, "active") || str_is(s->state, "over"))
		&& describe_appeal_by(s) > tx->now_ms;
}

static int describe_appeal(const struct appeal *a, struct wire_sanction *ret)
{
	if (a->at_ms == 0)
		return 0;
	ret->has_appeal = true;
	ret->appeal = (struct wire_appeal){ .at = (uint64_t)a->at_ms, .due = (uint64_t)a->due_ms, .words = a->words,
		.answer = a->answer };
	return wire_appeal_state_parse(a->state, &ret->appeal.state) ? ERR_STORAGE : 0;
}

int describe_sanction(struct tx *tx, const struct sanction *s, struct wire_sanction *ret)
{
	struct wire_person member;
	int err = describe_person(tx, s->member, s->name, s->room, &member);

	if (err)
		return err;
	*ret = (struct wire_sanction){ .id = s->id, .room = s->room, .member = member, .rule = s->rule, .words = s->words,
		.at = (uint64_t)s->at_ms, .has_until = s->until_ms > 0, .until = (uint64_t)s->until_ms,
		.has_appeal_by = open_to_appeal(tx, s), .appeal_by = (uint64_t)describe_appeal_by(s) };
	if (wire_sanction_step_parse(s->step, &ret->step) || wire_reason_parse(s->reason, &ret->reason)
	    || wire_sanction_state_parse(s->state, &ret->state))
		return ERR_STORAGE;
	return describe_appeal(&s->appeal, ret);
}

/* --- notices --- */

/* What the number in a notice stands for, by its kind. */
static void describe_about(const struct notice *n, struct wire_notice *ret)
{
	switch (ret->kind) {
	case WIRE_NOTICE_KIND_HELD_RELEASED:
	case WIRE_NOTICE_KIND_HELD_ASKED:
	case WIRE_NOTICE_KIND_HELD_DECLINED:
	case WIRE_NOTICE_KIND_HELD_DROPPED:
		ret->held = n->about;
		break;
	case WIRE_NOTICE_KIND_SANCTION:
	case WIRE_NOTICE_KIND_SANCTION_LIFTED:
	case WIRE_NOTICE_KIND_APPEAL_ANSWERED:
		ret->sanction = n->about;
		break;
	case WIRE_NOTICE_KIND_REPORT_ANSWERED:
		ret->report = n->about;
		break;
	}
}

int describe_notice(const struct notice *n, struct wire_notice *ret)
{
	*ret = (struct wire_notice){ .id = n->id, .at = (uint64_t)n->at_ms, .room = n->room, .words = n->words,
		.has_reason = n->reason.len > 0 };
	if (wire_notice_kind_parse(n->kind, &ret->kind) || (ret->has_reason && wire_reason_parse(n->reason, &ret->reason)))
		return ERR_STORAGE;
	describe_about(n, ret);
	return 0;
}
