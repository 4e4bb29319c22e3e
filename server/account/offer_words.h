/* server/account/offer_words.h: the words of offer.c, a list of each kind for a language.
 *
 * Any noun of a language goes with any of its adjectives: where gender matters all
 * are masculine singular, and adjectives have the form that stands beside a noun
 * without an article.  A new word must be friendly, of the outdoors, and free of a
 * second meaning: drink hides in blau, alegre and sereno, drugs in grass and poppy,
 * a prayer in gelassen, a ward in patient. */
#ifndef CAIRN_ACCOUNT_OFFER_WORDS_H
#define CAIRN_ACCOUNT_OFFER_WORDS_H

#include <stdbool.h>

#define OFFER_WORDS 24                    /* of each kind */

struct offer_words {
	const char *language;                 /* primary subtag, two letters */
	bool noun_first;
	const char *adjectives[OFFER_WORDS], *nouns[OFFER_WORDS];
};

/* The first is English, the last has no language. */
extern const struct offer_words offer_words[];

#endif
