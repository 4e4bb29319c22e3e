/* moderation/features.h: what the second stage looks at in a text.
 *
 * Words, pairs and triples of words, beginnings of words and runs of letters within them, concepts
 * (named classes of the packs, the same in every language) alone and in pairs in order, rules that
 * fired or were lowered, for a short answer what was asked, and a few shapes (length, how it ends).
 *
 *  (1) A feature is a hash, and stands in the list once, however often it occurs.
 *  (2) It knows the tokens where it occurs first, so that it can be named to a mentor.
 *  (3) The work is linear in the tokens, and nothing is allocated. */
#ifndef CAIRN_MODERATION_FEATURES_H
#define CAIRN_MODERATION_FEATURES_H

#include "moderation/match.h"

#define FEATURES_MOST 16384
#define FEATURES_SLOTS (2 * FEATURES_MOST)

enum feature_kind {
	FEATURE_WORD, FEATURE_PAIR, FEATURE_LETTERS, FEATURE_CONCEPT, FEATURE_CONCEPTS, FEATURE_RULE, FEATURE_CONTEXT, FEATURE_SHAPE,
	FEATURE_KINDS,
};

struct feature {
	uint32_t hash;
	uint32_t first, last;                 /* tokens of the text, both included, never of the context */
	uint8_t kind;
};

#define FEATURES_LINE 64                  /* bytes: one line of the cache */

struct features {
	const char *lines;                    /* model_expect(): what is going to be looked at, by hash & mask; each line */
	uint32_t mask;                        /* is fetched as soon as there is the hash.  NULL, 0: nothing */
	struct feature at[FEATURES_MOST];
	size_t n, most;                       /* of this text; the longer it is the more */
	uint32_t seen[FEATURES_SLOTS];        /* hashes in the list, open addressing; 0: free */
};

/* Of a text from token `from` on (0: all of it) and its matches there, and of the context (NULL: none). */
void features_gather(struct features *ret, const struct text *text, uint32_t from, const struct matches *matches,
                     const struct text *context, const struct matches *context_matches);

#endif
