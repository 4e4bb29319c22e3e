#include "store/audience.h"

#include "base/role.h"
#include "store/channels.h"
#include "store/grants.h"
#include "store/roster.h"

#define HERE_MS (5 * 60 * 1000)           /* open pages mark their seats every two and a half minutes */
#define LATELY_MS (INT64_C(14) * 24 * 3600 * 1000)
#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))

void audience_put(struct audience_set *set, int64_t member)
{
	size_t i;

	if (!member || member == set->except)
		return;
	for (i = 0; i < set->n; i++)
		if (set->members[i] == member)
			return;
	if (set->n < AUDIENCE_MOST)
		set->members[set->n++] = member;
}

static int put_rows(struct db_stmt *st, int err, struct audience_set *set)
{
	int step;

	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		audience_put(set, db_int(st, 0));
	db_reset(st);
	return step;
}

/* --- by role --- */

static int by_role(struct tx *tx, int64_t room, enum role role, struct audience_set *set)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT g.member FROM grants g WHERE g.role = $2 AND ($1 = 0 OR g.room IN (0, $1))"
		" AND (g.until_ms IS NULL OR g.until_ms > $3) GROUP BY g.member"
		" ORDER BY COALESCE((SELECT max(s.seen_ms) FROM seats s WHERE s.member = g.member), 0) DESC LIMIT $4", "isii", room,
		str_of(role_name(role)), tx->now_ms, (int64_t)AUDIENCE_MOST + 1);

	return put_rows(st, err, set);
}

int audience_mentors(struct tx *tx, int64_t room, struct audience_set *set)
{
	return by_role(tx, room, ROLE_MENTOR, set);
}

int audience_leads(struct tx *tx, int64_t room, struct audience_set *set)
{
	return by_role(tx, room, ROLE_FACILITATOR, set);
}

int audience_admins(struct tx *tx, int64_t room, struct audience_set *set)
{
	return by_role(tx, room, ROLE_ADMIN, set);
}

/* --- by the roster --- */

/* Who has no role any more is told of nobody. */
static int put_staff(struct tx *tx, const int64_t *members, size_t n, struct audience_set *set)
{
	unsigned roles;
	size_t i;
	int err = 0;

	for (i = 0; !err && i < n; i++) {
		err = grants_roles_anywhere(tx, members[i], &roles);
		if (!err && (roles & STAFF))
			audience_put(set, members[i]);
	}
	return err;
}

int audience_on_call(struct tx *tx, int64_t tier, struct str language, struct audience_set *set)
{
	int64_t members[AUDIENCE_MOST];
	size_t n, i;
	int err = duties_now(tx, tier, language, members, AUDIENCE_MOST, &n);

	for (i = 0; !err && i < n; i++)
		audience_put(set, members[i]);
	return err;
}

int audience_tier(struct tx *tx, int64_t tier, struct audience_set *set)
{
	struct audience_set found = { 0 };
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT DISTINCT member FROM duties WHERE tier = $1 AND until_ms > $2 LIMIT $3", "iii", tier, tx->now_ms - LATELY_MS,
		(int64_t)AUDIENCE_MOST);

	err = put_rows(st, err, &found);
	return err ? err : put_staff(tx, found.members, found.n, set);
}

int audience_welcome(struct tx *tx, int64_t room, struct audience_set *set)
{
	size_t i, kept = 0;
	int err = 0;

	for (i = 0; (!err || err == ERR_REMOVED) && i < set->n; i++) {
		err = removals_check(tx, room, set->members[i], NULL);
		if (!err)
			set->members[kept++] = set->members[i];
	}
	set->n = kept;
	return err == ERR_REMOVED ? 0 : err;
}

/* --- who is reached --- */

int audience_here(struct tx *tx, int64_t member, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit, "SELECT 1 FROM seats WHERE member = $1 AND seen_ms > $2 LIMIT 1", "ii", member,
		tx->now_ms - HERE_MS);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int audience_reachable(struct tx *tx, int64_t member, bool *ret)
{
	int err = audience_here(tx, member, ret);

	return err || *ret ? err : channels_reachable(tx, member, ret);
}

/* Somebody who looks after the room has a page open. */
static int anybody_here(struct tx *tx, int64_t room, int64_t except, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM grants g WHERE g.room IN (0, $1) AND g.role IN ('mentor', 'facilitator', 'responder', 'admin') AND g.member <> $2"
		" AND (g.until_ms IS NULL OR g.until_ms > $3)"
		" AND EXISTS (SELECT 1 FROM seats s WHERE s.member = g.member AND s.seen_ms > $4) LIMIT 1", "iiii", room, except,
		tx->now_ms, tx->now_ms - HERE_MS);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int audience_covered(struct tx *tx, int64_t room, int64_t except, bool *ret)
{
	struct audience_set on_call = { .except = except };
	size_t i;
	int err = anybody_here(tx, room, except, ret);

	if (!err && !*ret)
		err = audience_on_call(tx, 0, STR(""), &on_call);
	for (i = 0; !err && !*ret && i < on_call.n; i++)
		err = channels_reachable(tx, on_call.members[i], ret);
	return err;
}
