#include "store/timers.h"

int timers_set(struct tx *tx, const char *kind, int64_t subject, int64_t due_ms)
{
	return tx_exec(tx, NULL,
		"INSERT INTO timers (kind, subject, due_ms) VALUES ($1, $2, $3)"
		" ON CONFLICT (kind, subject) DO UPDATE SET due_ms = excluded.due_ms", "sii", str_of(kind), subject, due_ms);
}

int timers_keep(struct tx *tx, const char *kind, int64_t subject, int64_t due_ms)
{
	return tx_exec(tx, NULL,
		"INSERT INTO timers (kind, subject, due_ms) VALUES ($1, $2, $3) ON CONFLICT (kind, subject) DO NOTHING", "sii",
		str_of(kind), subject, due_ms);
}

int timers_within(struct tx *tx, const char *kind, int64_t subject, int64_t due_ms)
{
	return tx_exec(tx, NULL,
		"INSERT INTO timers (kind, subject, due_ms) VALUES ($1, $2, $3)"
		" ON CONFLICT (kind, subject) DO UPDATE SET due_ms = excluded.due_ms WHERE timers.due_ms > excluded.due_ms", "sii",
		str_of(kind), subject, due_ms);
}

int timers_put_off(struct tx *tx, const char *kind, int64_t subject, int64_t due_ms)
{
	return tx_exec(tx, NULL, "UPDATE timers SET due_ms = $3 WHERE kind = $1 AND subject = $2 AND due_ms < $3", "sii",
		str_of(kind), subject, due_ms);
}

int timers_clear(struct tx *tx, const char *kind, int64_t subject)
{
	return tx_exec(tx, NULL, "DELETE FROM timers WHERE kind = $1 AND subject = $2", "si", str_of(kind), subject);
}

int timers_due(struct tx *tx, bool *ret_due)
{
	int64_t hit;
	int err = tx_number(tx, &hit, "SELECT 1 FROM timers WHERE due_ms <= $1 LIMIT 1", "i", tx->now_ms);

	*ret_due = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int timers_take(struct tx *tx, struct arena *arena, struct timer *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT kind, subject, due_ms FROM timers WHERE due_ms <= $1 ORDER BY due_ms LIMIT 1", "i", tx->now_ms);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	*ret = (struct timer){ .kind = arena_str(arena, db_bytes(st, 0)), .subject = db_int(st, 1), .due_ms = db_int(st, 2) };
	db_reset(st);
	if (!ret->kind.at)
		return ERR_NO_MEMORY;
	return tx_exec(tx, NULL, "DELETE FROM timers WHERE kind = $1 AND subject = $2", "si", ret->kind, ret->subject);
}
