#include "store/calendar.h"

#include "store/meetings.h"

static int read_ids(struct db_stmt *st, int err, int64_t *ret, size_t most, size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < most && (step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	db_reset(st);
	return step < 0 ? step : 0;
}

int calendar_series(struct tx *tx, int64_t member, int64_t from_ms, int64_t after, int64_t *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT series FROM signups WHERE member = $1 AND series > $3"
		" UNION SELECT series FROM series_staff WHERE member = $1 AND series > $3"
		" UNION SELECT m.series FROM places p JOIN meetings m ON m.id = p.meeting"
		" WHERE p.member = $1 AND p.state IN ('kept', 'offered') AND m.end_ms > $2 AND m.series > $3"
		" UNION SELECT m.series FROM meeting_staff t JOIN meetings m ON m.id = t.meeting"
		" WHERE t.member = $1 AND m.end_ms > $2 AND m.series > $3 ORDER BY 1 LIMIT $4", "iiii", member, from_ms, after, (int64_t)most);

	return read_ids(st, err, ret, most, ret_n);
}

int calendar_whole(struct tx *tx, int64_t member, int64_t series, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM signups WHERE member = $1 AND series = $2"
		" UNION ALL SELECT 1 FROM series_staff WHERE member = $1 AND series = $2 LIMIT 1", "ii", member, series);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Who leads a series leads its meetings, but where somebody else was put down for one alone. */
int calendar_meetings(struct tx *tx, int64_t member, int64_t series, int64_t from_ms, int64_t *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT m.id FROM meetings m WHERE m.series = $2 AND m.end_ms > $3 AND ("
		"EXISTS (SELECT 1 FROM places p WHERE p.meeting = m.id AND p.member = $1 AND p.state IN ('kept', 'offered'))"
		" OR EXISTS (SELECT 1 FROM meeting_staff t WHERE t.meeting = m.id AND t.member = $1)"
		" OR (m.own & $4 = 0 AND EXISTS (SELECT 1 FROM series_staff s WHERE s.series = $2 AND s.member = $1)))"
		" ORDER BY m.id LIMIT $5", "iiiii", member, series, from_ms, (int64_t)OWN_STAFF, (int64_t)most);

	return read_ids(st, err, ret, most, ret_n);
}
