/* tests/unit/cli_text_test.c: what `cairn` reads from people and shows of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "editor.h"
#include "text.h"
#include "url.h"

#define TOKEN "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO-_"

static void shows(const char *from, size_t len, const char *expected)
{
	struct buf out = BUF_INIT(4096);

	text_put(&out, (struct str){ from, len }, "|");
	assert_string_equal(out.len ? out.at : "", expected);
	buf_release(&out);
}

#define SHOWS(literal, expected) shows(literal, sizeof(literal) - 1, expected)

static void an_escape_sequence_never_reaches_the_terminal(void **state)
{
	SHOWS("a\033[31mred\033]0;title\007", "a\xe2\x90\x9b[31mred\xe2\x90\x9b]0;title\xe2\x90\x87");
	SHOWS("one byte CSI \xc2\x9b" "31m", "one byte CSI \xef\xbf\xbd" "31m");
	SHOWS("\177\b\r", "\xe2\x90\xa1\xe2\x90\x88\xe2\x90\x8d");
	SHOWS("nul\0in it", "nul\xe2\x90\x80in it");
}

static void the_reading_direction_cannot_be_turned(void **state)
{
	SHOWS("\xe2\x80\xaetxt.exe", "\xef\xbf\xbdtxt.exe");
	SHOWS("\xe2\x81\xa6x\xe2\x81\xa9", "\xef\xbf\xbdx\xef\xbf\xbd");
}

static void bad_utf8_is_replaced_and_good_is_kept(void **state)
{
	SHOWS("\xff\xc3(", "\xef\xbf\xbd\xef\xbf\xbd(");
	SHOWS("\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	SHOWS("h\xc3\xa9 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac", "h\xc3\xa9 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac");
}

static void json_for_scripts_is_safe_and_still_equal(void **state)
{
	json_t *value = json_pack("{s:s}", "body", "a\033\302\233\342\200\256\177\363\240\201\201\n"), *again;
	struct buf out = BUF_INIT(4096);

	text_put_json(&out, value);
	assert_string_equal(out.at, "{\"body\":\"a\\u001B\\u009b\\u202e\\u007f\\udb40\\udc41\\n\"}");
	again = json_loads(out.at, 0, NULL);
	assert_true(json_equal(value, again));
	json_decref(value);
	json_decref(again);
	buf_release(&out);
}

static void entry_shows(const char *json, const char *expected)
{
	json_t *entry = json_loads(json, 0, NULL);
	struct buf out = BUF_INIT(4096);

	assert_non_null(entry);
	text_put_entry(&out, entry, 60000);
	assert_string_equal(out.at, expected);
	json_decref(entry);
	buf_release(&out);
}

#define BY "\"by\":{\"id\":\"x\",\"name\":\"Ash\",\"role\":\"participant\"}"

static void each_kind_of_entry_reads_as_a_line(void **state)
{
	setenv("TZ", "UTC", 1);
	entry_shows("{\"seq\":1,\"at\":0,\"kind\":\"post\",\"body\":\"hello\"," BY "}", "#1 00:00 Ash: hello\n");
	entry_shows("{\"seq\":2,\"at\":0,\"kind\":\"post\",\"redacted\":true," BY "}", "#2 00:00 Ash: (taken down)\n");
	entry_shows("{\"seq\":3,\"at\":0,\"kind\":\"edit\",\"target\":1,\"body\":\"hi\"," BY "}",
	            "#3 00:00 Ash changed #1: hi\n");
	entry_shows("{\"seq\":4,\"at\":0,\"kind\":\"redact\",\"target\":1," BY "}", "#4 00:00 Ash took down #1\n");
	entry_shows("{\"seq\":5,\"at\":0,\"kind\":\"react\",\"target\":1,\"reaction\":\"heart\",\"on\":true," BY "}",
	            "#5 00:00 Ash gave heart on #1\n");
}

static void words_cannot_look_like_a_line_of_somebody_else(void **state)
{
	entry_shows("{\"seq\":1,\"at\":0,\"kind\":\"post\",\"body\":\"a\\n#2 00:00 Fern: b\"," BY "}",
	            "#1 00:00 Ash: a\n    #2 00:00 Fern: b\n");
	entry_shows("{\"seq\":1,\"at\":86400000,\"kind\":\"post\",\"body\":\"b\","
	            "\"by\":{\"name\":\"A\\nB\",\"role\":\"mentor\"}}",
	            "#1 1970-01-02 00:00 A B (mentor): b\n");
}

static void an_entry_without_its_members_is_still_shown(void **state)
{
	entry_shows("{}", "#0 00:00 \n");
	entry_shows("{\"seq\":\"x\",\"kind\":7,\"by\":[]}", "#0 00:00 \n");
}

static void a_link_is_taken_apart(void **state)
{
	struct url u;

	assert_int_equal(url_parse("http://Localhost:8080/join#" TOKEN, &u), 0);
	assert_string_equal(u.origin, "http://localhost:8080");
	assert_string_equal(u.authority, "localhost:8080");
	assert_string_equal(u.token, TOKEN);
	assert_int_equal(u.kind, URL_INVITE);
	assert_int_equal(url_parse("https://rooms.example:443/join#link=" TOKEN, &u), 0);
	assert_int_equal(u.kind, URL_LINK);
	assert_string_equal(u.origin, "https://rooms.example");
	assert_int_equal(url_parse("http://[::1]:81/", &u), 0);
	assert_string_equal(u.host, "::1");
	assert_string_equal(u.origin, "http://[::1]:81");
	assert_int_equal(u.kind, URL_SERVER);
}

static void what_is_no_link_is_refused(void **state)
{
	static const char *bad[] = {
		"", "rooms.example", "ftp://a", "http://", "http:///join#" TOKEN, "http://a:0/", "http://a:65536/",
		"http://a:/", "http://a:+1/", "http://me:pw@a/", "http://a/b", "http://a/join#", "http://a/join#" TOKEN "x",
		"http://a/join#" "abc def hijklmnopqrstuvwxyzABCDEFGHIJKLMNO-_", "http://[::1/", "http://a\r\nb/",
		"http://a/join?" TOKEN,
	};
	struct url u = { .port = 7 };

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (url_parse(bad[i], &u) != ERR_BAD_FIELD)
			fail_msg("took %s", bad[i]);
	assert_int_equal(u.port, 7);
}

static void typed(const char *bytes, const char *line, enum editor_event last)
{
	static struct editor e;
	enum editor_event event = EDITOR_NOTHING;

	memset(&e, 0, sizeof(e));
	while (*bytes)
		event = editor_feed(&e, (unsigned char)*bytes++);
	assert_string_equal(e.line, line);
	assert_int_equal(event, last);
}

static void the_editor_knows_its_few_keys(void **state)
{
	typed("hello\n", "hello", EDITOR_LINE);
	typed("h\xc3\xa9\177", "h", EDITOR_NOTHING);
	typed("one two \027", "one ", EDITOR_NOTHING);
	typed("one two\025", "", EDITOR_NOTHING);
	typed("\177\177\027", "", EDITOR_NOTHING);
	typed("\004", "", EDITOR_END);
	typed("a\004", "a", EDITOR_NOTHING);
	typed("a\033[1;5Ab\033OPc\033xd", "abcd", EDITOR_NOTHING);
	typed("a\001b", "ab", EDITOR_NOTHING);
}

static void the_editor_stops_at_its_ceiling(void **state)
{
	static struct editor e;

	memset(&e, 0, sizeof(e));
	for (size_t i = 0; i < EDITOR_MOST + 10; i++)
		editor_feed(&e, 'x');
	assert_int_equal(e.len, EDITOR_MOST);
	assert_int_equal(strlen(e.line), EDITOR_MOST);
}

static void the_editor_shows_the_end_of_a_long_line(void **state)
{
	static struct editor e;
	struct buf out = BUF_INIT(100);

	for (const char *at = "abc\xe4\xbd\xa0\xe5\xa5\xbd"; *at; at++)
		editor_feed(&e, (unsigned char)*at);
	editor_show(&e, 5, &out);             /* the last two take two columns each */
	assert_string_equal(out.at, "c\xe4\xbd\xa0\xe5\xa5\xbd");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_escape_sequence_never_reaches_the_terminal),
		cmocka_unit_test(the_reading_direction_cannot_be_turned),
		cmocka_unit_test(bad_utf8_is_replaced_and_good_is_kept),
		cmocka_unit_test(json_for_scripts_is_safe_and_still_equal),
		cmocka_unit_test(each_kind_of_entry_reads_as_a_line),
		cmocka_unit_test(words_cannot_look_like_a_line_of_somebody_else),
		cmocka_unit_test(an_entry_without_its_members_is_still_shown),
		cmocka_unit_test(a_link_is_taken_apart),
		cmocka_unit_test(what_is_no_link_is_refused),
		cmocka_unit_test(the_editor_knows_its_few_keys),
		cmocka_unit_test(the_editor_stops_at_its_ceiling),
		cmocka_unit_test(the_editor_shows_the_end_of_a_long_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
