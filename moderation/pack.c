/* moderation/pack.c: lines of a pack, what stands outside of rules, and whole rules; see pack.h and packs/README.md. */
#include "moderation/pack.h"

#include <string.h>

#include "moderation/heap.h"
#include "moderation/reader.h"

#define LINE_MOST 4000

/* --- statements of a file ------------------------------------------------- */

static int read_language(struct reader *r)
{
	struct word name = line_take_name(r);

	if (r->pack->language)
		return FAULT(r, "the language was said already");
	if (!name.len || name.len > 15 || memchr(name.at, '.', name.len))
		return FAULT(r, "here stands a language, such as en");
	r->pack->language = hoard_text(r->hoard, name.at, name.len);
	return r->pack->language ? line_end(r) : MODERATION_NO_MEMORY;
}

static int read_cues(struct reader *r)
{
	char folded[TEXT_FORM_LEN];
	struct word word;
	size_t len;
	int err = 0;

	while (!err && (word = line_take_word(r)).len) {
		len = text_fold_word(word.at, word.len, folded);
		if (!len)
			return FAULT(r, "'%.*s' is no word", (int)word.len, word.at);
		err = line_add_word(r, &r->pack->cues, folded, len);
	}
	return err;
}

static struct class *find_class(const struct reader *r, const struct word *name)
{
	struct class *class = r->pack->classes;

	while (class && !line_word_is(name, class->name))
		class = class->next;
	return class;
}

static int new_class(struct reader *r, const struct word *name, struct class **ret)
{
	struct class *class = hoard_new(r->hoard, sizeof(*class));

	if (!class || !(class->name = hoard_text(r->hoard, name->at, name->len)))
		return MODERATION_NO_MEMORY;
	class->line = r->line;
	APPEND(r->pack->classes, class);
	*ret = class;
	return 0;
}

static int read_class(struct reader *r)
{
	struct word name = line_take_name(r), sign = line_take_word(r);
	bool more = line_word_is(&sign, "+=");
	struct class *class;
	int err;

	if (!name.len || (!more && !line_word_is(&sign, "=")))
		return FAULT(r, "a class is written: class name = word | some words | @class");
	class = find_class(r, &name);
	if (class && !more)
		return FAULT(r, "class %s is there already, in line %u; more of it is added with +=",
		             class->name, class->line);
	if (!class && more)
		return FAULT(r, "class %.*s is not there yet; it begins with =", (int)name.len, name.at);
	if (!class && (err = new_class(r, &name, &class)))
		return err;
	return read_alternatives(r, &class->rows);
}

static int allow_number(struct reader *r)
{
	char digits[24];
	size_t n = 0;

	for (; r->at < r->end; r->at++) {
		if (*r->at >= '0' && *r->at <= '9' && n < sizeof(digits))
			digits[n++] = *r->at;
		else if (!strchr(" -.()+/", *r->at) || n == sizeof(digits))
			return FAULT(r, "a number has digits, at most %zu", sizeof(digits));
	}
	return n ? line_add_word(r, &r->pack->numbers, digits, n) : FAULT(r, "the number is missing");
}

static int allow_domain(struct reader *r)
{
	struct word word = line_take_word(r);
	char lower[256];
	size_t i;
	int err;

	if (!word.len || word.len > sizeof(lower) || !memchr(word.at, '.', word.len))
		return FAULT(r, "here stands a domain, such as nhs.uk");
	for (i = 0; i < word.len; i++)
		lower[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] + 32 : word.at[i]);
	err = line_add_word(r, &r->pack->domains, lower, word.len);
	return err ? err : line_end(r);
}

static int read_allow(struct reader *r)
{
	struct word what = line_take_word(r);

	line_skip_blanks(r);
	if (line_word_is(&what, "number"))
		return allow_number(r);
	return line_word_is(&what, "domain") ? allow_domain(r) : FAULT(r, "one can allow a number or a domain");
}

/* --- beginning and end of a block ------------------------------------------ */

static const struct block *find_block(const struct reader *r, const struct word *name, bool modifier)
{
	const struct block *block = r->pack->blocks;

	while (block && (block->modifier != modifier || !line_word_is(name, block->name)))
		block = block->next;
	return block;
}

/* The id told to mentors is "language.name". */
static bool fits(const struct reader *r, const struct word *name)
{
	return name->len && strlen(r->pack->language) + 1 + name->len < MODERATION_ID_MOST;
}

static int begin_block(struct reader *r, bool modifier)
{
	struct word name = line_take_name(r);
	const struct block *other = find_block(r, &name, modifier);
	struct block *block;

	if (!fits(r, &name))
		return FAULT(r, "here stands a name of small letters, digits, _ and . that is not too long");
	if (other)
		return FAULT(r, "%s is there already, in line %u", other->name, other->line);
	block = hoard_new(r->hoard, sizeof(*block));
	if (!block || !(block->name = hoard_text(r->hoard, name.at, name.len)))
		return MODERATION_NO_MEMORY;
	block->modifier = modifier;
	block->line = r->line;
	block->level = block->category = block->boundary = block->lower = -1;
	r->block = block;
	APPEND(r->pack->blocks, block);
	return line_end(r);
}

static int read_rule(struct reader *r)
{
	return begin_block(r, false);
}

static int read_modifier(struct reader *r)
{
	return begin_block(r, true);
}

/* What is wrong with a whole block is told at the line it begins. */
#define BLOCK_FAULT(r, ...) pack_fault((r)->fault, (r)->pack->file, (r)->block->line, __VA_ARGS__)

static unsigned count_examples(const struct block *block, bool fires)
{
	const struct example *example;
	unsigned n = 0;

	for (example = block->examples; example; example = example->next)
		n += example->fires == fires;
	return n;
}

static int check_examples(struct reader *r)
{
	unsigned yes = count_examples(r->block, true), no = count_examples(r->block, false);

	if (yes >= PACK_EXAMPLES_LEAST && no >= PACK_EXAMPLES_LEAST)
		return 0;
	return BLOCK_FAULT(r, "%s has %u examples with + and %u with -; at least %d of each are needed",
	                   r->block->name, yes, no, PACK_EXAMPLES_LEAST);
}

/* A danger, a boundary or a hint: one of them, and all of it. */
static int check_kind(struct reader *r)
{
	const struct block *b = r->block;

	if ((b->level >= 0) + (b->boundary >= 0) + b->hint != 1)
		return BLOCK_FAULT(r, "%s needs one of: level and category, boundary, hint", b->name);
	if ((b->level >= 0) != (b->category >= 0))
		return BLOCK_FAULT(r, "%s needs both level and category, or none of them", b->name);
	return 0;
}

static int check_raises(struct reader *r)
{
	const struct clause *raise;

	for (raise = r->block->raises; raise; raise = raise->next)
		if (r->block->level < 0 || (int)raise->level <= r->block->level)
			return pack_fault(r->fault, r->pack->file, raise->line,
			                  "raise goes above the level of the rule");
	return 0;
}

static int check_rule(struct reader *r)
{
	const struct block *b = r->block;
	int err = check_kind(r);

	if (!err)
		err = check_raises(r);
	if (!err && !b->match && !b->combines)
		err = BLOCK_FAULT(r, "%s has neither match nor combine", b->name);
	if (!err && !b->why && !b->hint)
		err = BLOCK_FAULT(r, "%s does not say why", b->name);
	if (!err && b->keep && b->keep_all)
		err = BLOCK_FAULT(r, "%s keeps all and names some", b->name);
	return err;
}

static int check_modifier(struct reader *r)
{
	const struct block *b = r->block;

	if (b->scope == SCOPE_NONE)
		return BLOCK_FAULT(r, "%s has no scope", b->name);
	if (b->lower < 0)
		return BLOCK_FAULT(r, "%s does not say to which level it lowers", b->name);
	if (!b->match && b->scope != SCOPE_QUOTED)
		return BLOCK_FAULT(r, "%s has no match", b->name);
	return 0;
}

static int end_block(struct reader *r)
{
	int err = 0;

	if (r->block) {
		err = r->block->modifier ? check_modifier(r) : check_rule(r);
		if (!err)
			err = check_examples(r);
	}
	r->block = NULL;
	return err;
}

/* --- lines --------------------------------------------------------------------- */

static const struct statement file_statements[] = {
	{ "language", read_language, IN_FILE },
	{ "cues", read_cues, IN_FILE },
	{ "class", read_class, IN_FILE },
	{ "allow", read_allow, IN_FILE },
	{ "rule", read_rule, IN_FILE },
	{ "modifier", read_modifier, IN_FILE },
	{ NULL, NULL, 0 },
};

static const struct statement *find_in(const struct statement *table, const struct word *word)
{
	while (table->word && !line_word_is(word, table->word))
		table++;
	return table->word ? table : NULL;
}

static const struct statement *find_statement(const struct word *word)
{
	const struct statement *found = find_in(file_statements, word);

	return found ? found : find_in(block_statements, word);
}

static enum where where(const struct reader *r)
{
	if (!r->block)
		return IN_FILE;
	return r->block->modifier ? IN_MODIFIER : IN_RULE;
}

static const char *where_name(const struct reader *r)
{
	if (!r->block)
		return "here";
	return r->block->modifier ? "into a modifier" : "into a rule";
}

static int read_statement(struct reader *r)
{
	struct word word = line_take_word(r);
	const struct statement *statement = find_statement(&word);
	int err;

	if (!statement)
		return FAULT(r, "'%.*s' begins no statement", (int)(word.len < 40 ? word.len : 40), word.at);
	if (!r->pack->language && statement->read != read_language)
		return FAULT(r, "the first line of a pack says its language");
	if (statement->where == IN_FILE && (err = end_block(r)))
		return err;
	if (!(statement->where & where(r)))
		return FAULT(r, "%s does not belong %s", statement->word, where_name(r));
	line_skip_blanks(r);
	return statement->read(r);
}

/* A # at the beginning, or a lone one behind two blanks or a tab; a # behind one blank is the sign for a number. */
static bool begins_comment(const char *c, const char *at, const char *end)
{
	if (*c != '#' || c == at)
		return *c == '#';
	if (c + 1 < end && !line_blank(c[1]))
		return false;
	return c[-1] == '\t' || (c - at > 1 && line_blank(c[-1]) && line_blank(c[-2]));
}

static const char *find_comment(const char *at, const char *end)
{
	const char *c = at;

	while (c < end && !begins_comment(c, at, end))
		c++;
	return c;
}

static int read_line(struct reader *r, const char *at, const char *end)
{
	if (end - at > LINE_MOST)
		return FAULT(r, "this line is too long");
	while (at < end && line_blank(*at))
		at++;
	end = find_comment(at, end);
	while (end > at && (line_blank(end[-1]) || end[-1] == '\r'))
		end--;
	r->at = at;
	r->end = end;
	return at == end ? 0 : read_statement(r);
}

static int read_lines(struct reader *r, const struct moderation_source *source)
{
	const char *at = source->at, *end = source->at + source->len, *stop;
	int err = 0;

	if (source->len && memchr(at, '\0', source->len))
		return FAULT(r, "this is not text");
	while (!err && at < end) {
		r->line++;
		stop = memchr(at, '\n', (size_t)(end - at));
		if (!stop)
			stop = end;
		err = read_line(r, at, stop);
		at = stop < end ? stop + 1 : end;
	}
	if (!err)
		err = end_block(r);
	if (!err && !r->pack->language)
		err = pack_fault(r->fault, source->name, 0, "the pack says no language");
	return err;
}

int pack_read(struct hoard *hoard, const struct moderation_source *source, struct pack **ret_pack,
              struct moderation_fault *ret_fault)
{
	struct pack *pack = hoard_new(hoard, sizeof(*pack));
	struct reader r = { .hoard = hoard, .pack = pack, .fault = ret_fault };
	int err;

	if (!pack || !(pack->file = hoard_text(hoard, source->name, strlen(source->name))))
		return MODERATION_NO_MEMORY;
	if (!(r.text = heap_new(sizeof(*r.text))))
		return MODERATION_NO_MEMORY;
	err = read_lines(&r, source);
	heap_free(r.text);
	if (!err)
		*ret_pack = pack;
	return err;
}
