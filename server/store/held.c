#include "store/held.h"

#include "crypto/secret.h"
#include "store/sealed.h"

#define UNDECIDED "state IN ('waiting', 'asked')"
#define KEEP_MS (INT64_C(30) * 24 * 3600 * 1000)

int held_add(struct tx *tx, struct held *h, struct arena *arena)
{
	struct str sealed;
	int err = random_id(&h->id);

	h->at_ms = tx->now_ms;
	h->state = STR("waiting");
	if (!err)
		err = sealed_put(tx, "held.body", h->id, h->body, arena, &sealed);
	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO held (id, room, member, key, at_ms, due_ms, state, boundaries, warning, body, flag)"
		" VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9, $10)", "iiisiiisbi", h->id, h->room, h->member, h->key,
		h->at_ms, h->due_ms, (int64_t)h->boundaries, h->warning.at ? h->warning : STR(""), sealed, h->flag);
}

/* --- reading --- */

#define HELD_ROWS \
	"SELECT h.id, h.room, h.member, h.at_ms, h.due_ms, h.flag, h.boundaries, h.key, h.state, h.warning, h.reason," \
	" h.body, h.words, m.name FROM held h LEFT JOIN members m ON m.id = h.member"

static int read_held(struct tx *tx, struct db_stmt *st, struct arena *arena, struct held *ret)
{
	int err;

	*ret = (struct held){ .id = db_int(st, 0), .room = db_int(st, 1), .member = db_int(st, 2), .at_ms = db_int(st, 3),
		.due_ms = db_int(st, 4), .flag = db_int(st, 5), .boundaries = (unsigned)db_int(st, 6),
		.key = arena_str(arena, db_bytes(st, 7)), .state = arena_str(arena, db_bytes(st, 8)),
		.warning = arena_str(arena, db_bytes(st, 9)), .reason = arena_str(arena, db_bytes(st, 10)),
		.name = arena_str(arena, db_bytes(st, 13)) };
	if (!ret->key.at || !ret->state.at || !ret->warning.at || !ret->reason.at)
		return ERR_NO_MEMORY;
	err = sealed_get(tx, "held.body", ret->id, db_bytes(st, 11), arena, &ret->body);
	return err ? err : sealed_get(tx, "held.words", ret->id, db_bytes(st, 12), arena, &ret->words);
}

static int read_all(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct held *ret, size_t most,
                    size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_held(tx, st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int held_get(struct tx *tx, int64_t room, int64_t id, struct arena *arena, struct held *ret)
{
	size_t n;
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, HELD_ROWS " WHERE h.id = $1 AND ($2 = 0 OR h.room = $2)", "ii", id, room);

	err = read_all(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int held_of_member(struct tx *tx, int64_t member, struct arena *arena, struct held *ret, size_t most, size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		HELD_ROWS " WHERE h.member = $1 AND h." UNDECIDED " ORDER BY h.at_ms, h.id LIMIT $2", "ii", member, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

int held_open(struct tx *tx, int64_t room, int64_t member, bool every, struct arena *arena, struct held *ret, size_t most,
              size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		HELD_ROWS " WHERE h." UNDECIDED " AND h.member <> $2 AND CASE WHEN $1 <> 0 THEN h.room = $1 ELSE $3 OR EXISTS"
		" (SELECT 1 FROM grants g WHERE g.member = $2 AND g.room = h.room AND g.role IN ('mentor', 'facilitator', 'admin')"
		" AND (g.until_ms IS NULL OR g.until_ms > $4)) END ORDER BY h.at_ms, h.id LIMIT $5",
		"iiiii", room, member, (int64_t)every, tx->now_ms, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

int held_count(struct tx *tx, int64_t room, int64_t member, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM held WHERE room = $1 AND member = $2 AND " UNDECIDED, "ii", room, member);
}

/* --- changing --- */

int held_set_state(struct tx *tx, int64_t id, const char *state, struct str reason, struct str words, struct arena *arena)
{
	struct str sealed;
	int64_t changed;
	int err = sealed_put(tx, "held.words", id, words, arena, &sealed);

	if (!err)
		err = tx_exec(tx, &changed,
			"UPDATE held SET state = $2, reason = $3, words = $4, body = CASE WHEN $2 = 'asked' THEN body END"
			" WHERE id = $1 AND " UNDECIDED, "issb", id, str_of(state), reason.at ? reason : STR(""), sealed);
	return err ? err : changed ? 0 : ERR_DECIDED;
}

int held_set_body(struct tx *tx, const struct held *h, struct arena *arena)
{
	struct str sealed;
	int64_t changed;
	int err = sealed_put(tx, "held.body", h->id, h->body, arena, &sealed);

	if (!err)
		err = tx_exec(tx, &changed,
			"UPDATE held SET state = 'waiting', body = $2, due_ms = $3, boundaries = $4, flag = $5, reason = '', words = NULL"
			" WHERE id = $1 AND " UNDECIDED, "ibiii", h->id, sealed, h->due_ms, (int64_t)h->boundaries, h->flag);
	return err ? err : changed ? 0 : ERR_DECIDED;
}

int held_set_due(struct tx *tx, int64_t id, int64_t due_ms)
{
	int64_t changed;
	int err = tx_exec(tx, &changed, "UPDATE held SET due_ms = $2 WHERE id = $1 AND " UNDECIDED, "ii", id, due_ms);

	return err ? err : changed ? 0 : ERR_DECIDED;
}

int held_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM held WHERE id IN (SELECT id FROM held WHERE due_ms < $1 AND NOT (" UNDECIDED ") ORDER BY due_ms LIMIT $2)",
		"ii", tx->now_ms - KEEP_MS, limit);
}
