/* moderation/language.c: see language.h. */
#include "moderation/language.h"

#include <string.h>

#define AROUND 24                         /* places on each side of a hit that may show its language */
#define FOREIGN_LEAST 2                   /* words of its own that make an insertion count */

static uint32_t bit_of(const struct moderation_rules *rules, const char *name)
{
	uint32_t i;

	for (i = 0; name && i < rules->n_packs; i++)
		if (strcmp(rules->languages[i], name) == 0)
			return 1u << i & ~rules->any;
	return 0;
}

/* Places from `first` to `last` that are cues of `pack` and no word of `other`. */
static uint32_t cues_of(const struct sight *s, uint32_t pack, uint32_t other, uint32_t first, uint32_t last)
{
	uint32_t n = 0, i;

	for (i = first; i <= last; i++)
		n += s->places[i].cues & pack && !(s->places[i].exact & other);
	return n;
}

static bool spoken_between(const struct sight *s, uint32_t pack, uint32_t named, uint32_t first, uint32_t last)
{
	uint32_t own = cues_of(s, pack, named, first, last), others;

	if (own == 0)
		return false;
	others = cues_of(s, named, pack, first, last);
	return own >= others || (own >= 2 && 2 * own >= others);
}

/* The packs with the most cues; 0 when there are no cues. */
static uint32_t guess(const struct sight *s)
{
	uint32_t n[RULES_PACKS_MOST] = { 0 }, i, left, most = 1, best = 0;

	for (i = s->begin; i < PLACES_MOST; i++)
		for (left = s->places[i].cues; left; left &= left - 1)
			n[__builtin_ctz(left)]++;
	for (i = 0; i < s->rules->n_packs; i++) {
		if (n[i] > most)
			best = 0;
		if (n[i] >= most) {
			best |= 1u << i;
			most = n[i];
		}
	}
	return best;
}

/* Packs that have a cue of their own in the text, or as many words as an insertion needs; spoken ones too. */
static uint32_t possible(const struct sight *s, const struct language *language)
{
	uint32_t n[RULES_PACKS_MOST] = { 0 }, ret = language->spoken, i, left;

	for (i = s->begin; i < PLACES_MOST; i++) {
		if (s->places[i].exact & language->named)
			continue;
		ret |= s->places[i].cues;
		for (left = s->places[i].packs & ~ret; left; left &= left - 1)
			if (++n[__builtin_ctz(left)] >= FOREIGN_LEAST)
				ret |= left & -left;
	}
	return ret;
}

void language_read(struct language *ret, const struct sight *s, const char *name)
{
	const struct moderation_rules *rules = s->rules;
	uint32_t best, cues = 0, i;

	ret->possible = UINT32_MAX;
	ret->named = bit_of(rules, name);
	if (!ret->named) {
		best = guess(s);
		ret->spoken = best ? best | rules->any : UINT32_MAX;
		if (!best || best & (best - 1))
			return;
		ret->named = best;
	}
	ret->spoken = ret->named | rules->any;
	for (i = s->begin; i < PLACES_MOST; i++)
		cues |= s->places[i].cues;
	for (i = 0; i < rules->n_packs; i++)
		if (cues & ~ret->spoken & 1u << i && spoken_between(s, 1u << i, ret->named, s->begin, PLACES_MOST - 1))
			ret->spoken |= 1u << i;
	ret->possible = possible(s, ret);
}

bool language_counts(const struct language *language, const struct sight *s, uint32_t pack,
                     uint32_t first, uint32_t last)
{
	uint32_t bit = 1u << pack, from = first, to = last, n = 0, i;

	if (language->spoken & bit)
		return true;
	for (i = first; i <= last; i++)
		n += s->places[i].packs & bit && !(s->places[i].exact & language->named);
	if (n >= FOREIGN_LEAST)
		return true;
	while (from > s->begin && first - from < AROUND && s->places[from - 1].sentence == s->places[first].sentence)
		from--;
	while (to + 1 < PLACES_MOST && to - last < AROUND && s->places[to + 1].sentence == s->places[last].sentence)
		to++;
	return spoken_between(s, bit, language->named, from, to);
}
