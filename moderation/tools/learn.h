/* moderation/tools/learn.h: weights and thresholds of the second stage, from lessons.
 *
 * One support vector machine an output (svm.h).  Thresholds are chosen on texts of files the
 * weights were not learnt from, for what rules and model say together.  The same lessons give
 * the same bytes on every machine. */
#ifndef CAIRN_MODERATION_LEARN_H
#define CAIRN_MODERATION_LEARN_H

#include "moderation/tools/lessons.h"

/* Which files to learn from: use[file], or NULL for all.  0 with the bytes of a model (model_table.h) in *ret_bytes,
 * to be freed with heap_free(); or MODERATION_NO_MEMORY. */
int learn(const struct lessons *lessons, const bool *use, unsigned char **ret_bytes, size_t *ret_len);

#endif
