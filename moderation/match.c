/* moderation/match.c: which rules fire; see match.h and matching.h. */
#include "moderation/match.h"

#include "moderation/matching.h"

#define HITS_OF_RULE 48                   /* so that no rule takes all the room */
#define SPAN_LONG 64                      /* tokens; how far back a span that ends later may begin */

/* --- which patterns to try --- */

static void add_candidates(struct sight *s, uint32_t symbol, uint64_t *candidates)
{
	const struct moderation_rules *rules = s->rules;
	uint32_t i;

	for (i = rules->symbols[symbol].keyed; i < rules->symbols[symbol + 1].keyed; i++)
		candidates[rules->keyed[i] / 64] |= UINT64_C(1) << rules->keyed[i] % 64;
}

/* Patterns whose rarest element is in the text, as bits. */
static void find_candidates(struct sight *s, uint64_t *candidates)
{
	uint32_t i;
	uint64_t left;

	for (i = 0; i < (s->rules->n_match + 63) / 64; i++)
		candidates[i] = 0;
	for (i = 0; i < (s->rules->n_symbols + 63) / 64; i++)
		for (left = s->present[i] & s->rules->keys[i]; left; left &= left - 1)
			add_candidates(s, 64 * i + (uint32_t)__builtin_ctzll(left), candidates);
}

/* --- hits --- */

void match_add(struct matches *matches, const struct hit *hit)
{
	if (matches->n_hits < MATCH_HITS_MOST)
		matches->hits[matches->n_hits++] = *hit;
}

static bool after(const struct hit *a, const struct hit *b)
{
	if (a->first != b->first)
		return a->first > b->first;
	if (a->rule != b->rule)
		return a->rule->number > b->rule->number;
	return a->last > b->last;
}

/* Shell's: in place, and never as slow as the square. */
void match_sort(struct matches *matches)
{
	static const size_t gaps[] = { 301, 132, 57, 23, 10, 4, 1 };
	struct hit *hits = matches->hits;
	size_t g, i, j;

	for (g = 0; g < sizeof(gaps) / sizeof(gaps[0]); g++)
		for (i = gaps[g]; i < matches->n_hits; i++) {
			struct hit hit = hits[i];

			for (j = i; j >= gaps[g] && after(&hits[j - gaps[g]], &hit); j -= gaps[g])
				hits[j] = hits[j - gaps[g]];
			hits[j] = hit;
		}
}

bool near_tokens(const struct sight *s, const struct span *spans, size_t n, uint32_t first, uint32_t last)
{
	const struct token *tokens = s->text->tokens;
	uint32_t from = first > NEAR_TOKENS ? first - NEAR_TOKENS : 0, to = last + NEAR_TOKENS;
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		uint32_t token = s->places[spans[middle].last].token;

		if (token < from && tokens[token].sentence < tokens[first].sentence)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n && s->places[spans[low].last].token <= to + SPAN_LONG; low++) {
		uint32_t begins = s->places[spans[low].first].token;

		if (begins <= to || tokens[begins].sentence <= tokens[last].sentence)
			return true;
	}
	return low < n && tokens[s->places[spans[low].first].token].sentence <= tokens[last].sentence;
}

bool rule_may_fire(const struct rule *rule, struct sight *sight, struct sight *context)
{
	if (rule->shortest && sight->text->n_tokens > rule->shortest)
		return false;
	return !rule->asks_context || (context && patterns_any(context, &rule->context));
}

static void drop_near(struct matches *matches, size_t from, struct sight *sight, const struct pattern *unless)
{
	const struct span *found;
	size_t n = pattern_find(sight, unless, &found), i, kept = from;

	if (n == 0)
		return;
	for (i = from; i < matches->n_hits; i++)
		if (!near_tokens(sight, found, n, matches->hits[i].first, matches->hits[i].last))
			matches->hits[kept++] = matches->hits[i];
	matches->n_hits = kept;
}

static void raise_hits(struct matches *matches, size_t from, enum triage level)
{
	size_t i;

	for (i = from; i < matches->n_hits; i++)
		if (matches->hits[i].level < level)
			matches->hits[i].level = matches->hits[i].raw = level;
}

void rule_settle(const struct rule *rule, struct sight *sight, struct matches *matches, size_t from)
{
	uint32_t i;

	for (i = 0; i < rule->unless.n && matches->n_hits > from; i++)
		drop_near(matches, from, sight, &sight->rules->patterns[rule->unless.first + i]);
	for (i = 0; i < rule->n_raisings && matches->n_hits > from; i++)
		if (patterns_any(sight, &rule->raisings[i].with))
			raise_hits(matches, from, rule->raisings[i].level);
}

/* One rule at a time: its hits are those from number `from` on. */
struct matching {
	struct moderation_scratch *scratch;
	struct sight *sight, *context;
	struct matches *ret;
	const struct rule *rule;
	size_t from;
	bool off;                             /* its conditions are not met */
};

static void begin_rule(struct matching *m, const struct rule *rule)
{
	m->rule = rule;
	m->from = m->ret->n_hits;
	m->off = !rule_may_fire(rule, m->sight, m->context);
}

static bool has_hit(const struct matching *m, const struct hit *hit)
{
	size_t i;

	for (i = m->from; i < m->ret->n_hits; i++)
		if (m->ret->hits[i].first == hit->first && m->ret->hits[i].last == hit->last)
			return true;
	return false;
}

static bool is_piece(const struct sight *s, uint32_t place)
{
	uint32_t token = s->places[place].token;

	return (place > s->begin && s->places[place - 1].token == token) ||
	       (place + 1 < PLACES_MOST && s->places[place + 1].token == token);
}

/* Of a word that was cut, two pieces at least are in the span: one alone was perhaps never meant ("meth"
 * in "methadone").  `end` is the end of the span that is looked at, `other` the other one. */
static bool cut_is_meant(const struct sight *s, uint32_t end, uint32_t other)
{
	if (!is_piece(s, end))
		return true;
	return end != other && s->places[end < other ? end + 1 : end - 1].token == s->places[end].token;
}

static void add_span(struct matching *m, const struct span *span)
{
	struct hit hit = {
		.rule = m->rule, .level = m->rule->level, .raw = m->rule->level,
		.category = m->rule->category, .boundary = m->rule->boundary,
		.first = m->sight->places[span->first].token, .last = m->sight->places[span->last].token,
	};

	if (!cut_is_meant(m->sight, span->first, span->last) || !cut_is_meant(m->sight, span->last, span->first))
		return;
	if (!has_hit(m, &hit) &&
	    language_counts(&m->scratch->language, m->sight, m->rule->pack, span->first, span->last))
		match_add(m->ret, &hit);
}

static void try_pattern(struct matching *m, uint32_t pattern)
{
	const struct span *found;
	size_t n = pattern_find(m->sight, &m->sight->rules->patterns[pattern], &found), i;

	for (i = 0; i < n && m->ret->n_hits - m->from < HITS_OF_RULE; i++)
		add_span(m, &found[i]);
}

static void try_candidate(struct matching *m, uint32_t pattern)
{
	const struct moderation_rules *rules = m->sight->rules;
	const struct rule *rule = &rules->rules[rules->rule_of[pattern]];

	if (!(m->scratch->language.possible >> rules->patterns[pattern].pack & 1))
		return;
	if (rule != m->rule) {
		if (m->rule)
			rule_settle(m->rule, m->sight, m->ret, m->from);
		begin_rule(m, rule);
	}
	if (!m->off)
		try_pattern(m, pattern);
}

/* --- concepts --- */

static bool has_concept(const struct matches *matches, const struct concept *concept)
{
	size_t i;

	for (i = matches->n_concepts; i-- > 0 && matches->concepts[i].first == concept->first;)
		if (matches->concepts[i].name == concept->name && matches->concepts[i].last == concept->last)
			return true;
	return false;
}

static void add_concepts(struct sight *s, const struct spot *spot, uint32_t spoken, struct matches *ret)
{
	const struct moderation_rules *rules = s->rules;
	uint32_t i;

	for (i = rules->atoms[spot->atom].concepts; i < rules->atoms[spot->atom + 1].concepts; i++) {
		const struct named *named = &rules->concepts[rules->concepts_of[i].concept];

		if (!(rules->concepts_of[i].packs & spoken) || ret->n_concepts == MATCH_CONCEPTS_MOST)
			continue;
		/* Written behind the last, where it stays unless it is there already. */
		ret->concepts[ret->n_concepts] = (struct concept){ .name = named->name, .hash = named->hash,
			.first = s->places[spot->first].token, .last = s->places[spot->last].token };
		if (!has_concept(ret, &ret->concepts[ret->n_concepts]))
			ret->n_concepts++;
	}
}

static void match_concepts(struct sight *s, uint32_t spoken, struct matches *ret)
{
	uint32_t place, i;

	for (place = s->begin; place < PLACES_MOST; place++)
		for (i = 0; i < s->places[place].n_spots; i++)
			add_concepts(s, &s->spots[s->places[place].spots + i], spoken, ret);
}

void match_rules(struct moderation_scratch *scratch, struct sight *sight, struct sight *context, struct matches *ret)
{
	struct matching m = { .scratch = scratch, .sight = sight, .context = context, .ret = ret };
	uint64_t left;
	uint32_t i;

	ret->n_hits = ret->n_concepts = 0;
	find_candidates(sight, scratch->candidates);
	for (i = 0; i < (sight->rules->n_match + 63) / 64; i++)
		for (left = scratch->candidates[i]; left; left &= left - 1)
			try_candidate(&m, 64 * i + (uint32_t)__builtin_ctzll(left));
	if (m.rule)
		rule_settle(m.rule, sight, ret, m.from);
	match_concepts(sight, scratch->language.spoken, ret);
	match_sort(ret);
}
