/* moderation/text.h: a message as tokens, each in every spelling worth trying.
 *
 * The message is never changed; a token knows its bytes in it.  Spellings are
 * parallel views of one token (its `forms`):
 *
 *   bare      NFKC, case-folded, without marks and ignorable characters, and strokes and ligatures
 *             undone: "Ação" -> "acao", "łza" -> "lza", "Maß" -> "mass"
 *   plain     UTS #39 skeleton, where a token has letters beyond Latin and all of it looks Latin: "wаnt" -> "want"
 *   unleet    digits and signs read as letters, where a token has both: "d1e" -> "die", "h8" -> "hate"
 *   squeezed  letters said three times or more, once and twice: "diiie" -> "die", "diie"
 *   umlaut    ae, oe, ue read as a, o, u: "toeten" -> "toten" (as bare makes of "töten")
 *
 * Runs of three or more single characters, parted alike ("k m s", "s.u.i.c.i.d.e"), are glued into
 * one token, view `joined` (long ones into several); match.c may cut a glued token into words it knows.
 * An apostrophe is dropped inside a word: "don't" is the token "dont", "j'ai" is "jai";
 * Clitics l' d' j' m' t' s' n' c' qu' (French, Italian) are tokens of their own when
 * three or more letters follow: "l'amico" -> "l" "amico", and "jai", "dont", "its" stay whole;
 * so are un' all' dell' quest' jusqu' and such.
 * A hyphen or slash separates tokens.  An emoji is a token, spelled as the emoji it begins with;
 * "<3" is one.  Punctuation is no token; it ends a sentence (. ! ? newline, and ... unless it goes
 * on with a small letter) or a clause (, ; : ( ) -- and such).
 * Digits with their separators are one token ("0800 111" is two).
 *
 * Linear in the bytes of the text.  Pure; buffers belong to the scratch. */
#ifndef CAIRN_MODERATION_TEXT_H
#define CAIRN_MODERATION_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEXT_TOKENS_MOST 32768
#define TEXT_FORMS_MOST 49152
#define TEXT_FORM_LEN 48                  /* bytes of a form; longer words are cut */

enum text_view { VIEW_BARE, VIEW_PLAIN, VIEW_UNLEET, VIEW_SQUEEZED, VIEW_UMLAUT, VIEW_JOINED };

/* Letters of one spelling: lower-case UTF-8 without marks. */
struct form {
	const char *at;                       /* in text->letters, not NUL-terminated */
	uint8_t len;
	uint8_t view;
	uint32_t hash;                        /* text_hash() of it */
};

struct token {
	uint32_t from, to;                    /* bytes of the message */
	uint32_t first_form;
	uint8_t n_forms;                      /* at least 1; forms[first_form] is the bare one (or the joined one) */
	bool number;                          /* has digits and no letters */
	bool quoted;                          /* between quotation marks */
	bool emoji;
	uint16_t clause;                      /* number of its clause, from 0, wraps never: the last is reused */
	uint16_t sentence;
};

struct text {
	struct token tokens[TEXT_TOKENS_MOST];
	struct form forms[TEXT_FORMS_MOST];
	char letters[4 * 65536];
	size_t n_tokens, n_forms, n_letters;
	const char *at;                       /* what was read; borrowed until the next text_read() */
	size_t len;
};

/* FNV-1a, 32 bits: what vocabularies are keyed by. */
uint32_t text_hash(const char *at, size_t len);

/* Fill *text from `len` bytes.  0, MODERATION_BAD_UTF8 or MODERATION_TOO_LONG (moderation.h). */
int text_read(struct text *text, const char *at, size_t len);

/* One word of a pack as text_read() would spell it (bare), so that packs may be written with
 * accents and capitals.  Returns its length in ret[TEXT_FORM_LEN]; 0 when it is not exactly one token
 * with a letter or digit, or one emoji ("self-harm" and "l'amico" are two: a pack has them as phrases). */
size_t text_fold_word(const char *at, size_t len, char ret[TEXT_FORM_LEN]);

#endif
