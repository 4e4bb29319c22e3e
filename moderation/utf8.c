/* moderation/utf8.c: see utf8.h. */
#include "moderation/utf8.h"

#include <string.h>

static bool is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/* The smallest character that needs so many bytes. */
static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };

/* Bytes of one good character of two bytes or more, or 0. */
static size_t tail_valid(const char *at, size_t len)
{
	unsigned char first = (unsigned char)at[0];
	size_t i, bytes = utf8_len(first);
	int32_t point;

	if (first < 0xc2 || first > 0xf4 || bytes > len)
		return 0;
	for (i = 1; i < bytes; i++)
		if (!is_tail((unsigned char)at[i]))
			return 0;
	utf8_point(at, &point);
	return point < least[bytes] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0 : bytes;
}

static bool eight_ascii(const char *at)
{
	uint64_t bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return !(bytes & 0x8080808080808080u);
}

bool utf8_valid(const char *at, size_t len)
{
	size_t bytes, i = 0;

	while (i < len) {
		if (len - i >= 8 && eight_ascii(at + i)) {
			i += 8;
			continue;
		}
		bytes = (unsigned char)at[i] < 0x80 ? 1 : tail_valid(at + i, len - i);
		if (!bytes)
			return false;
		i += bytes;
	}
	return true;
}
