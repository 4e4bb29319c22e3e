/* member.join: come in by an invite. */
#include "member/member.h"
#include "member/signing.h"
#include "room/seating.h"
#include "store/grants.h"
#include "store/invites.h"

/* Somebody new: a guest with a name, this device, and recovery words. */
static int make_member(struct request *r, struct tx *tx, int64_t room, struct member *ret)
{
	const struct wire_member_join *in = &r->msg.u.member_join;
	struct wire_signed *out = &r->result.member_join;
	struct member_new m = { 0 };
	struct digest words;
	int err = signing_name(r, in->name, &m.name, &m.name_key);

	if (!err)
		err = members_name_free(tx, 0, room, m.name_key);
	if (err)
		return err == ERR_NAME_TAKEN ? request_fault(r, err, "name") : err;
	err = signing_words(r, tx, &out->words, &words);
	if (err)
		return err;
	m.words = &words;
	*ret = (struct member){ .name = m.name };
	return members_add(tx, &m, &ret->id);
}

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
		err = make_member(r, tx, invite.room, &m);
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
