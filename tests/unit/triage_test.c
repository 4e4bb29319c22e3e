/* tests/unit/triage_test.c: `cairn triage`, one line in and one line out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "triage_line.h"

static const char pack[] =
	"language en\n"
	"cues the and i\n"
	"rule mood.grey\n"
	"level amber\n"
	"category none\n"
	"why they feel low\n"
	"match (feel | feeling) <0-1> grey\n"
	"+ i feel grey\n"
	"+ feeling so grey\n"
	"+ again i feel very grey\n"
	"- grey paint\n"
	"- a feeling of joy\n"
	"- the grey cat\n"
	"modifier negation\n"
	"why the person says it is not so\n"
	"match (not | never)\n"
	"scope after 4\n"
	"lower green\n"
	"+ not feeling grey\n"
	"+ i never feel grey\n"
	"+ not that i feel grey\n"
	"- i feel grey\n"
	"- feeling so grey\n"
	"- not today, no, not ever again do i feel grey\n";

static struct triage_line line;

static int load(void **state)
{
	struct moderation_source source = { "en.rules", pack, sizeof(pack) - 1 };
	struct moderation_rules *rules;
	struct moderation_fault fault;

	if (moderation_rules_new(&source, 1, NULL, 0, &rules, &fault)) {
		print_error("%s:%u: %s\n", fault.file, fault.line, fault.message);
		return -1;
	}
	line.rules = rules;
	line.scratch = moderation_scratch_new();
	return line.scratch ? 0 : -1;
}

static int unload(void **state)
{
	moderation_scratch_free(line.scratch);
	moderation_rules_free((struct moderation_rules *)line.rules);
	return 0;
}

/* The line is answered so, as compact JSON. */
static void answered_bytes(const char *at, size_t len, const char *expected)
{
	json_t *answer = triage_answer(&line, at, len, 7);
	char *text = json_dumps(answer, JSON_COMPACT);

	assert_string_equal(text, expected);
	free(text);
	json_decref(answer);
}

static void answered(const char *at, const char *expected)
{
	line.bad = false;
	answered_bytes(at, strlen(at), expected);
}

static void wrong(const char *at, const char *expected)
{
	answered(at, expected);
	assert_true(line.bad);
}

#define GREEN(id) "{\"id\":" id ",\"triage\":\"green\",\"category\":\"none\",\"boundaries\":[],\"rules\":[]}"

static void a_finding_is_told_with_its_bytes(void **state)
{
	answered("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"\u00e7a va, but i feel so grey today\",\"context\":\"\"}",
	         "{\"id\":\"1\",\"triage\":\"amber\",\"category\":\"none\",\"boundaries\":[],\"rules\":[{\"id\":\"en.mood.grey\","
	         "\"span\":[14,26],\"level\":\"amber\",\"lowered_by\":null,\"why\":\"they feel low\",\"reasons\":[]}]}");
	assert_false(line.bad);
}

static void what_was_lowered_is_told_with_what_lowered_it(void **state)
{
	answered("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"not feeling grey\"}",
	         "{\"id\":\"1\",\"triage\":\"green\",\"category\":\"none\",\"boundaries\":[],\"rules\":[{\"id\":\"en.mood.grey\","
	         "\"span\":[4,16],\"level\":\"green\",\"lowered_by\":\"en.negation\",\"why\":\"they feel low\",\"reasons\":[]}]}");
}

static void any_id_comes_back(void **state)
{
	answered("{\"id\":12,\"text\":\"fine\"}", GREEN("12"));
	answered("{\"id\":{\"a\":[1]},\"text\":\"fine\"}", GREEN("{\"a\":[1]}"));
	answered("{\"text\":\"fine\"}", GREEN("null"));
}

static void an_empty_text_is_green(void **state)
{
	answered("{\"id\":1,\"text\":\"\"}", GREEN("1"));
	answered("{\"id\":1,\"text\":\"\\u0000\"}", GREEN("1"));
	answered("{\"id\":1,\"text\":\"ok\",\"context\":null,\"lang\":null,\"peak\":null}", GREEN("1"));
	assert_false(line.bad);
}

static void wrong_fields_are_errors(void **state)
{
	wrong("{\"id\":1}", "{\"id\":1,\"line\":7,\"error\":\"there is no text\"}");
	wrong("{\"id\":1,\"text\":5}", "{\"id\":1,\"line\":7,\"error\":\"there is no text\"}");
	wrong("{\"id\":1,\"text\":\"a\",\"context\":5}", "{\"id\":1,\"line\":7,\"error\":\"context is no string\"}");
	wrong("{\"id\":1,\"text\":\"a\",\"lang\":[]}", "{\"id\":1,\"line\":7,\"error\":\"lang is no string\"}");
	wrong("{\"id\":1,\"text\":\"a\",\"peak\":\"purple\"}", "{\"id\":1,\"line\":7,\"error\":\"peak is no level\"}");
	wrong("{\"id\":1,\"text\":\"a\",\"peak\":3}", "{\"id\":1,\"line\":7,\"error\":\"peak is no level\"}");
	wrong("{\"id\":1,\"text\":\"a\",\"earlier\":2}",
	      "{\"id\":1,\"line\":7,\"error\":\"earlier is not a number of bytes of the text\"}");
	wrong("{\"id\":1,\"text\":\"a\",\"ambers\":-1}", "{\"id\":1,\"line\":7,\"error\":\"ambers is not a number\"}");
}

static void lines_that_are_no_object_are_errors(void **state)
{
	wrong("hello", "{\"id\":null,\"line\":7,\"error\":\"not JSON\"}");
	wrong("[1]", "{\"id\":null,\"line\":7,\"error\":\"not a JSON object\"}");
	wrong("{\"id\":1,\"text\":\"a\"", "{\"id\":null,\"line\":7,\"error\":\"not JSON\"}");
	wrong("{\"id\":1,\"text\":\"\\ud800\"}", "{\"id\":null,\"line\":7,\"error\":\"not JSON\"}");
	line.bad = false;
	answered_bytes("\0\0", 2, "{\"id\":null,\"line\":7,\"error\":\"not JSON\"}");
	assert_true(line.bad);
}

static void bytes_that_are_no_utf8_are_an_error_with_the_id(void **state)
{
	wrong("{\"id\":\"x\",\"text\":\"a\xff\"}", "{\"id\":\"x\",\"line\":7,\"error\":\"not UTF-8\"}");
	wrong("\xff", "{\"id\":null,\"line\":7,\"error\":\"not UTF-8\"}");
}

/* {"id":1,"text":"aaa..."} with `n` letters. */
static char *line_of(size_t n)
{
	char *ret = malloc(n + 32);
	int head = snprintf(ret, 32, "{\"id\":1,\"text\":\"");

	assert_true(head > 0);
	memset(ret + head, 'a', n);
	memcpy(ret + head + n, "\"}", 3);
	return ret;
}

static void a_text_may_have_64_kilobytes_and_no_more(void **state)
{
	char *most = line_of(MODERATION_TEXT_MOST), *more = line_of(MODERATION_TEXT_MOST + 1);

	answered(most, GREEN("1"));
	wrong(more, "{\"id\":1,\"line\":7,\"error\":\"too long: a text has at most 65536 bytes\"}");
	free(most);
	free(more);
}

static void history_and_earlier_words_are_passed_on(void **state)
{
	answered("{\"id\":1,\"text\":\"i feel grey\\nok\",\"earlier\":11}", GREEN("1"));
	line.bad = false;
	answered_bytes("{\"id\":1,\"text\":\"ok\",\"peak\":\"red\",\"ambers\":0}", 44, GREEN("1"));
	assert_false(line.bad);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_is_told_with_its_bytes),
		cmocka_unit_test(what_was_lowered_is_told_with_what_lowered_it),
		cmocka_unit_test(any_id_comes_back),
		cmocka_unit_test(an_empty_text_is_green),
		cmocka_unit_test(wrong_fields_are_errors),
		cmocka_unit_test(lines_that_are_no_object_are_errors),
		cmocka_unit_test(bytes_that_are_no_utf8_are_an_error_with_the_id),
		cmocka_unit_test(a_text_may_have_64_kilobytes_and_no_more),
		cmocka_unit_test(history_and_earlier_words_are_passed_on),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
