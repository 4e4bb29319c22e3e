/* moderation/tools/thresholds.c: see thresholds.h. */
#include "moderation/tools/thresholds.h"

#include <float.h>
#include <stdlib.h>

#include "moderation/heap.h"

#define ROUNDS 6

/* What telling `told` costs when it is `gold`.  Missing a crisis costs most; red or crisis wakes the same mentor. */
static const double costs[TRIAGE_COUNT][TRIAGE_COUNT] = {
	[TRIAGE_GREEN] = { 0, 1, 2.5, 3.5 },
	[TRIAGE_AMBER] = { 1, 0, 1, 1.8 },
	[TRIAGE_RED] = { 4, 2, 0, 0.8 },
	[TRIAGE_CRISIS] = { 10, 6, 0.8, 0 },
};
#define HARD_NEGATIVE 1.5                 /* times as much when a hard negative is told as urgent */
#define FALSE_BOUNDARY 0.9                /* of what a boundary missed costs */
#define FALSE_LOOK_ALIKE 1.5              /* the same for what only looks like a breach (bhn) */

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

static double cost_of(const struct lesson *lesson, enum triage told)
{
	double cost = costs[lesson->label.triage][told];

	return told >= TRIAGE_RED && lesson->tags & 1u << TAG_HN ? cost * HARD_NEGATIVE : cost;
}

static enum triage higher(enum triage a, enum triage b)
{
	return a > b ? a : b;
}

/* What rules and outputs say, but for one output. */
static enum triage level_without(const struct choosing *c, size_t i, enum model_output without)
{
	enum triage ret = c->lessons->at[c->use[i]].rules.triage;
	int o;

	for (o = MODEL_AMBER; o <= MODEL_CRISIS; o++)
		if (o != (int)without && c->scores[i][o] >= c->thresholds[o])
			ret = higher(ret, (enum triage)(TRIAGE_AMBER + o - MODEL_AMBER));
	return ret;
}

static void choose_level(struct choosing *c, enum model_output output)
{
	enum triage said = (enum triage)(TRIAGE_AMBER + (output - MODEL_AMBER));
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct lesson *lesson = &c->lessons->at[c->use[i]];
		enum triage rest = level_without(c, i, output);

		c->turns[i] = (struct turn){ c->scores[i][output], cost_of(lesson, higher(rest, said)) - cost_of(lesson, rest), i };
	}
	c->thresholds[output] = sweep(c);
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
	struct choosing c = { lessons, use, n, scores, ret, heap_array(n, sizeof(struct turn)) };
	int round, i;

	if (!c.turns)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < MODEL_OUTPUTS; i++)
		ret[i] = 0;
	for (round = 0; round < ROUNDS; round++) {
		for (i = MODEL_AMBER; i <= MODEL_CRISIS; i++)
			choose_level(&c, i);
		for (i = 0; i < CATEGORY_NONE; i++)
			choose_category(&c, i);
	}
	for (i = 0; i < BOUNDARY_COUNT; i++)
		choose_boundary(&c, i);
	heap_free(c.turns);
	return 0;
}
