/* grant.set, grant.revoke. */
#include "member/staff.h"

#include "member/member.h"
#include "store/grants.h"
#include "store/members.h"

#define HOUR_MS (3600 * INT64_C(1000))

bool staff_over(unsigned roles, enum role role)
{
	static const unsigned above[ROLE_COUNT] = {
		[ROLE_PARTICIPANT] = ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN),
		[ROLE_MENTOR] = ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN),
		[ROLE_FACILITATOR] = ROLE_BIT(ROLE_ADMIN),
		[ROLE_RESPONDER] = ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN),
		[ROLE_ADMIN] = ROLE_BIT(ROLE_ADMIN),
	};

	return (roles & above[role]) != 0;
}

bool staff_over_all(unsigned roles, unsigned theirs)
{
	unsigned role;

	for (role = 0; role < ROLE_COUNT; role++)
		if ((theirs & ROLE_BIT(role)) && !staff_over(roles, (enum role)role))
			return false;
	return true;
}

/* The member exists; a room that does not exist is refused as one not open, and so is one of staff: who is staff of
 * a room is so in both. */
static int find_target(struct request *r, struct tx *tx, int64_t member, int64_t room)
{
	struct member m;
	int err = members_get(tx, member, &r->arena, &m);

	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "member") : err;
	err = room ? rooms_ordinary(tx, room) : 0;
	return err == ERR_NOT_FOUND ? request_fault(r, ERR_NOT_ALLOWED, "room") : err;
}

int staff_may_about(struct request *r, struct tx *tx, int64_t room, int64_t member)
{
	unsigned theirs;
	int err = find_target(r, tx, member, room);

	if (!err && member == r->actor.member)
		err = request_fault(r, ERR_NOT_ALLOWED, "member");
	if (!err)
		err = room ? grants_roles(tx, member, room, &theirs) : grants_roles_anywhere(tx, member, &theirs);
	return err ? err : staff_over_all(r->actor.roles, theirs) ? 0 : ERR_NOT_ALLOWED;
}

int grant_set_run(struct request *r, struct tx *tx)
{
	const struct wire_grant_set *in = &r->msg.u.grant_set;
	struct grant grant = { .role = (enum role)in->role, .room = in->room,
		.until_ms = in->has_hours ? tx->now_ms + (int64_t)in->hours * HOUR_MS : 0 };
	int err = find_target(r, tx, in->member, in->room);

	if (!err && !staff_over(r->actor.roles, grant.role))
		err = request_fault(r, ERR_NOT_ALLOWED, "role");
	/* Who was asked to leave the server may still be signed in, to appeal; what they were given would count at once. */
	if (!err)
		err = removals_check(tx, 0, in->member, NULL);
	if (err == ERR_REMOVED)
		err = request_fault(r, ERR_NOT_ALLOWED, "member");
	return err ? err : grants_set(tx, in->member, &grant);
}

int grant_revoke_run(struct request *r, struct tx *tx)
{
	const struct wire_grant_revoke *in = &r->msg.u.grant_revoke;
	int err = find_target(r, tx, in->member, in->room);

	if (!err && !staff_over(r->actor.roles, (enum role)in->role))
		err = request_fault(r, ERR_NOT_ALLOWED, "role");
	if (!err)
		err = grants_revoke(tx, in->member, in->room, (enum role)in->role);
	return err == ERR_NOT_FOUND ? request_fault(r, err, "role") : err;
}
