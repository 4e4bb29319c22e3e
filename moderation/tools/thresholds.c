/* moderation/tools/thresholds.c: see thresholds.h. */
#include "moderation/tools/thresholds.h"

#include <float.h>
#include <stdlib.h>

#include "moderation/heap.h"
#include "moderation/tools/score.h"

#define ROUNDS 6
#define FALSE_BOUNDARY 0.9                /* of what a boundary missed costs */
#define FALSE_LOOK_ALIKE 1.5              /* the same for what only looks like a breach (bhn) */

/* What levels are chosen by: the mean F1 of amber, red and crisis, that of urgent, and how many crises are told as urgent; as
 * long as no more hard negatives are than this.  On messages that others labelled, where there are any: those of the corpus are
 * written to be hard, and what is right for them rings too often elsewhere. */
#define CRISIS_WORTH 4.0
#define CORPUS_SHARE 0.5
#define FALSE_URGENT_MOST 0.10
#define FALSE_URGENT_PRICE 4.0            /* of each part above */
#define STEP_FIRST 0.16
#define STEP_LAST 0.005

/* A lesson whose answer becomes yes when the threshold sinks below `key`. */
struct turn {
	double key, change;                   /* in cost */
	size_t lesson;
};

struct choosing {
	const struct lessons *lessons;
	const size_t *use;
	size_t n;
	const double (*scores)[MODEL_OUTPUTS];
	double *thresholds;
	struct turn *turns;
	bool reference;                       /* levels are chosen by reference lessons alone */
};

static int by_key(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;

	if (x->key < y->key || x->key > y->key)
		return x->key < y->key ? 1 : -1;
	return x->lesson < y->lesson ? -1 : 1;
}

/* Where the sum of changes is least: between the last key that says yes and the next. */
static double sweep(struct choosing *c)
{
	double sum = 0, least = 0, ret = c->n ? c->turns[0].key + 1 : 1;
	size_t i;

	qsort(c->turns, c->n, sizeof(*c->turns), by_key);
	if (c->n)
		ret = c->turns[0].key + 1;
	for (i = 0; i < c->n; i++) {
		sum += c->turns[i].change;
		if (sum < least && (i + 1 == c->n || c->turns[i + 1].key < c->turns[i].key)) {
			least = sum;
			ret = i + 1 < c->n ? (c->turns[i].key + c->turns[i + 1].key) / 2 : c->turns[i].key;
		}
	}
	return ret;
}

/* --- levels --- */

static enum triage level_of(const struct choosing *c, size_t i)
{
	enum triage rules = c->lessons->at[c->use[i]].rules.triage;
	int k, best = TRIAGE_GREEN;

	for (k = TRIAGE_AMBER; k < TRIAGE_COUNT; k++)
		if (c->scores[i][MODEL_GREEN + k] - c->thresholds[MODEL_GREEN + k] >=
		    c->scores[i][MODEL_GREEN + best] - c->thresholds[MODEL_GREEN + best])
			best = k;
	return (enum triage)best > rules ? (enum triage)best : rules;
}

static double worth_of(const struct score *score)
{
	return score_macro_f1(score) + score_f1(score_from(score, TRIAGE_RED)) + CRISIS_WORTH * score_of_rate(score_crisis_urgent(score));
}

/* How good the thresholds are: where they are wanted, and, so that they do not hang on a few messages there, on the corpus. */
static double worth(const struct choosing *c)
{
	struct score score[2] = { { 0 }, { 0 } };
	double worth;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct lesson *lesson = &c->lessons->at[c->use[i]];

		score_add(&score[c->reference && !lesson->reference], &lesson->label, lesson->tags, &(struct label){ level_of(c, i), CATEGORY_NONE, 0 });
	}
	worth = worth_of(&score[0]) + CORPUS_SHARE * worth_of(&score[1]);
	if (score_of_rate(score[0].false_urgent) > FALSE_URGENT_MOST)
		worth -= FALSE_URGENT_PRICE * (score_of_rate(score[0].false_urgent) - FALSE_URGENT_MOST);
	return worth;
}

/* Try one step on a threshold; keep it when that is better. */
static bool try_step(struct choosing *c, double *threshold, double step, double *best)
{
	double before = *threshold, now;

	*threshold = before + step;
	now = worth(c);
	if (now > *best) {
		*best = now;
		return true;
	}
	*threshold = before;
	return false;
}

/* Uphill in ever smaller steps.  Green stays at 0: the others are measured by it. */
static void choose_levels(struct choosing *c)
{
	double best = worth(c), step;
	bool moved;
	int i;

	for (step = STEP_FIRST; step >= STEP_LAST; step /= 2)
		do {
			moved = false;
			for (i = MODEL_AMBER; i <= MODEL_CRISIS; i++)
				moved = try_step(c, &c->thresholds[i], step, &best) || try_step(c, &c->thresholds[i], -step, &best) || moved;
		} while (moved);
}

/* --- categories --- */

/* The best of the other kinds, CATEGORY_NONE at 0; *ret_by is by how much. */
static int best_other(const struct choosing *c, size_t i, int category, double *ret_by)
{
	int k, best = CATEGORY_NONE;

	*ret_by = 0;
	for (k = 0; k < CATEGORY_NONE; k++) {
		double by = c->scores[i][MODEL_CATEGORY + k] - c->thresholds[MODEL_CATEGORY + k];

		if (k != category && by > *ret_by) {
			*ret_by = by;
			best = k;
		}
	}
	return best;
}

/* The more messages above green are told their kind the better. */
static void choose_category(struct choosing *c, int category)
{
	double by;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct label *gold = &c->lessons->at[c->use[i]].label;
		int other = best_other(c, i, category, &by);
		double change = ((int)gold->category == other) - ((int)gold->category == category);

		c->turns[i] = (struct turn){ c->scores[i][MODEL_CATEGORY + category] - by, gold->triage > TRIAGE_GREEN ? change : 0, i };
	}
	c->thresholds[MODEL_CATEGORY + category] = sweep(c);
}

/* --- boundaries --- */

static void choose_boundary(struct choosing *c, int boundary)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct lesson *lesson = &c->lessons->at[c->use[i]];
		bool gold = lesson->label.boundaries >> boundary & 1, found = lesson->rules.boundaries >> boundary & 1;
		double wrong = lesson->tags & 1u << TAG_BHN ? FALSE_LOOK_ALIKE : FALSE_BOUNDARY;

		c->turns[i] = (struct turn){ c->scores[i][MODEL_BOUNDARY + boundary], found ? 0 : gold ? -1 : wrong, i };
	}
	c->thresholds[MODEL_BOUNDARY + boundary] = sweep(c);
}

int thresholds_choose(const struct lessons *lessons, const size_t *use, size_t n, const double (*scores)[MODEL_OUTPUTS],
                      double ret[MODEL_OUTPUTS])
{
	struct choosing c = { lessons, use, n, scores, ret, heap_array(n, sizeof(struct turn)), false };
	size_t at;
	int round, i;

	if (!c.turns)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < MODEL_OUTPUTS; i++)
		ret[i] = 0;
	for (at = 0; at < n && !c.reference; at++)
		c.reference = lessons->at[use[at]].reference;
	choose_levels(&c);
	for (round = 0; round < ROUNDS; round++)
		for (i = 0; i < CATEGORY_NONE; i++)
			choose_category(&c, i);
	for (i = 0; i < BOUNDARY_COUNT; i++)
		choose_boundary(&c, i);
	heap_free(c.turns);
	return 0;
}
