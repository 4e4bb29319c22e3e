/* clients/cli/editor.h: the line somebody is typing in `cairn talk`.  Pure: bytes in, what
 * to show out.  Knows backspace, ^W, ^U, ^D; other control and escape sequences are dropped. */
#ifndef CAIRN_CLI_EDITOR_H
#define CAIRN_CLI_EDITOR_H

#include "base/buf.h"

#define EDITOR_MOST 32000

enum editor_event {
	EDITOR_NOTHING,
	EDITOR_LINE,                          /* `line` is whole; call editor_clear() when done with it */
	EDITOR_END,                           /* no more input is meant to come */
};

struct editor {
	char line[EDITOR_MOST + 1];
	size_t len;
	enum { EDITOR_PLAIN, EDITOR_ESCAPE, EDITOR_SEQUENCE } state;
};

enum editor_event editor_feed(struct editor *e, unsigned char byte);
void editor_clear(struct editor *e);
/* Put the end of the line, as much as `columns` hold, fit for a terminal. */
void editor_show(const struct editor *e, int columns, struct buf *out);

#endif
