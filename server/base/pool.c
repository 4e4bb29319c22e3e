#include "base/pool.h"

#include "base/mem.h"

#include <pthread.h>
#include <stdbool.h>

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t more;
	struct list waiting, finished;
	size_t n_waiting, queue_most;
	bool stopping;
	void (*notify)(void *ctx);
	void *ctx;
	size_t n_threads;
	pthread_t threads[];
};

/* The next job, or NULL when the pool stops and nothing waits. */
static struct pool_job *take(struct pool *p)
{
	struct pool_job *job = NULL;

	pthread_mutex_lock(&p->lock);
	while (list_empty(&p->waiting) && !p->stopping)
		pthread_cond_wait(&p->more, &p->lock);
	if (!list_empty(&p->waiting)) {
		job = list_first(&p->waiting, struct pool_job, link);
		list_remove(&job->link);
		p->n_waiting--;
	}
	pthread_mutex_unlock(&p->lock);
	return job;
}

static void *run(void *arg)
{
	struct pool *p = arg;
	struct pool_job *job;

	while ((job = take(p))) {
		job->work(job);
		pthread_mutex_lock(&p->lock);
		list_push(&p->finished, &job->link);
		pthread_mutex_unlock(&p->lock);
		p->notify(p->ctx);
	}
	return NULL;
}

struct pool *pool_new(size_t threads, size_t queue_most, void (*notify)(void *ctx), void *ctx)
{
	struct pool *p = mem_new(sizeof *p + threads * sizeof(pthread_t));

	if (!p)
		return NULL;
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->more, NULL);
	list_init(&p->waiting);
	list_init(&p->finished);
	p->queue_most = queue_most;
	p->notify = notify;
	p->ctx = ctx;
	while (p->n_threads < threads && pthread_create(&p->threads[p->n_threads], NULL, run, p) == 0)
		p->n_threads++;
	if (p->n_threads > 0)
		return p;
	pool_free(p);
	return NULL;
}

void pool_free(struct pool *p)
{
	size_t i;

	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->stopping = true;
	pthread_cond_broadcast(&p->more);
	pthread_mutex_unlock(&p->lock);
	for (i = 0; i < p->n_threads; i++)
		pthread_join(p->threads[i], NULL);
	pool_turn(p);
	pthread_cond_destroy(&p->more);
	pthread_mutex_destroy(&p->lock);
	mem_free(p);
}

int pool_submit(struct pool *p, struct pool_job *job)
{
	int err = 0;

	pthread_mutex_lock(&p->lock);
	if (p->n_waiting >= p->queue_most) {
		err = ERR_SLOW_DOWN;
	} else {
		list_push(&p->waiting, &job->link);
		p->n_waiting++;
		pthread_cond_signal(&p->more);
	}
	pthread_mutex_unlock(&p->lock);
	return err;
}

void pool_turn(struct pool *p)
{
	struct list now;

	pthread_mutex_lock(&p->lock);
	list_take(&now, &p->finished);
	pthread_mutex_unlock(&p->lock);
	while (!list_empty(&now)) {
		struct pool_job *job = list_first(&now, struct pool_job, link);

		list_remove(&job->link);
		job->done(job);
	}
}
