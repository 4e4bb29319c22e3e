#include "meeting/fitting.h"

#include "schedule/recur.h"

#define MINUTE_MS INT64_C(60000)

int fitting_open(struct fitting *f, struct tx *tx, const struct series *s, struct arena *arena)
{
	struct closure *closures;
	int64_t n = 0;
	int err = closures_count(tx, &n);

	closures = arena_array(arena, (size_t)n, sizeof *closures);
	*f = (struct fitting){ .series = s, .closures = closures, .arena = arena };
	if (!err && !closures)
		err = ERR_NO_MEMORY;
	return err ? err : closures_list(tx, arena, closures, (size_t)n, &f->n_closures);
}

struct str slot_day(const struct slot *slot, struct arena *arena)
{
	return arena_str(arena, (struct str){ slot->day, 10 });
}

bool fitting_free(const struct tx *tx, const struct meeting *m)
{
	enum meeting_state state = m->agenda.state;

	return m->agenda.start_ms > tx->now_ms && !m->agenda.live_ms
		&& (state == MEETING_SCHEDULED || state == MEETING_WAITING || state == MEETING_CANCELLED);
}

/* --- closures --- */

int closure_span(const struct closure *c, int64_t *ret_from_ms, int64_t *ret_until_ms)
{
	struct civil first, last;

	if (day_parse(c->first_day, &first) || day_parse(c->last_day, &last))
		return ERR_BAD_FIELD;
	day_add(&last, 1);
	if (zone_moment(c->zone, &first, ret_from_ms))
		return ERR_BAD_FIELD;
	return zone_moment(c->zone, &last, ret_until_ms);
}

const struct closure *fitting_closure(const struct fitting *f, int64_t room, int64_t start_ms)
{
	int64_t from, until;
	size_t i;

	for (i = 0; i < f->n_closures; i++)
		if ((!f->closures[i].room || f->closures[i].room == room) && closure_span(&f->closures[i], &from, &until) == 0
		    && start_ms >= from && start_ms < until)
			return &f->closures[i];
	return NULL;
}

/* --- what it should be --- */

static int own_start(const struct fitting *f, const struct meeting *m, int64_t *ret_ms)
{
	struct civil when;

	if (day_parse(m->day, &when))
		return ERR_BAD_FIELD;
	when.minute = (int)m->start_min;
	return zone_moment(f->series->zone, &when, ret_ms);
}

/* Its times, in the row and as an event of the agenda. */
static int want_times(const struct fitting *f, struct meeting *m, struct agenda_event *ret)
{
	const struct series *s = f->series;
	int err = 0;

	*ret = (struct agenda_event){ .kind = AGENDA_MOVE, .start_ms = m->slot_ms };
	if (m->own & OWN_TIME) {
		err = own_start(f, m, &ret->start_ms);
	} else {
		m->day = m->slot_day;
		m->start_min = m->slot_min;
	}
	if (!(m->own & OWN_MINUTES))
		m->minutes = s->minutes;
	ret->end_ms = ret->start_ms + m->minutes * MINUTE_MS;
	ret->opens_ms = ret->start_ms - s->opens_min * MINUTE_MS;
	m->entry_min = s->entry_min;
	m->entry_ms = s->entry_min < 0 || s->entry_min > m->minutes ? ret->end_ms : ret->start_ms + s->entry_min * MINUTE_MS;
	return err;
}

static void want_rest(const struct fitting *f, struct meeting *m)
{
	const struct series *s = f->series;

	m->series = s->id;
	m->public = s->public;
	m->zone = s->zone;
	m->language = s->language;
	m->audience = s->audience;
	m->about = s->about;
	if (!(m->own & OWN_TITLE))
		m->title = s->title;
	if (!(m->own & OWN_CAPACITY))
		m->capacity = s->capacity;
	if (!(m->own & OWN_STAFF_NEEDED))
		m->agenda.staff_needed = s->staff_needed;
}

static bool same_row(const struct meeting *a, const struct meeting *b)
{
	return a->series == b->series && a->public == b->public && a->capacity == b->capacity && a->own == b->own
		&& a->agenda.staff_needed == b->agenda.staff_needed && a->entry_ms == b->entry_ms && a->minutes == b->minutes
		&& a->start_min == b->start_min && a->slot_min == b->slot_min && a->slot_ms == b->slot_ms && a->closure == b->closure
		&& str_eq(a->slot_day, b->slot_day) && str_eq(a->day, b->day) && str_eq(a->title, b->title)
		&& str_eq(a->reason, b->reason) && str_eq(a->words, b->words);
}

static bool same_times(const struct agenda *a, const struct agenda_event *e)
{
	return a->start_ms == e->start_ms && a->end_ms == e->end_ms && a->opens_ms == e->opens_ms;
}

/* --- changing it --- */

static void say(struct meeting *m, struct str reason, struct str words)
{
	m->reason = reason.at ? reason : STR("");
	m->words = words.at ? words : STR("");
}

static int cancel(struct fitting *f, struct tx *tx, struct meeting *m)
{
	m->sequence++;
	return meeting_apply(tx, m, &(struct agenda_event){ .kind = AGENDA_CANCEL }, f->arena);
}

/* One that never was to take place has nobody's place yet. */
static int fill_if_new(struct fitting *f, struct tx *tx, const struct meeting *m)
{
	struct place any;
	int err = places_each(tx, m->id, PLACE_STATES, 0, &any);

	return err == ERR_NOT_FOUND ? places_fill(tx, m, f->arena) : err;
}

static int restore(struct fitting *f, struct tx *tx, struct meeting *m)
{
	int err;

	m->sequence++;
	m->closure = 0;
	say(m, f->reason, f->words);
	err = meeting_apply(tx, m, &(struct agenda_event){ .kind = AGENDA_RESTORE }, f->arena);
	return err ? err : fill_if_new(f, tx, m);
}

/* Something else is there then. */
static int in_the_way(struct fitting *f, struct tx *tx, const struct meeting *m, const struct agenda_event *when, bool *ret)
{
	int err = meetings_overlap(tx, m->room, when->start_ms, when->end_ms, 0, m->id, f->arena, &f->title);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* One that is on, or is to be: its staff are counted anew. */
static int set_row(struct fitting *f, struct tx *tx, struct meeting *m, const struct meeting *was)
{
	const struct agenda_event staff = { .kind = AGENDA_STAFF, .here = m->agenda.here };
	enum meeting_state state = m->agenda.state;
	bool on = state == MEETING_WAITING || state == MEETING_OPEN || state == MEETING_CLOSING;
	int err = meetings_set(tx, m);

	if (!err && on && m->agenda.staff_needed != was->agenda.staff_needed)
		err = meeting_apply(tx, m, &staff, f->arena);
	return err || state == MEETING_CANCELLED ? err : cover_plan(tx, m, f->arena);
}

/* Its columns and its times, whatever its state.  `f->moved` where the moment is another. */
static int set_plan(struct fitting *f, struct tx *tx, struct meeting *m, const struct meeting *was, const struct agenda_event *when)
{
	if (same_times(&was->agenda, when))
		return same_row(m, was) ? 0 : set_row(f, tx, m, was);
	if (when->start_ms != was->agenda.start_ms || when->end_ms != was->agenda.end_ms) {
		m->sequence++;
		f->moved = true;
		/* Why it does not take place stays. */
		if (m->agenda.state != MEETING_CANCELLED && (f->reason.at || f->words.at || !(m->own & OWN_TIME)))
			say(m, f->reason, f->words);
	}
	return meeting_apply(tx, m, when, f->arena);
}

/* Whether it takes place. */
enum wish { STAYS, RESTORED, CLOSED, STAYS_CLOSED };

static enum wish wish_of(const struct fitting *f, const struct meeting *m, int64_t start_ms, const struct closure **ret)
{
	bool cancelled = m->agenda.state == MEETING_CANCELLED;

	*ret = m->own & OWN_ANYWAY ? NULL : fitting_closure(f, m->room, start_ms);
	if (m->own & OWN_CANCELLED)
		return STAYS;
	if (*ret)
		return cancelled ? STAYS_CLOSED : CLOSED;
	return cancelled ? RESTORED : STAYS;
}

/* Why it does not take place; NULL: something else is there then. */
static void note_closure(struct meeting *m, const struct closure *closure)
{
	m->closure = closure ? closure->id : 0;
	say(m, closure ? STR("closure") : STR("other"), closure ? closure->title : (struct str){ 0 });
}

static int settle_capacity(struct fitting *f, struct tx *tx, const struct meeting *m, int64_t before)
{
	int64_t taken = 0, waiting;
	int err;

	if (meetings_capacity(m) == before)
		return 0;
	err = places_settle(tx, m, f->arena);
	if (!err)
		err = places_count(tx, m->id, &taken, &waiting);
	return err ? err : taken > meetings_capacity(m) && !f->calm ? ERR_TOO_SMALL : 0;
}

/* The plan is as it should be; now whether it takes place.  *ret_when comes in as: the times changed. */
static int set_state(struct fitting *f, struct tx *tx, struct meeting *m, enum wish wish, const struct closure *closure,
                     bool *ret_when)
{
	int err = 0;

	switch (wish) {
	case RESTORED:
		err = restore(f, tx, m);
		break;
	case CLOSED:
		note_closure(m, closure);
		err = cancel(f, tx, m);
		return err ? err : places_tell(tx, m, "meeting_cancelled", f->arena);
	case STAYS_CLOSED:
	case STAYS:
		break;
	}
	*ret_when = m->agenda.state != MEETING_CANCELLED && (*ret_when || wish == RESTORED);
	return err || !*ret_when ? err : places_tell(tx, m, "meeting_moved", f->arena);
}

/* Of one that is on times are what they were. */
static int plan_of(const struct fitting *f, struct meeting *m, struct agenda_event *ret)
{
	const struct agenda *a = &m->agenda;

	want_rest(f, m);
	if (!a->live_ms)
		return want_times(f, m, ret);
	*ret = (struct agenda_event){ .kind = AGENDA_MOVE, .opens_ms = a->opens_ms, .start_ms = a->start_ms, .end_ms = a->end_ms };
	return 0;
}

/* Whether it can be what it is to be: nobody who asked for nothing puts it into the way of something else. */
static int look_ahead(struct fitting *f, struct tx *tx, struct meeting *m, const struct agenda_event *when, const struct closure *closure,
                      enum wish *wish)
{
	bool blocked = false;
	int err = 0;

	/* "other": something was in the way already when it was made. */
	if (*wish == RESTORED && (f->calm || str_is(m->reason, "other")))
		err = in_the_way(f, tx, m, when, &blocked);
	if (*wish == STAYS_CLOSED || (blocked && m->closure))
		note_closure(m, blocked ? NULL : closure);
	if (blocked)
		*wish = STAYS;
	return err;
}

int fitting_fit(struct fitting *f, struct tx *tx, const struct meeting *was, struct meeting *m, bool *ret_when)
{
	const struct closure *closure;
	struct agenda_event when;
	enum wish wish;
	int err = plan_of(f, m, &when);

	*ret_when = false;
	if (err)
		return f->calm && err == ERR_BAD_FIELD ? 0 : err;   /* a zone this system lost */
	wish = wish_of(f, m, when.start_ms, &closure);
	err = look_ahead(f, tx, m, &when, closure, &wish);
	if (!err)
		err = set_plan(f, tx, m, was, &when);
	if (!err)
		err = settle_capacity(f, tx, m, meetings_capacity(was));
	*ret_when = when.start_ms != was->agenda.start_ms || when.end_ms != was->agenda.end_ms;
	return err ? err : set_state(f, tx, m, wish, closure, ret_when);
}

int fitting_check(struct fitting *f, struct tx *tx, const struct meeting *m)
{
	const struct agenda_event when = { .start_ms = m->agenda.start_ms, .end_ms = m->agenda.end_ms };
	bool blocked = false;
	int err = f->calm ? 0 : in_the_way(f, tx, m, &when, &blocked);

	return err ? err : blocked ? ERR_OVERLAP : 0;
}

/* --- a new one --- */

/* Cancelled from the beginning: nobody is told of what never was. */
static int never(struct fitting *f, struct tx *tx, struct meeting *m, const struct closure *closure)
{
	note_closure(m, closure);
	return meeting_apply(tx, m, &(struct agenda_event){ .kind = AGENDA_CANCEL }, f->arena);
}

static int add(struct fitting *f, struct tx *tx, struct meeting *m, const struct agenda_event *when)
{
	int err;

	agenda_plan(when->opens_ms, when->start_ms, when->end_ms, m->agenda.staff_needed, &m->agenda);
	err = meetings_add(tx, m);
	/* Read again for what belongs to its series and room. */
	return err ? err : meetings_get(tx, m->id, f->arena, m);
}

int fitting_make(struct fitting *f, struct tx *tx, const struct slot *slot)
{
	struct meeting m = { .room = f->series->room, .slot_day = slot_day(slot, f->arena), .slot_min = slot->min,
		.slot_ms = slot->start_ms };
	const struct closure *closure = fitting_closure(f, m.room, slot->start_ms);
	struct agenda_event when;
	bool blocked = false;
	int err = m.slot_day.at ? want_times(f, &m, &when) : ERR_NO_MEMORY;

	want_rest(f, &m);
	if (!err && !closure)
		err = in_the_way(f, tx, &m, &when, &blocked);
	if (!err && blocked && !f->calm)
		err = ERR_OVERLAP;
	if (!err)
		err = add(f, tx, &m, &when);
	if (err || closure || blocked)
		return err ? err : never(f, tx, &m, closure);
	err = cover_plan(tx, &m, f->arena);
	return err ? err : places_fill(tx, &m, f->arena);
}

/* --- one that is no more --- */

/* Who leads it hears of it; once, however many go. */
static int tell_staff(struct fitting *f, struct tx *tx, const struct meeting *m)
{
	if (f->told || m->agenda.state == MEETING_CANCELLED)
		return 0;
	f->told = true;
	return places_tell(tx, m, "meeting_cancelled", f->arena);
}

int fitting_drop(struct fitting *f, struct tx *tx, struct meeting *m)
{
	int64_t taken, waiting;
	int err = places_count(tx, m->id, &taken, &waiting);

	if (err)
		return err;
	if (taken + waiting == 0 && m->agenda.state != MEETING_WAITING) {
		err = tell_staff(f, tx, m);
		return err ? err : meetings_remove(tx, m->id);
	}
	if (m->agenda.state == MEETING_CANCELLED && !m->closure)
		return 0;
	m->closure = 0;
	say(m, f->reason.at ? f->reason : STR("series_changed"), f->words);
	/* Who has a place in one that is closed knows already that it does not take place. */
	if (m->agenda.state == MEETING_CANCELLED)
		return meetings_set(tx, m);
	err = cancel(f, tx, m);
	return err ? err : places_tell(tx, m, "meeting_cancelled", f->arena);
}
