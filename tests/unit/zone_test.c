/* tests/unit/zone_test.c: clocks on walls and moments, beside what Python's zoneinfo says; days; and files that are no zones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schedule/tzif.h"
#include "schedule/zone.h"
#include "zone_vectors.h"

#define N(array) (sizeof(array) / sizeof *(array))
#define OK(call) assert_int_equal((call), 0)
#define YEAR_S (365 * INT64_C(86400))

static bool same(const struct civil *a, const struct civil *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day && a->minute == b->minute;
}

/* --- zones --- */

static void a_wall_is_read_as_the_moment_and_shows_it_as_zoneinfo_says(void **state)
{
	struct civil c;
	int64_t ms;
	size_t i;

	for (i = 0; i < N(vectors); i++) {
		const struct vector *v = &vectors[i];

		OK(zone_moment(str_of(v->zone), &v->wall, &ms));
		if (ms != v->at_s * 1000)
			fail_msg("%s %d-%02d-%02d minute %d is %+lld s away from what zoneinfo says", v->zone, v->wall.year, v->wall.month,
				v->wall.day, v->wall.minute, (long long)(ms / 1000 - v->at_s));
		OK(zone_civil(str_of(v->zone), ms, &c));
		if (!same(&c, &v->shown))
			fail_msg("%s shows %d-%02d-%02d minute %d at %lld", v->zone, c.year, c.month, c.day, c.minute, (long long)v->at_s);
	}
}

static void what_is_no_zone_is_unknown_whatever_lies_in_the_folder(void **state)
{
	static const char *const wrong[] = { "", "Europe", "Europe/", "/Europe/Berlin", "Europe/Atlantis", "europe/berlin", "EUROPE/BERLIN", "Mars/Olympus",
		"../zoneinfo/Europe/Berlin", "Europe/../Europe/Berlin", "Europe/./Berlin", "Europe//Berlin", "posix/Europe/Berlin",
		"right/Europe/Berlin", "posixrules", "localtime", "zone.tab", "tzdata.zi", "leapseconds", "+VERSION", "Europe/Berlin ",
		"Europe/Berl\n", "Europe/-Berlin", "CET-1CEST", ":UTC",
		"Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };
	const struct civil day = { 2026, 1, 1, 0 };
	struct civil c;
	int64_t ms;
	size_t i;

	for (i = 0; i < N(wrong); i++) {
		if (zone_known(str_of(wrong[i])))
			fail_msg("\"%s\" is a zone", wrong[i]);
		assert_int_equal(zone_moment(str_of(wrong[i]), &day, &ms), ERR_BAD_FIELD);
		assert_int_equal(zone_civil(str_of(wrong[i]), 0, &c), ERR_BAD_FIELD);
	}
	assert_false(zone_known((struct str){ "Europe/Berlin\0", 14 }));
	assert_true(zone_known(STR("Europe/Berlin")));
	assert_true(zone_known(STR("GB-Eire")));
	assert_true(zone_known(STR("Etc/GMT+12")));
}

static void a_time_that_is_on_no_clock_is_refused_and_nothing_is_told(void **state)
{
	static const struct civil wrong[] = { { 1969, 12, 31, 0 }, { 2201, 1, 1, 0 }, { 2026, 0, 1, 0 }, { 2026, 13, 1, 0 },
		{ 2026, 1, 0, 0 }, { 2026, 2, 29, 0 }, { 2100, 2, 29, 0 }, { 2026, 4, 31, 0 }, { 2026, 1, 1, -1 }, { 2026, 1, 1, 1440 } };
	struct civil c = { 1, 2, 3, 4 };
	int64_t ms = 77;
	size_t i;

	for (i = 0; i < N(wrong); i++)
		assert_int_equal(zone_moment(STR("UTC"), &wrong[i], &ms), ERR_BAD_FIELD);
	assert_int_equal(ms, 77);
	assert_int_equal(zone_civil(STR("UTC"), INT64_C(7289654400000), &c), ERR_BAD_FIELD);   /* 2201 */
	assert_int_equal(zone_civil(STR("UTC"), -1, &c), ERR_BAD_FIELD);
	assert_int_equal(zone_civil(STR("UTC"), INT64_MAX, &c), ERR_BAD_FIELD);
	assert_int_equal(zone_civil(STR("UTC"), INT64_MIN, &c), ERR_BAD_FIELD);
	assert_int_equal(c.minute, 4);
	OK(zone_civil(STR("Asia/Tokyo"), -1, &c));    /* it is 1970 there already */
	assert_int_equal(c.minute, 9 * 60 - 1);
}

static void a_wall_time_and_its_moment_belong_together_on_every_day_of_some_years(void **state)
{
	static const char *const zones[] = { "Europe/Lisbon", "America/Los_Angeles", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Gaza" };
	struct civil day, back;
	int64_t ms, before;
	size_t i;
	int n;

	for (i = 0; i < N(zones); i++) {
		before = 0;
		for (day = (struct civil){ 2024, 1, 1, 12 * 60 }, n = 0; n < 2000; n++, day_add(&day, 1)) {
			OK(zone_moment(str_of(zones[i]), &day, &ms));
			OK(zone_civil(str_of(zones[i]), ms, &back));
			assert_true(same(&day, &back));
			if (before)
				assert_in_range(ms - before, 22 * 3600000, 26 * 3600000);
			before = ms;
		}
	}
}

/* --- days --- */

static void days_follow_each_other_from_1970_to_2200(void **state)
{
	static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	struct civil day = { 1970, 1, 1, 0 }, same_day;
	const struct civil first = day;
	int year, month, d, n = 0;
	char text[11];

	for (year = 1970; year <= 2200; year++)
		for (month = 1; month <= 12; month++) {
			int leap = month == 2 && (year % 4 == 0) - (year % 100 == 0) + (year % 400 == 0);

			for (d = 1; d <= length[month - 1] + leap; d++, n++, day_add(&day, 1)) {
				assert_true(day.year == year && day.month == month && day.day == d);
				assert_int_equal(day_weekday(&day), (n + 3) % 7 + 1);   /* 1970 began on a Thursday */
				assert_int_equal(day_between(&first, &day), n);
				day_format(&day, text);
				OK(day_parse(str_of(text), &same_day));
				assert_true(same(&day, &same_day));
			}
		}
	assert_int_equal(n, 84371);
	day_add(&day, -n);
	assert_true(same(&day, &first));
}

static void text_that_is_no_day_is_refused(void **state)
{
	static const char *const wrong[] = { "", "2026", "2026-1-1", "2026-01-1", "2026-01-011", "2026/01/01", "2026-13-01", "2026-00-10",
		"2026-02-29", "2100-02-29", "2026-01-00", "2026-01-32", "2026-01-0a", "-026-01-01", " 026-01-01", "1969-12-31", "2201-01-01", "0000-00-00" };
	struct civil day = { .minute = 5 };
	char text[11];
	size_t i;

	for (i = 0; i < N(wrong); i++)
		assert_int_equal(day_parse(str_of(wrong[i]), &day), ERR_BAD_FIELD);
	assert_int_equal(day.minute, 5);
	OK(day_parse(STR("2028-02-29"), &day));
	assert_int_equal(day.minute, 0);
	assert_int_equal(day_weekday(&day), 2);
	day_format(&day, text);
	assert_string_equal(text, "2028-02-29");
}

/* --- files --- */

/* A zone with the changes given and this rule, as version 2; how long it is. */
static size_t make_file(unsigned char *to, const int64_t *changes, size_t n, const int32_t *offsets, const char *rule)
{
	unsigned char *at = to;
	size_t i, part;
	int shift;

#define PUT(value, bytes) do { for (shift = (bytes) * 8 - 8; shift >= 0; shift -= 8) *at++ = (unsigned char)((uint64_t)(value) >> shift); } while (0)
	for (part = 0; part < 2; part++) {
		memcpy(at, "TZif2", 5);
		memset(at + 5, 0, 15);
		at += 20;
		PUT(0, 4);
		PUT(0, 4);
		PUT(0, 4);
		PUT(part ? n : 0, 4);
		PUT(part ? n + 1 : 1, 4);
		PUT(4, 4);
		for (i = 0; part && i < n; i++)
			PUT(changes[i], 8);
		for (i = 0; part && i < n; i++)
			*at++ = (unsigned char)(i + 1);
		for (i = 0; i < (part ? n + 1 : 1); i++) {
			PUT((uint32_t)offsets[i], 4);
			*at++ = 0;
			*at++ = 0;
		}
		memcpy(at, "ABC", 4);
		at += 4;
	}
#undef PUT
	at += sprintf((char *)at, "\n%s\n", rule);
	return (size_t)(at - to);
}

static int parse(const char *rule, struct tzif *ret)
{
	static const int64_t changes[] = { 0 };
	static const int32_t offsets[] = { -3000, 3600 };
	unsigned char file[512];
	size_t len = make_file(file, changes, 1, offsets, rule);

	return tzif_parse(file, len, ret);
}

static int32_t offset_at(const struct tzif *z, int64_t at)
{
	int64_t until;

	return tzif_offset(z, at, &until);
}

static void changes_come_first_and_then_the_rule(void **state)
{
	static struct tzif z;
	int64_t until;

	OK(parse("XYZ-5", &z));
	assert_int_equal(tzif_offset(&z, -1, &until), -3000);
	assert_int_equal(until, 0);
	assert_int_equal(tzif_offset(&z, 0, &until), 5 * 3600);
	assert_true(until == INT64_MAX);
	OK(parse("", &z));
	assert_int_equal(tzif_offset(&z, 0, &until), 3600);
	assert_true(until == INT64_MAX);
}

static void rules_are_read_in_every_form_that_posix_has(void **state)
{
	static struct tzif z;
	const int64_t y1973 = 3 * YEAR_S + 86400;     /* 1972 was a leap year */
	int64_t until;

	OK(parse("<-03>3:30:15", &z));
	assert_int_equal(offset_at(&z, 0), -(3 * 3600 + 30 * 60 + 15));
	OK(parse("<+0330>-3:30", &z));
	assert_int_equal(offset_at(&z, 0), 3 * 3600 + 30 * 60);

	/* The sixtieth day without February 29 is March 1 in each year; the fifty-ninth from zero is February 29 in a leap year. */
	OK(parse("AAA0BBB,J60/0,J300", &z));
	assert_int_equal(offset_at(&z, 2 * YEAR_S + 60 * 86400 - 1), 0);      /* 1972 */
	assert_int_equal(offset_at(&z, 2 * YEAR_S + 60 * 86400), 3600);
	assert_int_equal(offset_at(&z, y1973 + 59 * 86400 - 1), 0);
	assert_int_equal(tzif_offset(&z, y1973 + 59 * 86400, &until), 3600);
	assert_true(until == y1973 + 299 * 86400 + 3600);                   /* two o'clock by a clock an hour ahead */
	OK(parse("AAA0BBB,59/0,300", &z));
	assert_int_equal(offset_at(&z, 2 * YEAR_S + 59 * 86400), 3600);
	assert_int_equal(offset_at(&z, y1973 + 59 * 86400 - 1), 0);

	/* In the south summer is at both ends of the year; the offset of summer may be said; a time may lie outside of its day. */
	OK(parse("AAA-10BBB-10:30,M10.1.0/-1,M4.1.0/26", &z));
	assert_int_equal(offset_at(&z, y1973), 10 * 3600 + 1800);
	assert_int_equal(offset_at(&z, y1973 + 180 * 86400), 10 * 3600);
	assert_int_equal(offset_at(&z, y1973 + 364 * 86400), 10 * 3600 + 1800);

	/* Summer all the year. */
	OK(parse("AAA3BBB2,0/0,J365/25", &z));
	for (until = y1973 - 7200; until < y1973 + 400 * 86400; until += 3600)
		assert_int_equal(offset_at(&z, until), -2 * 3600);
}

static void a_rule_that_is_none_is_refused(void **state)
{
	static const char *const wrong[] = { "5", "AB C5", "ABC", "ABC5DEF", "ABC5DEF,", "ABC5DEF,M3.2.0", "ABC5DEF,M3.2.0,", "ABC5DEF,M13.2.0,M11.1.0",
		"ABC5DEF,M0.2.0,M11.1.0", "ABC5DEF,M3.6.0,M11.1.0", "ABC5DEF,M3.0.0,M11.1.0", "ABC5DEF,M3.2.7,M11.1.0", "ABC5DEF,M3.2,M11.1.0",
		"ABC5DEF,J0,J5", "ABC5DEF,J366,J5", "ABC5DEF,366,5", "ABC5DEF,M3.2.0,M11.1.0,", "ABC5DEF,M3.2.0/168,M11.1.0", "ABC5:60",
		"<ABC5", "ABC99999999999999999999", "ABC-", "ABC5 " };
	static struct tzif z;
	size_t i;

	for (i = 0; i < N(wrong); i++)
		if (parse(wrong[i], &z) != ERR_BAD_FIELD)
			fail_msg("\"%s\" is a rule", wrong[i]);
}

static void a_file_cut_anywhere_or_changed_in_its_counts_is_refused(void **state)
{
	static const int64_t rising[] = { 5, 9 }, falling[] = { 9, 5 };
	static const int32_t offsets[] = { 0, 3600, 0 };
	static struct tzif z;
	unsigned char file[512], *exact;
	size_t len = make_file(file, rising, 2, offsets, "ABC-1"), cut, second = 44 + 6 + 4;

	OK(tzif_parse(file, len, &z));
	for (cut = 0; cut < len; cut++) {
		exact = malloc(cut + 1);      /* for AddressSanitizer */
		memcpy(exact, file, cut);
		exact = realloc(exact, cut ? cut : 1);
		assert_int_equal(tzif_parse(exact, cut, &z), ERR_BAD_FIELD);
		free(exact);
	}
	file[4] = 0;
	assert_int_equal(tzif_parse(file, len, &z), ERR_BAD_FIELD);   /* version 1 has no rule */
	file[4] = '2';
	file[second + 31] = 1;
	assert_int_equal(tzif_parse(file, len, &z), ERR_BAD_FIELD);   /* leap seconds */
	file[second + 31] = 0;
	memset(file + second + 32, 0xff, 4);
	assert_int_equal(tzif_parse(file, len, &z), ERR_BAD_FIELD);   /* four thousand million changes */
	len = make_file(file, rising, 2, offsets, "ABC-1");
	file[second + 44 + 16] = 3;
	assert_int_equal(tzif_parse(file, len, &z), ERR_BAD_FIELD);   /* of a kind that is not there */
	len = make_file(file, falling, 2, offsets, "ABC-1");
	assert_int_equal(tzif_parse(file, len, &z), ERR_BAD_FIELD);
}

/* --- an update of tzdata --- */

static void write_file(const char *folder, const char *rule)
{
	unsigned char file[512];
	const int32_t offset = 0;
	char path[128];
	size_t len = make_file(file, NULL, 0, &offset, rule);
	FILE *f;

	snprintf(path, sizeof path, "%s/Here", folder);
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(file, 1, len, f), len);
	OK(fclose(f));
}

static void rules_that_changed_count_from_when_what_was_read_is_forgotten(void **state)
{
	const struct civil noon = { 2026, 6, 1, 720 };
	char folder[] = "/tmp/cairn-zone-XXXXXX", path[128];
	int64_t before, after;

	assert_non_null(mkdtemp(folder));
	OK(setenv("TZDIR", folder, 1));
	write_file(folder, "ABC-1");
	OK(zone_moment(STR("Here"), &noon, &before));
	write_file(folder, "ABC-2");
	OK(zone_moment(STR("Here"), &noon, &after));
	assert_true(after == before);
	zone_forget();
	OK(zone_moment(STR("Here"), &noon, &after));
	assert_true(after == before - 3600 * 1000);
	snprintf(path, sizeof path, "%s/Here", folder);
	OK(unlink(path));
	zone_forget();
	assert_false(zone_known(STR("Here")));
	OK(rmdir(folder));
	OK(unsetenv("TZDIR"));
	zone_forget();
	assert_true(zone_known(STR("Europe/Berlin")));
}

/* --- threads --- */

static void *ask_on_and_on(void *ctx)
{
	size_t *wrong = ctx, i;
	int round;

	for (round = 0; round < 30; round++)
		for (i = 0; i < N(vectors); i++) {
			int64_t ms;

			*wrong += zone_moment(str_of(vectors[i].zone), &vectors[i].wall, &ms) != 0 || ms != vectors[i].at_s * 1000;
			if (i % 50 == 0)
				zone_forget();
		}
	return NULL;
}

static void threads_ask_at_the_same_time(void **state)
{
	pthread_t threads[3];
	size_t wrong[3] = { 0 }, i;

	for (i = 0; i < 3; i++)
		OK(pthread_create(&threads[i], NULL, ask_on_and_on, &wrong[i]));
	for (i = 0; i < 3; i++) {
		OK(pthread_join(threads[i], NULL));
		assert_int_equal(wrong[i], 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wall_is_read_as_the_moment_and_shows_it_as_zoneinfo_says),
		cmocka_unit_test(what_is_no_zone_is_unknown_whatever_lies_in_the_folder),
		cmocka_unit_test(a_time_that_is_on_no_clock_is_refused_and_nothing_is_told),
		cmocka_unit_test(a_wall_time_and_its_moment_belong_together_on_every_day_of_some_years),
		cmocka_unit_test(days_follow_each_other_from_1970_to_2200),
		cmocka_unit_test(text_that_is_no_day_is_refused),
		cmocka_unit_test(changes_come_first_and_then_the_rule),
		cmocka_unit_test(rules_are_read_in_every_form_that_posix_has),
		cmocka_unit_test(a_rule_that_is_none_is_refused),
		cmocka_unit_test(a_file_cut_anywhere_or_changed_in_its_counts_is_refused),
		cmocka_unit_test(rules_that_changed_count_from_when_what_was_read_is_forgotten),
		cmocka_unit_test(threads_ask_at_the_same_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
