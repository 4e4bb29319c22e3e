/* moderation/contact_row.h: digits that stand together, in figures or in words; private to contact*.c.
 *
 * A row is gathered from tokens that are figures, number words or both in one ("zero7seven"),
 * as long as nothing but the usual signs parts them. */
#ifndef CAIRN_MODERATION_CONTACT_ROW_H
#define CAIRN_MODERATION_CONTACT_ROW_H

#include "moderation/contact_part.h"

#define DIGITS_MOST 32
#define GROUPS_MOST 32

/* Digits that stand together. */
struct group {
	uint8_t at, len;                      /* in digits[] */
	char before;                          /* the sign between it and the one before: ' ' . - / ( or 0 */
	bool spoken;
	size_t token;
};

struct row {
	char digits[DIGITS_MOST];
	struct group groups[GROUPS_MOST];
	size_t n_digits, n_groups;
	unsigned times;                       /* "double": how often the next digit is said */
	bool plus;
	size_t next;                          /* the token after it */
};

/* Whether a row may begin with this token.  Most tokens are no digits; a row is large, and not begun for them. */
bool row_begins(const struct finder *f, size_t token);
/* The row that begins with this token; row->next is after `token` in any case. */
void row_gather(const struct finder *f, size_t token, struct row *row);

#endif
