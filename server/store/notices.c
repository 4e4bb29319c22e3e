#include "store/notices.h"

#include "crypto/secret.h"
#include "store/control.h"
#include "store/sealed.h"

#define KEEP_MS (INT64_C(90) * 24 * 3600 * 1000)

int notices_add(struct tx *tx, struct notice *n, struct arena *arena)
{
	struct str sealed;
	int err = random_id(&n->id);

	n->at_ms = tx->now_ms;
	if (!err)
		err = sealed_put(tx, "notices.words", n->id, n->words, arena, &sealed);
	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO notices (id, member, at_ms, kind, room, about, reason, words)"
			" VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", "iiisiisb", n->id, n->member, n->at_ms, n->kind, n->room,
			n->about, n->reason.at ? n->reason : STR(""), sealed);
	return err ? err : control_append(tx, CONTROL_NOTICE, n->id, 0);
}

/* --- reading --- */

#define NOTICE_ROWS "SELECT id, at_ms, room, about, kind, reason, words, member FROM notices"

static int read_notice(struct tx *tx, struct db_stmt *st, struct arena *arena, struct notice *ret)
{
	*ret = (struct notice){ .id = db_int(st, 0), .at_ms = db_int(st, 1), .member = db_int(st, 7), .room = db_int(st, 2),
		.about = db_int(st, 3), .kind = arena_str(arena, db_bytes(st, 4)), .reason = arena_str(arena, db_bytes(st, 5)) };
	if (!ret->kind.at || !ret->reason.at)
		return ERR_NO_MEMORY;
	return sealed_get(tx, "notices.words", ret->id, db_bytes(st, 6), arena, &ret->words);
}

static int read_all(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct notice *ret, size_t most,
                    size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_notice(tx, st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int notices_get(struct tx *tx, int64_t id, struct arena *arena, struct notice *ret)
{
	size_t n;
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, NOTICE_ROWS " WHERE id = $1", "i", id);

	err = read_all(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int notices_unseen(struct tx *tx, int64_t member, struct arena *arena, struct notice *ret, size_t most, size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		NOTICE_ROWS " WHERE member = $1 AND seen_ms IS NULL ORDER BY at_ms, id LIMIT $2", "ii", member, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

/* --- and what becomes of them --- */

int notices_seen(struct tx *tx, int64_t member, int64_t id)
{
	int64_t changed;
	int err = tx_exec(tx, &changed, "UPDATE notices SET seen_ms = $3 WHERE id = $1 AND member = $2", "iii", id, member,
		tx->now_ms);

	return err ? err : changed ? 0 : ERR_NOT_FOUND;
}

int notices_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE at_ms < $1 ORDER BY at_ms LIMIT $2)",
		"ii", tx->now_ms - KEEP_MS, limit);
}
