/* tests/desk/meeting_test.c: meetings of a room that people come to for them, from the door to the end: who may come in and talk,
 * what becomes of one whose staff do not come or go, who is called, who was there, and who leads.
 *
 * Ann and Bob are participants of the room, Cho is its mentor, Dee its facilitator and of the whole server.  Meetings are put
 * into storage as series make them. */
#include "answers.h"

#include "escalation/life.h"
#include "meeting/meeting.h"
#include "session/session.h"
#include "store/channels.h"
#include "store/grants.h"
#include "store/misses.h"
#include "store/roster.h"
#include "store/timers.h"

#define ROOM ",\"room\":\"$ROOM\""
#define S INT64_C(1000)
#define MIN (60 * S)
#define HOUR (60 * MIN)
#define PLAIN "good evening everybody"
#define RED "i want to be gone"
#define CRISIS "this is goodbye for good"
#define OK(call) assert_int_equal((call), 0)

enum { ANN, BOB, CHO, DEE };

static struct server server;
static struct peer ann, bob, cho, dee;
static struct peer *const peers[MEMBERS] = { &ann, &bob, &cho, &dee };

/* --- the world --- */

static int64_t other_room;

static int make_staff(struct server *s, struct tx *tx)
{
	struct room room = { .name = STR("Other"), .about = STR(""), .rules = STR(""), .language = STR("en"), .capacity = 10, .open = true };

	OK(grants_revoke(tx, s->members[CHO], s->room, ROLE_PARTICIPANT));
	OK(grants_set(tx, s->members[CHO], &(struct grant){ .role = ROLE_MENTOR, .room = s->room }));
	OK(grants_set(tx, s->members[DEE], &(struct grant){ .role = ROLE_FACILITATOR }));
	OK(rooms_add(tx, &room));
	other_room = room.id;
	return tx_exec(tx, NULL, "UPDATE sessions SET until_ms = until_ms + $1", "i", 400 * 24 * HOUR);
}

/* Connected, and not in the room. */
static void come(unsigned member)
{
	static unsigned tab;
	struct peer *p = peers[member];
	const unsigned asked = p->requests;
	char token[TOKEN_TEXT_LEN + 1];

	memset(token, 'a' + (int)member, TOKEN_TEXT_LEN);
	token[TOKEN_TEXT_LEN] = '\0';
	peer_connect(p, &server, token);
	p->requests = asked;
	peer_do(p, "hello", ",\"client\":\"tab-%u-xxxxxxxx\"", ++tab);
	peer_forget(p);
}

/* Everything that follows from each other. */
static void turn(void)
{
	server_rounds(&server, 12);
}

static void pass(int64_t ms)
{
	server_pass(&server, ms);
	turn();
}

static void pass_until(int64_t wall_ms)
{
	pass(wall_ms - server.wall_ms);
}

/* Connections end when they say nothing for long: everybody comes anew. */
static void sleep_until(int64_t wall_ms)
{
	unsigned i;

	for (i = 0; i < MEMBERS; i++)
		peer_close(peers[i]);
	pass_until(wall_ms);
	for (i = 0; i < MEMBERS; i++)
		come(i);
}

static void enter(struct peer *p)
{
	peer_do(p, "room.join", ROOM);
	turn();
}

static void leave_page(unsigned member)
{
	peer_close(peers[member]);
	turn();
}

static void tune(struct config *config)
{
	config->limits_idle_s = 400 * 24 * 3600;   /* nobody has to say anything */
}

static int open_server(void **state)
{
	unsigned i;

	server_open(&server, tune);
	server_write(&server, make_staff);
	for (i = 0; i < MEMBERS; i++) {
		peers[i]->requests = 0;
		come(i);
	}
	peer_do(&dee, "room.update", ROOM ",\"drop_in\":true");
	return 0;
}

static int close_server(void **state)
{
	unsigned i;

	answers_forget();
	for (i = 0; i < MEMBERS; i++)
		peer_forget(peers[i]);
	server_close(&server);
	return 0;
}

/* --- meetings --- */

/* What the next one is made of. */
static struct {
	int64_t room, start_ms, minutes, needed, opens_min, entry_min, capacity;
	const char *day;
	int64_t id, series;
} plan;

static int put_meeting(struct server *s, struct tx *tx)
{
	struct series series = { .room = plan.room, .title = STR("Evening"), .about = STR(""), .language = STR("en"),
		.audience = STR(""), .zone = STR("UTC"), .day = str_of(plan.day), .rule = STR(""), .start_min = 60, .minutes = plan.minutes,
		.capacity = plan.capacity, .staff_needed = plan.needed, .opens_min = plan.opens_min, .entry_min = plan.entry_min,
		.created_by = s->members[DEE] };
	struct meeting m = { .room = plan.room, .title = STR("Evening"), .slot_day = str_of(plan.day), .day = str_of(plan.day),
		.reason = STR(""), .words = STR(""), .slot_min = 60, .start_min = 60, .minutes = plan.minutes, .slot_ms = plan.start_ms,
		.capacity = plan.capacity };
	struct arena arena;

	arena_init(&arena, 1 << 20);
	agenda_plan(plan.start_ms - plan.opens_min * MIN, plan.start_ms, plan.start_ms + plan.minutes * MIN, plan.needed, &m.agenda);
	m.entry_ms = plan.entry_min < 0 ? m.agenda.end_ms : plan.start_ms + plan.entry_min * MIN;
	OK(series_add(tx, &series));
	m.series = plan.series = series.id;
	OK(meetings_add(tx, &m));
	OK(cover_plan(tx, &m, &arena));
	plan.id = m.id;
	arena_release(&arena);
	return 0;
}

static char meeting[ID_TEXT_LEN + 1];

/* An hour, from `in_ms` on, door open ten minutes before; two of the staff are needed unless said otherwise. */
static int64_t plan_hour(int64_t in_ms, int64_t needed)
{
	plan.room = server.room;
	plan.start_ms = server.wall_ms + in_ms;
	plan.minutes = 60;
	plan.needed = needed;
	plan.opens_min = 10;
	plan.entry_min = -1;
	plan.capacity = 0;
	plan.day = "2026-11-18";
	server_write(&server, put_meeting);
	id_format(plan.id, meeting);
	return plan.start_ms;
}

/* The same as `plan` is now. */
static void plan_again(void)
{
	server_write(&server, put_meeting);
	id_format(plan.id, meeting);
}

/* --- looking --- */

static const char *question;
static int64_t question_arg, number;

static int ask_number(struct server *s, struct tx *tx)
{
	int err = tx_number(tx, &number, question, strstr(question, "$1") ? "i" : "", question_arg);

	number = err ? 0 : number;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* `sql` is static. */
static int64_t number_of(const char *sql, int64_t arg)
{
	question = sql;
	question_arg = arg;
	server_write(&server, ask_number);
	return number;
}

static bool stands(const char *state)
{
	/* Statements are found again by their address. */
	static const struct { const char *word, *sql; } all[] = {
		{ "scheduled", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'scheduled'" },
		{ "waiting", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'waiting' AND held_ms = 0" },
		{ "called", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'waiting' AND held_ms > 0" },
		{ "open", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'open' AND held_ms = 0" },
		{ "held", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'open' AND held_ms > 0" },
		{ "closing", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'closing'" },
		{ "ended", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'ended' AND reason = ''" },
		{ "given up", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'ended' AND reason = 'no_staff'" },
		{ "cancelled", "SELECT count(*) FROM meetings WHERE id = $1 AND state = 'cancelled'" },
	};
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i].word, state) == 0)
			return number_of(all[i].sql, plan.id) == 1;
	fail_msg("no state %s", state);
	return false;
}

#define NOTICES(kind) "SELECT count(*) FROM notices WHERE kind = '" kind "' AND member = $1"

static int64_t notices_of(unsigned member, const char *sql)
{
	return number_of(sql, server.members[member]);
}

static const char *said(struct peer *p, const char *body)
{
	json_t *answer = ask(p, "room.post", ROOM ",\"body\":\"%s\"", body);

	return has(answer, "error") ? text_at(answer, "error.code") : "said";
}

static const char *joins(struct peer *p)
{
	json_t *answer = ask(p, "room.join", ROOM);

	turn();
	return has(answer, "error") ? text_at(answer, "error.code") : "in";
}

static bool heard(const struct peer *p, const char *text)
{
	return peer_count(p, text) > 0;
}

static int make_danger(struct server *s, struct tx *tx)
{
	const struct life_raise raise = { .room = s->room, .member = s->members[ANN], .kind = "danger", .level = TRIAGE_RED,
		.category = category_name(CATEGORY_NONE) };
	struct arena arena;
	int64_t id;
	int err;

	arena_init(&arena, 1 << 20);
	err = life_raise(tx, &raise, &arena, &id);
	arena_release(&arena);
	return err;
}

/* --- the life --- */

static void a_meeting_opens_begins_warns_and_ends_by_itself_and_whoever_is_there_hears_of_it(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	assert_string_equal(joins(&ann), "room_closed");
	pass_until(start - 10 * MIN);
	assert_true(stands("waiting"));
	assert_string_equal(joins(&ann), "in");
	enter(&cho);
	assert_true(stands("waiting"));
	peer_forget(&ann);
	pass_until(start);
	assert_true(stands("open"));
	assert_true(heard(&ann, "\"type\":\"meeting\""));
	assert_true(heard(&ann, "\"state\":\"open\""));
	assert_string_equal(said(&ann, PLAIN), "said");
	pass_until(start + 55 * MIN);
	assert_true(stands("closing"));
	assert_true(heard(&ann, "\"state\":\"closing\""));
	assert_string_equal(said(&ann, PLAIN), "said");
	pass_until(start + 60 * MIN);
	assert_true(stands("ended"));
	assert_true(heard(&ann, "\"state\":\"ended\""));
	assert_int_equal(number_of("SELECT count(*) FROM timers WHERE kind = 'meeting' AND subject = $1", plan.id), 0);
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 0);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'uncovered'", 0), 0);
}

static void one_that_needs_nobody_is_open_from_its_beginning(void **state)
{
	int64_t start = plan_hour(HOUR, 0);

	pass_until(start - MIN);
	enter(&ann);
	assert_string_equal(said(&ann, PLAIN), "said");
	pass_until(start);
	assert_true(stands("open"));
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 0);
}

static void without_staff_people_wait_cover_is_called_and_it_begins_when_they_come(void **state)
{
	int64_t start = plan_hour(HOUR, 2);

	pass_until(start - 5 * MIN);
	enter(&ann);
	assert_string_equal(said(&ann, PLAIN), "on_hold");
	enter(&cho);
	assert_string_equal(said(&ann, PLAIN), "on_hold");
	assert_string_equal(said(&cho, "I am here"), "said");
	peer_forget(&dee);
	pass_until(start);
	assert_true(stands("called"));
	/* Who is there need not be called. */
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 1);
	assert_int_equal(notices_of(CHO, NOTICES("cover_now")), 0);
	assert_int_equal(notices_of(ANN, NOTICES("cover_now")), 0);
	assert_true(heard(&dee, "\"kind\":\"cover_now\""));
	assert_true(heard(&dee, "\"loud\":true"));
	assert_string_equal(said(&ann, PLAIN), "on_hold");
	peer_forget(&dee);
	enter(&dee);
	assert_true(stands("open"));
	assert_string_equal(said(&ann, PLAIN), "said");
	assert_true(heard(&dee, "\"over\":true"));
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'cover_now' AND seen_ms IS NULL", 0), 0);
}

static void what_is_urgent_is_heard_while_it_waits_and_help_can_be_asked_for(void **state)
{
	int64_t start = plan_hour(HOUR, 2);

	pass_until(start + MIN);
	enter(&ann);
	enter(&bob);
	assert_true(stands("called"));
	peer_forget(&bob);
	assert_string_equal(said(&ann, RED), "said");
	assert_true(heard(&bob, RED));
	/* From then on she is in danger, and is heard. */
	assert_string_equal(said(&ann, PLAIN), "said");
	assert_string_equal(said(&bob, PLAIN), "on_hold");
	assert_false(has(ask(&bob, "help.now", ROOM), "error"));
	assert_string_equal(said(&bob, PLAIN), "said");
}

static void an_edit_and_a_reaction_wait_like_words(void **state)
{
	int64_t start = plan_hour(HOUR, 1);
	long long seq;

	pass_until(start - MIN);
	enter(&cho);
	enter(&ann);
	enter(&bob);
	pass_until(start);
	seq = int_at(ask(&ann, "room.post", ROOM ",\"body\":\"" PLAIN "\""), "result.seq");
	leave_page(CHO);
	pass(31 * S);
	assert_true(stands("held"));
	assert_refused(ask(&ann, "room.edit", ROOM ",\"target\":%lld,\"body\":\"other words\"", seq), "on_hold");
	assert_refused(ask(&bob, "room.react", ROOM ",\"target\":%lld,\"reaction\":\"heart\",\"on\":true", seq), "on_hold");
	assert_false(has(ask(&ann, "room.edit", ROOM ",\"target\":%lld,\"body\":\"" RED "\"", seq), "error"));
	assert_false(has(ask(&ann, "room.react", ROOM ",\"target\":%lld,\"reaction\":\"heart\",\"on\":true", seq), "error"));
	assert_false(has(ask(&ann, "room.redact", ROOM ",\"target\":%lld", seq), "error"));
	come(CHO);
}

static void a_mentor_who_is_back_within_half_a_minute_was_never_missed(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&cho);
	enter(&ann);
	pass_until(start);
	peer_forget(&ann);
	leave_page(CHO);
	assert_string_equal(said(&ann, PLAIN), "said");
	pass(20 * S);
	come(CHO);
	enter(&cho);
	pass(20 * S);
	assert_true(stands("open"));
	assert_false(heard(&ann, "\"type\":\"meeting\""));
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 0);
	/* Nor did they leave, in the list of who was there. */
	assert_int_equal(number_of("SELECT count(*) FROM attendance WHERE meeting = $1", plan.id), 2);
	assert_int_equal(number_of("SELECT count(*) FROM attendance WHERE meeting = $1 AND left_ms IS NULL", plan.id), 2);
}

static void a_mentor_who_is_gone_holds_it_and_it_goes_on_by_itself(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&cho);
	enter(&ann);
	pass_until(start);
	peer_forget(&ann);
	leave_page(CHO);
	pass(31 * S);
	assert_true(stands("held"));
	assert_true(heard(&ann, "\"held\":"));
	assert_string_equal(said(&ann, PLAIN), "on_hold");
	assert_false(has(ask(&ann, "room.history", ROOM), "error"));
	/* Others may come in meanwhile, and wait with her. */
	assert_string_equal(joins(&bob), "in");
	assert_int_equal(notices_of(CHO, NOTICES("cover_now")), 1);
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 1);
	come(CHO);
	enter(&cho);
	assert_true(stands("open"));
	assert_string_equal(said(&ann, PLAIN), "said");
}

static void two_pages_of_one_mentor_are_one_and_closing_one_of_them_changes_nothing(void **state)
{
	int64_t start = plan_hour(HOUR, 1);
	struct peer second;

	pass_until(start - MIN);
	enter(&cho);
	peer_open(&second, &server, CHO, "second");
	pass_until(start);
	assert_true(stands("open"));
	peer_close(&second);
	pass(MIN);
	assert_true(stands("open"));
	leave_page(CHO);
	pass(MIN);
	assert_true(stands("held"));
	come(CHO);
}

static void when_nobody_comes_it_is_over_kindly_and_the_register_knows(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&ann);
	pass_until(start);
	peer_forget(&ann);
	peer_forget(&dee);
	pass_until(start + 15 * MIN);
	assert_true(stands("given up"));
	assert_true(heard(&ann, "\"reason\":\"no_staff\""));
	assert_int_equal(number_of("SELECT times FROM misses WHERE kind = 'uncovered' AND room = $1", server.room), 1);
	assert_true(heard(&dee, "\"kind\":\"miss\""));
	/* Who was called need not come any more. */
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'cover_now' AND seen_ms IS NULL", 0), 0);
	assert_true(mentions(ask(&dee, "miss.list", "%s", ""), "\"kind\":\"uncovered\""));
}

static int on_call(struct server *s, struct tx *tx)
{
	struct channel channel = { .member = s->members[BOB], .kind = STR("webhook"), .label = STR("Pager"), .code = STR(""),
		.target = STR("{}") };
	struct arena arena;
	struct shift shift = { .member = s->members[BOB], .tier = 1, .weekday = 3, .minutes = 1440, .language = STR(""),
		.zone = STR("UTC"), .first_day = STR("2026-11-18"), .last_day = STR("") };
	int64_t id;

	arena_init(&arena, 1 << 16);
	OK(grants_revoke(tx, s->members[BOB], s->room, ROLE_PARTICIPANT));
	OK(grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_RESPONDER }));
	OK(channels_add(tx, &channel, &arena, &id));
	OK(channels_proved(tx, id));
	OK(shifts_put(tx, &shift, &id));
	arena_release(&arena);
	return duties_put(tx, &(struct duty){ .shift = id, .member = s->members[BOB], .tier = 1, .language = STR(""),
		.day = STR("2026-11-18"), .from_ms = 0, .until_ms = INT64_MAX });
}

static void who_is_on_call_is_called_too_away_from_their_page(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	server_write(&server, on_call);
	pass_until(start);
	assert_int_equal(notices_of(BOB, NOTICES("cover_now")), 1);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE kind = 'cover_now' AND meeting = $1 AND state = 'waiting'", plan.id), 1);
	enter(&cho);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE kind = 'cover_now' AND meeting = $1 AND state = 'dropped'", plan.id), 1);
}

static void staff_who_are_inside_before_the_door_opens_are_there(void **state)
{
	int64_t start;

	enter(&cho);
	start = plan_hour(HOUR, 1);
	plan.start_ms += 2 * HOUR;
	plan.opens_min = 0;
	pass_until(start);
	assert_true(stands("open"));
	/* Also where the door opens at the very beginning. */
	plan_again();
	pass_until(plan.start_ms);
	assert_true(stands("open"));
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 0);
}

static int promote(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[ANN], &(struct grant){ .role = ROLE_MENTOR, .room = s->room });
}

static void who_becomes_a_mentor_while_they_are_there_counts_from_then_on(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&ann);
	pass_until(start);
	assert_true(stands("called"));
	server_write(&server, promote);
	turn();
	assert_true(stands("open"));
}

/* --- coming in --- */

static void nobody_comes_in_outside_its_hours_but_staff_and_who_is_in_danger(void **state)
{
	plan_hour(HOUR, 1);
	assert_string_equal(joins(&ann), "room_closed");
	assert_string_equal(joins(&cho), "in");
	assert_string_equal(joins(&dee), "in");
	server_write(&server, make_danger);
	assert_string_equal(joins(&bob), "room_closed");
	assert_string_equal(joins(&ann), "in");
	assert_string_equal(said(&ann, PLAIN), "said");
}

static void asking_for_help_works_when_nothing_is_on(void **state)
{
	json_t *answer = ask(&ann, "help.now", ROOM);

	assert_false(has(answer, "error"));
	assert_string_equal(joins(&ann), "in");
	assert_string_equal(said(&ann, PLAIN), "said");
}

static void who_comes_too_late_stays_out_and_who_was_there_comes_back(void **state)
{
	int64_t start;

	plan_hour(HOUR, 1);
	plan.entry_min = 15;
	plan.start_ms += 3 * HOUR;
	plan_again();
	start = plan.start_ms;
	pass_until(start - MIN);
	enter(&cho);
	assert_string_equal(joins(&ann), "in");
	pass_until(start + 5 * MIN);
	leave_page(ANN);
	pass_until(start + 15 * MIN + 1);
	assert_string_equal(joins(&bob), "too_late");
	come(ANN);
	assert_string_equal(joins(&ann), "in");
	assert_string_equal(said(&ann, PLAIN), "said");
}

static unsigned kept_by;

static int keep_place(struct server *s, struct tx *tx)
{
	struct place p = { .meeting = plan.id, .member = s->members[kept_by], .state = PLACE_KEPT };

	return places_put(tx, &p);
}

static void keep(unsigned member)
{
	kept_by = member;
	server_write(&server, keep_place);
}

static int64_t plan_for_one(void)
{
	plan_hour(HOUR, 1);
	plan.capacity = 1;
	plan.start_ms += 3 * HOUR;
	plan_again();
	return plan.start_ms;
}

static void a_full_meeting_takes_who_has_a_place_and_staff(void **state)
{
	int64_t start = plan_for_one();

	pass_until(start - MIN);
	enter(&cho);
	assert_string_equal(joins(&ann), "in");
	assert_string_equal(joins(&bob), "room_full");
	assert_string_equal(joins(&dee), "in");
	keep(BOB);
	assert_string_equal(joins(&bob), "in");
}

static void a_place_is_kept_until_ten_minutes_after_the_beginning(void **state)
{
	int64_t start = plan_for_one();

	keep(ANN);
	pass_until(start + 10 * MIN - 1);
	assert_string_equal(joins(&bob), "room_full");
	pass_until(start + 10 * MIN);
	assert_string_equal(joins(&bob), "in");
	/* Whose place it is comes in all the same. */
	assert_string_equal(joins(&ann), "in");
}

static void who_is_away_for_a_moment_keeps_their_place_and_who_leaves_gives_it_up(void **state)
{
	int64_t start = plan_for_one();

	pass_until(start);
	assert_string_equal(joins(&ann), "in");
	leave_page(ANN);
	pass(MIN);
	assert_string_equal(joins(&bob), "room_full");
	come(ANN);
	assert_string_equal(joins(&ann), "in");
	peer_do(&ann, "room.leave", ROOM);
	pass(S);
	assert_string_equal(joins(&bob), "in");
	/* She needs to accept the rules anew, and there is no place. */
	assert_refused(ask(&ann, "room.join", ROOM ",\"rules_version\":1"), "room_full");
}

static void two_who_come_at_once_do_not_get_one_place(void **state)
{
	int64_t start = plan_for_one();

	pass_until(start);
	peer_ask(&ann, "room.join", ROOM);
	peer_ask(&bob, "room.join", ROOM);
	turn();
	assert_int_equal(peer_count(&ann, "\"type\":\"error\"") + peer_count(&bob, "\"type\":\"error\""), 1);
}

static void resuming_goes_by_the_same_hours(void **state)
{
	int64_t start = plan_hour(HOUR, 1);
	const char *resume = ",\"client\":\"tab-resume-xxxx\",\"resume\":[{\"room\":\"$ROOM\",\"after\":0}]";
	char token[TOKEN_TEXT_LEN + 1];
	struct peer again;

	memset(token, 'a' + ANN, TOKEN_TEXT_LEN);
	token[TOKEN_TEXT_LEN] = '\0';
	again.requests = 0;
	peer_connect(&again, &server, token);
	peer_do(&again, "hello", "%s", resume);
	assert_true(heard(&again, "\"refused\":[\""));
	peer_close(&again);
	pass_until(start);
	again.requests = 0;
	peer_connect(&again, &server, token);
	peer_do(&again, "hello", "%s", resume);
	assert_true(heard(&again, "\"refused\":[]"));
	assert_true(heard(&again, "\"meeting\":{"));
	turn();
	/* That she came is known. */
	assert_int_equal(number_of("SELECT count(*) FROM attendance WHERE meeting = $1", plan.id), 1);
	peer_close(&again);
	turn();
	assert_int_equal(number_of("SELECT count(*) FROM attendance WHERE meeting = $1 AND left_ms IS NULL", plan.id), 0);
}

/* --- after the end --- */

static void after_the_end_one_may_read_for_a_while_and_then_the_room_closes(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&cho);
	enter(&ann);
	pass_until(start + 60 * MIN);
	assert_true(stands("ended"));
	assert_string_equal(said(&ann, PLAIN), "room_closed");
	assert_false(has(ask(&ann, "room.history", ROOM), "error"));
	assert_string_equal(joins(&bob), "room_closed");
	leave_page(ANN);
	pass(5 * MIN);
	come(ANN);
	assert_string_equal(joins(&ann), "in");
	peer_forget(&ann);
	pass_until(start + 75 * MIN - S);
	assert_false(heard(&ann, "\"type\":\"closed\""));
	pass(S);
	assert_true(heard(&ann, "\"type\":\"closed\""));
	assert_true(heard(&ann, "\"reason\":\"ended\""));
	assert_false(heard(&cho, "\"type\":\"closed\""));
	assert_string_equal(said(&ann, PLAIN), "not_in_room");
	assert_string_equal(joins(&ann), "room_closed");
	assert_string_equal(said(&cho, "Good night"), "said");
}

static int close_case(struct server *s, struct tx *tx)
{
	return tx_exec(tx, NULL, "UPDATE cases SET state = 'closed'", "");
}

static void who_is_in_danger_is_not_put_out_until_staff_have_closed_it(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&cho);
	enter(&ann);
	enter(&bob);
	server_write(&server, make_danger);
	pass_until(start + 60 * MIN);
	pass_until(start + 75 * MIN);
	assert_true(heard(&bob, "\"type\":\"closed\""));
	assert_false(heard(&ann, "\"type\":\"closed\""));
	assert_string_equal(said(&ann, PLAIN), "said");
	server_write(&server, close_case);
	pass(5 * MIN);
	assert_true(heard(&ann, "\"type\":\"closed\""));
}

static void the_next_one_lets_people_stay(void **state)
{
	int64_t start = plan_hour(HOUR, 1), first = plan.id;

	plan.start_ms += HOUR;
	plan.day = "2026-11-19";
	plan_again();
	pass_until(start - MIN);
	enter(&cho);
	enter(&ann);
	pass_until(start);
	/* The door of the second opens while the first goes on: staff are there for both. */
	pass_until(start + 50 * MIN);
	assert_true(stands("waiting"));
	assert_int_equal(number_of("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'open'", first), 1);
	assert_string_equal(said(&ann, PLAIN), "said");
	pass_until(start + 60 * MIN);
	assert_true(stands("open"));
	assert_int_equal(number_of("SELECT count(*) FROM meetings WHERE id = $1 AND state = 'ended'", first), 1);
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 0);
	assert_string_equal(said(&ann, PLAIN), "said");
	/* From then on she is at the second. */
	assert_int_equal(number_of("SELECT count(*) FROM attendance a JOIN members m ON m.id = a.member WHERE a.meeting = $1 AND m.name = 'Ann'"
	                           " AND a.left_ms IS NULL", plan.id), 1);
	pass_until(start + 80 * MIN);
	assert_false(heard(&ann, "\"type\":\"closed\""));
}

static struct agenda_event event;

static int apply_event(struct server *s, struct tx *tx)
{
	struct arena arena;
	struct meeting m;

	arena_init(&arena, 1 << 20);
	OK(meetings_get(tx, plan.id, &arena, &m));
	OK(meeting_apply(tx, &m, &event, &arena));
	arena_release(&arena);
	return 0;
}

static void cancelled_while_it_is_on_it_closes_like_one_that_is_over(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&ann);
	event = (struct agenda_event){ .kind = AGENDA_CANCEL };
	server_write(&server, apply_event);
	turn();
	assert_true(stands("cancelled"));
	assert_string_equal(said(&ann, PLAIN), "room_closed");
	assert_int_equal(number_of("SELECT count(*) FROM attendance WHERE meeting = $1 AND left_ms IS NULL", plan.id), 0);
	pass(15 * MIN);
	assert_true(heard(&ann, "\"reason\":\"ended\""));
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'uncovered'", 0), 0);
}

static void a_room_without_hours_is_as_before_and_shows_its_meetings(void **state)
{
	int64_t start;

	peer_do(&dee, "room.update", ROOM ",\"drop_in\":false");
	start = plan_hour(HOUR, 1);
	assert_string_equal(joins(&ann), "in");
	assert_true(heard(&ann, "\"meeting\":{"));
	assert_string_equal(said(&ann, PLAIN), "said");
	pass_until(start);
	assert_true(stands("called"));
	assert_string_equal(said(&ann, PLAIN), "said");
	assert_string_equal(joins(&bob), "in");
	assert_int_equal(number_of("SELECT count(*) FROM attendance WHERE meeting = $1", plan.id), 2);
	pass_until(start + 15 * MIN);
	pass(20 * MIN);
	assert_false(heard(&ann, "\"type\":\"closed\""));
	assert_string_equal(said(&ann, PLAIN), "said");
}

static void a_room_that_gets_hours_lets_people_read_for_a_while(void **state)
{
	peer_do(&dee, "room.update", ROOM ",\"drop_in\":false");
	enter(&ann);
	peer_do(&dee, "room.update", ROOM ",\"drop_in\":true");
	turn();
	assert_true(heard(&ann, "\"drop_in\":true"));
	assert_string_equal(said(&ann, PLAIN), "room_closed");
	pass(15 * MIN);
	assert_true(heard(&ann, "\"reason\":\"ended\""));
}

static void the_list_of_rooms_says_when_one_may_come(void **state)
{
	json_t *answer = ask(&ann, "room.list", "%s", "");

	assert_false(has(answer, "result.rooms.0.meeting"));
	assert_true(json_is_true(at(answer, "result.rooms.0.room.drop_in")));
	plan_hour(HOUR, 1);
	answer = ask(&ann, "room.list", "%s", "");
	assert_string_equal(text_at(answer, "result.rooms.0.meeting.id"), meeting);
	assert_string_equal(text_at(answer, "result.rooms.0.meeting.state"), "scheduled");
}

/* --- late, and after a crash --- */

static void a_tick_late_by_hours_does_everything_once(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	sleep_until(start + 5 * HOUR);
	assert_true(stands("given up"));
	assert_int_equal(number_of("SELECT times FROM misses WHERE kind = 'uncovered' AND room = $1", server.room), 1);
	/* It is over: nobody is called out of bed for it. */
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 0);
	pass(HOUR);
	assert_int_equal(number_of("SELECT times FROM misses WHERE kind = 'uncovered' AND room = $1", server.room), 1);
}

static void restart(void)
{
	unsigned i;

	for (i = 0; i < MEMBERS; i++)
		peer_close(peers[i]);
	server_restart(&server);
	turn();
	for (i = 0; i < MEMBERS; i++)
		come(i);
}

static void a_restart_does_nothing_twice_and_staff_have_time_to_come_back(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&cho);
	enter(&ann);
	pass_until(start);
	assert_true(stands("open"));
	restart();
	assert_true(stands("open"));
	pass(20 * S);
	enter(&cho);
	pass(20 * S);
	assert_true(stands("open"));
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 0);
	restart();
	pass(31 * S);
	assert_true(stands("held"));
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 1);
	restart();
	pass(31 * S);
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 1);
	enter(&cho);
	assert_true(stands("open"));
	pass_until(start + 60 * MIN);
	assert_true(stands("ended"));
	restart();
	pass(15 * MIN);
	assert_true(stands("ended"));
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'uncovered'", 0), 0);
}

static void a_crash_leaves_nobody_there_for_good(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start - MIN);
	enter(&ann);
	number_of("UPDATE attendance SET left_ms = NULL", 0);
	restart();
	assert_int_equal(number_of("SELECT count(*) FROM attendance WHERE meeting = $1 AND left_ms IS NULL", plan.id), 0);
	assert_int_equal(number_of("SELECT here FROM meetings WHERE id = $1", plan.id), 0);
}

/* --- who was there --- */

static void who_was_there_is_for_staff_and_leaves_a_line(void **state)
{
	int64_t start = plan_hour(HOUR, 1);
	json_t *rows;

	pass_until(start - 2 * MIN);
	enter(&cho);
	pass_until(start);
	enter(&ann);
	pass_until(start + 10 * MIN);
	leave_page(ANN);
	pass_until(start + 30 * MIN);
	come(ANN);
	enter(&ann);
	pass_until(start + 61 * MIN);
	rows = at(ask(&dee, "meeting.attendance", ROOM ",\"meeting\":\"%s\"", meeting), "result.rows");
	assert_int_equal(json_array_size(rows), 3);
	assert_string_equal(text_at(rows, "0.member.name"), "Cho");
	assert_int_equal(int_at(rows, "0.joined"), start - 2 * MIN);
	assert_int_equal(int_at(rows, "0.left"), start + 60 * MIN);
	assert_string_equal(text_at(rows, "1.member.name"), "Ann");
	assert_int_equal(int_at(rows, "1.joined"), start);
	assert_int_equal(int_at(rows, "1.left"), start + 10 * MIN);
	assert_int_equal(int_at(rows, "2.joined"), start + 30 * MIN);
	assert_int_equal(number_of("SELECT count(*) FROM audit WHERE act = 'meeting.attendance' AND about = $1", plan.id), 1);
	assert_refused(ask(&ann, "meeting.attendance", ROOM ",\"meeting\":\"%s\"", meeting), "not_allowed");
}

static void somebody_still_there_has_not_left(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass_until(start);
	enter(&ann);
	assert_false(has(ask(&cho, "meeting.attendance", ROOM ",\"meeting\":\"%s\"", meeting), "result.rows.0.left"));
}

/* --- who leads --- */

#define MEETING ROOM ",\"meeting\":\"%s\""

static void only_who_may_lead_is_put_down_and_they_are_told(void **state)
{
	char none[ID_TEXT_LEN + 1];
	json_t *answer;

	id_format(4242, none);
	plan_hour(HOUR, 2);
	assert_field(ask(&dee, "meeting.staff", MEETING ",\"member\":\"$ANN\",\"part\":\"lead\"", meeting), "bad_field", "member");
	assert_refused(ask(&cho, "meeting.staff", MEETING ",\"member\":\"$CHO\",\"part\":\"lead\"", meeting), "not_allowed");
	assert_field(ask(&dee, "meeting.staff", ROOM ",\"meeting\":\"%s\",\"member\":\"$CHO\"", none), "not_found", "meeting");
	answer = ask(&dee, "meeting.staff", MEETING ",\"member\":\"$CHO\",\"part\":\"lead\"", meeting);
	assert_string_equal(text_at(answer, "result.meeting.staff.0.member.name"), "Cho");
	assert_string_equal(text_at(answer, "result.meeting.staff.0.part"), "lead");
	assert_int_equal(int_at(answer, "result.meeting.missing"), 1);
	assert_int_equal(notices_of(CHO, NOTICES("part")), 1);
	answer = ask(&dee, "meeting.staff", MEETING ",\"member\":\"$CHO\"", meeting);
	assert_int_equal(count_at(answer, "result.meeting.staff"), 0);
	assert_int_equal(int_at(answer, "result.meeting.missing"), 2);
	assert_int_equal(notices_of(CHO, NOTICES("part")), 2);
	/* Twice the same is one. */
	ask(&dee, "meeting.staff", MEETING ",\"member\":\"$CHO\"", meeting);
	assert_int_equal(notices_of(CHO, NOTICES("part")), 2);
}

static void nobody_leads_two_that_overlap(void **state)
{
	char first[ID_TEXT_LEN + 1];

	plan_hour(HOUR, 1);
	memcpy(first, meeting, sizeof first);
	ask(&dee, "meeting.claim", MEETING ",\"part\":\"lead\"", first);
	plan.room = other_room;
	plan.start_ms += 59 * MIN;
	plan_again();
	{
		char room[ID_TEXT_LEN + 1];

		id_format(other_room, room);
		assert_field(ask(&dee, "meeting.claim", ",\"room\":\"%s\",\"meeting\":\"%s\",\"part\":\"lead\"", room, meeting), "overlap", "meeting");
		assert_field(ask(&dee, "meeting.staff", ",\"room\":\"%s\",\"meeting\":\"%s\",\"member\":\"$DEE\",\"part\":\"lead\"", room, meeting),
		             "overlap", "member");
		plan.start_ms += MIN;
		plan_again();
		assert_false(has(ask(&dee, "meeting.claim", ",\"room\":\"%s\",\"meeting\":\"%s\",\"part\":\"lead\"", room, meeting), "error"));
	}
}

static void a_free_part_is_taken_once(void **state)
{
	plan_hour(HOUR, 1);
	assert_refused(ask(&ann, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting), "not_allowed");
	assert_false(has(ask(&cho, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting), "error"));
	assert_false(has(ask(&cho, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting), "error"));
	assert_field(ask(&dee, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting), "decided", "part");
	assert_field(ask(&dee, "meeting.claim", MEETING ",\"part\":\"co_lead\"", meeting), "decided", "part");
}

static void an_offered_part_stays_until_somebody_takes_it_in_one_step(void **state)
{
	json_t *answer;

	plan_hour(HOUR, 1);
	assert_field(ask(&cho, "meeting.offer", MEETING ",\"on\":true", meeting), "not_found", "meeting");
	ask(&cho, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting);
	assert_field(ask(&dee, "meeting.claim", MEETING ",\"part\":\"lead\",\"of\":\"$CHO\"", meeting), "decided", "of");
	answer = ask(&cho, "meeting.offer", MEETING ",\"on\":true", meeting);
	assert_true(json_is_true(at(answer, "result.meeting.staff.0.offered")));
	assert_int_equal(int_at(answer, "result.meeting.missing"), 0);
	assert_int_equal(notices_of(DEE, NOTICES("cover")), 1);
	assert_field(ask(&dee, "meeting.claim", MEETING ",\"part\":\"co_lead\",\"of\":\"$CHO\"", meeting), "decided", "of");
	answer = ask(&dee, "meeting.claim", MEETING ",\"part\":\"lead\",\"of\":\"$CHO\"", meeting);
	assert_int_equal(count_at(answer, "result.meeting.staff"), 1);
	assert_string_equal(text_at(answer, "result.meeting.staff.0.member.name"), "Dee");
	assert_int_equal(notices_of(CHO, NOTICES("part")), 1);
	/* Whoever is slower is told so, and nothing changes. */
	assert_field(ask(&cho, "meeting.claim", MEETING ",\"part\":\"lead\",\"of\":\"$DEE\"", meeting), "decided", "of");
	assert_int_equal(number_of("SELECT count(*) FROM meeting_staff WHERE meeting = $1", plan.id), 1);
}

static void an_offer_can_be_taken_back(void **state)
{
	plan_hour(HOUR, 1);
	ask(&cho, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting);
	ask(&cho, "meeting.offer", MEETING ",\"on\":true", meeting);
	assert_false(has(ask(&cho, "meeting.offer", MEETING ",\"on\":false", meeting), "result.meeting.staff.0.offered"));
	assert_field(ask(&dee, "meeting.claim", MEETING ",\"part\":\"lead\",\"of\":\"$CHO\"", meeting), "decided", "of");
}

static int lead_series(struct server *s, struct tx *tx)
{
	return series_staff_set(tx, plan.series, s->members[CHO], STR("lead"));
}

static void staff_of_the_series_lead_it_until_it_has_its_own(void **state)
{
	json_t *answer;

	plan_hour(HOUR, 2);
	server_write(&server, lead_series);
	answer = ask(&cho, "meeting.show", MEETING, meeting);
	assert_string_equal(text_at(answer, "result.meeting.staff.0.member.name"), "Cho");
	assert_int_equal(int_at(answer, "result.meeting.missing"), 1);
	ask(&dee, "meeting.claim", MEETING ",\"part\":\"co_lead\"", meeting);
	answer = ask(&cho, "meeting.show", MEETING, meeting);
	assert_int_equal(count_at(answer, "result.meeting.staff"), 2);
	assert_int_equal(number_of("SELECT count(*) FROM series_staff WHERE series = $1", plan.series), 1);
	assert_int_equal(number_of("SELECT own FROM meetings WHERE id = $1", plan.id), OWN_STAFF);
	/* Who leads is no change of the meeting itself. */
	assert_true(json_is_false(at(answer, "result.meeting.changed")));
}

static void what_is_over_has_nobody_put_down(void **state)
{
	int64_t start = plan_hour(HOUR, 0);

	pass_until(start + 60 * MIN);
	assert_field(ask(&dee, "meeting.staff", MEETING ",\"member\":\"$CHO\",\"part\":\"lead\"", meeting), "too_late", "meeting");
	assert_field(ask(&dee, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting), "too_late", "meeting");
	assert_field(ask(&dee, "meeting.offer", MEETING ",\"on\":true", meeting), "too_late", "meeting");
}

/* --- missing staff are told of in time --- */

#define COVER NOTICES("cover")

static void missing_staff_are_told_of_48_24_and_2_hours_ahead_once_each(void **state)
{
	int64_t start = plan_hour(100 * HOUR, 1);

	sleep_until(start - 48 * HOUR - S);
	assert_int_equal(notices_of(DEE, COVER), 0);
	pass(S);
	assert_int_equal(notices_of(DEE, COVER), 1);
	assert_int_equal(notices_of(CHO, COVER), 1);
	assert_int_equal(notices_of(ANN, COVER), 0);
	pass(HOUR - S);
	assert_int_equal(notices_of(DEE, COVER), 1);
	sleep_until(start - 24 * HOUR);
	assert_int_equal(notices_of(DEE, COVER), 2);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'cover' AND loud <> 0", 0), 0);
	restart();
	sleep_until(start - 2 * HOUR);
	assert_int_equal(notices_of(DEE, COVER), 3);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'cover' AND loud <> 0", 0), 2);
	pass_until(start);
	assert_int_equal(notices_of(DEE, COVER), 3);
	assert_int_equal(notices_of(DEE, NOTICES("cover_now")), 1);
}

static void one_that_has_its_staff_is_told_of_to_nobody(void **state)
{
	int64_t start = plan_hour(100 * HOUR, 1);

	ask(&cho, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting);
	sleep_until(start - HOUR);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'cover'", 0), 0);
}

static int demote(struct server *s, struct tx *tx)
{
	return grants_revoke(tx, s->members[CHO], s->room, ROLE_MENTOR);
}

static void staff_who_are_lost_inside_that_time_are_missed_at_once_and_found_again(void **state)
{
	int64_t start = plan_hour(100 * HOUR, 1);

	ask(&cho, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting);
	sleep_until(start - 30 * HOUR);
	ask(&dee, "meeting.staff", MEETING ",\"member\":\"$CHO\"", meeting);
	pass(S);
	assert_int_equal(notices_of(DEE, COVER), 1);
	/* Somebody takes it: nobody need look any more. */
	ask(&cho, "meeting.claim", MEETING ",\"part\":\"lead\"", meeting);
	pass(S);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'cover' AND seen_ms IS NULL", 0), 0);
	assert_int_equal(number_of("SELECT cover_step FROM meetings WHERE id = $1", plan.id), 0);
	sleep_until(start - 20 * HOUR);
	assert_int_equal(notices_of(DEE, COVER), 1);
	/* And is a mentor no more. */
	server_write(&server, demote);
	pass(S);
	assert_int_equal(notices_of(DEE, COVER), 2);
}

static void one_planned_inside_that_time_is_told_of_at_once(void **state)
{
	plan_hour(HOUR, 1);
	pass(S);
	assert_int_equal(notices_of(DEE, COVER), 1);
	assert_int_equal(number_of("SELECT cover_step FROM meetings WHERE id = $1", plan.id), 3);
	pass(MIN);
	assert_int_equal(notices_of(DEE, COVER), 1);
}

static void moved_to_later_it_is_told_of_again_when_its_time_comes(void **state)
{
	int64_t start = plan_hour(HOUR, 1);

	pass(S);
	event = (struct agenda_event){ .kind = AGENDA_MOVE, .opens_ms = start + 100 * HOUR - 10 * MIN, .start_ms = start + 100 * HOUR,
		.end_ms = start + 101 * HOUR };
	server_write(&server, apply_event);
	pass(S);
	assert_int_equal(notices_of(DEE, COVER), 1);
	sleep_until(start + 52 * HOUR);
	assert_int_equal(notices_of(DEE, COVER), 2);
}

/* --- the board --- */

static void the_board_shows_the_meetings_of_the_rooms_one_looks_after(void **state)
{
	int64_t start = plan_hour(HOUR, 2);
	json_t *answer;

	plan.room = other_room;
	plan_again();
	plan.room = server.room;
	answer = ask(&dee, "meeting.list", ",\"from\":%lld,\"until\":%lld", (long long)start, (long long)(start + HOUR));
	assert_int_equal(count_at(answer, "result.meetings"), 2);
	answer = ask(&cho, "meeting.list", ",\"from\":%lld,\"until\":%lld", (long long)start, (long long)(start + HOUR));
	assert_int_equal(count_at(answer, "result.meetings"), 1);
	assert_int_equal(int_at(answer, "result.meetings.0.missing"), 2);
	assert_int_equal(int_at(answer, "result.meetings.0.taken"), 0);
	assert_false(has(answer, "result.more"));
	answer = ask(&dee, "meeting.list", ROOM ",\"from\":%lld,\"until\":%lld", (long long)start, (long long)(start + HOUR));
	assert_int_equal(count_at(answer, "result.meetings"), 1);
	assert_refused(ask(&ann, "meeting.list", ",\"from\":1,\"until\":2"), "not_allowed");
	assert_field(ask(&cho, "meeting.list", ",\"from\":2,\"until\":2"), "bad_field", "until");
	assert_field(ask(&cho, "meeting.list", ",\"from\":0,\"until\":%lld", 401 * 24 * (long long)HOUR), "bad_field", "until");
	{
		char room[ID_TEXT_LEN + 1];

		id_format(other_room, room);
		assert_field(ask(&cho, "meeting.list", ",\"room\":\"%s\",\"from\":1,\"until\":2", room), "not_allowed", "room");
	}
}

static void one_meeting_is_shown_with_who_signed_up(void **state)
{
	json_t *answer;

	plan_hour(HOUR, 1);
	keep(ANN);
	answer = ask(&cho, "meeting.show", MEETING, meeting);
	assert_string_equal(text_at(answer, "result.places.0.member.name"), "Ann");
	assert_string_equal(text_at(answer, "result.places.0.place.state"), "kept");
	assert_false(has(answer, "result.places.0.place.link"));
	assert_int_equal(int_at(answer, "result.meeting.taken"), 1);
	assert_refused(ask(&ann, "meeting.show", MEETING, meeting), "not_allowed");
	assert_int_equal(number_of("SELECT count(*) FROM audit WHERE act = 'meeting.show' AND about = $1", plan.id), 1);
	/* A meeting of another room is not there. */
	plan.room = other_room;
	plan_again();
	assert_field(ask(&dee, "meeting.show", MEETING, meeting), "not_found", "meeting");
	assert_field(ask(&dee, "meeting.attendance", MEETING, meeting), "not_found", "meeting");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_server, close_server)
	const struct CMUnitTest tests[] = {
		TEST(a_meeting_opens_begins_warns_and_ends_by_itself_and_whoever_is_there_hears_of_it),
		TEST(one_that_needs_nobody_is_open_from_its_beginning),
		TEST(without_staff_people_wait_cover_is_called_and_it_begins_when_they_come),
		TEST(what_is_urgent_is_heard_while_it_waits_and_help_can_be_asked_for),
		TEST(an_edit_and_a_reaction_wait_like_words),
		TEST(a_mentor_who_is_back_within_half_a_minute_was_never_missed),
		TEST(a_mentor_who_is_gone_holds_it_and_it_goes_on_by_itself),
		TEST(two_pages_of_one_mentor_are_one_and_closing_one_of_them_changes_nothing),
		TEST(when_nobody_comes_it_is_over_kindly_and_the_register_knows),
		TEST(who_is_on_call_is_called_too_away_from_their_page),
		TEST(staff_who_are_inside_before_the_door_opens_are_there),
		TEST(who_becomes_a_mentor_while_they_are_there_counts_from_then_on),
		TEST(nobody_comes_in_outside_its_hours_but_staff_and_who_is_in_danger),
		TEST(asking_for_help_works_when_nothing_is_on),
		TEST(who_comes_too_late_stays_out_and_who_was_there_comes_back),
		TEST(a_full_meeting_takes_who_has_a_place_and_staff),
		TEST(a_place_is_kept_until_ten_minutes_after_the_beginning),
		TEST(who_is_away_for_a_moment_keeps_their_place_and_who_leaves_gives_it_up),
		TEST(two_who_come_at_once_do_not_get_one_place),
		TEST(resuming_goes_by_the_same_hours),
		TEST(after_the_end_one_may_read_for_a_while_and_then_the_room_closes),
		TEST(who_is_in_danger_is_not_put_out_until_staff_have_closed_it),
		TEST(the_next_one_lets_people_stay),
		TEST(cancelled_while_it_is_on_it_closes_like_one_that_is_over),
		TEST(a_room_without_hours_is_as_before_and_shows_its_meetings),
		TEST(a_room_that_gets_hours_lets_people_read_for_a_while),
		TEST(the_list_of_rooms_says_when_one_may_come),
		TEST(a_tick_late_by_hours_does_everything_once),
		TEST(a_restart_does_nothing_twice_and_staff_have_time_to_come_back),
		TEST(a_crash_leaves_nobody_there_for_good),
		TEST(who_was_there_is_for_staff_and_leaves_a_line),
		TEST(somebody_still_there_has_not_left),
		TEST(only_who_may_lead_is_put_down_and_they_are_told),
		TEST(nobody_leads_two_that_overlap),
		TEST(a_free_part_is_taken_once),
		TEST(an_offered_part_stays_until_somebody_takes_it_in_one_step),
		TEST(an_offer_can_be_taken_back),
		TEST(staff_of_the_series_lead_it_until_it_has_its_own),
		TEST(what_is_over_has_nobody_put_down),
		TEST(missing_staff_are_told_of_48_24_and_2_hours_ahead_once_each),
		TEST(one_that_has_its_staff_is_told_of_to_nobody),
		TEST(staff_who_are_lost_inside_that_time_are_missed_at_once_and_found_again),
		TEST(one_planned_inside_that_time_is_told_of_at_once),
		TEST(moved_to_later_it_is_told_of_again_when_its_time_comes),
		TEST(the_board_shows_the_meetings_of_the_rooms_one_looks_after),
		TEST(one_meeting_is_shown_with_who_signed_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
