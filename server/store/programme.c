#include "store/programme.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)

/* No meeting is longer than a day: that bounds the look along the index. */
int programme_meetings(struct tx *tx, const struct programme_query *q, int64_t *ret, size_t most, size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT m.id FROM meetings m WHERE m.start_ms > $2 AND m.start_ms < $3 AND m.end_ms > $4 AND ($5 = 0 OR m.series = $5)"
		" AND ($6 <> 0 OR m.public = 1 OR m.room IN (SELECT g.room FROM grants g WHERE g.member = $1"
		" AND (g.until_ms IS NULL OR g.until_ms > $7))) ORDER BY m.start_ms, m.id LIMIT $8", "iiiiiiii", q->member,
		q->from_ms - DAY_MS, q->until_ms, q->from_ms, q->series, (int64_t)q->every, tx->now_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < most && (step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	db_reset(st);
	return step < 0 ? step : 0;
}

static int read_room(struct db_stmt *st, struct arena *arena, struct programme_room *ret)
{
	*ret = (struct programme_room){ .id = db_int(st, 0), .name = arena_str(arena, db_bytes(st, 1)),
		.about = arena_str(arena, db_bytes(st, 2)), .language = arena_str(arena, db_bytes(st, 3)) };
	return ret->name.at && ret->about.at && ret->language.at ? 0 : ERR_NO_MEMORY;
}

int programme_rooms(struct tx *tx, int64_t member, bool every, struct arena *arena, struct programme_room *ret, size_t most,
                    size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT r.id, r.name, r.about, r.language FROM (SELECT room, max(theirs) AS theirs FROM"
		" (SELECT room, 1 AS theirs FROM grants WHERE member = $1 AND room <> 0 AND (until_ms IS NULL OR until_ms > $2)"
		" UNION ALL SELECT room, $3 FROM series WHERE public = 1 AND ended_ms IS NULL"
		" UNION ALL SELECT id, 1 FROM rooms WHERE $3 <> 0) AS some GROUP BY room) AS found JOIN rooms r ON r.id = found.room"
		" WHERE r.open <> 0 AND r.staff_of IS NULL AND r.aside_of IS NULL AND (r.drop_in = 0 OR EXISTS"
		" (SELECT 1 FROM meetings m WHERE m.room = r.id AND m.state IN ('waiting', 'open', 'closing') AND m.entry_ms > $2"
		" AND (m.public = 1 OR found.theirs <> 0))) ORDER BY r.name, r.id LIMIT $4", "iiii", member, tx->now_ms, (int64_t)every,
		(int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_room(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}
