/* moderation/tools/columns.c: see columns.h. */
#include "moderation/tools/columns.h"

#include <stdlib.h>

#include "moderation/heap.h"

#define LN_2 0.69314718055994531
#define BITS 16                           /* of a logarithm, behind the point */

/* How much a feature of a kind counts, beside how rare it is. */
static const double importance[FEATURE_KINDS] = {
	[FEATURE_WORD] = 1, [FEATURE_PAIR] = 0.7, [FEATURE_LETTERS] = 0.7, [FEATURE_CONCEPT] = 1, [FEATURE_CONCEPTS] = 1,
	[FEATURE_RULE] = 2, [FEATURE_CONTEXT] = 1, [FEATURE_SHAPE] = 0.7,
};

struct entry {
	uint32_t hash;
	uint32_t lessons;                     /* 0: free */
	uint32_t last;                        /* lesson that was counted last, + 1 */
	uint32_t column;
	uint8_t kind;
};

static size_t slot_of(const struct columns *v, uint32_t hash)
{
	size_t at = (hash * 0x9e3779b1u) & (v->room - 1);

	while (v->entries[at].lessons && v->entries[at].hash != hash)
		at = (at + 1) & (v->room - 1);
	return at;
}

static int grow(struct columns *v)
{
	struct columns bigger = { .room = v->room ? 2 * v->room : 65536, .used = v->used, .lessons = v->lessons };
	size_t i;

	bigger.entries = heap_array(bigger.room, sizeof(*bigger.entries));
	if (!bigger.entries)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < v->room; i++)
		if (v->entries[i].lessons)
			bigger.entries[slot_of(&bigger, v->entries[i].hash)] = v->entries[i];
	heap_free(v->entries);
	*v = bigger;
	return 0;
}

static int count(struct columns *v, uint32_t hash, uint8_t kind, uint32_t lesson)
{
	struct entry *e;

	if (2 * v->used >= v->room && grow(v))
		return MODERATION_NO_MEMORY;
	e = &v->entries[slot_of(v, hash)];
	if (!e->lessons) {
		*e = (struct entry){ .hash = hash, .kind = kind };
		v->used++;
	}
	if (e->last != lesson + 1) {
		e->lessons++;
		e->last = lesson + 1;
	}
	return 0;
}

static int count_all(struct columns *v, const struct lessons *l, const bool *use)
{
	size_t i, k;

	if (grow(v))
		return MODERATION_NO_MEMORY;
	for (i = 0; i < l->n; i++)
		if (!use || use[l->at[i].file]) {
			v->lessons++;
			for (k = l->at[i].first; k < l->at[i].first + l->at[i].n; k++)
				if (count(v, l->hash[k], l->kind[k], (uint32_t)i))
					return MODERATION_NO_MEMORY;
		}
	return 0;
}

/* ln(x) for x >= 1, by squaring: + - * / give the same on every machine, a library may not. */
static double logarithm(double x)
{
	double ret = 0, bit = 1;
	int i;

	for (; x >= 2; x /= 2)
		ret++;
	for (i = 0; i < BITS; i++) {
		x *= x;
		bit /= 2;
		if (x >= 2) {
			x /= 2;
			ret += bit;
		}
	}
	return ret * LN_2;
}

/* The rarer, the more it says. */
static uint16_t share_of(const struct entry *e, size_t lessons)
{
	double weight = importance[e->kind] * (1 + logarithm((double)lessons / e->lessons));
	double share = weight * weight * COLUMN_SHARE_ONE + 0.5;

	return share < UINT16_MAX ? (uint16_t)share : UINT16_MAX;
}

/* By hash, so that the order is always the same. */
static int by_hash(const void *a, const void *b)
{
	const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static int number(struct columns *v)
{
	struct entry **list = heap_array(v->used, sizeof(*list));
	size_t i, n = 0;

	v->hash = heap_array(v->used, sizeof(*v->hash));
	v->share = heap_array(v->used, sizeof(*v->share));
	v->often = heap_array(v->used, sizeof(*v->often));
	if (list && v->hash && v->share && v->often) {
		for (i = 0; i < v->room; i++)
			if (v->entries[i].lessons)
				list[n++] = &v->entries[i];
		qsort(list, n, sizeof(struct entry *), by_hash);
		for (; v->n < n; v->n++) {
			list[v->n]->column = v->n;
			v->hash[v->n] = list[v->n]->hash;
			v->often[v->n] = list[v->n]->lessons;
			v->share[v->n] = share_of(list[v->n], v->lessons);
		}
	}
	heap_free(list);
	return list && v->hash && v->share && v->often ? 0 : MODERATION_NO_MEMORY;
}

int columns_make(struct columns *ret, const struct lessons *lessons, const bool *use)
{
	*ret = (struct columns){ 0 };
	return count_all(ret, lessons, use) || number(ret) ? MODERATION_NO_MEMORY : 0;
}

uint32_t columns_find(const struct columns *columns, uint32_t hash)
{
	const struct entry *e = &columns->entries[slot_of(columns, hash)];

	return e->lessons ? e->column : COLUMN_NONE;
}

void columns_release(struct columns *columns)
{
	heap_free(columns->entries);
	heap_free(columns->hash);
	heap_free(columns->share);
	heap_free(columns->often);
	*columns = (struct columns){ 0 };
}
