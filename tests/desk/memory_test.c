/* tests/desk/memory_test.c: memory runs out once, anywhere between a request and its answer, on
 * any thread.  Whatever failed, the server lives, and asking again with the same key ends in exactly one entry. */
#include "support.h"

#include "base/mem.h"
#include "session/session.h"

#define TRIES_MOST 2000

static struct server server;

static int open_server(void **state)
{
	server_open(&server, NULL);
	return 0;
}

static int close_server(void **state)
{
	server_close(&server);
	return 0;
}

static void say_words(struct peer *p, unsigned n, const char *words)
{
	char text[256], room[ID_TEXT_LEN + 1];

	id_format(server.room, room);
	snprintf(text, sizeof text, "{\"op\":\"room.post\",\"key\":\"key-of-post-%08u\",\"room\":\"%s\",\"body\":\"%s %u\"}",
	         n, room, words, n);
	client_receive(p->client, str_of(text));
}

static void say_post(struct peer *p, unsigned n)
{
	say_words(p, n, "post");
}

/* Crosses a boundary as well, so that there is more to keep. */
static void say_danger(struct peer *p, unsigned n)
{
	say_words(p, n, "i want to be gone, you are a silly goose,");
}

static void say_queue(struct peer *p, unsigned n)
{
	char text[128];

	snprintf(text, sizeof text, "{\"op\":\"case.list\",\"key\":\"key-of-list-%08u\"}", n);
	client_receive(p->client, str_of(text));
}

static void say_hello(struct peer *p, unsigned n)
{
	char text[256], room[ID_TEXT_LEN + 1];

	id_format(server.room, room);
	snprintf(text, sizeof text, "{\"op\":\"hello\",\"key\":\"key-of-hello-%08u\",\"client\":\"tab-tab-tab\","
	         "\"resume\":[{\"room\":\"%s\",\"after\":0}]}", n, room);
	client_receive(p->client, str_of(text));
}

/* Run with allocation n failing from now on until everything has settled; whether it got that far. */
static bool starved(void (*say)(struct peer *, unsigned), struct peer *p, unsigned n)
{
	bool reached;

	mem_fail_at(n);
	say(p, n);
	server_settle(&server);
	reached = mem_asked() >= n;
	mem_fail_at(0);
	return reached;
}

/* How many were said in all. */
static size_t say_until_nothing_fails(void (*say)(struct peer *, unsigned))
{
	struct peer ann, bob;
	uint64_t seqs[TRIES_MOST];
	unsigned n;
	bool reached = true;
	size_t i, found;

	for (n = 1; reached; n++) {
		assert_true(n < TRIES_MOST);
		peer_open(&ann, &server, 0, "a");
		peer_open(&bob, &server, 1, "b");
		reached = starved(say, &ann, n);
		peer_close(&bob);
		peer_close(&ann);
		peer_open(&ann, &server, 0, "a");
		say(&ann, n);
		server_settle(&server);
		assert_int_equal(peer_count(&ann, "\"type\":\"reply\""), 1);
		peer_close(&ann);
	}
	peer_open(&bob, &server, 1, "b");
	peer_do(&bob, "room.join", ",\"room\":\"$ROOM\",\"after\":0");
	server_settle(&server);
	found = peer_seqs(&bob, seqs, TRIES_MOST);
	assert_int_equal(found, n - 1);
	for (i = 0; i < found; i++)
		assert_int_equal(seqs[i], i + 1);
	peer_close(&bob);
	return found;
}

static void a_post_is_there_once_whatever_allocation_failed(void **state)
{
	assert_true(say_until_nothing_fails(say_post) > 10);
}

static void staff_know_of_somebody_in_danger_once_for_each_message_whatever_allocation_failed(void **state)
{
	struct peer dee;
	size_t said = say_until_nothing_fails(say_danger);
	char flags[32];
	unsigned n;
	bool reached = true;

	snprintf(flags, sizeof flags, "\"flags\":%zu,", said);
	for (n = 1; reached; n++) {
		assert_true(n < TRIES_MOST);
		peer_open(&dee, &server, 3, "d");
		reached = starved(say_queue, &dee, n);
		peer_close(&dee);
		peer_open(&dee, &server, 3, "d");
		say_queue(&dee, n);
		server_settle(&server);
		assert_int_equal(peer_count(&dee, flags), 1);
		peer_close(&dee);
	}
}

static void a_hello_that_found_no_memory_can_be_said_again(void **state)
{
	char token[TOKEN_TEXT_LEN + 1];
	struct peer ann;
	unsigned n;
	bool reached = true;

	memset(token, 'a', TOKEN_TEXT_LEN);
	token[TOKEN_TEXT_LEN] = '\0';
	peer_open(&ann, &server, 0, "a");
	say_post(&ann, 1);
	server_settle(&server);
	peer_close(&ann);
	for (n = 1; reached; n++) {
		assert_true(n < TRIES_MOST);
		peer_connect(&ann, &server, token);
		reached = starved(say_hello, &ann, n);
		peer_close(&ann);
		peer_connect(&ann, &server, token);
		say_hello(&ann, n);
		server_settle(&server);
		assert_int_equal(peer_count(&ann, "\"type\":\"reply\""), 1);
		assert_int_equal(peer_count(&ann, "post 1"), 1);
		peer_close(&ann);
	}
}

static void say_help(struct peer *p, unsigned n)
{
	char text[256], room[ID_TEXT_LEN + 1];

	id_format(server.room, room);
	snprintf(text, sizeof text, "{\"op\":\"help.now\",\"key\":\"key-of-help-%08u\",\"room\":\"%s\"}", n, room);
	client_receive(p->client, str_of(text));
}

static void somebody_who_asks_for_help_is_heard_whatever_allocation_failed(void **state)
{
	struct peer ann, dee;
	unsigned n;
	bool reached = true;

	for (n = 1; reached; n++) {
		assert_true(n < TRIES_MOST);
		server_pass(&server, 10 * 60 * 1000);     /* what was due is done, and pressing counts anew */
		peer_open(&ann, &server, 0, "a");
		reached = starved(say_help, &ann, n);
		peer_close(&ann);
		peer_open(&ann, &server, 0, "a");
		say_help(&ann, n);
		server_settle(&server);
		assert_int_equal(peer_count(&ann, "\"state\":\"called\"") > 0, 1);
		peer_close(&ann);
	}
	assert_true(n > 10);
	peer_open(&dee, &server, 3, "d");
	peer_do(&dee, "case.list", "%s", "");
	assert_int_equal(peer_count(&dee, "\"asked\":true"), 1);
	peer_close(&dee);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, open_server, close_server)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(a_post_is_there_once_whatever_allocation_failed),
		WITH(staff_know_of_somebody_in_danger_once_for_each_message_whatever_allocation_failed),
		WITH(a_hello_that_found_no_memory_can_be_said_again),
		WITH(somebody_who_asks_for_help_is_heard_whatever_allocation_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
