/* moderation/contact.h: telephone numbers, addresses of every kind, names on other services, and links.
 *
 * What is found is found by its form, in the words of seven languages: "0171 39200 12", "oh seven
 * seven double oh …", "robin at post dot example", "insta: robin_00", "Gartenstraße 7", "site punkt de".
 * Asking for such things, and meeting somewhere, is said in words and belongs to the packs.
 *
 *  (1) A help line or help page is none: those of the allow lists, and free numbers that no person has.
 *  (2) A doubtful form (a word that is also a top-level domain, digits that may be a date, a dose
 *      or a file number) needs a second sign near it.
 *  (3) Linear in the tokens, allocates nothing; a message without any sign costs one look-up a word. */
#ifndef CAIRN_MODERATION_CONTACT_H
#define CAIRN_MODERATION_CONTACT_H

#include <stddef.h>
#include <stdint.h>

#include "moderation/text.h"

/* Words to look for, and the allow lists.  Once filled it never changes; any thread may read it. */
struct contact;

struct contact *contact_new(void);        /* NULL when out of memory */
void contact_free(struct contact *contact);   /* NULL is a no-op */
size_t contact_bytes(const struct contact *contact);

/* A help line: its digits; whatever else is in it is left out.  0 or MODERATION_NO_MEMORY. */
int contact_allow_number(struct contact *contact, const char *at, size_t len);
/* A help page: "nhs.uk" is nhs.uk and all under it.  0 or MODERATION_NO_MEMORY. */
int contact_allow_domain(struct contact *contact, const char *at, size_t len);

struct contact_hit {
	int boundary;                         /* BOUNDARY_CONTACT_INFO or BOUNDARY_LINK */
	uint32_t from, to;                    /* bytes of text->at, [from, to); whole characters */
	const char *id, *why;                 /* "contact.phone", "gives a telephone number"; static */
};

/* Every kind of hit there is, by number, with boundary, id and why filled; NULL after the last. */
const struct contact_hit *contact_kind(size_t i);
/* What is in the text, kind by kind, at most `most`; returns how many. */
size_t contact_find(const struct contact *contact, const struct text *text, struct contact_hit *ret, size_t most);

#endif
