/* tests/desk/delivery_test.c: what reaches a connection, in which order, and what never does. */
#include "support.h"

#include "protocol/generated/messages.h"
#include "stream/frame.h"

static struct server server;
static struct peer ann, bob, cho, dee;

static int open_server(void **state)
{
	server_open(&server, NULL);
	return 0;
}

static void small_window(struct config *c)
{
	c->rooms_window_kb = 1;
	c->rooms_page_entries = 7;
}

static int open_small(void **state)
{
	server_open(&server, small_window);
	return 0;
}

static void small_outbox(struct config *c)
{
	c->limits_outbox_kb = 1;
}

static int open_small_outbox(void **state)
{
	server_open(&server, small_outbox);
	return 0;
}

static int close_server(void **state)
{
	server_close(&server);
	assert_int_equal(frame_alive, 0);
	return 0;
}

static void post(struct peer *p, const char *body)
{
	peer_ask(p, "room.post", ",\"room\":\"$ROOM\",\"body\":\"%s\"", body);
}

static void check_gapless(const struct peer *p, uint64_t from, uint64_t to)
{
	uint64_t seqs[4096];
	size_t n = peer_seqs(p, seqs, 4096), i;

	assert_int_equal(n, to - from + 1);
	for (i = 0; i < n; i++)
		assert_int_equal(seqs[i], from + i);
}

static void an_answer_is_sent_before_the_entry_it_made(void **state)
{
	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	post(&ann, "hello");
	server_settle(&server);
	assert_true(peer_find(&ann, 0, "\"type\":\"reply\"") < peer_find(&ann, 0, "\"body\":\"hello\""));
	assert_int_equal(peer_count(&bob, "\"body\":\"hello\""), 1);
	assert_int_equal(peer_count(&bob, "\"type\":\"reply\""), 0);
	peer_close(&ann);
	peer_close(&bob);
}

static void what_one_turn_makes_visible_leaves_as_one_message(void **state)
{
	unsigned i;

	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	for (i = 0; i < 50; i++)
		post(&ann, "again");
	server_settle(&server);
	check_gapless(&bob, 1, 50);
	assert_true(peer_count(&bob, "\"type\":\"entries\"") < 25);
	peer_close(&ann);
	peer_close(&bob);
}

static void a_full_connection_is_sent_nothing_until_it_can_take_it_and_then_everything_once(void **state)
{
	size_t before;
	unsigned i;

	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	bob.blocked = true;
	post(&ann, "first");
	server_settle(&server);
	before = bob.n_got;
	for (i = 0; i < 30; i++) {
		post(&ann, "more");
		server_settle(&server);
	}
	assert_int_equal(bob.n_got, before);
	check_gapless(&ann, 1, 31);
	bob.blocked = false;
	client_writable(bob.client);
	server_settle(&server);
	check_gapless(&bob, 1, 31);
	assert_int_equal(bob.n_got, before + 1);      /* all that was missing, as one message */
	peer_close(&ann);
	peer_close(&bob);
}

static void more_than_one_write_can_carry_is_sent_in_several(void **state)
{
	char words[3001];
	unsigned i;

	memset(words, 'w', 3000);
	words[3000] = '\0';
	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	bob.blocked = true;
	for (i = 0; i < 100; i++) {
		post(&ann, words);
		server_settle(&server);
	}
	bob.blocked = false;
	client_writable(bob.client);
	server_settle(&server);               /* nothing else happens that could wake it */
	check_gapless(&bob, 1, 100);
	peer_close(&ann);
	peer_close(&bob);
}

static void who_falls_behind_the_window_is_given_pages_and_is_not_closed(void **state)
{
	unsigned i;

	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	bob.blocked = true;
	for (i = 0; i < 100; i++) {
		post(&ann, "words that take up room in the window of this stream");
		server_settle(&server);
	}
	bob.blocked = false;
	client_writable(bob.client);
	for (i = 0; i < 20; i++)
		server_settle(&server);
	check_gapless(&bob, 1, 100);
	assert_int_equal(bob.code, 0);
	peer_close(&ann);
	peer_close(&bob);
}

static void words_taken_down_are_not_given_to_who_lagged(void **state)
{
	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	bob.blocked = true;
	post(&ann, "one");
	server_settle(&server);
	post(&ann, "canary");
	server_settle(&server);
	peer_do(&ann, "room.redact", ",\"room\":\"$ROOM\",\"target\":2");
	bob.blocked = false;
	client_writable(bob.client);
	server_settle(&server);
	assert_int_equal(peer_count(&bob, "canary"), 0);
	check_gapless(&bob, 1, 3);
	peer_close(&ann);
	peer_close(&bob);
}

static void a_page_being_read_when_the_place_closes_is_not_sent(void **state)
{
	char member[ID_TEXT_LEN + 1];
	unsigned i;

	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	peer_open(&dee, &server, 3, "d");
	bob.blocked = true;
	for (i = 0; i < 60; i++) {
		post(&ann, "words that take up room in the window of this stream");
		server_settle(&server);
	}
	peer_forget(&bob);
	bob.blocked = false;
	client_writable(bob.client);
	desk_flush(server.desk);              /* asks for the page */
	id_format(server.members[1], member);
	peer_ask(&dee, "grant.revoke", ",\"room\":\"$ROOM\",\"member\":\"%s\",\"role\":\"participant\"", member);
	while (peer_count(&dee, "\"type\":\"reply\"") == 0)
		server_turn(&server);
	i = (unsigned)peer_count(&bob, "\"type\":\"entries\"");
	for (int turns = 0; turns < 5; turns++)
		server_settle(&server);
	assert_int_equal(peer_count(&bob, "\"type\":\"entries\""), i);
	assert_int_equal(peer_count(&bob, "\"type\":\"closed\""), 1);
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&dee);
}

static void after_a_revocation_is_answered_no_later_entry_arrives(void **state)
{
	char member[ID_TEXT_LEN + 1];

	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	peer_open(&cho, &server, 1, "b2");    /* Bob's second connection */
	peer_open(&dee, &server, 3, "d");
	id_format(server.members[1], member);
	/* All in one batch: before, the act, after. */
	post(&ann, "before");
	peer_ask(&dee, "grant.revoke", ",\"room\":\"$ROOM\",\"member\":\"%s\",\"role\":\"participant\"", member);
	post(&ann, "after");
	post(&bob, "mine");
	server_settle(&server);
	assert_int_equal(peer_count(&bob, "after"), 0);
	assert_int_equal(peer_count(&cho, "after"), 0);
	assert_int_equal(peer_count(&bob, "\"reason\":\"revoked\""), 1);
	assert_int_equal(peer_count(&cho, "\"reason\":\"revoked\""), 1);
	assert_int_equal(peer_count(&bob, "not_allowed"), 1);
	peer_ask(&bob, "room.join", ",\"room\":\"$ROOM\",\"after\":0");
	server_settle(&server);
	assert_int_equal(peer_count(&bob, "not_allowed"), 2);
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&cho);
	peer_close(&dee);
}

static void answers_to_somebody_who_does_not_read_are_bounded(void **state)
{
	unsigned i;

	peer_open(&ann, &server, 0, "a");
	ann.blocked = true;
	for (i = 0; i < 100 && !ann.code; i++) {
		peer_ask(&ann, "ping", "%s", "");
		desk_flush(server.desk);
	}
	assert_int_equal(ann.code, CLOSE_TIMED_OUT);
	peer_close(&ann);
}

static void people_who_come_and_go_are_told_together(void **state)
{
	struct peer extra[12];
	unsigned i;

	peer_open(&ann, &server, 0, "a");
	server_pass(&server, 1000);
	peer_forget(&ann);
	for (i = 0; i < 12; i++)
		peer_open(&extra[i], &server, 1 + i % 2, "xyz");
	server_pass(&server, 1000);
	assert_true(peer_count(&ann, "\"type\":\"presence\"") <= 2);
	assert_true(peer_count(&ann, "\"name\":\"Bob\"") >= 1);
	for (i = 0; i < 12; i++)
		peer_close(&extra[i]);
	peer_forget(&ann);
	server_pass(&server, 1000);
	assert_int_equal(peer_count(&ann, "\"here\":1"), 1);
	peer_close(&ann);
}

static void typing_is_told_to_the_others_only(void **state)
{
	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	peer_do(&ann, "room.typing", ",\"room\":\"$ROOM\",\"on\":true");
	assert_int_equal(peer_count(&bob, "\"type\":\"typing\""), 1);
	assert_int_equal(peer_count(&ann, "\"type\":\"typing\""), 0);
	peer_close(&ann);
	peer_close(&bob);
}

#define WITH(test, open) cmocka_unit_test_setup_teardown(test, open, close_server)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(an_answer_is_sent_before_the_entry_it_made, open_server),
		WITH(what_one_turn_makes_visible_leaves_as_one_message, open_server),
		WITH(a_full_connection_is_sent_nothing_until_it_can_take_it_and_then_everything_once, open_server),
		WITH(more_than_one_write_can_carry_is_sent_in_several, open_server),
		WITH(who_falls_behind_the_window_is_given_pages_and_is_not_closed, open_small),
		WITH(words_taken_down_are_not_given_to_who_lagged, open_server),
		WITH(a_page_being_read_when_the_place_closes_is_not_sent, open_small),
		WITH(after_a_revocation_is_answered_no_later_entry_arrives, open_server),
		WITH(answers_to_somebody_who_does_not_read_are_bounded, open_small_outbox),
		WITH(people_who_come_and_go_are_told_together, open_server),
		WITH(typing_is_told_to_the_others_only, open_server),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
