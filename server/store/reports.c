#include "store/reports.h"

#include "crypto/secret.h"
#include "store/sealed.h"

int reports_add(struct tx *tx, struct report *r, struct arena *arena)
{
	struct str sealed;
	int err = random_id(&r->id);

	r->at_ms = tx->now_ms;
	r->state = STR("open");
	if (!err)
		err = sealed_put(tx, "reports.words", r->id, r->words, arena, &sealed);
	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO reports (id, case_id, room, member, about, target, at_ms, reason, words, state)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open')", "iiiiiiisb", r->id, r->case_id, r->room, r->member,
		r->about, r->target, r->at_ms, r->reason, sealed);
}

int reports_change(struct tx *tx, const struct report *r, struct arena *arena)
{
	struct str sealed;
	int err = sealed_put(tx, "reports.words", r->id, r->words, arena, &sealed);

	if (err)
		return err;
	return tx_exec(tx, NULL, "UPDATE reports SET reason = $2, words = $3 WHERE id = $1 AND state = 'open'", "isb", r->id,
		r->reason, sealed);
}

/* --- reading --- */

#define REPORT_ROWS \
	"SELECT r.id, r.case_id, r.room, r.member, r.about, r.target, r.at_ms, r.reason, r.state, r.words, r.answer, m.name" \
	" FROM reports r LEFT JOIN members m ON m.id = r.about"

static int read_report(struct tx *tx, struct db_stmt *st, struct arena *arena, struct report *ret)
{
	int err;

	*ret = (struct report){ .id = db_int(st, 0), .case_id = db_int(st, 1), .room = db_int(st, 2), .member = db_int(st, 3),
		.about = db_int(st, 4), .target = db_int(st, 5), .at_ms = db_int(st, 6), .reason = arena_str(arena, db_bytes(st, 7)),
		.state = arena_str(arena, db_bytes(st, 8)), .about_name = arena_str(arena, db_bytes(st, 11)) };
	if (!ret->reason.at || !ret->state.at)
		return ERR_NO_MEMORY;
	err = sealed_get(tx, "reports.words", ret->id, db_bytes(st, 9), arena, &ret->words);
	return err ? err : sealed_get(tx, "reports.answer", ret->id, db_bytes(st, 10), arena, &ret->answer);
}

static int read_all(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct report *ret, size_t most,
                    size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_report(tx, st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

static int read_one(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct report *ret)
{
	size_t n;

	err = read_all(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int reports_again(struct tx *tx, const struct report *like, const char *kind, struct arena *arena, struct report *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		REPORT_ROWS " JOIN cases c ON c.id = r.case_id WHERE r.member = $1 AND r.room = $2 AND r.about = $3"
		" AND r.target = $4 AND r.state = 'open' AND c.kind = $5 LIMIT 1", "iiiis", like->member, like->room, like->about,
		like->target, str_of(kind));

	return read_one(tx, st, err, arena, ret);
}

int reports_of_member(struct tx *tx, int64_t member, struct arena *arena, struct report *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, REPORT_ROWS " WHERE r.member = $1 ORDER BY r.at_ms DESC, r.id LIMIT $2", "ii",
		member, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

int reports_of_case(struct tx *tx, int64_t case_id, struct arena *arena, struct report *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, REPORT_ROWS " WHERE r.case_id = $1 ORDER BY r.at_ms DESC, r.id LIMIT $2", "ii",
		case_id, (int64_t)most);

	return read_all(tx, st, err, arena, ret, most, ret_n);
}

/* --- answering --- */

int reports_next_open(struct tx *tx, int64_t case_id, struct arena *arena, struct report *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, REPORT_ROWS " WHERE r.case_id = $1 AND r.state = 'open' LIMIT 1", "i", case_id);

	return read_one(tx, st, err, arena, ret);
}

int reports_answer(struct tx *tx, int64_t id, struct str answer, struct arena *arena)
{
	struct str sealed;
	int err = sealed_put(tx, "reports.answer", id, answer, arena, &sealed);

	if (err)
		return err;
	return tx_exec(tx, NULL, "UPDATE reports SET state = 'answered', answer = $2 WHERE id = $1", "ib", id, sealed);
}
