/* tests/unit/cli_seat_test.c: what `cairn` remembers between two commands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seat.h"

static char place[64];                        /* a directory of our own */
static char file[96];

static int set_up(void **state)
{
	snprintf(place, sizeof(place), "/tmp/cairn-seat-XXXXXX");
	snprintf(file, sizeof(file), "%s/a/b/seat", mkdtemp(place) ? place : "");
	return 0;
}

static int tear_down(void **state)
{
	char path[96];

	unlink(file);
	for (const char *const *at = (const char *const[]){ "/a/b", "/a", "", NULL }; *at; at++) {
		snprintf(path, sizeof(path), "%s%s", place, *at);
		rmdir(path);
	}
	return 0;
}

static void cookies_are(const struct seat *s, const char *expected)
{
	struct buf out = BUF_INIT(4096);

	seat_put_cookies(s, &out);
	assert_string_equal(out.len ? out.at : "", expected);
	buf_release(&out);
}

static void write_file(const char *text)
{
	FILE *f;

	snprintf(file, sizeof(file), "%s/seat", place);
	f = fopen(file, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void a_missing_file_is_an_empty_seat(void **state)
{
	struct seat s;

	assert_int_equal(seat_load(&s, file), 0);
	assert_null(seat_get(&s, "server"));
	assert_false(seat_signed_in(&s));
	cookies_are(&s, "");
	seat_release(&s);
}

static void what_was_saved_is_there_again_and_private(void **state)
{
	struct seat s;
	struct stat st;

	assert_int_equal(seat_load(&s, file), 0);
	seat_set(&s, "server", "http://a");
	seat_take_cookie(&s, STR("cairn_session=abc; HttpOnly; Path=/"));
	seat_take_cookie(&s, STR("cairn_device=def"));
	assert_int_equal(seat_save(&s), 0);
	seat_release(&s);
	assert_int_equal(seat_load(&s, file), 0);
	assert_string_equal(seat_get(&s, "server"), "http://a");
	assert_true(seat_signed_in(&s));
	cookies_are(&s, "cairn_session=abc; cairn_device=def");
	seat_release(&s);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void only_cookies_of_ours_are_kept(void **state)
{
	struct seat s;

	assert_int_equal(seat_load(&s, file), 0);
	seat_set(&s, "server", "http://a");
	seat_take_cookie(&s, STR("other=1"));
	seat_take_cookie(&s, STR("__Host-cairn_session=1"));
	seat_take_cookie(&s, STR("cairn_session"));
	seat_take_cookie(&s, STR("cairn_session=a\r\nX: y"));
	seat_take_cookie(&s, STR("cairn_session=a,b"));
	cookies_are(&s, "");
	seat_release(&s);
}

static void under_https_a_cookie_needs_its_prefix(void **state)
{
	struct seat s;

	assert_int_equal(seat_load(&s, file), 0);
	seat_set(&s, "server", "https://a");
	seat_take_cookie(&s, STR("cairn_session=1"));
	assert_false(seat_signed_in(&s));
	seat_take_cookie(&s, STR("__Host-cairn_session=2; Secure"));
	assert_true(seat_signed_in(&s));
	cookies_are(&s, "__Host-cairn_session=2");
	seat_release(&s);
}

static void an_empty_cookie_signs_out(void **state)
{
	struct seat s;

	assert_int_equal(seat_load(&s, file), 0);
	seat_set(&s, "server", "http://a");
	seat_take_cookie(&s, STR("cairn_session=1"));
	seat_take_cookie(&s, STR("cairn_session=; Max-Age=0"));
	assert_false(seat_signed_in(&s));
	seat_release(&s);
}

static void a_file_edited_by_hand_cannot_add_headers(void **state)
{
	struct seat s;

	write_file("{\"server\":\"http://a\",\"cookies\":{\"cairn_session\":\"a\\r\\nX: y\",\"z\":\"1\",\"cairn_device\":3}}");
	assert_int_equal(seat_load(&s, file), 0);
	cookies_are(&s, "");
	seat_release(&s);
}

static void a_file_that_is_no_seat_is_refused(void **state)
{
	static const char *bad[] = { "", "[]", "{", "{\"cookies\":1}", "not json" };
	struct seat s;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		write_file(bad[i]);
		assert_int_equal(seat_load(&s, file), ERR_BAD_JSON);
		seat_release(&s);
	}
}

static void a_removed_seat_leaves_no_file(void **state)
{
	struct seat s;

	assert_int_equal(seat_load(&s, file), 0);
	seat_set(&s, "server", "http://a");
	assert_int_equal(seat_save(&s), 0);
	assert_int_equal(seat_remove(&s), 0);
	assert_int_equal(access(file, F_OK), -1);
	assert_int_equal(seat_remove(&s), 0);
	seat_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_missing_file_is_an_empty_seat, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_was_saved_is_there_again_and_private, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_cookies_of_ours_are_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(under_https_a_cookie_needs_its_prefix, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_empty_cookie_signs_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_edited_by_hand_cannot_add_headers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_that_is_no_seat_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_removed_seat_leaves_no_file, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
