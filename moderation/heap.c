/* moderation/heap.c: see heap.h. */
#include "moderation/heap.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

/* A server never watches; then an allocation costs one load of a constant. */
static atomic_bool watched;
static atomic_ulong asked, fail_at;

static bool refused(void)
{
	unsigned long n;

	if (!atomic_load_explicit(&watched, memory_order_relaxed))
		return false;
	n = atomic_fetch_add_explicit(&asked, 1, memory_order_relaxed) + 1;
	return n == atomic_load_explicit(&fail_at, memory_order_relaxed);
}

void *heap_new(size_t size)
{
	return refused() ? NULL : calloc(1, size ? size : 1);
}

void *heap_array(size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		return NULL;
	return heap_new(total);
}

void *heap_resize(void *p, size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total) || refused())
		return NULL;
	return realloc(p, total ? total : 1);
}

void heap_free(void *p)
{
	free(p);
}

void heap_fail_at(unsigned long n)
{
	atomic_store(&fail_at, n);
	atomic_store(&asked, 0);
	atomic_store(&watched, true);
}

unsigned long heap_asked(void)
{
	return atomic_load(&asked);
}
