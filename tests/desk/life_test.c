/* tests/desk/life_test.c: the life of a case, in virtual time.  The rules are those of tests/support/rules:
 * "nothing matters any more" is amber, "i want to be gone" red, "this is goodbye for good" crisis. */
#include "answers.h"

#include "base/mem.h"
#include "escalation/life.h"
#include "session/session.h"
#include "store/grants.h"

#define ROOM ",\"room\":\"$ROOM\""
#define CASE ROOM ",\"case\":\"%s\",\"version\":%lld"
#define AMBER "nothing matters any more"
#define RED "i want to be gone"
#define CRISIS "this is goodbye for good"
#define PLAIN "good evening everybody"
#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static struct server server;
static struct peer ann, bob, cho, dee;

/* --- fixture: Ann and Bob take part, Cho is a mentor, Dee the facilitator --- */

static int make_cho_mentor(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[2], &(struct grant){ .role = ROLE_MENTOR, .room = s->room });
}

static int make_bob_responder(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[1], &(struct grant){ .role = ROLE_RESPONDER });
}

static int make_dee_admin(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[3], &(struct grant){ .role = ROLE_ADMIN });
}

static void patient(struct config *c)
{
	c->limits_idle_s = 100000000;
}

/* Keys of a connection are told apart from those of an earlier one. */
static void enter(void)
{
	static unsigned before;

	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	peer_open(&cho, &server, 2, "c");
	peer_open(&dee, &server, 3, "d");
	before += 1000;
	ann.requests += before;
	bob.requests += before;
	cho.requests += before;
	dee.requests += before;
	peer_do(&dee, "room.join", ",\"room\":\"$STAFF\",\"rules_version\":1");
	peer_do(&cho, "room.join", ",\"room\":\"$STAFF\",\"rules_version\":1");
	peer_forget(&dee);
	peer_forget(&cho);
}

static void leave(void)
{
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&cho);
	peer_close(&dee);
}

static int setup(void **state)
{
	server_open(&server, patient);
	server_write(&server, make_cho_mentor);
	enter();
	return 0;
}

static int teardown(void **state)
{
	answers_forget();
	leave();
	server_close(&server);
	return 0;
}

static int64_t found;
static const char *query;

static int run_query(struct server *s, struct tx *tx)
{
	found = 0;
	return tx_number(tx, &found, query, "");
}

/* The one number of a query; `sql` is a literal. */
static int64_t number(const char *sql)
{
	query = sql;
	server_write(&server, run_query);
	return found;
}

static int run_statement(struct server *s, struct tx *tx)
{
	return tx_exec(tx, NULL, query, "");
}

static void change(const char *sql)
{
	query = sql;
	server_write(&server, run_statement);
}

static json_t *say(struct peer *p, const char *body)
{
	return ask(p, "room.post", ROOM ",\"body\":\"%s\"", body);
}

/* --- one case --- */

static char the_case[ID_TEXT_LEN + 1];

static json_t *show(void)
{
	return ask(&dee, "case.show", ROOM ",\"case\":\"%s\"", the_case);
}

/* As it is now. */
static long long version(void)
{
	return int_at(show(), "result.case.version");
}

static const char *state_now(void)
{
	return text_at(show(), "result.case.state");
}

/* Ann says something, and it is the case of this test. */
static void raise_by(struct peer *p, const char *words)
{
	say(p, words);
	snprintf(the_case, sizeof the_case, "%s", text_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.id"));
}

static void open_case(const char *words)
{
	raise_by(&ann, words);
}

/* A step that names no more than the case. */
static json_t *step_at(struct peer *p, const char *op, long long at_version)
{
	return ask(p, op, CASE, the_case, at_version);
}

static json_t *take_step(struct peer *p, const char *op)
{
	return step_at(p, op, version());
}

/* One that must do. */
static void step(struct peer *p, const char *op)
{
	json_t *answer = take_step(p, op);

	if (!has(answer, "result.case"))
		fail_msg("%s: %s", op, text_at(answer, "error.code"));
}

static json_t *offer_to(struct peer *p, const char *whom)
{
	return ask(p, "case.offer", CASE ",\"member\":\"%s\"", the_case, version(), whom);
}

static json_t *close_with(struct peer *p, const char *fields)
{
	return ask(p, "case.close", CASE ",\"outcome\":\"talked\"%s", the_case, version(), fields);
}

static json_t *close_in(struct peer *p, int64_t ms, const char *more)
{
	return ask(p, "case.close", CASE ",\"outcome\":\"talked\",\"safe\":\"yes\",\"follow_up\":%lld%s", the_case, version(),
	           (long long)(server.wall_ms + ms), more);
}

static char side[ID_TEXT_LEN + 1];

static void go_aside(struct peer *owner)
{
	json_t *answer = take_step(owner, "case.aside");

	snprintf(side, sizeof side, "%s", text_at(answer, "result.room.id"));
	assert_string_equal(text_at(answer, "result.case.aside"), side);
}

static json_t *join_side(struct peer *p)
{
	return ask(p, "room.join", ",\"room\":\"%s\"", side);
}

static json_t *say_aside(struct peer *p, const char *body)
{
	return ask(p, "room.post", ",\"room\":\"%s\",\"body\":\"%s\"", side, body);
}

/* What happened so far, as words. */
static const char *story(void)
{
	static char text[1024];
	json_t *events = at(show(), "result.events");
	size_t i, len = 0;

	text[0] = '\0';
	for (i = 0; i < json_array_size(events) && len < sizeof text; i++)
		len += (size_t)snprintf(text + len, sizeof text - len, "%s%s", i ? " " : "",
		                        json_string_value(json_object_get(json_array_get(events, i), "what")));
	return text;
}

/* --- from its beginning to its end --- */

static void a_case_goes_from_open_to_reviewed_and_each_step_is_told_and_written_down(void **state)
{
	json_t *shown;

	open_case(RED);
	shown = step_at(&cho, "case.acknowledge", 1);
	assert_string_equal(text_at(shown, "result.case.state"), "acknowledged");
	assert_string_equal(text_at(shown, "result.case.owner.name"), "Cho");
	assert_int_equal(int_at(shown, "result.case.seen"), server.wall_ms);
	assert_false(has(shown, "result.case.spoken"));
	assert_int_equal(int_at(shown, "result.case.due"), server.wall_ms + 8 * MINUTE);

	shown = take_step(&cho, "case.spoke");
	assert_string_equal(text_at(shown, "result.case.state"), "with_person");
	assert_int_equal(int_at(shown, "result.case.spoken"), server.wall_ms);
	shown = offer_to(&cho, "$DEE");
	assert_string_equal(text_at(shown, "result.case.state"), "handed_over");
	assert_string_equal(text_at(shown, "result.case.owner.name"), "Cho");
	assert_string_equal(text_at(shown, "result.case.receiver.name"), "Dee");
	shown = take_step(&dee, "case.accept");
	assert_string_equal(text_at(shown, "result.case.state"), "acknowledged");
	assert_string_equal(text_at(shown, "result.case.owner.name"), "Dee");
	assert_false(has(shown, "result.case.receiver"));
	shown = close_in(&dee, HOUR, "");
	assert_string_equal(text_at(shown, "result.case.state"), "closed");
	assert_string_equal(text_at(shown, "result.case.safe"), "yes");
	assert_false(has(shown, "result.case.due"));
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind = 'case'"), 0);

	server_write(&server, make_dee_admin);
	change("INSERT INTO grants (member, room, role) SELECT id, 0, 'facilitator' FROM members WHERE name = 'Cho'");
	shown = ask(&cho, "case.review", CASE ",\"words\":\"Earlier next time.\"", the_case, version());
	assert_string_equal(text_at(shown, "result.case.state"), "reviewed");
	assert_string_equal(story(), "opened alerted acknowledged spoke offered alerted accepted closed reviewed");
	shown = show();
	assert_string_equal(text_at(shown, "result.events.2.by.name"), "Cho");
	assert_string_equal(text_at(shown, "result.events.4.other.name"), "Dee");
	assert_false(has(shown, "result.events.0.by"));
	assert_string_equal(text_at(shown, "result.events.0.level"), "red");
	assert_false(has(shown, "result.events.2.level"));

	assert_int_equal(peer_count(&cho, "\"state\":\"acknowledged\",\"level\":\"red\""), 2);
	assert_int_equal(peer_count(&cho, "\"state\":\"with_person\",\"level\""), 1);
	assert_int_equal(peer_count(&cho, "\"state\":\"handed_over\",\"level\""), 1);
	assert_int_equal(peer_count(&cho, "\"state\":\"closed\",\"level\""), 1);
	assert_int_equal(peer_count(&cho, "\"state\":\"reviewed\",\"level\""), 1);
	assert_int_equal(peer_count(&bob, the_case), 0);
}

static void every_press_is_in_the_audit_log_with_whom_it_was_about(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	step(&cho, "case.spoke");
	close_in(&cho, HOUR, "");
	assert_int_equal(number("SELECT count(*) FROM audit WHERE act IN ('case.acknowledge', 'case.spoke', 'case.close')"
	                        " AND subject = (SELECT id FROM members WHERE name = 'Ann') AND about <> 0"), 3);
}

/* --- presses that come late, or from the wrong person --- */

static const char *const plain_ops[] = { "case.acknowledge", "case.spoke", "case.accept", "case.decline", "case.release" };

/* Every change of a case, by `p`, with this version. */
static void assert_all_refused(struct peer *p, long long at_version, const char *code)
{
	size_t i;

	for (i = 0; i < sizeof plain_ops / sizeof *plain_ops; i++)
		assert_refused(step_at(p, plain_ops[i], at_version), code);
	assert_refused(ask(p, "case.offer", CASE ",\"member\":\"$DEE\"", the_case, at_version), code);
	assert_refused(ask(p, "case.snooze", CASE ",\"reason\":\"with_another\"", the_case, at_version), code);
	assert_refused(ask(p, "case.aside", CASE, the_case, at_version), code);
	assert_refused(ask(p, "case.close", CASE ",\"outcome\":\"talked\",\"safe\":\"yes\",\"follow_up\":%lld", the_case, at_version,
	                   (long long)(server.wall_ms + HOUR)), code);
}

static void an_open_case_waits_for_nobody_who_saw_an_older_one(void **state)
{
	open_case(RED);
	say(&ann, RED);
	assert_true(version() > 1);
	assert_string_equal(text_at(step_at(&cho, "case.acknowledge", 1), "result.case.owner.name"), "Cho");
}

static void a_version_that_is_not_the_newest_changes_nothing(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	say(&ann, RED);
	assert_all_refused(&cho, 2, "stale");
	assert_all_refused(&cho, 999, "stale");
	assert_int_equal(version(), 3);
	assert_string_equal(state_now(), "acknowledged");
}

static void a_closed_case_is_not_opened_again_by_any_press(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	close_in(&cho, HOUR, "");
	assert_all_refused(&cho, version(), "decided");
	assert_all_refused(&cho, 1, "decided");
	server_pass(&server, 30 * MINUTE);
	assert_string_equal(state_now(), "closed");
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind = 'case'"), 0);
}

static void a_case_that_is_not_there_is_not_found(void **state)
{
	open_case(RED);
	snprintf(the_case, sizeof the_case, "%s", "0000000000001");
	assert_all_refused(&cho, 1, "not_found");
	assert_refused(ask(&cho, "case.receivers", ROOM ",\"case\":\"%s\"", the_case), "not_found");
	assert_refused(ask(&cho, "case.disclose", ROOM ",\"case\":\"%s\",\"told\":\"other\",\"words\":\"x\",\"person_told\":true,\"reached\":true",
	                   the_case), "not_found");
}

static void only_who_has_it_may_go_on_with_it(void **state)
{
	open_case(RED);
	assert_refused(take_step(&cho, "case.spoke"), "decided");
	assert_refused(take_step(&cho, "case.release"), "decided");
	assert_refused(offer_to(&cho, "$DEE"), "decided");
	assert_refused(take_step(&cho, "case.accept"), "decided");
	assert_refused(take_step(&cho, "case.decline"), "decided");
	assert_refused(take_step(&cho, "case.aside"), "not_allowed");
	step(&cho, "case.acknowledge");
	assert_refused(take_step(&dee, "case.acknowledge"), "decided");
	assert_field(take_step(&dee, "case.spoke"), "not_allowed", "case");
	assert_refused(take_step(&dee, "case.release"), "not_allowed");
	assert_refused(offer_to(&dee, "$CHO"), "not_allowed");
	assert_refused(take_step(&dee, "case.aside"), "not_allowed");
	assert_int_equal(version(), 2);

	/* Who leads the room may close it; another mentor may not. */
	step(&cho, "case.release");
	step(&dee, "case.acknowledge");
	assert_field(close_in(&cho, HOUR, ""), "not_allowed", "case");
	assert_string_equal(state_now(), "acknowledged");
}

static void members_see_and_change_no_case(void **state)
{
	open_case(RED);
	assert_all_refused(&bob, 1, "not_allowed");
	assert_all_refused(&ann, 1, "not_allowed");
	assert_refused(ask(&ann, "case.show", ROOM ",\"case\":\"%s\"", the_case), "not_allowed");
	assert_refused(ask(&ann, "case.list", "%s", ""), "not_allowed");
	assert_refused(ask(&ann, "follow_up.list", "%s", ""), "not_allowed");
}

static void nobody_sees_or_has_their_own_case_whatever_they_may_do(void **state)
{
	static const char *const words = ",\"told\":\"other\",\"words\":\"x\",\"person_told\":true,\"reached\":true";

	server_write(&server, make_dee_admin);
	raise_by(&cho, RED);
	change("INSERT INTO grants (member, room, role) SELECT id, 0, 'admin' FROM members WHERE name = 'Cho'");
	assert_int_equal(count_at(ask(&cho, "case.list", "%s", ""), "result.cases"), 0);
	assert_refused(ask(&cho, "case.show", ROOM ",\"case\":\"%s\"", the_case), "not_allowed");
	assert_refused(ask(&cho, "case.receivers", ROOM ",\"case\":\"%s\"", the_case), "not_allowed");
	assert_refused(ask(&cho, "case.disclose", ROOM ",\"case\":\"%s\"%s", the_case, words), "not_allowed");
	assert_all_refused(&cho, 1, "not_allowed");
	step(&dee, "case.acknowledge");
	assert_field(offer_to(&dee, "$CHO"), "bad_field", "member");
	assert_false(mentions(ask(&dee, "case.receivers", ROOM ",\"case\":\"%s\"", the_case), "Cho"));
	assert_field(close_in(&dee, HOUR, ",\"owner\":\"$CHO\""), "bad_field", "owner");
	close_in(&dee, HOUR, "");
	assert_refused(ask(&cho, "case.review", CASE, the_case, version()), "not_allowed");
	assert_int_equal(count_at(ask(&cho, "follow_up.list", ",\"all\":true"), "result.follow_ups"), 0);
	assert_int_equal(number("SELECT count(*) FROM notices WHERE kind <> 'aside' AND member = (SELECT id FROM members WHERE name = 'Cho')"), 0);
}

static void a_responder_of_the_server_sees_and_takes_every_case_but_decides_about_nothing_else(void **state)
{
	json_t *list;

	say(&ann, "you are a silly goose");
	server_write(&server, make_bob_responder);
	open_case(CRISIS);
	assert_int_equal(count_at(ask(&cho, "case.list", ROOM), "result.held"), 1);
	list = ask(&bob, "case.list", "%s", "");
	assert_int_equal(count_at(list, "result.cases"), 1);
	assert_int_equal(count_at(list, "result.held"), 0);
	list = ask(&bob, "case.list", ROOM);
	assert_int_equal(count_at(list, "result.cases"), 1);
	assert_int_equal(count_at(list, "result.held"), 0);
	step(&bob, "case.acknowledge");
	assert_string_equal(text_at(show(), "result.case.owner.name"), "Bob");
}

static int64_t person;

/* Whatever asks for it, also beside the operations. */
static int step_by_themself(struct server *s, struct tx *tx)
{
	static const enum ladder_event_kind kinds[] = { LADDER_ACKNOWLEDGE, LADDER_SPOKE, LADDER_OFFER, LADDER_ACCEPT, LADDER_DECLINE,
		LADDER_RELEASE, LADDER_SNOOZE, LADDER_CLOSE, LADDER_REVIEW };
	struct ladder_event event = { .member = person, .to = s->members[3], .lead = true };
	struct arena arena;
	int64_t id;
	size_t i;

	arena_init(&arena, 1u << 20);
	assert_int_equal(tx_number(tx, &id, "SELECT id FROM cases", ""), 0);
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		event.kind = kinds[i];
		assert_int_equal(life_apply(tx, 0, id, 0, &event, &arena), ERR_NOT_ALLOWED);
	}
	event = (struct ladder_event){ .kind = LADDER_OFFER, .member = s->members[2], .to = person };
	assert_int_equal(life_apply(tx, 0, id, 0, &event, &arena), ERR_BAD_FIELD);
	event.to = s->members[3];
	assert_int_equal(life_apply(tx, s->staff, id, 0, &event, &arena), ERR_NOT_FOUND);
	arena_release(&arena);
	return 0;
}

static void no_step_of_a_case_is_its_persons(void **state)
{
	person = server.members[0];
	open_case(RED);
	step(&cho, "case.acknowledge");
	server_write(&server, step_by_themself);
	assert_int_equal(version(), 2);
}

/* --- the lease --- */

static void who_acknowledges_and_says_nothing_has_it_no_longer_when_the_lease_ends(void **state)
{
	json_t *shown;

	open_case(RED);
	server_pass(&server, MINUTE);
	step(&cho, "case.acknowledge");
	server_pass(&server, 8 * MINUTE - 1);
	assert_string_equal(state_now(), "acknowledged");
	server_pass(&server, 1);
	shown = show();
	assert_string_equal(text_at(shown, "result.case.state"), "open");
	assert_false(has(shown, "result.case.owner"));
	assert_true(int_at(shown, "result.case.due") > server.wall_ms);
	assert_true(strstr(story(), "acknowledged lapsed alerted") != NULL);
	assert_int_equal(number("SELECT count(*) FROM misses WHERE kind = 'lapsed' AND member = (SELECT id FROM members WHERE name = 'Cho')"), 1);
	assert_refused(step_at(&cho, "case.spoke", int_at(shown, "result.case.version")), "decided");
}

static void nobody_coming_calls_more_people_again_and_again(void **state)
{
	int i;

	open_case(CRISIS);
	assert_int_equal(number("SELECT count(*) FROM misses WHERE kind = 'unanswered'"), 0);
	server_pass(&server, 60 * SECOND);
	assert_int_equal(number("SELECT count(*) FROM misses WHERE kind = 'unanswered'"), 1);
	for (i = 0; i < 30; i++)
		server_pass(&server, 2 * MINUTE);
	assert_string_equal(state_now(), "open");
	assert_true(number("SELECT count(*) FROM case_events WHERE what = 'alerted'") >= 32);
	assert_true(number("SELECT due_ms - (SELECT max(at_ms) FROM case_events) FROM timers WHERE kind = 'case'") <= 2 * MINUTE);
}

static void an_alarm_outlives_the_process(void **state)
{
	open_case(CRISIS);
	leave();
	server_restart(&server);
	enter();
	change("UPDATE timers SET due_ms = 1 WHERE kind = 'case'");          /* one that is early alerts nobody */
	server_pass(&server, 0);
	assert_int_equal(number("SELECT count(*) FROM case_events WHERE what = 'alerted'"), 1);
	server_pass(&server, 60 * SECOND);
	assert_int_equal(number("SELECT count(*) FROM case_events WHERE what = 'alerted'"), 2);
	step(&cho, "case.acknowledge");
	leave();
	server_restart(&server);
	enter();
	server_pass(&server, 3 * MINUTE);
	assert_string_equal(state_now(), "open");
}

/* --- speaking --- */

static void what_its_owner_writes_in_the_room_is_a_word_to_the_person(void **state)
{
	json_t *shown;
	int64_t due;

	open_case(RED);
	step(&cho, "case.acknowledge");
	say(&dee, PLAIN);
	say(&bob, PLAIN);
	assert_string_equal(state_now(), "acknowledged");
	server_pass(&server, MINUTE);
	say(&cho, "how are you, Ann?");
	shown = show();
	assert_string_equal(text_at(shown, "result.case.state"), "with_person");
	assert_int_equal(int_at(shown, "result.case.spoken"), server.wall_ms);
	assert_int_equal(int_at(shown, "result.case.version"), 3);

	/* What follows moves the clock on, and neither the version nor anybody's screen. */
	due = int_at(shown, "result.case.due");
	server_pass(&server, MINUTE);
	peer_forget(&dee);
	say(&cho, "I am here.");
	shown = show();
	assert_int_equal(int_at(shown, "result.case.due"), due + MINUTE);
	assert_int_equal(int_at(shown, "result.case.version"), 3);
	assert_int_equal(peer_count(&dee, "\"kind\":\"case\""), 0);
	assert_int_equal(number("SELECT count(*) FROM case_events WHERE what = 'spoke'"), 1);
}

static void staff_among_themselves_speak_to_nobody(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	ask(&cho, "room.post", ",\"room\":\"$STAFF\",\"body\":\"I am with Ann\"");
	assert_string_equal(state_now(), "acknowledged");
}

static void who_falls_silent_is_asked_and_then_it_lapses(void **state)
{
	open_case(CRISIS);
	step(&cho, "case.acknowledge");
	step(&cho, "case.spoke");
	server_pass(&server, 15 * MINUTE);
	assert_string_equal(state_now(), "with_person");
	assert_true(strstr(story(), "spoke went_quiet alerted") != NULL);
	say(&cho, "still with you");
	assert_int_equal(peer_count(&dee, "\"state\":\"with_person\",\"level\""), 3);   /* spoke, went quiet, and not any more */
	server_pass(&server, 15 * MINUTE);
	server_pass(&server, MINUTE);
	assert_string_equal(state_now(), "open");
	assert_int_equal(number("SELECT count(*) FROM misses WHERE kind = 'went_quiet'"), 1);
}

/* --- handing over --- */

static void an_offer_that_is_declined_leaves_it_where_it_was(void **state)
{
	int64_t due;

	open_case(RED);
	step(&cho, "case.acknowledge");
	due = int_at(show(), "result.case.due");
	offer_to(&cho, "$DEE");
	server_pass(&server, MINUTE);
	step(&dee, "case.decline");
	assert_string_equal(state_now(), "acknowledged");
	assert_string_equal(text_at(show(), "result.case.owner.name"), "Cho");
	assert_int_equal(int_at(show(), "result.case.due"), due);

	/* Its giver may take it back. */
	offer_to(&cho, "$DEE");
	step(&cho, "case.decline");
	assert_refused(take_step(&dee, "case.accept"), "decided");
	assert_string_equal(text_at(show(), "result.case.owner.name"), "Cho");
}

static void an_offer_nobody_answers_stays_with_its_giver_and_is_noted(void **state)
{
	json_t *shown;

	open_case(RED);
	step(&cho, "case.acknowledge");
	offer_to(&cho, "$DEE");
	server_pass(&server, 3 * MINUTE - 1);
	assert_string_equal(state_now(), "handed_over");
	server_pass(&server, 1);
	shown = show();
	assert_string_equal(text_at(shown, "result.case.state"), "acknowledged");
	assert_string_equal(text_at(shown, "result.case.owner.name"), "Cho");
	assert_int_equal(int_at(shown, "result.case.due"), server.wall_ms + 5 * MINUTE);
	assert_true(strstr(story(), "offered alerted declined alerted") != NULL);
	assert_int_equal(number("SELECT count(*) FROM misses WHERE kind = 'hand_over'"), 1);
	assert_refused(take_step(&dee, "case.accept"), "decided");
}

static void while_it_is_offered_the_lease_goes_on(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	server_pass(&server, 7 * MINUTE);
	offer_to(&cho, "$DEE");
	server_pass(&server, MINUTE);
	assert_string_equal(state_now(), "open");
}

static void an_offer_is_for_somebody_who_may_and_for_nobody_else_to_answer(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	assert_field(offer_to(&cho, "$BOB"), "bad_field", "member");
	assert_field(offer_to(&cho, "$ANN"), "bad_field", "member");
	assert_field(offer_to(&cho, "$CHO"), "bad_field", "member");
	assert_field(offer_to(&cho, "0000000000001"), "bad_field", "member");
	server_write(&server, make_bob_responder);
	offer_to(&cho, "$BOB");
	assert_string_equal(state_now(), "handed_over");
	assert_refused(take_step(&dee, "case.accept"), "not_allowed");
	assert_refused(take_step(&cho, "case.accept"), "not_allowed");
	assert_refused(take_step(&dee, "case.decline"), "not_allowed");
	assert_refused(offer_to(&cho, "$DEE"), "decided");

	/* Who may not any more cannot accept, and it lapses as if they had not answered. */
	change("DELETE FROM grants WHERE role = 'responder'");
	assert_refused(take_step(&bob, "case.accept"), "not_allowed");
	server_pass(&server, 3 * MINUTE);
	assert_string_equal(text_at(show(), "result.case.owner.name"), "Cho");
	assert_string_equal(state_now(), "acknowledged");
}

/* Bob is on call now, in the roster of the server. */
static void put_bob_on_call(void)
{
	change("INSERT INTO shifts (id, member, tier, zone, weekday, start_min, minutes, first_day)"
	       " SELECT 7, id, 1, 'UTC', 1, 0, 60, '2026-01-05' FROM members WHERE name = 'Bob'");
	change("INSERT INTO duties (shift, day, member, tier, language, from_ms, until_ms)"
	       " SELECT 7, '2026-01-05', id, 1, '', 0, 9000000000000 FROM members WHERE name = 'Bob'");
}

static void somebody_on_call_may_take_it_though_they_look_after_another_room(void **state)
{
	put_bob_on_call();
	open_case(RED);
	step(&cho, "case.acknowledge");
	assert_field(offer_to(&cho, "$BOB"), "bad_field", "member");      /* in the roster, and no longer staff */
	assert_false(mentions(ask(&cho, "case.receivers", ROOM ",\"case\":\"%s\"", the_case), "Bob"));
	change("INSERT INTO grants (member, room, role) SELECT id, 4711, 'mentor' FROM members WHERE name = 'Bob'");
	assert_true(mentions(ask(&cho, "case.receivers", ROOM ",\"case\":\"%s\"", the_case), "\"on_call\":true"));
	offer_to(&cho, "$BOB");
	step(&bob, "case.accept");
	assert_string_equal(text_at(show(), "result.case.owner.name"), "Bob");
	assert_int_equal(count_at(ask(&bob, "case.list", "%s", ""), "result.cases"), 1);
	go_aside(&bob);
	assert_true(has(join_side(&bob), "result.room.aside_of"));
}

static void a_receiver_who_speaks_to_the_person_has_it(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	offer_to(&cho, "$DEE");
	say(&dee, "hello Ann");
	assert_string_equal(state_now(), "with_person");
	assert_string_equal(text_at(show(), "result.case.owner.name"), "Dee");
}

static void who_could_take_it_over_is_listed_best_first(void **state)
{
	json_t *list;

	server_write(&server, make_bob_responder);
	open_case(RED);
	step(&cho, "case.acknowledge");
	list = ask(&cho, "case.receivers", ROOM ",\"case\":\"%s\"", the_case);
	assert_int_equal(count_at(list, "result.people"), 2);
	assert_false(mentions(list, "Ann") || mentions(list, "Cho"));
	assert_true(json_is_true(at(list, "result.people.0.here")));
	assert_false(json_is_true(at(list, "result.people.0.busy")));
	peer_close(&bob);
	list = ask(&cho, "case.receivers", ROOM ",\"case\":\"%s\"", the_case);
	assert_string_equal(text_at(list, "result.people.0.person.name"), "Dee");
	assert_true(json_is_false(at(list, "result.people.1.here")));
	peer_open(&bob, &server, 1, "b");

	/* Who is with somebody already comes last. */
	change("UPDATE cases SET owner = (SELECT id FROM members WHERE name = 'Dee')");
	say(&cho, RED);
	snprintf(the_case, sizeof the_case, "%s", text_at(ask(&bob, "case.list", "%s", ""), "result.cases.0.id"));
	list = ask(&bob, "case.receivers", ROOM ",\"case\":\"%s\"", the_case);
	assert_string_equal(text_at(list, "result.people.1.person.name"), "Dee");
	assert_true(json_is_true(at(list, "result.people.1.busy")));
}

/* --- letting go, and putting off --- */

static void who_cannot_go_on_lets_go_and_others_are_called_at_once(void **state)
{
	json_t *answer;

	open_case(CRISIS);
	step(&cho, "case.acknowledge");
	answer = take_step(&cho, "case.release");
	assert_string_equal(text_at(answer, "result.case.state"), "open");
	assert_int_equal(int_at(answer, "result.case.due"), server.wall_ms + 60 * SECOND);
	assert_true(strstr(story(), "acknowledged released alerted") != NULL);
	assert_int_equal(number("SELECT count(*) FROM misses WHERE kind = 'lapsed'"), 0);
	step(&dee, "case.acknowledge");
}

static json_t *snooze(struct peer *p)
{
	return ask(p, "case.snooze", CASE ",\"reason\":\"with_another\"", the_case, version());
}

static void red_is_put_off_once_and_crisis_never(void **state)
{
	open_case(RED);
	assert_int_equal(int_at(snooze(&cho), "result.case.due"), server.wall_ms + 10 * MINUTE);
	assert_refused(snooze(&cho), "decided");
	assert_string_equal(text_at(show(), "result.events.2.reason"), "with_another");
	say(&ann, CRISIS);
	assert_string_equal(text_at(show(), "result.events.3.level"), "crisis");
	assert_true(int_at(show(), "result.case.due") <= server.wall_ms + 60 * SECOND);
	assert_refused(snooze(&cho), "not_allowed");
}

/* --- closing --- */

static void closing_a_case_of_danger_needs_to_say_how_they_are_and_when_somebody_looks_again(void **state)
{
	char fields[128];

	open_case(CRISIS);
	step(&cho, "case.acknowledge");
	assert_field(close_with(&cho, ""), "missing_field", "safe");
	assert_field(close_with(&cho, ",\"safe\":\"yes\""), "missing_field", "follow_up");
	assert_field(close_in(&cho, 0, ""), "bad_field", "follow_up");
	assert_field(close_in(&cho, 24 * HOUR + 1, ""), "bad_field", "follow_up");
	assert_field(close_in(&cho, HOUR, ",\"owner\":\"$BOB\""), "bad_field", "owner");
	assert_field(close_in(&cho, HOUR, ",\"owner\":\"$ANN\""), "bad_field", "owner");
	snprintf(fields, sizeof fields, ",\"safe\":\"no\",\"follow_up\":%lld", (long long)(server.wall_ms + 24 * HOUR));
	assert_int_equal(version(), 2);
	assert_int_equal(number("SELECT count(*) FROM follow_ups"), 0);
	assert_string_equal(text_at(close_with(&cho, fields), "result.case.safe"), "no");
}

static void amber_and_conduct_are_closed_without(void **state)
{
	open_case(AMBER);
	step(&cho, "case.acknowledge");
	assert_string_equal(text_at(close_with(&cho, ""), "result.case.state"), "closed");
	assert_int_equal(number("SELECT count(*) FROM follow_ups"), 0);
	ask(&ann, "report.make", ROOM ",\"member\":\"$BOB\",\"reason\":\"unkind\"");
	snprintf(the_case, sizeof the_case, "%s", text_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.id"));
	assert_string_equal(text_at(close_with(&cho, ",\"answer\":\"We spoke.\""), "result.case.state"), "closed");
	assert_int_equal(number("SELECT count(*) FROM reports WHERE state = 'answered'"), 1);
}

static void by_consent_they_are_looked_after_three_times(void **state)
{
	json_t *list;

	open_case(CRISIS);
	step(&cho, "case.acknowledge");
	close_in(&cho, 24 * HOUR, ",\"consent\":true,\"owner\":\"$DEE\"");
	list = ask(&dee, "follow_up.list", "%s", "");
	assert_int_equal(count_at(list, "result.follow_ups"), 3);
	assert_int_equal(int_at(list, "result.follow_ups.0.due"), server.wall_ms + DAY);
	assert_int_equal(int_at(list, "result.follow_ups.1.due"), server.wall_ms + 3 * DAY);
	assert_int_equal(int_at(list, "result.follow_ups.2.due"), server.wall_ms + 7 * DAY);
	assert_string_equal(text_at(list, "result.follow_ups.0.subject.name"), "Ann");
	assert_int_equal(count_at(ask(&cho, "follow_up.list", "%s", ""), "result.follow_ups"), 0);
	assert_int_equal(count_at(show(), "result.follow_ups"), 3);
}

static void without_it_its_owner_looks_once(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	close_in(&cho, 72 * HOUR, ",\"consent\":false");
	assert_int_equal(count_at(ask(&cho, "follow_up.list", "%s", ""), "result.follow_ups"), 1);
	assert_int_equal(number("SELECT due_ms FROM follow_ups"), server.wall_ms + 72 * HOUR);
}

static void a_time_near_one_of_the_three_takes_its_place(void **state)
{
	open_case(CRISIS);
	step(&cho, "case.acknowledge");
	close_in(&cho, 20 * HOUR, ",\"consent\":true");
	assert_int_equal(count_at(ask(&cho, "follow_up.list", "%s", ""), "result.follow_ups"), 3);
	assert_int_equal(number("SELECT min(due_ms) FROM follow_ups"), server.wall_ms + 20 * HOUR);
}

static void a_review_is_for_somebody_else_who_leads(void **state)
{
	open_case(RED);
	assert_refused(ask(&dee, "case.review", CASE, the_case, version()), "decided");
	close_in(&dee, HOUR, "");
	assert_refused(ask(&dee, "case.review", CASE, the_case, version()), "not_allowed");
	assert_refused(ask(&cho, "case.review", CASE, the_case, version()), "not_allowed");
	change("INSERT INTO grants (member, room, role) SELECT id, 0, 'admin' FROM members WHERE name = 'Cho'");
	assert_refused(ask(&cho, "case.review", CASE, the_case, 1LL), "stale");
	assert_true(has(ask(&cho, "case.review", CASE ",\"words\":\"Well done.\"", the_case, version()), "result.case"));
	assert_refused(ask(&cho, "case.review", CASE, the_case, version()), "decided");
	assert_int_equal(number("SELECT count(*) FROM cases WHERE review IS NOT NULL AND instr(review, 'Well') = 0"), 1);
}

/* --- looking after them again --- */

/* Statements are known by the address of their text, so each name has one of its own. */
#define REMINDERS(name) \
	number("SELECT count(*) FROM notices WHERE kind = 'follow_up' AND member = (SELECT id FROM members WHERE name = '" name "')")

static char *closed_with_follow_up(const char *consent)
{
	open_case(CRISIS);
	step(&cho, "case.acknowledge");
	close_in(&cho, 20 * HOUR, consent);
	return strdup(text_at(ask(&cho, "follow_up.list", "%s", ""), "result.follow_ups.0.id"));
}

static json_t *done(struct peer *p, const char *id, const char *outcome)
{
	return ask(p, "follow_up.done", ROOM ",\"follow_up\":\"%s\",\"outcome\":\"%s\"", id, outcome);
}

static void its_owner_is_reminded_every_day_until_it_is_done(void **state)
{
	char *id = closed_with_follow_up("");

	server_pass(&server, 20 * HOUR - 1);
	change("UPDATE timers SET due_ms = 1 WHERE kind = 'follow_up'");     /* one that is early decides nothing */
	server_pass(&server, 0);
	assert_int_equal(REMINDERS("Cho"), 0);
	server_pass(&server, 1);
	assert_int_equal(REMINDERS("Cho"), 1);
	leave();
	server_restart(&server);
	change("UPDATE sessions SET until_ms = until_ms + 1000000000");
	enter();
	server_pass(&server, DAY);
	assert_int_equal(REMINDERS("Cho"), 2);
	assert_string_equal(text_at(done(&cho, id, "reached"), "result.follow_up.state"), "done");
	server_pass(&server, 3 * DAY);
	assert_int_equal(REMINDERS("Cho"), 2);
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind = 'follow_up'"), 0);
	assert_refused(done(&cho, id, "reached"), "decided");
	free(id);
}

static void nobody_is_forgotten_because_who_promised_it_is_gone(void **state)
{
	char *id = closed_with_follow_up("");

	change("DELETE FROM grants WHERE role = 'mentor'");
	server_pass(&server, 20 * HOUR);
	assert_int_equal(REMINDERS("Cho"), 0);
	assert_int_equal(REMINDERS("Dee"), 1);
	assert_int_equal(count_at(ask(&dee, "follow_up.list", "%s", ""), "result.follow_ups"), 0);
	assert_int_equal(count_at(ask(&dee, "follow_up.list", ",\"all\":true"), "result.follow_ups"), 1);
	assert_refused(done(&cho, id, "reached"), "not_allowed");
	assert_string_equal(text_at(done(&dee, id, "not_reached"), "result.follow_up.outcome"), "not_reached");
	free(id);
}

static void a_follow_up_is_done_by_its_owner_or_who_leads(void **state)
{
	char *id = closed_with_follow_up("");

	server_write(&server, make_bob_responder);
	assert_field(done(&bob, id, "reached"), "not_allowed", "follow_up");
	assert_field(done(&cho, "0000000000001", "reached"), "not_found", "follow_up");
	assert_field(ask(&dee, "follow_up.done", ",\"room\":\"$STAFF\",\"follow_up\":\"%s\",\"outcome\":\"reached\"", id), "not_found",
	             "follow_up");
	assert_true(has(done(&dee, id, "reached"), "result.follow_up"));
	free(id);
}

static void who_would_rather_not_is_not_asked_again(void **state)
{
	char *id = closed_with_follow_up(",\"consent\":true");

	assert_string_equal(text_at(done(&cho, id, "declined"), "result.follow_up.state"), "declined");
	assert_int_equal(number("SELECT count(*) FROM follow_ups WHERE state = 'declined'"), 3);
	server_pass(&server, 8 * DAY);
	assert_int_equal(REMINDERS("Cho"), 0);
	free(id);
}

static void who_is_worse_has_a_case_again(void **state)
{
	char *id = closed_with_follow_up("");
	json_t *list;

	done(&cho, id, "worse");
	list = ask(&dee, "case.list", "%s", "");
	assert_int_equal(count_at(list, "result.cases"), 1);
	assert_string_equal(text_at(list, "result.cases.0.level"), "red");
	assert_string_equal(text_at(list, "result.cases.0.subject.name"), "Ann");
	assert_string_not_equal(text_at(list, "result.cases.0.id"), the_case);
	free(id);
}

/* --- talking alone --- */

static void a_side_room_is_for_the_person_and_who_is_with_them(void **state)
{
	json_t *list;

	server_write(&server, make_dee_admin);
	open_case(CRISIS);
	step(&cho, "case.acknowledge");
	peer_forget(&ann);
	go_aside(&cho);
	assert_int_equal(peer_count(&ann, "\"kind\":\"aside\""), 1);
	assert_int_equal(peer_count(&ann, the_case), 0);
	assert_true(has(join_side(&ann), "result.room.aside_of"));
	assert_true(has(join_side(&cho), "result.room.aside_of"));
	assert_refused(join_side(&bob), "not_allowed");
	assert_refused(join_side(&dee), "not_allowed");
	assert_true(has(say_aside(&ann, "here it is quieter"), "result.seq"));
	assert_true(has(say_aside(&cho, "tell me"), "result.seq"));
	assert_int_equal(peer_count(&cho, "here it is quieter"), 1);
	assert_int_equal(peer_count(&bob, "here it is quieter") + peer_count(&dee, "here it is quieter"), 0);

	/* Neither lost their seat in the room. */
	assert_true(has(say(&ann, PLAIN), "result.seq"));
	assert_true(has(say(&cho, PLAIN), "result.seq"));

	list = ask(&ann, "room.list", "%s", "");
	assert_int_equal(count_at(list, "result.rooms"), 2);
	assert_int_equal(count_at(ask(&bob, "room.list", "%s", ""), "result.rooms"), 1);
	assert_int_equal(count_at(ask(&dee, "room.list", "%s", ""), "result.rooms"), 2);
	assert_int_equal(count_at(ask(&cho, "room.list", "%s", ""), "result.rooms"), 3);
	assert_false(mentions(list, "Ann"));
}

static void who_is_in_it_may_do_nothing_there_but_talk(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	go_aside(&cho);
	assert_refused(ask(&cho, "room.controls", ",\"room\":\"%s\",\"slow_s\":60", side), "not_allowed");
	assert_refused(ask(&cho, "room.raid", ",\"room\":\"%s\",\"on\":true", side), "not_allowed");
	assert_refused(ask(&cho, "invite.create", ",\"room\":\"%s\",\"role\":\"participant\"", side), "not_allowed");
	assert_refused(ask(&cho, "grant.set", ",\"room\":\"%s\",\"member\":\"$BOB\",\"role\":\"participant\"", side), "not_allowed");
	assert_refused(ask(&cho, "sanction.give", ",\"room\":\"%s\",\"member\":\"$ANN\",\"step\":\"warning\",\"reason\":\"other\"", side),
	               "not_allowed");
	assert_refused(ask(&cho, "room.update", ",\"room\":\"%s\",\"name\":\"Ours\"", side), "not_allowed");
}

static void what_is_said_there_counts_for_the_case_of_the_room(void **state)
{
	json_t *shown;

	open_case(RED);
	step(&cho, "case.acknowledge");
	go_aside(&cho);
	join_side(&ann);
	join_side(&cho);
	server_pass(&server, SECOND);                 /* what was seen is listed newest first */
	say_aside(&ann, "you are a silly goose, mail me at a@example.org");
	assert_int_equal(number("SELECT count(*) FROM held"), 0);
	say_aside(&ann, CRISIS);
	shown = show();
	assert_string_equal(text_at(shown, "result.case.level"), "crisis");
	assert_int_equal(int_at(shown, "result.case.latest"), 1);
	assert_false(has(shown, "result.flags.0.seq"));
	assert_false(mentions(shown, CRISIS));
	assert_int_equal(number("SELECT count(*) FROM cases"), 1);

	/* Words of who helps are not sorted, and are words to the person. */
	say_aside(&cho, "do you think: " CRISIS "?");
	assert_int_equal(number("SELECT count(*) FROM cases"), 1);
	assert_string_equal(state_now(), "with_person");
}

static void nothing_is_held_there_because_nobody_else_could_decide(void **state)
{
	ask(&ann, "report.make", ROOM ",\"member\":\"$BOB\",\"reason\":\"unkind\"");
	snprintf(the_case, sizeof the_case, "%s", text_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.id"));
	step(&cho, "case.acknowledge");
	go_aside(&cho);
	join_side(&bob);
	assert_true(has(say_aside(&bob, "you are a silly goose"), "result.seq"));
	assert_true(has(say(&bob, "you are a silly goose"), "result.held"));
}

static void who_takes_over_may_go_in_and_after_the_end_nobody_may(void **state)
{
	json_t *again;

	open_case(RED);
	step(&cho, "case.acknowledge");
	go_aside(&cho);
	again = take_step(&cho, "case.aside");
	assert_string_equal(text_at(again, "result.room.id"), side);
	assert_int_equal(number("SELECT count(*) FROM rooms WHERE aside_of IS NOT NULL"), 1);
	join_side(&ann);
	offer_to(&cho, "$DEE");
	assert_refused(join_side(&dee), "not_allowed");
	step(&dee, "case.accept");
	assert_true(has(join_side(&dee), "result.room"));
	peer_forget(&ann);
	close_in(&dee, HOUR, "");
	assert_int_equal(peer_count(&ann, "\"type\":\"closed\""), 1);
	assert_refused(join_side(&ann), "not_allowed");
	assert_refused(join_side(&dee), "not_allowed");
	assert_refused(join_side(&cho), "not_allowed");
	assert_refused(say_aside(&ann, PLAIN), "not_in_room");
	assert_false(has(show(), "result.case.aside"));
	assert_int_equal(count_at(ask(&ann, "room.list", "%s", ""), "result.rooms"), 1);
	assert_true(has(say(&ann, PLAIN), "result.seq"));
}

static void who_is_staff_no_longer_is_in_no_side_room(void **state)
{
	open_case(RED);
	step(&cho, "case.acknowledge");
	go_aside(&cho);
	join_side(&ann);
	join_side(&cho);
	peer_forget(&cho);
	peer_do(&dee, "grant.revoke", ROOM ",\"member\":\"$CHO\",\"role\":\"mentor\"");
	assert_int_equal(peer_count(&cho, "\"type\":\"closed\""), 3);
	assert_refused(join_side(&cho), "not_allowed");
	assert_int_equal(count_at(ask(&cho, "room.list", "%s", ""), "result.rooms"), 1);
	say_aside(&ann, "is somebody there?");
	assert_int_equal(peer_count(&cho, "is somebody there?"), 0);
}

static void what_happens_in_a_side_room_can_be_reported(void **state)
{
	json_t *report, *list;

	open_case(RED);
	step(&cho, "case.acknowledge");
	go_aside(&cho);
	join_side(&ann);
	join_side(&cho);
	say_aside(&cho, "something unkind");
	report = ask(&ann, "report.make", ",\"room\":\"%s\",\"target\":1,\"reason\":\"unkind\"", side);
	assert_true(has(report, "result.report"));
	assert_false(has(report, "result.report.target"));
	list = ask(&dee, "case.list", "%s", "");
	assert_int_equal(count_at(list, "result.cases"), 2);
	assert_string_equal(text_at(list, "result.cases.1.subject.name"), "Cho");
	assert_false(mentions(ask(&cho, "case.list", "%s", ""), "conduct"));
}

/* --- beside the ladder --- */

static void telling_somebody_outside_is_written_down_also_afterwards(void **state)
{
	static const char *const words = ",\"told\":\"emergency_services\",\"words\":\"Canary: took all of it.\",\"person_told\":true,\"reached\":true";
	json_t *shown;
	int i;

	open_case(CRISIS);
	shown = ask(&cho, "case.disclose", ROOM ",\"case\":\"%s\"%s", the_case, words);
	assert_string_equal(text_at(shown, "result.disclosure.by.name"), "Cho");
	close_in(&dee, HOUR, "");
	ask(&dee, "case.disclose", ROOM ",\"case\":\"%s\"%s", the_case, words);
	shown = show();
	assert_int_equal(count_at(shown, "result.disclosures"), 2);
	assert_string_equal(text_at(shown, "result.disclosures.0.words"), "Canary: took all of it.");
	assert_true(strstr(story(), "disclosed") != NULL);
	assert_int_equal(number("SELECT count(*) FROM disclosures WHERE instr(words, 'Canary') > 0"), 0);
	for (i = 0; i < 18; i++)
		ask(&dee, "case.disclose", ROOM ",\"case\":\"%s\"%s", the_case, words);
	assert_refused(ask(&dee, "case.disclose", ROOM ",\"case\":\"%s\"%s", the_case, words), "too_large");
}

static void a_flag_is_judged_by_staff_and_not_by_whose_words_they_were(void **state)
{
	char *flag;

	raise_by(&cho, RED);
	flag = strdup(text_at(show(), "result.flags.0.id"));
	assert_field(ask(&cho, "flag.judge", ROOM ",\"flag\":\"%s\",\"judged\":\"not_risk\"", flag), "not_allowed", "flag");
	assert_refused(ask(&ann, "flag.judge", ROOM ",\"flag\":\"%s\",\"judged\":\"right\"", flag), "not_allowed");
	assert_refused(ask(&dee, "flag.judge", ",\"room\":\"$STAFF\",\"flag\":\"%s\",\"judged\":\"right\"", flag), "not_found");
	assert_field(ask(&dee, "flag.judge", ROOM ",\"flag\":\"0000000000001\",\"judged\":\"right\""), "not_found", "flag");
	ask(&dee, "flag.judge", ROOM ",\"flag\":\"%s\",\"judged\":\"too_high\"", flag);
	assert_string_equal(text_at(show(), "result.flags.0.judged"), "too_high");
	assert_string_equal(text_at(ask(&dee, "flag.list", ROOM), "result.flags.0.judged"), "too_high");
	free(flag);
}

static void a_worry_about_somebody_is_red_and_joins_what_is_open(void **state)
{
	json_t *list;

	ask(&bob, "report.make", ROOM ",\"member\":\"$ANN\",\"reason\":\"worried\"");
	list = ask(&dee, "case.list", "%s", "");
	assert_string_equal(text_at(list, "result.cases.0.level"), "red");
	assert_string_equal(text_at(list, "result.cases.0.kind"), "danger");
	assert_int_equal(int_at(list, "result.cases.0.due"), server.wall_ms + 3 * MINUTE);
	say(&ann, CRISIS);
	list = ask(&dee, "case.list", "%s", "");
	assert_int_equal(count_at(list, "result.cases"), 1);
	assert_int_equal(int_at(list, "result.cases.0.reports"), 1);
	assert_int_equal(int_at(list, "result.cases.0.flags"), 1);
	assert_string_equal(text_at(list, "result.cases.0.level"), "crisis");
}

static void more_that_comes_while_somebody_is_with_them_takes_it_from_nobody(void **state)
{
	json_t *shown;

	open_case(RED);
	step(&cho, "case.acknowledge");
	step(&cho, "case.spoke");
	say(&ann, CRISIS);
	shown = show();
	assert_string_equal(text_at(shown, "result.case.state"), "with_person");
	assert_string_equal(text_at(shown, "result.case.level"), "crisis");
	assert_string_equal(text_at(shown, "result.case.owner.name"), "Cho");
	assert_true(strstr(story(), "spoke raised alerted") != NULL);
}

/* --- memory runs out --- */

/* One press with a key of its own: said twice it counts once. */
static void press(struct peer *p, const char *op, unsigned n, long long at_version)
{
	char text[256], room[ID_TEXT_LEN + 1];

	id_format(server.room, room);
	snprintf(text, sizeof text, "{\"op\":\"%s\",\"key\":\"key-of-press-%08u\",\"room\":\"%s\",\"case\":\"%s\",\"version\":%lld}",
	         op, n, room, the_case, at_version);
	peer_send(p, text);
	server_settle(&server);
}

/* Whether it got as far as the allocation that fails.  The connection may not outlive it. */
static bool press_starved(const char *op, unsigned n, long long at_version, unsigned long fail_at)
{
	bool reached;

	mem_fail_at(fail_at);
	press(&cho, op, n, at_version);
	reached = mem_asked() >= fail_at;
	mem_fail_at(0);
	peer_close(&cho);
	peer_open(&cho, &server, 2, "c");
	press(&cho, op, n, at_version);
	assert_int_equal(peer_count(&cho, "\"type\":\"reply\""), 1);
	return reached;
}

static void a_press_counts_once_whatever_allocation_failed(void **state)
{
	long long at_version = 1;
	unsigned long n;
	bool reached = true;

	open_case(CRISIS);
	for (n = 1; reached; n++) {
		reached = press_starved("case.acknowledge", (unsigned)(2 * n), at_version++, n);
		reached |= press_starved("case.release", (unsigned)(2 * n + 1), at_version++, n);
	}
	assert_true(n > 10);
	assert_int_equal(number("SELECT count(*) FROM case_events WHERE what = 'acknowledged'"), (int64_t)n - 1);
	assert_int_equal(number("SELECT count(*) FROM case_events WHERE what = 'released'"), (int64_t)n - 1);
	assert_string_equal(state_now(), "open");
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(a_case_goes_from_open_to_reviewed_and_each_step_is_told_and_written_down),
		WITH(every_press_is_in_the_audit_log_with_whom_it_was_about),
		WITH(an_open_case_waits_for_nobody_who_saw_an_older_one),
		WITH(a_version_that_is_not_the_newest_changes_nothing),
		WITH(a_closed_case_is_not_opened_again_by_any_press),
		WITH(a_case_that_is_not_there_is_not_found),
		WITH(only_who_has_it_may_go_on_with_it),
		WITH(members_see_and_change_no_case),
		WITH(nobody_sees_or_has_their_own_case_whatever_they_may_do),
		WITH(no_step_of_a_case_is_its_persons),
		WITH(a_responder_of_the_server_sees_and_takes_every_case_but_decides_about_nothing_else),
		WITH(who_acknowledges_and_says_nothing_has_it_no_longer_when_the_lease_ends),
		WITH(nobody_coming_calls_more_people_again_and_again),
		WITH(an_alarm_outlives_the_process),
		WITH(what_its_owner_writes_in_the_room_is_a_word_to_the_person),
		WITH(staff_among_themselves_speak_to_nobody),
		WITH(who_falls_silent_is_asked_and_then_it_lapses),
		WITH(an_offer_that_is_declined_leaves_it_where_it_was),
		WITH(an_offer_nobody_answers_stays_with_its_giver_and_is_noted),
		WITH(while_it_is_offered_the_lease_goes_on),
		WITH(an_offer_is_for_somebody_who_may_and_for_nobody_else_to_answer),
		WITH(somebody_on_call_may_take_it_though_they_look_after_another_room),
		WITH(a_receiver_who_speaks_to_the_person_has_it),
		WITH(who_could_take_it_over_is_listed_best_first),
		WITH(who_cannot_go_on_lets_go_and_others_are_called_at_once),
		WITH(red_is_put_off_once_and_crisis_never),
		WITH(closing_a_case_of_danger_needs_to_say_how_they_are_and_when_somebody_looks_again),
		WITH(amber_and_conduct_are_closed_without),
		WITH(by_consent_they_are_looked_after_three_times),
		WITH(without_it_its_owner_looks_once),
		WITH(a_time_near_one_of_the_three_takes_its_place),
		WITH(a_review_is_for_somebody_else_who_leads),
		WITH(its_owner_is_reminded_every_day_until_it_is_done),
		WITH(nobody_is_forgotten_because_who_promised_it_is_gone),
		WITH(a_follow_up_is_done_by_its_owner_or_who_leads),
		WITH(who_would_rather_not_is_not_asked_again),
		WITH(who_is_worse_has_a_case_again),
		WITH(a_side_room_is_for_the_person_and_who_is_with_them),
		WITH(who_is_in_it_may_do_nothing_there_but_talk),
		WITH(what_is_said_there_counts_for_the_case_of_the_room),
		WITH(nothing_is_held_there_because_nobody_else_could_decide),
		WITH(who_takes_over_may_go_in_and_after_the_end_nobody_may),
		WITH(who_is_staff_no_longer_is_in_no_side_room),
		WITH(what_happens_in_a_side_room_can_be_reported),
		WITH(telling_somebody_outside_is_written_down_also_afterwards),
		WITH(a_flag_is_judged_by_staff_and_not_by_whose_words_they_were),
		WITH(a_worry_about_somebody_is_red_and_joins_what_is_open),
		WITH(more_that_comes_while_somebody_is_with_them_takes_it_from_nobody),
		WITH(a_press_counts_once_whatever_allocation_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
