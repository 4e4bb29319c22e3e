/* moderation/pattern.c: patterns of a pack as chains of elements; see reader.h and packs/README.md. */
#include <string.h>

#include "moderation/reader.h"

#define GROUPS_DEEP 6
#define ELEMENTS_MOST 24                  /* in one row */
#define PREFIX_LEAST 3

/* Where in a pattern we are: gaps and anchors stand only at the top. */
struct place {
	struct row *row;
	unsigned depth;                       /* groups around; 1 for a class */
	unsigned n;
};

static int read_rows(struct reader *r, unsigned depth, struct row **rows);

static int add(struct reader *r, struct place *place, struct element element)
{
	struct element *copy = hoard_new(r->hoard, sizeof(*copy));

	if (!copy)
		return MODERATION_NO_MEMORY;
	if (++place->n > ELEMENTS_MOST)
		return FAULT(r, "a pattern has at most %d elements", ELEMENTS_MOST);
	*copy = element;
	APPEND(place->row->first, copy);
	return 0;
}

/* Takes `c` off the line when it is next. */
static bool take(struct reader *r, char c)
{
	if (r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

static bool optional(struct reader *r)
{
	return take(r, '?');
}

static int read_number(struct reader *r, unsigned *ret)
{
	const char *from = r->at;
	unsigned n = 0;

	while (r->at < r->end && *r->at >= '0' && *r->at <= '9' && n < 1000)
		n = 10 * n + (unsigned)(*r->at++ - '0');
	*ret = n;
	return r->at == from ? -1 : 0;
}

static int read_gap(struct reader *r, struct place *place)
{
	unsigned low, high;
	bool crosses;

	if (place->depth)
		return FAULT(r, "a gap cannot stand inside ( ) or in a class");
	take(r, '<');
	crosses = take(r, '<');
	if (read_number(r, &low) || !take(r, '-') || read_number(r, &high) || !take(r, '>') ||
	    (crosses && !take(r, '>')))
		return FAULT(r, "a gap is written <0-3> or <<0-3>>");
	if (low > high || high > PACK_GAP_MOST)
		return FAULT(r, "a gap goes from few to many, at most %d", PACK_GAP_MOST);
	return add(r, place, (struct element){ .kind = ELEMENT_GAP, .low = (uint8_t)low, .high = (uint8_t)high,
		.crosses = crosses });
}

static int read_group(struct reader *r, struct place *place)
{
	struct element element = { .kind = ELEMENT_GROUP };
	int err;

	take(r, '(');
	if (place->depth >= GROUPS_DEEP)
		return FAULT(r, "groups stand inside one another too deeply");
	if ((err = read_rows(r, place->depth + 1, &element.rows)))
		return err;
	if (!take(r, ')'))
		return FAULT(r, "a ( has no )");
	element.optional = optional(r);
	return add(r, place, element);
}

static int read_class(struct reader *r, struct place *place)
{
	struct word name;

	take(r, '@');
	name = line_take_name(r);
	if (!name.len)
		return FAULT(r, "@ without the name of a class");
	return add(r, place, (struct element){ .kind = ELEMENT_CLASS, .at = name.at, .len = name.len,
		.optional = optional(r) });
}

/* ^ $ # standing alone; as a part of a word they are letters of it. */
static bool alone(const struct reader *r)
{
	const char *next = r->at + 1;

	return next == r->end || line_blank(*next) || strchr("|)?<", *next);
}

static int read_sign(struct reader *r, struct place *place)
{
	char c = *r->at++;

	if (c == '#')
		return add(r, place, (struct element){ .kind = ELEMENT_NUMBER, .optional = optional(r) });
	if (place->depth)
		return FAULT(r, "%c cannot stand inside ( ) or in a class", c);
	if (c == '^' && place->n)
		return FAULT(r, "^ stands at the beginning of a pattern");
	return add(r, place, (struct element){ .kind = c == '^' ? ELEMENT_START : ELEMENT_END });
}

/* The words that text_read() makes of one word of the pack: "don't" is one, "l'amico" are two. */
static int add_tokens(struct reader *r, struct place *place)
{
	size_t i;
	int err;

	for (i = 0; i < r->text->n_tokens; i++) {
		const struct form *form = &r->text->forms[r->text->tokens[i].first_form];
		char *word = hoard_text(r->hoard, form->at, form->len);

		if (!word)
			return MODERATION_NO_MEMORY;
		if ((err = add(r, place, (struct element){ .kind = ELEMENT_WORD, .at = word, .len = form->len })))
			return err;
	}
	return 0;
}

/* Several words behind one `?` are a group of one row. */
static int add_optional_tokens(struct reader *r, struct place *place)
{
	struct row *row = hoard_new(r->hoard, sizeof(*row));
	struct place inside = { .row = row, .depth = place->depth + 1 };
	int err;

	if (!row)
		return MODERATION_NO_MEMORY;
	row->line = r->line;
	if ((err = add_tokens(r, &inside)))
		return err;
	return add(r, place, (struct element){ .kind = ELEMENT_GROUP, .rows = row, .optional = true });
}

static struct element *last_of(struct place *place)
{
	struct element *last = place->row->first;

	while (last->next)
		last = last->next;
	return last;
}

static int make_prefix(struct reader *r, struct place *place)
{
	struct element *last = last_of(place);

	if (last->len < PREFIX_LEAST)
		return FAULT(r, "%s* is too short: at least %d letters stand before *", last->at, PREFIX_LEAST);
	last->kind = ELEMENT_PREFIX;
	return 0;
}

static bool ends_sentence(char c)
{
	return c == '.' || c == '!';
}

static const char *end_of_word(const struct reader *r)
{
	const char *end = r->at;

	while (end < r->end && !line_blank(*end) && !strchr("()|@<>", *end))
		end++;
	return end;
}

static int fold(struct reader *r, const char *at, size_t len)
{
	if (memchr(at, '[', len) || memchr(at, ']', len))
		return FAULT(r, "[ and ] mark what was removed; no pattern may match on that");
	if (memchr(at, '*', len))
		return FAULT(r, "* stands at the end of a word");
	if (text_read(r->text, at, len))
		return FAULT(r, "this word is too long, or not UTF-8");
	return 0;
}

static int add_word(struct reader *r, struct place *place, bool prefix, bool maybe)
{
	int err;

	if (maybe && prefix && r->text->n_tokens > 1)
		return FAULT(r, "write these words in ( )?");
	if (maybe && r->text->n_tokens > 1)
		return add_optional_tokens(r, place);
	err = add_tokens(r, place);
	if (!err && prefix)
		err = make_prefix(r, place);
	if (!err && maybe)
		last_of(place)->optional = true;
	return err;
}

static int read_word(struct reader *r, struct place *place)
{
	const char *from = r->at, *end = end_of_word(r), *to = end;
	bool maybe = to > from && to[-1] == '?' && to-- > from;
	bool prefix = to > from && to[-1] == '*' && to-- > from;
	bool over = to > from && ends_sentence(to[-1]);
	int err;

	r->at = end;
	if ((err = fold(r, from, (size_t)(to - from))))
		return err;
	if (r->text->n_tokens)
		err = add_word(r, place, prefix, maybe);
	else if (!over || prefix || maybe)
		err = FAULT(r, "there is nothing to match in '%.*s'", (int)(end - from), from);
	/* "no. well" says itself that a sentence may end there */
	if (!err && over && !place->depth)
		err = add(r, place, (struct element){ .kind = ELEMENT_GAP, .crosses = true });
	return err;
}

static int read_element(struct reader *r, struct place *place)
{
	switch (*r->at) {
	case '<':
		return read_gap(r, place);
	case '(':
		return read_group(r, place);
	case '@':
		return read_class(r, place);
	case '#': case '^': case '$':
		if (alone(r))
			return read_sign(r, place);
		return read_word(r, place);
	case '>':
		return FAULT(r, "a > has no <");
	default:
		return read_word(r, place);
	}
}

/* $ is the last, and there is something to look for. */
static int check_row(struct reader *r, const struct row *row)
{
	const struct element *e;
	bool something = false;

	for (e = row->first; e; e = e->next) {
		if (e->kind == ELEMENT_END && e->next)
			return FAULT(r, "$ stands at the end of a pattern");
		something |= !e->optional && e->kind <= ELEMENT_GROUP;
	}
	if (!row->first)
		return FAULT(r, "a pattern is empty");
	return something ? 0 : FAULT(r, "nothing here must be there: this would match anything");
}

static int read_row(struct reader *r, unsigned depth, struct row **rows)
{
	struct place place = { .row = hoard_new(r->hoard, sizeof(struct row)), .depth = depth };
	int err;

	if (!place.row)
		return MODERATION_NO_MEMORY;
	place.row->line = r->line;
	for (line_skip_blanks(r); r->at < r->end && *r->at != '|' && *r->at != ')'; line_skip_blanks(r))
		if ((err = read_element(r, &place)))
			return err;
	APPEND(*rows, place.row);
	return check_row(r, place.row);
}

static int read_rows(struct reader *r, unsigned depth, struct row **rows)
{
	int err;

	do {
		if ((err = read_row(r, depth, rows)))
			return err;
	} while (take(r, '|'));
	return 0;
}

static int read_all(struct reader *r, unsigned depth, struct row **rows)
{
	int err = read_rows(r, depth, rows);

	if (!err && r->at < r->end)
		return FAULT(r, "a ) has no (");
	return err;
}

int read_patterns(struct reader *r, struct row **rows)
{
	return read_all(r, 0, rows);
}

int read_alternatives(struct reader *r, struct row **rows)
{
	return read_all(r, 1, rows);
}
