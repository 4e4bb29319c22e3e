/* moderation/contact_part.h: what the parts of the finder share; private to contact*.c. */
#ifndef CAIRN_MODERATION_CONTACT_PART_H
#define CAIRN_MODERATION_CONTACT_PART_H

#include <stdbool.h>

#include "moderation/contact.h"

/* What a word may be here; a word can be several. */
enum word_class {
	W_DIGIT = 1u << 0,                    /* zero to nine; value */
	W_TENS = 1u << 1,                     /* ten to ninety; value */
	W_HUNDRED = 1u << 2,
	W_TIMES = 1u << 3,                    /* double, triple; value */
	W_JOIN = 1u << 4,                     /* may stand between spoken digits */
	W_DOT = 1u << 5,
	W_AT = 1u << 6,                       /* stands for @ and for nothing else */
	W_AT_WEAK = 1u << 7,                  /* "at" */
	W_SLASH = 1u << 8,
	W_UNDERSCORE = 1u << 9,
	W_TLD = 1u << 10,
	W_TLD_WEAK = 1u << 11,                /* also a word */
	W_TLD_OWN = 1u << 12,                 /* sure in a message of its country, a word in others */
	W_SCHEME = 1u << 13,
	W_SERVICE = 1u << 14,                 /* where one has a name: insta, discord */
	W_PHONE = 1u << 15,                   /* says that digits are a telephone number */
	W_REACH = 1u << 16,                   /* write to me, add me, call me */
	W_MAIL = 1u << 17,
	W_FILE = 1u << 18,                    /* says that digits are none: case, page, order */
	W_UNIT = 1u << 19,                    /* after a number: hours, mg, euros */
	W_HELP = 1u << 20,                    /* helpline */
	W_STREET_LAST = 1u << 21,             /* 14 Larch Close */
	W_STREET_WEAK = 1u << 22,             /* the same, when the name before it has a capital */
	W_STREET_FIRST = 1u << 23,            /* Calle Ejemplo 14 */
	W_STREET_MIDDLE = 1u << 24,           /* 14 rue Pasteur */
	W_SMALL = 1u << 25,                   /* function words: no name of a street, no half of an e-mail address */
	W_PUBLIC = 1u << 26,                  /* meetings and offices, whose addresses are no secret */
	W_HOME = 1u << 27,                    /* says that a street is where somebody is */
	W_GERMAN = 1u << 28,                  /* words by which the country of a message is guessed */
	W_ROMANCE = 1u << 29,
};

struct known {
	uint32_t hash;                        /* text_hash(); 0: empty slot */
	uint32_t classes;
	uint32_t value;
};

#define KNOWN_SLOTS 4096u

/* A set of short strings, by hash. */
struct name_set {
	uint32_t *slots;                      /* 0: empty */
	uint32_t mask;
	size_t n;
};

struct contact {
	struct known known[KNOWN_SLOTS];
	struct name_set numbers, domains;
};

/* Rows of contact_words.c. */
struct word_row {
	uint32_t classes;
	uint32_t value;
	const char *words;                    /* bare, parted by spaces */
};
extern const struct word_row contact_words[];
extern const size_t contact_n_words;

/* Digits as text in words; longest first. */
struct digit_word {
	char word[10];
	char digit;
};
extern const struct digit_word contact_digit_words[];
extern const size_t contact_n_digit_words;

#define CLASSES_KEPT 256u                 /* more tokens than most messages have; the work for others stays as it is */

/* One search. */
struct finder {
	const struct contact *contact;
	const struct text *text;
	uint32_t classes[CLASSES_KEPT];       /* of the first tokens; those of others are looked up each time */
	uint32_t seen;                        /* classes of all its words */
	struct contact_hit *hits;
	size_t n, most;
};

/* What is found; how it is told is in contact_kinds.c. */
enum contact_kind { KIND_PHONE, KIND_EMAIL, KIND_HANDLE, KIND_ADDRESS, KIND_WEB, KIND_SPELLED };

/* Classes of any spelling of the token; 0 for no token.  `ret_value` may be NULL. */
uint32_t word_classes(const struct finder *f, size_t token, uint32_t *ret_value);
/* Whether a token of [first, last], as far as there are such, has one of the classes. */
bool classes_between(const struct finder *f, long first, long last, uint32_t classes);
/* The bare form. */
const struct form *word_form(const struct finder *f, size_t token);
bool form_is(const struct form *form, const char *word);
/* Whether it is one of these, parted by spaces. */
bool form_in(const struct form *form, const char *words);
/* Whether there is such a token and it is in the same clause as the one before it. */
bool clause_goes_on(const struct finder *f, size_t token);

/* Bytes between token i and the next; whole text before the first and after the last. */
const char *gap_after_token(const struct finder *f, size_t token, size_t *ret_len);

/* What stands between two tokens, without spaces and brackets, when it is one sign: '.', '@', '/', '_', '-', ':',
 * ' ' for spaces only (or nothing), 0 for anything else.  `ret_marked`: there were spaces or brackets round it. */
char gap_sign(const struct finder *f, size_t token, bool *ret_marked);

/* Whether the token begins within a hit; a step for each hit. */
bool reported(const struct finder *f, size_t token);
/* A hit: tokens [first, last]. */
void report(struct finder *f, enum contact_kind kind, size_t first, size_t last);

bool number_allowed(const struct contact *contact, const char *digits, size_t len);
bool domain_allowed(const struct contact *contact, const char *domain, size_t len);

void find_phones(struct finder *f);       /* contact_phone.c */
void find_domains(struct finder *f);      /* contact_domain.c: links and e-mail addresses */
void find_handles(struct finder *f);      /* contact_handle.c */
void find_streets(struct finder *f);      /* contact_street.c */

#endif
