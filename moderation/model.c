/* moderation/model.c: see model.h, and model_table.h for the bytes. */
#include "moderation/model.h"

#include <string.h>

#include "moderation/heap.h"
#include "moderation/model_table.h"

#define LANES 24                          /* outputs added up at once: MODEL_OUTPUTS, rounded up for the machine */
#define AT_ONCE 256                       /* rows an int16 holds the sum of: 256 * 127 < 32768 */

_Static_assert(MODEL_OUTPUTS <= LANES && LANES <= TABLE_WIDTH, "lanes cover the outputs");

struct model {
	size_t bytes;
	uint32_t mask;                        /* buckets - 1 */
	int32_t unit[MODEL_OUTPUTS], offset[MODEL_OUTPUTS];
	const struct bucket *buckets;         /* at a line of the cache */
};

/* --- loading --- */

static uint32_t read_u32(const unsigned char **at)
{
	const unsigned char *p = *at;

	*at += 4;
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint16_t read_u16(const unsigned char *at)
{
	return (uint16_t)(at[0] | at[1] << 8);
}

static bool head_fits(const unsigned char *at, size_t len, uint32_t *ret_buckets)
{
	const unsigned char *p = at + TABLE_MAGIC_LEN;

	if (len < TABLE_HEAD || memcmp(at, TABLE_MAGIC, TABLE_MAGIC_LEN))
		return false;
	if (read_u32(&p) != MODEL_OUTPUTS || read_u32(&p) != FEATURE_KINDS)
		return false;
	*ret_buckets = read_u32(&p);
	return *ret_buckets >= TABLE_BUCKETS_LEAST && *ret_buckets <= TABLE_BUCKETS_MOST && !(*ret_buckets & (*ret_buckets - 1)) &&
	       len - TABLE_HEAD == (size_t)*ret_buckets * TABLE_BUCKET;
}

static void read_bucket(struct bucket *ret, const unsigned char *at)
{
	size_t i;

	for (i = 0; i < TABLE_WAYS; i++) {
		const unsigned char *row = at + 2 * TABLE_WAYS + i * sizeof(struct weight_row);

		ret->tag[i] = read_u16(at + 2 * i);
		ret->rows[i].share = read_u16(row);
		memcpy(ret->rows[i].weight, row + 2, TABLE_WIDTH);
	}
}

static void read_model(struct model *model, const unsigned char *at, uint32_t buckets)
{
	uintptr_t behind = (uintptr_t)(model + 1);
	struct bucket *table = (struct bucket *)((behind + TABLE_BUCKET - 1) / TABLE_BUCKET * TABLE_BUCKET);
	size_t i;

	at += TABLE_MAGIC_LEN + 3 * 4;
	for (i = 0; i < MODEL_OUTPUTS; i++) {
		model->unit[i] = (int32_t)read_u32(&at);
		model->offset[i] = (int32_t)read_u32(&at);
	}
	for (i = 0; i < buckets; i++)
		read_bucket(&table[i], at + i * TABLE_BUCKET);
	model->buckets = table;
	model->mask = buckets - 1;
}

int model_new(const void *at, size_t len, struct model **ret_model)
{
	struct model *model;
	uint32_t buckets;
	size_t bytes;

	if (!head_fits(at, len, &buckets))
		return MODERATION_BAD_MODEL;
	bytes = sizeof(*model) + ((size_t)buckets + 1) * TABLE_BUCKET;
	model = heap_new(bytes);
	if (!model)
		return MODERATION_NO_MEMORY;
	model->bytes = bytes;
	read_model(model, at, buckets);
	*ret_model = model;
	return 0;
}

void model_free(struct model *model)
{
	heap_free(model);
}

size_t model_bytes(const struct model *model)
{
	return model->bytes;
}

/* --- scoring --- */

static inline const struct bucket *bucket_of(const struct model *model, uint32_t hash)
{
	return &model->buckets[hash & model->mask];
}

/* The weights of a feature, and whether it has any: without a branch, which the machine would guess wrong. */
static inline bool find_row(const struct model *model, uint32_t hash, const struct weight_row **ret)
{
	const struct bucket *bucket = bucket_of(model, hash);
	uint16_t tag = (uint16_t)(hash >> 16);
	bool second = bucket->tag[0] != tag;

	*ret = &bucket->rows[second];
	return bucket->tag[second] == tag;
}

/* Rows of those features that have weights, NULL after the last. */
static void find_rows(const struct model *model, const struct feature *at, size_t n, const struct weight_row *ret[AT_ONCE + 1])
{
	size_t i, found = 0;

	for (i = 0; i < n; i++)
		found += find_row(model, at[i].hash, &ret[found]);
	ret[found] = NULL;
}

static inline void add_row(int16_t *restrict sums, const struct weight_row *restrict row)
{
	size_t i;

	for (i = 0; i < LANES; i++)
		sums[i] = (int16_t)(sums[i] + row->weight[i]);
}

/* Returns the sum of their shares. */
static uint32_t add_rows(const struct weight_row *const *rows, int32_t sums[LANES])
{
	int16_t part[LANES] = { 0 };
	uint32_t share = 0;
	size_t i;

	for (; *rows; rows++) {
		share += (*rows)->share;
		add_row(part, *rows);
	}
	for (i = 0; i < LANES; i++)
		sums[i] += part[i];
	return share;
}

/* Square root, rounded down. */
static uint32_t root(uint64_t n)
{
	uint64_t ret = 0, bit = 1ull << 62;

	while (bit > n)
		bit >>= 2;
	for (; bit; bit >>= 2) {
		bool fits = n >= ret + bit;

		n -= fits ? ret + bit : 0;
		ret = (ret >> 1) + (fits ? bit : 0);
	}
	return (uint32_t)ret;
}

static int32_t within(int64_t n)
{
	return n > INT32_MAX ? INT32_MAX : n < INT32_MIN ? INT32_MIN : (int32_t)n;
}

void model_expect(const struct model *model, struct features *features)
{
	features->lines = (const char *)model->buckets;
	features->mask = model->mask;
}

void model_score(const struct model *model, const struct features *features, int32_t ret[MODEL_OUTPUTS])
{
	const struct weight_row *rows[AT_ONCE + 1];
	int32_t sums[LANES] = { 0 };
	uint64_t share = 0;
	int64_t length;
	size_t i, n;

	for (i = 0; i < features->n; i += AT_ONCE) {
		n = features->n - i < AT_ONCE ? features->n - i : AT_ONCE;
		find_rows(model, &features->at[i], n, rows);
		share += add_rows(rows, sums);
	}
	length = share ? root(share << 16) : 1;
	for (i = 0; i < MODEL_OUTPUTS; i++)
		ret[i] = within((int64_t)sums[i] * model->unit[i] / length + model->offset[i]);
}

/* The higher level when two are as likely. */
enum triage model_level(const int32_t scores[MODEL_OUTPUTS])
{
	int i, best = TRIAGE_GREEN;

	for (i = TRIAGE_AMBER; i < TRIAGE_COUNT; i++)
		if (scores[MODEL_GREEN + i] >= scores[MODEL_GREEN + best])
			best = i;
	return (enum triage)best;
}

/* None is what is left when no kind says yes. */
enum category model_category(const int32_t scores[MODEL_OUTPUTS])
{
	int i, best = CATEGORY_NONE;
	int32_t most = 0;

	for (i = 0; i < CATEGORY_NONE; i++)
		if (scores[MODEL_CATEGORY + i] >= most) {
			most = scores[MODEL_CATEGORY + i];
			best = i;
		}
	return (enum category)best;
}

unsigned model_boundaries(const int32_t scores[MODEL_OUTPUTS])
{
	unsigned ret = 0;
	int i;

	for (i = 0; i < BOUNDARY_COUNT; i++)
		if (scores[MODEL_BOUNDARY + i] >= 0)
			ret |= 1u << i;
	return ret;
}

/* --- reasons --- */

static bool same_words(const struct feature *a, const struct feature *b)
{
	return a->first == b->first && a->last == b->last;
}

/* Features about the same words stand in a row, and weigh together: a word, its beginnings, its letters.
 * Returns where the row ends, which begins at i. */
static size_t weigh_row(const struct model *model, const struct features *features, enum model_output output, size_t i, int *ret_weight)
{
	const struct feature *first = &features->at[i];
	const struct weight_row *row;
	bool found;

	*ret_weight = 0;
	for (; i < features->n && same_words(first, &features->at[i]); i++) {
		found = find_row(model, features->at[i].hash, &row);
		*ret_weight += found * row->weight[output];
	}
	return i;
}

/* The heaviest so far, heaviest first, each about other words. */
struct reasons {
	const struct feature **at;
	int weight[MODEL_REASONS_MOST];       /* 0: no reason yet */
	size_t n, most;
};

/* Where it goes, or `most` when something about the same words is as heavy. */
static size_t place_of(const struct reasons *r, const struct feature *feature, int weight)
{
	size_t i;

	for (i = 0; i < r->n && r->weight[i] >= weight; i++)
		if (same_words(r->at[i], feature))
			return r->most;
	return i;
}

/* In the place of what is about the same words, else of the lightest. */
static void put_reason(struct reasons *r, const struct feature *feature, int weight)
{
	size_t place = place_of(r, feature, weight), i = place;

	if (place == r->most)
		return;
	while (i < r->n && !same_words(r->at[i], feature))
		i++;
	if (i == r->n && r->n < r->most)
		r->n++;
	for (i = i == r->most ? i - 1 : i; i > place; i--) {
		r->at[i] = r->at[i - 1];
		r->weight[i] = r->weight[i - 1];
	}
	r->at[place] = feature;
	r->weight[place] = weight;
}

/* How a message is written weighs, but says nothing to a mentor. */
size_t model_reasons(const struct model *model, const struct features *features, enum model_output output,
                     const struct feature **ret, size_t most)
{
	struct reasons reasons = { .at = ret, .most = most };
	size_t i, end;
	int weight;

	for (i = 0; i < features->n; i = end) {
		end = weigh_row(model, features, output, i, &weight);
		if (weight > reasons.weight[reasons.most - 1] && features->at[i].kind != FEATURE_SHAPE)
			put_reason(&reasons, &features->at[i], weight);
	}
	return reasons.n;
}
