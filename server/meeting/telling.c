/* Telling people about a meeting: where they are, and away from it by what they proved. */
#include "meeting/places.h"
#include "store/channels.h"
#include "store/notices.h"

#define SCRATCH (256u << 10)
#define HOUR_MS (INT64_C(3600) * 1000)

/* --- one person --- */

/* Said of many meetings of a series at once, somebody who comes to each of them hears so often. */
static const struct row {
	const char *kind;
	int64_t most;                         /* 0: always */
	bool words;                           /* with what staff say about it */
	bool loud_only;                       /* parcels only when it is loud */
	bool waits;                           /* for the end of quiet hours, where there is time */
} rows[] = {
	{ "meeting_moved", 1, true, false, true },
	{ "meeting_cancelled", 3, true, false, true },
	{ "place_offered", 0, false, false, true },
	{ "place_kept", 0, false, false, true },
	{ "cover", 0, false, true, false },
	{ "cover_now", 0, false, true, false },
	{ "part", 0, false, true, false },
	{ NULL, 0, false, false, false },
};

static const struct row *row_of(const char *kind)
{
	const struct row *row = rows;

	while (row->kind && strcmp(row->kind, kind) != 0)
		row++;
	return row;
}

static int told_enough(struct tx *tx, const struct meeting *m, int64_t member, const struct row *row, bool *ret)
{
	int64_t n = 0;
	bool every = false;
	int err = row->most ? signups_has(tx, m->series, member, &every) : 0;

	/* Who leads has the whole series as a rule; somebody with single places hears of each. */
	if (!err && row->most && !every)
		err = places_of(tx, m->id, member, &(struct place){ 0 });
	every = every || err == ERR_NOT_FOUND;
	if (err == ERR_NOT_FOUND)
		err = 0;
	if (!err && row->most && every)
		err = notices_of_series(tx, member, m->series, row->kind, &n);
	*ret = row->most && every && n >= row->most;
	return err;
}

/* Not at night, unless that would be too late. */
static int find_moment(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena, int64_t *ret_ms)
{
	struct reminders r;
	struct place p = { 0 };
	int64_t quiet = 0;
	int err = reminders_get(tx, member, arena, &r);

	if (!err && r.zone.len > 0)
		err = reminders_quiet_until(&r, tx->now_ms, &quiet);
	if (err == ERR_BAD_FIELD)
		err = 0;                          /* tzdata has their zone no more: there is no night */
	if (!err && quiet)
		err = places_of(tx, m->id, member, &p);
	if (err == ERR_NOT_FOUND)
		err = 0;
	if (quiet + 2 * HOUR_MS > m->agenda.start_ms || (p.id && p.state == PLACE_OFFERED && quiet + HOUR_MS > p.until_ms))
		quiet = 0;
	*ret_ms = quiet;
	return err;
}

static int send(struct tx *tx, const struct meeting *m, int64_t member, const struct row *row, const char *kind, struct arena *arena)
{
	struct parcel parcel = { .kind = str_of(kind), .meeting = m->id, .start_ms = m->agenda.start_ms };
	int64_t n;
	int err = row->waits ? find_moment(tx, m, member, arena, &parcel.not_before_ms) : 0;

	return err ? err : outbox_add(tx, member, &parcel, &n);
}

int meeting_tell(struct tx *tx, const struct meeting *m, int64_t member, const char *kind, bool loud, struct arena *arena)
{
	const struct row *row = row_of(kind);
	struct notice notice = { .member = member, .kind = str_of(kind), .room = m->room, .about = m->id,
		.start_ms = m->agenda.start_ms, .title = m->title, .loud = loud, .words = row->words && m->words.len > 0 ? m->words : (struct str){ 0 } };
	bool enough;
	int err = told_enough(tx, m, member, row, &enough);

	if (err || enough)
		return err;
	err = notices_add(tx, &notice, arena);
	return err || (row->loud_only && !loud) ? err : send(tx, m, member, row, kind, arena);
}

/* --- everybody --- */

static int tell_place(struct tx *tx, const struct meeting *m, const struct place *p, const char *kind)
{
	struct arena arena;
	int err;

	arena_init(&arena, SCRATCH);
	err = meeting_tell(tx, m, p->member, kind, false, &arena);
	if (!err)
		err = reminders_plan(tx, m, p, &arena);
	arena_release(&arena);
	return err;
}

static int tell_places(struct tx *tx, const struct meeting *m, const char *kind)
{
	struct place p;
	int64_t after = 0;
	int err = 0;

	while (!err && (err = places_each(tx, m->id, PLACE_STATES, after, &p)) == 0) {
		after = p.id;
		if (p.state == PLACE_KEPT || p.state == PLACE_WAITING || p.state == PLACE_OFFERED)
			err = tell_place(tx, m, &p, kind);
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int tell_staff(struct tx *tx, const struct meeting *m, const char *kind, struct arena *arena)
{
	struct staffing *leads = arena_array(arena, SERIES_STAFF_MOST, sizeof *leads);
	size_t n = 0, i;
	int err = leads ? meeting_staff_list(tx, m->id, arena, leads, SERIES_STAFF_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++) {
		err = meeting_tell(tx, m, leads[i].member, kind, false, arena);
		if (!err)
			err = reminders_parts(tx, leads[i].member);
	}
	return err;
}

int places_tell(struct tx *tx, const struct meeting *m, const char *kind, struct arena *arena)
{
	int err = tell_places(tx, m, kind);

	if (!err)
		err = tell_staff(tx, m, kind, arena);
	return err ? err : places_settle(tx, m, arena);
}
