/* tests/bench/tally_test.c: what the load generator counts as wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "load.h"

static struct load load = { .room_posters = 2 };
static struct track tracks[2];
static struct client client = { .load = &load, .room = 7, .tracks = tracks };

static int fresh(void **state)
{
	memset(tracks, 0, sizeof(tracks));
	load.tally = (struct tally){ 0 };
	return 0;
}

static bool arrive(unsigned room, unsigned poster, unsigned n)
{
	struct post p = { room, poster, n, 0 };

	return tally_arrival(&load.tally, &client, &p);
}

static void a_post_says_which_it_is(void **state)
{
	struct post in = { 500, 9, 0x7fffffff, 123456789012345 }, out;
	char body[BODY_LEN];

	post_write(&in, body);
	assert_true(post_read(body, &out));
	assert_int_equal(out.room, 500);
	assert_int_equal(out.poster, 9);
	assert_int_equal(out.n, 0x7fffffff);
	assert_int_equal(out.at_ns, 123456789012345);
	body[3] = 'x';
	assert_false(post_read(body, &out));
}

static void posts_in_order_are_right(void **state)
{
	for (unsigned n = 1; n <= 200; n++) {
		assert_true(arrive(7, 0, n));
		assert_true(arrive(7, 1, n));
	}
	assert_int_equal(load.tally.arrived, 400);
	assert_true(tally_right(&load.tally));
}

static void a_post_that_comes_twice_is_counted_once(void **state)
{
	assert_true(arrive(7, 0, 1));
	assert_false(arrive(7, 0, 1));
	assert_int_equal(load.tally.arrived, 1);
	assert_int_equal(load.tally.duplicated, 1);
	assert_false(tally_right(&load.tally));
}

static void a_post_that_comes_late_is_out_of_order_and_not_lost(void **state)
{
	assert_true(arrive(7, 0, 1));
	assert_true(arrive(7, 0, 3));
	assert_true(arrive(7, 0, 2));
	assert_false(arrive(7, 0, 2));
	assert_int_equal(load.tally.arrived, 3);
	assert_int_equal(load.tally.out_of_order, 1);
	assert_int_equal(load.tally.duplicated, 1);
}

static void a_post_of_another_room_is_misrouted(void **state)
{
	assert_false(arrive(8, 0, 1));
	assert_false(arrive(7, 2, 1));
	assert_int_equal(load.tally.misrouted, 2);
	assert_int_equal(load.tally.arrived, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_post_says_which_it_is, fresh),
		cmocka_unit_test_setup(posts_in_order_are_right, fresh),
		cmocka_unit_test_setup(a_post_that_comes_twice_is_counted_once, fresh),
		cmocka_unit_test_setup(a_post_that_comes_late_is_out_of_order_and_not_lost, fresh),
		cmocka_unit_test_setup(a_post_of_another_room_is_misrouted, fresh),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
