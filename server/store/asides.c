#include "store/asides.h"

#include "store/grants.h"
#include "store/rooms.h"

#define ROOM_ARENA (256u << 10)
#define CAPACITY 10
/* A verdict for each boundary: nothing is held where nobody would decide about it. */
#define DELIVER "deliver deliver deliver deliver deliver deliver deliver deliver"

int asides_open(struct tx *tx, int64_t of, int64_t *ret_room)
{
	struct room beside, room = { .name = STR("Side room"), .about = STR(""), .rules = STR(""), .history_all = true,
		.presence = true, .typing = true, .open = true, .capacity = CAPACITY, .policy = STR(DELIVER), .aside_of = of };
	struct arena arena;
	int err;

	arena_init(&arena, ROOM_ARENA);
	err = rooms_get(tx, of, &arena, &beside);
	if (!err) {
		room.language = beside.language;
		err = rooms_add(tx, &room);
	}
	arena_release(&arena);
	*ret_room = room.id;
	return err;
}

int asides_let(struct tx *tx, int64_t room, int64_t member)
{
	const struct grant grant = { .role = ROLE_PARTICIPANT, .room = room };
	struct seat seat;
	int err = grants_set(tx, member, &grant);

	if (!err)
		err = seats_get(tx, room, member, &seat);
	if (err != ERR_NOT_IN_ROOM)
		return err;
	seat = (struct seat){ .rules_version = 1 };
	return seats_set(tx, room, member, &seat);
}

/* ERR_NOT_FOUND when nobody is left. */
static int let_go(struct tx *tx, int64_t room)
{
	unsigned role;
	int64_t member;
	int err = tx_number(tx, &member, "SELECT member FROM grants WHERE room = $1 LIMIT 1", "i", room);

	for (role = 0; !err && role < ROLE_COUNT; role++) {
		err = grants_revoke(tx, member, room, (enum role)role);
		if (err == ERR_NOT_FOUND)
			err = 0;
	}
	return err;
}

int asides_close(struct tx *tx, int64_t room)
{
	int err;

	do {
		err = let_go(tx, room);
	} while (!err);
	if (err == ERR_NOT_FOUND)
		err = tx_exec(tx, NULL, "DELETE FROM seats WHERE room = $1", "i", room);
	return err ? err : tx_exec(tx, NULL, "UPDATE rooms SET open = 0 WHERE id = $1", "i", room);
}

int asides_of(struct tx *tx, int64_t room, int64_t *ret_of)
{
	return tx_number(tx, ret_of, "SELECT COALESCE(aside_of, 0) FROM rooms WHERE id = $1", "i", room);
}
