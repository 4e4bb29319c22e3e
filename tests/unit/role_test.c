/* tests/unit/role_test.c: roles by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/role.h"

static void names_are_those_of_the_schema(void **state)
{
	assert_string_equal(role_name(ROLE_PARTICIPANT), "participant");
	assert_string_equal(role_name(ROLE_MENTOR), "mentor");
	assert_string_equal(role_name(ROLE_FACILITATOR), "facilitator");
	assert_string_equal(role_name(ROLE_RESPONDER), "responder");
	assert_string_equal(role_name(ROLE_ADMIN), "admin");
}

static void every_name_is_parsed_again(void **state)
{
	enum role role;
	int i;

	for (i = 0; i < ROLE_COUNT; i++) {
		assert_int_equal(role_parse(str_of(role_name((enum role)i)), &role), 0);
		assert_int_equal(role, i);
	}
}

static void an_unknown_name_is_refused(void **state)
{
	enum role role = ROLE_MENTOR;

	assert_int_equal(role_parse(STR("owner"), &role), ERR_BAD_FIELD);
	assert_int_equal(role_parse(STR("admi"), &role), ERR_BAD_FIELD);
	assert_int_equal(role_parse(STR("Admin"), &role), ERR_BAD_FIELD);
	assert_int_equal(role_parse(STR(""), &role), ERR_BAD_FIELD);
	assert_int_equal(role_parse((struct str){ 0 }, &role), ERR_BAD_FIELD);
	assert_int_equal(role, ROLE_MENTOR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_those_of_the_schema),
		cmocka_unit_test(every_name_is_parsed_again),
		cmocka_unit_test(an_unknown_name_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
