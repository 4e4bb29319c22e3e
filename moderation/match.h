/* moderation/match.h: what of the packs is in a text; the seam between rules, modifiers and second stage.
 *
 *  (1) Work and memory are linear in the tokens: patterns join sorted lists of occurrences,
 *      nothing is tried twice.
 *  (2) Everything here lives in the scratch until the next text. */
#ifndef CAIRN_MODERATION_MATCH_H
#define CAIRN_MODERATION_MATCH_H

#include "moderation/moderation.h"
#include "moderation/text.h"

struct rule;                              /* rules.h: compiled */
struct modifier;

/* A rule that fired.  A hit of a `hint` has level GREEN and boundary -1. */
struct hit {
	const struct rule *rule;
	uint32_t first, last;                 /* tokens, both included */
	enum triage level, raw;
	enum category category;
	int boundary;
	const struct modifier *lowered_by;    /* NULL: stands as it is */
};

/* A named class found in the text.  Classes of one name in several packs are one concept, so
 * that what is learnt of @die in one language holds in the others. */
struct concept {
	const char *name;                     /* "die"; owned by the rules */
	uint32_t hash;                        /* text_hash() of the name */
	uint32_t first, last;
};

#define MATCH_HITS_MOST 1024
#define MATCH_CONCEPTS_MOST 4096

struct matches {
	struct hit hits[MATCH_HITS_MOST];             /* by first token, then by rule; combinations included; lowered ones too */
	struct concept concepts[MATCH_CONCEPTS_MOST];   /* by first token; one token may be of several */
	size_t n_hits, n_concepts;
};

#endif
