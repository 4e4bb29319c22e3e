#include "store/notices.h"

#include "crypto/secret.h"
#include "store/control.h"
#include "store/sealed.h"

#define KEEP_MS (INT64_C(90) * 24 * 3600 * 1000)

static struct str or_empty(struct str word)
{
	return word.at ? word : STR("");
}

int notices_add(struct tx *tx, struct notice *n, struct arena *arena)
{
	struct str sealed;
	int err = random_id(&n->id);

	n->at_ms = tx->now_ms;
	if (!err)
		err = sealed_put(tx, "notices.words", n->id, n->words, arena, &sealed);
	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO notices (id, member, at_ms, kind, room, about, reason, words, level, loud, drill, subject, start_ms, title)"
			" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULLIF($12, 0), $13, $14)", "iiisiisbsiiiis", n->id, n->member,
			n->at_ms, n->kind, n->room, n->about, or_empty(n->reason), sealed, or_empty(n->level), (int64_t)n->loud,
			(int64_t)n->drill, n->subject, n->start_ms, or_empty(n->title));
	return err ? err : control_append(tx, CONTROL_NOTICE, n->id, 0);
}

/* --- reading --- */

#define NOTICE_COLUMNS "id, at_ms, room, about, kind, reason, words, member, level, loud, drill, seen_ms, subject, start_ms, title"
#define NOTICE_ROWS(from) \
	"SELECT n.id, n.at_ms, n.room, n.about, n.kind, n.reason, n.words, n.member, n.level, n.loud, n.drill," \
	" n.seen_ms IS NOT NULL, n.subject, m.name, n.start_ms, n.title FROM " from " n LEFT JOIN members m ON m.id = n.subject"

static int read_notice(struct tx *tx, struct db_stmt *st, struct arena *arena, struct notice *ret)
{
	*ret = (struct notice){ .id = db_int(st, 0), .at_ms = db_int(st, 1), .member = db_int(st, 7), .room = db_int(st, 2),
		.about = db_int(st, 3), .kind = arena_str(arena, db_bytes(st, 4)), .reason = arena_str(arena, db_bytes(st, 5)),
		.level = arena_str(arena, db_bytes(st, 8)), .loud = db_int(st, 9) != 0, .drill = db_int(st, 10) != 0,
		.seen = db_int(st, 11) != 0, .subject = db_int(st, 12), .subject_name = arena_str(arena, db_bytes(st, 13)),
		.start_ms = db_int(st, 14), .title = arena_str(arena, db_bytes(st, 15)) };
	if (!ret->kind.at || !ret->reason.at || !ret->level.at || !ret->title.at)
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
	struct db_stmt *st = tx_query(tx, &err, NOTICE_ROWS("notices") " WHERE n.id = $1", "i", id);

	err = read_all(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int notices_unseen(struct tx *tx, int64_t member, struct arena *arena, struct notice *ret, size_t most, size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		NOTICE_ROWS("(SELECT " NOTICE_COLUMNS " FROM notices WHERE member = $1 AND seen_ms IS NULL"
		            " ORDER BY loud DESC, at_ms, id LIMIT $2)") " ORDER BY n.at_ms, n.id", "ii", member, (int64_t)most);

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

/* --- alarms --- */

#define ALARMS "kind IN ('alarm', 'offer')"
#define WITHDRAWN_AT_ONCE 64

int notices_replace(struct tx *tx, int64_t case_id, int64_t member)
{
	return tx_exec(tx, NULL,
		"UPDATE notices SET seen_ms = $3 WHERE about = $1 AND member = $2 AND " ALARMS " AND seen_ms IS NULL", "iii", case_id,
		member, tx->now_ms);
}

static int some_unseen(struct tx *tx, int64_t case_id, int64_t *ret_ids, size_t *ret_n)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT id FROM notices WHERE about = $1 AND " ALARMS " AND seen_ms IS NULL LIMIT $2", "ii", case_id,
		(int64_t)WITHDRAWN_AT_ONCE);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		ret_ids[(*ret_n)++] = db_int(st, 0);
	db_reset(st);
	return step;
}

static int withdraw_one(struct tx *tx, int64_t id)
{
	int err = tx_exec(tx, NULL, "UPDATE notices SET seen_ms = $2 WHERE id = $1", "ii", id, tx->now_ms);

	return err ? err : control_append(tx, CONTROL_NOTICE, id, 0);
}

int notices_withdraw(struct tx *tx, int64_t case_id)
{
	int64_t ids[WITHDRAWN_AT_ONCE];
	size_t n, i;
	int err;

	do {
		err = some_unseen(tx, case_id, ids, &n);
		for (i = 0; !err && i < n; i++)
			err = withdraw_one(tx, ids[i]);
	} while (!err && n > 0);
	return err;
}

static int next_of_cover(struct tx *tx, int64_t meeting, int64_t *ret_id)
{
	return tx_number(tx, ret_id,
		"SELECT id FROM notices WHERE about = $1 AND kind IN ('cover', 'cover_now') AND seen_ms IS NULL LIMIT 1", "i", meeting);
}

int notices_covered(struct tx *tx, int64_t meeting)
{
	int64_t id;
	int err;

	while (!(err = next_of_cover(tx, meeting, &id)) && !(err = withdraw_one(tx, id)))
		;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int notices_alarmed(struct tx *tx, int64_t member, int64_t room, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM cases c WHERE c.room = $2 AND c.state NOT IN ('closed', 'reviewed') AND c.member <> $1"
		" AND ($1 IN (c.owner, c.receiver) OR EXISTS (SELECT 1 FROM notices n WHERE n.about = c.id AND n.member = $1"
		" AND n.kind IN ('alarm', 'offer'))) LIMIT 1",
		"ii", member, room);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int notices_tiring(struct tx *tx, int64_t member, int64_t since_ms, int64_t people, bool *ret)
{
	int64_t n;
	int err = tx_number(tx, &n,
		"SELECT count(DISTINCT subject) FROM notices WHERE member = $1 AND at_ms > $2 AND kind = 'alarm' AND drill = 0"
		" AND level IN ('red', 'crisis')", "ii", member, since_ms);

	*ret = !err && n > people;
	return err;
}

int notices_of_series(struct tx *tx, int64_t member, int64_t series, const char *kind, int64_t *ret)
{
	return tx_number(tx, ret,
		"SELECT count(*) FROM notices n JOIN meetings g ON g.id = n.about WHERE n.member = $1 AND n.kind = $3 AND n.at_ms = $4"
		" AND n.seen_ms IS NULL AND g.series = $2", "iisi", member, series, str_of(kind), tx->now_ms);
}

int notices_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE at_ms < $1 ORDER BY at_ms LIMIT $2)",
		"ii", tx->now_ms - KEEP_MS, limit);
}
