/* moderation/hoard.h: load-time memory that is freed all at once.
 *
 * What is compiled lives in one hoard as long as the rules; what is only needed on the way
 * there (the lines of a pack as read, lists while they grow) lives in another. */
#ifndef CAIRN_MODERATION_HOARD_H
#define CAIRN_MODERATION_HOARD_H

#include <stddef.h>

struct hoard_block;
struct hoard {
	struct hoard_block *blocks;           /* all zero: an empty hoard */
	size_t bytes;                         /* held, blocks included */
};

/* Zeroed, aligned for any type; NULL when out of memory.  hoard_array: also when count * size overflows. */
void *hoard_new(struct hoard *hoard, size_t size) __attribute__((warn_unused_result));
void *hoard_array(struct hoard *hoard, size_t count, size_t size) __attribute__((warn_unused_result));
/* A NUL-terminated copy. */
char *hoard_text(struct hoard *hoard, const char *at, size_t len) __attribute__((warn_unused_result));
void hoard_release(struct hoard *hoard);

/* A list that grows: `at` has room for the next power of two over `n`.  Returns where the list is now, with
 * room for one more item; NULL when out of memory (then `at` holds). */
void *hoard_grow(struct hoard *hoard, void *at, size_t n, size_t size) __attribute__((warn_unused_result));

#endif
