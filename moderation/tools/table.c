/* moderation/tools/table.c: see table.h. */
#include "moderation/tools/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "moderation/heap.h"
#include "moderation/model_table.h"

#define BUCKETS TABLE_BUCKETS_LEAST

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

/* The weight of a column in a model: times what the feature counts for. */
static double weight_of(const struct weights *w, int output, uint32_t column)
{
	return w->of[output][column] * sqrt(w->columns.share[column]);
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
	at = put_u32(at, BUCKETS);
	/* isqrt(shares << 16) is 256 times the length the weights were learnt with. */
	for (i = 0; i < MODEL_OUTPUTS; i++) {
		at = put_u32(at, (uint32_t)rounded(units[i] * 256 * TABLE_POINT));
		at = put_u32(at, (uint32_t)rounded((w->of[i][w->columns.n] - thresholds[i]) * TABLE_POINT));
	}
	return at;
}

/* A column on its way into the table. */
struct candidate {
	uint32_t column, hash;
	double weight;                        /* of all outputs, in units, squared, in all lessons */
};

static int by_weight(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->weight < y->weight || x->weight > y->weight)
		return x->weight < y->weight ? 1 : -1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static struct candidate *candidates(const struct weights *w, const double *units)
{
	struct candidate *ret = heap_array(w->columns.n, sizeof(*ret));
	uint32_t k;
	int o;

	for (k = 0; k < w->columns.n && ret; k++) {
		ret[k] = (struct candidate){ k, w->columns.hash[k], 0 };
		for (o = 0; o < MODEL_OUTPUTS; o++)
			ret[k].weight += (weight_of(w, o, k) / units[o]) * (weight_of(w, o, k) / units[o]) * w->columns.often[k];
	}
	if (ret)
		qsort(ret, w->columns.n, sizeof(*ret), by_weight);
	return ret;
}

static void put_row(unsigned char *bucket, unsigned way, const struct weights *w, const double *units, uint32_t column)
{
	unsigned char *row = bucket + 2 * TABLE_WAYS + way * sizeof(struct weight_row);
	uint32_t hash = w->columns.hash[column], share = w->columns.share[column];
	int o;

	bucket[2 * way] = (unsigned char)(hash >> 16);
	bucket[2 * way + 1] = (unsigned char)(hash >> 24);
	row[0] = (unsigned char)share;
	row[1] = (unsigned char)(share >> 8);
	for (o = 0; o < MODEL_OUTPUTS; o++)
		row[2 + o] = (unsigned char)(int8_t)rounded(weight_of(w, o, column) / units[o]);
}

/* The heaviest first; what finds its bucket full is left out. */
static void put_rows(unsigned char *table, uint8_t *taken, const struct candidate *list, const struct weights *w,
                     const double *units)
{
	uint32_t k;

	for (k = 0; k < w->columns.n; k++) {
		uint32_t at = list[k].hash % BUCKETS;

		if (taken[at] < TABLE_WAYS)
			put_row(table + (size_t)at * TABLE_BUCKET, taken[at]++, w, units, list[k].column);
	}
}

int table_write(const struct weights *w, const double thresholds[MODEL_OUTPUTS], unsigned char **ret_bytes, size_t *ret_len)
{
	size_t len = TABLE_HEAD + (size_t)BUCKETS * TABLE_BUCKET;
	uint8_t *taken = heap_array(BUCKETS, 1);
	unsigned char *at = heap_new(len);
	double units[MODEL_OUTPUTS];
	struct candidate *list;
	int o, err = MODERATION_NO_MEMORY;

	for (o = 0; o < MODEL_OUTPUTS; o++)
		units[o] = unit_of(w, o);
	list = candidates(w, units);
	if (at && taken && list) {
		put_rows(put_head(at, w, thresholds, units), taken, list, w, units);
		*ret_bytes = at;
		*ret_len = len;
		err = 0;
	} else {
		heap_free(at);
	}
	heap_free(taken);
	heap_free(list);
	return err;
}
