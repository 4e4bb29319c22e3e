/* meeting.change, meeting.cancel, meeting.restore: one meeting alone. */
#include "meeting/fitting.h"

#include "meeting/plan.h"
#include "schedule/recur.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)

/* --- finding it --- */

struct found {
	struct meeting was, m;                /* as it is, as it is to be */
	struct series series;
	struct fitting f;
};

static bool is_over(const struct meeting *m)
{
	return m->agenda.state == MEETING_ENDED;
}

static int find(struct request *r, struct tx *tx, int64_t room, int64_t id, uint64_t version, struct found *ret)
{
	int err = meetings_get(tx, id, &r->arena, &ret->m);

	r->audit_about = id;
	if (err == ERR_NOT_FOUND || (!err && ret->m.room != room))
		return request_fault(r, ERR_NOT_FOUND, "meeting");
	if (!err && is_over(&ret->m))
		return request_fault(r, ERR_DECIDED, "meeting");
	if (!err && ret->m.version != (int64_t)version)
		return request_fault(r, ERR_STALE, "version");
	if (!err)
		err = series_get(tx, ret->m.series, &r->arena, &ret->series);
	ret->was = ret->m;
	return err ? err : fitting_open(&ret->f, tx, &ret->series, &r->arena);
}

static struct str reason_of(enum wire_meeting_reason reason)
{
	return str_of(wire_meeting_reason_name(reason));
}

static int answer(struct request *r, struct tx *tx, int64_t id, struct wire_staff_meeting *ret)
{
	struct meeting m;
	int err = meetings_get(tx, id, &r->arena, &m);

	return err ? err : staff_meeting_to_wire(tx, &m, &r->arena, ret);
}

/* --- meeting.change --- */

static void set_own(struct meeting *m, unsigned bit, bool own)
{
	m->own = own ? m->own | bit : m->own & ~bit;
}

static bool says_when(const struct wire_meeting_change *in)
{
	return in->day.at || in->has_start || in->has_minutes;
}

/* A moment that is ahead, and as far as meetings are made. */
static int check_start(struct request *r, const struct tx *tx, struct found *x, const char *field)
{
	struct civil when;
	int64_t start;

	if (day_parse(x->m.day, &when))
		return request_fault(r, ERR_BAD_FIELD, "day");
	when.minute = (int)x->m.start_min;
	if (zone_moment(x->series.zone, &when, &start))
		return request_fault(r, ERR_BAD_FIELD, "day");
	if (start <= tx->now_ms)
		return request_fault(r, ERR_TOO_LATE, field);
	if (start > tx->now_ms + (MEETINGS_AHEAD_DAYS + 1) * DAY_MS)
		return request_fault(r, ERR_BAD_FIELD, "day");
	/* On a day that is closed it takes place all the same: somebody put it there. */
	set_own(&x->m, OWN_ANYWAY, fitting_closure(&x->f, x->m.room, start) != NULL);
	return 0;
}

/* Once it is live its times stay. */
static int change_when(struct request *r, const struct tx *tx, struct found *x)
{
	const struct wire_meeting_change *in = &r->msg.u.meeting_change;
	const char *field = in->has_start ? "start" : in->day.at ? "day" : "minutes";
	struct meeting *m = &x->m;

	if (m->agenda.live_ms)
		return request_fault(r, ERR_TOO_LATE, field);
	if (in->has_minutes) {
		m->minutes = (int64_t)in->minutes;
		set_own(m, OWN_MINUTES, m->minutes != x->series.minutes);
	}
	if (!in->day.at && !in->has_start)
		return m->agenda.start_ms > tx->now_ms ? 0 : request_fault(r, ERR_TOO_LATE, field);
	if (in->day.at)
		m->day = in->day;
	if (in->has_start)
		m->start_min = (int64_t)in->start;
	set_own(m, OWN_TIME, m->start_min != m->slot_min || !str_eq(m->day, m->slot_day));
	return check_start(r, tx, x, field);
}

static int change_rest(struct request *r, struct found *x)
{
	const struct wire_meeting_change *in = &r->msg.u.meeting_change;
	struct meeting *m = &x->m;

	if (in->title.at) {
		m->title = in->title;
		set_own(m, OWN_TITLE, !str_eq(in->title, x->series.title));
	}
	if (in->has_capacity) {
		m->capacity = (int64_t)in->capacity;
		set_own(m, OWN_CAPACITY, m->capacity != x->series.capacity);
	}
	if (in->has_staff_needed) {
		m->agenda.staff_needed = (int64_t)in->staff_needed;
		set_own(m, OWN_STAFF_NEEDED, m->agenda.staff_needed != x->series.staff_needed);
	}
	if (!plan_is_title(m->title))
		return request_fault(r, ERR_BAD_FIELD, "title");
	return m->capacity > m->room_capacity ? request_fault(r, ERR_BAD_FIELD, "capacity") : 0;
}

static int fit(struct request *r, struct tx *tx, struct found *x)
{
	bool when;
	int err = fitting_fit(&x->f, tx, &x->was, &x->m, &when);

	if (!err && when)
		err = fitting_check(&x->f, tx, &x->m);
	if (err == ERR_OVERLAP)
		return request_fault(r, err, "start");
	return err == ERR_TOO_SMALL ? request_fault(r, err, "capacity") : err;
}

int meeting_change_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_change *in = &r->msg.u.meeting_change;
	struct found x;
	int err = find(r, tx, in->room, in->meeting, in->version, &x);

	/* What a closure keeps from taking place can be put on another day; nothing else comes back this way. */
	if (!err && x.m.agenda.state == MEETING_CANCELLED && (!x.m.closure || !(in->day.at || in->has_start)))
		err = request_fault(r, ERR_DECIDED, "meeting");
	if (!err && says_when(in))
		err = change_when(r, tx, &x);
	if (!err)
		err = change_rest(r, &x);
	if (err)
		return err;
	x.f.reason = in->has_reason ? reason_of(in->reason) : (struct str){ 0 };
	x.f.words = in->words;
	err = fit(r, tx, &x);
	return err ? err : answer(r, tx, x.m.id, &r->result.meeting_change.meeting);
}

/* --- meeting.cancel --- */

int meeting_cancel_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_cancel *in = &r->msg.u.meeting_cancel;
	struct found x;
	int err = find(r, tx, in->room, in->meeting, in->version, &x);

	if (err)
		return err;
	x.m.own |= OWN_CANCELLED;
	x.m.reason = reason_of(in->reason);
	x.m.words = in->words;
	x.m.sequence++;
	err = meeting_apply(tx, &x.m, &(struct agenda_event){ .kind = AGENDA_CANCEL }, &r->arena);
	if (err == ERR_DECIDED)
		return request_fault(r, err, "meeting");
	if (!err)
		err = places_tell(tx, &x.m, "meeting_cancelled", &r->arena);
	return err ? err : answer(r, tx, x.m.id, &r->result.meeting_cancel.meeting);
}

/* --- meeting.restore --- */

/* Does the series have it there? */
static int has_slot(struct request *r, const struct found *x, bool *ret)
{
	struct occurrence found;
	struct recur recur;
	size_t n = 0;
	bool more;
	int err = series_recur(&x->series, &r->arena, &recur);

	*ret = false;
	if (err || x->series.ended_ms)
		return err;
	err = recur_expand(&recur, x->m.slot_ms, x->m.slot_ms + 1, &found, 1, &n, &more);
	*ret = n > 0;
	return err;
}

static int check_restore(struct request *r, const struct tx *tx, struct found *x)
{
	const struct meeting *m = &x->m;
	bool cancelled = m->agenda.state == MEETING_CANCELLED, has;
	int err;

	if (!cancelled && !(m->own & ~(unsigned)OWN_STAFF))
		return request_fault(r, ERR_DECIDED, "meeting");
	if (m->agenda.live_ms || m->slot_ms <= tx->now_ms)
		return request_fault(r, ERR_TOO_LATE, "meeting");
	err = has_slot(r, x, &has);
	return err || has ? err : request_fault(r, ERR_DECIDED, "meeting");
}

int meeting_restore_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_restore *in = &r->msg.u.meeting_restore;
	struct found x;
	bool cancelled;
	int err = find(r, tx, in->room, in->meeting, in->version, &x);

	if (!err)
		err = check_restore(r, tx, &x);
	if (err)
		return err;
	cancelled = x.m.agenda.state == MEETING_CANCELLED;
	x.m.own &= OWN_STAFF;
	/* Whoever wants it although the day is closed gets it. */
	if (cancelled && fitting_closure(&x.f, x.m.room, x.m.slot_ms))
		x.m.own |= OWN_ANYWAY;
	x.m.reason = STR("");
	err = fit(r, tx, &x);
	return err ? err : answer(r, tx, x.m.id, &r->result.meeting_restore.meeting);
}
