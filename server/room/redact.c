/* room.redact: take words down.  They are deleted, here and from every copy in memory. */
#include "room/room.h"
#include "room/words.h"

#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

int room_redact_run(struct request *r, struct tx *tx)
{
	const struct wire_room_redact *in = &r->msg.u.room_redact;
	struct wire_room_redact_result *out = &r->result.room_redact;
	struct entry_new entry;
	struct entry *post = NULL;
	int err = words_entry(r, tx, in->room, &entry);

	if (!err)
		err = words_target(r, tx, in->room, entry.stream, in->target, &post);
	if (!err && post->member != r->actor.member && !(r->actor.roles & STAFF))
		err = ERR_NOT_ALLOWED;
	entry_free(post);
	if (err)
		return err;
	entry.target = (int64_t)in->target;
	out->at = (uint64_t)tx->now_ms;
	return entries_redact(tx, &entry, &out->seq);
}
