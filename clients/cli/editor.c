/* clients/cli/editor.c: see editor.h. */
#include "editor.h"

#include <utf8proc.h>

#include "text.h"

#define CTRL(letter) ((letter) & 31)

void editor_clear(struct editor *e)
{
	e->len = 0;
	e->line[0] = '\0';
}

/* One character back, over the bytes that continue it. */
static size_t before(const struct editor *e, size_t at)
{
	while (at && ((unsigned char)e->line[--at] & 0xc0) == 0x80)
		;
	return at;
}

static void cut(struct editor *e, size_t len)
{
	e->len = len;
	e->line[len] = '\0';
}

static void cut_word(struct editor *e)
{
	size_t at = e->len;

	while (at && e->line[at - 1] == ' ')
		at--;
	while (at && e->line[at - 1] != ' ')
		at--;
	cut(e, at);
}

static enum editor_event feed_plain(struct editor *e, unsigned char byte)
{
	switch (byte) {
	case '\r':
	case '\n':
		return EDITOR_LINE;
	case 0x7f:
	case '\b':
		cut(e, before(e, e->len));
		return EDITOR_NOTHING;
	case CTRL('w'):
		cut_word(e);
		return EDITOR_NOTHING;
	case CTRL('u'):
		cut(e, 0);
		return EDITOR_NOTHING;
	case CTRL('d'):
		return e->len ? EDITOR_NOTHING : EDITOR_END;
	case 0x1b:
		e->state = EDITOR_ESCAPE;
		return EDITOR_NOTHING;
	}
	if (byte == '\t')
		byte = ' ';
	if (byte >= ' ' && e->len < EDITOR_MOST) {
		e->line[e->len] = (char)byte;
		cut(e, e->len + 1);
	}
	return EDITOR_NOTHING;
}

enum editor_event editor_feed(struct editor *e, unsigned char byte)
{
	if (e->state == EDITOR_PLAIN)
		return feed_plain(e, byte);
	/* ESC, then one byte, or [ or O and all up to a final one (ECMA-48, 5.4). */
	if (e->state == EDITOR_ESCAPE && (byte == '[' || byte == 'O'))
		e->state = EDITOR_SEQUENCE;
	else if (e->state == EDITOR_ESCAPE || byte >= 0x40)
		e->state = EDITOR_PLAIN;
	return EDITOR_NOTHING;
}

static int width(const struct editor *e, size_t at)
{
	int32_t point;

	if (utf8proc_iterate((const uint8_t *)e->line + at, (ssize_t)(e->len - at), &point) < 0)
		return 1;
	return utf8proc_charwidth(point);
}

void editor_show(const struct editor *e, int columns, struct buf *out)
{
	size_t from = e->len;

	while (from) {
		size_t at = before(e, from);

		columns -= width(e, at);
		if (columns < 0)
			break;
		from = at;
	}
	text_put(out, (struct str){ e->line + from, e->len - from }, " ");
}
