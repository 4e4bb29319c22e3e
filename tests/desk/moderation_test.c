/* tests/desk/moderation_test.c: what a room does with messages, in virtual time.  The rules are those of
 * tests/support/rules: "nothing matters any more" is amber, "i want to be gone" red, "this is goodbye for good"
 * crisis, "you are a silly goose" harassment, which the room holds; an address of mail is held, a link nudged.
 * "my bag is packed" and "leaving tonight" are red together, "not really" is when somebody asked "are you safe". */
#include "support.h"

#include <jansson.h>

#include "session/session.h"
#include "store/entries.h"
#include "store/grants.h"
#include "store/timers.h"

#define ROOM ",\"room\":\"$ROOM\""
#define UNKIND "you are a silly goose"
#define AMBER "nothing matters any more"
#define RED "i want to be gone"
#define CRISIS "this is goodbye for good"
#define LINK "look at https://example.org/page"
#define PLAIN "good evening everybody"
/* What closing a case of danger needs; an hour from now is in time for all of them. */
#define TALKED ",\"outcome\":\"talked\",\"safe\":\"yes\",\"follow_up\":%lld"
#define SOON ((long long)server.wall_ms + 3600000)

static struct server server;
static struct peer ann, bob, cho, dee;
static json_t *answers[256];              /* of this test */
static size_t n_answers;

/* --- asking --- */

/* The newest answer `p` got. */
static json_t *newest_answer(const struct peer *p)
{
	size_t i = p->n_got;
	json_t *root;

	while (i-- > 0)
		if (strstr(p->got[i], "\"type\":\"reply\"") || strstr(p->got[i], "\"type\":\"error\"")) {
			assert_true(n_answers < sizeof answers / sizeof *answers);
			root = json_loads(p->got[i], 0, NULL);
			assert_non_null(root);
			return answers[n_answers++] = root;
		}
	fail_msg("nothing was answered");
	return NULL;
}

static json_t *ask(struct peer *p, const char *op, const char *fields, ...) __attribute__((format(printf, 3, 4)));

static json_t *ask(struct peer *p, const char *op, const char *fields, ...)
{
	va_list args;
	char *text;

	va_start(args, fields);
	assert_true(vasprintf(&text, fields, args) >= 0);
	va_end(args);
	peer_ask(p, op, "%s", text);
	free(text);
	server_settle(&server);
	return newest_answer(p);
}

static json_t *say(struct peer *p, const char *body)
{
	return ask(p, "room.post", ROOM ",\"body\":\"%s\"", body);
}

/* What is at "result.held.id"; fails when there is nothing. */
static json_t *at(json_t *root, const char *path)
{
	char part[64];
	json_t *here = root;

	while (here && *path) {
		size_t len = strcspn(path, ".");

		snprintf(part, sizeof part, "%.*s", (int)len, path);
		here = json_is_array(here) ? json_array_get(here, (size_t)strtoul(part, NULL, 10)) : json_object_get(here, part);
		path += len + (path[len] == '.');
	}
	if (!here)
		fail_msg("no such thing in %s", json_dumps(root, JSON_COMPACT));
	return here;
}

static const char *text_at(json_t *root, const char *path)
{
	return json_string_value(at(root, path));
}

static long long int_at(json_t *root, const char *path)
{
	return json_integer_value(at(root, path));
}

static size_t count_at(json_t *root, const char *path)
{
	return json_array_size(at(root, path));
}

static bool has(json_t *root, const char *path, const char *name)
{
	return json_object_get(at(root, path), name) != NULL;
}

static void assert_refused(json_t *answer, const char *code)
{
	assert_string_equal(text_at(answer, "error.code"), code);
}

static bool mentions(json_t *root, const char *text)
{
	char *all = json_dumps(root, JSON_COMPACT);
	bool found = strstr(all, text) != NULL;

	free(all);
	return found;
}

/* --- fixture --- */

static int make_cho_mentor(struct server *s, struct tx *tx)
{
	struct grant grant = { .role = ROLE_MENTOR, .room = s->room };

	return grants_set(tx, s->members[2], &grant);
}

static void open_world(void (*tune)(struct config *))
{
	server_open(&server, tune);
	server_write(&server, make_cho_mentor);
	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	peer_open(&cho, &server, 2, "c");
	peer_open(&dee, &server, 3, "d");
	peer_do(&dee, "room.join", ",\"room\":\"$STAFF\",\"rules_version\":1");
	peer_do(&cho, "room.join", ",\"room\":\"$STAFF\",\"rules_version\":1");
	peer_forget(&dee);
	peer_forget(&cho);
}

/* Nobody is closed for saying nothing while time passes. */
static void patient(struct config *c)
{
	c->limits_idle_s = 1000000;
}

static int setup(void **state)
{
	open_world(patient);
	return 0;
}

/* Three messages at once, then one in ten seconds. */
static void strict(struct config *c)
{
	patient(c);
	c->limits_posts_per_minute = 6;
	c->limits_posts_burst = 3;
}

static int setup_strict(void **state)
{
	open_world(strict);
	return 0;
}

static int teardown(void **state)
{
	while (n_answers > 0)
		json_decref(answers[--n_answers]);
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&cho);
	peer_close(&dee);
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

/* --- waiting --- */

static void what_crosses_a_boundary_waits_and_its_author_is_told_why(void **state)
{
	json_t *held = say(&ann, UNKIND), *mine, *queue;

	assert_false(has(held, "result", "seq"));
	assert_string_equal(text_at(held, "result.held.boundaries.0"), "harassment");
	assert_string_equal(text_at(held, "result.held.state"), "waiting");
	assert_int_equal(int_at(held, "result.held.due"), server.wall_ms + 120000);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_int_equal(peer_count(&dee, "\"state\":\"held\""), 1);

	mine = ask(&ann, "held.list", "%s", "");
	assert_string_equal(text_at(mine, "result.held.0.body"), UNKIND);
	assert_false(has(mine, "result.held.0", "findings"));
	queue = ask(&dee, "case.list", "%s", "");
	assert_string_equal(text_at(queue, "result.held.0.findings.0.rule"), "en.test.unkind");
	assert_int_equal(int_at(queue, "result.held.0.findings.0.from"), 0);
	assert_int_equal(int_at(queue, "result.held.0.findings.0.to"), (long long)strlen(UNKIND));
	assert_int_equal(count_at(ask(&bob, "held.list", "%s", ""), "result.held"), 0);
	assert_refused(ask(&bob, "case.list", "%s", ""), "not_allowed");
}

static void a_held_message_appears_at_its_deadline(void **state)
{
	say(&ann, UNKIND);
	server_pass(&server, 119000);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	server_pass(&server, 1001);
	assert_int_equal(peer_count(&bob, UNKIND), 1);
	assert_int_equal(peer_count(&dee, "\"state\":\"decided\""), 1);
	assert_int_equal(number("SELECT count(*) FROM notices WHERE kind = 'held_released'"), 1);
	assert_int_equal(number("SELECT count(*) FROM held WHERE body IS NOT NULL"), 0);
	assert_int_equal(number("SELECT count(*) FROM timers"), 0);
	assert_int_equal(count_at(ask(&ann, "held.list", "%s", ""), "result.held"), 0);
}

static void a_room_may_drop_what_nobody_looked_at(void **state)
{
	change("UPDATE rooms SET on_deadline = 'drop', hold_s = 10");
	say(&ann, UNKIND);
	server_pass(&server, 10001);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_int_equal(number("SELECT count(*) FROM notices WHERE kind = 'held_dropped'"), 1);
	assert_int_equal(number("SELECT count(*) FROM held WHERE state = 'dropped' AND body IS NULL"), 1);
}

static void what_waits_is_not_shown_by_the_clock_when_its_author_may_only_read_by_then(void **state)
{
	say(&ann, UNKIND);
	change("INSERT INTO sanctions (id, room, member, step, reason, by_member, at_ms, until_ms, state)"
	       " SELECT 5, room, member, 'read_only', 'unkind', member, 0, 9000000000000, 'active' FROM held");
	server_pass(&server, 120001);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_int_equal(number("SELECT count(*) FROM held WHERE state = 'dropped'"), 1);
}

static void the_same_request_again_gets_the_first_answer_and_nothing_waits_twice(void **state)
{
	char room[ID_TEXT_LEN + 1], request[256];
	json_t *first, *again;

	id_format(server.room, room);
	snprintf(request, sizeof request,
	         "{\"op\":\"room.post\",\"key\":\"key-key-key-key-1\",\"room\":\"%s\",\"body\":\"" UNKIND "\"}", room);
	peer_send(&ann, request);
	server_settle(&server);
	first = newest_answer(&ann);
	peer_forget(&ann);
	peer_send(&ann, request);
	server_settle(&server);
	again = newest_answer(&ann);
	assert_true(json_equal(first, again));
	assert_int_equal(number("SELECT count(*) FROM held"), 1);

	/* Also after it appeared; and there it has this key, so that its author finds it. */
	server_pass(&server, 120001);
	peer_send(&ann, request);
	server_settle(&server);
	assert_true(json_equal(first, newest_answer(&ann)));
	assert_int_equal(peer_count(&bob, "\"key\":\"key-key-key-key-1\""), 1);
}

static void only_so_many_of_somebody_wait(void **state)
{
	int i;

	for (i = 0; i < 5; i++)
		assert_true(has(say(&ann, UNKIND), "result", "held"));
	assert_refused(say(&ann, UNKIND), "slow_down");
	assert_true(has(say(&bob, UNKIND), "result", "held"));
	assert_true(has(say(&ann, PLAIN), "result", "seq"));
	assert_true(has(say(&ann, RED ", " UNKIND), "result", "seq"));
}

static void who_lost_the_way_into_the_room_appears_there_no_more(void **state)
{
	say(&ann, UNKIND);
	peer_do(&dee, "grant.revoke", ROOM ",\"member\":\"$ANN\",\"role\":\"participant\"");
	server_pass(&server, 120001);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_int_equal(number("SELECT count(*) FROM held WHERE state = 'dropped'"), 1);
}

/* --- deciding --- */

static void staff_let_it_appear(void **state)
{
	char *id = strdup(text_at(say(&ann, UNKIND), "result.held.id"));
	json_t *decided = ask(&cho, "held.decide", ROOM ",\"held\":\"%s\",\"decision\":\"release\"", id);

	assert_int_equal(int_at(decided, "result.seq"), 1);
	assert_int_equal(peer_count(&bob, UNKIND), 1);
	assert_refused(ask(&dee, "held.decide", ROOM ",\"held\":\"%s\",\"decision\":\"release\"", id), "decided");
	assert_refused(ask(&ann, "held.withdraw", ROOM ",\"held\":\"%s\"", id), "decided");
	server_pass(&server, 200000);
	assert_int_equal(peer_count(&bob, UNKIND), 1);
	assert_int_equal(number("SELECT seq FROM flags WHERE boundaries <> 0"), 1);
	assert_int_equal(number("SELECT count(*) FROM audit WHERE act = 'held.decide' AND subject <> 0 AND about <> 0"), 1);
	free(id);
}

static void staff_decline_it_with_a_reason(void **state)
{
	char *id = strdup(text_at(say(&ann, UNKIND), "result.held.id"));

	assert_refused(ask(&dee, "held.decide", ROOM ",\"held\":\"%s\",\"decision\":\"decline\"", id), "missing_field");
	ask(&dee, "held.decide", ROOM ",\"held\":\"%s\",\"decision\":\"decline\",\"reason\":\"unkind\",\"words\":\"Try again.\"", id);
	server_pass(&server, 200000);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_int_equal(number("SELECT count(*) FROM notices WHERE kind = 'held_declined' AND reason = 'unkind' AND words IS NOT NULL"), 1);
	assert_int_equal(number("SELECT count(*) FROM held WHERE state = 'declined' AND body IS NULL"), 1);
	free(id);
}

static void who_is_asked_to_change_it_has_ten_minutes_more(void **state)
{
	char *id = strdup(text_at(say(&ann, UNKIND), "result.held.id"));
	json_t *mine;

	ask(&dee, "held.decide", ROOM ",\"held\":\"%s\",\"decision\":\"ask\",\"reason\":\"unkind\",\"words\":\"In other words?\"", id);
	mine = ask(&ann, "held.list", "%s", "");
	assert_string_equal(text_at(mine, "result.held.0.state"), "asked");
	assert_string_equal(text_at(mine, "result.held.0.words"), "In other words?");
	assert_int_equal(number("SELECT count(*) FROM notices WHERE kind = 'held_asked'"), 1);
	server_pass(&server, 599000);
	assert_int_equal(count_at(ask(&ann, "held.list", "%s", ""), "result.held"), 1);
	server_pass(&server, 1001);
	assert_int_equal(count_at(ask(&ann, "held.list", "%s", ""), "result.held"), 0);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_int_equal(number("SELECT count(*) FROM notices WHERE kind = 'held_dropped'"), 1);
	free(id);
}

static void nobody_decides_about_their_own(void **state)
{
	char *id;

	change("DELETE FROM grants WHERE role = 'mentor'");
	id = strdup(text_at(say(&cho, UNKIND), "result.held.id"));
	server_write(&server, make_cho_mentor);
	assert_refused(ask(&cho, "held.decide", ROOM ",\"held\":\"%s\",\"decision\":\"release\"", id), "not_allowed");
	assert_int_equal(count_at(ask(&cho, "case.list", "%s", ""), "result.held"), 0);
	free(id);
}

/* --- changing --- */

static void other_words_are_looked_at_anew_and_may_appear_at_once(void **state)
{
	char *id = strdup(text_at(say(&ann, UNKIND), "result.held.id"));
	json_t *changed;

	changed = ask(&ann, "held.change", ROOM ",\"held\":\"%s\",\"body\":\"well, %s\"", id, UNKIND);
	assert_string_equal(text_at(changed, "result.held.id"), id);
	server_pass(&server, 119000);
	changed = ask(&ann, "held.change", ROOM ",\"held\":\"%s\",\"body\":\"" PLAIN "\"", id);
	assert_int_equal(int_at(changed, "result.seq"), 1);
	assert_int_equal(peer_count(&bob, PLAIN), 1);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	server_pass(&server, 200000);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_refused(ask(&ann, "held.change", ROOM ",\"held\":\"%s\",\"body\":\"" PLAIN "\"", id), "decided");
	free(id);
}

static void urgent_words_in_it_appear_whatever_else_it_says(void **state)
{
	char *id = strdup(text_at(say(&ann, UNKIND), "result.held.id"));
	json_t *changed = ask(&ann, "held.change", ROOM ",\"held\":\"%s\",\"body\":\"" RED " and " UNKIND "\"", id);

	assert_int_equal(int_at(changed, "result.seq"), 1);
	assert_int_equal(peer_count(&bob, RED), 1);
	assert_string_equal(text_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.level"), "red");
	free(id);
}

static void its_author_may_take_it_back(void **state)
{
	char *id = strdup(text_at(say(&ann, UNKIND), "result.held.id"));

	assert_refused(ask(&bob, "held.withdraw", ROOM ",\"held\":\"%s\"", id), "not_found");
	assert_refused(ask(&bob, "held.change", ROOM ",\"held\":\"%s\",\"body\":\"x\"", id), "not_found");
	ask(&ann, "held.withdraw", ROOM ",\"held\":\"%s\"", id);
	assert_int_equal(peer_count(&dee, "\"state\":\"decided\""), 1);
	assert_int_equal(number("SELECT count(*) FROM timers"), 0);
	server_pass(&server, 200000);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_int_equal(number("SELECT count(*) FROM held WHERE state = 'withdrawn' AND body IS NULL"), 1);
	free(id);
}

/* --- never in the way of somebody in danger --- */

static const struct obstacle {
	const char *sql, *refusal;            /* how it comes about; what it says to others, NULL: they wait */
} obstacles[] = {
	{ "INSERT INTO sanctions (id, room, member, step, reason, by_member, at_ms, until_ms, state) SELECT 5, rooms.id, members.id,"
	  " 'read_only', 'unkind', members.id, 0, 9000000000000, 'active' FROM rooms, members WHERE members.name = 'Ann' AND staff_of IS NULL", "read_only" },
	{ "INSERT INTO sanctions (id, room, member, step, reason, by_member, at_ms, until_ms, state) SELECT 5, 0, members.id,"
	  " 'read_only', 'unkind', members.id, 0, 9000000000000, 'active' FROM members WHERE members.name = 'Ann'", "read_only" },
	{ "UPDATE rooms SET slow_s = 3600", "slow_down" },
	{ "UPDATE rooms SET links_off = 1", "boundary" },
	{ "UPDATE rooms SET newcomers_wait = 1", NULL },
	{ "UPDATE rooms SET slow_s = 3600, links_off = 1, newcomers_wait = 1, open = 0, before_raid = '0 0 0 1'", "slow_down" },
	{ "UPDATE rooms SET policy = 'refuse refuse refuse refuse refuse refuse refuse refuse'", "boundary" },
};

static void meet(const struct obstacle *o)
{
	json_t *others;

	say(&ann, PLAIN);
	change(o->sql);
	others = say(&ann, LINK);
	if (o->refusal)
		assert_refused(others, o->refusal);
	else
		assert_true(has(others, "result", "held"));
	assert_true(has(say(&ann, RED ", " UNKIND ", " LINK), "result", "seq"));
	assert_true(has(say(&ann, CRISIS), "result", "seq"));
	assert_int_equal(peer_count(&bob, CRISIS), 1);
	assert_string_equal(text_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.level"), "crisis");
}

static void urgent_words_are_delivered_whatever_is_in_the_way(void **state)
{
	size_t i;

	for (i = 0; i < sizeof obstacles / sizeof *obstacles; i++) {
		meet(&obstacles[i]);
		teardown(NULL);
		open_world(patient);
	}
}

static void who_is_in_danger_is_not_held_until_staff_have_closed_the_case(void **state)
{
	json_t *listed;
	char *id;

	assert_true(has(say(&ann, UNKIND), "result", "held"));
	assert_true(has(say(&ann, RED), "result", "seq"));
	change("UPDATE rooms SET links_off = 1, newcomers_wait = 1, slow_s = 600");
	assert_true(has(say(&ann, UNKIND ", " LINK), "result", "seq"));
	assert_true(has(say(&bob, UNKIND), "result", "held"));
	listed = ask(&dee, "case.list", "%s", "");
	id = strdup(text_at(listed, "result.cases.0.id"));
	listed = ask(&dee, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":%lld", id, int_at(listed, "result.cases.0.version"));
	assert_true(has(say(&ann, LINK), "result", "seq"));
	listed = ask(&dee, "case.list", "%s", "");
	ask(&dee, "case.close", ROOM ",\"case\":\"%s\",\"version\":%lld" TALKED, id, int_at(listed, "result.cases.0.version"), SOON);
	assert_refused(say(&ann, LINK), "slow_down");
	server_pass(&server, 700000);
	assert_refused(say(&ann, LINK), "boundary");
	free(id);
}

static void urgent_words_do_not_count_against_the_allowance_of_messages(void **state)
{
	int i;

	for (i = 0; i < 3; i++)
		assert_true(has(say(&ann, PLAIN), "result", "seq"));
	assert_refused(say(&ann, PLAIN), "slow_down");
	for (i = 0; i < 10; i++)
		assert_true(has(say(&ann, i % 2 ? RED : CRISIS), "result", "seq"));
	server_pass(&server, 10000);
	assert_true(has(say(&ann, PLAIN), "result", "seq"));
	assert_refused(say(&ann, PLAIN), "slow_down");
}

static void what_was_seen_in_words_that_are_refused_reaches_staff_all_the_same(void **state)
{
	json_t *refused, *shown;
	char *id;

	change("UPDATE rooms SET links_off = 1");
	refused = say(&ann, AMBER ", " LINK);
	assert_refused(refused, "boundary");
	assert_string_equal(text_at(refused, "error.boundaries.0"), "link");
	assert_int_equal(peer_count(&bob, AMBER), 0);
	assert_int_equal(peer_count(&dee, "\"level\":\"amber\""), 1);
	id = strdup(text_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.id"));
	shown = ask(&dee, "case.show", ROOM ",\"case\":\"%s\"", id);
	assert_false(has(shown, "result.flags.0", "seq"));
	assert_string_equal(text_at(shown, "result.flags.0.triage"), "amber");
	assert_false(has(shown, "result.case", "latest"));

	change(obstacles[0].sql);
	refused = say(&ann, AMBER);
	assert_refused(refused, "read_only");
	assert_int_equal(int_at(refused, "error.until"), 9000000000000);
	assert_int_equal(int_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.flags"), 2);
	free(id);
}

/* --- words the software could not read --- */

static void without_rules_messages_are_delivered_marked_and_told(void **state)
{
	struct scanner *none;
	json_t *shown;
	char *id;

	assert_int_equal(scanner_new(&none), 0);
	desk_use_scanner(server.desk, none);
	assert_true(has(say(&ann, UNKIND), "result", "seq"));
	assert_int_equal(peer_count(&bob, "\"unscanned\":true"), 1);
	assert_int_equal(peer_count(&dee, "\"state\":\"open\",\"level\":\"amber\""), 1);
	id = strdup(text_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.id"));
	shown = ask(&dee, "case.show", ROOM ",\"case\":\"%s\"", id);
	assert_true(json_is_false(at(shown, "result.flags.0.scanned")));
	assert_int_equal(int_at(shown, "result.case.latest"), 1);

	/* Nobody knows whether these are urgent, so nothing that staff set is in their way. */
	change(obstacles[0].sql);
	change("UPDATE rooms SET slow_s = 3600, links_off = 1, newcomers_wait = 1");
	assert_true(has(say(&ann, LINK), "result", "seq"));
	desk_use_scanner(server.desk, server.scanner);
	scanner_free(none);
	assert_refused(say(&ann, LINK), "read_only");

	/* What nobody read says nothing about a person later. */
	assert_int_equal(number("SELECT count(*) FROM flags WHERE scanned = 0 AND triage = 'amber'"), 2);
	free(id);
}

static void write_rules(const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", server.path, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void broken_rules_are_refused_with_file_and_line_and_the_last_good_ones_stay(void **state)
{
	struct buf why = BUF_INIT(4096);

	assert_int_equal(scanner_load(server.scanner, server.path, &why), ERR_CONFIG);
	assert_non_null(strstr(why.at, "no rules there"));
	buf_reset(&why);
	write_rules("en.rules", "language en\nrule x\nlevel purple\n");
	assert_int_equal(scanner_load(server.scanner, server.path, &why), ERR_CONFIG);
	assert_non_null(strstr(why.at, "/en.rules:3: "));
	buf_reset(&why);
	write_rules("a-name-that-is-so-long-that-it-would-be-passed-over-in-silence-0123456789.rules", "language en\n");
	assert_int_equal(scanner_load(server.scanner, server.path, &why), ERR_CONFIG);
	assert_non_null(strstr(why.at, "too long"));
	buf_release(&why);
	assert_true(has(say(&ann, UNKIND), "result", "held"));
}

/* --- cases --- */

static void one_case_a_person_which_joins_and_rises_and_never_falls(void **state)
{
	json_t *list;
	long long due;

	say(&ann, AMBER);
	list = ask(&dee, "case.list", "%s", "");
	assert_string_equal(text_at(list, "result.cases.0.subject.name"), "Ann");
	assert_int_equal(int_at(list, "result.cases.0.due"), server.wall_ms + 30 * 60000);
	server_pass(&server, 1000);
	say(&ann, CRISIS);
	due = server.wall_ms + 60000;
	server_pass(&server, 1000);
	say(&ann, AMBER);
	say(&bob, AMBER);
	list = ask(&dee, "case.list", ROOM);
	assert_int_equal(count_at(list, "result.cases"), 2);
	assert_string_equal(text_at(list, "result.cases.0.level"), "crisis");
	assert_int_equal(int_at(list, "result.cases.0.due"), due);
	assert_int_equal(int_at(list, "result.cases.0.flags"), 3);
	assert_int_equal(int_at(list, "result.cases.0.latest"), 3);
	assert_int_equal(int_at(list, "result.cases.0.version"), 3);
	assert_int_equal(peer_count(&dee, "\"level\":\"crisis\""), 3);   /* the list, and two entries: it stays crisis */
}

static char *open_case(const char *words)
{
	say(&ann, words);
	return strdup(text_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.id"));
}

static void a_late_change_does_not_undo_anothers(void **state)
{
	char *id = open_case(RED);
	json_t *taken = ask(&cho, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id);

	assert_string_equal(text_at(taken, "result.case.owner.name"), "Cho");
	assert_string_equal(text_at(taken, "result.case.owner.role"), "mentor");
	assert_refused(ask(&dee, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id), "stale");
	assert_refused(ask(&dee, "case.close", ROOM ",\"case\":\"%s\",\"version\":1" TALKED, id, SOON), "stale");
	assert_int_equal(peer_count(&dee, "\"state\":\"acknowledged\""), 1);

	/* More of the same joins what somebody is on already, and says so. */
	say(&ann, RED);
	assert_int_equal(peer_count(&dee, "\"kind\":\"case\""), 3);
	assert_int_equal(peer_count(&dee, "\"state\":\"open\",\"level\""), 1);
	ask(&cho, "case.close", ROOM ",\"case\":\"%s\",\"version\":3" TALKED, id, SOON);
	assert_int_equal(peer_count(&dee, "\"state\":\"closed\""), 1);
	assert_refused(ask(&dee, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":4", id), "decided");
	assert_refused(ask(&dee, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id), "decided");
	assert_int_equal(count_at(ask(&dee, "case.list", "%s", ""), "result.cases"), 0);
	say(&ann, AMBER);
	assert_int_equal(count_at(ask(&dee, "case.list", "%s", ""), "result.cases"), 1);
	free(id);
}

static void a_case_is_for_staff_of_its_room_only(void **state)
{
	char *id = open_case(RED);

	assert_refused(ask(&ann, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id), "not_allowed");
	assert_refused(ask(&bob, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id), "not_allowed");
	assert_refused(ask(&dee, "case.acknowledge", ",\"room\":\"$STAFF\",\"case\":\"%s\",\"version\":1", id), "not_found");
	ask(&dee, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id);
	assert_refused(ask(&dee, "case.offer", ROOM ",\"case\":\"%s\",\"version\":2,\"member\":\"$BOB\"", id), "bad_field");
	free(id);
}

static void somebody_in_danger_is_let_go_by_who_is_with_them_or_leads_the_room(void **state)
{
	char *id = open_case(CRISIS), *other;

	assert_refused(ask(&cho, "case.close", ROOM ",\"case\":\"%s\",\"version\":1" TALKED, id, SOON), "not_allowed");
	ask(&cho, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id);
	assert_string_equal(text_at(ask(&cho, "case.close", ROOM ",\"case\":\"%s\",\"version\":2" TALKED, id, SOON),
	                            "result.case.outcome"), "talked");
	other = open_case(RED);
	assert_string_equal(text_at(ask(&dee, "case.close", ROOM ",\"case\":\"%s\",\"version\":1" TALKED, other, SOON),
	                            "result.case.state"), "closed");
	free(id);
	free(other);
}

static void nobody_looks_after_a_case_about_themself(void **state)
{
	json_t *list;
	char *id;

	say(&cho, RED);
	assert_int_equal(count_at(ask(&cho, "case.list", "%s", ""), "result.cases"), 0);
	list = ask(&dee, "case.list", "%s", "");
	id = strdup(text_at(list, "result.cases.0.id"));
	assert_refused(ask(&cho, "case.show", ROOM ",\"case\":\"%s\"", id), "not_allowed");
	assert_refused(ask(&cho, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id), "not_allowed");
	ask(&dee, "case.acknowledge", ROOM ",\"case\":\"%s\",\"version\":1", id);
	assert_refused(ask(&dee, "case.offer", ROOM ",\"case\":\"%s\",\"version\":2,\"member\":\"$CHO\"", id), "bad_field");
	free(id);
}

static void a_case_shows_what_was_seen_and_the_messages_around_it(void **state)
{
	json_t *shown;
	char *id;
	int i;

	for (i = 0; i < 45; i++)
		ask(&bob, "room.post", ROOM ",\"body\":\"number %d\"", i);
	ask(&bob, "room.react", ROOM ",\"target\":3,\"reaction\":\"heart\",\"on\":true");
	id = open_case(RED);
	say(&bob, "what came after");
	shown = ask(&cho, "case.show", ROOM ",\"case\":\"%s\"", id);
	assert_int_equal(count_at(shown, "result.window"), 40);
	assert_string_equal(text_at(shown, "result.window.39.body"), RED);
	assert_string_equal(text_at(shown, "result.window.0.body"), "number 6");
	assert_string_equal(text_at(shown, "result.flags.0.findings.0.rule"), "en.test.wish");
	assert_string_equal(text_at(shown, "result.flags.0.findings.0.why"), "says they want to be gone");
	assert_int_equal(number("SELECT count(*) FROM audit WHERE act = 'case.show' AND subject <> 0 AND about <> 0"), 1);
	/* It is looked at anew each time: nothing of it is kept as a remembered answer. */
	assert_int_equal(number("SELECT count(*) FROM requests WHERE length(result) > 3000"), 0);
	free(id);
}

static void what_was_lowered_can_be_looked_at(void **state)
{
	json_t *list;

	say(&ann, "in the film " RED);
	assert_int_equal(count_at(ask(&dee, "case.list", "%s", ""), "result.cases"), 0);
	list = ask(&dee, "flag.list", ROOM);
	assert_string_equal(text_at(list, "result.flags.0.triage"), "green");
	assert_string_equal(text_at(list, "result.flags.0.findings.0.raw"), "red");
	assert_string_equal(text_at(list, "result.flags.0.findings.0.lowered_by"), "en.test.film");
	assert_int_equal(count_at(ask(&dee, "flag.list", ROOM ",\"before\":1000"), "result.flags"), 0);
	assert_refused(ask(&ann, "flag.list", ROOM), "not_allowed");
}

static void several_messages_are_read_together_and_light_up_where_they_are(void **state)
{
	json_t *list;

	say(&ann, "i want to be");
	say(&ann, "so 1 2 3 " AMBER);
	list = ask(&dee, "flag.list", ROOM);
	assert_int_equal(count_at(list, "result.flags"), 1);
	assert_int_equal(int_at(list, "result.flags.0.findings.0.from"), 9);
	assert_int_equal(int_at(list, "result.flags.0.findings.0.to"), 9 + (long long)strlen(AMBER));
}

/* --- in the light of what was said before --- */

#define PACKED "my bag is packed"
#define TONIGHT "leaving tonight"
#define ASKED "are you safe?"
#define ANSWER "not really"
#define PAUSE 660000                      /* after which what one said before is no piece any more */

static int64_t reds(void)
{
	return number("SELECT count(*) FROM flags WHERE triage = 'red'");
}

static void pieces_of_one_thing_are_read_as_one(void **state)
{
	int i;

	say(&ann, PACKED);
	say(&bob, TONIGHT);
	assert_int_equal(reds(), 0);
	for (i = 0; i < 8; i++)
		say(&ann, PLAIN);
	say(&ann, TONIGHT);
	assert_int_equal(reds(), 1);
	server_pass(&server, PAUSE);
	say(&ann, TONIGHT);
	assert_int_equal(reds(), 1);
}

/* What lies behind much talk, and what somebody never got to say, is no piece of this. */
static void only_what_was_said_just_before_is_a_piece(void **state)
{
	char much[401];

	memset(much, 'o', sizeof much - 1);
	much[sizeof much - 1] = '\0';
	say(&ann, PACKED);
	say(&ann, much);
	say(&ann, TONIGHT);
	assert_int_equal(reds(), 0);
	say(&bob, PACKED ", " UNKIND);
	say(&bob, TONIGHT);
	assert_int_equal(reds(), 0);
	server_pass(&server, 120001);             /* now it appears */
	say(&bob, "well, " TONIGHT);
	assert_int_equal(reds(), 1);
}

static void a_message_that_is_long_itself_is_still_a_piece(void **state)
{
	char much[401];

	memset(much, 'o', sizeof much - 1);
	much[sizeof much - 1] = '\0';
	ask(&ann, "room.post", ROOM ",\"body\":\"%s " PACKED "\"", much);
	say(&ann, TONIGHT);
	assert_int_equal(reds(), 1);
}

static void what_was_taken_down_or_changed_is_read_as_it_stands(void **state)
{
	say(&ann, PACKED);
	ask(&ann, "room.redact", ROOM ",\"target\":1");
	say(&ann, TONIGHT);
	assert_int_equal(reds(), 0);
	say(&bob, PLAIN);
	ask(&bob, "room.edit", ROOM ",\"target\":4,\"body\":\"" PACKED "\"");
	say(&bob, TONIGHT);
	assert_int_equal(reds(), 1);
	ask(&bob, "room.edit", ROOM ",\"target\":4,\"body\":\"" PLAIN "\"");
	say(&bob, TONIGHT);
	assert_int_equal(reds(), 1);
}

static void an_answer_is_read_with_the_question_that_stands(void **state)
{
	say(&ann, ASKED);
	server_pass(&server, PAUSE);
	say(&ann, ANSWER);
	assert_int_equal(reds(), 0);              /* one's own question is none */
	say(&bob, ANSWER);
	assert_int_equal(reds(), 0);              /* somebody said something since */
	server_pass(&server, PAUSE);
	say(&ann, ASKED);
	say(&bob, ANSWER);
	assert_int_equal(reds(), 1);
	server_pass(&server, PAUSE);
	say(&ann, ASKED);
	say(&ann, "good evening?");
	ask(&ann, "room.redact", ROOM ",\"target\":7");
	say(&bob, ANSWER);
	assert_int_equal(reds(), 2);              /* the one before it stands */
	server_pass(&server, 61 * 60 * 1000);
	say(&bob, ANSWER);
	assert_int_equal(reds(), 2);
	server_pass(&server, PAUSE);
	say(&ann, ASKED);
	ask(&ann, "room.redact", ROOM ",\"target\":11");
	say(&bob, ANSWER);
	assert_int_equal(reds(), 2);
}

static void what_was_said_is_known_after_a_restart(void **state)
{
	say(&ann, PACKED);
	say(&bob, ASKED);
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&cho);
	peer_close(&dee);
	server_restart(&server);
	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	peer_open(&cho, &server, 2, "c");
	peer_open(&dee, &server, 3, "d");
	ann.requests = 100;                       /* keys she did not use before */
	say(&cho, ANSWER);
	say(&ann, TONIGHT);
	assert_int_equal(reds(), 2);
}

static int post_and_fail(struct store_job *job, struct tx *tx)
{
	struct entry_new entry = { .stream = server.stream, .kind = ENTRY_POST, .member = server.members[0],
		.role = ROLE_PARTICIPANT, .body = STR(PACKED) };
	uint64_t seq;
	int err = entries_append(tx, &entry, &seq);

	return err ? err : ERR_STORAGE;
}

static void what_was_rolled_back_was_not_said(void **state)
{
	struct store_job job = { .run = post_and_fail };

	assert_int_equal(store_run(server.store, &job), ERR_STORAGE);
	say(&ann, TONIGHT);
	assert_int_equal(reds(), 0);
	assert_int_equal(number("SELECT count(*) FROM entries WHERE kind = 'post'"), 1);
}

/* --- reports --- */

static void reports_about_one_person_are_one_case_and_nobody_learns_who_made_them(void **state)
{
	json_t *shown, *list;
	char *id;

	say(&bob, "what bob said");
	peer_forget(&dee);
	ask(&ann, "report.make", ROOM ",\"target\":1,\"reason\":\"unkind\",\"words\":\"It hurt.\"");
	ask(&cho, "report.make", ROOM ",\"member\":\"$BOB\",\"reason\":\"selling\"");
	ask(&ann, "report.make", ROOM ",\"member\":\"$BOB\",\"reason\":\"worried\"");
	list = ask(&dee, "case.list", "%s", "");
	assert_int_equal(count_at(list, "result.cases"), 2);
	assert_string_equal(text_at(list, "result.cases.0.kind"), "danger");
	assert_string_equal(text_at(list, "result.cases.0.level"), "red");
	assert_int_equal(int_at(list, "result.cases.1.reports"), 2);
	assert_string_equal(text_at(list, "result.cases.1.kind"), "conduct");
	assert_string_equal(text_at(list, "result.cases.1.level"), "amber");
	assert_int_equal(int_at(list, "result.cases.1.latest"), 1);

	id = strdup(text_at(list, "result.cases.1.id"));
	shown = ask(&dee, "case.show", ROOM ",\"case\":\"%s\"", id);
	assert_int_equal(count_at(shown, "result.reports"), 2);
	assert_true(mentions(shown, "It hurt."));
	assert_false(mentions(shown, "Ann"));
	assert_int_equal(peer_count(&dee, "Ann"), 0);
	assert_int_equal(number("SELECT count(*) FROM audit WHERE act LIKE 'report%'"), 0);
	free(id);
}

static void the_same_report_again_joins_without_doubling(void **state)
{
	json_t *list;
	char *first;

	say(&bob, "what bob said");
	first = strdup(text_at(ask(&ann, "report.make", ROOM ",\"target\":1,\"reason\":\"unkind\""), "result.report.id"));
	assert_string_equal(text_at(ask(&ann, "report.make", ROOM ",\"target\":1,\"reason\":\"other\",\"words\":\"More.\""),
	                            "result.report.id"), first);
	list = ask(&ann, "report.list", "%s", "");
	assert_int_equal(count_at(list, "result.reports"), 1);
	assert_string_equal(text_at(list, "result.reports.0.words"), "More.");
	assert_string_equal(text_at(list, "result.reports.0.about.name"), "Bob");
	assert_int_equal(int_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.reports"), 1);
	assert_int_equal(count_at(ask(&bob, "report.list", "%s", ""), "result.reports"), 0);
	free(first);
}

static void who_reported_gets_the_answer(void **state)
{
	json_t *list;
	char *id;

	say(&bob, "what bob said");
	ask(&ann, "report.make", ROOM ",\"target\":1,\"reason\":\"unkind\"");
	ask(&ann, "report.make", ROOM ",\"member\":\"$BOB\",\"reason\":\"unkind\"");
	list = ask(&dee, "case.list", "%s", "");
	id = strdup(text_at(list, "result.cases.0.id"));
	ask(&cho, "case.close", ROOM ",\"case\":\"%s\",\"version\":2,\"outcome\":\"talked\",\"answer\":\"We spoke.\"", id);
	list = ask(&ann, "report.list", "%s", "");
	assert_string_equal(text_at(list, "result.reports.0.state"), "answered");
	assert_string_equal(text_at(list, "result.reports.1.answer"), "We spoke.");
	assert_int_equal(number("SELECT count(*) FROM notices WHERE kind = 'report_answered' AND about <> 0"), 2);

	/* What comes later is a new one. */
	ask(&ann, "report.make", ROOM ",\"target\":1,\"reason\":\"unkind\"");
	assert_int_equal(count_at(ask(&ann, "report.list", "%s", ""), "result.reports"), 3);
	free(id);
}

static void a_report_needs_somebody_else_whom_its_maker_can_see(void **state)
{
	say(&bob, "what bob said");
	say(&ann, "what ann said");
	assert_refused(ask(&ann, "report.make", ROOM ",\"target\":2,\"reason\":\"other\""), "bad_field");
	assert_refused(ask(&ann, "report.make", ROOM ",\"member\":\"$ANN\",\"reason\":\"other\""), "bad_field");
	assert_refused(ask(&ann, "report.make", ROOM ",\"target\":1,\"member\":\"$BOB\",\"reason\":\"other\""), "bad_field");
	assert_refused(ask(&ann, "report.make", ROOM ",\"reason\":\"other\""), "missing_field");
	assert_refused(ask(&ann, "report.make", ROOM ",\"target\":7,\"reason\":\"other\""), "not_found");
	assert_refused(ask(&ann, "report.make", ROOM ",\"member\":\"3v8kq0n4hc5xt\",\"reason\":\"other\""), "not_found");
	assert_refused(ask(&dee, "report.make", ",\"room\":\"$STAFF\",\"member\":\"$CHO\",\"reason\":\"other\""), "not_allowed");
	change("UPDATE seats SET arrived_seq = 1");
	assert_refused(ask(&ann, "report.make", ROOM ",\"target\":1,\"reason\":\"other\""), "not_found");
	assert_int_equal(number("SELECT count(*) FROM reports"), 0);
	assert_int_equal(number("SELECT count(*) FROM cases"), 0);

	/* Somebody who left can still be reported. */
	peer_do(&bob, "room.leave", ROOM);
	peer_do(&dee, "grant.revoke", ROOM ",\"member\":\"$BOB\",\"role\":\"participant\"");
	assert_true(has(ask(&ann, "report.make", ROOM ",\"member\":\"$BOB\",\"reason\":\"other\""), "result", "report"));
}

/* --- controls --- */

static void raid_mode_is_one_press_and_its_undo_brings_back_what_was(void **state)
{
	json_t *room;
	int i;

	ask(&cho, "room.controls", ROOM ",\"slow_s\":5,\"newcomers_wait\":true");
	for (i = 0; i < 2; i++) {
		room = ask(&cho, "room.raid", ROOM ",\"on\":true");
		assert_int_equal(int_at(room, "result.room.controls.slow_s"), 30);
		assert_true(json_is_true(at(room, "result.room.controls.links_off")));
		assert_true(json_is_true(at(room, "result.room.controls.closed")));
		assert_true(json_is_true(at(room, "result.room.controls.raid")));
	}
	assert_true(peer_count(&bob, "\"raid\":true") >= 1);
	for (i = 0; i < 2; i++) {
		room = ask(&dee, "room.raid", ROOM ",\"on\":false");
		assert_int_equal(int_at(room, "result.room.controls.slow_s"), 5);
		assert_true(json_is_false(at(room, "result.room.controls.links_off")));
		assert_true(json_is_true(at(room, "result.room.controls.newcomers_wait")));
		assert_true(json_is_false(at(room, "result.room.controls.closed")));
		assert_true(json_is_false(at(room, "result.room.controls.raid")));
	}
	assert_refused(ask(&ann, "room.raid", ROOM ",\"on\":true"), "not_allowed");
}

static void a_staff_room_is_as_its_room_makes_it(void **state)
{
	json_t *rooms;

	assert_refused(ask(&dee, "room.raid", ",\"room\":\"$STAFF\",\"on\":true"), "not_allowed");
	assert_refused(ask(&dee, "room.controls", ",\"room\":\"$STAFF\",\"slow_s\":9"), "not_allowed");
	assert_refused(ask(&dee, "room.update", ",\"room\":\"$STAFF\",\"name\":\"Ours\""), "not_allowed");
	ask(&dee, "room.update", ROOM ",\"name\":\"Evening\"");
	rooms = ask(&dee, "room.list", "%s", "");
	assert_int_equal(count_at(rooms, "result.rooms"), 2);
	assert_string_equal(text_at(rooms, "result.rooms.0.room.name"), "Evening");
	assert_string_equal(text_at(rooms, "result.rooms.1.room.name"), "Evening");
	assert_int_equal(count_at(ask(&ann, "room.list", "%s", ""), "result.rooms"), 1);
	assert_refused(ask(&ann, "room.join", ",\"room\":\"$STAFF\",\"rules_version\":1"), "not_allowed");

	/* What staff say among themselves is not sorted. */
	assert_true(has(ask(&dee, "room.post", ",\"room\":\"$STAFF\",\"body\":\"She wrote: " CRISIS ", " UNKIND "\""), "result", "seq"));
	assert_int_equal(count_at(ask(&dee, "case.list", "%s", ""), "result.cases"), 0);
}

static void who_is_staff_no_longer_hears_no_more_of_staff(void **state)
{
	assert_refused(ask(&dee, "grant.set", ",\"room\":\"$STAFF\",\"member\":\"$ANN\",\"role\":\"mentor\""), "not_allowed");
	assert_refused(ask(&dee, "invite.create", ",\"room\":\"$STAFF\",\"role\":\"participant\""), "not_allowed");
	say(&ann, RED);
	assert_int_equal(peer_count(&cho, "\"kind\":\"case\""), 1);
	peer_do(&dee, "grant.revoke", ROOM ",\"member\":\"$CHO\",\"role\":\"mentor\"");
	assert_int_equal(peer_count(&cho, "\"type\":\"closed\""), 2);
	ask(&dee, "room.post", ",\"room\":\"$STAFF\",\"body\":\"among us\"");
	say(&ann, CRISIS);
	assert_int_equal(peer_count(&cho, "among us"), 0);
	assert_int_equal(peer_count(&cho, "\"kind\":\"case\""), 1);
	assert_refused(ask(&cho, "room.join", ",\"room\":\"$STAFF\""), "not_allowed");
	assert_refused(ask(&cho, "case.list", "%s", ""), "not_allowed");
}

static void a_room_says_what_it_does_about_boundaries(void **state)
{
	const char *policy = "\"contact_info\":\"deliver\",\"solicitation\":\"hold\",\"medical_advice\":\"hold\",\"harassment\":\"nudge\","
		"\"method_detail\":\"hold\",\"sourcing\":\"hold\",\"graphic\":\"nudge\",\"link\":\"refuse\",\"hold_s\":60,\"on_deadline\":\"drop\"";
	json_t *room = ask(&dee, "room.update", ROOM ",\"policy\":{%s}", policy), *posted;

	assert_string_equal(text_at(room, "result.room.policy.link"), "refuse");
	assert_int_equal(int_at(room, "result.room.policy.hold_s"), 60);
	posted = say(&ann, UNKIND);
	assert_string_equal(text_at(posted, "result.nudge.0"), "harassment");
	assert_refused(say(&ann, LINK), "boundary");
	assert_int_equal(int_at(say(&ann, "just stop taking it"), "result.held.due"), server.wall_ms + 60000);
	assert_true(has(say(&cho, LINK), "result", "nudge"));
}

static void slow_mode_counts_what_was_said_and_not_what_was_refused_or_changed(void **state)
{
	change("UPDATE rooms SET slow_s = 60, links_off = 1");
	assert_refused(say(&ann, LINK), "boundary");
	assert_true(has(say(&ann, PLAIN), "result", "seq"));
	assert_int_equal(int_at(say(&ann, PLAIN), "error.retry_after_ms"), 60000);
	assert_true(has(ask(&ann, "room.edit", ROOM ",\"target\":1,\"body\":\"good evening all\""), "result", "seq"));
	assert_true(has(say(&dee, PLAIN), "result", "seq"));
	assert_true(has(say(&dee, PLAIN), "result", "seq"));
	server_pass(&server, 60000);
	assert_true(has(say(&ann, PLAIN), "result", "seq"));
}

/* --- edits and redactions --- */

static void an_edit_cannot_say_what_the_room_holds(void **state)
{
	json_t *refused;

	say(&ann, PLAIN);
	refused = ask(&ann, "room.edit", ROOM ",\"target\":1,\"body\":\"" UNKIND "\"");
	assert_refused(refused, "boundary");
	assert_string_equal(text_at(refused, "error.boundaries.0"), "harassment");
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	assert_true(has(ask(&ann, "room.edit", ROOM ",\"target\":1,\"body\":\"" RED ", " UNKIND "\""), "result", "seq"));
	assert_int_equal(int_at(ask(&dee, "case.list", "%s", ""), "result.cases.0.latest"), 1);
}

static void what_staff_take_down_of_others_can_be_looked_up(void **state)
{
	say(&ann, PLAIN);
	say(&ann, "one more");
	ask(&ann, "room.redact", ROOM ",\"target\":1");
	assert_int_equal(number("SELECT count(*) FROM audit WHERE act = 'room.redact'"), 0);
	ask(&dee, "room.redact", ROOM ",\"target\":2");
	assert_int_equal(number("SELECT count(*) FROM audit WHERE act = 'room.redact' AND member <> subject AND subject <> 0"), 1);
}

/* --- timers --- */

static void a_deadline_outlives_the_process(void **state)
{
	say(&ann, UNKIND);
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&cho);
	peer_close(&dee);
	server_restart(&server);
	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	peer_open(&cho, &server, 2, "c");
	peer_open(&dee, &server, 3, "d");
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	server_pass(&server, 120001);
	assert_int_equal(peer_count(&bob, UNKIND), 1);
}

static void a_timer_that_fails_does_not_stand_in_the_way_of_others(void **state)
{
	say(&ann, UNKIND);
	server_pass(&server, 10);
	say(&bob, "well, " UNKIND);
	/* Its words cannot be opened any more. */
	change("UPDATE held SET body = x'0102' WHERE member = (SELECT id FROM members WHERE name = 'Ann')");
	server_pass(&server, 120001);
	server_pass(&server, 1000);
	assert_int_equal(number("SELECT count(*) FROM held WHERE state = 'released'"), 1);
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind = 'held.deadline'"), 1);
	change("UPDATE held SET state = 'withdrawn', body = NULL WHERE state = 'waiting'");
	server_pass(&server, 6000);
	assert_int_equal(number("SELECT count(*) FROM timers"), 0);
}

static int set_unknown(struct server *s, struct tx *tx)
{
	return timers_set(tx, "of.a.newer.program", 7, 1);
}

static void a_timer_nobody_knows_is_kept(void **state)
{
	server_write(&server, set_unknown);
	server_pass(&server, 1000);
	assert_int_equal(number("SELECT count(*) FROM timers WHERE due_ms > 1"), 1);
}

static int set_early(struct server *s, struct tx *tx)
{
	return tx_exec(tx, NULL, "UPDATE timers SET due_ms = 1", "");
}

static void a_timer_that_is_early_decides_nothing(void **state)
{
	say(&ann, UNKIND);
	server_write(&server, set_early);
	server_pass(&server, 1000);
	assert_int_equal(peer_count(&bob, UNKIND), 0);
	server_pass(&server, 119001);
	assert_int_equal(peer_count(&bob, UNKIND), 1);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
#define STRICT(test) cmocka_unit_test_setup_teardown(test, setup_strict, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(what_crosses_a_boundary_waits_and_its_author_is_told_why),
		WITH(a_held_message_appears_at_its_deadline),
		WITH(a_room_may_drop_what_nobody_looked_at),
		WITH(what_waits_is_not_shown_by_the_clock_when_its_author_may_only_read_by_then),
		WITH(the_same_request_again_gets_the_first_answer_and_nothing_waits_twice),
		WITH(only_so_many_of_somebody_wait),
		WITH(who_lost_the_way_into_the_room_appears_there_no_more),
		WITH(staff_let_it_appear),
		WITH(staff_decline_it_with_a_reason),
		WITH(who_is_asked_to_change_it_has_ten_minutes_more),
		WITH(nobody_decides_about_their_own),
		WITH(other_words_are_looked_at_anew_and_may_appear_at_once),
		WITH(urgent_words_in_it_appear_whatever_else_it_says),
		WITH(its_author_may_take_it_back),
		WITH(urgent_words_are_delivered_whatever_is_in_the_way),
		WITH(who_is_in_danger_is_not_held_until_staff_have_closed_the_case),
		STRICT(urgent_words_do_not_count_against_the_allowance_of_messages),
		WITH(what_was_seen_in_words_that_are_refused_reaches_staff_all_the_same),
		WITH(without_rules_messages_are_delivered_marked_and_told),
		WITH(broken_rules_are_refused_with_file_and_line_and_the_last_good_ones_stay),
		WITH(one_case_a_person_which_joins_and_rises_and_never_falls),
		WITH(a_late_change_does_not_undo_anothers),
		WITH(a_case_is_for_staff_of_its_room_only),
		WITH(somebody_in_danger_is_let_go_by_who_is_with_them_or_leads_the_room),
		WITH(nobody_looks_after_a_case_about_themself),
		WITH(a_case_shows_what_was_seen_and_the_messages_around_it),
		WITH(what_was_lowered_can_be_looked_at),
		WITH(several_messages_are_read_together_and_light_up_where_they_are),
		WITH(pieces_of_one_thing_are_read_as_one),
		WITH(only_what_was_said_just_before_is_a_piece),
		WITH(a_message_that_is_long_itself_is_still_a_piece),
		WITH(what_was_taken_down_or_changed_is_read_as_it_stands),
		WITH(an_answer_is_read_with_the_question_that_stands),
		WITH(what_was_said_is_known_after_a_restart),
		WITH(what_was_rolled_back_was_not_said),
		WITH(reports_about_one_person_are_one_case_and_nobody_learns_who_made_them),
		WITH(the_same_report_again_joins_without_doubling),
		WITH(who_reported_gets_the_answer),
		WITH(a_report_needs_somebody_else_whom_its_maker_can_see),
		WITH(raid_mode_is_one_press_and_its_undo_brings_back_what_was),
		WITH(a_staff_room_is_as_its_room_makes_it),
		WITH(who_is_staff_no_longer_hears_no_more_of_staff),
		WITH(a_room_says_what_it_does_about_boundaries),
		WITH(slow_mode_counts_what_was_said_and_not_what_was_refused_or_changed),
		WITH(an_edit_cannot_say_what_the_room_holds),
		WITH(what_staff_take_down_of_others_can_be_looked_up),
		WITH(a_deadline_outlives_the_process),
		WITH(a_timer_that_fails_does_not_stand_in_the_way_of_others),
		WITH(a_timer_nobody_knows_is_kept),
		WITH(a_timer_that_is_early_decides_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
