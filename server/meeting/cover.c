/* Meetings without the staff they need: told of in time, and called for when they should have begun. */
#include "meeting/meeting.h"

#include "base/log.h"
#include "store/audience.h"
#include "store/channels.h"
#include "store/grants.h"
#include "store/notices.h"
#include "store/timers.h"

#define HOUR_MS (INT64_C(3600) * 1000)
#define STAFF_MOST 40
#define DUE_ARENA (1u << 20)
#define LEADS (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

enum { STEPS = 3 };
static const int64_t ahead_ms[STEPS + 1] = { INT64_MAX, COVER_AHEAD_MS, 24 * HOUR_MS, 2 * HOUR_MS };   /* by step */

int cover_qualified(struct tx *tx, int64_t room, int64_t member, bool *ret)
{
	unsigned roles = 0;
	int err = grants_roles(tx, member, room, &roles);

	*ret = roles & LEADS;
	return err;
}

int cover_missing(struct tx *tx, const struct meeting *m, struct arena *arena, int64_t *ret)
{
	struct staffing *staff = arena_array(arena, STAFF_MOST, sizeof *staff);
	bool may;
	size_t n = 0, i;
	int err = staff ? meeting_staff_list(tx, m->id, arena, staff, STAFF_MOST, &n) : ERR_NO_MEMORY;

	*ret = m->agenda.staff_needed;
	for (i = 0; !err && *ret > 0 && i < n; i++) {
		err = cover_qualified(tx, m->room, staff[i].member, &may);
		*ret -= !err && may;
	}
	return err;
}

/* --- who could take it --- */

/* Mentors and facilitators of the room. */
static int qualified(struct tx *tx, const struct meeting *m, struct audience_set *set)
{
	int err = audience_mentors(tx, m->room, set);

	if (!err)
		err = audience_leads(tx, m->room, set);
	return err ? err : audience_welcome(tx, m->room, set);
}

static void leave_out(struct audience_set *set, int64_t member)
{
	size_t i, kept = 0;

	for (i = 0; i < set->n; i++)
		if (set->members[i] != member)
			set->members[kept++] = set->members[i];
	set->n = kept;
}

/* Facilitators hear of it also where they do it themselves. */
static int leave_out_those_down(struct tx *tx, const struct meeting *m, struct audience_set *set, struct arena *arena)
{
	struct staffing *staff = arena_array(arena, STAFF_MOST, sizeof *staff);
	unsigned roles;
	size_t n = 0, i;
	int err = staff ? meeting_staff_list(tx, m->id, arena, staff, STAFF_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++) {
		err = grants_roles(tx, staff[i].member, m->room, &roles);
		if (!err && !(roles & ROLE_BIT(ROLE_FACILITATOR)))
			leave_out(set, staff[i].member);
	}
	return err;
}

static int leave_out_those_here(struct tx *tx, const struct meeting *m, struct audience_set *set)
{
	size_t i = 0;
	bool here;
	int err = 0;

	while (!err && i < set->n) {
		err = attendance_here(tx, m->id, set->members[i], &here);
		if (!err && here)
			leave_out(set, set->members[i]);
		else
			i++;
	}
	return err;
}

static int any_reachable(struct tx *tx, const struct audience_set *set, bool *ret)
{
	size_t i;
	int err = 0;

	*ret = false;
	for (i = 0; !err && !*ret && i < set->n; i++)
		err = audience_reachable(tx, set->members[i], ret);
	return err;
}

/* --- telling --- */

static int tell(struct tx *tx, const struct meeting *m, const struct audience_set *set, const char *kind, bool loud,
                struct arena *arena)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < set->n; i++)
		err = meeting_tell(tx, m, set->members[i], kind, loud, arena);
	if (!err)
		log_event(set->n ? LOG_INFO : LOG_ERROR, set->n ? "cover.called" : "cover.nobody", LOG_ID("meeting", m->id),
		          LOG_WORD("kind", kind), LOG_INT("people", (int64_t)set->n));
	return err;
}

int cover_call(struct tx *tx, const struct meeting *m, struct arena *arena)
{
	struct audience_set *set = arena_new(arena, sizeof *set);
	bool reached = false;
	int err = set ? qualified(tx, m, set) : ERR_NO_MEMORY;

	if (!err)
		err = audience_on_call(tx, 1, m->language, set);
	if (!err)
		err = leave_out_those_here(tx, m, set);
	if (!err)
		err = any_reachable(tx, set, &reached);
	/* Nobody would hear it: then whoever answers for the room, and those behind who is on call. */
	if (!err && !reached)
		err = audience_admins(tx, m->room, set);
	if (!err && !reached)
		err = audience_on_call(tx, 2, m->language, set);
	return err ? err : tell(tx, m, set, "cover_now", true, arena);
}

int cover_withdraw(struct tx *tx, const struct meeting *m)
{
	int err = notices_covered(tx, m->id);

	return err ? err : outbox_drop_cover(tx, m->id);
}

static int alarm_staff(struct tx *tx, const struct meeting *m, bool loud, struct arena *arena)
{
	struct audience_set *set = arena_new(arena, sizeof *set);
	int err = set ? qualified(tx, m, set) : ERR_NO_MEMORY;

	if (!err)
		err = leave_out_those_down(tx, m, set, arena);
	if (!err && set->n == 0)
		err = audience_admins(tx, m->room, set);
	return err ? err : tell(tx, m, set, "cover", loud, arena);
}

int cover_ask(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena)
{
	struct audience_set *set = arena_new(arena, sizeof *set);
	int err = set ? qualified(tx, m, set) : ERR_NO_MEMORY;

	if (!err)
		err = leave_out_those_down(tx, m, set, arena);
	if (err)
		return err;
	leave_out(set, member);
	return tell(tx, m, set, "cover", false, arena);
}

/* --- in time --- */

static bool lies_ahead(const struct tx *tx, const struct meeting *m)
{
	return (m->agenda.state == MEETING_SCHEDULED || m->agenda.state == MEETING_WAITING) && m->agenda.start_ms > tx->now_ms;
}

static int64_t step_of(const struct tx *tx, const struct meeting *m)
{
	int64_t left_ms = m->agenda.start_ms - tx->now_ms, step = STEPS;

	while (left_ms > ahead_ms[step])
		step--;
	return step;
}

int cover_plan(struct tx *tx, const struct meeting *m, struct arena *arena)
{
	int64_t due_ms = m->agenda.start_ms - ahead_ms[1];

	int err = 0;

	if (!lies_ahead(tx, m))
		return timers_clear(tx, TIMER_COVER, m->id);
	/* Further away than when it was told: it is told again when it is nearer. */
	if (step_of(tx, m) < m->cover_step)
		err = meetings_set_cover(tx, m->id, step_of(tx, m));
	return err ? err : timers_set(tx, TIMER_COVER, m->id, due_ms > tx->now_ms ? due_ms : tx->now_ms);
}

static int look(struct tx *tx, const struct meeting *m, struct arena *arena)
{
	int64_t step = step_of(tx, m), missing;
	int err = cover_missing(tx, m, arena, &missing);

	if (!err && missing == 0 && m->cover_step)
		err = cover_withdraw(tx, m);
	if (!err && missing > 0 && step > m->cover_step)
		err = alarm_staff(tx, m, step == STEPS, arena);
	if (missing == 0)
		step = 0;
	if (!err && step != m->cover_step)
		err = meetings_set_cover(tx, m->id, step);
	return err;
}

static int look_and_plan(struct tx *tx, const struct meeting *m, struct arena *arena)
{
	int64_t step = step_of(tx, m);
	int err = look(tx, m, arena);

	return err || step == STEPS ? err : timers_set(tx, TIMER_COVER, m->id, m->agenda.start_ms - ahead_ms[step + 1]);
}

int cover_due(struct tx *tx, const struct config *config, int64_t id)
{
	struct arena arena;
	struct meeting m;
	int err;

	arena_init(&arena, DUE_ARENA);
	err = meetings_get(tx, id, &arena, &m);
	if (!err && lies_ahead(tx, &m))
		err = look_and_plan(tx, &m, &arena);
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}
