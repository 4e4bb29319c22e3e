/* tests/unit/model_test.c: the second stage: features, learning, and the bytes of a model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "moderation/heap.h"
#include "moderation/model.h"
#include "moderation/model_table.h"
#include "moderation/rules.h"
#include "moderation/tools/learn.h"
#include "moderation/tools/svm.h"
#include "moderation/tools/thresholds.h"

static struct text text, context;
static struct matches nothing, matches;
static struct features features;

/* The features of a text in which the packs find what is in `matches`. */
static void gather(const char *at, const char *before)
{
	assert_int_equal(text_read(&text, at, strlen(at)), 0);
	if (before)
		assert_int_equal(text_read(&context, before, strlen(before)), 0);
	features_gather(&features, &text, 0, &matches, before ? &context : NULL, &nothing);
}

static size_t count_of(enum feature_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < features.n; i++)
		n += features.at[i].kind == kind;
	return n;
}

static bool has(const struct feature *f)
{
	for (size_t i = 0; i < features.n; i++)
		if (features.at[i].hash == f->hash)
			return true;
	return false;
}

/* How many features of `a` are features of `b` too, of one kind. */
static size_t shared(const char *a, const char *b, enum feature_kind kind)
{
	static struct features of_a;
	size_t n = 0;

	gather(a, NULL);
	of_a = features;
	gather(b, NULL);
	for (size_t i = 0; i < of_a.n; i++)
		n += of_a.at[i].kind == kind && has(&of_a.at[i]);
	return n;
}

/* --- features --- */

static void case_and_accents_make_no_difference(void **state)
{
	gather("ich bin müde", NULL);
	assert_int_equal(shared("ich bin müde", "ICH BIN MUDE", FEATURE_WORD), count_of(FEATURE_WORD));
	assert_int_equal(shared("ich bin müde", "ICH BIN MUDE", FEATURE_PAIR), count_of(FEATURE_PAIR));
}

static void words_of_one_stem_share_their_beginning(void **state)
{
	assert_int_equal(shared("wandering", "wandered", FEATURE_WORD), 0);
	assert_true(shared("wandering", "wandered", FEATURE_LETTERS) >= 3);
	assert_int_equal(shared("wandering", "umbrella", FEATURE_LETTERS), 0);
}

static void a_number_is_like_any_other(void **state)
{
	assert_true(shared("room 12", "room 47", FEATURE_PAIR) >= 1);
	assert_int_equal(shared("room 12", "room twelve", FEATURE_PAIR), 0);
}

static void pairs_end_with_the_sentence(void **state)
{
	gather("so\ntired", NULL);
	assert_int_equal(count_of(FEATURE_PAIR), 0);
	gather("so tired", NULL);
	assert_true(count_of(FEATURE_PAIR) > 0);
}

static void a_feature_stands_in_the_list_once(void **state)
{
	size_t n;

	gather("so so so", NULL);
	for (size_t i = 0; i < features.n; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(features.at[i].hash, features.at[k].hash);
	n = count_of(FEATURE_WORD);
	gather("so", NULL);
	assert_int_equal(count_of(FEATURE_WORD), n);
}

static void a_concept_is_the_same_in_every_language(void **state)
{
	struct concept first = { "tired", 77, 1, 1 }, second = { "night", 78, 2, 2 };
	size_t n;

	matches = (struct matches){ .concepts = { first, second }, .n_concepts = 2 };
	gather("so tired tonight", NULL);
	n = count_of(FEATURE_CONCEPT) + count_of(FEATURE_CONCEPTS);
	assert_true(n >= 3);                  /* each, and the two in order */
	assert_int_equal(shared("so tired tonight", "tan cansada hoy", FEATURE_CONCEPT), 2);
	assert_true(shared("so tired tonight", "tan cansada hoy", FEATURE_CONCEPTS) >= 1);
	matches = (struct matches){ 0 };
}

static void a_rule_that_was_lowered_is_another_feature(void **state)
{
	struct rule rule = { .name = "mood.low", .hash = 5 };
	struct modifier modifier = { .name = "negation" };
	struct feature stands = { 0 };

	matches = (struct matches){ .hits = { { .rule = &rule, .first = 0, .last = 1 } }, .n_hits = 1 };
	gather("not low", NULL);
	assert_int_equal(count_of(FEATURE_RULE), 1);
	for (size_t i = 0; i < features.n; i++)
		stands = features.at[i].kind == FEATURE_RULE ? features.at[i] : stands;
	matches.hits[0].lowered_by = &modifier;
	gather("not low", NULL);
	assert_true(count_of(FEATURE_RULE) >= 2);
	assert_false(has(&stands));
	matches = (struct matches){ 0 };
}

static void the_context_counts_for_short_answers_only(void **state)
{
	gather("yes", "are you well?");
	assert_true(count_of(FEATURE_CONTEXT) > 0);
	gather("yes", NULL);
	assert_int_equal(count_of(FEATURE_CONTEXT), 0);
	gather("i went to the market and bought bread and then some apples and pears for the children", "are you well?");
	assert_int_equal(count_of(FEATURE_CONTEXT), 0);
}

static void features_know_tokens_of_the_text(void **state)
{
	gather("a quiet day, nothing more", "how was it? tell me about it");
	for (size_t i = 0; i < features.n; i++) {
		assert_true(features.at[i].first <= features.at[i].last);
		assert_true(features.at[i].last < text.n_tokens);
		assert_true(features.at[i].kind < FEATURE_KINDS);
	}
	gather("", NULL);
	assert_true(features.n > 0);          /* that it is empty */
}

static void a_long_text_has_no_more_features_than_there_is_room_for(void **state)
{
	size_t len = MODERATION_TEXT_MOST;
	char *at = malloc(len + 1);

	assert_non_null(at);
	for (size_t i = 0, n = 1; i < len; i++) {
		n = n * 1103515245 + 12345;
		at[i] = i % 8 ? (char)('a' + n / 65536 % 26) : ' ';
	}
	at[len] = '\0';
	gather(at, NULL);
	assert_int_equal(features.n, FEATURES_MOST);
	free(at);
}

/* --- learning --- */

static const struct { const char *at; enum triage triage; enum category category; unsigned boundaries; } taught[] = {
	{ "the bread was good today", TRIAGE_GREEN, CATEGORY_NONE, 0 },
	{ "a quiet walk along the river", TRIAGE_GREEN, CATEGORY_NONE, 0 },
	{ "my brother fixed the bicycle", TRIAGE_GREEN, CATEGORY_NONE, 0 },
	{ "we baked apple cake all morning", TRIAGE_GREEN, CATEGORY_NONE, 0 },
	{ "write me, my card is on the board", TRIAGE_GREEN, CATEGORY_NONE, 1u << BOUNDARY_CONTACT_INFO },
	{ "my card is here, call on me", TRIAGE_GREEN, CATEGORY_NONE, 1u << BOUNDARY_CONTACT_INFO },
	{ "everything feels grey and heavy", TRIAGE_AMBER, CATEGORY_NONE, 0 },
	{ "grey again, so heavy this week", TRIAGE_AMBER, CATEGORY_NONE, 0 },
	{ "he shouts and locks the door", TRIAGE_RED, CATEGORY_ABUSE, 0 },
	{ "again he shouts, the door is locked", TRIAGE_RED, CATEGORY_ABUSE, 0 },
	{ "help, he is breaking the window now", TRIAGE_CRISIS, CATEGORY_ABUSE, 0 },
	{ "help me now, the window is breaking", TRIAGE_CRISIS, CATEGORY_ABUSE, 0 },
};
#define TAUGHT (sizeof(taught) / sizeof(*taught))
#define LEARNT_HASH 0x42869906u
#define TIMES 8                               /* each in so many files, so that leaving some out leaves enough */

static struct {
	struct lesson at[TIMES * TAUGHT];
	uint32_t hash[65536];
	uint8_t kind[65536];
	struct lessons lessons;
} school;

static int set_up(void **state)
{
	struct lessons *l = &school.lessons;

	*l = (struct lessons){ .at = school.at, .files = TIMES, .hash = school.hash, .kind = school.kind };
	for (size_t i = 0; i < TIMES * TAUGHT; i++) {
		gather(taught[i % TAUGHT].at, NULL);
		l->at[l->n++] = (struct lesson){ { taught[i % TAUGHT].triage, taught[i % TAUGHT].category, taught[i % TAUGHT].boundaries },
			{ TRIAGE_GREEN, CATEGORY_NONE, 0 }, (unsigned)(i / TAUGHT), 0, l->n_features, features.n };
		for (size_t k = 0; k < features.n; k++) {
			l->hash[l->n_features] = features.at[k].hash;
			l->kind[l->n_features++] = features.at[k].kind;
		}
	}
	return 0;
}

static struct model *learnt(void)
{
	struct model *model = NULL;
	unsigned char *bytes;
	size_t len;

	assert_int_equal(learn(&school.lessons, NULL, &bytes, &len), 0);
	assert_int_equal(model_new(bytes, len, &model), 0);
	heap_free(bytes);
	return model;
}

static void what_was_taught_is_known(void **state)
{
	struct model *model = learnt();
	int32_t scores[MODEL_OUTPUTS];

	for (size_t i = 0; i < TAUGHT; i++) {
		gather(taught[i].at, NULL);
		model_score(model, &features, scores);
		assert_int_equal(model_level(scores), taught[i].triage);
		assert_int_equal(model_boundaries(scores), taught[i].boundaries);
		if (taught[i].triage > TRIAGE_GREEN)
			assert_int_equal(model_category(scores), taught[i].category);
	}
	model_free(model);
}

static void what_is_like_it_is_recognised(void **state)
{
	struct model *model = learnt();
	int32_t scores[MODEL_OUTPUTS];

	gather("so grey and heavy", NULL);
	model_score(model, &features, scores);
	assert_int_equal(model_level(scores), TRIAGE_AMBER);
	gather("the apple bread was good", NULL);
	model_score(model, &features, scores);
	assert_int_equal(model_level(scores), TRIAGE_GREEN);
	model_free(model);
}

static void reasons_are_the_heaviest_words_once_each(void **state)
{
	struct model *model = learnt();
	const struct feature *reasons[3];
	size_t n;

	gather("he shouts and locks the door", NULL);
	n = model_reasons(model, &features, MODEL_RED, reasons, 3);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			assert_false(reasons[i]->first == reasons[k]->first && reasons[i]->last == reasons[k]->last);
	gather("zzz", NULL);
	features.n = 0;
	assert_int_equal(model_reasons(model, &features, MODEL_RED, reasons, 3), 0);
	model_free(model);
}

static void no_features_are_scored_as_well(void **state)
{
	struct model *model = learnt();
	int32_t scores[MODEL_OUTPUTS];

	features.n = 0;
	model_score(model, &features, scores);
	assert_true(model_level(scores) <= TRIAGE_CRISIS);
	model_free(model);
}

/* Another number here means that machines differ, or that what is learnt was changed on purpose. */
static void the_same_lessons_give_the_same_bytes_everywhere(void **state)
{
	unsigned char *bytes[2];
	size_t len[2];

	for (int i = 0; i < 2; i++)
		assert_int_equal(learn(&school.lessons, NULL, &bytes[i], &len[i]), 0);
	assert_int_equal(len[0], len[1]);
	assert_memory_equal(bytes[0], bytes[1], len[0]);
	assert_int_equal(text_hash((const char *)bytes[0], len[0]), LEARNT_HASH);
	heap_free(bytes[0]);
	heap_free(bytes[1]);
}

static void files_out_of_use_teach_nothing(void **state)
{
	bool use[TIMES] = { true, true, true, true };
	unsigned char *half, *other;
	size_t len;

	assert_int_equal(learn(&school.lessons, use, &half, &len), 0);
	for (size_t i = 4 * TAUGHT; i < TIMES * TAUGHT; i++)
		school.at[i].label.triage = TRIAGE_CRISIS;
	assert_int_equal(learn(&school.lessons, use, &other, &len), 0);
	assert_memory_equal(half, other, len);
	heap_free(half);
	heap_free(other);
}

static void learning_survives_running_out_of_memory(void **state)
{
	unsigned char *bytes;
	size_t len;
	unsigned long n = 1;
	int err;

	do {
		heap_fail_at(n);
		err = learn(&school.lessons, NULL, &bytes, &len);
		assert_true(err == 0 || err == MODERATION_NO_MEMORY);
	} while (err && (n += n < 40 ? 1 : 7));
	heap_fail_at(0);
	heap_free(bytes);
	assert_true(n > 20);
}

/* --- bytes --- */

static void bytes_that_are_no_model_are_refused(void **state)
{
	struct model *model = NULL;
	unsigned char *bytes;
	size_t len;

	assert_int_equal(learn(&school.lessons, NULL, &bytes, &len), 0);
	assert_int_equal(model_new(bytes, 0, &model), MODERATION_BAD_MODEL);
	assert_int_equal(model_new(bytes, TABLE_HEAD - 1, &model), MODERATION_BAD_MODEL);
	assert_int_equal(model_new(bytes, len - 1, &model), MODERATION_BAD_MODEL);
	for (size_t i = 0; i < TABLE_MAGIC_LEN + 12; i++) {
		bytes[i] ^= 4;
		assert_int_equal(model_new(bytes, len, &model), MODERATION_BAD_MODEL);
		bytes[i] ^= 4;
	}
	assert_int_equal(model_new(bytes, len, &model), 0);
	assert_true(model_bytes(model) >= len - TABLE_HEAD);
	model_free(model);
	heap_fail_at(1);
	assert_int_equal(model_new(bytes, len, &model), MODERATION_NO_MEMORY);
	heap_fail_at(0);
	heap_free(bytes);
}

/* --- the machine --- */

static void the_machine_parts_what_can_be_parted(void **state)
{
	static const uint32_t column[] = { 0, 2, 1, 2, 0, 1, 2 };
	static const float value[] = { 1, 1, 1, 1, 1, 1, 1 };
	static const size_t first[] = { 0, 2, 4, 7 };
	static const int8_t sign[] = { 1, -1, 1 };
	static const float cost[] = { 10, 10, 10 };
	struct svm_rows rows = { column, value, first, 3, 3 };
	struct svm_problem problem = { &rows, (const size_t[]){ 0, 1, 2 }, 3, sign, cost, 1000, 1e-6 };
	double weights[3], work[6];
	size_t order[3];

	svm_train(&problem, weights, work, order);
	for (size_t i = 0; i < 3; i++)
		assert_true(sign[i] * svm_dot(&rows, i, weights) > 0.5);
	/* What is learnt from is what is in use. */
	problem.n_use = 1;
	svm_train(&problem, weights, work, order);
	assert_true(svm_dot(&rows, 1, weights) > 0);
}

static void a_threshold_lies_where_it_costs_least(void **state)
{
	struct lesson at[6] = { 0 };
	struct lessons lessons = { .at = at, .n = 6, .files = 1 };
	double scores[6][MODEL_OUTPUTS] = { 0 }, thresholds[MODEL_OUTPUTS];
	size_t use[6];

	for (size_t i = 0; i < 6; i++) {
		use[i] = i;
		at[i].label = (struct label){ i >= 4 ? TRIAGE_AMBER : TRIAGE_GREEN, CATEGORY_NONE, 0 };
		scores[i][MODEL_AMBER] = (double)i / 10;
		scores[i][MODEL_RED] = scores[i][MODEL_CRISIS] = -1;
	}
	assert_int_equal(thresholds_choose(&lessons, use, 6, (const double(*)[MODEL_OUTPUTS])scores, thresholds), 0);
	assert_true(thresholds[MODEL_AMBER] > 0.3 && thresholds[MODEL_AMBER] <= 0.4);
	/* What the rules find already needs no threshold that costs something else. */
	scores[4][MODEL_AMBER] = 0.15;
	at[4].rules.triage = TRIAGE_AMBER;
	assert_int_equal(thresholds_choose(&lessons, use, 6, (const double(*)[MODEL_OUTPUTS])scores, thresholds), 0);
	assert_true(thresholds[MODEL_AMBER] > 0.3);
	heap_fail_at(1);
	assert_int_equal(thresholds_choose(&lessons, use, 6, (const double(*)[MODEL_OUTPUTS])scores, thresholds),
	                 MODERATION_NO_MEMORY);
	heap_fail_at(0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_and_accents_make_no_difference),
		cmocka_unit_test(words_of_one_stem_share_their_beginning),
		cmocka_unit_test(a_number_is_like_any_other),
		cmocka_unit_test(pairs_end_with_the_sentence),
		cmocka_unit_test(a_feature_stands_in_the_list_once),
		cmocka_unit_test(a_concept_is_the_same_in_every_language),
		cmocka_unit_test(a_rule_that_was_lowered_is_another_feature),
		cmocka_unit_test(the_context_counts_for_short_answers_only),
		cmocka_unit_test(features_know_tokens_of_the_text),
		cmocka_unit_test(a_long_text_has_no_more_features_than_there_is_room_for),
		cmocka_unit_test_setup(what_was_taught_is_known, set_up),
		cmocka_unit_test_setup(what_is_like_it_is_recognised, set_up),
		cmocka_unit_test_setup(reasons_are_the_heaviest_words_once_each, set_up),
		cmocka_unit_test_setup(no_features_are_scored_as_well, set_up),
		cmocka_unit_test_setup(the_same_lessons_give_the_same_bytes_everywhere, set_up),
		cmocka_unit_test_setup(files_out_of_use_teach_nothing, set_up),
		cmocka_unit_test_setup(learning_survives_running_out_of_memory, set_up),
		cmocka_unit_test_setup(bytes_that_are_no_model_are_refused, set_up),
		cmocka_unit_test(the_machine_parts_what_can_be_parted),
		cmocka_unit_test(a_threshold_lies_where_it_costs_least),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
