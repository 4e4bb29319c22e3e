/* Who is in a room keeps their place in it: seats of open visits are marked as seen now and then. */
#include "base/log.h"
#include "base/mem.h"
#include "session/session.h"
#include "store/rooms.h"

#define PLACES_MOST 512

struct places {
	struct store_job job;
	size_t n;
	struct { int64_t room, member; } at[PLACES_MOST];
};

static int places_run(struct store_job *job, struct tx *tx)
{
	struct places *p = container_of(job, struct places, job);
	int err = 0;
	size_t i;

	for (i = 0; !err && i < p->n; i++)
		err = seats_seen(tx, p->at[i].room, p->at[i].member);
	return err;
}

static void places_done(struct store_job *job, int err)
{
	if (err)
		log_event(LOG_DEBUG, "places.not_kept", LOG_WORD("error", err_name(err)));
	mem_free(container_of(job, struct places, job));
}

static void places_hand_in(struct desk *d, struct places *p)
{
	if (!p)
		return;
	p->job.run = places_run;
	p->job.done = places_done;
	store_write(d->store, &p->job);
}

/* In jobs of a bounded size, so that nobody's post waits behind all of them. */
static struct places *keep_place(struct desk *d, struct places *p, const struct visit *v)
{
	if (p && p->n == PLACES_MOST) {
		places_hand_in(d, p);
		p = NULL;
	}
	if (!p)
		p = mem_new(sizeof *p);
	if (p) {
		p->at[p->n].room = v->room;
		p->at[p->n++].member = v->member;
	}
	return p;
}

void places_keep(struct desk *d)
{
	struct list *it, *tmp, *at, *next;
	struct places *p = NULL;

	list_each(it, tmp, &d->clients) {
		struct client *c = container_of(it, struct client, link);

		list_each(at, next, &c->feed.visits)
			p = keep_place(d, p, container_of(at, struct visit, in_feed));
	}
	places_hand_in(d, p);
}
