/* moderation/tools/columns.h: the features worth a weight, and where in the table each lies.
 *
 * A feature seen in too few lessons says nothing about others.  When a bucket of the table is full,
 * the features of the most lessons stay. */
#ifndef CAIRN_MODERATION_COLUMNS_H
#define CAIRN_MODERATION_COLUMNS_H

#include "moderation/tools/lessons.h"

#define COLUMN_NONE UINT32_MAX

struct columns {
	struct entry *entries;                /* by hash, open addressing */
	size_t room, used;
	uint32_t *hash;                       /* of each column */
	uint8_t *kind;
	uint32_t n;
};

/* 0 or MODERATION_NO_MEMORY; to be released on either outcome. */
int columns_make(struct columns *ret, const struct lessons *lessons, const bool *use);
/* COLUMN_NONE when it has no weight. */
uint32_t columns_find(const struct columns *columns, uint32_t hash);
void columns_release(struct columns *columns);

#endif
