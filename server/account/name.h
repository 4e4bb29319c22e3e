/* server/account/name.h: what a member may be called, and what staff sign in as.
 *
 * A name has two forms: as shown, and a key that answers "is it taken".  The key
 * is never shown, and two names with one key are the same name to a hurried reader.
 * Both forms rest on the Unicode version of utf8proc.  Any thread; no heap beyond
 * the buffers. */
#ifndef CAIRN_ACCOUNT_NAME_H
#define CAIRN_ACCOUNT_NAME_H

#include "base/buf.h"

#define NAME_CHARS 40                     /* most code points of a name, as in protocol/cairn.schema.json */
#define NAME_MOST (NAME_CHARS * 4)        /* most bytes of the shown form */
#define NAME_KEY_MOST 1024                /* most bytes of a key */
#define NAME_MARKS 4                      /* most accents upon one letter */

#define LOGIN_LEAST 3
#define LOGIN_CHARS 64
#define LOGIN_MOST (LOGIN_CHARS * 4)

/* Append the two forms of a name.
 *
 * Shown: without white space around it, single spaces within, NFC.  The invisible
 * "show this as a picture" marks that phone keyboards put behind a symbol are dropped.
 * Key: NFKC_Casefold (UAX #44) taken apart, without spaces and punctuation, one letter
 * for all that look alike (account/look_alike.h says which).
 *
 * ERR_BAD_FIELD: not UTF-8; a control, format, private-use, unassigned or default-ignorable
 * character (bidi overrides and isolates, zero-width ones, fillers), a line or paragraph
 * separator, something that prints as nothing; an accent upon nothing, or more than
 * NAME_MARKS upon one letter; no letter or digit; more than NAME_CHARS; a claim to be
 * staff (account/role_claim.h).  ERR_NO_MEMORY, ERR_TOO_LARGE from the buffers.  On
 * failure both are as before. */
int name_clean(struct str given, struct buf *ret_shown, struct buf *ret_key) WARN_UNUSED;

/* Append the one form of a login: NFKC_Casefold, spaces around it dropped.  A small
 * UsernameCaseMapped (RFC 8265): letters, their accents, decimal digits and . _ - @ only,
 * a letter or digit first, LOGIN_LEAST to LOGIN_CHARS code points; unlike it, no bidi rule.
 * ERR_BAD_FIELD otherwise; ERR_NO_MEMORY, ERR_TOO_LARGE from the buffer.  On failure it
 * is as before. */
int login_fold(struct str given, struct buf *ret) WARN_UNUSED;

#endif
