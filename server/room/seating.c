#include "room/seating.h"

#include "base/config.h"
#include "store/grants.h"
#include "store/members.h"
#include "store/streams.h"

#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

int seating_taken(struct request *r, struct tx *tx, int64_t room, int64_t *ret)
{
	int64_t held_ms = request_config(r)->rooms_seat_minutes * 60 * 1000;

	return seats_count(tx, room, r->actor.member, tx->now_ms - held_ms, ret);
}

static int check_space(struct request *r, struct tx *tx, const struct room *room)
{
	int64_t taken;
	int err = seating_taken(r, tx, room->id, &taken);

	if (err)
		return err;
	/* Where people come for a meeting, its places count (session/drop_in.h). */
	return room->drop_in || taken < room->capacity ? 0 : ERR_ROOM_FULL;
}

static int take_new(struct request *r, struct tx *tx, const struct room *room, unsigned roles, int64_t rules_version,
                    struct seat *ret)
{
	bool staff = roles & STAFF;
	int err = staff || room->open ? 0 : ERR_ROOM_CLOSED;

	if (!err && !staff)
		err = check_space(r, tx, room);
	if (!err && rules_version != room->rules_version)
		err = request_fault(r, ERR_RULES_CHANGED, "rules_version");
	/* Nobody keeps staff out by taking their name. */
	if (!err && !staff)
		err = members_name_fits(tx, r->actor.member, room->id);
	*ret = (struct seat){ .rules_version = room->rules_version };
	if (!err)
		err = streams_head(tx, room->stream, &ret->arrived_seq);
	return err ? err : seats_set(tx, room->id, r->actor.member, ret);
}

/* Coming back to a seat: the place may have been given away meanwhile. */
static int take_again(struct request *r, struct tx *tx, const struct room *room, unsigned roles, int64_t rules_version,
                      struct seat *seat)
{
	int64_t held_ms = request_config(r)->rooms_seat_minutes * 60 * 1000;
	int err = 0;

	if (!(roles & STAFF) && seat->seen_ms < tx->now_ms - held_ms)
		err = check_space(r, tx, room);
	if (!err && seat->rules_version < room->rules_version && rules_version != room->rules_version)
		err = request_fault(r, ERR_RULES_CHANGED, "rules_version");
	if (err)
		return err;
	seat->rules_version = room->rules_version;
	return seats_set(tx, room->id, r->actor.member, seat);
}

int seating_take(struct request *r, struct tx *tx, const struct room *room, unsigned roles, int64_t rules_version,
                 struct seat *ret)
{
	const struct digest *device = r->actor.device.len == DIGEST_LEN
	                              ? (const struct digest *)(const void *)r->actor.device.at : NULL;
	int err = removals_check(tx, room->id, r->actor.member, device);

	if (!err)
		err = seats_get(tx, room->id, r->actor.member, ret);
	if (err == ERR_NOT_IN_ROOM)
		return take_new(r, tx, room, roles, rules_version, ret);
	return err ? err : take_again(r, tx, room, roles, rules_version, ret);
}
