/* room.react: give one of the room's reactions, or take it back. */
#include "room/room.h"
#include "room/words.h"

static int check_reaction(struct request *r, struct tx *tx, const struct wire_room_react *in)
{
	struct room room;
	size_t i;
	int err = rooms_get(tx, in->room, &r->arena, &room);

	if (err)
		return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
	for (i = 0; i < room.n_reactions; i++)
		if (str_eq(room.reactions[i], in->reaction))
			return 0;
	return in->on ? request_fault(r, ERR_BAD_FIELD, "reaction") : 0;
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
