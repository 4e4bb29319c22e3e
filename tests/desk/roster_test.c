/* tests/desk/roster_test.c: who is on call, over a year with its changes of the clock; who takes over, who goes; and telling
 * of gaps in time.  And the deadlines of a room beside what staffing can keep. */
#include "support.h"

#include <unistd.h>

#include "base/mem.h"
#include "escalation/ladders.h"
#include "escalation/roster.h"
#include "session/session.h"
#include "store/channels.h"
#include "store/grants.h"

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define OK(call) assert_int_equal((call), 0)

/* Bob is mentor of the room, Cho responder of the server, Dee facilitator of the server; Ann comes for herself.  Bob and
 * Cho have a channel that works.  The clock begins on Wednesday, 2026-11-18, 11:06:40 UTC. */
enum { ANN, BOB, CHO, DEE };

static struct server server;
static struct peer ann, bob, cho, dee;

/* --- the world --- */

static int add_channel(struct tx *tx, int64_t member)
{
	struct channel channel = { .member = member, .kind = STR("webhook"), .label = STR("Pager"), .code = STR(""),
		.target = STR("{}") };
	struct arena arena;
	int64_t id;

	arena_init(&arena, 1 << 16);
	OK(channels_add(tx, &channel, &arena, &id));
	OK(channels_proved(tx, id));
	arena_release(&arena);
	return 0;
}

static int make_staff(struct server *s, struct tx *tx)
{
	OK(grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_MENTOR, .room = s->room }));
	OK(grants_set(tx, s->members[CHO], &(struct grant){ .role = ROLE_RESPONDER }));
	OK(grants_set(tx, s->members[DEE], &(struct grant){ .role = ROLE_FACILITATOR }));
	OK(add_channel(tx, s->members[BOB]));
	OK(add_channel(tx, s->members[CHO]));
	return tx_exec(tx, NULL, "UPDATE sessions SET until_ms = until_ms + $1", "i", 800 * DAY);
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
	enter(&ann, ANN);
	enter(&bob, BOB);
	enter(&cho, CHO);
	enter(&dee, DEE);
}

static void everybody_goes(void)
{
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&cho);
	peer_close(&dee);
}

static int open_server(void **state)
{
	server_open(&server, NULL);
	server_write(&server, make_staff);
	everybody_comes();
	return 0;
}

static int close_server(void **state)
{
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
		ms -= step;
	}
	everybody_comes();
}

/* To this moment of UTC, by the day. */
static void pass_until(int64_t wall_ms)
{
	pass(wall_ms - server.wall_ms, DAY);
}

static int64_t utc(int year, int month, int day, int minute)
{
	int64_t ms;

	OK(zone_moment(STR("UTC"), &(struct civil){ year, month, day, minute }, &ms));
	return ms;
}

/* --- looking into storage --- */

static const char *sql;
static int64_t first_arg, number_found;

static int find_number(struct server *s, struct tx *tx)
{
	number_found = 0;
	int err = tx_number(tx, &number_found, sql, strstr(sql, "$1") ? "i" : "", first_arg);

	return err == ERR_NOT_FOUND ? 0 : err;
}

/* `text` is static. */
static int64_t number(const char *text, int64_t arg)
{
	sql = text;
	first_arg = arg;
	server_write(&server, find_number);
	return number_found;
}

static int run_sql(struct server *s, struct tx *tx)
{
	return tx_exec(tx, NULL, sql, strstr(sql, "$1") ? "i" : "", first_arg);
}

static void change(const char *text, int64_t arg)
{
	sql = text;
	first_arg = arg;
	server_write(&server, run_sql);
}

/* In all, past ones too. */
static int64_t duties(void)
{
	return number("SELECT count(*) FROM duties", 0);
}

static int64_t ahead(unsigned member)
{
	/* Statements are found again by their address: one text each. */
	static const char *const by_member[MEMBERS] = { "SELECT 0",
		"SELECT count(*) FROM duties d JOIN members m ON m.id = d.member WHERE m.name = 'Bob' AND d.until_ms > $1",
		"SELECT count(*) FROM duties d JOIN members m ON m.id = d.member WHERE m.name = 'Cho' AND d.until_ms > $1",
		"SELECT count(*) FROM duties d JOIN members m ON m.id = d.member WHERE m.name = 'Dee' AND d.until_ms > $1" };

	return number(by_member[member], server.wall_ms);
}

/* --- asking --- */

static bool heard(const struct peer *p, const char *text)
{
	return peer_count(p, text) > 0;
}

static size_t times(const struct peer *p, const char *text)
{
	const char *at = p->n_got ? p->got[p->n_got - 1] : "";
	size_t n = 0;

	while ((at = strstr(at, text))) {
		at += strlen(text);
		n++;
	}
	return n;
}

static void refused(struct peer *p, const char *code, const char *field, const char *op, const char *fields)
{
	char error[64], name[64];

	peer_forget(p);
	peer_ask(p, op, "%s", fields);
	server_settle(&server);
	snprintf(error, sizeof error, "\"code\":\"%s\"", code);
	snprintf(name, sizeof name, "\"field\":\"%s\"", field ? field : "");
	if (!heard(p, error) || (field && !heard(p, name)))
		fail_msg("%s%s: %s", op, fields, p->n_got ? p->got[p->n_got - 1] : "nothing");
}

/* The id that follows `"<name>":{"id":"` in the last message. */
static void id_of(const struct peer *p, const char *name, char ret[ID_TEXT_LEN + 1])
{
	char inside[64];
	const char *at;

	snprintf(inside, sizeof inside, "\"%s\":{\"id\":\"", name);
	at = strstr(p->got[p->n_got - 1], inside);
	assert_non_null(at);
	snprintf(ret, ID_TEXT_LEN + 1, "%.13s", at + strlen(inside));
}

/* A shift that Dee plans: from Wednesday, 2026-11-18 on; its id. */
static void plan(const char *who, const char *fields, char ret[ID_TEXT_LEN + 1])
{
	peer_forget(&dee);
	peer_do(&dee, "roster.set", ",\"member\":\"%s\"%s%s%s", who, fields, strstr(fields, "first_day") ? "" : ",\"first_day\":\"2026-11-18\"",
		strstr(fields, "tier") ? "" : ",\"tier\":1");
	id_of(&dee, "shift", ret);
}

#define FRIDAY ",\"zone\":\"Europe/Berlin\",\"weekday\":5,\"start\":1200,\"minutes\":120"   /* 20:00 to 22:00 */

static void look(int64_t from_ms, int64_t until_ms)
{
	peer_forget(&dee);
	peer_do(&dee, "roster.list", ",\"from\":%lld,\"until\":%lld", (long long)from_ms, (long long)until_ms);
}

/* --- planning --- */

static void only_staff_are_on_call_and_in_the_first_tier_only_who_is_reached(void **state)
{
	char id[ID_TEXT_LEN + 1];

	refused(&dee, "not_allowed", "member", "roster.set", ",\"member\":\"$ANN\",\"tier\":2,\"first_day\":\"2026-11-18\"" FRIDAY);
	refused(&dee, "not_found", "member", "roster.set", ",\"member\":\"0000000000001\",\"tier\":2,\"first_day\":\"2026-11-18\"" FRIDAY);
	refused(&dee, "not_allowed", "member", "roster.set", ",\"member\":\"$DEE\",\"tier\":1,\"first_day\":\"2026-11-18\"" FRIDAY);
	plan("$DEE", ",\"tier\":2" FRIDAY, id);
	plan("$BOB", FRIDAY, id);
	change("UPDATE channels SET failed_ms = 5 WHERE member = $1", server.members[CHO]);
	refused(&dee, "not_allowed", "member", "roster.set", ",\"member\":\"$CHO\",\"tier\":1,\"first_day\":\"2026-11-18\"" FRIDAY);
	refused(&bob, "not_allowed", NULL, "roster.set", ",\"member\":\"$BOB\",\"tier\":2,\"first_day\":\"2026-11-18\"" FRIDAY);
	refused(&ann, "not_allowed", NULL, "roster.list", ",\"from\":0,\"until\":1");
	everybody_goes();
}

static void a_shift_that_is_none_is_refused_with_the_field_that_is_wrong(void **state)
{
	static const struct { const char *field, *fields; } wrong[] = {
		{ "zone", ",\"zone\":\"Europe/Atlantis\",\"weekday\":5,\"start\":0,\"minutes\":60,\"first_day\":\"2026-11-18\"" },
		{ "zone", ",\"zone\":\"../../etc/passwd\",\"weekday\":5,\"start\":0,\"minutes\":60,\"first_day\":\"2026-11-18\"" },
		{ "first_day", ",\"zone\":\"UTC\",\"weekday\":5,\"start\":0,\"minutes\":60,\"first_day\":\"2027-02-29\"" },
		{ "last_day", ",\"zone\":\"UTC\",\"weekday\":5,\"start\":0,\"minutes\":60,\"first_day\":\"2027-01-01\",\"last_day\":\"2027-13-01\"" },
		{ "last_day", ",\"zone\":\"UTC\",\"weekday\":5,\"start\":0,\"minutes\":60,\"first_day\":\"2027-01-08\",\"last_day\":\"2027-01-01\"" },
		/* no Friday from Saturday to Thursday */
		{ "weekday", ",\"zone\":\"UTC\",\"weekday\":5,\"start\":0,\"minutes\":60,\"first_day\":\"2027-01-02\",\"last_day\":\"2027-01-07\"" },
		{ "last_day", ",\"zone\":\"UTC\",\"weekday\":5,\"start\":0,\"minutes\":60,\"first_day\":\"2026-01-02\",\"last_day\":\"2026-03-01\"" },
		{ "minutes", ",\"zone\":\"UTC\",\"weekday\":5,\"start\":0,\"minutes\":0,\"first_day\":\"2026-11-18\"" },
		{ "minutes", ",\"zone\":\"UTC\",\"weekday\":5,\"start\":0,\"minutes\":1441,\"first_day\":\"2026-11-18\"" },
		{ "start", ",\"zone\":\"UTC\",\"weekday\":5,\"start\":1440,\"minutes\":60,\"first_day\":\"2026-11-18\"" },
		{ "weekday", ",\"zone\":\"UTC\",\"weekday\":8,\"start\":0,\"minutes\":60,\"first_day\":\"2026-11-18\"" },
		{ "tier", ",\"tier\":4,\"zone\":\"UTC\",\"weekday\":5,\"start\":0,\"minutes\":60,\"first_day\":\"2026-11-18\"" },
		{ "shift", ",\"shift\":\"0000000000001\"" FRIDAY ",\"first_day\":\"2026-11-18\"" },
	};
	char fields[256];
	size_t i;

	for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		snprintf(fields, sizeof fields, ",\"member\":\"$BOB\"%s%s", strstr(wrong[i].fields, "tier") ? "" : ",\"tier\":1", wrong[i].fields);
		refused(&dee, strcmp(wrong[i].field, "shift") ? "bad_field" : "not_found", wrong[i].field, "roster.set", fields);
	}
	refused(&dee, "bad_field", "until", "roster.list", ",\"from\":5,\"until\":5");
	refused(&dee, "not_found", "shift", "roster.remove", ",\"shift\":\"0000000000001\"");
	assert_int_equal(duties(), 0);
	assert_int_equal(number("SELECT count(*) FROM shifts", 0), 0);
	everybody_goes();
}

static void nobody_is_on_call_twice_at_a_time_in_one_tier_whatever_the_zone(void **state)
{
	static const char *const meets[] = {
		",\"zone\":\"Europe/Berlin\",\"weekday\":5,\"start\":1319,\"minutes\":15",
		",\"zone\":\"Europe/Berlin\",\"weekday\":4,\"start\":1201,\"minutes\":1440,\"last_day\":\"2027-06-01\"",
		/* 16:00 in New York is 22:00 in Berlin, but 21:00 in two weeks of March */
		",\"zone\":\"America/New_York\",\"weekday\":5,\"start\":960,\"minutes\":60",
		",\"zone\":\"Asia/Tokyo\",\"weekday\":6,\"start\":350,\"minutes\":15",
		",\"zone\":\"Europe/Berlin\",\"weekday\":5,\"start\":1200,\"minutes\":120,\"first_day\":\"2027-09-03\",\"last_day\":\"2027-09-03\"",
	};
	char first[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1], fields[512];
	size_t i;

	plan("$BOB", FRIDAY, first);
	for (i = 0; i < sizeof meets / sizeof *meets; i++) {
		snprintf(fields, sizeof fields, ",\"member\":\"$BOB\",\"tier\":1%s%s", meets[i],
			strstr(meets[i], "first_day") ? "" : ",\"first_day\":\"2026-11-18\"");
		refused(&dee, "bad_field", "start", "roster.set", fields);
	}
	plan("$BOB", ",\"tier\":2" FRIDAY, id);
	plan("$CHO", FRIDAY, id);
	plan("$BOB", ",\"zone\":\"Europe/Berlin\",\"weekday\":5,\"start\":1320,\"minutes\":60", id);
	/* A shift does not stand in its own way. */
	snprintf(fields, sizeof fields, ",\"shift\":\"%s\"" FRIDAY, first);
	plan("$BOB", fields, id);
	assert_string_equal(first, id);
	assert_int_equal(number("SELECT count(*) FROM shifts", 0), 4);
	everybody_goes();
}

/* --- a year --- */

/* From one Saturday night to the next morning by the clock in Berlin, for more than a year. */
static void a_shift_follows_the_clock_on_the_wall_through_the_year(void **state)
{
	char id[ID_TEXT_LEN + 1];
	int64_t before;

	plan("$BOB", ",\"zone\":\"Europe/Berlin\",\"weekday\":6,\"start\":1320,\"minutes\":480", id);
	assert_int_equal(duties(), 8);
	pass_until(utc(2027, 12, 16, 720));
	before = duties();
	/* Saturdays from 2026-11-21 on, and eight ahead. */
	assert_int_equal(before, 56 + 8);
	assert_int_equal(number("SELECT count(*) FROM duties WHERE until_ms - from_ms = 8 * 3600000", 0), before - 2);
	assert_int_equal(number("SELECT until_ms - from_ms FROM duties WHERE day = '2027-03-27'", 0), 7 * HOUR);
	assert_int_equal(number("SELECT until_ms - from_ms FROM duties WHERE day = '2027-10-30'", 0), 9 * HOUR);
	assert_true(number("SELECT from_ms FROM duties WHERE day = '2027-03-20'", 0) == utc(2027, 3, 20, 21 * 60));
	assert_true(number("SELECT from_ms FROM duties WHERE day = '2027-04-03'", 0) == utc(2027, 4, 3, 20 * 60));
	assert_true(number("SELECT from_ms FROM duties WHERE day = '2027-11-06'", 0) == utc(2027, 11, 6, 21 * 60));
	/* Made anew at once, they are the same. */
	change("UPDATE timers SET due_ms = 0 WHERE kind = 'roster'", 0);
	pass(2000, 1000);
	assert_int_equal(duties(), before);
	everybody_goes();
}

/* Three shifts a day, by two people, in the south as well. */
static void shifts_that_meet_on_the_wall_meet_on_every_day_of_the_year(void **state)
{
	static const char *const who[] = { "$BOB", "$CHO" }, *const zones[] = { "Europe/Berlin", "Australia/Lord_Howe" };
	char fields[256], id[ID_TEXT_LEN + 1];
	size_t i, k, zone = *state ? 1 : 0;

	for (i = 1; i <= 7; i++)
		for (k = 0; k < 3; k++) {
			snprintf(fields, sizeof fields, ",\"zone\":\"%s\",\"weekday\":%zu,\"start\":%zu,\"minutes\":480", zones[zone], i, k * 480);
			plan(who[k % 2], fields, id);
		}
	for (i = 0; i < 9; i++) {
		look(server.wall_ms, server.wall_ms + 50 * DAY);
		assert_true(times(&dee, "\"shift\":\"") >= 150);
		if (!heard(&dee, "\"gaps\":[]"))
			fail_msg("a gap %zu times fifty days on: %s", i, strstr(dee.got[0], "\"gaps\""));
		pass(50 * DAY, DAY);
	}
	assert_int_equal(number("SELECT count(*) FROM duties a JOIN duties b ON a.from_ms < b.until_ms AND b.from_ms < a.until_ms"
		" AND (a.shift <> b.shift OR a.day <> b.day)", 0), 0);
	assert_int_equal(number("SELECT count(*) FROM notices WHERE kind = 'gap'", 0), 0);
	everybody_goes();
}

static int in_the_south(void **state)
{
	static int south = 1;
	int err = open_server(state);

	*state = &south;
	return err;
}

static void duties_are_there_after_a_restart_and_go_on(void **state)
{
	char id[ID_TEXT_LEN + 1];
	int i;

	plan("$BOB", FRIDAY, id);
	for (i = 0; i < 20; i++) {
		everybody_goes();
		server_restart(&server);
		everybody_comes();
		pass(7 * DAY, i % 2 ? DAY : 7 * DAY);
		/* A server that was down for a week is behind by a look. */
		assert_in_range(ahead(BOB), 8, 9);
	}
	assert_int_equal(duties(), 20 + ahead(BOB));
	everybody_goes();
}

static void rules_of_a_zone_that_change_are_picked_up_within_a_day(void **state)
{
	char folder[] = "/tmp/cairn-rules-XXXXXX", command[256], id[ID_TEXT_LEN + 1];
	const int64_t in_utc = utc(2026, 11, 25, 20 * 60), first = utc(2026, 11, 18, 20 * 60);

	assert_non_null(mkdtemp(folder));
	snprintf(command, sizeof command, "cp /usr/share/zoneinfo/UTC %s/Here", folder);
	OK(system(command));
	OK(setenv("TZDIR", folder, 1));
	zone_forget();
	plan("$BOB", ",\"zone\":\"Here\",\"weekday\":3,\"start\":1200,\"minutes\":60", id);
	assert_true(number("SELECT from_ms FROM duties WHERE day = '2026-11-25'", 0) == in_utc);
	snprintf(command, sizeof command, "cp /usr/share/zoneinfo/Asia/Tokyo %s/Here", folder);
	OK(system(command));
	pass(2 * DAY, DAY);
	assert_true(number("SELECT from_ms FROM duties WHERE day = '2026-11-25'", 0) == in_utc - 9 * HOUR);
	/* The one that was is as it was. */
	assert_true(number("SELECT from_ms FROM duties WHERE day = '2026-11-18'", 0) == first);
	/* A zone that is gone leaves a gap, and the server goes on. */
	snprintf(command, sizeof command, "rm %s/Here", folder);
	OK(system(command));
	pass(2 * DAY, DAY);
	assert_int_equal(ahead(BOB), 0);
	OK(unsetenv("TZDIR"));
	zone_forget();
	pass(2 * DAY, DAY);
	everybody_goes();
	OK(rmdir(folder));
}

/* --- taking over --- */

static void somebody_else_takes_a_day_and_the_rest_stays(void **state)
{
	char id[ID_TEXT_LEN + 1];

	plan("$BOB", FRIDAY, id);
	peer_do(&cho, "roster.cover", ",\"shift\":\"%s\",\"day\":\"2026-11-27\"", id);
	assert_true(heard(&cho, "\"covered\":true") && heard(&cho, "\"name\":\"Cho\"") && heard(&cho, "\"day\":\"2026-11-27\""));
	assert_int_equal(ahead(CHO), 1);
	assert_int_equal(ahead(BOB), 7);
	look(server.wall_ms, server.wall_ms + 20 * DAY);
	assert_int_equal(times(&dee, "\"covered\":true"), 1);
	pass(14 * DAY, DAY);
	assert_int_equal(number("SELECT count(*) FROM duties WHERE day = '2026-11-27'", 0), 1);
	assert_int_equal(number("SELECT member FROM duties WHERE day = '2026-11-27'", 0), server.members[CHO]);
	/* Bob takes one back that Cho had taken. */
	peer_do(&dee, "roster.cover", ",\"shift\":\"%s\",\"day\":\"2026-12-18\",\"member\":\"$CHO\"", id);
	assert_int_equal(ahead(CHO), 1);
	peer_do(&bob, "roster.cover", ",\"shift\":\"%s\",\"day\":\"2026-12-18\"", id);
	assert_true(!heard(&bob, "\"covered\":true"));
	assert_int_equal(ahead(CHO), 0);
	everybody_goes();
}

static void a_day_is_taken_only_by_who_is_reached_of_the_shift_and_in_time(void **state)
{
	char id[ID_TEXT_LEN + 1], fields[256];

#define COVER(more) (snprintf(fields, sizeof fields, ",\"shift\":\"%s\"%s", id, more), fields)
	plan("$BOB", FRIDAY, id);
	refused(&cho, "bad_field", "day", "roster.cover", COVER(",\"day\":\"2026-11-26\""));
	refused(&cho, "bad_field", "day", "roster.cover", COVER(",\"day\":\"2026-02-30\""));
	refused(&cho, "bad_field", "day", "roster.cover", COVER(",\"day\":\"2026-11-13\""));
	refused(&cho, "bad_field", "day", "roster.cover", COVER(",\"day\":\"2199-11-15\""));
	refused(&dee, "not_allowed", "member", "roster.cover", COVER(",\"day\":\"2026-11-27\""));
	refused(&dee, "not_allowed", "member", "roster.cover", COVER(",\"day\":\"2026-11-27\",\"member\":\"$ANN\""));
	refused(&dee, "not_found", "member", "roster.cover", COVER(",\"day\":\"2026-11-27\",\"member\":\"0000000000001\""));
	refused(&cho, "not_allowed", "member", "roster.cover", COVER(",\"day\":\"2026-11-27\",\"member\":\"$BOB\""));
	refused(&ann, "not_allowed", NULL, "roster.cover", COVER(",\"day\":\"2026-11-27\""));
	refused(&cho, "not_found", "shift", "roster.cover", ",\"shift\":\"0000000000001\",\"day\":\"2026-11-27\"");
	pass(4 * DAY, DAY);
	refused(&cho, "too_late", "day", "roster.cover", COVER(",\"day\":\"2026-11-20\""));
	assert_int_equal(number("SELECT count(*) FROM covers", 0), 0);
	/* Who is there at that time anyway would leave a hole. */
	plan("$CHO", ",\"zone\":\"Europe/Berlin\",\"weekday\":5,\"start\":1140,\"minutes\":240", fields);
	refused(&cho, "bad_field", "member", "roster.cover", COVER(",\"day\":\"2026-11-27\""));
	everybody_goes();
#undef COVER
}

static void taking_over_in_the_middle_leaves_both_with_their_part(void **state)
{
	char id[ID_TEXT_LEN + 1];
	const int64_t from = utc(2026, 11, 20, 19 * 60);

	plan("$BOB", FRIDAY, id);
	pass(from + HOUR - server.wall_ms, DAY);
	peer_do(&cho, "roster.cover", ",\"shift\":\"%s\",\"day\":\"2026-11-20\"", id);
	assert_int_equal(number("SELECT count(*) FROM duties WHERE day = '2026-11-20'", 0), 2);
	assert_true(number("SELECT from_ms FROM duties WHERE member = $1 AND day = '2026-11-20'", server.members[BOB]) == from);
	assert_true(number("SELECT until_ms FROM duties WHERE member = $1 AND day = '2026-11-20'", server.members[BOB]) == server.wall_ms);
	assert_true(number("SELECT until_ms FROM duties WHERE member = $1 AND day = '2026-11-20'", server.members[CHO]) == from + 2 * HOUR);
	pass(30 * MINUTE, MINUTE);
	/* Taken away, the part that was stays. */
	peer_do(&dee, "roster.remove", ",\"shift\":\"%s\"", id);
	assert_int_equal(duties(), 2);
	assert_true(number("SELECT max(until_ms) FROM duties", 0) == server.wall_ms);
	refused(&dee, "not_found", "shift", "roster.remove", ",\"shift\":\"0000000000001\"");
	look(0, server.wall_ms + 20 * DAY);
	assert_true(heard(&dee, "\"shifts\":[]") && heard(&dee, "\"gaps\":[]"));
	assert_int_equal(times(&dee, "\"day\":\"2026-11-20\""), 2);
	everybody_goes();
}

static void a_shift_that_changes_changes_what_lies_ahead_alone(void **state)
{
	char id[ID_TEXT_LEN + 1], fields[256];

	plan("$BOB", FRIDAY, id);
	pass(11 * DAY, DAY);
	snprintf(fields, sizeof fields, ",\"shift\":\"%s\",\"zone\":\"Europe/Berlin\",\"weekday\":2,\"start\":600,\"minutes\":60", id);
	plan("$CHO", fields, id);
	assert_int_equal(number("SELECT count(*) FROM duties WHERE member = $1", server.members[BOB]), 2);
	assert_int_equal(ahead(BOB), 0);
	assert_int_equal(ahead(CHO), 8);
	everybody_goes();
}

/* --- going --- */

static int revoke_bob(struct server *s, struct tx *tx)
{
	return grants_revoke(tx, s->members[BOB], s->room, ROLE_MENTOR);
}

static int restore_bob(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_MENTOR, .room = s->room });
}

static void who_is_staff_no_more_is_on_call_no_more_from_that_moment(void **state)
{
	const int64_t from = utc(2026, 11, 20, 19 * 60);
	char id[ID_TEXT_LEN + 1];

	plan("$BOB", FRIDAY, id);
	peer_do(&cho, "roster.cover", ",\"shift\":\"%s\",\"day\":\"2026-12-04\"", id);
	pass(from + HOUR - server.wall_ms, DAY);
	assert_int_equal(ahead(BOB), 8);
	server_write(&server, revoke_bob);
	assert_int_equal(ahead(BOB), 0);
	assert_true(number("SELECT until_ms FROM duties WHERE day = '2026-11-20'", 0) == server.wall_ms);
	/* Nor does the day of somebody else go. */
	assert_int_equal(ahead(CHO), 1);
	look(server.wall_ms, from + 7 * DAY);
	assert_int_equal(times(&dee, "\"gaps\":[{"), 1);
	pass(3 * DAY, DAY);
	assert_int_equal(ahead(BOB), 0);
	server_write(&server, restore_bob);
	pass(2000, 1000);
	assert_int_equal(ahead(BOB), 7);
	everybody_goes();
}

static void who_is_removed_from_the_server_is_on_call_no_more(void **state)
{
	char id[ID_TEXT_LEN + 1];

	plan("$BOB", FRIDAY, id);
	peer_do(&dee, "sanction.give", ",\"member\":\"$BOB\",\"reason\":\"unkind\",\"step\":\"ban\",\"hours\":48");
	assert_int_equal(ahead(BOB), 0);
	everybody_goes();
}

static void a_grant_that_ends_cuts_what_lies_behind_its_end(void **state)
{
	const int64_t end = utc(2026, 12, 4, 20 * 60);   /* in the middle of the third Friday */
	char id[ID_TEXT_LEN + 1];

	plan("$BOB", FRIDAY, id);
	change("UPDATE grants SET until_ms = $1 WHERE role = 'mentor'", end);
	change("UPDATE timers SET due_ms = 0 WHERE kind = 'roster'", 0);
	pass(2000, 1000);
	assert_int_equal(ahead(BOB), 3);
	assert_true(number("SELECT max(until_ms) FROM duties", 0) == end);
	pass(20 * DAY, DAY);
	assert_int_equal(duties(), 3);
	everybody_goes();
}

/* --- being told of gaps --- */

static int64_t told(void)
{
	return number("SELECT count(*) FROM notices WHERE kind = 'gap'", 0);
}

static int64_t loudly(void)
{
	return number("SELECT count(*) FROM notices WHERE kind = 'gap' AND loud <> 0", 0);
}

static int64_t misses(void)
{
	return number("SELECT COALESCE(sum(times), 0) FROM misses WHERE kind = 'gap'", 0);
}

/* Round the clock every day but for two hours on Wednesday, 2026-11-25, from 20:00 UTC. */
static void plan_but_for_two_hours(char ret[ID_TEXT_LEN + 1])
{
	char fields[256];
	int i;

	for (i = 1; i <= 7; i++) {
		if (i == 3)
			continue;
		snprintf(fields, sizeof fields, ",\"zone\":\"UTC\",\"weekday\":%d,\"start\":0,\"minutes\":1440", i);
		plan("$BOB", fields, ret);
	}
	plan("$BOB", ",\"zone\":\"UTC\",\"weekday\":3,\"start\":0,\"minutes\":1200", ret);
	plan("$BOB", ",\"zone\":\"UTC\",\"weekday\":3,\"start\":1320,\"minutes\":120", ret);
	plan("$BOB", ",\"zone\":\"UTC\",\"weekday\":3,\"start\":1200,\"minutes\":120", ret);
}

/* As above, then without those hours of that day. */
static void make_gap(char ret[ID_TEXT_LEN + 1])
{
	char fields[256], id[ID_TEXT_LEN + 1];

	plan_but_for_two_hours(ret);
	snprintf(fields, sizeof fields, ",\"shift\":\"%s\",\"zone\":\"UTC\",\"weekday\":3,\"start\":1200,\"minutes\":120,\"last_day\":\"2026-11-18\"", ret);
	plan("$BOB", fields, id);
	/* And from December on again. */
	plan("$BOB", ",\"zone\":\"UTC\",\"weekday\":3,\"start\":1200,\"minutes\":120,\"first_day\":\"2026-11-26\"", id);
}

static void a_gap_is_told_a_day_ahead_and_an_hour_ahead_and_no_more(void **state)
{
	const int64_t gap = utc(2026, 11, 25, 20 * 60);
	char id[ID_TEXT_LEN + 1];

	server_write(&server, restore_bob);
	make_gap(id);
	pass(gap - 25 * HOUR - server.wall_ms, HOUR);
	assert_int_equal(told(), 0);
	pass(HOUR + MINUTE, MINUTE);
	assert_int_equal(told(), 1);          /* Dee */
	assert_int_equal(loudly(), 0);
	assert_int_equal(misses(), 0);
	pass(22 * HOUR + 50 * MINUTE, 10 * MINUTE);
	assert_int_equal(told(), 1);
	pass(11 * MINUTE, MINUTE);
	assert_int_equal(told(), 2);
	assert_int_equal(loudly(), 1);
	assert_int_equal(misses(), 1);
	pass(5 * DAY, HOUR);
	assert_int_equal(told(), 2);
	assert_int_equal(misses(), 1);
	assert_int_equal(number("SELECT count(*) FROM gaps_told", 0), 0);
	everybody_goes();
}

static void who_is_told_hears_it_on_the_page_and_by_their_channel(void **state)
{
	char id[ID_TEXT_LEN + 1];

	server_write(&server, restore_bob);
	change("INSERT INTO channels (id, member, kind, target, added_ms, proved_ms) VALUES (77, $1, 'push', x'00', 1, 1)", server.members[DEE]);
	peer_forget(&dee);
	peer_forget(&bob);
	plan("$BOB", FRIDAY, id);
	server_pass(&server, 1000);
	server_settle(&server);
	assert_true(heard(&dee, "\"kind\":\"gap\"") && heard(&dee, "\"loud\":true"));
	assert_false(heard(&bob, "\"kind\":\"gap\""));
	assert_int_equal(number("SELECT count(*) FROM outbox WHERE kind = 'gap' AND channel = 77", 0), 1);
	assert_int_equal(number("SELECT count(*) FROM outbox WHERE kind = 'gap'", 0), 1);
	everybody_goes();
}

static void without_a_roster_nobody_is_told_anything(void **state)
{
	char id[ID_TEXT_LEN + 1];

	pass(3 * DAY, HOUR);
	assert_int_equal(told() + misses(), 0);
	/* Only backup: that is not being on call. */
	plan("$BOB", ",\"tier\":2" FRIDAY, id);
	pass(3 * DAY, HOUR);
	assert_int_equal(told() + misses(), 0);
	peer_do(&dee, "roster.remove", ",\"shift\":\"%s\"", id);
	plan("$BOB", FRIDAY, id);
	peer_do(&dee, "roster.remove", ",\"shift\":\"%s\"", id);
	pass(3 * DAY, HOUR);
	assert_int_equal(told() + misses(), 0);
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind IN ('gap', 'roster')", 0), 0);
	everybody_goes();
}

static void nobody_is_told_while_every_room_is_closed(void **state)
{
	char id[ID_TEXT_LEN + 1];

	change("UPDATE rooms SET open = 0", 0);
	plan("$BOB", FRIDAY, id);
	pass(DAY, HOUR);
	assert_int_equal(told(), 0);
	change("UPDATE rooms SET open = 1 WHERE staff_of IS NULL", 0);
	pass(2 * HOUR, MINUTE);
	assert_int_equal(told(), 1);
	everybody_goes();
}

static void a_gap_that_opens_again_is_told_again(void **state)
{
	const int64_t gap = utc(2026, 11, 25, 20 * 60);
	char id[ID_TEXT_LEN + 1];

	plan_but_for_two_hours(id);
	pass(gap - 30 * MINUTE - server.wall_ms, HOUR);
	assert_int_equal(told(), 0);
	server_write(&server, revoke_bob);
	pass(2000, 1000);
	assert_int_equal(loudly(), 1);        /* from now on nobody at all */
	server_write(&server, restore_bob);
	pass(2000, 1000);
	server_write(&server, revoke_bob);
	pass(2000, 1000);
	assert_int_equal(loudly(), 2);
	pass(3 * DAY, HOUR);
	assert_int_equal(told(), 2);
	everybody_goes();
}

/* --- deadlines --- */

static int64_t policy_room;
static struct ladder_policy policy_found;

static int find_policy(struct server *s, struct tx *tx)
{
	return ladders_policy(tx, policy_room, false, TRIAGE_CRISIS, &policy_found);
}

static void a_room_has_the_standard_deadlines_until_it_sets_its_own(void **state)
{
	const char *own = ",\"first\":90,\"second\":180,\"third\":300,\"repeat\":120,\"lease\":240";

	peer_do(&dee, "ladder.list", ",\"room\":\"$ROOM\"");
	assert_true(heard(&dee, "{\"level\":\"crisis\",\"first\":60,\"second\":120,\"third\":240,\"repeat\":120,\"lease\":180}"));
	assert_true(heard(&dee, "{\"level\":\"red\",\"first\":180,\"second\":360,\"third\":720,\"repeat\":360,\"lease\":480}"));
	assert_int_equal(times(&dee, "\"level\":\"amber\""), 1);
	peer_forget(&dee);
	peer_do(&dee, "ladder.set", ",\"room\":\"$ROOM\",\"level\":\"crisis\"%s", own);
	assert_true(heard(&dee, "{\"level\":\"crisis\",\"first\":90,\"second\":180,\"third\":300,\"repeat\":120,\"lease\":240,\"own\":true}"));
	policy_room = server.room;
	server_write(&server, find_policy);
	assert_true(policy_found.rungs[1].after_ms == 90000 && policy_found.rungs[3].after_ms == 300000 && policy_found.lease_ms == 240000);
	assert_int_equal(policy_found.words_ms, 300000);
	refused(&dee, "bad_field", "second", "ladder.set", ",\"room\":\"$ROOM\",\"level\":\"red\",\"first\":180,\"second\":180,\"third\":300,\"repeat\":120,\"lease\":240");
	refused(&dee, "missing_field", "third", "ladder.set", ",\"room\":\"$ROOM\",\"level\":\"red\",\"first\":180,\"second\":190,\"repeat\":120,\"lease\":240");
	refused(&dee, "bad_field", "first", "ladder.set", ",\"room\":\"$ROOM\",\"level\":\"red\",\"first\":29,\"second\":190,\"third\":300,\"repeat\":120,\"lease\":240");
	refused(&dee, "not_allowed", "room", "ladder.set", ",\"room\":\"$STAFF\",\"level\":\"red\"");
	refused(&bob, "not_allowed", NULL, "ladder.set", ",\"room\":\"$ROOM\",\"level\":\"red\"");
	peer_forget(&dee);
	peer_do(&dee, "ladder.set", ",\"room\":\"$ROOM\",\"level\":\"crisis\"");
	assert_true(heard(&dee, "{\"level\":\"crisis\",\"first\":60"));
	server_write(&server, find_policy);
	assert_int_equal(policy_found.rungs[1].after_ms, 60000);
	everybody_goes();
}

static void warnings(const char *expected)
{
	peer_forget(&dee);
	peer_do(&dee, "ladder.list", ",\"room\":\"$ROOM\"");
	if (!heard(&dee, expected))
		fail_msg("%s expected: %s", expected, strstr(dee.got[0], "\"warnings\""));
}

static void it_is_said_what_staffing_cannot_keep(void **state)
{
	char fields[256], id[ID_TEXT_LEN + 1];
	int i;

	warnings("\"warnings\":[\"no_one_on_call\",\"no_supervisor\"]");
	plan("$BOB", FRIDAY, id);
	warnings("\"warnings\":[\"no_one_on_call\",\"one_person\",\"no_supervisor\"]");
	peer_do(&dee, "roster.remove", ",\"shift\":\"%s\"", id);
	plan_but_for_two_hours(id);
	warnings("\"warnings\":[\"one_person\",\"no_supervisor\"]");
	plan("$CHO", FRIDAY, id);
	warnings("\"warnings\":[\"no_supervisor\"]");
	for (i = 1; i <= 7; i++) {
		snprintf(fields, sizeof fields, ",\"tier\":3,\"zone\":\"UTC\",\"weekday\":%d,\"start\":0,\"minutes\":1440", i);
		plan("$CHO", fields, id);
	}
	warnings("\"warnings\":[]");
	change("UPDATE channels SET failed_ms = 5 WHERE member = $1", server.members[BOB]);
	warnings("\"warnings\":[\"no_channel\"]");
	everybody_goes();
}

/* --- memory --- */

static void whatever_allocation_fails_a_shift_is_planned_wholly_or_not_at_all(void **state)
{
	char text[512], member[ID_TEXT_LEN + 1];
	unsigned n = 0;
	bool reached = true, planned = false;

	id_format(server.members[BOB], member);
	while (reached) {
		assert_true(++n < 2000);
		snprintf(text, sizeof text, "{\"op\":\"roster.set\",\"key\":\"key-of-shift-%08u\",\"member\":\"%s\",\"tier\":1,\"first_day\":\"2026-11-18\"" FRIDAY "}",
			n, member);
		mem_fail_at(n);
		client_receive(dee.client, str_of(text));
		server_settle(&server);
		reached = mem_asked() >= n;
		mem_fail_at(0);
		planned = number("SELECT count(*) FROM shifts", 0) > 0;
		assert_int_equal(ahead(BOB), planned ? 8 : 0);
		change("DELETE FROM shifts", 0);
		if (dee.code) {
			peer_close(&dee);
			enter(&dee, DEE);
		}
	}
	assert_true(n > 20 && planned);
	everybody_goes();
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, open_server, close_server)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(only_staff_are_on_call_and_in_the_first_tier_only_who_is_reached),
		WITH(a_shift_that_is_none_is_refused_with_the_field_that_is_wrong),
		WITH(nobody_is_on_call_twice_at_a_time_in_one_tier_whatever_the_zone),
		WITH(a_shift_follows_the_clock_on_the_wall_through_the_year),
		WITH(shifts_that_meet_on_the_wall_meet_on_every_day_of_the_year),
		{ "the_same_in_the_south", shifts_that_meet_on_the_wall_meet_on_every_day_of_the_year, in_the_south, close_server, NULL },
		WITH(duties_are_there_after_a_restart_and_go_on),
		WITH(rules_of_a_zone_that_change_are_picked_up_within_a_day),
		WITH(somebody_else_takes_a_day_and_the_rest_stays),
		WITH(a_day_is_taken_only_by_who_is_reached_of_the_shift_and_in_time),
		WITH(taking_over_in_the_middle_leaves_both_with_their_part),
		WITH(a_shift_that_changes_changes_what_lies_ahead_alone),
		WITH(who_is_staff_no_more_is_on_call_no_more_from_that_moment),
		WITH(who_is_removed_from_the_server_is_on_call_no_more),
		WITH(a_grant_that_ends_cuts_what_lies_behind_its_end),
		WITH(a_gap_is_told_a_day_ahead_and_an_hour_ahead_and_no_more),
		WITH(who_is_told_hears_it_on_the_page_and_by_their_channel),
		WITH(without_a_roster_nobody_is_told_anything),
		WITH(nobody_is_told_while_every_room_is_closed),
		WITH(a_gap_that_opens_again_is_told_again),
		WITH(a_room_has_the_standard_deadlines_until_it_sets_its_own),
		WITH(it_is_said_what_staffing_cannot_keep),
		WITH(whatever_allocation_fails_a_shift_is_planned_wholly_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
