/* Who is at a meeting, from visits as they open and close.  Rows of attendance are written by small jobs; where staff come
 * or go the meeting's timer is due at once, in the same transaction, and is done right after it. */
#include "base/log.h"
#include "base/mem.h"
#include "session/session.h"
#include "store/meetings.h"

#define PEOPLE_MOST 512                   /* in one job, so that nobody's post waits behind all of them */

struct attending {
	struct store_job job;
	struct desk *desk;
	int64_t room;
	bool staff;                           /* some of them may be */
	size_t n;
	struct { int64_t member; bool staff; } at[PEOPLE_MOST];
};

static bool is_staff(const struct visit *v)
{
	return v->role == ROLE_MENTOR || v->role == ROLE_FACILITATOR;
}

static void attending_done(struct store_job *job, int err)
{
	struct attending *a = container_of(job, struct attending, job);

	if (err)
		log_event(LOG_WARN, "attendance.not_kept", LOG_WORD("error", err_name(err)));
	else if (a->staff)
		due_run(a->desk);                 /* else nothing became due by it */
	mem_free(a);
}

static struct attending *attending_new(struct desk *d, int64_t room, int (*run)(struct store_job *, struct tx *))
{
	struct attending *a = mem_new(sizeof *a);

	if (!a)
		return NULL;                      /* the next change of the meeting looks again */
	a->job.run = run;
	a->job.done = attending_done;
	a->job.urgent = true;                 /* whether staff are there decides whether people are called */
	a->desk = d;
	a->room = room;
	return a;
}

/* --- coming --- */

static int came_run(struct store_job *job, struct tx *tx)
{
	struct attending *a = container_of(job, struct attending, job);
	int err = 0;
	size_t i;

	for (i = 0; !err && i < a->n; i++)
		err = attendance_came(tx, a->room, a->at[i].member, a->at[i].staff);
	return err;
}

static void put(struct attending *a, const struct visit *v)
{
	a->at[a->n].member = v->member;
	a->at[a->n++].staff = is_staff(v);
	a->staff |= is_staff(v);
}

void attending_came(struct desk *d, struct visit *v)
{
	struct attending *a = attending_new(d, v->room, came_run);

	if (!a)
		return;
	v->attends = true;
	put(a, v);
	store_write(d->store, &a->job);
}

void attending_look(struct desk *d, int64_t room)
{
	struct attending *a = NULL;
	struct visit *v;

	for (v = hub_first_visit(d->hub, room); v; v = hub_next_visit(v)) {
		if (a && a->n == PEOPLE_MOST) {
			store_write(d->store, &a->job);
			a = NULL;
		}
		if (!a && !(a = attending_new(d, room, came_run)))
			return;
		v->attends = true;
		put(a, v);
	}
	if (a)
		store_write(d->store, &a->job);
}

/* --- going --- */

static int went_run(struct store_job *job, struct tx *tx)
{
	struct attending *a = container_of(job, struct attending, job);

	return attendance_left(tx, a->room, a->at[0].member, tx->now_ms);
}

void attending_went(struct desk *d, int64_t room, int64_t member)
{
	struct attending *a = hub_here(d->hub, room, member) ? NULL : attending_new(d, room, went_run);

	if (!a)
		return;
	a->at[0].member = member;
	a->staff = true;
	store_write(d->store, &a->job);
}

void attending_close(struct desk *d, struct visit *v)
{
	int64_t room = v->room, member = v->member;
	bool attends = v->attends;

	visit_close(v);
	mem_free(v);
	if (attends)
		attending_went(d, room, member);
}

/* --- after a start --- */

static int begin_run(struct store_job *job, struct tx *tx)
{
	return attendance_reset(tx);
}

void attending_begin(struct desk *d)
{
	struct attending *a = attending_new(d, 0, begin_run);

	if (a)
		store_write(d->store, &a->job);
}
