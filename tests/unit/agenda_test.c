/* tests/unit/agenda_test.c: every event in every place of a meeting's life, at every moment that matters; and all that can be
 * reached from a new one in five steps.
 *
 * What is expected is written down here from the picture in agenda.h, case by case, not from agenda.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agenda/agenda.h"
#include "base/config.h"

#define S INT64_C(1000)
#define MIN (60 * S)
#define T0 INT64_C(1795000000000)

/* A meeting of an hour at T0, its door open ten minutes before; two of the staff are needed. */
#define OPENS (T0 - 10 * MIN)
#define START T0
#define END (T0 + 60 * MIN)
#define LAST (END - 5 * MIN)              /* the last minutes */
#define NEEDED 2

static struct agenda_policy policy;

static int setup(void **state)
{
	agenda_standard(&policy);
	return 0;
}

/* --- the policy, and words --- */

static void the_standard_is_that_of_the_configuration_as_shipped(void **state)
{
	struct agenda_policy configured;
	struct config config;

	config_init(&config);
	agenda_configured(&config, &configured);
	assert_int_equal(configured.hold_ms, 30 * S);
	assert_int_equal(configured.give_up_ms, 15 * MIN);
	assert_int_equal(configured.closing_ms, 5 * MIN);
	assert_int_equal(configured.readable_ms, 15 * MIN);
	assert_int_equal(configured.kept_ms, 10 * MIN);
	assert_memory_equal(&configured, &policy, sizeof policy);
	config_release(&config);
}

static void words_of_states_are_read_as_they_are_written(void **state)
{
	enum meeting_state s, read;

	for (s = MEETING_SCHEDULED; s < MEETING_STATES; s++) {
		assert_int_equal(meeting_state_parse(str_of(meeting_state_name(s)), &read), 0);
		assert_int_equal(read, s);
	}
	assert_int_equal(meeting_state_parse(STR("held"), &read), ERR_BAD_FIELD);
}

/* --- one meeting --- */

struct world {
	struct agenda a;
	unsigned effects;                     /* of the last step */
	int64_t now;
};

static int apply(struct world *w, struct agenda_event event)
{
	return agenda_step(&policy, &w->a, &event, w->now, &w->a, &w->effects);
}

static void at(struct world *w, int64_t now)
{
	w->now = now;
	assert_int_equal(apply(w, (struct agenda_event){ .kind = AGENDA_DUE }), 0);
}

static void staff(struct world *w, int64_t now, int64_t here)
{
	w->now = now;
	assert_int_equal(apply(w, (struct agenda_event){ .kind = AGENDA_STAFF, .here = here }), 0);
}

static struct world planned(int64_t needed)
{
	struct world w = { 0 };

	agenda_plan(OPENS, START, END, needed, &w.a);
	return w;
}

static struct world waiting(int64_t here)
{
	struct world w = planned(NEEDED);

	at(&w, OPENS);
	staff(&w, OPENS + MIN, here);
	return w;
}

static struct world live(void)
{
	struct world w = waiting(NEEDED);

	at(&w, START);
	return w;
}

static int64_t due(const struct world *w)
{
	return agenda_due_ms(&policy, &w->a);
}

#define assert_world(w, state_, effects_, due_) do { \
	assert_int_equal((w).a.state, state_); \
	assert_int_equal((w).effects, effects_); \
	assert_int_equal(due(&(w)), due_); \
} while (0)

static void a_meeting_with_its_staff_opens_begins_warns_and_ends_on_time(void **state)
{
	struct world w = planned(NEEDED);

	assert_world(w, MEETING_SCHEDULED, 0, OPENS);
	at(&w, OPENS - 1);
	assert_world(w, MEETING_SCHEDULED, 0, OPENS);
	at(&w, OPENS);
	assert_world(w, MEETING_WAITING, AGENDA_DOOR, START);
	staff(&w, START - MIN, 2);
	assert_world(w, MEETING_WAITING, 0, START);
	at(&w, START);
	assert_world(w, MEETING_OPEN, AGENDA_BEGIN, LAST);
	assert_int_equal(w.a.live_ms, START);
	at(&w, LAST);
	assert_world(w, MEETING_CLOSING, AGENDA_WARN, END);
	assert_true(w.a.warned);
	at(&w, END);
	assert_world(w, MEETING_ENDED, AGENDA_END, 0);
}

static void one_that_needs_nobody_begins_by_itself(void **state)
{
	struct world w = planned(0);

	at(&w, OPENS);
	at(&w, START);
	assert_world(w, MEETING_OPEN, AGENDA_BEGIN, LAST);
	staff(&w, START + MIN, 0);
	assert_world(w, MEETING_OPEN, 0, LAST);
}

static void without_staff_it_calls_for_cover_waits_and_begins_when_they_come(void **state)
{
	struct world w = waiting(1);

	at(&w, START);
	assert_world(w, MEETING_WAITING, AGENDA_COVER, START + 15 * MIN);
	assert_int_equal(w.a.held_ms, START);
	at(&w, START + MIN);
	assert_world(w, MEETING_WAITING, 0, START + 15 * MIN);
	staff(&w, START + 14 * MIN, 1);
	assert_world(w, MEETING_WAITING, 0, START + 15 * MIN);
	staff(&w, START + 15 * MIN - 1, 2);
	assert_world(w, MEETING_OPEN, AGENDA_BEGIN, LAST);
	assert_int_equal(w.a.live_ms, START + 15 * MIN - 1);
	assert_int_equal(w.a.held_ms, 0);
}

static void when_none_come_it_is_over(void **state)
{
	struct world w = waiting(0);

	at(&w, START);
	at(&w, START + 15 * MIN - 1);
	assert_world(w, MEETING_WAITING, 0, START + 15 * MIN);
	at(&w, START + 15 * MIN);
	assert_world(w, MEETING_ENDED, AGENDA_END | AGENDA_NO_STAFF, 0);
}

static void a_short_loss_of_staff_changes_nothing(void **state)
{
	struct world w = live();

	staff(&w, START + MIN, 1);
	assert_world(w, MEETING_OPEN, 0, START + MIN + 30 * S);
	staff(&w, START + MIN + 10 * S, 0);
	assert_world(w, MEETING_OPEN, 0, START + MIN + 30 * S);      /* since the first was gone */
	staff(&w, START + MIN + 30 * S - 1, 2);
	assert_world(w, MEETING_OPEN, 0, LAST);
	assert_int_equal(w.a.short_ms, 0);
}

static void a_longer_one_holds_it_until_they_are_back(void **state)
{
	struct world w = live();

	staff(&w, START + MIN, 1);
	at(&w, START + MIN + 30 * S);
	assert_world(w, MEETING_OPEN, AGENDA_HOLD | AGENDA_COVER, START + 16 * MIN + 30 * S);
	assert_int_equal(w.a.held_ms, START + MIN + 30 * S);
	staff(&w, START + 5 * MIN, 0);
	assert_world(w, MEETING_OPEN, 0, START + 16 * MIN + 30 * S);
	staff(&w, START + 6 * MIN, 2);
	assert_world(w, MEETING_OPEN, AGENDA_RESUME, LAST);
	assert_int_equal(w.a.held_ms, 0);
	/* And again: cover is called again. */
	staff(&w, START + 20 * MIN, 0);
	at(&w, START + 21 * MIN);
	assert_int_equal(w.effects, AGENDA_HOLD | AGENDA_COVER);
}

static void held_for_too_long_it_is_over(void **state)
{
	struct world w = live();

	staff(&w, START + MIN, 0);
	at(&w, START + MIN + 30 * S);
	at(&w, START + 16 * MIN + 30 * S);
	assert_world(w, MEETING_ENDED, AGENDA_END | AGENDA_NO_STAFF, 0);
}

static void held_into_the_last_minutes_it_warns_and_its_end_is_for_want_of_staff(void **state)
{
	struct world w = live();

	staff(&w, LAST - MIN, 0);
	at(&w, LAST - 30 * S);
	at(&w, LAST);
	assert_world(w, MEETING_CLOSING, AGENDA_WARN, END);
	at(&w, END);
	assert_world(w, MEETING_ENDED, AGENDA_END | AGENDA_NO_STAFF, 0);
}

static void staff_who_go_in_the_last_seconds_end_it_as_usual(void **state)
{
	struct world w = live();

	at(&w, LAST);
	staff(&w, END - 30 * S, 0);
	at(&w, END);
	assert_world(w, MEETING_ENDED, AGENDA_END, 0);
}

static void begun_in_its_last_minutes_it_warns_at_once(void **state)
{
	struct world w = planned(1);

	policy.give_up_ms = 120 * MIN;
	at(&w, OPENS);
	at(&w, START);
	staff(&w, LAST + MIN, 1);
	assert_world(w, MEETING_CLOSING, AGENDA_BEGIN | AGENDA_WARN, END);
}

static void a_meeting_shorter_than_its_last_minutes_is_in_them_from_its_beginning(void **state)
{
	struct world w = { 0 };

	agenda_plan(OPENS, START, START + 5 * MIN, 0, &w.a);
	at(&w, OPENS);
	at(&w, START);
	assert_world(w, MEETING_CLOSING, AGENDA_BEGIN | AGENDA_WARN, START + 5 * MIN);
}

/* --- late --- */

static void a_step_that_is_late_does_everything_in_order_once(void **state)
{
	struct world w = planned(0);

	at(&w, END + 100 * MIN);
	assert_world(w, MEETING_ENDED, AGENDA_DOOR | AGENDA_BEGIN | AGENDA_WARN | AGENDA_END, 0);
	at(&w, END + 200 * MIN);
	assert_world(w, MEETING_ENDED, 0, 0);
}

static void staff_who_could_not_come_have_the_whole_time_from_when_they_are_called(void **state)
{
	struct world w = planned(NEEDED);

	at(&w, START + 14 * MIN);
	assert_world(w, MEETING_WAITING, AGENDA_DOOR | AGENDA_COVER, START + 29 * MIN);
	w = live();
	staff(&w, START + MIN, 0);
	at(&w, START + 30 * MIN);
	assert_world(w, MEETING_OPEN, AGENDA_HOLD | AGENDA_COVER, START + 45 * MIN);
	/* But not beyond its end. */
	w = planned(NEEDED);
	at(&w, END - MIN);
	assert_world(w, MEETING_WAITING, AGENDA_DOOR | AGENDA_COVER, END);
	w = planned(NEEDED);
	at(&w, END);
	assert_world(w, MEETING_ENDED, AGENDA_DOOR | AGENDA_COVER | AGENDA_END | AGENDA_NO_STAFF, 0);
}

static void what_was_due_comes_before_what_happens(void **state)
{
	struct world w = waiting(0), over = live();

	/* They come a minute after the beginning, and the clock did not tell yet. */
	staff(&w, START + MIN, 2);
	assert_world(w, MEETING_OPEN, AGENDA_COVER | AGENDA_BEGIN, LAST);
	/* They go after the end, and the clock did not tell yet: nothing is changed. */
	over.now = END + MIN;
	assert_int_equal(apply(&over, (struct agenda_event){ .kind = AGENDA_STAFF }), ERR_DECIDED);
	assert_int_equal(over.a.state, MEETING_OPEN);
	assert_int_equal(due(&over), LAST);
}

static void the_door_may_open_alone_and_who_is_inside_is_counted_before_it_is_late_for_them(void **state)
{
	struct world w = planned(NEEDED), was;

	w.now = START + MIN;
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_GATHER }), 0);
	assert_world(w, MEETING_WAITING, AGENDA_DOOR, START);
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_GATHER, .here = 2 }), 0);
	assert_world(w, MEETING_WAITING, 0, START);
	at(&w, START + MIN);
	assert_world(w, MEETING_OPEN, AGENDA_BEGIN, LAST);
	/* Not before its time, nor when they were called already. */
	w = was = planned(NEEDED);
	w.now = was.now = OPENS - 1;
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_GATHER }), ERR_DECIDED);
	assert_memory_equal(&w, &was, sizeof w);
}

/* --- moving --- */

static int move(struct world *w, int64_t now, int64_t by)
{
	w->now = now;
	return apply(w, (struct agenda_event){ .kind = AGENDA_MOVE, .opens_ms = OPENS + by, .start_ms = START + by, .end_ms = END + by });
}

static void a_door_that_is_open_closes_when_the_meeting_is_moved_to_later(void **state)
{
	struct world w = waiting(1);

	assert_int_equal(move(&w, START - MIN, 60 * MIN), 0);
	assert_world(w, MEETING_SCHEDULED, 0, OPENS + 60 * MIN);
	assert_int_equal(w.a.here, 0);
	at(&w, OPENS + 60 * MIN);
	assert_world(w, MEETING_WAITING, AGENDA_DOOR, START + 60 * MIN);
}

static void one_that_waits_for_staff_waits_for_its_new_beginning(void **state)
{
	struct world w = waiting(0);

	at(&w, START);
	assert_int_equal(move(&w, START + MIN, 5 * MIN), 0);
	assert_world(w, MEETING_WAITING, 0, START + 5 * MIN);
	assert_int_equal(w.a.held_ms, 0);
	at(&w, START + 5 * MIN);
	assert_int_equal(w.effects, AGENDA_COVER);
	/* Where the new one is past too, nobody is called twice. */
	assert_int_equal(move(&w, START + 6 * MIN, 4 * MIN), 0);
	assert_world(w, MEETING_WAITING, 0, START + 20 * MIN);
}

static void moved_to_where_its_door_is_open_already_it_opens_at_once(void **state)
{
	struct world w = planned(NEEDED);

	assert_int_equal(move(&w, OPENS - 20 * MIN, -25 * MIN), 0);
	assert_world(w, MEETING_WAITING, AGENDA_DOOR, START - 25 * MIN);
}

static void times_that_do_not_rise_are_refused(void **state)
{
	struct world w = planned(NEEDED), was = w;
	const struct agenda_event bad[] = { { .kind = AGENDA_MOVE, .opens_ms = START + 1, .start_ms = START, .end_ms = END },
		{ .kind = AGENDA_MOVE, .opens_ms = OPENS, .start_ms = END, .end_ms = END },
		{ .kind = AGENDA_MOVE, .opens_ms = OPENS, .start_ms = END + 1, .end_ms = END } };
	size_t i;

	w.now = was.now = OPENS - MIN;
	for (i = 0; i < 3; i++) {
		assert_int_equal(apply(&w, bad[i]), ERR_BAD_FIELD);
		assert_memory_equal(&w, &was, sizeof w);
	}
}

/* --- cancelling --- */

static void a_cancelled_one_comes_back_only_before_its_beginning_and_not_when_it_had_begun(void **state)
{
	struct world w = waiting(2);

	w.now = START - MIN;
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_CANCEL }), 0);
	assert_world(w, MEETING_CANCELLED, 0, 0);
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_RESTORE }), 0);
	assert_world(w, MEETING_WAITING, AGENDA_DOOR, START);       /* its door has its time already */
	assert_int_equal(w.a.here, 0);
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_CANCEL }), 0);
	w.now = START;
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_RESTORE }), ERR_DECIDED);
	w = live();
	w.now = START + MIN;
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_CANCEL }), 0);
	assert_int_equal(move(&w, START + MIN, 600 * MIN), 0);
	assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_RESTORE }), ERR_DECIDED);
}

/* --- everything: each place x each event x each moment --- */

/* Where a meeting may be, written as one would say it. */
enum place { SCHEDULED, WAITING_ALONE, WAITING_STAFFED, CALLED, OPEN, OPEN_SHORT, OPEN_HELD, CLOSING, CLOSING_SHORT, CLOSING_HELD, ENDED, CANCELLED, PLACES };

static const char *const place_names[PLACES] = { "scheduled", "waiting alone", "waiting staffed", "called", "open", "open short",
	"open held", "closing", "closing short", "closing held", "ended", "cancelled" };

#define GONE (LAST + MIN)                 /* in the last minutes, staff went */

static struct world in(enum place place)
{
	struct world w = planned(NEEDED);

	switch (place) {
	case SCHEDULED:
		break;
	case WAITING_ALONE:
		return waiting(1);
	case WAITING_STAFFED:
		return waiting(2);
	case CALLED:
		w = waiting(0);
		at(&w, START);
		break;
	case OPEN:
		return live();
	case OPEN_SHORT:
		w = live();
		staff(&w, START + MIN, 1);
		break;
	case OPEN_HELD:
		w = live();
		staff(&w, START + MIN, 1);
		at(&w, START + MIN + 30 * S);
		break;
	case CLOSING:
	case CLOSING_SHORT:
	case CLOSING_HELD:
		w = live();
		at(&w, LAST);
		if (place != CLOSING)
			staff(&w, GONE, 0);
		if (place == CLOSING_HELD)
			at(&w, GONE + 30 * S);
		break;
	case ENDED:
		w = live();
		at(&w, END);
		break;
	case CANCELLED:
		w.now = OPENS - MIN;
		assert_int_equal(apply(&w, (struct agenda_event){ .kind = AGENDA_CANCEL }), 0);
		break;
	case PLACES:
		break;
	}
	return w;
}

/* What staff who are there make of it, in each place, while nothing is due. */
struct expected {
	int err;
	enum meeting_state state;
	unsigned effects;
};

#define NO { ERR_DECIDED, 0, 0 }
#define IS(state) { 0, MEETING_##state, 0 }
#define DOES(state, effect) { 0, MEETING_##state, effect }

static const struct expected by_gathering[PLACES] = {               /* the same, whoever is there */
	[SCHEDULED] = NO, [WAITING_ALONE] = IS(WAITING), [WAITING_STAFFED] = IS(WAITING), [CALLED] = NO, [OPEN] = NO,
	[OPEN_SHORT] = NO, [OPEN_HELD] = NO, [CLOSING] = NO, [CLOSING_SHORT] = NO, [CLOSING_HELD] = NO, [ENDED] = NO, [CANCELLED] = NO,
};

static const struct expected by_staff[PLACES][3] = {               /* 0, 1, 2 are there */
	[SCHEDULED] = { NO, NO, NO },
	[WAITING_ALONE] = { IS(WAITING), IS(WAITING), IS(WAITING) },
	[WAITING_STAFFED] = { IS(WAITING), IS(WAITING), IS(WAITING) },
	[CALLED] = { IS(WAITING), IS(WAITING), DOES(OPEN, AGENDA_BEGIN) },
	[OPEN] = { IS(OPEN), IS(OPEN), IS(OPEN) },
	[OPEN_SHORT] = { IS(OPEN), IS(OPEN), IS(OPEN) },
	[OPEN_HELD] = { IS(OPEN), IS(OPEN), DOES(OPEN, AGENDA_RESUME) },
	[CLOSING] = { IS(CLOSING), IS(CLOSING), IS(CLOSING) },
	[CLOSING_SHORT] = { IS(CLOSING), IS(CLOSING), IS(CLOSING) },
	[CLOSING_HELD] = { IS(CLOSING), IS(CLOSING), DOES(CLOSING, AGENDA_RESUME) },
	[ENDED] = { NO, NO, NO },
	[CANCELLED] = { NO, NO, NO },
};

/* Moved by a day; cancelled; restored. */
static const struct expected by_plan[PLACES][3] = {
	[SCHEDULED] = { IS(SCHEDULED), IS(CANCELLED), NO },
	[WAITING_ALONE] = { IS(SCHEDULED), IS(CANCELLED), NO },
	[WAITING_STAFFED] = { IS(SCHEDULED), IS(CANCELLED), NO },
	[CALLED] = { IS(SCHEDULED), IS(CANCELLED), NO },
	[OPEN] = { NO, IS(CANCELLED), NO },
	[OPEN_SHORT] = { NO, IS(CANCELLED), NO },
	[OPEN_HELD] = { NO, IS(CANCELLED), NO },
	[CLOSING] = { NO, IS(CANCELLED), NO },
	[CLOSING_SHORT] = { NO, IS(CANCELLED), NO },
	[CLOSING_HELD] = { NO, IS(CANCELLED), NO },
	[ENDED] = { NO, NO, NO },
	[CANCELLED] = { IS(CANCELLED), NO, IS(SCHEDULED) },
};

/* The moment before anything is due: what happened last, and a millisecond. */
static int64_t quiet(const struct world *w)
{
	return w->now ? w->now + 1 : OPENS - 2 * MIN;
}

static void check(enum place place, struct agenda_event event, const struct expected *e, const char *what)
{
	struct world w = in(place), was;

	w.now = quiet(&w);
	was = w;
	if (apply(&w, event) != e->err)
		fail_msg("%s, %s: another answer", place_names[place], what);
	if (e->err) {
		assert_memory_equal(&w, &was, sizeof w);
		return;
	}
	if (w.a.state != e->state || w.effects != e->effects)
		fail_msg("%s, %s: %s with effects %u", place_names[place], what, meeting_state_name(w.a.state), w.effects);
}

static void each_event_in_each_place_does_what_the_table_says(void **state)
{
	static const enum agenda_event_kind plans[3] = { AGENDA_MOVE, AGENDA_CANCEL, AGENDA_RESTORE };
	enum place p;
	int64_t here;
	int i;

	for (p = SCHEDULED; p < PLACES; p++) {
		for (here = 0; here <= 2; here++) {
			check(p, (struct agenda_event){ .kind = AGENDA_STAFF, .here = here }, &by_staff[p][here], "staff");
			check(p, (struct agenda_event){ .kind = AGENDA_GATHER, .here = here }, &by_gathering[p], "gathering");
		}
		for (i = 0; i < 3; i++)
			check(p, (struct agenda_event){ .kind = plans[i], .opens_ms = OPENS + 1440 * MIN, .start_ms = START + 1440 * MIN,
				.end_ms = END + 1440 * MIN }, &by_plan[p][i], "plan");
	}
}

/* What time makes of each place: every moment at which something happens to it, if nobody does anything. */
struct moment {
	int64_t ms;
	enum meeting_state state;             /* from then on */
	unsigned effects;                     /* in all, since it was in that place */
};

#define MOMENTS 5
static const struct moment by_time[PLACES][MOMENTS] = {
	[SCHEDULED] = { { OPENS, MEETING_WAITING, AGENDA_DOOR }, { START, MEETING_WAITING, AGENDA_DOOR | AGENDA_COVER },
		{ START + 15 * MIN, MEETING_ENDED, AGENDA_DOOR | AGENDA_COVER | AGENDA_END | AGENDA_NO_STAFF } },
	[WAITING_ALONE] = { { START, MEETING_WAITING, AGENDA_COVER },
		{ START + 15 * MIN, MEETING_ENDED, AGENDA_COVER | AGENDA_END | AGENDA_NO_STAFF } },
	[WAITING_STAFFED] = { { START, MEETING_OPEN, AGENDA_BEGIN }, { LAST, MEETING_CLOSING, AGENDA_BEGIN | AGENDA_WARN },
		{ END, MEETING_ENDED, AGENDA_BEGIN | AGENDA_WARN | AGENDA_END } },
	[CALLED] = { { START + 15 * MIN, MEETING_ENDED, AGENDA_END | AGENDA_NO_STAFF } },
	[OPEN] = { { LAST, MEETING_CLOSING, AGENDA_WARN }, { END, MEETING_ENDED, AGENDA_WARN | AGENDA_END } },
	[OPEN_SHORT] = { { START + MIN + 30 * S, MEETING_OPEN, AGENDA_HOLD | AGENDA_COVER },
		{ START + 16 * MIN + 30 * S, MEETING_ENDED, AGENDA_HOLD | AGENDA_COVER | AGENDA_END | AGENDA_NO_STAFF } },
	[OPEN_HELD] = { { START + 16 * MIN + 30 * S, MEETING_ENDED, AGENDA_END | AGENDA_NO_STAFF } },
	[CLOSING] = { { END, MEETING_ENDED, AGENDA_END } },
	[CLOSING_SHORT] = { { GONE + 30 * S, MEETING_CLOSING, AGENDA_HOLD | AGENDA_COVER },
		{ END, MEETING_ENDED, AGENDA_HOLD | AGENDA_COVER | AGENDA_END | AGENDA_NO_STAFF } },
	[CLOSING_HELD] = { { END, MEETING_ENDED, AGENDA_END | AGENDA_NO_STAFF } },
};

/* Told at each moment, or a millisecond before: one step a moment, and the due time is the next of them. */
static void walk(enum place p, struct world w)
{
	enum meeting_state before = w.a.state;
	unsigned done = 0;
	size_t i;

	for (i = 0; i < MOMENTS && by_time[p][i].ms; i++) {
		const struct moment *m = &by_time[p][i];

		assert_int_equal(due(&w), m->ms);
		at(&w, m->ms - 1);
		if (w.effects || w.a.state != before)
			fail_msg("%s: something happens before its time", place_names[p]);
		at(&w, m->ms);
		done |= w.effects;
		if (w.a.state != m->state || done != m->effects)
			fail_msg("%s, moment %zu: %s, effects %u", place_names[p], i, meeting_state_name(w.a.state), done);
		before = w.a.state;
	}
	assert_int_equal(due(&w), 0);
	at(&w, END + 10000 * MIN);
	assert_int_equal(w.effects, 0);
}

static void time_alone_takes_each_place_to_its_end_step_by_step(void **state)
{
	enum place p;

	for (p = SCHEDULED; p < PLACES; p++)
		walk(p, in(p));
}

/* Told of it late: at each later moment the same as step by step, but that who is called has the whole time to come. */
static void told_late_each_place_is_where_it_would_have_been(void **state)
{
	enum place p;
	size_t i, k;

	for (p = SCHEDULED; p < PLACES; p++)
		for (i = 0; i < MOMENTS && by_time[p][i].ms; i++) {
			struct world w = in(p);
			int64_t now = by_time[p][i].ms;
			unsigned called = 0;

			at(&w, now);
			/* Called in this very step: given up by its end alone. */
			for (k = 0; k <= i; k++)
				called |= by_time[p][k].effects & AGENDA_COVER;
			if (called && by_time[p][i].state == MEETING_ENDED && now < END) {
				assert_int_not_equal(w.a.state, MEETING_ENDED);
				assert_int_equal(w.a.held_ms, now);
			} else if (w.a.state != by_time[p][i].state || w.effects != by_time[p][i].effects) {
				fail_msg("%s, late at moment %zu: %s, effects %u", place_names[p], i, meeting_state_name(w.a.state), w.effects);
			}
		}
}

/* --- all that can be reached --- */

static unsigned long walked;

/* What must hold of any meeting, whatever happened to it. */
static void check_always(const struct world *was, const struct world *w, enum agenda_event_kind kind)
{
	const struct agenda *a = &w->a;
	bool runs = a->state == MEETING_OPEN || a->state == MEETING_CLOSING, over = a->state == MEETING_ENDED || a->state == MEETING_CANCELLED;

	assert_true(over == (due(w) == 0));                              /* (1) */
	assert_true(over || kind == AGENDA_GATHER || due(w) > w->now);
	if (w->effects & AGENDA_BEGIN)
		assert_true(was->a.here >= a->staff_needed || (kind == AGENDA_STAFF && a->here >= a->staff_needed));   /* (2) */
	if (runs && !a->held_ms && !a->short_ms)
		assert_true(a->here >= a->staff_needed);
	assert_true(!runs || a->live_ms);
	assert_true(!a->held_ms || a->state == MEETING_WAITING || runs);
	assert_true(!(w->effects & AGENDA_NO_STAFF) || (w->effects & AGENDA_END));
	assert_true(!(w->effects & AGENDA_RESUME) || was->a.held_ms || (w->effects & AGENDA_HOLD));
	if (was->a.state == MEETING_ENDED)
		assert_int_equal(a->state, MEETING_ENDED);
}

/* (3): of those that happen once in a meeting that is not moved or restored. */
static void explore(const struct world *from, unsigned seen, bool replanned, int depth)
{
	static const int64_t later[] = { 0, 31 * S, 6 * MIN, 16 * MIN, 70 * MIN };
	const unsigned once = AGENDA_DOOR | AGENDA_BEGIN | AGENDA_WARN | AGENDA_END | AGENDA_NO_STAFF;
	int kind;
	size_t i;
	int64_t here;

	if (depth == 0)
		return;
	for (kind = 0; kind < AGENDA_EVENTS; kind++)
		for (i = 0; i < sizeof later / sizeof *later; i++)
			for (here = 0; here <= (kind == AGENDA_STAFF || kind == AGENDA_GATHER ? 2 : 0); here++) {
				struct world w = *from;
				bool re = replanned || kind == AGENDA_MOVE || kind == AGENDA_RESTORE;

				w.now += later[i];
				if (apply(&w, (struct agenda_event){ .kind = (enum agenda_event_kind)kind, .here = here,
				          .opens_ms = w.now + 5 * MIN, .start_ms = w.now + 10 * MIN, .end_ms = w.now + 50 * MIN }))
					continue;
				walked++;
				check_always(from, &w, (enum agenda_event_kind)kind);
				assert_true(re || !(seen & w.effects & once));
				explore(&w, seen | w.effects, re, depth - 1);
			}
}

static void whatever_happens_in_five_steps_the_promises_hold(void **state)
{
	struct world w = planned(NEEDED);

	w.now = OPENS - MIN;
	explore(&w, 0, false, 5);
	assert_true(walked > 100000);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, setup)
	const struct CMUnitTest tests[] = {
		TEST(the_standard_is_that_of_the_configuration_as_shipped),
		TEST(words_of_states_are_read_as_they_are_written),
		TEST(a_meeting_with_its_staff_opens_begins_warns_and_ends_on_time),
		TEST(one_that_needs_nobody_begins_by_itself),
		TEST(without_staff_it_calls_for_cover_waits_and_begins_when_they_come),
		TEST(when_none_come_it_is_over),
		TEST(a_short_loss_of_staff_changes_nothing),
		TEST(a_longer_one_holds_it_until_they_are_back),
		TEST(held_for_too_long_it_is_over),
		TEST(held_into_the_last_minutes_it_warns_and_its_end_is_for_want_of_staff),
		TEST(staff_who_go_in_the_last_seconds_end_it_as_usual),
		TEST(begun_in_its_last_minutes_it_warns_at_once),
		TEST(a_meeting_shorter_than_its_last_minutes_is_in_them_from_its_beginning),
		TEST(a_step_that_is_late_does_everything_in_order_once),
		TEST(staff_who_could_not_come_have_the_whole_time_from_when_they_are_called),
		TEST(what_was_due_comes_before_what_happens),
		TEST(the_door_may_open_alone_and_who_is_inside_is_counted_before_it_is_late_for_them),
		TEST(a_door_that_is_open_closes_when_the_meeting_is_moved_to_later),
		TEST(one_that_waits_for_staff_waits_for_its_new_beginning),
		TEST(moved_to_where_its_door_is_open_already_it_opens_at_once),
		TEST(times_that_do_not_rise_are_refused),
		TEST(a_cancelled_one_comes_back_only_before_its_beginning_and_not_when_it_had_begun),
		TEST(each_event_in_each_place_does_what_the_table_says),
		TEST(time_alone_takes_each_place_to_its_end_step_by_step),
		TEST(told_late_each_place_is_where_it_would_have_been),
		TEST(whatever_happens_in_five_steps_the_promises_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
