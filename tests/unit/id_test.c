/* tests/unit/id_test.c: names of things on the wire. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/id.h"

static void the_form_is_thirteen_characters_of_base_32(void **state)
{
	char text[ID_TEXT_LEN + 1];

	id_format(1, text);
	assert_string_equal(text, "0000000000001");
	id_format(32 * 32 + 31, text);
	assert_string_equal(text, "000000000010z");
	id_format(INT64_MAX, text);
	assert_string_equal(text, "7zzzzzzzzzzzz");
}

static void what_is_formatted_is_parsed_again(void **state)
{
	uint64_t x = 88172645463325252u;
	char text[ID_TEXT_LEN + 1];
	int64_t id, back;
	int i;

	for (i = 0; i < 10000; i++) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		id = (int64_t)(x >> (1 + i % 60));
		if (id == 0)
			continue;
		id_format(id, text);
		assert_int_equal(id_parse(str_of(text), &back), 0);
		assert_true(back == id);
	}
}

static void anything_else_is_refused_and_changes_nothing(void **state)
{
	static const char *const wrong[] = {
		"", "1", "000000000001", "00000000000001", "0000000000000", "8000000000000", "zzzzzzzzzzzzz",
		"000000000000i", "000000000000l", "000000000000o", "000000000000u", "000000000000A",
		"-000000000001", " 000000000001", "00000000000 1", "000000\xc3\xa9""00001", "\xff""000000000001",
	};
	int64_t id = 42;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(id_parse(str_of(wrong[i]), &id), ERR_BAD_FIELD);
	assert_int_equal(id_parse((struct str){ 0 }, &id), ERR_BAD_FIELD);
	assert_int_equal(id_parse(STR("00000\0""0000001"), &id), ERR_BAD_FIELD);
	assert_int_equal(id, 42);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_form_is_thirteen_characters_of_base_32),
		cmocka_unit_test(what_is_formatted_is_parsed_again),
		cmocka_unit_test(anything_else_is_refused_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
