/* server/store/store.h: the way to storage for the loop thread.
 *
 * One worker thread owns the write connection and runs many jobs in one
 * transaction (group commit); one reader thread has a connection of its own.
 * Both answer on the loop: notify() tells the loop's owner to call store_turn().
 *
 *  (1) done() of a write job runs only after the transaction holding it is on
 *      disk (WAL, synchronous=FULL), in the order in which jobs were run.
 *  (2) What a write job appended is handed to visible() just before its done().
 *  (3) A job that fails leaves nothing behind (savepoint); its neighbours commit.
 *  (4) When the commit itself fails, every job of the batch fails with
 *      ERR_STORAGE_FULL or ERR_STORAGE, and nothing of it becomes visible.
 *  (5) A failed fsync is never retried over: the store refuses everything until
 *      the database was reopened (see "fsyncgate", 2018).
 *  (6) A batch holds at most batch_rows jobs and batch_bytes of payload, so no
 *      burst turns into one giant transaction.
 *
 * A job is caller-owned from store_write()/store_read() until done() returns;
 * done() may free it.  All functions are called on the loop thread. */
#ifndef CAIRN_STORE_STORE_H
#define CAIRN_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/list.h"

struct store;
struct tx;                                /* store/tx.h: what a running job sees */
struct entry;                             /* store/entries.h */

struct store_job {
	/* On the worker or reader thread.  0 keeps the work, an error undoes it. */
	int (*run)(struct store_job *, struct tx *);
	/* On the loop.  `err` is what run() returned, or why the commit failed. */
	void (*done)(struct store_job *, int err);
	size_t bytes;                         /* rough payload, for invariant 6 */
	bool reads_only;                      /* promises not to write; runs even when the disk is full */
	bool urgent;                          /* an alarm: may use the space that is kept in reserve */

	/* Private to the store. */
	struct list link;
	struct list appended;                 /* struct entry */
	int err;
	bool waited, finished;                /* store_run() */
};

struct store_config {
	const char *path;                     /* database file */
	const char *key_path;                 /* master key file (crypto/seal.h) */
	size_t batch_rows, batch_bytes;
	int64_t reserve_bytes;                /* refuse writes below this much free disk; 0: never */
	const struct clock *clock;
	const struct agenda_policy *agenda;   /* how meetings go (store/tx.h); borrowed; NULL: the standard */
	bool steps;                           /* move what is due when the wall clock steps (store/clock_step.h): for the server */
	/* From the worker and reader threads: something is ready for store_turn(). */
	void (*notify)(void *ctx);
	/* On the loop; the entry is borrowed for the call. */
	void (*visible)(void *ctx, const struct entry *entry);
	void *ctx;
};

/* Open (ERR_IO when missing: see store_create), check the master key against
 * the database, migrate, start the threads.  ERR_CONFIG when the key belongs to
 * another database, or the database to a newer program.  The strings of `config`
 * are copied, the clock is borrowed.  *ret_why gets a one-line reason. */
int store_open(const struct store_config *config, struct store **ret_store, char ret_why[256]) WARN_UNUSED;
/* Make an empty, migrated database; the key file must exist.  ERR_IO when the file is there. */
int store_create(const char *path, const char *key_path, char ret_why[256]) WARN_UNUSED;
/* Finish what was accepted, answer it, stop the threads, checkpoint, close.  A
 * job handed in by a done() of these last ones fails with ERR_STORAGE.  NULL is a no-op. */
void store_close(struct store *s);

/* Jobs run in the order given here.  Never fails: refusals come through done(). */
void store_write(struct store *s, struct store_job *job);
/* Pages and look-ups that need not be ordered with writes. */
void store_read(struct store *s, struct store_job *job);
/* Run visible() and done() for everything that has finished. */
void store_turn(struct store *s);

/* For a process that is no server (cairnd invite), and for threads beside the loop: run one job and wait.
 * The store must have been opened; neither visible() nor the job's done() is called: what it appends to the control
 * stream is found at the next look, within a second.  Any thread but the store's own, until store_close(). */
int store_run(struct store *s, struct store_job *job) WARN_UNUSED;

/* For a process that only wants to see (cairnd check): run one job on a connection that reads and wait, whether a
 * server is running or not.  Nothing is migrated: ERR_CONFIG when another version of the program made the database,
 * or another key belongs to it.  *ret_why gets a reason unless it was the job that failed. */
int store_look(const char *path, const char *key_path, const struct clock *clock, struct store_job *job,
               char ret_why[256]) WARN_UNUSED;

struct store_figures {
	uint64_t commits, jobs, failed_commits, longest_batch;
	bool full;                            /* refusing writes for lack of space */
};
void store_figures(const struct store *s, struct store_figures *ret);

#endif
