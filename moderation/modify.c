/* moderation/modify.c: what lowers a hit; see packs/README.md.
 *
 * A modifier is tried only when there is a hit it may lower.  Its triggers are found like any pattern. */
#include "moderation/matching.h"

#define SPAN_LONG 64                      /* tokens; how far back a trigger that ends later may begin */

struct modifying {
	struct moderation_scratch *scratch;
	struct sight *sight;
	const struct modifier *modifier;
	const struct span *triggers;          /* by last place */
	size_t n;
};

static bool touches(const struct modifier *modifier, const struct hit *hit)
{
	return modifier->touches[hit->rule->number / 64] >> hit->rule->number % 64 & 1;
}

/* Hints and boundaries have no level: they stand or not. */
static bool may_lower(const struct modifier *modifier, const struct hit *hit)
{
	if (!touches(modifier, hit))
		return false;
	if (hit->raw > TRIAGE_GREEN)
		return hit->level > modifier->lower;
	return !hit->lowered_by && (hit->boundary >= 0 || modifier->lower == TRIAGE_GREEN);
}

static uint32_t token_of(const struct modifying *m, uint32_t place)
{
	return m->sight->places[place].token;
}

/* No stop word among the tokens between these two. */
static bool free_way(const struct modifying *m, uint32_t after, uint32_t before)
{
	uint32_t place, end = m->sight->place_of[before];

	if (m->modifier->stop == SYMBOL_NONE || !is_present(m->sight, m->modifier->stop))
		return true;
	for (place = m->sight->place_of[after]; place < end; place++)
		if (token_of(m, place) != after && stands_at(m->sight, place, m->modifier->stop))
			return false;
	return true;
}

static bool same_clause(const struct modifying *m, uint32_t a, uint32_t b)
{
	const struct token *tokens = m->sight->text->tokens;

	return tokens[a].clause == tokens[b].clause && tokens[a].sentence == tokens[b].sentence;
}

/* What counts is the token of the hit that is next to the trigger: a hit may have the trigger in one of its gaps. */
static bool reaches_after(const struct modifying *m, uint32_t last, const struct hit *hit)
{
	uint32_t next = hit->first > last ? hit->first : last + 1;

	if (hit->last <= last || next - last > m->modifier->reach)
		return false;
	return same_clause(m, last, next) && free_way(m, last, next);
}

static bool reaches_before(const struct modifying *m, uint32_t first, const struct hit *hit)
{
	uint32_t next = hit->last < first ? hit->last : first - 1;

	if (hit->first >= first || first - next > m->modifier->reach)
		return false;
	return same_clause(m, next, first) && free_way(m, next, first);
}

static bool in_sentence(const struct modifying *m, uint32_t first, uint32_t last, const struct hit *hit)
{
	const struct token *tokens = m->sight->text->tokens;

	return tokens[first].sentence <= tokens[hit->last].sentence &&
	       tokens[last].sentence >= tokens[hit->first].sentence;
}

static bool in_scope(const struct modifying *m, const struct span *trigger, const struct hit *hit)
{
	uint32_t first = token_of(m, trigger->first), last = token_of(m, trigger->last);

	switch (m->modifier->scope) {
	case SCOPE_AFTER:
		return reaches_after(m, last, hit);
	case SCOPE_BEFORE:
		return reaches_before(m, first, hit);
	case SCOPE_AROUND:
		return reaches_after(m, last, hit) || reaches_before(m, first, hit);
	case SCOPE_SENTENCE:
		return in_sentence(m, first, last, hit);
	case SCOPE_COVER:
		return first <= hit->first && hit->last <= last;
	default:
		return true;
	}
}

static bool is_quoted(const struct modifying *m, const struct hit *hit)
{
	uint32_t i;

	for (i = hit->first; i <= hit->last; i++)
		if (!m->sight->text->tokens[i].quoted)
			return false;
	return true;
}

/* Whether a trigger before this one in the list is too far before the hit for any scope but the whole sentence. */
static bool far_before(const struct modifying *m, const struct span *trigger, const struct hit *hit)
{
	uint32_t last = token_of(m, trigger->last);

	return last + m->modifier->reach + 1 < hit->first && !in_sentence(m, token_of(m, trigger->first), last, hit);
}

/* The triggers are many only in a text made to be slow; then the near ones are found by halving. */
static bool some_in_scope(const struct modifying *m, const struct hit *hit)
{
	size_t low = 0, high = m->n, tried;

	if (m->modifier->scope == SCOPE_MESSAGE || m->modifier->scope == SCOPE_QUOTED)
		return m->n > 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (far_before(m, &m->triggers[middle], hit))
			low = middle + 1;
		else
			high = middle;
	}
	for (tried = 0; low < m->n && tried < 4 * SPAN_LONG; low++, tried++) {
		m->scratch->sight.steps++;
		if (in_scope(m, &m->triggers[low], hit))
			return true;
		if (token_of(m, m->triggers[low].last) > hit->last + m->modifier->reach + SPAN_LONG)
			break;
	}
	return false;
}

/* Triggers of one pattern, without those that `unless` takes away. */
static void find_triggers(struct modifying *m, const struct pattern *pattern)
{
	const struct moderation_rules *rules = m->sight->rules;
	struct span *triggers = m->scratch->triggers;
	const struct span *found;
	size_t n = pattern_find(m->sight, pattern, &found), i, j, kept;

	for (i = 0; i < n; i++)
		triggers[i] = found[i];
	for (j = 0; j < m->modifier->unless.n && n > 0; j++, n = kept) {
		size_t n_unless = pattern_find(m->sight, &rules->patterns[m->modifier->unless.first + j], &found);

		for (i = kept = 0; i < n; i++)
			if (!near_tokens(m->sight, found, n_unless, token_of(m, triggers[i].first), token_of(m, triggers[i].last)))
				triggers[kept++] = triggers[i];
	}
	m->triggers = triggers;
	m->n = n;
}

static void lower(const struct modifier *modifier, struct hit *hit)
{
	if (hit->level > modifier->lower)
		hit->level = modifier->lower;
	hit->lowered_by = modifier;
}

static bool lowers(const struct modifying *m, const struct hit *hit)
{
	if (m->modifier->scope == SCOPE_QUOTED && !is_quoted(m, hit))
		return false;
	return some_in_scope(m, hit);
}

static void lower_hits(const struct modifying *m, struct matches *matches)
{
	size_t i;

	for (i = 0; i < matches->n_hits; i++)
		if (may_lower(m->modifier, &matches->hits[i]) && lowers(m, &matches->hits[i]))
			lower(m->modifier, &matches->hits[i]);
}

/* Packs a modifier of which may lower one of the hits; see in_reach() of names.c. */
static uint32_t packs_with_work(const struct moderation_rules *rules, const struct matches *matches)
{
	uint32_t packs = rules->any;
	size_t i;

	for (i = 0; i < matches->n_hits; i++) {
		uint32_t pack = matches->hits[i].rule->pack;

		packs |= pack == RULE_BUILT_IN || 1u << pack & rules->any ? UINT32_MAX : 1u << pack;
	}
	return packs;
}

static bool has_work(const struct modifier *modifier, const struct matches *matches)
{
	size_t i;

	for (i = 0; i < matches->n_hits; i++)
		if (may_lower(modifier, &matches->hits[i]))
			return true;
	return false;
}

static bool needs_met(struct sight *sight, const struct modifier *modifier)
{
	uint32_t i;

	for (i = 0; i < modifier->n_needs; i++)
		if (!patterns_any(sight, &modifier->needs[i].any))
			return false;
	return true;
}

/* Quotation marks need no other trigger. */
static bool quotes_only(const struct modifier *modifier)
{
	return modifier->scope == SCOPE_QUOTED && modifier->match.n == 0;
}

static void lower_quoted(struct modifying *m, struct matches *matches)
{
	size_t i;

	for (i = 0; i < matches->n_hits; i++)
		if (may_lower(m->modifier, &matches->hits[i]) && is_quoted(m, &matches->hits[i]) &&
		    !patterns_any(m->sight, &m->modifier->unless))
			lower(m->modifier, &matches->hits[i]);
}

static void try_modifier(struct modifying *m, struct matches *matches)
{
	uint32_t i;

	if (!has_work(m->modifier, matches) || !needs_met(m->sight, m->modifier))
		return;
	if (quotes_only(m->modifier))
		lower_quoted(m, matches);
	for (i = 0; i < m->modifier->match.n; i++) {
		find_triggers(m, &m->sight->rules->patterns[m->modifier->match.first + i]);
		if (m->n > 0)
			lower_hits(m, matches);
	}
}

void modify_hits(struct moderation_scratch *scratch)
{
	struct modifying m = { .scratch = scratch, .sight = &scratch->sight };
	const struct moderation_rules *rules = scratch->sight.rules;
	uint32_t packs = packs_with_work(rules, &scratch->matches), i;

	for (i = 0; i < rules->n_modifiers && scratch->matches.n_hits > 0; i++) {
		m.modifier = &rules->modifiers[i];
		if (packs >> m.modifier->pack & 1)
			try_modifier(&m, &scratch->matches);
	}
}

bool modify_would(struct moderation_scratch *scratch, const struct modifier *modifier, const struct hit *hit)
{
	struct modifying m = { .scratch = scratch, .sight = &scratch->sight, .modifier = modifier };
	struct hit fresh = *hit;
	uint32_t i;

	fresh.level = fresh.raw;
	fresh.lowered_by = NULL;
	if (!may_lower(modifier, &fresh) || !needs_met(m.sight, modifier))
		return false;
	if (quotes_only(modifier))
		return is_quoted(&m, hit) && !patterns_any(m.sight, &modifier->unless);
	for (i = 0; i < modifier->match.n; i++) {
		find_triggers(&m, &m.sight->rules->patterns[modifier->match.first + i]);
		if (m.n > 0 && lowers(&m, &fresh))
			return true;
	}
	return false;
}
