/* tests/store/roster_test.c: shifts, covers, duties, the gaps that were told of, and a room's own deadlines. */
#include "support.h"

#include "each_allocation.h"
#include "store/grants.h"
#include "store/integrity.h"
#include "store/ladders.h"
#include "store/rooms.h"
#include "store/roster.h"
#include "store/timers.h"

#define HOUR INT64_C(3600000)
#define NOW (1000 * HOUR)
#define SINCE STR("2026-01-01")

enum { ANA = 11, BEN, CHO };

static struct memory m;
static struct tx *const tx = &m.tx;
static struct arena arena;
static int64_t room;

static int setup(void **state)
{
	struct room r = { .name = STR("Here"), .about = STR(""), .rules = STR(""), .language = STR("en"), .capacity = 10, .open = true };

	OK(memory_open(&m));
	arena_init(&arena, 4u << 20);
	tx->now_ms = NOW;
	OK(member_put(tx, ANA, "Ana"));
	OK(member_put(tx, BEN, "Ben"));
	OK(member_put(tx, CHO, "Cho"));
	OK(rooms_add(tx, &r));
	room = r.id;
	OK(grants_set(tx, ANA, &(struct grant){ .role = ROLE_MENTOR, .room = room }));
	OK(grants_set(tx, BEN, &(struct grant){ .role = ROLE_RESPONDER }));
	return 0;
}

static int teardown(void **state)
{
	arena_release(&arena);
	memory_close(&m);
	return 0;
}

static int64_t put_shift(int64_t member, int64_t tier, const char *language, const char *last_day)
{
	struct shift s = { .member = member, .tier = tier, .weekday = 3, .start_min = 1200, .minutes = 120, .language = str_of(language),
		.zone = STR("Europe/Berlin"), .first_day = STR("2026-02-04"), .last_day = str_of(last_day) };
	int64_t id;

	OK(shifts_put(tx, &s, &id));
	return id;
}

static void put_duty(int64_t shift, int64_t member, int64_t tier, const char *language, int64_t from, int64_t until)
{
	char day[16];

	snprintf(day, sizeof day, "2026-%08d", (int)(from / HOUR));
	OK(duties_put(tx, &(struct duty){ .shift = shift, .member = member, .tier = tier, .language = str_of(language),
		.day = str_of(day), .from_ms = from, .until_ms = until }));
}

static size_t duties(struct duty ret[8])
{
	size_t n;

	OK(duties_list(tx, 0, INT64_MAX, &arena, ret, 8, &n));
	return n;
}

/* --- shifts --- */

static void a_shift_is_read_back_as_it_was_put_and_changed_under_its_id(void **state)
{
	int64_t id = put_shift(ANA, 1, "de", "2026-12-30"), again;
	struct shift s, all[2];
	size_t n;

	OK(shifts_get(tx, id, &arena, &s));
	assert_true(s.id == id && s.member == ANA && s.tier == 1 && s.weekday == 3 && s.start_min == 1200 && s.minutes == 120);
	assert_true(str_is(s.language, "de") && str_is(s.zone, "Europe/Berlin") && str_is(s.first_day, "2026-02-04"));
	assert_true(str_is(s.last_day, "2026-12-30") && str_is(s.name, "Ana"));
	s.member = BEN;
	s.language = (struct str){ 0 };
	OK(shifts_put(tx, &s, &again));
	assert_true(again == id);
	OK(shifts_list(tx, SINCE, &arena, all, 2, &n));
	assert_int_equal(n, 1);
	assert_true(all[0].member == BEN && str_is(all[0].name, "Ben") && all[0].language.len == 0);
	assert_int_equal(shifts_get(tx, id + 1, &arena, &s), ERR_NOT_FOUND);
}

static void what_has_ended_is_not_listed_and_what_was_taken_away_is_not_there(void **state)
{
	int64_t ended = put_shift(ANA, 1, "", "2025-12-31"), gone = put_shift(BEN, 1, "", ""), id = put_shift(ANA, 2, "", "2026-01-01");
	struct shift all[3];
	bool planned;
	size_t n;

	put_duty(gone, BEN, 1, "", NOW - HOUR, NOW);
	OK(shifts_planned(tx, SINCE, 1, &planned));
	assert_true(planned);
	OK(shifts_remove(tx, gone));
	OK(shifts_planned(tx, SINCE, 1, &planned));
	assert_false(planned);
	assert_int_equal(shifts_remove(tx, gone), ERR_NOT_FOUND);
	assert_int_equal(shifts_get(tx, gone, &arena, all), ERR_NOT_FOUND);
	OK(shifts_get(tx, ended, &arena, all));
	OK(shifts_list(tx, SINCE, &arena, all, 3, &n));
	assert_int_equal(n, 1);
	assert_true(all[0].id == id);
}

static void a_shift_taken_away_is_forgotten_when_its_duties_are(void **state)
{
	int64_t id = put_shift(ANA, 1, "", ""), n;

	put_duty(id, ANA, 1, "", NOW - HOUR, NOW + HOUR);
	OK(covers_put(tx, id, STR("2026-02-04"), BEN));
	tx->now_ms += HOUR / 2;
	OK(shifts_remove(tx, id));
	tx->now_ms += 399 * 24 * HOUR;
	OK(duties_prune(tx, 10));
	OK(shifts_prune(tx, 10));
	OK(tx_number(tx, &n, "SELECT count(*) FROM shifts", ""));
	assert_int_equal(n, 1);
	tx->now_ms += 2 * 24 * HOUR;
	OK(duties_prune(tx, 10));
	OK(shifts_prune(tx, 10));
	OK(tx_number(tx, &n, "SELECT (SELECT count(*) FROM shifts) + (SELECT count(*) FROM covers) + (SELECT count(*) FROM duties)", ""));
	assert_int_equal(n, 0);
}

static void the_last_who_takes_a_day_has_it(void **state)
{
	int64_t id = put_shift(ANA, 1, "", ""), member = 5;

	OK(covers_get(tx, id, STR("2026-02-04"), &member));
	assert_int_equal(member, 0);
	OK(covers_put(tx, id, STR("2026-02-04"), BEN));
	OK(covers_put(tx, id, STR("2026-02-04"), CHO));
	OK(covers_get(tx, id, STR("2026-02-04"), &member));
	assert_int_equal(member, CHO);
	OK(covers_get(tx, id, STR("2026-02-11"), &member));
	assert_int_equal(member, 0);
}

/* --- duties --- */

static void what_is_past_is_never_written_again(void **state)
{
	int64_t id = put_shift(ANA, 1, "", "");
	struct duty d[8];

	tx->now_ms = NOW - 5 * HOUR;
	put_duty(id, ANA, 1, "", NOW - 4 * HOUR, NOW - 2 * HOUR);
	put_duty(id, ANA, 1, "", NOW - HOUR, NOW + HOUR);
	put_duty(id, ANA, 1, "", NOW + 4 * HOUR, NOW + 5 * HOUR);
	tx->now_ms = NOW;
	OK(duties_clear(tx, id));
	assert_int_equal(duties(d), 2);
	assert_true(d[0].until_ms == NOW - 2 * HOUR && d[1].until_ms == NOW);
	put_duty(id, ANA, 1, "", NOW - 4 * HOUR, NOW - 2 * HOUR);     /* over: nothing to put */
	put_duty(id, ANA, 1, "", NOW - HOUR, NOW + 2 * HOUR);         /* goes on, and longer */
	assert_int_equal(duties(d), 2);
	assert_true(d[1].from_ms == NOW - HOUR && d[1].until_ms == NOW + 2 * HOUR);
	OK(duties_clear(tx, id));
	put_duty(id, BEN, 1, "", NOW - HOUR, NOW + 2 * HOUR);         /* another, from now on */
	assert_int_equal(duties(d), 3);
	assert_true(d[1].member == ANA && d[1].until_ms == NOW && d[2].member == BEN && d[2].from_ms == NOW);
	OK(duties_clear(tx, id));
	put_duty(id, CHO, 1, "", NOW - HOUR, NOW + 2 * HOUR);         /* in the same moment: Ben never began */
	assert_int_equal(duties(d), 3);
	assert_true(d[2].member == CHO);
}

static void duties_tell_who_it_is_whether_they_took_over_and_whether_they_are_reached(void **state)
{
	int64_t id = put_shift(ANA, 1, "", "");
	struct duty d[8];

	put_duty(id, BEN, 1, "fr", NOW + HOUR, NOW + 2 * HOUR);
	assert_int_equal(duties(d), 1);
	assert_true(!d[0].covered && !d[0].reachable && str_is(d[0].name, "Ben") && str_is(d[0].language, "fr"));
	OK(covers_put(tx, id, d[0].day, BEN));
	OK(tx_exec(tx, NULL, "INSERT INTO channels (id, member, kind, target, added_ms) VALUES (1, 12, 'push', x'00', 1)", ""));
	assert_int_equal(duties(d), 1);
	assert_true(d[0].covered && !d[0].reachable);
	OK(tx_exec(tx, NULL, "UPDATE channels SET proved_ms = 5", ""));
	assert_int_equal(duties(d), 1);
	assert_true(d[0].reachable);
	OK(tx_exec(tx, NULL, "UPDATE channels SET failed_ms = 6", ""));
	assert_int_equal(duties(d), 1);
	assert_false(d[0].reachable);
}

static void a_window_holds_what_touches_it_in_order(void **state)
{
	int64_t one = put_shift(ANA, 1, "", ""), other = put_shift(BEN, 2, "", ""), first;
	struct duty d[3];
	size_t n;

	OK(duties_first(tx, &first));
	assert_true(first == INT64_MAX);
	put_duty(one, ANA, 1, "", NOW + 3 * HOUR, NOW + 4 * HOUR);
	put_duty(other, BEN, 2, "", NOW + HOUR, NOW + 3 * HOUR);
	put_duty(one, ANA, 1, "", NOW, NOW + HOUR);
	OK(duties_first(tx, &first));
	assert_true(first == NOW);
	OK(duties_list(tx, NOW + HOUR, NOW + 3 * HOUR, &arena, d, 3, &n));
	assert_int_equal(n, 1);
	assert_true(d[0].member == BEN);
	OK(duties_list(tx, NOW, NOW + 3 * HOUR + 1, &arena, d, 3, &n));
	assert_int_equal(n, 3);
	assert_true(d[0].from_ms == NOW && d[1].member == BEN && d[2].from_ms == NOW + 3 * HOUR);
	OK(duties_list(tx, NOW, NOW + 3 * HOUR + 1, &arena, d, 2, &n));
	assert_int_equal(n, 2);
}

static void who_is_on_call_now_speaks_the_language_first_and_is_there_once(void **state)
{
	int64_t ana = put_shift(ANA, 1, "", ""), ben = put_shift(BEN, 1, "", ""), cho = put_shift(CHO, 2, "", ""), who[4];
	size_t n;

	put_duty(ana, ANA, 1, "de", NOW, NOW + HOUR);
	put_duty(ben, BEN, 1, "pt-BR", NOW, NOW + 2 * HOUR);
	put_duty(cho, BEN, 2, "", NOW, NOW + 2 * HOUR);
	put_duty(cho, CHO, 2, "", NOW + HOUR, NOW + 2 * HOUR);
	OK(duties_now(tx, 1, STR("pt"), who, 4, &n));
	assert_true(n == 2 && who[0] == BEN && who[1] == ANA);
	OK(duties_now(tx, 1, STR("de-AT"), who, 4, &n));
	assert_true(n == 2 && who[0] == ANA);
	OK(duties_now(tx, 0, STR("fr"), who, 4, &n));
	assert_true(n == 2 && who[0] == BEN && who[1] == ANA);
	OK(duties_now(tx, 3, STR("fr"), who, 4, &n));
	assert_int_equal(n, 0);
	tx->now_ms += HOUR;                   /* Ana's has just ended, Cho's has just begun */
	OK(duties_now(tx, 0, (struct str){ 0 }, who, 4, &n));
	assert_true(n == 2 && who[0] == BEN && who[1] == CHO);
}

static void being_there_for_all_of_it_in_another_shift_of_the_tier_is_being_there(void **state)
{
	int64_t one = put_shift(ANA, 1, "", ""), other = put_shift(BEN, 1, "", "");
	struct duty d = { .shift = other, .member = ANA, .tier = 1, .from_ms = NOW + HOUR, .until_ms = NOW + 2 * HOUR };
	bool there;

	put_duty(one, ANA, 1, "", NOW + HOUR, NOW + 2 * HOUR);
#define THERE(is) do { OK(duties_within(tx, &d, &there)); assert_true(there == (is)); } while (0)
	THERE(true);
	d.until_ms++;
	THERE(false);
	d.until_ms--;
	d.tier = 2;
	THERE(false);
	d.tier = 1;
	d.shift = one;
	THERE(false);
	d.shift = other;
	d.member = BEN;
	THERE(false);
#undef THERE
}

/* --- grants --- */

static size_t ahead_of(int64_t member)
{
	int64_t n;

	OK(tx_number(tx, &n, "SELECT count(*) FROM duties WHERE member = $1 AND until_ms > $2", "ii", member, tx->now_ms));
	return (size_t)n;
}

static void staff_is_who_holds_a_role_anywhere_for_as_long_as_they_hold_it(void **state)
{
	int64_t until;

	OK(grants_set(tx, CHO, &(struct grant){ .role = ROLE_PARTICIPANT, .room = room }));
	OK(grants_staff_until(tx, CHO, &until));
	assert_int_equal(until, 0);
	OK(grants_set(tx, CHO, &(struct grant){ .role = ROLE_MENTOR, .room = room, .until_ms = NOW + HOUR }));
	OK(grants_set(tx, CHO, &(struct grant){ .role = ROLE_RESPONDER, .until_ms = NOW + 2 * HOUR }));
	OK(grants_staff_until(tx, CHO, &until));
	assert_true(until == NOW + 2 * HOUR);
	OK(grants_staff_until(tx, ANA, &until));
	assert_true(until == INT64_MAX);
	tx->now_ms = NOW + 2 * HOUR;
	OK(grants_staff_until(tx, CHO, &until));
	assert_int_equal(until, 0);
}

static void who_loses_the_last_grant_loses_what_lies_ahead_in_the_same_transaction(void **state)
{
	int64_t id = put_shift(ANA, 1, "", ""), due;
	struct duty d[8];

	OK(grants_set(tx, ANA, &(struct grant){ .role = ROLE_RESPONDER }));
	put_duty(id, ANA, 1, "", NOW - HOUR, NOW + HOUR);
	put_duty(id, ANA, 1, "", NOW + 4 * HOUR, NOW + 5 * HOUR);
	OK(timers_clear(tx, TIMER_ROSTER, 0));
	tx->now_ms++;
	OK(grants_revoke(tx, ANA, 0, ROLE_RESPONDER));
	assert_int_equal(ahead_of(ANA), 2);
	OK(tx_number(tx, &due, "SELECT due_ms FROM timers WHERE kind = 'roster'", ""));
	assert_true(due == tx->now_ms);
	OK(grants_revoke(tx, ANA, room, ROLE_MENTOR));
	assert_int_equal(duties(d), 1);
	assert_true(d[0].until_ms == tx->now_ms);
}

static void removals_and_grants_that_run_out_do_the_same(void **state)
{
	struct removal removal = { .member = BEN, .by = ANA, .reason = STR("other"), .until_ms = NOW + 50 * HOUR };
	int64_t id = put_shift(ANA, 1, "", ""), other = put_shift(BEN, 1, "", "");

	put_duty(id, ANA, 1, "", NOW + 4 * HOUR, NOW + 5 * HOUR);
	put_duty(other, BEN, 1, "", NOW + 4 * HOUR, NOW + 5 * HOUR);
	OK(grants_set(tx, ANA, &(struct grant){ .role = ROLE_MENTOR, .room = room, .until_ms = NOW + HOUR }));
	tx->now_ms = NOW + HOUR;
	OK(grants_expire(tx, 10));
	assert_int_equal(ahead_of(ANA), 0);
	assert_int_equal(ahead_of(BEN), 1);
	OK(removals_add(tx, &removal));
	assert_int_equal(ahead_of(BEN), 0);
}

static void who_is_not_on_the_roster_leaves_it_alone(void **state)
{
	int64_t n;

	OK(grants_set(tx, CHO, &(struct grant){ .role = ROLE_MENTOR, .room = room }));
	OK(grants_revoke(tx, CHO, room, ROLE_MENTOR));
	OK(tx_number(tx, &n, "SELECT count(*) FROM timers", ""));
	assert_int_equal(n, 0);
}

/* --- gaps, deadlines --- */

static void gaps_that_were_told_are_kept_as_they_are_put(void **state)
{
	const struct gap_told told[] = { { 9, INT64_MAX, 2 }, { 3, 7, 1 }, { 3, 7, 1 } };
	struct gap_told back[3];
	size_t n;

	OK(gaps_told_put(tx, told, 3));
	OK(gaps_told_list(tx, back, 3, &n));
	assert_int_equal(n, 2);
	assert_true(back[0].from_ms == 3 && back[0].until_ms == 7 && back[0].step == 1 && back[1].until_ms == INT64_MAX);
	OK(gaps_told_put(tx, told, 1));
	OK(gaps_told_list(tx, back, 3, &n));
	assert_int_equal(n, 1);
}

static void a_room_has_its_own_deadlines_for_a_level_until_they_are_cleared(void **state)
{
	struct ladder_times t = { 1, 2, 3, 4, 5 }, back;

	assert_int_equal(ladders_get(tx, room, "red", &back), ERR_NOT_FOUND);
	OK(ladders_put(tx, room, "red", &t));
	t.lease_s = 6;
	OK(ladders_put(tx, room, "red", &t));
	OK(ladders_get(tx, room, "red", &back));
	assert_memory_equal(&t, &back, sizeof t);
	assert_int_equal(ladders_get(tx, room, "crisis", &back), ERR_NOT_FOUND);
	OK(ladders_clear(tx, room, "red"));
	OK(ladders_clear(tx, room, "red"));
	assert_int_equal(ladders_get(tx, room, "red", &back), ERR_NOT_FOUND);
}

/* --- memory --- */

static int read_everything(void)
{
	struct arena own;
	struct shift s[2];
	struct duty d[2];
	size_t n;
	int err;

	arena_init(&own, 1 << 16);
	err = shifts_list(tx, SINCE, &own, s, 2, &n);
	if (!err)
		err = duties_list(tx, 0, INT64_MAX, &own, d, 2, &n);
	arena_release(&own);
	return err;
}

static void reading_says_so_whatever_allocation_fails(void **state)
{
	put_duty(put_shift(ANA, 1, "de", ""), ANA, 1, "de", NOW, NOW + HOUR);
	OK(read_everything());                /* statements are prepared */
	each_allocation(read_everything);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(a_shift_is_read_back_as_it_was_put_and_changed_under_its_id),
		WITH(what_has_ended_is_not_listed_and_what_was_taken_away_is_not_there),
		WITH(a_shift_taken_away_is_forgotten_when_its_duties_are),
		WITH(the_last_who_takes_a_day_has_it),
		WITH(what_is_past_is_never_written_again),
		WITH(duties_tell_who_it_is_whether_they_took_over_and_whether_they_are_reached),
		WITH(a_window_holds_what_touches_it_in_order),
		WITH(who_is_on_call_now_speaks_the_language_first_and_is_there_once),
		WITH(being_there_for_all_of_it_in_another_shift_of_the_tier_is_being_there),
		WITH(staff_is_who_holds_a_role_anywhere_for_as_long_as_they_hold_it),
		WITH(who_loses_the_last_grant_loses_what_lies_ahead_in_the_same_transaction),
		WITH(removals_and_grants_that_run_out_do_the_same),
		WITH(who_is_not_on_the_roster_leaves_it_alone),
		WITH(gaps_that_were_told_are_kept_as_they_are_put),
		WITH(a_room_has_its_own_deadlines_for_a_level_until_they_are_cleared),
		WITH(reading_says_so_whatever_allocation_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
