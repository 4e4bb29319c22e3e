#include "store/grants.h"

#include "store/control.h"
#include "store/meetings.h"
#include "store/places.h"
#include "store/roster.h"

/* Rows of one role each become a set. */
static int read_roles(struct db_stmt *st, int err, unsigned *ret_roles)
{
	enum role role;
	int step;

	*ret_roles = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		if (role_parse(db_bytes(st, 0), &role) == 0)
			*ret_roles |= ROLE_BIT(role);
	return step;
}

int grants_roles(struct tx *tx, int64_t member, int64_t room, unsigned *ret_roles)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT CASE WHEN s.aside_of IS NULL OR k.member = $1 THEN g.role ELSE 'mentor' END FROM grants g"
		" LEFT JOIN rooms s ON s.id = $2 AND (s.staff_of IS NOT NULL OR s.aside_of IS NOT NULL)"
		" LEFT JOIN cases k ON k.aside = $2 AND s.aside_of IS NOT NULL"
		" WHERE g.member = $1 AND (g.until_ms IS NULL OR g.until_ms > $3) AND CASE WHEN s.aside_of IS NULL"
		" THEN g.room IN (0, COALESCE(s.staff_of, $2)) AND (s.id IS NULL OR g.role <> 'participant')"
		" ELSE g.room = $2 AND (k.member = $1 OR EXISTS (SELECT 1 FROM grants b WHERE b.member = $1 AND b.role <> 'participant'"
		" AND (b.room IN (0, s.aside_of) OR k.owner = $1) AND (b.until_ms IS NULL OR b.until_ms > $3))) END",
		"iii", member, room, tx->now_ms);

	return read_roles(st, err, ret_roles);
}

int grants_roles_anywhere(struct tx *tx, int64_t member, unsigned *ret_roles)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT role FROM grants WHERE member = $1 AND (until_ms IS NULL OR until_ms > $2)",
		"ii", member, tx->now_ms);

	return read_roles(st, err, ret_roles);
}

int grants_staff_until(struct tx *tx, int64_t member, int64_t *ret_ms)
{
	int err = tx_number(tx, ret_ms,
		"SELECT COALESCE(until_ms, $3) FROM grants WHERE member = $1 AND role <> 'participant'"
		" AND (until_ms IS NULL OR until_ms > $2) ORDER BY 1 DESC LIMIT 1", "iii", member, tx->now_ms, INT64_MAX);

	if (err == ERR_NOT_FOUND)
		*ret_ms = 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int read_members(struct db_stmt *st, int err, int64_t *ret, size_t *ret_n)
{
	int step;

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	return step;
}

int grants_carers(struct tx *tx, int64_t room, int64_t *ret_members, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT DISTINCT member FROM grants WHERE room IN (0, $1) AND role IN ('mentor', 'facilitator', 'responder', 'admin')"
		" AND (until_ms IS NULL OR until_ms > $2) ORDER BY member LIMIT $3", "iii", room, tx->now_ms, (int64_t)most);

	return read_members(st, err, ret_members, ret_n);
}

int grants_leads(struct tx *tx, int64_t room, int64_t *ret_members, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT DISTINCT member FROM grants WHERE room IN (0, $1) AND role IN ('facilitator', 'admin')"
		" AND (until_ms IS NULL OR until_ms > $2) ORDER BY member LIMIT $3", "iii", room, tx->now_ms, (int64_t)most);

	return read_members(st, err, ret_members, ret_n);
}

int grants_staff(struct tx *tx, int64_t *ret_members, size_t most, size_t *ret_n)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT DISTINCT member FROM grants WHERE role IN ('mentor', 'facilitator', 'responder', 'admin')"
		" AND (until_ms IS NULL OR until_ms > $1) ORDER BY member LIMIT $2", "ii", tx->now_ms, (int64_t)most);

	return read_members(st, err, ret_members, ret_n);
}

int grants_list(struct tx *tx, int64_t member, struct grant *ret, size_t most, size_t *ret_n)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT role, room, until_ms FROM grants WHERE member = $1 AND (until_ms IS NULL OR until_ms > $2)"
		" ORDER BY room, role LIMIT $3", "iii", member, tx->now_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0) {
		struct grant g = { .room = db_int(st, 1), .until_ms = db_int(st, 2) };

		if (role_parse(db_bytes(st, 0), &g.role) == 0)
			ret[(*ret_n)++] = g;
	}
	return step;
}

int grants_set(struct tx *tx, int64_t member, const struct grant *grant)
{
	int err = tx_exec(tx, NULL,
		"INSERT INTO grants (member, room, role, until_ms) VALUES ($1, $2, $3, NULLIF($4, 0))"
		" ON CONFLICT (member, room, role) DO UPDATE SET until_ms = excluded.until_ms",
		"iisi", member, grant->room, str_of(role_name(grant->role)), grant->until_ms);

	if (!err)
		err = roster_follow(tx, member);
	return err ? err : control_append(tx, CONTROL_GRANT_SET, member, grant->room);
}

/* What somebody holds changed; so may what they are down for. */
static int follow(struct tx *tx, int64_t member)
{
	int err = roster_follow(tx, member);

	if (!err)
		err = meeting_staff_follow(tx, member);
	return err ? err : places_follow(tx, member);
}

/* Somebody other than `member` holds admin on the server for good. */
static int another_admin(struct tx *tx, int64_t member)
{
	int64_t other;
	int err = tx_number(tx, &other,
		"SELECT member FROM grants WHERE room = 0 AND role = 'admin' AND until_ms IS NULL AND member <> $1 LIMIT 1",
		"i", member);

	return err == ERR_NOT_FOUND ? ERR_LAST_ADMIN : err;
}

int grants_revoke(struct tx *tx, int64_t member, int64_t room, enum role role)
{
	int64_t changed;
	int err = role == ROLE_ADMIN && room == 0 ? another_admin(tx, member) : 0;

	if (!err)
		err = tx_exec(tx, &changed, "DELETE FROM grants WHERE member = $1 AND room = $2 AND role = $3",
			"iis", member, room, str_of(role_name(role)));
	if (!err && changed)
		err = follow(tx, member);
	if (err)
		return err;
	return changed ? control_append(tx, CONTROL_GRANT_REVOKED, member, room) : ERR_NOT_FOUND;
}

int grants_due(struct tx *tx, bool *ret_due)
{
	int64_t hit;
	int err = tx_number(tx, &hit, "SELECT 1 FROM grants WHERE until_ms <= $1 LIMIT 1", "i", tx->now_ms);

	*ret_due = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int expire_one(struct tx *tx, struct db_stmt *st)
{
	int64_t member = db_int(st, 0), room = db_int(st, 1);
	enum role role;
	int err = role_parse(db_bytes(st, 2), &role);

	db_reset(st);
	if (!err)
		err = tx_exec(tx, NULL, "DELETE FROM grants WHERE member = $1 AND room = $2 AND role = $3",
			"iis", member, room, str_of(role_name(role)));
	if (!err)
		err = follow(tx, member);
	return err ? err : control_append(tx, CONTROL_GRANT_REVOKED, member, room);
}

int grants_expire(struct tx *tx, size_t most)
{
	int err = 0, step = 1;

	while (!err && step > 0 && most-- > 0) {
		struct db_stmt *st = tx_query(tx, &err,
			"SELECT member, room, role FROM grants WHERE until_ms <= $1 LIMIT 1", "i", tx->now_ms);

		if (!st)
			return err;
		step = db_step(st);
		if (step > 0)
			err = expire_one(tx, st);
	}
	return err ? err : step < 0 ? step : 0;
}

/* --- removals --- */

static int take_away(struct tx *tx, const struct removal *r)
{
	unsigned roles;
	int err;

	if (r->room) {
		err = tx_exec(tx, NULL, "DELETE FROM grants WHERE member = $1 AND room = $2", "ii", r->member, r->room);
		if (!err)
			err = tx_exec(tx, NULL, "DELETE FROM seats WHERE member = $1 AND room = $2", "ii", r->member, r->room);
		return err;
	}
	err = grants_roles(tx, r->member, 0, &roles);
	if (!err && (roles & ROLE_BIT(ROLE_ADMIN)))
		err = another_admin(tx, r->member);
	if (!err)
		err = tx_exec(tx, NULL, "DELETE FROM grants WHERE member = $1", "i", r->member);
	return err ? err : tx_exec(tx, NULL, "DELETE FROM seats WHERE member = $1", "i", r->member);
}

int removals_add(struct tx *tx, const struct removal *r)
{
	int err = take_away(tx, r);

	if (!err)
		err = follow(tx, r->member);
	if (!err)
		err = tx_exec(tx, NULL,
			"INSERT INTO removals (room, member, device, reason, by_member, until_ms)"
			" SELECT $1, $2, device, $3, $4, $5 FROM members WHERE id = $2"
			" ON CONFLICT (room, member) DO UPDATE SET device = excluded.device, reason = excluded.reason,"
			" by_member = excluded.by_member, until_ms = excluded.until_ms",
			"iisii", r->room, r->member, r->reason, r->by, r->until_ms);
	return err ? err : control_append(tx, CONTROL_MEMBER_REMOVED, r->member, r->room);
}

int removals_lift(struct tx *tx, int64_t room, int64_t member, int64_t until_ms)
{
	if (until_ms)
		return tx_exec(tx, NULL, "UPDATE removals SET until_ms = $3 WHERE room = $1 AND member = $2", "iii", room, member,
			until_ms);
	return tx_exec(tx, NULL, "DELETE FROM removals WHERE room = $1 AND member = $2", "ii", room, member);
}

int removals_check(struct tx *tx, int64_t room, int64_t member, const struct digest *device)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM removals WHERE room IN (0, $1) AND until_ms > $2 AND (member = $3 OR device = $4) LIMIT 1",
		"iiib", room, tx->now_ms, member, device ? digest_str(device) : (struct str){ 0 });

	return err == ERR_NOT_FOUND ? 0 : err ? err : ERR_REMOVED;
}

int removals_prune(struct tx *tx, int64_t limit)
{
	return tx_exec(tx, NULL,
		"DELETE FROM removals WHERE (room, member) IN"
		" (SELECT room, member FROM removals WHERE until_ms <= $1 ORDER BY until_ms LIMIT $2)",
		"ii", tx->now_ms, limit);
}
