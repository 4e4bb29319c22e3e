/* moderation/findings.h: from hits to the result a caller sees; check.c calls these in this order. */
#ifndef CAIRN_MODERATION_FINDINGS_H
#define CAIRN_MODERATION_FINDINGS_H

#include "moderation/scratch.h"

/* A result while it is made. */
struct findings {
	struct moderation_scratch *scratch;
	const struct moderation_message *message;
	struct moderation_result *ret;
	uint32_t new;                         /* first token that was not checked before */
};

/* Hits of rules and finders, as far as they reach into what is new. */
void findings_of_rules(struct findings *f);
/* What the second stage raises. */
void findings_of_model(struct findings *f, const struct model *model);
/* What the person's last days raise. */
void findings_of_history(struct findings *f);

#endif
