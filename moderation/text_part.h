/* moderation/text_part.h: what the parts of text.c share; private to text*.c.
 *
 *   text_fold.c   characters: what kind they are, and how a token spells them
 *   text_word.c   the extent of one word and its bare spelling
 *   text_forms.c  its other spellings
 *   text_marks.c  stops, commas and quotation marks
 *   text.c        tokens, rows of single characters, emoji */
#ifndef CAIRN_MODERATION_TEXT_PART_H
#define CAIRN_MODERATION_TEXT_PART_H

#include "moderation/text.h"

#define POINT_GROWTH 3                    /* a character may fold to this times its bytes; the rest of it is cut */

/* --- characters (text_fold.c) */

/* What a byte begins, or what a character beyond Latin is. */
enum kind {
	SPACE, LETTER, DIGIT, HIGH, APOSTROPHE, DOUBLE_QUOTE, DOT, STOP, NEWLINE, COMMA, DASH, SIGN, LESS,
	IGNORABLE, SILENT, ELLIPSIS, MARK, EMOJI,
};

extern const uint8_t text_kinds[256];     /* of ASCII, and HIGH */

/* U+00C0 to U+017F without marks and capitals, as people type them who have no such keys; "": no letter. */
#define LATIN_FIRST 0xc0
#define LATIN_LAST 0x17f
extern const char text_latin[LATIN_LAST - LATIN_FIRST + 1][3];

/* A character as a token spells it. */
struct folded {
	char at[4 * POINT_GROWTH];
	uint8_t len;
	uint8_t kind;
};

/* The kind of a character that means something here beyond what Unicode calls it; -1 for any other. */
int text_special(int32_t point);
/* Letters in circles and boxes, and signs of money used as letters, which NFKC leaves or spells otherwise. */
bool text_fold_boxed(int32_t point, struct folded *ret);
/* Any character that is no ASCII, of `len` bytes.  Signs and stops of other scripts become the kind of ours. */
struct folded text_fold_point(int32_t point, size_t len);
bool text_regional(int32_t point);

static inline bool text_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* --- words (text_word.c) */

#define HASH_START 2166136261u            /* FNV-1a */
#define HASH_PRIME 16777619u

enum trait {
	HAS_LETTER = 1, HAS_DIGIT = 2, HAS_SIGN = 4, HAS_TRIPLE = 8, HAS_UMLAUT = 16, HAS_ODD = 32, HAS_STROKE = 64,
};

/* A spelling being written. */
struct word {
	char *out;
	unsigned len, most;
	unsigned same;                        /* how often `last` was said in a row */
	unsigned traits, chars;
	uint32_t hash;
	char last;
	char stroke;                          /* what I, l and | are when they are taken for what they look like: 'l' or 'i' */
	bool look;                            /* take characters for what they look like */
};

/* Quotation marks of one family still waiting to be closed. */
enum family {
	FAMILY_DOUBLE, FAMILY_STRAIGHT, FAMILY_SINGLE, FAMILY_POINTED, FAMILY_POINTED_SINGLE, FAMILY_TICK, FAMILY_COUNT
};

struct reader {
	struct text *text;                    /* NULL: reading one word only */
	const char *at;
	size_t len, pos;
	uint16_t clause, sentence;
	bool in_clause, in_sentence;          /* it has a token already */
	struct {
		int32_t mark;                 /* 0: none */
		uint32_t first;               /* the token after it */
	} open[FAMILY_COUNT];
	struct {
		size_t first, n;              /* tokens of one character each, in a row */
		uint32_t gap;                 /* where the bytes between the first two are */
		uint8_t gap_len;
	} run;
};

void text_word_begin(struct word *w, char *out);
/* The word at r->pos, to its end. */
void text_word_read(struct reader *r, struct word *w);
/* Whether it is one of a list that ends with NULL. */
bool text_listed(const char *const *list, const struct word *w);

/* 0 at the end. */
static inline unsigned char text_byte(const struct reader *r, size_t pos)
{
	return pos < r->len ? (unsigned char)r->at[pos] : 0;
}

/* What kind of character is at `pos`; SPACE at the end. */
enum kind text_kind(const struct reader *r, size_t pos);
bool text_letter(const struct reader *r, size_t pos);
/* '@' and '$' may stand for the first letter of a word. */
bool text_sign_begins(const struct reader *r, unsigned char c);
/* Two of them are a flag; one alone is a letter in a box. */
bool text_lone_regional(const struct reader *r, size_t pos);

/* --- forms (text_forms.c) */

void text_add_form(struct text *t, struct token *token, enum text_view view, const char *at, size_t len, uint32_t hash);
/* Every other spelling of a token whose bare (or joined) one is there; it stands for tokens [first, first + n). */
void text_add_views(struct reader *r, struct token *token, size_t first, size_t n, const struct word *w);
/* The bytes of tokens [first, first + n) once more, into one word. */
void text_spell(const struct reader *r, struct word *w, size_t first, size_t n);

/* --- stops and marks (text_marks.c): each reads what is at r->pos and goes past it */

void text_end_clause(struct reader *r);
void text_end_sentence(struct reader *r);
void text_read_dot(struct reader *r);
void text_read_ellipsis(struct reader *r, size_t len);
void text_read_dash(struct reader *r);
void text_read_newline(struct reader *r, size_t len);
/* A quotation mark or apostrophe outside of words, of `len` bytes. */
void text_read_mark(struct reader *r, int32_t mark, size_t len);

/* --- tokens (text.c) */

/* The row of single characters is over: glue it when it is long enough to be a word. */
void text_end_run(struct reader *r);

#endif
