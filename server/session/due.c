/* Timers whose time has come.  Each is taken and done in one job of the writer, so
 * a timer that fails leaves its row and is tried again at the next look. */
#include "base/log.h"
#include "base/mem.h"
#include "session/session.h"
#include "store/timers.h"

#define DUE_ARENA (64u << 10)
#define AGAIN_MS 5000                     /* one that fails does not stand in the way of the others */
#define UNKNOWN_MS (3600 * 1000)
#define KIND_LEN 32

struct due {
	struct store_job job;
	struct desk *desk;
	bool none;                            /* left */
	char kind[KIND_LEN];
	int64_t subject;
};

/* --- one that failed --- */

static int put_off_run(struct store_job *job, struct tx *tx)
{
	struct due *due = container_of(job, struct due, job);

	return timers_put_off(tx, due->kind, due->subject, tx->now_ms + AGAIN_MS);
}

static void put_off_done(struct store_job *job, int err)
{
	(void)err;                            /* then it is tried at the next look */
	mem_free(container_of(job, struct due, job));
}

static void put_off(struct due *due)
{
	due->job.run = put_off_run;
	due->job.done = put_off_done;
	due->job.urgent = true;
	store_write(due->desk->store, &due->job);
}

/* --- taking and doing --- */

static int fire(const struct due *due, struct tx *tx)
{
	const struct desk *d = due->desk;
	const struct timer_row *row;

	for (row = d->timers; row->kind; row++)
		if (strcmp(due->kind, row->kind) == 0)
			return row->fire(tx, d->config, due->subject);
	/* Of a newer program, which may be back: nothing is lost. */
	return timers_set(tx, due->kind, due->subject, tx->now_ms + UNKNOWN_MS);
}

static int due_take(struct store_job *job, struct tx *tx)
{
	struct due *due = container_of(job, struct due, job);
	struct arena arena;
	struct timer t;
	int err;

	arena_init(&arena, DUE_ARENA);
	err = timers_take(tx, &arena, &t);
	due->none = err == ERR_NOT_FOUND;
	if (!err) {
		snprintf(due->kind, sizeof due->kind, "%.*s", (int)t.kind.len, t.kind.at);
		due->subject = t.subject;
		err = fire(due, tx);
	}
	arena_release(&arena);
	return due->none ? 0 : err;
}

static void due_done(struct store_job *job, int err)
{
	struct due *due = container_of(job, struct due, job);
	struct desk *d = due->desk;
	bool more = !err && !due->none;

	d->timers_asked = false;
	/* Without a kind it was storage that failed, and says so itself. */
	if (err && due->kind[0]) {
		log_event(LOG_ERROR, "timer.failed", LOG_WORD("kind", due->kind), LOG_WORD("error", err_name(err)));
		put_off(due);
	} else {
		mem_free(due);
	}
	if (more)
		due_run(d);
}

void due_run(struct desk *d)
{
	struct due *due = d->timers_asked ? NULL : mem_new(sizeof *due);

	if (!due)
		return;
	due->job.run = due_take;
	due->job.done = due_done;
	due->job.urgent = true;               /* an alarm, as likely as not */
	due->desk = d;
	d->timers_asked = true;
	store_write(d->store, &due->job);
}
