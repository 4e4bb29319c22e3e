/* moderation/tools/columns.h: the features of the lessons learnt from, numbered.
 *
 * All of them, also those that one lesson alone has: what is odd about a message is learnt as such, and
 * not laid on the words it shares with others.  Which of them the model keeps is decided by weight (learn.c). */
#ifndef CAIRN_MODERATION_COLUMNS_H
#define CAIRN_MODERATION_COLUMNS_H

#include "moderation/tools/lessons.h"

#define COLUMN_NONE UINT32_MAX
#define COLUMN_SHARE_ONE 64.0

struct columns {
	struct entry *entries;                /* by hash, open addressing */
	size_t room, used;
	size_t lessons;                       /* in use */
	uint32_t *hash;                       /* of each column */
	uint32_t *often;                      /* in how many lessons it is */
	uint16_t *share;                      /* what it adds to the square of the length of a text (model_table.h) */
	uint32_t n;
};

/* 0 or MODERATION_NO_MEMORY; to be released on either outcome. */
int columns_make(struct columns *ret, const struct lessons *lessons, const bool *use);
/* COLUMN_NONE when it is in no lesson learnt from. */
uint32_t columns_find(const struct columns *columns, uint32_t hash);
void columns_release(struct columns *columns);

#endif
