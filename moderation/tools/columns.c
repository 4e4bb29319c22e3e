/* moderation/tools/columns.c: see columns.h. */
#include "moderation/tools/columns.h"

#include <stdlib.h>

#include "moderation/heap.h"
#include "moderation/model_table.h"

#define LESSONS_LEAST 2

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
	struct columns bigger = { .room = v->room ? 2 * v->room : 65536, .used = v->used };
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
		*e = (struct entry){ .hash = hash, .kind = kind, .column = COLUMN_NONE };
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
		if (!use || use[l->at[i].file])
			for (k = l->at[i].first; k < l->at[i].first + l->at[i].n; k++)
				if (count(v, l->hash[k], l->kind[k], (uint32_t)i))
					return MODERATION_NO_MEMORY;
	return 0;
}

/* In most lessons first; the hash settles what is left, so that the order is always the same. */
static int by_lessons(const void *a, const void *b)
{
	const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;

	if (x->lessons != y->lessons)
		return x->lessons < y->lessons ? 1 : -1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static int place(struct columns *v, struct entry **list, size_t n)
{
	uint8_t *taken = heap_array(TABLE_BUCKETS_MOST, 1);
	size_t i;

	v->hash = heap_array(n, sizeof(*v->hash));
	v->kind = heap_array(n, sizeof(*v->kind));
	if (taken && v->hash && v->kind)
		for (i = 0; i < n; i++) {
			uint8_t *here = &taken[list[i]->hash % TABLE_BUCKETS_MOST];

			if (*here == TABLE_WAYS)
				continue;
			++*here;
			v->hash[v->n] = list[i]->hash;
			v->kind[v->n] = list[i]->kind;
			list[i]->column = v->n++;
		}
	heap_free(taken);
	return taken && v->hash && v->kind ? 0 : MODERATION_NO_MEMORY;
}

static int choose(struct columns *v)
{
	struct entry **list = heap_array(v->used, sizeof(*list));
	size_t i, n = 0;
	int err;

	if (!list)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < v->room; i++)
		if (v->entries[i].lessons >= LESSONS_LEAST)
			list[n++] = &v->entries[i];
	qsort(list, n, sizeof(struct entry *), by_lessons);
	err = place(v, list, n);
	heap_free(list);
	return err;
}

int columns_make(struct columns *ret, const struct lessons *lessons, const bool *use)
{
	*ret = (struct columns){ 0 };
	return count_all(ret, lessons, use) || choose(ret) ? MODERATION_NO_MEMORY : 0;
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
	heap_free(columns->kind);
	*columns = (struct columns){ 0 };
}
