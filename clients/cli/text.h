/* clients/cli/text.h: other people's words, made fit for a terminal.
 *
 *  (1) Nothing that comes out of here can move the cursor, change a colour or the
 *      title, turn the reading direction, or look like a line of somebody else.
 *  (2) JSON stays equal JSON: what is dangerous is written as \uXXXX.
 *
 * Pure, but for the time zone of the clock times. */
#ifndef CAIRN_CLI_TEXT_H
#define CAIRN_CLI_TEXT_H

#include <jansson.h>

#include "base/buf.h"

/* Put s as UTF-8.  A line break becomes `line_break`; other control characters become
 * visible pictures (U+2400...), the rest of what is dangerous and bad UTF-8 U+FFFD. */
void text_put(struct buf *out, struct str s, const char *line_break);
/* Put a JSON value on one line. */
void text_put_json(struct buf *out, const json_t *value);
/* Put one entry of a stream as a line or more, with the line break at its end:
 * "#12 18:06 Ash: hello".  Lines after the first are indented. */
void text_put_entry(struct buf *out, const json_t *entry, int64_t now_ms);

/* A member that is not there or of another type gives "" or 0. */
const char *text_of(const json_t *object, const char *member);
int64_t number_of(const json_t *object, const char *member);

#endif
