/* moderation/text.c: see text.h.
 *
 * One pass over the bytes.  What a byte begins is looked up in text_kinds[]. */
#include "moderation/text_part.h"

#include <string.h>

#include "moderation/moderation.h"
#include "moderation/utf8.h"

#define RUN_LEAST 3                       /* single characters that make a run */
#define RUN_GAP_MOST 4                    /* bytes between them */

_Static_assert(sizeof(((struct text *)0)->letters) >= (POINT_GROWTH + 1) * MODERATION_TEXT_MOST,
               "room for every bare form");
_Static_assert(TEXT_TOKENS_MOST >= (MODERATION_TEXT_MOST + 1) / 2,
               "a token and what parts it from the next are two bytes");

/* --- tokens ------------------------------------------------------------------ */

static struct token *add_token(struct reader *r, size_t from, size_t to)
{
	struct text *t = r->text;
	struct token *token = &t->tokens[t->n_tokens];

	*token = (struct token){ .from = (uint32_t)from, .to = (uint32_t)to, .first_form = (uint32_t)t->n_forms,
		.clause = r->clause, .sentence = r->sentence };
	r->in_clause = r->in_sentence = true;
	return token;
}

/* A token of what was written into `w`, at the end of text->letters; it stands for tokens [first, first + n). */
static void add_word(struct reader *r, struct token *token, enum text_view view, const struct word *w,
                     size_t first, size_t n)
{
	const unsigned more = HAS_SIGN | HAS_TRIPLE | HAS_UMLAUT | HAS_ODD;
	struct text *t = r->text;
	/* A sign in front may be a letter ("@lone") or not ("@anna"). */
	size_t skip = (w->traits & HAS_SIGN) && w->len > 1 && text_kinds[(unsigned char)w->out[0]] == SIGN;

	token->number = (w->traits & (HAS_LETTER | HAS_DIGIT)) == HAS_DIGIT;
	text_add_form(t, token, view, w->out + skip, w->len - skip,
	              skip ? text_hash(w->out + skip, w->len - skip) : w->hash);
	t->n_letters += w->len;
	if ((w->traits & more) || (w->traits & (HAS_LETTER | HAS_DIGIT)) == (HAS_LETTER | HAS_DIGIT))
		text_add_views(r, token, first, n, w);
}

/* Glue tokens of the run [first, first + n) into one, in place of token `to`. */
static void glue(struct reader *r, size_t to, size_t first, size_t n)
{
	struct text *t = r->text;
	struct token token = t->tokens[first];
	struct word w;

	text_word_begin(&w, t->letters + t->n_letters);
	text_spell(r, &w, first, n);
	token.to = t->tokens[first + n - 1].to;
	token.first_form = (uint32_t)t->n_forms;
	token.n_forms = 0;
	add_word(r, &token, VIEW_JOINED, &w, first, n);
	t->tokens[to] = token;
}

/* How many tokens from `first` on, before `end`, surely fit one form. */
static size_t glued_at_once(const struct text *t, size_t first, size_t end)
{
	size_t n = 0, len = 0;

	do {
		len += POINT_GROWTH * (t->tokens[first + n].to - t->tokens[first + n].from);
		n++;
	} while (first + n < end && len <= POINT_GROWTH * TEXT_FORM_LEN / 2);
	return n;
}

static bool run_has_letter(const struct text *t, size_t first, size_t end)
{
	for (; first < end; first++)
		if (!t->tokens[first].number)
			return true;
	return false;
}

/* What parted the single characters was no end of a clause or sentence. */
static void renumber(struct reader *r, const struct token *first, const struct token *last)
{
	r->clause = (uint16_t)(first->clause + (r->clause - last->clause));
	r->sentence = (uint16_t)(first->sentence + (r->sentence - last->sentence));
}

void text_end_run(struct reader *r)
{
	struct text *t = r->text;
	size_t first = r->run.first, end = first + r->run.n, to = first;

	r->run.n = 0;
	if (end - first < RUN_LEAST || !run_has_letter(t, first, end))
		return;
	renumber(r, &t->tokens[first], &t->tokens[end - 1]);
	t->n_forms = t->tokens[first].first_form;
	t->n_letters = (size_t)(t->forms[t->n_forms].at - t->letters);
	while (first < end) {
		size_t n = glued_at_once(t, first, end);

		glue(r, to++, first, n);
		first += n;
	}
	t->n_tokens = to;
}

/* A token begins at `from`: is it parted from the row of single characters as those are from one another?
 * If not, the row is over, and the last of a short one may begin another. */
static void check_gap(struct reader *r, size_t from)
{
	size_t gap, len;

	if (r->run.n == 0)
		return;
	gap = r->text->tokens[r->run.first + r->run.n - 1].to;
	len = from - gap;
	if (r->run.n > 1 && (len != r->run.gap_len || memcmp(r->at + r->run.gap, r->at + gap, len) != 0)) {
		if (r->run.n >= RUN_LEAST)
			text_end_run(r);
		else
			r->run.first++, r->run.n = 1;
	}
	if (r->run.n == 1 && len <= RUN_GAP_MOST) {
		r->run.gap = (uint32_t)gap;
		r->run.gap_len = (uint8_t)len;
	} else if (len > RUN_GAP_MOST) {
		text_end_run(r);
	}
}

static void note_single(struct reader *r, size_t index)
{
	if (r->run.n == 0)
		r->run.first = index;
	r->run.n++;
}

static void read_at(struct reader *r, size_t from, struct word *w)
{
	r->pos = from;
	text_word_begin(w, r->text->letters + r->text->n_letters);
	text_word_read(r, w);
}

static void read_token(struct reader *r)
{
	size_t from = r->pos, index;
	bool single;
	struct word w;

	check_gap(r, from);
	read_at(r, from, &w);
	single = w.chars == 1;
	if (!single && r->run.n >= RUN_LEAST) {
		text_end_run(r);
		read_at(r, from, &w);         /* the glued word stands where this one was written */
	} else if (!single) {
		r->run.n = 0;
	}
	index = r->text->n_tokens;
	add_word(r, add_token(r, from, r->pos), VIEW_BARE, &w, index, 1);
	r->text->n_tokens++;
	if (single)
		note_single(r, index);
}

/* --- emoji ------------------------------------------------------------------- */

static bool is_skin_tone(int32_t point)
{
	return point >= 0x1f3fb && point <= 0x1f3ff;
}

/* What belongs to the emoji before it and is none itself. */
static bool is_emoji_tail(int32_t point)
{
	return is_skin_tone(point) || (point >= 0xfe00 && point <= 0xfe0f) || point == 0x20e3
		|| (point >= 0xe0020 && point <= 0xe007f);
}

#define JOINER 0x200d

static bool is_emoji(int32_t point)
{
	return text_special(point) == EMOJI;
}

/* Past variation selectors, tones and whatever is joined to the emoji that ends at `pos`. */
static size_t emoji_end(const struct reader *r, size_t pos)
{
	int32_t point, next;

	while (pos < r->len) {
		size_t len = utf8_point(r->at + pos, &point);

		if (point == JOINER && pos + len < r->len) {
			size_t more = utf8_point(r->at + pos + len, &next);

			if (!is_emoji(next) && next >= 0x80)
				return pos;
			len += next >= 0x80 ? more : 0;
		} else if (!is_emoji_tail(point)) {
			return pos;
		}
		pos += len;
	}
	return pos;
}

static void put_emoji(struct reader *r, size_t from, const char *form, size_t len)
{
	struct text *t = r->text;
	struct token *token;
	char *out;

	text_end_run(r);
	out = t->letters + t->n_letters;
	memcpy(out, form, len);
	token = add_token(r, from, r->pos);
	token->emoji = true;
	text_add_form(t, token, VIEW_BARE, out, len, text_hash(out, len));
	t->n_letters += len;
	t->n_tokens++;
}

/* The form of a family, or of a profession with a tone, is the emoji it begins with; that of a flag
 * is both its letters. */
static size_t emoji_form_len(const char *at)
{
	int32_t point;
	size_t len = utf8_point(at, &point);

	return text_regional(point) ? 2 * len : len;
}

static void read_emoji(struct reader *r)
{
	size_t from = r->pos, len = emoji_form_len(r->at + from);

	r->pos = emoji_end(r, from + len);
	put_emoji(r, from, r->at + from, len);
}

/* "<3" is no number. */
static void read_heart(struct reader *r)
{
	static const char heart[] = "\xe2\x9d\xa4";
	size_t from = r->pos;

	if (text_byte(r, from + 1) != '3' || text_kind(r, from + 2) == DIGIT || text_kind(r, from + 2) == LETTER) {
		r->pos++;
		return;
	}
	r->pos += 2;
	put_emoji(r, from, heart, 3);
}

/* --- all of it ------------------------------------------------------------------ */

/* What begins at r->pos, a character of `len` bytes, goes to whom it concerns. */
static void read_kind(struct reader *r, enum kind kind, int32_t point, size_t len)
{
	switch (kind) {
	case LETTER: case DIGIT: read_token(r); return;
	case DOT: text_read_dot(r); return;
	case ELLIPSIS: text_read_ellipsis(r, len); return;
	case DASH: text_read_dash(r); return;
	case NEWLINE: text_read_newline(r, len); return;
	case APOSTROPHE: case DOUBLE_QUOTE: case MARK: text_read_mark(r, point, len); return;
	case EMOJI: read_emoji(r); return;
	case LESS: read_heart(r); return;
	case STOP: text_end_sentence(r); break;
	case COMMA: text_end_clause(r); break;
	default: break;
	}
	r->pos += len;
}

static void read_high(struct reader *r)
{
	int32_t point;
	size_t len = utf8_point(r->at + r->pos, &point);
	enum kind kind = text_kind(r, r->pos);

	if (kind == EMOJI && text_lone_regional(r, r->pos))
		kind = LETTER;
	read_kind(r, kind, point, len);
}

static void read_all(struct reader *r)
{
	while (r->pos < r->len) {
		unsigned char c = (unsigned char)r->at[r->pos];

		if (c == ' ')
			r->pos++;
		else if (text_kinds[c] == HIGH)
			read_high(r);
		else if (text_kinds[c] == SIGN && text_sign_begins(r, c))
			read_token(r);
		else
			read_kind(r, text_kinds[c], c, 1);
	}
	text_end_run(r);
}

int text_read(struct text *text, const char *at, size_t len)
{
	struct reader r = { .text = text, .at = at, .len = len };

	text->n_tokens = text->n_forms = text->n_letters = 0;
	text->at = at;
	text->len = 0;
	if (len > MODERATION_TEXT_MOST)
		return MODERATION_TOO_LONG;
	if (!utf8_valid(at, len))
		return MODERATION_BAD_UTF8;
	text->len = len;
	read_all(&r);
	return 0;
}

size_t text_fold_word(const char *at, size_t len, char ret[TEXT_FORM_LEN])
{
	struct reader r = { .at = at, .len = len };
	size_t form_len;
	struct word w;

	if (len > MODERATION_TEXT_MOST || !utf8_valid(at, len))
		return 0;
	text_word_begin(&w, ret);
	text_word_read(&r, &w);
	if (w.chars)
		return r.pos == len && (w.traits & (HAS_LETTER | HAS_DIGIT)) ? w.len : 0;
	if (len == 0 || text_kind(&r, 0) != EMOJI)
		return 0;
	form_len = emoji_form_len(at);
	if (form_len > len || emoji_end(&r, form_len) != len)
		return 0;
	memcpy(ret, at, form_len);
	return form_len;
}
