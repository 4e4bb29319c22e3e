#include "room/holding.h"

#include "escalation/alert.h"
#include "escalation/case_wire.h"
#include "session/visiting.h"
#include "store/entries.h"
#include "store/grants.h"
#include "store/notices.h"
#include "store/sanctions.h"
#include "store/timers.h"

#define WAITING_MOST 5                    /* of one member in one room */
#define WAITING_RETRY_MS (60 * 1000)
#define ASKED_MS (10 * 60 * 1000)         /* to write it in another way */
#define DEADLINE_ARENA (256u << 10)
#define LEVEL_HELD "amber"

static const struct str none;

/* --- waiting --- */

static int may_wait(struct request *r, struct tx *tx, int64_t room)
{
	int64_t waiting;
	int err = held_count(tx, room, r->actor.member, &waiting);

	if (err || waiting < WAITING_MOST)
		return err;
	r->fault.retry_after_ms = WAITING_RETRY_MS;
	r->keep = true;
	return ERR_SLOW_DOWN;
}

/* It waits until then, and staff see it. */
static int set_deadline(struct tx *tx, const struct held *h, int64_t due_ms)
{
	int err = timers_set(tx, TIMER_HELD, h->id, due_ms);

	return err ? err : alert_staff(tx, h->room, h->member, "held", LEVEL_HELD, h->id);
}

static int describe(struct request *r, struct tx *tx, const struct held *h, struct wire_posted *ret)
{
	ret->has_held = true;
	ret->at = (uint64_t)tx->now_ms;
	return held_to_wire(tx, h, &r->arena, &ret->held);
}

int hold_words(struct request *r, struct tx *tx, const struct room *room, const struct scan *scan, struct str body,
               struct str warning, struct wire_posted *ret)
{
	struct held held = { .room = room->id, .member = r->actor.member, .key = r->msg.key, .body = body,
		.due_ms = tx->now_ms + room->hold_s * 1000, .flag = scan->flag, .boundaries = scan->ruling.boundaries,
		.warning = warning.at ? warning : STR(""), .reason = STR(""), .name = r->actor.name };
	int err = may_wait(r, tx, room->id);

	if (!err)
		err = held_add(tx, &held, &r->arena);
	if (!err)
		err = set_deadline(tx, &held, held.due_ms);
	return err ? err : describe(r, tx, &held, ret);
}

int hold_again(struct request *r, struct tx *tx, const struct room *room, const struct scan *scan, struct held *h,
               struct wire_posted *ret)
{
	int err;

	h->state = STR("waiting");
	h->reason = STR("");
	h->words = none;
	h->due_ms = tx->now_ms + room->hold_s * 1000;
	h->flag = scan->flag;
	h->boundaries = scan->ruling.boundaries;
	err = held_set_body(tx, h, &r->arena);
	if (!err)
		err = set_deadline(tx, h, h->due_ms);
	return err ? err : describe(r, tx, h, ret);
}

int hold_ask(struct tx *tx, const struct held *h, struct str reason, struct str words, struct arena *arena)
{
	struct notice notice = { .member = h->member, .room = h->room, .about = h->id, .kind = STR("held_asked"),
		.reason = reason, .words = words };
	int64_t due_ms = tx->now_ms + ASKED_MS;
	int err = held_set_state(tx, h->id, "asked", reason, words, arena);

	if (!err)
		err = held_set_due(tx, h->id, due_ms);
	if (!err)
		err = set_deadline(tx, h, due_ms);
	return err ? err : notices_add(tx, &notice, arena);
}

/* --- deciding --- */

/* Nobody waits for it any more. */
static int settle(struct tx *tx, const struct held *h, const char *state, struct str reason, struct str words,
                  struct arena *arena)
{
	int err = held_set_state(tx, h->id, state, reason, words, arena);

	if (!err)
		err = timers_clear(tx, TIMER_HELD, h->id);
	return err ? err : alert_staff(tx, h->room, h->member, "decided", LEVEL_HELD, h->id);
}

static int tell_author(struct tx *tx, const struct held *h, const char *kind, struct str reason, struct str words,
                       struct arena *arena)
{
	struct notice notice = { .member = h->member, .room = h->room, .about = h->id, .kind = str_of(kind), .reason = reason,
		.words = words };

	return notices_add(tx, &notice, arena);
}

int hold_end(struct tx *tx, const struct held *h, const char *state, struct str reason, struct str words,
             struct arena *arena)
{
	const char *kind = strcmp(state, "declined") == 0 ? "held_declined" : "held_dropped";
	int err = settle(tx, h, state, reason, words, arena);

	return err ? err : tell_author(tx, h, kind, reason, words, arena);
}

int hold_withdraw(struct tx *tx, const struct held *h, struct arena *arena)
{
	return settle(tx, h, "withdrawn", none, none, arena);
}

/* The post it becomes: its author's, in the role they have in the room now. */
static int append(struct tx *tx, const struct held *h, unsigned roles, unsigned flags, uint64_t *ret_seq)
{
	struct entry_new entry = { .kind = ENTRY_POST, .member = h->member, .role = visiting_role(roles), .name = h->name,
		.flags = flags, .detail = h->key, .warning = h->warning, .body = h->body };
	int err = rooms_stream(tx, h->room, &entry.stream);

	if (!err)
		err = entries_append(tx, &entry, ret_seq);
	return err ? err : alert_placed(tx, h->flag, (int64_t)*ret_seq);
}

int hold_place(struct tx *tx, const struct held *h, unsigned flags, struct arena *arena, uint64_t *ret_seq)
{
	unsigned roles;
	int err = grants_roles(tx, h->member, h->room, &roles);

	*ret_seq = 0;
	if (!err && roles == 0)
		return hold_end(tx, h, "dropped", none, none, arena);
	if (!err)
		err = settle(tx, h, "released", none, none, arena);
	return err ? err : append(tx, h, roles, flags, ret_seq);
}

int hold_release(struct tx *tx, const struct held *h, struct arena *arena, uint64_t *ret_seq)
{
	int err = hold_place(tx, h, 0, arena, ret_seq);

	return err || !*ret_seq ? err : tell_author(tx, h, "held_released", none, none, arena);
}

/* --- the deadline --- */

/* Not shown by itself: what its author was asked to change and did not, and what they say while they may only read. */
static int decide(struct tx *tx, const struct held *h, struct arena *arena)
{
	struct room room;
	int64_t until_ms;
	uint64_t seq;
	int err = rooms_get(tx, h->room, arena, &room);

	if (!err)
		err = sanctions_read_only(tx, h->room, h->member, &until_ms);
	if (err)
		return err;
	if (room.drop_held || until_ms || str_is(h->state, "asked"))
		return hold_end(tx, h, "dropped", none, none, arena);
	return hold_release(tx, h, arena, &seq);
}

static bool is_open(const struct held *h)
{
	return str_is(h->state, "waiting") || str_is(h->state, "asked");
}

int hold_deadline(struct tx *tx, const struct config *config, int64_t id)
{
	struct arena arena;
	struct held held;
	int err;

	arena_init(&arena, DEADLINE_ARENA);
	err = held_get(tx, 0, id, &arena, &held);
	/* The row says when; a timer may be early. */
	if (!err && is_open(&held) && held.due_ms > tx->now_ms)
		err = timers_set(tx, TIMER_HELD, id, held.due_ms);
	else if (!err && is_open(&held))
		err = decide(tx, &held, &arena);
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}
