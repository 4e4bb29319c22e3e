/* server/stream/frame.h: some consecutive entries of a stream, encoded once
 * and shared by everybody who reads them.
 *
 * Immutable once made, except that the FRAME_HEADROOM bytes before the message
 * are the transport's to scribble on.  Reference-counted, loop thread only. */
#ifndef CAIRN_STREAM_FRAME_H
#define CAIRN_STREAM_FRAME_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define FRAME_HEADROOM 16                 /* room for a WebSocket header (LWS_PRE) */

struct frame {
	uint64_t from, to;                    /* first and last seq, from <= to; 0, 0 for what has no place */
	uint64_t oldest;                      /* the oldest entry whose words are in it: `from`, or what an edit is about */
	unsigned refs;
	size_t list_at, list_len;             /* the entries themselves, comma-separated, within the message */
	size_t len;                           /* of the message */
	char bytes[];                         /* headroom, then the message */
};

static inline char *frame_message(struct frame *f)
{
	return f->bytes + FRAME_HEADROOM;
}

/* One frame of head + list + tail.  NULL when out of memory.  refs is 1, oldest is `from`. */
struct frame *frame_new(uint64_t from, uint64_t to, struct str head, struct str list, struct str tail);
struct frame *frame_ref(struct frame *f);
void frame_unref(struct frame *f);        /* NULL is a no-op */

/* Frames alive in this process, for tests and figures. */
extern size_t frame_alive;

#endif
