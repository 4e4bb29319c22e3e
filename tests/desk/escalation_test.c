/* tests/desk/escalation_test.c: who is alerted when, what the person sees, and what happens when nobody comes, in virtual time.
 *
 * Ann and Bob are participants of the room, Cho is its mentor, Dee its facilitator and admin of the server.  The rules are those
 * of tests/support/rules. */
#include "support.h"

#include <jansson.h>

#include "escalation/drill.h"
#include "escalation/life.h"
#include "session/session.h"
#include "store/grants.h"
#include "store/members.h"
#include "store/misses.h"
#include "store/rooms.h"

#define ROOM ",\"room\":\"$ROOM\""
#define CASE ROOM ",\"case\":\"%s\""
#define RED "i want to be gone"
#define CRISIS "this is goodbye for good"
#define PLAIN "good evening everybody"
#define UNKIND "you are a silly goose"
#define ELSEWHERE 77                      /* another room */
#define S 1000
#define MIN (60 * S)
#define HOUR (60 * MIN)

enum { ANN, BOB, CHO, DEE };

static struct server server;
static struct peer ann, bob, cho, dee;
static struct peer *const peers[MEMBERS] = { &ann, &bob, &cho, &dee };

/* --- asking --- */

/* Runs in a transaction; fails when it is not told a number. */
static const char *question;
static int64_t number;

static int ask_number(struct server *s, struct tx *tx)
{
	return tx_number(tx, &number, question, "");
}

static int64_t number_of(const char *sql)
{
	question = sql;
	server_write(&server, ask_number);
	return number;
}

/* The newest answer, which the caller owns. */
static json_t *answer_of(const struct peer *p)
{
	size_t i = p->n_got;

	while (i-- > 0)
		if (strstr(p->got[i], "\"type\":\"reply\"") || strstr(p->got[i], "\"type\":\"error\""))
			return json_loads(p->got[i], 0, NULL);
	fail_msg("nothing was answered");
	return NULL;
}

/* What is at "result.case.id" of the newest answer, as text. */
static const char *told(const struct peer *p, const char *path)
{
	static char text[8][256];
	static unsigned turn;
	char *ret = text[turn++ % 8], part[64];
	json_t *root = answer_of(p), *here = root;
	const char *rest = path;

	while (here && *rest) {
		size_t len = strcspn(rest, ".");

		snprintf(part, sizeof part, "%.*s", (int)len, rest);
		here = json_is_array(here) ? json_array_get(here, (size_t)strtoul(part, NULL, 10)) : json_object_get(here, part);
		rest += len + (rest[len] == '.');
	}
	if (json_is_string(here))
		snprintf(ret, 256, "%s", json_string_value(here));
	else if (json_is_integer(here))
		snprintf(ret, 256, "%lld", (long long)json_integer_value(here));
	else
		snprintf(ret, 256, "%s", !here ? "" : json_is_array(here) ? "array" : json_is_true(here) ? "true" : "false");
	json_decref(root);
	return ret;
}

static void refused(struct peer *p, const char *code, const char *op, const char *fields, ...) __attribute__((format(printf, 4, 5)));

static void refused(struct peer *p, const char *code, const char *op, const char *fields, ...)
{
	va_list args;
	char *text;

	va_start(args, fields);
	assert_true(vasprintf(&text, fields, args) >= 0);
	va_end(args);
	peer_ask(p, op, "%s", text);
	free(text);
	server_settle(&server);
	assert_string_equal(told(p, "error.code"), code);
}

static void say(struct peer *p, const char *body)
{
	peer_do(p, "room.post", ROOM ",\"body\":\"%s\"", body);
}

static size_t alarms(const struct peer *p)
{
	return peer_count(p, "\"kind\":\"alarm\"") - peer_count(p, "\"over\":true");
}

static size_t rings(const struct peer *p)
{
	size_t i, n = 0;

	for (i = 0; i < p->n_got; i++)
		n += strstr(p->got[i], "\"kind\":\"alarm\"") && strstr(p->got[i], "\"loud\":true") && !strstr(p->got[i], "\"over\":true");
	return n;
}

static void forget_all(void)
{
	int i;

	for (i = 0; i < MEMBERS; i++)
		peer_forget(peers[i]);
}

/* Did exactly these hear an alarm since they were last asked? */
static void assert_rang(bool for_bob, bool for_cho, bool for_dee)
{
	assert_int_equal(rings(&ann), 0);
	assert_int_equal(rings(&bob), for_bob);
	assert_int_equal(rings(&cho), for_cho);
	assert_int_equal(rings(&dee), for_dee);
	forget_all();
}

/* The id of the only open case, and of its version. */
static void only_case(char id[ID_TEXT_LEN + 1], long long *version)
{
	id_format(number_of("SELECT id FROM cases WHERE state <> 'closed'"), id);
	*version = number_of("SELECT version FROM cases WHERE state <> 'closed'");
}

static void acknowledge(struct peer *p)
{
	char id[ID_TEXT_LEN + 1];
	long long version;

	only_case(id, &version);
	peer_do(p, "case.acknowledge", CASE ",\"version\":%lld", id, version);
}

/* --- fixture --- */

static int give_roles(struct server *s, struct tx *tx)
{
	int err = grants_set(tx, s->members[CHO], &(struct grant){ .role = ROLE_MENTOR, .room = s->room });

	return err ? err : grants_set(tx, s->members[DEE], &(struct grant){ .role = ROLE_ADMIN });
}

static int make_bob_mentor_elsewhere(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_MENTOR, .room = ELSEWHERE });
}

static int make_bob_mentor(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_MENTOR, .room = s->room });
}

static int dismiss_cho(struct server *s, struct tx *tx)
{
	return grants_revoke(tx, s->members[CHO], s->room, ROLE_MENTOR);
}

static int put_on_call(struct server *s, struct tx *tx, unsigned who, int64_t tier, bool works)
{
	int err = tx_exec(tx, NULL,
		"INSERT INTO shifts (id, member, tier, zone, weekday, start_min, minutes, first_day)"
		" VALUES ($1, $2, $3, 'UTC', 1, 0, 1440, '2026-01-01')", "iii", (int64_t)who + 1, s->members[who], tier);

	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO duties (shift, day, member, tier, language, from_ms, until_ms) VALUES ($1, '2026-01-01', $2, $3, '', $4, $5)",
			"iiiii", (int64_t)who + 1, s->members[who], tier, tx->now_ms, tx->now_ms + INT64_C(100) * HOUR);
	return err ? err : tx_exec(tx, NULL,
		"INSERT INTO channels (id, member, kind, target, added_ms, proved_ms, failed_ms)"
		" VALUES ($1, $2, 'webhook', x'00', 0, 1, CASE $3 WHEN 0 THEN 1 END)", "iii", (int64_t)who + 1, s->members[who], (int64_t)works);
}

static int bob_on_call(struct server *s, struct tx *tx)
{
	int err = grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_RESPONDER });

	return err ? err : put_on_call(s, tx, BOB, 1, true);
}

static int bob_on_call_and_away(struct server *s, struct tx *tx)
{
	int err = tx_exec(tx, NULL, "UPDATE seats SET seen_ms = 0 WHERE member = $1", "i", s->members[BOB]);

	if (!err)
		err = grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_RESPONDER });
	return err ? err : put_on_call(s, tx, BOB, 1, false);
}

/* Nobody is closed for saying nothing while time passes. */
static void patient(struct config *c)
{
	c->limits_idle_s = 1000000;
	c->sessions_guest_days = 1000;
}

static void open_peers(void)
{
	static const char *const tabs[MEMBERS] = { "a", "b", "c", "d" };
	unsigned i;

	for (i = 0; i < MEMBERS; i++)
		peer_open(peers[i], &server, i, tabs[i]);
}

static void close_peers(void)
{
	unsigned i;

	for (i = 0; i < MEMBERS; i++)
		peer_close(peers[i]);
}

static void world(void (*tune)(struct config *))
{
	server_open(&server, tune);
	server_write(&server, give_roles);
	open_peers();
	server_pass(&server, S);
	forget_all();
}

static int setup(void **state)
{
	world(patient);
	return 0;
}

static int teardown(void **state)
{
	close_peers();
	server_close(&server);
	return 0;
}

/* --- one alarm --- */

static void a_crisis_alerts_mentors_with_sound_and_says_who_it_is_about(void **state)
{
	server_write(&server, bob_on_call);
	say(&ann, CRISIS);
	peer_find(&cho, 0, "\"kind\":\"alarm\"");
	assert_int_equal(peer_count(&cho, "\"level\":\"crisis\",\"loud\":true"), 1);
	assert_int_equal(peer_count(&cho, "\"name\":\"Ann\""), peer_count(&cho, "Ann"));
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'alarm'"), 2);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE kind = 'alarm' AND level = 'crisis' AND state = 'waiting'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM misses"), 0);
	assert_rang(true, true, false);
}

static int hide_notices(struct server *s, struct tx *tx)
{
	return tx_exec(tx, NULL, "ALTER TABLE notices RENAME TO hidden", "");
}

/* The alarm is in the transaction of the message: neither is there without the other. */
static void a_message_whose_alarm_cannot_be_stored_is_not_taken(void **state)
{
	int64_t before = number_of("SELECT count(*) FROM bodies");

	server_write(&server, hide_notices);
	refused(&ann, "storage_failed", "room.post", ROOM ",\"body\":\"" CRISIS "\"");
	assert_int_equal(number_of("SELECT count(*) FROM bodies"), before);
	assert_int_equal(number_of("SELECT count(*) FROM cases"), 0);
	say(&ann, PLAIN);
}

static void amber_is_told_quietly_and_wakes_nobody(void **state)
{
	server_write(&server, bob_on_call);
	say(&ann, "nothing matters any more");
	assert_int_equal(alarms(&cho), 1);
	assert_int_equal(number_of("SELECT count(*) FROM outbox"), 0);
	assert_rang(false, false, false);
}

static void nobody_is_alerted_about_themselves(void **state)
{
	say(&cho, CRISIS);
	assert_int_equal(alarms(&cho), 0);
	assert_int_equal(rings(&dee), 1);         /* the room has no other mentor */
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE member = subject"), 0);
}

static void more_of_the_same_joins_the_case_and_does_not_ring_again(void **state)
{
	int i;

	for (i = 0; i < 5; i++)
		say(&ann, CRISIS);
	assert_int_equal(number_of("SELECT count(*) FROM cases"), 1);
	assert_int_equal(number_of("SELECT flags FROM cases"), 5);
	assert_rang(false, true, false);
}

static void a_rise_of_the_level_rings_again(void **state)
{
	say(&ann, RED);
	assert_rang(false, true, false);
	say(&ann, CRISIS);
	assert_rang(false, true, false);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'alarm' AND seen_ms IS NULL"), 1);
}

/* --- nobody on call --- */

static void with_nobody_on_call_the_next_tier_is_alerted_at_once_and_it_is_noted(void **state)
{
	server_write(&server, make_bob_mentor_elsewhere);
	say(&ann, CRISIS);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'no_one_on_call' AND case_id <> 0"), 1);
	assert_int_equal(peer_count(&dee, "\"kind\":\"miss\""), 1);
	assert_rang(true, true, false);
}

static void somebody_on_call_whose_channel_failed_and_who_is_not_here_counts_as_nobody(void **state)
{
	peer_close(&bob);
	server_write(&server, bob_on_call_and_away);
	say(&ann, CRISIS);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'no_one_on_call'"), 1);
	peer_open(&bob, &server, BOB, "b");
}

static void a_room_without_mentors_alerts_its_facilitator(void **state)
{
	server_write(&server, dismiss_cho);
	forget_all();
	say(&ann, CRISIS);
	assert_rang(false, false, true);
}

static void when_no_mentor_would_be_reached_its_facilitator_is_alerted_as_well(void **state)
{
	server_write(&server, bob_on_call);
	peer_close(&cho);
	server_pass(&server, 6 * MIN);            /* nothing is heard of her page any more */
	forget_all();
	say(&ann, RED);
	assert_int_equal(rings(&dee), 1);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'alarm'"), 2);
	peer_open(&cho, &server, CHO, "c");
}

static int dismiss_dee_too(struct server *s, struct tx *tx)
{
	int err = grants_revoke(tx, s->members[CHO], s->room, ROLE_MENTOR);

	if (!err)
		err = grants_revoke(tx, s->members[DEE], s->room, ROLE_FACILITATOR);
	return err;
}

static void where_nobody_at_all_is_left_admins_are_alerted(void **state)
{
	server_write(&server, dismiss_dee_too);
	forget_all();
	say(&ann, RED);
	assert_rang(false, false, true);
}

/* --- the ladder --- */

static void every_deadline_of_a_crisis_is_kept_to_the_second_and_the_last_repeats_without_end(void **state)
{
	int i;

	server_write(&server, make_bob_mentor_elsewhere);
	server_write(&server, bob_on_call);       /* the responder is also backup */
	say(&ann, CRISIS);
	assert_rang(true, true, false);
	server_pass(&server, 59 * S);
	assert_rang(false, false, false);
	server_pass(&server, S);                  /* 1 min: mentors again, and backup */
	assert_rang(true, true, false);
	server_pass(&server, 59 * S);
	assert_rang(false, false, false);
	server_pass(&server, S);                  /* 2 min: supervisor; nobody has that shift: the admin */
	assert_rang(true, true, true);
	server_pass(&server, 119 * S);
	assert_rang(false, false, false);
	server_pass(&server, S);                  /* 4 min: every supervisor */
	assert_rang(false, false, true);
	for (i = 0; i < 30; i++) {
		server_pass(&server, 2 * MIN - S);
		if (i > 0)                        /* 5 min: no word to the person yet */
			assert_int_equal(rings(&dee), 0);
		forget_all();
		server_pass(&server, S);
		assert_int_equal(rings(&dee), 1);
		forget_all();
	}
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE seen_ms IS NULL AND kind = 'alarm' AND member IN"
		" (SELECT id FROM members WHERE name = 'Dee')"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'unanswered'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'no_words'"), 1);
}

static void every_deadline_of_red_is_kept(void **state)
{
	static const struct { int64_t at; bool bob, cho, dee; } steps[] = {
		{ 3 * MIN, true, true, false }, { 6 * MIN, false, false, true }, { 12 * MIN, false, false, true },
		{ 15 * MIN, false, false, true },         /* no word to the person */
		{ 18 * MIN, false, false, true }, { 24 * MIN, false, false, true } };
	int64_t now = 0;
	size_t i;

	server_write(&server, bob_on_call);
	say(&ann, RED);
	assert_rang(false, true, false);
	for (i = 0; i < sizeof steps / sizeof *steps; i++) {
		server_pass(&server, steps[i].at - now - S);
		assert_rang(false, false, false);
		server_pass(&server, S);
		now = steps[i].at;
		assert_rang(steps[i].bob, steps[i].cho, steps[i].dee);
	}
}

static void once_somebody_is_on_it_late_pages_do_not_ring(void **state)
{
	server_write(&server, make_bob_mentor);
	server_write(&server, bob_on_call);
	say(&ann, CRISIS);
	assert_int_equal(rings(&bob), 1);
	acknowledge(&cho);
	assert_int_equal(peer_count(&bob, "\"over\":true"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'alarm' AND seen_ms IS NULL"), 0);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE state = 'waiting'"), 0);
	peer_close(&bob);
	peer_open(&bob, &server, BOB, "b");
	assert_int_equal(alarms(&bob), 0);
	forget_all();
	server_pass(&server, 2 * MIN + 59 * S);
	assert_rang(false, false, false);
	server_pass(&server, S);                  /* she said nothing to the person: it lapsed */
	assert_true(rings(&bob) == 1 && rings(&cho) == 1);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'lapsed'"), 1);
}

static void who_was_alerted_from_elsewhere_may_help_until_it_is_over(void **state)
{
	char id[ID_TEXT_LEN + 1];
	long long version;

	server_write(&server, make_bob_mentor_elsewhere);
	refused(&bob, "not_allowed", "case.list", ROOM);
	say(&ann, CRISIS);
	only_case(id, &version);
	peer_do(&bob, "case.show", CASE, id);
	acknowledge(&bob);
	only_case(id, &version);
	peer_do(&bob, "case.spoke", CASE ",\"version\":%lld", id, version);
	only_case(id, &version);
	refused(&ann, "not_allowed", "case.show", CASE, id);
	peer_do(&dee, "case.close", CASE ",\"version\":%lld,\"outcome\":\"talked\",\"safe\":\"yes\","
		"\"follow_up\":%lld", id, version, (long long)server.wall_ms + HOUR);
	refused(&bob, "not_allowed", "case.show", CASE, id);
}

/* --- fatigue --- */

static struct life_raise someone;

static int raise_for_eve(struct server *s, struct tx *tx)
{
	struct arena arena;
	int64_t id;
	int err;

	arena_init(&arena, 1 << 20);
	someone = (struct life_raise){ .room = s->room, .kind = "danger", .level = TRIAGE_CRISIS, .category = "suicide" };
	err = members_add(tx, &(struct member_new){ .name = STR("Eve"), .name_key = STR("eve") }, &someone.member);
	if (!err)
		err = life_raise(tx, &someone, &arena, &id);
	arena_release(&arena);
	return err;
}

static int make_dee_mentor(struct server *s, struct tx *tx)
{
	int err = bob_on_call(s, tx);

	if (!err)
		err = grants_set(tx, s->members[DEE], &(struct grant){ .role = ROLE_MENTOR, .room = s->room });
	/* Bob is on call only so that nobody else is called for want of somebody. */
	return err ? err : tx_exec(tx, NULL, "UPDATE duties SET member = $1", "i", s->members[DEE]);
}

static void who_is_with_somebody_is_left_out_while_another_is_free(void **state)
{
	server_write(&server, make_dee_mentor);
	say(&ann, CRISIS);
	acknowledge(&cho);
	forget_all();
	say(&bob, CRISIS);
	assert_int_equal(rings(&dee), 1);
	assert_int_equal(rings(&cho), 0);
	forget_all();
	server_pass(&server, MIN);                /* nobody came: now everybody */
	assert_true(rings(&dee) == 1 && rings(&cho) == 1);
}

static void when_all_are_with_somebody_all_are_alerted(void **state)
{
	char id[ID_TEXT_LEN + 1];

	server_write(&server, make_dee_mentor);
	say(&ann, CRISIS);
	acknowledge(&cho);
	say(&bob, CRISIS);
	id_format(number_of("SELECT id FROM cases WHERE state = 'open'"), id);
	peer_do(&dee, "case.acknowledge", CASE ",\"version\":%lld", id,
		(long long)number_of("SELECT version FROM cases WHERE state = 'open'"));
	forget_all();
	server_write(&server, raise_for_eve);
	assert_true(rings(&dee) == 1 && rings(&cho) == 1);
}

static void more_people_in_an_hour_than_one_can_bear_is_noted(void **state)
{
	int i;

	for (i = 0; i < 4; i++)
		server_write(&server, raise_for_eve);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'fatigue'"), 0);
	server_write(&server, raise_for_eve);
	assert_int_equal(number_of("SELECT count(*) FROM misses JOIN members ON members.id = misses.member"
		" WHERE misses.kind = 'fatigue' AND name = 'Cho'"), 1);
}

/* --- the person --- */

static void help(struct peer *p)
{
	peer_do(p, "help.now", ROOM);
}

static void asking_for_help_alerts_as_a_crisis_and_pressing_again_joins(void **state)
{
	server_write(&server, bob_on_call);
	help(&ann);
	assert_string_equal(told(&ann, "result.help.state"), "called");
	assert_string_equal(told(&ann, "result.help.on_call"), "true");
	assert_string_equal(told(&ann, "result.lines"), "array");
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE level = 'crisis' AND asked = 1"), 1);
	assert_rang(true, true, false);
	help(&ann);
	server_pass(&server, 5 * S);
	help(&ann);
	assert_int_equal(number_of("SELECT count(*) FROM cases"), 1);
	assert_rang(false, false, false);
}

static void the_person_sees_that_somebody_has_seen_it_and_who_is_there(void **state)
{
	char id[ID_TEXT_LEN + 1];
	long long version;

	help(&ann);
	forget_all();
	acknowledge(&cho);
	assert_int_equal(peer_count(&ann, "\"state\":\"seen\""), 1);
	assert_int_equal(peer_count(&ann, "\"name\":\"Cho\""), 1);
	assert_int_equal(peer_count(&bob, "\"type\":\"help\""), 0);
	say(&cho, PLAIN);
	assert_int_equal(peer_count(&ann, "\"state\":\"with\""), 1);
	peer_close(&ann);
	peer_connect(&ann, &server, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	peer_do(&ann, "hello", ",\"client\":\"tab-a-xxxxxxxx\"");
	assert_string_equal(told(&ann, "result.help.0.state"), "with");
	assert_string_equal(told(&ann, "result.help.0.by.name"), "Cho");
	only_case(id, &version);
	peer_do(&cho, "case.release", CASE ",\"version\":%lld", id, version);
	assert_int_equal(peer_count(&ann, "\"state\":\"waiting\""), 1);
}

static void nobody_is_told_of_levels_below_red(void **state)
{
	say(&ann, "nothing matters any more");
	assert_int_equal(peer_count(&ann, "\"type\":\"help\""), 0);
	say(&ann, RED);
	assert_int_equal(peer_count(&ann, "\"type\":\"help\""), 1);
	assert_int_equal(peer_count(&ann, "\"level\""), 0);
}

static void nobody_here_and_nobody_on_call_is_said(void **state)
{
	peer_close(&cho);
	peer_close(&dee);
	server_pass(&server, 6 * MIN);
	help(&ann);
	assert_string_equal(told(&ann, "result.help.on_call"), "false");
	peer_do(&bob, "room.join", ROOM);
	assert_string_equal(told(&bob, "result.covered"), "false");
	peer_open(&cho, &server, CHO, "c");
	peer_open(&dee, &server, DEE, "d");
	peer_do(&bob, "room.join", ROOM);
	assert_string_equal(told(&bob, "result.covered"), "true");
}

static void who_may_only_read_can_ask_for_help(void **state)
{
	peer_do(&dee, "sanction.give", ROOM ",\"member\":\"$ANN\",\"step\":\"read_only\",\"reason\":\"unkind\",\"hours\":2");
	refused(&ann, "read_only", "room.post", ROOM ",\"body\":\"" PLAIN "\"");
	help(&ann);
	assert_int_equal(rings(&cho), 1);
}

static void who_waits_for_a_decision_can_ask_for_help(void **state)
{
	say(&ann, UNKIND);
	assert_int_equal(number_of("SELECT count(*) FROM held WHERE state = 'waiting'"), 1);
	help(&ann);
	assert_int_equal(rings(&cho), 1);
}

static void who_was_removed_can_ask_for_help(void **state)
{
	peer_do(&dee, "sanction.give", ROOM ",\"member\":\"$ANN\",\"step\":\"removal\",\"reason\":\"unkind\",\"hours\":2");
	refused(&ann, "removed", "room.join", ROOM);
	help(&ann);
	assert_int_equal(rings(&cho), 1);
	server_pass(&server, 60 * S);
	acknowledge(&cho);
	assert_int_equal(peer_count(&ann, "\"state\":\"seen\""), 1);
}

static void who_was_banned_can_ask_for_help_and_hears_of_it(void **state)
{
	peer_do(&dee, "sanction.give", ",\"member\":\"$ANN\",\"step\":\"ban\",\"reason\":\"unkind\",\"hours\":2");
	help(&ann);
	assert_int_equal(rings(&cho), 1);
	acknowledge(&cho);
	assert_int_equal(peer_count(&ann, "\"state\":\"seen\""), 1);
}

static int forget_room(struct server *s, struct tx *tx)
{
	int err = grants_revoke(tx, s->members[BOB], s->room, ROLE_PARTICIPANT);

	return err ? err : seats_leave(tx, s->room, s->members[BOB]);
}

static void a_stranger_to_the_room_calls_nobody(void **state)
{
	server_write(&server, forget_room);
	refused(&bob, "not_allowed", "help.now", ROOM);
	refused(&bob, "not_allowed", "help.now", ",\"room\":\"0000000000001\"");
	assert_int_equal(number_of("SELECT count(*) FROM cases"), 0);
}

static void poor(struct config *c)
{
	patient(c);
	c->limits_cost_per_minute = 60;
	c->limits_cost_burst = 100;
	c->limits_in_flight = 2;
	c->limits_posts_burst = c->limits_posts_per_minute = 1;
}

static int setup_poor(void **state)
{
	world(poor);
	return 0;
}

static void who_has_used_up_every_allowance_can_ask_for_help(void **state)
{
	int i;

	for (i = 0; i < 20; i++)
		peer_ask(&ann, "room.list", "%s", "");
	peer_ask(&ann, "help.now", ROOM);
	peer_ask(&ann, "help.now", ROOM);         /* one at a time */
	server_settle(&server);
	assert_int_equal(peer_count(&ann, "\"state\":\"called\""), 2);   /* the answer, and the event */
	assert_int_equal(rings(&cho), 1);
}

/* --- the automatic card --- */

static void after_ninety_seconds_without_anybody_the_person_sees_the_card_once(void **state)
{
	help(&ann);
	server_pass(&server, 89 * S);
	assert_int_equal(peer_count(&ann, "\"card\""), 0);
	server_pass(&server, S);
	assert_int_equal(peer_count(&ann, "\"card\""), 1);
	assert_int_equal(number_of("SELECT count(*) FROM case_events WHERE what = 'card'"), 1);
	server_pass(&server, 20 * MIN);
	assert_int_equal(number_of("SELECT count(*) FROM case_events WHERE what = 'card'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE state = 'open'"), 1);
}

static void there_is_no_card_when_somebody_is_on_it(void **state)
{
	say(&ann, CRISIS);
	server_pass(&server, 80 * S);
	acknowledge(&cho);
	server_pass(&server, 20 * S);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE card_ms IS NOT NULL"), 0);
	server_pass(&server, 3 * MIN);            /* lapsed: time for somebody else to come */
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE state = 'open'"), 1);
	server_pass(&server, 89 * S);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE card_ms IS NOT NULL"), 0);
	server_pass(&server, S);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE card_ms IS NOT NULL"), 1);
}

static void red_has_no_card(void **state)
{
	say(&ann, RED);
	server_pass(&server, 100 * S);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE card_ms IS NOT NULL"), 0);
}

/* --- the server ends, and begins again --- */

/* How often Cho was called. */
static int64_t calls(void)
{
	return number_of("SELECT count(*) FROM notices n JOIN members m ON m.id = n.member WHERE n.kind = 'alarm' AND m.name = 'Cho'");
}

static void restart_after(int64_t ms, int64_t jump_ms)
{
	close_peers();
	server.wall_ms += ms + jump_ms;
	server.mono_ms += ms;
	server_restart(&server);
	open_peers();
	forget_all();
}

static void after_a_restart_between_two_rungs_the_next_fires_on_time_and_once(void **state)
{
	say(&ann, CRISIS);
	restart_after(30 * S, 0);
	assert_int_equal(calls(), 1);
	server_pass(&server, 29 * S);
	assert_int_equal(calls(), 1);
	server_pass(&server, S);
	assert_int_equal(calls(), 2);
	restart_after(0, 0);
	server_pass(&server, S);
	assert_int_equal(calls(), 2);
}

static void what_came_due_while_the_server_was_down_fires_as_soon_as_it_is_up(void **state)
{
	say(&ann, CRISIS);
	restart_after(10 * MIN, 0);
	server_pass(&server, S);
	assert_int_equal(calls(), 2);             /* all rungs missed are one call */
	assert_int_equal(number_of("SELECT count(*) FROM notices n JOIN members m ON m.id = n.member"
		" WHERE n.kind = 'alarm' AND m.name = 'Dee'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE card_ms IS NOT NULL"), 1);
}

/* --- the clock on the wall is put right --- */

static void an_hour_forward_makes_no_alarm_early(void **state)
{
	say(&ann, CRISIS);
	server_pass(&server, 10 * S);
	server.wall_ms += HOUR;
	server_pass(&server, 49 * S);
	assert_int_equal(calls(), 1);
	server_pass(&server, S);
	assert_int_equal(calls(), 2);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE card_ms IS NOT NULL"), 0);
	server_pass(&server, 30 * S);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE card_ms IS NOT NULL"), 1);
}

static void an_hour_back_makes_no_alarm_late(void **state)
{
	say(&ann, CRISIS);
	server_pass(&server, 10 * S);
	server.wall_ms -= HOUR;
	server_pass(&server, 49 * S);
	assert_int_equal(calls(), 1);
	server_pass(&server, S);
	assert_int_equal(calls(), 2);
	server_pass(&server, 60 * S);
	assert_int_equal(calls(), 3);
}

/* Between the jump and the look at it, somebody is in danger. */
static void what_is_raised_right_after_a_jump_is_not_moved_by_it(void **state)
{
	server.wall_ms += HOUR;
	say(&ann, CRISIS);
	server_pass(&server, 59 * S);
	assert_int_equal(calls(), 1);
	server_pass(&server, S);
	assert_int_equal(calls(), 2);
}

static void a_clock_put_back_while_the_server_was_down_makes_no_alarm_late(void **state)
{
	say(&ann, CRISIS);
	restart_after(0, -HOUR);
	server_pass(&server, 59 * S);
	assert_int_equal(calls(), 1);
	server_pass(&server, S);
	assert_int_equal(calls(), 2);
	restart_after(0, 0);                         /* known by now: not moved again */
	server_pass(&server, 59 * S);
	assert_int_equal(calls(), 2);
	server_pass(&server, S);
	assert_int_equal(calls(), 3);
}

static void a_held_message_is_decided_in_time_across_a_jump(void **state)
{
	say(&ann, UNKIND);
	server.wall_ms -= HOUR;
	server_pass(&server, 119 * S);
	assert_int_equal(number_of("SELECT count(*) FROM held WHERE state = 'waiting'"), 1);
	server_pass(&server, S);
	assert_int_equal(number_of("SELECT count(*) FROM held WHERE state = 'waiting'"), 0);
}

/* --- practice --- */

static void practice_is_alerted_as_a_crisis_and_marked(void **state)
{
	char id[ID_TEXT_LEN + 1];
	long long version;

	server_write(&server, bob_on_call);
	peer_do(&dee, "drill.run", ROOM);
	assert_string_equal(told(&dee, "result.case.drill"), "true");
	assert_string_equal(told(&dee, "result.case.level"), "crisis");
	assert_string_equal(told(&dee, "result.case.subject.name"), "Practice alarm");
	assert_int_equal(peer_count(&cho, "\"drill\":true"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE kind = 'drill'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE kind = 'alarm'"), 0);
	assert_rang(true, true, false);
	server_pass(&server, 42 * S);
	acknowledge(&cho);
	only_case(id, &version);
	peer_do(&cho, "case.close", CASE ",\"version\":%lld,\"outcome\":\"no_action\",\"safe\":\"yes\"", id, version);
	peer_do(&dee, "desk.figures", "%s", "");
	assert_string_equal(told(&dee, "result.drills.0.took"), "42");
	assert_string_equal(told(&dee, "result.cases"), "0");
	forget_all();
	server_pass(&server, 15 * MIN);
	assert_rang(false, false, false);
	assert_int_equal(number_of("SELECT count(*) FROM misses"), 0);
}

static void practice_that_nobody_answers_ends_and_is_noted(void **state)
{
	peer_do(&dee, "drill.run", ROOM);
	server_pass(&server, 10 * MIN - S);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE state = 'open'"), 1);
	server_pass(&server, S);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE state = 'closed'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'drill'"), 1);
	forget_all();
	server_pass(&server, HOUR);
	assert_rang(false, false, false);
	peer_do(&dee, "desk.figures", "%s", "");
	assert_string_equal(told(&dee, "result.drills.0.took"), "");
}

static int plan(struct server *s, struct tx *tx)
{
	return drill_plan(tx, &s->config);
}

static void practice_comes_by_itself_as_often_as_the_operator_says(void **state)
{
	server.config.escalation_drill_hours = 24;
	server_write(&server, plan);
	server_write(&server, plan);              /* a restart does not put it off */
	server_pass(&server, 23 * HOUR);
	server_write(&server, plan);
	assert_int_equal(number_of("SELECT count(*) FROM cases"), 0);
	server_pass(&server, HOUR);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE drill = 1"), 1);
	server_pass(&server, HOUR);
	server_pass(&server, 23 * HOUR);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE drill = 1"), 2);
	server.config.escalation_drill_hours = 0;
	server_write(&server, plan);
	server_pass(&server, HOUR);
	server_pass(&server, 48 * HOUR);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE drill = 1"), 2);
}

static void practice_does_not_hide_somebody_in_danger(void **state)
{
	peer_do(&dee, "drill.run", ROOM);
	acknowledge(&cho);
	forget_all();
	say(&ann, CRISIS);
	assert_int_equal(rings(&cho), 1);
	assert_int_equal(peer_count(&cho, "\"drill\":true"), 0);
}

static void mentors_and_people_do_not_order_practice(void **state)
{
	refused(&ann, "not_allowed", "drill.run", ROOM);
	refused(&cho, "not_allowed", "drill.run", ROOM);
	refused(&dee, "not_allowed", "drill.run", ",\"room\":\"$STAFF\"");
}

/* --- what nearly went wrong --- */

static void an_entry_of_the_register_is_closed_with_a_finding_and_an_action(void **state)
{
	char id[ID_TEXT_LEN + 1];
	const long long later = server.wall_ms + HOUR;

	say(&ann, CRISIS);
	server_pass(&server, 60 * S);
	server_pass(&server, 60 * S);
	refused(&cho, "not_allowed", "miss.list", "%s", "");
	peer_do(&dee, "miss.list", "%s", "");
	assert_string_equal(told(&dee, "result.misses.0.state"), "open");
	id_format(number_of("SELECT id FROM misses WHERE kind = 'unanswered'"), id);
	assert_int_equal(number_of("SELECT times FROM misses WHERE kind = 'unanswered'"), 2);
	refused(&dee, "bad_field", "miss.close", ",\"miss\":\"%s\",\"finding\":\"Asleep\",\"action\":\"Louder\",\"owner\":\"$ANN\",\"action_by\":%lld",
		id, later);
	refused(&dee, "bad_field", "miss.close", ",\"miss\":\"%s\",\"finding\":\"Asleep\",\"action\":\"Louder\",\"owner\":\"$CHO\",\"action_by\":1", id);
	peer_do(&dee, "miss.close", ",\"miss\":\"%s\",\"finding\":\"Asleep\",\"action\":\"Louder\",\"owner\":\"$CHO\",\"action_by\":%lld", id, later);
	assert_string_equal(told(&dee, "result.miss.state"), "closed");
	assert_string_equal(told(&dee, "result.miss.finding"), "Asleep");
	assert_string_equal(told(&dee, "result.miss.owner.name"), "Cho");
	refused(&dee, "decided", "miss.close", ",\"miss\":\"%s\",\"finding\":\"x\",\"action\":\"y\",\"owner\":\"$CHO\",\"action_by\":%lld", id, later);
	refused(&dee, "not_found", "miss.close", ",\"miss\":\"0000000000001\",\"finding\":\"x\",\"action\":\"y\",\"owner\":\"$CHO\",\"action_by\":%lld", later);
	server_pass(&server, 2 * MIN);
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE kind = 'unanswered' AND state = 'open'"), 1);
}

static void figures_count_what_happened(void **state)
{
	char id[ID_TEXT_LEN + 1];

	say(&ann, CRISIS);
	id_format(number_of("SELECT id FROM flags"), id);
	server_pass(&server, 30 * S);
	acknowledge(&cho);
	peer_do(&cho, "flag.judge", ROOM ",\"flag\":\"%s\",\"judged\":\"right\"", id);
	peer_do(&dee, "desk.figures", "%s", "");
	assert_string_equal(told(&dee, "result.cases"), "1");
	assert_string_equal(told(&dee, "result.acknowledged_p50_s"), "30");
	assert_string_equal(told(&dee, "result.acknowledged_p90_s"), "30");
	assert_string_equal(told(&dee, "result.alerts_per_hour"), "100");
	assert_string_equal(told(&dee, "result.busiest.0.person.name"), "Cho");
	assert_string_equal(told(&dee, "result.rules.0.rule"), "en.test.goodbye");
	assert_string_equal(told(&dee, "result.rules.0.share"), "100");
	refused(&cho, "not_allowed", "desk.figures", "%s", "");
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
#define POOR(test) cmocka_unit_test_setup_teardown(test, setup_poor, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(a_crisis_alerts_mentors_with_sound_and_says_who_it_is_about),
		WITH(a_message_whose_alarm_cannot_be_stored_is_not_taken),
		WITH(amber_is_told_quietly_and_wakes_nobody),
		WITH(nobody_is_alerted_about_themselves),
		WITH(more_of_the_same_joins_the_case_and_does_not_ring_again),
		WITH(a_rise_of_the_level_rings_again),
		WITH(with_nobody_on_call_the_next_tier_is_alerted_at_once_and_it_is_noted),
		WITH(somebody_on_call_whose_channel_failed_and_who_is_not_here_counts_as_nobody),
		WITH(a_room_without_mentors_alerts_its_facilitator),
		WITH(when_no_mentor_would_be_reached_its_facilitator_is_alerted_as_well),
		WITH(where_nobody_at_all_is_left_admins_are_alerted),
		WITH(every_deadline_of_a_crisis_is_kept_to_the_second_and_the_last_repeats_without_end),
		WITH(every_deadline_of_red_is_kept),
		WITH(once_somebody_is_on_it_late_pages_do_not_ring),
		WITH(who_was_alerted_from_elsewhere_may_help_until_it_is_over),
		WITH(who_is_with_somebody_is_left_out_while_another_is_free),
		WITH(when_all_are_with_somebody_all_are_alerted),
		WITH(more_people_in_an_hour_than_one_can_bear_is_noted),
		WITH(asking_for_help_alerts_as_a_crisis_and_pressing_again_joins),
		WITH(the_person_sees_that_somebody_has_seen_it_and_who_is_there),
		WITH(nobody_is_told_of_levels_below_red),
		WITH(nobody_here_and_nobody_on_call_is_said),
		WITH(who_may_only_read_can_ask_for_help),
		WITH(who_waits_for_a_decision_can_ask_for_help),
		WITH(who_was_removed_can_ask_for_help),
		WITH(who_was_banned_can_ask_for_help_and_hears_of_it),
		WITH(a_stranger_to_the_room_calls_nobody),
		POOR(who_has_used_up_every_allowance_can_ask_for_help),
		WITH(after_ninety_seconds_without_anybody_the_person_sees_the_card_once),
		WITH(there_is_no_card_when_somebody_is_on_it),
		WITH(red_has_no_card),
		WITH(after_a_restart_between_two_rungs_the_next_fires_on_time_and_once),
		WITH(what_came_due_while_the_server_was_down_fires_as_soon_as_it_is_up),
		WITH(an_hour_forward_makes_no_alarm_early),
		WITH(an_hour_back_makes_no_alarm_late),
		WITH(what_is_raised_right_after_a_jump_is_not_moved_by_it),
		WITH(a_clock_put_back_while_the_server_was_down_makes_no_alarm_late),
		WITH(a_held_message_is_decided_in_time_across_a_jump),
		WITH(practice_is_alerted_as_a_crisis_and_marked),
		WITH(practice_that_nobody_answers_ends_and_is_noted),
		WITH(practice_comes_by_itself_as_often_as_the_operator_says),
		WITH(practice_does_not_hide_somebody_in_danger),
		WITH(mentors_and_people_do_not_order_practice),
		WITH(an_entry_of_the_register_is_closed_with_a_finding_and_an_action),
		WITH(figures_count_what_happened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
