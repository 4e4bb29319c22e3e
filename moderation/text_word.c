/* moderation/text_word.c: how far a word goes, and its bare spelling. */
#include "moderation/text_part.h"

#include <string.h>

#include "moderation/look_alike.h"
#include "moderation/utf8.h"

#define CLITIC_LETTERS 3                  /* letters that must follow a clitic */

void text_word_begin(struct word *w, char *out)
{
	*w = (struct word){ .out = out, .most = TEXT_FORM_LEN, .hash = HASH_START };
}

static inline void put(struct word *w, char c)
{
	if (w->len < w->most) {
		w->out[w->len++] = c;
		w->hash = (w->hash ^ (unsigned char)c) * HASH_PRIME;
	}
	w->same = c == w->last ? w->same + 1 : 1;
	if (w->same == 3)
		w->traits |= HAS_TRIPLE;
	if (c == 'e' && (w->last == 'a' || w->last == 'o' || w->last == 'u'))
		w->traits |= HAS_UMLAUT;
	w->last = c;
}

static void put_all(struct word *w, const char *at, size_t len)
{
	size_t i;

	if (w->len + len > w->most)           /* a character is never cut */
		w->most = w->len;
	for (i = 0; i < len; i++)
		put(w, at[i]);
}

enum kind text_kind(const struct reader *r, size_t pos)
{
	unsigned char c = text_byte(r, pos);
	int32_t point;
	size_t len;

	if (text_kinds[c] != HIGH)
		return text_kinds[c];
	len = utf8_point(r->at + pos, &point);
	if (point >= LATIN_FIRST && point <= LATIN_LAST)
		return text_latin[point - LATIN_FIRST][0] ? LETTER : SPACE;
	return text_fold_point(point, len).kind;
}

bool text_letter(const struct reader *r, size_t pos)
{
	return text_kind(r, pos) == LETTER;
}

static bool letters_at(const struct reader *r, size_t pos, size_t n)
{
	for (; n > 0; n--) {
		if (!text_letter(r, pos))
			return false;
		pos += utf8_len(text_byte(r, pos));
	}
	return true;
}

bool text_listed(const char *const *list, const struct word *w)
{
	for (; *list; list++)
		if (strlen(*list) == w->len && memcmp(*list, w->out, w->len) == 0)
			return true;
	return false;
}

/* French and Italian: what stands before an apostrophe and is a word of its own. */
static const char *const clitics[] = {
	"l", "d", "j", "m", "t", "s", "n", "c", "qu", "un", "all", "dell", "nell", "dall", "sull", "quell", "quest",
	"jusqu", "lorsqu", "puisqu", NULL,
};

/* "no!stop" is two words, "d!e" is one. */
static const char *const cries[] = { "no", "ok", "oh", "hi", "si", "ja", "ah", "ha", "yo", "eh", "uh", "ay", "ne", "go",
	NULL };

/* An apostrophe of `len` bytes in or after a word.  False: the word ends here. */
static bool word_apostrophe(struct reader *r, struct word *w, size_t len)
{
	enum kind next = text_kind(r, r->pos + len);

	if (next != LETTER && !(next == DIGIT && (w->traits & HAS_DIGIT)))
		return false;
	if (text_listed(clitics, w) && letters_at(r, r->pos + len, CLITIC_LETTERS))
		return false;
	r->pos += len;
	return true;
}

bool text_sign_begins(const struct reader *r, unsigned char c)
{
	return (c == '@' || c == '$') && text_letter(r, r->pos + 1);
}

/* Signs read as letters within a word. */
static bool sign_counts(const struct reader *r, const struct word *w, unsigned char c)
{
	if (!w->traits)
		return text_sign_begins(r, c);
	if (!(w->traits & (HAS_LETTER | HAS_SIGN)) || !text_letter(r, r->pos + 1))
		return c == '$' && (w->traits & HAS_LETTER) && text_byte(r, r->pos + 1) == '$';
	if (c == '!')
		return (w->traits & HAS_SIGN) || (w->chars <= 2 && !text_listed(cries, w));
	return true;
}

static bool is_separator_of_digits(unsigned char c)
{
	return c == '.' || c == ',' || c == ':' || c == '/' || c == '-';
}

/* ASCII that is neither letter nor digit, in or after a word.  False: the word ends here. */
static bool word_sign(struct reader *r, struct word *w, unsigned char c)
{
	if (text_kinds[c] == APOSTROPHE)
		return word_apostrophe(r, w, 1);
	if (is_separator_of_digits(c) && (w->traits & (HAS_LETTER | HAS_DIGIT | HAS_SIGN)) == HAS_DIGIT
	    && text_kinds[text_byte(r, r->pos + 1)] == DIGIT) {
		put(w, (char)c);
		w->chars++;
		r->pos++;
		return true;
	}
	if ((text_kinds[c] != SIGN && c != '!') || !sign_counts(r, w, c))
		return false;
	put(w, (char)c);
	w->traits |= HAS_SIGN;
	w->chars++;
	r->pos++;
	return true;
}

static void word_letter(struct reader *r, struct word *w, const char *at, size_t len, size_t bytes)
{
	put_all(w, at, len);
	w->traits |= HAS_LETTER;
	w->chars++;
	r->pos += bytes;
}

/* When the character looks like an ASCII one, and we are to go by looks, take that. */
static bool word_look(struct reader *r, struct word *w, int32_t point, size_t bytes)
{
	char looks = w->look ? look_alike_of(point) : 0;

	if (!looks)
		return false;
	if (looks == 'l') {
		w->traits |= HAS_STROKE;
		looks = w->stroke;
	}
	word_letter(r, w, &looks, 1, bytes);
	return true;
}

/* A character beyond Latin in or after a word.  False: the word ends here. */
static bool word_point(struct reader *r, struct word *w, int32_t point, size_t bytes)
{
	struct folded folded = text_fold_point(point, bytes);

	switch (folded.kind) {
	case LETTER:
		if ((unsigned char)folded.at[0] >= 0x80)
			w->traits |= HAS_ODD;
		word_letter(r, w, folded.at, folded.len, bytes);
		return true;
	case DIGIT:
		put_all(w, folded.at, folded.len);
		w->traits |= HAS_DIGIT;
		w->chars++;
		r->pos += bytes;
		return true;
	case IGNORABLE:
		r->pos += bytes;
		return true;
	case SILENT:
		if (!w->chars || !text_letter(r, r->pos + bytes))
			return false;
		r->pos += bytes;
		return true;
	default:
		return (folded.kind == APOSTROPHE || (point >= 0x2018 && point <= 0x2019)) && w->chars
			&& word_apostrophe(r, w, bytes);
	}
}

bool text_lone_regional(const struct reader *r, size_t pos)
{
	int32_t point;
	size_t len = utf8_point(r->at + pos, &point);

	if (!text_regional(point))
		return false;
	if (pos + len < r->len) {
		utf8_point(r->at + pos + len, &point);
		return !text_regional(point);
	}
	return true;
}

static bool word_high(struct reader *r, struct word *w)
{
	struct folded boxed_letter;
	int32_t point;
	size_t bytes = utf8_point(r->at + r->pos, &point);

	if (point >= LATIN_FIRST && point <= LATIN_LAST) {
		const char *as = text_latin[point - LATIN_FIRST];

		if (as[0])
			word_letter(r, w, as, as[1] ? 2 : 1, bytes);
		return as[0];
	}
	if (word_look(r, w, point, bytes))
		return true;
	if (text_regional(point) && text_lone_regional(r, r->pos) && text_fold_boxed(point, &boxed_letter)) {
		word_letter(r, w, boxed_letter.at, boxed_letter.len, bytes);
		return true;
	}
	return word_point(r, w, point, bytes);
}

/* Letters of ASCII, as far as they go.  They are nearly all there is: a copy is written to, which need not be in memory. */
static void word_letters(struct reader *r, struct word *w)
{
	struct word word = *w;
	size_t pos = r->pos;

	for (; pos < r->len && text_kinds[(unsigned char)r->at[pos]] == LETTER; pos++)
		put(&word, (char)(r->at[pos] | 0x20));
	word.traits |= HAS_LETTER;
	word.chars += (unsigned)(pos - r->pos);
	r->pos = pos;
	*w = word;
}

void text_word_read(struct reader *r, struct word *w)
{
	while (r->pos < r->len) {
		unsigned char c = (unsigned char)r->at[r->pos];

		if (text_kinds[c] == LETTER) {
			word_letters(r, w);
		} else if (text_kinds[c] == DIGIT) {
			put(w, (char)c);
			w->traits |= HAS_DIGIT;
			w->chars++;
			r->pos++;
		} else if (c == ' ' || !(text_kinds[c] == HIGH ? word_high(r, w) : word_sign(r, w, c))) {
			return;
		}
	}
}
