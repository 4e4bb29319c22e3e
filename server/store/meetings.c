#include "store/meetings.h"

#include "crypto/secret.h"
#include "store/control.h"
#include "store/timers.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
/* No meeting is longer: what goes on at a moment began at most so long before, which bounds a look along an index. */
#define LONGEST_MS DAY_MS

static struct str or_empty(struct str s)
{
	return s.at ? s : STR("");
}

/* --- writing --- */

static int set_timer(struct tx *tx, const struct meeting *m, int64_t due_ms)
{
	return due_ms ? timers_set(tx, TIMER_MEETING, m->id, due_ms) : timers_clear(tx, TIMER_MEETING, m->id);
}

static int64_t due_of(const struct tx *tx, const struct meeting *m)
{
	struct agenda_policy policy = tx_agenda(tx);

	return agenda_due_ms(&policy, &m->agenda);
}

int meetings_add(struct tx *tx, struct meeting *m)
{
	static const char sql[] =
		"INSERT INTO meetings (id, series, slot_day, slot_min, room, sequence, own, title, day, start_min, minutes, start_ms,"
		" end_ms, opens_ms, entry_ms, capacity, staff_needed, public, state, reason, words, closure, due_ms, slot_ms, changed_ms)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,"
		" $25)";
	const struct agenda *a = &m->agenda;
	int64_t due_ms = due_of(tx, m);
	int err = random_id(&m->id);

	m->version = 1;
	m->changed_ms = tx->now_ms;
	if (!err)
		err = tx_exec(tx, NULL, sql, "iisiiiissiiiiiiiiisssiiii", m->id, m->series, m->slot_day, m->slot_min, m->room,
			m->sequence, (int64_t)m->own, m->title, m->day, m->start_min, m->minutes, a->start_ms, a->end_ms, a->opens_ms,
			m->entry_ms, m->capacity, a->staff_needed, (int64_t)m->public, str_of(meeting_state_name(a->state)),
			or_empty(m->reason), or_empty(m->words), m->closure, due_ms, m->slot_ms, tx->now_ms);
	return err ? err : set_timer(tx, m, due_ms);
}

/* What the agenda keeps. */
static int set_agenda(struct tx *tx, const struct meeting *m, int64_t due_ms)
{
	const struct agenda *a = &m->agenda;

	return tx_exec(tx, NULL,
		"UPDATE meetings SET start_ms = $2, end_ms = $3, opens_ms = $4, staff_needed = $5, state = $6, here = $7, short_ms = $8,"
		" held_ms = $9, live_ms = $10, warned = $11, due_ms = $12 WHERE id = $1", "iiiiisiiiiii", m->id, a->start_ms, a->end_ms,
		a->opens_ms, a->staff_needed, str_of(meeting_state_name(a->state)), a->here, a->short_ms, a->held_ms, a->live_ms,
		(int64_t)a->warned, due_ms);
}

int meetings_set(struct tx *tx, struct meeting *m)
{
	static const char sql[] =
		"UPDATE meetings SET version = version + 1, series = $3, slot_day = $4, slot_min = $5, sequence = $6, own = $7,"
		" title = $8, day = $9, start_min = $10, minutes = $11, entry_ms = $12, capacity = $13, public = $14, reason = $15,"
		" words = $16, closure = $17, cover_step = $18, slot_ms = $19,"
		" changed_ms = CASE WHEN sequence <> $6 OR title <> $8 THEN $20 ELSE changed_ms END WHERE id = $1 AND version = $2";
	int64_t changed, due_ms = due_of(tx, m);
	int err = tx_exec(tx, &changed, sql, "iiisiiissiiiiissiiii", m->id, m->version, m->series, m->slot_day, m->slot_min,
		m->sequence, (int64_t)m->own, m->title, m->day, m->start_min, m->minutes, m->entry_ms, m->capacity,
		(int64_t)m->public, or_empty(m->reason), or_empty(m->words), m->closure, m->cover_step, m->slot_ms, tx->now_ms);

	if (err || !changed)
		return err ? err : ERR_STALE;
	m->version++;
	err = set_agenda(tx, m, due_ms);
	if (!err)
		err = set_timer(tx, m, due_ms);
	return err ? err : control_append(tx, CONTROL_MEETING, m->id, m->room);
}

int meetings_hand_over(struct tx *tx, int64_t from_series, int64_t to_series, struct str since_day)
{
	return tx_exec(tx, NULL, "UPDATE meetings SET series = $2 WHERE series = $1 AND slot_day >= $3", "iis", from_series, to_series,
		since_day);
}

int meetings_remove(struct tx *tx, int64_t id)
{
	int err = tx_exec(tx, NULL,
		"DELETE FROM timers WHERE kind IN ('offer', 'remind') AND subject IN (SELECT id FROM places WHERE meeting = $1)", "i", id);

	if (!err)
		err = tx_exec(tx, NULL, "DELETE FROM timers WHERE kind IN ('" TIMER_MEETING "', 'cover') AND subject = $1", "i", id);
	return err ? err : tx_exec(tx, NULL, "DELETE FROM meetings WHERE id = $1", "i", id);
}

int meetings_prune(struct tx *tx, int64_t before_ms, int64_t limit)
{
	int64_t id;
	int err = 0;

	while (!err && limit-- > 0) {
		err = tx_number(tx, &id,
			"SELECT id FROM meetings WHERE start_ms < $1 AND end_ms < $1 AND state IN ('ended', 'cancelled') ORDER BY start_ms"
			" LIMIT 1", "i", before_ms);
		if (!err)
			err = meetings_remove(tx, id);
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- reading --- */

#define MEETING_COLUMNS \
	"SELECT m.id, m.series, m.room, m.version, m.sequence, m.own, m.slot_min, m.start_min, m.minutes, m.entry_ms, m.capacity," \
	" m.closure, m.public, m.cover_step, m.opens_ms, m.start_ms, m.end_ms, m.staff_needed, m.here, m.short_ms, m.held_ms," \
	" m.live_ms, m.warned, coalesce(s.entry_min, -1), r.capacity, m.slot_ms, m.changed_ms, m.state, m.title, m.slot_day," \
	" m.day, m.reason, m.words, s.zone," \
	" s.language, s.audience, s.about, s.uid, r.name"
/* Outer joins, so that meetings are what is walked along. */
#define MEETING_ROWS \
	MEETING_COLUMNS " FROM meetings m LEFT JOIN series s ON s.id = m.series LEFT JOIN rooms r ON r.id = m.room"

static int read_texts(struct db_stmt *st, struct arena *arena, struct meeting *m)
{
	struct str *const texts[] = { &m->title, &m->slot_day, &m->day, &m->reason, &m->words, &m->zone, &m->language, &m->audience,
		&m->about, &m->uid, &m->room_name };
	size_t i;

	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		*texts[i] = arena_str(arena, db_bytes(st, 28 + (int)i));
		if (!texts[i]->at)
			return ERR_NO_MEMORY;
	}
	return 0;
}

static int read_meeting(struct db_stmt *st, struct arena *arena, struct meeting *ret)
{
	*ret = (struct meeting){ .id = db_int(st, 0), .series = db_int(st, 1), .room = db_int(st, 2), .version = db_int(st, 3),
		.sequence = db_int(st, 4), .own = (unsigned)db_int(st, 5), .slot_min = db_int(st, 6), .start_min = db_int(st, 7),
		.minutes = db_int(st, 8), .entry_ms = db_int(st, 9), .capacity = db_int(st, 10), .closure = db_int(st, 11),
		.public = db_int(st, 12), .cover_step = db_int(st, 13), .entry_min = db_int(st, 23), .room_capacity = db_int(st, 24),
		.slot_ms = db_int(st, 25), .changed_ms = db_int(st, 26),
		.agenda = { .opens_ms = db_int(st, 14), .start_ms = db_int(st, 15), .end_ms = db_int(st, 16),
			.staff_needed = db_int(st, 17), .here = db_int(st, 18), .short_ms = db_int(st, 19), .held_ms = db_int(st, 20),
			.live_ms = db_int(st, 21), .warned = db_int(st, 22) } };
	if (meeting_state_parse(db_bytes(st, 27), &ret->agenda.state))
		return ERR_STORAGE;
	return read_texts(st, arena, ret);
}

static int read_all(struct db_stmt *st, int err, struct arena *arena, struct meeting *ret, size_t most, size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_meeting(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

static int read_one(struct db_stmt *st, int err, struct arena *arena, struct meeting *ret)
{
	size_t n;

	err = read_all(st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int meetings_get(struct tx *tx, int64_t id, struct arena *arena, struct meeting *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, MEETING_ROWS " WHERE m.id = $1", "i", id);

	return read_one(st, err, arena, ret);
}

int meetings_first_slot(struct tx *tx, int64_t series, struct arena *arena, struct str *ret_day)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT slot_day FROM meetings WHERE series = $1 AND start_ms > $2 ORDER BY slot_day LIMIT 1", "ii", series, tx->now_ms);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	*ret_day = arena_str(arena, db_bytes(st, 0));
	db_reset(st);
	return ret_day->at ? 0 : ERR_NO_MEMORY;
}

int meetings_at(struct tx *tx, int64_t series, struct str slot_day, int64_t slot_min, struct arena *arena, struct meeting *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, MEETING_ROWS " WHERE m.series = $1 AND m.slot_day = $2 AND m.slot_min = $3", "isi",
		series, slot_day, slot_min);

	return read_one(st, err, arena, ret);
}

#define IN_TIME \
	"m.start_ms >= $1 AND m.start_ms < $3 AND m.end_ms > $2 AND (m.start_ms > $4 OR (m.start_ms = $4 AND m.id > $5))" \
	" ORDER BY m.start_ms, m.id LIMIT $6"

/* Each along the index that is made for it. */
static struct db_stmt *list_query(struct tx *tx, int *ret_err, const struct meetings_query *q, size_t most)
{
	int64_t from = q->from_ms - LONGEST_MS;

	if (from < q->after_ms)
		from = q->after_ms;
	if (q->series)
		return tx_query(tx, ret_err, MEETING_ROWS " WHERE m.series = $7 AND ($8 = 0 OR m.public = 1) AND ($9 = 0 OR m.room = $9)"
			" AND " IN_TIME, "iiiiiiiii", from, q->from_ms, q->until_ms, q->after_ms, q->after_id, (int64_t)most, q->series,
			(int64_t)q->public_only, q->room);
	if (q->room)
		return tx_query(tx, ret_err, MEETING_ROWS " WHERE m.room = $7 AND ($8 = 0 OR m.public = 1) AND " IN_TIME, "iiiiiiii",
			from, q->from_ms, q->until_ms, q->after_ms, q->after_id, (int64_t)most, q->room, (int64_t)q->public_only);
	if (q->public_only)
		return tx_query(tx, ret_err, MEETING_ROWS " WHERE m.public = 1 AND " IN_TIME, "iiiiii", from, q->from_ms, q->until_ms,
			q->after_ms, q->after_id, (int64_t)most);
	return tx_query(tx, ret_err, MEETING_ROWS " WHERE " IN_TIME, "iiiiii", from, q->from_ms, q->until_ms, q->after_ms,
		q->after_id, (int64_t)most);
}

int meetings_list(struct tx *tx, const struct meetings_query *q, struct arena *arena, struct meeting *ret, size_t most,
                  size_t *ret_n)
{
	int err;
	struct db_stmt *st = list_query(tx, &err, q, most);

	return read_all(st, err, arena, ret, most, ret_n);
}

int meetings_of_series(struct tx *tx, int64_t series, struct str since_day, struct arena *arena, struct meeting *ret, size_t most,
                       size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, MEETING_ROWS " WHERE m.series = $1 AND m.slot_day >= $2"
		" ORDER BY m.slot_day, m.slot_min LIMIT $3", "isi", series, since_day, (int64_t)most);

	return read_all(st, err, arena, ret, most, ret_n);
}

#define ON "m.state IN ('waiting', 'open', 'closing')"
/* The door of the next may open while one still goes on. */
#define LIVE_FIRST "CASE m.state WHEN 'waiting' THEN 1 ELSE 0 END"

int meetings_of_room(struct tx *tx, int64_t room, struct arena *arena, struct meeting *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, MEETING_ROWS " WHERE m.room = $1 AND " ON " ORDER BY " LIVE_FIRST
		", m.start_ms, m.id LIMIT 1", "i", room);

	err = read_one(st, err, arena, ret);
	if (err != ERR_NOT_FOUND)
		return err;
	st = tx_query(tx, &err,
		MEETING_ROWS " WHERE m.room = $1 AND m.start_ms > $2 AND m.state = 'scheduled' ORDER BY m.start_ms, m.id LIMIT 1", "ii",
		room, tx->now_ms - LONGEST_MS);
	return read_one(st, err, arena, ret);
}

int meetings_overlap(struct tx *tx, int64_t room, int64_t from_ms, int64_t until_ms, int64_t except_series, int64_t except_meeting,
                     struct arena *arena, struct str *ret_title)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT title FROM meetings WHERE room = $1 AND start_ms > $2 AND start_ms < $4 AND end_ms > $3 AND series <> $5"
		" AND id <> $6 AND state NOT IN ('ended', 'cancelled') ORDER BY start_ms LIMIT 1", "iiiiii", room, from_ms - LONGEST_MS - 1,
		from_ms, until_ms, except_series, except_meeting);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	*ret_title = arena_str(arena, db_bytes(st, 0));
	db_reset(st);
	return ret_title->at ? 0 : ERR_NO_MEMORY;
}

int meetings_next(struct tx *tx, int64_t series, int64_t *ret_start_ms)
{
	return tx_number(tx, ret_start_ms,
		"SELECT start_ms FROM meetings WHERE series = $1 AND start_ms > $3 AND end_ms > $2 AND state NOT IN ('ended', 'cancelled')"
		" ORDER BY start_ms LIMIT 1", "iii", series, tx->now_ms, tx->now_ms - LONGEST_MS);
}

/* --- now --- */

static enum drop_in how_of(enum meeting_state state, int64_t held_ms)
{
	return held_ms ? DROP_IN_HELD : state == MEETING_WAITING ? DROP_IN_WAITING : DROP_IN_ON;
}

int meetings_now(struct tx *tx, int64_t room, struct drop_in_now *ret)
{
	enum meeting_state state = MEETING_SCHEDULED;
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT r.drop_in, m.id, m.held_ms, CASE WHEN m.capacity > 0 THEN m.capacity ELSE r.capacity END, m.entry_ms, m.state"
		" FROM rooms r LEFT JOIN meetings m ON m.room = r.id AND " ON " WHERE r.id = $1 ORDER BY " LIVE_FIRST
		", m.start_ms, m.id LIMIT 1", "i", room);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	*ret = (struct drop_in_now){ .how = db_int(st, 0) ? DROP_IN_SHUT : DROP_IN_NOT };
	err = 0;
	if (db_int(st, 1)) {
		*ret = (struct drop_in_now){ .how = ret->how, .meeting = db_int(st, 1), .capacity = db_int(st, 3), .entry_ms = db_int(st, 4) };
		err = meeting_state_parse(db_bytes(st, 5), &state) ? ERR_STORAGE : 0;
		if (ret->how == DROP_IN_SHUT)
			ret->how = how_of(state, db_int(st, 2));
	}
	db_reset(st);
	return err;
}
