/* room.list: the rooms this member may go into, or look after. */
#include "room/room.h"
#include "session/session.h"
#include "session/visiting.h"
#include "store/grants.h"

#define ROOMS_MOST 1000
#define TALK (ROLE_BIT(ROLE_PARTICIPANT) | ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

/* When one may come. */
static int describe_hours(struct request *r, struct tx *tx, int64_t id, struct wire_room_list_result_rooms *ret)
{
	struct wire_meeting *meeting;
	bool on;
	int err = visiting_meeting(tx, id, r->actor.member, &r->arena, &on, &meeting);

	if (err || !meeting)
		return err;
	ret->meeting = *meeting;
	ret->has_meeting = true;
	return 0;
}

/* Adds one to the list, unless staff talk there among themselves, or with somebody aside, and this member may not. */
static int describe(struct request *r, struct tx *tx, int64_t id, struct wire_room_list_result *out)
{
	struct wire_room_list_result_rooms *ret = &out->rooms[out->n_rooms];
	struct room *room = arena_new(&r->arena, sizeof *room);
	struct seat seat;
	unsigned roles;
	int err = room ? rooms_get(tx, id, &r->arena, room) : ERR_NO_MEMORY;

	if (!err)
		err = grants_roles(tx, r->actor.member, id, &roles);
	if (err || ((room->staff_of || room->aside_of) && !(roles & TALK)))
		return err;
	out->n_rooms++;
	room_to_wire(room, &ret->room);
	ret->role = roles & TALK ? (enum wire_role)visiting_role(roles)
	            : roles & ROLE_BIT(ROLE_ADMIN) ? WIRE_ROLE_ADMIN : WIRE_ROLE_RESPONDER;
	err = seats_get(tx, id, r->actor.member, &seat);
	ret->seated = err == 0;
	if (err && err != ERR_NOT_IN_ROOM)
		return err;
	return room->drop_in ? describe_hours(r, tx, id, ret) : 0;
}

int room_list_run(struct request *r, struct tx *tx)
{
	struct wire_room_list_result *out = &r->result.room_list;
	int64_t *ids = arena_array(&r->arena, ROOMS_MOST, sizeof *ids);
	unsigned roles;
	size_t n, i;
	int err = ids ? grants_roles(tx, r->actor.member, 0, &roles) : ERR_NO_MEMORY;

	if (!err)
		err = rooms_open_to(tx, r->actor.member, (roles & (TALK | ROLE_BIT(ROLE_ADMIN))) != 0,
		                    ids, ROOMS_MOST, &n);
	if (err)
		return err;
	out->rooms = arena_array(&r->arena, n, sizeof *out->rooms);
	if (!out->rooms)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = describe(r, tx, ids[i], out);
	return err;
}

int room_list_after(struct request *r)
{
	struct wire_room_list_result *out = &r->result.room_list;
	size_t i, here, staff;

	for (i = 0; i < out->n_rooms; i++) {
		hub_count(r->desk->hub, out->rooms[i].room.id, &here, &staff);
		out->rooms[i].here = here;
	}
	return 0;
}
