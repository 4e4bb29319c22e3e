/* moderation/tools/lessons.h: a corpus as the second stage sees it.
 *
 * Every message is read once by the rules; what is kept are its label, what the rules alone
 * say, and its features.  All that is learnt and measured is made from these. */
#ifndef CAIRN_MODERATION_LESSONS_H
#define CAIRN_MODERATION_LESSONS_H

#include "moderation/features.h"
#include "moderation/tools/corpus.h"

struct lesson {
	struct label label;
	struct label rules;                   /* what the rules alone say */
	unsigned file, tags;                  /* of the sample */
	size_t first, n;                      /* its features in lessons->hash, ->kind */
	bool reference;                       /* of the sample */
	bool answer;                          /* a few words, with what they answer */
};

struct lessons {
	struct lesson *at;
	size_t n;
	unsigned files;
	uint32_t *hash;                       /* of all features of all lessons */
	uint8_t *kind;
	size_t n_features, room;
};

/* 0, or a negative enum moderation_error; a message the library refuses is one too (BAD_UTF8, TOO_LONG), and
 * *ret_bad is then its number in the corpus.  Markers (corpus.h) are left out.  To be released on either outcome. */
int lessons_gather(struct lessons *ret, const struct corpus *corpus, const struct moderation_rules *rules, size_t *ret_bad);
/* The features of a lesson again; what tokens they were of is not known any more. */
void lessons_features(const struct lessons *lessons, size_t i, struct features *ret);
void lessons_release(struct lessons *lessons);

#endif
