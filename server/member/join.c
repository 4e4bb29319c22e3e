/* member.join: come in by an invite. */
#include "member/member.h"
#include "member/signing.h"
#include "room/seating.h"
#include "store/grants.h"
#include "store/invites.h"

/* Does the member hold what the invite gives? */
static int holds(struct tx *tx, int64_t member, const struct invite *invite, bool *ret)
{
	unsigned roles;
	int err = grants_roles(tx, member, invite->room, &roles);

	*ret = !err && (roles & ROLE_BIT(invite->role));
	return err;
}

static int give(struct request *r, struct tx *tx, const struct invite *invite, const struct member *m)
{
	struct grant grant = { .role = invite->role, .room = invite->room };
	bool had;
	int err = holds(tx, m->id, invite, &had);

	if (err || had)
		return err;
	err = invites_use(tx, invite->id);
	return err ? err : grants_set(tx, m->id, &grant);
}

static int seat(struct request *r, struct tx *tx, const struct invite *invite, const struct member *m)
{
	struct room room;
	struct seat seat;
	unsigned roles;
	int err = rooms_get(tx, invite->room, &r->arena, &room);

	if (!err)
		err = grants_roles(tx, m->id, invite->room, &roles);
	if (err)
		return err == ERR_NOT_FOUND ? ERR_INVITE : err;
	r->actor.member = m->id;
	r->actor.name = m->name;
	r->actor.device = r->has_device ? digest_str(&r->device) : (struct str){ 0 };
	return seating_take(r, tx, &room, roles, (int64_t)r->msg.u.member_join.rules_version, &seat);
}

int member_join_run(struct request *r, struct tx *tx)
{
	struct wire_signed *out = &r->result.member_join;
	struct invite invite;
	struct digest token;
	struct member m = { .id = r->actor.member, .name = r->actor.name };
	int err;

	digest_of(r->msg.u.member_join.invite, &token);
	err = invites_find(tx, &token, &invite);
	if (!err && invite.member)
		err = ERR_INVITE;
	if (!err)
		err = removals_check(tx, invite.room, m.id, r->has_device ? &r->device : NULL);
	if (!err && !m.id)
		err = signing_guest(r, tx, r->msg.u.member_join.name, invite.room, &m, out);
	if (!err)
		err = give(r, tx, &invite, &m);
	/* Who is on call or administers a room does not sit in it. */
	if (!err && invite.room && (ROLE_BIT(invite.role) & op_rows[OP_ROOM_JOIN].roles))
		err = seat(r, tx, &invite, &m);
	/* Who becomes staff gets a new, short session; who is here already keeps theirs. */
	if (!err && r->actor.session && invite.role == ROLE_PARTICIPANT)
		err = signing_home(r, tx, &m, out);
	else if (!err)
		err = signing_in(r, tx, &m, out);
	if (!err && invite.room) {
		out->home = WIRE_SIGNED_HOME_ROOM;
		out->room = invite.room;
	}
	return err;
}
