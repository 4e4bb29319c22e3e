#include "store/worker.h"

#include <assert.h>

#include "base/log.h"
#include "store/clock_step.h"
#include "store/entries.h"

/* Run a statement without parameters or rows, prepared once. */
static int run(struct db *db, const char *sql)
{
	struct db_stmt *st;
	int err = db_prepare(db, sql, &st);

	return err ? err : db_step(st);
}

static const char begin_write[] = "BEGIN IMMEDIATE";
static const char begin_read[] = "BEGIN";
static const char commit[] = "COMMIT";
static const char rollback[] = "ROLLBACK";
static const char save[] = "SAVEPOINT job";
static const char keep[] = "RELEASE job";
static const char undo[] = "ROLLBACK TO job";

/* --- the connection --- */

static int reopen(struct worker *w)
{
	char why[256];
	int err = db_open(w->path, w->mode, &w->tx.db, why);

	if (err)
		return err == ERR_STORAGE_FULL ? err : ERR_STORAGE;
	if (w->mode == DB_WRITE)
		err = db_tidy(w->tx.db, true);
	if (err) {
		db_close(w->tx.db);
		w->tx.db = NULL;
		return err;
	}
	log_event(LOG_WARN, "store.reopened", LOG_WORD("for", w->mode == DB_WRITE ? "writing" : "reading"));
	return 0;
}

/* A connection that can be used, or why there is none. */
static int connection(struct worker *w)
{
	if (w->tx.db && db_broken(w->tx.db)) {
		db_close(w->tx.db);
		w->tx.db = NULL;
	}
	return w->tx.db ? 0 : reopen(w);
}

/* Leave no transaction behind; a connection that cannot even do that is given up. */
static void leave(struct worker *w)
{
	db_idle(w->tx.db);
	if (db_lost_transaction(w->tx.db))
		return;
	if (run(w->tx.db, rollback) && !db_lost_transaction(w->tx.db)) {
		db_close(w->tx.db);
		w->tx.db = NULL;
	}
}

void worker_release(struct worker *w)
{
	db_close(w->tx.db);
	w->tx.db = NULL;
	key_ring_free(w->tx.keys);
	w->tx.keys = NULL;
}

/* --- one job of a batch --- */

/* Whether what a job left can be told apart from its neighbours' work. */
static bool batch_lost(struct worker *w, int err)
{
	return err == ERR_STORAGE_FULL || db_broken(w->tx.db) || db_lost_transaction(w->tx.db);
}

static void call(struct worker *w, struct store_job *job)
{
	w->tx.appended = &job->appended;
	w->tx.write = w->mode == DB_WRITE && !job->reads_only;
	job->err = job->run(job, &w->tx);
	assert(job->err <= 0);
	db_idle(w->tx.db);
}

/* Run inside the open transaction.  An error here means the whole batch is lost. */
static int run_saved(struct worker *w, struct store_job *job)
{
	struct db *db = w->tx.db;
	int err = run(db, save);

	if (err)
		return err;
	call(w, job);
	if (batch_lost(w, job->err))
		return job->err == ERR_STORAGE_FULL ? ERR_STORAGE_FULL : ERR_STORAGE;
	if (job->err) {
		entries_free(&job->appended);
		err = run(db, undo);
	}
	return err ? err : run(db, keep);
}

static int begin(struct worker *w)
{
	int err = w->begun ? 0 : run(w->tx.db, begin_write);

	w->begun |= !err;
	return err;
}

/* The transaction is opened by the first job that is run at all. */
static int run_in_batch(struct worker *w, struct store_job *job, bool is_short)
{
	int err;

	if (is_short && !job->reads_only && !job->urgent) {
		job->err = ERR_STORAGE_FULL;
		return 0;
	}
	err = begin(w);
	return err ? err : run_saved(w, job);
}

/* --- the clock --- */

/* Move what is due, in this batch's transaction.  What it appends to the control stream is found by whoever
 * follows that, as what other processes write. */
static int step_clock(struct worker *w, int64_t by_ms)
{
	struct list appended;
	int err = begin(w);

	list_init(&appended);
	w->tx.appended = &appended;
	w->tx.write = true;
	if (!err)
		err = clock_step(&w->tx, by_ms);
	entries_free(&appended);
	return err;
}

static int watch_clock(struct worker *w, int64_t offset_ms)
{
	int64_t by_ms = 0;
	int err = 0;

	if (w->watched)
		by_ms = offset_ms - w->offset_ms;
	else
		err = clock_step_back(&w->tx, &by_ms);
	if (err || (by_ms <= CLOCK_STEP_LEAST_MS && by_ms >= -CLOCK_STEP_LEAST_MS))
		return err;
	return step_clock(w, by_ms);
}

static int run_batch(struct worker *w, struct list *batch, bool is_short)
{
	struct list *it, *tmp;
	int64_t offset_ms;
	int err;

	w->begun = false;
	w->tx.now_ms = clock_now_ms(w->clock, &offset_ms);
	err = w->steps ? watch_clock(w, offset_ms) : 0;
	if (err) {
		leave(w);
		return err;
	}
	list_each(it, tmp, batch) {
		err = run_in_batch(w, container_of(it, struct store_job, link), is_short);
		if (err)
			break;
	}
	if (!err && w->begun)
		err = run(w->tx.db, commit);
	if (err) {
		leave(w);
		return err;
	}
	w->watched = w->steps;
	w->offset_ms = offset_ms;
	return 0;
}

/* --- batches --- */

static void fail_all(struct list *batch, int err)
{
	struct list *it, *tmp;

	list_each(it, tmp, batch) {
		struct store_job *job = container_of(it, struct store_job, link);

		entries_free(&job->appended);
		job->err = err;
	}
}

static uint64_t count(const struct list *batch)
{
	uint64_t n = 0;

	for (const struct list *it = batch->next; it != batch; it = it->next)
		n++;
	return n;
}

static void note(struct worker *w, uint64_t jobs, int err, bool is_short)
{
	struct store_figures *f = &w->figures;

	pthread_mutex_lock(&w->finished->lock);
	f->commits += !err && w->begun ? 1 : 0;
	f->failed_commits += err ? 1 : 0;
	f->jobs += jobs;
	f->longest_batch = jobs > f->longest_batch ? jobs : f->longest_batch;
	f->full = is_short || err == ERR_STORAGE_FULL;
	pthread_mutex_unlock(&w->finished->lock);
}

/* A line when it begins and one when it ends, not one for each batch between. */
static void tell(struct worker *w, int err)
{
	if (err && !w->ailing)
		log_event(LOG_ERROR, "store.failing", LOG_WORD("error", err_name(err)));
	if (!err && w->ailing)
		log_event(LOG_WARN, "store.well_again");
	w->ailing = err != 0;
}

void worker_write(struct lane *l, struct list *batch)
{
	struct worker *w = container_of(l, struct worker, lane);
	const bool is_short = space_short(&w->space, w->clock->mono_ms(w->clock->ctx));
	int err = connection(w);

	if (!err)
		err = run_batch(w, batch, is_short);
	if (err)
		fail_all(batch, err);
	note(w, count(batch), err, is_short);
	tell(w, err ? err : is_short ? ERR_STORAGE_FULL : 0);
	finished_put(w->finished, batch);
	/* After the answers, so nobody waits for it.  What goes wrong shows in db_broken(). */
	if (w->tx.db && !err && !is_short && db_tidy(w->tx.db, false))
		log_event(LOG_WARN, "store.untidy");
}

static int read_one(struct worker *w, struct store_job *job)
{
	int err = run(w->tx.db, begin_read);

	if (err)
		return err;
	w->tx.now_ms = w->clock->wall_ms(w->clock->ctx);
	call(w, job);
	leave(w);
	return job->err;
}

void worker_read(struct lane *l, struct list *batch)
{
	struct worker *w = container_of(l, struct worker, lane);
	struct list one;

	list_init(&one);
	while (!list_empty(batch)) {
		struct store_job *job = list_first(batch, struct store_job, link);
		int err = connection(w);

		list_remove(&job->link);
		list_push(&one, &job->link);
		job->err = err ? err : read_one(w, job);
		finished_put(w->finished, &one);
	}
}
