/* server/account/points.c: see points.h. */
#include "account/points.h"

#include <utf8proc.h>

/* What cannot fit is not worth looking at: nothing gets shorter by being taken apart,
 * but for the ignorable characters that folding drops. */
#define BYTES_MOST (POINTS_MOST * POINT_BYTES)

_Static_assert(sizeof(int32_t) == sizeof(utf8proc_int32_t), "code points as utf8proc has them");

int points_read(struct str text, enum points_form form, struct points *ret)
{
	static const int options[] = {
		[POINTS_NFD] = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE,
		[POINTS_FOLDED] = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT
			| UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
	};
	utf8proc_ssize_t len;

	if (!text.at || text.len > BYTES_MOST)
		return ERR_BAD_FIELD;
	len = utf8proc_decompose((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.len,
		ret->at, POINTS_MOST, (utf8proc_option_t)options[form]);
	if (len < 0 || len > POINTS_MOST)
		return ERR_BAD_FIELD;
	ret->len = (size_t)len;
	return 0;
}

void points_compose(struct points *p)
{
	utf8proc_ssize_t len = utf8proc_normalize_utf32(p->at, (utf8proc_ssize_t)p->len,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	/* It fails only for what points_read() never lets in. */
	p->len = len < 0 ? 0 : (size_t)len;
}

void points_collapse(struct points *p)
{
	bool gap = false;
	size_t i, len = 0;

	for (i = 0; i < p->len; i++) {
		if (point_is_space(p->at[i])) {
			gap = len > 0;
			continue;
		}
		if (gap)
			p->at[len++] = ' ';
		p->at[len++] = p->at[i];
		gap = false;
	}
	p->len = len;
}

int points_put(const struct points *p, struct buf *out)
{
	utf8proc_uint8_t text[BYTES_MOST];
	size_t i, len = 0;

	for (i = 0; i < p->len; i++)
		len += (size_t)utf8proc_encode_char(p->at[i], text + len);
	buf_put(out, text, len);              /* in one go, so there is nothing to take back */
	return out->err;
}

bool point_is_space(int32_t point)
{
	return utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
}

bool point_is_mark(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool point_is_letter(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool point_is_digit(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}
