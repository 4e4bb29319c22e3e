/* tests/unit/mem_test.c: the door to the heap, and that it can be made to fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"

static void new_memory_is_zero_even_when_nothing_was_asked_for(void **state)
{
	char *p = mem_new(100), *none = mem_new(0), *items = mem_array(10, 10);
	int i;

	assert_non_null(p);
	assert_non_null(none);
	assert_non_null(items);
	for (i = 0; i < 100; i++)
		assert_int_equal(p[i] | items[i], 0);
	mem_free(p);
	mem_free(none);
	mem_free(items);
	mem_free(NULL);
}

static void sizes_that_overflow_are_refused(void **state)
{
	assert_null(mem_array(SIZE_MAX / 2, 3));
	assert_null(mem_text("x", SIZE_MAX));
}

static void a_text_is_copied_with_its_nul(void **state)
{
	char *p = mem_text("hello there", 5);

	assert_string_equal(p, "hello");
	mem_free(p);
	p = mem_text(NULL, 0);
	assert_string_equal(p, "");
	mem_free(p);
}

static void only_the_chosen_allocation_fails(void **state)
{
	void *first, *third;

	mem_fail_at(2);
	first = mem_new(1);
	assert_non_null(first);
	assert_null(mem_new(1));
	third = mem_new(1);
	assert_non_null(third);
	assert_int_equal(mem_asked(), 3);
	mem_fail_at(0);
	assert_int_equal(mem_asked(), 0);
	mem_free(first);
	mem_free(third);
}

static void a_failed_resize_keeps_the_block(void **state)
{
	char *p = mem_text("kept", 4), *bigger;

	mem_fail_at(1);
	assert_null(mem_resize(p, 1000));
	mem_fail_at(0);
	assert_string_equal(p, "kept");
	bigger = mem_resize(p, 1000);
	assert_string_equal(bigger, "kept");
	mem_free(bigger);
}

static void wiping_leaves_zeros(void **state)
{
	char secret[] = "secret", zero[sizeof(secret)] = { 0 };

	mem_wipe(secret, sizeof(secret));
	assert_memory_equal(secret, zero, sizeof(secret));
	mem_wipe(NULL, 0);
}

static void the_system_clocks_run(void **state)
{
	int64_t before = clock_system.mono_ms(clock_system.ctx);

	assert_true(clock_system.mono_ms(clock_system.ctx) >= before);
	/* 2020-01-01 to 2100-01-01: milliseconds, not seconds or microseconds. */
	assert_in_range(clock_system.wall_ms(clock_system.ctx), 1577836800000, 4102444800000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_memory_is_zero_even_when_nothing_was_asked_for),
		cmocka_unit_test(sizes_that_overflow_are_refused),
		cmocka_unit_test(a_text_is_copied_with_its_nul),
		cmocka_unit_test(only_the_chosen_allocation_fails),
		cmocka_unit_test(a_failed_resize_keeps_the_block),
		cmocka_unit_test(wiping_leaves_zeros),
		cmocka_unit_test(the_system_clocks_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
