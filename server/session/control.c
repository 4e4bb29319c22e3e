/* Applying what the control stream says to the connections of this node.
 *
 * Each change is applied when this process has stored it, and once more at most
 * a second later if another process wrote in between: every case below is
 * harmless when repeated. */
#include "base/log.h"
#include "base/mem.h"
#include "session/describe.h"
#include "session/session.h"
#include "session/visiting.h"
#include "store/cases.h"
#include "store/control.h"
#include "store/entries.h"
#include "store/grants.h"
#include "store/meetings.h"
#include "store/members.h"
#include "store/notices.h"
#include "store/rooms.h"
#include "store/timers.h"

#define POLL_MOST 256
#define REFRESH_ARENA (64u << 10)

/* --- closing --- */

static void tell_closed(struct client *c, int64_t room, enum wire_closed_event_reason reason)
{
	struct wire_closed_event event = { .room = room, .reason = reason };
	struct buf out = BUF_INIT(1024);

	closed_event_encode(&event, &out);
	if (!out.err)
		client_put(c, (struct str){ out.at, out.len });
	buf_release(&out);
}

/* Somebody's place in a room, and beside it the one among its staff; room 0: every room. */
static void close_client(struct client *c, int64_t room, enum wire_closed_event_reason reason)
{
	struct list *it, *tmp;

	list_each(it, tmp, &c->feed.visits) {
		struct visit *v = container_of(it, struct visit, in_feed);
		int64_t where = v->room;

		if (room && where != room && v->staff_of != room)
			continue;
		attending_close(c->desk, v);
		tell_closed(c, where, reason);
		if (c->feed.over)
			return;               /* its end took the other visits along */
	}
}

static void close_member(struct desk *d, int64_t member, int64_t room, enum wire_closed_event_reason reason)
{
	struct list *it, *tmp;

	list_each(it, tmp, &d->clients) {
		struct client *c = container_of(it, struct client, link);

		if (c->member == member)
			close_client(c, room, reason);
	}
}

static void end_clients(struct desk *d, int64_t session)
{
	struct list *it, *tmp;

	list_each(it, tmp, &d->clients) {
		struct client *c = container_of(it, struct client, link);

		if (c->member && c->session == session)
			client_end(c, CLOSE_SIGNED_OUT);
	}
}

/* --- looking again at what changed --- */

struct refresh {
	struct store_job job;
	struct desk *desk;
	int64_t member, room;                 /* one of them is 0 */
	struct arena arena;
	struct room found;
	struct member who;
	int64_t rooms[32];                    /* those this member visits here */
	unsigned roles[32];
	size_t n_rooms;
};

static int refresh_run(struct store_job *job, struct tx *tx)
{
	struct refresh *f = container_of(job, struct refresh, job);
	size_t i;
	int err;

	if (f->room)
		return rooms_get(tx, f->room, &f->arena, &f->found);
	err = members_get(tx, f->member, &f->arena, &f->who);
	for (i = 0; !err && i < f->n_rooms; i++)
		err = grants_roles(tx, f->member, f->rooms[i], &f->roles[i]);
	return err;
}

static void apply_room(struct refresh *f)
{
	struct wire_room_event event;
	struct buf out = BUF_INIT(64u << 10);

	room_to_wire(&f->found, &event.room);
	room_event_encode(&event, &out);
	hub_settings(f->desk->hub, f->room, f->found.presence, f->found.typing);
	if (!out.err)
		hub_tell(f->desk->hub, f->room, (struct str){ out.at, out.len }, NULL);
	buf_release(&out);
}

static void apply_member(struct refresh *f)
{
	size_t i;
	struct visit *v;

	for (i = 0; i < f->n_rooms; i++) {
		bool attends = false;

		for (v = hub_first_visit(f->desk->hub, f->rooms[i]); v; v = hub_next_visit(v))
			if (v->member == f->member) {
				attends |= v->attends && v->role != visiting_role(f->roles[i]);
				visit_renamed(v, f->who.name, visiting_role(f->roles[i]));
			}
		if (attends)
			attending_look(f->desk, f->rooms[i]);
	}
}

static void refresh_done(struct store_job *job, int err)
{
	struct refresh *f = container_of(job, struct refresh, job);

	if (!err && f->room)
		apply_room(f);
	else if (!err)
		apply_member(f);
	arena_release(&f->arena);
	mem_free(f);
}

static void rooms_visited(struct desk *d, struct refresh *f)
{
	struct list *it, *tmp, *at, *next;

	list_each(it, tmp, &d->clients) {
		struct client *c = container_of(it, struct client, link);

		if (c->member != f->member)
			continue;
		list_each(at, next, &c->feed.visits)
			if (f->n_rooms < 32)
				f->rooms[f->n_rooms++] = container_of(at, struct visit, in_feed)->room;
	}
}

static void refresh(struct desk *d, int64_t member, int64_t room)
{
	struct refresh *f = mem_new(sizeof *f);

	if (!f)
		return;                           /* people see the old name until somebody comes or goes */
	f->job.run = refresh_run;
	f->job.done = refresh_done;
	f->desk = d;
	f->member = member;
	f->room = room;
	arena_init(&f->arena, REFRESH_ARENA);
	rooms_visited(d, f);
	store_read(d->store, &f->job);
}

/* --- telling one person --- */

static void put_to_member(struct desk *d, int64_t member, const struct buf *out)
{
	struct list *it, *tmp;

	list_each(it, tmp, &d->clients) {
		struct client *c = container_of(it, struct client, link);

		if (c->member == member && out->len > 0 && !out->err)
			client_put(c, (struct str){ out->at, out->len });
	}
}

struct telling {
	struct store_job job;
	struct desk *desk;
	int64_t id;
	struct arena arena;
	struct notice notice;
	struct wire_notice_event event;
};

static int telling_run(struct store_job *job, struct tx *tx)
{
	struct telling *t = container_of(job, struct telling, job);

	int err = notices_get(tx, t->id, &t->arena, &t->notice);

	return err ? err : describe_notice(tx, &t->notice, &t->event.notice);
}

/* A copy of it may have come with hello already; clients know it by its id. */
static void tell_notice(struct telling *t)
{
	struct buf out = BUF_INIT(64u << 10);

	notice_event_encode(&t->event, &out);
	put_to_member(t->desk, t->notice.member, &out);
	buf_wipe(&out);
}

static void telling_done(struct store_job *job, int err)
{
	struct telling *t = container_of(job, struct telling, job);

	if (!err)
		tell_notice(t);
	arena_release(&t->arena);
	mem_free(t);
}

static void tell(struct desk *d, int64_t notice)
{
	struct telling *t = mem_new(sizeof *t);

	if (!t)
		return;                           /* the next hello has it */
	t->job.run = telling_run;
	t->job.done = telling_done;
	t->desk = d;
	t->id = notice;
	arena_init(&t->arena, REFRESH_ARENA);
	store_read(d->store, &t->job);
}

/* --- telling somebody how help for them stands --- */

struct helping {
	struct store_job job;
	struct desk *desk;
	int64_t id;
	struct arena arena;
	struct care_case about;
	struct wire_help_event event;
};

static int helping_run(struct store_job *job, struct tx *tx)
{
	struct helping *h = container_of(job, struct helping, job);
	int err = cases_get(tx, 0, h->id, &h->arena, &h->about);

	return err ? err : describe_help(tx, &h->about, &h->event.help);
}

static void helping_done(struct store_job *job, int err)
{
	struct helping *h = container_of(job, struct helping, job);
	struct buf out = BUF_INIT(64u << 10);

	if (!err) {
		help_event_encode(&h->event, &out);
		put_to_member(h->desk, h->about.member, &out);
	}
	buf_wipe(&out);
	arena_release(&h->arena);
	mem_free(h);
}

static void tell_help(struct desk *d, int64_t case_id)
{
	struct helping *h = mem_new(sizeof *h);

	if (!h)
		return;                           /* the next hello has it */
	h->job.run = helping_run;
	h->job.done = helping_done;
	h->desk = d;
	h->id = case_id;
	arena_init(&h->arena, REFRESH_ARENA);
	store_read(d->store, &h->job);
}

/* --- telling a room how a meeting stands --- */

struct announcing {
	struct store_job job;
	struct desk *desk;
	int64_t id;
	struct arena arena;
	struct meeting meeting;
	struct wire_meeting_event event;
};

static int announcing_run(struct store_job *job, struct tx *tx)
{
	struct announcing *s = container_of(job, struct announcing, job);
	int err = meetings_get(tx, s->id, &s->arena, &s->meeting);

	return err ? err : describe_meeting(tx, &s->meeting, 0, &s->event.meeting);
}

static void announcing_done(struct store_job *job, int err)
{
	struct announcing *s = container_of(job, struct announcing, job);
	struct buf out = BUF_INIT(64u << 10);

	if (!err) {
		meeting_event_encode(&s->event, &out);
		if (!out.err)
			hub_tell(s->desk->hub, s->meeting.room, (struct str){ out.at, out.len }, NULL);
	}
	buf_release(&out);
	arena_release(&s->arena);
	mem_free(s);
}

static void tell_meeting(struct desk *d, int64_t meeting, int64_t room)
{
	struct announcing *s = hub_first_visit(d->hub, room) ? mem_new(sizeof *s) : NULL;

	if (!s)
		return;                           /* nobody is there, or the next visit has it */
	s->job.run = announcing_run;
	s->job.done = announcing_done;
	s->desk = d;
	s->id = meeting;
	arena_init(&s->arena, REFRESH_ARENA);
	store_read(d->store, &s->job);
}

/* --- closing a room that people come to for its meetings --- */

struct shutting {
	struct store_job job;
	struct desk *desk;
	int64_t room;
	size_t n;
	int64_t *guests;                      /* who is to go */
	struct arena arena;
};

/* Those who are in danger stay, and everybody when something is on again. */
static int shutting_run(struct store_job *job, struct tx *tx)
{
	struct shutting *s = container_of(job, struct shutting, job);
	struct meeting_on on[MEETINGS_ON_MOST];
	struct room *room = arena_new(&s->arena, sizeof *room);
	size_t n_on, i, go = 0;
	bool danger;
	int err = room ? rooms_get(tx, s->room, &s->arena, room) : ERR_NO_MEMORY;

	if (!err)
		err = meetings_on(tx, s->room, on, &n_on);
	if (!err && (n_on > 0 || !room->drop_in))
		s->n = 0;
	for (i = 0; !err && i < s->n; i++) {
		err = cases_in_danger(tx, s->guests[i], &danger);
		if (!err && !danger)
			s->guests[go++] = s->guests[i];
	}
	s->n = go;
	return err;
}

static void shutting_done(struct store_job *job, int err)
{
	struct shutting *s = container_of(job, struct shutting, job);
	size_t i;

	for (i = 0; !err && i < s->n; i++)
		close_member(s->desk, s->guests[i], s->room, WIRE_CLOSED_EVENT_REASON_ENDED);
	arena_release(&s->arena);
	mem_free(s->guests);
	mem_free(s);
}

static size_t guests(const struct desk *d, int64_t room, int64_t *ret)
{
	const struct visit *v;
	size_t n = 0;

	for (v = hub_first_visit(d->hub, room); v; v = hub_next_visit(v))
		if (v->role == ROLE_PARTICIPANT) {
			if (ret)
				ret[n] = v->member;
			n++;
		}
	return n;
}

static void shut(struct desk *d, int64_t room)
{
	size_t n = guests(d, room, NULL);
	struct shutting *s = n ? mem_new(sizeof *s) : NULL;

	if (s)
		s->guests = mem_array(n, sizeof *s->guests);
	if (!s || !s->guests) {
		mem_free(s);
		return;                           /* they read a little longer */
	}
	s->n = guests(d, room, s->guests);
	s->job.run = shutting_run;
	s->job.done = shutting_done;
	s->desk = d;
	s->room = room;
	arena_init(&s->arena, REFRESH_ARENA);
	store_read(d->store, &s->job);
}

/* --- the stream --- */

void control_apply(struct desk *d, const struct entry *entry)
{
	struct control_event e;

	if (control_read(entry, &e))
		return;
	switch (e.kind) {
	case CONTROL_SESSION_ENDED:
		end_clients(d, e.subject);
		break;
	case CONTROL_MEMBER_REMOVED:
		close_member(d, e.subject, e.room, WIRE_CLOSED_EVENT_REASON_REMOVED);
		break;
	case CONTROL_GRANT_REVOKED:
		close_member(d, e.subject, e.room, WIRE_CLOSED_EVENT_REASON_REVOKED);
		break;
	case CONTROL_SEAT_LEFT:
		close_member(d, e.subject, e.room, WIRE_CLOSED_EVENT_REASON_LEFT);
		break;
	case CONTROL_GRANT_SET:
	case CONTROL_MEMBER_CHANGED:
		refresh(d, e.subject, 0);
		break;
	case CONTROL_ROOM_CHANGED:
		refresh(d, 0, e.room);
		break;
	case CONTROL_NOTICE:
		tell(d, e.subject);
		break;
	case CONTROL_HELP:
		tell_help(d, e.subject);
		break;
	case CONTROL_MEETING:
		attending_look(d, e.room);
		tell_meeting(d, e.subject, e.room);
		break;
	case CONTROL_ROOM_SHUT:
		shut(d, e.room);
		break;
	case CONTROL_CLOCK_STEPPED:
	case CONTROL_KINDS:
		break;
	}
}

struct control_look {
	struct store_job job;
	struct desk *desk;
	bool first;
	uint64_t after, head;
	bool due;                             /* a grant has run out */
	bool timers;                          /* a timer is due */
	struct list found;
};

/* --- what ends by itself --- */

static int expire_run(struct store_job *job, struct tx *tx)
{
	return grants_expire(tx, POLL_MOST);
}

static void expire_done(struct store_job *job, int err)
{
	if (err)
		log_event(LOG_WARN, "grants.not_expired", LOG_WORD("error", err_name(err)));
	mem_free(job);
}

/* The end of a grant is written like a revocation, so that it reaches sockets the same way. */
static void expire(struct desk *d)
{
	struct store_job *job = mem_new(sizeof *job);

	if (!job)
		return;                           /* the next look finds it again */
	job->run = expire_run;
	job->done = expire_done;
	store_write(d->store, job);
}

/* --- looking --- */

static int look_run(struct store_job *job, struct tx *tx)
{
	struct control_look *l = container_of(job, struct control_look, job);

	int err = grants_due(tx, &l->due);

	if (!err)
		err = timers_due(tx, &l->timers);
	if (err || l->first)
		return err ? err : control_head(tx, &l->head);
	return control_after(tx, l->after, POLL_MOST, &l->found);
}

static void look_done(struct store_job *job, int err)
{
	struct control_look *l = container_of(job, struct control_look, job);
	struct desk *d = l->desk;
	struct list *it, *tmp;

	d->control_asked = false;
	if (!err && l->first)
		d->control_seen = l->head;
	list_each(it, tmp, &l->found) {
		struct entry *e = container_of(it, struct entry, link);

		control_apply(d, e);
		if (e->seq > d->control_seen)
			d->control_seen = e->seq;
	}
	if (!err && l->due)
		expire(d);
	if (!err && l->timers)
		due_run(d);
	entries_free(&l->found);
	mem_free(l);
}

void control_poll(struct desk *d)
{
	struct control_look *l = d->control_asked ? NULL : mem_new(sizeof *l);

	if (!l)
		return;
	l->job.run = look_run;
	l->job.done = look_done;
	l->desk = d;
	l->first = d->control_seen == UINT64_MAX;
	l->after = d->control_seen;
	list_init(&l->found);
	d->control_asked = true;
	store_read(d->store, &l->job);
}
