/* room.post: say something. */
#include "escalation/alert.h"
#include "escalation/case_wire.h"
#include "escalation/life.h"
#include "room/holding.h"
#include "room/room.h"
#include "room/scan.h"
#include "room/words.h"

#define CARERS (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))

/* Whose case somebody here is has said something to them. */
static int spoke(struct request *r, struct tx *tx, const struct room *room)
{
	if (room->staff_of || !(r->actor.roles & CARERS))
		return 0;
	return life_spoke(tx, room->id, r->actor.member, &r->arena);
}

static int deliver(struct request *r, struct tx *tx, const struct scan *scan, struct str warning, struct wire_posted *out)
{
	const struct wire_room_post *in = &r->msg.u.room_post;
	struct entry_new entry;
	int err = words_entry(r, tx, in->room, &entry);

	if (err)
		return err;
	entry.kind = ENTRY_POST;
	entry.detail = r->msg.key;
	entry.warning = warning;
	entry.flags = scan->scanned ? 0 : ENTRY_UNSCANNED;
	entry.body = in->body;
	out->at = (uint64_t)tx->now_ms;
	out->has_seq = true;
	err = entries_append(tx, &entry, &out->seq);
	if (!err)
		err = alert_placed(tx, scan->flag, (int64_t)out->seq);
	out->has_nudge = scan->ruling.verdict == VERDICT_NUDGE;
	if (!err && out->has_nudge)
		err = boundaries_to_wire(scan->ruling.boundaries, &r->arena, &out->nudge, &out->n_nudge);
	return err;
}

static int scan(struct request *r, struct tx *tx, const struct room *room, struct scan *ret)
{
	*ret = (struct scan){ .scanned = true };
	return scan_leaves(r, room) ? 0 : scan_words(r, tx, room, r->msg.u.room_post.body, ret);
}

int room_post_run(struct request *r, struct tx *tx)
{
	const struct wire_room_post *in = &r->msg.u.room_post;
	struct wire_posted *out = &r->result.room_post;
	struct str warning = in->has_warning ? str_of(wire_topic_name(in->warning)) : (struct str){ 0 };
	struct room *room = arena_new(&r->arena, sizeof *room);
	struct scan seen;
	int err = room ? words_check(r, in->body) : ERR_NO_MEMORY;

	if (!err)
		err = rooms_get(tx, in->room, &r->arena, room);
	if (err)
		return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
	err = scan(r, tx, room, &seen);
	if (!err)
		err = scan_limits(r, tx, room, &seen);
	if (err)
		return err;
	if (seen.ruling.verdict == VERDICT_REFUSE)
		return scan_refuse(r, tx, room, &seen);
	if (seen.ruling.verdict == VERDICT_HOLD)
		return hold_words(r, tx, room, &seen, in->body, warning, out);
	err = deliver(r, tx, &seen, warning, out);
	return err ? err : spoke(r, tx, room);
}
