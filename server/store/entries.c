/* Writing entries; entries_read.c reads them. */
#include "store/entries.h"

#include <assert.h>

/* The words of post `seq`, sealed for the place where they are kept. */
static int seal_body(struct tx *tx, int64_t stream, int64_t seq, struct str body, struct buf *out)
{
	const struct seal_place place = { "bodies", stream, seq };
	const struct seal_key *key;
	int err = key_ring_stream(tx, stream, &key);

	return err ? err : seal(key, &place, body, out);
}

/* Run `sql` with the sealed words as $1 and the entry as $2. */
static int write_body(struct tx *tx, int64_t id, const char *sql, int64_t stream, int64_t seq, struct str body)
{
	struct buf sealed = BUF_INIT(body.len + SEAL_EXTRA);
	int err = seal_body(tx, stream, seq, body, &sealed);

	if (!err)
		err = tx_exec(tx, NULL, sql, "bi", (struct str){ sealed.at, sealed.len }, id);
	buf_release(&sealed);
	return err;
}

static struct str text_or_empty(struct str s)
{
	return s.at ? s : STR("");
}

static int insert_entry(struct tx *tx, const struct entry *e, int64_t *ret_id)
{
	return tx_number(tx, ret_id,
		"INSERT INTO entries (stream, seq, at_ms, kind, member, role, target, detail, flags, warning)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id", "iiisisisis",
		e->stream, (int64_t)e->seq, e->at_ms, str_of(entry_kind_name(e->kind)), e->member,
		e->role == ROLE_COUNT ? STR("") : str_of(role_name(e->role)), e->target, e->detail,
		(int64_t)e->flags, e->warning);
}

/* Number an entry, store it, and leave its visible form for delivery. */
static int append(struct tx *tx, const struct entry_new *from, enum entry_kind kind, uint64_t *ret_seq)
{
	struct entry e = {
		.stream = from->stream, .at_ms = tx->now_ms, .kind = kind, .flags = from->flags,
		.member = from->member, .role = from->role, .target = from->target,
		.detail = text_or_empty(from->detail), .warning = text_or_empty(from->warning), .name = from->name,
		.body = kind == ENTRY_POST || kind == ENTRY_EDIT ? from->body : (struct str){ 0 },
	};
	struct entry *copy;
	int64_t seq, id;
	int err;

	assert(tx->write);
	err = tx_number(tx, &seq, "UPDATE streams SET head = head + 1 WHERE id = $1 RETURNING head",
	                "i", e.stream);
	if (err)
		return err;
	e.seq = (uint64_t)seq;
	err = insert_entry(tx, &e, &id);
	if (!err && kind == ENTRY_POST)
		err = write_body(tx, id, "INSERT INTO bodies (sealed, entry) VALUES ($1, $2)", e.stream, seq, e.body);
	if (err)
		return err;
	copy = entry_copy(&e);
	if (!copy)
		return ERR_NO_MEMORY;
	list_push(tx->appended, &copy->link);
	*ret_seq = e.seq;
	return 0;
}

int entries_append(struct tx *tx, const struct entry_new *e, uint64_t *ret_seq)
{
	assert(e->kind == ENTRY_POST ? e->body.at != NULL : e->kind == ENTRY_CASE || e->kind == ENTRY_CONTROL);
	return append(tx, e, e->kind, ret_seq);
}

struct target {
	int64_t id;
	unsigned flags;
};

static int find_target(struct tx *tx, const struct entry_new *e, struct target *ret)
{
	struct db_stmt *st;
	int err;

	st = tx_query(tx, &err, "SELECT id, flags FROM entries WHERE stream = $1 AND seq = $2 AND kind = 'post'",
	              "ii", e->stream, e->target);
	if (!st)
		return err;
	err = db_step(st);
	if (err != 1)
		return err ? err : ERR_NOT_FOUND;
	*ret = (struct target){ db_int(st, 0), (unsigned)db_int(st, 1) };
	db_reset(st);
	return 0;
}

/* A post that still stands. */
static int find_standing(struct tx *tx, const struct entry_new *e, struct target *ret)
{
	int err = find_target(tx, e, ret);

	if (!err && (ret->flags & ENTRY_REDACTED))
		err = ERR_NOT_FOUND;
	return err;
}

static int add_flag(struct tx *tx, const struct target *t, unsigned flag)
{
	if ((t->flags & flag) == flag)
		return 0;
	return tx_exec(tx, NULL, "UPDATE entries SET flags = $1 WHERE id = $2", "ii",
	               (int64_t)(t->flags | flag), t->id);
}

int entries_edit(struct tx *tx, const struct entry_new *e, uint64_t *ret_seq)
{
	struct target t = { 0 };
	int err = find_standing(tx, e, &t);

	assert(e->body.at);
	if (!err)
		err = write_body(tx, t.id, "UPDATE bodies SET sealed = $1 WHERE entry = $2",
		                 e->stream, e->target, e->body);
	if (!err)
		err = add_flag(tx, &t, ENTRY_EDITED | (e->flags & ENTRY_UNSCANNED));
	return err ? err : append(tx, e, ENTRY_EDIT, ret_seq);
}

int entries_redact(struct tx *tx, const struct entry_new *e, uint64_t *ret_seq)
{
	struct target t = { 0 };
	int err = find_target(tx, e, &t);

	if (err)
		return err;
	if (t.flags & ENTRY_REDACTED)
		return streams_head(tx, e->stream, ret_seq);
	err = tx_exec(tx, NULL, "DELETE FROM bodies WHERE entry = $1", "i", t.id);
	if (!err)
		err = tx_exec(tx, NULL, "DELETE FROM reactions WHERE stream = $1 AND target = $2", "ii",
		              e->stream, e->target);
	if (!err)
		err = add_flag(tx, &t, ENTRY_REDACTED);
	return err ? err : append(tx, e, ENTRY_REDACT, ret_seq);
}

static int change_reaction(struct tx *tx, const struct entry_new *e, int64_t *ret_changes)
{
	if (e->flags & ENTRY_ON)
		return tx_exec(tx, ret_changes,
			"INSERT INTO reactions (stream, target, member, reaction) VALUES ($1, $2, $3, $4)"
			" ON CONFLICT DO NOTHING", "iiis", e->stream, e->target, e->member, e->detail);
	return tx_exec(tx, ret_changes,
		"DELETE FROM reactions WHERE stream = $1 AND target = $2 AND member = $3 AND reaction = $4",
		"iiis", e->stream, e->target, e->member, e->detail);
}

int entries_react(struct tx *tx, const struct entry_new *e, uint64_t *ret_seq)
{
	struct target t = { 0 };
	int64_t changes;
	int err = find_standing(tx, e, &t);

	if (!err && (e->detail.len == 0 || e->detail.len > ENTRY_REACTION_LEN))
		err = ERR_BAD_FIELD;
	if (!err)
		err = change_reaction(tx, e, &changes);
	if (err)
		return err;
	if (changes == 0)
		return streams_head(tx, e->stream, ret_seq);
	return append(tx, e, ENTRY_REACT, ret_seq);
}
