/* server/account/offer.c: see offer.h. */
#include "account/offer.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "account/offer_words.h"
#include "crypto/secret.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether the first part of `tag` is the two letters of `language`. */
static bool tag_is(struct str tag, const char *language)
{
	if (!tag.at || tag.len < 2 || (tag.len > 2 && tag.at[2] != '-' && tag.at[2] != '_'))
		return false;
	return lower(tag.at[0]) == language[0] && lower(tag.at[1]) == language[1];
}

static const struct offer_words *words_in(struct str tag)
{
	const struct offer_words *words;

	for (words = offer_words; words->language; words++)
		if (tag_is(tag, words->language))
			return words;
	return offer_words;
}

/* 0 <= *ret < n, all equally likely; 0 < n <= 256. */
static int random_below(unsigned n, unsigned *ret)
{
	uint8_t byte;
	int err;

	do {
		err = random_bytes(&byte, 1);
		if (err)
			return err;
	} while (byte >= 256 - 256 % n);      /* the last, incomplete round would favour the low ones */
	*ret = byte % n;
	return 0;
}

/* `count` different words: the first steps of a shuffle (Fisher and Yates). */
static int draw(const char *const words[OFFER_WORDS], unsigned count, const char *ret[OFFER_WORDS])
{
	const char *swap;
	unsigned i, from;
	int err;

	memcpy(ret, words, OFFER_WORDS * sizeof(*words));
	for (i = 0; i < count; i++) {
		err = random_below(OFFER_WORDS - i, &from);
		if (err)
			return err;
		swap = ret[i];
		ret[i] = ret[i + from];
		ret[i + from] = swap;
	}
	return 0;
}

static struct str join(struct arena *arena, const char *first, const char *second)
{
	size_t before = strlen(first), after = strlen(second);
	char *at = arena_new(arena, before + 1 + after);

	if (!at)
		return (struct str){ 0 };
	memcpy(at, first, before);
	at[before] = ' ';
	memcpy(at + before + 1, second, after);
	return (struct str){ at, before + 1 + after };
}

int offer_names(struct arena *arena, struct str language, unsigned count, struct str *ret_names)
{
	const struct offer_words *words = words_in(language);
	const char *adjectives[OFFER_WORDS], *nouns[OFFER_WORDS];
	struct str names[OFFER_MOST];
	unsigned i;
	int err;

	assert(count <= OFFER_MOST);
	err = draw(words->adjectives, count, adjectives);
	if (!err)
		err = draw(words->nouns, count, nouns);
	if (err)
		return err;
	for (i = 0; i < count; i++) {
		names[i] = words->noun_first ? join(arena, nouns[i], adjectives[i]) : join(arena, adjectives[i], nouns[i]);
		if (!names[i].at)
			return ERR_NO_MEMORY;
	}
	if (count > 0)
		memcpy(ret_names, names, count * sizeof(*names));
	return 0;
}
