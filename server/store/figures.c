#include "store/figures.h"

#define URGENT "IN ('red', 'crisis')"
#define HOUR_MS "3600000"
#define ALERTS " FROM notices WHERE at_ms > $1 AND kind = 'alarm' AND drill = 0 AND level " URGENT
#define CASES " FROM cases WHERE opened_ms > $1 AND kind = 'danger' AND drill = 0 AND level " URGENT
/* Milliseconds until somebody was on it. */
#define TOOK "COALESCE(seen_ms, closed_ms, $2) - opened_ms"

int figures_rules(struct tx *tx, int64_t since_ms, struct arena *arena, struct rule_figure *ret, size_t most, size_t *ret_n)
{
	int err, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT d.rule, count(*), sum(f.judged IN ('right', 'too_low')), sum(d.level " URGENT "),"
		" sum(d.level " URGENT " AND f.judged IN ('right', 'too_low')) FROM flags f JOIN findings d ON d.flag = f.id"
		" WHERE f.at_ms > $1 AND f.judged <> '' GROUP BY d.rule ORDER BY 2 DESC, 1 LIMIT $2", "ii", since_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && (step = db_step(st)) > 0) {
		struct rule_figure *f = &ret[(*ret_n)++];

		*f = (struct rule_figure){ arena_str(arena, db_bytes(st, 0)), db_int(st, 1), db_int(st, 2), db_int(st, 3), db_int(st, 4) };
		err = f->rule.at ? 0 : ERR_NO_MEMORY;
	}
	db_reset(st);
	return err ? err : step;
}

int figures_cases(struct tx *tx, int64_t since_ms, int64_t *ret_n)
{
	return tx_number(tx, ret_n, "SELECT count(*)" CASES, "i", since_ms);
}

int figures_acknowledged(struct tx *tx, int64_t since_ms, int64_t percent, int64_t *ret_ms)
{
	int64_t n;
	int err = figures_cases(tx, since_ms, &n);

	*ret_ms = 0;
	if (err || n == 0)
		return err;
	err = tx_number(tx, ret_ms, "SELECT " TOOK CASES " ORDER BY 1 LIMIT 1 OFFSET $3", "iii", since_ms, tx->now_ms,
		(n * percent + 99) / 100 - 1);
	if (*ret_ms < 0)
		*ret_ms = 0;                      /* across a step of the clock */
	return err;
}

int figures_alerts(struct tx *tx, int64_t since_ms, int64_t *ret)
{
	return tx_number(tx, ret,
		"SELECT COALESCE(100 * count(*) / NULLIF(count(DISTINCT hour), 0), 0) FROM (SELECT DISTINCT"
		" member || ' ' || (at_ms / " HOUR_MS ") AS hour, subject" ALERTS ") h", "i", since_ms);
}

int figures_busiest(struct tx *tx, int64_t since_ms, struct arena *arena, struct busy_figure *ret, size_t most, size_t *ret_n)
{
	int err, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT a.member, a.people, m.name FROM (SELECT member, count(DISTINCT about) AS people" ALERTS
		" GROUP BY member ORDER BY 2 DESC, 1 LIMIT $2) a LEFT JOIN members m ON m.id = a.member ORDER BY 2 DESC, 1", "ii",
		since_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		ret[(*ret_n)++] = (struct busy_figure){ db_int(st, 0), db_int(st, 1), arena_str(arena, db_bytes(st, 2)) };
	db_reset(st);
	return step;
}

int figures_drills(struct tx *tx, int64_t since_ms, struct drill_figure *ret, size_t most, size_t *ret_n)
{
	int err, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT opened_ms, CASE WHEN seen_ms IS NULL THEN -1 WHEN seen_ms < opened_ms THEN 0 ELSE seen_ms - opened_ms END"
		" FROM cases WHERE drill <> 0 AND opened_ms > $1 AND (seen_ms IS NOT NULL OR closed_ms IS NOT NULL)"
		" ORDER BY opened_ms DESC LIMIT $2", "ii", since_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		ret[(*ret_n)++] = (struct drill_figure){ db_int(st, 0), db_int(st, 1) };
	db_reset(st);
	return step;
}
