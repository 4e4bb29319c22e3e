#include "store/notes.h"

#include "crypto/secret.h"
#include "store/sealed.h"

/* --- reading --- */

#define NOTE_ROWS \
	"SELECT n.id, n.at_ms, n.room, n.member, n.by_member, n.until_ms, n.kind, n.words, m.name FROM notes n" \
	" LEFT JOIN members m ON m.id = n.by_member"

static int read_note(struct tx *tx, struct db_stmt *st, struct arena *arena, struct note *ret)
{
	*ret = (struct note){ .id = db_int(st, 0), .at_ms = db_int(st, 1), .room = db_int(st, 2), .member = db_int(st, 3),
		.by = db_int(st, 4), .until_ms = db_int(st, 5), .kind = arena_str(arena, db_bytes(st, 6)),
		.name = arena_str(arena, db_bytes(st, 8)) };
	if (!ret->kind.at)
		return ERR_NO_MEMORY;
	return sealed_get(tx, "notes.words", ret->id, db_bytes(st, 7), arena, &ret->words);
}

static int read_all(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct note *ret, size_t most,
                    size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_note(tx, st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int notes_get(struct tx *tx, int64_t room, int64_t id, struct arena *arena, struct note *ret)
{
	size_t n;
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, NOTE_ROWS " WHERE n.id = $1 AND n.room = $2 AND n.until_ms > $3", "iii", id,
		room, tx->now_ms);

	err = read_all(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int notes_list(struct tx *tx, int64_t room, int64_t member, struct arena *arena, struct note *ret, size_t most,
               size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		NOTE_ROWS " WHERE n.room = $1 AND n.member = $2 AND n.until_ms > $3 ORDER BY n.at_ms DESC, n.id LIMIT $4",
		"iiii", room, member, tx->now_ms, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

/* --- changing --- */

static int count(struct tx *tx, int64_t room, int64_t member, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM notes WHERE room = $1 AND member = $2 AND until_ms > $3", "iii", room,
		member, tx->now_ms);
}

int notes_add(struct tx *tx, struct note *n, struct arena *arena)
{
	struct str sealed;
	int64_t there;
	int err = count(tx, n->room, n->member, &there);

	if (!err && there >= NOTES_MOST)
		err = ERR_TOO_LARGE;
	if (!err)
		err = random_id(&n->id);
	if (!err)
		err = sealed_put(tx, "notes.words", n->id, n->words, arena, &sealed);
	if (err)
		return err;
	n->at_ms = tx->now_ms;
	return tx_exec(tx, NULL,
		"INSERT INTO notes (id, room, member, kind, words, by_member, at_ms, until_ms)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", "iiisbiii", n->id, n->room, n->member, n->kind, sealed, n->by,
		n->at_ms, n->until_ms);
}

int notes_remove(struct tx *tx, int64_t id)
{
	return tx_exec(tx, NULL, "DELETE FROM notes WHERE id = $1", "i", id);
}

int notes_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM notes WHERE id IN (SELECT id FROM notes WHERE until_ms <= $1 ORDER BY until_ms LIMIT $2)",
		"ii", tx->now_ms, limit);
}
