/* Sanctions and appeals, notes, notices, what members hide, and the audit log. */
#include "support.h"

#include "each_allocation.h"
#include "store/audit.h"
#include "store/grants.h"
#include "store/integrity.h"
#include "store/notes.h"
#include "store/notices.h"
#include "store/personal.h"
#include "store/rooms.h"
#include "store/sanctions.h"
#include "store/sessions.h"

#define MINUTE INT64_C(60000)

enum { ANA = 11, BEN, MO, FAY, REA };

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

static int grant(int64_t member, enum role role, int64_t where)
{
	return grants_set(tx, member, &(struct grant){ .role = role, .room = where });
}

static int setup(void **state)
{
	OK(memory_open(&m));
	arena_init(&arena, 16u << 20);
	tx->now_ms = 1000 * MINUTE;
	OK(member_put(tx, ANA, "Ana"));
	OK(member_put(tx, BEN, "Ben"));
	OK(member_put(tx, MO, "Mo"));
	OK(member_put(tx, FAY, "Fay"));
	OK(member_put(tx, REA, "Rea"));
	OK(add_room(tx, "Here", &room));
	OK(add_room(tx, "There", &other));
	return 0;
}

static int teardown(void **state)
{
	arena_release(&arena);
	memory_close(&m);
	return 0;
}

static int64_t number(const char *sql)
{
	int64_t n;

	OK(tx_number(tx, &n, sql, ""));
	return n;
}

/* --- sanctions --- */

static struct sanction give(int64_t where, const char *step, int64_t until_ms)
{
	struct sanction s = { .room = where, .member = ANA, .by = MO, .step = str_of(step), .reason = STR("unkind"),
		.rule = STR("Be kind."), .words = STR("Words for Ana alone"), .until_ms = until_ms };

	tx->now_ms++;
	OK(sanctions_add(tx, &s, &arena));
	return s;
}

static struct sanction get(int64_t id)
{
	struct sanction s;

	OK(sanctions_get(tx, id, &arena, &s));
	return s;
}

static void a_sanction_is_read_back_as_it_was_given_and_its_words_are_sealed(void **state)
{
	struct sanction s = give(room, "read_only", 2000 * MINUTE), back = get(s.id);

	assert_true(back.room == room && back.member == ANA && back.by == MO && back.at_ms == tx->now_ms);
	assert_true(back.until_ms == 2000 * MINUTE && back.appeal.at_ms == 0);
	assert_true(str_is(back.step, "read_only") && str_is(back.reason, "unkind") && str_is(back.state, "active"));
	assert_true(str_is(back.rule, "Be kind.") && str_is(back.words, "Words for Ana alone") && str_is(back.name, "Ana"));
	assert_int_equal(number("SELECT count(*) FROM sanctions WHERE instr(words, 'Ana alone') > 0"), 0);
	assert_int_equal(sanctions_get(tx, s.id + 1, &arena, &back), ERR_NOT_FOUND);
}

static void a_word_is_over_when_the_person_it_is_for_has_read_it(void **state)
{
	struct sanction nudge = give(room, "nudge", 0), lasting = give(room, "read_only", 2000 * MINUTE);

	OK(sanctions_read(tx, nudge.id, BEN));
	assert_true(str_is(get(nudge.id).state, "active"));
	OK(sanctions_read(tx, nudge.id, ANA));
	assert_true(str_is(get(nudge.id).state, "over"));
	OK(sanctions_read(tx, lasting.id, ANA));
	assert_true(str_is(get(lasting.id).state, "active"));
}

static void who_may_not_write_is_told_until_when_by_the_longest_that_is_in_force(void **state)
{
	struct sanction here = give(room, "read_only", 2000 * MINUTE), everywhere = give(0, "read_only", 3000 * MINUTE);
	int64_t until;

	OK(sanctions_read_only(tx, room, ANA, &until));
	assert_true(until == 3000 * MINUTE);
	OK(sanctions_set_state(tx, everywhere.id, "lifted"));
	OK(sanctions_read_only(tx, room, ANA, &until));
	assert_true(until == 2000 * MINUTE);
	OK(sanctions_read_only(tx, other, ANA, &until));
	assert_int_equal(until, 0);
	OK(sanctions_read_only(tx, room, BEN, &until));
	assert_int_equal(until, 0);
	tx->now_ms = here.until_ms;
	OK(sanctions_read_only(tx, room, ANA, &until));
	assert_int_equal(until, 0);
}

static void the_longest_of_a_step_counts_what_is_active_and_of_just_that_place(void **state)
{
	struct sanction longer = give(room, "removal", 3000 * MINUTE);
	int64_t until;

	(void)give(room, "removal", 2000 * MINUTE);
	(void)give(other, "removal", 4000 * MINUTE);
	(void)give(room, "read_only", 5000 * MINUTE);
	OK(sanctions_longest(tx, room, ANA, STR("removal"), &until));
	assert_true(until == 3000 * MINUTE);
	OK(sanctions_set_state(tx, longer.id, "overturned"));
	OK(sanctions_longest(tx, room, ANA, STR("removal"), &until));
	assert_true(until == 2000 * MINUTE);
	tx->now_ms = 2000 * MINUTE;
	OK(sanctions_longest(tx, room, ANA, STR("removal"), &until));
	assert_int_equal(until, 0);
}

static void a_room_lists_its_own_and_those_of_the_whole_server_newest_first(void **state)
{
	struct sanction list[3], first = give(room, "nudge", 0), second = give(0, "read_only", 2000 * MINUTE);
	int64_t rooms[3];
	size_t n;

	(void)give(other, "warning", 0);
	OK(sanctions_of_member(tx, room, ANA, &arena, list, 3, &n));
	assert_int_equal(n, 2);
	assert_true(list[0].id == second.id && list[1].id == first.id);
	OK(sanctions_of_member(tx, 0, ANA, &arena, list, 3, &n));
	assert_int_equal(n, 3);
	OK(sanctions_of_member(tx, 0, ANA, &arena, list, 1, &n));
	assert_int_equal(n, 1);
	OK(sanctions_of_member(tx, 0, BEN, &arena, list, 3, &n));
	assert_int_equal(n, 0);
	OK(sanctions_rooms(tx, ANA, rooms, 3, &n));
	assert_int_equal(n, 2);
}

/* --- appeals --- */

static void there_is_one_appeal_and_it_is_decided_once(void **state)
{
	struct sanction s = give(room, "warning", 0);

	assert_int_equal(appeals_decide(tx, s.id, FAY, "upheld", STR("No."), &arena), ERR_DECIDED);
	OK(appeals_add(tx, s.id, STR("I was quoting."), 5000 * MINUTE, &arena));
	assert_int_equal(appeals_add(tx, s.id, STR("Once more."), 6000 * MINUTE, &arena), ERR_DECIDED);
	s = get(s.id);
	assert_true(s.appeal.at_ms == tx->now_ms && s.appeal.due_ms == 5000 * MINUTE && str_is(s.appeal.state, "open"));
	assert_true(str_is(s.appeal.words, "I was quoting.") && !s.appeal.answer.at);
	OK(appeals_decide(tx, s.id, FAY, "overturned", STR("You were."), &arena));
	assert_int_equal(appeals_decide(tx, s.id, FAY, "upheld", STR("Or not."), &arena), ERR_DECIDED);
	s = get(s.id);
	assert_true(str_is(s.appeal.state, "overturned") && str_is(s.appeal.answer, "You were."));
	assert_int_equal(number("SELECT count(*) FROM appeals WHERE instr(words, 'quoting') OR instr(answer, 'were')"), 0);
}

static size_t open_for(int64_t where, int64_t member, bool every)
{
	struct sanction list[4];
	size_t n;

	OK(appeals_open(tx, where, member, every, &arena, list, 4, &n));
	return n;
}

static void open_appeals_are_seen_by_who_looks_after_the_room_and_never_ones_own(void **state)
{
	struct sanction here = give(room, "warning", 0), everywhere = give(0, "ban", 2000 * MINUTE);

	OK(grant(MO, ROLE_MENTOR, room));
	OK(grant(REA, ROLE_RESPONDER, room));
	OK(grant(BEN, ROLE_PARTICIPANT, room));
	OK(grant(ANA, ROLE_MENTOR, room));
	OK(appeals_add(tx, here.id, STR("a"), 2, &arena));
	OK(appeals_add(tx, everywhere.id, STR("b"), 1, &arena));
	assert_int_equal(open_for(0, MO, false), 1);
	assert_int_equal(open_for(room, MO, false), 1);
	assert_int_equal(open_for(other, MO, false), 0);
	assert_int_equal(open_for(0, REA, false), 0);
	assert_int_equal(open_for(0, BEN, false), 0);
	assert_int_equal(open_for(0, FAY, true), 2);
	assert_int_equal(open_for(0, ANA, true), 0);
	OK(appeals_decide(tx, here.id, FAY, "upheld", STR("c"), &arena));
	assert_int_equal(open_for(0, MO, false), 0);
}

/* --- removals --- */

static void a_ban_takes_grants_and_seats_and_leaves_the_session(void **state)
{
	struct removal ban = { .member = ANA, .by = FAY, .reason = STR("selling"), .until_ms = 2000 * MINUTE };
	struct digest token;
	struct session s;
	struct seat seat = { .rules_version = 1 };
	unsigned roles;
	int64_t id;

	digest_of(STR("token"), &token);
	OK(sessions_add(tx, &token, ANA, 9000 * MINUTE, &id));
	OK(grant(ANA, ROLE_PARTICIPANT, room));
	OK(grant(ANA, ROLE_MENTOR, other));
	OK(seats_set(tx, room, ANA, &seat));
	OK(removals_add(tx, &ban));
	OK(sessions_find(tx, &token, &arena, &s));
	OK(grants_roles_anywhere(tx, ANA, &roles));
	assert_int_equal(roles, 0);
	assert_int_equal(seats_get(tx, room, ANA, &seat), ERR_NOT_IN_ROOM);
	assert_int_equal(removals_check(tx, 0, ANA, NULL), ERR_REMOVED);
}

static void a_removal_is_lifted_or_ends_sooner(void **state)
{
	struct removal removal = { .room = room, .member = ANA, .by = MO, .reason = STR("unkind"), .until_ms = 3000 * MINUTE };

	OK(removals_lift(tx, room, ANA, 0));
	OK(removals_add(tx, &removal));
	OK(removals_lift(tx, room, ANA, 2000 * MINUTE));
	assert_int_equal(removals_check(tx, room, ANA, NULL), ERR_REMOVED);
	tx->now_ms = 2000 * MINUTE;
	OK(removals_check(tx, room, ANA, NULL));
	tx->now_ms--;
	OK(removals_lift(tx, room, ANA, 0));
	OK(removals_check(tx, room, ANA, NULL));
}

/* --- notes --- */

static struct note keep(int64_t where, const char *words, int64_t until_ms)
{
	struct note n = { .room = where, .member = ANA, .by = MO, .kind = STR("wish"), .words = str_of(words),
		.until_ms = until_ms };

	tx->now_ms++;
	OK(notes_add(tx, &n, &arena));
	return n;
}

static size_t kept(int64_t where, int64_t member, struct note *ret)
{
	size_t n;

	OK(notes_list(tx, where, member, &arena, ret, NOTES_MOST, &n));
	return n;
}

static void notes_are_of_one_room_and_expire(void **state)
{
	struct note list[NOTES_MOST], first = keep(room, "Prefers the evening", 1100 * MINUTE);
	struct note second = keep(room, "Came back", 1200 * MINUTE), got;

	(void)keep(other, "Elsewhere", 1200 * MINUTE);
	assert_int_equal(kept(room, ANA, list), 2);
	assert_true(list[0].id == second.id && list[1].id == first.id);
	assert_true(str_is(list[1].words, "Prefers the evening") && str_is(list[1].kind, "wish") && str_is(list[1].name, "Mo"));
	assert_int_equal(kept(room, BEN, list), 0);
	assert_int_equal(number("SELECT count(*) FROM notes WHERE instr(words, 'evening') > 0"), 0);
	assert_int_equal(notes_get(tx, other, first.id, &arena, &got), ERR_NOT_FOUND);
	tx->now_ms = 1100 * MINUTE;
	assert_int_equal(kept(room, ANA, list), 1);
	assert_int_equal(notes_get(tx, room, first.id, &arena, &got), ERR_NOT_FOUND);
	OK(notes_prune(tx, 100));
	assert_int_equal(number("SELECT count(*) FROM notes"), 2);
	OK(notes_remove(tx, second.id));
	assert_int_equal(kept(room, ANA, list), 0);
}

static void there_are_only_so_many_notes_on_one_person(void **state)
{
	struct note more = { .room = room, .member = ANA, .by = MO, .kind = STR("wish"), .words = STR("x"), .until_ms = 9000 * MINUTE };
	int i;

	for (i = 0; i < NOTES_MOST; i++)
		(void)keep(room, "x", i == 0 ? 2000 * MINUTE : 3000 * MINUTE);
	assert_int_equal(notes_add(tx, &more, &arena), ERR_TOO_LARGE);
	tx->now_ms = 2000 * MINUTE;
	OK(notes_add(tx, &more, &arena));
}

/* --- notices --- */

static struct notice tell(int64_t member, const char *words)
{
	struct notice n = { .member = member, .room = room, .about = 77, .kind = STR("sanction"), .reason = STR("unkind"),
		.words = str_of(words) };

	tx->now_ms++;
	OK(notices_add(tx, &n, &arena));
	return n;
}

static void a_notice_waits_until_its_person_has_seen_it(void **state)
{
	struct notice list[3], first = tell(ANA, "first"), second = tell(ANA, "second"), got;
	size_t n;

	(void)tell(BEN, "for Ben");
	OK(notices_unseen(tx, ANA, &arena, list, 3, &n));
	assert_int_equal(n, 2);
	assert_true(list[0].id == first.id && list[1].id == second.id && str_is(list[1].words, "second"));
	assert_int_equal(notices_seen(tx, BEN, first.id), ERR_NOT_FOUND);
	OK(notices_seen(tx, ANA, first.id));
	OK(notices_seen(tx, ANA, first.id));
	OK(notices_unseen(tx, ANA, &arena, list, 3, &n));
	assert_int_equal(n, 1);
	OK(notices_get(tx, first.id, &arena, &got));
	assert_true(got.member == ANA && got.about == 77 && str_is(got.words, "first"));
	tx->now_ms += INT64_C(91) * 24 * 60 * MINUTE;
	OK(notices_prune(tx, 100));
	assert_int_equal(notices_get(tx, first.id, &arena, &got), ERR_NOT_FOUND);
}

/* --- what members hide --- */

static void so_many_can_be_hidden_and_shown_again(void **state)
{
	int64_t hidden[HIDDEN_MOST];
	size_t n;
	int i;

	for (i = 0; i < HIDDEN_MOST; i++) {
		OK(member_put(tx, 1000 + i, "Somebody"));
		OK(personal_hide(tx, ANA, 1000 + i, true));
	}
	OK(personal_hide(tx, ANA, 1000, true));
	assert_int_equal(personal_hide(tx, ANA, BEN, true), ERR_TOO_LARGE);
	OK(personal_hide(tx, ANA, 1000, false));
	OK(personal_hide(tx, ANA, 1000, false));
	OK(personal_hide(tx, ANA, BEN, true));
	OK(personal_hidden(tx, ANA, hidden, &n));
	assert_int_equal(n, HIDDEN_MOST);
	assert_int_equal(hidden[0], BEN);
	OK(personal_hidden(tx, BEN, hidden, &n));
	assert_int_equal(n, 0);
}

static void topics_are_replaced_as_a_whole(void **state)
{
	const struct str first[] = { STR("eating"), STR("abuse"), STR("eating") }, second[] = { STR("death") };
	struct str topics[TOPICS_MOST];
	size_t n;

	OK(personal_set_topics(tx, ANA, first, 3));
	OK(personal_topics(tx, ANA, &arena, topics, &n));
	assert_int_equal(n, 2);
	assert_true(str_is(topics[0], "abuse") && str_is(topics[1], "eating"));
	OK(personal_set_topics(tx, ANA, second, 1));
	OK(personal_topics(tx, ANA, &arena, topics, &n));
	assert_int_equal(n, 1);
	OK(personal_set_topics(tx, ANA, NULL, 0));
	OK(personal_topics(tx, ANA, &arena, topics, &n));
	assert_int_equal(n, 0);
}

/* --- the audit log --- */

static void write_lines(int n)
{
	int i;

	for (i = 0; i < n; i++) {
		struct audit_line line = { .member = MO, .act = STR("case.show"), .room = room, .subject = ANA, .about = 100 + i };

		OK(audit_append(tx, &line));
	}
}

static int64_t first_bad(void)
{
	int64_t lines, bad;

	OK(audit_verify(tx, &lines, &bad));
	return bad;
}

static void a_log_that_nobody_touched_is_whole(void **state)
{
	struct audit_line list[10];
	int64_t lines, bad;
	size_t n;

	OK(audit_verify(tx, &lines, &bad));
	assert_true(lines == 0 && bad == 0);
	write_lines(5);
	OK(audit_verify(tx, &lines, &bad));
	assert_true(lines == 5 && bad == 0);
	OK(audit_list(tx, 0, &arena, list, 10, &n));
	assert_true(n == 5 && list[0].seq == 5 && list[4].seq == 1 && list[0].about == 104);
	assert_true(str_is(list[0].name, "Mo") && str_is(list[0].subject_name, "Ana") && str_is(list[0].act, "case.show"));
	OK(audit_list(tx, 3, &arena, list, 1, &n));
	assert_true(n == 1 && list[0].seq == 2);
}

static void whatever_is_done_to_a_line_is_found_and_the_line_is_named(void **state)
{
	static const struct { const char *sql; int64_t bad; } harm[] = {
		{ "UPDATE audit SET member = 14 WHERE seq = 3", 3 },
		{ "UPDATE audit SET at_ms = at_ms + 1 WHERE seq = 1", 1 },
		{ "UPDATE audit SET act = 'case.list' WHERE seq = 5", 5 },
		{ "UPDATE audit SET room = 0 WHERE seq = 2", 2 },
		{ "UPDATE audit SET subject = 12 WHERE seq = 2", 2 },
		{ "UPDATE audit SET about = 1 WHERE seq = 4", 4 },
		{ "UPDATE audit SET hash = (SELECT hash FROM audit WHERE seq = 1) WHERE seq = 2", 2 },
		{ "UPDATE audit SET hash = x'' WHERE seq = 2", 2 },
		{ "DELETE FROM audit WHERE seq = 1", 1 },
		{ "DELETE FROM audit WHERE seq = 3", 3 },
		{ "DELETE FROM audit WHERE seq = 3; UPDATE audit SET seq = seq - 1 WHERE seq > 3", 3 },
		{ "UPDATE audit SET seq = 9 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 9", 2 },
	};
	size_t i;

	write_lines(5);
	for (i = 0; i < sizeof harm / sizeof *harm; i++) {
		OK(db_exec(tx->db, "SAVEPOINT harm"));
		OK(db_exec(tx->db, harm[i].sql));
		if (first_bad() != harm[i].bad)
			fail_msg("%s: line %lld", harm[i].sql, (long long)first_bad());
		OK(db_exec(tx->db, "ROLLBACK TO harm; RELEASE harm"));
	}
	assert_int_equal(first_bad(), 0);
}

/* What security.md says it cannot do. */
static void lines_cut_off_at_the_end_are_not_missed_by_the_chain_alone(void **state)
{
	write_lines(5);
	OK(db_exec(tx->db, "DELETE FROM audit WHERE seq > 3"));
	assert_int_equal(first_bad(), 0);
}

static void a_sound_database_has_nothing_to_say(void **state)
{
	struct buf out = BUF_INIT(1000);

	OK(integrity_check(tx, &out));
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

/* --- the story --- */

static int steps_part(struct tx *t, struct arena *a, int64_t where)
{
	struct sanction s = { .room = where, .member = ANA, .by = BEN, .step = STR("removal"), .reason = STR("unkind"),
		.rule = STR("r"), .words = STR("w"), .until_ms = 5 }, back[2];
	struct removal removal = { .room = where, .member = ANA, .by = BEN, .reason = STR("unkind"), .until_ms = 5 };
	size_t n;
	int err = sanctions_add(t, &s, a);

	if (!err)
		err = appeals_add(t, s.id, STR("words"), 4, a);
	if (!err)
		err = appeals_decide(t, s.id, BEN, "upheld", STR("answer"), a);
	if (!err)
		err = sanctions_of_member(t, where, ANA, a, back, 2, &n);
	if (!err)
		err = removals_add(t, &removal);
	return err ? err : removals_lift(t, where, ANA, 0);
}

static int small_part(struct tx *t, struct arena *a, int64_t where)
{
	struct note note = { .room = where, .member = ANA, .by = BEN, .kind = STR("wish"), .words = STR("w"), .until_ms = INT64_MAX };
	struct notice notice = { .member = ANA, .kind = STR("sanction"), .words = STR("w") }, notices[2];
	struct str topics[TOPICS_MOST] = { STR("abuse") };
	struct note notes[2];
	size_t n;
	int err = notes_add(t, &note, a);

	if (!err)
		err = notes_list(t, where, ANA, a, notes, 2, &n);
	if (!err)
		err = notices_add(t, &notice, a);
	if (!err)
		err = notices_unseen(t, ANA, a, notices, 2, &n);
	if (!err)
		err = personal_set_topics(t, ANA, topics, 1);
	return err ? err : personal_topics(t, ANA, a, topics, &n);
}

static int audit_part(struct tx *t, struct arena *a)
{
	struct audit_line line = { .member = BEN, .act = STR("note.add") }, lines[2];
	int64_t count, bad;
	size_t n;
	int err = audit_append(t, &line);

	if (!err)
		err = audit_list(t, 0, a, lines, 2, &n);
	if (!err)
		err = audit_verify(t, &count, &bad);
	if (!err)
		assert_int_equal(bad, 0);
	return err;
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
		err = member_put(t, BEN, "Ben");
	if (!err)
		err = add_room(t, "Here", &where);
	if (!err)
		err = steps_part(t, &a, where);
	if (!err)
		err = small_part(t, &a, where);
	if (!err)
		err = audit_part(t, &a);
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
		T(a_sanction_is_read_back_as_it_was_given_and_its_words_are_sealed),
		T(a_word_is_over_when_the_person_it_is_for_has_read_it),
		T(who_may_not_write_is_told_until_when_by_the_longest_that_is_in_force),
		T(the_longest_of_a_step_counts_what_is_active_and_of_just_that_place),
		T(a_room_lists_its_own_and_those_of_the_whole_server_newest_first),
		T(there_is_one_appeal_and_it_is_decided_once),
		T(open_appeals_are_seen_by_who_looks_after_the_room_and_never_ones_own),
		T(a_ban_takes_grants_and_seats_and_leaves_the_session),
		T(a_removal_is_lifted_or_ends_sooner),
		T(notes_are_of_one_room_and_expire),
		T(there_are_only_so_many_notes_on_one_person),
		T(a_notice_waits_until_its_person_has_seen_it),
		T(so_many_can_be_hidden_and_shown_again),
		T(topics_are_replaced_as_a_whole),
		T(a_log_that_nobody_touched_is_whole),
		T(whatever_is_done_to_a_line_is_found_and_the_line_is_named),
		T(lines_cut_off_at_the_end_are_not_missed_by_the_chain_alone),
		T(a_sound_database_has_nothing_to_say),
		cmocka_unit_test(each_failing_allocation_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
