/* Who has a place, who waits for one, and who is offered one; see places.h. */
#include "meeting/places.h"

#include "base/config.h"
#include "store/timers.h"

#define SCRATCH (1u << 20)
#define SERIES_PAGE 50                    /* meetings looked at together */

static bool takes_place(const struct meeting *m)
{
	return m->agenda.state != MEETING_ENDED && m->agenda.state != MEETING_CANCELLED;
}

static bool holds(const struct place *p)
{
	return p->state == PLACE_KEPT || p->state == PLACE_OFFERED;
}

int place_open_to(const struct tx *tx, const struct meeting *m)
{
	return takes_place(m) && tx->now_ms < m->entry_ms && tx->now_ms < m->agenda.end_ms ? 0 : ERR_TOO_LATE;
}

/* --- one place from one state to another --- */

static int enter(struct tx *tx, struct place *p, enum place_state state, int64_t until_ms)
{
	int err;

	p->state = state;
	p->until_ms = until_ms;
	err = places_set(tx, p);
	if (!err)
		err = until_ms ? timers_set(tx, TIMER_OFFER, p->id, until_ms) : timers_clear(tx, TIMER_OFFER, p->id);
	return err;
}

static int keep(struct tx *tx, const struct meeting *m, struct place *p, struct arena *arena)
{
	int err = enter(tx, p, PLACE_KEPT, 0);

	return err ? err : reminders_plan(tx, m, p, arena);
}

static int let_go(struct tx *tx, struct place *p)
{
	int err = enter(tx, p, PLACE_GIVEN_UP, 0);

	return err ? err : timers_clear(tx, TIMER_REMIND, p->id);
}

/* --- who leads --- */

static int find_leads(struct tx *tx, const struct meeting *m, struct arena *arena, struct staffing **ret, size_t *ret_n)
{
	*ret_n = 0;
	*ret = arena_array(arena, SERIES_STAFF_MOST, sizeof **ret);
	return *ret ? meeting_staff_list(tx, m->id, arena, *ret, SERIES_STAFF_MOST, ret_n) : ERR_NO_MEMORY;
}

static bool is_lead(const struct staffing *leads, size_t n, int64_t member)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (leads[i].member == member)
			return true;
	return false;
}

/* (3) */
static int free_leads(struct tx *tx, const struct meeting *m, struct arena *arena)
{
	struct staffing *leads;
	struct place p;
	size_t n, i;
	int err = find_leads(tx, m, arena, &leads, &n);

	for (i = 0; !err && i < n; i++) {
		err = places_of(tx, m->id, leads[i].member, &p);
		if (!err && (holds(&p) || p.state == PLACE_WAITING))
			err = let_go(tx, &p);
		if (err == ERR_NOT_FOUND)
			err = 0;
	}
	return err;
}

/* --- offering --- */

static bool is_near(const struct tx *tx, const struct meeting *m)
{
	return m->agenda.start_ms - tx->now_ms <= PLACE_NEAR_MS;
}

/* Until when whoever is offered it now may take it. */
static int64_t offered_until(const struct tx *tx, const struct meeting *m)
{
	int64_t most = tx_agenda(tx).offer_ms, half = (m->agenda.start_ms - tx->now_ms) / 2;
	int64_t given = half < most ? half : most;

	return tx->now_ms + (given > PLACE_NEAR_MS ? given : PLACE_NEAR_MS);
}

static int give(struct tx *tx, const struct meeting *m, struct place *p, struct arena *arena)
{
	int err;

	if (is_near(tx, m)) {
		err = keep(tx, m, p, arena);
		return err ? err : meeting_tell(tx, m, p->member, "place_kept", true, arena);
	}
	err = enter(tx, p, PLACE_OFFERED, offered_until(tx, m));
	return err ? err : meeting_tell(tx, m, p->member, "place_offered", false, arena);
}

/* It was moved to earlier: nobody is waited for beyond its beginning. */
static int shorten_offers(struct tx *tx, const struct meeting *m)
{
	int64_t until = offered_until(tx, m), after = 0;
	struct place p;
	int err = 0;

	while (!err && (err = places_each(tx, m->id, PLACE_OFFERED, after, &p)) == 0) {
		after = p.id;
		if (p.until_ms > until)
			err = enter(tx, &p, PLACE_OFFERED, until);
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* It does not take place for now: they wait again where they stood. */
static int take_offers_back(struct tx *tx, const struct meeting *m)
{
	struct place p;
	int err = 0;

	while (!err && (err = places_each(tx, m->id, PLACE_OFFERED, 0, &p)) == 0)
		err = enter(tx, &p, PLACE_WAITING, 0);
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int count_free(struct tx *tx, const struct meeting *m, int64_t *ret)
{
	int64_t taken, waiting;
	int err = places_count(tx, m->id, &taken, &waiting);

	*ret = err ? 0 : meetings_capacity(m) - taken;
	return err;
}

static int give_all(struct tx *tx, const struct meeting *m, struct arena *arena)
{
	struct place p;
	int64_t left = 0;
	int err = count_free(tx, m, &left);

	for (; !err && left > 0; left--) {
		err = places_next(tx, m->id, &p);
		if (!err)
			err = give(tx, m, &p, arena);
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}

int places_settle(struct tx *tx, const struct meeting *m, struct arena *arena)
{
	int err;

	if (m->agenda.state == MEETING_CANCELLED)
		return take_offers_back(tx, m);
	if (place_open_to(tx, m))
		return 0;
	err = free_leads(tx, m, arena);
	if (!err)
		err = shorten_offers(tx, m);
	return err ? err : give_all(tx, m, arena);
}

/* --- an offer that was not taken, and a place that became free where nobody could look after it --- */

/* At the end of the list; where they do not wait, until they say so again. */
static int miss(struct tx *tx, const struct place *p)
{
	struct place missed = { .meeting = p->meeting, .member = p->member, .state = PLACE_MISSED };

	return places_put(tx, &missed);
}

static int settle_place(struct tx *tx, const struct place *p, struct arena *arena)
{
	struct meeting m;
	int err = meetings_get(tx, p->meeting, arena, &m);

	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	if (p->state == PLACE_OFFERED && p->until_ms > tx->now_ms)
		return timers_set(tx, TIMER_OFFER, p->id, p->until_ms);
	if (p->state == PLACE_OFFERED && m.agenda.state != MEETING_CANCELLED)
		err = miss(tx, p);
	return err ? err : places_settle(tx, &m, arena);
}

int offer_due(struct tx *tx, const struct config *config, int64_t place)
{
	struct arena arena;
	struct place p;
	int err = places_get(tx, place, &p);

	(void)config;
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	arena_init(&arena, SCRATCH);
	err = settle_place(tx, &p, &arena);
	arena_release(&arena);
	return err;
}

/* --- signing up, and giving up --- */

/* Somebody who has none yet, or no more: theirs where one is left when everybody who waits was served. */
static int sign_up(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena)
{
	struct place p = { .meeting = m->id, .member = member };
	int64_t left = 0, taken, waiting = 0;
	int err = count_free(tx, m, &left);

	if (!err)
		err = places_count(tx, m->id, &taken, &waiting);
	p.state = left > 0 && waiting == 0 ? PLACE_KEPT : PLACE_WAITING;
	if (!err)
		err = places_put(tx, &p);
	return err || p.state != PLACE_KEPT ? err : reminders_plan(tx, m, &p, arena);
}

int place_take(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena, bool *ret_changed)
{
	struct staffing *leads;
	struct place p;
	size_t n;
	int err = find_leads(tx, m, arena, &leads, &n);

	*ret_changed = false;
	if (!err && is_lead(leads, n, member))
		return ERR_SIGNED_UP;
	if (!err)
		err = places_settle(tx, m, arena);
	if (!err)
		err = places_of(tx, m->id, member, &p);
	if (err && err != ERR_NOT_FOUND)
		return err;
	if (!err && (p.state == PLACE_KEPT || p.state == PLACE_WAITING))
		return 0;
	*ret_changed = true;
	if (!err && p.state == PLACE_OFFERED)
		return keep(tx, m, &p, arena);
	return sign_up(tx, m, member, arena);
}

int place_leave(struct tx *tx, const struct meeting *m, struct place *p, struct arena *arena)
{
	int err = 0;

	if (p->state != PLACE_GIVEN_UP)
		err = let_go(tx, p);
	return err ? err : places_settle(tx, m, arena);
}

/* --- series --- */

/* Who has or gave up a place in it said so themselves: it came back, or was made before. */
static int fill_one(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena)
{
	struct place p;
	int err = places_of(tx, m->id, member, &p);

	return err == ERR_NOT_FOUND ? sign_up(tx, m, member, arena) : err;
}

int places_fill(struct tx *tx, const struct meeting *m, struct arena *arena)
{
	struct staffing *leads;
	int64_t *members, count = 0;
	size_t n_leads, n = 0, i;
	int err = signups_count(tx, m->series, &count);

	if (err || count == 0)
		return err;
	members = arena_array(arena, (size_t)count, sizeof *members);
	if (!members)
		return ERR_NO_MEMORY;
	err = find_leads(tx, m, arena, &leads, &n_leads);
	if (!err)
		err = signups_list(tx, m->series, arena, members, (size_t)count, &n);
	for (i = 0; !err && i < n; i++)
		if (!is_lead(leads, n_leads, members[i]))
			err = fill_one(tx, m, members[i], arena);
	return err;
}

/* One page of them; *q goes on behind it. */
static int do_page(struct tx *tx, struct meetings_query *q, int64_t member, place_each act, size_t *ret_n)
{
	struct meeting *page;
	struct arena arena;
	size_t i;
	int err;

	arena_init(&arena, SCRATCH);
	page = arena_array(&arena, SERIES_PAGE, sizeof *page);
	err = page ? meetings_list(tx, q, &arena, page, SERIES_PAGE, ret_n) : ERR_NO_MEMORY;
	for (i = 0; !err && i < *ret_n; i++) {
		q->after_ms = page[i].agenda.start_ms;
		q->after_id = page[i].id;
		if (page[i].agenda.state != MEETING_ENDED)
			err = act(tx, &page[i], member, &arena);
	}
	arena_release(&arena);
	return err;
}

int places_for_series(struct tx *tx, int64_t series, int64_t member, place_each act)
{
	struct meetings_query q = { .from_ms = tx->now_ms, .until_ms = INT64_MAX, .series = series };
	size_t n = SERIES_PAGE;
	int err = 0;

	while (!err && n == SERIES_PAGE)
		err = do_page(tx, &q, member, act, &n);
	return err;
}
