/* reminder.set, and reminding: of places by a timer each, of parts by one of their member. */
#include "base/role.h"
#include "meeting/places.h"
#include "schedule/zone.h"
#include "store/grants.h"
#include "store/timers.h"

#define MINUTE_MS (INT64_C(60) * 1000)
#define HOUR_MS (60 * MINUTE_MS)
#define BEFORE_QUIET_MS MINUTE_MS
#define LATE_MS (2 * HOUR_MS)             /* a server that was away: what was due so long ago is of no use */
#define LOOK_AGAIN_MS (12 * HOUR_MS)      /* a part may have come without anybody saying so here */
#define SCRATCH (1u << 20)
#define PARTS_MOST 500
#define PLACES_MOST 1000
#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))

/* --- quiet hours --- */

static bool is_quiet(const struct reminders *r, int64_t minute)
{
	if (r->quiet_from <= r->quiet_until)
		return minute >= r->quiet_from && minute < r->quiet_until;
	return minute >= r->quiet_from || minute < r->quiet_until;
}

/* When the quiet hours began in which this time on the wall lies. */
static int quiet_began(const struct reminders *r, const struct civil *at, int64_t *ret_ms)
{
	struct civil began = *at;

	if (at->minute < r->quiet_from)
		day_add(&began, -1);
	began.minute = (int)r->quiet_from;
	return zone_moment(r->zone, &began, ret_ms);
}

int reminders_quiet_until(const struct reminders *r, int64_t now_ms, int64_t *ret_ms)
{
	struct civil at;
	int err;

	*ret_ms = 0;
	if (r->quiet_from == r->quiet_until)
		return 0;
	err = zone_civil(r->zone, now_ms, &at);
	if (err || !is_quiet(r, at.minute))
		return err;
	if (at.minute >= r->quiet_until)
		day_add(&at, 1);
	at.minute = (int)r->quiet_until;
	return zone_moment(r->zone, &at, ret_ms);
}

int reminders_moment(const struct reminders *r, int64_t start_ms, int64_t minutes, int64_t *ret_ms)
{
	struct civil at;
	int err;

	*ret_ms = start_ms - minutes * MINUTE_MS;
	if (r->quiet_from == r->quiet_until)
		return 0;
	err = zone_civil(r->zone, *ret_ms, &at);
	if (err || !is_quiet(r, at.minute))
		return err;
	err = quiet_began(r, &at, ret_ms);
	*ret_ms -= BEFORE_QUIET_MS;
	return err;
}

int reminders_next(const struct reminders *r, int64_t start_ms, int64_t now_ms, int64_t *ret_ms)
{
	int64_t at;
	size_t i;
	int err = 0;

	*ret_ms = 0;
	for (i = 0; !err && i < r->n; i++) {
		err = reminders_moment(r, start_ms, r->minutes[i], &at);
		if (!err && at > now_ms && at < start_ms && (*ret_ms == 0 || at < *ret_ms))
			*ret_ms = at;
	}
	/* A zone that tzdata has no more: nobody is reminded, and nothing else fails for it. */
	return err == ERR_BAD_FIELD ? 0 : err;
}

/* --- places --- */

static bool is_ahead(const struct meeting *m)
{
	return m->agenda.state == MEETING_SCHEDULED || m->agenda.state == MEETING_WAITING;
}

static int plan(struct tx *tx, const struct reminders *r, int64_t start_ms, int64_t place)
{
	int64_t next;
	int err = reminders_next(r, start_ms, tx->now_ms, &next);

	if (err)
		return err;
	return next ? timers_set(tx, TIMER_REMIND, place, next) : timers_clear(tx, TIMER_REMIND, place);
}

int reminders_plan(struct tx *tx, const struct meeting *m, const struct place *p, struct arena *arena)
{
	struct reminders r;
	int err = p->state == PLACE_KEPT && is_ahead(m) ? reminders_get(tx, p->member, arena, &r) : ERR_NOT_FOUND;

	if (err)
		return err == ERR_NOT_FOUND ? timers_clear(tx, TIMER_REMIND, p->id) : err;
	return plan(tx, &r, m->agenda.start_ms, p->id);
}

/* The newest reminder that is due and not so old that it is of no use; 0: none. */
static int due_lately(const struct tx *tx, const struct reminders *r, int64_t start_ms, int64_t *ret_ms)
{
	int64_t at;
	size_t i;
	int err = 0;

	*ret_ms = 0;
	for (i = 0; !err && i < r->n; i++) {
		err = reminders_moment(r, start_ms, r->minutes[i], &at);
		if (!err && at <= tx->now_ms && at > tx->now_ms - LATE_MS && at > *ret_ms)
			*ret_ms = at;
	}
	return err == ERR_BAD_FIELD ? 0 : err;
}

/* Is one of their reminders to be sent just now?  Not in the quiet hours, also when the server was away until then. */
static int is_due(const struct tx *tx, const struct reminders *r, int64_t start_ms, int64_t *ret_at_ms, bool *ret)
{
	int64_t quiet = 0;
	int err = due_lately(tx, r, start_ms, ret_at_ms);

	*ret = !err && *ret_at_ms > 0 && start_ms > tx->now_ms;
	if (*ret)
		err = reminders_quiet_until(r, tx->now_ms, &quiet);
	*ret = *ret && !err && quiet == 0;
	return err;
}

static int remind(struct tx *tx, const struct meeting *m, int64_t member, const struct reminders *r, struct arena *arena)
{
	int64_t at;
	bool due, sent = false;
	int err = is_due(tx, r, m->agenda.start_ms, &at, &due);

	if (!err && due)
		err = reminders_sent(tx, member, m->id, at, &sent);
	return err || !due || sent ? err : meeting_tell(tx, m, member, "meeting_reminder", false, arena);
}

static int remind_place(struct tx *tx, const struct place *p, struct arena *arena)
{
	struct reminders r;
	struct meeting m;
	int err = meetings_get(tx, p->meeting, arena, &m);

	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	if (!is_ahead(&m))
		return 0;                         /* whoever brings it back plans anew */
	err = reminders_get(tx, p->member, arena, &r);
	if (!err)
		err = remind(tx, &m, p->member, &r, arena);
	return err ? err : plan(tx, &r, m.agenda.start_ms, p->id);
}

int remind_due(struct tx *tx, const struct config *config, int64_t place)
{
	struct arena arena;
	struct place p;
	int err = places_get(tx, place, &p);

	(void)config;
	if (err || p.state != PLACE_KEPT)
		return err == ERR_NOT_FOUND ? 0 : err;
	arena_init(&arena, SCRATCH);
	err = remind_place(tx, &p, &arena);
	arena_release(&arena);
	return err;
}

/* --- parts --- */

static int remind_part(struct tx *tx, int64_t member, const struct part_ahead *part, const struct reminders *r)
{
	struct arena arena;
	struct meeting m;
	int64_t at;
	bool due;
	int err = is_due(tx, r, part->start_ms, &at, &due);

	if (err || !due)
		return err;
	arena_init(&arena, SCRATCH);
	err = meetings_get(tx, part->meeting, &arena, &m);
	if (!err)
		err = remind(tx, &m, member, r, &arena);
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int remind_parts(struct tx *tx, int64_t member, const struct reminders *r, struct arena *arena)
{
	struct part_ahead *parts = arena_array(arena, PARTS_MOST, sizeof *parts);
	int64_t next = tx->now_ms + LOOK_AGAIN_MS, at;
	size_t n = 0, i;
	int err = parts ? reminders_parts_ahead(tx, member, parts, PARTS_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++) {
		err = remind_part(tx, member, &parts[i], r);
		if (!err)
			err = reminders_next(r, parts[i].start_ms, tx->now_ms, &at);
		if (!err && at && at < next)
			next = at;
	}
	return err ? err : timers_set(tx, TIMER_PARTS, member, next);
}

/* Who is staff no more has no parts, and no timer. */
static int follow_parts(struct tx *tx, int64_t member, struct arena *arena)
{
	struct reminders r;
	unsigned roles;
	int err = grants_roles_anywhere(tx, member, &roles);

	if (!err)
		err = reminders_get(tx, member, arena, &r);
	if (err)
		return err;
	return r.n > 0 && (roles & STAFF) ? remind_parts(tx, member, &r, arena) : timers_clear(tx, TIMER_PARTS, member);
}

int reminders_parts(struct tx *tx, int64_t member)
{
	struct arena arena;
	int err;

	arena_init(&arena, SCRATCH);
	err = follow_parts(tx, member, &arena);
	arena_release(&arena);
	return err;
}

int parts_due(struct tx *tx, const struct config *config, int64_t member)
{
	(void)config;
	return reminders_parts(tx, member);
}

/* --- reminder.set --- */

/* Those of the wire; each minute once. */
static void read_wire(const struct wire_reminders *in, struct reminders *ret)
{
	size_t i, k;

	*ret = (struct reminders){ .quiet_from = (int64_t)in->quiet_from, .quiet_until = (int64_t)in->quiet_until, .zone = in->zone,
		.language = in->language };
	for (i = 0; i < in->n_minutes; i++) {
		for (k = 0; k < ret->n && ret->minutes[k] != (int64_t)in->minutes[i]; k++)
			;
		if (k == ret->n && k < sizeof ret->minutes / sizeof *ret->minutes)
			ret->minutes[ret->n++] = (int64_t)in->minutes[i];
	}
}

static int plan_all(struct request *r, struct tx *tx)
{
	struct place *all = arena_array(&r->arena, PLACES_MOST, sizeof *all);
	size_t n = 0, i;
	int err = all ? places_ahead(tx, r->actor.member, &r->arena, all, PLACES_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++) {
		struct arena arena;
		struct meeting m;

		arena_init(&arena, SCRATCH);
		err = meetings_get(tx, all[i].meeting, &arena, &m);
		if (!err)
			err = reminders_plan(tx, &m, &all[i], &arena);
		arena_release(&arena);
	}
	return err ? err : reminders_parts(tx, r->actor.member);
}

int reminder_set_run(struct request *r, struct tx *tx)
{
	const struct wire_reminders *in = &r->msg.u.reminder_set.reminders;
	struct reminders set;
	int err;

	if (!zone_known(in->zone))
		return request_fault(r, ERR_BAD_FIELD, "zone");
	read_wire(in, &set);
	err = reminders_set(tx, r->actor.member, &set);
	return err ? err : plan_all(r, tx);
}

int reminders_to_wire(struct tx *tx, int64_t member, struct arena *arena, struct wire_reminders *ret, bool *ret_has)
{
	struct reminders r;
	size_t i;
	int err = reminders_get(tx, member, arena, &r);

	*ret_has = !err && r.zone.len > 0;
	if (!*ret_has)
		return err;
	*ret = (struct wire_reminders){ .quiet_from = (uint64_t)r.quiet_from, .quiet_until = (uint64_t)r.quiet_until, .zone = r.zone,
		.language = r.language.len > 0 ? r.language : (struct str){ 0 } };
	ret->minutes = arena_array(arena, r.n + 1, sizeof *ret->minutes);
	if (!ret->minutes)
		return ERR_NO_MEMORY;
	for (i = 0; i < r.n; i++)
		ret->minutes[ret->n_minutes++] = (uint64_t)r.minutes[i];
	return 0;
}
