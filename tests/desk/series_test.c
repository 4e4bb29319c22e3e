/* tests/desk/series_test.c: what is planned to recur, and the meetings that come of it: made ahead, changed alone, from one
 * on, or all, closed for holidays, and moved when a country changes its clocks. */
#include "answers.h"

#include <unistd.h>

#include "base/mem.h"
#include "meeting/meeting.h"
#include "schedule/zone.h"
#include "session/session.h"
#include "store/grants.h"

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define OK(call) assert_int_equal((call), 0)

/* Bob is mentor of the room, Dee its facilitator; Ann and Cho come for themselves.  The clock begins on Wednesday,
 * 2026-11-18, 11:06:40 UTC. */
enum { ANN, BOB, CHO, DEE };

static struct server server;
static struct peer dee, bob;

/* --- the world --- */

static int make_staff(struct server *s, struct tx *tx)
{
	OK(grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_MENTOR, .room = s->room }));
	OK(grants_set(tx, s->members[DEE], &(struct grant){ .role = ROLE_FACILITATOR }));
	return tx_exec(tx, NULL, "UPDATE sessions SET until_ms = until_ms + $1", "i", 900 * DAY);
}

static void enter(struct peer *p, unsigned member)
{
	static unsigned tab;
	const unsigned asked = p->requests;   /* keys go on from there */
	char token[TOKEN_TEXT_LEN + 1];

	memset(token, 'a' + (int)member, TOKEN_TEXT_LEN);
	token[TOKEN_TEXT_LEN] = '\0';
	peer_connect(p, &server, token);
	p->requests = asked;
	peer_do(p, "hello", ",\"client\":\"tab-%u-xxxxxxxx\"", ++tab);
	peer_forget(p);
}

static void everybody_comes(void)
{
	enter(&bob, BOB);
	enter(&dee, DEE);
}

static void everybody_goes(void)
{
	peer_close(&bob);
	peer_close(&dee);
}

static void tune(struct config *c)
{
	c->limits_series = 60;
	c->meetings_keep_days = 100;
}

static int open_server(void **state)
{
	server_open(&server, tune);
	server_write(&server, make_staff);
	everybody_comes();
	return 0;
}

static int close_server(void **state)
{
	answers_forget();
	everybody_goes();
	mem_fail_at(0);
	(void)unsetenv("TZDIR");
	zone_forget();
	server_close(&server);
	return 0;
}

/* Time goes by in steps, and nobody is connected meanwhile. */
static void pass(int64_t ms, int64_t step)
{
	everybody_goes();
	while (ms > 0) {
		server_pass(&server, ms < step ? ms : step);
		server_settle(&server);
		server_settle(&server);
		ms -= step;
	}
	everybody_comes();
}

static int64_t utc(int year, int month, int day, int hour, int minute)
{
	int64_t ms;

	OK(zone_moment(STR("UTC"), &(struct civil){ year, month, day, hour * 60 + minute }, &ms));
	return ms;
}

/* --- looking into storage --- */

static const char *sql;
static int64_t first_arg, second_arg, number_found;

static int find_number(struct server *s, struct tx *tx)
{
	const char *types = strstr(sql, "$2") ? "ii" : strstr(sql, "$1") ? "i" : "";
	int err;

	number_found = 0;
	err = tx_number(tx, &number_found, sql, types, first_arg, second_arg);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* `text` is static. */
static int64_t number(const char *text, int64_t a, int64_t b)
{
	sql = text;
	first_arg = a;
	second_arg = b;
	server_write(&server, find_number);
	return number_found;
}

/* Meetings that take place, from that moment on. */
static int64_t ahead(void)
{
	return number("SELECT count(*) FROM meetings WHERE state = 'scheduled' AND start_ms > $1", server.wall_ms, 0);
}

static int64_t cancelled(void)
{
	return number("SELECT count(*) FROM meetings WHERE state = 'cancelled' AND start_ms > $1", server.wall_ms, 0);
}

/* Does one take place then? */
static bool takes_place(int64_t start_ms)
{
	return number("SELECT count(*) FROM meetings WHERE state = 'scheduled' AND start_ms = $1", start_ms, 0) == 1;
}

static int64_t meeting_at(int64_t start_ms)
{
	return number("SELECT id FROM meetings WHERE start_ms = $1", start_ms, 0);
}

static int64_t notices(unsigned member, bool moved)
{
	return moved ? number("SELECT count(*) FROM notices WHERE member = $1 AND kind = 'meeting_moved'", server.members[member], 0)
		: number("SELECT count(*) FROM notices WHERE member = $1 AND kind = 'meeting_cancelled'", server.members[member], 0);
}

/* --- people --- */

static int64_t place_meeting, place_member;

static int take_place(struct server *s, struct tx *tx)
{
	struct place p = { .meeting = place_meeting, .member = place_member, .state = PLACE_KEPT };

	return places_put(tx, &p);
}

/* Somebody has a place in the meeting at that moment. */
static int64_t sign_up(unsigned member, int64_t start_ms)
{
	place_meeting = meeting_at(start_ms);
	place_member = server.members[member];
	assert_true(place_meeting > 0);
	server_write(&server, take_place);
	return place_meeting;
}

static int64_t series_signed;

static int put_signup(struct server *s, struct tx *tx)
{
	return signups_put(tx, series_signed, place_member);
}

/* --- asking --- */

#define ROOM ",\"room\":\"$ROOM\""
#define TUESDAYS "\"zone\":\"Europe/London\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU\""
#define BASE "\"title\":\"Evening round\",\"staff_needed\":2"

static json_t *create(const char *plan)
{
	return ask(&dee, "series.create", ROOM ",\"plan\":{" BASE ",%s}", plan);
}

static const char *created(const char *plan)
{
	return text_at(create(plan), "result.series.id");
}

static json_t *change(const char *id, int version, const char *from, const char *plan)
{
	char of[64] = "";

	if (from)
		snprintf(of, sizeof of, ",\"from\":\"%s\"", from);
	return ask(&dee, "series.change", ROOM ",\"series\":\"%s\",\"version\":%d%s,\"plan\":{" BASE ",%s}", id, version, of, plan);
}

static const char *id_text(int64_t id)
{
	static char text[4][ID_TEXT_LEN + 1];
	static unsigned turn;
	char *ret = text[turn++ % 4];

	id_format(id, ret);
	return ret;
}

static int version_of(int64_t meeting)
{
	return (int)number("SELECT version FROM meetings WHERE id = $1", meeting, 0);
}

/* meeting.change, .cancel or .restore as it is now. */
static json_t *on_meeting(const char *op, int64_t id, const char *fields)
{
	return ask(&dee, op, ROOM ",\"meeting\":\"%s\",\"version\":%d%s", id_text(id), version_of(id), fields);
}

static json_t *fine(json_t *answer)
{
	if (has(answer, "error"))
		fail_msg("refused: %s, field %s", text_at(answer, "error.code"), look(answer, "error.field") ? text_at(answer, "error.field") : "-");
	return answer;
}

/* --- making --- */

static void a_series_is_meetings_for_a_year_ahead_by_the_clock_on_the_wall(void **state)
{
	json_t *a = fine(create(TUESDAYS));

	assert_int_equal(ahead(), 57);
	assert_true(int_at(a, "result.series.next") == utc(2026, 11, 24, 18, 0));
	assert_true(takes_place(utc(2026, 11, 24, 18, 0)) && takes_place(utc(2027, 3, 23, 18, 0)));
	/* Summer time: 18:00 there is 17:00 UTC. */
	assert_true(takes_place(utc(2027, 3, 30, 17, 0)) && takes_place(utc(2027, 10, 26, 17, 0)));
	assert_true(takes_place(utc(2027, 11, 2, 18, 0)));
	assert_string_equal(text_at(a, "result.series.plan.zone"), "Europe/London");
	assert_int_equal(int_at(a, "result.series.version"), 1);
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind = 'meeting'", 0, 0), 57);
	assert_int_equal(number("SELECT min(end_ms - start_ms) FROM meetings", 0, 0), HOUR);
	assert_int_equal(number("SELECT max(start_ms - opens_ms) FROM meetings", 0, 0), 10 * MINUTE);
}

static void each_day_another_day_of_the_year_is_made(void **state)
{
	fine(create("\"zone\":\"UTC\",\"day\":\"2026-11-19\",\"start\":600,\"minutes\":30,\"rule\":\"FREQ=DAILY\""));
	assert_int_equal(ahead(), 400);
	pass(3 * DAY, 6 * HOUR);
	assert_int_equal(ahead(), 400);
	assert_int_equal(number("SELECT count(*) FROM meetings", 0, 0), 403);
	everybody_goes();
	server_restart(&server);
	everybody_comes();
	pass(2 * DAY, DAY);
	assert_int_equal(ahead(), 400);
	assert_int_equal(number("SELECT count(DISTINCT start_ms) FROM meetings", 0, 0), 405);
}

static void the_first_day_is_one_that_the_rule_gives(void **state)
{
	json_t *a = fine(create("\"zone\":\"UTC\",\"day\":\"2026-11-19\",\"start\":600,\"minutes\":30,\"rule\":\"FREQ=WEEKLY;BYDAY=MO,WE\""));

	assert_string_equal(text_at(a, "result.series.plan.day"), "2026-11-23");
	assert_true(!takes_place(utc(2026, 11, 19, 10, 0)) && takes_place(utc(2026, 11, 23, 10, 0)) && takes_place(utc(2026, 11, 25, 10, 0)));
}

static void a_time_that_is_skipped_or_comes_twice_has_its_moment(void **state)
{
	fine(create("\"zone\":\"Europe/Berlin\",\"day\":\"2027-03-27\",\"start\":150,\"minutes\":30,\"rule\":\"FREQ=DAILY;COUNT=3\""));
	assert_true(takes_place(utc(2027, 3, 27, 1, 30)));
	/* 02:30 is not on the clock on March 28: half an hour after the gap it is 03:30. */
	assert_true(takes_place(utc(2027, 3, 28, 1, 30)) && takes_place(utc(2027, 3, 29, 0, 30)));
	fine(create("\"zone\":\"Europe/Berlin\",\"day\":\"2027-10-31\",\"start\":150,\"minutes\":30,\"rule\":\"\""));
	assert_true(takes_place(utc(2027, 10, 31, 0, 30)));
	fine(create("\"zone\":\"UTC\",\"day\":\"2027-01-31\",\"start\":600,\"minutes\":30,\"rule\":\"FREQ=MONTHLY;BYMONTHDAY=31\""));
	assert_true(takes_place(utc(2027, 3, 31, 10, 0)) && !takes_place(utc(2027, 2, 28, 10, 0)) && !takes_place(utc(2027, 3, 1, 10, 0)));
}

static void a_plan_that_is_none_is_refused_with_the_field_that_is_wrong(void **state)
{
	static const struct { const char *plan, *code, *field; } bad[] = {
		{ "\"zone\":\"Europe/Atlantis\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"\"", "bad_field", "plan.zone" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-02-30\",\"start\":1080,\"minutes\":60,\"rule\":\"\"", "bad_field", "plan.day" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-17\",\"start\":1080,\"minutes\":60,\"rule\":\"\"", "bad_field", "plan.day" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1440,\"minutes\":60,\"rule\":\"\"", "bad_field", "plan.start" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":-5,\"rule\":\"\"", "bad_field", "plan.minutes" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=SECONDLY\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=HOURLY\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=DAILY;BYHOUR=1,2\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=DAILY;BYSECOND=30\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=DAILY;COUNT=1000000000\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=DAILY;COUNT=3;UNTIL=20270101\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;UNTIL=20260101\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2020-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=DAILY;COUNT=10\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"every week\"", "bad_field", "plan.rule" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"\",\"capacity\":101", "bad_field", "plan.capacity" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"\",\"guide\":true", "bad_field", "plan.guide" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"\",\"left_out\":[\"2026-13-01\"]", "bad_field", "plan.left_out" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"\",\"extra\":[{\"day\":\"2027-02-29\",\"start\":5}]", "bad_field", "plan.extra" },
		{ "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"\",\"left_out\":[\"2026-11-24\"]", "bad_field", "plan.day" },
	};
	size_t i;

	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		json_t *a = create(bad[i].plan);

		if (!has(a, "error") || strcmp(text_at(a, "error.field"), bad[i].field) || strcmp(text_at(a, "error.code"), bad[i].code))
			fail_msg("plan %zu (%s): %s %s", i, bad[i].plan, has(a, "error") ? text_at(a, "error.code") : "fine",
				has(a, "error.field") ? text_at(a, "error.field") : "");
		/* The preview says the same. */
		a = ask(&dee, "series.preview", ROOM ",\"zone\":\"UTC\",\"plan\":{" BASE ",%s}", bad[i].plan);
		assert_field(a, bad[i].code, bad[i].field);
		answers_forget();
		peer_forget(&dee);
	}
	assert_field(ask(&dee, "series.create", ROOM ",\"plan\":{\"title\":\" \",\"staff_needed\":0," TUESDAYS "}"), "bad_field", "plan.title");
	assert_field(ask(&dee, "series.create", ROOM ",\"plan\":{" BASE "," TUESDAYS "},\"staff\":[{\"member\":\"$ANN\",\"part\":\"lead\"}]"),
		"not_allowed", "staff[0].member");
	assert_refused(ask(&bob, "series.create", ROOM ",\"plan\":{" BASE "," TUESDAYS "}"), "not_allowed");
	assert_int_equal(number("SELECT (SELECT count(*) FROM series) + (SELECT count(*) FROM meetings) + (SELECT count(*) FROM series_days)",
		0, 0), 0);
}

static void only_so_many_series_go_on_at_a_time(void **state)
{
	unsigned i;

	for (i = 0; i < 60; i++) {
		char plan[160];

		snprintf(plan, sizeof plan, "\"zone\":\"UTC\",\"day\":\"2027-01-%02u\",\"start\":%u,\"minutes\":30,\"rule\":\"\"", 1 + i % 30, 600 + i);
		fine(create(plan));
		answers_forget();
		peer_forget(&dee);
		pass(MINUTE, MINUTE);
		if (i == 29)
			i = 59;
	}
	server.config.limits_series = 30;
	assert_field(create(TUESDAYS), "too_large", "series");
	server.config.limits_series = 31;
	fine(create(TUESDAYS));
}

static void two_meetings_are_not_in_one_room_at_a_time(void **state)
{
	const char *id = created(TUESDAYS);

	assert_field(create("\"zone\":\"Europe/Paris\",\"day\":\"2027-02-02\",\"start\":1180,\"minutes\":60,\"rule\":\"\""), "overlap", "plan.start");
	assert_field(create("\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1000,\"minutes\":81,\"rule\":\"\""), "overlap", "plan.start");
	/* One after the other is fine. */
	fine(create("\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1000,\"minutes\":80,\"rule\":\"\""));
	fine(create("\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1140,\"minutes\":80,\"rule\":\"\""));
	assert_field(change(id, 1, NULL, "\"zone\":\"Europe/London\",\"day\":\"2026-11-24\",\"start\":1100,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU\""),
		"overlap", "plan.start");
	/* Nor with itself. */
	assert_field(create("\"zone\":\"UTC\",\"day\":\"2027-06-01\",\"start\":600,\"minutes\":60,\"rule\":\"\",\"extra\":[{\"day\":\"2027-06-01\",\"start\":630}]"),
		"overlap", "plan.start");
	assert_int_equal(number("SELECT count(*) FROM series", 0, 0), 3);
	assert_field(on_meeting("meeting.change", meeting_at(utc(2026, 12, 1, 18, 0)), ",\"day\":\"2026-11-24\",\"start\":1030"), "overlap", "start");
}

/* --- changing all --- */

static void what_moves_takes_its_people_along_and_they_are_told(void **state)
{
	const char *id = created(TUESDAYS);
	int64_t with_ann = sign_up(ANN, utc(2026, 12, 1, 18, 0));

	fine(change(id, 1, NULL, "\"zone\":\"Europe/London\",\"day\":\"2026-11-24\",\"start\":1110,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=WE\""));
	assert_int_equal(ahead(), 57);
	assert_int_equal(cancelled(), 0);
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", with_ann, 0) == utc(2026, 12, 2, 18, 30));
	assert_int_equal(number("SELECT count(*) FROM places WHERE meeting = $1 AND state = 'kept'", with_ann, 0), 1);
	assert_int_equal(notices(ANN, true), 1);
	assert_int_equal(notices(ANN, false), 0);
	assert_int_equal(notices(CHO, true), 0);
	assert_int_equal(number("SELECT sequence FROM series", 0, 0), 1);
	/* Nothing changes: nobody is told again. */
	fine(change(id, 2, NULL, "\"zone\":\"Europe/London\",\"day\":\"2026-11-25\",\"start\":1110,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=WE\""));
	assert_int_equal(notices(ANN, true), 1);
	assert_field(change(id, 2, NULL, TUESDAYS), "stale", "version");
}

static void a_day_that_stays_keeps_its_meeting_when_another_is_taken_out(void **state)
{
	const char *id = created("\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU,TH\"");
	int64_t tuesday = sign_up(ANN, utc(2026, 12, 1, 18, 0)), thursday = sign_up(CHO, utc(2026, 12, 3, 18, 0)), n = ahead();

	fine(change(id, 1, NULL, "\"zone\":\"UTC\",\"day\":\"2026-11-26\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TH\""));
	assert_int_equal(notices(CHO, true) + notices(CHO, false), 0);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'scheduled'", thursday, 0), 1);
	/* The Tuesday with Ann's place stays, cancelled, and says why; the others are gone without a trace. */
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'cancelled' AND reason = 'series_changed'", tuesday, 0), 1);
	assert_int_equal(notices(ANN, false), 1);
	assert_int_equal(cancelled(), 1);
	assert_true(n == 57 + 56 && ahead() == 56);
	/* Tuesdays again: the very same meeting is on again, with her place. */
	fine(change(id, 2, NULL, "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU,TH\""));
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'scheduled' AND reason = ''", tuesday, 0), 1);
	assert_int_equal(notices(ANN, true), 1);
	assert_int_equal(ahead(), n);
}

static void days_can_be_swapped_for_each_other(void **state)
{
	const char *id = created("\"zone\":\"UTC\",\"day\":\"2026-11-19\",\"start\":600,\"minutes\":60,\"rule\":\"FREQ=DAILY\"");
	int64_t one = sign_up(ANN, utc(2026, 12, 1, 10, 0)), two = sign_up(CHO, utc(2026, 12, 2, 10, 0));

	fine(change(id, 1, NULL, "\"zone\":\"UTC\",\"day\":\"2026-11-19\",\"start\":660,\"minutes\":60,\"rule\":\"FREQ=DAILY\""));
	assert_true(meeting_at(utc(2026, 12, 1, 11, 0)) == one && meeting_at(utc(2026, 12, 2, 11, 0)) == two);
	assert_int_equal(ahead(), 400);
}

static void another_time_of_day_stays_on_its_day(void **state)
{
	const char *id = created("\"zone\":\"UTC\",\"day\":\"2026-11-18\",\"start\":600,\"minutes\":60,\"rule\":\"FREQ=DAILY\"");
	int64_t tomorrow = sign_up(ANN, utc(2026, 11, 19, 10, 0));

	/* Today is a new one: this week has a day more than meetings. */
	fine(change(id, 1, NULL, "\"zone\":\"UTC\",\"day\":\"2026-11-18\",\"start\":720,\"minutes\":60,\"rule\":\"FREQ=DAILY\""));
	assert_true(meeting_at(utc(2026, 11, 19, 12, 0)) == tomorrow && takes_place(utc(2026, 11, 18, 12, 0)));
}

static void one_moved_out_of_the_past_takes_no_slot_that_is_over(void **state)
{
	const char *id = created("\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU,WE\"");
	int64_t m = meeting_at(utc(2026, 11, 24, 18, 0));

	fine(on_meeting("meeting.change", m, ",\"day\":\"2026-12-20\""));
	pass(14 * DAY, DAY);
	/* Wednesday of that week was held. */
	fine(change(id, 1, NULL, "\"zone\":\"UTC\",\"day\":\"2026-11-25\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=WE,TH\""));
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", m, 0) == utc(2026, 12, 20, 18, 0));
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE slot_day = '2026-11-25'", 0, 0), 1);
	/* And where the series has nothing any more it stays where somebody put it. */
	fine(change(id, 2, NULL, "\"zone\":\"UTC\",\"day\":\"2026-12-23\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=WE\""));
	assert_true(takes_place(utc(2026, 12, 20, 18, 0)));
	fine(ask(&dee, "series.end", ROOM ",\"series\":\"%s\",\"version\":3", id));
	assert_int_equal(ahead(), 0);
}

static void what_was_changed_for_one_alone_stays(void **state)
{
	const char *id = created(TUESDAYS);
	int64_t moved = meeting_at(utc(2026, 12, 1, 18, 0)), off = meeting_at(utc(2026, 12, 8, 18, 0));

	fine(on_meeting("meeting.change", moved, ",\"day\":\"2026-12-03\",\"start\":600,\"title\":\"Late breakfast\",\"minutes\":45"));
	fine(on_meeting("meeting.cancel", off, ",\"reason\":\"illness\",\"words\":\"See you in a week.\""));
	fine(change(id, 1, NULL, "\"zone\":\"Europe/London\",\"day\":\"2026-11-24\",\"start\":1140,\"minutes\":90,\"rule\":\"FREQ=WEEKLY;BYDAY=MO\",\"capacity\":7"));
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", moved, 0) == utc(2026, 12, 3, 10, 0));
	assert_int_equal(number("SELECT minutes FROM meetings WHERE id = $1", moved, 0), 45);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND title = 'Late breakfast' AND slot_day = '2026-11-30' AND capacity = 7",
		moved, 0), 1);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'cancelled' AND reason = 'illness' AND slot_day = '2026-12-07'",
		off, 0), 1);
	/* In another zone its own time is the moment it was. */
	fine(change(id, 2, NULL, "\"zone\":\"Asia/Tokyo\",\"day\":\"2026-11-24\",\"start\":1140,\"minutes\":90,\"rule\":\"FREQ=WEEKLY;BYDAY=MO\""));
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", moved, 0) == utc(2026, 12, 3, 10, 0));
	assert_true(takes_place(utc(2026, 12, 14, 10, 0)));
}

static void what_has_begun_is_not_touched(void **state)
{
	const char *id = created("\"zone\":\"UTC\",\"day\":\"2026-11-18\",\"start\":700,\"minutes\":60,\"rule\":\"FREQ=DAILY\"");
	int64_t first = meeting_at(utc(2026, 11, 18, 11, 40));

	pass(40 * MINUTE, 10 * MINUTE);
	fine(change(id, 1, NULL, "\"zone\":\"UTC\",\"day\":\"2026-11-18\",\"start\":800,\"minutes\":30,\"rule\":\"FREQ=DAILY\""));
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", first, 0) == utc(2026, 11, 18, 11, 40));
	assert_int_equal(number("SELECT minutes FROM meetings WHERE id = $1", first, 0), 60);
	/* Later on the same day is a time of the series, and is made. */
	assert_true(takes_place(utc(2026, 11, 18, 13, 20)) && takes_place(utc(2026, 11, 19, 13, 20)));
	fine(ask(&dee, "series.end", ROOM ",\"series\":\"%s\",\"version\":2", id));
	assert_int_equal(ahead(), 0);
	assert_int_equal(number("SELECT count(*) FROM meetings", 0, 0), 1);
}

/* Tuesday the 24th is moved to Friday the 20th, and over; then all are moved to another hour, and to another day. */
static void what_was_moved_to_earlier_and_is_over_does_not_take_place_again(void **state)
{
	const char *id = created("\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU\"");
	int64_t early = meeting_at(utc(2026, 11, 24, 18, 0));

	fine(on_meeting("meeting.change", early, ",\"day\":\"2026-11-20\",\"start\":600"));
	pass(3 * DAY, 6 * HOUR);
	assert_int_equal(number("SELECT state = 'ended' FROM meetings WHERE id = $1", early, 0), 1);
	fine(change(id, 1, NULL, "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1140,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU\""));
	assert_false(takes_place(utc(2026, 11, 24, 19, 0)));
	assert_true(takes_place(utc(2026, 12, 1, 19, 0)));
	fine(change(id, 2, NULL, "\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1140,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=WE\""));
	assert_false(takes_place(utc(2026, 11, 25, 19, 0)));
	assert_true(takes_place(utc(2026, 12, 2, 19, 0)));
	/* Nor when meetings are made anew on that very day. */
	pass(4 * DAY, HOUR);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE start_ms < $1", utc(2026, 12, 1, 0, 0), 0), 1);
}

static void a_capacity_below_who_has_a_place_is_refused(void **state)
{
	const char *id = created(TUESDAYS ",\"capacity\":5");
	int64_t m = sign_up(ANN, utc(2027, 2, 2, 18, 0));

	(void)sign_up(BOB, utc(2027, 2, 2, 18, 0));
	assert_field(change(id, 1, NULL, TUESDAYS ",\"capacity\":1"), "too_small", "plan.capacity");
	assert_field(on_meeting("meeting.change", m, ",\"capacity\":1"), "too_small", "capacity");
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE capacity <> 5", 0, 0), 0);
	fine(on_meeting("meeting.change", m, ",\"capacity\":2"));
	fine(change(id, 1, NULL, TUESDAYS ",\"capacity\":1"));
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE capacity = 1", 0, 0), 56);
}

/* --- from one on --- */

static void from_one_on_another_series_has_its_meetings_and_people(void **state)
{
	const char *id = created(TUESDAYS);
	int64_t from = meeting_at(utc(2026, 12, 15, 18, 0)), before = sign_up(ANN, utc(2026, 12, 8, 18, 0)), after = sign_up(ANN, utc(2026, 12, 22, 18, 0)), next;
	json_t *a;

	series_signed = number("SELECT id FROM series", 0, 0);
	place_member = server.members[CHO];
	server_write(&server, put_signup);
	fine(ask(&dee, "series.staff", ROOM ",\"series\":\"%s\",\"member\":\"$BOB\",\"part\":\"lead\"", id));
	a = fine(change(id, 1, id_text(from), "\"zone\":\"Europe/London\",\"day\":\"2026-11-24\",\"start\":1170,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU\""));
	assert_string_equal(text_at(a, "result.series.follows"), id);
	assert_string_equal(text_at(a, "result.series.plan.day"), "2026-12-15");
	assert_int_equal(count_at(a, "result.series.staff"), 1);
	next = number("SELECT id FROM series WHERE follows IS NOT NULL", 0, 0);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE series = $1 AND state = 'scheduled'", series_signed, 0), 3);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE series = $1 AND state = 'scheduled'", next, 0), 54);
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", before, 0) == utc(2026, 12, 8, 18, 0));
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1 AND series = $2", after, next) == utc(2026, 12, 22, 19, 30));
	assert_int_equal(number("SELECT count(*) FROM signups WHERE series = $1 AND member = $2", next, server.members[CHO]), 1);
	assert_int_equal(notices(ANN, true), 1);
	/* The old one says until when. */
	a = fine(ask(&dee, "series.list", ROOM));
	assert_int_equal(count_at(a, "result.series"), 2);
	assert_true(mentions(a, "UNTIL=20261214T235959Z"));
	/* And goes on making nothing. */
	pass(60 * DAY, DAY);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE series = $1", series_signed, 0), 3);
	assert_true(number("SELECT ended_ms FROM series WHERE id = $1", series_signed, 0) > 0);
}

static void a_count_is_that_of_the_whole(void **state)
{
	const char *id = created("\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;COUNT=10\"");
	json_t *a = fine(change(id, 1, id_text(meeting_at(utc(2026, 12, 8, 18, 0))),
		"\"zone\":\"UTC\",\"day\":\"2026-11-24\",\"start\":1140,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;COUNT=10\""));

	assert_string_equal(text_at(a, "result.series.plan.rule"), "FREQ=WEEKLY;COUNT=8");
	assert_int_equal(ahead(), 10);
	assert_true(takes_place(utc(2026, 12, 1, 18, 0)) && takes_place(utc(2026, 12, 8, 19, 0)) && takes_place(utc(2027, 1, 26, 19, 0)));
}

static void what_goes_on_can_begin_earlier_in_its_week(void **state)
{
	const char *id = created("\"zone\":\"UTC\",\"day\":\"2026-11-26\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TH;COUNT=8\"");
	int64_t m = sign_up(ANN, utc(2026, 12, 10, 18, 0));
	json_t *a = fine(change(id, 1, id_text(m), "\"zone\":\"UTC\",\"day\":\"2026-12-08\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU;COUNT=8\""));

	assert_string_equal(text_at(a, "result.series.plan.day"), "2026-12-08");
	assert_string_equal(text_at(a, "result.series.plan.rule"), "FREQ=WEEKLY;BYDAY=TU;COUNT=6");
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", m, 0) == utc(2026, 12, 8, 18, 0));
	assert_int_equal(ahead(), 8);
	assert_int_equal(notices(ANN, true), 1);
}

static void from_the_first_on_is_all(void **state)
{
	const char *id = created(TUESDAYS);
	json_t *a = fine(change(id, 1, id_text(meeting_at(utc(2026, 11, 24, 18, 0))), TUESDAYS ",\"capacity\":9"));

	assert_string_equal(text_at(a, "result.series.id"), id);
	assert_int_equal(number("SELECT count(*) FROM series", 0, 0), 1);
	assert_field(change(id, 2, "0000000000001", TUESDAYS), "not_found", "from");
}

/* --- ending --- */

static void a_series_ends_now_or_from_one_on(void **state)
{
	const char *id = created(TUESDAYS);
	int64_t early = sign_up(ANN, utc(2026, 12, 1, 18, 0)), late = sign_up(CHO, utc(2027, 1, 12, 18, 0));
	json_t *a = fine(ask(&dee, "series.end", ROOM ",\"series\":\"%s\",\"version\":1,\"from\":\"%s\",\"words\":\"Thank you all.\"", id,
		id_text(meeting_at(utc(2026, 12, 29, 18, 0)))));

	assert_true(!has(a, "result.series.ended"));
	assert_int_equal(ahead(), 5);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'cancelled' AND reason = 'series_ended' AND words = 'Thank you all.'",
		late, 0), 1);
	assert_int_equal(notices(CHO, false), 1);
	assert_int_equal(notices(ANN, false), 0);
	a = fine(ask(&dee, "series.end", ROOM ",\"series\":\"%s\",\"version\":2", id));
	assert_true(int_at(a, "result.series.ended") > 0);
	assert_int_equal(ahead(), 0);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'cancelled'", early, 0), 1);
	assert_int_equal(notices(ANN, false), 1);
	assert_field(change(id, 3, NULL, TUESDAYS), "decided", "series");
	assert_int_equal(count_at(fine(ask(&dee, "series.list", ROOM)), "result.series"), 0);
	assert_int_equal(count_at(fine(ask(&dee, "series.list", ROOM ",\"ended\":true")), "result.series"), 1);
	/* Nothing comes back by itself. */
	pass(3 * DAY, DAY);
	assert_int_equal(ahead(), 0);
}

/* --- one alone --- */

static void one_is_moved_and_people_are_told_why(void **state)
{
	const char *id = created(TUESDAYS);
	int64_t m = sign_up(ANN, utc(2026, 12, 1, 18, 0));
	json_t *a = fine(on_meeting("meeting.change", m, ",\"day\":\"2026-12-02\",\"start\":1140,\"reason\":\"illness\",\"words\":\"One day later.\""));

	(void)id;
	assert_true(int_at(a, "result.meeting.meeting.start") == utc(2026, 12, 2, 19, 0));
	assert_true(int_at(a, "result.meeting.meeting.moved_from") == utc(2026, 12, 1, 18, 0));
	assert_string_equal(text_at(a, "result.meeting.meeting.words"), "One day later.");
	assert_string_equal(text_at(a, "result.meeting.meeting.reason"), "illness");
	assert_int_equal(notices(ANN, true), 1);
	assert_int_equal(number("SELECT sequence FROM meetings WHERE id = $1", m, 0), 1);
	assert_true(number("SELECT due_ms FROM timers WHERE kind = 'meeting' AND subject = $1", m, 0) == utc(2026, 12, 2, 18, 50));
	/* Days go by, and it stays there. */
	pass(2 * DAY, DAY);
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", m, 0) == utc(2026, 12, 2, 19, 0));
	a = fine(on_meeting("meeting.restore", m, ""));
	assert_true(int_at(a, "result.meeting.meeting.start") == utc(2026, 12, 1, 18, 0) && !has(a, "result.meeting.meeting.moved_from"));
	assert_int_equal(notices(ANN, true), 2);
	assert_field(on_meeting("meeting.restore", m, ""), "decided", "meeting");
}

static void one_is_cancelled_and_can_come_back(void **state)
{
	int64_t m;
	json_t *a;

	(void)created(TUESDAYS);
	m = sign_up(ANN, utc(2026, 12, 1, 18, 0));
	a = fine(on_meeting("meeting.cancel", m, ",\"reason\":\"technical\""));
	assert_string_equal(text_at(a, "result.meeting.meeting.state"), "cancelled");
	assert_int_equal(notices(ANN, false), 1);
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind IN ('meeting', 'cover') AND subject = $1", m, 0), 0);
	assert_field(on_meeting("meeting.cancel", m, ",\"reason\":\"other\""), "decided", "meeting");
	assert_field(on_meeting("meeting.change", m, ",\"start\":600"), "decided", "meeting");
	/* Nobody else's change makes it take place. */
	pass(2 * DAY, DAY);
	assert_int_equal(cancelled(), 1);
	a = fine(on_meeting("meeting.restore", m, ""));
	assert_string_equal(text_at(a, "result.meeting.meeting.state"), "scheduled");
	assert_true(!has(a, "result.meeting.meeting.reason"));
	assert_int_equal(notices(ANN, true), 1);
	assert_int_equal(number("SELECT sequence FROM meetings WHERE id = $1", m, 0), 2);
}

static void a_change_of_one_that_cannot_be_is_refused_with_its_field(void **state)
{
	int64_t m;

	(void)created(TUESDAYS);
	m = meeting_at(utc(2026, 11, 24, 18, 0));
	assert_field(on_meeting("meeting.change", m, ",\"day\":\"2026-11-31\""), "bad_field", "day");
	assert_field(on_meeting("meeting.change", m, ",\"day\":\"2026-11-10\""), "too_late", "day");
	assert_field(on_meeting("meeting.change", m, ",\"day\":\"2026-11-18\",\"start\":600"), "too_late", "start");
	assert_field(on_meeting("meeting.change", m, ",\"day\":\"2031-11-18\""), "bad_field", "day");
	assert_field(on_meeting("meeting.change", m, ",\"capacity\":101"), "bad_field", "capacity");
	assert_field(on_meeting("meeting.change", m, ",\"title\":\"  \""), "bad_field", "title");
	assert_field(ask(&dee, "meeting.change", ROOM ",\"meeting\":\"%s\",\"version\":7,\"start\":600", id_text(m)), "stale", "version");
	assert_field(ask(&dee, "meeting.change", ROOM ",\"meeting\":\"0000000000001\",\"version\":1"), "not_found", "meeting");
	assert_field(ask(&dee, "meeting.change", ",\"room\":\"$STAFF\",\"meeting\":\"%s\",\"version\":1", id_text(m)), "not_found", "meeting");
	assert_int_equal(version_of(m), 1);
	/* Over is over. */
	pass(8 * DAY, HOUR);
	assert_field(on_meeting("meeting.cancel", m, ",\"reason\":\"other\""), "decided", "meeting");
	assert_field(on_meeting("meeting.change", m, ",\"start\":600"), "decided", "meeting");
	assert_field(on_meeting("meeting.restore", m, ""), "decided", "meeting");
}

static void one_moved_out_of_the_past_is_left_alone(void **state)
{
	const char *id = created(TUESDAYS);
	int64_t m = meeting_at(utc(2026, 11, 24, 18, 0));

	fine(on_meeting("meeting.change", m, ",\"day\":\"2026-11-27\""));
	pass(7 * DAY, HOUR);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE slot_day = '2026-11-24'", 0, 0), 1);
	fine(on_meeting("meeting.change", meeting_at(utc(2026, 12, 1, 18, 0)), ",\"day\":\"2026-12-04\""));
	pass(7 * DAY, DAY);
	/* Its slot is past, it is ahead: changes of the series leave it, and it is made no second time. */
	fine(on_meeting("meeting.change", meeting_at(utc(2026, 12, 8, 18, 0)), ",\"day\":\"2026-12-20\""));
	pass(7 * DAY, DAY);
	fine(change(id, 1, NULL, "\"zone\":\"Europe/London\",\"day\":\"2026-11-24\",\"start\":1110,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU\""));
	assert_true(takes_place(utc(2026, 12, 20, 18, 0)));
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE slot_day = '2026-12-08'", 0, 0), 1);
}

/* --- closures --- */

#define CHRISTMAS ",\"title\":\"Christmas\",\"first_day\":\"2026-12-21\",\"last_day\":\"2026-12-29\",\"zone\":\"Europe/London\""

static void on_days_that_are_closed_nothing_takes_place_and_it_comes_back(void **state)
{
	const char *closure;
	int64_t m;
	json_t *a;

	(void)created(TUESDAYS);
	m = sign_up(ANN, utc(2026, 12, 22, 18, 0));
	a = fine(ask(&dee, "closure.set", CHRISTMAS));
	closure = text_at(a, "result.closure.id");
	assert_int_equal(cancelled(), 2);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND reason = 'closure' AND words = 'Christmas'", m, 0), 1);
	assert_int_equal(notices(ANN, false), 1);
	assert_int_equal(count_at(fine(ask(&dee, "closure.list", "%s", "")), "result.closures"), 1);
	/* What is planned now knows of it. */
	fine(create("\"zone\":\"UTC\",\"day\":\"2026-12-20\",\"start\":600,\"minutes\":30,\"rule\":\"FREQ=DAILY;COUNT=11\""));
	assert_int_equal(cancelled(), 2 + 9);
	/* Put off: the day it leaves comes back, and no other. */
	fine(ask(&dee, "closure.set", ",\"closure\":\"%s\"" ",\"title\":\"Christmas\",\"first_day\":\"2026-12-23\",\"last_day\":\"2026-12-29\",\"zone\":\"Europe/London\"", closure));
	assert_int_equal(cancelled(), 1 + 7);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'scheduled' AND reason = '' AND words = ''", m, 0), 1);
	assert_int_equal(notices(ANN, true), 1);
	fine(ask(&dee, "closure.remove", ",\"closure\":\"%s\"", closure));
	assert_int_equal(cancelled(), 0);
	assert_field(ask(&dee, "closure.remove", ",\"closure\":\"%s\"", closure), "not_found", "closure");
}

static void a_closed_day_does_not_undo_what_somebody_decided(void **state)
{
	int64_t off, on, moved;
	const char *closure;

	(void)created("\"zone\":\"UTC\",\"day\":\"2026-12-20\",\"start\":600,\"minutes\":30,\"rule\":\"FREQ=DAILY;COUNT=11\"");
	off = meeting_at(utc(2026, 12, 22, 10, 0));
	on = meeting_at(utc(2026, 12, 23, 10, 0));
	moved = meeting_at(utc(2026, 12, 24, 10, 0));
	fine(on_meeting("meeting.cancel", off, ",\"reason\":\"illness\""));
	closure = text_at(fine(ask(&dee, "closure.set", CHRISTMAS)), "result.closure.id");
	fine(on_meeting("meeting.restore", on, ""));
	fine(on_meeting("meeting.change", moved, ",\"day\":\"2026-12-30\",\"start\":700"));
	/* Put on a day that is closed, it takes place there. */
	fine(create("\"zone\":\"UTC\",\"day\":\"2026-12-19\",\"start\":900,\"minutes\":30,\"rule\":\"\""));
	fine(on_meeting("meeting.change", meeting_at(utc(2026, 12, 19, 15, 0)), ",\"day\":\"2026-12-25\""));
	pass(2 * DAY, DAY);
	assert_true(takes_place(utc(2026, 12, 23, 10, 0)) && takes_place(utc(2026, 12, 30, 11, 40)) && takes_place(utc(2026, 12, 25, 15, 0)));
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id = $1 AND reason = 'illness'", off, 0), 1);
	fine(ask(&dee, "closure.remove", ",\"closure\":\"%s\"", closure));
	assert_int_equal(cancelled(), 1);
}

static void what_its_series_gave_up_does_not_come_back_with_a_closed_day(void **state)
{
	const char *id = created(TUESDAYS), *closure;
	int64_t before = sign_up(ANN, utc(2026, 12, 22, 18, 0)), after = sign_up(ANN, utc(2027, 1, 5, 18, 0));

	closure = text_at(fine(ask(&dee, "closure.set", CHRISTMAS)), "result.closure.id");
	fine(ask(&dee, "series.end", ROOM ",\"series\":\"%s\",\"version\":1", id));
	assert_int_equal(cancelled(), 2);
	fine(ask(&dee, "closure.set", ",\"closure\":\"%s\",\"title\":\"Winter\",\"first_day\":\"2027-01-02\",\"last_day\":\"2027-01-09\",\"zone\":\"UTC\"", closure));
	fine(ask(&dee, "closure.remove", ",\"closure\":\"%s\"", closure));
	assert_int_equal(ahead(), 0);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE id IN ($1, $2) AND state = 'cancelled' AND reason = 'series_ended' AND closure = 0",
		before, after), 2);
	assert_int_equal(notices(ANN, false), 2);
	assert_int_equal(notices(ANN, true), 0);
}

static void a_closure_is_of_one_room_or_of_all_and_in_order(void **state)
{
	(void)created(TUESDAYS);
	fine(ask(&dee, "closure.set", ",\"room\":\"$ROOM\"" CHRISTMAS));
	assert_int_equal(cancelled(), 2);
	assert_field(ask(&dee, "closure.set", ",\"room\":\"$STAFF\"" CHRISTMAS), "not_found", "room");
	assert_field(ask(&dee, "closure.set", ",\"title\":\"X\",\"first_day\":\"2026-12-21\",\"last_day\":\"2026-12-20\",\"zone\":\"UTC\""), "bad_field", "last_day");
	assert_field(ask(&dee, "closure.set", ",\"title\":\"X\",\"first_day\":\"2026-12-32\",\"last_day\":\"2026-12-20\",\"zone\":\"UTC\""), "bad_field", "first_day");
	assert_field(ask(&dee, "closure.set", ",\"title\":\"X\",\"first_day\":\"2026-11-01\",\"last_day\":\"2026-11-02\",\"zone\":\"UTC\""), "too_late", "last_day");
	assert_field(ask(&dee, "closure.set", ",\"title\":\"X\",\"first_day\":\"2026-12-01\",\"last_day\":\"2026-12-02\",\"zone\":\"Nowhere\""), "bad_field", "zone");
	assert_field(ask(&dee, "closure.set", ",\"title\":\" \",\"first_day\":\"2026-12-01\",\"last_day\":\"2026-12-02\",\"zone\":\"UTC\""), "bad_field", "title");
	assert_int_equal(count_at(fine(ask(&bob, "closure.list", "%s", "")), "result.closures"), 1);
	assert_refused(ask(&bob, "closure.set", CHRISTMAS), "not_allowed");
}

/* --- clocks that change after it was planned --- */

static void rules_of_a_zone_that_change_move_meetings_and_people_are_told(void **state)
{
	char folder[] = "/tmp/cairn-zones-XXXXXX", command[160];
	int64_t m;

	assert_non_null(mkdtemp(folder));
	snprintf(command, sizeof command, "cp /usr/share/zoneinfo/UTC %s/UTC && cp /usr/share/zoneinfo/UTC %s/Here", folder, folder);
	OK(system(command));
	OK(setenv("TZDIR", folder, 1));
	zone_forget();
	(void)created("\"zone\":\"Here\",\"day\":\"2026-11-24\",\"start\":1080,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TU\"");
	m = sign_up(ANN, utc(2026, 12, 1, 18, 0));
	snprintf(command, sizeof command, "cp /usr/share/zoneinfo/Etc/GMT+3 %s/Here", folder);
	OK(system(command));
	pass(2 * DAY, DAY);
	/* 18:00 on the same wall is three hours later. */
	assert_true(number("SELECT start_ms FROM meetings WHERE id = $1", m, 0) == utc(2026, 12, 1, 21, 0));
	assert_int_equal(notices(ANN, true), 1);
	assert_int_equal(number("SELECT sequence FROM meetings WHERE id = $1", m, 0), 1);
	assert_int_equal(number("SELECT sequence FROM series", 0, 0), 1);
	assert_int_equal(ahead(), 57);
	pass(2 * DAY, DAY);
	assert_int_equal(notices(ANN, true), 1);
	/* A zone that is gone: what is made stays, and the server goes on. */
	snprintf(command, sizeof command, "rm %s/Here", folder);
	OK(system(command));
	pass(2 * DAY, DAY);
	assert_true(ahead() >= 56);
	OK(unsetenv("TZDIR"));
	zone_forget();
	snprintf(command, sizeof command, "rm -r %s", folder);
	OK(system(command));
}

static void what_would_be_in_the_way_a_year_ahead_stays_cancelled(void **state)
{
	const char *daily = created("\"zone\":\"UTC\",\"day\":\"2026-11-19\",\"start\":600,\"minutes\":30,\"rule\":\"FREQ=DAILY\"");

	(void)daily;
	fine(create("\"zone\":\"UTC\",\"day\":\"2027-12-24\",\"start\":610,\"minutes\":30,\"rule\":\"FREQ=YEARLY\""));
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE slot_day = '2027-12-24'", 0, 0), 0);
	pass(3 * DAY, DAY);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE slot_day = '2027-12-24'", 0, 0), 2);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE slot_day = '2027-12-24' AND state = 'cancelled' AND reason = 'other'", 0, 0), 1);
}

/* --- preview --- */

static json_t *preview(const char *zone, const char *plan, const char *more)
{
	return fine(ask(&dee, "series.preview", ROOM ",\"zone\":\"%s\",\"plan\":{" BASE ",%s}%s", zone, plan, more));
}

#define BERLIN "\"zone\":\"Europe/Berlin\",\"day\":\"2026-10-01\",\"start\":1140,\"minutes\":60,\"rule\":\"FREQ=WEEKLY;BYDAY=TH\""

static void a_preview_names_the_weeks_when_the_readers_clock_shows_something_else(void **state)
{
	json_t *a = preview("America/New_York", BERLIN, ",\"rows\":60");

	assert_int_equal(count_at(a, "result.next"), 60);
	assert_true(int_at(a, "result.next.0.start") == utc(2026, 11, 19, 18, 0) && int_at(a, "result.next.0.end") == utc(2026, 11, 19, 19, 0));
	/* Between the American and the European change: in spring of 2027 March 18 and 25, in autumn November 4. */
	assert_int_equal(count_at(a, "result.shifts"), 3);
	assert_string_equal(text_at(a, "result.shifts.0.day"), "2027-03-18");
	assert_string_equal(text_at(a, "result.shifts.1.day"), "2027-03-25");
	assert_string_equal(text_at(a, "result.shifts.2.day"), "2027-11-04");
	assert_int_equal(int_at(a, "result.shifts.0.start"), 14 * 60);
	assert_int_equal(int_at(a, "result.shifts.0.usual"), 13 * 60);
	assert_int_equal(int_at(a, "result.count"), 52);
	assert_true(!has(a, "result.last"));
	assert_int_equal(count_at(preview("Europe/Paris", BERLIN, ""), "result.shifts"), 0);
	assert_int_equal(number("SELECT count(*) FROM series", 0, 0), 0);
	/* The same a month earlier: 29 October 2026. */
	server.wall_ms = utc(2026, 10, 10, 12, 0);
	a = preview("America/New_York", BERLIN, "");
	assert_string_equal(text_at(a, "result.shifts.0.day"), "2026-10-29");
	assert_int_equal(int_at(a, "result.shifts.0.start"), 14 * 60);
	assert_int_equal(int_at(a, "result.shifts.0.usual"), 13 * 60);
}

static void a_preview_says_what_is_in_the_way_closed_or_not_on_the_clock(void **state)
{
	json_t *a;
	const char *id = created(TUESDAYS);

	fine(ask(&dee, "closure.set", CHRISTMAS));
	a = preview("UTC", "\"zone\":\"UTC\",\"day\":\"2026-12-14\",\"start\":1100,\"minutes\":60,\"rule\":\"FREQ=DAILY;COUNT=9\"", ",\"rows\":10");
	assert_int_equal(count_at(a, "result.next"), 9);
	assert_true(!has(a, "result.next.0.overlaps") && !has(a, "result.next.0.closure"));
	assert_string_equal(text_at(a, "result.next.1.overlaps"), "Evening round");
	assert_string_equal(text_at(a, "result.next.7.closure"), "Christmas");
	assert_true(int_at(a, "result.last") == utc(2026, 12, 22, 18, 20));
	assert_int_equal(int_at(a, "result.count"), 9);
	/* The one it is to change is not in its own way. */
	a = fine(ask(&dee, "series.preview", ROOM ",\"series\":\"%s\",\"zone\":\"UTC\",\"plan\":{" BASE "," TUESDAYS "}", id));
	assert_true(!mentions(a, "overlaps"));
	assert_int_equal(count_at(a, "result.next"), 6);
	a = preview("UTC", "\"zone\":\"Europe/Berlin\",\"day\":\"2027-03-28\",\"start\":150,\"minutes\":60,\"rule\":\"\"", "");
	assert_true(json_is_true(at(a, "result.next.0.skipped")) && int_at(a, "result.next.0.start") == utc(2027, 3, 28, 1, 30));
	assert_true(int_at(a, "result.last") == utc(2027, 3, 28, 1, 30));
	a = preview("UTC", "\"zone\":\"Europe/Berlin\",\"day\":\"2027-10-31\",\"start\":150,\"minutes\":60,\"rule\":\"\"", "");
	assert_true(json_is_true(at(a, "result.next.0.twice")) && int_at(a, "result.next.0.start") == utc(2027, 10, 31, 0, 30));
	/* A rare one lies further ahead than a year. */
	a = preview("UTC", "\"zone\":\"UTC\",\"day\":\"2028-02-29\",\"start\":600,\"minutes\":60,\"rule\":\"FREQ=YEARLY\"", "");
	assert_true(int_at(a, "result.next.1.start") == utc(2032, 2, 29, 10, 0));
	assert_field(ask(&dee, "series.preview", ROOM ",\"zone\":\"Mars\",\"plan\":{" BASE "," TUESDAYS "}"), "bad_field", "zone");
}

/* --- import --- */

#define EVENT(more) "BEGIN:VEVENT\\r\\nUID:one@example.org\\r\\nDTSTAMP:20260101T000000Z\\r\\n" more "END:VEVENT\\r\\n"
#define CALENDAR(events) "BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nPRODID:-//x//y//EN\\r\\n" events "END:VCALENDAR\\r\\n"
#define THURSDAYS EVENT("DTSTART;TZID=Europe/Berlin:20261001T190000\\r\\nDURATION:PT1H\\r\\nSUMMARY:Old round\\r\\n" \
	"RRULE:FREQ=WEEKLY;BYDAY=TH\\r\\nEXDATE;TZID=Europe/Berlin:20261126T190000\\r\\n")

static json_t *import(const char *ics)
{
	return ask(&dee, "series.import", ROOM ",\"staff_needed\":1,\"ics\":\"%s\"", ics);
}

static void a_calendar_is_taken_over_with_its_exceptions(void **state)
{
	json_t *a = fine(import(CALENDAR(THURSDAYS
		EVENT("RECURRENCE-ID;TZID=Europe/Berlin:20261203T190000\\r\\nDTSTART;TZID=Europe/Berlin:20261204T183000\\r\\nDURATION:PT90M\\r\\nSUMMARY:Longer round\\r\\n")
		EVENT("RECURRENCE-ID;TZID=Europe/Berlin:20261210T190000\\r\\nDTSTART;TZID=Europe/Berlin:20261210T190000\\r\\nDURATION:PT1H\\r\\nSTATUS:CANCELLED\\r\\nSUMMARY:Old round\\r\\n")
		EVENT("RECURRENCE-ID;TZID=Europe/Berlin:20280203T190000\\r\\nDTSTART;TZID=Europe/Berlin:20280203T190000\\r\\nDURATION:PT1H\\r\\nSTATUS:CANCELLED\\r\\n")
		EVENT("RECURRENCE-ID;TZID=Europe/Berlin:20280210T190000\\r\\nDTSTART;TZID=Europe/Berlin:20280211T190000\\r\\nDURATION:PT1H\\r\\n")
		"BEGIN:VEVENT\\r\\nUID:two@example.org\\r\\nDTSTAMP:20260101T000000Z\\r\\nDTSTART:20270101T120000Z\\r\\nDTEND:20270101T130000Z\\r\\nSUMMARY:Once\\r\\nEND:VEVENT\\r\\n"
		"BEGIN:VEVENT\\r\\nUID:past@example.org\\r\\nDTSTAMP:20250101T000000Z\\r\\nDTSTART:20250101T120000Z\\r\\nDTEND:20250101T130000Z\\r\\nSUMMARY:Past\\r\\nEND:VEVENT\\r\\n")));

	assert_int_equal(count_at(a, "result.series"), 2);
	assert_string_equal(text_at(a, "result.series.0.plan.title"), "Old round");
	assert_string_equal(text_at(a, "result.series.0.plan.zone"), "Europe/Berlin");
	assert_string_equal(text_at(a, "result.series.0.plan.day"), "2026-10-01");
	assert_int_equal(int_at(a, "result.series.0.plan.minutes"), 60);
	assert_true(takes_place(utc(2026, 11, 19, 18, 0)) && !takes_place(utc(2026, 11, 26, 18, 0)) && takes_place(utc(2026, 12, 4, 17, 30)));
	assert_true(!takes_place(utc(2026, 12, 3, 18, 0)) && !takes_place(utc(2026, 12, 10, 18, 0)) && takes_place(utc(2026, 12, 17, 18, 0)));
	assert_true(takes_place(utc(2027, 1, 1, 12, 0)));
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE title = 'Longer round' AND minutes = 90", 0, 0), 1);
	assert_int_equal(cancelled(), 1);
	/* Exceptions of which no meeting is made yet are part of the plan. */
	assert_string_equal(text_at(a, "result.series.0.plan.left_out.1"), "2028-02-03");
	assert_string_equal(text_at(a, "result.series.0.plan.left_out.2"), "2028-02-10");
	assert_string_equal(text_at(a, "result.series.0.plan.extra.0.day"), "2028-02-11");
	pass(2 * DAY, DAY);
	assert_int_equal(cancelled(), 1);
}

static void a_calendar_that_is_none_changes_nothing_and_says_where(void **state)
{
	assert_field(import("hello"), "bad_field", "ics");
	assert_field(import(CALENDAR("")), "bad_field", "ics");
	assert_field(import(CALENDAR(EVENT("DTSTART;TZID=Mars/Crater:20270101T190000\\r\\nDURATION:PT1H\\r\\nSUMMARY:X\\r\\n"))), "bad_field", "ics.zone");
	assert_field(import(CALENDAR(EVENT("DTSTART:20270101T190000Z\\r\\nDURATION:PT1M\\r\\nSUMMARY:X\\r\\n"))), "bad_field", "ics.duration");
	assert_field(import(CALENDAR(EVENT("DTSTART:20270101T190000Z\\r\\nDURATION:PT1H\\r\\nSUMMARY:X\\r\\nRRULE:FREQ=SECONDLY\\r\\n"))), "bad_field", "ics.rule");
	assert_field(import(CALENDAR(EVENT("DTSTART:20270101T190000Z\\r\\nDURATION:PT1H\\r\\nSUMMARY:X\\r\\nRRULE:FREQ=DAILY;COUNT=1000000000\\r\\n"))), "bad_field", "ics.rule");
	assert_field(import(CALENDAR(EVENT("DTSTART:20200101T190000Z\\r\\nDURATION:PT1H\\r\\nSUMMARY:X\\r\\n"))), "bad_field", "ics.dtstart");
	assert_field(import(CALENDAR(EVENT("DTSTART:20270101T190000Z\\r\\nDTEND:20270101T180000Z\\r\\nSUMMARY:X\\r\\n"))), "bad_field", "ics.dtend");
	(void)created(TUESDAYS);
	assert_field(import(CALENDAR(EVENT("DTSTART:20261124T183000Z\\r\\nDURATION:PT1H\\r\\nSUMMARY:X\\r\\n"))), "overlap", "ics.dtstart");
	assert_int_equal(number("SELECT count(*) FROM series", 0, 0), 1);
}

/* --- staff, lists, keeping --- */

static void who_leads_a_series_is_told_and_may_lead(void **state)
{
	const char *id = created(TUESDAYS);
	json_t *a = fine(ask(&dee, "series.staff", ROOM ",\"series\":\"%s\",\"member\":\"$BOB\",\"part\":\"lead\"", id));

	assert_string_equal(text_at(a, "result.series.staff.0.part"), "lead");
	assert_string_equal(text_at(a, "result.series.staff.0.member.name"), "Bob");
	assert_int_equal(number("SELECT count(*) FROM notices WHERE member = $1 AND kind = 'part'", server.members[BOB], 0), 1);
	assert_field(ask(&dee, "series.staff", ROOM ",\"series\":\"%s\",\"member\":\"$ANN\",\"part\":\"lead\"", id), "not_allowed", "member");
	assert_field(ask(&dee, "series.staff", ROOM ",\"series\":\"%s\",\"member\":\"0000000000001\",\"part\":\"lead\"", id), "not_found", "member");
	a = fine(ask(&dee, "series.staff", ROOM ",\"series\":\"%s\",\"member\":\"$BOB\"", id));
	assert_int_equal(count_at(a, "result.series.staff"), 0);
	assert_field(ask(&dee, "series.staff", ROOM ",\"series\":\"0000000000001\",\"member\":\"$BOB\""), "not_found", "series");
}

static void series_are_listed_for_those_who_look_after_the_room(void **state)
{
	(void)created(TUESDAYS ",\"about\":\"For anybody.\",\"audience\":\"Parents\",\"extra\":[{\"day\":\"2026-11-21\",\"start\":600}],\"left_out\":[\"2026-12-29\"]");
	json_t *a = fine(ask(&bob, "series.list", "%s", ""));

	assert_int_equal(count_at(a, "result.series"), 1);
	assert_string_equal(text_at(a, "result.series.0.plan.about"), "For anybody.");
	assert_string_equal(text_at(a, "result.series.0.plan.extra.0.day"), "2026-11-21");
	assert_string_equal(text_at(a, "result.series.0.plan.left_out.0"), "2026-12-29");
	assert_string_equal(text_at(a, "result.series.0.plan.language"), "en");
	assert_true(takes_place(utc(2026, 11, 21, 10, 0)) && !takes_place(utc(2026, 12, 29, 18, 0)));
	assert_field(ask(&bob, "series.list", ",\"room\":\"0000000000001\""), "not_allowed", "room");
}

static void what_is_long_over_is_forgotten(void **state)
{
	fine(create("\"zone\":\"UTC\",\"day\":\"2026-11-19\",\"start\":600,\"minutes\":30,\"rule\":\"FREQ=DAILY;COUNT=5\""));
	fine(ask(&dee, "closure.set", ",\"title\":\"A day off\",\"first_day\":\"2026-11-22\",\"last_day\":\"2026-11-22\",\"zone\":\"UTC\""));
	pass(99 * DAY, 8 * HOUR);
	assert_int_equal(number("SELECT count(*) FROM meetings", 0, 0), 5);
	assert_true(number("SELECT ended_ms FROM series", 0, 0) > 0);
	pass(7 * DAY, 8 * HOUR);
	assert_int_equal(number("SELECT count(*) FROM meetings", 0, 0), 0);
	assert_int_equal(number("SELECT count(*) FROM closures", 0, 0), 0);
	pass(100 * DAY, DAY);
	assert_int_equal(number("SELECT (SELECT count(*) FROM series) + (SELECT count(*) FROM timers WHERE kind IN ('meeting', 'cover'))", 0, 0), 0);
}

static void whatever_allocation_fails_a_series_is_planned_wholly_or_not_at_all(void **state)
{
	unsigned long n;
	bool planned = false;

	for (n = 1; !planned; n += 1 + n / 40) {
		int64_t before = number("SELECT count(*) FROM meetings", 0, 0);
		json_t *a;

		assert_int_equal(before, 0);
		mem_fail_at(n);
		peer_ask(&dee, "series.create", ROOM ",\"plan\":{" BASE ",\"zone\":\"UTC\",\"day\":\"2026-12-20\",\"start\":600,\"minutes\":30,\"rule\":\"FREQ=DAILY;COUNT=5\"}");
		server_settle(&server);
		mem_fail_at(0);
		server_settle(&server);
		a = dee.code || !dee.n_got ? NULL : newest_answer(&dee);
		planned = a && !has(a, "error");
		before = number("SELECT count(*) FROM meetings", 0, 0);
		assert_true(before == 0 || before == 5);
		if (before == 5)
			planned = true;
		answers_forget();
		peer_close(&dee);
		enter(&dee, DEE);
	}
	assert_true(n > 20);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, open_server, close_server)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(a_series_is_meetings_for_a_year_ahead_by_the_clock_on_the_wall),
		WITH(each_day_another_day_of_the_year_is_made),
		WITH(the_first_day_is_one_that_the_rule_gives),
		WITH(a_time_that_is_skipped_or_comes_twice_has_its_moment),
		WITH(a_plan_that_is_none_is_refused_with_the_field_that_is_wrong),
		WITH(only_so_many_series_go_on_at_a_time),
		WITH(two_meetings_are_not_in_one_room_at_a_time),
		WITH(what_moves_takes_its_people_along_and_they_are_told),
		WITH(a_day_that_stays_keeps_its_meeting_when_another_is_taken_out),
		WITH(days_can_be_swapped_for_each_other),
		WITH(another_time_of_day_stays_on_its_day),
		WITH(what_was_changed_for_one_alone_stays),
		WITH(what_has_begun_is_not_touched),
		WITH(what_was_moved_to_earlier_and_is_over_does_not_take_place_again),
		WITH(a_capacity_below_who_has_a_place_is_refused),
		WITH(from_one_on_another_series_has_its_meetings_and_people),
		WITH(a_count_is_that_of_the_whole),
		WITH(what_goes_on_can_begin_earlier_in_its_week),
		WITH(from_the_first_on_is_all),
		WITH(a_series_ends_now_or_from_one_on),
		WITH(one_is_moved_and_people_are_told_why),
		WITH(one_is_cancelled_and_can_come_back),
		WITH(a_change_of_one_that_cannot_be_is_refused_with_its_field),
		WITH(one_moved_out_of_the_past_is_left_alone),
		WITH(one_moved_out_of_the_past_takes_no_slot_that_is_over),
		WITH(on_days_that_are_closed_nothing_takes_place_and_it_comes_back),
		WITH(a_closed_day_does_not_undo_what_somebody_decided),
		WITH(what_its_series_gave_up_does_not_come_back_with_a_closed_day),
		WITH(a_closure_is_of_one_room_or_of_all_and_in_order),
		WITH(rules_of_a_zone_that_change_move_meetings_and_people_are_told),
		WITH(what_would_be_in_the_way_a_year_ahead_stays_cancelled),
		WITH(a_preview_names_the_weeks_when_the_readers_clock_shows_something_else),
		WITH(a_preview_says_what_is_in_the_way_closed_or_not_on_the_clock),
		WITH(a_calendar_is_taken_over_with_its_exceptions),
		WITH(a_calendar_that_is_none_changes_nothing_and_says_where),
		WITH(who_leads_a_series_is_told_and_may_lead),
		WITH(series_are_listed_for_those_who_look_after_the_room),
		WITH(what_is_long_over_is_forgotten),
		WITH(whatever_allocation_fails_a_series_is_planned_wholly_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
