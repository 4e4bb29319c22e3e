/* Who was there, for each meeting: rows from when until when. */
#include "store/meetings.h"
#include "store/timers.h"

#define AGAIN_MS (60 * INT64_C(1000))     /* away for less: they were there */
#define ON "('waiting', 'open', 'closing')"

/* --- what is on --- */

static int read_on(struct db_stmt *st, struct meeting_on *ret)
{
	*ret = (struct meeting_on){ .id = db_int(st, 0), .start_ms = db_int(st, 1), .end_ms = db_int(st, 2), .entry_ms = db_int(st, 3),
		.capacity = db_int(st, 4), .here = db_int(st, 5), .staff_needed = db_int(st, 6), .held_ms = db_int(st, 7) };
	return meeting_state_parse(db_bytes(st, 8), &ret->state) ? ERR_STORAGE : 0;
}

int meetings_on(struct tx *tx, int64_t room, struct meeting_on ret[MEETINGS_ON_MOST], size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT m.id, m.start_ms, m.end_ms, m.entry_ms, CASE WHEN m.capacity > 0 THEN m.capacity ELSE r.capacity END, m.here,"
		" m.staff_needed, m.held_ms, m.state FROM meetings m JOIN rooms r ON r.id = m.room"
		" WHERE m.room = $1 AND m.state IN " ON " ORDER BY m.start_ms, m.id LIMIT $2", "ii", room, (int64_t)MEETINGS_ON_MOST);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < MEETINGS_ON_MOST && (step = db_step(st)) > 0)
		err = read_on(st, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}

int meetings_keep(struct tx *tx, const struct meeting *m)
{
	const struct agenda_policy policy = tx_agenda(tx);
	int64_t due_ms = agenda_due_ms(&policy, &m->agenda);
	int err = tx_exec(tx, NULL, "UPDATE meetings SET here = $2, short_ms = $3, due_ms = $4 WHERE id = $1", "iiii", m->id,
		m->agenda.here, m->agenda.short_ms, due_ms);

	return err ? err : due_ms ? timers_set(tx, TIMER_MEETING, m->id, due_ms) : timers_clear(tx, TIMER_MEETING, m->id);
}

/* --- coming and going --- */

static int look_at(struct tx *tx, int64_t meeting, bool staff)
{
	return staff ? timers_within(tx, TIMER_MEETING, meeting, tx->now_ms) : 0;
}

int attendance_joined(struct tx *tx, int64_t meeting, int64_t member, bool staff)
{
	int64_t changed;
	int err = tx_exec(tx, &changed,
		"UPDATE attendance SET left_ms = NULL, staff = $4 WHERE meeting = $1 AND member = $2 AND (left_ms IS NULL OR left_ms >= $3)"
		" AND joined_ms = (SELECT max(joined_ms) FROM attendance WHERE meeting = $1 AND member = $2)", "iiii", meeting, member,
		tx->now_ms - AGAIN_MS, (int64_t)staff);

	if (!err && !changed)
		err = tx_exec(tx, NULL,
			"INSERT INTO attendance (meeting, member, joined_ms, staff) VALUES ($1, $2, $3, $4)"
			" ON CONFLICT (meeting, member, joined_ms) DO UPDATE SET left_ms = NULL", "iiii", meeting, member, tx->now_ms,
			(int64_t)staff);
	return err ? err : look_at(tx, meeting, staff);
}

int attendance_here(struct tx *tx, int64_t meeting, int64_t member, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit, "SELECT 1 FROM attendance WHERE meeting = $1 AND member = $2 AND left_ms IS NULL LIMIT 1", "ii",
		meeting, member);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Not staff: the one they were let in to. */
static int came_for_one(struct tx *tx, const struct meeting_on *on, size_t n, int64_t member)
{
	bool here = false;
	size_t i;
	int err = 0;

	for (i = 0; !err && !here && i < n; i++)
		err = attendance_here(tx, on[i].id, member, &here);
	return err || here || n == 0 ? err : attendance_joined(tx, on[0].id, member, false);
}

int attendance_came(struct tx *tx, int64_t room, int64_t member, bool staff)
{
	struct meeting_on on[MEETINGS_ON_MOST];
	size_t n, i;
	int err = meetings_on(tx, room, on, &n);

	if (!err && !staff)
		return came_for_one(tx, on, n, member);
	for (i = 0; !err && i < n; i++)
		err = attendance_joined(tx, on[i].id, member, true);
	return err;
}

static int leave_one(struct tx *tx, int64_t meeting, int64_t member, int64_t at_ms)
{
	int64_t staff = 0;
	int err = tx_number(tx, &staff, "SELECT max(staff) FROM attendance WHERE meeting = $1 AND member = $2 AND left_ms IS NULL", "ii",
		meeting, member);

	if (!err)
		err = tx_exec(tx, NULL,
			"UPDATE attendance SET left_ms = CASE WHEN joined_ms > $3 THEN joined_ms ELSE $3 END"
			" WHERE meeting = $1 AND member = $2 AND left_ms IS NULL", "iii", meeting, member, at_ms);
	return err ? err : look_at(tx, meeting, staff != 0);
}

int attendance_left(struct tx *tx, int64_t room, int64_t member, int64_t at_ms)
{
	int64_t ids[MEETINGS_ON_MOST];
	size_t n = 0, i;
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT a.meeting FROM meetings m JOIN attendance a ON a.meeting = m.id AND a.member = $2 AND a.left_ms IS NULL"
		" WHERE m.state IN " ON " AND ($1 = 0 OR m.room = $1) ORDER BY m.id LIMIT $3", "iii", room, member,
		(int64_t)MEETINGS_ON_MOST);

	if (!st)
		return err;
	while (n < MEETINGS_ON_MOST && (step = db_step(st)) > 0)
		ids[n++] = db_int(st, 0);
	db_reset(st);
	err = step < 0 ? step : 0;
	for (i = 0; !err && i < n; i++)
		err = leave_one(tx, ids[i], member, at_ms);
	return err;
}

int attendance_end(struct tx *tx, int64_t meeting, int64_t at_ms)
{
	return tx_exec(tx, NULL,
		"UPDATE attendance SET left_ms = CASE WHEN joined_ms > $2 THEN joined_ms ELSE $2 END WHERE meeting = $1 AND left_ms IS NULL",
		"ii", meeting, at_ms);
}

/* Staff come back as fast as they can, and have the time for it that they always have. */
static int reset_meetings(struct tx *tx)
{
	int err = tx_exec(tx, NULL,
		"UPDATE meetings SET here = 0, short_ms = CASE WHEN state = 'waiting' OR staff_needed = 0 OR held_ms <> 0 THEN short_ms"
		" ELSE $1 END, held_ms = CASE held_ms WHEN 0 THEN 0 ELSE $1 END WHERE state IN " ON, "i", tx->now_ms);

	return err ? err : tx_exec(tx, NULL,
		"UPDATE timers SET due_ms = $1 WHERE kind = '" TIMER_MEETING "' AND due_ms > $1"
		" AND subject IN (SELECT id FROM meetings WHERE state IN " ON ")", "i", tx->now_ms);
}

int attendance_reset(struct tx *tx)
{
	int err = reset_meetings(tx);

	return err ? err : tx_exec(tx, NULL,
		"UPDATE attendance SET left_ms = coalesce((SELECT CASE WHEN s.seen_ms > attendance.joined_ms THEN s.seen_ms"
		" ELSE attendance.joined_ms END FROM seats s JOIN meetings m ON m.room = s.room"
		" WHERE m.id = attendance.meeting AND s.member = attendance.member), joined_ms) WHERE left_ms IS NULL", "");
}

/* --- asking --- */

/* By what they hold now: somebody becomes a mentor, or is one no more, while they are there. */
int attendance_staff(struct tx *tx, int64_t meeting, int64_t *ret)
{
	return tx_number(tx, ret,
		"SELECT count(DISTINCT a.member) FROM attendance a JOIN meetings m ON m.id = a.meeting WHERE a.meeting = $1"
		" AND a.left_ms IS NULL AND EXISTS (SELECT 1 FROM grants g WHERE g.member = a.member AND g.room IN (0, m.room)"
		" AND g.role IN ('mentor', 'facilitator') AND (g.until_ms IS NULL OR g.until_ms > $2))", "ii", meeting, tx->now_ms);
}

int attendance_last(struct tx *tx, int64_t meeting, int64_t member, int64_t *ret_ms)
{
	return tx_number(tx, ret_ms,
		"SELECT max(coalesce(left_ms, $3)) FROM attendance WHERE meeting = $1 AND member = $2 HAVING count(*) > 0", "iii", meeting,
		member, tx->now_ms);
}

int attendance_lately(struct tx *tx, int64_t room, int64_t member, int64_t since_ms, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM attendance a JOIN meetings m ON m.id = a.meeting WHERE m.room = $1 AND m.start_ms > $3 - 86400000"
		" AND m.state IN ('ended', 'cancelled') AND a.member = $2 AND a.left_ms > $3 LIMIT 1", "iii", room, member, since_ms);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

#define NOT_STAFF(who) \
	"NOT EXISTS (SELECT 1 FROM grants g WHERE g.member = " who " AND g.room IN (0, m.room) AND g.role IN ('mentor', 'facilitator'))"

static int there(struct tx *tx, int64_t meeting, int64_t member, int64_t since_ms, int64_t *ret)
{
	return tx_number(tx, ret,
		"SELECT count(DISTINCT a.member) FROM attendance a JOIN meetings m ON m.id = a.meeting WHERE a.meeting = $1"
		" AND a.member <> $2 AND (a.left_ms IS NULL OR a.left_ms >= $3)"
		" AND EXISTS (SELECT 1 FROM seats s WHERE s.room = m.room AND s.member = a.member) AND " NOT_STAFF("a.member"), "iii",
		meeting, member, since_ms);
}

static int not_there_yet(struct tx *tx, int64_t meeting, int64_t member, int64_t *ret)
{
	return tx_number(tx, ret,
		"SELECT count(*) FROM places p JOIN meetings m ON m.id = p.meeting WHERE p.meeting = $1 AND p.member <> $2"
		" AND p.state = 'kept' AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.meeting = $1 AND a.member = p.member)"
		" AND " NOT_STAFF("p.member"), "ii", meeting, member);
}

int attendance_taken(struct tx *tx, int64_t meeting, int64_t member, int64_t since_ms, bool kept, int64_t *ret)
{
	int64_t waited_for = 0;
	int err = there(tx, meeting, member, since_ms, ret);

	if (!err && kept)
		err = not_there_yet(tx, meeting, member, &waited_for);
	*ret += waited_for;
	return err;
}

int attendance_in_danger(struct tx *tx, int64_t room, int64_t since_ms, bool *ret)
{
	int64_t hit;
	int err = tx_number(tx, &hit,
		"SELECT 1 FROM cases c JOIN seats s ON s.member = c.member WHERE s.room = $1 AND s.seen_ms >= $2 AND c.kind = 'danger'"
		" AND c.level IN ('red', 'crisis') AND c.state NOT IN ('closed', 'reviewed') AND c.drill = 0 LIMIT 1", "ii", room,
		since_ms);

	*ret = err == 0;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int read_attended(struct db_stmt *st, struct arena *arena, struct attended *ret)
{
	struct str name = db_bytes(st, 4);

	*ret = (struct attended){ .member = db_int(st, 0), .joined_ms = db_int(st, 1), .left_ms = db_int(st, 2),
		.staff = db_int(st, 3) != 0 };
	if (name.at)
		ret->name = arena_str(arena, name);
	return name.at && !ret->name.at ? ERR_NO_MEMORY : 0;
}

int attendance_list(struct tx *tx, int64_t meeting, struct arena *arena, struct attended *ret, size_t most, size_t *ret_n)
{
	int err = 0, step = 0;
	struct db_stmt *st = tx_query(tx, &err,
		"SELECT a.member, a.joined_ms, coalesce(a.left_ms, 0), a.staff, m.name FROM attendance a"
		" LEFT JOIN members m ON m.id = a.member WHERE a.meeting = $1 ORDER BY a.joined_ms, a.member LIMIT $2", "ii", meeting,
		(int64_t)most);

	*ret_n = 0;
	if (!st)
		return err;
	while (!err && *ret_n < most && (step = db_step(st)) > 0)
		err = read_attended(st, arena, &ret[(*ret_n)++]);
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}
