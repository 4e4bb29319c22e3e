/* server/base/buf.c: see buf.h. */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_ROOM 64

struct str str_of(const char *nul_terminated)
{
	return (struct str){ nul_terminated, nul_terminated ? strlen(nul_terminated) : 0 };
}

bool str_eq(struct str a, struct str b)
{
	if (!a.at || !b.at)
		return a.at == b.at;
	return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

bool str_is(struct str a, const char *nul_terminated)
{
	return str_eq(a, str_of(nul_terminated));
}

void buf_init(struct buf *b, size_t ceiling)
{
	*b = BUF_INIT(ceiling);
}

void buf_release(struct buf *b)
{
	mem_free(b->at);
	buf_init(b, b->ceiling);
}

void buf_wipe(struct buf *b)
{
	if (b->at)
		mem_wipe(b->at, b->room);
	buf_release(b);
}

void buf_reset(struct buf *b)
{
	b->len = 0;
	b->err = 0;
	if (b->at)
		b->at[0] = '\0';
}

static void grow(struct buf *b, size_t need)
{
	size_t room = b->room ? b->room : FIRST_ROOM;
	char *at;

	while (room < need)
		room = room > SIZE_MAX / 2 ? need : room * 2;
	if (room > b->ceiling + 1)
		room = b->ceiling + 1;
	at = mem_resize(b->at, room);
	if (!at) {
		b->err = ERR_NO_MEMORY;
		return;
	}
	b->at = at;
	b->room = room;
}

/* Room for `len` more bytes and the NUL behind them, or an error in b->err. */
static bool make_room(struct buf *b, size_t len)
{
	if (b->err)
		return false;
	if (len > b->ceiling - b->len)
		b->err = ERR_TOO_LARGE;
	else if (b->len + len + 1 > b->room)
		grow(b, b->len + len + 1);
	return !b->err;
}

void buf_put(struct buf *b, const void *at, size_t len)
{
	if (!make_room(b, len))
		return;
	if (len)
		memcpy(b->at + b->len, at, len);
	b->len += len;
	b->at[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *nul_terminated)
{
	buf_put(b, nul_terminated, strlen(nul_terminated));
}

void buf_putc(struct buf *b, char c)
{
	buf_put(b, &c, 1);
}

void buf_putf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	assert(len >= 0);
	if (make_room(b, (size_t)len)) {
		vsnprintf(b->at + b->len, (size_t)len + 1, format, again);
		b->len += (size_t)len;
	}
	va_end(again);
	va_end(args);
}

void buf_put_int(struct buf *b, int64_t n)
{
	char digits[20], *at = digits + sizeof(digits);
	/* Unsigned, because -INT64_MIN is not an int64_t. */
	uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do {
		*--at = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (n < 0)
		*--at = '-';
	buf_put(b, at, (size_t)(digits + sizeof(digits) - at));
}

static bool json_plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\';
}

static void put_escape(struct buf *b, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	static const char brief[256] = {
		['"'] = '"', ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't',
	};
	char shown[6] = { '\\', brief[c] };

	if (shown[1]) {
		buf_put(b, shown, 2);
		return;
	}
	memcpy(shown + 1, "u00", 3);
	shown[4] = hex[c >> 4];
	shown[5] = hex[c & 15];
	buf_put(b, shown, 6);
}

void buf_put_json(struct buf *b, struct str s)
{
	size_t from = 0, i;

	buf_putc(b, '"');
	for (i = 0; i < s.len; i++) {
		if (json_plain((unsigned char)s.at[i]))
			continue;
		buf_put(b, s.at + from, i - from);
		put_escape(b, (unsigned char)s.at[i]);
		from = i + 1;
	}
	if (from < s.len)
		buf_put(b, s.at + from, s.len - from);
	buf_putc(b, '"');
}

char *buf_detach(struct buf *b, size_t *ret_len)
{
	char *at = b->at;

	if (ret_len)
		*ret_len = b->len;
	buf_init(b, b->ceiling);
	return at;
}
