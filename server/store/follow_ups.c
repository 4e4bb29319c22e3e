#include "store/follow_ups.h"

#include "crypto/secret.h"
#include "store/timers.h"

int follow_ups_add(struct tx *tx, int64_t case_id, int64_t owner, int64_t due_ms)
{
	int64_t id;
	int err = random_id(&id);

	if (!err)
		err = tx_exec(tx, NULL, "INSERT INTO follow_ups (id, case_id, owner, due_ms, state) VALUES ($1, $2, $3, $4, 'open')",
			"iiii", id, case_id, owner, due_ms);
	return err ? err : timers_set(tx, TIMER_FOLLOW_UP, id, due_ms);
}

/* --- reading --- */

#define FOLLOW_UP_ROWS \
	"SELECT f.id, f.case_id, c.room, c.member, f.owner, f.due_ms, f.done_ms, f.state, f.outcome, m.name, o.name" \
	" FROM follow_ups f JOIN cases c ON c.id = f.case_id LEFT JOIN members m ON m.id = c.member" \
	" LEFT JOIN members o ON o.id = f.owner"

static int read_follow_up(struct db_stmt *st, struct arena *arena, struct follow_up *ret)
{
	*ret = (struct follow_up){ .id = db_int(st, 0), .case_id = db_int(st, 1), .room = db_int(st, 2), .member = db_int(st, 3),
		.owner = db_int(st, 4), .due_ms = db_int(st, 5), .done_ms = db_int(st, 6), .state = arena_str(arena, db_bytes(st, 7)),
		.outcome = arena_str(arena, db_bytes(st, 8)), .name = arena_str(arena, db_bytes(st, 9)),
		.owner_name = arena_str(arena, db_bytes(st, 10)) };
	return ret->state.at && ret->outcome.at ? 0 : ERR_NO_MEMORY;
}

static int read_all(struct db_stmt *st, int err, struct arena *arena, struct follow_up *ret, size_t most, size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	err = 0;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_follow_up(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int follow_ups_get(struct tx *tx, int64_t id, struct arena *arena, struct follow_up *ret)
{
	size_t n;
	int err;
	struct db_stmt *st = tx_query(tx, &err, FOLLOW_UP_ROWS " WHERE f.id = $1", "i", id);

	err = read_all(st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int follow_ups_of_case(struct tx *tx, int64_t case_id, struct arena *arena, struct follow_up *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, FOLLOW_UP_ROWS " WHERE f.case_id = $1 ORDER BY f.due_ms, f.id LIMIT $2", "ii",
		case_id, (int64_t)most);

	return read_all(st, err, arena, ret, most, ret_n);
}

int follow_ups_open(struct tx *tx, int64_t member, bool led, struct arena *arena, struct follow_up *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		FOLLOW_UP_ROWS " WHERE f.state = 'open' AND c.member <> $1 AND (f.owner = $1 OR $2 AND EXISTS (SELECT 1 FROM grants g"
		" WHERE g.member = $1 AND g.room IN (0, c.room) AND g.role IN ('facilitator', 'admin')"
		" AND (g.until_ms IS NULL OR g.until_ms > $3))) ORDER BY f.due_ms, f.id LIMIT $4", "iiii", member, (int64_t)led,
		tx->now_ms, (int64_t)most);

	return read_all(st, err, arena, ret, most, ret_n);
}

/* --- settling --- */

int follow_ups_settle(struct tx *tx, int64_t id, struct str state, struct str outcome)
{
	int64_t changed;
	int err = tx_exec(tx, &changed,
		"UPDATE follow_ups SET state = $2, outcome = $3, done_ms = $4 WHERE id = $1 AND state = 'open'", "issi", id, state,
		outcome, tx->now_ms);

	if (!err && !changed)
		err = ERR_DECIDED;
	return err ? err : timers_clear(tx, TIMER_FOLLOW_UP, id);
}

int follow_ups_decline(struct tx *tx, int64_t case_id)
{
	int err = tx_exec(tx, NULL,
		"DELETE FROM timers WHERE kind = $2 AND subject IN (SELECT id FROM follow_ups WHERE case_id = $1 AND state = 'open')",
		"is", case_id, STR(TIMER_FOLLOW_UP));

	return err ? err : tx_exec(tx, NULL,
		"UPDATE follow_ups SET state = 'declined', done_ms = $2 WHERE case_id = $1 AND state = 'open'", "ii", case_id,
		tx->now_ms);
}
