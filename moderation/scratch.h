/* moderation/scratch.h: the working memory of one thread; see moderation.h.
 *
 * After moderation_check() it holds what was seen on the way, for tests and for the tools that
 * train and verify: the text, all hits (lowered ones too), the features. */
#ifndef CAIRN_MODERATION_SCRATCH_H
#define CAIRN_MODERATION_SCRATCH_H

#include "moderation/contact.h"
#include "moderation/features.h"
#include "moderation/language.h"
#include "moderation/match.h"
#include "moderation/sight.h"
#include "moderation/text.h"

#define SCRATCH_CONTACTS_MOST 64
#define SCRATCH_REASON_MOST 80            /* bytes, NUL included */

struct moderation_scratch {
	struct text text, context;
	struct sight sight, context_sight;
	struct language language;
	struct matches matches, context_matches;
	bool has_context;                     /* context, context_sight and context_matches are of this message */
	struct features features;
	uint64_t candidates[RULES_PATTERNS_MOST / 64];
	struct span triggers[PLACES_MOST];    /* of the modifier being tried */
	struct contact_hit contacts[SCRATCH_CONTACTS_MOST];
	uint32_t combined[RULES_COMBINATIONS_MOST];   /* parts found, a bit each */
	char reasons[2 * (1 + BOUNDARY_COUNT)][MODERATION_REASONS_MOST][SCRATCH_REASON_MOST];
};

#endif
