/* tests/bench/rooms.h: the fastest room server we know how to write, for the limit programs.
 *
 * epoll, plain TCP, WebSocket by the letter the load generator needs.  GET /N
 * enters room N.  Messages of a loop turn gather, framed once, in one buffer a
 * room; rooms_flush() sends that buffer to everybody in it. */
#ifndef CAIRN_BENCH_ROOMS_H
#define CAIRN_BENCH_ROOMS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/list.h"

#define ROOMS_MOST 1024

struct member;

struct room {
	struct member **members;
	size_t n, size;
	struct buf pending;                   /* framed messages of this turn */
	struct list dirty;
};

struct rooms {
	int epoll, listener, wake;            /* wake: an eventfd other threads may write to */
	bool each;                            /* one send for each message, as if there were no batches */
	unsigned long drop, sent;             /* swallow each drop-th write: to test the test */
	struct room room[ROOMS_MOST];
	struct list dirty;
	/* A message came. */
	void (*message)(struct rooms *, unsigned room, struct str message);
	/* The eventfd was written to; may be NULL. */
	void (*woken)(struct rooms *);
	/* A turn is over; what to do before it sleeps. */
	void (*turned)(struct rooms *);
};

/* Listen on a port of the system's choice and print "port N". */
void rooms_open(struct rooms *r);
void rooms_run(struct rooms *r) __attribute__((noreturn));
/* Frame a message for a room, to be sent by the next flush. */
void rooms_put(struct rooms *r, unsigned room, struct str message);
void rooms_flush(struct rooms *r);

#endif
