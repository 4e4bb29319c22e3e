/* moderation/text_marks.c: where sentences, clauses and quotations end. */
#include "moderation/text_part.h"

#include <string.h>

/* --- sentences and clauses ----------------------------------------------------- */

void text_end_clause(struct reader *r)
{
	if (r->in_clause && r->clause < UINT16_MAX)
		r->clause++;
	r->in_clause = false;
}

void text_end_sentence(struct reader *r)
{
	text_end_clause(r);
	if (r->in_sentence && r->sentence < UINT16_MAX)
		r->sentence++;
	r->in_sentence = false;
}

/* People trail off and go on: what continues with a small letter is the same sentence. */
void text_read_ellipsis(struct reader *r, size_t len)
{
	size_t next = r->pos + len;

	while (text_byte(r, next) == '.')
		next++;
	r->pos = next;
	while (text_byte(r, next) == ' ')
		next++;
	if (text_is_lower((char)text_byte(r, next)) || text_byte(r, next) >= 0xc3)
		text_end_clause(r);
	else
		text_end_sentence(r);
}

/* Words a dot belongs to. */
static const char *const abbreviations[] = {
	"mr", "mrs", "ms", "dr", "dra", "sr", "sra", "st", "prof", "vs", "bzw", "ca", "evtl", "ggf", "inkl", "vgl",
	"approx", "esp", "sig", "dott", "mme", "mlle", "np", "tzn", "ok", NULL,
};

static bool is_abbreviation(const struct text *t, const struct token *token)
{
	const struct form *form = &t->forms[token->first_form];
	struct word w = { .out = (char *)form->at, .len = form->len };

	return text_listed(abbreviations, &w);
}

/* Whether the dot at r->pos belongs to the token it follows: "e.g.", "Mr.", "am 3. Mai". */
static bool dot_of_token(const struct reader *r)
{
	const struct text *t = r->text;
	const struct token *last = t->n_tokens ? &t->tokens[t->n_tokens - 1] : NULL;

	if (!last || last->to != r->pos)
		return false;
	if (last->number)
		return last->to - last->from <= 2 && text_byte(r, r->pos + 1) == ' ';
	if (last->to - last->from == 1)
		return text_letter(r, r->pos + 1) || (last->from > 0 && r->at[last->from - 1] == '.');
	return text_byte(r, r->pos + 1) == ' ' && is_abbreviation(t, last);
}

void text_read_dot(struct reader *r)
{
	if (text_byte(r, r->pos + 1) == '.') {
		text_read_ellipsis(r, 1);
		return;
	}
	if (!dot_of_token(r))
		text_end_sentence(r);
	r->pos++;
}

/* A hyphen between spaces, or two of them, part clauses. */
void text_read_dash(struct reader *r)
{
	bool alone = (r->pos == 0 || text_byte(r, r->pos - 1) == ' ') && text_byte(r, r->pos + 1) == ' ';

	if (alone || text_byte(r, r->pos + 1) == '-')
		text_end_clause(r);
	r->pos++;
}

/* --- quotation marks ------------------------------------------------------------- */

/* Nothing a quotation could end with stands before `pos`. */
static bool gap_before(const struct reader *r, size_t pos)
{
	unsigned char c = pos > 0 ? (unsigned char)r->at[pos - 1] : ' ';

	return text_kinds[c] == SPACE || text_kinds[c] == NEWLINE || text_kinds[c] == DASH || strchr("([{:", c);
}

static bool gap_after(const struct reader *r, size_t pos)
{
	enum kind kind = text_kind(r, pos);

	return pos >= r->len || kind == SPACE || kind == NEWLINE;
}

static bool word_after(const struct reader *r, size_t pos)
{
	enum kind kind = text_kind(r, pos);

	return kind == LETTER || kind == DIGIT;
}

/* What people write with an apostrophe in front, which quotes nothing. */
static bool elided(const struct reader *r, size_t pos)
{
	static const char *const words[] = { "cause", "cos", "coz", "cuz", "til", "till", "bout", "em", "n", "tis",
		"twas", "round", "s", "ll", "nough", "m", "t", NULL };
	char letters[8];
	struct word w = { .out = letters };

	while (w.len < sizeof(letters) && text_kinds[text_byte(r, pos)] == LETTER)
		letters[w.len++] = (char)(text_byte(r, pos++) | 0x20);
	return text_listed(words, &w);
}

static enum family family_of(int32_t mark)
{
	switch (mark) {
	case '"': return FAMILY_STRAIGHT;
	case 0xab: case 0xbb: return FAMILY_POINTED;
	case 0x2039: case 0x203a: return FAMILY_POINTED_SINGLE;
	case 0x2018: case 0x2019: case 0x201a: case 0x201b: return FAMILY_SINGLE;
	case 0x201c: case 0x201d: case 0x201e: case 0x201f: return FAMILY_DOUBLE;
	default: return FAMILY_TICK;
	}
}

/* Marks differ from language to language: "x" „x“ „x” “x” »x« «x» ‚x‘ ‘x’ 'x'. */
static bool mark_opens(const struct reader *r, enum family family, int32_t mark, size_t after)
{
	switch (family) {
	case FAMILY_POINTED: case FAMILY_POINTED_SINGLE:
		return true;
	case FAMILY_DOUBLE:
		return mark != 0x201d || (gap_before(r, r->pos) && !gap_after(r, after));
	case FAMILY_STRAIGHT:
		return gap_before(r, r->pos) || !gap_after(r, after);
	default:
		return mark != 0x2019 && gap_before(r, r->pos) && !gap_after(r, after) && !elided(r, after);
	}
}

static bool mark_closes(const struct reader *r, enum family family, int32_t opened, int32_t mark, size_t after)
{
	switch (family) {
	case FAMILY_POINTED: case FAMILY_POINTED_SINGLE:
		return mark != opened;
	case FAMILY_DOUBLE:
		return mark == 0x201d || (mark == 0x201c && (opened == 0x201e || !gap_before(r, r->pos)));
	case FAMILY_STRAIGHT:
		return !gap_before(r, r->pos) || gap_after(r, after);
	default:
		return !gap_before(r, r->pos) && !word_after(r, after);
	}
}

static void close_quote(struct reader *r, enum family family)
{
	uint32_t i;

	for (i = r->open[family].first; i < r->text->n_tokens; i++)
		r->text->tokens[i].quoted = true;
	r->open[family].mark = 0;
}

void text_read_mark(struct reader *r, int32_t mark, size_t len)
{
	enum family family = family_of(mark);
	size_t after = r->pos + len;

	text_end_run(r);
	/* „x" is common: keyboards have no upper one. */
	if (family == FAMILY_STRAIGHT && !r->open[family].mark && r->open[FAMILY_DOUBLE].mark && !gap_before(r, r->pos))
		close_quote(r, FAMILY_DOUBLE);
	else if (r->open[family].mark && mark_closes(r, family, r->open[family].mark, mark, after))
		close_quote(r, family);
	else if (mark_opens(r, family, mark, after))
		r->open[family].mark = mark, r->open[family].first = (uint32_t)r->text->n_tokens;
	r->pos = after;
}

/* A quotation that no mark closed by the end of its line was none. */
void text_read_newline(struct reader *r, size_t len)
{
	text_end_sentence(r);
	memset(r->open, 0, sizeof(r->open));
	r->pos += len;
}
