/* What happened in a case, and when; store/cases.h. */
#include "store/cases.h"

int case_events_add(struct tx *tx, int64_t id, const char *what, int64_t member, int64_t other,
                    const char *detail)
{
	return tx_exec(tx, NULL,
		"INSERT INTO case_events (case_id, place, at_ms, what, member, other, detail)"
		" SELECT $1, COALESCE(max(place), 0) + 1, $2, $3, NULLIF($4, 0), NULLIF($5, 0), $6 FROM case_events WHERE case_id = $1",
		"iisiis", id, tx->now_ms, str_of(what), member, other, str_of(detail ? detail : ""));
}

static int read_event(struct db_stmt *st, struct arena *arena, struct case_event *ret)
{
	*ret = (struct case_event){ .at_ms = db_int(st, 0), .member = db_int(st, 1), .other = db_int(st, 2),
		.what = arena_str(arena, db_bytes(st, 3)), .name = arena_str(arena, db_bytes(st, 4)),
		.other_name = arena_str(arena, db_bytes(st, 5)), .detail = arena_str(arena, db_bytes(st, 6)) };
	return ret->what.at && ret->detail.at ? 0 : ERR_NO_MEMORY;
}

int case_events_list(struct tx *tx, int64_t id, struct arena *arena, struct case_event *ret, size_t most, size_t *ret_n)
{
	int err, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT e.at_ms, e.member, e.other, e.what, m.name, o.name, e.detail FROM"
		" (SELECT * FROM case_events WHERE case_id = $1 ORDER BY place DESC LIMIT $2) e"
		" LEFT JOIN members m ON m.id = e.member LEFT JOIN members o ON o.id = e.other ORDER BY e.place", "ii", id,
		(int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	err = 0;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_event(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}
