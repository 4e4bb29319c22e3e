#include "store/sanctions.h"

#include "crypto/secret.h"
#include "store/sealed.h"

int sanctions_add(struct tx *tx, struct sanction *s, struct arena *arena)
{
	struct str sealed;
	int err = random_id(&s->id);

	s->at_ms = tx->now_ms;
	if (!err)
		err = sealed_put(tx, "sanctions.words", s->id, s->words, arena, &sealed);
	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO sanctions (id, room, member, step, reason, rule, words, by_member, at_ms, until_ms, state)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULLIF($10, 0), 'active')", "iiisssbiii", s->id, s->room, s->member,
		s->step, s->reason, s->rule.at ? s->rule : STR(""), sealed, s->by, s->at_ms, s->until_ms);
}

/* --- reading --- */

#define SANCTION_ROWS \
	"SELECT s.id, s.at_ms, s.room, s.member, s.by_member, s.until_ms, s.step, s.reason, s.rule, s.words, s.state, m.name," \
	" a.at_ms, a.due_ms, a.state, a.words, a.answer FROM sanctions s LEFT JOIN members m ON m.id = s.member" \
	" LEFT JOIN appeals a ON a.sanction = s.id"

static int read_appeal(struct tx *tx, struct db_stmt *st, int64_t sanction, struct arena *arena, struct appeal *ret)
{
	int err;

	*ret = (struct appeal){ .at_ms = db_int(st, 12), .due_ms = db_int(st, 13), .state = arena_str(arena, db_bytes(st, 14)) };
	if (!ret->at_ms)
		return 0;
	err = sealed_get(tx, "appeals.words", sanction, db_bytes(st, 15), arena, &ret->words);
	if (!err)
		err = sealed_get(tx, "appeals.answer", sanction, db_bytes(st, 16), arena, &ret->answer);
	return err ? err : ret->state.at ? 0 : ERR_NO_MEMORY;
}

static int read_sanction(struct tx *tx, struct db_stmt *st, struct arena *arena, struct sanction *ret)
{
	struct str rule = db_bytes(st, 8);
	int err;

	*ret = (struct sanction){ .id = db_int(st, 0), .at_ms = db_int(st, 1), .room = db_int(st, 2), .member = db_int(st, 3),
		.by = db_int(st, 4), .until_ms = db_int(st, 5), .step = arena_str(arena, db_bytes(st, 6)),
		.reason = arena_str(arena, db_bytes(st, 7)), .rule = rule.len ? arena_str(arena, rule) : (struct str){ 0 },
		.state = arena_str(arena, db_bytes(st, 10)), .name = arena_str(arena, db_bytes(st, 11)) };
	if (!ret->step.at || !ret->reason.at || !ret->state.at || (rule.len && !ret->rule.at))
		return ERR_NO_MEMORY;
	err = sealed_get(tx, "sanctions.words", ret->id, db_bytes(st, 9), arena, &ret->words);
	return err ? err : read_appeal(tx, st, ret->id, arena, &ret->appeal);
}

static int read_all(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct sanction *ret, size_t most,
                    size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_sanction(tx, st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int sanctions_get(struct tx *tx, int64_t id, struct arena *arena, struct sanction *ret)
{
	size_t n;
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, SANCTION_ROWS " WHERE s.id = $1", "i", id);

	err = read_all(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int sanctions_of_member(struct tx *tx, int64_t room, int64_t member, struct arena *arena, struct sanction *ret,
                        size_t most, size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		SANCTION_ROWS " WHERE s.member = $1 AND ($2 = 0 OR s.room IN (0, $2)) ORDER BY s.at_ms DESC, s.id LIMIT $3",
		"iii", member, room, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

int sanctions_rooms(struct tx *tx, int64_t member, int64_t *ret, size_t most, size_t *ret_n)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT room FROM cases WHERE member = $1 UNION SELECT room FROM sanctions WHERE member = $1 AND room <> 0"
		" ORDER BY room LIMIT $2", "ii", member, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	return step;
}

int sanctions_longest(struct tx *tx, int64_t room, int64_t member, struct str step, int64_t *ret_until_ms)
{
	return tx_number(tx, ret_until_ms,
		"SELECT COALESCE(max(until_ms), 0) FROM sanctions WHERE member = $1 AND room = $2 AND step = $3"
		" AND state = 'active' AND until_ms > $4", "iisi", member, room, step, tx->now_ms);
}

int sanctions_read_only(struct tx *tx, int64_t room, int64_t member, int64_t *ret_until_ms)
{
	/* With the plus the index is searched by member alone, once, and not for each room by itself. */
	return tx_number(tx, ret_until_ms,
		"SELECT COALESCE(max(until_ms), 0) FROM sanctions WHERE member = $1 AND +room IN (0, $2) AND step = 'read_only'"
		" AND state = 'active' AND until_ms > $3", "iii", member, room, tx->now_ms);
}

/* --- changing --- */

int sanctions_set_state(struct tx *tx, int64_t id, const char *state)
{
	int64_t changed;
	int err = tx_exec(tx, &changed, "UPDATE sanctions SET state = $2 WHERE id = $1", "is", id, str_of(state));

	return err ? err : changed ? 0 : ERR_NOT_FOUND;
}

int sanctions_read(struct tx *tx, int64_t id, int64_t member)
{
	return tx_exec(tx, NULL,
		"UPDATE sanctions SET state = 'over' WHERE id = $1 AND member = $2 AND state = 'active' AND until_ms IS NULL",
		"ii", id, member);
}

/* --- appeals --- */

int appeals_add(struct tx *tx, int64_t sanction, struct str words, int64_t due_ms, struct arena *arena)
{
	struct str sealed;
	int64_t changed;
	int err = sealed_put(tx, "appeals.words", sanction, words, arena, &sealed);

	if (!err)
		err = tx_exec(tx, &changed,
			"INSERT INTO appeals (sanction, at_ms, due_ms, words, state) VALUES ($1, $2, $3, $4, 'open')"
			" ON CONFLICT (sanction) DO NOTHING", "iiib", sanction, tx->now_ms, due_ms, sealed);
	return err ? err : changed ? 0 : ERR_DECIDED;
}

int appeals_decide(struct tx *tx, int64_t sanction, int64_t by, const char *state, struct str answer, struct arena *arena)
{
	struct str sealed;
	int64_t changed;
	int err = sealed_put(tx, "appeals.answer", sanction, answer, arena, &sealed);

	if (!err)
		err = tx_exec(tx, &changed,
			"UPDATE appeals SET state = $2, answer = $3, decided_by = $4 WHERE sanction = $1 AND state = 'open'",
			"isbi", sanction, str_of(state), sealed, by);
	return err ? err : changed ? 0 : ERR_DECIDED;
}

int appeals_open(struct tx *tx, int64_t room, int64_t member, bool every, struct arena *arena, struct sanction *ret,
                 size_t most, size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		SANCTION_ROWS " WHERE a.state = 'open' AND s.member <> $2 AND CASE WHEN $1 <> 0 THEN s.room = $1 ELSE $3 OR EXISTS"
		" (SELECT 1 FROM grants g WHERE g.member = $2 AND g.room = s.room AND g.role IN ('mentor', 'facilitator', 'admin')"
		" AND (g.until_ms IS NULL OR g.until_ms > $4)) END ORDER BY a.due_ms, s.id LIMIT $5",
		"iiiii", room, member, (int64_t)every, tx->now_ms, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}
