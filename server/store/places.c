#include "store/places.h"

#include "base/role.h"
#include "crypto/secret.h"
#include "store/grants.h"
#include "store/timers.h"

#define COMING (ROLE_BIT(ROLE_PARTICIPANT) | ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))
#define ROOMS_MOST 100                    /* looked at for one member at once */

static const char *const words[PLACE_STATES] = { "kept", "waiting", "offered", "missed", "given_up" };

const char *place_state_name(enum place_state state)
{
	return words[state];
}

static int parse(struct str word, enum place_state *ret)
{
	int i;

	for (i = 0; i < PLACE_STATES; i++)
		if (str_is(word, words[i])) {
			*ret = (enum place_state)i;
			return 0;
		}
	return ERR_STORAGE;
}

/* --- writing --- */

int places_put(struct tx *tx, struct place *p)
{
	int64_t id;
	int err = random_id(&id);

	p->at_ms = tx->now_ms;
	if (!err)
		err = tx_number(tx, &p->id,
			"INSERT INTO places (id, meeting, member, state, turn, until_ms, at_ms) VALUES ($1, $2, $3, $4,"
			" (SELECT COALESCE(max(turn), 0) + 1 FROM places WHERE meeting = $2), $5, $6)"
			" ON CONFLICT (meeting, member) DO UPDATE SET state = excluded.state, turn = excluded.turn,"
			" until_ms = excluded.until_ms, at_ms = excluded.at_ms RETURNING id", "iiisii", id, p->meeting, p->member,
			str_of(words[p->state]), p->until_ms, p->at_ms);
	if (!err)
		err = tx_number(tx, &p->turn, "SELECT turn FROM places WHERE id = $1", "i", p->id);
	if (!err)
		err = tx_number(tx, &p->link, "SELECT link FROM places WHERE id = $1", "i", p->id);
	return err;
}

int places_set(struct tx *tx, const struct place *p)
{
	return tx_exec(tx, NULL, "UPDATE places SET state = $2, turn = $3, until_ms = $4, link = $5 WHERE id = $1", "isiii", p->id,
		str_of(words[p->state]), p->turn, p->until_ms, p->link);
}

/* --- reading --- */

#define ROWS(columns, from) "SELECT p.id, p.meeting, p.member, p.state, p.turn, p.until_ms, p.link, p.at_ms" columns " FROM places p" from

/* Without the name. */
static int read_place(struct db_stmt *st, struct place *ret)
{
	*ret = (struct place){ .id = db_int(st, 0), .meeting = db_int(st, 1), .member = db_int(st, 2), .turn = db_int(st, 4),
		.until_ms = db_int(st, 5), .link = db_int(st, 6), .at_ms = db_int(st, 7) };
	return parse(db_bytes(st, 3), &ret->state);
}

static int read_one(struct db_stmt *st, int err, struct place *ret)
{
	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	err = read_place(st, ret);
	db_reset(st);
	return err;
}

int places_get(struct tx *tx, int64_t id, struct place *ret)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, ROWS("", " WHERE p.id = $1"), "i", id);

	return read_one(st, err, ret);
}

int places_of(struct tx *tx, int64_t meeting, int64_t member, struct place *ret)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, ROWS("", " WHERE p.meeting = $1 AND p.member = $2"), "ii", meeting, member);

	return read_one(st, err, ret);
}

int places_next(struct tx *tx, int64_t meeting, struct place *ret)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, ROWS("", " WHERE p.meeting = $1 AND p.state = 'waiting' ORDER BY p.turn LIMIT 1"), "i",
		meeting);

	return read_one(st, err, ret);
}

int places_each(struct tx *tx, int64_t meeting, enum place_state state, int64_t after, struct place *ret)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		ROWS("", " WHERE p.meeting = $1 AND ($2 = '' OR p.state = $2) AND p.id > $3 ORDER BY p.id LIMIT 1"), "isi", meeting,
		state == PLACE_STATES ? STR("") : str_of(words[state]), after);

	return read_one(st, err, ret);
}

static int read_all(struct db_stmt *st, int err, struct arena *arena, struct place *ret, size_t most, size_t *ret_n)
{
	int step = 0;

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0) {
		struct place *p = &ret[(*ret_n)++];

		err = read_place(st, p);
		p->name = err ? (struct str){ 0 } : arena_str(arena, db_bytes(st, 8));
		if (!err && !p->name.at && db_bytes(st, 8).at)
			err = ERR_NO_MEMORY;
	}
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

#define NAMED(from) ROWS(", m.name", " LEFT JOIN members m ON m.id = p.member" from)

int places_list(struct tx *tx, int64_t meeting, struct arena *arena, struct place *ret, size_t most, size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err, NAMED(" WHERE p.meeting = $1 ORDER BY p.turn LIMIT $2"), "ii", meeting, (int64_t)most);

	return read_all(st, err, arena, ret, most, ret_n);
}

int places_ahead(struct tx *tx, int64_t member, struct arena *arena, struct place *ret, size_t most, size_t *ret_n)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		NAMED(" JOIN meetings g ON g.id = p.meeting WHERE p.member = $1 AND p.state IN ('kept', 'waiting', 'offered')"
		      " AND g.end_ms > $2 AND g.state <> 'ended' ORDER BY g.start_ms, p.id LIMIT $3"), "iii", member, tx->now_ms, (int64_t)most);

	return read_all(st, err, arena, ret, most, ret_n);
}

/* --- counting --- */

int places_count(struct tx *tx, int64_t meeting, int64_t *ret_taken, int64_t *ret_waiting)
{
	int err = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT COALESCE(sum(state IN ('kept', 'offered')), 0), COALESCE(sum(state = 'waiting'), 0) FROM places WHERE meeting = $1",
		"i", meeting);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_STORAGE;
	*ret_taken = db_int(st, 0);
	*ret_waiting = db_int(st, 1);
	db_reset(st);
	return 0;
}

int places_count_ahead(struct tx *tx, int64_t member, int64_t *ret)
{
	return tx_number(tx, ret,
		"SELECT count(*) FROM places p JOIN meetings g ON g.id = p.meeting WHERE p.member = $1"
		" AND p.state IN ('kept', 'waiting', 'offered') AND g.end_ms > $2 AND g.state <> 'ended'", "ii", member, tx->now_ms);
}

int places_before(struct tx *tx, int64_t meeting, int64_t turn, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM places WHERE meeting = $1 AND state = 'waiting' AND turn < $2", "ii", meeting, turn);
}

int places_any(struct tx *tx, int64_t member, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM signups WHERE member = $1 UNION ALL SELECT 1 FROM places p JOIN meetings g ON g.id = p.meeting"
		" WHERE p.member = $1 AND p.state IN ('kept', 'waiting', 'offered') AND g.end_ms > $2 LIMIT 1", "ii", member, tx->now_ms);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- sign-ups --- */

int signups_put(struct tx *tx, int64_t series, int64_t member)
{
	return tx_exec(tx, NULL, "INSERT INTO signups (series, member, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", "iii", series,
		member, tx->now_ms);
}

int signups_remove(struct tx *tx, int64_t series, int64_t member)
{
	return tx_exec(tx, NULL, "DELETE FROM signups WHERE series = $1 AND member = $2", "ii", series, member);
}

int signups_has(struct tx *tx, int64_t series, int64_t member, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit, "SELECT 1 FROM signups WHERE series = $1 AND member = $2", "ii", series, member);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

int signups_list(struct tx *tx, int64_t series, struct arena *arena, int64_t *ret, size_t most, size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err, "SELECT member FROM signups WHERE series = $1 ORDER BY at_ms, member LIMIT $2", "ii",
		series, (int64_t)most);

	(void)arena;
	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < most && (step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	db_reset(st);
	return step < 0 ? step : 0;
}

int signups_count(struct tx *tx, int64_t series, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM signups WHERE series = $1", "i", series);
}

int signups_ahead(struct tx *tx, int64_t series, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM meetings WHERE series = $1 AND end_ms > $2", "ii", series, tx->now_ms);
}

int signups_copy(struct tx *tx, int64_t from_series, int64_t to_series)
{
	return tx_exec(tx, NULL,
		"INSERT INTO signups (series, member, at_ms) SELECT $2, member, at_ms FROM signups WHERE series = $1 ON CONFLICT DO NOTHING",
		"ii", from_series, to_series);
}

/* --- who may come no more --- */

/* Rooms in which the member has a place ahead or signed up. */
static int rooms_of(struct tx *tx, int64_t member, int64_t ret[ROOMS_MOST], size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT DISTINCT room FROM (SELECT s.room AS room FROM signups u JOIN series s ON s.id = u.series WHERE u.member = $1"
		" UNION ALL SELECT g.room FROM places p JOIN meetings g ON g.id = p.meeting WHERE p.member = $1"
		" AND p.state IN ('kept', 'waiting', 'offered') AND g.end_ms > $2) AS theirs LIMIT $3", "iii", member, tx->now_ms,
		(int64_t)ROOMS_MOST);

	*ret_n = 0;
	if (!st)
		return err;
	while (*ret_n < ROOMS_MOST && (step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	db_reset(st);
	return step < 0 ? step : 0;
}

/* One place ahead of the member in the room.  ERR_NOT_FOUND. */
static int one_in_room(struct tx *tx, int64_t member, int64_t room, int64_t *ret)
{
	return tx_number(tx, ret,
		"SELECT p.id FROM places p JOIN meetings g ON g.id = p.meeting WHERE p.member = $1 AND g.room = $2"
		" AND p.state IN ('kept', 'waiting', 'offered') AND g.end_ms > $3 LIMIT 1", "iii", member, room, tx->now_ms);
}

static int leave_one(struct tx *tx, int64_t place)
{
	int err = tx_exec(tx, NULL, "UPDATE places SET state = 'given_up', until_ms = 0, link = link + 1 WHERE id = $1", "i", place);

	if (!err)
		err = timers_clear(tx, TIMER_REMIND, place);
	/* Whoever waits is looked for by those who know how; here only that it is free is known. */
	return err ? err : timers_set(tx, TIMER_OFFER, place, tx->now_ms);
}

static int leave_room(struct tx *tx, int64_t member, int64_t room)
{
	int64_t place;
	int err = tx_exec(tx, NULL,
		"DELETE FROM signups WHERE member = $1 AND series IN (SELECT id FROM series WHERE room = $2)", "ii", member, room);

	while (!err && (err = one_in_room(tx, member, room, &place)) == 0)
		err = leave_one(tx, place);
	return err == ERR_NOT_FOUND ? 0 : err;
}

int places_follow(struct tx *tx, int64_t member)
{
	int64_t rooms[ROOMS_MOST];
	unsigned roles;
	size_t n = 0, i;
	int err = rooms_of(tx, member, rooms, &n);

	for (i = 0; !err && i < n; i++) {
		err = grants_roles(tx, member, rooms[i], &roles);
		if (!err && !(roles & COMING))
			err = leave_room(tx, member, rooms[i]);
	}
	return err;
}
