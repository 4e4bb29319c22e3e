/* The programme, signing up, the waiting list, links and reminders: virtual time, real storage, nothing sent.  At the end the
 * waiting list beside a model of it. */
#include "answers.h"

#include "base/mem.h"
#include "base/role.h"
#include "meeting/places.h"
#include "session/session.h"
#include "store/channels.h"
#include "store/grants.h"
#include "store/occasions.h"

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define BEGINNING INT64_C(1795545000000)         /* Tuesday, 24 November 2026, 18:30 in London */

enum { ANN, BOB, CHO, DEE };

static struct server s;
static struct peer dee, ann;
static char room[ID_TEXT_LEN + 1];

/* --- asking by HTTP --- */

struct browser {
	char session[64], device[64];
};

static struct browser browsers[MEMBERS], nobody;
static char *answered;
static unsigned long failing;            /* this allocation of the next request, 0: none */
static bool reached;                     /* it came to that */
static struct browser *asking;

static void take_answer(void *ctx, const struct exchange_out *out)
{
	answered = strndup(out->body.len > 0 ? out->body.at : "{}", out->body.len > 0 ? out->body.len : 2);
	if (out->session && asking)
		snprintf(asking->session, sizeof asking->session, "%s", out->session);
	if (out->device && asking)
		snprintf(asking->device, sizeof asking->device, "%s", out->device);
}

static json_t *call(struct browser *b, const char *op, const char *fields, ...) __attribute__((format(printf, 3, 4)));

static json_t *call(struct browser *b, const char *op, const char *fields, ...)
{
	static unsigned number;
	struct exchange_in in = { .op = str_of(op), .session = b->session[0] ? str_of(b->session) : (struct str){ 0 },
		.device = b->device[0] ? str_of(b->device) : (struct str){ 0 }, .address = 7 };
	va_list args;
	char *text, *body;

	va_start(args, fields);
	assert_true(vasprintf(&text, fields, args) >= 0);
	va_end(args);
	assert_true(asprintf(&body, "{\"key\":\"key-of-a-browser-%08u\"%s}", ++number, text) >= 0);
	in.body = str_of(body);
	asking = b;
	answered = NULL;
	mem_fail_at(failing);
	exchange_start(s.desk, &in, take_answer, NULL);
	server_settle(&s);
	reached = failing && mem_asked() >= failing;
	mem_fail_at(0);
	assert_non_null(answered);
	assert_true(n_answers < sizeof answers / sizeof *answers);
	answers[n_answers++] = json_loads(answered, 0, NULL);
	assert_non_null(answers[n_answers - 1]);
	free(answered);
	free(text);
	free(body);
	return answers[n_answers - 1];
}

/* The same, and insist on a result. */
#define did(...) at(call(__VA_ARGS__), "result")

/* --- the fixture --- */

static void change(const char *statement);

static void tune(struct config *config)
{
	config->limits_http_burst = config->limits_http_per_minute = 100000000;
	config->limits_idle_s = 100 * DAY / SECOND;
}

static int setup(void **state)
{
	int i;

	server_open(&s, tune);
	change("UPDATE sessions SET until_ms = until_ms + 1000000000000");
	peer_open(&dee, &s, DEE, "dee");
	peer_open(&ann, &s, ANN, "ann");
	id_format(s.room, room);
	memset(&nobody, 0, sizeof nobody);
	memset(browsers, 0, sizeof browsers);
	for (i = 0; i < MEMBERS; i++)
		memset(browsers[i].session, 'a' + i, TOKEN_TEXT_LEN);
	return 0;
}

static int teardown(void **state)
{
	answers_forget();
	peer_close(&dee);
	peer_close(&ann);
	server_close(&s);
	return 0;
}

/* Tuesdays at 18:30 in London, two places; `more` in its plan.  The id of the series. */
static const char *plan(const char *title, const char *more)
{
	json_t *answer = ask(&dee, "series.create", ",\"room\":\"$ROOM\",\"plan\":{\"title\":\"%s\",\"zone\":\"Europe/London\","
		"\"start\":1110,\"minutes\":60,\"capacity\":2,\"staff_needed\":0%s}", title, more);

	return text_at(answer, "result.series.id");
}

#define DAY_ONE ",\"day\":\"2026-11-24\""
#define WEEKLY DAY_ONE ",\"rule\":\"FREQ=WEEKLY\",\"public\":true"
#define ONCE DAY_ONE ",\"rule\":\"\",\"public\":true"

static json_t *programme(struct browser *b, const char *fields)
{
	return did(b, "programme.show", "%s", fields);
}

/* The id of the first meeting ahead. */
static const char *first_meeting(void)
{
	return text_at(programme(&browsers[ANN], ",\"days\":60"), "meetings.0.id");
}

static json_t *sign_up(int who, const char *meeting, const char *more)
{
	return call(&browsers[who], "place.add", ",\"room\":\"%s\",\"meeting\":\"%s\"%s", room, meeting, more);
}

static json_t *give_up(int who, const char *meeting, const char *more)
{
	return call(&browsers[who], "place.remove", ",\"room\":\"%s\",\"meeting\":\"%s\"%s", room, meeting, more);
}

static const char *state_of(int who, const char *meeting)
{
	json_t *list = at(programme(&browsers[who], ",\"days\":60"), "meetings"), *one;
	size_t i;

	json_array_foreach(list, i, one)
		if (strcmp(text_at(one, "id"), meeting) == 0)
			return has(one, "place") ? text_at(one, "place.state") : "none";
	fail_msg("it is not in the programme");
	return NULL;
}

static const char *link_of(int who)
{
	return text_at(did(&browsers[who], "place.list", "%s", ""), "meetings.0.place.link");
}

/* So that every timer that is due is done: one asks for the next. */
static void pass(int64_t ms)
{
	int i;

	server_pass(&s, ms);
	for (i = 0; i < 8; i++)
		server_settle(&s);
}

static void pass_until(int64_t wall_ms)
{
	assert_true(wall_ms >= s.wall_ms);
	pass(wall_ms - s.wall_ms);
}

static const char *sql;
static int64_t number;

static int number_run(struct server *server, struct tx *tx)
{
	return tx_number(tx, &number, sql, "");
}

static int64_t number_of(const char *query)
{
	sql = query;
	server_write(&s, number_run);
	return number;
}

static int exec_run(struct server *server, struct tx *tx)
{
	return tx_exec(tx, NULL, sql, "");
}

static void change(const char *statement)
{
	sql = statement;
	server_write(&s, exec_run);
}

/* About somebody: statements are kept by their address, so each has its own, with arguments. */
static int64_t who_asked;
static const char *kind_asked;

static int told_run(struct server *server, struct tx *tx)
{
	return tx_number(tx, &number, "SELECT count(*) FROM notices WHERE member = $1 AND kind = $2", "is", who_asked, str_of(kind_asked));
}

static int sent_run(struct server *server, struct tx *tx)
{
	return tx_number(tx, &number, "SELECT count(*) FROM outbox WHERE channel = $1 AND kind = $2 AND state = 'waiting'", "is", who_asked,
		str_of(kind_asked));
}

static int reach_run(struct server *server, struct tx *tx)
{
	return tx_exec(tx, NULL, "INSERT INTO channels (id, member, kind, target, added_ms, proved_ms) VALUES ($1, $1, 'email', x'00', 1, 1)", "i",
		who_asked);
}

/* How often they were told so. */
static int64_t told(int who, const char *kind)
{
	who_asked = s.members[who];
	kind_asked = kind;
	server_write(&s, told_run);
	return number;
}

/* They have a proved channel from now on. */
static void reach(int who)
{
	who_asked = s.members[who];
	server_write(&s, reach_run);
}

static int64_t sent_to(int who, const char *kind)
{
	who_asked = s.members[who];
	kind_asked = kind;
	server_write(&s, sent_run);
	return number;
}

/* --- the programme --- */

static void everybody_sees_what_is_public_and_who_belongs_to_the_room_the_rest(void **state)
{
	json_t *seen;

	plan("For all", WEEKLY);
	plan("For some", ",\"day\":\"2026-11-23\",\"rule\":\"\"");
	seen = programme(&nobody, "");
	assert_int_equal(count_at(seen, "meetings"), 1);
	assert_string_equal(text_at(seen, "meetings.0.title"), "For all");
	assert_string_equal(text_at(seen, "meetings.0.zone"), "Europe/London");
	assert_true(int_at(seen, "meetings.0.start") == BEGINNING);
	assert_int_equal(count_at(seen, "names"), 6);
	assert_false(has(seen, "member"));
	seen = programme(&browsers[ANN], "");
	assert_int_equal(count_at(seen, "meetings"), 2);
	assert_string_equal(text_at(seen, "member.name"), "Ann");
	assert_false(has(seen, "names"));
	assert_int_equal(count_at(programme(&nobody, ",\"days\":14"), "meetings"), 2);
}

static void one_series_is_shown_alone_and_one_that_is_not_public_is_not_there(void **state)
{
	char open[16], own[16];

	snprintf(open, sizeof open, "%s", plan("For all", WEEKLY));
	snprintf(own, sizeof own, "%s", plan("For some", ",\"day\":\"2026-11-25\",\"rule\":\"\""));
	assert_int_equal(count_at(did(&browsers[ANN], "programme.show", ",\"series\":\"%s\",\"days\":60", own), "meetings"), 1);
	assert_field(call(&nobody, "programme.show", ",\"series\":\"%s\"", own), "not_found", "series");
	assert_field(call(&nobody, "programme.show", ",\"series\":\"0000000000009\""), "not_found", "series");
	assert_field(call(&nobody, "programme.show", ",\"days\":61"), "bad_field", "days");
}

static void nothing_is_told_of_who_comes(void **state)
{
	const char *meeting;

	plan("For all", WEEKLY);
	meeting = first_meeting();
	did(&browsers[BOB], "place.add", ",\"room\":\"%s\",\"meeting\":\"%s\"", room, meeting);
	assert_false(mentions(programme(&nobody, ""), "Bob"));
	assert_false(mentions(programme(&browsers[ANN], ""), "Bob"));
	assert_int_equal(int_at(programme(&nobody, ""), "meetings.0.left"), 1);
}

static void cancelled_meetings_are_shown_with_the_reason(void **state)
{
	const char *meeting;

	plan("For all", WEEKLY);
	meeting = first_meeting();
	ask(&dee, "meeting.cancel", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":1,\"reason\":\"illness\",\"words\":\"Next week again.\"", meeting);
	assert_string_equal(text_at(programme(&nobody, ""), "meetings.0.state"), "cancelled");
	assert_string_equal(text_at(programme(&nobody, ""), "meetings.0.reason"), "illness");
	assert_string_equal(text_at(programme(&nobody, ""), "meetings.0.words"), "Next week again.");
}

static void a_day_on_which_nothing_takes_place_is_said(void **state)
{
	assert_false(has(programme(&nobody, ""), "closure"));
	/* Tomorrow in London is today in Auckland. */
	change("INSERT INTO closures (id, title, first_day, last_day, zone) VALUES (5, 'Holiday', '2026-11-19', '2026-11-19', 'Europe/London')");
	assert_false(has(programme(&nobody, ""), "closure"));
	change("UPDATE closures SET zone = 'Pacific/Auckland'");
	assert_string_equal(text_at(programme(&nobody, ""), "closure.title"), "Holiday");
}

static void rooms_one_can_go_into_are_named(void **state)
{
	assert_int_equal(count_at(programme(&nobody, ""), "open"), 0);
	assert_string_equal(text_at(programme(&browsers[ANN], ""), "open.0.name"), "Room");
	plan("For all", WEEKLY);
	assert_string_equal(text_at(programme(&nobody, ""), "open.0.room"), room);
}

/* --- coming in by a public series --- */

static void a_stranger_comes_in_by_a_public_series_as_a_guest_and_signs_up(void **state)
{
	struct browser new = { 0 };
	const char *series = plan("For all", WEEKLY);
	json_t *signed_in = did(&new, "series.join", ",\"series\":\"%s\",\"name\":\"Eve\"", series);

	assert_string_equal(text_at(signed_in, "home"), "room");
	assert_string_equal(text_at(signed_in, "room"), room);
	assert_string_equal(text_at(signed_in, "member.role"), "participant");
	assert_true(strlen(text_at(signed_in, "words")) > 10);
	assert_true(new.session[0] && new.device[0]);
	assert_int_equal(number_of("SELECT count(*) FROM seats"), 4);
	assert_string_equal(text_at(did(&new, "place.add", ",\"room\":\"%s\",\"meeting\":\"%s\"", room, first_meeting()), "meeting.place.state"), "kept");
}

static void a_name_that_is_taken_or_a_series_that_is_not_public_is_refused_and_makes_nobody(void **state)
{
	char open[16], own[16];
	struct browser new = { 0 };
	int64_t before = number_of("SELECT count(*) FROM members");

	snprintf(open, sizeof open, "%s", plan("For all", WEEKLY));
	snprintf(own, sizeof own, "%s", plan("For some", ",\"day\":\"2026-11-25\",\"rule\":\"\""));
	change("UPDATE members SET name_key = 'dee' WHERE name = 'Dee'");
	assert_field(call(&new, "series.join", ",\"series\":\"%s\",\"name\":\"Dee\"", open), "name_taken", "name");
	assert_field(call(&new, "series.join", ",\"series\":\"%s\",\"name\":\"Eve\"", own), "not_found", "series");
	assert_field(call(&new, "series.join", ",\"series\":\"0000000000009\",\"name\":\"Eve\""), "not_found", "series");
	assert_false(new.session[0]);
	assert_int_equal(number_of("SELECT count(*) FROM members"), before);
}

static void who_was_asked_to_stay_away_does_not_come_back_by_it(void **state)
{
	struct browser new = { 0 }, again = { 0 };
	const char *series = plan("For all", WEEKLY);
	json_t *who = did(&new, "series.join", ",\"series\":\"%s\",\"name\":\"Eve\"", series);

	did(&new, "place.add", ",\"room\":\"%s\",\"meeting\":\"%s\"", room, first_meeting());
	ask(&dee, "sanction.give", ",\"room\":\"$ROOM\",\"member\":\"%s\",\"step\":\"removal\",\"reason\":\"contact\",\"hours\":600", text_at(who, "member.id"));
	snprintf(again.device, sizeof again.device, "%s", new.device);
	assert_refused(call(&again, "series.join", ",\"series\":\"%s\",\"name\":\"Eva\"", series), "removed");
	assert_refused(call(&new, "series.join", ",\"series\":\"%s\",\"name\":\"Eve\"", series), "removed");
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state = 'kept'"), 0);
}

static void who_is_signed_in_keeps_their_session_and_what_they_are(void **state)
{
	const char *series = plan("For all", WEEKLY);
	json_t *signed_in = did(&browsers[ANN], "series.join", ",\"series\":\"%s\",\"name\":\"Eve\"", series);

	assert_string_equal(text_at(signed_in, "member.name"), "Ann");
	assert_false(has(signed_in, "words"));
	assert_true(browsers[ANN].session[0] == 'a' && browsers[ANN].session[TOKEN_TEXT_LEN - 1] == 'a');
	did(&browsers[DEE], "series.join", ",\"series\":\"%s\",\"name\":\"Eve\"", series);
	assert_int_equal(number_of("SELECT count(*) FROM grants WHERE role = 'participant'"), 3);
}

/* --- places --- */

static void a_place_is_kept_as_long_as_there_are_some_and_then_one_waits(void **state)
{
	const char *meeting;

	plan("Circle", WEEKLY);
	meeting = first_meeting();
	assert_string_equal(text_at(sign_up(ANN, meeting, ""), "result.meeting.place.state"), "kept");
	assert_string_equal(text_at(sign_up(BOB, meeting, ""), "result.meeting.place.state"), "kept");
	assert_string_equal(text_at(sign_up(CHO, meeting, ""), "result.meeting.place.state"), "waiting");
	assert_int_equal(int_at(did(&browsers[CHO], "place.list", "%s", ""), "meetings.0.place.ahead"), 0);
	assert_int_equal(int_at(programme(&nobody, ""), "meetings.0.left"), 0);
	assert_int_equal(int_at(programme(&nobody, ""), "meetings.0.waiting"), 1);
	assert_field(sign_up(ANN, meeting, ""), "signed_up", "meeting");
	assert_field(sign_up(CHO, meeting, ""), "signed_up", "meeting");
}

static void what_is_not_there_or_not_theirs_or_over_is_refused(void **state)
{
	const char *meeting;

	plan("Circle", ONCE);
	meeting = first_meeting();
	assert_field(sign_up(ANN, "0000000000009", ""), "not_found", "meeting");
	assert_field(give_up(ANN, meeting, ""), "not_found", "meeting");
	assert_refused(call(&nobody, "place.add", ",\"room\":\"%s\",\"meeting\":\"%s\"", room, meeting), "not_signed_in");
	assert_refused(call(&browsers[ANN], "place.add", ",\"room\":\"0000000000009\",\"meeting\":\"%s\"", meeting), "not_allowed");
	pass_until(BEGINNING + HOUR);
	assert_field(sign_up(ANN, meeting, ""), "too_late", "meeting");
	assert_int_equal(number_of("SELECT count(*) FROM places"), 0);
}

static void everybody_may_be_down_for_so_many_meetings_and_no_more(void **state)
{
	plan("Circle", WEEKLY);
	s.config.limits_places = 10;
	assert_field(sign_up(ANN, first_meeting(), ",\"every\":true"), "too_large", "every");
	s.config.limits_places = 0;
	assert_field(sign_up(ANN, first_meeting(), ""), "too_large", "meeting");
	assert_int_equal(number_of("SELECT count(*) FROM places"), 0);
	s.config.limits_places = 100;
	at(sign_up(ANN, first_meeting(), ",\"every\":true"), "result");
}

static const char *full_with_cho_waiting(const char *more)
{
	const char *meeting;

	plan("Circle", more);
	meeting = first_meeting();
	at(sign_up(ANN, meeting, ""), "result");
	at(sign_up(BOB, meeting, ""), "result");
	at(sign_up(CHO, meeting, ""), "result");
	return meeting;
}

static void who_waits_is_offered_what_somebody_gives_up_and_takes_it(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY);
	json_t *offered;

	reach(CHO);
	assert_string_equal(text_at(give_up(ANN, meeting, ""), "result.meeting.place.state"), "given_up");
	offered = did(&browsers[CHO], "place.list", "%s", "");
	assert_string_equal(text_at(offered, "meetings.0.place.state"), "offered");
	assert_true(int_at(offered, "meetings.0.place.until") == s.wall_ms + 12 * HOUR);
	assert_int_equal(told(CHO, "place_offered"), 1);
	assert_int_equal(sent_to(CHO, "place_offered"), 1);
	/* It is nobody else's meanwhile. */
	assert_string_equal(text_at(sign_up(ANN, meeting, ""), "result.meeting.place.state"), "waiting");
	assert_string_equal(text_at(sign_up(CHO, meeting, ""), "result.meeting.place.state"), "kept");
	pass(13 * HOUR);
	assert_string_equal(state_of(CHO, meeting), "kept");
}

static void an_offer_that_is_not_taken_goes_to_the_next_and_who_missed_it_can_sign_up_again(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY);

	at(sign_up(DEE, meeting, ""), "result");
	at(give_up(ANN, meeting, ""), "result");
	pass(12 * HOUR - SECOND);
	assert_string_equal(state_of(CHO, meeting), "offered");
	pass(2 * SECOND);
	assert_string_equal(state_of(CHO, meeting), "missed");
	assert_string_equal(state_of(DEE, meeting), "offered");
	assert_string_equal(text_at(sign_up(CHO, meeting, ""), "result.meeting.place.state"), "waiting");
	pass(12 * HOUR + SECOND);
	assert_string_equal(state_of(DEE, meeting), "missed");
	assert_string_equal(state_of(CHO, meeting), "offered");
}

static void the_nearer_the_beginning_the_shorter_the_offer_and_at_last_it_is_simply_theirs(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY);

	pass_until(BEGINNING - 2 * HOUR);
	at(give_up(ANN, meeting, ""), "result");
	assert_true(int_at(did(&browsers[CHO], "place.list", "%s", ""), "meetings.0.place.until") == s.wall_ms + HOUR);
	at(give_up(CHO, meeting, ""), "result");
	at(sign_up(CHO, meeting, ""), "result");
	at(sign_up(ANN, meeting, ""), "result");
	pass_until(BEGINNING - 14 * MINUTE);
	at(give_up(BOB, meeting, ""), "result");
	assert_string_equal(state_of(ANN, meeting), "kept");
	assert_int_equal(told(ANN, "place_kept"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'place_kept' AND loud = 1"), 1);
}

static void half_an_hour_before_it_there_is_still_a_quarter(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY);

	pass_until(BEGINNING - 20 * MINUTE);
	at(give_up(ANN, meeting, ""), "result");
	assert_true(int_at(did(&browsers[CHO], "place.list", "%s", ""), "meetings.0.place.until") == s.wall_ms + 15 * MINUTE);
}

static void more_room_is_offered_to_who_waits(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY);

	ask(&dee, "meeting.change", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":1,\"capacity\":3", meeting);
	assert_string_equal(state_of(CHO, meeting), "offered");
	assert_refused(ask(&dee, "meeting.change", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":2,\"capacity\":2", meeting), "too_small");
}

static void who_leads_has_no_place_and_what_they_had_goes_to_the_next(void **state)
{
	const char *meeting;

	plan("Circle", WEEKLY);
	meeting = first_meeting();
	at(sign_up(DEE, meeting, ""), "result");
	at(sign_up(BOB, meeting, ""), "result");
	at(sign_up(CHO, meeting, ""), "result");
	at(ask(&dee, "meeting.claim", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"part\":\"lead\"", meeting), "result");
	assert_field(sign_up(DEE, meeting, ""), "signed_up", "meeting");
	at(give_up(BOB, meeting, ""), "result");
	assert_string_equal(state_of(DEE, meeting), "given_up");
	assert_string_equal(state_of(CHO, meeting), "offered");
	at(sign_up(BOB, meeting, ""), "result");
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state IN ('kept', 'offered')"), 2);
}

static void who_is_removed_makes_room_for_the_next_within_a_second(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY);

	peer_do(&dee, "sanction.give", ",\"room\":\"$ROOM\",\"member\":\"$BOB\",\"step\":\"removal\",\"reason\":\"contact\",\"hours\":600");
	pass(SECOND);
	assert_string_equal(state_of(CHO, meeting), "offered");
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state = 'given_up' AND link = 2"), 1);
}

/* --- the whole series --- */

static void who_signs_up_for_the_series_has_a_place_each_time_also_in_meetings_made_later(void **state)
{
	const char *meeting;
	json_t *signed_up;
	int64_t made;

	plan("Circle", WEEKLY);
	meeting = first_meeting();
	signed_up = sign_up(ANN, meeting, ",\"every\":true");
	assert_true(json_is_true(at(signed_up, "result.meeting.place.every")));
	made = number_of("SELECT count(*) FROM meetings");
	assert_true(made > 50);
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state = 'kept'"), made);
	assert_field(sign_up(ANN, meeting, ",\"every\":true"), "signed_up", "meeting");
	at(sign_up(BOB, meeting, ",\"every\":true"), "result");
	at(sign_up(CHO, meeting, ",\"every\":true"), "result");
	pass(15 * DAY);
	pass(SECOND);
	assert_true(number_of("SELECT count(*) FROM meetings") > made);
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state = 'kept' AND meeting = (SELECT id FROM meetings ORDER BY start_ms DESC LIMIT 1)"), 2);
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state = 'waiting' AND meeting = (SELECT id FROM meetings ORDER BY start_ms DESC LIMIT 1)"), 1);
}

static void giving_up_one_keeps_the_others_and_giving_up_the_series_none(void **state)
{
	const char *meeting;

	plan("Circle", DAY_ONE ",\"rule\":\"FREQ=WEEKLY;COUNT=5\"");
	meeting = first_meeting();
	at(sign_up(ANN, meeting, ",\"every\":true"), "result");
	at(give_up(ANN, meeting, ""), "result");
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state = 'kept'"), 4);
	assert_int_equal(number_of("SELECT count(*) FROM signups"), 1);
	at(give_up(ANN, meeting, ",\"every\":true"), "result");
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state = 'kept'"), 0);
	assert_int_equal(number_of("SELECT count(*) FROM signups"), 0);
	at(sign_up(ANN, meeting, ",\"every\":true"), "result");
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state = 'kept'"), 5);
}

static void who_comes_each_time_is_told_once_that_the_series_moved(void **state)
{
	const char *meeting;
	json_t *series;

	plan("Circle", WEEKLY);
	reach(ANN);
	meeting = first_meeting();
	at(sign_up(ANN, meeting, ",\"every\":true"), "result");
	at(sign_up(BOB, meeting, ""), "result");
	series = at(ask(&dee, "series.list", "%s", ""), "result.series.0");
	at(ask(&dee, "series.change", ",\"room\":\"$ROOM\",\"series\":\"%s\",\"version\":1,\"plan\":{\"title\":\"Circle\",\"zone\":\"Europe/London\","
		"\"day\":\"2026-11-24\",\"start\":1140,\"minutes\":60,\"capacity\":2,\"staff_needed\":0,\"rule\":\"FREQ=WEEKLY\",\"public\":true}",
		text_at(series, "id")), "result");
	assert_int_equal(told(ANN, "meeting_moved"), 1);
	assert_int_equal(told(BOB, "meeting_moved"), 1);
	assert_int_equal(sent_to(ANN, "meeting_moved"), 1);
	assert_true(number_of("SELECT count(*) FROM meetings WHERE start_min = 1140") > 50);
}

/* --- cancelled, and after all --- */

static void places_outlive_a_cancellation_and_offers_are_made_again(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY);

	at(give_up(ANN, meeting, ""), "result");
	at(ask(&dee, "meeting.cancel", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":1,\"reason\":\"illness\"", meeting), "result");
	assert_int_equal(told(BOB, "meeting_cancelled"), 1);
	assert_int_equal(told(CHO, "meeting_cancelled"), 1);
	assert_int_equal(told(ANN, "meeting_cancelled"), 0);
	assert_string_equal(state_of(CHO, meeting), "waiting");
	assert_field(sign_up(ANN, meeting, ""), "too_late", "meeting");
	pass(13 * HOUR);
	assert_string_equal(state_of(CHO, meeting), "waiting");
	at(ask(&dee, "meeting.restore", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":2", meeting), "result");
	assert_string_equal(state_of(BOB, meeting), "kept");
	assert_string_equal(state_of(CHO, meeting), "offered");
	assert_string_equal(state_of(ANN, meeting), "given_up");
	assert_int_equal(told(BOB, "meeting_moved"), 1);
}

static void who_signed_up_for_the_series_keeps_their_place_through_a_cancellation(void **state)
{
	const char *meeting;

	plan("Circle", WEEKLY);
	meeting = first_meeting();
	at(sign_up(ANN, meeting, ",\"every\":true"), "result");
	at(sign_up(BOB, meeting, ",\"every\":true"), "result");
	at(sign_up(CHO, meeting, ",\"every\":true"), "result");
	at(give_up(BOB, meeting, ""), "result");
	at(sign_up(CHO, meeting, ""), "result");
	at(ask(&dee, "meeting.cancel", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":1,\"reason\":\"illness\"", meeting), "result");
	at(ask(&dee, "meeting.restore", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":2", meeting), "result");
	assert_string_equal(state_of(ANN, meeting), "kept");
	assert_string_equal(state_of(BOB, meeting), "given_up");
	assert_string_equal(state_of(CHO, meeting), "kept");
}

static void a_meeting_that_is_brought_forward_does_not_wait_for_an_offer_beyond_its_beginning(void **state)
{
	const char *meeting = full_with_cho_waiting(ONCE);

	pass_until(BEGINNING - 8 * HOUR);
	at(give_up(ANN, meeting, ""), "result");
	at(ask(&dee, "meeting.change", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":1,\"start\":690", meeting), "result");   /* in an hour */
	assert_true(int_at(did(&browsers[CHO], "place.list", "%s", ""), "meetings.0.place.until") == s.wall_ms + HOUR / 2);
}

/* --- links --- */

static void a_link_shows_the_place_and_answers_for_it_without_signing_in(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY), *link = link_of(CHO);
	json_t *shown = did(&nobody, "place.show", ",\"link\":\"%s\"", link);

	assert_string_equal(text_at(shown, "meeting.place.state"), "waiting");
	assert_string_equal(text_at(shown, "meeting.place.link"), link);
	at(give_up(ANN, meeting, ""), "result");
	assert_string_equal(text_at(did(&nobody, "place.answer", ",\"link\":\"%s\",\"take\":true", link), "meeting.place.state"), "kept");
	assert_string_equal(text_at(did(&nobody, "place.answer", ",\"link\":\"%s\",\"take\":true", link), "meeting.place.state"), "kept");
	assert_string_equal(text_at(did(&nobody, "place.answer", ",\"link\":\"%s\",\"take\":false", link), "meeting.place.state"), "given_up");
	assert_string_equal(text_at(did(&nobody, "place.answer", ",\"link\":\"%s\",\"take\":false", link), "meeting.place.state"), "given_up");
	assert_string_equal(text_at(did(&nobody, "place.answer", ",\"link\":\"%s\",\"take\":true", link), "meeting.place.state"), "kept");
	assert_false(nobody.session[0]);
}

static void by_a_link_the_whole_series_is_given_up(void **state)
{
	plan("Circle", WEEKLY);
	at(sign_up(ANN, first_meeting(), ",\"every\":true"), "result");
	did(&nobody, "place.answer", ",\"link\":\"%s\",\"take\":false,\"every\":true", link_of(ANN));
	assert_int_equal(number_of("SELECT count(*) FROM signups"), 0);
	assert_int_equal(number_of("SELECT count(*) FROM places WHERE state <> 'given_up'"), 0);
}

static void refuse_link(const char *link)
{
	assert_field(call(&nobody, "place.show", ",\"link\":\"%s\"", link), "link_not_valid", "link");
	assert_field(call(&nobody, "place.answer", ",\"link\":\"%s\",\"take\":false", link), "link_not_valid", "link");
	assert_field(call(&nobody, "place.open", ",\"link\":\"%s\"", link), "link_not_valid", "link");
}

static void a_forged_link_or_one_that_was_revoked_or_is_of_long_ago_opens_nothing(void **state)
{
	char forged[64];

	full_with_cho_waiting(ONCE);
	snprintf(forged, sizeof forged, "%s", link_of(CHO));
	forged[10] = forged[10] == 'A' ? 'B' : 'A';
	refuse_link(forged);
	refuse_link(link_of(BOB)[0] ? "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" : "");
	snprintf(forged, sizeof forged, "%s", link_of(BOB));
	at(did(&nobody, "place.show", ",\"link\":\"%s\"", forged), "meeting");
	peer_do(&dee, "sanction.give", ",\"room\":\"$ROOM\",\"member\":\"$BOB\",\"step\":\"removal\",\"reason\":\"contact\",\"hours\":600");
	refuse_link(forged);
	snprintf(forged, sizeof forged, "%s", link_of(ANN));
	pass_until(BEGINNING + HOUR + DAY);
	at(did(&nobody, "place.show", ",\"link\":\"%s\"", forged), "meeting");
	pass(SECOND);
	refuse_link(forged);
}

static void a_link_signs_in_the_guest_whose_it_is_and_never_one_of_the_staff(void **state)
{
	const char *meeting;
	struct browser phone = { 0 };
	json_t *opened;

	plan("Circle", WEEKLY);
	meeting = first_meeting();
	at(sign_up(ANN, meeting, ""), "result");
	at(sign_up(DEE, meeting, ""), "result");
	opened = did(&phone, "place.open", ",\"link\":\"%s\"", link_of(ANN));
	assert_string_equal(text_at(opened, "member.name"), "Ann");
	assert_string_equal(text_at(opened, "room"), room);
	assert_string_equal(text_at(did(&phone, "place.list", "%s", ""), "meetings.0.id"), meeting);
	memset(&phone, 0, sizeof phone);
	assert_field(call(&phone, "place.open", ",\"link\":\"%s\"", link_of(DEE)), "not_allowed", "link");
	change("UPDATE members SET kind = 'account' WHERE name = 'Ann'");
	assert_field(call(&phone, "place.open", ",\"link\":\"%s\"", link_of(ANN)), "not_allowed", "link");
	assert_false(phone.session[0]);
}

static void guessing_links_becomes_slow(void **state)
{
	json_t *answer = NULL;
	int i;

	peer_close(&dee);
	peer_close(&ann);
	s.config.limits_http_burst = 100;
	s.config.limits_http_per_minute = 10;
	server_restart(&s);
	peer_open(&dee, &s, DEE, "dee");
	peer_open(&ann, &s, ANN, "ann");
	for (i = 0; i < 30; i++)
		answer = call(&nobody, "place.open", ",\"link\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"");
	assert_refused(answer, "slow_down");
}

/* --- reminders --- */

static void remind_at(int who, const char *minutes, int from, int until)
{
	at(call(&browsers[who], "reminder.set", ",\"reminders\":{\"minutes\":[%s],\"quiet_from\":%d,\"quiet_until\":%d,\"zone\":\"Europe/London\","
		"\"language\":\"fr\"}", minutes, from, until), "result");
}

static void who_asked_for_it_is_reminded_once_each_time_and_nobody_else(void **state)
{
	const char *meeting = full_with_cho_waiting(ONCE);

	(void)meeting;
	reach(ANN);
	remind_at(ANN, "60,1440", 0, 0);
	remind_at(CHO, "60", 0, 0);
	pass_until(BEGINNING - DAY - SECOND);
	assert_int_equal(told(ANN, "meeting_reminder"), 0);
	pass(2 * SECOND);
	assert_int_equal(told(ANN, "meeting_reminder"), 1);
	assert_int_equal(sent_to(ANN, "meeting_reminder"), 1);
	pass_until(BEGINNING - HOUR - SECOND);
	assert_int_equal(told(ANN, "meeting_reminder"), 1);
	pass(2 * SECOND);
	assert_int_equal(told(ANN, "meeting_reminder"), 2);
	pass_until(BEGINNING);
	assert_int_equal(told(ANN, "meeting_reminder"), 2);
	assert_int_equal(told(BOB, "meeting_reminder"), 0);
	assert_int_equal(told(CHO, "meeting_reminder"), 0);   /* who only waits */
}

static void reminders_set_later_or_changed_count_for_places_there_are(void **state)
{
	full_with_cho_waiting(ONCE);
	remind_at(BOB, "60", 0, 0);
	remind_at(BOB, "", 0, 0);
	pass_until(BEGINNING - HOUR + SECOND);
	assert_int_equal(told(BOB, "meeting_reminder"), 0);
	remind_at(BOB, "30", 0, 0);
	assert_true(int_at(did(&browsers[BOB], "place.list", "%s", ""), "reminders.minutes.0") == 30);
	assert_string_equal(text_at(did(&browsers[BOB], "place.list", "%s", ""), "reminders.language"), "fr");
	pass_until(BEGINNING - HOUR / 2 + SECOND);
	assert_int_equal(told(BOB, "meeting_reminder"), 1);
}

static void a_reminder_in_quiet_hours_comes_before_them(void **state)
{
	full_with_cho_waiting(ONCE);
	remind_at(ANN, "60", 15 * 60, 18 * 60);
	pass_until(BEGINNING - 3 * HOUR - 31 * MINUTE - SECOND);      /* 14:59 */
	assert_int_equal(told(ANN, "meeting_reminder"), 0);
	pass(2 * SECOND);
	assert_int_equal(told(ANN, "meeting_reminder"), 1);
	pass_until(BEGINNING);
	assert_int_equal(told(ANN, "meeting_reminder"), 1);
}

static void reminders_follow_a_meeting_that_is_moved_and_stop_for_one_that_is_cancelled(void **state)
{
	const char *meeting = full_with_cho_waiting(ONCE);

	remind_at(ANN, "60", 0, 0);
	at(ask(&dee, "meeting.change", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":1,\"start\":1230", meeting), "result");   /* 20:30 */
	pass_until(BEGINNING - HOUR + SECOND);
	assert_int_equal(told(ANN, "meeting_reminder"), 0);
	pass_until(BEGINNING + HOUR + SECOND);
	assert_int_equal(told(ANN, "meeting_reminder"), 1);
	remind_at(ANN, "30", 0, 0);
	at(ask(&dee, "meeting.cancel", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":2,\"reason\":\"illness\"", meeting), "result");
	pass_until(BEGINNING + 2 * HOUR);
	assert_int_equal(told(ANN, "meeting_reminder"), 1);
}

static void a_server_that_was_away_reminds_late_but_not_of_what_began(void **state)
{
	full_with_cho_waiting(ONCE);
	remind_at(ANN, "60", 0, 0);
	remind_at(BOB, "1440", 0, 0);
	pass_until(BEGINNING - HOUR / 2);
	assert_int_equal(told(ANN, "meeting_reminder"), 1);
	assert_int_equal(told(BOB, "meeting_reminder"), 0);   /* a day late is of no use */
}

static void who_leads_is_reminded_too(void **state)
{
	plan("Circle", ONCE);
	remind_at(DEE, "60", 0, 0);
	at(ask(&dee, "meeting.claim", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"part\":\"lead\"", first_meeting()), "result");
	pass_until(BEGINNING - HOUR + SECOND);
	assert_int_equal(told(DEE, "meeting_reminder"), 1);
	pass_until(BEGINNING);
	assert_int_equal(told(DEE, "meeting_reminder"), 1);
}

static void who_leads_one_after_the_other_is_reminded_of_each_once(void **state)
{
	json_t *list;

	plan("Circle", ONCE);
	at(ask(&dee, "series.create", ",\"room\":\"$ROOM\",\"plan\":{\"title\":\"Later\",\"zone\":\"Europe/London\",\"day\":\"2026-11-24\","
		"\"start\":1185,\"minutes\":60,\"staff_needed\":0,\"rule\":\"\"}"), "result");
	list = programme(&browsers[ANN], ",\"days\":60");
	at(ask(&dee, "meeting.claim", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"part\":\"lead\"", text_at(list, "meetings.0.id")), "result");
	at(ask(&dee, "meeting.claim", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"part\":\"lead\"", text_at(list, "meetings.1.id")), "result");
	remind_at(DEE, "90", 0, 0);
	pass_until(BEGINNING - 90 * MINUTE + SECOND);
	assert_int_equal(told(DEE, "meeting_reminder"), 1);
	pass_until(BEGINNING - 15 * MINUTE + SECOND);                 /* 90 minutes before the other */
	assert_int_equal(told(DEE, "meeting_reminder"), 2);
}

static void a_zone_nobody_knows_is_refused_and_nothing_is_set(void **state)
{
	assert_field(call(&browsers[ANN], "reminder.set", ",\"reminders\":{\"minutes\":[60],\"quiet_from\":0,\"quiet_until\":0,\"zone\":\"Mars/Olympus\"}"),
		"bad_field", "zone");
	assert_int_equal(number_of("SELECT count(*) FROM reminders"), 0);
	assert_false(has(did(&browsers[ANN], "place.list", "%s", ""), "reminders"));
}

static void at_night_a_mail_waits_for_the_morning_where_there_is_time(void **state)
{
	const char *meeting = full_with_cho_waiting(WEEKLY);

	reach(BOB);
	remind_at(BOB, "", 22 * 60, 7 * 60);
	pass_until(BEGINNING - 4 * DAY + 5 * HOUR);                  /* Friday 23:30 */
	at(ask(&dee, "meeting.cancel", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":1,\"reason\":\"illness\"", meeting), "result");
	assert_int_equal(sent_to(BOB, "meeting_cancelled"), 1);
	assert_true(number_of("SELECT next_ms FROM outbox") == s.wall_ms + 7 * HOUR + HOUR / 2);
}

/* --- what is sent is looked at again when it is --- */

static int occasion_err;

static int occasion_run(struct server *server, struct tx *tx)
{
	struct arena arena;
	struct occasion o;
	int64_t meeting = 0, start = 0;
	int err = tx_number(tx, &meeting, "SELECT meeting FROM outbox LIMIT 1", "");

	if (!err)
		err = tx_number(tx, &start, "SELECT start_ms FROM outbox LIMIT 1", "");
	arena_init(&arena, 1u << 20);
	occasion_err = err ? err : occasions_get(tx, s.members[ANN], STR("meeting_moved"), meeting, start, &arena, &o);
	arena_release(&arena);
	return 0;
}

static void who_gave_up_meanwhile_is_not_told(void **state)
{
	const char *meeting = full_with_cho_waiting(ONCE);

	reach(ANN);
	at(ask(&dee, "meeting.change", ",\"room\":\"$ROOM\",\"meeting\":\"%s\",\"version\":1,\"start\":1230", meeting), "result");
	server_write(&s, occasion_run);
	assert_int_equal(occasion_err, 0);
	at(give_up(ANN, meeting, ""), "result");
	server_write(&s, occasion_run);
	assert_int_equal(occasion_err, ERR_NOT_FOUND);
}

/* --- out of memory --- */

#define TRIES_MOST 3000

static void whatever_allocation_fails_it_is_done_wholly_or_not_at_all(void **state)
{
	char meeting[16];
	unsigned failed = 0;

	plan("Circle", WEEKLY);
	snprintf(meeting, sizeof meeting, "%s", first_meeting());
	for (failing = 1; failing < TRIES_MOST; failing++) {
		json_t *answer = sign_up(ANN, meeting, "");
		unsigned long at_failing = failing;

		failing = 0;
		failed += !has(answer, "result");
		/* Done, but the answer could not be told: whoever asks again by the same key gets it. */
		assert_true(number_of("SELECT count(*) FROM places") == number_of("SELECT count(*) FROM places WHERE state = 'kept'"));
		change("DELETE FROM places");
		answers_forget();
		if (!reached)
			break;
		failing = at_failing;
	}
	failing = 0;
	assert_true(failed > 5 && !reached);
}

/* --- beside a model --- */

#define PEOPLE 9
#define STEPS 400
#define RUNS 12

/* What one person has, in the simplest words. */
struct model_place {
	enum place_state state;           /* PLACE_STATES: never signed up */
	int64_t turn, until_ms;
};

struct model {
	struct model_place of[PEOPLE];
	int64_t capacity, turn, start_ms;
	bool cancelled;
};

static uint64_t seed;

static unsigned dice(unsigned sides)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (unsigned)((seed >> 33) % sides);
}

static int64_t model_free(const struct model *m)
{
	int64_t n = m->capacity;
	int i;

	for (i = 0; i < PEOPLE; i++)
		n -= m->of[i].state == PLACE_KEPT || m->of[i].state == PLACE_OFFERED;
	return n;
}

static int model_first(const struct model *m)
{
	int best = -1, i;

	for (i = 0; i < PEOPLE; i++)
		if (m->of[i].state == PLACE_WAITING && (best < 0 || m->of[i].turn < m->of[best].turn))
			best = i;
	return best;
}

static void model_settle(struct model *m, int64_t now)
{
	int i;
	int64_t half = (m->start_ms - now) / 2, given = half < 12 * HOUR ? half : 12 * HOUR;

	if (given < 15 * MINUTE)
		given = 15 * MINUTE;
	for (i = 0; i < PEOPLE; i++) {
		if (m->cancelled && m->of[i].state == PLACE_OFFERED)
			m->of[i].state = PLACE_WAITING;
		if (m->of[i].state == PLACE_OFFERED && m->of[i].until_ms > now + given)
			m->of[i].until_ms = now + given;
	}
	while (!m->cancelled && now < m->start_ms + HOUR && model_free(m) > 0 && (i = model_first(m)) >= 0) {
		m->of[i].state = m->start_ms - now <= 15 * MINUTE ? PLACE_KEPT : PLACE_OFFERED;
		m->of[i].until_ms = now + given;
	}
}

static void model_add(struct model *m, int who, int64_t now)
{
	struct model_place *p = &m->of[who];

	if (m->cancelled || now >= m->start_ms + HOUR)
		return;
	model_settle(m, now);
	if (p->state == PLACE_KEPT || p->state == PLACE_WAITING)
		return;
	if (p->state == PLACE_OFFERED) {
		p->state = PLACE_KEPT;
		return;
	}
	p->turn = ++m->turn;
	p->state = model_free(m) > 0 ? PLACE_KEPT : PLACE_WAITING;
}

static void model_remove(struct model *m, int who, int64_t now)
{
	if (m->of[who].state == PLACE_STATES)
		return;
	m->of[who].state = PLACE_GIVEN_UP;
	model_settle(m, now);
}

/* Whose offer ends first by then, -1: nobody's. */
static int model_due(const struct model *m, int64_t now)
{
	int best = -1, i;

	for (i = 0; i < PEOPLE; i++)
		if (m->of[i].state == PLACE_OFFERED && m->of[i].until_ms <= now && (best < 0 || m->of[i].until_ms < m->of[best].until_ms))
			best = i;
	return best;
}

static void model_miss(struct model *m, int who, int64_t now)
{
	m->of[who].state = PLACE_MISSED;
	m->of[who].turn = ++m->turn;
	model_settle(m, now);
}

/* The real thing. */
struct real {
	struct tx *tx;
	struct arena arena;
	struct meeting meeting;
	int64_t members[PEOPLE];
};

static void real_read(struct real *r)
{
	int64_t id = r->meeting.id;

	arena_release(&r->arena);
	arena_init(&r->arena, 8u << 20);
	assert_int_equal(meetings_get(r->tx, id, &r->arena, &r->meeting), 0);
}

static void real_set(struct real *r, const struct model *m)
{
	r->meeting.capacity = m->capacity;
	r->meeting.agenda.start_ms = m->start_ms;
	r->meeting.agenda.opens_ms = m->start_ms - 10 * MINUTE;
	r->meeting.agenda.end_ms = r->meeting.entry_ms = m->start_ms + HOUR;
	r->meeting.agenda.state = m->cancelled ? MEETING_CANCELLED : MEETING_SCHEDULED;
	assert_int_equal(meetings_set(r->tx, &r->meeting), 0);
	assert_int_equal(places_tell(r->tx, &r->meeting, m->cancelled ? "meeting_cancelled" : "meeting_moved", &r->arena), 0);
}

static void real_due(struct real *r, int64_t place, int64_t now)
{
	r->tx->now_ms = now;
	assert_int_equal(offer_due(r->tx, &s.config, place), 0);
}

static int64_t real_place(struct real *r, int who)
{
	struct place p;

	assert_int_equal(places_of(r->tx, r->meeting.id, r->members[who], &p), 0);
	return p.id;
}

static void compare(struct real *r, const struct model *m, unsigned step)
{
	int64_t taken, waiting, timers;
	struct place p;
	int i, err, offered = 0;

	for (i = 0; i < PEOPLE; i++) {
		err = places_of(r->tx, r->meeting.id, r->members[i], &p);
		if (m->of[i].state == PLACE_STATES) {
			assert_int_equal(err, ERR_NOT_FOUND);
			continue;
		}
		assert_int_equal(err, 0);
		offered += p.state == PLACE_OFFERED;
		if (p.state != m->of[i].state || (p.state == PLACE_OFFERED && p.until_ms != m->of[i].until_ms))
			fail_msg("step %u, person %d: %s until %lld, and not %s until %lld", step, i, place_state_name(p.state),
			         (long long)p.until_ms, place_state_name(m->of[i].state), (long long)m->of[i].until_ms);
	}
	assert_int_equal(places_count(r->tx, r->meeting.id, &taken, &waiting), 0);
	assert_true(taken <= m->capacity);
	assert_int_equal(tx_number(r->tx, &timers, "SELECT count(*) FROM timers WHERE kind = 'offer'", ""), 0);
	assert_int_equal(timers, offered);
}

static void step_both(struct real *r, struct model *m, unsigned what, int who)
{
	int64_t now = r->tx->now_ms, taken = m->capacity - model_free(m);
	struct place p;
	bool changed;

	switch (what) {
	case 0: case 1: case 2: case 3:
		if (place_open_to(r->tx, &r->meeting) == 0)
			assert_int_equal(place_take(r->tx, &r->meeting, r->members[who], &r->arena, &changed), 0);
		model_add(m, who, now);
		break;
	case 4: case 5: case 6:
		if (places_of(r->tx, r->meeting.id, r->members[who], &p) == 0)
			assert_int_equal(place_leave(r->tx, &r->meeting, &p, &r->arena), 0);
		model_remove(m, who, now);
		break;
	case 7:
		m->capacity = taken + (int64_t)dice(3);
		m->capacity = m->capacity ? m->capacity : 1;
		real_set(r, m);
		model_settle(m, now);
		break;
	case 8:
		m->cancelled = !m->cancelled;
		real_set(r, m);
		model_settle(m, now);
		break;
	default:
		m->start_ms = now + (int64_t)(dice(40 * 60) + 1) * MINUTE;
		real_set(r, m);
		model_settle(m, now);
		break;
	}
}

/* Let time pass, each offer that ends meanwhile at its moment. */
static void pass_both(struct real *r, struct model *m, int64_t until)
{
	int who;

	while ((who = model_due(m, until)) >= 0) {
		int64_t at_ms = m->of[who].until_ms;

		if (at_ms < r->tx->now_ms)
			at_ms = r->tx->now_ms;
		real_due(r, real_place(r, who), at_ms);
		model_miss(m, who, at_ms);
		assert_int_equal(tx_exec(r->tx, NULL, "DELETE FROM timers WHERE kind = 'offer' AND due_ms <= $1 AND subject NOT IN"
			" (SELECT id FROM places WHERE state = 'offered')", "i", at_ms), 0);
	}
	r->tx->now_ms = until;
}

static void one_run(struct real *r)
{
	struct model m = { .capacity = 2, .start_ms = r->meeting.agenda.start_ms };
	unsigned step;
	int i;

	for (i = 0; i < PEOPLE; i++)
		m.of[i].state = PLACE_STATES;
	assert_int_equal(tx_exec(r->tx, NULL, "DELETE FROM places", ""), 0);
	assert_int_equal(tx_exec(r->tx, NULL, "DELETE FROM timers WHERE kind = 'offer'", ""), 0);
	m.capacity = 1 + dice(4);
	m.start_ms = r->tx->now_ms + 3 * DAY;
	real_set(r, &m);
	for (step = 0; step < STEPS; step++) {
		step_both(r, &m, dice(dice(4) ? 7 : 10), (int)dice(PEOPLE));
		compare(r, &m, step);
		if (dice(3) == 0)
			pass_both(r, &m, r->tx->now_ms + (int64_t)dice(6 * 60) * MINUTE);
		compare(r, &m, step);
		real_read(r);
	}
}

static void make_people(struct real *r)
{
	struct grant grant = { .role = ROLE_PARTICIPANT, .room = s.room };
	int64_t i;

	for (i = 0; i < PEOPLE; i++) {
		r->members[i] = 7000 + i;
		assert_int_equal(tx_exec(r->tx, NULL, "INSERT INTO members (id, kind, name, name_key, created_ms) VALUES ($1, 'guest', 'P', 'p', 0)", "i",
			r->members[i]), 0);
		assert_int_equal(grants_set(r->tx, r->members[i], &grant), 0);
	}
}

static int model_run(struct server *server, struct tx *tx)
{
	struct real r = { .tx = tx };
	int64_t now = tx->now_ms;
	int i;

	arena_init(&r.arena, 8u << 20);
	assert_int_equal(tx_number(tx, &r.meeting.id, "SELECT id FROM meetings", ""), 0);
	real_read(&r);
	make_people(&r);
	for (i = 0; i < RUNS; i++)
		one_run(&r);
	tx->now_ms = now;
	arena_release(&r.arena);
	return 0;
}

static void whatever_happens_in_whatever_order_the_list_is_as_the_model_says_and_never_too_full(void **state)
{
	plan("Circle", ONCE);
	seed = 20261124;
	server_write(&s, model_run);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(everybody_sees_what_is_public_and_who_belongs_to_the_room_the_rest),
		T(one_series_is_shown_alone_and_one_that_is_not_public_is_not_there),
		T(nothing_is_told_of_who_comes),
		T(cancelled_meetings_are_shown_with_the_reason),
		T(a_day_on_which_nothing_takes_place_is_said),
		T(rooms_one_can_go_into_are_named),
		T(a_stranger_comes_in_by_a_public_series_as_a_guest_and_signs_up),
		T(a_name_that_is_taken_or_a_series_that_is_not_public_is_refused_and_makes_nobody),
		T(who_was_asked_to_stay_away_does_not_come_back_by_it),
		T(who_is_signed_in_keeps_their_session_and_what_they_are),
		T(a_place_is_kept_as_long_as_there_are_some_and_then_one_waits),
		T(what_is_not_there_or_not_theirs_or_over_is_refused),
		T(everybody_may_be_down_for_so_many_meetings_and_no_more),
		T(who_waits_is_offered_what_somebody_gives_up_and_takes_it),
		T(an_offer_that_is_not_taken_goes_to_the_next_and_who_missed_it_can_sign_up_again),
		T(the_nearer_the_beginning_the_shorter_the_offer_and_at_last_it_is_simply_theirs),
		T(half_an_hour_before_it_there_is_still_a_quarter),
		T(more_room_is_offered_to_who_waits),
		T(who_leads_has_no_place_and_what_they_had_goes_to_the_next),
		T(who_is_removed_makes_room_for_the_next_within_a_second),
		T(who_signs_up_for_the_series_has_a_place_each_time_also_in_meetings_made_later),
		T(giving_up_one_keeps_the_others_and_giving_up_the_series_none),
		T(who_comes_each_time_is_told_once_that_the_series_moved),
		T(places_outlive_a_cancellation_and_offers_are_made_again),
		T(who_signed_up_for_the_series_keeps_their_place_through_a_cancellation),
		T(a_meeting_that_is_brought_forward_does_not_wait_for_an_offer_beyond_its_beginning),
		T(a_link_shows_the_place_and_answers_for_it_without_signing_in),
		T(by_a_link_the_whole_series_is_given_up),
		T(a_forged_link_or_one_that_was_revoked_or_is_of_long_ago_opens_nothing),
		T(a_link_signs_in_the_guest_whose_it_is_and_never_one_of_the_staff),
		T(guessing_links_becomes_slow),
		T(who_asked_for_it_is_reminded_once_each_time_and_nobody_else),
		T(reminders_set_later_or_changed_count_for_places_there_are),
		T(a_reminder_in_quiet_hours_comes_before_them),
		T(reminders_follow_a_meeting_that_is_moved_and_stop_for_one_that_is_cancelled),
		T(a_server_that_was_away_reminds_late_but_not_of_what_began),
		T(who_leads_is_reminded_too),
		T(who_leads_one_after_the_other_is_reminded_of_each_once),
		T(a_zone_nobody_knows_is_refused_and_nothing_is_set),
		T(at_night_a_mail_waits_for_the_morning_where_there_is_time),
		T(who_gave_up_meanwhile_is_not_told),
		T(whatever_allocation_fails_it_is_done_wholly_or_not_at_all),
		T(whatever_happens_in_whatever_order_the_list_is_as_the_model_says_and_never_too_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
