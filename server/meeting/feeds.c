#include "base/buf.h"
#include "meeting/meeting.h"
#include "store/grants.h"
#include "store/rooms.h"

#define FEEDS_MOST 200
#define PROGRAMME_PATH "/programme.ics"

/* --- one feed --- */

static int path_of(struct request *r, struct tx *tx, int64_t room, int64_t number, struct str *ret)
{
	struct buf path = BUF_INIT(200);
	struct str link;
	int err = link_make(tx, LINK_FEED, r->actor.member, room, number, &r->arena, &link);

	if (err)
		return err;
	buf_puts(&path, "/calendar/");
	buf_put(&path, link.at, link.len);
	buf_puts(&path, ".ics");
	err = path.err;
	if (!err && !(*ret = arena_str(&r->arena, (struct str){ path.at, path.len })).at)
		err = ERR_NO_MEMORY;
	buf_wipe(&path);
	return err;
}

static int to_wire(struct request *r, struct tx *tx, const struct room *room, int64_t number, struct wire_feed *ret)
{
	*ret = (struct wire_feed){ .kind = room ? WIRE_FEED_KIND_ROOM : WIRE_FEED_KIND_MINE };
	if (room) {
		ret->room = room->id;
		ret->room_name = room->name;
	}
	return path_of(r, tx, ret->room, number, &ret->path);
}

/* --- all of them --- */

/* Is something planned in it, and is it one where people come together? */
static int has_calendar(struct request *r, struct tx *tx, int64_t id, struct room *room, bool *ret)
{
	struct series s;
	size_t n = 0;
	int err = rooms_get(tx, id, &r->arena, room);

	if (!err && !room->staff_of && !room->aside_of)
		err = series_list(tx, id, false, 0, &r->arena, &s, 1, &n);
	*ret = n > 0;
	return err;
}

static int add_room(struct request *r, struct tx *tx, int64_t id)
{
	struct wire_feed_list_result *result = &r->result.feed_list;
	struct room room;
	int64_t number;
	bool has;
	int err = has_calendar(r, tx, id, &room, &has);

	if (err || !has)
		return err;
	err = feeds_link(tx, r->actor.member, id, &number);
	return err ? err : to_wire(r, tx, &room, number, &result->feeds[result->n_feeds++]);
}

static int add_rooms(struct request *r, struct tx *tx)
{
	const struct wire_feed_list_result *result = &r->result.feed_list;
	int64_t rooms[1000];
	size_t n, i;
	unsigned everywhere;
	int err = grants_roles(tx, r->actor.member, 0, &everywhere);

	if (!err)
		err = rooms_open_to(tx, r->actor.member, everywhere != 0, rooms, sizeof rooms / sizeof *rooms, &n);
	for (i = 0; !err && i < n && result->n_feeds < FEEDS_MOST - 1; i++)
		err = add_room(r, tx, rooms[i]);
	return err;
}

int feed_list_run(struct request *r, struct tx *tx)
{
	struct wire_feed_list_result *result = &r->result.feed_list;
	int64_t number;
	int err = feeds_link(tx, r->actor.member, 0, &number);

	result->feeds = arena_array(&r->arena, FEEDS_MOST, sizeof *result->feeds);
	if (!err && !result->feeds)
		err = ERR_NO_MEMORY;
	if (!err)
		err = to_wire(r, tx, NULL, number, &result->feeds[result->n_feeds++]);
	if (!err)
		err = add_rooms(r, tx);
	if (err)
		return err;
	result->feeds[result->n_feeds++] = (struct wire_feed){ .kind = WIRE_FEED_KIND_PROGRAMME, .path = STR(PROGRAMME_PATH) };
	return 0;
}

/* --- a new address --- */

static int check_room(struct request *r, struct tx *tx, int64_t id, struct room *room)
{
	unsigned roles = 0;
	int err = rooms_ordinary(tx, id);

	if (!err)
		err = grants_roles(tx, r->actor.member, id, &roles);
	/* One that is not there and one that is not open look the same. */
	if (err == ERR_NOT_FOUND || (!err && !roles))
		return request_fault(r, ERR_NOT_FOUND, "room");
	return err ? err : rooms_get(tx, id, &r->arena, room);
}

int feed_renew_run(struct request *r, struct tx *tx)
{
	const struct wire_feed_renew *in = &r->msg.u.feed_renew;
	bool of_room = in->kind == WIRE_FEED_RENEW_KIND_ROOM;
	struct room room;
	int64_t number;
	int err = 0;

	if (of_room != (in->room != 0))
		return request_fault(r, of_room ? ERR_MISSING_FIELD : ERR_BAD_FIELD, "room");
	if (of_room)
		err = check_room(r, tx, in->room, &room);
	if (!err)
		err = feeds_renew(tx, r->actor.member, in->room, &number);
	return err ? err : to_wire(r, tx, of_room ? &room : NULL, number, &r->result.feed_renew.feed);
}
