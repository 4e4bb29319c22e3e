/* server/account/role_claim.h: names that say "I am staff".
 *
 * Who is staff is shown by the role beside a name, never by the name; a name that
 * claims a role is an impersonation or a misunderstanding.  A claim is a whole
 * word of the table in role_claim.c (en, es, fr, pt, de, it, pl), whatever its
 * case, accents, look-alikes, digits around it or a plural s, also when spaces
 * or punctuation pull it apart.  Other languages, misspellings and words glued to
 * others ("TheAdmin") are not covered.  Pure, any thread. */
#ifndef CAIRN_ACCOUNT_ROLE_CLAIM_H
#define CAIRN_ACCOUNT_ROLE_CLAIM_H

#include <stdbool.h>

#include "account/points.h"

/* `folded`: as points_read(…, POINTS_FOLDED, …) gives it. */
bool role_claimed(const struct points *folded);

#endif
