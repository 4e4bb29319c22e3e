/* server/base/arena.c: see arena.h. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_BLOCK 1024
#define LARGEST_BLOCK 65536

/* Blocks come zeroed from mem_new() and no byte is handed out twice, so what
 * we hand out is zero without clearing it again. */
struct arena_block {
	struct arena_block *next;
	size_t used, size;
	alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *a, size_t ceiling)
{
	*a = (struct arena){ .ceiling = ceiling };
}

void arena_release(struct arena *a)
{
	struct arena_block *block, *next;

	for (block = a->blocks; block; block = next) {
		next = block->next;
		mem_free(block);
	}
	arena_init(a, a->ceiling);
}

static struct arena_block *block_new(struct arena *a, size_t need)
{
	size_t size = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;
	struct arena_block *block;

	if (size > LARGEST_BLOCK)
		size = LARGEST_BLOCK;
	if (size < need)
		size = need;
	block = mem_new(sizeof(*block) + size);
	if (!block)
		return NULL;
	block->size = size;
	block->next = a->blocks;
	a->blocks = block;
	return block;
}

void *arena_new(struct arena *a, size_t size)
{
	struct arena_block *block = a->blocks;
	const size_t step = alignof(max_align_t);
	void *at;

	if (size > a->ceiling - a->used)
		return NULL;
	size = size ? (size + step - 1) / step * step : step;
	if (size > a->ceiling - a->used)
		return NULL;
	if (!block || size > block->size - block->used)
		block = block_new(a, size);
	if (!block)
		return NULL;
	at = block->bytes + block->used;
	block->used += size;
	a->used += size;
	return at;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		return NULL;
	return arena_new(a, total);
}

struct str arena_str(struct arena *a, struct str s)
{
	char *copy;

	if (!s.at)
		return s;
	copy = s.len < SIZE_MAX ? arena_new(a, s.len + 1) : NULL;
	if (!copy)
		return (struct str){ 0 };
	memcpy(copy, s.at, s.len);
	return (struct str){ copy, s.len };
}
