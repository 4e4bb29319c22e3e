/* moderation/matching.h: the steps of moderation_check(); check.c calls them in this order.
 *
 * All of them work on hits of the scratch, in tokens; see match.h. */
#ifndef CAIRN_MODERATION_MATCHING_H
#define CAIRN_MODERATION_MATCHING_H

#include "moderation/scratch.h"

/* match.c: hits and concepts of a sight (with `context`: NULL or another sight), as far as their language counts. */
void match_rules(struct moderation_scratch *scratch, struct sight *sight, struct sight *context, struct matches *ret);
/* Adds a hit; dropped when there is no room. */
void match_add(struct matches *matches, const struct hit *hit);
/* As match.h promises them: by first token, then by rule. */
void match_sort(struct matches *matches);
/* Whether its conditions (`short`, `context`) are met. */
bool rule_may_fire(const struct rule *rule, struct sight *sight, struct sight *context);
/* `unless` and `raise` of a rule, for its hits from number `from` on, the last there are. */
void rule_settle(const struct rule *rule, struct sight *sight, struct matches *matches, size_t from);

#define NEAR_TOKENS 6                     /* `unless`: in the same sentence or so near */
/* Whether one of these spans (places, by last place) is in the sentence of tokens first..last or near it. */
bool near_tokens(const struct sight *sight, const struct span *spans, size_t n, uint32_t first, uint32_t last);

/* modify.c: lower the hits of scratch->matches. */
void modify_hits(struct moderation_scratch *scratch);
/* Whether this modifier is one that would lower that hit, whatever else lowered it. */
bool modify_would(struct moderation_scratch *scratch, const struct modifier *modifier, const struct hit *hit);

/* combine.c: add the hits of combinations to scratch->matches, which are sorted.  What was seen before
 * token `new` combines with what comes after, but not with itself. */
void combine_hits(struct moderation_scratch *scratch, uint32_t new);

#endif
