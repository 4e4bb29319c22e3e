/* tests/store/attendance_test.c: who was at a meeting, who leads it, and which of a room are on. */
#include "support.h"

#include "each_allocation.h"
#include "store/grants.h"
#include "store/meetings.h"
#include "store/notices.h"
#include "store/places.h"
#include "store/rooms.h"
#include "store/timers.h"

#define MIN INT64_C(60000)
#define HOUR (60 * MIN)
#define NOW (INT64_C(500000) * HOUR)

enum { ANA = 11, BEN, CHO, DAN };

static struct memory m;
static struct tx *const tx = &m.tx;
static struct arena arena;
static int64_t room, series;

static int64_t add_room(const char *name)
{
	struct room r = { .name = str_of(name), .about = STR(""), .rules = STR(""), .language = STR("en"), .capacity = 10, .open = true,
		.drop_in = true };

	OK(rooms_add(tx, &r));
	return r.id;
}

static int64_t add_series(int64_t of)
{
	struct series s = { .room = of, .title = STR("Evening"), .about = STR(""), .language = STR("en"), .audience = STR(""),
		.zone = STR("UTC"), .day = STR("2027-01-14"), .rule = STR(""), .minutes = 60, .staff_needed = 1, .entry_min = -1 };

	OK(series_add(tx, &s));
	return s.id;
}

static int setup(void **state)
{
	OK(memory_open(&m));
	arena_init(&arena, 4u << 20);
	tx->now_ms = NOW;
	OK(member_put(tx, ANA, "Ana"));
	OK(member_put(tx, BEN, "Ben"));
	OK(member_put(tx, CHO, "Cho"));
	OK(member_put(tx, DAN, "Dan"));
	room = add_room("Here");
	OK(grants_set(tx, ANA, &(struct grant){ .role = ROLE_MENTOR, .room = room }));
	OK(grants_set(tx, BEN, &(struct grant){ .role = ROLE_FACILITATOR }));
	series = add_series(room);
	return 0;
}

static int teardown(void **state)
{
	arena_release(&arena);
	memory_close(&m);
	return 0;
}

/* A meeting of an hour in that state. */
static int64_t add_meeting(int64_t of, int64_t series_of, int64_t start_ms, enum meeting_state state)
{
	static int64_t slot;
	struct meeting meeting = { .series = series_of, .room = of, .title = STR("Evening"), .slot_day = STR("2027-01-14"), .slot_min = ++slot,
		.day = STR("2027-01-14"), .reason = STR(""), .words = STR(""), .minutes = 60, .entry_ms = start_ms + HOUR };

	agenda_plan(start_ms - 10 * MIN, start_ms, start_ms + HOUR, 1, &meeting.agenda);
	OK(meetings_add(tx, &meeting));
	meeting.agenda.state = state;
	OK(meetings_set(tx, &meeting));
	return meeting.id;
}

static int64_t open_meeting(void)
{
	return add_meeting(room, series, NOW, MEETING_OPEN);
}

static size_t rows(int64_t meeting, struct attended ret[8])
{
	size_t n;

	OK(attendance_list(tx, meeting, &arena, ret, 8, &n));
	return n;
}

static bool is_due(const char *kind, int64_t subject)
{
	int64_t hit;

	return tx_number(tx, &hit, "SELECT 1 FROM timers WHERE kind = $1 AND subject = $2 AND due_ms <= $3", "sii", str_of(kind), subject,
	                 tx->now_ms) == 0;
}

/* --- coming and going --- */

static void who_came_and_went_is_kept_with_their_times(void **state)
{
	int64_t meeting = open_meeting();
	struct attended a[8];
	bool here;

	OK(attendance_joined(tx, meeting, CHO, false));
	OK(attendance_here(tx, meeting, CHO, &here));
	assert_true(here);
	tx->now_ms += 5 * MIN;
	OK(attendance_joined(tx, meeting, CHO, false));       /* is there already */
	OK(attendance_left(tx, room, CHO, tx->now_ms));
	OK(attendance_here(tx, meeting, CHO, &here));
	assert_false(here);
	assert_int_equal(rows(meeting, a), 1);
	assert_true(a[0].member == CHO && a[0].joined_ms == NOW && a[0].left_ms == NOW + 5 * MIN && !a[0].staff);
	assert_true(str_is(a[0].name, "Cho"));
}

static void a_minute_away_is_none_and_more_is_another_row(void **state)
{
	int64_t meeting = open_meeting();
	struct attended a[8];

	OK(attendance_joined(tx, meeting, CHO, false));
	tx->now_ms += MIN;
	OK(attendance_left(tx, room, CHO, tx->now_ms));
	tx->now_ms += MIN;
	OK(attendance_joined(tx, meeting, CHO, false));
	assert_int_equal(rows(meeting, a), 1);
	assert_int_equal(a[0].left_ms, 0);
	OK(attendance_left(tx, room, CHO, tx->now_ms));
	tx->now_ms += MIN + 1;
	OK(attendance_joined(tx, meeting, CHO, false));
	assert_int_equal(rows(meeting, a), 2);
	assert_true(a[0].left_ms == NOW + 2 * MIN && a[1].joined_ms == NOW + 3 * MIN + 1 && a[1].left_ms == 0);
}

static void staff_who_come_or_go_have_the_meeting_looked_at_and_others_do_not(void **state)
{
	int64_t meeting = open_meeting();

	OK(attendance_joined(tx, meeting, CHO, false));
	assert_false(is_due(TIMER_MEETING, meeting));
	OK(attendance_left(tx, room, CHO, NOW));
	assert_false(is_due(TIMER_MEETING, meeting));
	OK(attendance_joined(tx, meeting, ANA, true));
	assert_true(is_due(TIMER_MEETING, meeting));
	OK(timers_set(tx, TIMER_MEETING, meeting, NOW + HOUR));
	OK(attendance_left(tx, 0, ANA, NOW));
	assert_true(is_due(TIMER_MEETING, meeting));
}

static void staff_are_there_for_every_meeting_that_is_on_and_others_for_one(void **state)
{
	int64_t first = open_meeting(), next = add_meeting(room, series, NOW + HOUR, MEETING_WAITING), n;
	struct attended a[8];

	OK(attendance_came(tx, room, ANA, true));
	OK(attendance_came(tx, room, CHO, false));
	assert_int_equal(rows(first, a), 2);
	assert_int_equal(rows(next, a), 1);
	/* Let in to the second, she is not at the first. */
	OK(attendance_joined(tx, next, DAN, false));
	OK(attendance_came(tx, room, DAN, false));
	assert_int_equal(rows(first, a), 2);
	OK(attendance_staff(tx, next, &n));
	assert_int_equal(n, 1);
	OK(attendance_left(tx, room, ANA, NOW));
	OK(attendance_staff(tx, first, &n));
	assert_int_equal(n, 0);
}

static void staff_are_counted_by_what_they_hold_now(void **state)
{
	int64_t meeting = open_meeting(), n;

	OK(attendance_joined(tx, meeting, ANA, true));
	OK(attendance_joined(tx, meeting, BEN, true));
	OK(attendance_joined(tx, meeting, CHO, false));
	OK(attendance_staff(tx, meeting, &n));
	assert_int_equal(n, 2);
	OK(grants_set(tx, CHO, &(struct grant){ .role = ROLE_MENTOR, .room = room, .until_ms = NOW + MIN }));
	OK(attendance_staff(tx, meeting, &n));
	assert_int_equal(n, 3);
	OK(grants_revoke(tx, ANA, room, ROLE_MENTOR));
	tx->now_ms += 2 * MIN;
	OK(attendance_staff(tx, meeting, &n));
	assert_int_equal(n, 1);
	/* On call or admin is not leading. */
	OK(grants_set(tx, DAN, &(struct grant){ .role = ROLE_RESPONDER }));
	OK(attendance_joined(tx, meeting, DAN, false));
	OK(attendance_staff(tx, meeting, &n));
	assert_int_equal(n, 1);
}

static void the_end_ends_it_for_whoever_is_there(void **state)
{
	int64_t meeting = open_meeting();
	struct attended a[8];

	OK(attendance_joined(tx, meeting, CHO, false));
	tx->now_ms += 2 * HOUR;
	OK(attendance_joined(tx, meeting, DAN, false));
	OK(attendance_end(tx, meeting, NOW + HOUR));
	assert_int_equal(rows(meeting, a), 2);
	assert_int_equal(a[0].left_ms, NOW + HOUR);
	assert_int_equal(a[1].left_ms, NOW + 2 * HOUR);       /* nobody left before they came */
}

static void after_a_start_nobody_is_there_and_staff_have_their_time_again(void **state)
{
	int64_t live = open_meeting(), held = add_meeting(add_room("Two"), series, NOW, MEETING_OPEN);
	struct seat seat = { .rules_version = 1 };
	struct attended a[8];
	int64_t n;

	OK(seats_set(tx, room, CHO, &seat));
	OK(attendance_joined(tx, live, CHO, false));
	OK(attendance_joined(tx, live, ANA, true));
	OK(tx_exec(tx, NULL, "UPDATE meetings SET here = 1", ""));
	OK(tx_exec(tx, NULL, "UPDATE meetings SET held_ms = $2 WHERE id = $1", "ii", held, NOW));
	tx->now_ms += 3 * MIN;
	OK(seats_seen(tx, room, CHO));
	tx->now_ms += 30 * MIN;
	OK(timers_set(tx, TIMER_MEETING, live, NOW + 55 * MIN));
	OK(attendance_reset(tx));
	assert_int_equal(rows(live, a), 2);
	assert_true(a[0].member == ANA && a[0].left_ms == NOW);              /* never seen in a seat */
	assert_true(a[1].member == CHO && a[1].left_ms == NOW + 3 * MIN);
	OK(tx_number(tx, &n, "SELECT here FROM meetings WHERE id = $1", "i", live));
	assert_int_equal(n, 0);
	OK(tx_number(tx, &n, "SELECT short_ms FROM meetings WHERE id = $1", "i", live));
	assert_int_equal(n, tx->now_ms);
	OK(tx_number(tx, &n, "SELECT held_ms FROM meetings WHERE id = $1", "i", held));
	assert_int_equal(n, tx->now_ms);
	OK(tx_number(tx, &n, "SELECT short_ms FROM meetings WHERE id = $1", "i", held));
	assert_int_equal(n, 0);
	assert_true(is_due(TIMER_MEETING, live));
}

/* --- places --- */

static int64_t taken(int64_t meeting, int64_t member, bool kept)
{
	int64_t n;

	OK(attendance_taken(tx, meeting, member, tx->now_ms - 10 * MIN, kept, &n));
	return n;
}

static void places_are_taken_by_who_is_there_was_a_moment_ago_or_is_still_to_come(void **state)
{
	int64_t meeting = open_meeting();
	struct seat seat = { .rules_version = 1 };
	struct place p = { .meeting = meeting, .member = DAN, .state = PLACE_KEPT };

	OK(seats_set(tx, room, CHO, &seat));
	OK(seats_set(tx, room, ANA, &seat));
	OK(attendance_joined(tx, meeting, CHO, false));
	OK(attendance_joined(tx, meeting, ANA, true));
	assert_int_equal(taken(meeting, DAN, true), 1);       /* staff take none */
	assert_int_equal(taken(meeting, CHO, true), 0);       /* one's own is free */
	OK(places_put(tx, &p));
	assert_int_equal(taken(meeting, 0, true), 2);
	assert_int_equal(taken(meeting, 0, false), 1);
	OK(seats_set(tx, room, DAN, &seat));
	OK(attendance_joined(tx, meeting, DAN, false));
	assert_int_equal(taken(meeting, 0, true), 2);         /* they have come */
	OK(attendance_left(tx, room, CHO, tx->now_ms));
	assert_int_equal(taken(meeting, 0, true), 2);
	tx->now_ms += 10 * MIN + 1;
	assert_int_equal(taken(meeting, 0, true), 1);
	OK(seats_leave(tx, room, DAN));
	assert_int_equal(taken(meeting, 0, true), 0);
}

static void who_was_there_lately_is_known_for_a_while(void **state)
{
	int64_t meeting = open_meeting(), last;
	bool lately;

	assert_int_equal(attendance_last(tx, meeting, CHO, &last), ERR_NOT_FOUND);
	OK(attendance_joined(tx, meeting, CHO, false));
	tx->now_ms += HOUR;
	OK(attendance_last(tx, meeting, CHO, &last));
	assert_int_equal(last, tx->now_ms);
	OK(attendance_end(tx, meeting, NOW + HOUR));
	OK(attendance_last(tx, meeting, CHO, &last));
	assert_int_equal(last, NOW + HOUR);
	OK(attendance_lately(tx, room, CHO, NOW, &lately));
	assert_false(lately);                                 /* it is not over */
	OK(tx_exec(tx, NULL, "UPDATE meetings SET state = 'ended'", ""));
	OK(attendance_lately(tx, room, CHO, NOW + HOUR - 1, &lately));
	assert_true(lately);
	OK(attendance_lately(tx, room, CHO, NOW + HOUR, &lately));
	assert_false(lately);
	OK(attendance_lately(tx, room, DAN, NOW, &lately));
	assert_false(lately);
}

static void those_that_are_on_are_found_by_beginning(void **state)
{
	int64_t next = add_meeting(room, series, NOW + HOUR, MEETING_WAITING), first = open_meeting();
	struct meeting_on on[MEETINGS_ON_MOST];
	size_t n;

	add_meeting(room, series, NOW + 5 * HOUR, MEETING_SCHEDULED);
	add_meeting(room, series, NOW - 5 * HOUR, MEETING_ENDED);
	add_meeting(add_room("Other"), series, NOW, MEETING_OPEN);
	OK(meetings_on(tx, room, on, &n));
	assert_int_equal(n, 2);
	assert_true(on[0].id == first && on[0].state == MEETING_OPEN && on[0].capacity == 10 && on[0].staff_needed == 1);
	assert_true(on[1].id == next && on[1].state == MEETING_WAITING);
}

/* --- who leads --- */

static size_t leads(int64_t meeting, struct staffing ret[8])
{
	size_t n;

	OK(meeting_staff_list(tx, meeting, &arena, ret, 8, &n));
	return n;
}

static void staff_are_those_of_the_series_until_one_is_changed_for_it_alone(void **state)
{
	int64_t meeting = open_meeting(), own;
	struct staffing s[8];

	OK(series_staff_set(tx, series, ANA, STR("co_lead")));
	OK(series_staff_set(tx, series, BEN, STR("lead")));
	assert_int_equal(leads(meeting, s), 2);
	assert_true(s[0].member == BEN && str_is(s[0].part, "lead") && str_is(s[0].name, "Ben") && s[1].member == ANA);
	OK(series_staff_set(tx, series, CHO, STR("co_lead")));
	assert_int_equal(leads(meeting, s), 3);
	OK(meeting_staff_set(tx, meeting, BEN, (struct str){ 0 }, false));
	OK(meeting_staff_set(tx, meeting, ANA, STR("lead"), true));
	assert_int_equal(leads(meeting, s), 2);
	assert_true(s[0].member == ANA && str_is(s[0].part, "lead") && s[0].offered && s[1].member == CHO && !s[1].offered);
	OK(series_staff_set(tx, series, DAN, STR("co_lead")));
	assert_int_equal(leads(meeting, s), 2);
	OK(tx_number(tx, &own, "SELECT own FROM meetings WHERE id = $1", "i", meeting));
	assert_int_equal(own, OWN_STAFF);
}

static void whoever_is_down_for_another_at_that_time_is_busy(void **state)
{
	int64_t other = add_series(add_room("Other")), meeting = add_meeting(room, series, NOW + HOUR, MEETING_SCHEDULED), elsewhere;
	bool busy;

	elsewhere = add_meeting(room, other, NOW + 3 * HOUR, MEETING_SCHEDULED);
	OK(series_staff_set(tx, series, ANA, STR("lead")));
	OK(meeting_staff_busy(tx, ANA, NOW, NOW + HOUR, 0, &busy));
	assert_false(busy);                                   /* one after the other */
	OK(meeting_staff_busy(tx, ANA, NOW + 2 * HOUR, NOW + 3 * HOUR, 0, &busy));
	assert_false(busy);
	OK(meeting_staff_busy(tx, ANA, NOW, NOW + HOUR + 1, 0, &busy));
	assert_true(busy);
	OK(meeting_staff_busy(tx, ANA, NOW, NOW + 2 * HOUR, meeting, &busy));
	assert_false(busy);
	OK(meeting_staff_busy(tx, BEN, NOW, NOW + 2 * HOUR, 0, &busy));
	assert_false(busy);
	OK(meeting_staff_set(tx, elsewhere, BEN, STR("co_lead"), false));
	OK(meeting_staff_busy(tx, BEN, NOW, NOW + 4 * HOUR, 0, &busy));
	assert_true(busy);
	OK(tx_exec(tx, NULL, "UPDATE meetings SET state = 'cancelled'", ""));
	OK(meeting_staff_busy(tx, BEN, NOW, NOW + 4 * HOUR, 0, &busy));
	assert_false(busy);
}

static void who_is_staff_no_more_has_what_is_soon_looked_at(void **state)
{
	int64_t soon = add_meeting(room, series, NOW + 40 * HOUR, MEETING_SCHEDULED), late = add_meeting(room, series, NOW + 50 * HOUR, MEETING_SCHEDULED);
	int64_t others = add_meeting(room, add_series(room), NOW + 30 * HOUR, MEETING_SCHEDULED);

	OK(series_staff_set(tx, series, ANA, STR("lead")));
	OK(grants_revoke(tx, ANA, room, ROLE_MENTOR));
	assert_true(is_due(TIMER_COVER, soon));
	assert_false(is_due(TIMER_COVER, late));
	assert_false(is_due(TIMER_COVER, others));
}

static void what_was_told_of_missing_staff_is_withdrawn_for_everybody(void **state)
{
	struct notice cover = { .member = ANA, .kind = STR("cover_now"), .about = 77, .loud = true }, part = { .member = ANA, .kind = STR("part"), .about = 77 };
	struct notice other = { .member = ANA, .kind = STR("cover"), .about = 78 }, all[4];
	size_t n;

	OK(notices_add(tx, &cover, &arena));
	cover.member = BEN;
	OK(notices_add(tx, &cover, &arena));
	OK(notices_add(tx, &part, &arena));
	OK(notices_add(tx, &other, &arena));
	OK(notices_covered(tx, 77));
	OK(notices_unseen(tx, ANA, &arena, all, 4, &n));
	assert_int_equal(n, 2);
	OK(notices_unseen(tx, BEN, &arena, all, 4, &n));
	assert_int_equal(n, 0);
}

static void a_meeting_that_is_removed_takes_who_was_there_along(void **state)
{
	int64_t meeting = open_meeting(), n;

	OK(attendance_joined(tx, meeting, CHO, false));
	OK(meeting_staff_set(tx, meeting, ANA, STR("lead"), false));
	OK(meetings_remove(tx, meeting));
	OK(tx_number(tx, &n, "SELECT (SELECT count(*) FROM attendance) + (SELECT count(*) FROM meeting_staff)", ""));
	assert_int_equal(n, 0);
}

/* --- running out of memory --- */

static int64_t told;

static int story(void)
{
	struct arena a;
	struct attended who[4];
	struct staffing staff[4];
	size_t n;
	int err;

	arena_init(&a, 1 << 20);
	err = attendance_came(tx, room, CHO, false);
	if (!err)
		err = attendance_list(tx, told, &a, who, 4, &n);
	if (!err)
		err = meeting_staff_set(tx, told, ANA, STR("lead"), false);
	if (!err)
		err = meeting_staff_list(tx, told, &a, staff, 4, &n);
	if (!err)
		err = attendance_reset(tx);
	arena_release(&a);
	return err;
}

static void each_allocation_may_fail(void **state)
{
	told = open_meeting();
	each_allocation(story);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(who_came_and_went_is_kept_with_their_times),
		TEST(a_minute_away_is_none_and_more_is_another_row),
		TEST(staff_who_come_or_go_have_the_meeting_looked_at_and_others_do_not),
		TEST(staff_are_there_for_every_meeting_that_is_on_and_others_for_one),
		TEST(staff_are_counted_by_what_they_hold_now),
		TEST(the_end_ends_it_for_whoever_is_there),
		TEST(after_a_start_nobody_is_there_and_staff_have_their_time_again),
		TEST(places_are_taken_by_who_is_there_was_a_moment_ago_or_is_still_to_come),
		TEST(who_was_there_lately_is_known_for_a_while),
		TEST(those_that_are_on_are_found_by_beginning),
		TEST(staff_are_those_of_the_series_until_one_is_changed_for_it_alone),
		TEST(whoever_is_down_for_another_at_that_time_is_busy),
		TEST(who_is_staff_no_more_has_what_is_soon_looked_at),
		TEST(what_was_told_of_missing_staff_is_withdrawn_for_everybody),
		TEST(a_meeting_that_is_removed_takes_who_was_there_along),
		TEST(each_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
