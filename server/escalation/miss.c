/* miss.list and miss.close: what nearly went wrong, and what will be done about it. */
#include "store/misses.h"

#include "escalation/escalation.h"
#include "session/describe.h"
#include "store/grants.h"
#include "store/members.h"

#define LISTED_MOST 500
#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))

static int miss_to_wire(struct tx *tx, const struct miss *m, struct wire_miss *ret)
{
	int err = 0;

	*ret = (struct wire_miss){ .id = m->id, .at = (uint64_t)m->at_ms, .times = (uint64_t)m->times, .room = m->room,
		.case_ = m->case_id, .has_member = m->member != 0, .finding = m->finding, .action = m->action,
		.has_owner = m->owner != 0, .has_action_by = m->action_by_ms > 0, .action_by = (uint64_t)m->action_by_ms };
	if (wire_miss_kind_parse(m->kind, &ret->kind) || wire_miss_state_parse(m->state, &ret->state))
		return ERR_STORAGE;
	if (m->member)
		err = describe_person(tx, m->member, m->name, m->room, &ret->member);
	return err || !m->owner ? err : describe_person(tx, m->owner, m->owner_name, m->room, &ret->owner);
}

int miss_list_run(struct request *r, struct tx *tx)
{
	struct wire_miss_list_result *out = &r->result.miss_list;
	struct miss *found = arena_array(&r->arena, LISTED_MOST, sizeof *found);
	size_t n, i;
	int err = found ? misses_list(tx, &r->arena, found, LISTED_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->misses = arena_array(&r->arena, n, sizeof *out->misses);
	if (!out->misses)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = miss_to_wire(tx, &found[i], &out->misses[out->n_misses++]);
	return err;
}

/* Somebody who is staff somewhere sees to it, and has the time. */
static int check(struct request *r, struct tx *tx)
{
	const struct wire_miss_close *in = &r->msg.u.miss_close;
	unsigned roles;
	int err = grants_roles_anywhere(tx, in->owner, &roles);

	if (!err && !(roles & STAFF))
		return request_fault(r, ERR_BAD_FIELD, "owner");
	return !err && (int64_t)in->action_by <= tx->now_ms ? request_fault(r, ERR_BAD_FIELD, "action_by") : err;
}

int miss_close_run(struct request *r, struct tx *tx)
{
	const struct wire_miss_close *in = &r->msg.u.miss_close;
	struct miss miss;
	int err = misses_get(tx, in->miss, &r->arena, &miss);

	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "miss") : err;
	err = check(r, tx);
	if (!err)
		err = misses_close(tx, miss.id, in->finding, in->action, in->owner, (int64_t)in->action_by, &r->arena);
	if (!err)
		err = misses_get(tx, miss.id, &r->arena, &miss);
	r->audit_subject = miss.member;
	r->audit_about = miss.id;
	return err ? err : miss_to_wire(tx, &miss, &r->result.miss_close.miss);
}
