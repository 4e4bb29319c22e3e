/* server/store/worker.h: running jobs on a connection.  Private to store/.
 *
 *     healthy --I/O error--> broken --opened again and log moved--> healthy
 *        |  ^
 *   no space |                   broken: every job fails, unrun.  The log is moved into the
 *        v  | space              main file before anything is written behind it, because
 *       short                    what a failed fsync left in it may never reach the disk.
 *                                short: only jobs that promise not to write are run. */
#ifndef CAIRN_STORE_WORKER_H
#define CAIRN_STORE_WORKER_H

#include "store/lane.h"
#include "store/space.h"
#include "store/tx.h"

struct worker {
	struct lane lane;
	const char *path;                     /* of the database, borrowed */
	const struct clock *clock;
	struct finished *finished;
	enum db_mode mode;                    /* DB_WRITE or DB_READ */
	struct space space;
	struct tx tx;                         /* db NULL: broken, to be opened */
	bool begun;                           /* this batch opened its transaction */
	bool steps;                           /* the clock is watched (store/clock_step.h) */
	bool watched;                         /* it was looked at, and offset_ms is what it stood at */
	int64_t offset_ms;
	bool ailing;                          /* the last batch failed; logged once */
	struct store_figures figures;         /* under finished->lock */
};

/* As struct lane wants it: many jobs, one transaction. */
void worker_write(struct lane *l, struct list *batch);
/* Each job in a transaction of its own. */
void worker_read(struct lane *l, struct list *batch);
/* Close the connection, free the keys. */
void worker_release(struct worker *w);

#endif
