/* moderation/names.c: `combine`, `only` and `keep`: what names other rules and modifiers; see compiler.h. */
#include <string.h>

#include "moderation/compiler.h"

/* "suicide*" names all that begin so. */
static bool names(const struct word *word, const char *name)
{
	if (word->len && word->at[word->len - 1] == '*')
		return strncmp(name, word->at, word->len - 1) == 0;
	return strcmp(word->at, name) == 0;
}

/* --- modifiers --- */

static bool names_rule(const struct word *word, const struct rule *rule)
{
	if (rule->boundary >= 0 && strcmp(word->at, boundary_name(rule->boundary)) == 0)
		return true;
	return names(word, rule->name);
}

static bool chosen(const struct block *modifier, const struct rule *rule)
{
	const struct word *word = modifier->only;

	if (!word)
		return rule->boundary < 0;
	while (word && !names_rule(word, rule))
		word = word->next;
	return word;
}

static bool kept(const struct block *rule, const char *modifier)
{
	const struct word *word = rule ? rule->keep : NULL;

	while (word && !names(word, modifier))
		word = word->next;
	return word || (rule && rule->keep_all);
}

/* A pack lowers its own hits and those of no language; what belongs to no language lowers all. */
static bool in_reach(const struct moderation_rules *rules, const struct modifier *modifier, const struct rule *rule)
{
	if (modifier->pack == rule->pack || rule->pack == RULE_BUILT_IN)
		return true;
	return (1u << modifier->pack | 1u << rule->pack) & rules->any;
}

static int check_only(struct compiler *c, const struct block *block)
{
	const struct moderation_rules *rules = c->rules;
	const struct word *word;
	uint32_t i;

	for (word = block->only; word; word = word->next) {
		if (boundary_parse(word->at, word->len) >= 0)
			continue;
		for (i = 0; i < rules->n_rules && !names(word, rules->rules[i].name); i++)
			;
		if (i == rules->n_rules)
			return COMPILE_FAULT(c, word->line, "there is no rule %s", word->at);
	}
	return 0;
}

static int compile_needs(struct compiler *c, const struct block *block, struct modifier *modifier)
{
	const struct clause *clause;
	struct needed *needs;
	uint32_t n = 0;
	int err = 0;

	for (clause = block->needs; clause; clause = clause->next)
		n++;
	modifier->needs = needs = hoard_array(&c->rules->hoard, n, sizeof(*needs));
	if (!needs)
		return MODERATION_NO_MEMORY;
	for (clause = block->needs; clause && !err; clause = clause->next)
		err = compile_rows(c, clause->rows, &needs[modifier->n_needs++].any);
	return err;
}

static int compile_touches(struct compiler *c, const struct block *block, struct modifier *modifier)
{
	const struct moderation_rules *rules = c->rules;
	uint64_t *touches = hoard_array(&c->rules->hoard, rules->n_rules / 64 + 1, sizeof(*touches));
	uint32_t i;

	if (!touches)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < rules->n_rules; i++) {
		const struct rule *rule = &rules->rules[i];

		if (in_reach(rules, modifier, rule) && chosen(block, rule) && !kept(c->blocks[i], block->name))
			touches[i / 64] |= UINT64_C(1) << i % 64;
	}
	modifier->touches = touches;
	return check_only(c, block);
}

static int compile_modifier(struct compiler *c, const struct block *block, struct modifier *modifier)
{
	int err;

	modifier->pack = c->number;
	modifier->scope = block->scope;
	modifier->reach = block->reach;
	modifier->lower = (enum triage)block->lower;
	modifier->stop = SYMBOL_NONE;
	if ((err = compile_rows(c, block->match, &modifier->match)) ||
	    (err = compile_rows(c, block->unless, &modifier->unless)))
		return err;
	if (block->stop && (err = expand_to_symbol(c, block->stop, &modifier->stop)))
		return err;
	if ((err = compile_needs(c, block, modifier)))
		return err;
	return compile_touches(c, block, modifier);
}

static int check_keep(struct compiler *c, const struct block *block)
{
	const struct moderation_rules *rules = c->rules;
	const struct word *word;
	uint32_t i;

	for (word = block->keep; word; word = word->next) {
		for (i = 0; i < rules->n_modifiers && !names(word, rules->modifiers[i].name); i++)
			;
		if (i == rules->n_modifiers)
			return COMPILE_FAULT(c, word->line, "there is no modifier %s", word->at);
	}
	return 0;
}

/* Calls `visit` for each block of one kind, in the order of packs and lines. */
static int each_block(struct compiler *c, bool modifier, int (*visit)(struct compiler *, const struct block *, void *),
                      void *arg)
{
	const struct block *block;
	int err = 0;

	for (c->pack = c->packs, c->number = 0; c->pack; c->pack = c->pack->next, c->number++)
		for (block = c->pack->blocks; block; block = block->next)
			if (block->modifier == modifier && (err = visit(c, block, arg)))
				return err;
	return 0;
}

static int count(struct compiler *c, const struct block *block, void *n)
{
	++*(uint32_t *)n;
	return 0;
}

static int name_modifier(struct compiler *c, const struct block *block, void *next)
{
	struct modifier *modifier = (*(struct modifier **)next)++;
	const char *language = c->pack->language;
	char *id = hoard_new(&c->rules->hoard, strlen(language) + strlen(block->name) + 2);

	if (!id)
		return MODERATION_NO_MEMORY;
	stpcpy(stpcpy(stpcpy(id, language), "."), block->name);
	modifier->id = id;
	modifier->name = id + strlen(language) + 1;
	return 0;
}

static int fill_modifier(struct compiler *c, const struct block *block, void *next)
{
	return compile_modifier(c, block, (*(struct modifier **)next)++);
}

static int keep_visited(struct compiler *c, const struct block *block, void *arg)
{
	return check_keep(c, block);
}

int names_modifiers(struct compiler *c)
{
	struct moderation_rules *rules = c->rules;
	struct modifier *next;
	int err;

	each_block(c, true, count, &rules->n_modifiers);
	rules->modifiers = next = hoard_array(&rules->hoard, rules->n_modifiers, sizeof(*next));
	if (!next)
		return MODERATION_NO_MEMORY;
	if ((err = each_block(c, true, name_modifier, &next)))
		return err;
	next = rules->modifiers;
	if ((err = each_block(c, true, fill_modifier, &next)))
		return err;
	return each_block(c, false, keep_visited, NULL);
}

/* --- combinations --- */

/* A part while it is not known how many a rule has. */
struct loose_part {
	uint32_t rule;
	struct part part;
};

struct combining {
	struct loose_part *parts;
	struct combination *combinations;
	size_t n_parts, n_combinations;
};

static int add_part(struct compiler *c, struct combining *all, uint32_t rule, unsigned bit)
{
	struct loose_part *at = hoard_grow(&c->work, all->parts, all->n_parts, sizeof(*at));

	if (!at)
		return MODERATION_NO_MEMORY;
	all->parts = at;
	at[all->n_parts++] = (struct loose_part){ rule, { (uint32_t)all->n_combinations, 1u << bit } };
	return 0;
}

/* A part is what `match` found: a combination of combinations would depend on their order. */
static int add_named(struct compiler *c, struct combining *all, const struct word *word, unsigned bit)
{
	const struct moderation_rules *rules = c->rules;
	bool known = false, found = false;
	uint32_t i;

	for (i = 0; i < rules->n_rules; i++) {
		if (!names(word, rules->rules[i].name))
			continue;
		known = true;
		if (!rules->rules[i].match.n && i < rules->built_in)
			continue;
		found = true;
		if (add_part(c, all, i, bit))
			return MODERATION_NO_MEMORY;
	}
	if (!known)
		return COMPILE_FAULT(c, word->line, "there is no rule %s", word->at);
	return found ? 0 : COMPILE_FAULT(c, word->line, "%s is a combination itself", word->at);
}

static int add_combination(struct compiler *c, struct combining *all, const struct combine *combine, uint32_t rule)
{
	struct combination *at = hoard_grow(&c->work, all->combinations, all->n_combinations, sizeof(*at));
	const struct word *word;
	unsigned n = 0;
	int err;

	if (!at)
		return MODERATION_NO_MEMORY;
	all->combinations = at;
	if (all->n_combinations >= RULES_COMBINATIONS_MOST)
		return COMPILE_FAULT(c, combine->line, "there are more than %u combinations", RULES_COMBINATIONS_MOST);
	for (word = combine->names; word; word = word->next) {
		if (n == RULES_PARTS_MOST)
			return COMPILE_FAULT(c, combine->line, "at most %d rules are combined", RULES_PARTS_MOST);
		if ((err = add_named(c, all, word, n++)))
			return err;
	}
	at[all->n_combinations++] = (struct combination){ rule, n, combine->within };
	return 0;
}

static int keep_combinations(struct compiler *c, const struct combining *all)
{
	struct moderation_rules *rules = c->rules;
	uint32_t *filled = hoard_array(&c->work, rules->n_rules + 1, sizeof(*filled));
	uint32_t total = 0, i;

	rules->n_combinations = (uint32_t)all->n_combinations;
	rules->combinations = compiler_keep(c, all->combinations, all->n_combinations, sizeof(*all->combinations));
	rules->parts = hoard_array(&rules->hoard, all->n_parts, sizeof(*rules->parts));
	if (!filled || !rules->combinations || !rules->parts)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < all->n_parts; i++)
		filled[all->parts[i].rule]++;
	for (i = 0; i <= rules->n_rules; i++) {
		rules->rules[i].parts = total;
		total += filled[i];
		filled[i] = 0;
	}
	for (i = 0; i < all->n_parts; i++) {
		uint32_t rule = all->parts[i].rule;

		rules->parts[rules->rules[rule].parts + filled[rule]++] = all->parts[i].part;
	}
	return 0;
}

int names_combinations(struct compiler *c)
{
	struct combining all = { 0 };
	const struct combine *combine;
	const struct pack *pack;
	uint32_t i;
	int err;

	for (i = 0; i < c->rules->built_in; i++) {
		for (pack = c->packs, c->number = 0; c->number < c->rules->rules[i].pack; c->number++)
			pack = pack->next;
		c->pack = pack;
		for (combine = c->blocks[i]->combines; combine; combine = combine->next)
			if ((err = add_combination(c, &all, combine, i)))
				return err;
	}
	return keep_combinations(c, &all);
}
