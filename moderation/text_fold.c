/* moderation/text_fold.c: characters, as tokens spell them.  ASCII and the precomposed Latin letters are
 * folded by table, everything else by utf8proc. */
#include "moderation/text_part.h"

#include <string.h>
#include <utf8proc.h>

#define LETTERS_OF(first, last) [first ... last] = LETTER

const uint8_t text_kinds[256] = {
	LETTERS_OF('a', 'z'), LETTERS_OF('A', 'Z'), ['0' ... '9'] = DIGIT, [0x80 ... 0xff] = HIGH,
	['\''] = APOSTROPHE, ['`'] = APOSTROPHE, ['"'] = DOUBLE_QUOTE, ['.'] = DOT, ['!'] = STOP, ['?'] = STOP,
	['\n'] = NEWLINE, [','] = COMMA, [';'] = COMMA, [':'] = COMMA, ['('] = COMMA, [')'] = COMMA, ['['] = COMMA,
	[']'] = COMMA, ['{'] = COMMA, ['}'] = COMMA, ['-'] = DASH, ['@'] = SIGN, ['$'] = SIGN, ['|'] = SIGN,
	['*'] = SIGN, ['<'] = LESS,
};

const char text_latin[LATIN_LAST - LATIN_FIRST + 1][3] = {
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",
	"a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	"l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
};

/* Characters that mean something here beyond what Unicode calls them, in order. */
static const struct {
	int32_t first, last;
	uint8_t kind;
} special[] = {
	{ 0x85, 0x85, NEWLINE }, { 0xa1, 0xa1, COMMA }, { 0xa2, 0xa2, LETTER }, { 0xa6, 0xa6, SILENT },
	{ 0xab, 0xab, MARK }, { 0xb4, 0xb4, APOSTROPHE }, { 0xb7, 0xb7, SILENT }, { 0xbb, 0xbb, MARK },
	{ 0xbf, 0xbf, COMMA }, { 0x2b9, 0x2b9, APOSTROPHE }, { 0x2bb, 0x2bd, APOSTROPHE },
	{ 0x2010, 0x2011, DASH }, { 0x2012, 0x2015, COMMA }, { 0x2018, 0x201f, MARK }, { 0x2022, 0x2022, SILENT },
	{ 0x2026, 0x2026, ELLIPSIS }, { 0x2027, 0x2027, SILENT }, { 0x2028, 0x2029, NEWLINE },
	{ 0x2032, 0x2032, APOSTROPHE }, { 0x2039, 0x203a, MARK }, { 0x203c, 0x203d, STOP }, { 0x2047, 0x2049, STOP },
	{ 0x20ac, 0x20ac, LETTER }, { 0x231a, 0x231b, EMOJI }, { 0x23e9, 0x23fa, EMOJI }, { 0x249c, 0x24b5, LETTER },
	{ 0x25fb, 0x25fe, EMOJI }, { 0x2600, 0x27bf, EMOJI }, { 0x2b05, 0x2b07, EMOJI }, { 0x2b1b, 0x2b1c, EMOJI },
	{ 0x2b50, 0x2b55, EMOJI }, { 0x3001, 0x3001, COMMA }, { 0x3002, 0x3002, STOP }, { 0xff07, 0xff07, APOSTROPHE },
	{ 0x1f000, 0x1f0ff, EMOJI }, { 0x1f110, 0x1f129, LETTER }, { 0x1f150, 0x1f169, LETTER },
	{ 0x1f170, 0x1f189, LETTER }, { 0x1f1e6, 0x1f1ff, EMOJI }, { 0x1f200, 0x1faff, EMOJI },
};

static const struct {
	int32_t first, last;
	char as;
} boxed[] = {
	{ 0xa2, 0xa2, 'c' }, { 0x20ac, 0x20ac, 'e' }, { 0x249c, 0x24b5, 'a' }, { 0x1f110, 0x1f129, 'a' },
	{ 0x1f150, 0x1f169, 'a' }, { 0x1f170, 0x1f189, 'a' }, { 0x1f1e6, 0x1f1ff, 'a' },
};

int text_special(int32_t point)
{
	size_t low = 0, high = sizeof(special) / sizeof(special[0]);

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (point > special[mid].last)
			low = mid + 1;
		else if (point < special[mid].first)
			high = mid;
		else
			return special[mid].kind;
	}
	return -1;
}

bool text_fold_boxed(int32_t point, struct folded *ret)
{
	size_t i;

	for (i = 0; i < sizeof(boxed) / sizeof(boxed[0]); i++) {
		if (point < boxed[i].first || point > boxed[i].last)
			continue;
		*ret = (struct folded){ .len = 1, .kind = LETTER };
		ret->at[0] = (char)(boxed[i].as + (point - boxed[i].first));
		return true;
	}
	return false;
}

/* One part of a decomposed character; false when there is no more room for it. */
static bool fold_part(int32_t point, size_t most, struct folded *ret)
{
	char bytes[4];
	size_t len;

	if (point >= LATIN_FIRST && point <= LATIN_LAST && text_latin[point - LATIN_FIRST][0]) {
		len = strlen(text_latin[point - LATIN_FIRST]);
		memcpy(bytes, text_latin[point - LATIN_FIRST], len);
	} else {
		len = (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)bytes);
	}
	if (ret->len + len > most)
		return false;
	memcpy(ret->at + ret->len, bytes, len);
	ret->len += (uint8_t)len;
	return true;
}

static enum kind category_kind(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	if (point < 0x80)
		return text_kinds[point];
	if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
		return LETTER;
	return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO ? DIGIT : SPACE;
}

struct folded text_fold_point(int32_t point, size_t len)
{
	struct folded ret = { .kind = IGNORABLE };
	utf8proc_int32_t parts[32];
	utf8proc_ssize_t n, i;
	int last_class = 0, kind = text_special(point);

	if (kind >= 0 && kind != LETTER)
		return (struct folded){ .kind = (uint8_t)kind };
	if (kind == LETTER && text_fold_boxed(point, &ret))
		return ret;
	n = utf8proc_decompose_char(point, parts, 32, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT
		| UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK, &last_class);
	if (n > 0)
		ret.kind = (uint8_t)category_kind(parts[0]);
	for (i = 0; i < n && i < 32; i++)
		if (parts[i] != ' ' && !fold_part(parts[i], len * POINT_GROWTH, &ret))
			break;
	return ret;
}

bool text_regional(int32_t point)
{
	return point >= 0x1f1e6 && point <= 0x1f1ff;
}
