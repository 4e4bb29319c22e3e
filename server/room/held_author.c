/* held.list, held.change, held.withdraw: somebody's own messages that wait. */
#include "escalation/case_wire.h"
#include "room/holding.h"
#include "room/room.h"
#include "room/words.h"
#include "store/entries.h"

#define HELD_MOST 50

int held_list_run(struct request *r, struct tx *tx)
{
	struct wire_held_list_result *out = &r->result.held_list;
	struct held *found = arena_array(&r->arena, HELD_MOST, sizeof *found);
	size_t n, i;
	int err = found ? held_of_member(tx, r->actor.member, &r->arena, found, HELD_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->held = arena_array(&r->arena, n, sizeof *out->held);
	if (!out->held)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = held_to_wire(tx, &found[i], &r->arena, &out->held[out->n_held++]);
	return err;
}

/* One of the actor's own, not decided yet. */
static int find_own(struct request *r, struct tx *tx, int64_t room, int64_t id, struct held *ret)
{
	int err = held_get(tx, room, id, &r->arena, ret);

	if (!err && ret->member != r->actor.member)
		err = ERR_NOT_FOUND;
	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "held") : err;
	return ret->body.at ? 0 : ERR_DECIDED;
}

/* --- other words --- */

static int deliver(struct request *r, struct tx *tx, const struct scan *scan, struct held *h, struct wire_posted *out)
{
	int err;

	h->flag = scan->flag;
	h->name = r->actor.name;
	err = hold_place(tx, h, scan->scanned ? 0 : ENTRY_UNSCANNED, &r->arena, &out->seq);
	if (err)
		return err;
	out->at = (uint64_t)tx->now_ms;
	out->has_seq = true;
	out->has_nudge = scan->ruling.verdict == VERDICT_NUDGE;
	return out->has_nudge ? boundaries_to_wire(scan->ruling.boundaries, &r->arena, &out->nudge, &out->n_nudge) : 0;
}

static int look_again(struct request *r, struct tx *tx, struct room *room, struct held *h)
{
	struct wire_posted *out = &r->result.held_change;
	struct scan seen;
	int err = scan_words(r, tx, room, h->body, &seen);

	if (err)
		return err;
	room->slow_s = 0;                     /* slow mode is for saying something more */
	err = scan_limits(r, tx, room, &seen);
	if (err)
		return err;
	if (seen.ruling.verdict == VERDICT_REFUSE)
		return scan_refuse(r, tx, room, &seen);
	if (seen.ruling.verdict == VERDICT_HOLD)
		return hold_again(r, tx, room, &seen, h, out);
	return deliver(r, tx, &seen, h, out);
}

int held_change_run(struct request *r, struct tx *tx)
{
	const struct wire_held_change *in = &r->msg.u.held_change;
	struct room *room = arena_new(&r->arena, sizeof *room);
	struct held held;
	int err = room ? words_check(r, in->body) : ERR_NO_MEMORY;

	if (!err)
		err = find_own(r, tx, in->room, in->held, &held);
	if (!err)
		err = rooms_get(tx, in->room, &r->arena, room);
	if (err)
		return err;
	held.body = in->body;
	return look_again(r, tx, room, &held);
}

/* --- taking it back --- */

int held_withdraw_run(struct request *r, struct tx *tx)
{
	const struct wire_held_withdraw *in = &r->msg.u.held_withdraw;
	struct held held;
	int err = find_own(r, tx, in->room, in->held, &held);

	return err ? err : hold_withdraw(tx, &held, &r->arena);
}
