/* moderation/tools/thresholds.h: from which score on an output says yes.
 *
 * Chosen for what a mentor sees: the higher of what the rules and the second stage say. */
#ifndef CAIRN_MODERATION_THRESHOLDS_H
#define CAIRN_MODERATION_THRESHOLDS_H

#include "moderation/model.h"
#include "moderation/tools/lessons.h"

/* scores[i] are of lesson use[i], by weights that were not learnt from it.  0 or MODERATION_NO_MEMORY. */
int thresholds_choose(const struct lessons *lessons, const size_t *use, size_t n, const double (*scores)[MODEL_OUTPUTS],
                      double ret[MODEL_OUTPUTS]);

#endif
