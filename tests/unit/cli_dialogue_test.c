/* tests/unit/cli_dialogue_test.c: hello, requests and reading along over a link that
 * breaks as told.  The fake below stands in for clients/cli/link.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "follow.h"
#include "link.h"
#include "text.h"

#define ROOM "0123456789abc"
#define STREAM "abcdefghjkmnp"

/* --- the fake link --- */

struct link {
	bool up, ended;
};

static struct link fake;
static struct link_hooks hooks;
static json_t *sent;                          /* frames of this connection */
static void (*story)(void);                   /* what happens while link_run() runs */

struct link *link_new(const struct link_target *target, const struct link_hooks *h)
{
	hooks = *h;
	fake = (struct link){ 0 };
	sent = json_array();
	return &fake;
}

void link_free(struct link *l)
{
	json_decref(sent);
}

void link_run(struct link *l)
{
	story();
}

void link_end(struct link *l)
{
	l->ended = true;
}

void link_send(struct link *l, const char *text, size_t len)
{
	if (l->up)
		assert_int_equal(json_array_append_new(sent, json_loadb(text, len, 0, NULL)), 0);
}

void link_drop(struct link *l)
{
	l->up = false;
}

void link_settled(struct link *l)
{
}

void link_wake(struct link *l, int64_t at_ms)
{
}

bool link_watch(struct link *l, int fd, bool (*ready)(void *ctx), void *ctx)
{
	return true;
}

/* --- the server's part --- */

static size_t n_sent(void)
{
	return json_array_size(sent);
}

static const json_t *nth(size_t i)
{
	return json_array_get(sent, i);
}

static const json_t *newest(void)
{
	assert_true(n_sent() > 0);
	return nth(n_sent() - 1);
}

static void deliver(json_t *frame)
{
	char *text = json_dumps(frame, 0);

	assert_non_null(text);
	hooks.message(hooks.ctx, text, strlen(text));
	json_decref(frame);
	free(text);
}

/* Results are written with ' for ", to be readable here. */
static json_t *parse(const char *quoted)
{
	char *text = strdup(quoted);
	json_t *value;

	for (char *at = text; *at; at++)
		if (*at == '\'')
			*at = '"';
	value = json_loads(text, 0, NULL);
	free(text);
	assert_non_null(value);
	return value;
}

static void reply_to(const json_t *request, const char *result)
{
	deliver(json_pack("{s:s, s:s, s:o}", "type", "reply", "key", text_of(request, "key"), "result", parse(result)));
}

static void refuse(const json_t *request, const char *error)
{
	deliver(json_pack("{s:s, s:s, s:o}", "type", "error", "key", text_of(request, "key"), "error", parse(error)));
}

static void connect_up(const char *hello_result)
{
	json_array_clear(sent);
	fake.up = true;
	hooks.opened(hooks.ctx);
	assert_string_equal(text_of(nth(0), "op"), "hello");
	reply_to(nth(0), hello_result);
}

static bool break_off(int code)
{
	fake.up = false;
	return hooks.lost(hooks.ctx, code, "test");
}

static void entries(int from, int to)
{
	json_t *list = json_array();

	for (int seq = from; seq <= to; seq++)
		json_array_append_new(list, json_pack("{s:i}", "seq", seq));
	deliver(json_pack("{s:s, s:s, s:o}", "type", "entries", "stream", STREAM, "entries", list));
}

#define HELLO "{'visits':[],'refused':[]}"
#define VISIT(after, head, reset) "{'room':{'id':'" ROOM "','stream':'" STREAM "'},'after':" #after \
	",'head':" #head ",'reset':" reset "}"
#define HELLO_AGAIN(after, head, reset) "{'visits':[" VISIT(after, head, reset) "],'refused':[]}"

/* --- who reads along --- */

static struct cli cli;
static struct follow reader;
static char seen[256];                        /* "1 2 3 " */
static int starts;

static bool see(void *ctx, const json_t *entry)
{
	size_t len = strlen(seen);

	snprintf(seen + len, sizeof(seen) - len, "%lld ", (long long)number_of(entry, "seq"));
	return true;
}

static void count_start(void *ctx)
{
	starts++;
}

static int set_up(void **state)
{
	cli = (struct cli){ .opt.room = ROOM };
	cli.seat.doc = parse("{'server':'http://a','cookies':{'cairn_session':'x'}}");
	reader = (struct follow){ .entry = see, .started = count_start };
	seen[0] = '\0';
	starts = 0;
	return 0;
}

static int tear_down(void **state)
{
	json_decref(cli.seat.doc);
	return 0;
}

static int read_along(void (*told)(void))
{
	int result = follow_open(&reader, &cli);

	story = told;
	if (result == DONE)
		result = follow_run(&reader, 0);
	follow_close(&reader);
	return result;
}

static void go_in(const char *visit)
{
	connect_up(HELLO);
	assert_string_equal(text_of(newest(), "op"), "room.join");
	reply_to(newest(), visit);
}

static void lose_and_resume(void)
{
	go_in(VISIT(3, 3, "false"));
	entries(4, 6);
	assert_true(break_off(0));
	connect_up(HELLO_AGAIN(6, 8, "false"));
	assert_int_equal(number_of(json_array_get(json_object_get(nth(0), "resume"), 0), "after"), 6);
	entries(7, 8);
}

static void a_lost_connection_makes_no_gap_and_no_repetition(void **state)
{
	assert_int_equal(read_along(lose_and_resume), DONE);
	assert_string_equal(seen, "4 5 6 7 8 ");
	assert_int_equal(starts, 1);
}

static void repeat_what_was_sent(void)
{
	go_in(VISIT(3, 3, "false"));
	entries(4, 6);
	entries(5, 7);
}

static void an_entry_that_comes_twice_is_given_out_once(void **state)
{
	read_along(repeat_what_was_sent);
	assert_string_equal(seen, "4 5 6 7 ");
}

static void reset_far_ahead(void)
{
	go_in(VISIT(3, 3, "false"));
	entries(4, 4);
	assert_true(break_off(1012));
	connect_up(HELLO_AGAIN(9, 9, "true"));
	assert_string_equal(text_of(newest(), "op"), "room.history");
	assert_int_equal(number_of(newest(), "before"), 10);
	entries(10, 11);                      /* live, while the pages are on their way */
	reply_to(newest(), "{'entries':[{'seq':7},{'seq':8},{'seq':9}],'more':true}");
	assert_string_equal(seen, "4 ");
	assert_int_equal(number_of(newest(), "before"), 7);
	reply_to(newest(), "{'entries':[{'seq':4},{'seq':5},{'seq':6}],'more':true}");
	entries(12, 12);
}

static void after_a_reset_the_pages_between_come_first(void **state)
{
	read_along(reset_far_ahead);
	assert_string_equal(seen, "4 5 6 7 8 9 10 11 12 ");
}

static void lose_while_fetching(void)
{
	go_in(VISIT(3, 3, "false"));
	break_off(0);
	connect_up(HELLO_AGAIN(6, 6, "true"));
	entries(7, 7);
	break_off(0);
	connect_up(HELLO_AGAIN(7, 7, "false"));
	assert_string_equal(text_of(newest(), "op"), "room.history");
	reply_to(newest(), "{'entries':[{'seq':4},{'seq':5},{'seq':6}],'more':false}");
	entries(8, 8);
}

static void pages_under_way_survive_another_loss(void **state)
{
	read_along(lose_while_fetching);
	assert_string_equal(seen, "4 5 6 7 8 ");
}

static void reset_twice(void)
{
	go_in(VISIT(3, 3, "false"));
	break_off(0);
	connect_up(HELLO_AGAIN(6, 6, "true"));
	reply_to(newest(), "{'entries':[{'seq':6}],'more':true}");
	break_off(0);
	connect_up(HELLO_AGAIN(8, 8, "true"));
	assert_int_equal(n_sent(), 2);        /* hello and one page: the old one is forgotten */
	reply_to(newest(), "{'entries':[{'seq':4},{'seq':5},{'seq':6},{'seq':7},{'seq':8}],'more':false}");
}

static void a_second_reset_starts_the_fetching_afresh(void **state)
{
	read_along(reset_twice);
	assert_string_equal(seen, "4 5 6 7 8 ");
}

static void go_back_in_time(void)
{
	go_in(VISIT(9, 9, "false"));
	entries(10, 10);
	break_off(0);
	connect_up(HELLO_AGAIN(5, 5, "true"));
	reply_to(newest(), "{'entries':[{'seq':5}],'more':false}");
	entries(6, 6);
}

static void a_server_restored_from_a_backup_is_followed_again(void **state)
{
	read_along(go_back_in_time);
	assert_string_equal(seen, "10 6 ");
}

static void ask_for_recent(void)
{
	go_in(VISIT(9, 9, "false"));
	entries(10, 10);
	reply_to(newest(), "{'entries':[{'seq':8},{'seq':9}],'more':true}");
	assert_int_equal(starts, 0);
	reply_to(newest(), "{'entries':[{'seq':6},{'seq':7}],'more':true}");
	assert_int_equal(starts, 1);
}

static void no_more_than_was_asked_is_shown_from_before(void **state)
{
	reader.recent = 3;
	read_along(ask_for_recent);
	assert_string_equal(seen, "7 8 9 10 ");
}

static void change_rules(void)
{
	connect_up(HELLO);
	refuse(newest(), "{'code':'rules_changed','text':'x'}");
	assert_string_equal(text_of(newest(), "op"), "room.list");
	reply_to(newest(), "{'rooms':[{'room':{'id':'" ROOM "','rules':'r','rules_version':4}}]}");
	assert_int_equal(number_of(newest(), "rules_version"), 4);
	reply_to(newest(), VISIT(0, 0, "false"));
}

static void new_rules_are_accepted_with_their_version(void **state)
{
	cli.opt.yes = true;
	read_along(change_rules);
	assert_int_equal(starts, 1);
}

static void close_the_room(void)
{
	go_in(VISIT(3, 3, "false"));
	deliver(parse("{'type':'closed','room':'" ROOM "','reason':'removed'}"));
	assert_true(fake.ended);
	entries(4, 4);
}

static void nothing_is_shown_after_the_room_was_closed(void **state)
{
	assert_int_equal(read_along(close_the_room), REFUSED);
	assert_string_equal(seen, "");
}

/* --- requests --- */

static struct dialogue *dialogue;
static int answers;
static char last_answer[64];

static void note(void *ctx, const json_t *result, const struct refusal *refusal)
{
	answers++;
	snprintf(last_answer, sizeof(last_answer), "%s", refusal ? refusal->code : text_of(result, "x"));
}

static int ask_once(void (*told)(void), bool patient)
{
	struct dialogue_hooks none = { 0 };
	int result;

	answers = 0;
	story = told;
	dialogue = dialogue_new(&cli, &none, patient);
	dialogue_ask(dialogue, "room.post", parse("{'body':'b'}"), "my-key-0123456789", note, NULL);
	result = dialogue_run(dialogue);
	dialogue_free(dialogue);
	return result;
}

static void lose_the_answer(void)
{
	connect_up(HELLO);
	assert_string_equal(text_of(newest(), "key"), "my-key-0123456789");
	assert_true(break_off(1012));
	connect_up(HELLO);
	assert_string_equal(text_of(newest(), "key"), "my-key-0123456789");
	assert_string_equal(text_of(newest(), "body"), "b");
	reply_to(newest(), "{'x':'done'}");
	reply_to(newest(), "{'x':'again'}");
	break_off(0);
	connect_up(HELLO);
	assert_int_equal(n_sent(), 1);        /* hello alone: what was answered is not said again */
}

static void a_request_is_said_again_under_its_key_until_it_is_answered(void **state)
{
	ask_once(lose_the_answer, true);
	assert_int_equal(answers, 1);
	assert_string_equal(last_answer, "done");
}

static void wait_for_hello(void)
{
	fake.up = true;
	hooks.opened(hooks.ctx);
	assert_int_equal(n_sent(), 1);
	reply_to(nth(0), HELLO);
	assert_int_equal(n_sent(), 2);
}

static void nothing_is_asked_before_hello_was_answered(void **state)
{
	ask_once(wait_for_hello, true);
}

static void say_slow_down(void)
{
	connect_up(HELLO);
	refuse(newest(), "{'code':'slow_down','text':'x','retry_after_ms':1}");
}

static void only_the_patient_wait_when_told_to_slow_down(void **state)
{
	ask_once(say_slow_down, true);
	assert_int_equal(answers, 0);
	ask_once(say_slow_down, false);
	assert_int_equal(answers, 1);
	assert_string_equal(last_answer, "slow_down");
}

static void refuse_without_key(void)
{
	connect_up(HELLO);
	deliver(parse("{'type':'error','error':{'code':'bad_json','text':'x'}}"));
}

static void an_error_without_a_key_answers_the_oldest_request(void **state)
{
	ask_once(refuse_without_key, true);
	assert_string_equal(last_answer, "bad_json");
}

static void sign_out(void)
{
	connect_up(HELLO);
	assert_false(break_off(4401));
}

static void take_over(void)
{
	connect_up(HELLO);
	assert_false(break_off(4409));
}

static void some_endings_are_final(void **state)
{
	assert_int_equal(ask_once(sign_out, true), NO_SEAT);
	assert_int_equal(ask_once(take_over, true), REFUSED);
}

static void talk_nonsense(void)
{
	connect_up(HELLO);
	hooks.message(hooks.ctx, "not json", 8);
	assert_false(fake.up);
}

static void a_connection_that_talks_nonsense_is_dropped(void **state)
{
	ask_once(talk_nonsense, true);
	assert_int_equal(answers, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_lost_connection_makes_no_gap_and_no_repetition),
		TEST(an_entry_that_comes_twice_is_given_out_once),
		TEST(after_a_reset_the_pages_between_come_first),
		TEST(pages_under_way_survive_another_loss),
		TEST(a_second_reset_starts_the_fetching_afresh),
		TEST(a_server_restored_from_a_backup_is_followed_again),
		TEST(no_more_than_was_asked_is_shown_from_before),
		TEST(new_rules_are_accepted_with_their_version),
		TEST(nothing_is_shown_after_the_room_was_closed),
		TEST(a_request_is_said_again_under_its_key_until_it_is_answered),
		TEST(nothing_is_asked_before_hello_was_answered),
		TEST(only_the_patient_wait_when_told_to_slow_down),
		TEST(an_error_without_a_key_answers_the_oldest_request),
		TEST(some_endings_are_final),
		TEST(a_connection_that_talks_nonsense_is_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
