/* Places, the waiting list, sign-ups for a whole series, reminders as rows, derived links, and what is said about a meeting. */
#include "support.h"

#include "base/role.h"
#include "each_allocation.h"
#include "store/grants.h"
#include "store/links.h"
#include "store/meetings.h"
#include "store/occasions.h"
#include "store/places.h"
#include "store/programme.h"
#include "store/rooms.h"
#include "store/timers.h"

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define NOW INT64_C(1795000000000)
#define MOST 50

enum { ANA = 11, BEN, CEM, DEE };

static struct memory m;
static struct tx *const tx = &m.tx;
static struct arena arena;
static int64_t room, other_room, series, meeting;

static int64_t make_room(const char *name)
{
	struct room r = { .name = str_of(name), .about = STR(""), .rules = STR(""), .language = STR("de"), .capacity = 9, .presence = true,
		.typing = true, .open = true };

	OK(rooms_add(tx, &r));
	return r.id;
}

static int64_t make_series(int64_t where, bool public)
{
	struct series s = { .room = where, .title = STR("Evening circle"), .about = STR(""), .language = STR("de"), .audience = STR(""),
		.zone = STR("Europe/Berlin"), .day = STR("2026-11-24"), .rule = STR("FREQ=DAILY"), .start_min = 1080, .minutes = 60,
		.staff_needed = 1, .opens_min = 10, .entry_min = -1, .public = public, .created_by = DEE };

	OK(series_add(tx, &s));
	return s.id;
}

static int64_t make_meeting_at(int64_t of, int64_t where, int64_t start_ms, int64_t capacity, bool public)
{
	static unsigned slot;
	char day[24];
	struct meeting g = { .series = of, .room = where, .title = STR("Evening circle"), .start_min = 1080, .minutes = 60,
		.capacity = capacity, .public = public, .entry_ms = start_ms + HOUR };

	slot++;
	snprintf(day, sizeof day, "2027-%02u-%02u", slot / 28 % 12 + 1, slot % 28 + 1);
	g.slot_day = g.day = str_of(day);
	agenda_plan(start_ms - 10 * MINUTE, start_ms, start_ms + HOUR, 1, &g.agenda);
	OK(meetings_add(tx, &g));
	return g.id;
}

static int64_t make_meeting(int64_t start_ms)
{
	return make_meeting_at(series, room, start_ms, 2, false);
}

static void grant(int64_t member, enum role role, int64_t where)
{
	struct grant g = { .role = role, .room = where };

	OK(grants_set(tx, member, &g));
}

static int setup(void **state)
{
	OK(memory_open(&m));
	arena_init(&arena, 16u << 20);
	tx->now_ms = NOW;
	OK(member_put(tx, ANA, "Ana"));
	OK(member_put(tx, BEN, "Ben"));
	OK(member_put(tx, CEM, "Cem"));
	OK(member_put(tx, DEE, "Dee"));
	room = make_room("Room");
	other_room = make_room("Other");
	series = make_series(room, false);
	meeting = make_meeting(NOW + DAY);
	grant(ANA, ROLE_PARTICIPANT, room);
	grant(BEN, ROLE_PARTICIPANT, room);
	grant(DEE, ROLE_FACILITATOR, room);
	return 0;
}

static int teardown(void **state)
{
	arena_release(&arena);
	memory_close(&m);
	return 0;
}

static struct place put(int64_t member, enum place_state state)
{
	struct place p = { .meeting = meeting, .member = member, .state = state };

	OK(places_put(tx, &p));
	return p;
}

static struct place of(int64_t member)
{
	struct place p;

	OK(places_of(tx, meeting, member, &p));
	return p;
}

static int64_t number_of(const char *sql)
{
	int64_t n;

	OK(tx_number(tx, &n, sql, ""));
	return n;
}

/* --- rows --- */

static void a_place_comes_back_as_it_was_put(void **state)
{
	struct place p = put(ANA, PLACE_OFFERED), q;

	p.until_ms = NOW + HOUR;
	p.link = 7;
	OK(places_set(tx, &p));
	OK(places_get(tx, p.id, &q));
	assert_true(q.id == p.id && q.meeting == meeting && q.member == ANA && q.state == PLACE_OFFERED && q.turn == 1
		&& q.until_ms == NOW + HOUR && q.link == 7 && q.at_ms == NOW);
	assert_int_equal(places_get(tx, p.id + 1, &q), ERR_NOT_FOUND);
	assert_int_equal(places_of(tx, meeting, BEN, &q), ERR_NOT_FOUND);
}

static void signing_up_again_takes_up_the_old_place_at_the_end_of_the_list_and_keeps_its_link(void **state)
{
	struct place first = put(ANA, PLACE_WAITING), again;

	put(BEN, PLACE_WAITING);
	first.state = PLACE_GIVEN_UP;
	first.link = 3;
	OK(places_set(tx, &first));
	again = put(ANA, PLACE_WAITING);
	assert_true(again.id == first.id && again.turn == 3 && again.link == 3);
	assert_int_equal(number_of("SELECT count(*) FROM places"), 2);
}

static void the_first_on_the_list_is_who_waits_longest(void **state)
{
	struct place next;
	int64_t before;

	assert_int_equal(places_next(tx, meeting, &next), ERR_NOT_FOUND);
	put(ANA, PLACE_KEPT);
	put(BEN, PLACE_WAITING);
	put(CEM, PLACE_WAITING);
	OK(places_next(tx, meeting, &next));
	assert_int_equal(next.member, BEN);
	OK(places_before(tx, meeting, of(CEM).turn, &before));
	assert_int_equal(before, 1);
	put(BEN, PLACE_MISSED);
	OK(places_next(tx, meeting, &next));
	assert_int_equal(next.member, CEM);
	OK(places_before(tx, meeting, of(CEM).turn, &before));
	assert_int_equal(before, 0);
}

static void what_is_offered_is_taken_and_what_is_missed_or_given_up_is_not(void **state)
{
	int64_t taken, waiting;

	put(ANA, PLACE_KEPT);
	put(BEN, PLACE_OFFERED);
	put(CEM, PLACE_WAITING);
	put(DEE, PLACE_MISSED);
	OK(places_count(tx, meeting, &taken, &waiting));
	assert_true(taken == 2 && waiting == 1);
	put(ANA, PLACE_GIVEN_UP);
	OK(places_count(tx, meeting, &taken, &waiting));
	assert_true(taken == 1 && waiting == 1);
}

static void a_list_is_by_turn_and_names_those_who_are_there(void **state)
{
	struct place all[MOST];
	size_t n;

	put(BEN, PLACE_KEPT);
	put(ANA, PLACE_WAITING);
	OK(places_list(tx, meeting, &arena, all, MOST, &n));
	assert_int_equal(n, 2);
	assert_true(str_is(all[0].name, "Ben") && str_is(all[1].name, "Ana"));
	OK(places_list(tx, meeting, &arena, all, 1, &n));
	assert_int_equal(n, 1);
}

static void one_after_the_other_is_every_one_of_a_state_once(void **state)
{
	struct place p;
	int64_t after = 0;
	int n = 0;

	put(ANA, PLACE_KEPT);
	put(BEN, PLACE_WAITING);
	put(CEM, PLACE_KEPT);
	for (; places_each(tx, meeting, PLACE_STATES, after, &p) == 0; after = p.id)
		n++;
	assert_int_equal(n, 3);
	for (n = 0, after = 0; places_each(tx, meeting, PLACE_KEPT, after, &p) == 0; after = p.id, n++)
		assert_int_equal(p.state, PLACE_KEPT);
	assert_int_equal(n, 2);
}

static void places_ahead_are_those_of_meetings_that_are_not_over_by_beginning(void **state)
{
	struct place all[MOST];
	size_t n;
	int64_t later = meeting, sooner = make_meeting(NOW + HOUR), count;

	meeting = make_meeting(NOW - 2 * HOUR);
	put(ANA, PLACE_KEPT);
	meeting = later;
	put(ANA, PLACE_WAITING);
	meeting = sooner;
	put(ANA, PLACE_KEPT);
	OK(places_ahead(tx, ANA, &arena, all, MOST, &n));
	assert_int_equal(n, 2);
	assert_true(all[0].meeting == sooner && all[1].meeting == later);
	OK(places_count_ahead(tx, ANA, &count));
	assert_int_equal(count, 2);
	put(ANA, PLACE_GIVEN_UP);
	OK(places_ahead(tx, ANA, &arena, all, MOST, &n));
	assert_int_equal(n, 1);
}

/* --- sign-ups --- */

static void sign_ups_are_in_the_order_they_came_and_go_along_to_a_series_split_off(void **state)
{
	int64_t all[MOST], next = make_series(room, false), n_there;
	size_t n;
	bool has;

	OK(signups_put(tx, series, BEN));
	tx->now_ms++;
	OK(signups_put(tx, series, ANA));
	OK(signups_put(tx, series, BEN));
	OK(signups_copy(tx, series, next));
	OK(signups_remove(tx, series, BEN));
	OK(signups_has(tx, series, BEN, &has));
	assert_false(has);
	OK(signups_list(tx, next, &arena, all, MOST, &n));
	assert_true(n == 2 && all[0] == BEN && all[1] == ANA);
	OK(signups_count(tx, next, &n_there));
	assert_int_equal(n_there, 2);
	OK(signups_ahead(tx, series, &n_there));
	assert_int_equal(n_there, 1);
}

/* --- who may come no more --- */

static bool timer_set(const char *kind, int64_t subject)
{
	int64_t hit;

	return tx_number(tx, &hit, "SELECT 1 FROM timers WHERE kind = $1 AND subject = $2", "si", str_of(kind), subject) == 0;
}

static void check_gone(int64_t place, int64_t link)
{
	struct place p;
	bool any;

	OK(places_get(tx, place, &p));
	assert_int_equal(p.state, PLACE_GIVEN_UP);
	assert_int_equal(p.link, link + 1);
	assert_true(timer_set(TIMER_OFFER, place));
	assert_false(timer_set(TIMER_REMIND, place));
	OK(places_any(tx, ANA, &any));
	assert_false(any);
}

static struct place with_everything(void)
{
	struct place p = put(ANA, PLACE_KEPT);

	OK(signups_put(tx, series, ANA));
	OK(timers_set(tx, TIMER_REMIND, p.id, NOW + HOUR));
	return p;
}

static void who_is_removed_from_the_room_has_no_place_there_any_more(void **state)
{
	struct removal r = { .room = room, .member = ANA, .by = DEE, .reason = STR(""), .until_ms = NOW + DAY };
	struct place p = with_everything();

	OK(removals_add(tx, &r));
	check_gone(p.id, p.link);
}

static void who_is_removed_from_the_server_has_none_either(void **state)
{
	struct removal r = { .member = ANA, .by = DEE, .reason = STR(""), .until_ms = NOW + DAY };
	struct place p = with_everything();

	OK(removals_add(tx, &r));
	check_gone(p.id, p.link);
}

static void a_grant_that_is_revoked_or_runs_out_takes_the_place_along(void **state)
{
	struct grant g = { .role = ROLE_PARTICIPANT, .room = room, .until_ms = NOW + HOUR };
	struct place p = with_everything();

	OK(grants_revoke(tx, ANA, room, ROLE_PARTICIPANT));
	check_gone(p.id, p.link);
	OK(grants_set(tx, ANA, &g));
	p = with_everything();
	tx->now_ms = NOW + HOUR;
	OK(grants_expire(tx, 10));
	check_gone(p.id, p.link);
}

static void another_role_in_the_room_keeps_it_and_so_does_what_happens_elsewhere(void **state)
{
	struct removal r = { .room = other_room, .member = ANA, .by = DEE, .reason = STR(""), .until_ms = NOW + DAY };
	struct place p = with_everything();

	grant(ANA, ROLE_PARTICIPANT, other_room);
	OK(removals_add(tx, &r));
	grant(ANA, ROLE_MENTOR, room);
	OK(grants_revoke(tx, ANA, room, ROLE_PARTICIPANT));
	assert_int_equal(of(ANA).state, PLACE_KEPT);
	assert_int_equal(of(ANA).link, p.link);
}

/* --- reminders, calendars --- */

static void reminders_come_back_as_they_were_set(void **state)
{
	struct reminders r = { .minutes = { 1440, 60, 5 }, .n = 3, .quiet_from = 1320, .quiet_until = 420, .zone = STR("Asia/Tokyo"),
		.language = STR("fr") }, got;

	OK(reminders_get(tx, ANA, &arena, &got));
	assert_true(got.n == 0 && got.zone.len == 0);
	OK(reminders_set(tx, ANA, &r));
	OK(reminders_get(tx, ANA, &arena, &got));
	assert_true(got.n == 3 && got.minutes[0] == 1440 && got.minutes[1] == 60 && got.minutes[2] == 5);
	assert_true(got.quiet_from == 1320 && got.quiet_until == 420 && str_is(got.zone, "Asia/Tokyo") && str_is(got.language, "fr"));
	r.n = 0;
	OK(reminders_set(tx, ANA, &r));
	OK(reminders_get(tx, ANA, &arena, &got));
	assert_int_equal(got.n, 0);
}

static void parts_ahead_are_ones_own_and_those_of_the_series(void **state)
{
	struct part_ahead parts[MOST];
	size_t n;
	int64_t own = make_meeting(NOW + 2 * DAY);

	OK(series_staff_set(tx, series, DEE, STR(PART_LEAD)));
	OK(reminders_parts_ahead(tx, DEE, parts, MOST, &n));
	assert_true(n == 2 && parts[0].meeting == meeting && parts[1].meeting == own);
	OK(tx_exec(tx, NULL, "UPDATE meetings SET own = own | 64 WHERE id = $1", "i", own));
	OK(reminders_parts_ahead(tx, DEE, parts, MOST, &n));
	assert_int_equal(n, 1);
	OK(meeting_staff_set(tx, own, BEN, STR(PART_LEAD), false));
	OK(reminders_parts_ahead(tx, BEN, parts, MOST, &n));
	assert_true(n == 1 && parts[0].meeting == own && parts[0].start_ms == NOW + 2 * DAY);
}

static void a_calendars_address_counts_up_when_it_is_renewed(void **state)
{
	int64_t n;

	OK(feeds_link(tx, ANA, room, &n));
	assert_int_equal(n, 1);
	OK(feeds_renew(tx, ANA, room, &n));
	assert_int_equal(n, 2);
	OK(feeds_renew(tx, ANA, room, &n));
	OK(feeds_link(tx, ANA, room, &n));
	assert_int_equal(n, 3);
	OK(feeds_link(tx, ANA, 0, &n));
	assert_int_equal(n, 1);
}

/* --- links --- */

static void a_link_leads_where_it_was_made_for(void **state)
{
	char one[TOKEN_TEXT_LEN + 1], two[TOKEN_TEXT_LEN + 1];
	int64_t id, where, number;

	secret_link_make(tx, SECRET_LINK_FEED, INT64_C(0x123456789abcdef), room, 70000, one);
	OK(secret_link_read(tx, SECRET_LINK_FEED, str_of(one), &id, &where, &number));
	assert_true(id == INT64_C(0x123456789abcdef) && where == room && number == 70000);
	secret_link_make(tx, SECRET_LINK_FEED, INT64_C(0x123456789abcdef), room, 70000, two);
	assert_string_equal(one, two);
	secret_link_make(tx, SECRET_LINK_FEED, INT64_C(0x123456789abcdef), room, 70001, two);
	assert_string_not_equal(one, two);
}

static void a_link_that_was_changed_anywhere_or_is_of_another_kind_or_key_leads_nowhere(void **state)
{
	char text[TOKEN_TEXT_LEN + 1], forged[TOKEN_TEXT_LEN + 1];
	struct memory other;
	size_t i;

	secret_link_make(tx, SECRET_LINK_PLACE, 99, 0, 1, text);
	for (i = 0; i < TOKEN_TEXT_LEN; i++) {
		memcpy(forged, text, sizeof forged);
		forged[i] = forged[i] == 'A' ? 'E' : 'A';   /* stays canonical in the last place, too */
		assert_int_equal(secret_link_read(tx, SECRET_LINK_PLACE, str_of(forged), NULL, NULL, NULL), ERR_LINK);
	}
	assert_int_equal(secret_link_read(tx, SECRET_LINK_FEED, str_of(text), NULL, NULL, NULL), ERR_LINK);
	assert_int_equal(secret_link_read(tx, SECRET_LINK_PLACE, (struct str){ text, 42 }, NULL, NULL, NULL), ERR_LINK);
	assert_int_equal(secret_link_read(tx, SECRET_LINK_PLACE, (struct str){ 0 }, NULL, NULL, NULL), ERR_LINK);
	OK(memory_open(&other));
	key_ring_free(other.tx.keys);
	OK(key_ring_new(&(struct seal_key){ { 8 } }, 4, &other.tx.keys));
	assert_int_equal(secret_link_read(&other.tx, SECRET_LINK_PLACE, str_of(text), NULL, NULL, NULL), ERR_LINK);
	memory_close(&other);
}

/* --- what is said --- */

static int say(int64_t member, const char *kind, struct occasion *ret)
{
	return occasions_get(tx, member, str_of(kind), meeting, NOW + DAY, &arena, ret);
}

static void set_state(const char *state)
{
	OK(tx_exec(tx, NULL, "UPDATE meetings SET state = $2 WHERE id = $1", "is", meeting, str_of(state)));
}

static void a_reminder_is_for_who_has_a_place_and_leads_to_it(void **state)
{
	struct place p = put(ANA, PLACE_KEPT);
	struct occasion o;
	int64_t id;

	OK(say(ANA, "meeting_reminder", &o));
	assert_true(str_is(o.title, "Evening circle") && str_is(o.zone, "Europe/Berlin") && str_is(o.language, "de") && o.until_ms == 0);
	assert_memory_equal(o.path.at, "/place#", 7);
	OK(secret_link_read(tx, SECRET_LINK_PLACE, (struct str){ o.path.at + 7, o.path.len - 7 }, &id, NULL, NULL));
	assert_true(id == p.id);
	put(ANA, PLACE_WAITING);
	assert_int_equal(say(ANA, "meeting_reminder", &o), ERR_NOT_FOUND);
	assert_int_equal(say(BEN, "meeting_reminder", &o), ERR_NOT_FOUND);
	assert_int_equal(say(ANA, "no_such_kind", &o), ERR_NOT_FOUND);
}

static void it_is_said_in_their_own_language_and_clock(void **state)
{
	struct reminders r = { .zone = STR("America/New_York"), .language = STR("es") };
	struct occasion o;

	put(ANA, PLACE_KEPT);
	OK(reminders_set(tx, ANA, &r));
	OK(say(ANA, "meeting_moved", &o));
	assert_true(str_is(o.zone, "America/New_York") && str_is(o.language, "es"));
}

static void nothing_is_said_to_who_may_not_come_any_more(void **state)
{
	struct occasion o;

	put(ANA, PLACE_KEPT);
	put(CEM, PLACE_KEPT);             /* who holds nothing in the room */
	assert_int_equal(say(CEM, "meeting_reminder", &o), ERR_NOT_FOUND);
	OK(say(ANA, "meeting_moved", &o));
	OK(grants_revoke(tx, ANA, room, ROLE_PARTICIPANT));
	assert_int_equal(say(ANA, "meeting_moved", &o), ERR_NOT_FOUND);
}

static void nothing_is_said_of_a_time_that_is_none_any_more(void **state)
{
	struct occasion o;

	put(ANA, PLACE_OFFERED);
	put(BEN, PLACE_KEPT);
	OK(say(ANA, "place_offered", &o));
	OK(say(BEN, "place_kept", &o));
	assert_int_equal(say(ANA, "meeting_cancelled", &o), ERR_NOT_FOUND);
	set_state("cancelled");
	OK(say(ANA, "meeting_cancelled", &o));
	assert_int_equal(say(ANA, "place_offered", &o), ERR_NOT_FOUND);
	assert_int_equal(say(BEN, "place_kept", &o), ERR_NOT_FOUND);
	set_state("ended");
	assert_int_equal(say(ANA, "meeting_cancelled", &o), ERR_NOT_FOUND);
	set_state("scheduled");
	OK(tx_exec(tx, NULL, "UPDATE meetings SET start_ms = start_ms + 1 WHERE id = $1", "i", meeting));
	assert_int_equal(say(BEN, "place_kept", &o), ERR_NOT_FOUND);
}

static void what_staff_are_asked_leads_to_the_plan_and_never_by_a_secret(void **state)
{
	struct occasion o;

	put(DEE, PLACE_GIVEN_UP);
	OK(say(DEE, "cover", &o));
	assert_memory_equal(o.path.at, "/#week.meeting=", 15);
	assert_int_equal(say(ANA, "cover", &o), ERR_NOT_FOUND);
	OK(series_staff_set(tx, series, DEE, STR(PART_LEAD)));
	OK(say(DEE, "meeting_reminder", &o));
	assert_memory_equal(o.path.at, "/#week.meeting=", 15);
	OK(say(DEE, "part", &o));
}

/* --- the programme --- */

static size_t seen_by(int64_t member, bool every, int64_t of_series, int64_t *ret)
{
	struct programme_query q = { .member = member, .from_ms = NOW, .until_ms = NOW + 7 * DAY, .series = of_series, .every = every };
	size_t n;

	OK(programme_meetings(tx, &q, ret, MOST, &n));
	return n;
}

static void everybody_sees_public_meetings_and_who_holds_something_in_a_room_its_own(void **state)
{
	int64_t all[MOST], open_series = make_series(other_room, true);
	int64_t public = make_meeting_at(open_series, other_room, NOW + HOUR, 2, true);

	make_meeting_at(open_series, other_room, NOW + 8 * DAY, 2, true);
	make_meeting_at(open_series, other_room, NOW - 3 * HOUR, 2, true);
	assert_int_equal(seen_by(CEM, false, 0, all), 1);
	assert_int_equal(all[0], public);
	assert_int_equal(seen_by(ANA, false, 0, all), 2);
	assert_true(all[0] == public && all[1] == meeting);
	assert_int_equal(seen_by(CEM, true, 0, all), 2);
	assert_int_equal(seen_by(ANA, false, series, all), 1);
	assert_int_equal(all[0], meeting);
}

static size_t open_to(int64_t member, bool every)
{
	struct programme_room rooms[MOST];
	size_t n;

	OK(programme_rooms(tx, member, every, &arena, rooms, MOST, &n));
	return n;
}

static void one_can_go_into_standing_rooms_and_into_drop_ins_while_they_are_on(void **state)
{
	assert_int_equal(open_to(ANA, false), 1);
	assert_int_equal(open_to(0, false), 0);
	assert_int_equal(open_to(CEM, true), 2);
	OK(tx_exec(tx, NULL, "UPDATE rooms SET drop_in = 1 WHERE id = $1", "i", room));
	assert_int_equal(open_to(ANA, false), 0);
	set_state("waiting");
	assert_int_equal(open_to(ANA, false), 1);
	OK(tx_exec(tx, NULL, "UPDATE meetings SET entry_ms = $2 WHERE id = $1", "ii", meeting, NOW));
	assert_int_equal(open_to(ANA, false), 0);
}

static void a_room_of_a_public_series_is_open_to_all_but_not_while_something_else_is_on_there(void **state)
{
	int64_t public = make_series(room, true);

	assert_int_equal(open_to(0, false), 1);
	OK(tx_exec(tx, NULL, "UPDATE rooms SET drop_in = 1 WHERE id = $1", "i", room));
	set_state("open");
	assert_int_equal(open_to(0, false), 0);
	OK(tx_exec(tx, NULL, "UPDATE meetings SET state = 'open' WHERE id = $1", "i",
		make_meeting_at(public, room, NOW - MINUTE, 2, true)));
	assert_int_equal(open_to(0, false), 1);
	OK(tx_exec(tx, NULL, "UPDATE rooms SET open = 0 WHERE id = $1", "i", room));
	assert_int_equal(open_to(0, false), 0);
}

/* --- out of memory --- */

static int story_of(struct arena *a)
{
	struct place all[MOST];
	struct reminders r;
	struct occasion o;
	struct programme_room rooms[MOST];
	size_t n;
	int err = places_list(tx, meeting, a, all, MOST, &n);

	if (!err)
		err = places_ahead(tx, ANA, a, all, MOST, &n);
	if (!err)
		err = reminders_get(tx, ANA, a, &r);
	if (!err)
		err = programme_rooms(tx, ANA, false, a, rooms, MOST, &n);
	return err ? err : occasions_get(tx, ANA, STR("meeting_moved"), meeting, NOW + DAY, a, &o);
}

static int story(void)
{
	struct arena a;
	int err;

	arena_init(&a, 1u << 20);
	err = story_of(&a);
	arena_release(&a);
	return err;
}

static void running_out_of_memory_is_said_and_nothing_leaks(void **state)
{
	struct reminders r = { .minutes = { 60 }, .n = 1, .zone = STR("Asia/Tokyo"), .language = STR("fr") };

	put(ANA, PLACE_KEPT);
	OK(reminders_set(tx, ANA, &r));
	OK(story());                      /* statements are prepared once */
	each_allocation(story);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_place_comes_back_as_it_was_put),
		T(signing_up_again_takes_up_the_old_place_at_the_end_of_the_list_and_keeps_its_link),
		T(the_first_on_the_list_is_who_waits_longest),
		T(what_is_offered_is_taken_and_what_is_missed_or_given_up_is_not),
		T(a_list_is_by_turn_and_names_those_who_are_there),
		T(one_after_the_other_is_every_one_of_a_state_once),
		T(places_ahead_are_those_of_meetings_that_are_not_over_by_beginning),
		T(sign_ups_are_in_the_order_they_came_and_go_along_to_a_series_split_off),
		T(who_is_removed_from_the_room_has_no_place_there_any_more),
		T(who_is_removed_from_the_server_has_none_either),
		T(a_grant_that_is_revoked_or_runs_out_takes_the_place_along),
		T(another_role_in_the_room_keeps_it_and_so_does_what_happens_elsewhere),
		T(reminders_come_back_as_they_were_set),
		T(parts_ahead_are_ones_own_and_those_of_the_series),
		T(a_calendars_address_counts_up_when_it_is_renewed),
		T(a_link_leads_where_it_was_made_for),
		T(a_link_that_was_changed_anywhere_or_is_of_another_kind_or_key_leads_nowhere),
		T(a_reminder_is_for_who_has_a_place_and_leads_to_it),
		T(it_is_said_in_their_own_language_and_clock),
		T(nothing_is_said_to_who_may_not_come_any_more),
		T(nothing_is_said_of_a_time_that_is_none_any_more),
		T(what_staff_are_asked_leads_to_the_plan_and_never_by_a_secret),
		T(everybody_sees_public_meetings_and_who_holds_something_in_a_room_its_own),
		T(one_can_go_into_standing_rooms_and_into_drop_ins_while_they_are_on),
		T(a_room_of_a_public_series_is_open_to_all_but_not_while_something_else_is_on_there),
		T(running_out_of_memory_is_said_and_nothing_leaks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
