/* server/gateway/lws_heap.c: the library's memory comes through base/mem.h, too.
 *
 * That also lets us see a fault of its header parser: after a name that is the
 * beginning of one it knows ("X-A:", "Content:") it takes the whole next line for
 * part of that name.  So a client could hide a header from us that a proxy in
 * front has read, a Content-Length above all.  Such a line leaves its break in the
 * buffer of the headers, right behind text; elsewhere it is the low byte of a
 * length, or the empty line at the end, and stands behind a small number. */
#include "gateway/lws.h"

#include "base/mem.h"

#define SLACK 256                         /* the first header begins within so much of its buffer */

static bool seen;                         /* the library names its buffer as we think */

static void *resize(void *p, size_t size, const char *reason)
{
	if (!size) {
		mem_free(p);
		return NULL;
	}
	if (p || strcmp(reason, "ah data"))
		return mem_resize(p, size);
	seen = true;
	return mem_new(size + SLACK);
}

void heap_install(void)
{
	lws_set_allocator(resize);
}

static bool behind_text(const char *first, const char *at)
{
	while (at > first && (at[-1] == '\t' || at[-1] == '\r'))
		at--;
	return at > first && (unsigned char)at[-1] >= ' ';
}

bool heap_hides_header(const char *first)
{
	const char *at = first, *end = first + HEADER_BYTES;

	while (seen && (at = memchr(at, '\n', (size_t)(end - at)))) {
		if (behind_text(first, at))
			return true;
		at++;
	}
	return false;
}
