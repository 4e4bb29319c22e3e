#include "store/members.h"

#include "store/control.h"

static struct str digest_or_absent(const struct digest *d)
{
	return d ? digest_str(d) : (struct str){ 0 };
}

int members_add(struct tx *tx, const struct member_new *m, int64_t *ret_id)
{
	int err = random_id(ret_id);

	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO members (id, kind, name, name_key, device, words, created_ms)"
		" VALUES ($1, 'guest', $2, $3, $4, $5, $6)",
		"issbbi", *ret_id, m->name, m->name_key, digest_or_absent(m->device), digest_or_absent(m->words),
		tx->now_ms);
}

/* Columns: id, name, account. */
static int read_member(struct db_stmt *st, int err, struct arena *arena, struct member *ret)
{
	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	*ret = (struct member){ .id = db_int(st, 0), .name = arena_str(arena, db_bytes(st, 1)),
		.account = db_int(st, 2) != 0 };
	db_reset(st);
	return ret->name.at ? 0 : ERR_NO_MEMORY;
}

int members_get(struct tx *tx, int64_t id, struct arena *arena, struct member *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT id, name, kind = 'account' FROM members WHERE id = $1", "i", id);

	return read_member(st, err, arena, ret);
}

int members_by_words(struct tx *tx, const struct digest *words, struct arena *arena, struct member *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT id, name, kind = 'account' FROM members WHERE words = $1", "b", digest_str(words));

	return read_member(st, err, arena, ret);
}

/* A name is somebody's while they can come back without more ado, and a name of
 * staff always. */
#define HOLDS_NAME \
	" AND (EXISTS (SELECT 1 FROM grants g WHERE g.member = m.id AND g.role <> 'participant'" \
	" AND (g.room IN (0, $2) OR g.room IN (SELECT room FROM seats WHERE member = $1)))" \
	" OR (EXISTS (SELECT 1 FROM sessions x WHERE x.member = m.id AND x.until_ms > $4)" \
	" AND EXISTS (SELECT 1 FROM seats s WHERE s.member = m.id" \
	" AND (s.room = $2 OR s.room IN (SELECT room FROM seats WHERE member = $1))))) LIMIT 1"

int members_name_free(struct tx *tx, int64_t member, int64_t room, struct str name_key)
{
	int64_t other;
	int err = tx_number(tx, &other,
		"SELECT m.id FROM members m WHERE m.name_key = $3 AND m.id <> $1" HOLDS_NAME,
		"iisi", member, room, name_key, tx->now_ms);

	return err == ERR_NOT_FOUND ? 0 : err ? err : ERR_NAME_TAKEN;
}

int members_name_fits(struct tx *tx, int64_t member, int64_t room)
{
	struct buf key = BUF_INIT(4096);
	struct db_stmt *st;
	int err;

	st = tx_query(tx, &err, "SELECT name_key FROM members WHERE id = $1", "i", member);
	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	buf_put(&key, db_bytes(st, 0).at, db_bytes(st, 0).len);
	db_reset(st);
	err = key.err ? key.err : members_name_free(tx, member, room, (struct str){ key.at, key.len });
	buf_release(&key);
	return err;
}

int members_rename(struct tx *tx, int64_t id, struct str name, struct str name_key)
{
	int err = tx_exec(tx, NULL, "UPDATE members SET name = $2, name_key = $3 WHERE id = $1",
		"iss", id, name, name_key);

	return err ? err : control_append(tx, CONTROL_MEMBER_CHANGED, id, 0);
}

int members_set_words(struct tx *tx, int64_t id, const struct digest *words)
{
	return tx_exec(tx, NULL, "UPDATE members SET words = $2 WHERE id = $1", "ib", id, digest_or_absent(words));
}

int members_set_device(struct tx *tx, int64_t id, const struct digest *device)
{
	return tx_exec(tx, NULL, "UPDATE members SET device = $2 WHERE id = $1", "ib", id, digest_or_absent(device));
}

int accounts_set(struct tx *tx, int64_t member, struct str login, struct str password)
{
	int64_t other;
	int err = tx_number(tx, &other, "SELECT member FROM accounts WHERE login = $1 AND member <> $2",
		"si", login, member);

	if (err != ERR_NOT_FOUND)
		return err ? err : ERR_LOGIN_TAKEN;
	err = tx_exec(tx, NULL,
		"INSERT INTO accounts (member, login, password) VALUES ($1, $2, $3)"
		" ON CONFLICT (member) DO UPDATE SET login = excluded.login, password = excluded.password",
		"iss", member, login, password);
	if (err)
		return err;
	return tx_exec(tx, NULL, "UPDATE members SET kind = 'account' WHERE id = $1", "i", member);
}

int accounts_find(struct tx *tx, struct str login, struct arena *arena, int64_t *ret_member, struct str *ret_password)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err, "SELECT member, password FROM accounts WHERE login = $1", "s", login);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	*ret_member = db_int(st, 0);
	*ret_password = arena_str(arena, db_bytes(st, 1));
	db_reset(st);
	return ret_password->at ? 0 : ERR_NO_MEMORY;
}
