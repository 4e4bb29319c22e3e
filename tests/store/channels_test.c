/* Channels, and the outbox: what is to be sent waits, is taken with a lease, is tried again, and is never lost between. */
#include "support.h"

#include "each_allocation.h"
#include "store/channels.h"
#include "store/rooms.h"

#define MINUTE INT64_C(60000)
#define DAY (24 * 60 * MINUTE)
#define LEASE INT64_C(15000)
#define MOST 50

enum { ANA = 11, BEN };

static struct memory m;
static struct tx *const tx = &m.tx;
static struct arena arena;
static struct parcel got[MOST];
static size_t n_got;

static int setup(void **state)
{
	OK(memory_open(&m));
	arena_init(&arena, 16u << 20);
	tx->now_ms = 100 * DAY;
	OK(member_put(tx, ANA, "Ana"));
	OK(member_put(tx, BEN, "Ben"));
	return 0;
}

static int teardown(void **state)
{
	arena_release(&arena);
	memory_close(&m);
	return 0;
}

static int64_t number_of(const char *sql)
{
	int64_t n;

	OK(tx_number(tx, &n, sql, ""));
	return n;
}

static int64_t add(int64_t member, const char *target)
{
	struct channel c = { .member = member, .kind = STR("webhook"), .label = STR("pager"), .target = str_of(target) };
	int64_t id;

	OK(channels_add(tx, &c, &arena, &id));
	return id;
}

static int64_t add_proved(int64_t member)
{
	int64_t id = add(member, "{\"url\":\"https://hooks.example/\"}");

	OK(channels_proved(tx, id));
	return id;
}

static struct channel get(int64_t id)
{
	struct channel c;

	OK(channels_get(tx, id, &arena, &c));
	return c;
}

static int64_t send_to(int64_t member, const char *kind, const char *level, int64_t case_id)
{
	struct parcel p = { .kind = str_of(kind), .level = str_of(level), .case_id = case_id };
	int64_t n;

	OK(outbox_add(tx, member, &p, &n));
	return n;
}

static size_t take(void)
{
	OK(outbox_take(tx, LEASE, &arena, got, MOST, &n_got));
	return n_got;
}

static void settle_as(int64_t id, bool sent, int64_t again_ms)
{
	struct attempt a = { .took_ms = 3, .status = sent ? 200 : 500, .result = sent ? "sent" : "server_error", .again_ms = again_ms, .sent = sent };

	OK(outbox_settle(tx, id, &a));
}

/* --- channels --- */

static void a_channel_comes_back_as_it_was_put_and_is_sealed_in_between(void **state)
{
	int64_t id = add(ANA, "{\"url\":\"https://hooks.example/secret-path\"}");
	struct channel c = get(id);

	assert_true(str_is(c.kind, "webhook") && str_is(c.label, "pager") && str_is(c.code, ""));
	assert_true(str_is(c.target, "{\"url\":\"https://hooks.example/secret-path\"}"));
	assert_true(c.member == ANA && c.added_ms == tx->now_ms && !c.proved_ms && !c.failed_ms);
	assert_int_equal(number_of("SELECT count(*) FROM channels WHERE instr(target, 'secret-path') > 0"), 0);
	OK(channels_remove(tx, id));
	assert_int_equal(channels_get(tx, id, &arena, &c), ERR_NOT_FOUND);
}

static void a_target_of_one_row_does_not_open_in_another(void **state)
{
	int64_t one = add(ANA, "{\"url\":\"a\"}"), other = add(BEN, "{\"url\":\"b\"}");
	struct channel c;

	OK(tx_exec(tx, NULL, "UPDATE channels SET target = (SELECT target FROM channels WHERE id = $2) WHERE id = $1", "ii", one, other));
	assert_int_equal(channels_get(tx, one, &arena, &c), ERR_CRYPTO);
	assert_int_equal(c.member, ANA);
}

static void nobody_has_more_than_ten(void **state)
{
	struct channel c = { .member = ANA, .kind = STR("email"), .target = STR("{}") }, all[MOST];
	int64_t id;
	size_t n, i;

	for (i = 0; i < CHANNELS_MOST; i++)
		add(ANA, "{}");
	assert_int_equal(channels_add(tx, &c, &arena, &id), ERR_TOO_LARGE);
	OK(channels_list(tx, ANA, &arena, all, MOST, &n));
	assert_int_equal(n, CHANNELS_MOST);
	add(BEN, "{}");
	OK(channels_list(tx, BEN, &arena, all, MOST, &n));
	assert_int_equal(n, 1);
	assert_null(all[0].target.at);
}

static void somebody_is_reachable_by_what_was_proved_and_did_not_fail_since(void **state)
{
	bool yes;
	int64_t id = add(ANA, "{}");

	OK(channels_reachable(tx, ANA, &yes));
	assert_false(yes);
	OK(channels_set_code(tx, id, STR("123456")));
	OK(channels_tried(tx, id));
	assert_int_equal(get(id).tries, 1);
	assert_true(str_is(get(id).code, "123456"));
	OK(channels_proved(tx, id));
	OK(channels_reachable(tx, ANA, &yes));
	assert_true(yes);
	assert_true(str_is(get(id).code, ""));
	OK(channels_failed(tx, id));
	OK(channels_reachable(tx, ANA, &yes));
	assert_false(yes);
	OK(channels_proved(tx, id));
	OK(channels_reachable(tx, ANA, &yes));
	assert_true(yes);
	OK(channels_set_code(tx, id, STR("1")));
	assert_int_equal(get(id).tries, 0);
}

/* --- the outbox --- */

static void each_channel_that_works_gets_one(void **state)
{
	int64_t failed;
	uint64_t before = outbox_written();

	add_proved(ANA);
	add_proved(ANA);
	failed = add_proved(ANA);
	OK(channels_failed(tx, failed));
	add(ANA, "{}");
	add_proved(BEN);
	assert_int_equal(send_to(ANA, "alarm", "crisis", 7), 2);
	assert_true(outbox_written() > before);
	assert_int_equal(take(), 2);
	assert_true(got[0].channel != failed && got[1].channel != failed);
	assert_true(str_is(got[0].kind, "alarm") && str_is(got[0].level, "crisis") && got[0].case_id == 7 && got[0].at_ms == tx->now_ms);
}

static void an_alarm_tries_what_failed_when_nothing_else_is_there_and_other_news_do_not(void **state)
{
	int64_t id = add_proved(ANA);

	OK(channels_failed(tx, id));
	assert_int_equal(send_to(ANA, "gap", "", 0), 0);
	assert_int_equal(send_to(ANA, "channel_failed", "", 0), 0);
	assert_int_equal(send_to(ANA, "alarm", "red", 7), 1);
	assert_int_equal(send_to(BEN, "alarm", "red", 7), 0);
}

static void what_is_taken_is_not_taken_again_until_its_lease_is_over(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	assert_int_equal(take(), 1);
	assert_int_equal(take(), 0);
	tx->now_ms += LEASE - 1;
	assert_int_equal(take(), 0);
	tx->now_ms += 1;
	assert_int_equal(take(), 1);
	OK(outbox_release(tx, got[0].id));
	assert_int_equal(take(), 1);
}

static void a_lease_from_before_the_clock_was_set_back_holds_nothing_up(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	OK(tx_exec(tx, NULL, "UPDATE outbox SET leased_ms = $1", "i", tx->now_ms + 60 * MINUTE));
	assert_int_equal(take(), 1);
}

static void where_nothing_can_be_written_parcels_are_given_out_without_a_lease(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	tx->write = false;
	assert_int_equal(take(), 1);
	assert_int_equal(take(), 1);
}

static void one_that_failed_waits_for_its_time(void **state)
{
	int64_t next;

	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	OK(outbox_next(tx, &next));
	assert_int_equal(next, tx->now_ms);
	take();
	OK(outbox_next(tx, &next));
	assert_int_equal(next, tx->now_ms + LEASE);
	settle_as(got[0].id, false, tx->now_ms + 5000);
	OK(outbox_next(tx, &next));
	assert_int_equal(next, tx->now_ms + 5000);
	assert_int_equal(take(), 0);
	tx->now_ms += 5000;
	assert_int_equal(take(), 1);
	assert_int_equal(got[0].attempts, 1);
	settle_as(got[0].id, true, 0);
	assert_int_equal(outbox_next(tx, &next), ERR_NOT_FOUND);
	assert_int_equal(number_of("SELECT count(*) FROM attempts"), 2);
	assert_int_equal(number_of("SELECT count(*) FROM attempts WHERE number = 2 AND result = 'sent' AND status = 200"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE state = 'sent' AND attempts = 2"), 1);
}

static void new_ones_go_first_and_the_most_urgent_of_them(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "crisis", 1);
	take();
	settle_as(got[0].id, false, tx->now_ms);
	send_to(ANA, "gap", "", 0);
	send_to(ANA, "alarm", "red", 2);
	send_to(ANA, "alarm", "crisis", 3);
	OK(outbox_take_new(tx, LEASE, &arena, got, 2, &n_got));
	assert_int_equal(n_got, 2);
	assert_true(got[0].case_id == 3 && got[1].case_id == 2);
	OK(outbox_take_new(tx, LEASE, &arena, got, MOST, &n_got));
	assert_int_equal(n_got, 1);
	assert_true(str_is(got[0].kind, "gap"));
	assert_int_equal(take(), 1);
	assert_int_equal(got[0].case_id, 1);
}

static void an_alarm_that_waits_takes_the_level_of_the_next_and_is_tried_at_once(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	take();
	settle_as(got[0].id, false, tx->now_ms + 5 * MINUTE);
	tx->now_ms += MINUTE;
	assert_int_equal(send_to(ANA, "alarm", "crisis", 7), 1);
	assert_int_equal(number_of("SELECT count(*) FROM outbox"), 1);
	assert_int_equal(take(), 1);
	assert_true(str_is(got[0].level, "crisis") && got[0].at_ms == tx->now_ms && got[0].attempts == 1);
}

static void an_alarm_on_its_way_is_followed_by_the_next(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	take();
	send_to(ANA, "alarm", "crisis", 7);
	settle_as(got[0].id, true, 0);
	assert_int_equal(take(), 1);
	assert_true(str_is(got[0].level, "crisis"));
}

static void what_is_about_nothing_is_not_merged(void **state)
{
	int64_t id = add(ANA, "{}");
	struct parcel p = { .kind = STR("test"), .code = STR("111111") };

	OK(outbox_add_to(tx, id, &p));
	OK(outbox_add_to(tx, id, &p));
	assert_int_equal(take(), 2);
	assert_true(str_is(got[0].code, "111111"));
	settle_as(got[0].id, true, 0);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE code <> ''"), 1);
}

static void alarms_about_a_case_somebody_is_on_are_dropped(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	take();
	send_to(ANA, "alarm", "red", 8);
	send_to(ANA, "follow_up", "", 7);
	OK(outbox_drop(tx, 7));
	OK(outbox_drop(tx, 0));
	/* It was on its way, and did not arrive: it is not tried again. */
	settle_as(got[0].id, false, tx->now_ms + 5000);
	tx->now_ms += MINUTE;
	assert_int_equal(take(), 2);
	assert_true(str_is(got[0].kind, "follow_up") || got[0].case_id == 8);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE state = 'dropped' AND case_id = 7 AND kind = 'alarm'"), 1);
}

static void one_dropped_that_arrived_all_the_same_is_told_as_sent(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	take();
	OK(outbox_drop(tx, 7));
	settle_as(got[0].id, true, 0);
	assert_int_equal(number_of("SELECT count(*) FROM outbox WHERE state = 'sent'"), 1);
}

static void with_a_channel_goes_what_was_to_be_sent_there(void **state)
{
	int64_t id = add_proved(ANA);

	send_to(ANA, "alarm", "red", 7);
	take();
	OK(channels_remove(tx, id));
	settle_as(got[0].id, false, tx->now_ms + 5000);
	assert_int_equal(number_of("SELECT count(*) FROM outbox"), 0);
	assert_int_equal(number_of("SELECT count(*) FROM attempts"), 0);
}

static void settled_ones_are_forgotten_after_thirty_days_and_waiting_ones_never(void **state)
{
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	take();
	settle_as(got[0].id, true, 0);
	send_to(ANA, "alarm", "red", 8);
	tx->now_ms += 30 * DAY;
	OK(outbox_prune(tx, 100));
	assert_int_equal(number_of("SELECT count(*) FROM outbox"), 2);
	tx->now_ms += 1;
	OK(outbox_prune(tx, 100));
	assert_int_equal(number_of("SELECT count(*) FROM outbox"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM attempts"), 0);
	assert_int_equal(take(), 1);
}

static void a_parcel_knows_its_room_and_whether_the_case_is_open(void **state)
{
	struct room r = { .name = STR("Here"), .about = STR(""), .rules = STR(""), .language = STR("en"), .capacity = 10, .open = true };

	OK(rooms_add(tx, &r));
	OK(tx_exec(tx, NULL,
		"INSERT INTO cases (id, room, kind, member, level, category, state, version, opened_ms, clock_ms, step_ms, due_ms)"
		" VALUES (7, $1, 'danger', 12, 'red', 'none', 'open', 1, 1, 1, 1, 1)", "i", r.id));
	add_proved(ANA);
	send_to(ANA, "alarm", "red", 7);
	send_to(ANA, "gap", "", 0);
	assert_int_equal(take(), 2);
	assert_true(got[0].room == r.id && got[0].open);
	assert_true(got[1].room == 0 && !got[1].open);
	OK(outbox_release(tx, got[0].id));
	OK(tx_exec(tx, NULL, "UPDATE cases SET state = 'closed' WHERE id = 7", ""));
	assert_int_equal(take(), 1);
	assert_true(got[0].room == r.id && !got[0].open);
}

static int story(void)
{
	struct memory own;
	struct arena a;
	struct channel c = { .member = ANA, .kind = STR("email"), .target = STR("{}") };
	struct parcel p = { .kind = STR("alarm"), .level = STR("red"), .case_id = 7 }, taken[4];
	size_t n;
	int64_t id, reached;
	int err = memory_open(&own);

	arena_init(&a, 1 << 20);
	own.tx.now_ms = 100 * DAY;
	if (!err)
		err = member_put(&own.tx, ANA, "Ana");
	if (!err)
		err = channels_add(&own.tx, &c, &a, &id);
	if (!err)
		err = channels_proved(&own.tx, id);
	if (!err)
		err = outbox_add(&own.tx, ANA, &p, &reached);
	if (!err)
		err = outbox_take(&own.tx, LEASE, &a, taken, 4, &n);
	if (!err)
		err = channels_get(&own.tx, id, &a, &c);
	arena_release(&a);
	memory_close(&own);
	return err;
}

static void without_memory_it_says_so_and_leaks_nothing(void **state)
{
	each_allocation(story);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_channel_comes_back_as_it_was_put_and_is_sealed_in_between),
		TEST(a_target_of_one_row_does_not_open_in_another),
		TEST(nobody_has_more_than_ten),
		TEST(somebody_is_reachable_by_what_was_proved_and_did_not_fail_since),
		TEST(each_channel_that_works_gets_one),
		TEST(an_alarm_tries_what_failed_when_nothing_else_is_there_and_other_news_do_not),
		TEST(what_is_taken_is_not_taken_again_until_its_lease_is_over),
		TEST(a_lease_from_before_the_clock_was_set_back_holds_nothing_up),
		TEST(where_nothing_can_be_written_parcels_are_given_out_without_a_lease),
		TEST(one_that_failed_waits_for_its_time),
		TEST(new_ones_go_first_and_the_most_urgent_of_them),
		TEST(an_alarm_that_waits_takes_the_level_of_the_next_and_is_tried_at_once),
		TEST(an_alarm_on_its_way_is_followed_by_the_next),
		TEST(what_is_about_nothing_is_not_merged),
		TEST(alarms_about_a_case_somebody_is_on_are_dropped),
		TEST(one_dropped_that_arrived_all_the_same_is_told_as_sent),
		TEST(with_a_channel_goes_what_was_to_be_sent_there),
		TEST(settled_ones_are_forgotten_after_thirty_days_and_waiting_ones_never),
		TEST(a_parcel_knows_its_room_and_whether_the_case_is_open),
		cmocka_unit_test(without_memory_it_says_so_and_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
