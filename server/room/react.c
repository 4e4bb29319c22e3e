/* room.react: give one of the room's reactions, or take it back. */
#include "room/room.h"
#include "room/words.h"
#include "session/drop_in.h"
#include "store/cases.h"

/* As with words: while a meeting is on, or in danger. */
static int check_hours(struct request *r, struct tx *tx, const struct room *room)
{
	bool danger = false;
	int refused = r->actor.roles & DROP_IN_STAFF ? 0 : drop_in_talk(tx, room), err;

	if (refused != ERR_ON_HOLD && refused != ERR_ROOM_CLOSED)
		return refused;
	err = cases_in_danger(tx, r->actor.member, &danger);
	return err ? err : danger ? 0 : refused;
}

static int check_reaction(struct request *r, struct tx *tx, const struct wire_room_react *in)
{
	struct room room;
	size_t i;
	int err = rooms_get(tx, in->room, &r->arena, &room);

	if (err)
		return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
	for (i = 0; i < room.n_reactions; i++)
		if (str_eq(room.reactions[i], in->reaction))
			return check_hours(r, tx, &room);
	return in->on ? request_fault(r, ERR_BAD_FIELD, "reaction") : check_hours(r, tx, &room);
}

int room_react_run(struct request *r, struct tx *tx)
{
	const struct wire_room_react *in = &r->msg.u.room_react;
	struct wire_room_react_result *out = &r->result.room_react;
	struct entry_new entry;
	struct entry *post = NULL;
	int err = check_reaction(r, tx, in);

	if (!err)
		err = words_entry(r, tx, in->room, &entry);
	if (!err)
		err = words_target(r, tx, in->room, entry.stream, in->target, &post);
	entry_free(post);
	if (err)
		return err;
	entry.target = (int64_t)in->target;
	entry.detail = in->reaction;
	entry.flags = in->on ? ENTRY_ON : 0;
	out->at = (uint64_t)tx->now_ms;
	return entries_react(tx, &entry, &out->seq);
}
