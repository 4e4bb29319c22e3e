/* server/base/mem.h: the one door to the heap.
 *
 * In the unit suites mem_fail_at() makes the n-th allocation fail, so each
 * suite is run once for every allocation it makes.  jansson is routed here too. */
#ifndef CAIRN_BASE_MEM_H
#define CAIRN_BASE_MEM_H

#include <stddef.h>

#include "base/err.h"

/* Zeroed memory or NULL; size 0 is rounded up to 1. */
void *mem_new(size_t size) WARN_UNUSED;
/* `count` zeroed items; NULL when out of memory or when count * size overflows. */
void *mem_array(size_t count, size_t size) WARN_UNUSED;
/* As realloc(); the old block stays valid on failure. */
void *mem_resize(void *p, size_t size) WARN_UNUSED;
/* A NUL-terminated copy of `len` bytes. */
char *mem_text(const char *at, size_t len) WARN_UNUSED;
void mem_free(void *p);
/* Overwrite with zeros in a way the compiler keeps; for keys and passwords. */
void mem_wipe(void *p, size_t size);

/* Test hook: the n-th allocation from now (1 is the next) fails, and only
 * that one; 0 switches it off.  Process-wide, for single-threaded tests. */
void mem_fail_at(unsigned long n);
/* Allocations asked for since the last mem_fail_at(). */
unsigned long mem_asked(void);

#endif
