/* moderation/words.c: look up words, and cut words written together; see sight.h. */
#include <string.h>

#include "moderation/sight.h"

/* Shorter ones fall apart by chance ("to get her"). */
#define CUT_LEAST 8
#define CUT_LEAST_OF_MANY 9               /* three words or more */
#define PIECE_LEAST 3                     /* letters of each of two */

uint32_t lexicon_find(const struct moderation_rules *rules, const struct lexicon *lexicon, uint32_t hash,
                      const char *at, size_t len)
{
	const struct lexeme *slot;
	uint32_t i;

	for (i = hash & lexicon->mask; (slot = &lexicon->slots[i])->atom; i = (i + 1) & lexicon->mask)
		if (slot->hash == hash && slot->len == len && memcmp(rules->letters + slot->at, at, len) == 0)
			return slot->atom;
	return ATOM_NONE;
}

/* The fewest words that make the letters up to here. */
struct cut {
	uint32_t n;                           /* 0: not to be had */
	uint32_t packs;                       /* that know all of them */
	uint32_t atom;                        /* the last of them */
	uint8_t from;                         /* where it begins */
	uint8_t shortest;                     /* letters of the shortest */
};

/* A single letter is a word only where it is an everyday one: "i", "a". */
static uint32_t packs_of(const struct atom *atom, size_t letters)
{
	return letters == 1 ? atom->cues : atom->packs;
}

static void extend(struct cut *cuts, size_t from, size_t to, uint32_t atom, uint32_t packs)
{
	struct cut *cut = &cuts[to];
	uint32_t common = cuts[from].packs & packs;
	size_t letters = to - from;

	if (!common || (cut->n && cut->n <= cuts[from].n + 1))
		return;
	*cut = (struct cut){ cuts[from].n + 1, common, atom, (uint8_t)from, cuts[from].shortest };
	if (letters < cut->shortest)
		cut->shortest = (uint8_t)letters;
}

static void cut_from(const struct moderation_rules *rules, const struct form *form, struct cut *cuts, size_t from,
                     uint64_t *steps)
{
	uint32_t hash = HASH_BEGIN, atom;
	size_t to;

	for (to = from + 1; to <= form->len; to++) {
		++*steps;
		hash = hash_on(hash, form->at[to - 1]);
		if (!lexicon_may_have(&rules->words, hash))
			continue;
		atom = lexicon_find(rules, &rules->words, hash, form->at + from, to - from);
		if (atom)
			extend(cuts, from, to, atom, packs_of(&rules->atoms[atom], to - from));
	}
}

/* Two long words, or three with some letters each; letters that stood singly were put together on purpose. */
static bool meant(const struct cut *cut, const struct form *form)
{
	if (cut->n > WORDS_PIECES)
		return false;
	if (form->view == VIEW_JOINED)
		return form->len >= 2 * cut->n;
	if (cut->n == 2)
		return cut->shortest >= PIECE_LEAST;
	return form->len >= CUT_LEAST_OF_MANY && 2 * form->len >= 5 * cut->n;
}

size_t words_cut(const struct moderation_rules *rules, const struct form *form, uint32_t ret_atoms[WORDS_PIECES],
                 uint64_t *steps)
{
	struct cut cuts[TEXT_FORM_LEN + 1] = { { .packs = UINT32_MAX, .shortest = UINT8_MAX } };
	const struct cut *cut;
	size_t at;

	if (form->len < CUT_LEAST && form->view != VIEW_JOINED)
		return 0;
	for (at = 0; at < form->len; at++)
		if (at == 0 || cuts[at].n)
			cut_from(rules, form, cuts, at, steps);
	cut = &cuts[form->len];
	if (cut->n < 2 || !meant(cut, form))
		return 0;
	for (at = form->len; at > 0; at = cuts[at].from)
		ret_atoms[cuts[at].n - 1] = cuts[at].atom;
	return cut->n;
}
