/* tests/unit/buf_test.c: buffers, borrowed strings, and the error list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "each_allocation.h"

static void strings_compare_by_bytes_and_absent_is_not_empty(void **state)
{
	struct str absent = { 0 };

	assert_true(str_eq(STR("a\0b"), (struct str){ "a\0b", 3 }));
	assert_false(str_eq(STR("a\0b"), STR("a\0c")));
	assert_false(str_eq(STR("ab"), STR("abc")));
	assert_true(str_is(STR("room.post"), "room.post"));
	assert_false(str_is(STR("room.post"), "room.pos"));
	assert_false(str_is(absent, ""));
	assert_true(str_is(absent, NULL));
	assert_null(str_of(NULL).at);
}

static void puts_follow_each_other_and_end_with_nul(void **state)
{
	struct buf b = BUF_INIT(1000);

	buf_put(&b, "ab\0", 3);
	buf_puts(&b, "cd");
	buf_putc(&b, 'e');
	buf_putf(&b, "%d-%s", 42, "x");
	assert_int_equal(b.err, 0);
	assert_int_equal(b.len, 10);
	assert_memory_equal(b.at, "ab\0cde42-x", 11);
	buf_reset(&b);
	assert_string_equal(b.at, "");
	buf_release(&b);
	buf_puts(&b, "again");
	assert_string_equal(b.at, "again");
	buf_release(&b);
}

static void it_takes_exactly_its_ceiling(void **state)
{
	struct buf b;
	int i;

	buf_init(&b, 100);
	for (i = 0; i < 100; i++)
		buf_putc(&b, 'x');
	assert_int_equal(b.err, 0);
	buf_putc(&b, 'x');
	assert_int_equal(b.err, ERR_TOO_LARGE);
	assert_int_equal(b.len, 100);
	assert_int_equal(strlen(b.at), 100);
	buf_release(&b);
}

static void after_an_error_every_put_is_a_no_op(void **state)
{
	struct buf b = BUF_INIT(4);

	buf_puts(&b, "abc");
	buf_puts(&b, "de");
	buf_putc(&b, 'f');
	buf_putf(&b, "%d", 1);
	buf_put_int(&b, 2);
	assert_int_equal(b.err, ERR_TOO_LARGE);
	assert_string_equal(b.at, "abc");
	buf_reset(&b);
	buf_puts(&b, "defg");
	assert_int_equal(b.err, 0);
	assert_string_equal(b.at, "defg");
	buf_release(&b);
}

static void numbers_are_written_whole(void **state)
{
	static const int64_t numbers[] = { 0, 7, -1, 10, 1234567890123, INT64_MAX, INT64_MIN };
	struct buf b = BUF_INIT(100);
	char expected[32];
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		buf_reset(&b);
		buf_put_int(&b, numbers[i]);
		snprintf(expected, sizeof(expected), "%lld", (long long)numbers[i]);
		assert_string_equal(b.at, expected);
	}
	buf_release(&b);
}

static void json_escapes_what_rfc_8259_says(void **state)
{
	struct buf b = BUF_INIT(1000);

	buf_put_json(&b, STR("plain /'\x7f \xc3\xa9 \xf0\x9f\x8c\xb1"));
	assert_string_equal(b.at, "\"plain /'\x7f \xc3\xa9 \xf0\x9f\x8c\xb1\"");
	buf_reset(&b);
	buf_put_json(&b, STR("\"\\\b\f\n\r\t\x01\x1f\0z"));
	assert_string_equal(b.at, "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\\u0000z\"");
	buf_reset(&b);
	buf_put_json(&b, STR(""));
	assert_string_equal(b.at, "\"\"");
	buf_release(&b);
}

static void detached_memory_is_the_callers(void **state)
{
	struct buf b = BUF_INIT(1000);
	size_t len;
	char *at;

	buf_puts(&b, "mine");
	at = buf_detach(&b, &len);
	assert_int_equal(len, 4);
	assert_null(b.at);
	buf_puts(&b, "yours");
	assert_string_equal(at, "mine");
	assert_string_equal(b.at, "yours");
	mem_free(at);
	buf_release(&b);
}

static void an_empty_put_gives_an_empty_text(void **state)
{
	struct buf b = BUF_INIT(0);

	buf_puts(&b, "");
	assert_int_equal(b.err, 0);
	assert_string_equal(b.at, "");
	buf_release(&b);
}

static int write_much(void)
{
	struct buf b = BUF_INIT(1 << 16);
	int i, err;

	for (i = 0; i < 500; i++) {
		buf_put_json(&b, STR("a line\n"));
		buf_putf(&b, "%d", i);
	}
	err = b.err;
	buf_release(&b);
	return err;
}

static void running_out_of_memory_is_remembered(void **state)
{
	each_allocation(write_much);
}

static void every_error_has_a_name_of_its_own_and_words(void **state)
{
	int i, j;

	for (i = 1; i < ERR_COUNT_; i++) {
		assert_true(strlen(err_text(-i)) > 0);
		for (j = 1; j < i; j++)
			assert_string_not_equal(err_name(-i), err_name(-j));
	}
	assert_string_equal(err_name(ERR_BAD_FIELD), "bad_field");
	assert_string_equal(err_name(ERR_IO), "io");
	assert_true(ERR_BAD_JSON < 0);
}

static void an_unknown_error_is_internal(void **state)
{
	assert_string_equal(err_name(0), "internal");
	assert_string_equal(err_name(1), "internal");
	assert_string_equal(err_name(-1000), "internal");
	assert_string_equal(err_text(-ERR_COUNT_), err_text(ERR_INTERNAL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_compare_by_bytes_and_absent_is_not_empty),
		cmocka_unit_test(puts_follow_each_other_and_end_with_nul),
		cmocka_unit_test(it_takes_exactly_its_ceiling),
		cmocka_unit_test(after_an_error_every_put_is_a_no_op),
		cmocka_unit_test(numbers_are_written_whole),
		cmocka_unit_test(json_escapes_what_rfc_8259_says),
		cmocka_unit_test(detached_memory_is_the_callers),
		cmocka_unit_test(an_empty_put_gives_an_empty_text),
		cmocka_unit_test(running_out_of_memory_is_remembered),
		cmocka_unit_test(every_error_has_a_name_of_its_own_and_words),
		cmocka_unit_test(an_unknown_error_is_internal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
