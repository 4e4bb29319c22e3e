/* moderation/utf8.h: reading UTF-8 that utf8_valid() has passed.  Pure. */
#ifndef CAIRN_MODERATION_UTF8_H
#define CAIRN_MODERATION_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whole characters, none overlong, no surrogates. */
bool utf8_valid(const char *at, size_t len);

/* Bytes of the character that begins with this byte. */
static inline size_t utf8_len(unsigned char first)
{
	return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* The character at `at`; its length in bytes. */
static inline size_t utf8_point(const char *at, int32_t *ret_point)
{
	const unsigned char *s = (const unsigned char *)at;
	size_t len = utf8_len(s[0]);

	switch (len) {
	case 1:
		*ret_point = s[0];
		break;
	case 2:
		*ret_point = (s[0] & 0x1f) << 6 | (s[1] & 0x3f);
		break;
	case 3:
		*ret_point = (s[0] & 0x0f) << 12 | (s[1] & 0x3f) << 6 | (s[2] & 0x3f);
		break;
	default:
		*ret_point = (s[0] & 0x07) << 18 | (s[1] & 0x3f) << 12 | (s[2] & 0x3f) << 6 | (s[3] & 0x3f);
		break;
	}
	return len;
}

#endif
