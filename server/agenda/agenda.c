/* server/agenda/agenda.c: see agenda.h. */
#include "agenda/agenda.h"

#include "base/config.h"

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)

/* --- words --- */

static const char *const state_names[MEETING_STATES] = { "scheduled", "waiting", "open", "closing", "ended", "cancelled" };

const char *meeting_state_name(enum meeting_state state)
{
	return state_names[state];
}

int meeting_state_parse(struct str name, enum meeting_state *ret)
{
	int i;

	for (i = 0; i < MEETING_STATES; i++)
		if (str_is(name, state_names[i])) {
			*ret = (enum meeting_state)i;
			return 0;
		}
	return ERR_BAD_FIELD;
}

/* --- policy --- */

void agenda_standard(struct agenda_policy *ret)
{
	*ret = (struct agenda_policy){ .hold_ms = 30 * SECOND, .give_up_ms = 15 * MINUTE, .closing_ms = 5 * MINUTE,
		.readable_ms = 15 * MINUTE, .kept_ms = 10 * MINUTE, .offer_ms = 12 * 60 * MINUTE };
}

void agenda_configured(const struct config *config, struct agenda_policy *ret)
{
	*ret = (struct agenda_policy){ .hold_ms = config->meetings_hold_s * SECOND,
		.give_up_ms = config->meetings_give_up_minutes * MINUTE, .closing_ms = config->meetings_closing_minutes * MINUTE,
		.readable_ms = config->meetings_readable_minutes * MINUTE, .kept_ms = config->meetings_kept_minutes * MINUTE,
		.offer_ms = config->meetings_offer_hours * 60 * MINUTE };
}

void agenda_plan(int64_t opens_ms, int64_t start_ms, int64_t end_ms, int64_t staff_needed, struct agenda *ret)
{
	*ret = (struct agenda){ .state = MEETING_SCHEDULED, .opens_ms = opens_ms, .start_ms = start_ms, .end_ms = end_ms,
		.staff_needed = staff_needed };
}

/* --- one step --- */

struct step {
	const struct agenda_policy *policy;
	struct agenda a;                      /* as it will be */
	int64_t now;
	unsigned effects;
};

static bool is_on(const struct agenda *a)
{
	return a->state == MEETING_OPEN || a->state == MEETING_CLOSING;
}

static bool enough(const struct agenda *a)
{
	return a->here >= a->staff_needed;
}

static void end(struct step *s, int64_t at)
{
	s->effects |= AGENDA_END | (s->a.held_ms ? AGENDA_NO_STAFF : 0);
	s->a.state = MEETING_ENDED;
	s->a.here = s->a.short_ms = s->a.held_ms = 0;
}

static void open_door(struct step *s, int64_t at)
{
	s->effects |= AGENDA_DOOR;
	s->a.state = MEETING_WAITING;
}

static void begin(struct step *s, int64_t at)
{
	s->effects |= AGENDA_BEGIN;
	s->a.state = MEETING_OPEN;
	s->a.held_ms = 0;
	s->a.live_ms = at;
}

/* Nobody is given up before they were called: a step that is late counts from now. */
static void wait_for_staff(struct step *s)
{
	s->effects |= AGENDA_COVER;
	s->a.held_ms = s->now;
}

/* The beginning has come. */
static void start(struct step *s, int64_t at)
{
	if (enough(&s->a))
		begin(s, at);
	else
		wait_for_staff(s);
}

static void hold(struct step *s, int64_t at)
{
	s->effects |= AGENDA_HOLD;
	wait_for_staff(s);
}

static void warn(struct step *s, int64_t at)
{
	s->effects |= AGENDA_WARN;
	s->a.state = MEETING_CLOSING;
	s->a.warned = true;
}

/* --- what time brings --- */

/* What is next, and when; on the same moment what stands first. */
struct next {
	int64_t ms;                           /* 0: nothing */
	void (*act)(struct step *, int64_t at);
};

static void earlier(struct next *n, int64_t ms, void (*act)(struct step *, int64_t at))
{
	if (!n->ms || ms < n->ms)
		*n = (struct next){ ms, act };
}

static struct next next_of(const struct agenda_policy *p, const struct agenda *a)
{
	struct next n = { 0 };

	if (a->state == MEETING_SCHEDULED)
		return (struct next){ a->opens_ms, open_door };
	if (a->state != MEETING_WAITING && !is_on(a))
		return n;
	earlier(&n, a->end_ms, end);
	if (a->held_ms)
		earlier(&n, a->held_ms + p->give_up_ms, end);
	if (a->state == MEETING_WAITING && !a->held_ms)
		earlier(&n, a->start_ms, start);
	if (a->state == MEETING_OPEN)
		earlier(&n, a->end_ms - p->closing_ms, warn);
	if (a->short_ms && !a->held_ms)
		earlier(&n, a->short_ms + p->hold_ms, hold);
	return n;
}

/* Everything that was due by now, each at its own moment. */
static void run(struct step *s)
{
	struct next n;

	for (n = next_of(s->policy, &s->a); n.act && n.ms <= s->now; n = next_of(s->policy, &s->a))
		n.act(s, n.ms);
}

/* --- what people bring --- */

static int staff(struct step *s, const struct agenda_event *event)
{
	struct agenda *a = &s->a;

	if (a->state != MEETING_WAITING && !is_on(a))
		return ERR_DECIDED;
	a->here = event->here;
	if (a->state == MEETING_WAITING) {
		if (a->held_ms && enough(a))
			begin(s, s->now);
		return 0;
	}
	if (!enough(a)) {
		a->short_ms = a->short_ms ? a->short_ms : s->now;
		return 0;
	}
	s->effects |= a->held_ms ? AGENDA_RESUME : 0;
	a->short_ms = a->held_ms = 0;
	return 0;
}

static int gather(struct step *s, const struct agenda_event *event)
{
	if (s->a.state == MEETING_SCHEDULED && s->a.opens_ms <= s->now)
		open_door(s, s->now);
	else if (s->a.state != MEETING_WAITING || s->a.held_ms)
		return ERR_DECIDED;
	s->a.here = event->here;
	return 0;
}

static int move(struct step *s, const struct agenda_event *event)
{
	struct agenda *a = &s->a;

	if (is_on(a) || a->state == MEETING_ENDED)
		return ERR_DECIDED;
	if (event->opens_ms > event->start_ms || event->start_ms >= event->end_ms)
		return ERR_BAD_FIELD;
	a->opens_ms = event->opens_ms;
	a->start_ms = event->start_ms;
	a->end_ms = event->end_ms;
	if (a->state != MEETING_WAITING)
		return 0;
	if (a->start_ms > s->now)
		a->held_ms = 0;
	if (a->opens_ms > s->now) {
		a->state = MEETING_SCHEDULED;
		a->here = 0;
	}
	return 0;
}

static int cancel(struct step *s, const struct agenda_event *event)
{
	if (s->a.state == MEETING_ENDED || s->a.state == MEETING_CANCELLED)
		return ERR_DECIDED;
	s->a.state = MEETING_CANCELLED;
	s->a.here = s->a.short_ms = s->a.held_ms = 0;
	return 0;
}

static int restore(struct step *s, const struct agenda_event *event)
{
	if (s->a.state != MEETING_CANCELLED || s->a.live_ms || s->a.start_ms <= s->now)
		return ERR_DECIDED;
	s->a.state = MEETING_SCHEDULED;
	return 0;
}

static int due(struct step *s, const struct agenda_event *event)
{
	return 0;
}

int agenda_step(const struct agenda_policy *policy, const struct agenda *a, const struct agenda_event *event, int64_t now_ms,
                struct agenda *ret, unsigned *ret_effects)
{
	static int (*const acts[AGENDA_EVENTS])(struct step *, const struct agenda_event *) = {
		[AGENDA_DUE] = due, [AGENDA_STAFF] = staff, [AGENDA_GATHER] = gather, [AGENDA_MOVE] = move, [AGENDA_CANCEL] = cancel, [AGENDA_RESTORE] = restore };
	struct step s = { .policy = policy, .a = *a, .now = now_ms };
	bool alone = event->kind == AGENDA_GATHER;
	int err;

	/* What was due before comes first, and what is due by the event after it. */
	if (!alone)
		run(&s);
	err = acts[event->kind](&s, event);
	if (err)
		return err;
	if (!alone)
		run(&s);
	*ret = s.a;
	*ret_effects = s.effects;
	return 0;
}

int64_t agenda_due_ms(const struct agenda_policy *policy, const struct agenda *a)
{
	return next_of(policy, a).ms;
}
