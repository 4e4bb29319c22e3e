/* closure.list, closure.set, closure.remove: days on which nothing takes place. */
#include "meeting/fitting.h"

#include "meeting/plan.h"
#include "schedule/zone.h"

#define PAGE 100

static void closure_to_wire(const struct closure *c, struct wire_closure *ret)
{
	*ret = (struct wire_closure){ .id = c->id, .title = c->title, .first_day = c->first_day, .last_day = c->last_day,
		.zone = c->zone, .room = c->room };
}

int closure_list_run(struct request *r, struct tx *tx)
{
	struct wire_closure_list_result *out = &r->result.closure_list;
	struct closure *found = arena_array(&r->arena, CLOSURES_MOST, sizeof *found);
	size_t n = 0, i;
	int err;

	out->closures = arena_array(&r->arena, CLOSURES_MOST, sizeof *out->closures);
	if (!found || !out->closures)
		return ERR_NO_MEMORY;
	err = closures_list(tx, &r->arena, found, CLOSURES_MOST, &n);
	for (i = 0; !err && i < n; i++)
		closure_to_wire(&found[i], &out->closures[out->n_closures++]);
	return err;
}

/* --- meetings on those days --- */

struct span {
	int64_t from_ms, until_ms;
};

/* One that is cancelled for something else stays so, whatever is closed. */
static bool concerns(const struct tx *tx, const struct meeting *m)
{
	return fitting_free(tx, m) && (m->agenda.state != MEETING_CANCELLED || m->closure);
}

/* Many after another are of one series. */
static int fit_one(struct fitting *f, struct tx *tx, struct series *s, struct meeting *m, struct arena *arena)
{
	const struct meeting was = *m;
	bool when;
	int err = s->id == m->series || !concerns(tx, m) ? 0 : series_get(tx, m->series, arena, s);

	if (err || !concerns(tx, m))
		return err;
	f->series = s;
	return fitting_fit(f, tx, &was, m, &when);
}

static int fit_page(struct tx *tx, struct meetings_query *q, size_t *ret_n)
{
	struct meeting *page;
	struct series s = { 0 };
	struct fitting f;
	struct arena arena;
	size_t i;
	int err;

	*ret_n = 0;
	arena_init(&arena, 4u << 20);
	page = arena_array(&arena, PAGE, sizeof *page);
	err = page ? fitting_open(&f, tx, NULL, &arena) : ERR_NO_MEMORY;
	if (!err)
		err = meetings_list(tx, q, &arena, page, PAGE, ret_n);
	f.calm = true;
	for (i = 0; !err && i < *ret_n; i++) {
		q->after_ms = page[i].agenda.start_ms;
		q->after_id = page[i].id;
		err = fit_one(&f, tx, &s, &page[i], &arena);
	}
	arena_release(&arena);
	return err;
}

/* Each in that time is as closures have it now. */
static int fit_span(struct tx *tx, const struct span *span)
{
	struct meetings_query q = { .from_ms = span->from_ms > tx->now_ms ? span->from_ms : tx->now_ms, .until_ms = span->until_ms };
	size_t n = PAGE;
	int err = 0;

	while (!err && n == PAGE)
		err = fit_page(tx, &q, &n);
	return err;
}

/* --- closure.set --- */

static int check(struct request *r, struct tx *tx, const struct closure *c, struct span *ret)
{
	struct civil day;
	struct room room;

	if (!plan_is_title(c->title))
		return request_fault(r, ERR_BAD_FIELD, "title");
	if (!zone_known(c->zone))
		return request_fault(r, ERR_BAD_FIELD, "zone");
	if (day_parse(c->first_day, &day))
		return request_fault(r, ERR_BAD_FIELD, "first_day");
	if (day_parse(c->last_day, &day) || memcmp(c->last_day.at, c->first_day.at, 10) < 0)
		return request_fault(r, ERR_BAD_FIELD, "last_day");
	if (closure_span(c, &ret->from_ms, &ret->until_ms))
		return request_fault(r, ERR_BAD_FIELD, "last_day");
	if (ret->until_ms <= tx->now_ms)
		return request_fault(r, ERR_TOO_LATE, "last_day");
	return c->room ? plan_room(r, tx, c->room, &room) : 0;
}

static int find_closure(struct request *r, struct tx *tx, int64_t id, struct span *ret)
{
	struct closure was;
	int err = closures_get(tx, id, &r->arena, &was);

	r->audit_about = id;
	if (err == ERR_NOT_FOUND)
		return request_fault(r, err, "closure");
	/* Of a zone this system lost: all that lies ahead. */
	if (!err && closure_span(&was, &ret->from_ms, &ret->until_ms))
		*ret = (struct span){ tx->now_ms, INT64_MAX };
	return err;
}

static int room_for_one(struct request *r, struct tx *tx)
{
	int64_t n = 0;
	int err = closures_count(tx, &n);

	return err || n < CLOSURES_MOST ? err : request_fault(r, ERR_TOO_LARGE, "closures");
}

int closure_set_run(struct request *r, struct tx *tx)
{
	const struct wire_closure_set *in = &r->msg.u.closure_set;
	struct closure c = { .id = in->closure, .room = in->room, .title = in->title, .first_day = in->first_day,
		.last_day = in->last_day, .zone = in->zone };
	struct span was = { 0 }, now;
	int err = c.id ? find_closure(r, tx, c.id, &was) : room_for_one(r, tx);

	if (!err)
		err = check(r, tx, &c, &now);
	if (!err)
		err = closures_put(tx, &c);
	if (!err && was.until_ms)
		err = fit_span(tx, &was);
	if (!err)
		err = fit_span(tx, &now);
	r->audit_about = c.id;
	closure_to_wire(&c, &r->result.closure_set.closure);
	return err;
}

/* --- closure.remove --- */

int closure_remove_run(struct request *r, struct tx *tx)
{
	int64_t id = r->msg.u.closure_remove.closure;
	struct span was = { 0 };
	int err = find_closure(r, tx, id, &was);

	if (!err)
		err = closures_remove(tx, id);
	return err ? err : fit_span(tx, &was);
}
