/* moderation/features.h: what the second stage looks at in a text.
 *
 * Words, stems and pairs of words, runs of letters within words, concepts (named classes of the
 * packs, the same in every language) alone, in pairs and in order with a gap, rules that fired or were lowered, the same of the
 * context where the text is short, and a few shapes (length, question, capitals).  Each is a hash; a feature also knows
 * its tokens, so that it can be named to a mentor.  Linear in the tokens, no allocation. */
#ifndef CAIRN_MODERATION_FEATURES_H
#define CAIRN_MODERATION_FEATURES_H

#include "moderation/match.h"

#define FEATURES_MOST 16384

enum feature_kind {
	FEATURE_WORD, FEATURE_PAIR, FEATURE_LETTERS, FEATURE_CONCEPT, FEATURE_CONCEPTS, FEATURE_RULE, FEATURE_CONTEXT, FEATURE_SHAPE,
	FEATURE_KINDS,
};

struct feature {
	uint32_t hash;
	uint32_t first, last;                 /* tokens of the text, both included, never of the context */
	uint8_t kind;
};

struct features {
	struct feature at[FEATURES_MOST];
	size_t n;
};

/* From a text and its matches, and those of the context (NULL: none). */
void features_gather(struct features *ret, const struct text *text, const struct matches *matches,
                     const struct text *context, const struct matches *context_matches);

#endif
