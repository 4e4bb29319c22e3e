/* tests/unit/arena_test.c: memory of one request. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "each_allocation.h"

static void what_it_hands_out_is_zero_and_aligned(void **state)
{
	struct arena a;
	size_t size, i;

	arena_init(&a, 1 << 20);
	for (size = 0; size < 300; size += 7) {
		unsigned char *at = arena_new(&a, size);

		assert_non_null(at);
		assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
		for (i = 0; i < size; i++)
			assert_int_equal(at[i], 0);
		memset(at, 0xff, size);
	}
	arena_release(&a);
}

static void pieces_do_not_overlap_across_blocks(void **state)
{
	struct arena a;
	unsigned char *at[200];
	int i, j;

	arena_init(&a, 1 << 20);
	for (i = 0; i < 200; i++) {
		at[i] = arena_new(&a, 1000);
		assert_non_null(at[i]);
		memset(at[i], i, 1000);
	}
	for (i = 0; i < 200; i++) {
		for (j = 0; j < 1000; j++)
			assert_int_equal(at[i][j], i);
	}
	arena_release(&a);
}

static void the_ceiling_holds_and_a_release_starts_over(void **state)
{
	struct arena a;

	arena_init(&a, 4096);
	assert_null(arena_new(&a, 4097));
	assert_non_null(arena_new(&a, 4096));
	assert_null(arena_new(&a, 1));
	assert_null(arena_new(&a, SIZE_MAX));
	arena_release(&a);
	assert_non_null(arena_new(&a, 4096));
	arena_release(&a);
	arena_release(&a);
}

static void an_array_whose_size_overflows_is_refused(void **state)
{
	struct arena a;

	arena_init(&a, SIZE_MAX);
	assert_null(arena_array(&a, SIZE_MAX / 4, 8));
	assert_non_null(arena_array(&a, 4, 8));
	arena_release(&a);
}

static void a_copied_text_ends_with_nul_and_absent_stays_absent(void **state)
{
	struct arena a;
	char source[] = "word";
	struct str copy;

	arena_init(&a, 4096);
	copy = arena_str(&a, (struct str){ source, 4 });
	source[0] = 'X';
	assert_string_equal(copy.at, "word");
	assert_int_equal(copy.len, 4);
	assert_null(arena_str(&a, (struct str){ 0 }).at);
	assert_non_null(arena_str(&a, STR("")).at);
	arena_release(&a);
}

static int fill(void)
{
	struct arena a;
	int i, err = ERR_NO_MEMORY;

	arena_init(&a, 1 << 20);
	for (i = 0; i < 50; i++) {
		if (!arena_array(&a, 10, 100) || !arena_str(&a, STR("text")).at)
			goto done;
	}
	err = 0;
done:
	arena_release(&a);
	return err;
}

static void running_out_of_memory_leaks_nothing(void **state)
{
	each_allocation(fill);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_it_hands_out_is_zero_and_aligned),
		cmocka_unit_test(pieces_do_not_overlap_across_blocks),
		cmocka_unit_test(the_ceiling_holds_and_a_release_starts_over),
		cmocka_unit_test(an_array_whose_size_overflows_is_refused),
		cmocka_unit_test(a_copied_text_ends_with_nul_and_absent_stays_absent),
		cmocka_unit_test(running_out_of_memory_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
