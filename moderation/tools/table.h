/* moderation/tools/table.h: weights as the bytes of a model (moderation/model_table.h).
 *
 * A weight becomes one byte, and a bucket has room for few features: those that weigh most in the lessons stay. */
#ifndef CAIRN_MODERATION_TABLE_H
#define CAIRN_MODERATION_TABLE_H

#include "moderation/tools/weights.h"

#define TABLE_POINT 65536.0               /* scores of model.h are in 65536ths */

/* 0 with *ret_bytes to be freed with heap_free(), or MODERATION_NO_MEMORY. */
int table_write(const struct weights *w, const double thresholds[MODEL_OUTPUTS], unsigned char **ret_bytes, size_t *ret_len);

#endif
