/* Flags, held messages, reports, timers, and the rooms where staff talk. */
#include "support.h"

#include "each_allocation.h"
#include "store/cases.h"
#include "store/flags.h"
#include "store/grants.h"
#include "store/held.h"
#include "store/reports.h"
#include "store/rooms.h"
#include "store/timers.h"

#define MINUTE INT64_C(60000)
#define DAY (24 * 60 * MINUTE)
#define MOST 20

enum { ANA = 11, BEN, MO, REA };

static struct memory m;
static struct tx *const tx = &m.tx;
static struct arena arena;
static int64_t room, other;

static int add_room(struct tx *t, const char *name, int64_t *ret_id)
{
	struct room r = { .name = str_of(name), .about = STR(""), .rules = STR(""), .language = STR("en"), .capacity = 10,
		.open = true };
	int err = rooms_add(t, &r);

	*ret_id = r.id;
	return err;
}

static int setup(void **state)
{
	OK(memory_open(&m));
	arena_init(&arena, 16u << 20);
	tx->now_ms = 100 * DAY;
	OK(member_put(tx, ANA, "Ana"));
	OK(member_put(tx, BEN, "Ben"));
	OK(member_put(tx, MO, "Mo"));
	OK(member_put(tx, REA, "Rea"));
	OK(add_room(tx, "Here", &room));
	OK(add_room(tx, "There", &other));
	OK(grants_set(tx, MO, &(struct grant){ .role = ROLE_MENTOR, .room = room }));
	OK(grants_set(tx, REA, &(struct grant){ .role = ROLE_RESPONDER, .room = room }));
	return 0;
}

static int teardown(void **state)
{
	arena_release(&arena);
	memory_close(&m);
	return 0;
}

/* The first number a query gives. */
static int64_t number_of(const char *sql)
{
	int64_t n;

	OK(tx_number(tx, &n, sql, ""));
	return n;
}

/* --- cases, as far as what belongs to them needs some; more of them in cases_test.c --- */

static int64_t raise_case(int64_t member, const char *kind, enum triage level)
{
	const struct case_new about = { .room = room, .member = member, .kind = kind, .category = "none" };
	struct ladder_policy policy;
	struct ladder_effects effects;
	struct ladder_case ladder;
	struct care_case c;
	int64_t id;

	if (cases_find_open(tx, &about, &arena, &c) == 0)
		return c.id;
	ladder_standard(strcmp(kind, "conduct") == 0, level, &policy);
	ladder_open(&policy, level, tx->now_ms, &ladder, &effects);
	OK(cases_add(tx, &about, &ladder, &id));
	return id;
}

static struct care_case get_case(int64_t id)
{
	struct care_case c;

	OK(cases_get(tx, room, id, &arena, &c));
	return c;
}

static void close_case(int64_t id)
{
	struct ladder_case ladder = { .state = CASE_CLOSED, .level = TRIAGE_AMBER, .owner = MO };

	OK(cases_put(tx, id, get_case(id).version, &ladder));
}

/* --- flags --- */

static struct flag_finding finding = { .rule = STR("en.x"), .why = STR("because"), .level = STR("amber"), .raw = STR("red"),
	.category = STR("suicide"), .boundary = STR(""), .lowered_by = STR("en.film"), .reasons = STR("canary words\nmore"),
	.first_char = 3, .last_char = 9 };

static int64_t flag_message(int64_t member, const char *triage, bool scanned, int64_t seq, int64_t case_id)
{
	struct flag f = { .room = room, .member = member, .case_id = case_id, .seq = seq, .triage = str_of(triage),
		.category = STR("none"), .boundaries = 5, .scanned = scanned, .findings = &finding, .n_findings = 1 };

	OK(flags_add(tx, &f, &arena));
	return f.id;
}

static void a_flag_is_read_back_with_its_findings_and_words_are_sealed(void **state)
{
	int64_t case_id = raise_case(ANA, "danger", TRIAGE_AMBER);
	int64_t id = flag_message(ANA, "amber", true, 0, case_id);
	struct flag f;

	OK(flags_set_seq(tx, id, 7));
	OK(cases_reach(tx, id, 7));
	OK(cases_reach(tx, id, 6));
	assert_int_equal(get_case(case_id).latest, 7);
	OK(flags_get(tx, id, &arena, &f));
	assert_true(f.seq == 7 && f.boundaries == 5 && f.scanned && str_is(f.name, "Ana") && f.n_findings == 1);
	assert_true(str_is(f.findings[0].reasons, "canary words\nmore") && str_is(f.findings[0].lowered_by, "en.film"));
	assert_true(f.findings[0].first_char == 3 && f.findings[0].last_char == 9 && str_is(f.findings[0].raw, "red"));
	assert_int_equal(number_of("SELECT count(*) FROM findings WHERE instr(reasons, 'canary') > 0"), 0);
	assert_int_equal(flags_get(tx, 99, &arena, &f), ERR_NOT_FOUND);
}

static void words_that_were_taken_down_do_not_stay_with_what_was_seen(void **state)
{
	int64_t id = flag_message(ANA, "amber", true, 7, 0), before = flag_message(ANA, "amber", true, 6, 0);
	struct flag f;

	OK(flags_forget_words(tx, room, 7));
	OK(flags_get(tx, id, &arena, &f));
	assert_null(f.findings[0].reasons.at);
	assert_true(str_is(f.findings[0].why, "because"));
	OK(flags_get(tx, before, &arena, &f));
	assert_non_null(f.findings[0].reasons.at);
}

static void history_is_the_peak_of_a_month_and_the_ambers_of_a_week(void **state)
{
	struct str peak;
	int64_t ambers;

	OK(flags_history(tx, ANA, &arena, &peak, &ambers));
	assert_true(str_is(peak, "green") && ambers == 0);
	tx->now_ms -= 31 * DAY;
	flag_message(ANA, "crisis", true, 0, 0);
	tx->now_ms += 23 * DAY;
	flag_message(ANA, "red", true, 0, 0);
	flag_message(ANA, "amber", true, 0, 0);
	tx->now_ms += 8 * DAY;
	flag_message(ANA, "amber", true, 0, 0);
	flag_message(ANA, "amber", true, 0, 0);
	flag_message(ANA, "amber", false, 0, 0);
	flag_message(BEN, "crisis", true, 0, 0);
	OK(flags_history(tx, ANA, &arena, &peak, &ambers));
	assert_true(str_is(peak, "red"));
	assert_int_equal(ambers, 2);
}

static void flags_are_forgotten_after_a_month_unless_their_case_is_open(void **state)
{
	int64_t open = raise_case(ANA, "danger", TRIAGE_AMBER), kept = flag_message(ANA, "amber", true, 0, open);
	struct flag list[MOST];
	size_t n;

	flag_message(ANA, "green", true, 0, 0);
	tx->now_ms += 20 * DAY;
	flag_message(BEN, "green", true, 0, 0);
	tx->now_ms += 11 * DAY;
	OK(flags_prune(tx, 100));
	OK(flags_of_room(tx, room, 0, &arena, list, MOST, &n));
	assert_int_equal(n, 2);
	assert_int_equal(list[0].member, BEN);
	assert_int_equal(list[1].id, kept);
	OK(flags_of_room(tx, room, list[0].at_ms, &arena, list, MOST, &n));
	assert_int_equal(n, 1);
	OK(flags_of_case(tx, open, &arena, list, MOST, &n));
	assert_int_equal(n, 1);
	close_case(open);
	OK(flags_prune(tx, 100));
	assert_int_equal(number_of("SELECT count(*) FROM flags"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM findings"), 1);
}

/* --- held messages --- */

static int64_t hold(int64_t member)
{
	struct held h = { .room = room, .member = member, .key = STR("a-request-key-01"), .due_ms = tx->now_ms + MINUTE,
		.flag = 4, .boundaries = 3, .warning = STR("death"), .body = STR("canary in a cage") };

	OK(held_add(tx, &h, &arena));
	return h.id;
}

static struct held get_held(int64_t id)
{
	struct held h;

	OK(held_get(tx, 0, id, &arena, &h));
	return h;
}

static void a_held_message_is_read_back_and_its_words_are_sealed(void **state)
{
	int64_t id = hold(ANA);
	struct held h = get_held(id);

	assert_true(str_is(h.body, "canary in a cage") && str_is(h.state, "waiting") && str_is(h.warning, "death"));
	assert_true(h.boundaries == 3 && h.flag == 4 && h.due_ms == tx->now_ms + MINUTE && str_is(h.name, "Ana"));
	assert_int_equal(number_of("SELECT count(*) FROM held WHERE instr(body, 'canary') > 0"), 0);
	assert_int_equal(held_get(tx, other, id, &arena, &h), ERR_NOT_FOUND);
}

static void it_is_decided_once_and_then_its_words_are_gone(void **state)
{
	static const char *const decisions[] = { "released", "declined", "withdrawn", "dropped" };

	for (size_t i = 0; i < 4; i++) {
		int64_t id = hold(ANA);

		OK(held_set_state(tx, id, decisions[i], STR("unkind"), STR("sorry"), &arena));
		assert_null(get_held(id).body.at);
		assert_true(str_is(get_held(id).words, "sorry"));
		for (size_t j = 0; j < 4; j++)
			assert_int_equal(held_set_state(tx, id, decisions[j], (struct str){ 0 }, (struct str){ 0 }, &arena), ERR_DECIDED);
		assert_int_equal(held_set_state(tx, id, "asked", (struct str){ 0 }, (struct str){ 0 }, &arena), ERR_DECIDED);
		assert_int_equal(held_set_due(tx, id, 5), ERR_DECIDED);
		assert_int_equal(held_set_body(tx, &(struct held){ .id = id, .body = STR("again") }, &arena), ERR_DECIDED);
		assert_true(str_is(get_held(id).state, decisions[i]));
	}
}

static void who_was_asked_may_change_it_and_it_waits_anew(void **state)
{
	int64_t id = hold(ANA);

	OK(held_set_state(tx, id, "asked", STR("unkind"), STR("sorry"), &arena));
	OK(held_set_due(tx, id, 9 * MINUTE));
	assert_true(str_is(get_held(id).body, "canary in a cage") && get_held(id).due_ms == 9 * MINUTE);
	OK(held_set_body(tx, &(struct held){ .id = id, .body = STR("other"), .due_ms = 10 * MINUTE, .boundaries = 1, .flag = 8 }, &arena));
	assert_true(str_is(get_held(id).state, "waiting") && str_is(get_held(id).body, "other") && !get_held(id).words.at);
	assert_true(get_held(id).due_ms == 10 * MINUTE && get_held(id).flag == 8 && get_held(id).boundaries == 1);
}

static void what_waits_is_listed_for_its_author_and_for_staff(void **state)
{
	struct held list[MOST];
	int64_t first = hold(ANA), count;
	size_t n;

	tx->now_ms++;
	hold(ANA);
	hold(MO);
	OK(held_set_state(tx, hold(ANA), "withdrawn", (struct str){ 0 }, (struct str){ 0 }, &arena));
	OK(held_of_member(tx, ANA, &arena, list, MOST, &n));
	assert_int_equal(n, 2);
	assert_int_equal(list[0].id, first);
	OK(held_count(tx, room, ANA, &count));
	assert_int_equal(count, 2);
	OK(held_open(tx, room, REA, false, &arena, list, MOST, &n));
	assert_int_equal(n, 3);
	OK(held_open(tx, 0, MO, false, &arena, list, MOST, &n));
	assert_int_equal(n, 2);                       /* not one's own */
	OK(held_open(tx, 0, BEN, false, &arena, list, MOST, &n));
	assert_int_equal(n, 0);
	OK(held_open(tx, 0, BEN, true, &arena, list, MOST, &n));
	assert_int_equal(n, 3);
}

static void decided_ones_are_forgotten_after_a_month(void **state)
{
	OK(held_set_state(tx, hold(ANA), "declined", (struct str){ 0 }, (struct str){ 0 }, &arena));
	hold(ANA);
	tx->now_ms += 30 * DAY;
	OK(held_prune(tx, 100));
	assert_int_equal(number_of("SELECT count(*) FROM held"), 2);
	tx->now_ms += DAY;
	OK(held_prune(tx, 100));
	assert_int_equal(number_of("SELECT count(*) FROM held WHERE state = 'waiting'"), 1);
	assert_int_equal(number_of("SELECT count(*) FROM held"), 1);
}

/* --- reports --- */

static struct report report_of(int64_t member, int64_t target)
{
	struct report r = { .case_id = raise_case(ANA, "conduct", TRIAGE_AMBER), .room = room, .member = member, .about = ANA,
		.target = target, .reason = STR("unkind"), .words = STR("a canary told me") };

	OK(reports_add(tx, &r, &arena));
	return r;
}

static void a_report_is_found_again_while_it_is_open(void **state)
{
	struct report r = report_of(BEN, 3), found;

	OK(reports_again(tx, &r, "conduct", &arena, &found));
	assert_true(found.id == r.id && str_is(found.words, "a canary told me") && str_is(found.about_name, "Ana"));
	assert_int_equal(number_of("SELECT count(*) FROM reports WHERE instr(words, 'canary') > 0"), 0);
	assert_int_equal(reports_again(tx, &r, "danger", &arena, &found), ERR_NOT_FOUND);
	assert_int_equal(reports_again(tx, &(struct report){ .member = BEN, .room = room, .about = ANA }, "conduct", &arena, &found), ERR_NOT_FOUND);
	assert_int_equal(reports_again(tx, &(struct report){ .member = MO, .room = room, .about = ANA, .target = 3 }, "conduct", &arena, &found),
	                 ERR_NOT_FOUND);
	r.words = STR("more of it");
	r.reason = STR("other");
	OK(reports_change(tx, &r, &arena));
	OK(reports_again(tx, &r, "conduct", &arena, &found));
	assert_true(str_is(found.words, "more of it") && str_is(found.reason, "other"));
	OK(reports_answer(tx, r.id, STR("thanks"), &arena));
	assert_int_equal(reports_again(tx, &r, "conduct", &arena, &found), ERR_NOT_FOUND);
}

static void each_report_of_a_case_is_answered(void **state)
{
	struct report first = report_of(BEN, 3), found, list[MOST];
	size_t n;
	int answered = 0;

	tx->now_ms++;
	report_of(MO, 0);
	while (reports_next_open(tx, first.case_id, &arena, &found) == 0) {
		OK(reports_answer(tx, found.id, answered ? (struct str){ 0 } : STR("thank you"), &arena));
		answered++;
	}
	assert_int_equal(answered, 2);
	OK(reports_of_case(tx, first.case_id, &arena, list, MOST, &n));
	assert_int_equal(n, 2);
	assert_int_equal(list[0].member, MO);
	assert_true(str_is(list[0].state, "answered") && str_is(list[1].state, "answered"));
	assert_true(str_is(list[0].answer, "thank you") != str_is(list[1].answer, "thank you"));
	OK(reports_of_member(tx, BEN, &arena, list, MOST, &n));
	assert_int_equal(n, 1);
}

/* --- timers --- */

static struct timer take(void)
{
	struct timer t;

	OK(timers_take(tx, &arena, &t));
	return t;
}

static void what_is_due_is_taken_once_the_oldest_first(void **state)
{
	struct timer t;
	bool due;

	OK(timers_set(tx, "b", 1, tx->now_ms));
	OK(timers_set(tx, "a", 1, tx->now_ms - 5));
	OK(timers_set(tx, "a", 2, tx->now_ms + 1));
	OK(timers_due(tx, &due));
	assert_true(due);
	assert_true(str_is(take().kind, "a") && str_is(take().kind, "b"));
	assert_int_equal(timers_take(tx, &arena, &t), ERR_NOT_FOUND);
	OK(timers_due(tx, &due));
	assert_false(due);
	tx->now_ms++;
	assert_int_equal(take().subject, 2);
}

static void setting_one_again_moves_it_and_clearing_ends_it(void **state)
{
	bool due;

	OK(timers_set(tx, "a", 1, tx->now_ms));
	OK(timers_set(tx, "a", 1, tx->now_ms + MINUTE));
	OK(timers_due(tx, &due));
	assert_false(due);
	OK(timers_set(tx, "a", 1, tx->now_ms));
	OK(timers_clear(tx, "a", 1));
	OK(timers_clear(tx, "a", 1));
	OK(timers_due(tx, &due));
	assert_false(due);
}

static void one_is_put_off_unless_it_was_moved_or_cleared(void **state)
{
	OK(timers_put_off(tx, "a", 1, 50));
	assert_int_equal(number_of("SELECT count(*) FROM timers"), 0);
	OK(timers_set(tx, "a", 1, 10));
	OK(timers_put_off(tx, "a", 1, 50));
	assert_int_equal(number_of("SELECT due_ms FROM timers"), 50);
	OK(timers_put_off(tx, "a", 1, 40));
	assert_int_equal(number_of("SELECT due_ms FROM timers"), 50);
}

/* --- where staff talk --- */

static void every_room_has_one_for_its_staff_also_those_of_an_older_program(void **state)
{
	int64_t staff;

	OK(rooms_staff_room(tx, room, &staff));
	OK(db_exec(tx->db, "DELETE FROM rooms WHERE staff_of IS NOT NULL"));
	assert_int_equal(rooms_staff_room(tx, room, &staff), ERR_NOT_FOUND);
	OK(rooms_complete(tx));
	OK(rooms_complete(tx));
	OK(rooms_staff_room(tx, room, &staff));
	OK(rooms_staff_room(tx, other, &staff));
	assert_int_equal(number_of("SELECT count(*) FROM rooms"), 4);
}

static void who_has_or_had_a_place_in_a_room_is_known_there(void **state)
{
	struct seat seat = { .rules_version = 1 };
	struct entry_new e = { .kind = ENTRY_POST, .member = ANA, .role = ROLE_PARTICIPANT, .name = STR("Ana"), .body = STR("hello") };
	uint64_t seq;

	assert_int_equal(seats_known(tx, room, BEN), ERR_NOT_FOUND);
	OK(seats_set(tx, room, BEN, &seat));
	OK(seats_known(tx, room, BEN));
	OK(seats_leave(tx, room, BEN));
	assert_int_equal(seats_known(tx, room, BEN), ERR_NOT_FOUND);
	OK(seats_known(tx, room, MO));
	OK(rooms_stream(tx, room, &e.stream));
	OK(entries_append(tx, &e, &seq));
	OK(seats_known(tx, room, ANA));
	assert_int_equal(seats_known(tx, other, ANA), ERR_NOT_FOUND);
}

/* --- the story --- */

static int held_part(struct tx *t, int64_t where, struct arena *a)
{
	struct held h = { .room = where, .member = ANA, .key = STR("a-request-key-01"), .body = STR("words"), .due_ms = 5 };
	struct held found;
	size_t n;
	int err = held_add(t, &h, a);

	if (!err)
		err = held_of_member(t, ANA, a, &found, 1, &n);
	return err ? err : held_set_state(t, h.id, "declined", STR("unkind"), STR("sorry"), a);
}

static int case_part(struct tx *t, int64_t where, struct arena *a)
{
	const struct case_new about = { .room = where, .member = ANA, .kind = "danger", .category = "suicide" };
	const struct ladder_case ladder = { .level = TRIAGE_RED, .step_ms = 5 };
	struct flag f = { .room = where, .member = ANA, .triage = STR("red"), .category = STR("suicide"), .scanned = true,
		.findings = &finding, .n_findings = 1 };
	struct care_case c;
	int err = cases_add(t, &about, &ladder, &f.case_id);

	if (!err)
		err = flags_add(t, &f, a);
	if (!err)
		err = flags_get(t, f.id, a, &f);
	return err ? err : cases_get(t, where, f.case_id, a, &c);
}

static int story(void)
{
	struct memory story_memory;
	struct arena a;
	int64_t where;
	int err = memory_open(&story_memory);
	struct tx *t = &story_memory.tx;

	arena_init(&a, 1u << 20);
	if (!err)
		err = member_put(t, ANA, "Ana");
	if (!err)
		err = add_room(t, "Here", &where);
	if (!err)
		err = held_part(t, where, &a);
	if (!err)
		err = case_part(t, where, &a);
	arena_release(&a);
	memory_close(&story_memory);
	return err;
}

static void each_failing_allocation_is_survived(void **state)
{
	each_allocation(story);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_flag_is_read_back_with_its_findings_and_words_are_sealed),
		T(words_that_were_taken_down_do_not_stay_with_what_was_seen),
		T(history_is_the_peak_of_a_month_and_the_ambers_of_a_week),
		T(flags_are_forgotten_after_a_month_unless_their_case_is_open),
		T(a_held_message_is_read_back_and_its_words_are_sealed),
		T(it_is_decided_once_and_then_its_words_are_gone),
		T(who_was_asked_may_change_it_and_it_waits_anew),
		T(what_waits_is_listed_for_its_author_and_for_staff),
		T(decided_ones_are_forgotten_after_a_month),
		T(a_report_is_found_again_while_it_is_open),
		T(each_report_of_a_case_is_answered),
		T(what_is_due_is_taken_once_the_oldest_first),
		T(setting_one_again_moves_it_and_clearing_ends_it),
		T(one_is_put_off_unless_it_was_moved_or_cleared),
		T(every_room_has_one_for_its_staff_also_those_of_an_older_program),
		T(who_has_or_had_a_place_in_a_room_is_known_there),
		cmocka_unit_test(each_failing_allocation_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
