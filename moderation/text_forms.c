/* moderation/text_forms.c: the spellings of a token beyond the bare one. */
#include "moderation/text_part.h"

#include <string.h>

#define TOKEN_FORMS_MOST 16

uint32_t text_hash(const char *at, size_t len)
{
	uint32_t hash = HASH_START;
	size_t i;

	for (i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)at[i]) * HASH_PRIME;
	return hash;
}

/* Where the next spelling may be written, or NULL when the rest is kept for the bare forms of what
 * is still to come: 48 bytes at least. */
static char *room(const struct reader *r, const struct token *token)
{
	const struct text *t = r->text;
	size_t left = r->len - token->to;

	if (token->n_forms >= TOKEN_FORMS_MOST || t->n_forms + left / 2 + 2 > TEXT_FORMS_MOST)
		return NULL;
	if (t->n_letters + POINT_GROWTH * left + TEXT_FORM_LEN > sizeof(t->letters))
		return NULL;
	return (char *)t->letters + t->n_letters;
}

void text_add_form(struct text *t, struct token *token, enum text_view view, const char *at, size_t len, uint32_t hash)
{
	t->forms[t->n_forms++] = (struct form){ .at = at, .len = (uint8_t)len, .view = (uint8_t)view, .hash = hash };
	token->n_forms++;
}

/* A spelling just written in room(); nothing when it says no more than `of`. */
static void add_spelling(struct text *t, struct token *token, enum text_view view, const char *at, size_t len,
                         const struct form *of)
{
	if (len == 0 || (len == of->len && memcmp(at, of->at, len) == 0))
		return;
	text_add_form(t, token, view, at, len, text_hash(at, len));
	t->n_letters += len;
}

/* Runs of three or more of a letter, said `times` times. */
static void add_squeezed(struct reader *r, struct token *token, const struct form *of, size_t times)
{
	char *out = room(r, token);
	size_t i, n, len = 0;

	for (i = 0; out && i < of->len; i += n) {
		size_t keep;

		for (n = 1; i + n < of->len && of->at[i + n] == of->at[i]; n++)
			;
		keep = n >= 3 && text_is_lower(of->at[i]) ? times : n;
		memcpy(out + len, of->at + i, keep);
		len += keep;
	}
	if (out)
		add_spelling(r->text, token, VIEW_SQUEEZED, out, len, of);
}

static void add_umlaut(struct reader *r, struct token *token, const struct form *of)
{
	char *out = room(r, token);
	size_t i, len = 0;

	for (i = 0; out && i < of->len; i++) {
		out[len++] = of->at[i];
		if (i + 1 < of->len && of->at[i + 1] == 'e' && strchr("aou", of->at[i]))
			i++;
	}
	if (out)
		add_spelling(r->text, token, VIEW_UMLAUT, out, len, of);
}

/* Ways to read digits and signs.  A row is tried when the word has one of its `for` characters. */
static const struct leet {
	const char *when;
	const char *as[128];
} leets[] = {
#define LEET_REST ['0'] = "o", ['3'] = "e", ['4'] = "a", ['5'] = "s", ['6'] = "g", ['7'] = "t", ['8'] = "b", \
	['9'] = "g", ['@'] = "a", ['$'] = "s"
	{ "013456789@$!|", { LEET_REST, ['1'] = "i", ['!'] = "i", ['|'] = "i" } },
	{ "1!|", { LEET_REST, ['1'] = "l", ['!'] = "l", ['|'] = "l" } },
	{ "248", { ['2'] = "to", ['4'] = "for", ['8'] = "ate" } },
	{ "2", { LEET_REST, ['2'] = "z", ['1'] = "i" } },
	{ "*", { ['*'] = "i" } }, { "*", { ['*'] = "u" } }, { "*", { ['*'] = "a" } },
	{ "*", { ['*'] = "e" } }, { "*", { ['*'] = "o" } },
#undef LEET_REST
};

static bool has_any(const char *at, size_t len, const char *of)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (at[i] && strchr(of, at[i]))
			return true;
	return false;
}

static void add_unleet(struct reader *r, struct token *token, const char *at, size_t len, const struct leet *leet,
                       const struct form *bare)
{
	char *out = room(r, token);
	size_t i, n = 0;

	if (!out)
		return;
	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)at[i];
		const char *as = c < 128 && leet->as[c] ? leet->as[c] : NULL;
		size_t as_len = as ? strlen(as) : 1;

		if (n + as_len > TEXT_FORM_LEN)
			break;
		memcpy(out + n, as ? as : at + i, as_len);
		n += as_len;
	}
	for (; i < len && ((unsigned char)at[i] & 0xc0) == 0x80; i--)
		n--;                          /* a character is never cut */
	add_spelling(r->text, token, VIEW_UNLEET, out, n, bare);
}

static void add_unleets(struct reader *r, struct token *token, const char *at, size_t len, const struct form *bare)
{
	size_t i;

	for (i = 0; i < sizeof(leets) / sizeof(leets[0]); i++)
		if (has_any(at, len, leets[i].when))
			add_unleet(r, token, at, len, &leets[i], bare);
}

void text_spell(const struct reader *r, struct word *w, size_t first, size_t n)
{
	size_t i;

	for (i = first; i < first + n; i++) {
		struct reader part = { .at = r->at, .pos = r->text->tokens[i].from, .len = r->text->tokens[i].to };

		text_word_read(&part, w);
	}
}

static bool all_ascii(const char *at, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)at[i] >= 0x80)
			return false;
	return true;
}

/* Tokens [first, first + n) as they look, with strokes as `stroke`; whether they had any.  Only what
 * comes out as Latin throughout is worth comparing. */
static bool add_plain(struct reader *r, struct token *token, size_t first, size_t n, char stroke,
                      const struct form *bare)
{
	char *out = room(r, token);
	struct word w;

	if (!out)
		return false;
	text_word_begin(&w, out);
	w.look = true;
	w.stroke = stroke;
	text_spell(r, &w, first, n);
	if (all_ascii(w.out, w.len))
		add_spelling(r->text, token, VIEW_PLAIN, w.out, w.len, bare);
	return w.traits & HAS_STROKE;
}

void text_add_views(struct reader *r, struct token *token, size_t first, size_t n, const struct word *w)
{
	struct text *t = r->text;
	struct form bare = t->forms[token->first_form];
	const char *full = w->out;            /* with a sign in front, which the bare form leaves out */
	size_t full_len = w->len;
	size_t i, found;

	if ((w->traits & HAS_ODD) && add_plain(r, token, first, n, 'l', &bare))
		add_plain(r, token, first, n, 'i', &bare);
	if (token->n_forms > 1) {
		full = t->forms[token->first_form + 1].at;
		full_len = t->forms[token->first_form + 1].len;
	}
	if ((w->traits & HAS_LETTER) && (w->traits & (HAS_DIGIT | HAS_SIGN)))
		add_unleets(r, token, full, full_len, &bare);
	found = token->n_forms;
	for (i = 0; (w->traits & HAS_TRIPLE) && i < found; i++) {
		struct form of = t->forms[token->first_form + i];

		add_squeezed(r, token, &of, 1);
		add_squeezed(r, token, &of, 2);
	}
	if (w->traits & HAS_UMLAUT)
		add_umlaut(r, token, &bare);
}
