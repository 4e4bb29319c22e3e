/* server/base/arena.h: memory that lives exactly as long as one request.
 *
 * Blocks grow by doubling up to a ceiling; nothing is freed singly. */
#ifndef CAIRN_BASE_ARENA_H
#define CAIRN_BASE_ARENA_H

#include <stddef.h>

#include "base/buf.h"

struct arena_block;
struct arena {
	struct arena_block *blocks;
	size_t used, ceiling;                 /* bytes handed out, and the most we hand out */
};

void arena_init(struct arena *a, size_t ceiling);
void arena_release(struct arena *a);
/* Zeroed, aligned for any type; NULL when out of memory or over the ceiling. */
void *arena_new(struct arena *a, size_t size) WARN_UNUSED;
void *arena_array(struct arena *a, size_t count, size_t size) WARN_UNUSED;
/* A copy of s (NUL-terminated as well); at == NULL on failure unless s is absent. */
struct str arena_str(struct arena *a, struct str s) WARN_UNUSED;

#endif
