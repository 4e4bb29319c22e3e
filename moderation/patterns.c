/* moderation/patterns.c: rows of a statement as patterns; see compiler.h. */
#include <string.h>

#include "moderation/compiler.h"

#define OPTIONAL_MOST 4                   /* each doubles the patterns made of a row */
#define GAP_CLAMP 250                     /* of several gaps side by side */

/* A row with its sets looked up. */
struct prepared {
	const struct element *elements[RULES_STEPS_MOST];
	uint32_t symbols[RULES_STEPS_MOST];
	unsigned optional[RULES_STEPS_MOST];  /* bit of the variant mask; 0: always there */
	unsigned n, n_optional;
};

static bool has_symbol(const struct element *e)
{
	return e->kind <= ELEMENT_GROUP;
}

static int prepare_symbol(struct compiler *c, const struct element *e, unsigned line, uint32_t *ret)
{
	struct element always = *e;
	struct phrases phrases = { 0 };
	int err;

	always.optional = false;
	err = expand_element(c, &always, line, &phrases);
	return err ? err : phrases_to_symbol(c, &phrases, ret);
}

static int prepare(struct compiler *c, const struct row *row, struct prepared *p)
{
	const struct element *e;
	int err = 0;

	for (e = row->first; e && !err; e = e->next, p->n++) {
		p->elements[p->n] = e;
		if (has_symbol(e))
			err = prepare_symbol(c, e, row->line, &p->symbols[p->n]);
		if (e->optional)
			p->optional[p->n] = 1u << p->n_optional++;
	}
	if (!err && p->n_optional > OPTIONAL_MOST)
		return COMPILE_FAULT(c, row->line, "a pattern has at most %d elements with ?", OPTIONAL_MOST);
	return err;
}

static uint8_t clamp(unsigned n)
{
	return (uint8_t)(n < GAP_CLAMP ? n : GAP_CLAMP);
}

static void widen(struct step *gap, const struct element *e)
{
	gap->low = clamp(gap->low + e->low);
	gap->high = clamp(gap->high + e->high);
	gap->crosses |= e->crosses;
}

static int add_step(struct compiler *c, struct pattern *pattern, struct step step)
{
	struct step *at = hoard_grow(&c->work, c->steps, c->n_steps, sizeof(*at));

	if (!at)
		return MODERATION_NO_MEMORY;
	c->steps = at;
	at[c->n_steps++] = step;
	pattern->n++;
	return 0;
}

static int add_pattern(struct compiler *c, const struct pattern *pattern, unsigned line)
{
	struct pattern *at;

	if (c->n_patterns >= RULES_PATTERNS_MOST)
		return COMPILE_FAULT(c, line, "there are more than %u patterns", RULES_PATTERNS_MOST);
	at = hoard_grow(&c->work, c->patterns, c->n_patterns, sizeof(*at));
	if (!at)
		return MODERATION_NO_MEMORY;
	c->patterns = at;
	at[c->n_patterns++] = *pattern;
	return 0;
}

/* The row with those of its optional elements that are in `mask`. */
static int add_variant(struct compiler *c, const struct prepared *p, unsigned mask, unsigned line)
{
	struct pattern pattern = { .steps = (uint32_t)c->n_steps, .pack = (uint8_t)c->number };
	struct step gap = { 0 };
	unsigned i;

	for (i = 0; i < p->n; i++) {
		const struct element *e = p->elements[i];

		if (e->kind == ELEMENT_START) {
			pattern.from_start = true;
		} else if (e->kind == ELEMENT_END) {
			pattern.to_end = true;
		} else if (e->kind == ELEMENT_GAP) {
			widen(&gap, e);
		} else if (!p->optional[i] || p->optional[i] & mask) {
			gap.symbol = p->symbols[i];
			if (add_step(c, &pattern, gap))
				return MODERATION_NO_MEMORY;
			gap = (struct step){ 0 };
		}
	}
	pattern.tail_low = gap.low;
	pattern.tail_high = gap.high;
	pattern.tail_crosses = gap.crosses;
	return add_pattern(c, &pattern, line);
}

static int compile_row(struct compiler *c, const struct row *row)
{
	struct prepared p = { 0 };
	unsigned mask;
	int err = prepare(c, row, &p);

	for (mask = 0; mask < 1u << p.n_optional && !err; mask++)
		err = add_variant(c, &p, mask, row->line);
	return err;
}

int compile_rows(struct compiler *c, const struct row *rows, struct patterns *ret)
{
	int err = 0;

	ret->first = (uint32_t)c->n_patterns;
	for (; rows && !err; rows = rows->next)
		err = compile_row(c, rows);
	ret->n = (uint32_t)c->n_patterns - ret->first;
	return err;
}

/* --- the rarest element of each pattern --- */

static uint32_t rarest(const struct compiler *c, const struct pattern *pattern)
{
	const struct step *steps = c->steps + pattern->steps;
	uint64_t least = UINT64_MAX, common;
	uint32_t symbol = 0;
	unsigned i;

	for (i = 0; i < pattern->n; i++) {
		common = vocabulary_commonness(&c->vocabulary, steps[i].symbol);
		if (common < least) {
			least = common;
			symbol = steps[i].symbol;
		}
	}
	return symbol;
}

static int key_patterns(struct compiler *c)
{
	struct moderation_rules *rules = c->rules;
	uint32_t *key = hoard_array(&c->work, rules->n_match, sizeof(*key));
	uint32_t *filled = hoard_array(&c->work, rules->n_symbols + 1, sizeof(*filled));
	uint32_t i, total = 0;

	rules->keyed = hoard_array(&rules->hoard, rules->n_match, sizeof(*rules->keyed));
	rules->keys = hoard_array(&rules->hoard, rules->n_symbols / 64 + 1, sizeof(*rules->keys));
	if (!key || !filled || !rules->keyed || !rules->keys)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < rules->n_match; i++)
		filled[key[i] = rarest(c, &c->patterns[i])]++;
	for (i = 0; i <= rules->n_symbols; i++) {
		rules->symbols[i].keyed = total;
		total += filled[i];
		filled[i] = 0;
	}
	for (i = 0; i < rules->n_match; i++)
		rules->keys[key[i] / 64] |= UINT64_C(1) << key[i] % 64;
	for (i = 0; i < rules->n_match; i++)
		rules->keyed[rules->symbols[key[i]].keyed + filled[key[i]]++] = i;
	return 0;
}

int patterns_finish(struct compiler *c)
{
	struct moderation_rules *rules = c->rules;

	rules->n_patterns = (uint32_t)c->n_patterns;
	rules->steps = compiler_keep(c, c->steps, c->n_steps, sizeof(*c->steps));
	rules->patterns = compiler_keep(c, c->patterns, c->n_patterns, sizeof(*c->patterns));
	return rules->steps && rules->patterns ? key_patterns(c) : MODERATION_NO_MEMORY;
}
