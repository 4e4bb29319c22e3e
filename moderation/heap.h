/* moderation/heap.h: the one door to the heap, used while loading only.
 *
 * In the unit suites heap_fail_at() makes the n-th allocation fail, so that each
 * suite can be run once for every allocation it makes. */
#ifndef CAIRN_MODERATION_HEAP_H
#define CAIRN_MODERATION_HEAP_H

#include <stddef.h>

/* Zeroed memory or NULL; size 0 is rounded up to 1. */
void *heap_new(size_t size) __attribute__((warn_unused_result));
/* `count` zeroed items; NULL when out of memory or when count * size overflows. */
void *heap_array(size_t count, size_t size) __attribute__((warn_unused_result));
/* As realloc(), for `count` items; what is added is not zeroed; the old block stays valid on failure. */
void *heap_resize(void *p, size_t count, size_t size) __attribute__((warn_unused_result));
/* NULL is a no-op. */
void heap_free(void *p);

/* Test hook: the n-th allocation from now (1 is the next) fails, and only
 * that one; 0 switches it off.  Process-wide, for single-threaded tests. */
void heap_fail_at(unsigned long n);
/* Allocations asked for since the last heap_fail_at(). */
unsigned long heap_asked(void);

#endif
