#include "store/flags.h"

#include "crypto/secret.h"
#include "store/sealed.h"

#define WEEK_MS (INT64_C(7) * 24 * 3600 * 1000)

static struct str or_empty(struct str s)
{
	return s.at ? s : STR("");
}

static int add_finding(struct tx *tx, int64_t flag, int64_t place, const struct flag_finding *f, struct arena *arena)
{
	struct str reasons;
	int err = sealed_put(tx, "findings.reasons", flag, f->reasons, arena, &reasons);

	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO findings (flag, place, rule, why, level, raw, category, boundary, first_char, last_char,"
		" lowered_by, reasons) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", "iissssssiisb",
		flag, place, f->rule, f->why, f->level, f->raw, f->category, or_empty(f->boundary), f->first_char,
		f->last_char, or_empty(f->lowered_by), reasons);
}

int flags_add(struct tx *tx, struct flag *flag, struct arena *arena)
{
	size_t i;
	int err = random_id(&flag->id);

	flag->at_ms = tx->now_ms;
	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO flags (id, room, member, case_id, at_ms, seq, triage, category, boundaries, scanned)"
			" VALUES ($1, $2, $3, NULLIF($4, 0), $5, $6, $7, $8, $9, $10)", "iiiiiissii", flag->id, flag->room,
			flag->member, flag->case_id, flag->at_ms, flag->seq, flag->triage, flag->category,
			(int64_t)flag->boundaries, (int64_t)flag->scanned);
	for (i = 0; !err && i < flag->n_findings; i++)
		err = add_finding(tx, flag->id, (int64_t)i, &flag->findings[i], arena);
	return err;
}

int flags_set_seq(struct tx *tx, int64_t flag, int64_t seq)
{
	return tx_exec(tx, NULL, "UPDATE flags SET seq = $2 WHERE id = $1", "ii", flag, seq);
}

int flags_history(struct tx *tx, int64_t member, struct arena *arena, struct str *ret_peak, int64_t *ret_ambers)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT max(CASE triage WHEN 'crisis' THEN 3 WHEN 'red' THEN 2 WHEN 'amber' THEN 1 ELSE 0 END),"
		" count(CASE WHEN triage = 'amber' AND at_ms > $3 THEN 1 END) FROM flags"
		" WHERE member = $1 AND at_ms > $2 AND scanned <> 0",
		"iii", member, tx->now_ms - FLAG_KEEP_MS, tx->now_ms - WEEK_MS);
	static const char *const words[] = { "green", "amber", "red", "crisis" };

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_STORAGE;
	*ret_peak = arena_str(arena, str_of(words[db_int(st, 0)]));
	*ret_ambers = db_int(st, 1);
	db_reset(st);
	return ret_peak->at ? 0 : ERR_NO_MEMORY;
}

int flags_forget_words(struct tx *tx, int64_t room, int64_t seq)
{
	return tx_exec(tx, NULL,
		"UPDATE findings SET reasons = NULL WHERE reasons IS NOT NULL"
		" AND flag IN (SELECT id FROM flags WHERE room = $1 AND seq = $2)", "ii", room, seq);
}

/* --- reading --- */

#define FLAG_ROWS \
	"SELECT f.id, f.room, f.member, f.case_id, f.at_ms, f.seq, f.boundaries, f.scanned, f.triage, f.category, m.name," \
	" f.judged" \
	" FROM flags f LEFT JOIN members m ON m.id = f.member"

static void read_flag(struct db_stmt *st, struct arena *arena, struct flag *ret)
{
	*ret = (struct flag){ .id = db_int(st, 0), .room = db_int(st, 1), .member = db_int(st, 2), .case_id = db_int(st, 3),
		.at_ms = db_int(st, 4), .seq = db_int(st, 5), .boundaries = (unsigned)db_int(st, 6),
		.scanned = db_int(st, 7) != 0, .triage = arena_str(arena, db_bytes(st, 8)),
		.category = arena_str(arena, db_bytes(st, 9)), .name = arena_str(arena, db_bytes(st, 10)),
		.judged = arena_str(arena, db_bytes(st, 11)) };
}

static int read_finding(struct tx *tx, struct db_stmt *st, int64_t flag, struct arena *arena, struct flag_finding *ret)
{
	*ret = (struct flag_finding){ .rule = arena_str(arena, db_bytes(st, 0)), .why = arena_str(arena, db_bytes(st, 1)),
		.level = arena_str(arena, db_bytes(st, 2)), .raw = arena_str(arena, db_bytes(st, 3)),
		.category = arena_str(arena, db_bytes(st, 4)), .boundary = arena_str(arena, db_bytes(st, 5)),
		.first_char = db_int(st, 6), .last_char = db_int(st, 7), .lowered_by = arena_str(arena, db_bytes(st, 8)) };
	if (!ret->rule.at || !ret->why.at || !ret->level.at || !ret->raw.at || !ret->category.at)
		return ERR_NO_MEMORY;
	return sealed_get(tx, "findings.reasons", flag, db_bytes(st, 9), arena, &ret->reasons);
}

static int read_findings(struct tx *tx, struct arena *arena, struct flag *flag)
{
	int err, step = 0;
	struct db_stmt *st;

	flag->findings = arena_array(arena, FLAG_FINDINGS_MOST, sizeof *flag->findings);
	if (!flag->findings)
		return ERR_NO_MEMORY;
	st = tx_query(tx, &err,
		"SELECT rule, why, level, raw, category, boundary, first_char, last_char, lowered_by, reasons FROM findings"
		" WHERE flag = $1 ORDER BY place LIMIT $2", "ii", flag->id, (int64_t)FLAG_FINDINGS_MOST);
	if (!st)
		return err;
	while (!err && (step = db_step(st)) > 0)
		err = read_finding(tx, st, flag->id, arena, &flag->findings[flag->n_findings++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

static int read_flags(struct tx *tx, struct db_stmt *st, int err, struct arena *arena, struct flag *ret, size_t most,
                      size_t *ret_n)
{
	int step;
	size_t i;

	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < most && (step = db_step(st)) > 0)
		read_flag(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	err = *ret_n < most && step < 0 ? step : 0;
	for (i = 0; !err && i < *ret_n; i++)
		err = ret[i].triage.at && ret[i].category.at && ret[i].judged.at ? read_findings(tx, arena, &ret[i]) : ERR_NO_MEMORY;
	return err;
}

int flags_get(struct tx *tx, int64_t id, struct arena *arena, struct flag *ret)
{
	size_t n;
	int err;
	struct db_stmt *st = tx_query(tx, &err, FLAG_ROWS " WHERE f.id = $1", "i", id);

	err = read_flags(tx, st, err, arena, ret, 1, &n);
	return err ? err : n ? 0 : ERR_NOT_FOUND;
}

int flags_of_case(struct tx *tx, int64_t case_id, struct arena *arena, struct flag *ret, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, FLAG_ROWS " WHERE f.case_id = $1 ORDER BY f.at_ms DESC, f.id LIMIT $2",
		"ii", case_id, (int64_t)most);

	return read_flags(tx, st, err, arena, ret, most, ret_n);
}

int flags_of_room(struct tx *tx, int64_t room, int64_t before_ms, struct arena *arena, struct flag *ret, size_t most,
                  size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		FLAG_ROWS " WHERE f.room = $1 AND ($2 = 0 OR f.at_ms < $2) ORDER BY f.at_ms DESC, f.id LIMIT $3",
		"iii", room, before_ms, (int64_t)most);

	return read_flags(tx, st, err, arena, ret, most, ret_n);
}

int flags_judge(struct tx *tx, int64_t id, struct str judged, int64_t by)
{
	return tx_exec(tx, NULL, "UPDATE flags SET judged = $2, judged_by = $3 WHERE id = $1", "isi", id, judged, by);
}

/* Those of an open case stay with it. */
int flags_prune(struct tx *tx, int64_t limit)
{
	int64_t before_ms = tx->now_ms - FLAG_KEEP_MS;
	int err = tx_exec(tx, NULL,
		"DELETE FROM findings WHERE flag IN (SELECT f.id FROM flags f LEFT JOIN cases c ON c.id = f.case_id"
		" WHERE f.at_ms < $1 AND (c.id IS NULL OR c.state IN ('closed', 'reviewed')) ORDER BY f.at_ms LIMIT $2)", "ii", before_ms, limit);

	if (err)
		return err;
	return tx_exec(tx, NULL,
		"DELETE FROM flags WHERE id IN (SELECT f.id FROM flags f LEFT JOIN cases c ON c.id = f.case_id"
		" WHERE f.at_ms < $1 AND (c.id IS NULL OR c.state IN ('closed', 'reviewed')) ORDER BY f.at_ms LIMIT $2)", "ii", before_ms, limit);
}
