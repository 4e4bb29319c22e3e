/* server/base/mem.c: see mem.h. */
#include "base/mem.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

void *mem_new(size_t size)
{
	return refused() ? NULL : calloc(1, size ? size : 1);
}

void *mem_array(size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		return NULL;
	return mem_new(total);
}

void *mem_resize(void *p, size_t size)
{
	return refused() ? NULL : realloc(p, size ? size : 1);
}

char *mem_text(const char *at, size_t len)
{
	char *copy = len < SIZE_MAX ? mem_new(len + 1) : NULL;

	if (copy && len)
		memcpy(copy, at, len);
	return copy;
}

void mem_free(void *p)
{
	free(p);
}

void mem_wipe(void *p, size_t size)
{
	if (p)
		explicit_bzero(p, size);
}

void mem_fail_at(unsigned long n)
{
	atomic_store(&fail_at, n);
	atomic_store(&asked, 0);
	atomic_store(&watched, true);
}

unsigned long mem_asked(void)
{
	return atomic_load(&asked);
}
