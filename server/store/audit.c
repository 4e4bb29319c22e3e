#include "store/audit.h"

#include "crypto/secret.h"

#define LINE_MOST 512

/* What the hash is made of: the fields in a form that can be read in one way only. */
static int hash_line(struct tx *tx, struct str before, const struct audit_line *l, struct digest *ret)
{
	struct buf text = BUF_INIT(LINE_MOST);
	int err;

	buf_put(&text, before.at, before.len);
	buf_putf(&text, "|%lld|%lld|%lld|%.*s|%lld|%lld|%lld", (long long)l->seq, (long long)l->at_ms,
	         (long long)l->member, (int)l->act.len, l->act.at, (long long)l->room, (long long)l->subject,
	         (long long)l->about);
	err = text.err;
	if (!err)
		digest_keyed(tx_key(tx, KEY_AUDIT), (struct str){ text.at, text.len }, ret);
	buf_release(&text);
	return err;
}

/* The last line's number and hash; 0 and an empty one before the first. */
static int find_head(struct tx *tx, int64_t *ret_seq, struct digest *ret_hash, bool *ret_any)
{
	struct str hash;
	int err;
	struct db_stmt *st = tx_query(tx, &err, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", "");

	if (!st)
		return err;
	err = db_step(st);
	*ret_seq = 0;
	*ret_any = err > 0;
	if (err <= 0)
		return err;
	*ret_seq = db_int(st, 0);
	hash = db_bytes(st, 1);
	if (hash.len == sizeof ret_hash->bytes)
		memcpy(ret_hash->bytes, hash.at, hash.len);
	else
		err = ERR_STORAGE;
	db_reset(st);
	return err < 0 ? err : 0;
}

int audit_append(struct tx *tx, const struct audit_line *line)
{
	struct audit_line l = *line;
	struct digest before, hash;
	bool any;
	int err = find_head(tx, &l.seq, &before, &any);

	if (err)
		return err;
	l.seq++;
	l.at_ms = tx->now_ms;
	err = hash_line(tx, any ? digest_str(&before) : STR(""), &l, &hash);
	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO audit (seq, at_ms, member, act, room, subject, about, hash)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", "iiisiiib",
		l.seq, l.at_ms, l.member, l.act, l.room, l.subject, l.about, digest_str(&hash));
}

static struct audit_line read_line(struct db_stmt *st)
{
	return (struct audit_line){ .seq = db_int(st, 0), .at_ms = db_int(st, 1), .member = db_int(st, 2),
		.act = db_bytes(st, 3), .room = db_int(st, 4), .subject = db_int(st, 5), .about = db_int(st, 6) };
}

int audit_list(struct tx *tx, int64_t before, struct arena *arena, struct audit_line *ret, size_t most, size_t *ret_n)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT a.seq, a.at_ms, a.member, a.act, a.room, a.subject, a.about, m.name, s.name FROM audit a"
		" LEFT JOIN members m ON m.id = a.member LEFT JOIN members s ON s.id = a.subject"
		" WHERE $1 = 0 OR a.seq < $1 ORDER BY a.seq DESC LIMIT $2", "ii", before, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0) {
		struct audit_line *l = &ret[(*ret_n)++];

		*l = read_line(st);
		l->act = arena_str(arena, l->act);
		l->name = arena_str(arena, db_bytes(st, 7));
		l->subject_name = arena_str(arena, db_bytes(st, 8));
		if (!l->act.at)
			return ERR_NO_MEMORY;         /* the statement is reset with the job */
	}
	return step;
}

int audit_verify(struct tx *tx, int64_t *ret_lines, int64_t *ret_bad)
{
	int err, step = 0;
	struct digest before, hash;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT seq, at_ms, member, act, room, subject, about, hash FROM audit ORDER BY seq", "");

	*ret_lines = *ret_bad = 0;
	while (!err && !*ret_bad && (step = db_step(st)) > 0) {
		struct audit_line l = read_line(st);
		bool whole = l.seq == *ret_lines + 1;

		err = hash_line(tx, *ret_lines ? digest_str(&before) : STR(""), &l, &hash);
		if (!err && (!whole || !str_eq(digest_str(&hash), db_bytes(st, 7))))
			*ret_bad = *ret_lines + 1;
		before = hash;
		(*ret_lines)++;
	}
	if (st)
		db_reset(st);
	return err ? err : step < 0 ? step : 0;
}
