/* server/base/pool.h: a few threads for work too slow for the loop (passwords).
 *
 * The queue is bounded: when it is full, new work is refused at once instead of
 * piling up.  Jobs are caller-owned from pool_submit() until done() returns. */
#ifndef CAIRN_BASE_POOL_H
#define CAIRN_BASE_POOL_H

#include <stddef.h>

#include "base/err.h"
#include "base/list.h"

struct pool;

struct pool_job {
	void (*work)(struct pool_job *);      /* on a thread of the pool */
	void (*done)(struct pool_job *);      /* on the loop, from pool_turn() */
	struct list link;                     /* private */
};

/* notify() is called from a thread of the pool when pool_turn() has something to
 * do.  NULL when threads or memory are not to be had. */
struct pool *pool_new(size_t threads, size_t queue_most, void (*notify)(void *ctx), void *ctx);
/* Finish what is queued and answer it, then stop.  NULL is a no-op. */
void pool_free(struct pool *p);
/* ERR_SLOW_DOWN when queue_most jobs wait already; the job is then the caller's. */
int pool_submit(struct pool *p, struct pool_job *job) WARN_UNUSED;
/* Run done() of what has finished.  On the loop. */
void pool_turn(struct pool *p);

#endif
