#include "store/lane.h"

#include <assert.h>
#include <signal.h>

/* --- finished --- */

void finished_init(struct finished *f, void (*notify)(void *ctx), void *ctx)
{
	pthread_mutex_init(&f->lock, NULL);
	pthread_cond_init(&f->one, NULL);
	list_init(&f->jobs);
	f->notify = notify;
	f->ctx = ctx;
}

void finished_release(struct finished *f)
{
	assert(list_empty(&f->jobs));
	pthread_cond_destroy(&f->one);
	pthread_mutex_destroy(&f->lock);
}

/* Under the lock. */
static void put_one(struct finished *f, struct store_job *job)
{
	list_remove(&job->link);
	if (!job->waited) {
		list_push(&f->jobs, &job->link);
		return;
	}
	job->finished = true;
	pthread_cond_broadcast(&f->one);
}

void finished_put(struct finished *f, struct list *jobs)
{
	bool was_empty, tell;

	pthread_mutex_lock(&f->lock);
	was_empty = list_empty(&f->jobs);
	while (!list_empty(jobs))
		put_one(f, list_first(jobs, struct store_job, link));
	tell = was_empty && !list_empty(&f->jobs);
	pthread_mutex_unlock(&f->lock);
	if (tell && f->notify)
		f->notify(f->ctx);
}

void finished_take(struct finished *f, struct list *out)
{
	pthread_mutex_lock(&f->lock);
	list_take(out, &f->jobs);
	pthread_mutex_unlock(&f->lock);
}

void finished_wait(struct finished *f, struct store_job *job)
{
	pthread_mutex_lock(&f->lock);
	while (!job->finished)
		pthread_cond_wait(&f->one, &f->lock);
	pthread_mutex_unlock(&f->lock);
}

/* --- lane --- */

void lane_init(struct lane *l, size_t most_jobs, size_t most_bytes, void (*work)(struct lane *, struct list *))
{
	*l = (struct lane){ .most_jobs = most_jobs, .most_bytes = most_bytes, .work = work };
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->wake, NULL);
	list_init(&l->queue);
}

void lane_release(struct lane *l)
{
	assert(!l->running && list_empty(&l->queue));
	pthread_cond_destroy(&l->wake);
	pthread_mutex_destroy(&l->lock);
}

/* Under the lock: move the next batch out.  It has at least one job, however large. */
static void cut_batch(struct lane *l, struct list *batch)
{
	size_t jobs = 0, bytes = 0;

	while (!list_empty(&l->queue) && jobs < l->most_jobs) {
		struct store_job *job = list_first(&l->queue, struct store_job, link);

		if (jobs > 0 && job->bytes > l->most_bytes - bytes)
			break;
		bytes += job->bytes < l->most_bytes - bytes ? job->bytes : l->most_bytes - bytes;
		jobs++;
		list_remove(&job->link);
		list_push(batch, &job->link);
	}
}

/* Sleep until there is a batch; false when there is none and never will be. */
static bool next_batch(struct lane *l, struct list *batch)
{
	pthread_mutex_lock(&l->lock);
	while (list_empty(&l->queue) && !l->stopping)
		pthread_cond_wait(&l->wake, &l->lock);
	cut_batch(l, batch);
	pthread_mutex_unlock(&l->lock);
	return !list_empty(batch);
}

static void *lane_main(void *arg)
{
	struct lane *l = arg;
	struct list batch;

	list_init(&batch);
	while (next_batch(l, &batch)) {
		l->work(l, &batch);
		assert(list_empty(&batch));
	}
	return NULL;
}

int lane_start(struct lane *l)
{
	sigset_t all, before;
	int failed;

	/* Signals are the loop's. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	failed = pthread_create(&l->thread, NULL, lane_main, l);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	l->running = !failed;
	return failed ? ERR_NO_MEMORY : 0;
}

bool lane_put(struct lane *l, struct store_job *job)
{
	bool taken;

	pthread_mutex_lock(&l->lock);
	taken = !l->stopping;
	if (taken) {
		/* The thread only sleeps on an empty queue. */
		if (list_empty(&l->queue))
			pthread_cond_signal(&l->wake);
		list_push(&l->queue, &job->link);
	}
	pthread_mutex_unlock(&l->lock);
	return taken;
}

void lane_stop(struct lane *l)
{
	pthread_mutex_lock(&l->lock);
	l->stopping = true;
	pthread_cond_signal(&l->wake);
	pthread_mutex_unlock(&l->lock);
	if (l->running)
		pthread_join(l->thread, NULL);
	l->running = false;
}
