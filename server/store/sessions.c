#include "store/sessions.h"

#include "store/control.h"

int sessions_find(struct tx *tx, const struct digest *token, struct arena *arena, struct session *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT s.id, s.member, s.until_ms, s.seen_ms, m.kind = 'account', m.name, m.device"
		" FROM sessions s JOIN members m ON m.id = s.member WHERE s.token = $1 AND s.until_ms > $2",
		"bi", digest_str(token), tx->now_ms);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_SIGNED_IN;
	*ret = (struct session){ .id = db_int(st, 0), .member = db_int(st, 1), .until_ms = db_int(st, 2),
		.seen_ms = db_int(st, 3), .account = db_int(st, 4) != 0,
		.name = arena_str(arena, db_bytes(st, 5)), .device = arena_str(arena, db_bytes(st, 6)) };
	db_reset(st);
	return ret->name.at ? 0 : ERR_NO_MEMORY;
}

int sessions_add(struct tx *tx, const struct digest *token, int64_t member, int64_t until_ms, int64_t *ret_id)
{
	int err = random_id(ret_id);

	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO sessions (id, token, member, created_ms, seen_ms, until_ms) VALUES ($1, $2, $3, $4, $4, $5)",
		"ibiii", *ret_id, digest_str(token), member, tx->now_ms, until_ms);
}

int sessions_seen(struct tx *tx, int64_t session, int64_t until_ms)
{
	return tx_exec(tx, NULL, "UPDATE sessions SET seen_ms = $2, until_ms = $3 WHERE id = $1",
		"iii", session, tx->now_ms, until_ms);
}

int sessions_end(struct tx *tx, int64_t session)
{
	int err = tx_exec(tx, NULL, "DELETE FROM sessions WHERE id = $1", "i", session);

	return err ? err : control_append(tx, CONTROL_SESSION_ENDED, session, 0);
}

int sessions_end_all(struct tx *tx, int64_t member, int64_t except)
{
	int err = 0;
	int64_t id;

	/* One at a time: each end is an entry of its own. */
	while (!err) {
		err = tx_number(tx, &id, "SELECT id FROM sessions WHERE member = $1 AND id <> $2 LIMIT 1",
			"ii", member, except);
		if (!err)
			err = sessions_end(tx, id);
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}

int sessions_keep(struct tx *tx, int64_t member, int64_t newest, int64_t most)
{
	int err = 0;
	int64_t id;

	while (!err) {
		err = tx_number(tx, &id,
			"SELECT id FROM sessions WHERE member = $1 AND id <> $2 ORDER BY created_ms DESC, id LIMIT 1 OFFSET $3",
			"iii", member, newest, most - 1);
		if (!err)
			err = sessions_end(tx, id);
	}
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Their connections have closed by the clock; nobody needs to be told. */
int sessions_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE until_ms <= $1 ORDER BY until_ms LIMIT $2)",
		"ii", tx->now_ms, limit);
}

int sessions_any(struct tx *tx, int64_t member, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit, "SELECT 1 FROM sessions WHERE member = $1 AND until_ms > $2 LIMIT 1",
		"ii", member, tx->now_ms);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}
