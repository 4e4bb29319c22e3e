/* moderation/tools/weights.c: see weights.h. */
#include "moderation/tools/weights.h"

#include "moderation/heap.h"

#define ROUNDS 10
#define ENOUGH 0.5
#define ANSWER 2.0                        /* of a harmless answer: there are more such questions than anybody can write down */
#define PLAIN 0.7                         /* what a row without the packs counts (matrix.h) */

bool weights_wanted(const struct label *label, enum model_output output)
{
	if (output >= MODEL_BOUNDARY)
		return label->boundaries >> (output - MODEL_BOUNDARY) & 1;
	if (output >= MODEL_CATEGORY)
		return (int)label->category == (int)output - MODEL_CATEGORY;
	return (int)label->triage == (int)output - MODEL_GREEN;
}

/* How much a mistake costs.  Levels are balanced: what is rare counts the more.  `share`: of the lessons, those of its level. */
static double cost_of(const struct lesson *lesson, enum model_output output, double share)
{
	bool wanted = weights_wanted(&lesson->label, output);

	if (output >= MODEL_BOUNDARY)
		return wanted ? 3 : lesson->tags & 1u << TAG_BHN ? 1.5 : 1;
	if (output >= MODEL_CATEGORY)
		return wanted ? 2 : lesson->label.triage == TRIAGE_GREEN ? 0.3 : 1;
	if (lesson->answer && lesson->label.triage == TRIAGE_GREEN)
		return wanted ? ANSWER / (TRIAGE_COUNT * share) : ANSWER;
	return wanted ? 1 / (TRIAGE_COUNT * share) : 1;
}

/* Room for the work of one machine after the other. */
struct shop {
	size_t *use, *order, n;               /* rows to learn from */
	int8_t *sign;
	float *cost;
	double *work;
};

static int shop_open(struct shop *s, const struct weights *w, const struct lessons *l, const bool *use)
{
	size_t rows = w->matrix.rows.n, i;

	s->use = heap_array(rows, sizeof(*s->use));
	s->order = heap_array(rows, sizeof(*s->order));
	s->sign = heap_array(rows, sizeof(*s->sign));
	s->cost = heap_array(rows, sizeof(*s->cost));
	s->work = heap_array(2 * rows, sizeof(*s->work));
	if (!s->use || !s->order || !s->sign || !s->cost || !s->work)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < rows; i++)
		if (!use || use[l->at[i % l->n].file])
			s->use[s->n++] = i;
	return 0;
}

static void shop_close(struct shop *s)
{
	heap_free(s->use);
	heap_free(s->order);
	heap_free(s->sign);
	heap_free(s->cost);
	heap_free(s->work);
}

/* Which rows say yes, and what each costs. */
static void pose(struct shop *s, const struct lessons *l, enum model_output output)
{
	size_t i, n_wanted = 0;

	for (i = 0; i < s->n; i++)
		n_wanted += weights_wanted(&l->at[s->use[i] % l->n].label, output);
	for (i = 0; i < s->n; i++) {
		size_t row = s->use[i];
		const struct lesson *lesson = &l->at[row % l->n];
		double cost = cost_of(lesson, output, (double)(n_wanted + 1) / (double)s->n);

		s->sign[row] = weights_wanted(&lesson->label, output) ? 1 : -1;
		s->cost[row] = (float)(row < l->n ? cost : cost * PLAIN);
	}
}

static int learn_output(struct weights *w, const struct lessons *l, struct shop *s, enum model_output output)
{
	struct svm_problem problem = { &w->matrix.rows, s->use, s->n, s->sign, s->cost, ROUNDS, ENOUGH };

	w->of[output] = heap_array(w->matrix.rows.columns, sizeof(double));
	if (!w->of[output])
		return MODERATION_NO_MEMORY;
	pose(s, l, output);
	svm_train(&problem, w->of[output], s->work, s->order);
	return 0;
}

int weights_learn(struct weights *ret, const struct lessons *lessons, const bool *use)
{
	struct shop shop = { 0 };
	int err, i;

	*ret = (struct weights){ 0 };
	err = columns_make(&ret->columns, lessons, use);
	if (!err)
		err = matrix_make(&ret->matrix, lessons, &ret->columns);
	if (!err)
		err = shop_open(&shop, ret, lessons, use);
	for (i = 0; i < MODEL_OUTPUTS && !err; i++)
		err = learn_output(ret, lessons, &shop, i);
	shop_close(&shop);
	return err;
}

void weights_release(struct weights *weights)
{
	int i;

	columns_release(&weights->columns);
	matrix_release(&weights->matrix);
	for (i = 0; i < MODEL_OUTPUTS; i++)
		heap_free(weights->of[i]);
	*weights = (struct weights){ 0 };
}
