/* tests/unit/lines_test.c: crisis lines: the file that comes with the program, files that are wrong, and who is shown which. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "each_allocation.h"
#include "escalation/lines.h"
#include "escalation/regions.h"

#define SHIPPED SOURCE_ROOT "/server/escalation/help-lines.json"
#define TODAY "2026-11-21"

/* --- fixture --- */

static struct lines *lines;
static struct buf why;
static struct arena arena;
static char path[64];

/* What the last find() found. */
static struct wire_line found[LINES_MOST];
static size_t n_found;
static struct str region;

static int begin(void **state)
{
	int file;

	snprintf(path, sizeof path, "/tmp/cairn-lines-XXXXXX");
	file = mkstemp(path);
	assert_true(file >= 0);
	close(file);
	buf_init(&why, 4096);
	arena_init(&arena, 1 << 20);
	return lines_new(&lines);
}

static int end(void **state)
{
	unlink(path);
	lines_free(lines);
	buf_release(&why);
	arena_release(&arena);
	return 0;
}

static int load_bytes(const char *at, size_t len)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(at, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
	buf_reset(&why);
	return lines_load(lines, path, &why);
}

static int load(const char *text)
{
	return load_bytes(text, strlen(text));
}

static void refused(const char *text, const char *complaint)
{
	assert_int_equal(load(text), ERR_CONFIG);
	if (!strstr(why.at, complaint) || strncmp(why.at, path, strlen(path)) != 0 || strchr(why.at, '\n'))
		fail_msg("'%s' where '%s' was expected, for %.200s", why.at, complaint, text);
}

static void find_on(const char *day, const char *of_region, const char *language)
{
	assert_int_equal(lines_find(lines, str_of(of_region), str_of(language), str_of(day), &arena, found, LINES_MOST, &n_found, &region), 0);
}

static void find(const char *of_region, const char *language)
{
	find_on(TODAY, of_region, language);
}

static void finds(const char *of_region, const char *language, const char *names)
{
	struct buf all = BUF_INIT(4096);
	size_t i;

	find(of_region, language);
	for (i = 0; i < n_found; i++)
		buf_putf(&all, "%s%.*s", i ? " " : "", (int)found[i].name.len, found[i].name.at);
	assert_string_equal(all.at ? all.at : "", names);
	buf_release(&all);
}

static size_t count_stale(void)
{
	size_t i, n = 0;

	for (i = 0; i < n_found; i++)
		n += found[i].stale;
	return n;
}

/* --- parts of files --- */

#define FILE_OF(entries) "{\"elsewhere\":\"https://example.org/lines\",\"lines\":[" entries "]}"
#define ENTRY(name, kind, region, languages, more) "{\"name\":\"" name "\",\"kind\":\"" kind "\",\"region\":\"" region \
	"\",\"languages\":[" languages "],\"source\":\"https://example.org/\"" more "}"
#define REST ",\"hours\":\"24/7\",\"verified\":\"2026-11-20\""
#define REST_BY_DAY ",\"hours\":\"Mon-Fri 9-17\",\"verified\":\"2025-11-20\""
#define PHONE(number) ",\"phone\":\"" number "\""
#define CRISIS(name, region, languages, number) ENTRY(name, "crisis", region, languages, PHONE(number) REST)
#define GOOD CRISIS("A", "GB", "\"en\"", "116 123")
#define SMALL FILE_OF(GOOD)
/* The second of two entries, the first of which is right. */
#define SECOND(name, kind, more) FILE_OF(GOOD "," ENTRY(name, kind, "IE", "\"en\"", more))

/* Two languages, an emergency number in the middle, one that is only open by day, and old. */
#define SWISS ENTRY("day", "crisis", "CH", "\"de\"", PHONE("10") REST_BY_DAY)
#define SEVERAL FILE_OF(CRISIS("fr", "CH", "\"fr\"", "20") "," CRISIS("de", "CH", "\"de\"", "21") "," \
	ENTRY("day", "crisis", "CH", "\"de\"", PHONE("22") REST_BY_DAY) "," \
	ENTRY("112", "emergency", "CH", "\"de\",\"fr\"", PHONE("112") REST) "," CRISIS("second", "CH", "\"de\"", "24") "," \
	CRISIS("paris", "FR", "\"fr\"", "3114") "," ENTRY("15", "emergency", "FR", "\"fr\"", PHONE("15") REST) "," \
	CRISIS("rio", "BR", "\"pt-BR\"", "188") "," CRISIS("cymru", "GB", "\"cy\",\"en\"", "116 123"))

/* --- the file that comes with the program --- */

static void load_shipped(void)
{
	if (lines_load(lines, SHIPPED, &why))
		fail_msg("%s", why.at);
}

static void each_country_of_the_shipped_file_has_a_crisis_line_and_an_emergency_number(void **state)
{
	struct str *regions, elsewhere;
	size_t n, i, j;

	load_shipped();
	assert_int_equal(lines_regions(lines, &arena, &regions, &n, &elsewhere), 0);
	assert_true(n >= 25);
	for (i = 0; i < n; i++) {
		char code[3] = { regions[i].at[0], regions[i].at[1], '\0' };
		bool crisis = false, emergency = false;

		find(code, NULL);
		assert_true(str_is(region, code));
		for (j = 0; j < n_found; j++) {
			crisis |= found[j].kind == WIRE_LINE_KIND_CRISIS;
			emergency |= found[j].kind == WIRE_LINE_KIND_EMERGENCY;
		}
		if (!crisis || !emergency)
			fail_msg("%s has no %s", code, crisis ? "emergency number" : "crisis line");
	}
}

static void the_shipped_file_says_of_each_line_when_it_was_verified(void **state)
{
	struct lines_count count;

	load_shipped();
	count = lines_count(lines, STR(TODAY), &why);
	assert_true(count.lines >= 2 * count.regions);
	assert_true(count.stale < count.lines / 2);
	count = lines_count(lines, STR("2028-01-01"), NULL);
	assert_int_equal(count.stale, count.lines);
}

static void languages_have_their_main_region_where_the_file_has_it(void **state)
{
	static const char *const asked[][2] = { { "de", "DE" }, { "fr", "FR" }, { "es", "ES" }, { "pt-BR", "BR" }, { "hi", "IN" }, { "ja", "JP" } };
	size_t i;

	load_shipped();
	for (i = 0; i < sizeof asked / sizeof *asked; i++) {
		find(NULL, asked[i][0]);
		assert_true(str_is(region, asked[i][1]));
		assert_true(n_found > 0);
	}
}

/* --- what is wrong --- */

static const struct {
	const char *text, *complaint;
} faults[] = {
	{ "", ":1: not JSON" },
	{ "[]", ": one object in { } expected" },
	{ "[[[[[[[[1]]]]]]]]", ": one object in { } expected" },
	{ "{\"lines\":\n[\n}", ":3: not JSON" },
	{ "{\"elsewhere\":\"\xff\"}", ":1: not JSON in UTF-8" },
	{ "{\"lines\":[],\n\"lines\":[]}", ":2: not JSON in UTF-8, or a name stands twice" },
	{ "{\"lines\":[" GOOD "]}", ": elsewhere: is missing" },
	{ "{\"elsewhere\":\"http://example.org/\",\"lines\":[" GOOD "]}", ": elsewhere: an address with https:// expected" },
	{ "{\"elsewhere\":\"https://example.org/\"}", ": lines: is missing" },
	{ "{\"elsewhere\":\"https://example.org/\",\"lines\":[" GOOD "],\"version\":2}", ": version: is not a field of this file" },
	{ FILE_OF(""), ": lines: between 1 and 2000 entries expected" },
	{ FILE_OF(GOOD ",7"), ": entry 2: an object in { } expected" },
	{ FILE_OF("{\"kind\":\"crisis\"}"), ": entry 1: name: is missing" },
	{ FILE_OF(GOOD ",{\"name\":\"B\"}"), ": entry 2 (B): kind: is missing" },
	{ SECOND("B", "crisis", PHONE("1") REST ",\"colour\":\"red\""), ": entry 2: colour: is not a field of this file" },
	{ SECOND("B", "hotline", PHONE("1") REST), ": entry 2 (B): kind: emergency, crisis or special expected" },
	{ SECOND("", "crisis", PHONE("1") REST), ": entry 2: name: " },
	{ SECOND("B", "crisis", PHONE("12") ",\"hours\":\"24/7\""), ": entry 2 (B): verified: is missing" },
	{ SECOND("B", "crisis", PHONE("12") ",\"verified\":\"2026-01-01\""), ": entry 2 (B): hours: is missing" },
	{ SECOND("B", "crisis", PHONE("12") ",\"hours\":\"24/7\",\"verified\":\"2026-02-30\""), ": entry 2 (B): verified: there is no such day" },
	{ SECOND("B", "crisis", PHONE("12") ",\"hours\":\"24/7\",\"verified\":\"2025-02-29\""), ": entry 2 (B): verified: there is no such day" },
	{ SECOND("B", "crisis", PHONE("12") ",\"hours\":\"24/7\",\"verified\":\"2026-00-10\""), ": entry 2 (B): verified: there is no such day" },
	{ SECOND("B", "crisis", PHONE("12") ",\"hours\":\"24/7\",\"verified\":\"0000-01-10\""), ": entry 2 (B): verified: there is no such day" },
	{ SECOND("B", "crisis", PHONE("12") ",\"hours\":\"24/7\",\"verified\":\"21.11.2026\""), ": entry 2 (B): verified: a day such as" },
	{ SECOND("B", "crisis", PHONE("12") ",\"hours\":\"24\\n7\",\"verified\":\"2026-01-01\""), ": entry 2 (B): hours: control characters" },
	{ SECOND("B\\u0000C", "crisis", PHONE("12") REST), ": entry 2: name: " },
	{ SECOND("B\\nC", "crisis", PHONE("12") REST), ": entry 2: name: control characters" },
	{ SECOND("B", "crisis", ",\"phone\":12" REST), ": entry 2 (B): phone: 2 to 40 digits expected" },
	{ SECOND("B", "crisis", PHONE("none") REST), ": entry 2 (B): phone: 2 to 40 digits expected" },
	{ SECOND("B", "crisis", PHONE("()") REST), ": entry 2 (B): phone: 2 to 40 digits expected" },
	{ SECOND("B", "crisis", REST), ": entry 2 (B): phone: is missing, and so are message and chat" },
	{ SECOND("B", "emergency", ",\"message\":\"text 112\"" REST), ": entry 2 (B): phone: is missing" },
	{ SECOND("B", "special", PHONE("12") REST), ": entry 2 (B): about: is missing: for whom" },
	{ SECOND("B", "crisis", ",\"chat\":\"javascript:alert(1)\"" REST), ": entry 2 (B): chat: an address with https:// expected" },
	{ SECOND("B", "crisis", ",\"chat\":\"https://example.org/\\\"\"" REST), ": entry 2 (B): chat: an address with https:// expected" },
	{ FILE_OF(GOOD "," CRISIS("B", "UK", "\"en\"", "12")), ": entry 2 (B): region: no country has this code" },
	{ FILE_OF(GOOD "," CRISIS("B", "ie", "\"en\"", "12")), ": entry 2 (B): region: a country expected" },
	{ FILE_OF(GOOD "," CRISIS("B", "IE", "", "12")), ": entry 2 (B): languages: languages such as" },
	{ FILE_OF(GOOD "," CRISIS("B", "IE", "\"en\",\"Irish\"", "12")), ": entry 2 (B): languages[1]: languages such as" },
	{ FILE_OF(GOOD "," CRISIS("B", "IE", "\"en\"", "12") "," CRISIS("A", "GB", "\"en\"", "13")), ": entry 3 (A): name: the same as of entry 1" },
	{ FILE_OF(GOOD "," CRISIS("B", "GB", "\"en\"", "116123")), ": entry 2 (B): phone: the same as of entry 1" },
	{ FILE_OF("{\"name\":\"B\",\"kind\":\"crisis\",\"region\":\"IE\",\"languages\":[\"en\"],\"phone\":\"12\"" REST "}"),
	  ": entry 1 (B): source: is missing" },
	{ FILE_OF("{\"name\":\"B\",\"kind\":\"crisis\",\"region\":\"IE\",\"languages\":[\"en\"],\"phone\":\"12\",\"source\":\"a leaflet\"" REST "}"),
	  ": entry 1 (B): source: an address with https:// expected" },
};

static void each_fault_is_told_with_its_entry_and_field_and_the_last_good_file_stays(void **state)
{
	size_t i;

	assert_int_equal(load(SMALL), 0);
	for (i = 0; i < sizeof faults / sizeof *faults; i++) {
		refused(faults[i].text, faults[i].complaint);
		finds("GB", "en", "A");
	}
}

static void a_file_that_is_not_there_is_told_with_its_name(void **state)
{
	assert_int_equal(lines_load(lines, "/nowhere/lines.json", &why), ERR_CONFIG);
	assert_string_equal(why.at, "/nowhere/lines.json: No such file or directory");
	buf_reset(&why);
	assert_int_equal(lines_load(lines, "/tmp", &why), ERR_CONFIG);
	assert_string_equal(why.at, "/tmp: cannot be read");
}

static void a_file_that_is_much_too_large_is_refused(void **state)
{
	struct buf text = BUF_INIT(4 << 20);

	buf_puts(&text, "{\"comment\":\"");
	while (text.len <= 1 << 20)
		buf_puts(&text, "long and longer ");
	buf_puts(&text, "\"}");
	refused(text.at, ": is larger than 1 MB");
	buf_release(&text);
}

static void a_country_has_no_more_lines_than_fit_one_answer(void **state)
{
	struct buf text = BUF_INIT(1 << 20);
	int i;

	buf_puts(&text, "{\"elsewhere\":\"https://example.org/\",\"lines\":[");
	for (i = 1; i <= LINES_MOST + 1; i++)
		buf_putf(&text, "%s" ENTRY("L%d", "crisis", "IE", "\"en\"", PHONE("%d") REST), i > 1 ? "," : "", i, 100 + i);
	buf_puts(&text, "]}");
	refused(text.at, ": entry 21 (L21): region: over 20 entries of one country");
	buf_release(&text);
}

static void bytes_behind_the_object_are_refused(void **state)
{
	refused(SMALL "x", ": not JSON");
	assert_int_equal(load_bytes(SMALL "\0", sizeof SMALL), ERR_CONFIG);
	assert_int_equal(load(SMALL "\r\n\n"), 0);
}

static void the_same_number_in_two_countries_is_no_mistake(void **state)
{
	assert_int_equal(load(FILE_OF(GOOD "," CRISIS("A", "IE", "\"en\"", "116 123"))), 0);
}

/* --- who is shown which --- */

static void lines_of_a_country_begin_with_those_in_the_language_and_the_emergency_number(void **state)
{
	assert_int_equal(load(SEVERAL), 0);
	finds("CH", "de", "112 de second day fr");
	finds("CH", "fr-CH", "112 fr de second day");
	finds("CH", "it", "112 fr de second day");
	finds("CH", NULL, "112 fr de second day");
	assert_true(str_is(region, "CH"));
}

static void without_a_country_the_language_says_which(void **state)
{
	assert_int_equal(load(SEVERAL), 0);
	finds(NULL, "fr", "paris");
	finds(NULL, "de-CH", "112 de second day fr");
	assert_true(str_is(region, "CH"));
	finds(NULL, "pt-BR", "rio");
	assert_true(str_is(region, "BR"));
}

static void nobody_is_given_the_emergency_number_of_another_country(void **state)
{
	assert_int_equal(load(SEVERAL), 0);
	finds("SN", "fr", "paris");
	assert_true(str_is(region, "FR"));
	finds(NULL, "fr-BE", "paris");
	finds("SN", "pt-BR", "rio");
	finds("FR", "fr-BE", "15 paris");
}

static void with_neither_there_are_none_but_the_page_for_others(void **state)
{
	struct str *regions, elsewhere;
	size_t n;

	assert_int_equal(load(SEVERAL), 0);
	finds(NULL, NULL, "");
	finds("IS", "is", "");
	finds(NULL, "xx", "");
	finds("??", "?", "");
	assert_null(region.at);
	assert_int_equal(lines_regions(lines, &arena, &regions, &n, &elsewhere), 0);
	assert_true(str_is(elsewhere, "https://example.org/lines"));
	assert_int_equal(n, 4);
	assert_true(str_is(regions[0], "BR") && str_is(regions[1], "CH") && str_is(regions[2], "FR") && str_is(regions[3], "GB"));
}

static void an_answer_has_room_for_some_only(void **state)
{
	assert_int_equal(load(SEVERAL), 0);
	assert_int_equal(lines_find(lines, STR("CH"), STR("de"), STR(TODAY), &arena, found, 2, &n_found, &region), 0);
	assert_int_equal(n_found, 2);
	assert_true(str_is(found[1].name, "de"));
}

static void all_of_a_line_is_told(void **state)
{
	assert_int_equal(load(FILE_OF(ENTRY("A", "special", "GB", "\"en\",\"cy\"", PHONE("+44 (0)1-2") ",\"message\":\"text HI to 5\",\"chat\":"
		"\"https://example.org/a?b=c&d\",\"about\":\"young people\"" REST_BY_DAY))), 0);
	find("GB", "cy");
	assert_int_equal(n_found, 1);
	assert_int_equal(found[0].kind, WIRE_LINE_KIND_SPECIAL);
	assert_true(str_is(found[0].phone, "+44 (0)1-2") && str_is(found[0].message, "text HI to 5"));
	assert_true(str_is(found[0].chat, "https://example.org/a?b=c&d") && str_is(found[0].about, "young people"));
	assert_true(str_is(found[0].hours, "Mon-Fri 9-17") && str_is(found[0].verified, "2025-11-20"));
	assert_true(found[0].n_languages == 2 && str_is(found[0].languages[1], "cy"));
	assert_true(found[0].stale);
}

static void where_nothing_was_ever_loaded_there_is_still_a_page_for_others(void **state)
{
	struct lines *const none[] = { NULL, lines };
	struct str *regions, elsewhere;
	size_t n, i;

	for (i = 0; i < 2; i++) {
		n = 7;
		elsewhere = (struct str){ 0 };
		assert_int_equal(lines_regions(none[i], &arena, &regions, &n, &elsewhere), 0);
		assert_int_equal(n, 0);
		assert_true(elsewhere.len > 8);
		n_found = 7;
		assert_int_equal(lines_find(none[i], STR("GB"), STR("en"), STR(TODAY), &arena, found, LINES_MOST, &n_found, &region), 0);
		assert_int_equal(n_found, 0);
		assert_int_equal(lines_count(none[i], STR(TODAY), NULL).lines, 0);
	}
}

/* --- age --- */

static void a_line_is_stale_a_year_after_somebody_looked(void **state)
{
	static const struct {
		const char *today;
		size_t stale;
	} days[] = { { "2026-11-20", 0 }, { "2027-11-20", 0 }, { "2027-11-21", 1 }, { "2099-01-01", 1 },
		/* One day for those who are ahead of Greenwich; more is a mistake in the file, or the clock. */
		{ "2026-11-19", 0 }, { "2026-11-18", 1 }, { "1970-01-01", 1 }, { "tomorrow", 1 }, { NULL, 1 }, { "2026-13-01", 1 } };
	size_t i;

	assert_int_equal(load(SMALL), 0);
	for (i = 0; i < sizeof days / sizeof *days; i++) {
		find_on(days[i].today, "GB", "en");
		assert_int_equal(n_found, 1);
		if (count_stale() != days[i].stale || lines_count(lines, str_of(days[i].today), NULL).stale != days[i].stale)
			fail_msg("on %s: %zu stale", days[i].today, count_stale());
	}
}

static void stale_lines_are_listed_with_the_source_to_compare_with(void **state)
{
	struct lines_count count;

	assert_int_equal(load(FILE_OF(GOOD "," SWISS)), 0);
	count = lines_count(lines, STR(TODAY), &why);
	assert_int_equal(count.lines, 2);
	assert_int_equal(count.regions, 2);
	assert_int_equal(count.stale, 1);
	assert_string_equal(why.at, "CH  day: verified 2025-11-20; compare with https://example.org/\n");
}

static void a_day_is_written_as_in_the_file(void **state)
{
	assert_string_equal(lines_day(0).text, "1970-01-01");
	assert_string_equal(lines_day(INT64_C(1795305599999)).text, "2026-11-21");
	assert_string_equal(lines_day(INT64_C(951782400000)).text, "2000-02-29");
	assert_string_equal(lines_day(INT64_MAX).text, "1970-01-01");
	assert_string_equal(lines_day(INT64_MIN).text, "1970-01-01");
}

/* --- memory --- */

static int load_and_look(void)
{
	struct lines *l = NULL;
	struct arena a;
	struct str *regions, elsewhere;
	struct buf text = BUF_INIT(1 << 20);
	size_t n;
	int err = lines_new(&l);

	arena_init(&a, 1 << 20);
	if (!err)
		err = lines_load(l, path, &text);
	if (!err)
		err = lines_regions(l, &a, &regions, &n, &elsewhere);
	if (!err)
		err = lines_find(l, STR("CH"), STR("de"), STR(TODAY), &a, found, LINES_MOST, &n, &region);
	lines_free(l);
	arena_release(&a);
	buf_release(&text);
	return err;
}

static void every_allocation_may_fail(void **state)
{
	assert_int_equal(load(SEVERAL), 0);
	each_allocation(load_and_look);
}

static void a_load_for_which_there_is_no_memory_leaves_the_last_good_file(void **state)
{
	unsigned long n;
	int err = ERR_NO_MEMORY;

	assert_int_equal(load(SEVERAL), 0);
	for (n = 1; err; n++) {
		mem_fail_at(n);
		err = lines_load(lines, path, &why);
		mem_fail_at(0);
		finds("CH", "de", "112 de second day fr");
	}
	assert_true(n > 5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_country_of_the_shipped_file_has_a_crisis_line_and_an_emergency_number),
		TEST(the_shipped_file_says_of_each_line_when_it_was_verified),
		TEST(languages_have_their_main_region_where_the_file_has_it),
		TEST(each_fault_is_told_with_its_entry_and_field_and_the_last_good_file_stays),
		TEST(a_file_that_is_not_there_is_told_with_its_name),
		TEST(a_file_that_is_much_too_large_is_refused),
		TEST(a_country_has_no_more_lines_than_fit_one_answer),
		TEST(bytes_behind_the_object_are_refused),
		TEST(the_same_number_in_two_countries_is_no_mistake),
		TEST(lines_of_a_country_begin_with_those_in_the_language_and_the_emergency_number),
		TEST(without_a_country_the_language_says_which),
		TEST(nobody_is_given_the_emergency_number_of_another_country),
		TEST(with_neither_there_are_none_but_the_page_for_others),
		TEST(an_answer_has_room_for_some_only),
		TEST(all_of_a_line_is_told),
		TEST(where_nothing_was_ever_loaded_there_is_still_a_page_for_others),
		TEST(a_line_is_stale_a_year_after_somebody_looked),
		TEST(stale_lines_are_listed_with_the_source_to_compare_with),
		TEST(a_day_is_written_as_in_the_file),
		TEST(every_allocation_may_fail),
		TEST(a_load_for_which_there_is_no_memory_leaves_the_last_good_file),
	};

	protocol_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
