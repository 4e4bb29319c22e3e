/* moderation/sight.c: see sight.h. */
#include "moderation/sight.h"

#include <string.h>

#define WORD_ATOMS_MOST 16                /* of one token, in all its spellings */
#define PREFIX_LEAST 3

/* --- reading a text --- */

static void mark_symbols(struct sight *s, uint32_t atom)
{
	const uint32_t *at = s->rules->symbols_of + s->rules->atoms[atom].symbols;
	const uint32_t *end = s->rules->symbols_of + s->rules->atoms[atom + 1].symbols;

	for (; at < end; at++)
		s->present[*at / 64] |= UINT64_C(1) << *at % 64;
}

static void add_spot(struct sight *s, uint32_t atom, uint32_t last)
{
	struct place *place = &s->places[s->begin];
	uint32_t next = SPOT_NONE;

	if (s->n_spots == SPOTS_MOST || place->n_spots == UINT16_MAX)
		return;
	if (s->seen[atom].stamp == s->stamp)
		next = s->seen[atom].spot;
	else
		mark_symbols(s, atom);
	s->seen[atom].stamp = s->stamp;
	s->seen[atom].spot = s->n_spots;
	s->spots[s->n_spots++] = (struct spot){ atom, s->begin, last, next };
	place->sieve |= s->rules->atoms[atom].sieve;
	place->n_spots++;
}

static uint32_t follow_edge(const struct moderation_rules *rules, uint32_t node, uint32_t atom)
{
	const struct edge *low = rules->edges + rules->nodes[node].edges;
	uint32_t n = rules->nodes[node + 1].edges - rules->nodes[node].edges, half;

	for (; n > 1; n -= half) {
		half = n / 2;
		low = low[half].atom <= atom ? low + half : low;
	}
	return n && low->atom == atom ? low->node : 0;
}

/* Phrases that begin at s->begin and have come to `node`; each node is come to once. */
static void add_phrases(struct sight *s, uint32_t node, uint32_t at)
{
	const struct place *place = &s->places[at];
	uint32_t i, next;

	if (at == PLACES_MOST || place->sentence != s->places[s->begin].sentence)
		return;
	for (i = place->spots; i < place->spots + place->n_spots; i++) {
		s->steps++;
		if (!(next = follow_edge(s->rules, node, s->spots[i].atom)))
			continue;
		if (s->rules->nodes[next].atom)
			add_spot(s, s->rules->nodes[next].atom, s->spots[i].last);
		add_phrases(s, next, s->spots[i].last + 1);
	}
}

/* A place before those there are. */
static void add_place(struct sight *s, uint32_t token)
{
	s->places[--s->begin] = (struct place){ .token = token, .spots = s->n_spots,
		.sentence = s->text->tokens[token].sentence };
}

/* An atom at the place just added, and the phrases it begins. */
static void add_atom(struct sight *s, uint32_t atom, uint32_t last)
{
	struct place *place = &s->places[s->begin];
	const struct atom *a = &s->rules->atoms[atom];

	place->packs |= a->packs;
	place->cues |= a->cues;
	add_spot(s, atom, last);
	if (a->node)
		add_phrases(s, a->node, last + 1);
}

/* Atoms of one token. */
struct atoms {
	uint32_t at[WORD_ATOMS_MOST];
	size_t n;
	uint32_t exact;                       /* packs that know one of its spellings as a word */
};

static void put_atom(struct atoms *atoms, uint32_t atom)
{
	size_t i;

	if (!atom || atoms->n == WORD_ATOMS_MOST)
		return;
	for (i = 0; i < atoms->n; i++)
		if (atoms->at[i] == atom)
			return;
	atoms->at[atoms->n++] = atom;
}

static void look_up(struct sight *s, const struct form *form, struct atoms *atoms)
{
	const struct moderation_rules *rules = s->rules;
	uint32_t atom = lexicon_find(rules, &rules->words, form->hash, form->at, form->len), hash = HASH_BEGIN;
	size_t len;

	put_atom(atoms, atom);
	atoms->exact |= rules->atoms[atom].packs;
	for (len = 1; len <= form->len; len++) {
		hash = hash_on(hash, form->at[len - 1]);
		if (len >= PREFIX_LEAST && lexicon_may_have(&rules->prefixes, hash))
			put_atom(atoms, lexicon_find(rules, &rules->prefixes, hash, form->at, len));
	}
	s->steps += form->len;
}

/* Words written together become a place each, while there is room for the tokens still to come.
 * What the whole is the beginning of ("kill*") stretches over all of them. */
static bool cut_token(struct sight *s, uint32_t token, const struct atoms *whole)
{
	const struct token *t = &s->text->tokens[token];
	uint32_t pieces[WORDS_PIECES], last = s->begin - 1, i;
	size_t n = 0;

	for (i = 0; i < t->n_forms && n == 0; i++)
		n = words_cut(s->rules, &s->text->forms[t->first_form + i], pieces, &s->steps);
	if (n == 0 || s->begin <= token + n + 1)
		return false;
	while (n-- > 0) {
		add_place(s, token);
		add_atom(s, pieces[n], s->begin);
		s->places[s->begin].exact = s->rules->atoms[pieces[n]].packs;
	}
	for (i = 0; i < whole->n; i++)
		add_atom(s, whole->at[i], last);
	return true;
}

static void read_token(struct sight *s, uint32_t token)
{
	const struct token *t = &s->text->tokens[token];
	struct atoms atoms = { .n = 0 };
	uint32_t i;

	for (i = 0; i < t->n_forms; i++)
		look_up(s, &s->text->forms[t->first_form + i], &atoms);
	if (t->number)
		put_atom(&atoms, ATOM_NUMBER);
	if (atoms.exact || t->number || t->emoji || !cut_token(s, token, &atoms)) {
		add_place(s, token);
		for (i = 0; i < atoms.n; i++)
			add_atom(s, atoms.at[i], s->begin);
		s->places[s->begin].exact = atoms.exact;
	}
	s->place_of[token] = s->begin;
}

void sight_read(struct sight *s, const struct moderation_rules *rules, const struct text *text)
{
	size_t token;

	s->rules = rules;
	s->text = text;
	s->begin = PLACES_MOST;
	s->n_spots = 0;
	if (++s->stamp == 0) {
		memset(s->seen, 0, sizeof(s->seen));
		s->stamp = 1;
	}
	memset(s->present, 0, (rules->n_symbols + 63) / 64 * sizeof(*s->present));
	for (token = text->n_tokens; token-- > 0;)
		read_token(s, (uint32_t)token);
}

/* --- patterns --- */

static bool belongs(const struct moderation_rules *rules, uint32_t atom, uint32_t symbol)
{
	uint32_t low = rules->atoms[atom].symbols, high = rules->atoms[atom + 1].symbols, end = high;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (rules->symbols_of[middle] < symbol)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && rules->symbols_of[low] == symbol;
}

/* Adds to a list by last place; of two that end together the shorter one stays. */
static size_t put_span(struct span *list, size_t n, struct span span)
{
	size_t i = n;

	while (i > 0 && list[i - 1].last > span.last)
		i--;
	if (i > 0 && list[i - 1].last == span.last) {
		if (list[i - 1].first < span.first)
			list[i - 1].first = span.first;
		return n;
	}
	memmove(list + i + 1, list + i, (n - i) * sizeof(*list));
	list[i] = span;
	return n + 1;
}

/* All of a symbol that begins at `place`; `first` is where the pattern does. */
static size_t put_place(struct sight *s, struct span *list, size_t n, uint32_t place, uint32_t symbol, uint32_t first)
{
	uint32_t i = s->places[place].spots, end = i + s->places[place].n_spots;

	if (!(s->places[place].sieve & symbol_sieve(symbol)))
		return n;
	for (; i < end; i++, s->steps++)
		if (belongs(s->rules, s->spots[i].atom, symbol))
			n = put_span(list, n, (struct span){ first, s->spots[i].last });
	return n;
}

static void mark_places(struct sight *s, uint32_t atom)
{
	uint32_t spot;

	if (s->seen[atom].stamp != s->stamp)
		return;
	for (spot = s->seen[atom].spot; spot != SPOT_NONE; spot = s->spots[spot].next, s->steps++)
		s->marks[s->spots[spot].first / 64] |= UINT64_C(1) << s->spots[spot].first % 64;
}

/* Where a symbol stands: its places are marked, and the marks taken off in order. */
static size_t find_first(struct sight *s, uint32_t symbol, struct span *ret)
{
	const struct symbol *at = &s->rules->symbols[symbol];
	size_t n = 0, i;

	for (i = at[0].atoms; i < at[1].atoms; i++)
		mark_places(s, s->rules->atoms_of[i]);
	for (i = s->begin / 64; i < PLACES_MOST / 64; i++) {
		while (s->marks[i]) {
			uint32_t place = (uint32_t)(64 * i) + (uint32_t)__builtin_ctzll(s->marks[i]);

			s->marks[i] &= s->marks[i] - 1;
			n = put_place(s, ret, n, place, symbol, place);
		}
	}
	return n;
}

static uint16_t sentence_at(const struct sight *s, uint32_t place)
{
	return s->places[place < s->begin ? s->begin : place].sentence;
}

static bool in_reach(const struct sight *s, const struct span *span, const struct step *step, uint32_t at)
{
	return at <= span->last + 1 + step->high && (step->crosses || sentence_at(s, at) == sentence_at(s, span->last));
}

/* Each span of `from` followed by the step.  For each place the nearest span before it is the one that
 * counts: if that is too far away or in another sentence, so are all others. */
static size_t find_next(struct sight *s, const struct span *from, size_t n, const struct step *step, struct span *ret)
{
	size_t i = 0, found = 0;
	uint32_t at;

	for (at = from[0].last + 1 + step->low; at < PLACES_MOST; at++, s->steps++) {
		while (i + 1 < n && from[i + 1].last + 1 + step->low <= at)
			i++;
		if (in_reach(s, &from[i], step, at)) {
			uint32_t first = from[i].first > from[i].last ? at : from[i].first;

			found = put_place(s, ret, found, at, step->symbol, first);
			continue;
		}
		if (i + 1 == n)
			break;
		at = from[i + 1].last + step->low;
	}
	return found;
}

/* Keeps the spans that end where $ wants them. */
static size_t keep_ends(const struct sight *s, const struct pattern *pattern, struct span *list, size_t n)
{
	size_t i, kept = 0;

	for (i = 0; i < n; i++) {
		uint32_t left = PLACES_MOST - 1 - list[i].last;

		if (left >= pattern->tail_low && left <= pattern->tail_high &&
		    (pattern->tail_crosses || sentence_at(s, list[i].last) == sentence_at(s, PLACES_MOST - 1)))
			list[kept++] = list[i];
	}
	return kept;
}

static bool all_present(const struct sight *s, const struct pattern *pattern)
{
	const struct step *step = s->rules->steps + pattern->steps;
	unsigned i;

	for (i = 0; i < pattern->n; i++)
		if (!is_present(s, step[i].symbol))
			return false;
	return true;
}

size_t pattern_find(struct sight *s, const struct pattern *pattern, const struct span **ret)
{
	const struct step *step = s->rules->steps + pattern->steps;
	unsigned i = 0, side = 0;
	size_t n = 1;

	if (!all_present(s, pattern))
		return 0;
	/* ^ is a span of nothing before the first place */
	if (pattern->from_start)
		s->found[0][0] = (struct span){ s->begin, s->begin - 1 };
	else
		n = find_first(s, step[i++].symbol, s->found[0]);
	for (; i < pattern->n && n > 0; i++, side ^= 1)
		n = find_next(s, s->found[side], n, &step[i], s->found[!side]);
	if (pattern->to_end)
		n = keep_ends(s, pattern, s->found[side], n);
	*ret = s->found[side];
	return n;
}

bool patterns_any(struct sight *s, const struct patterns *patterns)
{
	const struct span *found;
	uint32_t i;

	for (i = 0; i < patterns->n; i++)
		if (pattern_find(s, &s->rules->patterns[patterns->first + i], &found))
			return true;
	return false;
}

bool stands_at(const struct sight *s, uint32_t place, uint32_t symbol)
{
	uint32_t i = s->places[place].spots, end = i + s->places[place].n_spots;

	if (!(s->places[place].sieve & symbol_sieve(symbol)))
		return false;
	for (; i < end; i++)
		if (belongs(s->rules, s->spots[i].atom, symbol))
			return true;
	return false;
}
