/* tests/unit/ical_test.c: iCalendar texts, written as the RFC has them, read back as they were, and refused with the line that is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "each_allocation.h"
#include "schedule/ical.h"
#include "schedule/vtimezone.h"

#define N(array) (sizeof(array) / sizeof *(array))
#define OK(call) assert_int_equal((call), 0)
#define OUT_MOST (4u << 20)
#define ARENA_MOST (16u << 20)
#define STAMP INT64_C(1767700800000)      /* 2026-01-06 12:00 */

static struct arena arena;
static struct ical_event *events;
static size_t n_events;
static struct ical_fault fault;

static int set_up(void **state)
{
	arena_init(&arena, ARENA_MOST);
	return 0;
}

static int tear_down(void **state)
{
	arena_release(&arena);
	return 0;
}

static struct wall wall(const char *text)
{
	struct wall w = { 0 };
	int clock = 0;

	assert_int_equal(sscanf(text, "%4d%2d%2dT%6d", &w.at.year, &w.at.month, &w.at.day, &clock), 4);
	w.at.minute = clock / 10000 * 60 + clock / 100 % 100;
	w.second = clock % 100;
	return w;
}

static bool same_wall(const struct wall *a, const struct wall *b)
{
	return wall_seconds(a) == wall_seconds(b);
}

static struct ical_event event(const char *uid, const char *zone, const char *start, const char *rule)
{
	return (struct ical_event){ .uid = str_of(uid), .title = STR("Evening"), .zone = str_of(zone), .start = wall(start), .minutes = 60,
		.rule = str_of(rule), .stamp_ms = STAMP };
}

static struct buf write_all(const struct ical_event *list, size_t n)
{
	struct ical_calendar c = { .events = list, .n = n };
	struct buf out = BUF_INIT(OUT_MOST);

	OK(ical_write(&c, &out));
	return out;
}

static int read_text(const char *text, const char *zone)
{
	fault = (struct ical_fault){ "none", -1 };
	n_events = 0;
	return ical_read(str_of(text), str_of(zone), &arena, &events, &n_events, &fault);
}

/* --- written --- */

static void a_calendar_is_written_as_the_rfc_has_it(void **state)
{
	const struct wall out[] = { wall("20260120T180000"), { { 2026, 1, 27, 0 }, -1 } };
	const struct wall extra = wall("20260121T190000");
	struct ical_event list[2] = { event("a@cairn", "Europe/London", "20260106T180000", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260709"),
		event("a@cairn", "Europe/London", "20260113T193000", "") };
	struct ical_calendar c = { .name = STR("Drop-ins, and more; here"), .source = STR("https://cairn.example/programme.ics"), .refresh_minutes = 90,
		.events = list, .n = 2 };
	struct buf text = BUF_INIT(OUT_MOST);

	list[0].left_out = out;
	list[0].n_left_out = 2;
	list[0].extra = &extra;
	list[0].n_extra = 1;
	list[0].about = STR("First line\nback\\slash; comma,\r\nend\x01");
	list[0].url = STR("https://cairn.example/programme#7");
	list[0].sequence = 3;
	list[0].changed_ms = STAMP + 1000;
	list[1].is_override = list[1].cancelled = true;
	list[1].slot = wall("20260113T180000");
	list[1].minutes = 1500;
	OK(ical_write(&c, &text));
	assert_string_equal(text.at,
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cairn//Cairn//EN\r\nCALSCALE:GREGORIAN\r\n"
		"NAME:Drop-ins\\, and more\\; here\r\nX-WR-CALNAME:Drop-ins\\, and more\\; here\r\n"
		"SOURCE;VALUE=URI:https://cairn.example/programme.ics\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H30M\r\nX-PUBLISHED-TTL:PT1H30M\r\n"
		"BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n"
		"BEGIN:STANDARD\r\nDTSTART:20250101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\n"
		"BEGIN:DAYLIGHT\r\nDTSTART:20250330T010000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
		"BEGIN:STANDARD\r\nDTSTART:20251026T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
		"END:VTIMEZONE\r\n"
		"BEGIN:VEVENT\r\nUID:a@cairn\r\nDTSTAMP:20260106T120000Z\r\nLAST-MODIFIED:20260106T120001Z\r\nSEQUENCE:3\r\n"
		"DTSTART;TZID=Europe/London:20260106T180000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260709T225959Z\r\n"
		"RDATE;TZID=Europe/London:20260121T190000\r\nEXDATE;TZID=Europe/London:20260120T180000\r\nEXDATE;TZID=Europe/London:20260127T180000\r\n"
		"SUMMARY:Evening\r\nDESCRIPTION:First line\\nback\\\\slash\\; comma\\,\\nend\r\nURL:https://cairn.example/programme#7\r\n"
		"STATUS:CONFIRMED\r\nEND:VEVENT\r\n"
		"BEGIN:VEVENT\r\nUID:a@cairn\r\nDTSTAMP:20260106T120000Z\r\nSEQUENCE:0\r\nRECURRENCE-ID;TZID=Europe/London:20260113T180000\r\n"
		"DTSTART;TZID=Europe/London:20260113T193000\r\nDURATION:PT25H\r\nSUMMARY:Evening\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
	buf_release(&text);
}

static void times_in_utc_have_a_z_and_no_zone(void **state)
{
	struct ical_event e = event("u", "UTC", "20260106T180000", "FREQ=DAILY;UNTIL=20260109T180000");
	struct buf text = write_all(&e, 1);

	assert_null(strstr(text.at, "VTIMEZONE"));
	assert_non_null(strstr(text.at, "\r\nDTSTART:20260106T180000Z\r\n"));
	assert_non_null(strstr(text.at, "\r\nRRULE:FREQ=DAILY;UNTIL=20260109T180000Z\r\n"));
	buf_release(&text);
}

static void an_unknown_zone_or_a_wrong_rule_is_not_written(void **state)
{
	struct ical_event e = event("u", "Mars/Olympus", "20260106T180000", "");
	struct ical_calendar c = { .events = &e, .n = 1 };
	struct buf text = BUF_INIT(OUT_MOST), little = BUF_INIT(100);

	assert_int_equal(ical_write(&c, &text), ERR_BAD_FIELD);
	e.zone = STR("UTC");
	e.rule = STR("FREQ=OFTEN");
	assert_int_equal(ical_write(&c, &text), ERR_BAD_FIELD);
	e.rule = STR("");
	assert_int_equal(ical_write(&c, &little), ERR_TOO_LARGE);
	buf_release(&text);
	buf_release(&little);
}

/* Lines end with CRLF, none is longer than 75 bytes, and none begins within a character. */
static void check_lines(const char *at)
{
	const char *end;

	for (; *at; at = end + 2) {
		end = strstr(at, "\r\n");
		assert_non_null(end);
		assert_in_range(end - at, 1, 75);
		assert_null(memchr(at, '\r', (size_t)(end - at)));
		assert_null(memchr(at, '\n', (size_t)(end - at)));
		assert_false(*at == ' ' && ((unsigned char)at[1] & 0xC0) == 0x80);
	}
}

static void lines_are_folded_between_characters(void **state)
{
	static const char *const characters[] = { "a", "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x8C\xB1", "," };
	char about[1024];
	size_t i, n, shift;

	for (i = 0; i < N(characters); i++)
		for (shift = 0; shift < 80; shift++) {
			struct ical_event e = event("u", "UTC", "20260106T180000", "");
			struct buf text;

			memset(about, 'x', shift);
			for (n = shift; n + 4 < 500; n += strlen(characters[i]))
				memcpy(about + n, characters[i], strlen(characters[i]));
			e.about = (struct str){ about, n };
			text = write_all(&e, 1);
			check_lines(text.at);
			OK(read_text(text.at, NULL));
			assert_true(str_eq(events[0].about, e.about));
			buf_release(&text);
		}
}

/* --- and read back --- */

static void check_same(const struct ical_event *a, const struct ical_event *b)
{
	size_t i;

	assert_true(str_eq(a->uid, b->uid) && str_eq(a->title, b->title) && str_eq(a->zone, b->zone));
	assert_true(a->rule.len == b->rule.len && (a->rule.len == 0 || str_eq(a->rule, b->rule)));
	assert_true(same_wall(&a->start, &b->start) && a->minutes == b->minutes && a->cancelled == b->cancelled && a->sequence == b->sequence);
	assert_true(a->is_override == b->is_override && (!a->is_override || same_wall(&a->slot, &b->slot)));
	assert_true(a->stamp_ms == b->stamp_ms && a->changed_ms == b->changed_ms && a->n_extra == b->n_extra && a->n_left_out == b->n_left_out);
	for (i = 0; i < a->n_extra; i++)
		assert_true(same_wall(&a->extra[i], &b->extra[i]));
	for (i = 0; i < a->n_left_out; i++)
		assert_true(same_wall(&a->left_out[i], &b->left_out[i]));
}

static void what_was_written_is_read_back(void **state)
{
	static const char *const zone_names[] = { "UTC", "Europe/London", "America/Sao_Paulo", "Africa/Casablanca", "Africa/Cairo", "Pacific/Apia", "Asia/Kathmandu" };
	const struct wall some[] = { wall("20260301T110000"), wall("20260302T123456") };
	struct ical_event list[N(zone_names) * 2];
	struct buf text;
	size_t i;

	for (i = 0; i < N(zone_names); i++) {
		list[i] = event(zone_names[i], zone_names[i], "20260228T013001", "FREQ=MONTHLY;BYDAY=-1SA;UNTIL=20270101T000000Z");
		list[i].extra = list[i].left_out = some;
		list[i].n_extra = list[i].n_left_out = i % 3;
		list[i].minutes = (int64_t)i * 37;
		list[i].sequence = (int64_t)i;
		list[i].changed_ms = i % 2 ? STAMP : 0;
		list[N(zone_names) + i] = event(zone_names[i], zone_names[i], "20260329T110000", "");
		list[N(zone_names) + i].slot = wall("20260328T013001");
		list[N(zone_names) + i].is_override = true;
		list[N(zone_names) + i].cancelled = i % 2;
	}
	text = write_all(list, N(list));
	OK(read_text(text.at, NULL));
	assert_int_equal(n_events, N(list));
	for (i = 0; i < N(list); i++)
		check_same(&list[i], &events[i]);
	buf_release(&text);
}

#define HEAD "BEGIN:VCALENDAR\nVERSION:2.0\n"
#define TAIL "END:VCALENDAR\n"
#define EVENT(lines) "BEGIN:VEVENT\nUID:u\n" lines "END:VEVENT\n"

static void what_others_write_is_understood(void **state)
{
	OK(read_text("\xEF\xBB\xBF" "begin:vcalendar\r\nversion:2.0\r\nX-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\n"
		"DTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\n"
		"BEGIN:VEVENT\r\nDESCRIPTION;LANGUAGE=\"de;x:y\":a\\n b\\N\r\n \tc\\,\\;\\\\\\x\r\nSUMMARY;ALTREP=\"cid:part\":T\r\n itle\r\n"
		"DTSTART;TZID=\"W. Europe Standard Time\":20260106T180000\r\nDTEND;TZID=W. Europe Standard Time:20260106T191530\r\nUID:1\r\n"
		"EXDATE;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260113T180000,20260120T180000\r\nEXDATE:20260127T170000Z\r\nEXDATE;VALUE=DATE:20260203\r\n"
		"RDATE;VALUE=PERIOD:20260107T170000Z/PT1H\r\nRDATE;VALUE=DATE:20260108\r\nRRULE:FREQ=WEEKLY\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nUID:other\r\nEND:VALARM\r\n"
		"X-ANYTHING;X=Y:z\r\nEND:VEVENT\r\nend:vcalendar\r\n\r\n", NULL));
	assert_int_equal(n_events, 1);
	assert_true(str_is(events[0].zone, "Europe/Berlin") && str_is(events[0].title, "Title") && str_is(events[0].about, "a\n b\n\tc,;\\x"));
	assert_int_equal(events[0].minutes, 76);
	assert_int_equal(events[0].n_left_out, 4);
	assert_true(same_wall(&events[0].left_out[2], &(struct wall){ { 2026, 1, 27, 1080 }, 0 }));
	assert_int_equal(events[0].left_out[3].second, -1);
	assert_int_equal(events[0].n_extra, 2);
	assert_true(same_wall(&events[0].extra[0], &(struct wall){ { 2026, 1, 7, 1080 }, 0 }));
	assert_true(same_wall(&events[0].extra[1], &(struct wall){ { 2026, 1, 8, 1080 }, 0 }));
}

static void days_and_floating_times_are_in_the_zone_given(void **state)
{
	OK(read_text(HEAD EVENT("DTSTART;VALUE=DATE:20260106\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260107\n") TAIL, "Asia/Tokyo"));
	assert_true(str_is(events[0].zone, "Asia/Tokyo"));
	assert_int_equal(events[0].minutes, 1440);
	assert_int_equal(events[0].start.at.minute, 0);
	OK(read_text(HEAD EVENT("DTSTART;VALUE=DATE:20260328\nDTEND;VALUE=DATE:20260330\n") TAIL, "Europe/London"));
	assert_int_equal(events[0].minutes, 2880);
	OK(read_text(HEAD EVENT("DTSTART:20260106T180000\nDURATION:P1DT2H3M4S\n") TAIL, "Asia/Tokyo"));
	assert_int_equal(events[0].minutes, 1440 + 123 + 1);
	assert_int_equal(read_text(HEAD EVENT("DTSTART:20260106T180000\n") TAIL, NULL), ERR_BAD_FIELD);
	assert_string_equal(fault.field, "zone");
	assert_int_equal(read_text(HEAD EVENT("DTSTART;VALUE=DATE:20260106\n") TAIL, NULL), ERR_BAD_FIELD);
	assert_string_equal(fault.field, "zone");
	/* Among times that name one, it is that. */
	OK(read_text(HEAD EVENT("EXDATE:20260107T180000\nDTEND:20260106T190000\nDTSTART;TZID=Asia/Tokyo:20260106T180000\n") TAIL, "Europe/Paris"));
	assert_int_equal(events[0].minutes, 60);
	assert_int_equal(events[0].left_out[0].at.minute, 1080);
}

static void a_length_is_by_moments_when_clocks_change_within_it(void **state)
{
	OK(read_text(HEAD EVENT("DTSTART;TZID=Europe/London:20260328T230000\nDTEND;TZID=Europe/London:20260329T040000\n") TAIL, NULL));
	assert_int_equal(events[0].minutes, 240);
	OK(read_text(HEAD EVENT("DTSTART;TZID=Europe/London:20260106T180000\nDTEND;TZID=America/New_York:20260106T140000\n") TAIL, NULL));
	assert_int_equal(events[0].minutes, 60);
}

static void overrides_come_after_their_series_and_by_its_clock(void **state)
{
	OK(read_text(HEAD EVENT("RECURRENCE-ID:20260113T180000Z\nDTSTART:20260113T200000Z\n") "BEGIN:VEVENT\nUID:v\nDTSTART:20260101T000000Z\nEND:VEVENT\n"
		EVENT("DTSTART;TZID=America/New_York:20260106T130000\nRRULE:FREQ=WEEKLY\n") EVENT("RECURRENCE-ID;VALUE=DATE:20260120\nDTSTART:20260121T200000Z\nSTATUS:cancelled\n") TAIL, NULL));
	assert_int_equal(n_events, 4);
	assert_false(events[0].is_override || events[1].is_override);
	assert_true(events[2].is_override && events[3].is_override && !events[2].cancelled && events[3].cancelled);
	assert_true(str_is(events[2].zone, "America/New_York"));
	assert_true(same_wall(&events[2].slot, &(struct wall){ { 2026, 1, 13, 780 }, 0 }));
	assert_true(same_wall(&events[2].start, &(struct wall){ { 2026, 1, 13, 900 }, 0 }));
	assert_true(same_wall(&events[3].slot, &(struct wall){ { 2026, 1, 20, 780 }, 0 }));
}

static void zones_are_known_by_the_names_that_programs_give_them(void **state)
{
	static const char *const names[][2] = { { "Europe/Berlin", "Europe/Berlin" }, { "US/Eastern", "US/Eastern" }, { "/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin" },
		{ "/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires" }, { "Eastern Standard Time", "America/New_York" },
		{ "GMT Standard Time", "Europe/London" }, { "w. europe standard time", "Europe/Berlin" }, { "UTC", "UTC" }, { "Etc/GMT+12", "Etc/GMT+12" } };
	static const char *const wrong[] = { "Mars/Olympus", "/mozilla.org/20050126_1/Mars/Olympus", "Customized Time Zone", "", "/", "//", "../Europe/Berlin", "Standard Time" };
	char text[512];
	size_t i;

	for (i = 0; i < N(names); i++) {
		snprintf(text, sizeof text, HEAD EVENT("DTSTART;TZID=%s:20260106T180000\n") TAIL, names[i][0]);
		OK(read_text(text, NULL));
		assert_true(str_is(events[0].zone, names[i][1]));
	}
	for (i = 0; i < N(wrong); i++) {
		snprintf(text, sizeof text, HEAD EVENT("DTSTART;TZID=%s:20260106T180000\n") TAIL, wrong[i]);
		assert_int_equal(read_text(text, "Europe/Paris"), ERR_BAD_FIELD);
		assert_string_equal(fault.field, "zone");
		assert_int_equal(fault.line, 5);
	}
}

/* --- refused --- */

#define START "DTSTART:20260106T180000Z\n"

static const struct refused {
	const char *text, *field;
	int line;
} refused[] = {
	{ "", "ics", 0 },
	{ "\n\n", "ics", 0 },
	{ "hello", "ics", 1 },
	{ "hello: you\n", "ics", 1 },
	{ "BEGIN:VEVENT\n", "ics", 1 },
	{ "BEGIN:VCALENDAR\n", "ics", 2 },
	{ HEAD, "ics", 3 },
	{ HEAD "END:VEVENT\n", "ics", 3 },
	{ HEAD TAIL "X:y\n", "ics", 4 },
	{ HEAD "BEGIN:VCALENDAR\n", "ics", 3 },
	{ HEAD "no line of a calendar\n" TAIL, "ics", 3 },
	{ HEAD "=:\n" TAIL, "ics", 3 },
	{ HEAD "NAME:\xFF\n" TAIL, "ics", 3 },
	{ HEAD "NAME:\xED\xA0\x80\n" TAIL, "ics", 3 },
	{ HEAD "NAME:\xC0\xAF\n" TAIL, "ics", 3 },
	{ HEAD "X\n :\n folded\nY\n" TAIL, "ics", 6 },
	{ HEAD "BEGIN:A\nBEGIN:B\nBEGIN:C\nBEGIN:D\nBEGIN:E\nBEGIN:F\nBEGIN:G\nBEGIN:H\n", "ics", 10 },
	{ HEAD "BEGIN:VEVENT\n" START "END:VEVENT\n" TAIL, "uid", 3 },
	{ HEAD "BEGIN:VEVENT\nUID:\n" START "END:VEVENT\n" TAIL, "uid", 4 },
	{ HEAD EVENT("UID:v\n" START) TAIL, "uid", 5 },
	{ HEAD EVENT(START) EVENT(START) TAIL, "uid", 7 },
	{ HEAD EVENT("SUMMARY:x\n") TAIL, "dtstart", 3 },
	{ HEAD EVENT("DTSTART:20260230T180000Z\n") TAIL, "dtstart", 5 },
	{ HEAD EVENT("DTSTART:2026-01-06\n") TAIL, "dtstart", 5 },
	{ HEAD EVENT("DTSTART:20260106T250000Z\n") TAIL, "dtstart", 5 },
	{ HEAD EVENT("DTSTART:19690106T180000Z\n") TAIL, "dtstart", 5 },
	{ HEAD EVENT("DTSTART;VALUE=DATE:20260106T180000Z\n") TAIL, "dtstart", 5 },
	{ HEAD EVENT("DTSTART;VALUE=DATE-TIME:20260106\n") TAIL, "dtstart", 5 },
	{ HEAD EVENT(START START) TAIL, "dtstart", 6 },
	{ HEAD EVENT(START "DTEND:20260106T175959Z\n") TAIL, "dtend", 3 },
	{ HEAD EVENT(START "DTEND:20260107\n") TAIL, "dtend", 3 },
	{ HEAD EVENT(START "DTEND:now\n") TAIL, "dtend", 6 },
	{ HEAD EVENT(START "DTEND:20260106T190000Z\nDURATION:PT1H\n") TAIL, "duration", 3 },
	{ HEAD EVENT(START "DURATION:-PT1H\n") TAIL, "duration", 6 },
	{ HEAD EVENT(START "DURATION:PT\n") TAIL, "duration", 6 },
	{ HEAD EVENT(START "DURATION:P\n") TAIL, "duration", 6 },
	{ HEAD EVENT(START "DURATION:PT1D\n") TAIL, "duration", 6 },
	{ HEAD EVENT(START "DURATION:PT1HT1M\n") TAIL, "duration", 6 },
	{ HEAD EVENT(START "DURATION:PT1M1H\n") TAIL, "duration", 6 },
	{ HEAD EVENT(START "DURATION:P99999999999999999999D\n") TAIL, "duration", 6 },
	{ HEAD EVENT("SUMMARY:x\nRRULE:FREQ=OFTEN\n" START) TAIL, "rule", 6 },
	{ HEAD EVENT(START "RRULE:FREQ=DAILY;COUNT=1000000000\n") TAIL, "rule", 6 },
	{ HEAD EVENT(START "RRULE:\n") TAIL, "rule", 6 },
	{ HEAD EVENT(START "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY\n") TAIL, "rule", 7 },
	{ HEAD EVENT(START "EXRULE:FREQ=DAILY\n") TAIL, "exrule", 6 },
	{ HEAD EVENT(START "RECURRENCE-ID:20260106T180000Z\nRRULE:FREQ=DAILY\n") TAIL, "rule", 7 },
	{ HEAD EVENT(START "RECURRENCE-ID;RANGE=THISANDFUTURE:20260106T180000Z\n") TAIL, "recurrence_id", 6 },
	{ HEAD EVENT(START "RECURRENCE-ID:x\n") TAIL, "recurrence_id", 6 },
	{ HEAD EVENT(START "RDATE:20260230T180000Z\n") TAIL, "rdate", 6 },
	{ HEAD EVENT(START "RDATE:20260106T180000Z,,20260107T180000Z\n") TAIL, "rdate", 6 },
	{ HEAD EVENT(START "EXDATE:x\n") TAIL, "exdate", 6 },
	{ HEAD EVENT(START "EXDATE;TZID=Mars/Olympus:20260106T180000\n") TAIL, "zone", 6 },
	{ HEAD EVENT(START "SEQUENCE:-1\n") TAIL, "sequence", 6 },
	{ HEAD EVENT(START "SEQUENCE:99999999999999999999\n") TAIL, "sequence", 6 },
	{ HEAD EVENT(START "DTSTAMP:x\n") TAIL, "dtstamp", 6 },
	{ HEAD EVENT(START "LAST-MODIFIED:x\n") TAIL, "last_modified", 6 },
	{ HEAD "BEGIN:VEVENT\nUID:u\nSUMMARY:a\n b\n c\nDTSTART:x\nEND:VEVENT\n" TAIL, "dtstart", 8 },
};

static void what_is_wrong_is_refused_with_its_field_and_line(void **state)
{
	size_t i;

	for (i = 0; i < N(refused); i++) {
		int err = read_text(refused[i].text, NULL);

		if (err != ERR_BAD_FIELD || strcmp(fault.field, refused[i].field) != 0 || fault.line != refused[i].line)
			fail_msg("%s\nsays %s, %s in line %d", refused[i].text, err ? err_name(err) : "nothing", fault.field, fault.line);
	}
}

static void nul_bytes_are_refused(void **state)
{
	static const char text[] = "BEGIN:VCALENDAR\nNAME:a\0b\nEND:VCALENDAR\n";

	assert_int_equal(ical_read((struct str){ text, sizeof text - 1 }, STR("UTC"), &arena, &events, &n_events, &fault), ERR_BAD_FIELD);
	assert_int_equal(fault.line, 2);
}

static void too_much_is_refused(void **state)
{
	struct buf text = BUF_INIT(OUT_MOST);
	size_t i;

	buf_puts(&text, HEAD);
	for (i = 0; i <= ICAL_EVENTS_MOST; i++)
		buf_putf(&text, "BEGIN:VEVENT\nUID:%zu\n" START "END:VEVENT\n", i);
	buf_puts(&text, TAIL);
	assert_int_equal(read_text(text.at, NULL), ERR_TOO_LARGE);
	assert_string_equal(fault.field, "ics");
	assert_int_equal(fault.line, 3 + 4 * ICAL_EVENTS_MOST);

	buf_reset(&text);
	buf_puts(&text, HEAD "BEGIN:VEVENT\nUID:u\n" START "EXDATE:20260106T180000Z");
	for (i = 0; i < RECUR_LIST_MOST; i++)
		buf_puts(&text, ",20260106T180000Z");
	buf_puts(&text, "\nEND:VEVENT\n" TAIL);
	assert_int_equal(read_text(text.at, NULL), ERR_TOO_LARGE);
	assert_string_equal(fault.field, "exdate");
	assert_int_equal(fault.line, 6);

	buf_reset(&text);
	buf_puts(&text, HEAD "X-PAD:");
	while (text.len <= ICAL_TEXT_MOST - strlen("\n" TAIL))
		buf_putc(&text, 'x');
	text.len--;
	buf_puts(&text, "\n" TAIL);
	assert_int_equal(text.len, ICAL_TEXT_MOST);
	OK(ical_read((struct str){ text.at, text.len }, STR("UTC"), &arena, &events, &n_events, &fault));
	buf_puts(&text, "\n");
	assert_int_equal(ical_read((struct str){ text.at, text.len }, STR("UTC"), &arena, &events, &n_events, &fault), ERR_TOO_LARGE);
	assert_int_equal(fault.line, 0);
	buf_release(&text);
}

static void a_text_that_is_all_folds_is_read_in_no_time(void **state)
{
	struct buf text = BUF_INIT(OUT_MOST);

	buf_puts(&text, HEAD "X-PAD:");
	while (text.len < ICAL_TEXT_MOST - 100)
		buf_puts(&text, "\n ");
	buf_puts(&text, "\n" TAIL);
	OK(read_text(text.at, NULL));
	assert_int_equal(n_events, 0);
	buf_release(&text);
}

/* --- memory --- */

static int write_story(void)
{
	const struct wall day = { { 2026, 1, 13, 0 }, -1 };
	struct ical_event e = { .uid = STR("u"), .title = STR("t"), .zone = STR("Europe/London"), .start = { { 2026, 1, 6, 1080 }, 0 }, .minutes = 60,
		.rule = STR("FREQ=WEEKLY"), .stamp_ms = STAMP, .left_out = &day, .n_left_out = 1 };
	struct ical_calendar c = { .name = STR("n"), .events = &e, .n = 1 };
	struct buf out = BUF_INIT(OUT_MOST);
	int err = ical_write(&c, &out);

	buf_release(&out);
	return err;
}

static int read_story(void)
{
	struct ical_event *list;
	struct ical_fault where;
	struct arena a;
	size_t n;
	int err;

	arena_init(&a, ARENA_MOST);
	err = ical_read(STR(HEAD EVENT(START "SUMMARY:a\n b\nDESCRIPTION:c\nURL:x:y\nRRULE:FREQ=DAILY\nEXDATE:20260107T180000Z\nEXDATE:20260108T180000Z\n")
		EVENT(START "RECURRENCE-ID:20260106T180000Z\n") TAIL), STR("UTC"), &a, &list, &n, &where);
	arena_release(&a);
	return err;
}

static void writing_fails_cleanly_when_memory_does(void **state)
{
	each_allocation(write_story);
}

static void reading_fails_cleanly_when_memory_does(void **state)
{
	each_allocation(read_story);
}

static void reading_fails_cleanly_where_the_arena_ends(void **state)
{
	struct buf text;
	struct ical_event list[20];
	struct arena little;
	size_t i, most;
	int err = ERR_NO_MEMORY;

	for (i = 0; i < N(list); i++)
		list[i] = event("u", "UTC", "20260106T180000", "FREQ=DAILY");
	for (i = 0; i < N(list); i++)
		list[i].uid = (struct str){ "abcdefghijklmnopqrstuvwxyz" + i, 1 };
	text = write_all(list, N(list));
	for (most = 0; err && most < ARENA_MOST; most += 64) {
		arena_init(&little, most);
		err = ical_read((struct str){ text.at, text.len }, STR("UTC"), &little, &events, &n_events, &fault);
		assert_true(err == 0 || err == ERR_NO_MEMORY);
		arena_release(&little);
	}
	assert_true(most > 4096 && most < 10 * text.len);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_calendar_is_written_as_the_rfc_has_it),
		cmocka_unit_test(times_in_utc_have_a_z_and_no_zone),
		cmocka_unit_test(an_unknown_zone_or_a_wrong_rule_is_not_written),
		cmocka_unit_test_setup_teardown(lines_are_folded_between_characters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_was_written_is_read_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_others_write_is_understood, set_up, tear_down),
		cmocka_unit_test_setup_teardown(days_and_floating_times_are_in_the_zone_given, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_length_is_by_moments_when_clocks_change_within_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(overrides_come_after_their_series_and_by_its_clock, set_up, tear_down),
		cmocka_unit_test_setup_teardown(zones_are_known_by_the_names_that_programs_give_them, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_wrong_is_refused_with_its_field_and_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nul_bytes_are_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(too_much_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_text_that_is_all_folds_is_read_in_no_time, set_up, tear_down),
		cmocka_unit_test(writing_fails_cleanly_when_memory_does),
		cmocka_unit_test(reading_fails_cleanly_when_memory_does),
		cmocka_unit_test(reading_fails_cleanly_where_the_arena_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
