/* moderation/compile.c: packs as read, made into rules.h. */
#include <string.h>

#include "moderation/compiler.h"
#include "moderation/heap.h"

void *compiler_keep(struct compiler *c, const void *at, size_t n, size_t size)
{
	void *copy = hoard_array(&c->rules->hoard, n, size);

	if (copy && n)
		memcpy(copy, at, n * size);
	return copy;
}

int vocabulary_fault(struct compiler *c)
{
	if (c->vocabulary.err == MODERATION_NO_MEMORY)
		return MODERATION_NO_MEMORY;
	return COMPILE_FAULT(c, 0, "the packs have too many words, phrases or groups");
}

/* --- languages, cues, classes, lists --- */

static int check_language(struct compiler *c, const struct pack *pack)
{
	const struct pack *other;

	for (other = c->packs; other != pack; other = other->next)
		if (strcmp(other->language, pack->language) == 0)
			return pack_fault(c->fault, pack->file, 1, "%s is a pack of language %s already",
			                  other->file, pack->language);
	return 0;
}

static int name_languages(struct compiler *c)
{
	struct moderation_rules *rules = c->rules;
	const struct pack *pack;
	int err;

	for (pack = c->packs; pack; pack = pack->next) {
		if (rules->n_packs == RULES_PACKS_MOST)
			return pack_fault(c->fault, pack->file, 0, "there are more than %d packs", RULES_PACKS_MOST);
		if ((err = check_language(c, pack)))
			return err;
		if (strcmp(pack->language, "any") == 0)
			rules->any = 1u << rules->n_packs;
		rules->languages[rules->n_packs] = compiler_keep(c, pack->language, strlen(pack->language) + 1, 1);
		if (!rules->languages[rules->n_packs++])
			return MODERATION_NO_MEMORY;
	}
	return 0;
}

static int compile_cues(struct compiler *c)
{
	const struct word *word;
	uint32_t atom;

	for (word = c->pack->cues; word; word = word->next) {
		atom = vocabulary_word(&c->vocabulary, word->at, word->len, false, c->number);
		if (atom == VOCABULARY_FULL)
			return vocabulary_fault(c);
		vocabulary_cue(&c->vocabulary, atom, c->number);
	}
	return 0;
}

static int compile_class(struct compiler *c, struct class *class)
{
	uint32_t *atoms;
	int err = expand_class(c, class);

	if (!err)
		err = phrases_to_atoms(c, class->phrases, &atoms);
	if (!err && vocabulary_concept(&c->vocabulary, class->name, atoms, class->phrases->n, c->number))
		err = vocabulary_fault(c);
	return err;
}

static int compile_words(struct compiler *c)
{
	struct class *class;
	int err = 0;

	for (c->pack = c->packs, c->number = 0; c->pack; c->pack = c->pack->next, c->number++) {
		err = compile_cues(c);
		for (class = c->pack->classes; class && !err; class = class->next)
			err = compile_class(c, class);
		if (err)
			return err;
	}
	return 0;
}

/* Help lines and help pages. */
static int compile_allowed(struct compiler *c)
{
	struct contact *contact = c->rules->contact = contact_new();
	const struct pack *pack;
	const struct word *word;
	int err = contact ? 0 : MODERATION_NO_MEMORY;

	for (pack = c->packs; pack; pack = pack->next) {
		for (word = pack->numbers; word && !err; word = word->next)
			err = contact_allow_number(contact, word->at, word->len);
		for (word = pack->domains; word && !err; word = word->next)
			err = contact_allow_domain(contact, word->at, word->len);
	}
	return err;
}

/* --- rules --- */

static int highest_level(const struct block *block)
{
	const struct clause *raise;
	int level = block->level;

	for (raise = block->raises; raise; raise = raise->next)
		if ((int)raise->level > level)
			level = raise->level;
	return level;
}

/* Boundaries after the last danger, hints at the end. */
static int urgency(const struct block *block)
{
	if (block->hint)
		return -1;
	return block->boundary >= 0 ? TRIAGE_GREEN : highest_level(block);
}

static int name_rule(struct compiler *c, struct rule *rule, const char *language, const char *name, const char *why)
{
	char *id = hoard_new(&c->rules->hoard, strlen(language) + strlen(name) + 2);

	if (!id)
		return MODERATION_NO_MEMORY;
	stpcpy(stpcpy(stpcpy(id, language), "."), name);
	rule->id = id;
	rule->name = id + strlen(language) + 1;
	rule->hash = text_hash(name, strlen(name));
	rule->why = compiler_keep(c, why, strlen(why) + 1, 1);
	return rule->why ? 0 : MODERATION_NO_MEMORY;
}

static int number_rule(struct compiler *c, const struct block *block)
{
	uint32_t number = c->rules->n_rules++;
	struct rule *rule = &c->rules->rules[number];

	rule->number = number;
	rule->pack = c->number;
	rule->level = block->level < 0 ? TRIAGE_GREEN : (enum triage)block->level;
	rule->category = block->category < 0 ? CATEGORY_NONE : (enum category)block->category;
	rule->boundary = block->boundary;
	rule->hint = block->hint;
	rule->shortest = block->shortest;
	rule->asks_context = block->context;
	c->blocks[number] = block;
	return name_rule(c, rule, c->pack->language, block->name, block->why ? block->why : "");
}

/* What contact_find() finds belongs to no language and to no pack; modifiers may lower it, rules combine it. */
static int number_built_in(struct compiler *c)
{
	const struct contact_hit *kind;
	size_t i;
	int err;

	c->rules->built_in = c->rules->n_rules;
	for (i = 0; (kind = contact_kind(i)); i++) {
		struct rule *rule = &c->rules->rules[c->rules->n_rules];

		*rule = (struct rule){ .number = c->rules->n_rules++, .pack = RULE_BUILT_IN, .category = CATEGORY_NONE,
			.boundary = kind->boundary };
		if ((err = name_rule(c, rule, "any", kind->id, kind->why)))
			return err;
	}
	return 0;
}

static int number_rules_of(struct compiler *c, int wanted)
{
	const struct block *block;
	int err;

	for (c->pack = c->packs, c->number = 0; c->pack; c->pack = c->pack->next, c->number++)
		for (block = c->pack->blocks; block; block = block->next)
			if (!block->modifier && urgency(block) == wanted && (err = number_rule(c, block)))
				return err;
	return 0;
}

static uint32_t count_rules(const struct compiler *c)
{
	const struct pack *pack;
	const struct block *block;
	uint32_t n = 0;

	while (contact_kind(n))
		n++;

	for (pack = c->packs; pack; pack = pack->next)
		for (block = pack->blocks; block; block = block->next)
			n += !block->modifier;
	return n;
}

static int number_rules(struct compiler *c)
{
	uint32_t n = count_rules(c);
	int wanted, err = 0;

	if (n > RULES_MOST)
		return COMPILE_FAULT(c, 0, "there are more than %u rules", RULES_MOST);
	c->rules->rules = hoard_array(&c->rules->hoard, n + 1, sizeof(*c->rules->rules));
	c->blocks = hoard_array(&c->work, n + 1, sizeof(*c->blocks));
	if (!c->rules->rules || !c->blocks)
		return MODERATION_NO_MEMORY;
	for (wanted = TRIAGE_CRISIS; wanted >= -1 && !err; wanted--)
		err = number_rules_of(c, wanted);
	return err ? err : number_built_in(c);
}

/* What a rule is compiled with needs the classes of its pack. */
static void enter_pack_of(struct compiler *c, const struct rule *rule)
{
	for (c->pack = c->packs, c->number = 0; c->number < rule->pack; c->number++)
		c->pack = c->pack->next;
}

static int compile_matches(struct compiler *c)
{
	struct moderation_rules *rules = c->rules;
	uint32_t i, j;
	int err;

	for (i = 0; i < rules->built_in; i++) {
		enter_pack_of(c, &rules->rules[i]);
		if ((err = compile_rows(c, c->blocks[i]->match, &rules->rules[i].match)))
			return err;
	}
	rules->n_match = (uint32_t)c->n_patterns;
	rules->rule_of = hoard_array(&rules->hoard, rules->n_match, sizeof(*rules->rule_of));
	if (!rules->rule_of)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < rules->n_rules; i++)
		for (j = 0; j < rules->rules[i].match.n; j++)
			rules->rule_of[rules->rules[i].match.first + j] = i;
	return 0;
}

static int compile_raisings(struct compiler *c, struct rule *rule, const struct block *block)
{
	const struct clause *raise;
	struct raising *at;
	uint32_t n = 0;
	int err = 0;

	for (raise = block->raises; raise; raise = raise->next)
		n++;
	rule->raisings = at = hoard_array(&c->rules->hoard, n, sizeof(*at));
	if (!at)
		return MODERATION_NO_MEMORY;
	for (raise = block->raises; raise && !err; raise = raise->next, at++) {
		at->level = raise->level;
		err = compile_rows(c, raise->rows, &at->with);
		rule->n_raisings++;
	}
	return err;
}

static int compile_conditions(struct compiler *c)
{
	struct moderation_rules *rules = c->rules;
	uint32_t i;
	int err = 0;

	for (i = 0; i < rules->built_in && !err; i++) {
		struct rule *rule = &rules->rules[i];

		enter_pack_of(c, rule);
		err = compile_rows(c, c->blocks[i]->unless, &rule->unless);
		if (!err)
			err = compile_rows(c, c->blocks[i]->context, &rule->context);
		if (!err)
			err = compile_raisings(c, rule, c->blocks[i]);
	}
	return err;
}

/* --- all of it --- */

static int read_packs(struct compiler *c, const struct moderation_source *sources, size_t n)
{
	struct pack **next = &c->packs;
	size_t i;
	int err;

	for (i = 0; i < n; i++, next = &(*next)->next)
		if ((err = pack_read(&c->work, &sources[i], next, c->fault)))
			return err;
	return 0;
}

static int compile(struct compiler *c, const struct moderation_source *sources, size_t n)
{
	int err;

	if ((err = read_packs(c, sources, n)) || (err = name_languages(c)) || (err = compile_words(c)) ||
	    (err = compile_allowed(c)) || (err = number_rules(c)) ||
	    (err = compile_matches(c)) || (err = compile_conditions(c)) || (err = names_modifiers(c)) ||
	    (err = names_combinations(c)) || (err = vocabulary_finish(&c->vocabulary, c->rules)))
		return err;
	return patterns_finish(c);
}

static int read_model(struct moderation_rules *rules, const void *model, size_t len, struct moderation_fault *ret_fault)
{
	int err = len ? model_new(model, len, &rules->model) : 0;

	if (err == MODERATION_BAD_MODEL)
		pack_fault(ret_fault, "model", 0, "this is no model, or one for another version of cairn");
	return err;
}

int moderation_rules_new(const struct moderation_source *packs, size_t n_packs, const void *model, size_t model_len,
                         struct moderation_rules **ret_rules, struct moderation_fault *ret_fault)
{
	struct compiler c = { .fault = ret_fault };
	int err;

	*ret_rules = NULL;
	if (!(c.rules = heap_new(sizeof(*c.rules))))
		return MODERATION_NO_MEMORY;
	err = vocabulary_init(&c.vocabulary, &c.work);
	if (!err)
		err = compile(&c, packs, n_packs);
	if (!err)
		err = read_model(c.rules, model, model_len, ret_fault);
	hoard_release(&c.work);
	if (err)
		moderation_rules_free(c.rules);
	else
		*ret_rules = c.rules;
	return err;
}

void moderation_rules_free(struct moderation_rules *rules)
{
	if (!rules)
		return;
	model_free(rules->model);
	contact_free(rules->contact);
	hoard_release(&rules->hoard);
	heap_free(rules);
}

size_t moderation_rules_bytes(const struct moderation_rules *rules)
{
	size_t model = rules->model ? model_bytes(rules->model) : 0;

	return sizeof(*rules) + rules->hoard.bytes + contact_bytes(rules->contact) + model;
}
