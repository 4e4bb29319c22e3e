/* When a reminder is sent: so long before, outside of quiet hours, also when clocks change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "meeting/places.h"
#include "schedule/zone.h"

#define OK(call) assert_int_equal((call), 0)
#define MINUTE INT64_C(60000)

static int64_t at(const char *zone, const char *day, int hour, int minute)
{
	struct civil when;
	int64_t ms;

	OK(day_parse(str_of(day), &when));
	when.minute = hour * 60 + minute;
	OK(zone_moment(str_of(zone), &when, &ms));
	return ms;
}

static struct reminders quiet(const char *zone, int64_t from_hour, int64_t until_hour)
{
	return (struct reminders){ .quiet_from = from_hour * 60, .quiet_until = until_hour * 60, .zone = str_of(zone), .language = STR("") };
}

static int64_t moment(const struct reminders *r, int64_t start_ms, int64_t minutes)
{
	int64_t ms;

	OK(reminders_moment(r, start_ms, minutes, &ms));
	return ms;
}

static void a_reminder_is_so_long_before_the_beginning(void **state)
{
	struct reminders r = quiet("Europe/Berlin", 0, 0);
	int64_t start = at("Europe/Berlin", "2026-11-26", 19, 0);

	assert_true(moment(&r, start, 60) == at("Europe/Berlin", "2026-11-26", 18, 0));
	r = quiet("Europe/Berlin", 22, 7);
	assert_true(moment(&r, start, 60) == at("Europe/Berlin", "2026-11-26", 18, 0));
}

static void one_that_falls_into_quiet_hours_comes_just_before_they_begin(void **state)
{
	struct reminders r = quiet("Europe/Berlin", 22, 7);
	int64_t morning = at("Europe/Berlin", "2026-11-26", 8, 0), late = at("Europe/Berlin", "2026-11-26", 23, 30);

	assert_true(moment(&r, morning, 120) == at("Europe/Berlin", "2026-11-25", 21, 59));
	assert_true(moment(&r, late, 60) == at("Europe/Berlin", "2026-11-26", 21, 59));
	assert_true(moment(&r, morning, 60) == at("Europe/Berlin", "2026-11-26", 7, 0));
	r = quiet("Europe/Berlin", 13, 15);
	assert_true(moment(&r, at("Europe/Berlin", "2026-11-26", 15, 0), 60) == at("Europe/Berlin", "2026-11-26", 12, 59));
}

static void quiet_hours_are_by_ones_own_clock(void **state)
{
	struct reminders r = quiet("America/New_York", 22, 7);
	int64_t start = at("Europe/Berlin", "2026-11-26", 12, 30);   /* 6:30 in New York */

	assert_true(moment(&r, start, 60) == at("America/New_York", "2026-11-25", 21, 59));
}

static void quiet_hours_that_begin_when_the_clocks_change_still_have_a_beginning(void **state)
{
	struct reminders r = quiet("Europe/Berlin", 2, 7);
	int64_t start = at("Europe/Berlin", "2027-03-28", 8, 0);     /* 2:00 does not come on that day */

	/* Read as 3:00, an hour after 1:59. */
	assert_true(moment(&r, start, 120) == at("Europe/Berlin", "2027-03-28", 3, 0) - MINUTE);
}

static void the_next_one_is_the_first_that_is_still_to_come(void **state)
{
	struct reminders r = quiet("Europe/Berlin", 22, 7);
	int64_t start = at("Europe/Berlin", "2026-11-26", 8, 0), next;

	r.minutes[0] = 30;
	r.minutes[1] = 1440;
	r.minutes[2] = 120;               /* 6:00: the evening before */
	r.n = 3;
	OK(reminders_next(&r, start, at("Europe/Berlin", "2026-11-20", 0, 0), &next));
	assert_true(next == at("Europe/Berlin", "2026-11-25", 8, 0));
	OK(reminders_next(&r, start, next, &next));
	assert_true(next == at("Europe/Berlin", "2026-11-25", 21, 59));
	OK(reminders_next(&r, start, next, &next));
	assert_true(next == at("Europe/Berlin", "2026-11-26", 7, 30));
	OK(reminders_next(&r, start, next, &next));
	assert_true(next == 0);
}

static void one_whose_evening_is_over_is_dropped(void **state)
{
	struct reminders r = quiet("Europe/Berlin", 22, 7);
	int64_t start = at("Europe/Berlin", "2026-11-26", 8, 0), next;

	r.minutes[0] = 120;
	r.n = 1;
	OK(reminders_next(&r, start, at("Europe/Berlin", "2026-11-25", 23, 0), &next));
	assert_true(next == 0);
}

static void a_zone_that_is_gone_reminds_nobody_and_fails_nothing(void **state)
{
	struct reminders r = quiet("Mars/Olympus", 22, 7);
	int64_t next = 1;

	r.minutes[0] = 60;
	r.n = 1;
	OK(reminders_next(&r, at("UTC", "2026-11-26", 8, 0), 0, &next));
	assert_true(next == 0);
}

static void quiet_hours_end_today_or_tomorrow(void **state)
{
	struct reminders r = quiet("Europe/Berlin", 22, 7);
	int64_t until;

	OK(reminders_quiet_until(&r, at("Europe/Berlin", "2026-11-25", 23, 0), &until));
	assert_true(until == at("Europe/Berlin", "2026-11-26", 7, 0));
	OK(reminders_quiet_until(&r, at("Europe/Berlin", "2026-11-26", 6, 59), &until));
	assert_true(until == at("Europe/Berlin", "2026-11-26", 7, 0));
	OK(reminders_quiet_until(&r, at("Europe/Berlin", "2026-11-26", 7, 0), &until));
	assert_true(until == 0);
	OK(reminders_quiet_until(&r, at("Europe/Berlin", "2026-11-26", 21, 59), &until));
	assert_true(until == 0);
	r = quiet("Europe/Berlin", 7, 7);
	OK(reminders_quiet_until(&r, at("Europe/Berlin", "2026-11-26", 7, 0), &until));
	assert_true(until == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reminder_is_so_long_before_the_beginning),
		cmocka_unit_test(one_that_falls_into_quiet_hours_comes_just_before_they_begin),
		cmocka_unit_test(quiet_hours_are_by_ones_own_clock),
		cmocka_unit_test(quiet_hours_that_begin_when_the_clocks_change_still_have_a_beginning),
		cmocka_unit_test(the_next_one_is_the_first_that_is_still_to_come),
		cmocka_unit_test(one_whose_evening_is_over_is_dropped),
		cmocka_unit_test(a_zone_that_is_gone_reminds_nobody_and_fails_nothing),
		cmocka_unit_test(quiet_hours_end_today_or_tomorrow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
