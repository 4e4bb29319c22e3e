/* moderation/features.c: see features.h. */
#include "moderation/features.h"

#include <string.h>

#include "moderation/rules.h"

#define FORMS_LOOKED_AT 3                 /* spellings of one token */
#define LETTERS_LEAST 5                   /* letters of a word that is cut up */
#define LETTERS_RUN 4
#define STEM_LEAST 4
#define STEM_MOST 6
#define CONCEPTS_AHEAD 10                 /* a concept is paired with so many after it */
#define SHORT_ANSWER 8                    /* tokens up to which the context counts */
#define CONTEXT_WORDS 24                  /* tokens of the context looked at, its last */

/* What a hash is of, beside its kind. */
enum sort {
	SORT_WORD = 1, SORT_PAIR, SORT_SKIP, SORT_STEM, SORT_LETTERS, SORT_END, SORT_CONCEPT, SORT_CONCEPTS, SORT_NEAR, SORT_CONCEPT_WORD,
	SORT_WORD_CONCEPT, SORT_RULE, SORT_LOWERED, SORT_RULES, SORT_ASKED_CONCEPT, SORT_ASKED_RULE, SORT_ASKED_WORD, SORT_LENGTH,
	SORT_QUESTION, SORT_ENDING, SORT_SHOUT, SORT_FIRST, SORT_LAST,
};

struct gathering {
	struct features *ret;
	const struct text *text;
	const struct matches *matches;
	uint32_t first, last;                 /* the tokens being looked at */
	enum feature_kind kind;
};

static uint32_t mix(enum sort sort, uint32_t a, uint32_t b)
{
	uint32_t h = (uint32_t)sort * 0x9e3779b1u ^ a * 0x85ebca6bu;

	h = (h ^ h >> 15) * 0xc2b2ae35u + b * 0x27d4eb2fu;
	h = (h ^ h >> 13) * 0x165667b1u;
	return h ^ h >> 16;
}

static void put(struct gathering *g, enum sort sort, uint32_t a, uint32_t b)
{
	struct features *f = g->ret;

	if (f->n < FEATURES_MOST)
		f->at[f->n++] = (struct feature){ mix(sort, a, b), g->first, g->last, (uint8_t)g->kind };
}

static void look_at(struct gathering *g, enum feature_kind kind, uint32_t first, uint32_t last)
{
	g->kind = kind;
	g->first = first;
	g->last = last;
}

static const struct form *form_of(const struct text *text, size_t token)
{
	return &text->forms[text->tokens[token].first_form];
}

/* --- words --- */

static uint32_t word_hash(const struct text *text, size_t token)
{
	const struct token *t = &text->tokens[token];

	return t->number ? 1 : form_of(text, token)->hash;
}

/* Beginnings of a word are most of what its endings have in common. */
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

/* The same number on every machine. */
static uint32_t four(const char *at)
{
	const unsigned char *p = (const unsigned char *)at;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void put_letters(struct gathering *g, const struct form *form)
{
	size_t i;

	if (form->len < LETTERS_LEAST)
		return;
	for (i = 1; i + LETTERS_RUN <= form->len; i++)
		put(g, i + LETTERS_RUN == form->len ? SORT_END : SORT_LETTERS, four(form->at + i), 0);
}

static void put_forms(struct gathering *g, const struct token *t)
{
	unsigned i, n = t->n_forms < FORMS_LOOKED_AT ? t->n_forms : FORMS_LOOKED_AT;

	for (i = 0; i < n; i++) {
		const struct form *form = &g->text->forms[t->first_form + i];

		look_at(g, FEATURE_WORD, g->first, g->first);
		put(g, SORT_WORD, form->hash, 0);
		look_at(g, FEATURE_LETTERS, g->first, g->first);
		put_stems(g, form);
		put_letters(g, form);
	}
}

static void put_pairs(struct gathering *g, uint32_t i)
{
	const struct token *tokens = g->text->tokens;
	uint32_t here = word_hash(g->text, i);

	if (i + 1 < g->text->n_tokens && tokens[i + 1].sentence == tokens[i].sentence) {
		look_at(g, FEATURE_PAIR, i, i + 1);
		put(g, SORT_PAIR, here, word_hash(g->text, i + 1));
	}
	if (i + 2 < g->text->n_tokens && tokens[i + 2].sentence == tokens[i].sentence) {
		look_at(g, FEATURE_PAIR, i, i + 2);
		put(g, SORT_SKIP, here, word_hash(g->text, i + 2));
	}
}

static void gather_words(struct gathering *g)
{
	uint32_t i;

	for (i = 0; i < g->text->n_tokens; i++) {
		look_at(g, FEATURE_WORD, i, i);
		if (g->text->tokens[i].number)
			put(g, SORT_WORD, 1, 0);
		else
			put_forms(g, &g->text->tokens[i]);
		put_pairs(g, i);
	}
}

/* --- concepts --- */

static void pair_concepts(struct gathering *g, const struct concept *a, const struct concept *b)
{
	look_at(g, FEATURE_CONCEPTS, a->first, b->last);
	put(g, SORT_CONCEPTS, a->hash, b->hash);
	if (b->first <= a->last + 3)
		put(g, SORT_NEAR, a->hash, b->hash);
}

static void gather_concepts(struct gathering *g)
{
	const struct matches *m = g->matches;
	const struct token *tokens = g->text->tokens;
	size_t i, j;

	for (i = 0; i < m->n_concepts; i++) {
		const struct concept *a = &m->concepts[i], *b;

		look_at(g, FEATURE_CONCEPT, a->first, a->last);
		put(g, SORT_CONCEPT, a->hash, 0);
		for (j = i + 1; j < m->n_concepts && j <= i + CONCEPTS_AHEAD; j++) {
			b = &m->concepts[j];
			if (tokens[b->first].sentence != tokens[a->first].sentence)
				break;
			if (b->first > a->last)
				pair_concepts(g, a, b);
		}
	}
}

/* --- rules --- */

static void gather_rules(struct gathering *g)
{
	size_t i;

	for (i = 0; i < g->matches->n_hits; i++) {
		const struct hit *hit = &g->matches->hits[i];

		look_at(g, FEATURE_RULE, hit->first, hit->last);
		put(g, SORT_RULE, rule_hash(hit->rule), hit->lowered_by != NULL);
		if (hit->lowered_by)
			put(g, SORT_LOWERED, text_hash(hit->lowered_by->name, strlen(hit->lowered_by->name)), hit->raw);
	}
}

/* --- context --- */

/* What was asked for, in the words of a short answer: each with the first and last words of the answer. */
static void put_asked(struct gathering *g, enum sort sort, uint32_t asked)
{
	size_t n = g->text->n_tokens;

	put(g, sort, asked, 0);
	if (!n)
		return;
	put(g, sort, asked, word_hash(g->text, 0) | 1);
	if (n > 1)
		put(g, sort, asked, word_hash(g->text, n - 1) & ~1u);
}

static void gather_context(struct gathering *g, const struct text *context, const struct matches *matches)
{
	size_t i = context->n_tokens > CONTEXT_WORDS ? context->n_tokens - CONTEXT_WORDS : 0, n = g->text->n_tokens;

	if (!n || n > SHORT_ANSWER)
		return;
	look_at(g, FEATURE_CONTEXT, 0, (uint32_t)n - 1);
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

static void gather_shapes(struct gathering *g)
{
	size_t n = g->text->n_tokens;

	look_at(g, FEATURE_SHAPE, 0, n ? (uint32_t)n - 1 : 0);
	put(g, SORT_LENGTH, length_class(n), 0);
	if (!n)
		return;
	look_at(g, FEATURE_SHAPE, 0, 0);
	put(g, SORT_FIRST, word_hash(g->text, 0), 0);
	look_at(g, FEATURE_SHAPE, (uint32_t)n - 1, (uint32_t)n - 1);
	put(g, SORT_LAST, word_hash(g->text, n - 1), 0);
}

/* ASCII is enough: what a person ends with is the same sign in all the languages of the packs. */
static char last_sign(const struct text *text)
{
	size_t i = text->len;

	while (i && strchr(" \t\r\n", text->at[i - 1]))
		i--;
	return i && strchr("?!.)(,:;", text->at[i - 1]) ? text->at[i - 1] : '-';
}

static void gather_signs(struct gathering *g)
{
	const char *at = g->text->at;
	size_t len = g->text->len, n = g->text->n_tokens;

	look_at(g, FEATURE_SHAPE, 0, n ? (uint32_t)n - 1 : 0);
	put(g, SORT_ENDING, (unsigned char)last_sign(g->text), 0);
	if (memchr(at, '?', len))
		put(g, SORT_QUESTION, '?', 0);
	if (memchr(at, '!', len))
		put(g, SORT_QUESTION, '!', 0);
	if (memmem(at, len, "..", 2) || memmem(at, len, "\xe2\x80\xa6", 3))
		put(g, SORT_QUESTION, '.', 0);
	if (memchr(at, '\n', len))
		put(g, SORT_QUESTION, '\n', 0);
}

void features_gather(struct features *ret, const struct text *text, const struct matches *matches,
                     const struct text *context, const struct matches *context_matches)
{
	struct gathering g = { .ret = ret, .text = text, .matches = matches };

	ret->n = 0;
	gather_shapes(&g);
	gather_signs(&g);
	gather_rules(&g);
	gather_concepts(&g);
	if (context)
		gather_context(&g, context, context_matches);
	gather_words(&g);
}
