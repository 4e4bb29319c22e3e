/* moderation/tools/predict.h: what is told of labelled messages, to be scored. */
#ifndef CAIRN_MODERATION_PREDICT_H
#define CAIRN_MODERATION_PREDICT_H

#include "moderation/tools/corpus.h"

/* ret[i] is of gold->at[i].  Each 0, or -1 with *ret_fault filled. */

/* By the library. */
int predict_by_rules(const struct corpus *gold, const struct moderation_rules *rules, struct label *ret,
                     struct moderation_fault *ret_fault);
/* From lines that `cairn triage` wrote, in any order: {"id", "triage", "category", "boundaries"}.  A line with an
 * error counts as green; a message without a line is a fault. */
int predict_from_file(const struct corpus *gold, const char *path, struct label *ret, struct moderation_fault *ret_fault);

#endif
