/* tests/unit/wheel_test.c: deadlines, in a time the test makes up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/wheel.h"

#define TIMERS 300

struct alarm_clock {
	struct wheel_timer timer;
	int rung;
	struct alarm_clock *sets, *clears;    /* what ringing does to others */
	int64_t sets_for_ms;
};

static struct wheel wheel;

static void ring(struct wheel_timer *t)
{
	struct alarm_clock *a = container_of(t, struct alarm_clock, timer);

	a->rung++;
	if (a->sets)
		wheel_set(&wheel, &a->sets->timer, a->sets_for_ms);
	if (a->clears)
		wheel_clear(&a->clears->timer);
}

static void alarm_init(struct alarm_clock *a)
{
	memset(a, 0, sizeof(*a));
	wheel_timer_init(&a->timer, ring);
}

static void a_timer_fires_once_and_never_early(void **state)
{
	struct alarm_clock a;

	wheel_init(&wheel, 100, 1000);
	alarm_init(&a);
	wheel_set(&wheel, &a.timer, 1250);
	wheel_turn(&wheel, 1210);
	wheel_turn(&wheel, 1249);
	assert_int_equal(a.rung, 0);
	wheel_turn(&wheel, 1250);
	assert_int_equal(a.rung, 1);
	wheel_turn(&wheel, 99999);
	assert_int_equal(a.rung, 1);
}

static void far_deadlines_wait_for_their_round(void **state)
{
	struct alarm_clock a;
	int64_t now, due = 1000 + 100 * WHEEL_SLOTS * 3 + 50;

	wheel_init(&wheel, 100, 1000);
	alarm_init(&a);
	wheel_set(&wheel, &a.timer, due);
	for (now = 1000; now < due; now += 10) {
		wheel_turn(&wheel, now);
		assert_int_equal(a.rung, 0);
	}
	wheel_turn(&wheel, due);
	assert_int_equal(a.rung, 1);
}

static void one_turn_after_a_long_pause_fires_everything_due(void **state)
{
	struct alarm_clock a[TIMERS];
	int i;

	wheel_init(&wheel, 10, 0);
	for (i = 0; i < TIMERS; i++) {
		alarm_init(&a[i]);
		wheel_set(&wheel, &a[i].timer, i * 37);
	}
	wheel_turn(&wheel, 1000000);
	for (i = 0; i < TIMERS; i++)
		assert_int_equal(a[i].rung, 1);
}

static void moving_and_clearing_take_back_the_old_deadline(void **state)
{
	struct alarm_clock moved, cleared;

	wheel_init(&wheel, 100, 0);
	alarm_init(&moved);
	alarm_init(&cleared);
	wheel_clear(&cleared.timer);
	wheel_set(&wheel, &moved.timer, 500);
	wheel_set(&wheel, &moved.timer, 900);
	wheel_set(&wheel, &cleared.timer, 500);
	wheel_clear(&cleared.timer);
	wheel_turn(&wheel, 600);
	assert_int_equal(moved.rung, 0);
	wheel_turn(&wheel, 900);
	assert_int_equal(moved.rung, 1);
	assert_int_equal(cleared.rung, 0);
}

static void an_overdue_timer_fires_at_the_next_turn(void **state)
{
	struct alarm_clock a;

	wheel_init(&wheel, 100, 5000);
	alarm_init(&a);
	wheel_set(&wheel, &a.timer, 10);
	wheel_turn(&wheel, 4000);
	assert_int_equal(a.rung, 0);
	wheel_turn(&wheel, 5000);
	assert_int_equal(a.rung, 1);
}

static void firing_may_set_its_own_timer_again(void **state)
{
	struct alarm_clock a;

	wheel_init(&wheel, 100, 0);
	alarm_init(&a);
	a.sets = &a;
	a.sets_for_ms = 0;
	wheel_set(&wheel, &a.timer, 100);
	wheel_turn(&wheel, 250);
	assert_int_equal(a.rung, 1);
	wheel_turn(&wheel, 250);
	assert_int_equal(a.rung, 2);
}

static void firing_may_clear_or_move_one_that_is_due_too(void **state)
{
	struct alarm_clock first, cleared, moved;

	wheel_init(&wheel, 100, 0);
	alarm_init(&first);
	alarm_init(&cleared);
	alarm_init(&moved);
	first.clears = &cleared;
	first.sets = &moved;
	first.sets_for_ms = 1000;
	wheel_set(&wheel, &first.timer, 100);
	wheel_set(&wheel, &cleared.timer, 150);
	wheel_set(&wheel, &moved.timer, 150);
	wheel_turn(&wheel, 500);
	assert_int_equal(first.rung, 1);
	assert_int_equal(cleared.rung, 0);
	assert_int_equal(moved.rung, 0);
	wheel_turn(&wheel, 1000);
	assert_int_equal(moved.rung, 1);
}

static void random_deadlines_fire_at_the_first_turn_that_may(void **state)
{
	struct alarm_clock a[TIMERS];
	uint64_t seed = 4711;
	int64_t now = 0;
	int i, step;

	wheel_init(&wheel, 7, now);
	for (i = 0; i < TIMERS; i++) {
		alarm_init(&a[i]);
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		wheel_set(&wheel, &a[i].timer, (int64_t)(seed >> 33) % 20000);
	}
	for (step = 0; now < 20000; step++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		now += (int64_t)(seed >> 33) % (step % 50 ? 30 : 3000);
		wheel_turn(&wheel, now);
		for (i = 0; i < TIMERS; i++)
			assert_int_equal(a[i].rung, a[i].timer.deadline_ms <= now);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_timer_fires_once_and_never_early),
		cmocka_unit_test(far_deadlines_wait_for_their_round),
		cmocka_unit_test(one_turn_after_a_long_pause_fires_everything_due),
		cmocka_unit_test(moving_and_clearing_take_back_the_old_deadline),
		cmocka_unit_test(an_overdue_timer_fires_at_the_next_turn),
		cmocka_unit_test(firing_may_set_its_own_timer_again),
		cmocka_unit_test(firing_may_clear_or_move_one_that_is_due_too),
		cmocka_unit_test(random_deadlines_fire_at_the_first_turn_that_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
