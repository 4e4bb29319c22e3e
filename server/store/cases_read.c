/* Reading cases; store/cases.h. */
#include "store/cases.h"

/* Word for word as the index of open cases has it, so that it is used. */
#define OPEN "state NOT IN ('closed', 'reviewed')"
#define URGENT "level IN ('red', 'crisis')"
/* Urgency as a number, for comparing in SQL. */
#define URGENCY "(CASE c.level WHEN 'crisis' THEN 3 WHEN 'red' THEN 2 WHEN 'amber' THEN 1 ELSE 0 END)"
#define HOUR_MS (3600 * INT64_C(1000))

#define CASE_ROWS \
	"SELECT c.id, c.room, c.member, c.version, c.due_ms, c.flags, c.reports, c.latest, c.aside, c.seen_ms, c.spoken_ms," \
	" c.card_ms, c.closed_ms, c.asked, c.drill, c.owner, c.receiver, c.opened_ms, c.clock_ms, c.rung, c.step_ms, c.keep_ms," \
	" c.words_ms, c.quiet, c.snoozed, c.level, c.state, c.state_before, c.kind, c.category, c.outcome, c.safe, m.name, o.name," \
	" r.name, c.region FROM cases c LEFT JOIN members m ON m.id = c.member LEFT JOIN members o ON o.id = c.owner" \
	" LEFT JOIN members r ON r.id = c.receiver"

/* Columns from 15 to 27. */
static int read_ladder(struct db_stmt *st, struct ladder_case *ret)
{
	struct str level = db_bytes(st, 25);
	int triage = triage_parse(level.at, level.len);

	*ret = (struct ladder_case){ .owner = db_int(st, 15), .receiver = db_int(st, 16), .opened_ms = db_int(st, 17),
		.clock_ms = db_int(st, 18), .rung = (unsigned)db_int(st, 19), .step_ms = db_int(st, 20), .keep_ms = db_int(st, 21),
		.words_ms = db_int(st, 22), .quiet = db_int(st, 23) != 0, .snoozed = db_int(st, 24) != 0,
		.level = triage < 0 ? TRIAGE_GREEN : (enum triage)triage };
	return triage < 0 || case_state_parse(db_bytes(st, 26), &ret->state) || case_state_parse(db_bytes(st, 27), &ret->before)
	       ? ERR_STORAGE : 0;
}

static int read_case(struct db_stmt *st, struct arena *arena, struct care_case *ret)
{
	*ret = (struct care_case){ .id = db_int(st, 0), .room = db_int(st, 1), .member = db_int(st, 2), .version = db_int(st, 3),
		.due_ms = db_int(st, 4), .flags = db_int(st, 5), .reports = db_int(st, 6), .latest = db_int(st, 7),
		.aside = db_int(st, 8), .seen_ms = db_int(st, 9), .spoken_ms = db_int(st, 10), .card_ms = db_int(st, 11),
		.closed_ms = db_int(st, 12), .asked = db_int(st, 13) != 0, .drill = db_int(st, 14) != 0,
		.kind = arena_str(arena, db_bytes(st, 28)), .category = arena_str(arena, db_bytes(st, 29)),
		.outcome = arena_str(arena, db_bytes(st, 30)), .safe = arena_str(arena, db_bytes(st, 31)),
		.name = arena_str(arena, db_bytes(st, 32)), .owner_name = arena_str(arena, db_bytes(st, 33)),
		.receiver_name = arena_str(arena, db_bytes(st, 34)), .region = arena_str(arena, db_bytes(st, 35)) };
	if (!ret->kind.at || !ret->category.at || !ret->outcome.at || !ret->safe.at || !ret->region.at)
		return ERR_NO_MEMORY;
	return read_ladder(st, &ret->ladder);
}

static int read_all(struct db_stmt *st, int err, struct arena *arena, struct care_case *ret, size_t most, size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	err = 0;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_case(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

static int read_one(struct db_stmt *st, int err, struct arena *arena, struct care_case *ret)
{
	size_t n;

	err = read_all(st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

/* --- one --- */

int cases_find_open(struct tx *tx, const struct case_new *about, struct arena *arena, struct care_case *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		CASE_ROWS " WHERE c.room = $1 AND c.member = $2 AND c.kind = $3 AND c.drill = $4 AND c." OPEN, "iisi",
		about->room, about->member, str_of(about->kind), (int64_t)about->drill);

	return read_one(st, err, arena, ret);
}

int cases_get(struct tx *tx, int64_t room, int64_t id, struct arena *arena, struct care_case *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, CASE_ROWS " WHERE c.id = $1 AND $2 IN (0, c.room)", "ii", id, room);

	return read_one(st, err, arena, ret);
}

/* --- several --- */

int cases_of_person(struct tx *tx, int64_t member, struct arena *arena, struct care_case *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		CASE_ROWS " WHERE c.member = $1 AND c.kind = 'danger' AND c.drill = 0 AND (c." URGENT " OR c.asked <> 0)"
		" AND (c." OPEN " OR c.closed_ms > $2) ORDER BY c.opened_ms DESC, c.id LIMIT $3", "iii", member,
		tx->now_ms - HOUR_MS, (int64_t)most);

	return read_all(st, err, arena, ret, most, ret_n);
}

int cases_open(struct tx *tx, int64_t room, int64_t member, bool every, struct arena *arena, struct care_case *ret,
               size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		CASE_ROWS " WHERE c." OPEN " AND c.member <> $2 AND CASE WHEN $1 <> 0 THEN c.room = $1"
		" ELSE $3 OR $2 IN (c.owner, c.receiver) OR EXISTS (SELECT 1 FROM grants g WHERE g.member = $2 AND g.room = c.room"
		" AND g.role IN ('mentor', 'facilitator', 'responder', 'admin') AND (g.until_ms IS NULL OR g.until_ms > $4))"
		" OR EXISTS (SELECT 1 FROM notices n WHERE n.about = c.id AND n.kind IN ('alarm', 'offer') AND n.member = $2) END"
		" ORDER BY " URGENCY " DESC, c.state <> 'open', c.opened_ms LIMIT $5",
		"iiiii", room, member, (int64_t)every, tx->now_ms, (int64_t)most);

	return read_all(st, err, arena, ret, most, ret_n);
}

int cases_mine_here(struct tx *tx, int64_t member, int64_t room, int64_t *ret_ids, size_t most, size_t *ret_n)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT id FROM cases WHERE " OPEN " AND room = $2 AND kind = 'danger' AND drill = 0 AND $1 IN (owner, receiver)"
		" UNION SELECT id FROM cases WHERE aside = $2 AND " OPEN " AND drill = 0 AND $1 IN (owner, receiver) LIMIT $3",
		"iii", member, room, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		ret_ids[(*ret_n)++] = db_int(st, 0);
	db_reset(st);
	return step;
}

/* --- figures --- */

int cases_busy(struct tx *tx, int64_t member, int64_t *ret_n)
{
	return tx_number(tx, ret_n,
		"SELECT count(*) FROM cases WHERE " OPEN " AND owner = $1 AND " URGENT " AND drill = 0", "i", member);
}

int cases_in_danger(struct tx *tx, int64_t member, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM cases WHERE member = $1 AND kind = 'danger' AND drill = 0 AND " OPEN " AND " URGENT " LIMIT 1", "i",
		member);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int cases_alerted(struct tx *tx, int64_t id, int64_t *ret_n)
{
	return tx_number(tx, ret_n,
		"SELECT count(DISTINCT member) FROM notices WHERE about = $1 AND kind IN ('alarm', 'offer')", "i", id);
}
