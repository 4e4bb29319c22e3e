/* moderation/model.h: the second stage, a linear model over hashed features.
 *
 * For each feature of a text (features.h) a row of small integer weights is added up, one
 * for each output: a level each, of which the highest is told; a category each; a boundary each, told from
 * a threshold on.  It may raise what the rules say; nothing here lowers.  Trained at build time by train.c from
 * moderation/corpus/, in arithmetic that gives the same bytes on every machine. */
#ifndef CAIRN_MODERATION_MODEL_H
#define CAIRN_MODERATION_MODEL_H

#include "moderation/features.h"
#include "moderation/moderation.h"

enum model_output {
	MODEL_GREEN, MODEL_AMBER, MODEL_RED, MODEL_CRISIS,    /* as enum triage; the highest is what the model says */
	MODEL_CATEGORY,                       /* + enum category, NONE left out */
	MODEL_BOUNDARY = MODEL_CATEGORY + CATEGORY_NONE,
	MODEL_OUTPUTS = MODEL_BOUNDARY + BOUNDARY_COUNT,
};

struct model;

/* Read what train wrote.  0 with *ret_model (freed with model_free()), MODERATION_BAD_MODEL or _NO_MEMORY. */
int model_new(const void *at, size_t len, struct model **ret_model);
void model_free(struct model *model);
size_t model_bytes(const struct model *model);

/* Say that this model is going to score the features that will be gathered here: while that goes on, the rows come
 * out of the memory.  Optional; scoring is faster then. */
void model_expect(const struct model *model, struct features *features);
/* Scores of a text against the thresholds, in 65536ths of the margin. */
void model_score(const struct model *model, const struct features *features, int32_t ret[MODEL_OUTPUTS]);
/* What scores say.  GREEN: nothing to add.  The category is the likeliest; it means something above green only. */
enum triage model_level(const int32_t scores[MODEL_OUTPUTS]);
enum category model_category(const int32_t scores[MODEL_OUTPUTS]);
unsigned model_boundaries(const int32_t scores[MODEL_OUTPUTS]);           /* 1u << enum boundary */
#define MODEL_REASONS_MOST 8
/* What weighed most for `output`, heaviest first: the first feature of each row about the same words.
 * Returns how many of `most`, which is 1 to MODEL_REASONS_MOST. */
size_t model_reasons(const struct model *model, const struct features *features, enum model_output output,
                     const struct feature **ret, size_t most);

#endif
