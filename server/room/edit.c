/* room.edit: change one's own words.  The old ones are not kept. */
#include "base/config.h"
#include "escalation/alert.h"
#include "room/room.h"
#include "room/scan.h"
#include "room/words.h"

static int may_edit(struct request *r, struct tx *tx, const struct entry *post)
{
	int64_t limit_ms = request_config(r)->limits_edit_minutes * 60 * 1000;

	if (post->member != r->actor.member)
		return ERR_NOT_ALLOWED;
	return tx->now_ms - post->at_ms <= limit_ms ? 0 : request_fault(r, ERR_TOO_LATE, "target");
}

/* Words that the room would hold are refused: the post stands as it is, and its author changes them again. */
static int check_words(struct request *r, struct tx *tx, struct scan *ret)
{
	const struct wire_room_edit *in = &r->msg.u.room_edit;
	struct room *room = arena_new(&r->arena, sizeof *room);
	int err = room ? rooms_get(tx, in->room, &r->arena, room) : ERR_NO_MEMORY;

	*ret = (struct scan){ .scanned = true };
	if (!err && !scan_leaves(r, room))
		err = scan_words(r, tx, room, in->body, ret);
	if (!err) {
		room->slow_s = 0;                 /* slow mode is for saying something more */
		err = scan_limits(r, tx, room, ret);
	}
	if (!err && ret->ruling.verdict >= VERDICT_HOLD)
		err = scan_refuse(r, tx, room, ret);
	return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
}

int room_edit_run(struct request *r, struct tx *tx)
{
	const struct wire_room_edit *in = &r->msg.u.room_edit;
	struct wire_room_edit_result *out = &r->result.room_edit;
	struct entry_new entry;
	struct entry *post = NULL;
	struct scan seen;
	int err = words_check(r, in->body);

	if (!err)
		err = words_entry(r, tx, in->room, &entry);
	if (!err)
		err = words_target(r, tx, in->room, entry.stream, in->target, &post);
	if (!err)
		err = may_edit(r, tx, post);
	entry_free(post);
	if (!err)
		err = check_words(r, tx, &seen);
	if (!err)
		err = flags_forget_words(tx, in->room, (int64_t)in->target);
	if (!err)
		err = alert_placed(tx, seen.flag, (int64_t)in->target);
	if (err)
		return err;
	entry.flags = seen.scanned ? 0 : ENTRY_UNSCANNED;
	entry.target = (int64_t)in->target;
	entry.body = in->body;
	out->at = (uint64_t)tx->now_ms;
	return entries_edit(tx, &entry, &out->seq);
}
