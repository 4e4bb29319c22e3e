/* moderation/pack.h: the lines of a pack as statements.  The language is described in packs/README.md.
 *
 * Only what one line can show is checked here: spelling, order, contradictions, the number of examples.
 * What needs other lines or other packs (classes, names in `combine`) is checked by compile.c.
 * Everything read lives in the hoard it was read into. */
#ifndef CAIRN_MODERATION_PACK_H
#define CAIRN_MODERATION_PACK_H

#include "moderation/hoard.h"
#include "moderation/moderation.h"

#define PACK_EXAMPLES_LEAST 3             /* of each kind, for every rule and modifier */
#define PACK_GAP_MOST 40
#define PACK_WITHIN_MOST 1000

struct word {
	const char *at;                       /* NUL-terminated; folded, when it is to be looked for in a text */
	size_t len;
	unsigned line;
	struct word *next;
};

enum element_kind {
	ELEMENT_WORD, ELEMENT_PREFIX, ELEMENT_NUMBER, ELEMENT_CLASS, ELEMENT_GROUP,    /* something that is there */
	ELEMENT_GAP, ELEMENT_START, ELEMENT_END,
};

struct row;

/* One element of a pattern, in a chain. */
struct element {
	enum element_kind kind;
	bool optional;
	bool crosses;                         /* a gap: also across the ends of sentences */
	uint8_t low, high;                    /* a gap: tokens */
	const char *at;                       /* word, beginning of a word, name of a class */
	size_t len;
	struct row *rows;                     /* a group: what it may be */
	struct element *next;
};

/* A pattern, or one alternative of a group or class. */
struct row {
	struct element *first;
	unsigned line;
	struct row *next;
};

struct class {
	const char *name;
	unsigned line;
	struct row *rows;
	struct phrases *phrases;              /* expand.c: all that it stands for; NULL: not looked at yet */
	bool open;                            /* expand.c: is being looked at */
	struct class *next;
};

/* "+ text" or "- text"; "\n" of the pack is a newline here. */
struct example {
	bool fires;                           /* + */
	const char *text, *context;           /* context: NULL when there is none */
	unsigned line;
	struct example *next;
};

/* A statement that may stand several times, each time with rows of its own: `raise`, `needs`. */
struct clause {
	enum triage level;                    /* raise */
	struct row *rows;
	unsigned line;
	struct clause *next;
};

/* `combine A & B within N` */
struct combine {
	struct word *names;
	unsigned within;                      /* tokens; 0: anywhere in the message */
	unsigned line;
	struct combine *next;
};

enum pack_scope {
	SCOPE_NONE, SCOPE_AFTER, SCOPE_BEFORE, SCOPE_AROUND, SCOPE_SENTENCE, SCOPE_MESSAGE, SCOPE_COVER, SCOPE_QUOTED,
};

/* A rule or a modifier: what `rule` or `modifier` began. */
struct block {
	bool modifier;
	const char *name;
	const char *why;                      /* NULL: none */
	unsigned line;
	struct row *match, *unless;
	struct example *examples;
	/* rule */
	int level, category, boundary;        /* -1: not said */
	bool hint;
	unsigned shortest;                    /* `short N`; 0: not said */
	struct row *context;
	struct clause *raises;
	struct combine *combines;
	struct word *keep;
	bool keep_all;
	/* modifier */
	enum pack_scope scope;
	unsigned reach;                       /* tokens, of after, before, around */
	int lower;                            /* enum triage; -1: not said */
	struct row *stop;
	struct clause *needs;
	struct word *only;
	struct block *next;
};

struct pack {
	const char *file;
	const char *language;
	struct word *cues, *numbers, *domains;    /* numbers: digits only; domains: as written, in lower case */
	struct class *classes;
	struct block *blocks;                 /* in the order of the file */
	struct pack *next;
};

/* Read a pack.  0 with *ret_pack set; MODERATION_BAD_PACK with *ret_fault filled; MODERATION_NO_MEMORY. */
int pack_read(struct hoard *hoard, const struct moderation_source *source, struct pack **ret_pack,
              struct moderation_fault *ret_fault);

/* Fill *ret_fault; returns MODERATION_BAD_PACK. */
int pack_fault(struct moderation_fault *ret_fault, const char *file, unsigned line, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

#endif
