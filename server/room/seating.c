#include "room/seating.h"

#include "store/grants.h"
#include "store/members.h"
#include "store/streams.h"

#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

static int check_space(struct tx *tx, const struct room *room)
{
	int64_t taken;
	int err = room->open ? seats_count(tx, room->id, &taken) : ERR_ROOM_CLOSED;

	if (err)
		return err;
	return taken < room->capacity ? 0 : ERR_ROOM_FULL;
}

static int take_new(struct request *r, struct tx *tx, const struct room *room, unsigned roles, int64_t rules_version,
                    struct seat *ret)
{
	int err = roles & STAFF ? 0 : check_space(tx, room);

	if (!err && rules_version != room->rules_version)
		err = request_fault(r, ERR_RULES_CHANGED, "rules_version");
	if (!err)
		err = members_name_fits(tx, r->actor.member, room->id);
	*ret = (struct seat){ .rules_version = room->rules_version };
	if (!err)
		err = streams_head(tx, room->stream, &ret->arrived_seq);
	return err ? err : seats_set(tx, room->id, r->actor.member, ret);
}

int seating_take(struct request *r, struct tx *tx, const struct room *room, unsigned roles, int64_t rules_version,
                 struct seat *ret)
{
	const struct digest *device = r->actor.device.len == DIGEST_LEN
	                              ? (const struct digest *)(const void *)r->actor.device.at : NULL;
	int err = removals_check(tx, room->id, r->actor.member, device);

	if (err)
		return err;
	err = seats_get(tx, room->id, r->actor.member, ret);
	if (err == ERR_NOT_IN_ROOM)
		return take_new(r, tx, room, roles, rules_version, ret);
	if (err || ret->rules_version >= room->rules_version)
		return err;
	if (rules_version != room->rules_version)
		return request_fault(r, ERR_RULES_CHANGED, "rules_version");
	ret->rules_version = rules_version;
	return seats_set(tx, room->id, r->actor.member, ret);
}
