/* moderation/hoard.c: see hoard.h. */
#include "moderation/hoard.h"

#include <stdint.h>
#include <string.h>

#include "moderation/heap.h"

#define HOARD_BLOCK 32768
#define HOARD_ALIGN _Alignof(max_align_t)

struct hoard_block {
	struct hoard_block *next;
	size_t used, size;
	_Alignas(max_align_t) char at[];
};

static struct hoard_block *add_block(struct hoard *hoard, size_t size)
{
	struct hoard_block *block;

	if (size < HOARD_BLOCK)
		size = HOARD_BLOCK;
	block = size > SIZE_MAX - sizeof(*block) ? NULL : heap_new(sizeof(*block) + size);
	if (!block)
		return NULL;
	block->size = size;
	block->next = hoard->blocks;
	hoard->blocks = block;
	hoard->bytes += sizeof(*block) + size;
	return block;
}

void *hoard_new(struct hoard *hoard, size_t size)
{
	struct hoard_block *block = hoard->blocks;
	void *at;

	if (size > SIZE_MAX - HOARD_ALIGN)
		return NULL;
	size = (size + HOARD_ALIGN - 1) & ~(HOARD_ALIGN - 1);
	if (!block || block->size - block->used < size)
		block = add_block(hoard, size);
	if (!block)
		return NULL;
	at = block->at + block->used;
	block->used += size;
	return at;
}

void *hoard_array(struct hoard *hoard, size_t count, size_t size)
{
	size_t total;

	return __builtin_mul_overflow(count, size, &total) ? NULL : hoard_new(hoard, total);
}

char *hoard_text(struct hoard *hoard, const char *at, size_t len)
{
	char *copy = len < SIZE_MAX ? hoard_new(hoard, len + 1) : NULL;

	if (copy && len)
		memcpy(copy, at, len);
	return copy;
}

void hoard_release(struct hoard *hoard)
{
	struct hoard_block *block;

	while ((block = hoard->blocks)) {
		hoard->blocks = block->next;
		heap_free(block);
	}
	hoard->bytes = 0;
}

void *hoard_grow(struct hoard *hoard, void *at, size_t n, size_t size)
{
	void *grown;

	if (n & (n - 1) || n == 1)
		return at;
	if (n == 0)
		return at ? at : hoard_array(hoard, 2, size);
	grown = hoard_array(hoard, 2 * n, size);
	if (grown)
		memcpy(grown, at, n * size);
	return grown;
}
