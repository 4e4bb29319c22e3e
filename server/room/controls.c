/* room.controls and room.raid: what is on in a room for now. */
#include <inttypes.h>

#include "room/room.h"
#include "session/visiting.h"

#define RAID_SLOW_S 30
#define BEFORE_MOST 64

/* An ordinary room; the staff among themselves need no brakes. */
static int find(struct request *r, struct tx *tx, int64_t id, struct room **ret)
{
	int err;

	*ret = arena_new(&r->arena, sizeof **ret);
	err = *ret ? rooms_get(tx, id, &r->arena, *ret) : ERR_NO_MEMORY;
	if (!err && ((*ret)->staff_of || (*ret)->aside_of))
		err = ERR_NOT_ALLOWED;
	return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
}

int room_controls_run(struct request *r, struct tx *tx)
{
	const struct wire_room_controls *in = &r->msg.u.room_controls;
	struct room *room;
	int err = find(r, tx, in->room, &room);

	if (err)
		return err;
	if (in->has_slow_s)
		room->slow_s = (int64_t)in->slow_s;
	if (in->has_links_off)
		room->links_off = in->links_off;
	if (in->has_newcomers_wait)
		room->newcomers_wait = in->newcomers_wait;
	if (in->has_closed)
		room->open = !in->closed;
	room_to_wire(room, &r->result.room_controls.room);
	return rooms_set(tx, room);
}

/* --- all at once --- */

static int raid_begin(struct room *room, struct arena *arena)
{
	char before[BEFORE_MOST];

	snprintf(before, sizeof before, "%" PRId64 " %d %d %d", room->slow_s, room->links_off, room->newcomers_wait,
	         room->open);
	room->before_raid = arena_str(arena, str_of(before));
	if (room->slow_s < RAID_SLOW_S)
		room->slow_s = RAID_SLOW_S;
	room->links_off = room->newcomers_wait = true;
	room->open = false;
	return room->before_raid.at ? 0 : ERR_NO_MEMORY;
}

static int raid_end(struct room *room)
{
	int links_off, newcomers_wait, open;
	/* Texts of an arena end in NUL. */
	int read = sscanf(room->before_raid.at, "%" SCNd64 " %d %d %d", &room->slow_s, &links_off, &newcomers_wait, &open);

	if (read != 4)
		return ERR_STORAGE;
	room->links_off = links_off;
	room->newcomers_wait = newcomers_wait;
	room->open = open;
	room->before_raid = (struct str){ 0 };
	return 0;
}

int room_raid_run(struct request *r, struct tx *tx)
{
	const struct wire_room_raid *in = &r->msg.u.room_raid;
	struct room *room;
	int err = find(r, tx, in->room, &room);
	bool on = !err && room->before_raid.at;

	if (!err && in->on != on) {
		err = in->on ? raid_begin(room, &r->arena) : raid_end(room);
		if (!err)
			err = rooms_set(tx, room);
	}
	if (!err)
		room_to_wire(room, &r->result.room_raid.room);
	return err;
}
