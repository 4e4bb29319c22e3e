/* invite.create, invite.list, invite.revoke. */
#include "store/invites.h"

#include "base/config.h"
#include "member/member.h"
#include "member/staff.h"

#define HOUR_MS (3600 * INT64_C(1000))
#define LIST_MOST 1000
#define STANDARD_HOURS (7 * 24)

static struct wire_invite to_wire(const struct invite *i)
{
	return (struct wire_invite){ .id = i->id, .role = (enum wire_role)i->role, .room = i->room,
		.uses = (uint64_t)i->uses, .until = (uint64_t)i->until_ms };
}

static int check_room(struct request *r, struct tx *tx, int64_t room, enum role role)
{
	int64_t count;
	int err = room ? rooms_ordinary(tx, room) : 0;   /* who is staff of a room is so in both */

	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, ERR_NOT_ALLOWED, "room") : err;
	if (!staff_over(r->actor.roles, role))
		return request_fault(r, ERR_NOT_ALLOWED, "role");
	if (!room && role == ROLE_PARTICIPANT)
		return request_fault(r, ERR_MISSING_FIELD, "room");   /* who takes part does so in a room */
	err = invites_count(tx, &count);
	if (!err && count >= request_config(r)->limits_invites)
		err = request_fault(r, ERR_TOO_LARGE, "invites");
	return err;
}

int invite_create_run(struct request *r, struct tx *tx)
{
	const struct wire_invite_create *in = &r->msg.u.invite_create;
	struct wire_invite_create_result *out = &r->result.invite_create;
	struct invite invite = { .room = in->room, .role = (enum role)in->role,
		.uses = in->has_uses ? (int64_t)in->uses : 1,
		.until_ms = tx->now_ms + (in->has_hours ? (int64_t)in->hours : STANDARD_HOURS) * HOUR_MS,
		.by = r->actor.member };
	char token[TOKEN_TEXT_LEN + 1];
	struct digest digest;
	int err = check_room(r, tx, in->room, invite.role);

	if (!err)
		err = token_new(token);
	if (err)
		return err;
	digest_of(str_of(token), &digest);
	err = invites_add(tx, &digest, &invite);
	out->invite = to_wire(&invite);
	out->token = arena_str(&r->arena, str_of(token));
	return err ? err : out->token.at ? 0 : ERR_NO_MEMORY;
}

int invite_list_run(struct request *r, struct tx *tx)
{
	struct wire_invite_list_result *out = &r->result.invite_list;
	struct invite *found = arena_array(&r->arena, LIST_MOST, sizeof *found);
	size_t i;
	int err;

	out->invites = arena_array(&r->arena, LIST_MOST, sizeof *out->invites);
	if (!found || !out->invites)
		return ERR_NO_MEMORY;
	err = invites_list(tx, r->msg.u.invite_list.room, found, LIST_MOST, &out->n_invites);
	for (i = 0; i < out->n_invites; i++)
		out->invites[i] = to_wire(&found[i]);
	return err;
}

int invite_revoke_run(struct request *r, struct tx *tx)
{
	const struct wire_invite_revoke *in = &r->msg.u.invite_revoke;
	int err = invites_revoke(tx, in->room, in->invite);

	return err == ERR_NOT_FOUND ? request_fault(r, err, "invite") : err;
}
