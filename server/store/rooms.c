#include "store/rooms.h"

#include "base/mem.h"
#include "crypto/secret.h"
#include "store/control.h"
#include "store/entries.h"

#define REACTIONS_TEXT_MOST 256
#define HOLD_S 120
#define STAFF_CAPACITY 1000
#define KNOWN_ENTRIES 5000                /* how far back somebody who left is looked for */
#define ROOM_ARENA (256u << 10)

static void join_reactions(const struct room *room, struct buf *out)
{
	size_t i;

	for (i = 0; i < room->n_reactions; i++) {
		if (i > 0)
			buf_putc(out, ' ');
		buf_put(out, room->reactions[i].at, room->reactions[i].len);
	}
}

/* Words of an arena string, separated by one space. */
static void split_reactions(struct str text, struct room *room)
{
	size_t from = 0, at;

	room->n_reactions = 0;
	for (at = 0; at <= text.len && room->n_reactions < ROOM_REACTIONS_MOST; at++) {
		if (at < text.len && text.at[at] != ' ')
			continue;
		if (at > from)
			room->reactions[room->n_reactions++] = (struct str){ text.at + from, at - from };
		from = at + 1;
	}
}

/* `sql` takes id, name, about, rules, rules_version, language, history,
 * presence, typing, open, capacity, reactions as $1 to $12, then stream and time, and
 * staff_of, policy, hold_s, on_deadline, slow_s, links_off, newcomers_wait, before_raid, drop_in as $15 to $23. */
static int write_room(struct tx *tx, const char *sql, const struct room *room)
{
	struct buf reactions = BUF_INIT(REACTIONS_TEXT_MOST);
	int err;

	join_reactions(room, &reactions);
	err = reactions.err;
	if (!err)
		err = tx_exec(tx, NULL, sql, "isssissiiiisiiisisiiisi", room->id, room->name, room->about, room->rules,
			room->rules_version, room->language, room->history_all ? STR("all") : STR("arrival"),
			(int64_t)room->presence, (int64_t)room->typing, (int64_t)room->open, room->capacity,
			(struct str){ reactions.at ? reactions.at : "", reactions.len }, room->stream, tx->now_ms,
			room->staff_of, room->policy.at ? room->policy : STR(""), room->hold_s,
			room->drop_held ? STR("drop") : STR("release"), room->slow_s, (int64_t)room->links_off,
			(int64_t)room->newcomers_wait, room->before_raid, (int64_t)room->drop_in);
	buf_release(&reactions);
	return err ? err : control_append(tx, CONTROL_ROOM_CHANGED, 0, room->id);
}

static int insert_room(struct tx *tx, struct room *room)
{
	int err = random_id(&room->id);

	if (!err)
		err = streams_create(tx, STREAM_ROOM, &room->stream);
	if (err)
		return err;
	room->rules_version = 1;
	if (room->hold_s == 0)
		room->hold_s = HOLD_S;
	return write_room(tx,
		"INSERT INTO rooms (id, name, about, rules, rules_version, language, history, presence, typing, open,"
		" capacity, reactions, stream, created_ms, staff_of, policy, hold_s, on_deadline, slow_s, links_off,"
		" newcomers_wait, before_raid, drop_in)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, NULLIF($15, 0), $16, $17, $18, $19,"
		" $20, $21, $22, $23)", room);
}

/* Everybody in it is staff and reads all of it; it has no rules of its own. */
static int add_staff_room(struct tx *tx, int64_t of, struct str name, struct str language)
{
	struct room room = { .name = name, .about = STR(""), .rules = STR(""), .language = language, .history_all = true,
		.presence = true, .typing = true, .open = true, .capacity = STAFF_CAPACITY, .staff_of = of };

	return insert_room(tx, &room);
}

int rooms_add(struct tx *tx, struct room *room)
{
	int err = insert_room(tx, room);

	if (!err && room->aside_of)
		return tx_exec(tx, NULL, "UPDATE rooms SET aside_of = $2 WHERE id = $1", "ii", room->id, room->aside_of);
	return err ? err : add_staff_room(tx, room->id, room->name, room->language);
}

int rooms_staff_room(struct tx *tx, int64_t id, int64_t *ret_room)
{
	return tx_number(tx, ret_room, "SELECT id FROM rooms WHERE staff_of = $1", "i", id);
}

static int complete_room(struct tx *tx, int64_t id)
{
	struct arena arena;
	struct room room;
	int err;

	arena_init(&arena, ROOM_ARENA);
	err = rooms_get(tx, id, &arena, &room);
	if (!err)
		err = add_staff_room(tx, id, room.name, room.language);
	arena_release(&arena);
	return err;
}

int rooms_complete(struct tx *tx)
{
	int64_t id;
	int err;

	do {
		err = tx_number(tx, &id, "SELECT id FROM rooms r WHERE staff_of IS NULL AND aside_of IS NULL"
			" AND NOT EXISTS (SELECT 1 FROM rooms s WHERE s.staff_of = r.id) LIMIT 1", "");
		if (err)
			return err == ERR_NOT_FOUND ? 0 : err;
		err = complete_room(tx, id);
	} while (!err);
	return err;
}

/* The staff room is called what its room is called. */
static int rename_staff_room(struct tx *tx, const struct room *room)
{
	int64_t changed, id;
	int err = tx_exec(tx, &changed, "UPDATE rooms SET name = $2 WHERE staff_of = $1 AND name <> $2", "is", room->id,
		room->name);

	if (err || !changed)
		return err;
	err = rooms_staff_room(tx, room->id, &id);
	return err ? err : control_append(tx, CONTROL_ROOM_CHANGED, 0, id);
}

int rooms_set(struct tx *tx, const struct room *room)
{
	int err = write_room(tx,
		"UPDATE rooms SET name = $2, about = $3, rules = $4, rules_version = $5, language = $6, history = $7,"
		" presence = $8, typing = $9, open = $10, capacity = $11, reactions = $12, staff_of = NULLIF($15, 0),"
		" policy = $16, hold_s = $17, on_deadline = $18, slow_s = $19, links_off = $20, newcomers_wait = $21,"
		" before_raid = $22, drop_in = $23"
		" WHERE id = $1 AND stream = $13 AND created_ms <= $14", room);

	return err ? err : rename_staff_room(tx, room);
}

int rooms_get(struct tx *tx, int64_t id, struct arena *arena, struct room *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT stream, name, about, rules, language, rules_version, capacity, history = 'all', presence,"
		" typing, open, reactions, staff_of, policy, hold_s, on_deadline = 'drop', slow_s, links_off, newcomers_wait,"
		" before_raid, aside_of, drop_in FROM rooms WHERE id = $1", "i", id);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_FOUND;
	*ret = (struct room){ .id = id, .stream = db_int(st, 0), .name = arena_str(arena, db_bytes(st, 1)),
		.about = arena_str(arena, db_bytes(st, 2)), .rules = arena_str(arena, db_bytes(st, 3)),
		.language = arena_str(arena, db_bytes(st, 4)), .rules_version = db_int(st, 5),
		.capacity = db_int(st, 6), .history_all = db_int(st, 7) != 0, .presence = db_int(st, 8) != 0,
		.typing = db_int(st, 9) != 0, .open = db_int(st, 10) != 0, .staff_of = db_int(st, 12),
		.policy = arena_str(arena, db_bytes(st, 13)), .hold_s = db_int(st, 14), .drop_held = db_int(st, 15) != 0,
		.slow_s = db_int(st, 16), .links_off = db_int(st, 17) != 0, .newcomers_wait = db_int(st, 18) != 0,
		.before_raid = arena_str(arena, db_bytes(st, 19)), .aside_of = db_int(st, 20),
		.drop_in = db_int(st, 21) != 0 };
	split_reactions(arena_str(arena, db_bytes(st, 11)), ret);
	db_reset(st);
	return ret->name.at && ret->about.at && ret->rules.at && ret->language.at && ret->policy.at ? 0 : ERR_NO_MEMORY;
}

int rooms_ordinary(struct tx *tx, int64_t id)
{
	int64_t hit;

	return tx_number(tx, &hit, "SELECT 1 FROM rooms WHERE id = $1 AND staff_of IS NULL AND aside_of IS NULL", "i", id);
}

int rooms_stream(struct tx *tx, int64_t id, int64_t *ret_stream)
{
	return tx_number(tx, ret_stream, "SELECT stream FROM rooms WHERE id = $1", "i", id);
}

int rooms_by_name(struct tx *tx, struct str name, int64_t *ret_id)
{
	return tx_number(tx, ret_id, "SELECT id FROM rooms WHERE name = $1 AND staff_of IS NULL AND aside_of IS NULL LIMIT 1", "s", name);
}

int rooms_open_to(struct tx *tx, int64_t member, bool every, int64_t *ret, size_t most, size_t *ret_n)
{
	int err, step;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT r.id FROM rooms r WHERE $2 AND r.aside_of IS NULL OR EXISTS (SELECT 1 FROM grants g WHERE g.member = $1"
		" AND g.room = COALESCE(r.staff_of, r.id) AND (r.staff_of IS NULL OR g.role <> 'participant')"
		" AND (g.until_ms IS NULL OR g.until_ms > $3)) ORDER BY r.name, r.staff_of IS NOT NULL, r.id LIMIT $4",
		"iiii", member, (int64_t)every, tx->now_ms, (int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while ((step = db_step(st)) > 0)
		ret[(*ret_n)++] = db_int(st, 0);
	return step;
}

int rooms_count(struct tx *tx, int64_t *ret)
{
	return tx_number(tx, ret, "SELECT count(*) FROM rooms WHERE staff_of IS NULL AND aside_of IS NULL", "");
}

int rooms_any_open(struct tx *tx, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit, "SELECT 1 FROM rooms WHERE open <> 0 AND staff_of IS NULL AND aside_of IS NULL LIMIT 1", "");

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- seats --- */

int seats_get(struct tx *tx, int64_t room, int64_t member, struct seat *ret)
{
	int err;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT arrived_seq, rules_version, whole_us, seen_ms, arrived_ms, spoke_ms FROM seats WHERE room = $1 AND member = $2",
		"ii", room, member);

	if (!st)
		return err;
	err = db_step(st);
	if (err <= 0)
		return err ? err : ERR_NOT_IN_ROOM;
	*ret = (struct seat){ (uint64_t)db_int(st, 0), db_int(st, 1), db_int(st, 2), db_int(st, 3),
		db_int(st, 4), db_int(st, 5) };
	db_reset(st);
	return 0;
}

/* Somebody who came by a link or a grant has one of these three, also after they left. */
int seats_known(struct tx *tx, int64_t room, int64_t member)
{
	int64_t hit;

	return tx_number(tx, &hit,
		"SELECT 1 WHERE EXISTS (SELECT 1 FROM seats WHERE room = $1 AND member = $2)"
		" OR EXISTS (SELECT 1 FROM grants WHERE room = $1 AND member = $2)"
		" OR EXISTS (SELECT 1 FROM rooms r JOIN streams s ON s.id = r.stream JOIN entries e ON e.stream = s.id"
		" WHERE r.id = $1 AND e.seq > s.head - $3 AND e.member = $2)", "iii", room, member, (int64_t)KNOWN_ENTRIES);
}

int seats_set(struct tx *tx, int64_t room, int64_t member, const struct seat *seat)
{
	return tx_exec(tx, NULL,
		"INSERT INTO seats (room, member, arrived_seq, rules_version, whole_us, seen_ms, arrived_ms)"
		" VALUES ($1, $2, $3, $4, $5, $6, $6)"
		" ON CONFLICT (room, member) DO UPDATE SET arrived_seq = excluded.arrived_seq,"
		" rules_version = excluded.rules_version, whole_us = excluded.whole_us, seen_ms = excluded.seen_ms",
		"iiiiii", room, member, (int64_t)seat->arrived_seq, seat->rules_version, seat->whole_us, tx->now_ms);
}

int seats_seen(struct tx *tx, int64_t room, int64_t member)
{
	return tx_exec(tx, NULL, "UPDATE seats SET seen_ms = $3 WHERE room = $1 AND member = $2",
		"iii", room, member, tx->now_ms);
}

int seats_vacate(struct tx *tx, int64_t member)
{
	return tx_exec(tx, NULL, "UPDATE seats SET seen_ms = 0 WHERE member = $1", "i", member);
}

int seats_spend(struct tx *tx, int64_t room, int64_t member, int64_t whole_us, int64_t spoke_ms)
{
	return tx_exec(tx, NULL, "UPDATE seats SET whole_us = $3, spoke_ms = $4 WHERE room = $1 AND member = $2",
		"iiii", room, member, whole_us, spoke_ms);
}

int seats_leave(struct tx *tx, int64_t room, int64_t member)
{
	int err = tx_exec(tx, NULL, "DELETE FROM seats WHERE room = $1 AND member = $2", "ii", room, member);

	return err ? err : control_append(tx, CONTROL_SEAT_LEFT, member, room);
}

int seats_count(struct tx *tx, int64_t room, int64_t member, int64_t since_ms, int64_t *ret)
{
	return tx_number(tx, ret,
		"SELECT count(*) FROM seats s WHERE s.room = $1 AND s.member <> $2 AND s.seen_ms >= $3"
		" AND NOT EXISTS (SELECT 1 FROM grants g"
		" WHERE g.member = s.member AND g.room IN (0, $1) AND g.role IN ('mentor', 'facilitator'))",
		"iii", room, member, since_ms);
}
