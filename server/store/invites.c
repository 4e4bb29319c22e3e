#include "store/invites.h"

#define COLUMNS "id, room, COALESCE(member, 0), role, uses, until_ms, COALESCE(created_by, 0)"

int invites_add(struct tx *tx, const struct digest *token, struct invite *invite)
{
	int err = random_id(&invite->id);

	if (err)
		return err;
	return tx_exec(tx, NULL,
		"INSERT INTO invites (id, token, room, role, member, uses, until_ms, created_by, created_ms)"
		" VALUES ($1, $2, $3, $4, NULLIF($5, 0), $6, $7, NULLIF($8, 0), $9)",
		"ibisiiiii", invite->id, digest_str(token), invite->room, str_of(role_name(invite->role)),
		invite->member, invite->uses, invite->until_ms, invite->by, tx->now_ms);
}

static int read_invite(struct db_stmt *st, struct invite *ret)
{
	*ret = (struct invite){ .id = db_int(st, 0), .room = db_int(st, 1), .member = db_int(st, 2),
		.uses = db_int(st, 4), .until_ms = db_int(st, 5), .by = db_int(st, 6) };
	return role_parse(db_bytes(st, 3), &ret->role);
}

int invites_find(struct tx *tx, const struct digest *token, struct invite *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT " COLUMNS " FROM invites WHERE token = $1 AND uses > 0 AND until_ms > $2",
		"bi", digest_str(token), tx->now_ms);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_INVITE;
	err = read_invite(st, ret);
	db_reset(st);
	return err;
}

int invites_use(struct tx *tx, int64_t id)
{
	int64_t changed;
	int err = tx_exec(tx, &changed, "UPDATE invites SET uses = uses - 1 WHERE id = $1 AND uses > 0", "i", id);

	return err ? err : changed ? 0 : ERR_INVITE;
}

int invites_list(struct tx *tx, int64_t room, struct invite *ret, size_t most, size_t *ret_n)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT " COLUMNS " FROM invites WHERE room = $1 AND member IS NULL AND uses > 0 AND until_ms > $2"
		" ORDER BY created_ms DESC, id LIMIT $3", "iii", room, tx->now_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		if (read_invite(st, &ret[*ret_n]) == 0)
			(*ret_n)++;
	return step;
}

int invites_revoke(struct tx *tx, int64_t room, int64_t id)
{
	int64_t changed;
	int err = tx_exec(tx, &changed, "DELETE FROM invites WHERE id = $1 AND room = $2", "ii", id, room);

	return err ? err : changed ? 0 : ERR_NOT_FOUND;
}

int invites_count(struct tx *tx, int64_t *ret)
{
	int err = tx_exec(tx, NULL, "DELETE FROM invites WHERE uses = 0 OR until_ms <= $1", "i", tx->now_ms);

	return err ? err : tx_number(tx, ret, "SELECT count(*) FROM invites", "");
}
