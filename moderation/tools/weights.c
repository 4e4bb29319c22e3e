/* moderation/tools/weights.c: see weights.h. */
#include "moderation/tools/weights.h"

#include <stdlib.h>
#include "moderation/heap.h"

#define ROUNDS 30
#define ENOUGH 0.1

double knob(const char *name, double usual);
double knob(const char *name, double usual)
{
	const char *v = getenv(name);

	return v ? atof(v) : usual;
}

bool weights_wanted(const struct label *label, enum model_output output)
{
	if (output >= MODEL_BOUNDARY)
		return label->boundaries >> (output - MODEL_BOUNDARY) & 1;
	if (output >= MODEL_CATEGORY)
		return (int)label->category == (int)output - MODEL_CATEGORY;
	return label->triage >= TRIAGE_AMBER + (output - MODEL_AMBER);
}

/* What an example of a rule says of an output; 0: nothing. */
static double example_cost(const struct lesson *lesson, enum model_output output)
{
	const struct label *label = &lesson->label;
	bool wanted = weights_wanted(label, output), this = lesson->says == SAYS_THIS;

	if (label->boundaries)
		return output >= MODEL_BOUNDARY && wanted ? knob("XB", 1) : 0;
	if (output >= MODEL_BOUNDARY)
		return 0;
	if (output >= MODEL_CATEGORY)
		return this ? wanted ? knob("XK", 1) : knob("XK", 1) * .3 : 0;
	if (this)
		return wanted ? knob("XY", 1) : knob("XU", .2);
	return wanted ? knob("XN", .5) : 0;
}

static bool says_yes(const struct lesson *lesson, enum model_output output)
{
	return weights_wanted(&lesson->label, output) && lesson->says != SAYS_NOT_THIS;
}

/* How much a mistake costs.  Who is in danger of life weighs most, then what would cry wolf. */
static double cost_of(const struct lesson *lesson, enum model_output output)
{
	bool wanted = weights_wanted(&lesson->label, output);

	if (lesson->says != SAYS_ALL)
		return example_cost(lesson, output);
	if (output >= MODEL_BOUNDARY)
		return wanted ? knob("CB", 3) : lesson->tags & 1u << TAG_BHN ? 1.5 : 1;
	if (output >= MODEL_CATEGORY)
		return wanted ? 2 : lesson->label.triage == TRIAGE_GREEN ? 0.3 : 1;
	switch (lesson->label.triage) {
	case TRIAGE_CRISIS: return output == MODEL_CRISIS ? knob("CCC", 2) : knob("CC", 2);
	case TRIAGE_RED: return output == MODEL_CRISIS ? knob("CRC", .7) : knob("CR", 1.5);
	case TRIAGE_AMBER: return 1;
	default: return lesson->tags & 1u << TAG_HN ? 1.2 : 1;
	}
}

/* Room for the work of one machine after the other. */
struct shop {
	size_t *use, *some, *order, n;
	int8_t *sign;
	float *cost;
	double *work;
};

static int shop_open(struct shop *s, const struct lessons *l, const bool *use)
{
	size_t i;

	*s = (struct shop){ .use = heap_array(l->n, sizeof(*s->use)), .some = heap_array(l->n, sizeof(*s->some)), .order = heap_array(l->n, sizeof(*s->order)),
		.sign = heap_array(l->n, 1), .cost = heap_array(l->n, sizeof(*s->cost)),
		.work = heap_array(2 * l->n, sizeof(*s->work)) };
	if (!s->use || !s->some || !s->order || !s->sign || !s->cost || !s->work)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < l->n; i++)
		if (!use || use[l->at[i].file])
			s->use[s->n++] = i;
	return 0;
}

static void shop_close(struct shop *s)
{
	heap_free(s->use);
	heap_free(s->some);
	heap_free(s->order);
	heap_free(s->sign);
	heap_free(s->cost);
	heap_free(s->work);
}

static int learn_output(struct weights *w, const struct lessons *l, struct shop *s, enum model_output output)
{
	struct svm_problem problem = { &w->matrix.rows, s->use, s->n, s->sign, s->cost, (unsigned)knob("ROUNDS", ROUNDS), knob("ENOUGH", ENOUGH) };
	size_t i;

	w->of[output] = heap_array(w->matrix.rows.columns, sizeof(double));
	if (!w->of[output])
		return MODERATION_NO_MEMORY;
	for (i = 0; i < l->n; i++) {
		s->sign[i] = says_yes(&l->at[i], output) ? 1 : -1;
		s->cost[i] = (float)(knob("C", 1) * cost_of(&l->at[i], output));
	}
	for (i = 0, problem.n_use = 0; i < s->n; i++)
		if (s->cost[s->use[i]] > 0)
			s->some[problem.n_use++] = s->use[i];
	problem.use = s->some;
	svm_train(&problem, w->of[output], s->work, s->order);
	return 0;
}

int weights_learn(struct weights *ret, const struct lessons *lessons, const bool *use)
{
	struct shop shop;
	int err, i;

	*ret = (struct weights){ 0 };
	err = shop_open(&shop, lessons, use);
	if (!err)
		err = columns_make(&ret->columns, lessons, use);
	if (!err)
		err = matrix_make(&ret->matrix, lessons, &ret->columns);
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

double weights_score(const struct weights *weights, size_t lesson, enum model_output output)
{
	return svm_dot(&weights->matrix.rows, lesson, weights->of[output]);
}
