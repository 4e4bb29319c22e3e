/* moderation/rules.h: packs, compiled.  Made by compile.c and never changed afterwards.
 *
 *   form of a token -> atom: a known word, the beginning of a word, any number, or (by the trie of
 *   phrases) several of these in a row
 *   atom -> symbols: every set of atoms that an element of a pattern stands for
 *   symbol -> patterns of which it is the rarest element
 *
 *  (1) Words, phrases and sets are shared by all packs; an atom knows which packs use it.
 *  (2) Rules are numbered by urgency, patterns of `match` by their rules: who walks them in order
 *      meets the urgent ones first.
 *  (3) Lists of one thing each lie in one array; the end of one is the beginning of the next. */
#ifndef CAIRN_MODERATION_RULES_H
#define CAIRN_MODERATION_RULES_H

#include "moderation/contact.h"
#include "moderation/hoard.h"
#include "moderation/model.h"
#include "moderation/moderation.h"
#include "moderation/pack.h"
#include "moderation/text.h"

/* What the scratch has room for. */
#define RULES_PACKS_MOST 32
#define RULES_ATOMS_MOST (1u << 17)
#define RULES_SYMBOLS_MOST (1u << 16)
#define RULES_PATTERNS_MOST (1u << 16)
#define RULES_MOST (1u << 14)
#define RULES_COMBINATIONS_MOST 4096u
#define RULES_PARTS_MOST 8                /* names in one `combine` */
#define RULES_PHRASE_MOST 8               /* words of a phrase */
#define RULES_STEPS_MOST 24               /* elements of a pattern */

#define ATOM_NONE 0u
#define ATOM_NUMBER 1u

struct atom {
	uint32_t packs, cues;                 /* 1u << pack: those that use it; those that guess their language by it */
	uint32_t node;                        /* where phrases beginning with it go on; 0: none do */
	uint32_t symbols, concepts;           /* first in symbols_of[], in concepts_of[] */
	uint64_t sieve;                       /* symbol_sieve() of all its symbols */
};

/* A sieve that lacks a symbol's bit does not have the symbol. */
static inline uint64_t symbol_sieve(uint32_t symbol)
{
	return UINT64_C(1) << symbol % 64;
}

#define LEXICON_FILTER_BITS 65536u

/* Words, or beginnings of words; open addressing by text_hash(). */
struct lexeme {
	uint32_t hash, atom;                  /* ATOM_NONE: empty */
	uint32_t at;                          /* in letters[] */
	uint32_t len;
};

struct lexicon {
	struct lexeme *slots;
	uint32_t mask;
	uint64_t filter[LEXICON_FILTER_BITS / 64];    /* a bit not set: no word has such a hash */
};

/* Of the trie of phrases. */
struct node {
	uint32_t atom;                        /* the phrase that ends here; ATOM_NONE: none does */
	uint32_t edges;                       /* first in edges[] */
};

struct edge {
	uint32_t atom, node;
};

struct symbol {
	uint32_t atoms;                       /* first in atoms_of[] */
	uint32_t keyed;                       /* first in keyed[] */
};

/* One element of a pattern with the gap before it, in places (sight.h). */
struct step {
	uint32_t symbol;
	uint8_t low, high;
	bool crosses;                         /* the gap may go over the end of a sentence */
};

struct pattern {
	uint32_t steps;                       /* first in steps[] */
	uint8_t n, pack;
	bool from_start, to_end;              /* ^ (the gap is that of the first step), $ */
	bool tail_crosses;
	uint8_t tail_low, tail_high;          /* the gap before $ */
};

/* Several patterns in a row of patterns[]. */
struct patterns {
	uint32_t first, n;
};

struct raising {
	enum triage level;
	struct patterns with;
};

/* This rule is the part `bit` of combination `combination`. */
struct part {
	uint32_t combination, bit;
};

struct rule {
	const char *id, *name;                /* "en.suicide.wish"; name: without the language, within id */
	const char *why;                      /* "" for a hint that says none */
	uint32_t hash;                        /* text_hash() of the name: the same in every language */
	uint32_t number;                      /* in rules[] */
	uint32_t pack;                        /* RULE_BUILT_IN: none */
	enum triage level;                    /* GREEN: a boundary or a hint */
	enum category category;
	int boundary;                         /* -1: none */
	bool hint;
	unsigned shortest;                    /* tokens a message may have; 0: any number */
	bool asks_context;                    /* fires only after what `context` matches */
	struct patterns match, unless, context;
	const struct raising *raisings;
	uint32_t n_raisings;
	uint32_t parts;                       /* first in parts[] */
};

#define RULE_BUILT_IN UINT32_MAX

struct needed {
	struct patterns any;
};

struct modifier {
	const char *id, *name;
	uint32_t pack;
	enum pack_scope scope;
	uint32_t reach;
	enum triage lower;
	struct patterns match, unless;
	const struct needed *needs;
	uint32_t n_needs;
	uint32_t stop;                        /* symbol; SYMBOL_NONE: nothing stops it */
	const uint64_t *touches;              /* a bit for each rule */
};

#define SYMBOL_NONE UINT32_MAX

struct combination {
	uint32_t rule;                        /* which fires */
	uint32_t n_parts;
	uint32_t within;                      /* tokens; 0: anywhere */
};

/* A class of some packs that an atom belongs to. */
struct membership {
	uint32_t concept;                     /* in concepts[] */
	uint32_t packs;
};

struct named {
	const char *name;
	uint32_t hash;
};

struct moderation_rules {
	struct hoard hoard;                     /* everything below */
	const char *languages[RULES_PACKS_MOST];
	uint32_t n_packs;
	uint32_t any;                         /* 1u << the pack that belongs to no language; 0: not loaded */

	char *letters;
	struct lexicon words, prefixes;
	struct atom *atoms;
	uint32_t *symbols_of, *atoms_of, *keyed;
	uint64_t *keys;                       /* a bit for each symbol that is the rarest of some pattern */
	struct membership *concepts_of;
	struct named *concepts;
	struct node *nodes;
	struct edge *edges;
	struct symbol *symbols;
	struct step *steps;
	struct pattern *patterns;
	uint32_t *rule_of;                    /* of a pattern of `match` */
	struct rule *rules;
	struct part *parts;
	struct modifier *modifiers;
	struct combination *combinations;
	uint32_t n_atoms, n_symbols, n_nodes, n_patterns, n_match, n_rules, n_modifiers, n_combinations;
	uint32_t built_in;                    /* the first rule that stands for a kind of contact_find() */

	struct contact *contact;
	struct model *model;                  /* NULL: none */
};

/* What a finder calls a rule is what the second stage learns from, in every language alike. */
static inline uint32_t rule_hash(const struct rule *rule)
{
	return rule->hash;
}

#endif
