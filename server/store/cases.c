#include "store/cases.h"

#include "crypto/secret.h"

/* Urgency as a number, for comparing in SQL. */
#define URGENCY(column) "(CASE " column " WHEN 'crisis' THEN 3 WHEN 'red' THEN 2 WHEN 'amber' THEN 1 ELSE 0 END)"

static int find_open(struct tx *tx, const struct case_raise *r, int64_t *ret_id)
{
	return tx_number(tx, ret_id,
		"SELECT id FROM cases WHERE room = $1 AND member = $2 AND kind = $3 AND state <> 'closed'",
		"iis", r->room, r->member, str_of(r->kind));
}

static int join(struct tx *tx, const struct case_raise *r, int64_t id)
{
	return tx_exec(tx, NULL,
		"UPDATE cases SET due_ms = CASE WHEN $2 < due_ms THEN $2 ELSE due_ms END,"
		" latest = CASE WHEN $3 > latest THEN $3 ELSE latest END, flags = flags + $4, reports = reports + $5,"
		" category = CASE WHEN " URGENCY("$6") " > " URGENCY("level") " THEN $7 ELSE category END,"
		" level = CASE WHEN " URGENCY("$6") " > " URGENCY("level") " THEN $6 ELSE level END, version = version + 1"
		" WHERE id = $1", "iiiiiss", id, r->due_ms, r->latest, (int64_t)r->flag, (int64_t)r->report,
		str_of(r->level), str_of(r->category));
}

static int open_case(struct tx *tx, const struct case_raise *r, int64_t *ret_id)
{
	int err = random_id(ret_id);

	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO cases (id, room, kind, member, level, category, state, version, opened_ms, due_ms, flags, reports,"
		" latest) VALUES ($1, $2, $3, $4, $5, $6, 'open', 1, $7, $8, $9, $10, $11)", "iisissiiiii", *ret_id, r->room,
		str_of(r->kind), r->member, str_of(r->level), str_of(r->category), tx->now_ms, r->due_ms, (int64_t)r->flag,
		(int64_t)r->report, r->latest);
}

int cases_raise(struct tx *tx, const struct case_raise *r, int64_t *ret_id, bool *ret_new)
{
	int err = find_open(tx, r, ret_id);

	*ret_new = err == ERR_NOT_FOUND;
	if (err == 0)
		return join(tx, r, *ret_id);
	return err == ERR_NOT_FOUND ? open_case(tx, r, ret_id) : err;
}

/* --- reading --- */

#define CASE_ROWS \
	"SELECT c.id, c.room, c.member, c.owner, c.version, c.opened_ms, c.due_ms, c.flags, c.reports, c.latest, c.kind," \
	" c.level, c.category, c.state, c.outcome, m.name, o.name FROM cases c" \
	" LEFT JOIN members m ON m.id = c.member LEFT JOIN members o ON o.id = c.owner"

static int read_case(struct db_stmt *st, struct arena *arena, struct care_case *ret)
{
	*ret = (struct care_case){ .id = db_int(st, 0), .room = db_int(st, 1), .member = db_int(st, 2), .owner = db_int(st, 3),
		.version = db_int(st, 4), .opened_ms = db_int(st, 5), .due_ms = db_int(st, 6), .flags = db_int(st, 7),
		.reports = db_int(st, 8), .latest = db_int(st, 9), .kind = arena_str(arena, db_bytes(st, 10)),
		.level = arena_str(arena, db_bytes(st, 11)), .category = arena_str(arena, db_bytes(st, 12)),
		.state = arena_str(arena, db_bytes(st, 13)), .outcome = arena_str(arena, db_bytes(st, 14)),
		.name = arena_str(arena, db_bytes(st, 15)), .owner_name = arena_str(arena, db_bytes(st, 16)) };
	return ret->kind.at && ret->level.at && ret->category.at && ret->state.at && ret->outcome.at ? 0 : ERR_NO_MEMORY;
}

int cases_get(struct tx *tx, int64_t room, int64_t id, struct arena *arena, struct care_case *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, CASE_ROWS " WHERE c.id = $1 AND c.room = $2", "ii", id, room);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	err = read_case(st, arena, ret);
	db_reset(st);
	return err;
}

int cases_in_danger(struct tx *tx, int64_t member, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM cases WHERE member = $1 AND kind = 'danger' AND state <> 'closed' AND level IN ('red', 'crisis') LIMIT 1",
		"i", member);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int cases_open(struct tx *tx, int64_t room, int64_t member, bool every, struct arena *arena, struct care_case *ret,
               size_t most, size_t *ret_n)
{
	int err, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		CASE_ROWS " WHERE c.state <> 'closed' AND c.member <> $2 AND CASE WHEN $1 <> 0 THEN c.room = $1 ELSE $3 OR EXISTS"
		" (SELECT 1 FROM grants g WHERE g.member = $2 AND g.room = c.room AND g.role IN ('mentor', 'facilitator', 'admin')"
		" AND (g.until_ms IS NULL OR g.until_ms > $4)) END"
		" ORDER BY " URGENCY("c.level") " DESC, c.state = 'claimed', c.opened_ms LIMIT $5",
		"iiiii", room, member, (int64_t)every, tx->now_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && (step = db_step(st)) > 0)
		err = read_case(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

/* --- changing --- */

int cases_reach(struct tx *tx, int64_t flag, int64_t seq)
{
	return tx_exec(tx, NULL,
		"UPDATE cases SET latest = $2 WHERE id = (SELECT case_id FROM flags WHERE id = $1) AND latest < $2", "ii", flag, seq);
}

/* Nothing changed: because it is closed, or because somebody was faster. */
static int why_not(struct tx *tx, int64_t id)
{
	int64_t open;
	int err = tx_number(tx, &open, "SELECT state <> 'closed' FROM cases WHERE id = $1", "i", id);

	return err ? err : open ? ERR_STALE : ERR_DECIDED;
}

int cases_claim(struct tx *tx, int64_t id, int64_t version, int64_t member)
{
	int64_t changed;
	int err = tx_exec(tx, &changed,
		"UPDATE cases SET owner = $3, state = 'claimed', version = version + 1"
		" WHERE id = $1 AND version = $2 AND state <> 'closed'", "iii", id, version, member);

	return err ? err : changed ? 0 : why_not(tx, id);
}

int cases_close(struct tx *tx, int64_t id, int64_t version, struct str outcome)
{
	int64_t changed;
	int err = tx_exec(tx, &changed,
		"UPDATE cases SET state = 'closed', outcome = $3, closed_ms = $4, version = version + 1"
		" WHERE id = $1 AND version = $2 AND state <> 'closed'", "iisi", id, version, outcome, tx->now_ms);

	return err ? err : changed ? 0 : why_not(tx, id);
}
