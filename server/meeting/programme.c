/* programme.show: what takes place, for everybody; for who is known here also what is theirs alone.  Nothing of who comes. */
#include "account/offer.h"
#include "base/config.h"
#include "meeting/meeting.h"
#include "schedule/zone.h"
#include "session/describe.h"
#include "store/grants.h"
#include "store/programme.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define DAYS_STANDARD 7
#define MEETINGS_MOST 500
#define ROOMS_MOST 100
#define NAMES_OFFERED 6

/* Who asks, and for what. */
struct ask {
	struct programme_query query;
	struct wire_programme_show_result *out;
};

/* --- meetings --- */

static int put(struct request *r, struct tx *tx, const struct ask *ask, const struct meeting *m)
{
	if (ask->out->n_meetings == MEETINGS_MOST) {
		ask->out->more = ask->out->has_more = true;
		return 0;
	}
	return describe_meeting(tx, m, r->actor.member, &ask->out->meetings[ask->out->n_meetings++]);
}

/* One walk along an index, for whom most ask. */
static int list_public(struct request *r, struct tx *tx, const struct ask *ask)
{
	const struct meetings_query q = { .from_ms = ask->query.from_ms, .until_ms = ask->query.until_ms, .series = ask->query.series,
		.public_only = true };
	struct meeting *all = arena_array(&r->arena, MEETINGS_MOST + 1, sizeof *all);
	size_t n = 0, i;
	int err = all ? meetings_list(tx, &q, &r->arena, all, MEETINGS_MOST + 1, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++)
		err = put(r, tx, ask, &all[i]);
	return err;
}

static int list_theirs(struct request *r, struct tx *tx, const struct ask *ask)
{
	int64_t *ids = arena_array(&r->arena, MEETINGS_MOST + 1, sizeof *ids);
	size_t n = 0, i;
	int err = ids ? programme_meetings(tx, &ask->query, ids, MEETINGS_MOST + 1, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++) {
		struct meeting m;

		err = meetings_get(tx, ids[i], &r->arena, &m);
		if (!err)
			err = put(r, tx, ask, &m);
	}
	return err;
}

static int list_meetings(struct request *r, struct tx *tx, const struct ask *ask)
{
	ask->out->meetings = arena_array(&r->arena, MEETINGS_MOST, sizeof *ask->out->meetings);
	if (!ask->out->meetings)
		return ERR_NO_MEMORY;
	return r->actor.member ? list_theirs(r, tx, ask) : list_public(r, tx, ask);
}

/* One that is not public is not there for who holds nothing in its room. */
static int check_series(struct request *r, struct tx *tx, int64_t id)
{
	struct series s;
	unsigned roles = 0;
	int err = series_get(tx, id, &r->arena, &s);

	if (!err && !s.public && r->actor.member)
		err = grants_roles(tx, r->actor.member, s.room, &roles);
	if (!err && !s.public && !roles)
		err = ERR_NOT_FOUND;
	return err == ERR_NOT_FOUND ? request_fault(r, err, "series") : err;
}

/* --- beside them --- */

static int list_rooms(struct request *r, struct tx *tx, const struct ask *ask)
{
	struct programme_room *all = arena_array(&r->arena, ROOMS_MOST, sizeof *all);
	size_t n = 0, i;
	int err = all ? programme_rooms(tx, r->actor.member, ask->query.every, &r->arena, all, ROOMS_MOST, &n) : ERR_NO_MEMORY;

	ask->out->open = arena_array(&r->arena, n + 1, sizeof *ask->out->open);
	if (!err && !ask->out->open)
		err = ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		ask->out->open[ask->out->n_open++] = (struct wire_programme_show_result_open){ .room = all[i].id, .name = all[i].name,
			.about = all[i].about, .language = all[i].language };
	return err;
}

static bool covers(const struct closure *c, int64_t now_ms)
{
	struct civil today;
	char day[11];
	struct str text = { day, 10 };

	if (c->room || zone_civil(c->zone, now_ms, &today))
		return false;
	day_format(&today, day);
	return memcmp(text.at, c->first_day.at, 10) >= 0 && memcmp(text.at, c->last_day.at, 10) <= 0;
}

/* Days of a closure are those of its own zone. */
static int find_closure(struct request *r, struct tx *tx, struct wire_programme_show_result *out)
{
	struct closure *all = arena_array(&r->arena, CLOSURES_MOST, sizeof *all);
	size_t n = 0, i;
	int err = all ? closures_list(tx, &r->arena, all, CLOSURES_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n && !out->has_closure; i++) {
		out->has_closure = covers(&all[i], tx->now_ms);
		if (out->has_closure)
			out->closure = (struct wire_closure){ .id = all[i].id, .title = all[i].title, .first_day = all[i].first_day,
				.last_day = all[i].last_day, .zone = all[i].zone };
	}
	return err;
}

static int offer(struct request *r, struct wire_programme_show_result *out)
{
	out->names = arena_array(&r->arena, NAMES_OFFERED, sizeof *out->names);
	if (!out->names)
		return ERR_NO_MEMORY;
	out->has_names = true;
	out->n_names = NAMES_OFFERED;
	return offer_names(&r->arena, str_of(request_config(r)->site_language), NAMES_OFFERED, out->names);
}

/* Who looks after the whole server sees all of it. */
static int find_asker(struct request *r, struct tx *tx, struct ask *ask)
{
	unsigned roles = 0;
	int err = grants_roles(tx, r->actor.member, 0, &roles);

	ask->query.member = r->actor.member;
	ask->query.every = roles != 0;
	ask->out->has_member = true;
	return err ? err : describe_person(tx, r->actor.member, r->actor.name, 0, &ask->out->member);
}

int programme_show_run(struct request *r, struct tx *tx)
{
	const struct wire_programme_show *in = &r->msg.u.programme_show;
	struct wire_programme_show_result *out = &r->result.programme_show;
	struct ask ask = { .query = { .from_ms = in->has_from ? (int64_t)in->from : tx->now_ms, .series = in->series }, .out = out };
	int err = 0;

	ask.query.until_ms = ask.query.from_ms + (in->has_days ? (int64_t)in->days : DAYS_STANDARD) * DAY_MS;
	*out = (struct wire_programme_show_result){ .site = str_of(request_config(r)->site_name), .now = (uint64_t)tx->now_ms,
		.zone = str_of(request_config(r)->site_zone) };
	if (r->actor.member)
		err = find_asker(r, tx, &ask);
	else
		err = offer(r, out);
	if (!err && in->series)
		err = check_series(r, tx, in->series);
	if (!err)
		err = list_meetings(r, tx, &ask);
	if (!err)
		err = list_rooms(r, tx, &ask);
	return err ? err : find_closure(r, tx, out);
}
