/* moderation/sight.h: a text as atoms of the packs (rules.h), and where patterns are in it.
 *
 *  (1) A place is a token, or a word within a token that was written together ("killmyself").
 *      Places are numbered upwards through the text, from `begin` up to PLACES_MOST: the text is read
 *      from its end, so that a phrase finds the places after it known.
 *  (2) Matching a pattern joins, element by element, the sorted places where it may stand so far with
 *      the places of the next element: linear in the text, whatever the gaps.
 *  (3) Everything lives in the sight until the next text. */
#ifndef CAIRN_MODERATION_SIGHT_H
#define CAIRN_MODERATION_SIGHT_H

#include "moderation/rules.h"
#include "moderation/text.h"

#define PLACES_MOST 49152u
/* Some eight atoms to a token of the shortest kind; what is over is not seen. */
#define SPOTS_MOST 262144u

struct place {
	uint32_t token;
	uint32_t spots;                       /* first in spots[] */
	uint16_t n_spots;
	uint16_t sentence;
	uint32_t packs;                       /* that know this word, or a beginning of it */
	uint32_t exact;                       /* that know just this word */
	uint32_t cues;                        /* that guess their language by it */
	uint64_t sieve;                       /* of all atoms that begin here: a symbol whose bit it lacks does not */
};

/* An atom at a place, perhaps reaching further. */
struct spot {
	uint32_t atom, first, last;
	uint32_t next;                        /* the next of this atom in the text; SPOT_NONE after the last */
};

#define SPOT_NONE UINT32_MAX

struct span {
	uint32_t first, last;                 /* places, both included */
};

struct sight {
	const struct moderation_rules *rules;
	const struct text *text;
	uint32_t begin, n_spots, stamp;
	struct place places[PLACES_MOST];
	struct spot spots[SPOTS_MOST];
	struct {
		uint32_t stamp;               /* that of the sight: seen in this text */
		uint32_t spot;                /* the first of them */
	} seen[RULES_ATOMS_MOST];
	uint64_t present[RULES_SYMBOLS_MOST / 64];    /* symbols of which there is an atom */
	uint32_t place_of[TEXT_TOKENS_MOST];  /* first of each token */
	uint64_t marks[PLACES_MOST / 64];
	struct span found[2][PLACES_MOST];
	uint64_t steps;                       /* of work done since the sight was made: what the tests count */
};

/* Look at a text; both must stay while the sight is used. */
void sight_read(struct sight *sight, const struct moderation_rules *rules, const struct text *text);

/* Where a pattern matches, by last place, one span for each; *ret holds until the next call. */
size_t pattern_find(struct sight *sight, const struct pattern *pattern, const struct span **ret);
/* Whether one of them is anywhere in the text. */
bool patterns_any(struct sight *sight, const struct patterns *patterns);
/* Whether an atom of `symbol` begins at `place`. */
bool stands_at(const struct sight *sight, uint32_t place, uint32_t symbol);

static inline bool is_present(const struct sight *sight, uint32_t symbol)
{
	return sight->present[symbol / 64] >> symbol % 64 & 1;
}

/* words.c: cut a word into words that one pack knows ("wanttodie").  How many, at most WORDS_PIECES; 0: it cannot be
 * cut, or only in ways that chance would explain. */
#define WORDS_PIECES 16
size_t words_cut(const struct moderation_rules *rules, const struct form *form, uint32_t ret_atoms[WORDS_PIECES],
                 uint64_t *steps);
/* The atom of a word; ATOM_NONE when no pack knows it. */
uint32_t lexicon_find(const struct moderation_rules *rules, const struct lexicon *lexicon, uint32_t hash,
                      const char *at, size_t len);

static inline bool lexicon_may_have(const struct lexicon *lexicon, uint32_t hash)
{
	return lexicon->filter[hash % LEXICON_FILTER_BITS / 64] >> hash % 64 & 1;
}

#define HASH_BEGIN 2166136261u

/* text_hash(), a byte at a time. */
static inline uint32_t hash_on(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 16777619u;
}

#endif
