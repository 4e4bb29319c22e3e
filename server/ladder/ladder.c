/* server/ladder/ladder.c: see ladder.h. */
#include "ladder/ladder.h"

#include <string.h>

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)

/* --- words --- */

static const char *const state_names[CASE_STATES] = { "open", "acknowledged", "with_person", "handed_over", "closed", "reviewed" };

const char *case_state_name(enum case_state state)
{
	return state_names[state];
}

int case_state_parse(struct str name, enum case_state *ret)
{
	int i;

	for (i = 0; i < CASE_STATES; i++)
		if (str_is(name, state_names[i])) {
			*ret = (enum case_state)i;
			return 0;
		}
	return ERR_BAD_FIELD;
}

/* --- deadlines --- */

/* Somebody in danger: minutes decide. */
static const struct ladder_policy crisis = {
	.rungs = { { 0, AUDIENCE_ROOM | AUDIENCE_ON_CALL }, { 60 * SECOND, AUDIENCE_ROOM | AUDIENCE_ON_CALL | AUDIENCE_BACKUP },
	           { 2 * MINUTE, AUDIENCE_BACKUP | AUDIENCE_SUPERVISOR }, { 4 * MINUTE, AUDIENCE_SUPERVISORS } },
	.n_rungs = 4, .repeat_ms = 2 * MINUTE, .lease_ms = 3 * MINUTE, .quiet_ms = 15 * MINUTE, .words_ms = 5 * MINUTE,
	.accept_ms = MINUTE, .snooze_ms = 0, .follow_ms = 24 * HOUR };

static const struct ladder_policy red = {
	.rungs = { { 0, AUDIENCE_ROOM }, { 3 * MINUTE, AUDIENCE_ROOM | AUDIENCE_ON_CALL }, { 6 * MINUTE, AUDIENCE_SUPERVISOR },
	           { 12 * MINUTE, AUDIENCE_SUPERVISORS } },
	.n_rungs = 4, .repeat_ms = 6 * MINUTE, .lease_ms = 8 * MINUTE, .quiet_ms = 30 * MINUTE, .words_ms = 15 * MINUTE,
	.accept_ms = 3 * MINUTE, .snooze_ms = 10 * MINUTE, .follow_ms = 72 * HOUR };

static const struct ladder_policy amber = {
	.rungs = { { 0, AUDIENCE_ROOM }, { 30 * MINUTE, AUDIENCE_ROOM }, { HOUR, AUDIENCE_LEAD } },
	.n_rungs = 3, .repeat_ms = 12 * HOUR, .lease_ms = 2 * HOUR, .quiet_ms = 24 * HOUR, .words_ms = 0,
	.accept_ms = 30 * MINUTE, .snooze_ms = HOUR, .follow_ms = 0 };

static const struct ladder_policy behaviour = {
	.rungs = { { 0, AUDIENCE_ROOM }, { 10 * MINUTE, AUDIENCE_ROOM }, { 30 * MINUTE, AUDIENCE_LEAD } },
	.n_rungs = 3, .repeat_ms = 24 * HOUR, .lease_ms = 24 * HOUR, .quiet_ms = 72 * HOUR, .words_ms = 0,
	.accept_ms = 30 * MINUTE, .snooze_ms = 24 * HOUR, .follow_ms = 0 };

void ladder_standard(bool conduct, enum triage level, struct ladder_policy *ret)
{
	static const struct ladder_policy *const standard[TRIAGE_COUNT] = {
		[TRIAGE_GREEN] = &amber, [TRIAGE_AMBER] = &amber, [TRIAGE_RED] = &red, [TRIAGE_CRISIS] = &crisis };

	*ret = conduct ? behaviour : *standard[level];
}

int ladder_check(const struct ladder_policy *p, const char **ret_field)
{
	static const char *const names[LADDER_RUNGS] = { "first", "first", "second", "third", "third" };
	unsigned i;

	*ret_field = "first";
	if (p->n_rungs < 2 || p->n_rungs > LADDER_RUNGS || p->rungs[0].after_ms != 0)
		return ERR_BAD_FIELD;
	for (i = 1; i < p->n_rungs; i++)
		if (p->rungs[i].after_ms <= p->rungs[i - 1].after_ms) {
			*ret_field = names[i];
			return ERR_BAD_FIELD;
		}
	*ret_field = p->repeat_ms <= 0 ? "repeat" : "lease";
	return p->repeat_ms <= 0 || p->lease_ms <= 0 || p->quiet_ms <= 0 || p->accept_ms <= 0 || p->words_ms < 0 ||
	       p->snooze_ms < 0 || p->follow_ms < 0 ? ERR_BAD_FIELD : 0;
}

/* --- one step --- */

struct step {
	const struct ladder_policy *policy;
	const struct ladder_event *event;
	int64_t now;
	struct ladder_case *c;                /* as it will be */
	struct ladder_effects *effects;
};

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static void alert(struct step *s, unsigned audience)
{
	s->effects->audience |= audience;
	s->effects->loud = true;
}

/* Alert the next rung, and say when the one after it is. */
static void climb_one(struct step *s)
{
	const struct ladder_policy *p = s->policy;
	struct ladder_case *c = s->c;
	unsigned rung = c->rung < p->n_rungs ? c->rung : p->n_rungs - 1;

	alert(s, p->rungs[rung].audience);
	c->rung = rung + 1;
	c->step_ms = c->rung < p->n_rungs ? c->clock_ms + p->rungs[c->rung].after_ms : s->now + p->repeat_ms;
}

/* Every rung whose time has come.  The first was alerted before; that nobody came until the second is a miss. */
static void climb(struct step *s)
{
	if (!s->effects->miss)
		s->effects->miss = MISS_UNANSWERED;
	do
		climb_one(s);
	while (s->c->step_ms <= s->now);
}

/* Those called before once more, and who should have been by now. */
static void climb_again(struct step *s, unsigned reached)
{
	if (reached > s->policy->n_rungs)
		reached = s->policy->n_rungs;
	s->c->rung = 0;
	do
		climb_one(s);
	while (s->c->rung < reached || s->c->step_ms <= s->now);
}

/* Nobody has it any more. */
static void drop_owner(struct step *s, enum ladder_miss miss)
{
	s->effects->tell = TELL_WAITING;
	s->effects->lost = s->c->owner;
	s->effects->miss = miss;
	s->c->state = CASE_OPEN;
	s->c->owner = 0;
	s->c->receiver = 0;
	s->c->quiet = false;
}

/* From the lowest rung, now. */
static void begin_clock(struct step *s)
{
	s->c->clock_ms = s->now;
	climb_again(s, 0);
}

/* --- the due time --- */

static void lapse(struct step *s)
{
	drop_owner(s, MISS_LAPSED);
	/* The alarms of those called before fell silent when it was acknowledged. */
	climb_again(s, s->c->rung + 1);
}

static void went_quiet(struct step *s)
{
	if (s->c->quiet) {
		drop_owner(s, MISS_WENT_QUIET);
		begin_clock(s);
		return;
	}
	s->c->quiet = true;
	s->c->step_ms = s->now + s->policy->accept_ms;
	alert(s, AUDIENCE_OWNER | AUDIENCE_ROOM);
}

static void due_in(struct step *s, enum case_state state);

static void not_accepted(struct step *s)
{
	struct ladder_case *c = s->c;

	c->state = c->before;
	c->receiver = 0;
	c->step_ms = c->keep_ms;
	s->effects->miss = MISS_HAND_OVER;
	if (c->step_ms <= s->now)
		due_in(s, c->state);
	else
		alert(s, AUDIENCE_OWNER | AUDIENCE_ROOM | AUDIENCE_ON_CALL);
}

static void due_in(struct step *s, enum case_state state)
{
	static void (*const table[CASE_STATES])(struct step *) = {
		[CASE_OPEN] = climb, [CASE_ACKNOWLEDGED] = lapse, [CASE_WITH_PERSON] = went_quiet, [CASE_HANDED_OVER] = not_accepted };

	if (table[state])
		table[state](s);
}

static int on_due(struct step *s)
{
	struct ladder_case *c = s->c;

	if (c->words_ms && c->words_ms <= s->now) {
		c->words_ms = 0;
		s->effects->miss = MISS_NO_WORDS;
		alert(s, AUDIENCE_OWNER | AUDIENCE_SUPERVISOR | AUDIENCE_SUPERVISORS);
	}
	if (c->step_ms && c->step_ms <= s->now)
		due_in(s, c->state);
	return 0;
}

/* --- more of it --- */

/* They spoke to the person: whether it is theirs alone, or offered to somebody else meanwhile. */
static bool is_with_person(const struct ladder_case *c)
{
	return (c->state == CASE_HANDED_OVER ? c->before : c->state) == CASE_WITH_PERSON;
}

/* Nobody has it.  Who waited at an urgent level has waited: the ladder is not climbed from its foot again. */
static void rise_unowned(struct step *s, enum triage from)
{
	int64_t step_ms = s->c->step_ms;

	if (from >= TRIAGE_RED)
		climb_again(s, s->c->rung);
	else
		begin_clock(s);
	s->c->step_ms = earlier(step_ms, s->c->step_ms);
}

/* Somebody has it, who may have spoken to the person an hour ago: as when they took it, they have a lease to say a word. */
static void rise_owned(struct step *s)
{
	struct ladder_case *c = s->c;
	int64_t lease_ms = s->now + s->policy->lease_ms;

	alert(s, AUDIENCE_OWNER | AUDIENCE_RECEIVER | AUDIENCE_ROOM);
	if (c->state == CASE_HANDED_OVER) {
		c->keep_ms = earlier(c->keep_ms, lease_ms);
		lease_ms = earlier(c->keep_ms, s->now + s->policy->accept_ms);
	}
	c->step_ms = earlier(c->step_ms, lease_ms);
}

static void rise(struct step *s)
{
	struct ladder_case *c = s->c;
	enum triage from = c->level;
	int64_t words_ms = s->now + s->policy->words_ms;

	c->level = s->event->level;
	/* Words were said in a state that knows of them, or none are asked for. */
	if (s->policy->words_ms && !is_with_person(c))
		c->words_ms = c->words_ms ? earlier(c->words_ms, words_ms) : words_ms;
	if (c->state == CASE_OPEN)
		rise_unowned(s, from);
	else
		rise_owned(s);
}

/* More has come to a case that was put off: it is so no longer. */
static int64_t not_put_off(const struct step *s)
{
	const struct ladder_case *c = s->c;

	return c->rung < s->policy->n_rungs ? c->clock_ms + s->policy->rungs[c->rung].after_ms : s->now + s->policy->repeat_ms;
}

static int on_raised(struct step *s)
{
	struct ladder_case *c = s->c;

	if (s->event->level > c->level)
		rise(s);
	else if (c->state != CASE_OPEN)
		s->effects->audience = AUDIENCE_OWNER;
	else if (c->snoozed)
		c->step_ms = earlier(c->step_ms, not_put_off(s));
	return 0;
}

/* --- what people do --- */

static int on_acknowledge(struct step *s)
{
	if (s->c->state != CASE_OPEN)
		return ERR_DECIDED;
	s->c->state = CASE_ACKNOWLEDGED;
	s->c->owner = s->event->member;
	s->c->step_ms = s->now + s->policy->lease_ms;
	s->effects->tell = TELL_SEEN;
	return 0;
}

/* A human word: from here on the clock counts, if it has to again. */
static void with_person(struct step *s, int64_t owner)
{
	s->c->clock_ms = s->now;
	s->c->rung = 0;
	s->c->state = CASE_WITH_PERSON;
	s->c->owner = owner;
	s->c->receiver = 0;
	s->c->step_ms = s->now + s->policy->quiet_ms;
	s->effects->tell = TELL_WITH;
}

static int on_spoke(struct step *s)
{
	struct ladder_case *c = s->c;
	bool handed = c->state == CASE_HANDED_OVER;

	if (c->state == CASE_OPEN)
		return ERR_DECIDED;
	if (s->event->member != c->owner && !(handed && s->event->member == c->receiver))
		return ERR_NOT_ALLOWED;
	c->words_ms = 0;
	c->quiet = false;
	if (handed && s->event->member == c->owner) {
		c->clock_ms = s->now;
		c->rung = 0;
		c->before = CASE_WITH_PERSON;
		c->keep_ms = s->now + s->policy->quiet_ms;
		s->effects->tell = TELL_WITH;
		return 0;
	}
	with_person(s, s->event->member);
	return 0;
}

static int on_offer(struct step *s)
{
	struct ladder_case *c = s->c;

	if (c->state != CASE_ACKNOWLEDGED && c->state != CASE_WITH_PERSON)
		return ERR_DECIDED;
	if (s->event->member != c->owner)
		return ERR_NOT_ALLOWED;
	if (!s->event->to || s->event->to == c->owner)
		return ERR_BAD_FIELD;
	c->before = c->state;
	c->state = CASE_HANDED_OVER;
	c->receiver = s->event->to;
	c->keep_ms = c->step_ms;
	c->step_ms = earlier(s->now + s->policy->accept_ms, c->keep_ms);
	alert(s, AUDIENCE_RECEIVER);
	return 0;
}

static int on_accept(struct step *s)
{
	if (s->c->state != CASE_HANDED_OVER)
		return ERR_DECIDED;
	if (s->event->member != s->c->receiver)
		return ERR_NOT_ALLOWED;
	s->c->state = CASE_ACKNOWLEDGED;
	s->c->owner = s->c->receiver;
	s->c->receiver = 0;
	s->c->quiet = false;
	s->c->step_ms = s->now + s->policy->lease_ms;
	s->effects->tell = TELL_SEEN;
	return 0;
}

static int on_decline(struct step *s)
{
	struct ladder_case *c = s->c;
	bool refused = s->event->member == c->receiver;

	if (c->state != CASE_HANDED_OVER)
		return ERR_DECIDED;
	if (!refused && s->event->member != c->owner)
		return ERR_NOT_ALLOWED;
	c->state = c->before;
	c->receiver = 0;
	c->step_ms = c->keep_ms;
	if (refused)
		alert(s, AUDIENCE_OWNER);
	return 0;
}

static int on_release(struct step *s)
{
	bool spoken;

	if (s->c->state == CASE_OPEN)
		return ERR_DECIDED;
	if (s->event->member != s->c->owner)
		return ERR_NOT_ALLOWED;
	spoken = is_with_person(s->c);
	drop_owner(s, MISS_NONE);
	/* Without a word to the person it goes on where it was: it may not pass from hand to hand and never reach the last rung. */
	if (spoken)
		begin_clock(s);
	else
		climb_again(s, s->c->rung);
	return 0;
}

static int on_snooze(struct step *s)
{
	struct ladder_case *c = s->c;

	if (!s->policy->snooze_ms)
		return ERR_NOT_ALLOWED;
	if (c->snoozed || (c->state != CASE_OPEN && c->state != CASE_ACKNOWLEDGED))
		return ERR_DECIDED;
	if (c->state == CASE_ACKNOWLEDGED && s->event->member != c->owner)
		return ERR_NOT_ALLOWED;
	c->snoozed = true;
	c->step_ms = later(c->step_ms, s->now + s->policy->snooze_ms);
	return 0;
}

static int on_close(struct step *s)
{
	struct ladder_case *c = s->c;

	if (s->event->member != c->owner && !s->event->lead)
		return ERR_NOT_ALLOWED;
	*c = (struct ladder_case){ .state = CASE_CLOSED, .level = c->level, .owner = s->event->member, .opened_ms = c->opened_ms,
		.clock_ms = c->clock_ms, .rung = c->rung };
	s->effects->tell = TELL_CLOSED;
	return 0;
}

static int review(struct step *s)
{
	if (s->c->state != CASE_CLOSED)
		return ERR_DECIDED;
	if (s->event->member == s->event->to)
		return ERR_NOT_ALLOWED;
	s->c->state = CASE_REVIEWED;
	return 0;
}

static bool ended(const struct ladder_case *c)
{
	return c->state == CASE_CLOSED || c->state == CASE_REVIEWED;
}

/* What people do is somebody's; only a drill, which `lead` ends, may be nobody's. */
static int check(const struct ladder_case *c, const struct ladder_event *e)
{
	bool by_clock = e->kind == LADDER_RAISED || e->kind == LADDER_DUE;

	if (ended(c) && e->kind != LADDER_REVIEW && e->kind != LADDER_DUE)
		return ERR_DECIDED;
	return by_clock || e->member || (e->kind == LADDER_CLOSE && e->lead) ? 0 : ERR_NOT_ALLOWED;
}

int ladder_step(const struct ladder_policy *policy, const struct ladder_case *c, const struct ladder_event *event, int64_t now_ms,
                struct ladder_case *ret_case, struct ladder_effects *ret_effects)
{
	static int (*const table[LADDER_EVENTS])(struct step *) = {
		[LADDER_RAISED] = on_raised, [LADDER_DUE] = on_due, [LADDER_ACKNOWLEDGE] = on_acknowledge, [LADDER_SPOKE] = on_spoke,
		[LADDER_OFFER] = on_offer, [LADDER_ACCEPT] = on_accept, [LADDER_DECLINE] = on_decline, [LADDER_RELEASE] = on_release,
		[LADDER_SNOOZE] = on_snooze, [LADDER_CLOSE] = on_close, [LADDER_REVIEW] = review };
	struct ladder_case next = *c;
	struct ladder_effects effects = { 0 };
	struct step s = { policy, event, now_ms, &next, &effects };
	int err = check(c, event);

	if (!err)
		err = table[event->kind](&s);
	if (err)
		return err;
	*ret_case = next;
	*ret_effects = effects;
	return 0;
}

void ladder_open(const struct ladder_policy *policy, enum triage level, int64_t now_ms, struct ladder_case *ret_case,
                 struct ladder_effects *ret_effects)
{
	struct step s = { policy, NULL, now_ms, ret_case, ret_effects };

	*ret_case = (struct ladder_case){ .state = CASE_OPEN, .level = level, .opened_ms = now_ms,
		.words_ms = policy->words_ms ? now_ms + policy->words_ms : 0 };
	*ret_effects = (struct ladder_effects){ .tell = TELL_CALLED };
	begin_clock(&s);
}

int64_t ladder_due_ms(const struct ladder_case *c)
{
	return ended(c) ? 0 : c->words_ms && c->words_ms < c->step_ms ? c->words_ms : c->step_ms;
}
