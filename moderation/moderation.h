/* moderation/moderation.h: text and context in, findings and a triage out.
 *
 * Pure: no I/O, no clock, no network, and after loading no allocation.  It sorts
 * messages so that a mentor reads the urgent ones first; it does not judge people,
 * and it decides nothing: what a room does with a message is policy.h.
 *
 *   bytes -> text.h (tokens, each in several spellings) -> match.h (which rules of
 *   packs/ fire) -> modify.h (what lowers them, leaving a trace) -> model.h (a linear
 *   second stage that may only raise) -> result
 *
 *  (1) The work is linear in the length of the text, whatever it says.
 *  (2) A rule's hit that was lowered stays in the findings, with what lowered it.
 *  (3) History and the second stage raise a level or leave it.
 *  (4) Levels, categories and boundaries are those of moderation/corpus/README.md. */
#ifndef CAIRN_MODERATION_MODERATION_H
#define CAIRN_MODERATION_MODERATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How soon a mentor should look.  The order is the meaning. */
enum triage { TRIAGE_GREEN, TRIAGE_AMBER, TRIAGE_RED, TRIAGE_CRISIS, TRIAGE_COUNT };

/* The kind of danger.  When two are as urgent, the earlier one in this list is told. */
#define CATEGORY_LIST(X) \
	X(CATEGORY_OVERDOSE, "overdose") \
	X(CATEGORY_SUICIDE, "suicide") \
	X(CATEGORY_HARM_TO_OTHERS, "harm_to_others") \
	X(CATEGORY_ABUSE, "abuse") \
	X(CATEGORY_MEDICAL, "medical") \
	X(CATEGORY_SELF_HARM, "self_harm") \
	X(CATEGORY_NONE, "none")

#define BOUNDARY_LIST(X) \
	X(BOUNDARY_CONTACT_INFO, "contact_info") \
	X(BOUNDARY_SOLICITATION, "solicitation") \
	X(BOUNDARY_MEDICAL_ADVICE, "medical_advice") \
	X(BOUNDARY_HARASSMENT, "harassment") \
	X(BOUNDARY_METHOD_DETAIL, "method_detail") \
	X(BOUNDARY_SOURCING, "sourcing") \
	X(BOUNDARY_GRAPHIC, "graphic") \
	X(BOUNDARY_LINK, "link")

#define X(code, word) code,
enum category { CATEGORY_LIST(X) CATEGORY_COUNT };
enum boundary { BOUNDARY_LIST(X) BOUNDARY_COUNT };
#undef X

/* Words of the wire, the corpus and the packs.  parse: -1 when it is none of them. */
const char *triage_name(enum triage triage);
const char *category_name(enum category category);
const char *boundary_name(enum boundary boundary);
int triage_parse(const char *at, size_t len);
int category_parse(const char *at, size_t len);
int boundary_parse(const char *at, size_t len);

#define MODERATION_TEXT_MOST 65536        /* bytes of one text, context included apart */
#define MODERATION_FINDINGS_MOST 32
#define MODERATION_REASONS_MOST 3         /* strongest features told with a finding of the second stage */
#define MODERATION_ID_MOST 64             /* bytes of a rule's id, NUL included */

enum moderation_error {
	MODERATION_OK = 0,
	MODERATION_BAD_UTF8 = -1,             /* told apart, so that the caller can mark it "not scanned" */
	MODERATION_TOO_LONG = -2,
	MODERATION_NO_MEMORY = -3,            /* when loading only */
	MODERATION_BAD_PACK = -4,
	MODERATION_BAD_MODEL = -5,
};

/* --- loading.  Any thread; what is loaded never changes and is shared by all threads --- */

/* One file of rules, as bytes; the caller has read it. */
struct moderation_source {
	const char *name;                     /* "en.rules", for messages */
	const char *at;
	size_t len;
};

/* What is wrong with a pack, for the person who wrote it. */
struct moderation_fault {
	char file[64];
	unsigned line;                        /* from 1; 0: the file as a whole */
	char message[192];
};

struct moderation_rules;

/* Compile packs, and a model of the second stage made by train (len 0: none).  The bytes are
 * not needed afterwards.  0 with *ret_rules set, to be freed with moderation_rules_free(); or
 * MODERATION_BAD_PACK, _BAD_MODEL with *ret_fault filled, or _NO_MEMORY; then *ret_rules is NULL. */
int moderation_rules_new(const struct moderation_source *packs, size_t n_packs, const void *model, size_t model_len,
                         struct moderation_rules **ret_rules, struct moderation_fault *ret_fault);
void moderation_rules_free(struct moderation_rules *rules);    /* NULL is a no-op */
/* Bytes held by rules and model. */
size_t moderation_rules_bytes(const struct moderation_rules *rules);

/* Working memory of one thread; fits any rules.  NULL when out of memory. */
struct moderation_scratch *moderation_scratch_new(void);
void moderation_scratch_free(struct moderation_scratch *scratch);

/* --- checking --- */

struct moderation_message {
	const char *text;                     /* UTF-8.  A burst: this person's messages shortly before, */
	size_t len;                           /* oldest first, joined by '\n' */
	size_t earlier;                       /* bytes of `text` that were checked before: they colour, but do not fire */
	const char *context;                  /* previous message by somebody else; NULL: none */
	size_t context_len;
	const char *language;                 /* "en"; NULL or unknown: try every pack */
	/* What is known of the person's last days, kept by the caller.  It may raise, never lower. */
	enum triage peak;                     /* highest of the last 30 days */
	unsigned ambers;                      /* messages at amber in the last 7 days */
};

enum finding_source {
	FINDING_RULE,                         /* a rule of a pack, or a built-in finder of numbers and links */
	FINDING_MODEL,                        /* the second stage */
	FINDING_HISTORY,                      /* the person's last days */
};

struct moderation_finding {
	enum finding_source source;
	const char *rule;                     /* "en.suicide.wish", "model.red", "history.worsening"; owned by the rules */
	const char *why;                      /* in plain words, for the mentor; owned by the rules */
	uint32_t from, to;                    /* bytes of `text`, [from, to); whole characters */
	enum triage level;                    /* after lowering; GREEN for a boundary */
	enum triage raw;                      /* before */
	enum category category;
	int boundary;                         /* enum boundary; -1: this is about danger */
	const char *lowered_by;               /* "en.past_recovered"; NULL when nothing did.  A lowered boundary does not count */
	const char *reasons[MODERATION_REASONS_MOST];   /* second stage: the features that weighed most, in the scratch; NULL after the last */
};

struct moderation_result {
	enum triage triage;
	enum category category;
	unsigned boundaries;                  /* 1u << enum boundary */
	unsigned model_boundaries;            /* those of them that only the second stage found */
	size_t n_findings;                    /* most urgent first; what did not fit is dropped from the mild end */
	struct moderation_finding findings[MODERATION_FINDINGS_MOST];
};

/* Fill *ret.  Pointers in it hold until the rules are freed or the scratch is used again.
 * MODERATION_BAD_UTF8, _TOO_LONG: *ret is all zero. */
int moderation_check(const struct moderation_rules *rules, struct moderation_scratch *scratch,
                     const struct moderation_message *message, struct moderation_result *ret);

#endif
