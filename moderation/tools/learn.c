/* moderation/tools/learn.c: see learn.h. */
#include "moderation/tools/learn.h"

#include <math.h>
#include <string.h>

#include "moderation/heap.h"
#include "moderation/model_table.h"
#include "moderation/tools/thresholds.h"
#include "moderation/tools/weights.h"

#define FOLDS 4                           /* whole files are left out in turn to choose thresholds */
#define POINT 65536.0                     /* scores of model.h are in 65536ths */

/* --- thresholds --- */

struct folding {
	const struct lessons *lessons;
	const bool *use;
	bool *part;                           /* files of this fold's learning */
	size_t *list, n;                      /* lessons in use */
	double (*scores)[MODEL_OUTPUTS];      /* of list[i] */
};

static bool in_use(const struct folding *f, unsigned file)
{
	return !f->use || f->use[file];
}

static int fold_open(struct folding *f, const struct lessons *l, const bool *use)
{
	size_t i;

	*f = (struct folding){ .lessons = l, .use = use, .part = heap_array(l->files, sizeof(*f->part)),
		.list = heap_array(l->n, sizeof(*f->list)), .scores = heap_array(l->n, sizeof(*f->scores)) };
	if (!f->part || !f->list || !f->scores)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < l->n; i++)
		if (in_use(f, l->at[i].file))
			f->list[f->n++] = i;
	return 0;
}

static void fold_close(struct folding *f)
{
	heap_free(f->part);
	heap_free(f->list);
	heap_free(f->scores);
}

/* Learn without every FOLDS-th file, and score the lessons of those. */
static int fold_once(struct folding *f, unsigned fold)
{
	struct weights weights;
	unsigned file, nth = 0;
	size_t i;
	int err, o;

	for (file = 0; file < f->lessons->files; file++)
		f->part[file] = in_use(f, file) && nth++ % FOLDS != fold;
	err = weights_learn(&weights, f->lessons, f->part);
	for (i = 0; i < f->n && !err; i++)
		if (!f->part[f->lessons->at[f->list[i]].file])
			for (o = 0; o < MODEL_OUTPUTS; o++)
				f->scores[i][o] = weights_score(&weights, f->list[i], o);
	weights_release(&weights);
	return err;
}

static int choose_thresholds(const struct lessons *l, const bool *use, double ret[MODEL_OUTPUTS])
{
	struct folding f;
	unsigned fold;
	int err = fold_open(&f, l, use);

	for (fold = 0; fold < FOLDS && !err; fold++)
		err = fold_once(&f, fold);
	if (!err)
		err = thresholds_choose(l, f.list, f.n, (const double (*)[MODEL_OUTPUTS])f.scores, ret);
	fold_close(&f);
	return err;
}

/* --- bytes --- */

static unsigned char *put_u32(unsigned char *at, uint32_t n)
{
	int i;

	for (i = 0; i < 4; i++)
		*at++ = (unsigned char)(n >> 8 * i);
	return at;
}

static int32_t rounded(double x)
{
	double most = 2147483647.0;

	x = x < -most ? -most : x > most ? most : x;
	return x < 0 ? -(int32_t)(0.5 - x) : (int32_t)(x + 0.5);
}

/* The weight of a column in a model: times what a feature of its kind counts for. */
static double weight_of(const struct weights *w, int output, uint32_t column)
{
	return w->of[output][column] * sqrt(matrix_share[w->columns.kind[column]] / MATRIX_SHARE_ONE);
}

/* The heaviest weight is 127 units. */
static double unit_of(const struct weights *w, int output)
{
	double most = 1e-6;
	uint32_t k;

	for (k = 0; k < w->columns.n; k++) {
		double weight = fabs(weight_of(w, output, k));

		most = weight > most ? weight : most;
	}
	return most / 127;
}

static unsigned char *put_head(unsigned char *at, const struct weights *w, const double *thresholds, const double *units)
{
	int i;

	memcpy(at, TABLE_MAGIC, TABLE_MAGIC_LEN);
	at = put_u32(at + TABLE_MAGIC_LEN, MODEL_OUTPUTS);
	at = put_u32(at, FEATURE_KINDS);
	at = put_u32(at, TABLE_BUCKETS_MOST);
	for (i = 0; i < FEATURE_KINDS; i++)
		at = put_u32(at, matrix_share[i]);
	for (i = 0; i < MODEL_OUTPUTS; i++) {
		/* isqrt(shares << 16) is so many times the length the weights were learnt with. */
		double scale = 256 * sqrt(MATRIX_SHARE_ONE);

		at = put_u32(at, (uint32_t)rounded(units[i] * scale * POINT));
		at = put_u32(at, (uint32_t)rounded((w->of[i][w->columns.n] - thresholds[i]) * POINT));
	}
	return at;
}

/* A bucket's first way is taken when it has a weight; columns.h lets no more in than there are ways. */
static void put_row(unsigned char *table, const struct weights *w, const double *units, uint32_t column, uint8_t *taken)
{
	uint32_t hash = w->columns.hash[column], at = hash % TABLE_BUCKETS_MOST, way = taken[at]++;
	unsigned char *bucket = table + (size_t)at * TABLE_BUCKET, *row = bucket + 2 * TABLE_WAYS + way * TABLE_WIDTH;
	int o;

	bucket[2 * way] = (unsigned char)(hash >> 16);
	bucket[2 * way + 1] = (unsigned char)(hash >> 24);
	for (o = 0; o < MODEL_OUTPUTS; o++)
		row[o] = (unsigned char)(int8_t)rounded(weight_of(w, o, column) / units[o]);
}

static int put_model(const struct weights *w, const double *thresholds, unsigned char **ret_bytes, size_t *ret_len)
{
	size_t len = TABLE_HEAD + (size_t)TABLE_BUCKETS_MOST * TABLE_BUCKET;
	uint8_t *taken = heap_array(TABLE_BUCKETS_MOST, 1);
	unsigned char *at = heap_new(len), *table;
	double units[MODEL_OUTPUTS];
	uint32_t k;
	int o;

	if (!at || !taken) {
		heap_free(at);
		heap_free(taken);
		return MODERATION_NO_MEMORY;
	}
	for (o = 0; o < MODEL_OUTPUTS; o++)
		units[o] = unit_of(w, o);
	table = put_head(at, w, thresholds, units);
	for (k = 0; k < w->columns.n; k++)
		put_row(table, w, units, k, taken);
	heap_free(taken);
	*ret_bytes = at;
	*ret_len = len;
	return 0;
}

int learn(const struct lessons *lessons, const bool *use, unsigned char **ret_bytes, size_t *ret_len)
{
	double thresholds[MODEL_OUTPUTS];
	struct weights weights = { 0 };
	int err = choose_thresholds(lessons, use, thresholds);

	if (!err)
		err = weights_learn(&weights, lessons, use);
	if (!err)
		err = put_model(&weights, thresholds, ret_bytes, ret_len);
	weights_release(&weights);
	return err;
}
