/* server/store/lane.h: a thread with a queue of jobs in front, and the way back
 * to the loop.  Private to store/.
 *
 *  (1) Jobs leave a lane in the order they came; a batch is a run of neighbours.
 *  (2) A lane's thread sleeps when it has nothing to do.
 *  (3) The loop is told once when `finished` gets its first job, not for each. */
#ifndef CAIRN_STORE_LANE_H
#define CAIRN_STORE_LANE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/list.h"
#include "store/store.h"

/* --- jobs that are done, waiting for the loop --- */

struct finished {
	pthread_mutex_t lock;
	pthread_cond_t one;                   /* a waited job is done */
	struct list jobs;
	void (*notify)(void *ctx);
	void *ctx;
};

void finished_init(struct finished *f, void (*notify)(void *ctx), void *ctx);
void finished_release(struct finished *f);
/* Hand over a list of jobs, which is empty after.  Any thread. */
void finished_put(struct finished *f, struct list *jobs);
/* Initialise `out` with all that wait. */
void finished_take(struct finished *f, struct list *out);
/* Sleep until a job with `waited` set is done.  It is never in the list above. */
void finished_wait(struct finished *f, struct store_job *job);

/* --- a thread with a queue --- */

struct lane {
	size_t most_jobs, most_bytes;         /* of a batch */
	/* On the lane's thread: do these, and pass them on. */
	void (*work)(struct lane *, struct list *batch);

	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	struct list queue;
	bool running, stopping;
};

void lane_init(struct lane *l, size_t most_jobs, size_t most_bytes, void (*work)(struct lane *, struct list *));
int lane_start(struct lane *l) WARN_UNUSED;
/* False, and nothing done, once the lane is stopping. */
bool lane_put(struct lane *l, struct store_job *job) WARN_UNUSED;
/* Finish what is queued and join the thread.  One that never started is a no-op. */
void lane_stop(struct lane *l);
void lane_release(struct lane *l);

#endif
