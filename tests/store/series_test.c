/* Series, the meetings made of them, and closures, as rows. */
#include "support.h"

#include "each_allocation.h"
#include "store/meetings.h"
#include "store/places.h"
#include "store/rooms.h"
#include "store/timers.h"

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define NOW INT64_C(1795000000000)
#define MOST 50

enum { ANA = 11, BEN, DEE };

static struct memory m;
static struct tx *const tx = &m.tx;
static struct arena arena;
static int64_t room, other_room;

static int64_t make_room(const char *name, bool drop_in)
{
	struct room r = { .name = str_of(name), .about = STR(""), .rules = STR(""), .language = STR("en"), .capacity = 9, .open = true,
		.drop_in = drop_in };

	OK(rooms_add(tx, &r));
	return r.id;
}

static int setup(void **state)
{
	OK(memory_open(&m));
	arena_init(&arena, 64u << 20);
	tx->now_ms = NOW;
	OK(member_put(tx, ANA, "Ana"));
	OK(member_put(tx, BEN, "Ben"));
	OK(member_put(tx, DEE, "Dee"));
	room = make_room("Here", true);
	other_room = make_room("There", false);
	return 0;
}

static int teardown(void **state)
{
	mem_fail_at(0);
	arena_release(&arena);
	memory_close(&m);
	return 0;
}

static struct series plan(void)
{
	static struct series_day days[] = { { { "2026-12-25", 10 }, -1 }, { { "2026-12-26", 10 }, 600 } };

	return (struct series){ .room = room, .title = STR("Evening"), .about = STR("Come in."), .language = STR("de"),
		.audience = STR("Parents"), .zone = STR("Europe/Berlin"), .day = STR("2026-11-24"), .rule = STR("FREQ=DAILY"),
		.start_min = 1080, .minutes = 60, .capacity = 7, .staff_needed = 2, .opens_min = 15, .entry_min = 20, .public = true,
		.guide = true, .created_by = DEE, .days = days, .n_days = 2 };
}

static int64_t make_series(int64_t where)
{
	struct series s = plan();

	s.room = where;
	OK(series_add(tx, &s));
	return s.id;
}

/* The n-th of the series, that begins then. */
static struct meeting make_meeting(int64_t series, int64_t where, unsigned n, int64_t start_ms)
{
	char day[24];
	struct meeting g = { .series = series, .room = where, .title = STR("Evening"), .start_min = 1080, .slot_min = 1080, .minutes = 60,
		.slot_ms = start_ms, .public = where == room, .entry_ms = start_ms + HOUR };
	int64_t id;

	snprintf(day, sizeof day, "20%02u-%02u-%02u", 26 + n / 336, n / 28 % 12 + 1, n % 28 + 1);
	g.slot_day = g.day = str_of(day);
	agenda_plan(start_ms - 10 * MINUTE, start_ms, start_ms + HOUR, 2, &g.agenda);
	OK(meetings_add(tx, &g));
	id = g.id;
	OK(meetings_get(tx, id, &arena, &g));
	return g;
}

static struct meeting get(int64_t id)
{
	struct meeting g;

	OK(meetings_get(tx, id, &arena, &g));
	return g;
}

static void put_state(struct meeting *g, enum meeting_state state)
{
	g->agenda.state = state;
	OK(meetings_set(tx, g));
}

static int64_t number(const char *sql, int64_t arg)
{
	int64_t n;
	int err = strstr(sql, "$1") ? tx_number(tx, &n, sql, "i", arg) : tx_number(tx, &n, sql, "");

	assert_true(err == 0 || err == ERR_NOT_FOUND);
	return err ? 0 : n;
}

/* --- series --- */

static void a_series_comes_back_as_it_was_put(void **state)
{
	struct series s = plan(), back;

	OK(series_add(tx, &s));
	OK(series_get(tx, s.id, &arena, &back));
	assert_true(str_eq(back.title, s.title) && str_eq(back.about, s.about) && str_eq(back.audience, s.audience));
	assert_true(str_eq(back.zone, s.zone) && str_eq(back.day, s.day) && str_eq(back.rule, s.rule) && str_eq(back.language, s.language));
	assert_true(back.start_min == 1080 && back.minutes == 60 && back.capacity == 7 && back.staff_needed == 2);
	assert_true(back.opens_min == 15 && back.entry_min == 20 && back.public && back.guide && back.room == room);
	assert_true(back.version == 1 && back.sequence == 0 && back.ended_ms == 0 && back.follows == 0 && back.created_ms == NOW);
	assert_true(back.uid.len > 20 && back.n_days == 2);
	assert_true(str_is(back.days[0].day, "2026-12-25") && back.days[0].start_min == -1 && back.days[1].start_min == 600);
	assert_int_equal(series_get(tx, 5, &arena, &back), ERR_NOT_FOUND);
}

static void a_series_is_changed_only_as_it_was_seen(void **state)
{
	struct series s = plan(), seen, back;

	OK(series_add(tx, &s));
	OK(series_get(tx, s.id, &arena, &seen));
	seen.title = STR("Morning");
	seen.entry_min = -1;
	seen.n_days = 1;
	tx->now_ms += HOUR;
	OK(series_set(tx, &seen));
	assert_int_equal(seen.version, 2);
	s.version = 1;
	assert_int_equal(series_set(tx, &s), ERR_STALE);
	OK(series_get(tx, s.id, &arena, &back));
	assert_true(str_is(back.title, "Morning") && back.entry_min == -1 && back.n_days == 1 && back.changed_ms == NOW + HOUR);
	OK(series_moved(tx, s.id));
	OK(series_made(tx, s.id, 77));
	OK(series_get(tx, s.id, &arena, &back));
	assert_true(back.sequence == 1 && back.version == 2 && back.made_until_ms == 77);
}

static void series_are_listed_by_room_and_whether_they_go_on(void **state)
{
	int64_t one = make_series(room), two = make_series(room), there = make_series(other_room), n;
	struct series found[MOST];
	size_t n_found;

	OK(series_ended(tx, two));
	OK(series_list(tx, 0, false, 0, &arena, found, MOST, &n_found));
	assert_int_equal(n_found, 2);
	assert_true(found[0].id < found[1].id && found[0].n_days == 2);
	OK(series_list(tx, room, true, 0, &arena, found, MOST, &n_found));
	assert_int_equal(n_found, 2);
	OK(series_list(tx, room, false, 0, &arena, found, MOST, &n_found));
	assert_true(n_found == 1 && found[0].id == one);
	OK(series_list(tx, other_room, false, 0, &arena, found, MOST, &n_found));
	assert_true(n_found == 1 && found[0].id == there);
	OK(series_list(tx, other_room, false, there, &arena, found, MOST, &n_found));
	assert_int_equal(n_found, 0);
	OK(series_count(tx, &n));
	assert_int_equal(n, 2);
	OK(series_timers(tx, "series"));
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind = 'series'", 0), 2);
}

static void an_ended_series_is_forgotten_when_nothing_is_left_of_it(void **state)
{
	struct series next = plan();
	int64_t old = make_series(room);
	struct meeting g = make_meeting(old, room, 1, NOW - HOUR);

	next.follows = old;
	OK(series_add(tx, &next));
	OK(series_staff_set(tx, old, BEN, STR("lead")));
	OK(series_ended(tx, old));
	OK(series_prune(tx, NOW + 1, 10));
	assert_int_equal(number("SELECT count(*) FROM series", 0), 2);
	OK(meetings_remove(tx, g.id));
	OK(series_prune(tx, NOW, 10));        /* not so long ago */
	assert_int_equal(number("SELECT count(*) FROM series", 0), 2);
	OK(series_prune(tx, NOW + 1, 10));
	assert_int_equal(number("SELECT count(*) FROM series WHERE follows IS NULL", 0), 1);
	assert_int_equal(number("SELECT count(*) FROM series", 0), 1);
	assert_int_equal(number("SELECT count(*) FROM series_staff", 0), 0);
}

static void staff_of_a_series_are_put_changed_taken_off_and_copied(void **state)
{
	int64_t one = make_series(room), two = make_series(room);
	struct staffing found[MOST];
	size_t n;

	OK(series_staff_set(tx, one, BEN, STR("co_lead")));
	OK(series_staff_set(tx, one, DEE, STR("co_lead")));
	OK(series_staff_set(tx, one, DEE, STR("lead")));
	OK(series_staff_copy(tx, one, two));
	OK(series_staff_set(tx, one, BEN, (struct str){ 0 }));
	OK(series_staff_list(tx, one, &arena, found, MOST, &n));
	assert_true(n == 1 && found[0].member == DEE && str_is(found[0].part, "lead") && str_is(found[0].name, "Dee"));
	OK(series_staff_list(tx, two, &arena, found, MOST, &n));
	assert_true(n == 2 && found[0].member == DEE);
}

/* --- meetings --- */

static void a_meeting_comes_back_with_what_its_series_and_room_say(void **state)
{
	struct meeting g = make_meeting(make_series(room), room, 1, NOW + DAY);

	assert_true(str_is(g.zone, "Europe/Berlin") && str_is(g.language, "de") && str_is(g.audience, "Parents"));
	assert_true(str_is(g.about, "Come in.") && g.uid.len > 20 && str_is(g.room_name, "Here") && g.entry_min == 20);
	assert_true(g.agenda.state == MEETING_SCHEDULED && g.agenda.start_ms == NOW + DAY && g.agenda.staff_needed == 2);
	assert_true(g.version == 1 && g.changed_ms == NOW && g.slot_ms == NOW + DAY && meetings_capacity(&g) == 9);
	assert_int_equal(number("SELECT due_ms FROM timers WHERE kind = 'meeting' AND subject = $1", g.id), NOW + DAY - 10 * MINUTE);
	assert_int_equal(meetings_get(tx, 5, &arena, &g), ERR_NOT_FOUND);
}

static void a_meeting_is_changed_only_as_it_was_seen_and_every_node_hears(void **state)
{
	struct meeting g = make_meeting(make_series(room), room, 1, NOW + DAY), stale = g, back;
	uint64_t before, after;

	OK(control_head(tx, &before));
	tx->now_ms += HOUR;
	g.capacity = 3;
	g.words = STR("Smaller.");
	g.agenda.opens_ms -= 5 * MINUTE;
	g.agenda.here = 1;
	OK(meetings_set(tx, &g));
	OK(control_head(tx, &after));
	assert_true(after == before + 1 && g.version == 2);
	back = get(g.id);
	assert_true(back.capacity == 3 && str_is(back.words, "Smaller.") && back.agenda.here == 1 && back.version == 2);
	/* Nothing that stands in a calendar changed. */
	assert_true(back.changed_ms == NOW);
	assert_int_equal(number("SELECT due_ms FROM timers WHERE kind = 'meeting' AND subject = $1", g.id), NOW + DAY - 15 * MINUTE);
	assert_int_equal(meetings_set(tx, &stale), ERR_STALE);
	g.sequence++;
	OK(meetings_set(tx, &g));
	assert_true(get(g.id).changed_ms == NOW + HOUR);
	put_state(&g, MEETING_CANCELLED);
	assert_int_equal(number("SELECT count(*) FROM timers WHERE kind = 'meeting'", 0), 0);
}

static void meetings_are_found_by_slot_and_handed_over_from_a_day_on(void **state)
{
	int64_t s = make_series(room), other = make_series(other_room);
	struct meeting a = make_meeting(s, room, 1, NOW + DAY), b = make_meeting(s, room, 2, NOW - DAY), found;
	struct str day;

	OK(meetings_at(tx, s, b.slot_day, 1080, &arena, &found));
	assert_true(found.id == b.id);
	assert_int_equal(meetings_at(tx, other, b.slot_day, 1080, &arena, &found), ERR_NOT_FOUND);
	assert_int_equal(meetings_at(tx, s, b.slot_day, 1081, &arena, &found), ERR_NOT_FOUND);
	assert_int_equal(meetings_add(tx, &a), ERR_STORAGE);   /* its slot is taken */
	OK(meetings_first_slot(tx, s, &arena, &day));
	assert_true(str_eq(day, a.slot_day));
	assert_int_equal(meetings_first_slot(tx, other, &arena, &day), ERR_NOT_FOUND);
	OK(meetings_hand_over(tx, s, other, b.slot_day));
	assert_true(get(b.id).series == other && number("SELECT count(*) FROM meetings WHERE series = $1", s) == 1);
}

static void what_belongs_to_a_meeting_goes_with_it(void **state)
{
	struct meeting g = make_meeting(make_series(room), room, 1, NOW + DAY);
	struct place p = { .meeting = g.id, .member = ANA, .state = PLACE_KEPT };

	OK(places_put(tx, &p));
	OK(timers_set(tx, TIMER_REMIND, p.id, NOW));
	OK(timers_set(tx, "cover", g.id, NOW));
	OK(meeting_staff_set(tx, g.id, BEN, STR("lead"), false));
	OK(attendance_joined(tx, g.id, ANA, false));
	OK(meetings_remove(tx, g.id));
	assert_int_equal(number("SELECT (SELECT count(*) FROM timers) + (SELECT count(*) FROM places) + (SELECT count(*) FROM meeting_staff)"
		" + (SELECT count(*) FROM attendance) + (SELECT count(*) FROM meetings)", 0), 0);
}

static void what_was_over_long_ago_is_forgotten_some_at_a_time(void **state)
{
	int64_t s = make_series(room);
	struct meeting g;
	unsigned i;

	for (i = 0; i < 5; i++) {
		g = make_meeting(s, room, i, NOW - (10 - i) * DAY);
		if (i != 1)
			put_state(&g, i % 2 ? MEETING_CANCELLED : MEETING_ENDED);
	}
	OK(meetings_prune(tx, NOW - 7 * DAY, 2));
	assert_int_equal(number("SELECT count(*) FROM meetings", 0), 3);
	OK(meetings_prune(tx, NOW - 6 * DAY, 20));
	/* One that is not over stays, and so does what ended later. */
	assert_int_equal(number("SELECT count(*) FROM meetings", 0), 2);
	assert_int_equal(number("SELECT count(*) FROM meetings WHERE state = 'scheduled'", 0), 1);
}

static void meetings_are_listed_by_beginning_in_pages(void **state)
{
	int64_t s = make_series(room), there = make_series(other_room), ids[20];
	struct meetings_query q = { .from_ms = NOW, .until_ms = NOW + 10 * DAY };
	struct meeting found[MOST];
	size_t n;
	unsigned i;

	for (i = 0; i < 10; i++) {
		ids[2 * i] = make_meeting(s, room, i, NOW + i * DAY - 30 * MINUTE).id;
		ids[2 * i + 1] = make_meeting(there, other_room, i, NOW + i * DAY).id;
	}
	OK(meetings_list(tx, &q, &arena, found, MOST, &n));
	assert_int_equal(n, 20);              /* the first is on already */
	for (i = 0; i < 20; i++)
		assert_true(found[i].id == ids[i]);
	q.from_ms = NOW + 30 * MINUTE;        /* it ends then */
	OK(meetings_list(tx, &q, &arena, found, MOST, &n));
	assert_true(n == 19 && found[0].id == ids[1]);
	OK(meetings_list(tx, &q, &arena, found, 4, &n));
	q.after_ms = found[3].agenda.start_ms;
	q.after_id = found[3].id;
	OK(meetings_list(tx, &q, &arena, found, 4, &n));
	assert_true(n == 4 && found[0].id == ids[5]);
	q = (struct meetings_query){ .from_ms = NOW, .until_ms = NOW + 2 * DAY, .public_only = true };
	OK(meetings_list(tx, &q, &arena, found, MOST, &n));
	assert_int_equal(n, 3);
	q = (struct meetings_query){ .from_ms = NOW, .until_ms = NOW + 2 * DAY, .room = other_room };
	OK(meetings_list(tx, &q, &arena, found, MOST, &n));
	assert_int_equal(n, 2);
	q.public_only = true;
	OK(meetings_list(tx, &q, &arena, found, MOST, &n));
	assert_int_equal(n, 0);
	q = (struct meetings_query){ .from_ms = NOW, .until_ms = INT64_MAX, .series = s };
	OK(meetings_list(tx, &q, &arena, found, MOST, &n));
	assert_int_equal(n, 10);
	OK(meetings_of_series(tx, s, STR("2026-01-05"), &arena, found, MOST, &n));
	assert_true(n == 6 && str_is(found[0].slot_day, "2026-01-05"));
}

static void what_overlaps_is_found_and_what_touches_is_not(void **state)
{
	int64_t s = make_series(room), other = make_series(room);
	struct meeting g = make_meeting(s, room, 1, NOW + DAY);
	const int64_t at = NOW + DAY;
	struct str title;

	OK(meetings_overlap(tx, room, at + 59 * MINUTE, at + 2 * HOUR, other, 0, &arena, &title));
	assert_true(str_is(title, "Evening"));
	OK(meetings_overlap(tx, room, at - HOUR, at + 1, 0, 0, &arena, &title));
	assert_int_equal(meetings_overlap(tx, room, at + HOUR, at + 2 * HOUR, 0, 0, &arena, &title), ERR_NOT_FOUND);
	assert_int_equal(meetings_overlap(tx, room, at - HOUR, at, 0, 0, &arena, &title), ERR_NOT_FOUND);
	assert_int_equal(meetings_overlap(tx, room, at, at + HOUR, s, 0, &arena, &title), ERR_NOT_FOUND);
	assert_int_equal(meetings_overlap(tx, room, at, at + HOUR, 0, g.id, &arena, &title), ERR_NOT_FOUND);
	assert_int_equal(meetings_overlap(tx, other_room, at, at + HOUR, 0, 0, &arena, &title), ERR_NOT_FOUND);
	put_state(&g, MEETING_CANCELLED);
	assert_int_equal(meetings_overlap(tx, room, at, at + HOUR, 0, 0, &arena, &title), ERR_NOT_FOUND);
	/* One of a whole day that began yesterday. */
	g = make_meeting(s, room, 2, NOW);
	g.agenda.end_ms = NOW + DAY;
	OK(meetings_set(tx, &g));
	OK(meetings_overlap(tx, room, NOW + DAY - 1, NOW + DAY + HOUR, 0, 0, &arena, &title));
}

static void a_room_knows_which_meeting_is_on_and_which_is_next(void **state)
{
	int64_t s = make_series(room), next;
	struct drop_in_now now;
	struct meeting a, b, found;

	OK(meetings_now(tx, room, &now));
	assert_true(now.how == DROP_IN_SHUT && now.meeting == 0);
	OK(meetings_now(tx, other_room, &now));
	assert_true(now.how == DROP_IN_NOT);
	assert_int_equal(meetings_of_room(tx, room, &arena, &found), ERR_NOT_FOUND);
	assert_int_equal(meetings_next(tx, s, &next), ERR_NOT_FOUND);
	a = make_meeting(s, room, 1, NOW + 5 * MINUTE);
	b = make_meeting(s, room, 2, NOW + HOUR + 5 * MINUTE);
	OK(meetings_of_room(tx, room, &arena, &found));
	assert_true(found.id == a.id);
	put_state(&a, MEETING_WAITING);
	OK(meetings_now(tx, room, &now));
	assert_true(now.how == DROP_IN_WAITING && now.meeting == a.id && now.capacity == 9 && now.entry_ms == a.entry_ms);
	a.agenda.held_ms = NOW;
	a.capacity = 4;
	put_state(&a, MEETING_CLOSING);
	OK(meetings_now(tx, room, &now));
	assert_true(now.how == DROP_IN_HELD && now.capacity == 4);
	/* The door of the next is open: that which is live counts. */
	a.agenda.held_ms = 0;
	put_state(&b, MEETING_WAITING);
	put_state(&a, MEETING_CLOSING);
	OK(meetings_now(tx, room, &now));
	assert_true(now.how == DROP_IN_ON && now.meeting == a.id);
	OK(meetings_of_room(tx, room, &arena, &found));
	assert_true(found.id == a.id);
	OK(meetings_next(tx, s, &next));
	assert_true(next == a.agenda.start_ms);
	put_state(&a, MEETING_ENDED);
	OK(meetings_now(tx, room, &now));
	assert_true(now.how == DROP_IN_WAITING && now.meeting == b.id);
	put_state(&b, MEETING_CANCELLED);
	OK(meetings_now(tx, room, &now));
	assert_true(now.how == DROP_IN_SHUT);
	assert_int_equal(meetings_of_room(tx, room, &arena, &found), ERR_NOT_FOUND);
	assert_int_equal(meetings_now(tx, 5, &now), ERR_NOT_FOUND);
}

/* --- closures --- */

static void closures_are_put_changed_and_go(void **state)
{
	struct closure c = { .title = STR("Winter"), .first_day = STR("2026-12-21"), .last_day = STR("2027-01-02"), .zone = STR("UTC") },
		later = { .title = STR("Easter"), .first_day = STR("2027-03-26"), .last_day = STR("2027-03-29"), .zone = STR("UTC"), .room = room },
		found[MOST], none = c;
	int64_t n;
	size_t n_found;

	OK(closures_put(tx, &later));
	OK(closures_put(tx, &c));
	c.title = STR("Midwinter");
	OK(closures_put(tx, &c));
	OK(closures_list(tx, &arena, found, MOST, &n_found));
	assert_true(n_found == 2 && str_is(found[0].title, "Midwinter") && found[1].room == room);
	OK(closures_count(tx, &n));
	assert_int_equal(n, 2);
	OK(closures_get(tx, c.id, &arena, &found[0]));
	assert_true(str_is(found[0].last_day, "2027-01-02"));
	none.id = 77;
	assert_int_equal(closures_put(tx, &none), ERR_NOT_FOUND);
	OK(closures_prune(tx, STR("2027-01-02")));
	OK(closures_get(tx, c.id, &arena, &found[0]));
	OK(closures_prune(tx, STR("2027-01-03")));
	assert_int_equal(closures_get(tx, c.id, &arena, &found[0]), ERR_NOT_FOUND);
	OK(closures_remove(tx, later.id));
	assert_int_equal(closures_remove(tx, later.id), ERR_NOT_FOUND);
}

/* --- memory --- */

static int read_everything(void)
{
	const struct meetings_query q = { .from_ms = NOW, .until_ms = INT64_MAX };
	struct arena own;
	struct series s[2];
	struct meeting found[2];
	struct closure c[2];
	struct str title;
	size_t n;
	int err;

	arena_init(&own, 1 << 16);
	err = series_list(tx, 0, true, 0, &own, s, 2, &n);
	if (!err)
		err = meetings_list(tx, &q, &own, found, 2, &n);
	if (!err)
		err = closures_list(tx, &own, c, 2, &n);
	if (!err)
		err = meetings_overlap(tx, room, NOW, NOW + 2 * DAY, 0, 0, &own, &title);
	arena_release(&own);
	return err;
}

static void reading_says_so_whatever_allocation_fails(void **state)
{
	struct closure c = { .title = STR("Winter"), .first_day = STR("2026-12-21"), .last_day = STR("2027-01-02"), .zone = STR("UTC") };

	(void)make_meeting(make_series(room), room, 1, NOW + DAY);
	OK(closures_put(tx, &c));
	OK(read_everything());                /* statements are prepared */
	each_allocation(read_everything);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(a_series_comes_back_as_it_was_put),
		WITH(a_series_is_changed_only_as_it_was_seen),
		WITH(series_are_listed_by_room_and_whether_they_go_on),
		WITH(an_ended_series_is_forgotten_when_nothing_is_left_of_it),
		WITH(staff_of_a_series_are_put_changed_taken_off_and_copied),
		WITH(a_meeting_comes_back_with_what_its_series_and_room_say),
		WITH(a_meeting_is_changed_only_as_it_was_seen_and_every_node_hears),
		WITH(meetings_are_found_by_slot_and_handed_over_from_a_day_on),
		WITH(what_belongs_to_a_meeting_goes_with_it),
		WITH(what_was_over_long_ago_is_forgotten_some_at_a_time),
		WITH(meetings_are_listed_by_beginning_in_pages),
		WITH(what_overlaps_is_found_and_what_touches_is_not),
		WITH(a_room_knows_which_meeting_is_on_and_which_is_next),
		WITH(closures_are_put_changed_and_go),
		WITH(reading_says_so_whatever_allocation_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
