/* room.join: go into a room and read along. */
#include "room/room.h"
#include "room/seating.h"
#include "session/session.h"
#include "session/visiting.h"

int room_join_run(struct request *r, struct tx *tx)
{
	const struct wire_room_join *in = &r->msg.u.room_join;
	struct visiting *plan = arena_new(&r->arena, sizeof *plan);
	struct room room;
	struct seat seat;
	int err = plan ? rooms_get(tx, in->room, &r->arena, &room) : ERR_NO_MEMORY;

	if (err)
		return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
	r->plan = plan;
	err = seating_take(r, tx, &room, r->actor.roles, in->has_rules_version ? (int64_t)in->rules_version : 0, &seat);
	if (err)
		return err;
	return visiting_plan(r, tx, &room, &seat, r->actor.roles, in->has_after, in->after, plan);
}

int room_join_after(struct request *r)
{
	const struct visiting *plan = r->plan;
	struct list *it, *tmp;
	int64_t open = 0;

	if (!r->client)
		return 0;
	list_each(it, tmp, &r->client->feed.visits)
		open++;
	if (open >= request_config(r)->limits_rooms_open && !client_visit(r->client, plan->room.id))
		return request_fault(r, ERR_TOO_LARGE, "room");
	return visiting_enter(r, plan, &r->result.room_join);
}
