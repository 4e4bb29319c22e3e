/* tests/unit/cli_when_test.c: times of meetings as `cairn` shows them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <time.h>

#include "when.h"

#define HOUR (3600 * INT64_C(1000))
#define NOVEMBER INT64_C(1795543200000)   /* 2026-11-24 18:00 UTC */

static void in_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

static void shows(int64_t start_ms, int64_t end_ms, const char *expected)
{
	char when[WHEN_LEN];

	when_put(start_ms, end_ms, NOVEMBER - 48 * HOUR, when);
	assert_string_equal(when, expected);
}

static void a_time_is_shown_by_the_clock_of_this_machine_and_its_zone_is_named(void **state)
{
	in_zone("Europe/Berlin");
	shows(NOVEMBER, NOVEMBER + HOUR, "Tue 24 Nov 19:00-20:00");
	assert_string_equal(when_zone(), "Europe/Berlin");
	in_zone(":Asia/Kolkata");
	shows(NOVEMBER, NOVEMBER + HOUR, "Tue 24 Nov 23:30-Wed 00:30");
	assert_string_equal(when_zone(), "Asia/Kolkata");
	shows(NOVEMBER + 60 * 24 * HOUR, NOVEMBER + 60 * 24 * HOUR + HOUR, "Sat 23 Jan 2027 23:30-Sun 00:30");
}

static void an_hour_in_which_the_clocks_change_says_so(void **state)
{
	in_zone("Europe/London");
	/* 2027-10-31 00:30 to 01:30 by the wall: two hours. */
	shows(INT64_C(1824939000000), INT64_C(1824939000000) + 2 * HOUR, "Sun 31 Oct 2027 00:30-01:30 (clocks change)");
}

static void a_time_is_hours_and_minutes_and_nothing_else(void **state)
{
	static const char *const wrong[] = { "", "18", "24:00", "18:60", "18:5", "018:00", "18:000", "-1:00", "18:-5", "18.00", ":30", " 18:00", "18:00 " };
	int64_t minute;
	size_t i;

	assert_true(when_minute("00:00", &minute) && minute == 0);
	assert_true(when_minute("9:30", &minute) && minute == 570);
	assert_true(when_minute("23:59", &minute) && minute == 1439);
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(when_minute(wrong[i], &minute));
}

static void times_for_machines_are_in_utc(void **state)
{
	char when[WHEN_LEN];

	in_zone("Australia/Lord_Howe");
	when_put_utc(NOVEMBER, when);
	assert_string_equal(when, "2026-11-24T18:00:00Z");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_time_is_shown_by_the_clock_of_this_machine_and_its_zone_is_named),
		cmocka_unit_test(an_hour_in_which_the_clocks_change_says_so),
		cmocka_unit_test(a_time_is_hours_and_minutes_and_nothing_else),
		cmocka_unit_test(times_for_machines_are_in_utc),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
