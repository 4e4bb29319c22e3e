/* server/base/table.h: a hash table from a 64-bit id to a pointer.
 *
 * Open addressing, grows by doubling.  The caller owns the values. */
#ifndef CAIRN_BASE_TABLE_H
#define CAIRN_BASE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct table_slot;
struct table {
	struct table_slot *slots;
	size_t used, graves, size;            /* entries, removed slots not yet reused, slots */
};

void table_init(struct table *t);
void table_release(struct table *t);
/* NULL when absent. */
void *table_get(const struct table *t, int64_t id);
/* Insert or replace; `value` must not be NULL.  ERR_NO_MEMORY changes nothing. */
int table_put(struct table *t, int64_t id, void *value) WARN_UNUSED;
/* Returns what was there, or NULL. */
void *table_remove(struct table *t, int64_t id);
/* Walk in no order: start with *pos = 0; NULL at the end.  Do not change the
 * table while walking, except to remove the id just returned. */
void *table_next(const struct table *t, size_t *pos, int64_t *ret_id);

#endif
