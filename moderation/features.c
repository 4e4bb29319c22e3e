/* moderation/features.c: see features.h. */
#include "moderation/features.h"

#include <string.h>

#include "moderation/rules.h"

#define FORMS_LOOKED_AT 3                 /* spellings of one token */
#define STEM_LEAST 3                      /* letters of the beginnings of a word */
#define STEM_MOST 8
#define STEM_PAIRED 4                     /* of two words in a row */
#define CONCEPTS_AHEAD 10                 /* a concept is paired with so many after it */
#define CONCEPTS_NEAR 3                   /* tokens between two that are near */
#define ANSWER_MOST 8                     /* tokens of a text for which it counts what was asked */
#define ANSWER_WORDS 6                    /* its first, which are looked at */
#define ASKED_WORDS 24                    /* tokens of the context looked at: its last */
#define FEATURES_A_TOKEN 32               /* room in the list */

/* What a hash is of; part of the hash, so a new one invalidates models as any change here does. */
enum sort {
	SORT_WORD = 1, SORT_STEM, SORT_SIGN, SORT_PAIR, SORT_STEMS,
	SORT_CONCEPT, SORT_CONCEPTS, SORT_NEAR, SORT_APART, SORT_WORD_BEFORE, SORT_WORD_BEHIND, SORT_RULE, SORT_LOWERED,
	SORT_ASKED_WORD, SORT_ASKED_CONCEPT, SORT_ASKED_RULE,
	SORT_LENGTH, SORT_FIRST, SORT_LAST, SORT_ENDING, SORT_HAS,
};

struct gathering {
	struct features *ret;
	size_t mask;                          /* slots in use - 1 */
	const struct text *text;
	uint32_t from;                        /* nothing before this token counts */
	const struct matches *matches;
	uint32_t first, last;                 /* the tokens being looked at */
	enum feature_kind kind;
};

/* --- the list --- */

/* A short text needs, and clears, a small part of the room only. */
static void list_open(struct gathering *g)
{
	size_t slots = 1024;

	while (slots < FEATURES_SLOTS && slots < 2 * FEATURES_A_TOKEN * g->text->n_tokens)
		slots *= 2;
	memset(g->ret->seen, 0, slots * sizeof(g->ret->seen[0]));
	g->mask = slots - 1;
	g->ret->most = slots / 2;
	g->ret->n = 0;
}

static uint32_t mix(enum sort sort, uint32_t a, uint32_t b)
{
	uint32_t h = (uint32_t)sort * 0x9e3779b1u ^ a * 0x85ebca6bu;

	h = (h ^ h >> 15) * 0xc2b2ae35u + b * 0x27d4eb2fu;
	h = (h ^ h >> 13) * 0x165667b1u;
	h ^= h >> 16;
	return h ? h : 1;
}

static void put(struct gathering *g, enum sort sort, uint32_t a, uint32_t b)
{
	struct features *f = g->ret;
	uint32_t hash = mix(sort, a, b);
	size_t slot = hash & g->mask;

	__builtin_prefetch(f->lines + (size_t)(hash & f->mask) * FEATURES_LINE);
	while (f->seen[slot] && f->seen[slot] != hash)
		slot = (slot + 1) & g->mask;
	if (f->seen[slot] || f->n == f->most)
		return;
	f->seen[slot] = hash;
	f->at[f->n++] = (struct feature){ hash, g->first, g->last, (uint8_t)g->kind };
}

static void look_at(struct gathering *g, enum feature_kind kind, uint32_t first, uint32_t last)
{
	g->kind = kind;
	g->first = first;
	g->last = last;
}

/* --- words --- */

static const struct form *form_of(const struct text *text, size_t token)
{
	return &text->forms[text->tokens[token].first_form];
}

/* One number is like any other. */
static uint32_t word_hash(const struct text *text, size_t token)
{
	return text->tokens[token].number ? 1 : form_of(text, token)->hash;
}

static uint32_t stem_hash(const struct text *text, size_t token)
{
	const struct form *form = form_of(text, token);

	if (text->tokens[token].number || form->len <= STEM_PAIRED)
		return word_hash(text, token);
	return text_hash(form->at, STEM_PAIRED);
}

/* Beginnings of a word are most of what its endings have in common.  Each hash goes on from the last, as text_hash(). */
static void put_stems(struct gathering *g, const struct form *form)
{
	uint32_t hash = 2166136261u;
	size_t i;

	for (i = 0; i < form->len && i < STEM_MOST; i++) {
		hash = (hash ^ (unsigned char)form->at[i]) * 16777619u;
		if (i + 1 >= STEM_LEAST && i + 1 < form->len)
			put(g, SORT_STEM, hash, 0);
	}
}

static void put_forms(struct gathering *g, uint32_t token)
{
	const struct token *t = &g->text->tokens[token];
	unsigned i, n = t->n_forms < FORMS_LOOKED_AT ? t->n_forms : FORMS_LOOKED_AT;

	for (i = 0; i < n; i++) {
		const struct form *form = &g->text->forms[t->first_form + i];

		look_at(g, FEATURE_WORD, token, token);
		put(g, SORT_WORD, form->hash, 0);
		look_at(g, FEATURE_LETTERS, token, token);
		put_stems(g, form);
	}
}

/* ASCII is enough: what people end with is the same sign in all the languages of the packs. */
static void put_sign(struct gathering *g, uint32_t token)
{
	uint32_t to = g->text->tokens[token].to;

	look_at(g, FEATURE_PAIR, token, token);
	if (to < g->text->len && memchr("?!.,;:)", g->text->at[to], 7))
		put(g, SORT_SIGN, word_hash(g->text, token), (unsigned char)g->text->at[to]);
}

static bool together(const struct text *text, uint32_t a, uint32_t b)
{
	return b < text->n_tokens && text->tokens[a].sentence == text->tokens[b].sentence;
}

static void put_rows(struct gathering *g, uint32_t i)
{
	const struct text *text = g->text;
	uint32_t here = word_hash(text, i);

	if (!together(text, i, i + 1))
		return;
	look_at(g, FEATURE_PAIR, i, i + 1);
	put(g, SORT_PAIR, here, word_hash(text, i + 1));
	put(g, SORT_STEMS, stem_hash(text, i), stem_hash(text, i + 1));
}

static void gather_words(struct gathering *g)
{
	uint32_t i;

	for (i = g->from; i < g->text->n_tokens; i++) {
		look_at(g, FEATURE_WORD, i, i);
		if (g->text->tokens[i].number)
			put(g, SORT_WORD, 1, 0);
		else
			put_forms(g, i);
		put_sign(g, i);
		put_rows(g, i);
	}
}

/* --- concepts --- */

/* Two in order; in one sentence, and near, they say more. */
static void pair_concepts(struct gathering *g, const struct concept *a, const struct concept *b)
{
	const struct token *tokens = g->text->tokens;

	look_at(g, FEATURE_CONCEPTS, a->first, b->last);
	if (tokens[a->first].sentence != tokens[b->first].sentence) {
		put(g, SORT_APART, a->hash, b->hash);
		return;
	}
	put(g, SORT_CONCEPTS, a->hash, b->hash);
	if (b->first <= a->last + CONCEPTS_NEAR)
		put(g, SORT_NEAR, a->hash, b->hash);
}

/* With the word before it and the word after it. */
static void put_neighbours(struct gathering *g, const struct concept *c)
{
	if (c->first > g->from) {
		look_at(g, FEATURE_CONCEPTS, c->first - 1, c->last);
		put(g, SORT_WORD_BEFORE, c->hash, word_hash(g->text, c->first - 1));
	}
	if (c->last + 1 < g->text->n_tokens) {
		look_at(g, FEATURE_CONCEPTS, c->first, c->last + 1);
		put(g, SORT_WORD_BEHIND, c->hash, word_hash(g->text, c->last + 1));
	}
}

static void gather_concepts(struct gathering *g)
{
	const struct matches *m = g->matches;
	size_t i, j;

	for (i = 0; i < m->n_concepts; i++) {
		const struct concept *a = &m->concepts[i];

		if (a->first < g->from)
			continue;
		look_at(g, FEATURE_CONCEPT, a->first, a->last);
		put(g, SORT_CONCEPT, a->hash, 0);
		put_neighbours(g, a);
		for (j = i + 1; j < m->n_concepts && j <= i + CONCEPTS_AHEAD; j++)
			if (m->concepts[j].first > a->last)
				pair_concepts(g, a, &m->concepts[j]);
	}
}

/* --- rules --- */

static void gather_rules(struct gathering *g)
{
	size_t i;

	for (i = 0; i < g->matches->n_hits; i++) {
		const struct hit *hit = &g->matches->hits[i];

		if (hit->first < g->from)
			continue;
		look_at(g, FEATURE_RULE, hit->first, hit->last);
		put(g, SORT_RULE, rule_hash(hit->rule), hit->lowered_by != NULL);
		if (hit->lowered_by)
			put(g, SORT_LOWERED, text_hash(hit->lowered_by->name, strlen(hit->lowered_by->name)), hit->raw);
	}
}

/* --- what was asked --- */

/* It alone, and with each of the first words of the answer. */
static void put_asked(struct gathering *g, enum sort sort, uint32_t asked)
{
	size_t n = g->text->n_tokens, i;

	put(g, sort, asked, 0);
	for (i = g->from; i < n && i < g->from + ANSWER_WORDS; i++)
		put(g, sort, asked, word_hash(g->text, i) | 1);
}

static void gather_asked(struct gathering *g, const struct text *context, const struct matches *matches)
{
	size_t i = context->n_tokens > ASKED_WORDS ? context->n_tokens - ASKED_WORDS : 0, n = g->text->n_tokens;

	if (n <= g->from || n > g->from + ANSWER_MOST)
		return;
	look_at(g, FEATURE_CONTEXT, g->from, (uint32_t)n - 1);
	for (; i < context->n_tokens; i++)
		put_asked(g, SORT_ASKED_WORD, word_hash(context, i));
	for (i = 0; i < matches->n_concepts; i++)
		put_asked(g, SORT_ASKED_CONCEPT, matches->concepts[i].hash);
	for (i = 0; i < matches->n_hits; i++)
		put_asked(g, SORT_ASKED_RULE, rule_hash(matches->hits[i].rule));
}

/* --- shapes --- */

static unsigned length_class(size_t n)
{
	unsigned ret = 0;

	while (n > 1) {
		n = n * 2 / 3;
		ret++;
	}
	return ret;
}

/* The sign a text ends with; '-' for none. */
static char last_sign(const struct text *text)
{
	size_t i = text->len;

	while (i && memchr(" \t\r\n", text->at[i - 1], 4))
		i--;
	return i && memchr("?!.)(,:;", text->at[i - 1], 8) ? text->at[i - 1] : '-';
}

static void gather_signs(struct gathering *g)
{
	static const char *const signs[] = { "?", "!", "..", "\xe2\x80\xa6", "\n" };
	const char *begin = g->text->at + (g->from ? g->text->tokens[g->from].from : 0), *end = g->text->at + g->text->len, *at;
	size_t i;

	put(g, SORT_ENDING, (unsigned char)last_sign(g->text), 0);
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		at = memchr(begin, signs[i][0], (size_t)(end - begin));
		if (at && (!signs[i][1] || memmem(at, (size_t)(end - at), signs[i], strlen(signs[i]))))
			put(g, SORT_HAS, (unsigned char)*signs[i], 0);
	}
}

static void gather_shapes(struct gathering *g)
{
	size_t n = g->text->n_tokens - g->from;
	uint32_t last = n ? g->from + (uint32_t)n - 1 : 0;

	look_at(g, FEATURE_SHAPE, g->from, last);
	put(g, SORT_LENGTH, length_class(n), 0);
	gather_signs(g);
	if (!n)
		return;
	look_at(g, FEATURE_SHAPE, g->from, g->from);
	put(g, SORT_FIRST, word_hash(g->text, g->from), 0);
	look_at(g, FEATURE_SHAPE, last, last);
	put(g, SORT_LAST, word_hash(g->text, last), 0);
}

/* The list may be full before the words of a very long text are through: what says most comes first. */
void features_gather(struct features *ret, const struct text *text, uint32_t from, const struct matches *matches,
                     const struct text *context, const struct matches *context_matches)
{
	struct gathering g = { .ret = ret, .text = text, .from = from, .matches = matches };

	list_open(&g);
	gather_shapes(&g);
	gather_rules(&g);
	gather_concepts(&g);
	if (context)
		gather_asked(&g, context, context_matches);
	gather_words(&g);
}
