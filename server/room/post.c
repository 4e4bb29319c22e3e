/* room.post: say something. */
#include "room/room.h"
#include "room/words.h"

int room_post_run(struct request *r, struct tx *tx)
{
	const struct wire_room_post *in = &r->msg.u.room_post;
	struct wire_room_post_result *out = &r->result.room_post;
	struct entry_new entry;
	int err = words_check(r, in->body);

	if (!err)
		err = words_spend(r, tx, in->room);
	if (!err)
		err = words_entry(r, tx, in->room, &entry);
	if (err)
		return err;
	entry.kind = ENTRY_POST;
	entry.detail = r->msg.key;
	entry.body = in->body;
	out->at = (uint64_t)tx->now_ms;
	return entries_append(tx, &entry, &out->seq);
}
