/* moderation/pack_block.c: statements of a rule or modifier; see reader.h and packs/README.md. */
#include <string.h>

#include "moderation/reader.h"

#define SHORT_MOST 1000

/* --- statements of a rule --------------------------------------------------- */

/* A word of one of the lists in moderation.h, said for the first time. */
static int take_one_of(struct reader *r, const char *what, int (*parse)(const char *, size_t), int *ret)
{
	struct word word = line_take_word(r);
	int value = parse(word.at, word.len);

	if (*ret >= 0)
		return FAULT(r, "the %s was said already", what);
	if (value < 0)
		return FAULT(r, "'%.*s' is no %s", (int)word.len, word.at, what);
	*ret = value;
	return 0;
}

static int read_level(struct reader *r)
{
	int err = take_one_of(r, "level", triage_parse, &r->block->level);

	if (!err && r->block->level == TRIAGE_GREEN)
		return FAULT(r, "green is not a level of a rule; a hint has none");
	return err ? err : line_end(r);
}

static int read_category(struct reader *r)
{
	int err = take_one_of(r, "category", category_parse, &r->block->category);

	return err ? err : line_end(r);
}

static int read_boundary(struct reader *r)
{
	int err = take_one_of(r, "boundary", boundary_parse, &r->block->boundary);

	return err ? err : line_end(r);
}

static int read_hint(struct reader *r)
{
	r->block->hint = true;
	return line_end(r);
}

static int read_why(struct reader *r)
{
	return r->block->why ? FAULT(r, "why was said already") : line_take_rest(r, &r->block->why);
}

static int read_match(struct reader *r)
{
	return read_patterns(r, &r->block->match);
}

static int read_unless(struct reader *r)
{
	return read_patterns(r, &r->block->unless);
}

static int read_context(struct reader *r)
{
	return read_patterns(r, &r->block->context);
}

static int read_short(struct reader *r)
{
	int err;

	if (r->block->shortest)
		return FAULT(r, "short was said already");
	err = line_take_number(r, SHORT_MOST, &r->block->shortest);
	return err ? err : line_end(r);
}

static int read_clause(struct reader *r, struct clause **list, int level)
{
	struct clause *clause = hoard_new(r->hoard, sizeof(*clause));

	if (!clause)
		return MODERATION_NO_MEMORY;
	clause->level = level;
	clause->line = r->line;
	APPEND(*list, clause);
	return read_patterns(r, &clause->rows);
}

static int read_raise(struct reader *r)
{
	int level = -1, err = take_one_of(r, "level", triage_parse, &level);
	struct word with;

	if (err)
		return err;
	with = line_take_word(r);
	if (!line_word_is(&with, "with"))
		return FAULT(r, "raise is written: raise crisis with pattern");
	return read_clause(r, &r->block->raises, level);
}

/* Names, each perhaps ending in `*`, up to the end of the line. */
static int take_names(struct reader *r, struct word **list)
{
	struct word word;
	int err;

	if (!(word = line_take_word(r)).len)
		return FAULT(r, "a name is missing");
	do {
		if ((err = line_add_word(r, list, word.at, word.len)))
			return err;
	} while ((word = line_take_word(r)).len);
	return 0;
}

static int read_keep(struct reader *r)
{
	struct word *names = NULL, *word, *next;
	int err = take_names(r, &names);

	for (word = err ? NULL : names; word; word = next) {
		next = word->next;
		word->next = NULL;
		if (line_word_is(word, "all"))
			r->block->keep_all = true;
		else
			APPEND(r->block->keep, word);
	}
	return err;
}

static int take_within(struct reader *r, struct combine *combine)
{
	struct word word = line_take_word(r);
	int err;

	if (!word.len)
		return 0;
	if (!line_word_is(&word, "within"))
		return FAULT(r, "combine is written: combine name & name within 12");
	err = line_take_number(r, PACK_WITHIN_MOST, &combine->within);
	return err ? err : line_end(r);
}

static int take_parts(struct reader *r, struct combine *combine)
{
	struct word word;
	int err;

	do {
		word = line_take_word(r);
		if (!word.len || line_word_is(&word, "&") || line_word_is(&word, "within"))
			return FAULT(r, "the name of a rule is missing");
		if ((err = line_add_word(r, &combine->names, word.at, word.len)))
			return err;
		line_skip_blanks(r);
		if (r->at == r->end || *r->at != '&')
			break;
		r->at++;
	} while (true);
	return combine->names->next ? 0 : FAULT(r, "it takes two to combine");
}

static int read_combine(struct reader *r)
{
	struct combine *combine = hoard_new(r->hoard, sizeof(*combine));
	int err;

	if (!combine)
		return MODERATION_NO_MEMORY;
	combine->line = r->line;
	APPEND(r->block->combines, combine);
	err = take_parts(r, combine);
	return err ? err : take_within(r, combine);
}

/* --- statements of a modifier ------------------------------------------------ */

static const struct {
	const char *word;
	enum pack_scope scope;
	bool reaches;                         /* a number of tokens follows */
} scopes[] = {
	{ "after", SCOPE_AFTER, true },
	{ "before", SCOPE_BEFORE, true },
	{ "around", SCOPE_AROUND, true },
	{ "sentence", SCOPE_SENTENCE, false },
	{ "message", SCOPE_MESSAGE, false },
	{ "cover", SCOPE_COVER, false },
	{ "quoted", SCOPE_QUOTED, false },
};

static int read_scope(struct reader *r)
{
	struct word word = line_take_word(r);
	size_t i;
	int err;

	if (r->block->scope)
		return FAULT(r, "the scope was said already");
	for (i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++) {
		if (!line_word_is(&word, scopes[i].word))
			continue;
		r->block->scope = scopes[i].scope;
		err = scopes[i].reaches ? line_take_number(r, PACK_GAP_MOST, &r->block->reach) : 0;
		return err ? err : line_end(r);
	}
	return FAULT(r, "a scope is after N, before N, around N, sentence, message, cover or quoted");
}

static int read_lower(struct reader *r)
{
	int err = take_one_of(r, "level", triage_parse, &r->block->lower);

	if (!err && r->block->lower > TRIAGE_AMBER)
		return FAULT(r, "a modifier lowers to green or amber");
	return err ? err : line_end(r);
}

static int read_stop(struct reader *r)
{
	return read_alternatives(r, &r->block->stop);
}

static int read_needs(struct reader *r)
{
	return read_clause(r, &r->block->needs, TRIAGE_GREEN);
}

static int read_only(struct reader *r)
{
	return take_names(r, &r->block->only);
}

/* --- examples ------------------------------------------------------------------ */

/* Without blanks at both ends, "\n" made a newline. */
static const char *example_text(struct reader *r, const char *at, const char *end)
{
	char *text, *to;

	while (at < end && line_blank(*at))
		at++;
	while (end > at && line_blank(end[-1]))
		end--;
	text = to = hoard_text(r->hoard, at, (size_t)(end - at));
	if (!text)
		return NULL;
	for (; at < end; at++)
		if (*at == '\\' && end - at > 1 && at[1] == 'n')
			at++, *to++ = '\n';
		else
			*to++ = *at;
	*to = '\0';
	return text;
}

static int read_example(struct reader *r, bool fires)
{
	struct example *example = hoard_new(r->hoard, sizeof(*example));
	const char *bar = memmem(r->at, (size_t)(r->end - r->at), "||", 2);

	if (!example)
		return MODERATION_NO_MEMORY;
	*example = (struct example){ .fires = fires, .line = r->line };
	if (bar && !(example->context = example_text(r, r->at, bar)))
		return MODERATION_NO_MEMORY;
	if (!(example->text = example_text(r, bar ? bar + 2 : r->at, r->end)))
		return MODERATION_NO_MEMORY;
	if (!*example->text)
		return FAULT(r, "the example is empty");
	APPEND(r->block->examples, example);
	return 0;
}

static int read_plus(struct reader *r)
{
	return read_example(r, true);
}

static int read_minus(struct reader *r)
{
	return read_example(r, false);
}

const struct statement block_statements[] = {
	{ "level", read_level, IN_RULE },
	{ "category", read_category, IN_RULE },
	{ "boundary", read_boundary, IN_RULE },
	{ "hint", read_hint, IN_RULE },
	{ "context", read_context, IN_RULE },
	{ "short", read_short, IN_RULE },
	{ "raise", read_raise, IN_RULE },
	{ "combine", read_combine, IN_RULE },
	{ "keep", read_keep, IN_RULE },
	{ "scope", read_scope, IN_MODIFIER },
	{ "stop", read_stop, IN_MODIFIER },
	{ "needs", read_needs, IN_MODIFIER },
	{ "lower", read_lower, IN_MODIFIER },
	{ "only", read_only, IN_MODIFIER },
	{ "why", read_why, IN_BOTH },
	{ "match", read_match, IN_BOTH },
	{ "unless", read_unless, IN_BOTH },
	{ "+", read_plus, IN_BOTH },
	{ "-", read_minus, IN_BOTH },
	{ NULL, NULL, 0 },
};
