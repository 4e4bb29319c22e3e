/* moderation/vocabulary.h: words, phrases and sets of them, while packs are compiled.
 *
 * Equal words, equal phrases and equal sets get one number, whoever asks.  Numbers are those of
 * rules.h.  Functions return the number, or VOCABULARY_FULL when there are more than rules.h
 * has room for or memory is out (v->err says which). */
#ifndef CAIRN_MODERATION_VOCABULARY_H
#define CAIRN_MODERATION_VOCABULARY_H

#include "moderation/rules.h"

#define VOCABULARY_FULL UINT32_MAX

/* Some atoms in a row. */
struct phrase {
	uint32_t n;
	uint32_t atoms[RULES_PHRASE_MOST];
};

struct vocabulary {
	struct hoard *hoard;                    /* for what grows */
	struct word_entry *words;
	struct atom_entry *atoms;
	struct node_entry *nodes;
	struct set_entry *sets;
	struct membership_entry *members;
	struct named *concepts;
	uint32_t *buckets, *set_buckets;      /* heads of chains by hash */
	size_t n_words, n_atoms, n_nodes, n_sets, n_members, n_concepts;
	int err;                              /* MODERATION_BAD_PACK: full; MODERATION_NO_MEMORY */
};

int vocabulary_init(struct vocabulary *v, struct hoard *hoard);
/* A folded word (or the beginning of one), used by pack number `pack`. */
uint32_t vocabulary_word(struct vocabulary *v, const char *at, size_t len, bool prefix, uint32_t pack);
void vocabulary_cue(struct vocabulary *v, uint32_t atom, uint32_t pack);
/* A phrase of one atom is that atom. */
uint32_t vocabulary_phrase(struct vocabulary *v, const struct phrase *phrase, uint32_t pack);
/* A symbol; `atoms` is sorted and made unique in place. */
uint32_t vocabulary_set(struct vocabulary *v, uint32_t *atoms, size_t n);
/* Say that class `name` of a pack has these atoms. */
int vocabulary_concept(struct vocabulary *v, const char *name, const uint32_t *atoms, size_t n, uint32_t pack);
/* How common what a symbol stands for is in everyday talk and in the packs; rarest first. */
uint64_t vocabulary_commonness(const struct vocabulary *v, uint32_t symbol);
/* Write it all into *rules, in memory of its hoard; keyed[] is left to the caller.  0 or MODERATION_NO_MEMORY. */
int vocabulary_finish(struct vocabulary *v, struct moderation_rules *rules);

#endif
