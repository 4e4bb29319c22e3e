/* tests/unit/rate_test.c: how often is too often. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rate.h"

#define START 1700000000000

static void the_burst_goes_at_once_and_the_next_waits(void **state)
{
	struct rate r = rate_per_minute(60, 3);
	int64_t whole = 0, i;

	for (i = 0; i < 3; i++)
		assert_int_equal(rate_spend(&r, &whole, START, 1), 0);
	assert_int_equal(rate_spend(&r, &whole, START, 1), 1000);
	assert_int_equal(rate_spend(&r, &whole, START + 400, 1), 600);
	assert_int_equal(rate_spend(&r, &whole, START + 1000, 1), 0);
}

static void what_is_refused_costs_nothing(void **state)
{
	struct rate r = rate_per_minute(60, 1);
	int64_t whole = 0, before;

	assert_int_equal(rate_spend(&r, &whole, START, 1), 0);
	before = whole;
	assert_true(rate_spend(&r, &whole, START, 1) > 0);
	assert_true(whole == before);
}

static void the_wait_it_names_is_exact(void **state)
{
	struct rate r = rate_per_minute(7, 5);
	int64_t whole = 0, now = START, wait;
	int i;

	for (i = 0; i < 200; i++) {
		wait = rate_spend(&r, &whole, now, 1 + i % 3);
		if (wait > 0) {
			assert_true(rate_spend(&r, &whole, now + wait - 1, 1 + i % 3) > 0);
			assert_int_equal(rate_spend(&r, &whole, now + wait, 1 + i % 3), 0);
			now += wait;
		}
	}
}

static void over_an_hour_it_lets_through_what_it_promises(void **state)
{
	struct rate r = rate_per_minute(30, 10);
	int64_t whole = 0, now;
	int passed = 0;

	for (now = START; now < START + 3600000; now += 100)
		passed += rate_spend(&r, &whole, now, 1) == 0;
	assert_in_range(passed, 30 * 60 + 9, 30 * 60 + 10);
}

static void a_cost_above_the_burst_takes_the_whole_burst(void **state)
{
	struct rate r = rate_per_minute(60, 5);
	int64_t whole = 0;

	assert_int_equal(rate_spend(&r, &whole, START, 100), 0);
	assert_int_equal(rate_spend(&r, &whole, START, 1), 1000);
	assert_int_equal(rate_spend(&r, &whole, START, 100), 5000);
}

static void setting_the_clock_back_shuts_nobody_out(void **state)
{
	struct rate r = rate_per_minute(60, 2);
	int64_t whole = (START + 86400000) * 1000;

	assert_int_equal(rate_spend(&r, &whole, START, 1), 1000);
	assert_int_equal(rate_spend(&r, &whole, START + 2000, 1), 1000);
	whole = INT64_MAX;
	assert_int_equal(rate_spend(&r, &whole, START, 2), 2000);
	whole = INT64_MIN;
	assert_int_equal(rate_spend(&r, &whole, START, 2), 0);
}

static void the_largest_settings_do_not_overflow(void **state)
{
	struct rate slow = rate_per_minute(1, 100000000), fast = rate_per_minute(100000000, 1);
	int64_t whole = 0;

	assert_int_equal(rate_spend(&slow, &whole, START, 100000000), 0);
	assert_int_equal(rate_spend(&slow, &whole, START, 1), 60000);
	whole = 0;
	assert_int_equal(rate_spend(&fast, &whole, START, 1), 0);
	assert_int_equal(rate_spend(&fast, &whole, START, 1), 1);
	assert_int_equal(rate_spend(&fast, &whole, START + 1, 1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_burst_goes_at_once_and_the_next_waits),
		cmocka_unit_test(what_is_refused_costs_nothing),
		cmocka_unit_test(the_wait_it_names_is_exact),
		cmocka_unit_test(over_an_hour_it_lets_through_what_it_promises),
		cmocka_unit_test(a_cost_above_the_burst_takes_the_whole_burst),
		cmocka_unit_test(setting_the_clock_back_shuts_nobody_out),
		cmocka_unit_test(the_largest_settings_do_not_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
