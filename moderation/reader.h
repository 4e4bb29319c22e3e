/* moderation/reader.h: one pack while it is read; shared by reader.c (words), pattern.c (patterns),
 * pack_block.c (statements of a rule) and pack.c (all of it) only. */
#ifndef CAIRN_MODERATION_READER_H
#define CAIRN_MODERATION_READER_H

#include "moderation/pack.h"
#include "moderation/text.h"

struct reader {
	struct hoard *hoard;
	struct text *text;                    /* to spell the words of the pack as a message's words are spelt */
	struct pack *pack;
	struct block *block;                  /* rule or modifier the line belongs to; NULL: none */
	const char *at, *end;                 /* what is left of the line */
	unsigned line;
	struct moderation_fault *fault;
};

/* Put an item at the end of a chain. */
#define APPEND(list, item) do { \
	__typeof__(list) *end_ = &(list); \
	while (*end_) \
		end_ = &(*end_)->next; \
	*end_ = (item); \
} while (0)

/* These return 0, MODERATION_BAD_PACK (fault filled) or MODERATION_NO_MEMORY. */

/* The rest of the line as patterns with `|` between them, added to *rows. */
int read_patterns(struct reader *r, struct row **rows);
/* The same for what a class or a list of stop words may be: no gaps, no ^ and $. */
int read_alternatives(struct reader *r, struct row **rows);

bool line_blank(char c);
void line_skip_blanks(struct reader *r);
/* Take the next word off the line; len 0: there is none.  A name has small letters, digits, _ . - only. */
struct word line_take_name(struct reader *r);
struct word line_take_word(struct reader *r);
bool line_word_is(const struct word *word, const char *literal);
/* The rest of the line, which must say something. */
int line_take_rest(struct reader *r, const char **ret);
/* A number from 1 to `most`. */
int line_take_number(struct reader *r, unsigned most, unsigned *ret);
/* A fault when something is left on the line. */
int line_end(struct reader *r);
/* Puts a copy of a word at the end of a list. */
int line_add_word(struct reader *r, struct word **list, const char *at, size_t len);

enum where { IN_FILE = 1, IN_RULE = 2, IN_MODIFIER = 4, IN_BOTH = IN_RULE | IN_MODIFIER };

/* What a line may begin with. */
struct statement {
	const char *word;                     /* NULL: the end of the table */
	int (*read)(struct reader *);         /* from behind the word to the end of the line */
	enum where where;
};

/* Those of rules and modifiers (pack_block.c). */
extern const struct statement block_statements[];

#define FAULT(r, ...) pack_fault((r)->fault, (r)->pack->file, (r)->line, __VA_ARGS__)

#endif
