/* moderation/combine.c: rules that fire when several others stand together; see packs/README.md. */
#include "moderation/matching.h"

#define RECENT 2                          /* hits of one part remembered, so that no hit stands for two parts */

struct combining {
	struct moderation_scratch *scratch;
	const struct moderation_rules *rules;
	uint32_t number;                      /* of the combination */
	const struct hit *recent[RULES_PARTS_MOST][RECENT];   /* newest first; NULL: none yet */
	struct span best;                     /* tokens; first > last: none yet */
};

/* Which parts of the combination a rule is. */
static uint32_t parts_of(const struct combining *c, const struct rule *rule)
{
	uint32_t bits = 0, i;

	for (i = rule->parts; i < rule[1].parts; i++)
		if (c->rules->parts[i].combination == c->number)
			bits |= c->rules->parts[i].bit;
	return bits;
}

static bool among(const struct hit *hit, const struct hit *const *chosen, uint32_t n)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (chosen[i] == hit)
			return true;
	return false;
}

/* The tightest row of hits, one for each part, of which `hit` is part `part`. */
static bool choose(const struct combining *c, const struct hit *hit, uint32_t part, struct span *ret)
{
	const struct hit *chosen[RULES_PARTS_MOST + 1] = { hit };
	uint32_t n = 1, i, j;

	*ret = (struct span){ hit->first, hit->last };
	for (i = 0; i < c->rules->combinations[c->number].n_parts; i++) {
		if (i == part)
			continue;
		for (j = 0; j < RECENT && c->recent[i][j] && among(c->recent[i][j], chosen, n); j++)
			;
		if (j == RECENT || !c->recent[i][j])
			return false;
		chosen[n++] = c->recent[i][j];
		if (c->recent[i][j]->first < ret->first)
			ret->first = c->recent[i][j]->first;
		if (c->recent[i][j]->last > ret->last)
			ret->last = c->recent[i][j]->last;
	}
	return true;
}

static void try_span(struct combining *c, const struct span *span, uint32_t new)
{
	uint32_t within = c->rules->combinations[c->number].within;

	if (span->last < new || (within && span->last - span->first > within))
		return;
	if (c->best.first > c->best.last || span->last - span->first < c->best.last - c->best.first)
		c->best = *span;
}

static void remember(struct combining *c, const struct hit *hit, uint32_t part)
{
	c->recent[part][1] = c->recent[part][0];
	c->recent[part][0] = hit;
}

static void visit(struct combining *c, const struct hit *hit, uint32_t new)
{
	uint32_t bits = parts_of(c, hit->rule), left;
	struct span span;

	for (left = bits; left; left &= left - 1)
		if (choose(c, hit, (uint32_t)__builtin_ctz(left), &span))
			try_span(c, &span, new);
	for (left = bits; left; left &= left - 1)
		remember(c, hit, (uint32_t)__builtin_ctz(left));
}

static void add_combined(struct combining *c)
{
	const struct rule *rule = &c->rules->rules[c->rules->combinations[c->number].rule];
	struct matches *matches = &c->scratch->matches;
	struct hit hit = {
		.rule = rule, .first = c->best.first, .last = c->best.last,
		.level = rule->level, .raw = rule->level, .category = rule->category, .boundary = rule->boundary,
	};
	size_t from = matches->n_hits;

	match_add(matches, &hit);
	rule_settle(rule, &c->scratch->sight, matches, from);
}

static void try_combination(struct moderation_scratch *scratch, uint32_t number, size_t n, uint32_t new)
{
	struct combining c = { .scratch = scratch, .rules = scratch->sight.rules, .number = number, .best = { 1, 0 } };
	const struct hit *hits = scratch->matches.hits;
	const struct rule *rule = &c.rules->rules[c.rules->combinations[number].rule];
	size_t i;

	if (!rule_may_fire(rule, &scratch->sight, scratch->has_context ? &scratch->context_sight : NULL))
		return;
	for (i = 0; i < n; i++)
		if (!hits[i].lowered_by)
			visit(&c, &hits[i], new);
	if (c.best.first <= c.best.last)
		add_combined(&c);
}

static void note_parts(struct moderation_scratch *scratch, const struct rule *rule)
{
	const struct moderation_rules *rules = scratch->sight.rules;
	uint32_t i;

	for (i = rule->parts; i < rule[1].parts; i++)
		scratch->combined[rules->parts[i].combination] |= rules->parts[i].bit;
}

void combine_hits(struct moderation_scratch *scratch, uint32_t new)
{
	const struct moderation_rules *rules = scratch->sight.rules;
	size_t n = scratch->matches.n_hits, i;

	if (n < 2)
		return;
	for (i = 0; i < rules->n_combinations; i++)
		scratch->combined[i] = 0;
	for (i = 0; i < n; i++)
		if (!scratch->matches.hits[i].lowered_by)
			note_parts(scratch, scratch->matches.hits[i].rule);
	for (i = 0; i < rules->n_combinations; i++)
		if (scratch->combined[i] + 1 == 1u << rules->combinations[i].n_parts)
			try_combination(scratch, (uint32_t)i, n, new);
	match_sort(&scratch->matches);
}
