/* A meeting along its agenda, and everything that follows from a step. */
#include "meeting/meeting.h"

#include "base/log.h"
#include "store/control.h"
#include "store/misses.h"
#include "store/timers.h"

#define DUE_ARENA (1u << 20)
#define DANGER_MS (5 * 60 * INT64_C(1000))   /* whoever is in danger stays; look again then */
#define SEEN_MS (10 * 60 * INT64_C(1000))

static bool is_on(const struct agenda *a)
{
	return a->state == MEETING_WAITING || a->state == MEETING_OPEN || a->state == MEETING_CLOSING;
}

/* --- what follows --- */

/* One step of a meeting: stored as it is now. */
struct step {
	struct tx *tx;
	struct arena *arena;
	struct agenda was;
	struct meeting *m;
	unsigned effects;
};

/* People may read for a while; whoever is called need not come any more. */
static int follow_end(struct step *s)
{
	const struct agenda_policy policy = tx_agenda(s->tx);
	const struct meeting *m = s->m;
	int64_t at_ms = m->agenda.end_ms < s->tx->now_ms ? m->agenda.end_ms : s->tx->now_ms;
	int err = attendance_end(s->tx, m->id, at_ms);

	if (!err)
		err = timers_set(s->tx, TIMER_SHUT, m->room, s->tx->now_ms + policy.readable_ms);
	if (!err && (s->effects & AGENDA_NO_STAFF))
		err = misses_note(s->tx, "uncovered", m->room, 0, 0);
	return err ? err : cover_withdraw(s->tx, m);
}

/* What was due long ago calls nobody: it is over. */
static int follow_staff(struct step *s)
{
	if (s->effects & AGENDA_END)
		return 0;
	if (s->effects & (AGENDA_BEGIN | AGENDA_RESUME))
		return cover_withdraw(s->tx, s->m);
	return s->effects & AGENDA_COVER ? cover_call(s->tx, s->m, s->arena) : 0;
}

static bool replanned(const struct agenda *a, const struct agenda *b)
{
	return a->state != b->state || a->start_ms != b->start_ms;
}

static int follow(struct step *s)
{
	const struct agenda *is = &s->m->agenda;
	int err = is_on(&s->was) && !is_on(is) && is->state != MEETING_SCHEDULED ? follow_end(s) : 0;

	if (!err && (s->effects & AGENDA_END) && !is_on(&s->was))
		err = follow_end(s);
	if (!err)
		err = follow_staff(s);
	if (!err && replanned(&s->was, is))
		err = cover_plan(s->tx, s->m, s->arena);
	return err || !(s->effects & AGENDA_DOOR) ? err : places_settle(s->tx, s->m, s->arena);
}

/* --- stepping --- */

static void trace(const struct step *s)
{
	if (s->was.state != s->m->agenda.state || s->effects)
		log_event(LOG_INFO, "meeting.went", LOG_ID("meeting", s->m->id),
		          LOG_WORD("state", meeting_state_name(s->m->agenda.state)), LOG_INT("here", s->m->agenda.here),
		          LOG_INT("effects", s->effects));
}

/* Only somebody came or went: nobody else needs to hear of it. */
static bool goes_on(const struct step *s, const struct agenda_event *event)
{
	return (event->kind == AGENDA_STAFF || event->kind == AGENDA_GATHER) && !s->effects && s->was.state == s->m->agenda.state;
}

int meeting_apply(struct tx *tx, struct meeting *m, const struct agenda_event *event, struct arena *arena)
{
	const struct agenda_policy policy = tx_agenda(tx);
	struct step s = { .tx = tx, .arena = arena, .was = m->agenda, .m = m };
	struct agenda is;
	int err = agenda_step(&policy, &s.was, event, tx->now_ms, &is, &s.effects);

	if (err)
		return err;
	m->agenda = is;
	if (goes_on(&s, event))
		return meetings_keep(tx, m);
	if (s.effects & AGENDA_NO_STAFF) {
		m->reason = STR("no_staff");
		m->words = STR("");
	}
	trace(&s);
	err = meetings_set(tx, m);
	return err ? err : follow(&s);
}

/* --- by the clock, and by who is there --- */

/* It begins, or somebody is called for it, by who is inside by then: session/attending.c has it written down when the door opens. */
static int gather(struct tx *tx, struct meeting *m, struct arena *arena, bool *ret_door)
{
	struct agenda_event event = { .kind = AGENDA_GATHER };
	bool waits = m->agenda.state == MEETING_WAITING && !m->agenda.held_ms;
	int err = waits ? attendance_staff(tx, m->id, &event.here) : 0;

	*ret_door = m->agenda.state == MEETING_SCHEDULED && m->agenda.opens_ms <= tx->now_ms && m->agenda.end_ms > tx->now_ms;
	if (err || (!*ret_door && (!waits || event.here == m->agenda.here)))
		return err;
	return meeting_apply(tx, m, &event, arena);
}

static int step_due(struct tx *tx, struct meeting *m, struct arena *arena)
{
	static const struct agenda_event due = { .kind = AGENDA_DUE };
	const struct agenda_policy policy = tx_agenda(tx);
	int64_t due_ms = agenda_due_ms(&policy, &m->agenda);

	return due_ms && due_ms <= tx->now_ms ? meeting_apply(tx, m, &due, arena) : 0;
}

static int step_staff(struct tx *tx, struct meeting *m, struct arena *arena)
{
	struct agenda_event event = { .kind = AGENDA_STAFF };
	int err = is_on(&m->agenda) ? attendance_staff(tx, m->id, &event.here) : 0;

	if (err || !is_on(&m->agenda) || event.here == m->agenda.here)
		return err;
	return meeting_apply(tx, m, &event, arena);
}

/* What was due is older than what is seen now, but that it is decided by it whether it begins. */
static int look(struct tx *tx, int64_t id, struct arena *arena)
{
	struct meeting m;
	bool door = false;
	int err = meetings_get(tx, id, arena, &m);

	if (!err)
		err = gather(tx, &m, arena, &door);
	if (!err && !door)
		err = step_due(tx, &m, arena);
	if (!err && !door)
		err = step_staff(tx, &m, arena);
	/* It may have been early, or have asked for this look alone. */
	return err ? err : meetings_keep(tx, &m);
}

int meeting_due(struct tx *tx, const struct config *config, int64_t id)
{
	struct arena arena;
	int err;

	arena_init(&arena, DUE_ARENA);
	err = look(tx, id, &arena);
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- when one may not read any more --- */

int shut_due(struct tx *tx, const struct config *config, int64_t room)
{
	struct meeting_on on[MEETINGS_ON_MOST];
	size_t n = 0;
	bool danger = false;
	int err = meetings_on(tx, room, on, &n);

	if (err || n > 0)
		return err;
	err = attendance_in_danger(tx, room, tx->now_ms - SEEN_MS, &danger);
	if (!err && danger)
		err = timers_set(tx, TIMER_SHUT, room, tx->now_ms + DANGER_MS);
	return err ? err : control_append(tx, CONTROL_ROOM_SHUT, 0, room);
}
