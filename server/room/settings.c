/* room.create and room.update: a room's settings. */
#include "base/config.h"
#include "room/room.h"
#include "session/visiting.h"
#include "store/meetings.h"
#include "store/timers.h"

#define SET(has, to, value) do { if (has) (to) = (value); } while (0)

/* What create and update have in common; `in` is either request. */
#define SET_COMMON(room, in) do { \
	SET((in)->about.at, (room)->about, (in)->about); \
	SET((in)->rules.at, (room)->rules, (in)->rules); \
	SET((in)->language.at, (room)->language, (in)->language); \
	SET((in)->has_history, (room)->history_all, (in)->history == WIRE_HISTORY_ALL); \
	SET((in)->has_presence, (room)->presence, (in)->presence); \
	SET((in)->has_typing, (room)->typing, (in)->typing); \
	SET((in)->has_capacity, (room)->capacity, (int64_t)(in)->capacity); \
	SET((in)->has_drop_in, (room)->drop_in, (in)->drop_in); \
	if ((in)->has_reactions) \
		set_reactions((room), (in)->reactions, (in)->n_reactions); \
} while (0)

static void set_reactions(struct room *room, const struct str *reactions, size_t n)
{
	size_t i;

	room->n_reactions = n;
	for (i = 0; i < n; i++)
		room->reactions[i] = reactions[i];
}

static void standard_room(const struct config *config, struct room *ret)
{
	static const struct str reactions[] = { { "heart", 5 }, { "hug", 3 }, { "strength", 8 }, { "thanks", 6 },
		{ "same", 4 } };

	*ret = (struct room){ .about = STR(""), .rules = STR(""), .language = str_of(config->site_language),
		.presence = true, .open = true, .capacity = config->rooms_capacity };
	set_reactions(ret, reactions, sizeof reactions / sizeof *reactions);
}

static int set_policy(struct request *r, struct room *room, bool has, const struct wire_policy *policy)
{
	return has ? room_policy_set(room, policy, &r->arena) : 0;
}

int room_create_run(struct request *r, struct tx *tx)
{
	const struct wire_room_create *in = &r->msg.u.room_create;
	const struct config *config = request_config(r);
	struct room *room = arena_new(&r->arena, sizeof *room);
	int64_t count;
	int err = room ? rooms_count(tx, &count) : ERR_NO_MEMORY;

	if (!err && count >= config->limits_rooms)
		err = request_fault(r, ERR_TOO_LARGE, "rooms");
	if (err)
		return err;
	standard_room(config, room);
	room->name = in->name;
	SET_COMMON(room, in);
	err = set_policy(r, room, in->has_policy, &in->policy);
	if (!err)
		err = rooms_add(tx, room);
	room_to_wire(room, &r->result.room_create.room);
	return err;
}

int room_update_run(struct request *r, struct tx *tx)
{
	const struct wire_room_update *in = &r->msg.u.room_update;
	struct room *room = arena_new(&r->arena, sizeof *room);
	int err = room ? rooms_get(tx, in->room, &r->arena, room) : ERR_NO_MEMORY;
	bool stays = !err && !room->drop_in;

	/* A staff room is as its room makes it, and a side room is as it is. */
	if (err == ERR_NOT_FOUND || (!err && (room->staff_of || room->aside_of)))
		err = ERR_NOT_ALLOWED;
	if (err)
		return err;
	if (in->rules.at && !str_eq(in->rules, room->rules))
		room->rules_version++;
	SET(in->name.at, room->name, in->name);
	SET(in->has_open, room->open, in->open);
	SET_COMMON(room, in);
	err = set_policy(r, room, in->has_policy, &in->policy);
	if (!err)
		err = rooms_set(tx, room);
	if (!err && stays && room->drop_in)
		err = timers_set(tx, TIMER_SHUT, room->id, tx->now_ms + tx_agenda(tx).readable_ms);
	room_to_wire(room, &r->result.room_update.room);
	return err;
}
