/* appeal.make, appeal.decide, and what happens when nobody answers. */
#include "conduct/conduct.h"
#include "conduct/steps.h"
#include "escalation/alert.h"
#include "escalation/scanner.h"
#include "session/describe.h"
#include "session/session.h"
#include "store/rooms.h"
#include "store/timers.h"

#define ANSWER_MS (INT64_C(72) * 3600 * 1000)
#define AGAIN_MS (INT64_C(24) * 3600 * 1000)
#define ROOMS_MOST 2000
#define DUE_ARENA (256u << 10)

/* --- telling staff --- */

/* One that holds on the whole server is decided by who plans it, and they look into every staff room.  It is told where
 * staff know the person already; where there is no such place, everywhere. */
static int find_rooms(struct tx *tx, int64_t member, int64_t *ret, size_t *ret_n)
{
	int err = sanctions_rooms(tx, member, ret, ROOMS_MOST, ret_n);

	return err || *ret_n > 0 ? err : rooms_open_to(tx, 0, true, ret, ROOMS_MOST, ret_n);
}

static int tell_rooms(struct tx *tx, const struct sanction *s, const char *state, const char *level, struct arena *arena)
{
	int64_t *rooms = arena_array(arena, ROOMS_MOST, sizeof *rooms);
	size_t n, i;
	int err = rooms ? find_rooms(tx, s->member, rooms, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++)
		err = alert_staff(tx, rooms[i], s->member, state, level, s->id);
	return err;
}

static int tell_staff(struct tx *tx, const struct sanction *s, const char *state, enum triage level, struct arena *arena)
{
	const char *word = triage_name(level);

	return s->room ? alert_staff(tx, s->room, s->member, state, word, s->id) : tell_rooms(tx, s, state, word, arena);
}

/* Who appeals may be in a bad way: words of danger are told as such. */
static enum triage level_of(struct request *r, struct str words)
{
	const struct moderation_message message = { .text = words.at, .len = words.len };
	struct moderation_result *result = arena_new(&r->arena, sizeof *result);

	if (!result || scanner_check(r->desk->scanner, &message, result) || result->triage < TRIAGE_AMBER)
		return TRIAGE_AMBER;
	return result->triage;
}

/* --- making --- */

static int find_own(struct request *r, struct tx *tx, int64_t id, struct sanction *ret)
{
	int err = sanctions_get(tx, id, &r->arena, ret);

	if (err == ERR_NOT_FOUND || (!err && ret->member != r->actor.member))
		return request_fault(r, ERR_NOT_FOUND, "sanction");
	if (!err && (ret->appeal.at_ms || str_is(ret->state, "lifted") || str_is(ret->state, "overturned")))
		return request_fault(r, ERR_DECIDED, "sanction");
	if (!err && describe_appeal_by(ret) <= tx->now_ms)
		return request_fault(r, ERR_TOO_LATE, "sanction");
	return err;
}

int appeal_make_run(struct request *r, struct tx *tx)
{
	const struct wire_appeal_make *in = &r->msg.u.appeal_make;
	const int64_t due_ms = tx->now_ms + ANSWER_MS;
	struct sanction s;
	int err = find_own(r, tx, in->sanction, &s);

	if (!err)
		err = appeals_add(tx, s.id, in->words, due_ms, &r->arena);
	if (!err)
		err = timers_set(tx, TIMER_APPEAL_DUE, s.id, due_ms);
	if (!err)
		err = tell_staff(tx, &s, "appeal", level_of(r, in->words), &r->arena);
	return err ? err : steps_answer(r, tx, s.id, &r->result.appeal_make.sanction);
}

/* --- deciding --- */

static int find_open(struct request *r, struct tx *tx, const struct wire_appeal_decide *in, struct sanction *ret)
{
	int err = steps_find(r, tx, in->room, in->sanction, ret);

	if (!err && ret->by == r->actor.member)
		err = request_fault(r, ERR_NOT_ALLOWED, "sanction");
	if (!err && ret->appeal.at_ms == 0)
		err = request_fault(r, ERR_NOT_FOUND, "sanction");
	if (!err && !str_is(ret->appeal.state, "open"))
		err = request_fault(r, ERR_DECIDED, "sanction");
	return err;
}

int appeal_decide_run(struct request *r, struct tx *tx)
{
	const struct wire_appeal_decide *in = &r->msg.u.appeal_decide;
	const bool overturn = in->decision == WIRE_APPEAL_DECIDE_DECISION_OVERTURN;
	struct sanction s;
	int err = find_open(r, tx, in, &s);

	if (!err)
		err = appeals_decide(tx, s.id, r->actor.member, overturn ? "overturned" : "upheld", in->words, &r->arena);
	if (!err)
		err = timers_clear(tx, TIMER_APPEAL_DUE, s.id);
	if (!err && overturn)
		err = steps_end(tx, &s, "overturned");
	if (!err)
		err = steps_tell(tx, &s, "appeal_answered", in->words, &r->arena);
	if (!err)
		err = tell_staff(tx, &s, "decided", TRIAGE_AMBER, &r->arena);
	return err ? err : steps_answer(r, tx, s.id, &r->result.appeal_decide.sanction);
}

/* --- nobody has --- */

static int ask_again(struct tx *tx, const struct sanction *s, struct arena *arena)
{
	int err = tell_staff(tx, s, "appeal", TRIAGE_RED, arena);

	return err ? err : timers_set(tx, TIMER_APPEAL_DUE, s->id, tx->now_ms + AGAIN_MS);
}

int appeal_due(struct tx *tx, const struct config *config, int64_t id)
{
	struct arena arena;
	struct sanction s;
	int err;

	arena_init(&arena, DUE_ARENA);
	err = sanctions_get(tx, id, &arena, &s);
	if (!err && s.appeal.at_ms && str_is(s.appeal.state, "open"))
		err = ask_again(tx, &s, &arena);
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}
