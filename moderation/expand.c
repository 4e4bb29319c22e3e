/* moderation/expand.c: classes and groups written out as phrases; see compiler.h.
 *
 * "(@my | the) head" becomes "my head", "our head", "the head": then a set is a list of atoms, and
 * whether a place in a text belongs to it is one look-up. */
#include <string.h>

#include "moderation/compiler.h"

#define PHRASES_MOST 1500                 /* of one element */

static int add_phrase(struct compiler *c, struct phrases *list, const struct phrase *phrase, unsigned line)
{
	struct phrase *at;

	if (list->n >= PHRASES_MOST)
		return COMPILE_FAULT(c, line, "this stands for more than %d phrases", PHRASES_MOST);
	at = hoard_grow(&c->work, list->at, list->n, sizeof(*at));
	if (!at)
		return MODERATION_NO_MEMORY;
	list->at = at;
	at[list->n++] = *phrase;
	return 0;
}

static int add_all(struct compiler *c, struct phrases *list, const struct phrases *more, unsigned line)
{
	size_t i;
	int err = 0;

	for (i = 0; i < more->n && !err; i++)
		err = add_phrase(c, list, &more->at[i], line);
	return err;
}

static int join(struct compiler *c, struct phrases *list, const struct phrase *a, const struct phrase *b, unsigned line)
{
	struct phrase both = *a;

	if (a->n + b->n > RULES_PHRASE_MOST)
		return COMPILE_FAULT(c, line, "a phrase in a group or class has at most %d words", RULES_PHRASE_MOST);
	memcpy(both.atoms + a->n, b->atoms, b->n * sizeof(*b->atoms));
	both.n += b->n;
	return add_phrase(c, list, &both, line);
}

/* Each of `list` followed by each of `next`. */
static int follow(struct compiler *c, struct phrases *list, const struct phrases *next, unsigned line)
{
	struct phrases joined = { 0 };
	size_t i, j;
	int err = 0;

	for (i = 0; i < list->n; i++)
		for (j = 0; j < next->n && !err; j++)
			err = join(c, &joined, &list->at[i], &next->at[j], line);
	*list = joined;
	return err;
}

static int expand_row(struct compiler *c, const struct row *row, struct phrases *ret)
{
	struct phrases all = { 0 };
	const struct element *e;
	int err = add_phrase(c, &all, &(struct phrase){ 0 }, row->line);

	for (e = row->first; e && !err; e = e->next) {
		struct phrases ways = { 0 };

		err = expand_element(c, e, row->line, &ways);
		if (!err)
			err = follow(c, &all, &ways, row->line);
	}
	return err ? err : add_all(c, ret, &all, row->line);
}

static int expand_rows(struct compiler *c, const struct row *rows, struct phrases *ret)
{
	int err = 0;

	for (; rows && !err; rows = rows->next)
		err = expand_row(c, rows, ret);
	return err;
}

int expand_class(struct compiler *c, struct class *class)
{
	struct phrases *phrases;
	int err;

	if (class->phrases)
		return 0;
	if (class->open)
		return COMPILE_FAULT(c, class->line, "class %s contains itself", class->name);
	if (!(phrases = hoard_new(&c->work, sizeof(*phrases))))
		return MODERATION_NO_MEMORY;
	class->open = true;
	err = expand_rows(c, class->rows, phrases);
	class->open = false;
	if (!err)
		class->phrases = phrases;
	return err;
}

static int expand_reference(struct compiler *c, const struct element *element, unsigned line, struct phrases *ret)
{
	struct class *class = c->pack->classes;
	int err;

	while (class && (strlen(class->name) != element->len || memcmp(class->name, element->at, element->len) != 0))
		class = class->next;
	if (!class)
		return COMPILE_FAULT(c, line, "there is no class %.*s", (int)element->len, element->at);
	err = expand_class(c, class);
	return err ? err : add_all(c, ret, class->phrases, line);
}

static int expand_word(struct compiler *c, const struct element *e, unsigned line, struct phrases *ret)
{
	struct phrase phrase = { .n = 1, .atoms = { ATOM_NUMBER } };

	if (e->kind != ELEMENT_NUMBER)
		phrase.atoms[0] = vocabulary_word(&c->vocabulary, e->at, e->len, e->kind == ELEMENT_PREFIX, c->number);
	return phrase.atoms[0] == VOCABULARY_FULL ? vocabulary_fault(c) : add_phrase(c, ret, &phrase, line);
}

int expand_element(struct compiler *c, const struct element *element, unsigned line, struct phrases *ret)
{
	int err = 0;

	if (element->optional)
		err = add_phrase(c, ret, &(struct phrase){ 0 }, line);
	if (err)
		return err;
	if (element->kind == ELEMENT_CLASS)
		return expand_reference(c, element, line, ret);
	if (element->kind == ELEMENT_GROUP)
		return expand_rows(c, element->rows, ret);
	return expand_word(c, element, line, ret);
}

int phrases_to_atoms(struct compiler *c, const struct phrases *phrases, uint32_t **ret)
{
	uint32_t *atoms = hoard_array(&c->work, phrases->n, sizeof(*atoms));
	size_t i;

	if (!atoms)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < phrases->n; i++)
		if ((atoms[i] = vocabulary_phrase(&c->vocabulary, &phrases->at[i], c->number)) == VOCABULARY_FULL)
			return vocabulary_fault(c);
	*ret = atoms;
	return 0;
}

int phrases_to_symbol(struct compiler *c, const struct phrases *phrases, uint32_t *ret_symbol)
{
	uint32_t *atoms;
	int err = phrases_to_atoms(c, phrases, &atoms);

	if (err)
		return err;
	*ret_symbol = vocabulary_set(&c->vocabulary, atoms, phrases->n);
	return *ret_symbol == VOCABULARY_FULL ? vocabulary_fault(c) : 0;
}

int expand_to_symbol(struct compiler *c, const struct row *rows, uint32_t *ret_symbol)
{
	struct phrases phrases = { 0 };
	int err = expand_rows(c, rows, &phrases);

	return err ? err : phrases_to_symbol(c, &phrases, ret_symbol);
}
