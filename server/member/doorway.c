/* doorway.show: what is behind an invite, before coming in. */
#include "account/offer.h"
#include "base/config.h"
#include "member/member.h"
#include "room/seating.h"
#include "session/session.h"
#include "session/visiting.h"
#include "store/grants.h"
#include "store/invites.h"

#define NAMES_OFFERED 6

static int show_room(struct request *r, struct tx *tx, const struct invite *invite,
                     struct wire_doorway_show_result *out)
{
	struct room room;
	int64_t taken;
	int err = rooms_get(tx, invite->room, &r->arena, &room);

	if (!err)
		err = seating_taken(r, tx, invite->room, &taken);
	if (err)
		return err == ERR_NOT_FOUND ? ERR_INVITE : err;
	out->room = room.name;
	out->about = room.about;
	out->rules = room.rules;
	out->rules_version = (uint64_t)room.rules_version;
	out->language = room.language;
	out->has_open = true;
	/* Who comes to a meeting that is not on yet waits inside, where it says when. */
	out->open = invite->role != ROLE_PARTICIPANT || (room.open && (room.drop_in || taken < room.capacity));
	return 0;
}

static int offer(struct request *r, struct wire_doorway_show_result *out)
{
	out->names = arena_array(&r->arena, NAMES_OFFERED, sizeof *out->names);
	if (!out->names)
		return ERR_NO_MEMORY;
	out->n_names = NAMES_OFFERED;
	return offer_names(&r->arena, out->language, NAMES_OFFERED, out->names);
}

int doorway_show_run(struct request *r, struct tx *tx)
{
	struct wire_doorway_show_result *out = &r->result.doorway_show;
	struct invite *invite = arena_new(&r->arena, sizeof *invite);
	struct digest token;
	int err;

	if (!invite)
		return ERR_NO_MEMORY;
	r->plan = invite;
	digest_of(r->msg.u.doorway_show.invite, &token);
	err = invites_find(tx, &token, invite);
	if (!err && invite->member)
		err = ERR_INVITE;                     /* a sign-in link is no invite */
	if (!err)
		err = removals_check(tx, invite->room, r->actor.member, r->has_device ? &r->device : NULL);
	if (err)
		return err;
	*out = (struct wire_doorway_show_result){ .site = str_of(request_config(r)->site_name),
		.role = (enum wire_role)invite->role, .language = str_of(request_config(r)->site_language), .rules = STR("") };
	if (r->actor.member) {
		out->has_seated = true;
		out->seated = actor_person(&r->actor, invite->role);
	}
	if (invite->room)
		err = show_room(r, tx, invite, out);
	return err ? err : offer(r, out);
}

int doorway_show_after(struct request *r)
{
	struct wire_doorway_show_result *out = &r->result.doorway_show;
	const struct invite *invite = r->plan;
	size_t here, staff;

	if (!invite->room)
		return 0;
	hub_count(r->desk->hub, invite->room, &here, &staff);
	out->has_here = out->has_mentors = true;
	out->here = here;
	out->mentors = staff;
	return 0;
}
