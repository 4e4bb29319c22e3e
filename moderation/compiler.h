/* moderation/compiler.h: packs on the way to rules.h; shared by compile.c, expand.c, patterns.c and names.c only.
 *
 * Functions return 0, MODERATION_BAD_PACK with c->fault filled, or MODERATION_NO_MEMORY. */
#ifndef CAIRN_MODERATION_COMPILER_H
#define CAIRN_MODERATION_COMPILER_H

#include "moderation/rules.h"
#include "moderation/vocabulary.h"

struct phrases {
	struct phrase *at;
	size_t n;
};

struct compiler {
	struct moderation_rules *rules;
	struct hoard work;                     /* for what is not kept */
	struct vocabulary vocabulary;
	struct pack *packs;
	const struct pack *pack;              /* the one being compiled, and its number */
	uint32_t number;
	struct moderation_fault *fault;
	struct step *steps;
	struct pattern *patterns;
	size_t n_steps, n_patterns;
	const struct block **blocks;          /* of each rule, by its number */
};

/* expand.c: every way of saying one element, as phrases.  An optional element adds a phrase of no words. */
int expand_element(struct compiler *c, const struct element *element, unsigned line, struct phrases *ret);
int expand_class(struct compiler *c, struct class *class);
/* The set of what some rows may be. */
int expand_to_symbol(struct compiler *c, const struct row *rows, uint32_t *ret_symbol);
int phrases_to_symbol(struct compiler *c, const struct phrases *phrases, uint32_t *ret_symbol);
/* Atoms of phrases, each once; *ret in work memory. */
int phrases_to_atoms(struct compiler *c, const struct phrases *phrases, uint32_t **ret);

/* patterns.c: rows of a statement as patterns; the rarest element of each pattern of `match`. */
int compile_rows(struct compiler *c, const struct row *rows, struct patterns *ret);
int patterns_finish(struct compiler *c);

/* names.c: what one rule or modifier says of others by name. */
int names_modifiers(struct compiler *c);
int names_combinations(struct compiler *c);

/* The error of the vocabulary as ours. */
int vocabulary_fault(struct compiler *c);
/* A copy in the memory of the rules. */
void *compiler_keep(struct compiler *c, const void *at, size_t n, size_t size);

#define COMPILE_FAULT(c, line, ...) pack_fault((c)->fault, (c)->pack ? (c)->pack->file : "", (line), __VA_ARGS__)

#endif
