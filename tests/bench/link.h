/* tests/bench/link.h: one WebSocket connection of the load generator.
 *
 * As little of RFC 6455 as a client under test needs: no fragments come, no
 * extension is asked for, the mask is always the same.  Bytes to send gather in
 * `out` until link_flush(), so that what one event causes leaves in one call. */
#ifndef CAIRN_BENCH_LINK_H
#define CAIRN_BENCH_LINK_H

#include <stdbool.h>

#include "base/buf.h"

/* The key of RFC 6455's own example; servers of the bench know the answer by heart. */
#define LINK_KEY "dGhlIHNhbXBsZSBub25jZQ=="
#define LINK_ACCEPT "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

enum link_stage { LINK_OFF, LINK_CONNECTING, LINK_UPGRADING, LINK_OPEN };

struct link {
	int fd;
	enum link_stage stage;
	bool wants_out;                       /* epoll watches for room to write */
	struct buf in, out;                   /* a frame that is not whole; what is not sent */
};

struct link_events {
	/* 101 came. */
	void (*open)(void *ctx, struct link *);
	void (*message)(void *ctx, struct link *, struct str message);
	/* The other side is gone, or did not behave. */
	void (*lost)(void *ctx, struct link *);
};

/* Connect to the loopback address and ask for an upgrade with `request`.  -1: not possible. */
int link_start(struct link *l, int epoll, unsigned port, struct str request) WARN_UNUSED;
/* Something happened on it; `flags` are epoll's. */
void link_event(struct link *l, int epoll, unsigned flags, const struct link_events *events, void *ctx);
/* Length of the frame at the start of `in`, and where its payload begins; 0: it is not whole yet. */
size_t link_frame(struct str in, size_t *ret_head);
/* One masked text message, sent by the next flush. */
void link_put(struct link *l, struct str message);
void link_flush(struct link *l, int epoll);
/* End it at once, without a goodbye, as a lost network does. */
void link_drop(struct link *l);

#endif
