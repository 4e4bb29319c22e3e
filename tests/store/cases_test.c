/* Cases and what belongs to them: what happened, follow-ups, disclosures, side rooms. */
#include "support.h"

#include "each_allocation.h"
#include "store/asides.h"
#include "store/cases.h"
#include "store/disclosures.h"
#include "store/flags.h"
#include "store/follow_ups.h"
#include "store/grants.h"
#include "store/notices.h"
#include "store/rooms.h"
#include "store/timers.h"

#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define MOST 20

enum { ANA = 11, BEN, MO, REA, FAY };

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
	OK(member_put(tx, FAY, "Fay"));
	OK(add_room(tx, "Here", &room));
	OK(add_room(tx, "There", &other));
	OK(grants_set(tx, MO, &(struct grant){ .role = ROLE_MENTOR, .room = room }));
	OK(grants_set(tx, REA, &(struct grant){ .role = ROLE_RESPONDER }));
	OK(grants_set(tx, FAY, &(struct grant){ .role = ROLE_FACILITATOR }));
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

/* --- cases --- */

static int64_t add_case(int64_t where, int64_t member, const char *kind, enum triage level, bool drill)
{
	const struct case_new about = { .room = where, .member = member, .kind = kind, .category = "none", .drill = drill };
	struct ladder_policy policy;
	struct ladder_effects effects;
	struct ladder_case ladder;
	int64_t id;

	ladder_standard(strcmp(kind, "conduct") == 0, level, &policy);
	ladder_open(&policy, level, tx->now_ms, &ladder, &effects);
	OK(cases_add(tx, &about, &ladder, &id));
	return id;
}

static int64_t danger(int64_t member, enum triage level)
{
	return add_case(room, member, "danger", level, false);
}

static struct care_case get_case(int64_t id)
{
	struct care_case c;

	OK(cases_get(tx, 0, id, &arena, &c));
	return c;
}

/* Put it into a state, with an owner. */
static void put_case(int64_t id, enum case_state state, int64_t owner)
{
	struct care_case c = get_case(id);

	c.ladder.state = state;
	c.ladder.owner = owner;
	OK(cases_put(tx, id, c.version, &c.ladder));
}

static int64_t due_of(int64_t id)
{
	int64_t due;

	return tx_number(tx, &due, "SELECT due_ms FROM timers WHERE kind = 'case' AND subject = $1", "i", id) ? 0 : due;
}

static void assert_same(const struct ladder_case *a, const struct ladder_case *b)
{
	assert_true(a->state == b->state && a->before == b->before && a->level == b->level);
	assert_true(a->owner == b->owner && a->receiver == b->receiver && a->opened_ms == b->opened_ms);
	assert_true(a->clock_ms == b->clock_ms && a->rung == b->rung && a->step_ms == b->step_ms);
	assert_true(a->keep_ms == b->keep_ms && a->words_ms == b->words_ms);
	assert_true(a->quiet == b->quiet && a->snoozed == b->snoozed);
}

static void everything_the_ladder_knows_is_read_back(void **state)
{
	const struct ladder_case all = { .state = CASE_HANDED_OVER, .before = CASE_WITH_PERSON, .level = TRIAGE_CRISIS, .owner = MO,
		.receiver = REA, .opened_ms = tx->now_ms, .clock_ms = 7, .rung = 3, .step_ms = 2000, .keep_ms = 9, .words_ms = 1500,
		.quiet = true, .snoozed = true };
	int64_t id = danger(ANA, TRIAGE_RED);
	struct care_case c = get_case(id);

	assert_true(c.ladder.state == CASE_OPEN && c.ladder.level == TRIAGE_RED && c.ladder.owner == 0 && !c.owner_name.at);
	assert_true(c.ladder.opened_ms == tx->now_ms && c.ladder.rung == 1 && c.version == 1 && c.due_ms == tx->now_ms + 3 * MINUTE);
	assert_true(c.room == room && c.member == ANA && str_is(c.kind, "danger") && str_is(c.category, "none") && !c.drill && !c.asked);
	OK(cases_put(tx, id, 1, &all));
	c = get_case(id);
	assert_same(&c.ladder, &all);
	assert_true(str_is(c.name, "Ana") && str_is(c.owner_name, "Mo") && str_is(c.receiver_name, "Rea"));
	assert_int_equal(c.due_ms, 1500);
}

static void a_timer_goes_with_a_case_until_it_is_closed(void **state)
{
	int64_t id = danger(ANA, TRIAGE_CRISIS);
	struct care_case c = get_case(id);

	assert_int_equal(due_of(id), c.due_ms);
	c.ladder.step_ms += 5;
	c.ladder.words_ms = 0;
	OK(cases_put(tx, id, c.version, &c.ladder));
	assert_int_equal(due_of(id), c.ladder.step_ms);
	c = get_case(id);
	c.ladder.step_ms += 5;
	OK(cases_keep(tx, id, c.version, &c.ladder));
	assert_int_equal(due_of(id), c.ladder.step_ms);
	assert_int_equal(get_case(id).due_ms, c.ladder.step_ms);
	put_case(id, CASE_CLOSED, MO);
	assert_int_equal(due_of(id), 0);
	assert_int_equal(get_case(id).due_ms, 0);
}

static void a_change_names_the_version_it_knows(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED);
	struct care_case c = get_case(id);

	c.ladder.owner = MO;
	assert_int_equal(cases_put(tx, id, 2, &c.ladder), ERR_STALE);
	assert_int_equal(get_case(id).ladder.owner, 0);
	OK(cases_put(tx, id, 1, &c.ladder));
	assert_int_equal(cases_put(tx, id, 1, &c.ladder), ERR_STALE);
	assert_int_equal(get_case(id).version, 2);
	OK(cases_keep(tx, id, 2, &c.ladder));
	assert_int_equal(get_case(id).version, 2);
	assert_int_equal(cases_keep(tx, id, 1, &c.ladder), ERR_STALE);
	assert_int_equal(cases_put(tx, 99, 1, &c.ladder), ERR_STALE);
}

static void what_joins_is_counted_and_only_the_newest_message_is_named(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED);
	struct care_case c;

	OK(cases_join(tx, id, &(struct case_join){ .latest = 5, .flag = true, .category = "suicide" }));
	OK(cases_join(tx, id, &(struct case_join){ .latest = 4, .flag = true, .report = true, .asked = true }));
	OK(cases_join(tx, id, &(struct case_join){ .report = true }));
	c = get_case(id);
	assert_true(c.latest == 5 && c.flags == 2 && c.reports == 2 && c.asked && str_is(c.category, "suicide"));
	assert_int_equal(c.version, 1);
}

static void each_person_kind_and_drill_has_one_open_case_in_a_room(void **state)
{
	const struct case_new about = { .room = room, .member = ANA, .kind = "danger", .category = "none" };
	const struct ladder_case ladder = { .level = TRIAGE_RED, .step_ms = 1 };
	int64_t id = danger(ANA, TRIAGE_RED), again;
	struct care_case c;

	assert_int_not_equal(cases_add(tx, &about, &ladder, &again), 0);
	assert_int_not_equal(add_case(room, ANA, "conduct", TRIAGE_AMBER, false), id);
	assert_int_not_equal(add_case(room, ANA, "danger", TRIAGE_CRISIS, true), id);
	assert_int_not_equal(add_case(other, ANA, "danger", TRIAGE_RED, false), id);
	OK(cases_find_open(tx, &about, &arena, &c));
	assert_int_equal(c.id, id);
	put_case(id, CASE_CLOSED, MO);
	assert_int_equal(cases_find_open(tx, &about, &arena, &c), ERR_NOT_FOUND);
	put_case(id, CASE_REVIEWED, MO);
	assert_int_equal(cases_find_open(tx, &about, &arena, &c), ERR_NOT_FOUND);
	OK(cases_add(tx, &about, &ladder, &again));
}

static void a_case_of_another_room_is_not_there(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED);
	struct care_case c;

	assert_int_equal(cases_get(tx, other, id, &arena, &c), ERR_NOT_FOUND);
	OK(cases_get(tx, room, id, &arena, &c));
	OK(cases_get(tx, 0, id, &arena, &c));
	assert_int_equal(cases_get(tx, 0, 99, &arena, &c), ERR_NOT_FOUND);
}

static void a_first_time_is_noted_once(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED), first = tx->now_ms;
	struct care_case c = get_case(id);

	assert_true(c.seen_ms == 0 && c.spoken_ms == 0 && c.card_ms == 0 && c.closed_ms == 0);
	for (int i = 0; i < 2; i++) {
		OK(cases_seen(tx, id));
		OK(cases_spoken(tx, id));
		OK(cases_card(tx, id));
		tx->now_ms++;
	}
	c = get_case(id);
	assert_true(c.seen_ms == first && c.spoken_ms == first && c.card_ms == first);
	OK(cases_end(tx, id, STR("talked"), STR("yes")));
	c = get_case(id);
	assert_true(c.closed_ms == tx->now_ms && str_is(c.outcome, "talked") && str_is(c.safe, "yes"));
}

static void what_was_learnt_is_sealed(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED);

	OK(cases_set_review(tx, id, FAY, STR("the canary sang")));
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE instr(review, 'canary') > 0"), 0);
	assert_int_equal(number_of("SELECT count(*) FROM cases WHERE review IS NOT NULL AND reviewed_by = 15"), 1);
	OK(cases_set_review(tx, id, FAY, (struct str){ 0 }));
}

/* --- lists --- */

static size_t list_cases(int64_t where, int64_t member, bool every, struct care_case *ret)
{
	size_t n;

	OK(cases_open(tx, where, member, every, &arena, ret, MOST, &n));
	return n;
}

static void the_most_urgent_comes_first_then_who_has_nobody_then_who_waits_longest(void **state)
{
	struct care_case list[MOST];
	int64_t old = danger(ANA, TRIAGE_RED), crisis, taken;

	tx->now_ms++;
	taken = danger(BEN, TRIAGE_RED);
	put_case(taken, CASE_ACKNOWLEDGED, REA);
	tx->now_ms++;
	crisis = danger(REA, TRIAGE_CRISIS);
	put_case(add_case(room, BEN, "conduct", TRIAGE_AMBER, false), CASE_CLOSED, MO);
	put_case(add_case(room, ANA, "conduct", TRIAGE_AMBER, false), CASE_REVIEWED, MO);
	assert_int_equal(list_cases(room, MO, false, list), 3);
	assert_int_equal(list[0].id, crisis);
	assert_int_equal(list[1].id, old);
	assert_int_equal(list[2].id, taken);
	assert_true(str_is(list[2].owner_name, "Rea"));
}

static void a_list_is_for_who_looks_after_the_room_and_never_about_themself(void **state)
{
	struct care_case list[MOST];

	danger(ANA, TRIAGE_RED);
	danger(MO, TRIAGE_RED);
	assert_int_equal(list_cases(0, MO, false, list), 1);
	assert_int_equal(list[0].member, ANA);
	assert_int_equal(list_cases(0, BEN, false, list), 0);
	assert_int_equal(list_cases(0, BEN, true, list), 2);
	assert_int_equal(list_cases(0, MO, true, list), 1);
	OK(grants_set(tx, BEN, &(struct grant){ .role = ROLE_RESPONDER, .room = room }));
	assert_int_equal(list_cases(0, BEN, false, list), 2);
	OK(grants_set(tx, MO, &(struct grant){ .role = ROLE_MENTOR, .room = room, .until_ms = tx->now_ms }));
	assert_int_equal(list_cases(0, MO, false, list), 0);
}

static void who_was_alerted_about_somebody_elsewhere_finds_them_in_the_list(void **state)
{
	struct care_case list[MOST];
	int64_t there = add_case(other, ANA, "danger", TRIAGE_CRISIS, false), taken = add_case(other, BEN, "danger", TRIAGE_RED, false);
	struct notice notice = { .member = MO, .room = other, .about = there, .kind = STR("alarm") };

	assert_int_equal(list_cases(0, MO, false, list), 0);
	OK(notices_add(tx, &notice, &arena));
	assert_int_equal(list_cases(0, MO, false, list), 1);
	assert_int_equal(list[0].id, there);
	put_case(taken, CASE_ACKNOWLEDGED, MO);
	assert_int_equal(list_cases(0, MO, false, list), 2);
	put_case(there, CASE_CLOSED, FAY);
	assert_int_equal(list_cases(0, MO, false, list), 1);
}

static size_t mine_here(int64_t member, int64_t where, int64_t *ret)
{
	size_t n;

	OK(cases_mine_here(tx, member, where, ret, MOST, &n));
	return n;
}

static void who_speaks_in_a_room_speaks_to_those_whose_case_they_have(void **state)
{
	int64_t ana = danger(ANA, TRIAGE_RED), ben = danger(BEN, TRIAGE_AMBER), drill = add_case(room, FAY, "danger", TRIAGE_CRISIS, true);
	int64_t ids[MOST], aside;
	struct care_case c;

	assert_int_equal(mine_here(MO, room, ids), 0);
	put_case(ana, CASE_ACKNOWLEDGED, MO);
	put_case(ben, CASE_WITH_PERSON, MO);
	put_case(drill, CASE_ACKNOWLEDGED, MO);
	assert_int_equal(mine_here(MO, room, ids), 2);
	assert_int_equal(mine_here(MO, other, ids), 0);
	assert_int_equal(mine_here(REA, room, ids), 0);
	OK(asides_open(tx, room, &aside));
	OK(cases_set_aside(tx, ana, aside));
	assert_int_equal(mine_here(MO, aside, ids), 1);
	assert_int_equal(ids[0], ana);
	c = get_case(ana);
	c.ladder.state = CASE_HANDED_OVER;
	c.ladder.receiver = REA;
	OK(cases_put(tx, ana, c.version, &c.ladder));
	assert_int_equal(mine_here(REA, room, ids), 1);
	put_case(ana, CASE_CLOSED, MO);
	assert_int_equal(mine_here(MO, aside, ids), 0);
	assert_int_equal(mine_here(MO, room, ids), 1);
}

static void who_is_with_somebody_urgent_is_busy(void **state)
{
	int64_t ana = danger(ANA, TRIAGE_RED), n;

	put_case(danger(BEN, TRIAGE_AMBER), CASE_WITH_PERSON, MO);
	put_case(add_case(room, FAY, "danger", TRIAGE_CRISIS, true), CASE_ACKNOWLEDGED, MO);
	OK(cases_busy(tx, MO, &n));
	assert_int_equal(n, 0);
	put_case(ana, CASE_ACKNOWLEDGED, MO);
	OK(cases_busy(tx, MO, &n));
	assert_int_equal(n, 1);
	put_case(ana, CASE_CLOSED, MO);
	OK(cases_busy(tx, MO, &n));
	assert_int_equal(n, 0);
}

static bool in_danger(int64_t member)
{
	bool found;

	OK(cases_in_danger(tx, member, &found));
	return found;
}

static void danger_lasts_until_the_case_is_closed_and_a_drill_is_none(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED);

	danger(BEN, TRIAGE_AMBER);
	add_case(room, BEN, "danger", TRIAGE_CRISIS, true);
	add_case(room, BEN, "conduct", TRIAGE_RED, false);
	assert_true(in_danger(ANA) && !in_danger(BEN));
	put_case(id, CASE_WITH_PERSON, MO);
	assert_true(in_danger(ANA));
	put_case(id, CASE_CLOSED, MO);
	assert_false(in_danger(ANA));
	put_case(id, CASE_REVIEWED, MO);
	assert_false(in_danger(ANA));
}

static size_t of_person(int64_t member, struct care_case *ret)
{
	size_t n;

	OK(cases_of_person(tx, member, &arena, ret, MOST, &n));
	return n;
}

static void somebody_is_told_of_what_is_urgent_or_asked_for_and_an_hour_longer(void **state)
{
	struct care_case list[MOST];
	int64_t asked = danger(ANA, TRIAGE_AMBER), red = add_case(other, ANA, "danger", TRIAGE_RED, false);

	add_case(room, ANA, "danger", TRIAGE_CRISIS, true);
	add_case(room, ANA, "conduct", TRIAGE_RED, false);
	assert_int_equal(of_person(ANA, list), 1);
	assert_int_equal(list[0].id, red);
	OK(cases_join(tx, asked, &(struct case_join){ .asked = true }));
	assert_int_equal(of_person(ANA, list), 2);
	put_case(red, CASE_CLOSED, MO);
	OK(cases_end(tx, red, STR("talked"), STR("yes")));
	tx->now_ms += HOUR - 1;
	assert_int_equal(of_person(ANA, list), 2);
	tx->now_ms++;
	assert_int_equal(of_person(ANA, list), 1);
}

/* --- what happened --- */

static void what_happened_is_kept_in_order_and_the_newest_is_shown(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED);
	struct case_event list[MOST];
	size_t n;

	OK(case_events_add(tx, id, "opened", 0, 0, "red"));
	OK(case_events_add(tx, id, "offered", MO, REA, NULL));
	OK(case_events_add(tx, danger(BEN, TRIAGE_RED), "opened", 0, 0, NULL));
	OK(case_events_list(tx, id, &arena, list, MOST, &n));
	assert_int_equal(n, 2);
	assert_true(str_is(list[0].what, "opened") && list[0].member == 0 && !list[0].name.at);
	assert_true(str_is(list[0].detail, "red") && list[1].detail.len == 0);
	assert_true(str_is(list[1].what, "offered") && str_is(list[1].name, "Mo") && str_is(list[1].other_name, "Rea"));
	for (int i = 0; i < 3; i++)
		OK(case_events_add(tx, id, "alerted", 0, 0, NULL));
	OK(case_events_list(tx, id, &arena, list, 4, &n));
	assert_int_equal(n, 4);
	assert_true(str_is(list[0].what, "offered") && str_is(list[3].what, "alerted"));
}

static void people_who_were_alerted_are_counted_once_each(void **state)
{
	static const char *const kinds[] = { "alarm", "alarm", "offer", "follow_up" };
	static const int64_t whom[] = { MO, MO, REA, FAY };
	int64_t id = danger(ANA, TRIAGE_RED), n;

	for (int i = 0; i < 4; i++) {
		struct notice notice = { .member = whom[i], .about = id, .kind = str_of(kinds[i]) };

		OK(notices_add(tx, &notice, &arena));
	}
	OK(cases_alerted(tx, id, &n));
	assert_int_equal(n, 2);
	OK(cases_alerted(tx, id + 1, &n));
	assert_int_equal(n, 0);
}

static void what_was_flagged_can_be_judged(void **state)
{
	struct flag f = { .room = room, .member = ANA, .triage = STR("red"), .category = STR("none"), .scanned = true };
	int64_t before_ms = tx->now_ms;

	OK(flags_add(tx, &f, &arena));
	OK(flags_get(tx, f.id, &arena, &f));
	assert_true(str_is(f.judged, "") && f.at_ms == before_ms);
	OK(flags_judge(tx, f.id, STR("too_high"), MO));
	OK(flags_judge(tx, f.id, STR("right"), FAY));
	OK(flags_get(tx, f.id, &arena, &f));
	assert_true(str_is(f.judged, "right"));
	assert_int_equal(number_of("SELECT judged_by FROM flags"), FAY);
}

static void a_message_of_a_side_room_has_no_place_in_the_room_of_the_case(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED), aside;
	struct flag f = { .member = ANA, .case_id = id, .triage = STR("red"), .category = STR("none"), .scanned = true };

	OK(asides_open(tx, room, &aside));
	f.room = aside;
	OK(flags_add(tx, &f, &arena));
	OK(cases_reach(tx, f.id, 70));
	assert_int_equal(get_case(id).latest, 0);
	f.room = room;
	OK(flags_add(tx, &f, &arena));
	OK(cases_reach(tx, f.id, 7));
	OK(cases_reach(tx, f.id, 6));
	assert_int_equal(get_case(id).latest, 7);
}

/* --- follow-ups --- */

static size_t list_follow_ups(int64_t member, bool led, struct follow_up *ret)
{
	size_t n;

	OK(follow_ups_open(tx, member, led, &arena, ret, MOST, &n));
	return n;
}

static void a_follow_up_is_its_owners_and_seen_by_who_leads_the_room(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED);
	struct follow_up list[MOST];

	OK(follow_ups_add(tx, id, MO, tx->now_ms + 2 * DAY));
	OK(follow_ups_add(tx, id, MO, tx->now_ms + DAY));
	assert_int_equal(list_follow_ups(MO, false, list), 2);
	assert_true(list[0].due_ms == tx->now_ms + DAY && list[0].room == room && list[0].member == ANA && list[0].case_id == id);
	assert_true(str_is(list[0].name, "Ana") && str_is(list[0].owner_name, "Mo") && str_is(list[0].state, "open"));
	assert_int_equal(list_follow_ups(FAY, false, list), 0);
	assert_int_equal(list_follow_ups(FAY, true, list), 2);
	assert_int_equal(list_follow_ups(REA, true, list), 0);
	assert_int_equal(list_follow_ups(ANA, true, list), 0);
	OK(grants_set(tx, ANA, &(struct grant){ .role = ROLE_ADMIN }));
	assert_int_equal(list_follow_ups(ANA, true, list), 0);          /* never about themself */
	assert_int_equal(number_of("SELECT count(*) FROM timers WHERE kind = 'follow_up'"), 2);
}

static void it_is_done_once_and_its_timer_goes_with_it(void **state)
{
	int64_t id = danger(ANA, TRIAGE_RED);
	struct follow_up list[MOST], f;
	size_t n;

	for (int i = 0; i < 3; i++)
		OK(follow_ups_add(tx, id, MO, tx->now_ms + (i + 1) * DAY));
	OK(follow_ups_of_case(tx, id, &arena, list, MOST, &n));
	assert_int_equal(n, 3);
	OK(follow_ups_settle(tx, list[0].id, STR("done"), STR("reached")));
	assert_int_equal(follow_ups_settle(tx, list[0].id, STR("declined"), STR("")), ERR_DECIDED);
	OK(follow_ups_get(tx, list[0].id, &arena, &f));
	assert_true(str_is(f.state, "done") && str_is(f.outcome, "reached") && f.done_ms == tx->now_ms);
	assert_int_equal(number_of("SELECT count(*) FROM timers WHERE kind = 'follow_up'"), 2);
	OK(follow_ups_decline(tx, id));
	assert_int_equal(number_of("SELECT count(*) FROM timers WHERE kind = 'follow_up'"), 0);
	assert_int_equal(number_of("SELECT count(*) FROM follow_ups WHERE state = 'declined'"), 2);
	assert_int_equal(follow_ups_get(tx, 99, &arena, &f), ERR_NOT_FOUND);
}

/* --- disclosures --- */

static void what_was_told_outside_is_kept_sealed(void **state)
{
	int64_t id = danger(ANA, TRIAGE_CRISIS), n_there;
	struct disclosure d = { .case_id = id, .by = MO, .told = STR("emergency_services"), .words = STR("the canary is in danger"),
		.person_told = true, .reached = true }, list[MOST];
	size_t n;

	OK(disclosures_add(tx, &d, &arena));
	OK(disclosures_of_case(tx, id, &arena, list, MOST, &n));
	assert_int_equal(n, 1);
	assert_true(str_is(list[0].words, "the canary is in danger") && str_is(list[0].name, "Mo") && list[0].at_ms == tx->now_ms);
	assert_true(list[0].person_told && list[0].reached && str_is(list[0].told, "emergency_services"));
	assert_int_equal(number_of("SELECT count(*) FROM disclosures WHERE instr(words, 'canary') > 0"), 0);
	OK(disclosures_count(tx, id, &n_there));
	assert_int_equal(n_there, 1);
}

/* --- side rooms --- */

static unsigned roles_in(int64_t member, int64_t where)
{
	unsigned roles;

	OK(grants_roles(tx, member, where, &roles));
	return roles;
}

static size_t rooms_of(int64_t member, bool every)
{
	int64_t ids[MOST];
	size_t n;

	OK(rooms_open_to(tx, member, every, ids, MOST, &n));
	return n;
}

/* The side room of a case about Ana, which Mo has. */
static int64_t open_aside(void)
{
	int64_t id = danger(ANA, TRIAGE_RED), aside;

	put_case(id, CASE_ACKNOWLEDGED, MO);
	OK(asides_open(tx, room, &aside));
	OK(cases_set_aside(tx, id, aside));
	OK(asides_let(tx, aside, ANA));
	OK(asides_let(tx, aside, MO));
	OK(asides_let(tx, aside, MO));
	return aside;
}

static void a_side_room_is_for_those_who_were_let_in_and_nobody_else(void **state)
{
	int64_t aside = open_aside(), staff, count, of;
	struct room r;
	struct seat seat;

	assert_int_equal(roles_in(ANA, aside), ROLE_BIT(ROLE_PARTICIPANT));
	assert_int_equal(roles_in(MO, aside), ROLE_BIT(ROLE_MENTOR));
	assert_int_equal(roles_in(FAY, aside), 0);                      /* facilitator of the whole server */
	assert_int_equal(roles_in(REA, aside), 0);
	OK(seats_get(tx, aside, ANA, &seat));
	OK(rooms_get(tx, aside, &arena, &r));
	assert_true(r.aside_of == room && r.staff_of == 0 && r.history_all);
	assert_int_equal(rooms_staff_room(tx, aside, &staff), ERR_NOT_FOUND);
	OK(rooms_complete(tx));
	assert_int_equal(rooms_staff_room(tx, aside, &staff), ERR_NOT_FOUND);
	assert_int_equal(rooms_ordinary(tx, aside), ERR_NOT_FOUND);
	assert_int_equal(rooms_by_name(tx, r.name, &staff), ERR_NOT_FOUND);
	OK(rooms_count(tx, &count));
	assert_int_equal(count, 2);
	assert_int_equal(rooms_of(ANA, false), 1);
	assert_int_equal(rooms_of(MO, false), 3);                       /* the room, its staff room, and this */
	assert_int_equal(rooms_of(FAY, true), 4);                       /* every room but this */
	OK(asides_of(tx, aside, &of));
	assert_int_equal(of, room);
	OK(asides_of(tx, room, &of));
	assert_int_equal(of, 0);
}

static void who_is_staff_no_longer_is_not_in_it_either(void **state)
{
	int64_t aside = open_aside();
	unsigned roles;

	OK(asides_let(tx, aside, REA));
	OK(grants_revoke(tx, MO, room, ROLE_MENTOR));
	assert_int_equal(roles_in(MO, aside), 0);
	assert_int_equal(roles_in(REA, aside), ROLE_BIT(ROLE_MENTOR));
	OK(grants_set(tx, MO, &(struct grant){ .role = ROLE_PARTICIPANT, .room = room }));
	assert_int_equal(roles_in(MO, aside), 0);
	assert_int_equal(roles_in(ANA, aside), ROLE_BIT(ROLE_PARTICIPANT));
	OK(grants_roles_anywhere(tx, MO, &roles));
	assert_int_equal(roles, ROLE_BIT(ROLE_PARTICIPANT));            /* helping there made nobody staff */
}

static void who_has_the_case_is_in_it_though_they_look_after_another_room(void **state)
{
	int64_t aside = open_aside();

	OK(grants_revoke(tx, MO, room, ROLE_MENTOR));
	OK(grants_set(tx, MO, &(struct grant){ .role = ROLE_MENTOR, .room = other }));
	assert_int_equal(roles_in(MO, aside), ROLE_BIT(ROLE_MENTOR));
	OK(asides_let(tx, aside, BEN));
	OK(grants_set(tx, BEN, &(struct grant){ .role = ROLE_MENTOR, .room = other }));
	assert_int_equal(roles_in(BEN, aside), 0);
}

static void closed_nobody_may_go_in(void **state)
{
	int64_t aside = open_aside();
	struct seat seat;

	OK(asides_close(tx, aside));
	OK(asides_close(tx, aside));
	assert_int_equal(roles_in(ANA, aside) | roles_in(MO, aside), 0);
	assert_int_equal(seats_get(tx, aside, ANA, &seat), ERR_NOT_IN_ROOM);
	assert_int_equal(number_of("SELECT count(*) FROM rooms WHERE aside_of IS NOT NULL AND open <> 0"), 0);
	assert_int_equal(roles_in(MO, room), ROLE_BIT(ROLE_MENTOR));
}

/* --- who may act --- */

static bool among(int64_t member, int (*list)(struct tx *, int64_t, int64_t *, size_t, size_t *), int64_t where)
{
	int64_t ids[MOST];
	size_t n, hits = 0;

	OK(list(tx, where, ids, MOST, &n));
	while (n-- > 0)
		hits += ids[n] == member;
	assert_true(hits <= 1);
	return hits;
}

static void those_who_may_act_on_a_case_are_known(void **state)
{
	OK(grants_set(tx, BEN, &(struct grant){ .role = ROLE_PARTICIPANT, .room = room }));
	OK(grants_set(tx, FAY, &(struct grant){ .role = ROLE_FACILITATOR, .room = room }));
	assert_true(among(MO, grants_carers, room) && among(REA, grants_carers, room) && among(FAY, grants_carers, room));
	assert_false(among(BEN, grants_carers, room) || among(ANA, grants_carers, room));
	assert_true(!among(MO, grants_carers, other) && among(REA, grants_carers, other));
	assert_true(among(FAY, grants_leads, room) && !among(MO, grants_leads, room) && !among(REA, grants_leads, room));
	OK(grants_set(tx, MO, &(struct grant){ .role = ROLE_MENTOR, .room = room, .until_ms = tx->now_ms }));
	assert_false(among(MO, grants_carers, room));
}

/* --- the story --- */

static int afterwards(struct tx *t, int64_t id, struct arena *a)
{
	struct disclosure d = { .case_id = id, .by = ANA, .told = STR("other"), .words = STR("words") };
	struct follow_up f;
	size_t n;
	int err = follow_ups_add(t, id, ANA, 5);

	if (!err)
		err = follow_ups_of_case(t, id, a, &f, 1, &n);
	if (!err)
		err = disclosures_add(t, &d, a);
	if (!err)
		err = disclosures_of_case(t, id, a, &d, 1, &n);
	return err ? err : cases_set_review(t, id, ANA, STR("words"));
}

static int one_case(struct tx *t, int64_t where, struct arena *a)
{
	const struct case_new about = { .room = where, .member = ANA, .kind = "danger", .category = "none" };
	const struct ladder_case ladder = { .level = TRIAGE_RED, .step_ms = 5 };
	struct case_event events[4];
	struct care_case c;
	int64_t id;
	size_t n;
	int err = cases_add(t, &about, &ladder, &id);

	if (!err)
		err = case_events_add(t, id, "opened", ANA, 0, "red");
	if (!err)
		err = case_events_list(t, id, a, events, 4, &n);
	if (!err)
		err = cases_find_open(t, &about, a, &c);
	return err ? err : afterwards(t, id, a);
}

static int story(void)
{
	struct memory story_memory;
	struct arena a;
	int64_t where, aside;
	int err = memory_open(&story_memory);
	struct tx *t = &story_memory.tx;

	arena_init(&a, 1u << 20);
	if (!err)
		err = member_put(t, ANA, "Ana");
	if (!err)
		err = add_room(t, "Here", &where);
	if (!err)
		err = asides_open(t, where, &aside);
	if (!err)
		err = one_case(t, where, &a);
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
		T(everything_the_ladder_knows_is_read_back),
		T(a_timer_goes_with_a_case_until_it_is_closed),
		T(a_change_names_the_version_it_knows),
		T(what_joins_is_counted_and_only_the_newest_message_is_named),
		T(each_person_kind_and_drill_has_one_open_case_in_a_room),
		T(a_case_of_another_room_is_not_there),
		T(a_first_time_is_noted_once),
		T(what_was_learnt_is_sealed),
		T(the_most_urgent_comes_first_then_who_has_nobody_then_who_waits_longest),
		T(a_list_is_for_who_looks_after_the_room_and_never_about_themself),
		T(who_was_alerted_about_somebody_elsewhere_finds_them_in_the_list),
		T(who_speaks_in_a_room_speaks_to_those_whose_case_they_have),
		T(who_is_with_somebody_urgent_is_busy),
		T(danger_lasts_until_the_case_is_closed_and_a_drill_is_none),
		T(somebody_is_told_of_what_is_urgent_or_asked_for_and_an_hour_longer),
		T(what_happened_is_kept_in_order_and_the_newest_is_shown),
		T(people_who_were_alerted_are_counted_once_each),
		T(what_was_flagged_can_be_judged),
		T(a_message_of_a_side_room_has_no_place_in_the_room_of_the_case),
		T(a_follow_up_is_its_owners_and_seen_by_who_leads_the_room),
		T(it_is_done_once_and_its_timer_goes_with_it),
		T(what_was_told_outside_is_kept_sealed),
		T(a_side_room_is_for_those_who_were_let_in_and_nobody_else),
		T(who_is_staff_no_longer_is_not_in_it_either),
		T(who_has_the_case_is_in_it_though_they_look_after_another_room),
		T(closed_nobody_may_go_in),
		T(those_who_may_act_on_a_case_are_known),
		cmocka_unit_test(each_failing_allocation_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
