/* server/stream/stream.h: one audience's append-only log as a live node sees it,
 * and the cursors that read it.
 *
 * Pure: no clock, no socket, no SQL.  delivery/ commits entries once they are
 * durable; each connection pulls them through a cursor of its own.
 *
 *  (1) Frames hold consecutive entries; every commit begins at head + 1.
 *  (2) The window is the newest frames, without gaps, ending at head, and holds
 *      at most `window_bytes` (but always the newest frame).
 *  (3) A cursor is a number: a slow reader pins no frame and delays nobody.
 *  (4) A cursor told CAUGHT_UP is woken once, by the next commit.
 *  (5) A cursor never gets an entry before its `next`, not even as a neighbour
 *      in the same frame, nor words of one up to its `floor`, not even in a later
 *      edit: such a reader is BEHIND and reads exact pages. */
#ifndef CAIRN_STREAM_STREAM_H
#define CAIRN_STREAM_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/list.h"
#include "stream/frame.h"

struct stream;

struct cursor {
	struct stream *stream;                /* NULL when closed */
	uint64_t next;                        /* seq this reader wants next */
	uint64_t floor;                       /* words of entries up to here are not for this reader */
	void (*wake)(struct cursor *);        /* may close this or any other cursor */
	struct list waiting;                  /* private to stream.c */
};

enum cursor_status {
	CURSOR_FRAME,                         /* *ret_frame set, cursor moved past it */
	CURSOR_CAUGHT_UP,                     /* nothing new; wake() will be called */
	CURSOR_BEHIND,                        /* before the window: read a page from store/, then seek */
};

/* A log whose newest stored entry is `head`.  NULL when out of memory. */
struct stream *stream_new(uint64_t head, size_t window_bytes);
/* Close every cursor first.  NULL is a no-op. */
void stream_free(struct stream *s);
uint64_t stream_head(const struct stream *s);
/* Make the entries of `frame` visible: the only place head moves.  Takes over the
 * caller's reference on 0; on ERR_OUT_OF_ORDER or ERR_NO_MEMORY the caller keeps
 * it and nothing changed. */
int stream_commit(struct stream *s, struct frame *frame) WARN_UNUSED;
/* Head is now `head` (never lower), but the entries up to it are only in store/:
 * empties the window and wakes everybody, who will find themselves BEHIND. */
void stream_skip(struct stream *s, uint64_t head);
/* Entry `seq` changed in store/ (edited, taken down): forget every frame up to
 * the one holding it, so that nobody can be given the old words again. */
void stream_forget(struct stream *s, uint64_t seq);
/* Bytes of frames held. */
size_t stream_held(const struct stream *s);

/* Read everything after `after`, without words from up to `floor`.  The cursor's
 * memory stays the caller's. */
void cursor_open(struct cursor *c, struct stream *s, uint64_t after, uint64_t floor, void (*wake)(struct cursor *));
/* Go on after `after`; the cursor is not waiting until it is told CAUGHT_UP again. */
void cursor_seek(struct cursor *c, uint64_t after);
void cursor_close(struct cursor *c);      /* a closed cursor is a no-op */
/* *ret_frame is borrowed until the next stream_ call. */
enum cursor_status cursor_next(struct cursor *c, struct frame **ret_frame);

#endif
