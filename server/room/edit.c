/* room.edit: change one's own words.  The old ones are not kept. */
#include "base/config.h"
#include "room/room.h"
#include "room/words.h"

static int may_edit(struct request *r, struct tx *tx, const struct entry *post)
{
	int64_t limit_ms = request_config(r)->limits_edit_minutes * 60 * 1000;

	if (post->member != r->actor.member)
		return ERR_NOT_ALLOWED;
	return tx->now_ms - post->at_ms <= limit_ms ? 0 : request_fault(r, ERR_TOO_LATE, "target");
}

int room_edit_run(struct request *r, struct tx *tx)
{
	const struct wire_room_edit *in = &r->msg.u.room_edit;
	struct wire_room_edit_result *out = &r->result.room_edit;
	struct entry_new entry;
	struct entry *post = NULL;
	int err = words_check(r, in->body);

	if (!err)
		err = words_spend(r, tx, in->room);
	if (!err)
		err = words_entry(r, tx, in->room, &entry);
	if (!err)
		err = words_target(r, tx, in->room, entry.stream, in->target, &post);
	if (!err)
		err = may_edit(r, tx, post);
	entry_free(post);
	if (err)
		return err;
	entry.target = (int64_t)in->target;
	entry.body = in->body;
	out->at = (uint64_t)tx->now_ms;
	return entries_edit(tx, &entry, &out->seq);
}
