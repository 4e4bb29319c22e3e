/* moderation/tools/weights.h: one support vector machine an output, learnt from lessons. */
#ifndef CAIRN_MODERATION_WEIGHTS_H
#define CAIRN_MODERATION_WEIGHTS_H

#include "moderation/model.h"
#include "moderation/tools/matrix.h"

struct weights {
	struct columns columns;
	struct matrix matrix;                 /* of all lessons, learnt from or not */
	double *of[MODEL_OUTPUTS];            /* by column; the last is the constant's */
};

/* Learn from the lessons of the files in use (NULL: all).  0 or MODERATION_NO_MEMORY; to be released on either outcome. */
int weights_learn(struct weights *ret, const struct lessons *lessons, const bool *use);
void weights_release(struct weights *weights);
/* Whether the label says yes to the output. */
bool weights_wanted(const struct label *label, enum model_output output);

#endif
