/* tests/unit/ical_peer_test.c: calendars that are written here, read by libical: the same times, by the VTIMEZONE that came with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>

#include "schedule/days.h"
#include "schedule/ical.h"

#define N(array) (sizeof(array) / sizeof *(array))
#define OK(call) assert_int_equal((call), 0)
#define MOST 1200
#define STAMP INT64_C(1767700800000)      /* 2026-01-06 12:00 */

static struct buf written(const struct ical_event *list, size_t n)
{
	struct ical_calendar c = { .name = STR("Drop-ins"), .source = STR("https://cairn.example/x.ics"), .refresh_minutes = 60, .events = list, .n = n };
	struct buf out = BUF_INIT(4 << 20);

	OK(ical_write(&c, &out));
	return out;
}

/* libical keeps what is wrong as properties of the text it made. */
static icalcomponent *parsed(const struct buf *text)
{
	icalcomponent *c = icalparser_parse_string(text->at);

	assert_non_null(c);
	assert_int_equal(icalcomponent_isa(c), ICAL_VCALENDAR_COMPONENT);
	assert_int_equal(icalcomponent_count_errors(c), 0);
	return c;
}

/* The zone of the calendar, not the one libical knows by that name. */
static icaltimezone *zone_in(icalcomponent *calendar)
{
	icalcomponent *c = icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
	icaltimezone *zone = icaltimezone_new();

	assert_non_null(c);
	assert_true(icaltimezone_set_component(zone, icalcomponent_new_clone(c)));
	return zone;
}

/* --- zones --- */

static void check_offsets(const char *name, int first_year, int last_year)
{
	struct ical_event e = { .uid = STR("u"), .title = STR("t"), .zone = str_of(name), .start = { { first_year, 1, 1, 0 }, 0 }, .minutes = 60, .stamp_ms = STAMP };
	struct buf text = written(&e, 1);
	icalcomponent *calendar = parsed(&text);
	icaltimezone *zone = zone_in(calendar);
	int64_t ms = days_number(first_year, 1, 1) * DAY_S * 1000, end = days_number(last_year + 1, 1, 1) * DAY_S * 1000, until;
	int32_t offset;
	int dst, got;

	/* Every nine days and a bit, and around each change. */
	for (; ms < end; ms += (9 * 24 + 7) * INT64_C(3600000)) {
		int64_t probes[4] = { ms };
		size_t i, n = 1;

		OK(zone_offset(str_of(name), ms, &offset, &until));
		if (until < ms + 10 * DAY_S * 1000) {
			probes[n++] = until - 1000;
			probes[n++] = until;
			probes[n++] = until + 1000;
		}
		for (i = 0; i < n; i++) {
			struct icaltimetype t = icaltime_from_timet_with_zone((time_t)(probes[i] / 1000), 0, icaltimezone_get_utc_timezone());

			OK(zone_offset(str_of(name), probes[i], &offset, &until));
			got = icaltimezone_get_utc_offset_of_utc_time(zone, &t, &dst);
			if (got != offset)
				fail_msg("%s: libical reads %d where it is %d, at %s", name, got, offset, icaltime_as_ical_string(t));
		}
	}
	icaltimezone_free(zone, 1);
	icalcomponent_free(calendar);
	buf_release(&text);
}

/* Of rules without end far ahead; of others as long as the text promises: ten years. */
static void the_zones_that_are_written_are_the_zones(void **state)
{
	static const char *const ruled[] = { "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Australia/Sydney", "Australia/Lord_Howe",
		"America/Sao_Paulo", "Asia/Kolkata", "Asia/Tokyo", "Pacific/Chatham", "America/St_Johns", "America/Santiago", "Europe/Dublin", "Pacific/Auckland",
		"America/Havana", "Asia/Beirut", "Africa/Johannesburg", "Pacific/Easter" };
	static const char *const listed[] = { "Africa/Cairo", "Africa/Casablanca", "Asia/Gaza", "Asia/Jerusalem", "America/Nuuk" };
	size_t i;

	for (i = 0; i < N(ruled); i++)
		check_offsets(ruled[i], 2026, 2036);
	for (i = 0; i < N(listed); i++)
		check_offsets(listed[i], 2026, 2035);
	/* From before laws changed. */
	check_offsets("America/New_York", 2000, 2030);
	check_offsets("Europe/London", 1971, 2030);
	check_offsets("Europe/Moscow", 2005, 2030);
}

/* --- events --- */

static int64_t moment_of(struct icaltimetype t, icaltimezone *zone)
{
	return (int64_t)icaltime_as_timet_with_zone(t, icaltime_is_utc(t) ? icaltimezone_get_utc_timezone() : zone) * 1000;
}

struct collected {
	int64_t at[MOST];
	size_t n;
	icaltimezone *zone;
};

static void collect_rule(icalcomponent *event, struct collected *c)
{
	icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	struct icaltimetype start = icalcomponent_get_dtstart(event), t;
	icalrecur_iterator *it;

	icaltime_set_timezone(&start, c->zone);
	it = icalrecur_iterator_new(icalproperty_get_rrule(rule), start);
	assert_non_null(it);
	for (t = icalrecur_iterator_next(it); !icaltime_is_null_time(t) && t.year < 2036 && c->n < MOST; t = icalrecur_iterator_next(it))
		c->at[c->n++] = moment_of(t, c->zone);
	icalrecur_iterator_free(it);
}

static void drop(struct collected *c, int64_t ms)
{
	size_t i, n = 0;

	for (i = 0; i < c->n; i++)
		if (c->at[i] != ms)
			c->at[n++] = c->at[i];
	assert_int_equal(n, c->n - 1);        /* what is left out was one of them */
	c->n = n;
}

static void drop_listed(icalcomponent *event, struct collected *c)
{
	icalproperty *p = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);

	for (; p; p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
		drop(c, moment_of(icalproperty_get_exdate(p), c->zone));
}

static void check_series(const char *zone, const char *rule)
{
	static struct occurrence expected[MOST];
	static struct collected c;
	struct wall out[2] = { { { 2026, 3, 10, 1080 }, 0 }, { { 2026, 3, 17, 0 }, -1 } };
	struct ical_event e = { .uid = STR("u"), .title = STR("t"), .zone = str_of(zone), .start = { { 2026, 3, 3, 1080 }, 0 }, .minutes = 60,
		.rule = str_of(rule), .stamp_ms = STAMP, .left_out = out, .n_left_out = 2 };
	struct recur r = { .zone = e.zone, .first = e.start, .rule = e.rule, .left_out = out, .n_left_out = 2 };
	struct buf text = written(&e, 1);
	icalcomponent *calendar = parsed(&text), *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
	size_t n, i;
	bool more;

	c = (struct collected){ .zone = zone_in(calendar) };
	collect_rule(event, &c);
	drop_listed(event, &c);
	OK(recur_expand(&r, 0, INT64_MAX, expected, MOST, &n, &more));
	while (n > 0 && expected[n - 1].wall.at.year >= 2036)
		n--;
	if (n > c.n)
		fail_msg("%s in %s: libical reads %zu where there are %zu", rule, zone, c.n, n);
	for (i = 0; i < n; i++)
		assert_int_equal(c.at[i], expected[i].start_ms);
	assert_true(n > 40);
	icaltimezone_free(c.zone, 1);
	icalcomponent_free(calendar);
	buf_release(&text);
}

static void libical_reads_the_same_times(void **state)
{
	static const char *const zones[] = { "Europe/London", "America/New_York", "Australia/Sydney", "America/Sao_Paulo", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kolkata" };
	static const char *const rules[] = { "FREQ=WEEKLY;UNTIL=20351230", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=150", "FREQ=DAILY;COUNT=500", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270309T180000" };
	size_t i, k;

	for (i = 0; i < N(zones); i++)
		for (k = 0; k < N(rules); k++)
			check_series(zones[i], rules[k]);
}

static void libical_reads_the_words_and_the_state(void **state)
{
	struct ical_event list[2] = { { .uid = STR("u@x"), .title = STR("Tea; cake, and \\ more"), .about = STR("one\ntwo"), .zone = STR("Europe/London"),
		.start = { { 2026, 3, 3, 1080 }, 0 }, .minutes = 90, .rule = STR("FREQ=WEEKLY"), .stamp_ms = STAMP, .sequence = 4, .url = STR("https://x.example/a?b=c,d;e") } };
	icalcomponent *calendar, *first, *second;
	struct buf text;

	list[1] = list[0];
	list[1].rule = STR("");
	list[1].is_override = list[1].cancelled = true;
	list[1].slot = (struct wall){ { 2026, 3, 10, 1080 }, 0 };
	text = written(list, 2);
	calendar = parsed(&text);
	first = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
	second = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
	assert_string_equal(icalcomponent_get_summary(first), "Tea; cake, and \\ more");
	assert_string_equal(icalcomponent_get_description(first), "one\ntwo");
	assert_string_equal(icalproperty_get_url(icalcomponent_get_first_property(first, ICAL_URL_PROPERTY)), "https://x.example/a?b=c,d;e");
	assert_int_equal(icalcomponent_get_sequence(first), 4);
	assert_int_equal(icaldurationtype_as_int(icalcomponent_get_duration(first)), 5400);
	assert_int_equal(icalcomponent_get_status(first), ICAL_STATUS_CONFIRMED);
	assert_int_equal(icalcomponent_get_status(second), ICAL_STATUS_CANCELLED);
	assert_string_equal(icaltime_as_ical_string(icalcomponent_get_recurrenceid(second)), "20260310T180000");
	icalcomponent_free(calendar);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_zones_that_are_written_are_the_zones),
		cmocka_unit_test(libical_reads_the_same_times),
		cmocka_unit_test(libical_reads_the_words_and_the_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
