#include "store/roster.h"

#include "crypto/secret.h"
#include "store/grants.h"
#include "store/timers.h"

#define KEEP_MS (INT64_C(400) * 24 * 3600 * 1000)

/* --- shifts --- */

#define SHIFT_ROWS \
	"SELECT s.id, s.member, s.tier, s.weekday, s.start_min, s.minutes, s.language, s.zone, s.first_day, s.last_day, m.name" \
	" FROM shifts s LEFT JOIN members m ON m.id = s.member WHERE s.ended_ms IS NULL"

static int read_shift(struct db_stmt *st, struct arena *arena, struct shift *ret)
{
	*ret = (struct shift){ .id = db_int(st, 0), .member = db_int(st, 1), .tier = db_int(st, 2), .weekday = db_int(st, 3),
		.start_min = db_int(st, 4), .minutes = db_int(st, 5), .language = arena_str(arena, db_bytes(st, 6)),
		.zone = arena_str(arena, db_bytes(st, 7)), .first_day = arena_str(arena, db_bytes(st, 8)),
		.last_day = arena_str(arena, db_bytes(st, 9)), .name = arena_str(arena, db_bytes(st, 10)) };
	return ret->language.at && ret->zone.at && ret->first_day.at && ret->last_day.at
		&& (ret->name.at || !db_bytes(st, 10).at) ? 0 : ERR_NO_MEMORY;
}

static int read_shifts(struct db_stmt *st, int err, struct arena *arena, struct shift *ret, size_t most, size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_shift(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int shifts_list(struct tx *tx, struct str since, struct arena *arena, struct shift *ret, size_t most, size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		SHIFT_ROWS " AND (s.last_day = '' OR s.last_day >= $1) ORDER BY s.tier, s.weekday, s.start_min, s.id LIMIT $2",
		"si", since, (int64_t)most);

	return read_shifts(st, err, arena, ret, most, ret_n);
}

int shifts_get(struct tx *tx, int64_t id, struct arena *arena, struct shift *ret)
{
	size_t n;
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, SHIFT_ROWS " AND s.id = $1", "i", id);

	err = read_shifts(st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int shifts_planned(struct tx *tx, struct str since, int64_t tier, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM shifts WHERE ended_ms IS NULL AND tier = $2 AND (last_day = '' OR last_day >= $1) LIMIT 1", "si", since,
		tier);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int shifts_put(struct tx *tx, const struct shift *s, int64_t *ret_id)
{
	int64_t id = s->id;
	int err = id ? 0 : random_id(&id);

	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO shifts (id, member, tier, language, zone, weekday, start_min, minutes, first_day, last_day)"
			" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO UPDATE SET member = excluded.member,"
			" tier = excluded.tier, language = excluded.language, zone = excluded.zone, weekday = excluded.weekday,"
			" start_min = excluded.start_min, minutes = excluded.minutes, first_day = excluded.first_day,"
			" last_day = excluded.last_day", "iiissiiiss", id, s->member, s->tier, s->language.at ? s->language : STR(""),
			s->zone, s->weekday, s->start_min, s->minutes, s->first_day, s->last_day.at ? s->last_day : STR(""));
	if (!err)
		*ret_id = id;
	return err;
}

int shifts_remove(struct tx *tx, int64_t id)
{
	int64_t changed;
	int err = tx_exec(tx, &changed, "UPDATE shifts SET ended_ms = $2 WHERE id = $1 AND ended_ms IS NULL", "ii", id, tx->now_ms);

	if (!err)
		err = changed ? duties_clear(tx, id) : ERR_NOT_FOUND;
	return err;
}

int shifts_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM shifts WHERE id IN (SELECT s.id FROM shifts s WHERE s.ended_ms IS NOT NULL"
		" AND NOT EXISTS (SELECT 1 FROM duties d WHERE d.shift = s.id) LIMIT $1)", "i", limit);
}

/* --- covers --- */

int covers_put(struct tx *tx, int64_t shift, struct str day, int64_t member)
{
	return tx_exec(tx, NULL,
		"INSERT INTO covers (shift, day, member) VALUES ($1, $2, $3)"
		" ON CONFLICT (shift, day) DO UPDATE SET member = excluded.member", "isi", shift, day, member);
}

int covers_get(struct tx *tx, int64_t shift, struct str day, int64_t *ret_member)
{
	int err = tx_number(tx, ret_member, "SELECT member FROM covers WHERE shift = $1 AND day = $2", "is", shift, day);

	if (err == ERR_NOT_FOUND)
		*ret_member = 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- duties --- */

int duties_clear(struct tx *tx, int64_t shift)
{
	int err = tx_exec(tx, NULL, "DELETE FROM duties WHERE shift = $1 AND from_ms >= $2", "ii", shift, tx->now_ms);

	return err ? err : tx_exec(tx, NULL, "UPDATE duties SET until_ms = $2 WHERE shift = $1 AND until_ms > $2", "ii", shift,
		tx->now_ms);
}

/* Is it the one that ended just now?  Then it goes on. */
static int go_on(struct tx *tx, const struct duty *d, int64_t *ret_changed)
{
	return tx_exec(tx, ret_changed,
		"UPDATE duties SET until_ms = $6 WHERE shift = $1 AND day = $2 AND member = $3 AND tier = $4 AND language = $5"
		" AND until_ms = $7", "isiisii", d->shift, d->day, d->member, d->tier, d->language, d->until_ms, tx->now_ms);
}

int duties_put(struct tx *tx, const struct duty *d)
{
	int64_t from = d->from_ms < tx->now_ms ? tx->now_ms : d->from_ms, changed = 0;
	int err = 0;

	if (d->until_ms <= from)
		return 0;
	if (d->from_ms < tx->now_ms)
		err = go_on(tx, d, &changed);
	if (err || changed)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO duties (shift, day, member, tier, language, from_ms, until_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)"
		" ON CONFLICT (shift, day, from_ms) DO UPDATE SET member = excluded.member, tier = excluded.tier,"
		" language = excluded.language, until_ms = excluded.until_ms",
		"isiisii", d->shift, d->day, d->member, d->tier, d->language, from, d->until_ms);
}

static int read_duty(struct db_stmt *st, struct arena *arena, struct duty *ret)
{
	*ret = (struct duty){ .shift = db_int(st, 0), .member = db_int(st, 1), .tier = db_int(st, 2), .from_ms = db_int(st, 3),
		.until_ms = db_int(st, 4), .day = arena_str(arena, db_bytes(st, 5)), .language = arena_str(arena, db_bytes(st, 6)),
		.name = arena_str(arena, db_bytes(st, 7)), .covered = db_int(st, 8), .reachable = db_int(st, 9) };
	return ret->day.at && ret->language.at && (ret->name.at || !db_bytes(st, 7).at) ? 0 : ERR_NO_MEMORY;
}

int duties_list(struct tx *tx, int64_t from_ms, int64_t until_ms, struct arena *arena, struct duty *ret, size_t most, size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT d.shift, d.member, d.tier, d.from_ms, d.until_ms, d.day, d.language, m.name, EXISTS (SELECT 1 FROM covers v"
		" WHERE v.shift = d.shift AND v.day = d.day AND v.member = d.member AND v.member <> s.member),"
		" EXISTS (SELECT 1 FROM channels c WHERE c.member = d.member AND c.proved_ms IS NOT NULL"
		" AND c.failed_ms IS NULL)"
		" FROM duties d JOIN shifts s ON s.id = d.shift LEFT JOIN members m ON m.id = d.member"
		" WHERE d.until_ms > $1 AND d.from_ms < $2 ORDER BY d.from_ms, d.tier, d.shift LIMIT $3",
		"iii", from_ms, until_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_duty(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int duties_within(struct tx *tx, const struct duty *d, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM duties WHERE member = $1 AND until_ms >= $5 AND from_ms <= $4 AND tier = $3 AND shift <> $2 LIMIT 1",
		"iiiii", d->member, d->shift, d->tier, d->from_ms, d->until_ms);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* "pt" of "pt-BR". */
static struct str main_language(struct str tag)
{
	const char *dash = tag.at ? memchr(tag.at, '-', tag.len) : NULL;

	return dash ? (struct str){ tag.at, (size_t)(dash - tag.at) } : tag.at ? tag : STR("");
}

int duties_now(struct tx *tx, int64_t tier, struct str language, int64_t *ret_members, size_t most, size_t *ret_n)
{
	struct str main = main_language(language);
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT member, min(CASE WHEN language IN ('', $3) OR substr(language, 1, $4) = $3 || '-' THEN 0 ELSE 1 END) AS other"
		" FROM duties WHERE until_ms > $1 AND from_ms <= $1 AND ($2 = 0 OR tier = $2)"
		" GROUP BY member ORDER BY other, member LIMIT $5", "iisii", tx->now_ms, tier, main, (int64_t)main.len + 1, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < most && (step = db_step(st)) > 0)
		ret_members[(*ret_n)++] = db_int(st, 0);
	db_reset(st);
	return step < 0 ? step : 0;
}

int duties_first(struct tx *tx, int64_t *ret_ms)
{
	int err = tx_number(tx, ret_ms, "SELECT from_ms FROM duties ORDER BY from_ms LIMIT 1", "");

	if (err == ERR_NOT_FOUND)
		*ret_ms = INT64_MAX;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int duties_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM duties WHERE (shift, day, from_ms) IN (SELECT shift, day, from_ms FROM duties WHERE until_ms < $1"
		" ORDER BY until_ms LIMIT $2)", "ii", tx->now_ms - KEEP_MS, limit);
}

/* --- grants --- */

static int leave(struct tx *tx, int64_t member)
{
	int err = tx_exec(tx, NULL, "DELETE FROM duties WHERE member = $1 AND from_ms >= $2", "ii", member, tx->now_ms);

	return err ? err : tx_exec(tx, NULL, "UPDATE duties SET until_ms = $2 WHERE member = $1 AND until_ms > $2", "ii", member,
		tx->now_ms);
}

int roster_follow(struct tx *tx, int64_t member)
{
	int64_t hit, until;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM shifts WHERE member = $1 AND ended_ms IS NULL UNION ALL SELECT 1 FROM covers WHERE member = $1 LIMIT 1",
		"i", member);

	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	err = grants_staff_until(tx, member, &until);
	if (!err && until <= tx->now_ms)
		err = leave(tx, member);
	return err ? err : timers_set(tx, TIMER_ROSTER, 0, tx->now_ms);
}

/* --- gaps --- */

int gaps_told_list(struct tx *tx, struct gap_told *ret, size_t most, size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err, "SELECT from_ms, until_ms, step FROM gaps_told ORDER BY from_ms, step LIMIT $1", "i",
		(int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < most && (step = db_step(st)) > 0)
		ret[(*ret_n)++] = (struct gap_told){ db_int(st, 0), db_int(st, 1), db_int(st, 2) };
	db_reset(st);
	return step < 0 ? step : 0;
}

int gaps_told_put(struct tx *tx, const struct gap_told *told, size_t n)
{
	int err = tx_exec(tx, NULL, "DELETE FROM gaps_told", "");
	size_t i;

	for (i = 0; !err && i < n; i++)
		err = tx_exec(tx, NULL, "INSERT INTO gaps_told (from_ms, until_ms, step) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
			"iii", told[i].from_ms, told[i].until_ms, told[i].step);
	return err;
}
