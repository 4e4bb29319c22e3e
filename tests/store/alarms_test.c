/* Who is alerted, what they are told until somebody is on it, what nearly went wrong, figures, and clocks that step. */
#include "support.h"

#include "each_allocation.h"
#include "store/audience.h"
#include "store/cases.h"
#include "store/clock_step.h"
#include "store/drills.h"
#include "store/figures.h"
#include "store/grants.h"
#include "store/help.h"
#include "store/misses.h"
#include "store/notices.h"
#include "store/rooms.h"
#include "store/timers.h"

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define MOST 20

enum { ANA = 11, BEN, MO, MAX, FAY, ADA };

static struct memory m;
static struct tx *const tx = &m.tx;
static struct arena arena;
static int64_t room, other;

static int add_room(const char *name, int64_t *ret_id)
{
	struct room r = { .name = str_of(name), .about = STR(""), .rules = STR(""), .language = STR("en"), .capacity = 10,
		.open = true };
	int err = rooms_add(tx, &r);

	*ret_id = r.id;
	return err;
}

static int setup(void **state)
{
	static const char *const names[] = { "Ana", "Ben", "Mo", "Max", "Fay", "Ada" };
	int i;

	OK(memory_open(&m));
	arena_init(&arena, 16u << 20);
	tx->now_ms = 100 * DAY;
	for (i = 0; i < 6; i++)
		OK(member_put(tx, ANA + i, names[i]));
	OK(add_room("Here", &room));
	tx->now_ms++;
	OK(add_room("There", &other));
	OK(grants_set(tx, MO, &(struct grant){ .role = ROLE_MENTOR, .room = room }));
	OK(grants_set(tx, MAX, &(struct grant){ .role = ROLE_MENTOR, .room = other }));
	OK(grants_set(tx, FAY, &(struct grant){ .role = ROLE_FACILITATOR }));
	OK(grants_set(tx, ADA, &(struct grant){ .role = ROLE_ADMIN }));
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
	int64_t n = -1;

	OK(tx_number(tx, &n, sql, ""));
	return n;
}

static int64_t add_case(int64_t member, enum triage level, bool drill)
{
	const struct case_new about = { room, member, "danger", "none", drill };
	struct ladder_policy policy;
	struct ladder_effects effects;
	struct ladder_case ladder;
	int64_t id;

	ladder_standard(false, level, &policy);
	ladder_open(&policy, level, tx->now_ms, &ladder, &effects);
	OK(cases_add(tx, &about, &ladder, &id));
	return id;
}

static int64_t alarm(int64_t member, int64_t case_id, int64_t subject, bool loud)
{
	struct notice n = { .member = member, .room = room, .about = case_id, .subject = subject, .kind = STR("alarm"),
		.level = loud ? STR("crisis") : STR("amber"), .loud = loud };

	OK(notices_add(tx, &n, &arena));
	return n.id;
}

/* --- who --- */

static void mentors_are_those_of_the_room_and_of_the_server_and_not_whom_it_is_about(void **state)
{
	struct audience_set set = { .except = BEN };

	OK(grants_set(tx, BEN, &(struct grant){ .role = ROLE_MENTOR, .room = room }));
	OK(grants_set(tx, ANA, &(struct grant){ .role = ROLE_MENTOR, .until_ms = tx->now_ms }));   /* over */
	OK(audience_mentors(tx, room, &set));
	assert_true(set.n == 1 && set.members[0] == MO);
	OK(audience_mentors(tx, 0, &set));
	assert_true(set.n == 2 && set.members[1] == MAX);
	OK(audience_leads(tx, room, &set));
	OK(audience_admins(tx, AUDIENCE_SERVER, &set));
	assert_true(set.n == 4 && set.members[2] == FAY && set.members[3] == ADA);
	audience_put(&set, MO);
	audience_put(&set, 0);
	assert_int_equal(set.n, 4);
}

static void who_was_asked_to_stay_away_is_not_alerted(void **state)
{
	struct removal removal = { .room = room, .member = MAX, .by = FAY, .reason = STR("unkind"), .until_ms = tx->now_ms + HOUR };
	struct audience_set set = { 0 };

	OK(removals_add(tx, &removal));
	OK(audience_mentors(tx, 0, &set));
	assert_int_equal(set.n, 2);
	OK(audience_welcome(tx, other, &set));
	assert_int_equal(set.n, 2);
	OK(audience_welcome(tx, room, &set));
	assert_true(set.n == 1 && set.members[0] == MO);
}

static void where_there_are_too_many_those_seen_last_are_alerted(void **state)
{
	static struct audience_set set;
	int i;

	for (i = 0; i < AUDIENCE_MOST + 20; i++) {
		OK(member_put(tx, 1000 + i, "Many"));
		OK(grants_set(tx, 1000 + i, &(struct grant){ .role = ROLE_MENTOR, .room = room }));
	}
	tx->now_ms += HOUR;
	OK(seats_set(tx, room, 1000 + AUDIENCE_MOST + 19, &(struct seat){ .rules_version = 1 }));
	OK(audience_mentors(tx, room, &set));
	assert_int_equal(set.n, AUDIENCE_MOST);
	assert_int_equal(set.members[0], 1000 + AUDIENCE_MOST + 19);
}

static void a_room_is_covered_by_who_is_here_or_on_call_with_a_channel_that_works(void **state)
{
	bool covered;

	OK(audience_covered(tx, room, 0, &covered));
	assert_false(covered);
	OK(seats_set(tx, room, MO, &(struct seat){ .rules_version = 1 }));
	OK(audience_covered(tx, room, 0, &covered));
	assert_true(covered);
	OK(audience_covered(tx, room, MO, &covered));
	assert_false(covered);
	tx->now_ms += 6 * MINUTE;
	OK(audience_covered(tx, room, 0, &covered));
	assert_false(covered);
	OK(tx_exec(tx, NULL, "INSERT INTO shifts (id, member, tier, zone, weekday, start_min, minutes, first_day)"
		" VALUES (1, 14, 2, 'UTC', 1, 0, 60, '2026-01-01')", ""));
	OK(tx_exec(tx, NULL, "INSERT INTO duties (shift, day, member, tier, language, from_ms, until_ms)"
		" VALUES (1, '2026-01-01', 14, 2, '', $1, $2)", "ii", tx->now_ms, tx->now_ms + HOUR));
	OK(audience_covered(tx, room, 0, &covered));
	assert_false(covered);
	OK(tx_exec(tx, NULL, "INSERT INTO channels (id, member, kind, target, added_ms, proved_ms) VALUES (1, 14, 'email', x'00', 0, 1)", ""));
	OK(audience_covered(tx, room, 0, &covered));
	assert_true(covered);
	OK(tx_exec(tx, NULL, "UPDATE channels SET failed_ms = 2", ""));
	OK(audience_covered(tx, room, 0, &covered));
	assert_false(covered);
}

static void a_side_room_and_a_staff_room_are_looked_after_by_the_staff_of_their_room(void **state)
{
	int64_t staff, of;

	OK(rooms_staff_room(tx, room, &staff));
	OK(help_room(tx, staff, &of));
	assert_int_equal(of, room);
	OK(help_room(tx, room, &of));
	assert_int_equal(of, room);
	assert_int_equal(help_room(tx, 5, &of), ERR_NOT_FOUND);
}

static void who_has_anything_to_do_with_a_room_is_known_there_also_after_it_ended(void **state)
{
	struct removal removal = { .room = room, .member = ANA, .by = FAY, .reason = STR("unkind"), .until_ms = tx->now_ms + HOUR };

	assert_int_equal(help_known(tx, room, ANA), ERR_NOT_FOUND);
	OK(grants_set(tx, ANA, &(struct grant){ .role = ROLE_PARTICIPANT, .room = room }));
	OK(help_known(tx, room, ANA));
	assert_int_equal(help_known(tx, other, ANA), ERR_NOT_FOUND);
	OK(removals_add(tx, &removal));
	OK(help_known(tx, room, ANA));
	OK(help_known(tx, other, FAY));
	add_case(BEN, TRIAGE_RED, false);
	OK(help_known(tx, room, BEN));
}

/* --- what they are told --- */

static void a_later_alarm_takes_the_place_of_an_earlier_one_and_acknowledging_ends_all(void **state)
{
	struct notice found[MOST];
	int64_t id = add_case(ANA, TRIAGE_CRISIS, false), second;
	uint64_t head, after;
	size_t n;

	(void)alarm(MO, id, ANA, true);
	OK(notices_replace(tx, id, MO));
	second = alarm(MO, id, ANA, true);
	(void)alarm(MAX, id, ANA, true);
	OK(notices_unseen(tx, MO, &arena, found, MOST, &n));
	assert_true(n == 1 && found[0].id == second && found[0].loud && !found[0].seen);
	assert_true(str_is(found[0].subject_name, "Ana") && str_is(found[0].level, "crisis"));
	OK(control_head(tx, &head));
	OK(notices_withdraw(tx, id));
	OK(control_head(tx, &after));
	assert_int_equal(after, head + 2);
	OK(notices_unseen(tx, MO, &arena, found, MOST, &n));
	assert_int_equal(n, 0);
	OK(notices_get(tx, second, &arena, &found[0]));
	assert_true(found[0].seen);
}

static void loud_notices_are_not_crowded_out_by_quiet_ones(void **state)
{
	struct notice found[3];
	int64_t loud;
	size_t n;
	int i;

	for (i = 0; i < 5; i++, tx->now_ms += MINUTE)
		(void)alarm(MO, 900 + i, ANA, false);
	loud = alarm(MO, 999, ANA, true);
	OK(notices_unseen(tx, MO, &arena, found, 3, &n));
	assert_int_equal(n, 3);
	assert_true(found[2].id == loud && found[0].about == 900 && found[1].about == 901);
}

static void who_was_alerted_about_an_open_case_of_a_room_is_known_there_until_it_is_closed(void **state)
{
	int64_t id = add_case(ANA, TRIAGE_CRISIS, false);
	bool alarmed;

	(void)alarm(MAX, id, ANA, true);
	OK(notices_alarmed(tx, MAX, room, &alarmed));
	assert_true(alarmed);
	OK(notices_alarmed(tx, MAX, other, &alarmed));
	assert_false(alarmed);
	OK(notices_alarmed(tx, BEN, room, &alarmed));
	assert_false(alarmed);
	OK(tx_exec(tx, NULL, "UPDATE cases SET state = 'closed'", ""));
	OK(notices_alarmed(tx, MAX, room, &alarmed));
	assert_false(alarmed);
}

static void people_count_not_alarms_when_somebody_is_called_too_often(void **state)
{
	bool tiring;
	int i;

	for (i = 0; i < 10; i++)
		(void)alarm(MO, 900, ANA, true);
	OK(notices_tiring(tx, MO, tx->now_ms - HOUR, 4, &tiring));
	assert_false(tiring);
	for (i = 0; i < 4; i++)
		(void)alarm(MO, 901 + i, BEN + i, true);
	OK(notices_tiring(tx, MO, tx->now_ms - HOUR, 4, &tiring));
	assert_true(tiring);
	OK(notices_tiring(tx, MO, tx->now_ms, 4, &tiring));
	assert_false(tiring);
}

/* --- what nearly went wrong --- */

static void the_same_again_is_counted_until_somebody_looked_into_it(void **state)
{
	struct miss found[MOST];
	size_t n;

	OK(misses_note(tx, "lapsed", room, 5, MO));
	tx->now_ms += MINUTE;
	OK(misses_note(tx, "lapsed", room, 5, MO));
	OK(misses_note(tx, "lapsed", room, 6, MO));
	OK(misses_list(tx, &arena, found, MOST, &n));
	assert_int_equal(n, 2);
	assert_int_equal(number_of("SELECT times FROM misses WHERE case_id = 5"), 2);
	assert_int_equal(number_of("SELECT count(*) FROM notices WHERE kind = 'miss'"), 4);   /* two, to Fay and Ada */
	assert_true(str_is(found[0].name, "Mo") && !found[0].owner);
	OK(misses_close(tx, found[0].id, STR("fell asleep"), STR("shorter shifts"), FAY, tx->now_ms + DAY, &arena));
	assert_int_equal(misses_close(tx, found[0].id, STR("x"), STR("y"), FAY, 1, &arena), ERR_DECIDED);
	OK(misses_list(tx, &arena, found, MOST, &n));
	assert_true(str_is(found[0].state, "open") && str_is(found[1].state, "closed"));
	assert_true(str_is(found[1].finding, "fell asleep") && str_is(found[1].action, "shorter shifts"));
	assert_true(str_is(found[1].owner_name, "Fay"));
	assert_int_equal(number_of("SELECT count(*) FROM misses WHERE instr(finding, 'asleep') OR instr(action, 'shifts')"), 0);
	assert_int_equal(misses_get(tx, 1, &arena, &found[0]), ERR_NOT_FOUND);
}

/* --- figures --- */

static void shares_of_cases_are_acknowledged_within_a_time_and_those_never_answered_count(void **state)
{
	static const int64_t took_s[] = { 10, 20, 30, 40, 50, 60, 70, 80, 90 };
	int64_t begin = tx->now_ms, ms, n;
	size_t i;

	OK(figures_acknowledged(tx, 0, 50, &ms));
	assert_int_equal(ms, 0);
	for (i = 0; i < 10; i++) {
		int64_t id = add_case(ANA + (int64_t)i % 6, TRIAGE_RED, false);

		tx->now_ms = begin + (i < 9 ? took_s[i] * 1000 : HOUR);
		if (i < 9)
			OK(cases_seen(tx, id));
		OK(tx_exec(tx, NULL, "UPDATE cases SET state = 'closed', closed_ms = $2 WHERE id = $1", "ii", id, tx->now_ms + HOUR));
		tx->now_ms = begin;
	}
	add_case(BEN, TRIAGE_CRISIS, true);       /* practice */
	add_case(BEN, TRIAGE_AMBER, false);
	OK(figures_cases(tx, 0, &n));
	assert_int_equal(n, 10);
	OK(figures_acknowledged(tx, 0, 50, &ms));
	assert_int_equal(ms, 50000);
	OK(figures_acknowledged(tx, 0, 90, &ms));
	assert_int_equal(ms, 90000);
	OK(figures_acknowledged(tx, 0, 100, &ms));
	assert_int_equal(ms, 2 * HOUR);
	OK(figures_cases(tx, begin, &n));
	assert_int_equal(n, 0);
}

static void alerts_are_counted_by_people_an_hour(void **state)
{
	struct busy_figure busiest[MOST];
	int64_t alerts;
	size_t n;

	OK(figures_alerts(tx, 0, &alerts));
	assert_int_equal(alerts, 0);
	(void)alarm(MO, 900, ANA, true);
	(void)alarm(MO, 900, ANA, true);
	(void)alarm(MO, 901, BEN, true);
	(void)alarm(MO, 902, ADA, false);
	tx->now_ms += HOUR;
	(void)alarm(MO, 900, ANA, true);
	(void)alarm(MAX, 900, ANA, true);
	OK(figures_alerts(tx, 0, &alerts));
	assert_int_equal(alerts, 133);            /* four people in three hours of a mentor */
	OK(figures_busiest(tx, 0, &arena, busiest, MOST, &n));
	assert_true(n == 2 && busiest[0].member == MO && busiest[0].people == 2 && str_is(busiest[1].name, "Max"));
}

static void the_room_that_practised_longest_ago_is_next(void **state)
{
	int64_t next;

	OK(drills_next_room(tx, &next));
	assert_int_equal(next, room);
	add_case(ANA, TRIAGE_CRISIS, true);
	OK(drills_next_room(tx, &next));
	assert_int_equal(next, other);
}

/* --- timers and clocks --- */

static void a_timer_once_set_is_not_put_off(void **state)
{
	OK(timers_keep(tx, "card", 1, 500));
	OK(timers_keep(tx, "card", 1, 900));
	assert_int_equal(number_of("SELECT due_ms FROM timers"), 500);
	OK(timers_within(tx, "card", 1, 700));
	assert_int_equal(number_of("SELECT due_ms FROM timers"), 500);
	OK(timers_within(tx, "card", 1, 300));
	assert_int_equal(number_of("SELECT due_ms FROM timers"), 300);
}

static void a_step_moves_what_is_due_after_a_time_and_leaves_what_was_promised_for_a_moment(void **state)
{
	int64_t open = add_case(ANA, TRIAGE_CRISIS, false), closed = add_case(BEN, TRIAGE_CRISIS, false), now = tx->now_ms;
	struct care_case before, after;

	OK(tx_exec(tx, NULL, "UPDATE cases SET state = 'closed', due_ms = 0 WHERE id = $1", "i", closed));
	OK(cases_get(tx, 0, open, &arena, &before));
	OK(timers_set(tx, "held", 1, now + 1));
	OK(timers_set(tx, "sanction_end", 1, now + 2));
	OK(timers_set(tx, "roster", 0, now + DAY));
	OK(seats_set(tx, room, MO, &(struct seat){ .rules_version = 1 }));
	OK(seats_spend(tx, room, MO, now * 1000, now));
	tx->now_ms = now - HOUR;
	OK(clock_step(tx, -HOUR));
	OK(cases_get(tx, 0, open, &arena, &after));
	assert_int_equal(after.ladder.step_ms, before.ladder.step_ms - HOUR);
	assert_int_equal(after.ladder.clock_ms, before.ladder.clock_ms - HOUR);
	assert_int_equal(after.ladder.words_ms, before.ladder.words_ms - HOUR);
	assert_int_equal(after.ladder.opened_ms, before.ladder.opened_ms - HOUR);
	assert_int_equal(after.due_ms, before.due_ms - HOUR);
	assert_int_equal(after.ladder.keep_ms, 0);
	assert_int_equal(after.seen_ms, 0);
	assert_int_equal(number_of("SELECT clock_ms FROM cases WHERE state = 'closed'"), now);
	assert_int_equal(number_of("SELECT due_ms FROM timers WHERE kind = 'case' ORDER BY due_ms LIMIT 1"), before.due_ms - HOUR);
	assert_int_equal(number_of("SELECT due_ms FROM timers WHERE kind = 'held'"), now + 1 - HOUR);
	assert_int_equal(number_of("SELECT due_ms FROM timers WHERE kind = 'sanction_end'"), now + 2);
	assert_int_equal(number_of("SELECT due_ms FROM timers WHERE kind = 'roster'"), now - HOUR);
	assert_int_equal(number_of("SELECT seen_ms FROM seats"), now - HOUR);
	assert_int_equal(number_of("SELECT spoke_ms FROM seats"), now - HOUR);    /* slow mode shuts nobody out until then */
	assert_int_equal(number_of("SELECT whole_us FROM seats"), (now - HOUR) * 1000);
}

static void at_the_start_a_clock_behind_the_newest_control_entry_has_stepped_back_once(void **state)
{
	int64_t by;

	OK(clock_step_back(tx, &by));
	assert_int_equal(by, 0);
	tx->now_ms -= 500;
	OK(clock_step_back(tx, &by));
	assert_int_equal(by, 0);
	tx->now_ms -= HOUR;
	OK(clock_step_back(tx, &by));
	assert_int_equal(by, -HOUR - 500);
	OK(clock_step(tx, by));
	OK(clock_step_back(tx, &by));
	assert_int_equal(by, 0);
	tx->now_ms += DAY;                        /* it was off for a day */
	OK(clock_step_back(tx, &by));
	assert_int_equal(by, 0);
}

/* --- memory --- */

static int story(void)
{
	struct memory mine;
	struct miss found;
	struct notice n = { .member = MO, .room = 0, .about = 5, .subject = ANA, .kind = STR("alarm"), .level = STR("crisis") };
	struct arena a;
	size_t count;
	int err = memory_open(&mine);

	arena_init(&a, 1u << 20);
	if (!err)
		err = member_put(&mine.tx, ANA, "Ana");
	if (!err)
		err = member_put(&mine.tx, MO, "Mo");
	if (!err)
		err = notices_add(&mine.tx, &n, &a);
	if (!err)
		err = notices_withdraw(&mine.tx, 5);
	if (!err)
		err = misses_note(&mine.tx, "drill", 0, 5, 0);
	if (!err)
		err = misses_list(&mine.tx, &a, &found, 1, &count);
	if (!err)
		err = misses_close(&mine.tx, found.id, STR("x"), STR("y"), MO, 9, &a);
	if (!err)
		err = misses_get(&mine.tx, found.id, &a, &found);
	arena_release(&a);
	memory_close(&mine);
	return err;
}

static void whichever_allocation_fails_it_is_said_and_nothing_leaks(void **state)
{
	each_allocation(story);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(mentors_are_those_of_the_room_and_of_the_server_and_not_whom_it_is_about),
		T(who_was_asked_to_stay_away_is_not_alerted),
		T(where_there_are_too_many_those_seen_last_are_alerted),
		T(a_room_is_covered_by_who_is_here_or_on_call_with_a_channel_that_works),
		T(a_side_room_and_a_staff_room_are_looked_after_by_the_staff_of_their_room),
		T(who_has_anything_to_do_with_a_room_is_known_there_also_after_it_ended),
		T(a_later_alarm_takes_the_place_of_an_earlier_one_and_acknowledging_ends_all),
		T(loud_notices_are_not_crowded_out_by_quiet_ones),
		T(who_was_alerted_about_an_open_case_of_a_room_is_known_there_until_it_is_closed),
		T(people_count_not_alarms_when_somebody_is_called_too_often),
		T(the_same_again_is_counted_until_somebody_looked_into_it),
		T(shares_of_cases_are_acknowledged_within_a_time_and_those_never_answered_count),
		T(alerts_are_counted_by_people_an_hour),
		T(the_room_that_practised_longest_ago_is_next),
		T(a_timer_once_set_is_not_put_off),
		T(a_step_moves_what_is_due_after_a_time_and_leaves_what_was_promised_for_a_moment),
		T(at_the_start_a_clock_behind_the_newest_control_entry_has_stepped_back_once),
		cmocka_unit_test(whichever_allocation_fails_it_is_said_and_nothing_leaks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
