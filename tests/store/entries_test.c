/* Entries against a naive model, and the rules one by one. */
#include "support.h"

#include "each_allocation.h"

static struct memory m;
static struct tx *const tx = &m.tx;
static int64_t stream;

#define ASH 501
#define BEA 502

static int setup(void **state)
{
	OK(memory_open(&m));
	OK(streams_create(tx, STREAM_ROOM, &stream));
	OK(member_put(tx, ASH, "Ash"));
	OK(member_put(tx, BEA, "Bea"));
	return 0;
}

static int teardown(void **state)
{
	memory_close(&m);
	return 0;
}

static struct entry_new by(int64_t member, int64_t target)
{
	return (struct entry_new){
		.stream = stream, .kind = ENTRY_POST, .member = member, .role = ROLE_PARTICIPANT,
		.name = member == ASH ? STR("Ash") : STR("Bea"), .target = target,
	};
}

static uint64_t post(int64_t member, const char *words)
{
	struct entry_new e = by(member, 0);
	uint64_t seq;

	e.body = str_of(words);
	e.detail = STR("request-key-0001");
	OK(entries_append(tx, &e, &seq));
	return seq;
}

static int edit(uint64_t target, const char *words, uint64_t *seq)
{
	struct entry_new e = by(ASH, (int64_t)target);

	e.body = str_of(words);
	return entries_edit(tx, &e, seq);
}

static int redact(uint64_t target, uint64_t *seq)
{
	struct entry_new e = by(ASH, (int64_t)target);

	return entries_redact(tx, &e, seq);
}

static int react(int64_t member, uint64_t target, const char *word, bool on, uint64_t *seq)
{
	struct entry_new e = by(member, (int64_t)target);

	e.detail = str_of(word);
	e.flags = on ? ENTRY_ON : 0;
	return entries_react(tx, &e, seq);
}

static const struct entry *newest(void)
{
	return list_last(&m.appended, struct entry, link);
}

static struct entry *get(uint64_t seq)
{
	struct entry *e;

	OK(entries_get(tx, stream, seq, &e));
	return e;
}

/* --- the last words --- */

static struct entry_recent recent[ENTRY_RECENT_MOST];
static struct arena arena;

/* What Ash said lately, and what somebody else said last; returns how many. */
static size_t look_back(struct entry_recent_query query)
{
	size_t n;

	arena_release(&arena);
	arena_init(&arena, 1u << 20);
	query.stream = stream;
	query.member = ASH;
	OK(entries_recent(tx, &query, &arena, recent, &n));
	return n;
}

#define ALL (struct entry_recent_query){ .own_bytes = 1000 }

static void the_last_words_are_the_members_own_and_the_last_of_somebody_else(void **state)
{
	uint64_t seq;

	assert_int_equal(look_back(ALL), 0);
	post(BEA, "before");
	post(BEA, "asked");
	post(ASH, "one");
	OK(react(BEA, 3, "heart", true, &seq));
	post(ASH, "two");
	assert_int_equal(look_back(ALL), 3);
	assert_true(str_is(recent[0].body, "two") && str_is(recent[1].body, "one") && str_is(recent[2].body, "asked"));
	assert_true(recent[0].member == ASH && recent[2].member == BEA);
	OK(edit(5, "three", &seq));
	OK(redact(2, &seq));
	assert_int_equal(look_back(ALL), 4);
	assert_true(str_is(recent[0].body, "three") && !recent[2].body.at && str_is(recent[3].body, "before"));
	arena_release(&arena);
}

static void last_words_are_bounded_by_time_bytes_and_entries(void **state)
{
	int i;

	tx->now_ms = 1000;
	post(BEA, "asked");
	post(ASH, "one");
	tx->now_ms = 2000;
	post(ASH, "two");
	post(ASH, "three");
	assert_int_equal(look_back((struct entry_recent_query){ .own_bytes = 1000, .own_since_ms = 1500 }), 3);
	assert_int_equal(look_back((struct entry_recent_query){ .own_bytes = 1000, .own_since_ms = 1500, .since_ms = 1500 }), 2);
	assert_int_equal(look_back((struct entry_recent_query){ .own_bytes = 6 }), 3);
	assert_true(str_is(recent[0].body, "three") && str_is(recent[1].body, "two") && str_is(recent[2].body, "asked"));
	assert_int_equal(look_back((struct entry_recent_query){ .own_bytes = 5 }), 2);
	for (i = 0; i < ENTRY_RECENT_MOST; i++)
		post(ASH, "more");
	assert_int_equal(look_back(ALL), ENTRY_RECENT_MOST);
	assert_true(str_is(recent[ENTRY_RECENT_MOST - 1].body, "more"));
	arena_release(&arena);
}

/* --- one by one --- */

static void what_is_appended_waits_complete_for_delivery(void **state)
{
	const struct entry *e;

	tx->now_ms = 4242;
	assert_int_equal(post(ASH, "hello"), 1);
	assert_int_equal(post(BEA, "good evening"), 2);
	e = newest();
	assert_int_equal(e->stream, stream);
	assert_int_equal(e->seq, 2);
	assert_int_equal(e->at_ms, 4242);
	assert_int_equal(e->kind, ENTRY_POST);
	assert_int_equal(e->member, BEA);
	assert_int_equal(e->role, ROLE_PARTICIPANT);
	assert_string_equal(e->name.at, "Bea");
	assert_string_equal(e->detail.at, "request-key-0001");
	assert_string_equal(e->body.at, "good evening");
}

static void a_stored_post_is_read_as_it_was_said(void **state)
{
	struct entry *e;

	tx->now_ms = 4242;
	post(ASH, "hello \xc3\xa9");
	e = get(1);
	assert_int_equal(e->at_ms, 4242);
	assert_int_equal(e->member, ASH);
	assert_int_equal(e->role, ROLE_PARTICIPANT);
	assert_string_equal(e->name.at, "Ash");
	assert_string_equal(e->body.at, "hello \xc3\xa9");
	assert_string_equal(e->detail.at, "request-key-0001");
	assert_int_equal(e->flags, 0);
	assert_int_equal(e->n_reactions, 0);
	entry_free(e);
}

static void an_edit_changes_the_post_and_every_edit_shown_of_it(void **state)
{
	struct entry *e;
	uint64_t seq;

	post(ASH, "helo");
	OK(edit(1, "hello", &seq));
	assert_int_equal(seq, 2);
	assert_int_equal(newest()->kind, ENTRY_EDIT);
	assert_string_equal(newest()->body.at, "hello");
	OK(edit(1, "hello all", &seq));
	for (uint64_t i = 1; i <= 3; i++) {
		e = get(i);
		assert_string_equal(e->body.at, "hello all");
		assert_int_equal(e->flags, i == 1 ? ENTRY_EDITED : 0);
		assert_int_equal(e->target, i == 1 ? 0 : 1);
		entry_free(e);
	}
}

static void a_redacted_post_has_no_words_and_no_reactions(void **state)
{
	struct entry *e;
	uint64_t seq;
	int64_t kept;

	post(ASH, "too much");
	OK(edit(1, "far too much", &seq));
	OK(react(BEA, 1, "heart", true, &seq));
	OK(redact(1, &seq));
	assert_int_equal(seq, 4);
	assert_int_equal(newest()->kind, ENTRY_REDACT);
	assert_null(newest()->body.at);
	OK(tx_number(tx, &kept, "SELECT (SELECT count(*) FROM reactions) + (SELECT count(*) FROM bodies)", ""));
	assert_int_equal(kept, 0);
	e = get(1);
	assert_int_equal(e->flags, ENTRY_EDITED | ENTRY_REDACTED);
	assert_null(e->body.at);
	assert_int_equal(e->n_reactions, 0);
	entry_free(e);
	e = get(2);
	assert_null(e->body.at);
	entry_free(e);
}

static void a_post_taken_down_can_not_be_touched_again(void **state)
{
	uint64_t seq = 0;

	post(ASH, "too much");
	OK(redact(1, &seq));
	assert_int_equal(edit(1, "again", &seq), ERR_NOT_FOUND);
	assert_int_equal(react(BEA, 1, "heart", true, &seq), ERR_NOT_FOUND);
	OK(redact(1, &seq));
	assert_int_equal(seq, 2);
	assert_int_equal(newest()->seq, 2);
}

static void only_a_post_of_this_stream_can_be_a_target(void **state)
{
	uint64_t seq;

	post(ASH, "one");
	OK(edit(1, "two", &seq));
	assert_int_equal(edit(2, "x", &seq), ERR_NOT_FOUND);
	assert_int_equal(edit(3, "x", &seq), ERR_NOT_FOUND);
	assert_int_equal(redact(2, &seq), ERR_NOT_FOUND);
	assert_int_equal(react(ASH, 0, "heart", true, &seq), ERR_NOT_FOUND);
	OK(streams_create(tx, STREAM_ROOM, &stream));
	assert_int_equal(redact(1, &seq), ERR_NOT_FOUND);
	stream = 999;
	assert_int_equal(redact(1, &seq), ERR_NOT_FOUND);
}

static void a_post_to_a_stream_that_is_not_there_is_refused(void **state)
{
	struct entry_new e = by(ASH, 0);
	uint64_t seq;

	e.stream = 999;
	e.body = STR("hello?");
	assert_int_equal(entries_append(tx, &e, &seq), ERR_NOT_FOUND);
	assert_true(list_empty(&m.appended));
}

static void a_reaction_given_twice_appends_once(void **state)
{
	uint64_t seq;
	struct entry *e;

	post(ASH, "hello");
	OK(react(BEA, 1, "heart", true, &seq));
	assert_int_equal(seq, 2);
	assert_int_equal(newest()->flags, ENTRY_ON);
	OK(react(BEA, 1, "heart", true, &seq));
	assert_int_equal(seq, 2);
	OK(react(ASH, 1, "heart", true, &seq));
	OK(react(ASH, 1, "candle", true, &seq));
	OK(react(BEA, 1, "heart", false, &seq));
	assert_int_equal(seq, 5);
	assert_int_equal(newest()->flags, 0);
	OK(react(BEA, 1, "heart", false, &seq));
	assert_int_equal(seq, 5);
	e = get(1);
	assert_int_equal(e->n_reactions, 2);
	assert_string_equal(e->reactions[0].reaction.at, "candle");
	assert_string_equal(e->reactions[1].reaction.at, "heart");
	assert_int_equal(e->reactions[1].n_members, 1);
	assert_int_equal(e->reactions[1].members[0], ASH);
	entry_free(e);
	e = get(3);
	assert_string_equal(e->detail.at, "heart");
	assert_int_equal(e->flags, ENTRY_ON);
	entry_free(e);
}

static void a_reaction_is_one_short_word(void **state)
{
	uint64_t seq;

	post(ASH, "hello");
	assert_int_equal(react(BEA, 1, "", true, &seq), ERR_BAD_FIELD);
	assert_int_equal(react(BEA, 1, "seventeen_letters", true, &seq), ERR_BAD_FIELD);
	OK(react(BEA, 1, "sixteen_letters_", true, &seq));
}

static void only_so_many_who_reacted_are_shown(void **state)
{
	struct entry *e;
	uint64_t seq;
	char word[3] = "a";

	post(ASH, "hello");
	for (int64_t i = 1; i <= ENTRY_REACTED_MOST + 10; i++)
		OK(react(i, 1, "heart", true, &seq));
	for (int i = 0; i < ENTRY_REACTIONS_MOST + 3; i++) {
		word[0] = (char)('a' + i);
		OK(react(ASH, 1, word, true, &seq));
	}
	e = get(1);
	assert_int_equal(e->n_reactions, ENTRY_REACTIONS_MOST);
	assert_string_equal(e->reactions[7].reaction.at, "h");
	assert_string_equal(e->reactions[8].reaction.at, "heart");
	assert_int_equal(e->reactions[8].n_members, ENTRY_REACTED_MOST);
	assert_int_equal(e->reactions[8].members[0], 1);
	assert_int_equal(e->reactions[8].members[999], 1000);
	assert_int_equal(e->reactions[9].members[0], ASH);
	entry_free(e);
}

static void the_name_shown_is_the_one_of_today(void **state)
{
	struct entry *e;

	post(ASH, "hello");
	OK(db_exec(tx->db, "UPDATE members SET name = 'Ashley' WHERE id = 501"));
	e = get(1);
	assert_string_equal(e->name.at, "Ashley");
	entry_free(e);
	OK(db_exec(tx->db, "DELETE FROM members WHERE id = 501"));
	e = get(1);
	assert_null(e->name.at);
	entry_free(e);
}

static void words_that_were_tampered_with_are_missing_and_harm_no_neighbour(void **state)
{
	struct list found;
	struct entry *e;

	post(ASH, "one");
	post(ASH, "two");
	post(ASH, "three");
	/* Swapped with a neighbour's: right key, wrong place. */
	OK(db_exec(tx->db, "UPDATE bodies SET sealed = (SELECT sealed FROM bodies WHERE entry = 1) WHERE entry = 2"));
	list_init(&found);
	OK(entries_after(tx, stream, 0, 10, SIZE_MAX, &found));
	e = list_first(&found, struct entry, link);
	assert_string_equal(e->body.at, "one");
	e = container_of(e->link.next, struct entry, link);
	assert_null(e->body.at);
	e = container_of(e->link.next, struct entry, link);
	assert_string_equal(e->body.at, "three");
	entries_free(&found);
}

/* --- pages --- */

static size_t page_after(uint64_t after, size_t limit, size_t bytes, uint64_t *first)
{
	struct list found, *it, *tmp;
	size_t n = 0;

	list_init(&found);
	OK(entries_after(tx, stream, after, limit, bytes, &found));
	*first = list_empty(&found) ? 0 : list_first(&found, struct entry, link)->seq;
	list_each(it, tmp, &found)
		assert_int_equal(container_of(it, struct entry, link)->seq, *first + n++);
	entries_free(&found);
	return n;
}

static size_t page_before(uint64_t before, uint64_t floor, size_t limit, size_t bytes, uint64_t *first)
{
	struct list found, *it, *tmp;
	size_t n = 0;

	list_init(&found);
	OK(entries_before(tx, stream, before, floor, limit, bytes, &found));
	*first = list_empty(&found) ? 0 : list_first(&found, struct entry, link)->seq;
	list_each(it, tmp, &found)
		assert_int_equal(container_of(it, struct entry, link)->seq, *first + n++);
	entries_free(&found);
	return n;
}

static void a_page_is_bounded_by_rows_bytes_and_floor(void **state)
{
	static char long_words[1001];
	uint64_t first;

	memset(long_words, 'x', 1000);
	for (int i = 0; i < 20; i++)
		post(ASH, long_words);
	assert_int_equal(page_after(0, 5, SIZE_MAX, &first), 5);
	assert_int_equal(first, 1);
	assert_int_equal(page_after(17, 50, SIZE_MAX, &first), 3);
	assert_int_equal(page_after(20, 50, SIZE_MAX, &first), 0);
	assert_int_equal(page_after(UINT64_MAX, 50, SIZE_MAX, &first), 0);
	assert_int_equal(page_after(0, 50, 4000, &first), 3);
	assert_int_equal(page_after(0, 50, 1, &first), 1);        /* one, however long */
	assert_int_equal(page_before(UINT64_MAX, 0, 5, SIZE_MAX, &first), 5);
	assert_int_equal(first, 16);
	assert_int_equal(page_before(16, 0, 5, SIZE_MAX, &first), 5);
	assert_int_equal(first, 11);
	assert_int_equal(page_before(5, 2, 50, SIZE_MAX, &first), 2);
	assert_int_equal(first, 3);
	assert_int_equal(page_before(1, 0, 50, SIZE_MAX, &first), 0);
	assert_int_equal(page_before(20, 0, 50, 4000, &first), 3);
	assert_int_equal(first, 17);
	assert_int_equal(page_before(20, 0, 50, 1, &first), 1);
}

static void an_entry_that_is_not_there_is_not_found(void **state)
{
	struct entry *e;

	post(ASH, "hello");
	assert_int_equal(entries_get(tx, stream, 0, &e), ERR_NOT_FOUND);
	assert_int_equal(entries_get(tx, stream, 2, &e), ERR_NOT_FOUND);
	assert_int_equal(entries_get(tx, stream, UINT64_MAX, &e), ERR_NOT_FOUND);
	assert_int_equal(entries_get(tx, 999, 1, &e), ERR_NOT_FOUND);
}

/* --- against the model --- */

#define STEPS 3000
#define PEOPLE 6
#define WORDS 4

static const char *const reactions[WORDS] = { "candle", "heart", "hug", "thanks" };

struct model_entry {
	enum entry_kind kind;
	int64_t member;
	uint64_t target;
	unsigned flags;
	char body[40];
	bool reacted[WORDS][PEOPLE];
};

static struct model_entry model[STEPS + 2];
static uint64_t head;
static uint32_t dice_state;

static unsigned dice(unsigned sides)
{
	dice_state = dice_state * 1664525u + 1013904223u;
	return (dice_state >> 8) % sides;
}

static void step_post(struct entry_new *e, char *words)
{
	uint64_t seq;

	snprintf(words, 40, "words number %u", dice(1000000));
	e->body = str_of(words);
	OK(entries_append(tx, e, &seq));
	head++;
	model[head] = (struct model_entry){ .kind = ENTRY_POST, .member = e->member };
	memcpy(model[head].body, words, 40);
	assert_int_equal(seq, head);
}

static bool standing(uint64_t target)
{
	return target >= 1 && target <= head && model[target].kind == ENTRY_POST &&
	       !(model[target].flags & ENTRY_REDACTED);
}

static void model_append(enum entry_kind kind, const struct entry_new *e, unsigned flags, uint64_t seq)
{
	model[++head] = (struct model_entry){
		.kind = kind, .member = e->member, .target = (uint64_t)e->target, .flags = flags,
	};
	assert_int_equal(seq, head);
}

static void step_edit(struct entry_new *e, char *words)
{
	struct model_entry *t = &model[e->target];
	uint64_t seq;

	snprintf(words, 40, "other words %u", dice(1000000));
	e->body = str_of(words);
	if (!standing((uint64_t)e->target)) {
		assert_int_equal(entries_edit(tx, e, &seq), ERR_NOT_FOUND);
		return;
	}
	OK(entries_edit(tx, e, &seq));
	memcpy(t->body, words, 40);
	t->flags |= ENTRY_EDITED;
	model_append(ENTRY_EDIT, e, 0, seq);
}

static void step_redact(struct entry_new *e)
{
	struct model_entry *t = &model[e->target];
	uint64_t seq;

	if (e->target == 0 || t->kind != ENTRY_POST) {
		assert_int_equal(entries_redact(tx, e, &seq), ERR_NOT_FOUND);
		return;
	}
	OK(entries_redact(tx, e, &seq));
	if (t->flags & ENTRY_REDACTED) {
		assert_int_equal(seq, head);
		return;
	}
	t->flags |= ENTRY_REDACTED;
	t->body[0] = '\0';
	memset(t->reacted, 0, sizeof(t->reacted));
	model_append(ENTRY_REDACT, e, 0, seq);
}

static void step_react(struct entry_new *e)
{
	unsigned word = dice(WORDS), on = dice(3) ? ENTRY_ON : 0;
	uint64_t seq;
	bool *given = &model[e->target].reacted[word][e->member - 1];

	e->detail = str_of(reactions[word]);
	e->flags = on;
	if (!standing((uint64_t)e->target)) {
		assert_int_equal(entries_react(tx, e, &seq), ERR_NOT_FOUND);
		return;
	}
	OK(entries_react(tx, e, &seq));
	if (*given == (on != 0)) {
		assert_int_equal(seq, head);
		return;
	}
	*given = on != 0;
	model_append(ENTRY_REACT, e, on, seq);
}

static void check_reactions(const struct entry *e, const struct model_entry *want)
{
	size_t at = 0;

	for (int w = 0; w < WORDS; w++) {
		size_t n = 0;

		for (int p = 0; p < PEOPLE; p++) {
			if (!want->reacted[w][p])
				continue;
			assert_true(at < e->n_reactions && n < e->reactions[at].n_members);
			assert_int_equal(e->reactions[at].members[n++], p + 1);
		}
		if (n == 0)
			continue;
		assert_string_equal(e->reactions[at].reaction.at, reactions[w]);
		assert_int_equal(e->reactions[at++].n_members, n);
	}
	assert_int_equal(e->n_reactions, at);
}

static void check_entry(const struct entry *e)
{
	const struct model_entry *want = &model[e->seq];
	const char *body = e->kind == ENTRY_EDIT ? model[want->target].body : want->body;

	assert_int_equal(e->kind, want->kind);
	assert_int_equal(e->member, want->member);
	assert_int_equal(e->target, want->target);
	assert_int_equal(e->flags, want->flags);
	assert_int_equal(e->body.len, strlen(body));
	if (e->body.at)
		assert_string_equal(e->body.at, body);
	check_reactions(e, want);
}

/* Read everything in pages of random size, forwards and backwards. */
static void check_pages(void)
{
	uint64_t after = 0, before = UINT64_MAX, seen = 0;
	struct list page;

	list_init(&page);
	while (after < head) {
		OK(entries_after(tx, stream, after, 1 + dice(60), 1 + dice(20000), &page));
		while (!list_empty(&page)) {
			struct entry *e = list_first(&page, struct entry, link);

			assert_int_equal(e->seq, ++after);
			check_entry(e);
			list_remove(&e->link);
			entry_free(e);
		}
	}
	while (seen < head) {
		OK(entries_before(tx, stream, before, 0, 1 + dice(60), 1 + dice(20000), &page));
		before = list_first(&page, struct entry, link)->seq;
		seen = head - before + 1;
		check_entry(list_first(&page, struct entry, link));
		entries_free(&page);
	}
	assert_int_equal(before, 1);
}

static void model_step(void)
{
	char words[40] = "";
	struct entry_new e = {
		.stream = stream, .kind = ENTRY_POST, .member = 1 + dice(PEOPLE), .role = ROLE_MENTOR, .name = STR("x"),
	};

	switch (dice(10)) {
	case 0: case 1: case 2: case 3:
		step_post(&e, words);
		break;
	case 4: case 5:
		e.target = dice((unsigned)head + 1);
		step_edit(&e, words);
		break;
	case 6:
		e.target = dice((unsigned)head + 1);
		step_redact(&e);
		break;
	default:
		e.target = dice((unsigned)head + 1);
		step_react(&e);
	}
}

static void random_operations_agree_with_a_naive_model(void **state)
{
	memset(model, 0, sizeof(model));
	model[0].kind = ENTRY_CONTROL;                /* seq 0 is nothing */
	head = 0;
	dice_state = 20261120;
	for (int i = 0; i < STEPS; i++) {
		model_step();
		if (i % 500 == 499)
			check_pages();
	}
	assert_true(head > STEPS / 3);
}

/* --- the story --- */

static int story_writes(struct tx *t, int64_t s)
{
	struct entry_new e = { .stream = s, .kind = ENTRY_POST, .member = 5, .name = STR("Ash"), .body = STR("hello") };
	uint64_t seq;
	int err = entries_append(t, &e, &seq);

	e.target = 1;
	e.body = STR("hello all");
	if (!err)
		err = entries_edit(t, &e, &seq);
	e.detail = STR("heart");
	e.flags = ENTRY_ON;
	return err ? err : entries_react(t, &e, &seq);
}

static int story(void)
{
	struct memory story_memory;
	struct list found;
	int64_t s;
	int err = memory_open(&story_memory);

	list_init(&found);
	if (!err)
		err = streams_create(&story_memory.tx, STREAM_ROOM, &s);
	if (!err)
		err = story_writes(&story_memory.tx, s);
	if (!err)
		err = entries_before(&story_memory.tx, s, UINT64_MAX, 0, 10, SIZE_MAX, &found);
	entries_free(&found);
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
		T(what_is_appended_waits_complete_for_delivery),
		T(a_stored_post_is_read_as_it_was_said),
		T(an_edit_changes_the_post_and_every_edit_shown_of_it),
		T(a_redacted_post_has_no_words_and_no_reactions),
		T(a_post_taken_down_can_not_be_touched_again),
		T(only_a_post_of_this_stream_can_be_a_target),
		T(a_post_to_a_stream_that_is_not_there_is_refused),
		T(a_reaction_given_twice_appends_once),
		T(a_reaction_is_one_short_word),
		T(only_so_many_who_reacted_are_shown),
		T(the_name_shown_is_the_one_of_today),
		T(words_that_were_tampered_with_are_missing_and_harm_no_neighbour),
		T(a_page_is_bounded_by_rows_bytes_and_floor),
		T(an_entry_that_is_not_there_is_not_found),
		T(the_last_words_are_the_members_own_and_the_last_of_somebody_else),
		T(last_words_are_bounded_by_time_bytes_and_entries),
		T(random_operations_agree_with_a_naive_model),
		cmocka_unit_test(each_failing_allocation_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
