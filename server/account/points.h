/* server/account/points.h: a short text as Unicode code points, on the stack.
 *
 * For name.c and what it is made of.  utf8proc's own maps allocate outside
 * base/mem.h, so its pieces are put together here without a heap.  Any thread. */
#ifndef CAIRN_ACCOUNT_POINTS_H
#define CAIRN_ACCOUNT_POINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define POINTS_MOST 256
#define POINT_BYTES 4                     /* longest UTF-8 form of one */

struct points {
	int32_t at[POINTS_MOST];
	size_t len;
};

enum points_form {
	POINTS_NFD,                           /* canonical, taken apart */
	POINTS_FOLDED,                        /* NFKC_Casefold (UAX #44), but left taken apart */
};

/* ERR_BAD_FIELD for what is absent, not UTF-8, or too long. */
int points_read(struct str text, enum points_form form, struct points *ret) WARN_UNUSED;
/* From taken apart to put together: NFD to NFC, folded to NFKC_Casefold. */
void points_compose(struct points *p);
/* Take spaces off both ends and make every run of spaces within one U+0020. */
void points_collapse(struct points *p);
/* Append as UTF-8.  ERR_NO_MEMORY, ERR_TOO_LARGE; `out` is then as before. */
int points_put(const struct points *p, struct buf *out) WARN_UNUSED;

bool point_is_space(int32_t point);       /* Zs: spaces, but no tab or line end */
bool point_is_mark(int32_t point);        /* M: accents and the like */
bool point_is_letter(int32_t point);      /* L */
bool point_is_digit(int32_t point);       /* N: any number, also a fraction or a circled one */

#endif
