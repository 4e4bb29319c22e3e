/* tests/unit/table_test.c: the hash table, against a plain array that does the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/table.h"
#include "each_allocation.h"

#define IDS 500

static uint64_t seed;

static unsigned chance(unsigned below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed % below);
}

static void what_is_put_is_found_until_removed(void **state)
{
	struct table t;
	int a, b;

	table_init(&t);
	assert_null(table_get(&t, 7));
	assert_null(table_remove(&t, 7));
	assert_int_equal(table_put(&t, 7, &a), 0);
	assert_int_equal(table_put(&t, -7, &b), 0);
	assert_ptr_equal(table_get(&t, 7), &a);
	assert_int_equal(table_put(&t, 7, &b), 0);
	assert_ptr_equal(table_get(&t, 7), &b);
	assert_int_equal(t.used, 2);
	assert_ptr_equal(table_remove(&t, 7), &b);
	assert_null(table_remove(&t, 7));
	assert_null(table_get(&t, 7));
	assert_ptr_equal(table_get(&t, -7), &b);
	table_release(&t);
}

static void check_walk(const struct table *t, char *const expected[IDS])
{
	char *seen[IDS] = { 0 };
	size_t pos = 0;
	int64_t id;
	char *value;

	while ((value = table_next(t, &pos, &id))) {
		assert_null(seen[id]);
		seen[id] = value;
	}
	assert_memory_equal(seen, expected, sizeof(seen));
}

static void random_steps_agree_with_an_array(void **state)
{
	static char values[IDS];
	char *model[IDS] = { 0 };
	struct table t;
	int step;

	seed = 20260101;
	table_init(&t);
	for (step = 0; step < 20000; step++) {
		unsigned id = chance(IDS), action = chance(5);

		if (action < 2) {
			assert_int_equal(table_put(&t, id, &values[chance(IDS)]), 0);
			model[id] = table_get(&t, id);
			assert_non_null(model[id]);
		} else if (action < 4) {
			assert_ptr_equal(table_remove(&t, id), model[id]);
			model[id] = NULL;
		} else {
			assert_ptr_equal(table_get(&t, id), model[id]);
		}
		if (step % 500 == 0)
			check_walk(&t, model);
	}
	check_walk(&t, model);
	table_release(&t);
}

static void a_walk_may_remove_what_it_was_given(void **state)
{
	struct table t;
	size_t pos = 0;
	int64_t id, sum = 0;
	char value;

	table_init(&t);
	for (id = 1; id <= 1000; id++)
		assert_int_equal(table_put(&t, id, &value), 0);
	while (table_next(&t, &pos, &id)) {
		sum += id;
		assert_ptr_equal(table_remove(&t, id), &value);
	}
	assert_int_equal(sum, 1000 * 1001 / 2);
	assert_int_equal(t.used, 0);
	table_release(&t);
}

static void coming_and_going_does_not_make_it_grow(void **state)
{
	struct table t;
	int64_t id;
	char value;

	table_init(&t);
	for (id = 1; id <= 100000; id++) {
		assert_int_equal(table_put(&t, id, &value), 0);
		if (id > 10)
			assert_ptr_equal(table_remove(&t, id - 10), &value);
	}
	assert_int_equal(t.used, 10);
	assert_true(t.size <= 64);
	table_release(&t);
}

static int put_many(void)
{
	struct table t;
	int64_t id, have = 0;
	char value;
	int err = 0;

	table_init(&t);
	for (id = 1; id <= 200 && !err; id++) {
		err = table_put(&t, id, &value);
		have += !err;
	}
	/* A failed put must leave everything before it findable. */
	for (id = 1; id <= 200; id++)
		assert_int_equal(table_get(&t, id) != NULL, id <= have);
	table_release(&t);
	return err;
}

static void a_failed_put_changes_nothing(void **state)
{
	each_allocation(put_many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_put_is_found_until_removed),
		cmocka_unit_test(random_steps_agree_with_an_array),
		cmocka_unit_test(a_walk_may_remove_what_it_was_given),
		cmocka_unit_test(coming_and_going_does_not_make_it_grow),
		cmocka_unit_test(a_failed_put_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
