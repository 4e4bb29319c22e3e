#include "store/misses.h"

#include "crypto/secret.h"
#include "store/audience.h"
#include "store/notices.h"
#include "store/sealed.h"

#define NOTICE_ARENA (16u << 10)

/* --- noting --- */

/* Whoever may read the register hears of a new entry. */
static int tell_one(struct tx *tx, int64_t member, int64_t room, int64_t id)
{
	struct notice notice = { .member = member, .room = room, .about = id, .kind = STR("miss") };
	struct arena arena;
	int err;

	arena_init(&arena, NOTICE_ARENA);
	err = notices_add(tx, &notice, &arena);
	arena_release(&arena);
	return err;
}

static int tell(struct tx *tx, int64_t room, int64_t id)
{
	struct audience_set set = { 0 };
	size_t i;
	int err = audience_leads(tx, AUDIENCE_SERVER, &set);

	if (!err)
		err = audience_admins(tx, AUDIENCE_SERVER, &set);
	for (i = 0; !err && i < set.n; i++)
		err = tell_one(tx, set.members[i], room, id);
	return err;
}

int misses_note(struct tx *tx, const char *kind, int64_t room, int64_t case_id, int64_t member)
{
	int64_t id, changed;
	int err = tx_exec(tx, &changed,
		"UPDATE misses SET times = times + 1, at_ms = $5 WHERE kind = $1 AND case_id = $2 AND room = $3 AND member = $4"
		" AND state = 'open'", "siiii", str_of(kind), case_id, room, member, tx->now_ms);

	if (err || changed)
		return err;
	err = random_id(&id);
	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO misses (id, kind, room, case_id, member, at_ms, state) VALUES ($1, $2, $3, $4, $5, $6, 'open')",
			"isiiii", id, str_of(kind), room, case_id, member, tx->now_ms);
	return err ? err : tell(tx, room, id);
}

/* --- reading --- */

#define MISS_ROWS \
	"SELECT x.id, x.room, x.case_id, x.member, x.at_ms, x.times, x.owner, x.action_by_ms, x.closed_ms, x.kind, x.state," \
	" x.finding, x.action, m.name, o.name FROM misses x LEFT JOIN members m ON m.id = x.member" \
	" LEFT JOIN members o ON o.id = x.owner"

static int read_miss(struct tx *tx, struct db_stmt *st, struct arena *arena, struct miss *ret)
{
	int err;

	*ret = (struct miss){ .id = db_int(st, 0), .room = db_int(st, 1), .case_id = db_int(st, 2), .member = db_int(st, 3),
		.at_ms = db_int(st, 4), .times = db_int(st, 5), .owner = db_int(st, 6), .action_by_ms = db_int(st, 7),
		.closed_ms = db_int(st, 8), .kind = arena_str(arena, db_bytes(st, 9)), .state = arena_str(arena, db_bytes(st, 10)),
		.name = arena_str(arena, db_bytes(st, 13)), .owner_name = arena_str(arena, db_bytes(st, 14)) };
	if (!ret->kind.at || !ret->state.at)
		return ERR_NO_MEMORY;
	err = sealed_get(tx, "misses.finding", ret->id, db_bytes(st, 11), arena, &ret->finding);
	return err ? err : sealed_get(tx, "misses.action", ret->id, db_bytes(st, 12), arena, &ret->action);
}

static int read_all(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct miss *ret, size_t most, size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_miss(tx, st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int misses_list(struct tx *tx, struct arena *arena, struct miss *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, MISS_ROWS " ORDER BY x.state <> 'open', x.at_ms DESC, x.id LIMIT $1", "i",
		(int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

int misses_get(struct tx *tx, int64_t id, struct arena *arena, struct miss *ret)
{
	size_t n;
	int err;
	struct db_stmt *st = tx_query(tx, &err, MISS_ROWS " WHERE x.id = $1", "i", id);

	err = read_all(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

/* --- closing --- */

int misses_close(struct tx *tx, int64_t id, struct str finding, struct str action, int64_t owner, int64_t action_by_ms,
                 struct arena *arena)
{
	struct str sealed_finding, sealed_action;
	int64_t changed;
	int err = sealed_put(tx, "misses.finding", id, finding, arena, &sealed_finding);

	if (!err)
		err = sealed_put(tx, "misses.action", id, action, arena, &sealed_action);
	if (!err)
		err = tx_exec(tx, &changed,
			"UPDATE misses SET state = 'closed', finding = $2, action = $3, owner = $4, action_by_ms = $5, closed_ms = $6"
			" WHERE id = $1 AND state = 'open'", "ibbiii", id, sealed_finding, sealed_action, owner, action_by_ms, tx->now_ms);
	return err ? err : changed ? 0 : ERR_DECIDED;
}
