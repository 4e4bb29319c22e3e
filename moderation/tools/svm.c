/* moderation/tools/svm.c: see svm.h. */
#include "moderation/tools/svm.h"

#include <float.h>
#include <stdbool.h>
#include <string.h>

#if FLT_EVAL_METHOD != 0
#error "doubles are computed in another precision here: build with -msse2 -mfpmath=sse"
#endif

struct descent {
	const struct svm_problem *p;
	double *w, *alpha, *square;   /* per row in use: its multiplier; |x|^2 + 1 / (2 cost) */
	size_t *order, active;
	uint32_t state;
	double most, least, last_most;        /* projected gradients of this round; the last round's greatest */
};

double svm_dot(const struct svm_rows *rows, size_t row, const double *weights)
{
	double sum = 0;
	size_t k;

	for (k = rows->first[row]; k < rows->first[row + 1]; k++)
		sum += weights[rows->column[k]] * (double)rows->value[k];
	return sum;
}

static void add_row(const struct svm_rows *rows, size_t row, double times, double *weights)
{
	size_t k;

	for (k = rows->first[row]; k < rows->first[row + 1]; k++)
		weights[rows->column[k]] += times * (double)rows->value[k];
}

static double square_of(const struct svm_rows *rows, size_t row)
{
	double sum = 0;
	size_t k;

	for (k = rows->first[row]; k < rows->first[row + 1]; k++)
		sum += (double)rows->value[k] * (double)rows->value[k];
	return sum;
}

static void begin(struct descent *d, const struct svm_problem *p, double *weights, double *work, size_t *order)
{
	size_t i;

	*d = (struct descent){ .p = p, .w = weights, .alpha = work, .square = work + p->n_use,
	                       .order = order, .active = p->n_use, .state = 1, .last_most = DBL_MAX };
	memset(weights, 0, p->rows->columns * sizeof(*weights));
	for (i = 0; i < p->n_use; i++) {
		d->alpha[i] = 0;
		d->square[i] = square_of(p->rows, p->use[i]) + 0.5 / (double)p->cost[p->use[i]];
		order[i] = i;
	}
}

/* Rows in another order each round; a generator of our own, the same everywhere. */
static void shuffle(struct descent *d)
{
	size_t i, j, swap;

	for (i = d->active; i > 1; i--) {
		d->state = d->state * 1664525u + 1013904223u;
		j = (size_t)(((uint64_t)d->state * i) >> 32);
		swap = d->order[i - 1];
		d->order[i - 1] = d->order[j];
		d->order[j] = swap;
	}
}

/* One row; false: it rests at zero and is left out until the end. */
static bool step(struct descent *d, size_t i)
{
	size_t row = d->p->use[i];
	double sign = d->p->sign[row], old = d->alpha[i], gradient, projected, next;

	gradient = sign * svm_dot(d->p->rows, row, d->w) - 1 + old * (0.5 / (double)d->p->cost[row]);
	if (old == 0 && gradient > d->last_most)
		return false;
	projected = old == 0 && gradient > 0 ? 0 : gradient;
	d->most = projected > d->most ? projected : d->most;
	d->least = projected < d->least ? projected : d->least;
	if (projected > 1e-12 || projected < -1e-12) {
		next = old - gradient / d->square[i];
		d->alpha[i] = next > 0 ? next : 0;
		add_row(d->p->rows, row, (d->alpha[i] - old) * sign, d->w);
	}
	return true;
}

static void round_once(struct descent *d)
{
	size_t at = 0;

	d->most = -DBL_MAX;
	d->least = DBL_MAX;
	shuffle(d);
	while (at < d->active) {
		size_t i = d->order[at];

		if (step(d, i)) {
			at++;
			continue;
		}
		d->order[at] = d->order[--d->active];
		d->order[d->active] = i;
	}
}

void svm_train(const struct svm_problem *problem, double *ret_weights, double *work, size_t *order)
{
	struct descent d;
	unsigned n;

	begin(&d, problem, ret_weights, work, order);
	for (n = 0; n < problem->rounds; n++) {
		round_once(&d);
		if (d.active == 0 || d.most - d.least <= problem->enough) {
			if (d.active == problem->n_use)
				break;
			/* Those left out get another look before it is called done. */
			d.active = problem->n_use;
			d.last_most = DBL_MAX;
			continue;
		}
		d.last_most = d.most > 0 ? d.most : DBL_MAX;
	}
}
