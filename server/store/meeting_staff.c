/* Who leads a meeting: those of its series, until somebody is changed for it alone. */
#include "store/meetings.h"

#include "store/timers.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
/* Is $1 down for the meeting m? */
#define DOWN_FOR \
	" CASE WHEN m.own & 64 <> 0 THEN EXISTS (SELECT 1 FROM meeting_staff x WHERE x.meeting = m.id AND x.member = $1)" \
	" ELSE EXISTS (SELECT 1 FROM series_staff x WHERE x.series = m.series AND x.member = $1) END "

_Static_assert(OWN_STAFF == 64, "statements here say it as a number");

/* From now on its staff are its own. */
static int take_over(struct tx *tx, int64_t meeting)
{
	int64_t changed;
	int err = tx_exec(tx, &changed, "UPDATE meetings SET own = own | 64 WHERE id = $1 AND own & 64 = 0", "i", meeting);

	return err || !changed ? err : tx_exec(tx, NULL,
		"INSERT INTO meeting_staff (meeting, member, part) SELECT m.id, s.member, s.part FROM meetings m"
		" JOIN series_staff s ON s.series = m.series WHERE m.id = $1", "i", meeting);
}

int meeting_staff_set(struct tx *tx, int64_t meeting, int64_t member, struct str part, bool offered)
{
	int err = take_over(tx, meeting);

	if (!err && !part.at)
		return tx_exec(tx, NULL, "DELETE FROM meeting_staff WHERE meeting = $1 AND member = $2", "ii", meeting, member);
	return err ? err : tx_exec(tx, NULL,
		"INSERT INTO meeting_staff (meeting, member, part, offered) VALUES ($1, $2, $3, $4)"
		" ON CONFLICT (meeting, member) DO UPDATE SET part = excluded.part, offered = excluded.offered", "iisi", meeting, member,
		part, (int64_t)offered);
}

static int read_staffing(struct db_stmt *st, struct arena *arena, struct staffing *ret)
{
	struct str name = db_bytes(st, 3);

	*ret = (struct staffing){ .member = db_int(st, 0), .part = arena_str(arena, db_bytes(st, 1)), .offered = db_int(st, 2) != 0 };
	if (name.at)
		ret->name = arena_str(arena, name);
	return !ret->part.at || (name.at && !ret->name.at) ? ERR_NO_MEMORY : 0;
}

int meeting_staff_list(struct tx *tx, int64_t meeting, struct arena *arena, struct staffing *ret, size_t most, size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT x.member, x.part AS part, x.offered, n.name AS name FROM meetings m JOIN meeting_staff x ON x.meeting = m.id"
		" LEFT JOIN members n ON n.id = x.member WHERE m.id = $1 AND m.own & 64 <> 0 UNION ALL"
		" SELECT x.member, x.part, 0, n.name FROM meetings m JOIN series_staff x ON x.series = m.series"
		" LEFT JOIN members n ON n.id = x.member WHERE m.id = $1 AND m.own & 64 = 0"
		" ORDER BY part DESC, name, 1 LIMIT $2", "ii", meeting, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_staffing(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int meeting_staff_busy(struct tx *tx, int64_t member, int64_t from_ms, int64_t until_ms, int64_t except_meeting, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM meetings m WHERE m.start_ms > $2 - $5 AND m.start_ms < $3 AND m.end_ms > $2 AND m.id <> $4"
		" AND m.state NOT IN ('ended', 'cancelled') AND" DOWN_FOR "LIMIT 1", "iiiii", member, from_ms, until_ms, except_meeting,
		DAY_MS + 1);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int meeting_staff_follow(struct tx *tx, int64_t member)
{
	return tx_exec(tx, NULL,
		"INSERT INTO timers (kind, subject, due_ms) SELECT '" TIMER_COVER "', m.id, $2 FROM meetings m WHERE m.start_ms > $2"
		" AND m.start_ms <= $3 AND m.state IN ('scheduled', 'waiting') AND" DOWN_FOR
		" ON CONFLICT (kind, subject) DO UPDATE SET due_ms = excluded.due_ms", "iii", member, tx->now_ms,
		tx->now_ms + COVER_AHEAD_MS);
}

int meetings_set_cover(struct tx *tx, int64_t id, int64_t step)
{
	return tx_exec(tx, NULL, "UPDATE meetings SET cover_step = $2 WHERE id = $1", "ii", id, step);
}
