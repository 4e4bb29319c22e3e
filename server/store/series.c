#include "store/series.h"

#include "crypto/secret.h"

/* --- writing --- */

static int put_days(struct tx *tx, const struct series *s)
{
	int err = tx_exec(tx, NULL, "DELETE FROM series_days WHERE series = $1", "i", s->id);
	size_t i;

	for (i = 0; !err && i < s->n_days; i++)
		err = tx_exec(tx, NULL,
			"INSERT INTO series_days (series, day, start_min) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", "isi", s->id,
			s->days[i].day, s->days[i].start_min);
	return err;
}

int series_add(struct tx *tx, struct series *s)
{
	static const char sql[] =
		"INSERT INTO series (id, room, uid, version, sequence, title, about, language, audience, zone, day, start_min, minutes,"
		" rule, capacity, staff_needed, opens_min, entry_min, public, guide, follows, made_until_ms, ended_ms, created_by,"
		" created_ms, changed_ms) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
		" NULLIF($17, -1), $18, $19, NULLIF($20, 0), $21, NULLIF($22, 0), $23, $24, $24)";
	char uid[TOKEN_TEXT_LEN + 1];
	int err = random_id(&s->id);

	if (!err)
		err = token_new(uid);
	if (!err)
		err = tx_exec(tx, NULL, sql, "iisissssssiisiiiiiiiiiii", s->id, s->room, str_of(uid), s->sequence, s->title, s->about,
			s->language, s->audience, s->zone, s->day, s->start_min, s->minutes, s->rule, s->capacity, s->staff_needed,
			s->opens_min, s->entry_min, (int64_t)s->public, (int64_t)s->guide, s->follows, s->made_until_ms, s->ended_ms,
			s->created_by, tx->now_ms);
	if (err)
		return err;
	s->version = 1;
	s->created_ms = s->changed_ms = tx->now_ms;
	return put_days(tx, s);
}

int series_set(struct tx *tx, struct series *s)
{
	static const char sql[] =
		"UPDATE series SET version = version + 1, sequence = $3, title = $4, about = $5, language = $6, audience = $7, zone = $8,"
		" day = $9, start_min = $10, minutes = $11, rule = $12, capacity = $13, staff_needed = $14, opens_min = $15,"
		" entry_min = NULLIF($16, -1), public = $17, guide = $18, follows = NULLIF($19, 0), made_until_ms = $20,"
		" ended_ms = NULLIF($21, 0), changed_ms = $22 WHERE id = $1 AND version = $2";
	int64_t changed;
	int err = tx_exec(tx, &changed, sql, "iiissssssiisiiiiiiiiii", s->id, s->version, s->sequence, s->title, s->about,
		s->language, s->audience, s->zone, s->day, s->start_min, s->minutes, s->rule, s->capacity, s->staff_needed,
		s->opens_min, s->entry_min, (int64_t)s->public, (int64_t)s->guide, s->follows, s->made_until_ms, s->ended_ms,
		tx->now_ms);

	if (err || !changed)
		return err ? err : ERR_STALE;
	s->version++;
	s->changed_ms = tx->now_ms;
	return put_days(tx, s);
}

int series_made(struct tx *tx, int64_t id, int64_t until_ms)
{
	return tx_exec(tx, NULL, "UPDATE series SET made_until_ms = $2 WHERE id = $1", "ii", id, until_ms);
}

int series_ended(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE series SET ended_ms = $2 WHERE id = $1 AND ended_ms IS NULL", "ii", id, tx->now_ms);
}

int series_moved(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "UPDATE series SET sequence = sequence + 1, changed_ms = $2 WHERE id = $1", "ii", id, tx->now_ms);
}

int series_timers(struct tx *tx, const char *kind)
{
	return tx_exec(tx, NULL,
		"INSERT INTO timers (kind, subject, due_ms) SELECT $1, id, $2 FROM series WHERE ended_ms IS NULL"
		" ON CONFLICT (kind, subject) DO UPDATE SET due_ms = excluded.due_ms", "si", str_of(kind), tx->now_ms);
}

/* --- reading --- */

#define SERIES_ROWS \
	"SELECT id, room, version, sequence, start_min, minutes, capacity, staff_needed, opens_min, coalesce(entry_min, -1), public," \
	" guide, coalesce(follows, 0), made_until_ms, coalesce(ended_ms, 0), created_by, created_ms, changed_ms, uid, title, about," \
	" language, audience, zone, day, rule FROM series"

static int read_series(struct db_stmt *st, struct arena *arena, struct series *ret)
{
	struct str *const texts[] = { &ret->uid, &ret->title, &ret->about, &ret->language, &ret->audience, &ret->zone, &ret->day,
		&ret->rule };
	size_t i;

	*ret = (struct series){ .id = db_int(st, 0), .room = db_int(st, 1), .version = db_int(st, 2), .sequence = db_int(st, 3),
		.start_min = db_int(st, 4), .minutes = db_int(st, 5), .capacity = db_int(st, 6), .staff_needed = db_int(st, 7),
		.opens_min = db_int(st, 8), .entry_min = db_int(st, 9), .public = db_int(st, 10), .guide = db_int(st, 11),
		.follows = db_int(st, 12), .made_until_ms = db_int(st, 13), .ended_ms = db_int(st, 14), .created_by = db_int(st, 15),
		.created_ms = db_int(st, 16), .changed_ms = db_int(st, 17) };
	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		*texts[i] = arena_str(arena, db_bytes(st, 18 + (int)i));
		if (!texts[i]->at)
			return ERR_NO_MEMORY;
	}
	return 0;
}

static int read_day(struct db_stmt *st, struct arena *arena, struct series_day *ret)
{
	*ret = (struct series_day){ arena_str(arena, db_bytes(st, 0)), db_int(st, 1) };
	return ret->day.at ? 0 : ERR_NO_MEMORY;
}

static int read_days(struct tx *tx, struct arena *arena, struct series *s)
{
	int64_t n;
	int err = tx_number(tx, &n, "SELECT count(*) FROM series_days WHERE series = $1", "i", s->id), step = 0;
	struct db_stmt *st;

	if (err)
		return err;
	s->days = arena_array(arena, (size_t)n, sizeof *s->days);
	if (!s->days)
		return ERR_NO_MEMORY;
	st = tx_query(tx, &err, "SELECT day, start_min FROM series_days WHERE series = $1 ORDER BY day, start_min LIMIT $2", "ii",
		s->id, n);
	if (!st)
		return err;
	while (!err && s->n_days < (size_t)n && (step = db_step(st)) > 0)
		err = read_day(st, arena, &s->days[s->n_days++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

static int read_all(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct series *ret, size_t most, size_t *ret_n)
{
	int step = 0;
	size_t i;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_series(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	if (!err && step < 0)
		err = step;
	for (i = 0; !err && i < *ret_n; i++)
		err = read_days(tx, arena, &ret[i]);
	return err;
}

int series_get(struct tx *tx, int64_t id, struct arena *arena, struct series *ret)
{
	size_t n;
	int err;
	struct db_stmt *st = tx_query(tx, &err, SERIES_ROWS " WHERE id = $1", "i", id);

	err = read_all(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int series_list(struct tx *tx, int64_t room, bool ended, int64_t after, struct arena *arena, struct series *ret, size_t most,
                size_t *ret_n)
{
	int err;
	struct db_stmt *st = room
		? tx_query(tx, &err, SERIES_ROWS " WHERE room = $1 AND id > $3 AND ($2 OR ended_ms IS NULL) ORDER BY id LIMIT $4", "iiii",
			room, (int64_t)ended, after, (int64_t)most)
		: tx_query(tx, &err, SERIES_ROWS " WHERE id > $2 AND ($1 OR ended_ms IS NULL) ORDER BY id LIMIT $3", "iii",
			(int64_t)ended, after, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

int series_count(struct tx *tx, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM series WHERE ended_ms IS NULL", "");
}

/* --- forgetting --- */

#define FORGOTTEN \
	"(SELECT s.id FROM series s WHERE s.ended_ms < $1 AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.series = s.id)" \
	" ORDER BY s.id LIMIT $2)"

int series_prune(struct tx *tx, int64_t before_ms, int64_t limit)
{
	int err = tx_exec(tx, NULL, "UPDATE series SET follows = NULL WHERE follows IN " FORGOTTEN, "ii", before_ms, limit);

	return err ? err : tx_exec(tx, NULL, "DELETE FROM series WHERE id IN " FORGOTTEN, "ii", before_ms, limit);
}

/* --- who leads it --- */

int series_staff_set(struct tx *tx, int64_t series, int64_t member, struct str part)
{
	if (!part.at)
		return tx_exec(tx, NULL, "DELETE FROM series_staff WHERE series = $1 AND member = $2", "ii", series, member);
	return tx_exec(tx, NULL,
		"INSERT INTO series_staff (series, member, part) VALUES ($1, $2, $3)"
		" ON CONFLICT (series, member) DO UPDATE SET part = excluded.part", "iis", series, member, part);
}

int series_staff_copy(struct tx *tx, int64_t from_series, int64_t to_series)
{
	return tx_exec(tx, NULL,
		"INSERT INTO series_staff (series, member, part) SELECT $2, member, part FROM series_staff WHERE series = $1", "ii",
		from_series, to_series);
}

static int read_staffing(struct db_stmt *st, struct arena *arena, struct staffing *ret)
{
	*ret = (struct staffing){ .member = db_int(st, 0), .part = arena_str(arena, db_bytes(st, 1)),
		.name = arena_str(arena, db_bytes(st, 2)) };
	return ret->part.at && (ret->name.at || !db_bytes(st, 2).at) ? 0 : ERR_NO_MEMORY;
}

int series_staff_list(struct tx *tx, int64_t series, struct arena *arena, struct staffing *ret, size_t most, size_t *ret_n)
{
	int err, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT s.member, s.part, m.name FROM series_staff s LEFT JOIN members m ON m.id = s.member WHERE s.series = $1"
		" ORDER BY s.part DESC, m.name, s.member LIMIT $2", "ii", series, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_staffing(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}
