/* moderation/tools/crosscheck.c: how well rules and second stage do on messages they were not made from.
 *
 *   moderation_crosscheck [--folds N] PACKS CORPUS            whole files are left out in turn
 *   moderation_crosscheck PACKS CORPUS --test FILE...         learn from all other messages of CORPUS, measure on these
 *   --misses                                                  list what was missed, by id
 *
 * Rules alone, the second stage alone, and both as the server has them. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "moderation/heap.h"
#include "moderation/model.h"
#include "moderation/tools/learn.h"
#include "moderation/tools/load.h"
#include "moderation/tools/predict.h"
#include "moderation/tools/score.h"

enum way { WAY_RULES, WAY_MODEL, WAY_BOTH, WAY_COUNT };

static const char *const ways[] = { "rules alone", "second stage alone", "both" };

struct crosscheck {
	const char *packs;
	struct moderation_rules *rules;       /* without a model */
	struct corpus corpus, test;           /* test: what is measured; of the corpus itself with folds */
	struct lessons lessons, test_lessons;
	struct label *told[WAY_COUNT];        /* of test.at[i] */
	struct moderation_fault fault;
};

static int no_memory(struct crosscheck *c)
{
	c->fault = (struct moderation_fault){ .message = "out of memory" };
	return -1;
}

static int gather(struct crosscheck *c, const struct corpus *corpus, struct lessons *ret)
{
	size_t bad = 0;
	int err = lessons_gather(ret, corpus, c->rules, &bad);

	if (!err)
		return 0;
	if (err == MODERATION_NO_MEMORY)
		return no_memory(c);
	snprintf(c->fault.file, sizeof(c->fault.file), "%.63s", corpus->at[bad].id);
	snprintf(c->fault.message, sizeof(c->fault.message), "not UTF-8, or too long");
	return -1;
}

/* --- the three ways --- */

static void tell_by_rules(struct crosscheck *c, const struct lessons *lessons, size_t i)
{
	c->told[WAY_RULES][i] = lessons->at[i].rules;
}

static void tell_by_model(struct crosscheck *c, const struct model *model, const struct lessons *lessons, size_t i, struct features *room)
{
	int32_t scores[MODEL_OUTPUTS];

	lessons_features(lessons, i, room);
	model_score(model, room, scores);
	c->told[WAY_MODEL][i] = (struct label){ model_level(scores), model_category(scores), model_boundaries(scores) };
}

/* Those of `measure` (by file; NULL: all), by a model that was not made from them. */
static int tell(struct crosscheck *c, const unsigned char *bytes, size_t len, const struct corpus *gold,
                const struct lessons *lessons, const bool *measure)
{
	struct features *room = heap_new(sizeof(*room));
	struct moderation_rules *both = NULL;
	struct model *model = NULL;
	struct corpus one = { 0 };
	size_t i;
	int result = !room || model_new(bytes, len, &model) ? no_memory(c) : 0;

	if (!result)
		result = load_rules_with(c->packs, bytes, len, &both, &c->fault);
	for (i = 0; i < gold->n && !result; i++) {
		if (measure && !measure[gold->at[i].file])
			continue;
		one = (struct corpus){ .at = &gold->at[i], .n = 1 };
		tell_by_rules(c, lessons, i);
		tell_by_model(c, model, lessons, i, room);
		result = predict_by_rules(&one, both, &c->told[WAY_BOTH][i], &c->fault);
	}
	moderation_rules_free(both);
	model_free(model);
	heap_free(room);
	return result;
}

/* --- folds, or a test --- */

static int check_fold(struct crosscheck *c, unsigned fold, unsigned folds, bool *use)
{
	unsigned char *bytes = NULL;
	unsigned file;
	size_t len;
	int result;

	for (file = 0; file < c->corpus.files; file++)
		use[file] = file % folds != fold;
	result = learn(&c->lessons, use, &bytes, &len) ? no_memory(c) : 0;
	for (file = 0; file < c->corpus.files; file++)
		use[file] = !use[file];
	if (!result)
		result = tell(c, bytes, len, &c->corpus, &c->lessons, use);
	heap_free(bytes);
	return result;
}

static int check_folds(struct crosscheck *c, unsigned folds)
{
	bool *use = heap_array(c->corpus.files, sizeof(*use));
	unsigned fold;
	int result = use ? 0 : no_memory(c);

	for (fold = 0; fold < folds && !result; fold++) {
		fprintf(stderr, "fold %u of %u\n", fold + 1, folds);
		result = check_fold(c, fold, folds, use);
	}
	heap_free(use);
	return result;
}

static int check_test(struct crosscheck *c)
{
	unsigned char *bytes = NULL;
	size_t len;
	int result = gather(c, &c->test, &c->test_lessons);

	if (!result)
		result = learn(&c->lessons, NULL, &bytes, &len) ? no_memory(c) : 0;
	if (!result)
		result = tell(c, bytes, len, &c->test, &c->test_lessons, NULL);
	heap_free(bytes);
	return result;
}

static int check(struct crosscheck *c, unsigned folds)
{
	const struct corpus *gold = folds ? &c->corpus : &c->test;
	int way;

	for (way = 0; way < WAY_COUNT; way++)
		if (!(c->told[way] = heap_array(gold->n, sizeof(struct label))))
			return no_memory(c);
	if (gather(c, &c->corpus, &c->lessons))
		return -1;
	return folds ? check_folds(c, folds) : check_test(c);
}

static void print(const struct crosscheck *c, const struct corpus *gold, bool misses)
{
	int way;

	for (way = 0; way < WAY_COUNT; way++) {
		printf("=== %s: ", ways[way]);
		score_print(stdout, gold, c->told[way]);
		printf("\n");
	}
	if (misses)
		score_print_misses(stdout, gold, c->told[WAY_BOTH]);
}

static void release(struct crosscheck *c)
{
	int way;

	for (way = 0; way < WAY_COUNT; way++)
		heap_free(c->told[way]);
	lessons_release(&c->lessons);
	lessons_release(&c->test_lessons);
	corpus_release(&c->corpus);
	corpus_release(&c->test);
	moderation_rules_free(c->rules);
}

static int load(struct crosscheck *c, const char *corpus, char **tests, int n)
{
	int i;

	if (load_rules(c->packs, NULL, &c->rules, &c->fault) || corpus_read_tree(&c->corpus, corpus, &c->fault))
		return -1;
	for (i = 0; i < n; i++)
		if (corpus_read(&c->test, tests[i], &c->fault))
			return -1;
	corpus_drop(&c->corpus, &c->test);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct option options[] = { { "folds", required_argument, NULL, 'f' }, { "misses", no_argument, NULL, 'm' },
		{ "test", no_argument, NULL, 't' }, { 0 } };
	struct crosscheck c = { 0 };
	unsigned folds = 5;
	bool misses = false, bad = false;
	int letter, result;

	while ((letter = getopt_long(argc, argv, "", options, NULL)) != -1) {
		folds = letter == 'f' ? (unsigned)strtoul(optarg, NULL, 10) : letter == 't' ? 0 : folds;
		misses = misses || letter == 'm';
		bad = bad || letter == '?';
	}
	if (bad || argc - optind < (folds ? 2 : 3) || folds == 1) {
		fprintf(stderr, "use: moderation_crosscheck [--folds N] [--misses] PACKS CORPUS [--test FILE...]\n");
		return 2;
	}
	c.packs = argv[optind];
	result = load(&c, argv[optind + 1], argv + optind + 2, argc - optind - 2);
	if (!result)
		result = check(&c, folds);
	if (result)
		fprintf(stderr, "%s:%u: %s\n", c.fault.file, c.fault.line, c.fault.message);
	else
		print(&c, folds ? &c.corpus : &c.test, misses);
	release(&c);
	return result ? 1 : 0;
}
