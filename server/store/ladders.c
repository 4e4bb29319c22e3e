#include "store/ladders.h"

int ladders_get(struct tx *tx, int64_t room, const char *level, struct ladder_times *ret)
{
	int err = 0, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT first_s, second_s, third_s, repeat_s, lease_s FROM ladders WHERE room = $1 AND level = $2", "is", room,
		str_of(level));

	if (!st)
		return err;
	step = db_step(st);
	if (step > 0)
		*ret = (struct ladder_times){ db_int(st, 0), db_int(st, 1), db_int(st, 2), db_int(st, 3), db_int(st, 4) };
	db_reset(st);
	return step < 0 ? step : step ? 0 : ERR_NOT_FOUND;
}

int ladders_put(struct tx *tx, int64_t room, const char *level, const struct ladder_times *t)
{
	return tx_exec(tx, NULL,
		"INSERT INTO ladders (room, level, first_s, second_s, third_s, repeat_s, lease_s) VALUES ($1, $2, $3, $4, $5, $6, $7)"
		" ON CONFLICT (room, level) DO UPDATE SET first_s = excluded.first_s, second_s = excluded.second_s,"
		" third_s = excluded.third_s, repeat_s = excluded.repeat_s, lease_s = excluded.lease_s",
		"isiiiii", room, str_of(level), t->first_s, t->second_s, t->third_s, t->repeat_s, t->lease_s);
}

int ladders_clear(struct tx *tx, int64_t room, const char *level)
{
	return tx_exec(tx, NULL, "DELETE FROM ladders WHERE room = $1 AND level = $2", "is", room, str_of(level));
}
