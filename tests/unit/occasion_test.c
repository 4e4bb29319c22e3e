/* Mails about meetings, and tests of addresses: in seven languages, with the day and the zone, and nothing that tells why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/config.h"
#include "notify/occasion_text.h"
#include "notify/parcel_text.h"

#define OK(call) assert_int_equal((call), 0)
#define START INT64_C(1795716000000)      /* Thursday, 26 November 2026, 18:00 UTC */

static const char *const tags[] = { "en", "de", "es", "fr", "it", "pl", "pt" };
static const char *const kinds[] = { "meeting_reminder", "meeting_moved", "meeting_cancelled", "place_offered", "place_kept", "cover",
	"cover_now", "part" };
#define TAGS (sizeof tags / sizeof *tags)
#define KINDS (sizeof kinds / sizeof *kinds)

static struct config config;
static struct buf out;

static int setup(void **state)
{
	config_init(&config);
	config.notify_mail_from = "notes@notes.example";
	config.site_url = "https://notes.example/";
	out = BUF_INIT(64u << 10);
	return 0;
}

static int teardown(void **state)
{
	buf_release(&out);
	return 0;
}

static struct occasion occasion(const char *language)
{
	return (struct occasion){ .meeting = 5, .room = 6, .start_ms = START, .end_ms = START + 3600000, .until_ms = START - 3600000,
		.title = STR("Evening circle"), .zone = STR("Europe/Berlin"), .language = str_of(language), .path = STR("/place#abcdefgh") };
}

static const char *text_of(const char *kind, const struct occasion *o)
{
	struct parcel p = { .id = 1, .kind = str_of(kind), .at_ms = START, .meeting = 5, .occasion = o, .stranger = true };

	buf_reset(&out);
	occasion_subject(&p, &out);
	buf_puts(&out, "\n");
	occasion_body(&p, STR("https://notes.example/place#abcdefgh"), &out);
	OK(out.err);
	return out.at;
}

static void a_day_is_written_in_seven_languages(void **state)
{
	static const char *const expected[TAGS] = {
		"Thursday, 26 November 2026, 19:00 (Europe/Berlin)",
		"Donnerstag, 26. November 2026, 19:00 Uhr (Europe/Berlin)",
		"jueves, 26 de noviembre de 2026, 19:00 (Europe/Berlin)",
		"jeudi 26 novembre 2026, 19:00 (Europe/Berlin)",
		"giovedì 26 novembre 2026, 19:00 (Europe/Berlin)",
		"czwartek, 26 listopada 2026, 19:00 (Europe/Berlin)",
		"quinta-feira, 26 de novembro de 2026, 19:00 (Europe/Berlin)",
	};
	size_t i;

	for (i = 0; i < TAGS; i++) {
		buf_reset(&out);
		occasion_when(str_of(tags[i]), STR("Europe/Berlin"), START, &out);
		assert_string_equal(out.at, expected[i]);
	}
}

static void a_part_of_a_tag_counts_and_an_unknown_language_or_zone_still_says_when(void **state)
{
	occasion_when(STR("pt-BR"), STR("America/New_York"), START, &out);
	assert_string_equal(out.at, "quinta-feira, 26 de novembro de 2026, 13:00 (America/New_York)");
	buf_reset(&out);
	occasion_when(STR("xx"), STR("Mars/Olympus"), START, &out);
	assert_string_equal(out.at, "Thursday, 26 November 2026, 18:00 (UTC)");
}

static void every_kind_says_title_day_and_link_in_every_language(void **state)
{
	size_t i, k;
	char when[128];

	for (i = 0; i < TAGS; i++)
		for (k = 0; k < KINDS; k++) {
			struct occasion o = occasion(tags[i]);
			const char *text;

			buf_reset(&out);
			occasion_when(o.language, o.zone, o.start_ms, &out);
			snprintf(when, sizeof when, "%s", out.at);
			text = text_of(kinds[k], &o);
			if (!strstr(text, "Evening circle") || !strstr(text, when) || !strstr(text, "https://notes.example/place#abcdefgh"))
				fail_msg("%s in %s: %s", kinds[k], tags[i], text);
			if (strchr(text, '%'))
				fail_msg("%s in %s: something was left open: %s", kinds[k], tags[i], text);
		}
}

/* A copy that was forgotten to be translated would be the same. */
static void every_language_has_words_of_its_own(void **state)
{
	size_t i, j, k;

	for (k = 0; k < KINDS; k++)
		for (i = 0; i < TAGS; i++)
			for (j = 0; j < i; j++) {
				struct occasion a = occasion(tags[i]), b = occasion(tags[j]);
				char *one = strdup(text_of(kinds[k], &a));

				if (strcmp(one, text_of(kinds[k], &b)) == 0)
					fail_msg("%s is the same in %s and %s", kinds[k], tags[i], tags[j]);
				free(one);
			}
}

static void an_offer_says_until_when(void **state)
{
	struct occasion o = occasion("en");

	assert_non_null(strstr(text_of("place_offered", &o), "Take it by Thursday, 26 November 2026, 18:00 (Europe/Berlin)"));
}

static void only_a_link_to_a_place_is_called_a_secret(void **state)
{
	struct occasion o = occasion("en");

	assert_non_null(strstr(text_of("meeting_reminder", &o), "yours alone"));
	o.path = STR("/programme");
	assert_null(strstr(text_of("meeting_reminder", &o), "yours alone"));
}

/* --- as mails and messages --- */

static const char *mail(const struct parcel *p)
{
	buf_reset(&out);
	OK(parcel_mail(&config, p, STR("ana@people.example"), START, &out));
	return out.at;
}

static void a_mail_carries_the_neutral_name_and_the_title_and_nothing_else_in_its_subject(void **state)
{
	struct occasion o = occasion("en");
	struct parcel p = { .id = 1, .kind = STR("meeting_reminder"), .at_ms = START, .meeting = 5, .occasion = &o };
	const char *text = mail(&p);

	assert_non_null(strstr(text, "\r\nSubject: Notes: Evening circle: reminder\r\n"));
	assert_non_null(strstr(text, "https://notes.example/place#abcdefgh\r\n"));
	assert_null(strstr(text, "Importance:"));
	assert_non_null(strstr(text, "Auto-Submitted: auto-generated"));
}

static void a_title_in_any_script_or_with_a_line_end_stays_one_header(void **state)
{
	struct occasion o = occasion("pl");
	struct parcel p = { .id = 1, .kind = STR("meeting_moved"), .at_ms = START, .meeting = 5, .occasion = &o };
	const char *end, *c;
	char *head;

	o.title = STR("Wieczór\r\nBcc: somebody@else.example");
	mail(&p);
	end = strstr(out.at, "\r\n\r\n");
	assert_non_null(end);
	head = strndup(out.at, (size_t)(end - out.at));
	assert_null(strstr(head, "Bcc:"));
	assert_non_null(strstr(head, "Subject: =?UTF-8?B?"));
	for (c = head; *c; c++)
		assert_true((unsigned char)*c < 128);
	free(head);
}

static void a_test_is_in_a_language_that_is_known_and_else_as_staff_have_it(void **state)
{
	struct parcel p = { .id = 1, .kind = STR("test"), .code = STR("123456"), .at_ms = START };

	assert_non_null(strstr(mail(&p), "Subject: Notes: test message\r\n"));
	assert_non_null(strstr(out.at, "Sent for: "));
	p.stranger = true;
	assert_non_null(strstr(mail(&p), "\r\n123456\r\n"));
	assert_non_null(strstr(out.at, "If you did not ask for this"));
	assert_non_null(strstr(out.at, "https://notes.example/programme"));
	p.language = STR("fr");
	assert_non_null(strstr(mail(&p), "Le code est"));
}

static void what_a_browser_gets_names_the_meeting_and_how_to_write_it(void **state)
{
	struct occasion o = occasion("de");
	struct parcel p = { .id = 1, .kind = STR("place_offered"), .level = STR(""), .at_ms = START, .meeting = 5, .occasion = &o };

	OK(parcel_json(&config, &p, &out));
	assert_non_null(strstr(out.at, "\"title\":\"Evening circle\",\"start\":1795716000000,\"zone\":\"Europe/Berlin\",\"language\":\"de\",\"until\":1795712400000}"));
	assert_non_null(strstr(out.at, "\"link\":\"https://notes.example/place#abcdefgh\""));
	buf_reset(&out);
	o.until_ms = 0;
	OK(parcel_json(&config, &p, &out));
	assert_null(strstr(out.at, "until"));
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_day_is_written_in_seven_languages),
		T(a_part_of_a_tag_counts_and_an_unknown_language_or_zone_still_says_when),
		T(every_kind_says_title_day_and_link_in_every_language),
		T(every_language_has_words_of_its_own),
		T(an_offer_says_until_when),
		T(only_a_link_to_a_place_is_called_a_secret),
		T(a_mail_carries_the_neutral_name_and_the_title_and_nothing_else_in_its_subject),
		T(a_title_in_any_script_or_with_a_line_end_stays_one_header),
		T(a_test_is_in_a_language_that_is_known_and_else_as_staff_have_it),
		T(what_a_browser_gets_names_the_meeting_and_how_to_write_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
