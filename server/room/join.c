/* room.join: go into a room and read along. */
#include "room/room.h"
#include "room/seating.h"
#include "session/drop_in.h"
#include "session/session.h"
#include "session/visiting.h"
#include "store/meetings.h"

/* Their place is theirs from now on, not only when their page has opened it. */
static int enter(struct request *r, struct tx *tx, const struct room *room)
{
	int64_t held_ms = request_config(r)->rooms_seat_minutes * 60 * 1000, meeting = 0;
	int err = drop_in_enter(tx, room, r->actor.roles, r->actor.member, held_ms, &meeting);

	return err || !meeting ? err : attendance_joined(tx, meeting, r->actor.member, false);
}

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
	if (!err)
		err = enter(r, tx, &room);
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
		return visiting_enter(r, plan, &r->result.room_join);
	list_each(it, tmp, &r->client->feed.visits)
		open++;
	if (open >= request_config(r)->limits_rooms_open && !client_visit(r->client, plan->room.id)) {
		if (plan->attends)
			attending_went(r->desk, plan->room.id, r->actor.member);
		return request_fault(r, ERR_TOO_LARGE, "room");
	}
	return visiting_enter(r, plan, &r->result.room_join);
}
