#include "store/series.h"

#include "crypto/secret.h"

int closures_put(struct tx *tx, struct closure *c)
{
	int64_t changed;
	int err;

	if (!c->id) {
		err = random_id(&c->id);
		return err ? err : tx_exec(tx, NULL,
			"INSERT INTO closures (id, title, first_day, last_day, zone, room) VALUES ($1, $2, $3, $4, $5, $6)", "issssi", c->id,
			c->title, c->first_day, c->last_day, c->zone, c->room);
	}
	err = tx_exec(tx, &changed,
		"UPDATE closures SET title = $2, first_day = $3, last_day = $4, zone = $5, room = $6 WHERE id = $1", "issssi", c->id,
		c->title, c->first_day, c->last_day, c->zone, c->room);
	return err ? err : changed ? 0 : ERR_NOT_FOUND;
}

int closures_remove(struct tx *tx, int64_t id)
{
	int64_t changed;
	int err = tx_exec(tx, &changed, "DELETE FROM closures WHERE id = $1", "i", id);

	return err ? err : changed ? 0 : ERR_NOT_FOUND;
}

static int read_closure(struct db_stmt *st, struct arena *arena, struct closure *ret)
{
	*ret = (struct closure){ .id = db_int(st, 0), .room = db_int(st, 1), .title = arena_str(arena, db_bytes(st, 2)),
		.first_day = arena_str(arena, db_bytes(st, 3)), .last_day = arena_str(arena, db_bytes(st, 4)),
		.zone = arena_str(arena, db_bytes(st, 5)) };
	return ret->title.at && ret->first_day.at && ret->last_day.at && ret->zone.at ? 0 : ERR_NO_MEMORY;
}

static int read_all(struct db_stmt *st, int err, struct arena *arena, struct closure *ret, size_t most, size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_closure(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

#define CLOSURE_ROWS "SELECT id, room, title, first_day, last_day, zone FROM closures"

int closures_get(struct tx *tx, int64_t id, struct arena *arena, struct closure *ret)
{
	size_t n;
	int err;
	struct db_stmt *st = tx_query(tx, &err, CLOSURE_ROWS " WHERE id = $1", "i", id);

	err = read_all(st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int closures_list(struct tx *tx, struct arena *arena, struct closure *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, CLOSURE_ROWS " ORDER BY first_day, last_day, id LIMIT $1", "i", (int64_t)most);

	return read_all(st, err, arena, ret, most, ret_n);
}

int closures_count(struct tx *tx, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM closures", "");
}

int closures_prune(struct tx *tx, struct str before_day)
{
	return tx_exec(tx, NULL, "DELETE FROM closures WHERE last_day < $1", "s", before_day);
}
