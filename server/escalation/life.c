#include "escalation/life.h"

#include "escalation/alarm.h"
#include "escalation/alert.h"
#include "escalation/ladders.h"
#include "store/asides.h"
#include "store/misses.h"
#include "store/timers.h"

#define HERE_MOST 16                      /* cases one member has in one room */
#define DUE_ARENA (1u << 20)

/* One case, on its way through one step. */
struct life {
	struct tx *tx;
	struct arena *arena;
	const struct ladder_event *event;
	struct care_case was, is;             /* was.id 0: it is new */
	struct ladder_effects effects;
	int64_t reached;
};

int life_policy(struct tx *tx, int64_t room, const char *kind, enum triage level, struct ladder_policy *ret)
{
	return ladders_policy(tx, room, str_is(str_of(kind), "conduct"), level, ret);
}

/* --- what is written down --- */

static const char *const deeds[LADDER_EVENTS] = {
	[LADDER_ACKNOWLEDGE] = "acknowledged", [LADDER_SPOKE] = "spoke", [LADDER_OFFER] = "offered", [LADDER_ACCEPT] = "accepted",
	[LADDER_DECLINE] = "declined", [LADDER_RELEASE] = "released", [LADDER_SNOOZE] = "snoozed", [LADDER_CLOSE] = "closed",
	[LADDER_REVIEW] = "reviewed" };

static int note(struct life *l, const char *what, int64_t member, int64_t other)
{
	return case_events_add(l->tx, l->is.id, what, member, other, l->event->kind == LADDER_RAISED && strcmp(what, "alerted") != 0
		? triage_name(l->is.ladder.level) : l->event->kind == LADDER_SNOOZE ? l->event->why : NULL);
}

/* Who made a report, or whose words were flagged, is not written here; who asked for themself is. */
static int note_raised(struct life *l)
{
	int64_t by = l->event->member;

	if (!l->was.id)
		return note(l, "opened", by, 0);
	return by || l->is.ladder.level > l->was.ladder.level ? note(l, "raised", by, 0) : 0;
}

static int note_due(struct life *l)
{
	int err = 0;

	if (l->effects.lost)
		return note(l, "lapsed", 0, l->effects.lost);
	if (l->effects.miss == MISS_HAND_OVER)
		err = note(l, "declined", 0, l->was.ladder.receiver);
	if (!err && l->is.ladder.quiet && !l->was.ladder.quiet)
		err = note(l, "went_quiet", 0, l->is.ladder.owner);
	return err;
}

/* What the reviewer names in `to` is for the ladder alone. */
static int note_deed(struct life *l)
{
	return note(l, deeds[l->event->kind], l->event->member, l->event->kind == LADDER_OFFER ? l->event->to : 0);
}

static int write_down(struct life *l)
{
	int err = l->event->kind == LADDER_RAISED ? note_raised(l) : l->event->kind == LADDER_DUE ? note_due(l) : note_deed(l);

	if (!err && l->event->kind == LADDER_ACKNOWLEDGE)
		err = cases_seen(l->tx, l->is.id);
	if (!err && l->event->kind == LADDER_SPOKE)
		err = cases_spoken(l->tx, l->is.id);
	return err;
}

static int note_miss(struct life *l)
{
	static const char *const kinds[] = { [MISS_UNANSWERED] = "unanswered", [MISS_LAPSED] = "lapsed",
		[MISS_NO_WORDS] = "no_words", [MISS_WENT_QUIET] = "went_quiet", [MISS_HAND_OVER] = "hand_over" };
	int64_t of = l->effects.lost ? l->effects.lost : l->effects.miss == MISS_HAND_OVER ? l->was.ladder.receiver : 0;

	if (l->effects.miss == MISS_NONE)
		return 0;
	return misses_note(l->tx, l->is.drill ? "drill" : kinds[l->effects.miss], l->is.room, l->is.id, of);
}

/* --- who hears of it --- */

static int alert(struct life *l)
{
	int err = l->effects.audience ? alarm_send(l->tx, &l->is, l->effects.audience, l->effects.loud, l->arena, &l->reached) : 0;

	return err || !l->effects.loud || !l->reached ? err : note(l, "alerted", 0, 0);
}

/* Somebody who is not in danger, or whom nobody thinks so urgent, is not told that others look at what they say. */
static bool shows(const struct care_case *c)
{
	return c->id && str_is(c->kind, "danger") && !c->drill && (c->ladder.level >= TRIAGE_RED || c->asked);
}

static int tell_person(struct life *l)
{
	if (!shows(&l->is) || (l->effects.tell == TELL_NOTHING && shows(&l->was)))
		return 0;
	return help_changed(l->tx, &l->is);
}

/* What called others is no longer wanted when somebody is on it, or has answered.  An offer stands while its giver speaks. */
static int withdraw(struct life *l)
{
	static const bool answers[LADDER_EVENTS] = { [LADDER_ACKNOWLEDGE] = true, [LADDER_SPOKE] = true, [LADDER_ACCEPT] = true,
		[LADDER_DECLINE] = true, [LADDER_CLOSE] = true };

	return answers[l->event->kind] && l->is.ladder.state != CASE_HANDED_OVER ? alarm_withdraw(l->tx, l->is.id) : 0;
}

/* Who is with the person now may go where they talk; at the end nobody may. */
static int tend_aside(struct life *l)
{
	const struct ladder_case *now = &l->is.ladder;

	if (!l->is.aside)
		return 0;
	if (now->state == CASE_CLOSED)
		return asides_close(l->tx, l->is.aside);
	return now->owner && now->owner != l->was.ladder.owner ? asides_let(l->tx, l->is.aside, now->owner) : 0;
}

/* The case is stored as it is now: everything that follows from it. */
static int follow(struct life *l)
{
	int64_t id = l->is.id;
	int err = write_down(l);

	if (!err)
		err = cases_get(l->tx, 0, id, l->arena, &l->is);
	if (!err)
		err = note_miss(l);
	if (!err)
		err = withdraw(l);
	if (!err)
		err = tend_aside(l);
	if (!err)
		err = alert(l);
	if (!err)
		err = tell_person(l);
	return err ? err : alert_changed(l->tx, l->is.room, id);
}

/* --- raising --- */

static int open_new(struct life *l, const struct case_new *about, const struct life_raise *raise)
{
	struct ladder_policy policy;
	int err = life_policy(l->tx, raise->room, raise->kind, raise->level, &policy);

	if (err)
		return err;
	ladder_open(&policy, raise->level, l->tx->now_ms, &l->is.ladder, &l->effects);
	return cases_add(l->tx, about, &l->is.ladder, &l->is.id);
}

static int join_open(struct life *l, const struct life_raise *raise)
{
	struct ladder_policy policy;
	enum triage level = raise->level > l->was.ladder.level ? raise->level : l->was.ladder.level;
	int err = life_policy(l->tx, raise->room, raise->kind, level, &policy);

	l->is = l->was;
	if (!err)
		err = ladder_step(&policy, &l->was.ladder, l->event, l->tx->now_ms, &l->is.ladder, &l->effects);
	return err ? err : cases_put(l->tx, l->was.id, l->was.version, &l->is.ladder);
}

int life_raise(struct tx *tx, const struct life_raise *raise, struct arena *arena, int64_t *ret_case)
{
	const struct case_new about = { raise->room, raise->member, raise->kind, raise->category, raise->drill };
	const struct ladder_event event = { .kind = LADDER_RAISED, .level = raise->level,
		.member = raise->asked ? raise->member : 0 };
	struct case_join join = { .latest = raise->seq, .flag = raise->flag, .report = raise->report, .asked = raise->asked };
	struct life l = { .tx = tx, .arena = arena, .event = &event };
	int err = cases_find_open(tx, &about, arena, &l.was);

	if (err == ERR_NOT_FOUND)
		err = open_new(&l, &about, raise);
	else if (!err)
		err = join_open(&l, raise);
	if (!err && l.was.id && l.is.ladder.level > l.was.ladder.level)
		join.category = raise->category;
	if (!err)
		err = cases_join(tx, l.is.id, &join);
	if (!err)
		err = follow(&l);
	*ret_case = l.is.id;
	return err;
}

/* --- stepping --- */

static bool by_somebody(enum ladder_event_kind kind)
{
	return kind != LADDER_RAISED && kind != LADDER_DUE;
}

/* What the ladder cannot know: whom it is about, and what the asker had seen. */
static int check(const struct care_case *c, int64_t version, const struct ladder_event *event)
{
	bool ended = c->ladder.state == CASE_CLOSED || c->ladder.state == CASE_REVIEWED;

	if (by_somebody(event->kind) && event->member == c->member)
		return ERR_NOT_ALLOWED;
	if (ended && by_somebody(event->kind) && event->kind != LADDER_REVIEW)
		return ERR_DECIDED;
	/* Being on an open case takes nothing from anybody, and must not wait because one more alarm rang meanwhile. */
	if (version && version != c->version && !(event->kind == LADDER_ACKNOWLEDGE && c->ladder.state == CASE_OPEN))
		return ERR_STALE;
	return event->kind == LADDER_OFFER && event->to == c->member ? ERR_BAD_FIELD : 0;
}

/* One more message of many: only clocks moved, and nobody needs to hear of it. */
static bool goes_on(const struct life *l)
{
	const struct ladder_case *a = &l->was.ladder, *b = &l->is.ladder;

	return l->event->kind == LADDER_SPOKE && a->state == b->state && a->before == b->before && a->owner == b->owner
		&& a->receiver == b->receiver && a->quiet == b->quiet && !a->words_ms && !l->effects.audience;
}

static int step(struct life *l)
{
	struct ladder_policy policy;
	int err = life_policy(l->tx, l->was.room, l->was.kind.at, l->was.ladder.level, &policy);

	l->is = l->was;
	if (!err)
		err = ladder_step(&policy, &l->was.ladder, l->event, l->tx->now_ms, &l->is.ladder, &l->effects);
	if (!err && goes_on(l))
		return cases_keep(l->tx, l->was.id, l->was.version, &l->is.ladder);
	if (!err)
		err = cases_put(l->tx, l->was.id, l->was.version, &l->is.ladder);
	return err ? err : follow(l);
}

int life_apply(struct tx *tx, int64_t room, int64_t id, int64_t version, const struct ladder_event *event, struct arena *arena)
{
	struct life l = { .tx = tx, .arena = arena, .event = event };
	int err = cases_get(tx, room, id, arena, &l.was);

	if (!err)
		err = check(&l.was, version, event);
	return err ? err : step(&l);
}

int life_due(struct tx *tx, const struct config *config, int64_t id)
{
	static const struct ladder_event due = { .kind = LADDER_DUE };
	struct arena arena;
	struct life l = { .tx = tx, .arena = &arena, .event = &due };
	int err;

	arena_init(&arena, DUE_ARENA);
	err = cases_get(tx, 0, id, &arena, &l.was);
	/* The row says when; a timer may be early, or of a case that is over. */
	if (!err && l.was.due_ms > tx->now_ms)
		err = timers_set(tx, TIMER_CASE, id, l.was.due_ms);
	else if (!err && l.was.due_ms)
		err = step(&l);
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Offered to them meanwhile, or lapsed: then it is not theirs, and nothing is wrong. */
static int spoke_to(struct tx *tx, int64_t id, int64_t member, struct arena *arena)
{
	const struct ladder_event event = { .kind = LADDER_SPOKE, .member = member };
	int err = life_apply(tx, 0, id, 0, &event, arena);

	return err == ERR_DECIDED || err == ERR_NOT_ALLOWED ? 0 : err;
}

int life_spoke(struct tx *tx, int64_t room, int64_t member, struct arena *arena)
{
	int64_t ids[HERE_MOST];
	size_t n, i;
	int err = cases_mine_here(tx, member, room, ids, HERE_MOST, &n);

	for (i = 0; !err && i < n; i++)
		err = spoke_to(tx, ids[i], member, arena);
	return err;
}
