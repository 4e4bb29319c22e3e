/* tests/desk/time_test.c: deadlines and limits, in virtual time. */
#include "support.h"

#include "session/session.h"

static struct server server;
static struct peer ann, bob;

static void limits(struct config *c)
{
	c->limits_hello_s = 10;
	c->limits_idle_s = 60;
	c->limits_posts_per_minute = 60;
	c->limits_posts_burst = 5;
	c->limits_cost_per_minute = 60;
	c->limits_cost_burst = 200;
	c->limits_in_flight = 3;
}

static int open_server(void **state)
{
	server_open(&server, limits);
	return 0;
}

static int close_server(void **state)
{
	server_close(&server);
	return 0;
}

static void who_does_not_say_hello_is_closed_in_time(void **state)
{
	peer_connect(&ann, &server, "nobody");
	server_pass(&server, 9000);
	assert_int_equal(ann.code, 0);
	server_pass(&server, 1500);
	assert_int_equal(ann.code, CLOSE_TIMED_OUT);
	peer_close(&ann);
}

static void a_cookie_nobody_has_is_told_to_sign_in_again(void **state)
{
	peer_connect(&ann, &server, "nobody");
	peer_ask(&ann, "hello", ",\"client\":\"tab-tab-tab\"");
	server_settle(&server);
	assert_int_equal(ann.code, CLOSE_SIGNED_OUT);
	peer_close(&ann);
}

static void nothing_is_done_before_hello(void **state)
{
	peer_connect(&ann, &server, "nobody");
	peer_ask(&ann, "room.list", "%s", "");
	server_settle(&server);
	assert_int_equal(peer_count(&ann, "not_signed_in"), 1);
	assert_int_equal(ann.code, 0);
	peer_close(&ann);
}

static void who_says_nothing_for_long_is_closed_and_a_ping_is_enough_to_stay(void **state)
{
	int i;

	peer_open(&ann, &server, 0, "a");
	peer_open(&bob, &server, 1, "b");
	for (i = 0; i < 5; i++) {
		server_pass(&server, 25000);
		peer_do(&ann, "ping", "%s", "");
	}
	assert_int_equal(ann.code, 0);
	assert_int_equal(bob.code, CLOSE_TIMED_OUT);
	peer_close(&ann);
	peer_close(&bob);
}

static void a_session_that_ends_takes_its_connections_along(void **state)
{
	int i;

	peer_open(&ann, &server, 0, "a");
	ann.client->until_ms = server.wall_ms + 120000;
	for (i = 0; i < 5; i++) {
		server_pass(&server, 25000);
		if (!ann.code)
			peer_ask(&ann, "ping", "%s", "");
	}
	assert_int_equal(ann.code, CLOSE_SIGNED_OUT);
	peer_close(&ann);
}

static void too_many_messages_are_refused_with_a_time_and_taken_again_after_it(void **state)
{
	int i;

	peer_open(&ann, &server, 0, "a");
	for (i = 0; i < 6; i++) {
		peer_ask(&ann, "room.post", ",\"room\":\"$ROOM\",\"body\":\"x\"");
		server_settle(&server);
	}
	assert_int_equal(peer_count(&ann, "\"code\":\"slow_down\",\"retry_after_ms\":1000"), 1);
	assert_int_equal(peer_count(&ann, "\"type\":\"reply\""), 5);
	server_pass(&server, 1000);
	peer_do(&ann, "room.post", ",\"room\":\"$ROOM\",\"body\":\"x\"");
	peer_close(&ann);
}

static void a_connection_has_an_allowance_and_bad_messages_cost_as_well(void **state)
{
	int i;

	peer_open(&ann, &server, 0, "a");
	for (i = 0; i < 30; i++)
		peer_send(&ann, "nonsense");
	server_settle(&server);
	assert_true(peer_count(&ann, "bad_json") >= 10);
	assert_true(peer_count(&ann, "slow_down") >= 5);
	peer_close(&ann);
}

static void only_so_many_requests_of_a_connection_are_under_way(void **state)
{
	int i;

	peer_open(&ann, &server, 0, "a");
	for (i = 0; i < 5; i++)
		peer_ask(&ann, "room.post", ",\"room\":\"$ROOM\",\"body\":\"x\"");
	server_settle(&server);
	assert_int_equal(peer_count(&ann, "\"type\":\"reply\""), 3);
	assert_int_equal(peer_count(&ann, "slow_down"), 2);
	peer_close(&ann);
}

static void a_tab_takes_over_from_itself_and_not_from_another(void **state)
{
	struct peer again;

	peer_open(&ann, &server, 0, "same");
	peer_open(&bob, &server, 0, "other");
	peer_open(&again, &server, 0, "same");
	assert_int_equal(ann.code, CLOSE_TAKEN_OVER);
	assert_int_equal(bob.code, 0);
	assert_int_equal(again.code, 0);
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&again);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, open_server, close_server)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(who_does_not_say_hello_is_closed_in_time),
		WITH(a_cookie_nobody_has_is_told_to_sign_in_again),
		WITH(nothing_is_done_before_hello),
		WITH(who_says_nothing_for_long_is_closed_and_a_ping_is_enough_to_stay),
		WITH(a_session_that_ends_takes_its_connections_along),
		WITH(too_many_messages_are_refused_with_a_time_and_taken_again_after_it),
		WITH(a_connection_has_an_allowance_and_bad_messages_cost_as_well),
		WITH(only_so_many_requests_of_a_connection_are_under_way),
		WITH(a_tab_takes_over_from_itself_and_not_from_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
