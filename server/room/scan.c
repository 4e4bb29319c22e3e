#include "room/scan.h"

#include "base/config.h"
#include "escalation/alert.h"
#include "escalation/scanner.h"
#include "room/words.h"
#include "session/drop_in.h"
#include "session/session.h"
#include "session/visiting.h"
#include "store/cases.h"
#include "store/sanctions.h"

#define BURST_MS (10 * 60 * 1000)
#define BURST_BYTES 400                   /* of what came before: as long as any burst the library was measured on */
#define CONTEXT_MS (60 * 60 * 1000)       /* what somebody else said last is an answer's question, in a quiet room too */
#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN))

/* --- what the library is told --- */

/* The person's last messages and this one, oldest first; *ret_earlier: where this one begins. */
static struct str join_burst(struct request *r, const struct entry_recent *recent, size_t n, struct str body,
                             size_t *ret_earlier)
{
	struct buf text = BUF_INIT(MODERATION_TEXT_MOST);
	struct str joined;
	size_t i;

	for (i = n; i-- > 0;)
		if (recent[i].member == r->actor.member && recent[i].body.at
		    && text.len + recent[i].body.len + body.len + 2 <= MODERATION_TEXT_MOST) {
			buf_put(&text, recent[i].body.at, recent[i].body.len);
			buf_putc(&text, '\n');
		}
	*ret_earlier = text.len;
	buf_put(&text, body.at, body.len);
	joined = text.err ? (struct str){ 0 } : arena_str(&r->arena, (struct str){ text.at, text.len });
	buf_wipe(&text);
	return joined;
}

static bool is_question(struct str words)
{
	return memchr(words.at, '?', words.len) != NULL;
}

/* The question that a short answer may be to: what somebody else said last.  A statement is not handed on, because
 * what people say to somebody who has just told of their despair is not despair. */
static struct str question_of_others(const struct request *r, const struct entry_recent *recent, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (recent[i].member != r->actor.member && recent[i].body.at)
			return is_question(recent[i].body) ? recent[i].body : (struct str){ 0 };
	return (struct str){ 0 };
}

static int history(struct request *r, struct tx *tx, struct moderation_message *ret)
{
	struct str peak;
	int64_t ambers;
	int parsed, err = flags_history(tx, r->actor.member, &r->arena, &peak, &ambers);

	if (err)
		return err;
	parsed = triage_parse(peak.at, peak.len);
	ret->peak = parsed < 0 ? TRIAGE_GREEN : (enum triage)parsed;
	ret->ambers = (unsigned)ambers;
	return 0;
}

static int prepare(struct request *r, struct tx *tx, const struct room *room, struct str body,
                   struct moderation_message *ret)
{
	const struct entry_recent_query query = { .stream = room->stream, .member = r->actor.member,
		.own_since_ms = tx->now_ms - BURST_MS, .own_bytes = BURST_BYTES, .since_ms = tx->now_ms - CONTEXT_MS };
	struct entry_recent recent[ENTRY_RECENT_MOST];
	struct str text, context;
	size_t n;
	int err = entries_recent(tx, &query, &r->arena, recent, &n);

	if (err)
		return err;
	*ret = (struct moderation_message){ 0 };
	text = join_burst(r, recent, n, body, &ret->earlier);
	context = question_of_others(r, recent, n);
	if (!text.at)
		return ERR_NO_MEMORY;
	ret->text = text.at;
	ret->len = text.len;
	ret->context = context.at;
	ret->context_len = context.len;
	ret->language = room->language.at;
	return history(r, tx, ret);
}

/* --- ruling --- */

static struct standing standing_of(const struct request *r, const struct tx *tx)
{
	int64_t new_ms = request_config(r)->rooms_newcomer_hours * 3600 * 1000;

	return (struct standing){ .staff = (r->actor.roles & STAFF) != 0,
		.newcomer = tx->now_ms - r->actor.seat.arrived_ms < new_ms };
}

static void rule(struct request *r, const struct tx *tx, const struct room *room,
                 const struct moderation_result *result, struct scan *ret)
{
	struct standing standing = standing_of(r, tx);
	struct policy policy;

	standing.in_danger = ret->in_danger;
	room_policy(room, &policy);
	ret->urgent = result->triage >= TRIAGE_RED;
	ret->ruling = policy_decide(&policy, &standing, result->triage, result->boundaries, result->model_boundaries);
}

bool scan_leaves(const struct request *r, const struct room *room)
{
	return room->staff_of || (room->aside_of && (r->actor.roles & STAFF));
}

int scan_words(struct request *r, struct tx *tx, const struct room *room, struct str body, struct scan *ret)
{
	struct moderation_result *result = arena_new(&r->arena, sizeof *result);
	struct moderation_message message;
	int err = result ? prepare(r, tx, room, body, &message) : ERR_NO_MEMORY;

	*ret = (struct scan){ 0 };
	if (!err)
		err = cases_in_danger(tx, r->actor.member, &ret->in_danger);
	if (err)
		return err;
	ret->scanned = scanner_check(r->desk->scanner, &message, result) == 0;
	if (ret->scanned)
		rule(r, tx, room, result, ret);
	return alert_message(tx, &r->arena, room->id, r->actor.member, body, message.earlier, ret->scanned ? result : NULL,
	                     &ret->flag);
}

/* --- limits, which hold for everybody who is not in danger --- */

/* It is not said, so slow mode does not count it; the allowance does.  What was seen in it stays. */
static int refuse(struct request *r, struct tx *tx, const struct room *room, int refusal)
{
	const struct seat *seat = &r->actor.seat;
	int err = seats_spend(tx, room->id, r->actor.member, seat->whole_us, seat->spoke_ms);

	r->keep = !err;
	return err ? err : refusal;
}

static int check_read_only(struct request *r, struct tx *tx, const struct room *room)
{
	int err = sanctions_read_only(tx, room->id, r->actor.member, &r->fault.until_ms);

	return err || !r->fault.until_ms ? err : refuse(r, tx, room, ERR_READ_ONLY);
}

static int check_slow_mode(struct request *r, struct tx *tx, const struct room *room)
{
	int64_t next_ms = r->actor.seat.spoke_ms + room->slow_s * 1000;

	if (room->slow_s == 0 || next_ms <= tx->now_ms || (r->actor.roles & STAFF))
		return 0;
	r->fault.retry_after_ms = next_ms - tx->now_ms;
	return ERR_SLOW_DOWN;
}

/* Only while a meeting is on, where people come for meetings. */
static int check_hours(struct request *r, struct tx *tx, const struct room *room)
{
	int err = r->actor.roles & STAFF ? 0 : drop_in_talk(tx, room);

	return err == ERR_ON_HOLD || err == ERR_ROOM_CLOSED ? refuse(r, tx, room, err) : err;
}

int scan_limits(struct request *r, struct tx *tx, const struct room *room, const struct scan *scan)
{
	int err;

	if (scan->urgent)
		return seats_spend(tx, room->id, r->actor.member, r->actor.seat.whole_us, tx->now_ms);
	err = words_spend(r, tx, room->id);
	if (err || !scan->scanned || scan->in_danger)
		return err;
	err = check_read_only(r, tx, room);
	if (!err)
		err = check_hours(r, tx, room);
	return err ? err : check_slow_mode(r, tx, room);
}

int scan_refuse(struct request *r, struct tx *tx, const struct room *room, const struct scan *scan)
{
	r->fault.boundaries = scan->ruling.boundaries;
	return refuse(r, tx, room, request_fault(r, ERR_BOUNDARY, "body"));
}
