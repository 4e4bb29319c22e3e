/* server/base/table.c: see table.h.
 *
 * Linear probing.  A removed slot is marked as a grave, so that a walk may
 * remove what it was just given without anything moving under it. */
#include "base/table.h"

#include <assert.h>
#include <stdbool.h>

#include "base/mem.h"

#define FIRST_SIZE 16

struct table_slot {
	int64_t id;
	void *value;                          /* NULL: never used; &grave: removed */
};

static char grave;

static bool live(const struct table_slot *slot)
{
	return slot->value && slot->value != &grave;
}

/* The finalizer of splitmix64: ids may be small and counted as well as random. */
static size_t mix(int64_t id)
{
	uint64_t x = (uint64_t)id;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return (size_t)(x ^ x >> 31);
}

void table_init(struct table *t)
{
	*t = (struct table){ 0 };
}

void table_release(struct table *t)
{
	mem_free(t->slots);
	table_init(t);
}

static struct table_slot *find(const struct table *t, int64_t id)
{
	size_t i;

	if (t->size == 0)
		return NULL;
	for (i = mix(id) & (t->size - 1); t->slots[i].value; i = (i + 1) & (t->size - 1)) {
		if (t->slots[i].id == id && live(&t->slots[i]))
			return &t->slots[i];
	}
	return NULL;
}

void *table_get(const struct table *t, int64_t id)
{
	struct table_slot *slot = find(t, id);

	return slot ? slot->value : NULL;
}

/* Put an id that is not there; a slot is free. */
static void insert(struct table *t, int64_t id, void *value)
{
	size_t i = mix(id) & (t->size - 1);

	while (live(&t->slots[i]))
		i = (i + 1) & (t->size - 1);
	if (t->slots[i].value == &grave)
		t->graves--;
	t->slots[i] = (struct table_slot){ id, value };
	t->used++;
}

/* Keep a quarter of the slots free, else probing gets long. */
static int make_room(struct table *t)
{
	struct table bigger = { 0 };
	size_t i;

	if ((t->used + t->graves + 1) * 4 <= t->size * 3)
		return 0;
	bigger.size = t->size ? t->size : FIRST_SIZE;
	if (t->used * 2 >= t->size && t->size)
		bigger.size *= 2;
	bigger.slots = mem_array(bigger.size, sizeof(*bigger.slots));
	if (!bigger.slots)
		return ERR_NO_MEMORY;
	for (i = 0; i < t->size; i++) {
		if (live(&t->slots[i]))
			insert(&bigger, t->slots[i].id, t->slots[i].value);
	}
	table_release(t);
	*t = bigger;
	return 0;
}

int table_put(struct table *t, int64_t id, void *value)
{
	struct table_slot *slot = find(t, id);
	int err;

	assert(value);
	if (slot) {
		slot->value = value;
		return 0;
	}
	err = make_room(t);
	if (err)
		return err;
	insert(t, id, value);
	return 0;
}

void *table_remove(struct table *t, int64_t id)
{
	struct table_slot *slot = find(t, id);
	void *value;

	if (!slot)
		return NULL;
	value = slot->value;
	slot->value = &grave;
	t->used--;
	t->graves++;
	return value;
}

void *table_next(const struct table *t, size_t *pos, int64_t *ret_id)
{
	while (*pos < t->size) {
		const struct table_slot *slot = &t->slots[(*pos)++];

		if (live(slot)) {
			if (ret_id)
				*ret_id = slot->id;
			return slot->value;
		}
	}
	return NULL;
}
