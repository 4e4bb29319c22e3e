/* tests/desk/year_test.c: a year of a whole programme in virtual time, with the real desk, storage and meetings.
 *
 * Forty series in several zones: weekly, fortnightly, once a month.  Meetings are moved, cancelled, taken back, closed for a
 * holiday; series are changed, split and ended, and others planned; people sign up, once or each time, wait, are offered places
 * and take them or not; staff say that they lead, come, come late, drop out, or do not come; ticks are late, and the server is
 * closed and opened again, sometimes with minutes between.  After each step the database is compared with a model
 * (year_model.c):
 *
 *  - each meeting has its row, at its time, in its state, to the millisecond, and its timer; there is none besides;
 *  - it is on only with its staff there, is held without them, somebody is called, and it is over when none comes;
 *  - who should have been told that staff are missing was, and nobody else;
 *  - places are whose they should be, and never more than there are;
 *  - nothing is overdue.
 *
 * A failure names its year and step: YEAR_SEED=<seed> repeats it, and with YEAR_STRICT=<step> everything is compared after each
 * step from that one on, not once a day.  YEARS: how many; YEAR_DAYS: how long each is. */
#include "answers.h"

#include "base/log.h"
#include "session/session.h"
#include "store/driver.h"
#include "store/grants.h"
#include "store/members.h"
#include "store/sessions.h"
#include "year_model.h"

#define SERIES 40
#define NEAR (3 * DAY)
#define AHEAD (400 * DAY)
#define PENDING_MOST 1024
#define OFFERS_MOST 4096

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define YEAR_DAYS 150
#else
#define YEAR_DAYS 365
#endif

static struct server server;
static struct year year;
static struct db *db;                         /* a pair of eyes of our own */
static struct peer dee;
static int64_t members[3 + 1 + COMERS + STAFF], rooms[ROOMS];
static uint64_t seed, chance, steps;
static const char *doing = "nothing";

/* People by their number in `members`: Ann, Bob and Cho come, Dee plans. */
static int comer(int i)
{
	return i < 3 ? i : i + 1;
}

static int mentor(int i)
{
	return 1 + COMERS + i;
}

/* --- chance --- */

/* splitmix64 */
static uint64_t draw(void)
{
	uint64_t z = chance += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static int64_t below(int64_t n)
{
	return (int64_t)(draw() % (uint64_t)n);
}

static bool in_100(int n)
{
	return below(100) < n;
}

static int64_t wall(void)
{
	return server.wall_ms;
}

static const char *today(void)
{
	static char text[32];
	int minute, day = year_day(UTC, wall(), &minute);

	year_day_text(day, text);
	snprintf(text + 10, sizeof text - 10, " %02d:%02d", minute / 60 % 24, minute % 60);
	return text;
}

#define WRONG(...) do { \
	char wrong_[1024]; \
	snprintf(wrong_, sizeof wrong_, __VA_ARGS__); \
	fail_msg("YEAR_SEED=%llu, step %llu, %s (%s): %s", (unsigned long long)seed, (unsigned long long)steps, today(), doing, wrong_); \
} while (0)
#define MUST(what, ...) do { if (!(what)) WRONG(__VA_ARGS__); } while (0)

/* What happened in it, so that a year in which nothing was tried is seen. */
static struct { unsigned ended, live, resumed, held, nobody, cancelled, moved, restored, closed, split, changed, done, planned, refused,
	starts, late, offered, lapsed, entered, shut, covers, restarts; } count;

/* --- looking into the database --- */

static void open_eyes(void)
{
	char why[256];

	MUST(db_open(server.database, DB_READ, &db, why) == 0, "%s", why);
}

static struct db_stmt *query(const char *sql, int64_t a, int64_t b)
{
	struct db_stmt *st;

	assert_int_equal(db_prepare(db, sql, &st), 0);
	if (strstr(sql, "$1"))
		assert_int_equal(db_bind_int(st, 1, a), 0);
	if (strstr(sql, "$2"))
		assert_int_equal(db_bind_int(st, 2, b), 0);
	return st;
}

/* The first number of the first row, -1: there is none. */
static int64_t number(const char *sql, int64_t a, int64_t b)
{
	struct db_stmt *st = query(sql, a, b);
	int step = db_step(st);
	int64_t n = step == 1 ? db_int(st, 0) : -1;

	MUST(step >= 0, "%s", sql);
	if (step)
		db_reset(st);
	return n;
}

/* --- which meetings there are --- */

static int near[MEETS_MOST], n_near;          /* those that are on, or are within days */
static int64_t near_until_ms;
static int64_t since_ms[MEETS_MOST];          /* it is at this time, with these people, since then */
static int64_t over_ms[MEETS_MOST];           /* when it was over, or cancelled */
static int by_id[1 << 17];                    /* of their ids, open addressing: index + 1 */

static int *slot_of(int64_t id)
{
	size_t at = (size_t)((uint64_t)id * UINT64_C(0x9e3779b97f4a7c15) >> 47);

	while (by_id[at] && year.meets[by_id[at] - 1].id != id)
		at = (at + 1) % (sizeof by_id / sizeof *by_id);
	return &by_id[at];
}

static void look_near(void)
{
	int i;

	n_near = 0;
	for (i = 0; i < year.n_meets; i++) {
		const struct meet *m = &year.meets[i];

		if (!m->gone && m->end_ms > wall() - DAY && m->start_ms < wall() + NEAR + DAY)
			near[n_near++] = i;
	}
	near_until_ms = wall() + DAY;
}

static int find_series(int64_t id)
{
	int i;

	for (i = year.n_series; i-- > 0;)
		if (year.series[i].id == id)
			return i;
	return -1;
}

static struct meet *find_slot(int series, int day)
{
	int i;

	for (i = 0; i < year.n_meets; i++)
		if (year.meets[i].series == series && year.meets[i].slot_day == day && !year.meets[i].gone)
			return &year.meets[i];
	return NULL;
}

static const char *name_of(const struct meet *m)
{
	static char text[200];
	char day[11];

	year_day_text(m->slot_day, day);
	snprintf(text, sizeof text, "meeting %d of series %d%s (%s, %s %02d:%02d%s; door %+.1f, beginning %+.1f, end %+.1f min)", (int)(m - year.meets), m->series,
	         year.series[m->series].ended ? ", ended" : "", year_zones[year.series[m->series].plan.zone], day, m->slot_min / 60, m->slot_min % 60,
	         m->own_time ? ", moved" : "", (double)(m->opens_ms - wall()) / MINUTE, (double)(m->start_ms - wall()) / MINUTE, (double)(m->end_ms - wall()) / MINUTE);
	return text;
}

/* --- comparing --- */

static const char *const where_words[] = { "scheduled", "waiting", "open", "closing", "ended", "cancelled" };
static const char *const spot_words[] = { "", "kept", "waiting", "offered", "missed", "given_up" };

static int index_of(const char *const *words, int n, struct str word)
{
	while (n-- > 0)
		if (str_is(word, words[n]))
			return n;
	return -1;
}

static int day_in(struct str text)
{
	char copy[16];

	snprintf(copy, sizeof copy, "%.*s", (int)text.len, text.at);
	return year_day_of(copy);
}

#define ROW "SELECT m.id, m.series, m.slot_day, m.slot_min, m.day, m.start_min, m.minutes, m.start_ms, m.end_ms, m.opens_ms, m.capacity," \
	" m.staff_needed, m.state, m.reason = 'no_staff', m.here, m.short_ms, m.held_ms, m.live_ms, m.closure <> 0," \
	" COALESCE((SELECT due_ms FROM timers t WHERE t.kind = 'meeting' AND t.subject = m.id), 0), m.reason FROM meetings m"

static void compare(const struct meet *m, struct db_stmt *st)
{
	const struct { const char *what; int64_t is, wanted; } fields[] = {
		{ "state", index_of(where_words, 6, db_bytes(st, 12)), m->where },
		{ "slot_min", db_int(st, 3), m->slot_min },
		{ "day", day_in(db_bytes(st, 4)), m->day },
		{ "start_min", db_int(st, 5), m->start },
		{ "minutes", db_int(st, 6), m->minutes },
		{ "start_ms", db_int(st, 7), m->start_ms },
		{ "end_ms", db_int(st, 8), m->end_ms },
		{ "opens_ms", db_int(st, 9), m->opens_ms },
		{ "capacity", db_int(st, 10), m->capacity },
		{ "staff_needed", db_int(st, 11), m->staff_needed },
		{ "for want of staff", db_int(st, 13), m->where == ENDED && m->no_staff },
		{ "here", db_int(st, 14), m->here },
		{ "short_ms", db_int(st, 15), m->short_ms },
		{ "held_ms", db_int(st, 16), m->held_ms },
		{ "live_ms", db_int(st, 17), m->live_ms },
		{ "by a closure", db_int(st, 18), m->where == CANCELLED && m->closure >= 0 },
		{ "timer", db_int(st, 19), year_due(&year, m) },
	};
	size_t i;

	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		MUST(fields[i].is == fields[i].wanted, "%s, %s: %s is %lld, %lld expected (%+lld)", name_of(m), where_words[m->where], fields[i].what,
		     (long long)fields[i].is, (long long)fields[i].wanted, (long long)(fields[i].is - fields[i].wanted));
}

static struct meet *meet_of(struct db_stmt *st)
{
	int64_t id = db_int(st, 0);
	int *slot = slot_of(id), series;
	struct meet *m = *slot ? &year.meets[*slot - 1] : NULL;

	/* A row keeps its id, also when its series was split; else it is a new one. */
	series = find_series(db_int(st, 1));
	if (m && m->series == series && m->slot_day == day_in(db_bytes(st, 2)) && !m->gone)
		return m;
	m = find_slot(series, day_in(db_bytes(st, 2)));
	MUST(m, "a meeting nobody knows of, of series %d, %.*s", series, (int)db_bytes(st, 2).len, db_bytes(st, 2).at);
	if (m->id != id) {
		m->id = id;
		*slot_of(id) = (int)(m - year.meets) + 1;
	}
	return m;
}

/* All that end after one moment and begin before another. */
static void compare_rows(int64_t from_ms, int64_t until_ms)
{
	struct db_stmt *st = query(ROW " WHERE m.end_ms > $1 AND m.start_ms > $1 - 86400000 AND m.start_ms < $2", from_ms, until_ms);
	int i, seen = 0, there = 0;

	for (i = 0; i < year.n_meets; i++)
		there += !year.meets[i].gone && year.meets[i].end_ms > from_ms && year.meets[i].start_ms < until_ms;
	while (db_step(st) == 1) {
		compare(meet_of(st), st);
		seen++;
	}
	if (seen != there) {
		char missing[200] = "";

		for (i = 0; i < year.n_meets; i++)
			if (!year.meets[i].gone && year.meets[i].end_ms > from_ms && year.meets[i].start_ms < until_ms && year.meets[i].id == 0)
				snprintf(missing, sizeof missing, "%s", name_of(&year.meets[i]));
		WRONG("%d meetings, %d expected; %s", seen, there, missing);
	}
}

/* --- places --- */

static struct { int meet, who; int64_t until_ms; } offers[OFFERS_MOST];
static int n_offers;
static int lapsed[OFFERS_MOST], n_lapsed;     /* meetings in which one was not taken */

static void know_offer(struct meet *m, int who, int64_t until_ms)
{
	if (m->spots[who].until_ms == until_ms)
		return;
	MUST(m->spots[who].until_ms == 0 || (since_ms[m - year.meets] == wall() && until_ms < m->spots[who].until_ms), "%s: the offer to %d is until %+lld",
	     name_of(m), who, (long long)(until_ms - m->spots[who].until_ms));
	MUST(until_ms > wall() && until_ms <= m->start_ms, "%s: an offer until %+lld, %lld before the beginning", name_of(m), (long long)(until_ms - wall()),
	     (long long)(m->start_ms - until_ms));
	m->spots[who].until_ms = until_ms;
	assert_true(n_offers < OFFERS_MOST);
	offers[n_offers].meet = (int)(m - year.meets);
	offers[n_offers].who = who;
	offers[n_offers++].until_ms = until_ms;
	count.offered++;
}

static int comer_of(int64_t member)
{
	int i;

	for (i = 0; i < COMERS; i++)
		if (members[comer(i)] == member)
			return i;
	return -1;
}

/* Before its door opens; what happens later depends on who came. */
static bool is_counted(const struct meet *m)
{
	return !m->gone && m->opens_ms > wall() && (m->where == SCHEDULED || m->where == CANCELLED);
}

static void compare_spot(struct meet *m, struct db_stmt *st, unsigned *last_turn)
{
	int who = comer_of(db_int(st, 1));
	enum spot spot = (enum spot)index_of(spot_words, 6, db_bytes(st, 2));

	MUST(who >= 0, "a place of nobody");
	MUST(spot == m->spots[who].spot, "%s: the place of %d is %s, %s expected", name_of(m), who, spot_words[spot], spot_words[m->spots[who].spot]);
	if (spot == OFFERED)
		know_offer(m, who, db_int(st, 3));
	if (spot == WAITING) {
		MUST(m->spots[who].turn > *last_turn, "%s: %d waits too far behind", name_of(m), who);
		*last_turn = m->spots[who].turn;
	}
}

static int spots_of(const struct meet *m)
{
	int i, n = 0;

	for (i = 0; i < COMERS; i++)
		n += m->spots[i].spot != NO_SPOT;
	return n;
}

/* Of one, or of all ahead. */
static void compare_places(const struct meet *only)
{
	struct db_stmt *st = only ? query("SELECT meeting, member, state, until_ms FROM places WHERE meeting = $1 ORDER BY turn", only->id, 0)
		: query("SELECT p.meeting, p.member, p.state, p.until_ms FROM places p JOIN meetings m ON m.id = p.meeting WHERE m.opens_ms > $1"
		        " ORDER BY m.start_ms, m.room, m.id, p.turn", wall(), 0);
	int64_t meeting = 0;
	struct meet *m = NULL;
	unsigned turn = 0;
	int i, seen = 0, there = 0;

	while (db_step(st) == 1) {
		if (meeting != db_int(st, 0)) {
			meeting = db_int(st, 0);
			MUST(*slot_of(meeting), "a place in a meeting nobody knows of");
			m = &year.meets[*slot_of(meeting) - 1];
			turn = 0;
		}
		if (is_counted(m)) {
			compare_spot(m, st, &turn);
			seen++;
		}
	}
	for (i = 0; i < year.n_meets; i++)
		if ((!only || only == &year.meets[i]) && is_counted(&year.meets[i]))
			there += spots_of(&year.meets[i]);
	if (seen != there)
		for (i = 0; i < year.n_meets; i++) {
			struct meet *each = &year.meets[i];

			MUST(!is_counted(each) || (only && only != each) || number("SELECT count(*) FROM places WHERE meeting = $1", each->id, 0) == spots_of(each),
			     "%s: %lld places, %d expected", name_of(each), (long long)number("SELECT count(*) FROM places WHERE meeting = $1", each->id, 0),
			     spots_of(each));
		}
	MUST(seen == there, "%d places, %d expected (%s)", seen, there, only ? name_of(only) : "all");
}

/* Offers that were not taken, now that time went on. */
static void lapse(void)
{
	int i;

	for (i = 0; i < n_offers;) {
		struct meet *m = &year.meets[offers[i].meet];
		struct spot_of *s = &m->spots[offers[i].who];
		bool stands = s->spot == OFFERED && s->until_ms == offers[i].until_ms && !m->gone;

		if (stands && offers[i].until_ms > wall()) {
			i++;
			continue;
		}
		if (stands) {
			year_lapse(&year, m, offers[i].who);
			count.lapsed++;
			lapsed[n_lapsed++] = offers[i].meet;
		}
		offers[i] = offers[--n_offers];
	}
}

/* --- who leads --- */

/* Those of the series, unless the meeting has its own. */
#define LEADERS "SELECT member, part FROM meeting_staff WHERE meeting = $1 UNION ALL SELECT s.member, s.part FROM meetings m JOIN series_staff s" \
	" ON s.series = m.series WHERE m.id = $1 AND m.own & 64 = 0"

static void compare_staff(const struct meet *m)
{
	struct db_stmt *st = query(LEADERS, m->id, 0);
	unsigned staff = 0;
	int i;

	while (db_step(st) == 1)
		for (i = 0; i < STAFF; i++)
			if (members[mentor(i)] == db_int(st, 0))
				staff |= 1u << i;
	MUST(staff == year_staff(&year, m), "%s: led by %x, %x expected", name_of(m), staff, year_staff(&year, m));
}

static const int64_t marks[] = { 48 * HOUR, 24 * HOUR, 2 * HOUR };

/* Was one of the times at which it is told that staff are missing passed between the last step and now? */
static bool passed_mark(const struct meet *m, int64_t before_ms)
{
	size_t i;

	for (i = 0; i < 3; i++) {
		int64_t at = m->start_ms - marks[i];

		if (at > before_ms && at <= wall() && at > since_ms[m - year.meets])
			return true;
	}
	return false;
}

/* Statements are remembered by where their text is. */
static int64_t told(const struct meet *m)
{
	return number("SELECT count(*) FROM notices WHERE about = $1 AND at_ms = $2 AND kind = 'cover'", m->id, wall());
}

static int64_t called(const struct meet *m)
{
	return number("SELECT count(*) FROM notices WHERE about = $1 AND at_ms = $2 AND kind = 'cover_now'", m->id, wall());
}

static void check_covers(int64_t before_ms)
{
	struct db_stmt *st;
	int i;

	for (i = 0; i < n_near; i++) {
		struct meet *m = &year.meets[near[i]];

		if (m->where == SCHEDULED && year_missing(&year, m) && passed_mark(m, before_ms)) {
			MUST(told(m) > 0, "%s: nobody was told that %d are missing", name_of(m), year_missing(&year, m));
			count.covers++;
		}
		if (m->called_ms == wall() && m->where != ENDED)
			MUST(called(m) > 0, "%s: nobody was called to it", name_of(m));
	}
	st = query("SELECT about, kind = 'cover_now' FROM notices WHERE at_ms = $1 AND kind IN ('cover', 'cover_now')", wall(), 0);
	while (db_step(st) == 1) {
		int slot = *slot_of(db_int(st, 0));
		const struct meet *m = slot ? &year.meets[slot - 1] : NULL;

		MUST(m, "somebody was called to a meeting nobody knows of");
		if (db_int(st, 1))
			MUST(m->called_ms == wall() || (m->where == ENDED && m->no_staff), "%s (%s): somebody was called to it for nothing", name_of(m), where_words[m->where]);
		else
			MUST((m->where == SCHEDULED || m->where == DOOR_OPEN) && year_missing(&year, m) && m->start_ms - wall() <= 48 * HOUR,
			     "%s (%s, in %lld min): somebody was told for nothing", name_of(m), where_words[m->where], (long long)((m->start_ms - wall()) / MINUTE));
	}
}

/* --- time --- */

static int64_t looked_ms;                     /* the last step */
static void staff_plan(struct meet *m);
static void staff_go(struct meet *m);

static bool is_anything_due(void)
{
	return number("SELECT 1 FROM timers WHERE due_ms <= $1 LIMIT 1", wall(), 0) == 1;
}

static void forget_all(void);

/* Everything that is due by now has been done, one after another, and what that brought. */
static void tick(void)
{
	int i = 0, quiet = 0;

	while (quiet < 2 && ++i < 4000) {
		desk_tick(server.desk, server.mono_ms);
		server_rounds(&server, 2);
		quiet = is_anything_due() ? 0 : quiet + 1;
	}
	if (is_anything_due()) {
		struct db_stmt *st = query("SELECT kind, subject, due_ms - $1 FROM timers WHERE due_ms <= $1 LIMIT 1", wall(), 0);
		char kind[32];

		assert_int_equal(db_step(st), 1);
		snprintf(kind, sizeof kind, "%.*s", (int)db_bytes(st, 0).len, db_bytes(st, 0).at);
		WRONG("overdue: timer %s of %lld, by %lld ms", kind, (long long)db_int(st, 1), (long long)db_int(st, 2));
	}
	forget_all();
}

/* Series made further are seen by the sum of it all. */
static int64_t grown;

static void grow(void)
{
	int64_t sum = number("SELECT sum(made_until_ms) FROM series", 0, 0);
	int i, before;

	if (sum == grown)
		return;
	grown = sum;
	for (i = 0; i < year.n_series; i++) {
		struct series *s = &year.series[i];
		int64_t made;

		if (s->ended)
			continue;
		made = number("SELECT made_until_ms FROM series WHERE id = $1", s->id, 0);
		MUST(made > wall() + AHEAD - 2 * DAY || s->plan.until != NEVER, "series %d is made for %lld days only", i, (long long)((made - wall()) / DAY));
		if (made == s->made_until_ms)
			continue;
		before = year.n_meets;
		year_make(&year, i, made);
		while (before < year.n_meets)
			since_ms[before++] = wall();
		near_until_ms = 0;
	}
}

static void note_change(struct meet *m, enum where was)
{
	if (m->where == was)
		return;
	count.live += m->where == ON;
	count.ended += m->where == ENDED;
	count.nobody += m->where == ENDED && m->no_staff;
	if (was == SCHEDULED && m->where == DOOR_OPEN)
		staff_plan(m);
	if (m->where == ENDED) {
		over_ms[m - year.meets] = wall();
		staff_go(m);
	}
}

static void pass_all(void)
{
	int i;

	for (i = 0; i < n_near; i++) {
		struct meet *m = &year.meets[near[i]];
		enum where was = m->where;
		bool held = m->held_ms != 0;

		year_pass(&year, m);
		count.held += !held && m->held_ms && m->live_ms;
		note_change(m, was);
	}
}

static uint64_t strict_from;

/* After each step. */
static void check(void)
{
	int i;

	steps++;
	/* What was done may have asked for another look at a meeting. */
	if (is_anything_due())
		tick();
	lapse();
	if (steps >= strict_from) {
		compare_rows(wall() - DAY, INT64_MAX);
		compare_places(NULL);
	}
	compare_rows(wall() - HOUR, wall() + NEAR);
	while (n_lapsed > 0) {
		const struct meet *m = &year.meets[lapsed[--n_lapsed]];

		if (is_counted(m))
			compare_places(m);
	}
	for (i = 0; i < n_near; i++)
		if (!year.meets[near[i]].seen && is_counted(&year.meets[near[i]])) {
			compare_places(&year.meets[near[i]]);
			year.meets[near[i]].seen = true;
		}
	check_covers(looked_ms);
	looked_ms = wall();
}

static void check_all(void)
{
	static const char *const never[] = {
		"SELECT count(*) FROM meetings m WHERE state NOT IN ('ended', 'cancelled') AND NOT EXISTS"
		" (SELECT 1 FROM timers t WHERE t.kind = 'meeting' AND t.subject = m.id)",
		"SELECT count(*) FROM timers t WHERE kind = 'meeting' AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.id = t.subject)",
		"SELECT count(*) FROM meetings m WHERE end_ms > $1 AND capacity > 0 AND capacity <"
		" (SELECT count(*) FROM places p WHERE p.meeting = m.id AND p.state IN ('kept', 'offered'))",
		"SELECT count(*) FROM meetings a JOIN meetings b ON a.room = b.room AND b.start_ms BETWEEN a.start_ms - 86400000 AND a.end_ms - 1"
		" WHERE a.end_ms > $1 AND a.start_ms > $1 - 86400000 AND a.id <> b.id AND b.end_ms > a.start_ms"
		" AND a.state NOT IN ('ended', 'cancelled') AND b.state NOT IN ('ended', 'cancelled')",
		"SELECT count(*) FROM (SELECT 1 FROM notices WHERE at_ms > $1 - 86400000 AND kind IN ('cover', 'cover_now')"
		" GROUP BY member, about, kind, at_ms HAVING count(*) > 1)",
		"SELECT count(*) FROM meetings WHERE state = 'ended' AND live_ms = 0 AND staff_needed = 0",
	};
	int i;

	compare_rows(wall() - DAY, INT64_MAX);
	compare_places(NULL);
	for (i = 0; i < n_near; i++)
		if (year.meets[near[i]].where == SCHEDULED && year.meets[near[i]].opens_ms > wall())
			compare_staff(&year.meets[near[i]]);
	for (i = 0; i < (int)(sizeof never / sizeof *never); i++)
		MUST(number(never[i], wall(), 0) == 0, "not 0: %s", never[i]);
}

/* Which row is which, of those just made. */
static void compare_ids(void)
{
	struct db_stmt *st = query(ROW " WHERE m.start_ms > $1", wall() + AHEAD - 20 * DAY, 0);

	while (db_step(st) == 1)
		(void)meet_of(st);
}

/* Time has its way with the server, and with the model. */
static void let_time_do_its_work(void)
{
	int before = year.n_meets;

	tick();
	grow();
	if (year.n_meets > before)
		compare_ids();
	if (wall() >= near_until_ms)
		look_near();
	pass_all();
	check();
}

static void move_clock(int64_t ms)
{
	server.wall_ms += ms;
	server.mono_ms += ms;
	year.now_ms = server.wall_ms;
}

/* --- staff come and go --- */

enum coming { COMES, GOES, COMES_IN };         /* of the staff; of the people */
static struct pending { int64_t at; enum coming what; int who, room; } pending[PENDING_MOST];
static int n_pending;
static struct peer pages[STAFF][ROOMS];

static void later(int64_t at, enum coming what, int who, int room)
{
	assert_true(n_pending < PENDING_MOST);
	pending[n_pending++] = (struct pending){ at > wall() ? at : wall() + 1, what, who, room };
}

static int some_staff(int room, unsigned *taken)
{
	int who, tries;

	for (tries = 0; tries < 50; tries++) {
		who = (int)below(STAFF);
		if (!(*taken & (1u << who)) && !(year.present[room] & (1u << who))) {
			*taken |= 1u << who;
			return who;
		}
	}
	return -1;
}

/* The door is open: who will come, and when; and who will lose their connection, and for how long. */
static void staff_plan(struct meet *m)
{
	int64_t before = m->start_ms - wall(), lasts = m->end_ms - m->start_ms;
	int n = m->staff_needed + in_100(20), i, who, how = (int)below(100);
	unsigned taken = 0;

	for (i = (int)below(4); i > 0; i--)
		later(wall() + below(before + lasts), COMES_IN, (int)below(COMERS), m->room);
	for (i = 0; i < n; i++) {
		int64_t at = how < 80 ? wall() + below(before > 2 ? before : 2) : how < 90 ? m->start_ms + below(20 * MINUTE) : 0;

		who = some_staff(m->room, &taken);
		if (how >= 97 && i == 0)
			at = wall() + below(10 * MINUTE);   /* fewer than needed */
		if (who < 0 || !at)
			continue;
		later(at, COMES, who, m->room);
		if (in_100(12)) {
			int64_t gone = m->start_ms + below(lasts);

			later(gone, GOES, who, m->room);
			if (in_100(75))
				later(gone + (in_100(60) ? below(40 * SECOND) : below(25 * MINUTE)), COMES, who, m->room);
		}
	}
}

static bool is_anything_on(int room)
{
	int i;

	for (i = 0; i < n_near; i++)
		if (year.meets[near[i]].room == room && year_is_on(&year.meets[near[i]]))
			return true;
	return false;
}

static void staff_go(struct meet *m)
{
	int who;

	for (who = 0; who < STAFF; who++)
		if (year.present[m->room] & (1u << who))
			later(wall() + below(8 * MINUTE), GOES, who, m->room);
}

static void present_changed(int room)
{
	int i;

	for (i = 0; i < n_near; i++) {
		struct meet *m = &year.meets[near[i]];
		bool held = m->held_ms && m->live_ms;
		enum where was = m->where;

		if (m->room != room)
			continue;
		year_here(&year, m, __builtin_popcount(year.present[room]));
		count.resumed += held && !m->held_ms && m->where == was;
		note_change(m, was);
	}
}

static void token_of(int who, char ret[TOKEN_TEXT_LEN + 1])
{
	memset(ret, 'a' + who, TOKEN_TEXT_LEN);
	ret[TOKEN_TEXT_LEN] = '\0';
}

static void open_page(struct peer *p, int who, int room)
{
	static unsigned opened;
	char token[TOKEN_TEXT_LEN + 1];

	token_of(who, token);
	peer_connect(p, &server, token);
	p->requests = ++opened * 4096;        /* keys are not said twice */
	peer_do(p, "hello", ",\"client\":\"page-%02d-%02d-xxxxxxxx\"", who, room + 1);
}

static void comes(int who, int room)
{
	struct peer *p = &pages[who][room];
	char id[ID_TEXT_LEN + 1];

	doing = "somebody of the staff comes";
	if ((year.present[room] & (1u << who)) || !is_anything_on(room))
		return;
	id_format(rooms[room], id);
	open_page(p, mentor(who), room);
	peer_do(p, "room.join", ",\"room\":\"%s\",\"rules_version\":1", id);
	tick();
	year.present[room] |= 1u << who;
	present_changed(room);
	check();
}

static void goes(int who, int room)
{
	doing = "somebody of the staff goes";
	if (!(year.present[room] & (1u << who)))
		return;
	peer_close(&pages[who][room]);
	server_settle(&server);
	tick();
	year.present[room] &= ~(1u << who);
	present_changed(room);
	check();
}

/* --- people come in --- */

static struct { struct peer peer; int room; bool open, shown_out; } seats[COMERS];

static int comers_in(int room)
{
	int i, n = 0;

	for (i = 0; i < COMERS; i++)
		n += seats[i].open && seats[i].room == room && !seats[i].shown_out;
	return n;
}

/* The door of the next one may be open while one goes on. */
static int how_many_on(int room)
{
	int i, n = 0;

	for (i = 0; i < n_near; i++)
		n += year.meets[near[i]].room == room && year_is_on(&year.meets[near[i]]);
	return n;
}

/* The one people can come to now; NULL: none. */
static struct meet *on_in(int room)
{
	struct meet *on = NULL;
	int i;

	for (i = 0; i < n_near; i++) {
		struct meet *m = &year.meets[near[i]];

		if (m->room == room && year_is_on(m) && (!on || on->where == DOOR_OPEN))
			on = m;
	}
	return on;
}

static void leave_seat(int who)
{
	if (seats[who].open)
		peer_close(&seats[who].peer);
	seats[who].open = seats[who].shown_out = false;
}

/* Something was on there a moment ago: who was in it may still read. */
static bool was_on(int room)
{
	int i;

	for (i = 0; i < n_near; i++)
		if (year.meets[near[i]].room == room && over_ms[near[i]] > wall() - 17 * MINUTE)
			return true;
	return false;
}

static const char *refusal(json_t *answer);

static void come_in(int who, int room)
{
	bool was_in;
	char id[ID_TEXT_LEN + 1];
	const char *no;
	struct meet *m;

	doing = "somebody comes in";
	was_in = seats[who].open && seats[who].room == room;   /* and comes back */
	leave_seat(who);
	server_settle(&server);
	m = on_in(room);
	id_format(rooms[room], id);
	open_page(&seats[who].peer, comer(who), 50 + room);
	no = refusal(ask(&seats[who].peer, "room.join", ",\"room\":\"%s\",\"rules_version\":1", id));
	if (!m && was_on(room)) {
		MUST(!no || strcmp(no, "room_closed") == 0, "just over, and %s", no);
	} else if (!m) {
		MUST(no && strcmp(no, "room_closed") == 0, "a room where nothing is on let somebody in: %s", no ? no : "done");
		count.shut++;
	} else if (no) {
		MUST(strcmp(no, "room_full") == 0, "%s let nobody in: %s", name_of(m), no);
		MUST(m->spots[who].spot != KEPT || wall() > m->start_ms + 10 * MINUTE, "%s: who had a place did not get in", name_of(m));
	} else {
		/* Who has a place and comes late is not sent away, even if somebody else sits there by now. */
		MUST(m->spots[who].spot == KEPT || was_in || how_many_on(room) > 1 || comers_in(room) < m->capacity, "%s: %d came, for %d", name_of(m), comers_in(room) + 1,
		     m->capacity);
		count.entered++;
	}
	seats[who].open = true;
	seats[who].room = room;
	if (no)
		leave_seat(who);
	server_settle(&server);
	tick();
	check();
}

/* A good while after everything in a room was over nobody is in it. */
static void see_out(void)
{
	int i;

	for (i = 0; i < COMERS; i++) {
		if (!seats[i].open || on_in(seats[i].room) || was_on(seats[i].room))
			continue;
		MUST(seats[i].shown_out, "%d is still in a room where all is over", i);
		leave_seat(i);
	}
}

static void come_by(void)
{
	come_in((int)below(COMERS), (int)below(ROOMS));
}

static void forget_all(void)
{
	int i, j;

	peer_forget(&dee);
	for (i = 0; i < STAFF; i++)
		for (j = 0; j < ROOMS; j++)
			if (year.present[j] & (1u << i))
				peer_forget(&pages[i][j]);
	for (i = 0; i < COMERS; i++)
		if (seats[i].open) {
			seats[i].shown_out = seats[i].shown_out || peer_count(&seats[i].peer, "\"reason\":\"ended\"") > 0;
			peer_forget(&seats[i].peer);
		}
	answers_forget();
}

/* --- asking --- */

/* The word of a refusal; NULL: it was done. */
static const char *refusal(json_t *answer)
{
	json_t *code = look(answer, "error.code");

	return code ? json_string_value(code) : NULL;
}

static void expect(json_t *answer, const char *wanted, const char *op)
{
	const char *no = refusal(answer);
	char *all = json_dumps(answer, JSON_COMPACT);

	MUST(no ? wanted && strcmp(no, wanted) == 0 : !wanted, "%s: %s, %s expected: %.300s", op, no ? no : "done", wanted ? wanted : "done", all);
	free(all);
	count.refused += no != NULL;
}

struct page_of_http {
	char *body;
};

static void take_http(void *ctx, const struct exchange_out *out)
{
	((struct page_of_http *)ctx)->body = strndup(out->body.at, out->body.len);
}

/* An operation over HTTP, as somebody who is signed in. */
static json_t *ask_http(int who, const char *op, const char *format, ...) __attribute__((format(printf, 3, 4)));

static json_t *ask_http(int who, const char *op, const char *format, ...)
{
	struct page_of_http page = { 0 };
	char token[TOKEN_TEXT_LEN + 1], fields[512], body[640];
	struct exchange_in in = { .op = str_of(op), .address = 1 };
	va_list args;
	json_t *answer;
	int i;

	va_start(args, format);
	vsnprintf(fields, sizeof fields, format, args);
	va_end(args);
	token_of(who, token);
	snprintf(body, sizeof body, "{\"key\":\"http-%016llx\"%s}", (unsigned long long)draw(), fields);
	in.body = str_of(body);
	in.session = str_of(token);
	exchange_start(server.desk, &in, take_http, &page);
	for (i = 0; !page.body && i < 20; i++)
		server_rounds(&server, 1);
	MUST(page.body, "%s was not answered", op);
	server_settle(&server);
	answer = json_loads(page.body, 0, NULL);
	MUST(answer, "%s was answered %s", op, page.body);
	free(page.body);
	assert_true(n_answers < sizeof answers / sizeof *answers);
	answers[n_answers++] = answer;
	return answer;
}

/* --- planning --- */

static int64_t id_at(json_t *root, const char *path)
{
	int64_t id;

	MUST(id_parse(str_of(text_at(root, path)), &id) == 0, "no id at %s", path);
	return id;
}

static void put_plan(char *to, size_t room, const struct plan *p, const char *title)
{
	static const char *const days[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
	char day[11], rule[64];

	year_day_text(p->first, day);
	if (p->weeks)
		snprintf(rule, sizeof rule, "FREQ=WEEKLY;INTERVAL=%d;BYDAY=%s", p->weeks, days[year_weekday(p->first)]);
	else
		snprintf(rule, sizeof rule, "FREQ=MONTHLY;BYDAY=%d%s", p->nth, days[year_weekday(p->first)]);
	if (p->until != NEVER) {
		char last[11];

		year_day_text(p->until - 1, last);
		snprintf(rule + strlen(rule), sizeof rule - strlen(rule), ";UNTIL=%.4s%.2s%.2s", last, last + 5, last + 8);
	}
	snprintf(to, room, "{\"title\":\"%s\",\"zone\":\"%s\",\"day\":\"%s\",\"start\":%d,\"minutes\":%d,\"rule\":\"%s\",\"capacity\":%d,"
	         "\"staff_needed\":%d,\"opens\":%d}", title, year_zones[p->zone], day, p->start, p->minutes, rule, p->capacity, p->staff_needed, p->opens);
}

/* The first day of it from a day on. */
static int first_of(const struct plan *p, int from)
{
	struct plan q = *p;

	for (q.first = from; !year_falls(&q, q.first); q.first++)
		;
	return q.first;
}

static struct plan some_plan(void)
{
	int minute, odd = (int)below(100);
	struct plan p = { .room = (int)below(ROOMS), .zone = (int)below(ZONES), .weeks = odd < 60 ? 1 : odd < 80 ? 2 : 0,
		.minutes = 30 + 15 * (int)below(7), .capacity = 1 + (int)below(5), .opens = in_100(70) ? 10 : (int)below(4) * 10, .until = NEVER };
	static const int nths[] = { 1, 2, 3, 4, -1 };

	p.nth = nths[below(5)];
	p.staff_needed = in_100(10) ? 0 : in_100(60) ? 1 : 2;
	/* Evenings; and nights in which clocks change. */
	p.start = in_100(75) ? 960 + 15 * (int)below(24) : in_100(50) ? 15 * (int)below(16) : 15 * (int)below(96);
	p.first = year_day(p.zone, wall(), &minute) + 2 + (int)below(14);
	if (!p.weeks)
		p.first = first_of(&p, p.first);
	else if (in_100(30))
		p.first += (7 - year_weekday(p.first)) % 7;   /* Sundays */
	if (in_100(10))
		p.until = p.first + 60 + (int)below(250);
	return p;
}

/* Does a plan meet something in its room?  1: yes, 0: no, -1: that depends on what is cancelled, or is so far ahead that it is not made yet. */
static int meets_others(const struct plan *p, int except_series, int from_day)
{
	int64_t near_end = wall() + AHEAD - 5 * DAY;
	bool far = false, maybe = false, sure = false;
	int day;

	for (day = from_day; day < from_day + 800; day++) {
		int64_t at = year_moment(p->zone, day, p->start), end = at + p->minutes * MINUTE;

		if (!year_falls(p, day))
			continue;
		if (year_overlaps(&year, p->room, at, end, except_series, NULL, false))
			sure = sure || at < near_end;
		if (year_overlaps(&year, p->room, at, end, except_series, NULL, true)) {
			maybe = true;
			far = far || at >= near_end;
		}
	}
	return sure ? 1 : maybe || far ? -1 : 0;
}

/* A closed day of its own does not count as in the way; whether it will be open again nobody knows. */
static bool on_closed_days(const struct plan *p, int from_day)
{
	struct meet m = { .room = p->room };
	int day;

	for (day = from_day; day < from_day + 800; day++) {
		m.start_ms = year_moment(p->zone, day, p->start);
		if (year_falls(p, day) && year_closed(&year, &m) >= 0)
			return true;
	}
	return false;
}

/* Is what is not made yet in the way of what is not made yet? */
static bool clash_later(const struct plan *p, int except_series)
{
	int i, day, other;

	for (i = 0; i < year.n_series; i++) {
		const struct plan *q = &year.series[i].plan;

		if (i == except_series || year.series[i].ended || q->room != p->room)
			continue;
		for (day = (int)(wall() / DAY) + 380; day < (int)(wall() / DAY) + 800; day++) {
			int64_t at = year_moment(p->zone, day, p->start), end = at + p->minutes * MINUTE;

			for (other = day - 2; year_falls(p, day) && other <= day + 2; other++) {
				int64_t there = year_moment(q->zone, other, q->start);

				if (year_falls(q, other) && there < end && at < there + q->minutes * MINUTE)
					return true;
			}
		}
	}
	return false;
}

static int new_series(json_t *answer, const struct plan *p)
{
	struct series *s = &year.series[year.n_series];

	assert_true(year.n_series < SERIES_MOST);
	*s = (struct series){ .id = id_at(answer, "result.series.id"), .version = int_at(answer, "result.series.version"), .plan = *p,
		.from_ms = wall() };
	return year.n_series++;
}

static void plan_one(void)
{
	struct plan p = some_plan();
	char text[600], room[ID_TEXT_LEN + 1], staff[400] = "", id[ID_TEXT_LEN + 1];
	int meets = meets_others(&p, -1, p.first), leads = (int)below(3), i, s;
	unsigned who = 0;
	json_t *answer;

	doing = "series.create";
	if (meets < 0 || (meets > 0 && in_100(80)) || (!meets && clash_later(&p, -1)) || (meets > 0 && on_closed_days(&p, p.first)))
		return;
	put_plan(text, sizeof text, &p, "An hour for everybody");
	for (i = 0; i < leads; i++)
		who |= 1u << below(STAFF);
	for (i = 0; i < STAFF; i++)
		if (who & (1u << i)) {
			id_format(members[mentor(i)], id);
			snprintf(staff + strlen(staff), sizeof staff - strlen(staff), "%s{\"member\":\"%s\",\"part\":\"%s\"}", *staff ? "," : "", id,
			         *staff ? "co_lead" : "lead");
		}
	id_format(rooms[p.room], room);
	answer = ask(&dee, "series.create", ",\"room\":\"%s\",\"plan\":%s,\"staff\":[%s]", room, text, staff);
	expect(answer, meets > 0 ? "overlap" : NULL, "series.create");
	if (meets > 0)
		return;
	s = new_series(answer, &p);
	year.series[s].staff = who;
	count.planned++;
	grow();
	look_near();
	check_all();
}

/* --- changing --- */

static struct meet *some_meet(int days)
{
	int tries, i;

	for (tries = 0; tries < 200; tries++) {
		i = (int)below(year.n_meets);
		if (!year.meets[i].gone && year.meets[i].opens_ms > wall() + HOUR && year.meets[i].start_ms < wall() + days * DAY)
			return &year.meets[i];
	}
	return NULL;
}

static long long version_of(const struct meet *m)
{
	return (long long)number("SELECT version FROM meetings WHERE id = $1", m->id, 0);
}

static void ids_of(const struct meet *m, char room[ID_TEXT_LEN + 1], char id[ID_TEXT_LEN + 1])
{
	MUST(m->id, "%s is not there", name_of(m));
	id_format(rooms[m->room], room);
	id_format(m->id, id);
}

static void changed(struct meet *m)
{
	since_ms[m - year.meets] = wall();
	m->seen = false;
	look_near();
	compare_places(m->id ? m : NULL);
	check();
}

static void move_one(void)
{
	struct meet *m = some_meet(30), was, there;
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1], day[11];
	bool stale = in_100(4), full;
	json_t *answer;

	doing = "meeting.change";
	if (!m || m->where != SCHEDULED)
		return;
	there = *m;
	there.day += (int)below(7) - 3;
	there.start = 15 * (int)below(96);
	there.start_ms = year_moment(year.series[m->series].plan.zone, there.day, there.start);
	if (there.start_ms < wall() + 2 * HOUR || year_closed(&year, &there) >= 0 || (there.day == m->day && there.start == m->start))
		return;
	full = year_overlaps(&year, m->room, there.start_ms, there.start_ms + m->minutes * MINUTE, -1, m, false);
	if (!full && year_overlaps(&year, m->room, there.start_ms, there.start_ms + m->minutes * MINUTE, -1, m, true))
		return;
	ids_of(m, room, id);
	year_day_text(there.day, day);
	answer = ask(&dee, "meeting.change", ",\"room\":\"%s\",\"meeting\":\"%s\",\"version\":%lld,\"day\":\"%s\",\"start\":%d,\"reason\":\"illness\"",
	             room, id, stale ? version_of(m) + 1 : version_of(m), day, there.start);
	expect(answer, stale ? "stale" : full ? "overlap" : NULL, "meeting.change");
	if (!stale && !full) {
		was = *m;
		m->day = there.day;
		m->start = there.start;
		m->own_time = m->day != m->slot_day || m->start != m->slot_min;
		year_place(&year, m);
		MUST(m->where == was.where, "moved by the model itself");
		count.moved++;
	}
	changed(m);
}

static void resize_one(void)
{
	struct meet *m = some_meet(30);
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];
	int capacity = 1 + (int)below(7);
	bool small;
	json_t *answer;

	doing = "meeting.change of the capacity";
	if (!m || m->where != SCHEDULED)
		return;
	ids_of(m, room, id);
	small = capacity < year_taken(m);
	answer = ask(&dee, "meeting.change", ",\"room\":\"%s\",\"meeting\":\"%s\",\"version\":%lld,\"capacity\":%d", room, id, version_of(m), capacity);
	expect(answer, small ? "too_small" : NULL, "meeting.change");
	if (!small) {
		m->own_capacity = capacity != year.series[m->series].plan.capacity;
		m->capacity = capacity;
		year_settle(&year, m);
	}
	changed(m);
}

static void cancel_one(void)
{
	struct meet *m = some_meet(30);
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];
	bool over = m && m->where == CANCELLED && m->closure < 0;

	doing = "meeting.cancel";
	if (!m || (m->where == CANCELLED && !over))
		return;
	ids_of(m, room, id);
	expect(ask(&dee, "meeting.cancel", ",\"room\":\"%s\",\"meeting\":\"%s\",\"version\":%lld,\"reason\":\"illness\",\"words\":\"We are sorry.\"", room, id,
	           version_of(m)), over ? "decided" : NULL, "meeting.cancel");
	if (!over) {
		year_cancel(m);
		m->own_cancelled = true;
		count.cancelled++;
	}
	changed(m);
}

/* One that is on. */
static void cancel_now(void)
{
	struct meet *m = on_in((int)below(ROOMS));
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];

	doing = "meeting.cancel of one that is on";
	if (!m || year_due(&year, m) <= wall())
		return;
	ids_of(m, room, id);
	expect(ask(&dee, "meeting.cancel", ",\"room\":\"%s\",\"meeting\":\"%s\",\"version\":%lld,\"reason\":\"technical\"", room, id, version_of(m)), NULL,
	       "meeting.cancel");
	year_cancel(m);
	m->own_cancelled = true;
	over_ms[m - year.meets] = wall();
	staff_go(m);
	check();
}

static void restore_one(void)
{
	struct meet *m = NULL;
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];
	struct meet there;
	int tries;
	bool full;

	doing = "meeting.restore";
	for (tries = 0; tries < 300 && !(m && (m->own_cancelled || m->own_time)); tries++)
		m = some_meet(40);
	if (!m || year.series[m->series].ended || (!m->own_cancelled && !m->own_time) || (m->where == CANCELLED && !m->own_cancelled))
		return;
	there = *m;
	there.start_ms = year_moment(year.series[m->series].plan.zone, m->slot_day, m->slot_min);
	if (there.start_ms < wall() + HOUR || year_closed(&year, &there) >= 0 || m->own_capacity)
		return;
	full = year_overlaps(&year, m->room, there.start_ms, there.start_ms + m->minutes * MINUTE, -1, m, false);
	if (!full && year_overlaps(&year, m->room, there.start_ms, there.start_ms + m->minutes * MINUTE, -1, m, true))
		return;
	ids_of(m, room, id);
	expect(ask(&dee, "meeting.restore", ",\"room\":\"%s\",\"meeting\":\"%s\",\"version\":%lld", room, id, version_of(m)), full ? "overlap" : NULL,
	       "meeting.restore");
	if (!full) {
		m->own_cancelled = m->own_time = false;
		m->day = m->slot_day;
		m->start = m->slot_min;
		if (m->where == CANCELLED)
			year_reopen(&year, m);
		year_place(&year, m);
		year_settle(&year, m);
		count.restored++;
	}
	changed(m);
}

/* --- series --- */

/* Nothing of it is on, or was today, or is to begin: then there is no doubt what lies ahead. */
static bool is_quiet(int series)
{
	int i;

	for (i = 0; i < year.n_meets; i++) {
		const struct meet *m = &year.meets[i];

		if (m->series == series && !m->gone && (year_is_on(m) || (m->opens_ms <= wall() + HOUR && m->start_ms > wall() - DAY)))
			return false;
	}
	return true;
}

static int some_series(void)
{
	int tries, i;

	for (tries = 0; tries < 50; tries++) {
		i = (int)below(year.n_series);
		if (!year.series[i].ended && year.series[i].plan.until == NEVER && is_quiet(i))
			return i;
	}
	return -1;
}

/* Another time of the day, another length, another capacity. */
static struct plan otherwise(const struct plan *p)
{
	struct plan q = *p;

	if (in_100(60))
		q.start = p->start + 15 * ((int)below(13) - 6);
	if (q.start < 0 || q.start > 1439)
		q.start = p->start;
	if (in_100(30))
		q.minutes = 30 + 15 * (int)below(7);
	if (in_100(30))
		q.capacity = 1 + (int)below(7);
	return q;
}

/* What one of its meetings would be by another plan. */
static struct meet changed_by(const struct meet *m, const struct plan *q)
{
	struct meet n = *m;

	n.slot_min = q->start;
	n.minutes = q->minutes;
	if (!m->own_time) {
		n.day = m->slot_day;
		n.start = q->start;
	}
	if (!m->own_capacity)
		n.capacity = q->capacity;
	n.start_ms = year_moment(q->zone, n.day, n.start);
	n.end_ms = n.start_ms + n.minutes * MINUTE;
	return n;
}

/* The word of the refusal, NULL, or "?": cannot be told. */
static const char *judge(int series, const struct plan *q, int from_day)
{
	bool small = false, full = false, unsure = clash_later(q, series);
	int i;

	for (i = 0; i < year.n_meets; i++) {
		const struct meet *m = &year.meets[i];
		struct meet n;

		if (m->series != series || m->gone || m->where == ENDED || m->slot_day < from_day || m->start_ms <= wall())
			continue;
		n = changed_by(m, q);
		small = small || (!m->own_capacity && m->where != CANCELLED && year_taken(m) > q->capacity);
		unsure = unsure || (m->where == CANCELLED && !m->own_cancelled) || year_closed(&year, &n) >= 0 || n.start_ms <= wall() + HOUR
			|| n.start_ms - m->start_ms > 20 * HOUR;
		if (m->where == CANCELLED)
			continue;
		full = full || year_overlaps(&year, m->room, n.start_ms, n.end_ms, series, NULL, false);
		unsure = unsure || (!full && year_overlaps(&year, m->room, n.start_ms, n.end_ms, series, NULL, true));
	}
	/* Moved ones of its own may be in the way. */
	for (i = 0; i < year.n_meets; i++)
		unsure = unsure || (year.meets[i].series == series && year.meets[i].own_time && !year.meets[i].gone && year.meets[i].start_ms > wall());
	return unsure || (small && full) ? "?" : small ? "too_small" : full ? "overlap" : NULL;
}

static void follow_plan(int from_series, int to_series, const struct plan *q, int from_day)
{
	int i;

	for (i = 0; i < year.n_meets; i++) {
		struct meet *m = &year.meets[i], n;
		enum where was = m->where;

		if (m->series != from_series || m->gone || m->where == ENDED || m->slot_day < from_day || m->start_ms <= wall())
			continue;
		n = changed_by(m, q);
		n.series = to_series;
		if (n.start_ms != m->start_ms)
			since_ms[i] = wall();
		*m = n;
		year_place(&year, m);
		if (was != CANCELLED)
			year_settle(&year, m);
		m->seen = false;
	}
	near_until_ms = 0;
}

static void change_all(void)
{
	int i = some_series();
	struct plan q;
	char text[600], room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];
	const char *no;
	json_t *answer;

	doing = "series.change of all";
	if (i < 0)
		return;
	q = otherwise(&year.series[i].plan);
	no = judge(i, &q, 0);
	if (no && *no == '?')
		return;
	put_plan(text, sizeof text, &q, "An hour for everybody");
	id_format(rooms[q.room], room);
	id_format(year.series[i].id, id);
	answer = ask(&dee, "series.change", ",\"room\":\"%s\",\"series\":\"%s\",\"version\":%lld,\"plan\":%s", room, id, (long long)year.series[i].version, text);
	expect(answer, no, "series.change");
	if (!no) {
		year.series[i].version = int_at(answer, "result.series.version");
		year.series[i].plan = q;
		follow_plan(i, i, &q, 0);
		count.changed++;
	}
	grow();
	look_near();
	check();
	check_all();
}

static void split(void)
{
	int i = some_series(), j, later_ones = 0, to;
	struct meet *m = NULL;
	struct plan q;
	char text[600], room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1], from[ID_TEXT_LEN + 1];
	const char *no;
	json_t *answer;

	doing = "series.change from one on";
	if (i < 0 || year.n_series + 2 > SERIES_MOST)
		return;
	for (j = 0; j < year.n_meets && later_ones < 4; j++)
		if (year.meets[j].series == i && !year.meets[j].gone && year.meets[j].where == SCHEDULED && year.meets[j].start_ms > wall() + 2 * DAY
		    && !year.meets[j].own_time && ++later_ones > 1)
			m = &year.meets[j];
	if (!m || !m->id)
		return;
	q = otherwise(&year.series[i].plan);
	q.first = m->slot_day;
	no = judge(i, &q, m->slot_day);
	if (no && *no == '?')
		return;
	put_plan(text, sizeof text, &q, "Another hour");
	id_format(rooms[q.room], room);
	id_format(year.series[i].id, id);
	id_format(m->id, from);
	answer = ask(&dee, "series.change", ",\"room\":\"%s\",\"series\":\"%s\",\"version\":%lld,\"plan\":%s,\"from\":\"%s\"", room, id,
	             (long long)year.series[i].version, text, from);
	expect(answer, no, "series.change");
	if (!no) {
		to = new_series(answer, &q);
		year.series[to].staff = year.series[i].staff;
		memcpy(year.series[to].signed_up, year.series[i].signed_up, sizeof year.series[i].signed_up);
		year.series[to].n_signed_up = year.series[i].n_signed_up;
		year.series[to].made_until_ms = year.series[i].made_until_ms;
		year.series[i].plan.until = m->slot_day;
		year.series[i].version = number("SELECT version FROM series WHERE id = $1", year.series[i].id, 0);
		follow_plan(i, to, &q, m->slot_day);
		count.split++;
	}
	grow();
	look_near();
	check();
	check_all();
}

static bool has_people(const struct meet *m)
{
	return year_taken(m) + year_waiting(m) > 0;
}

static void end_one(void)
{
	int i = some_series(), j;
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];

	doing = "series.end";
	if (i < 0)
		return;
	id_format(rooms[year.series[i].plan.room], room);
	id_format(year.series[i].id, id);
	expect(ask(&dee, "series.end", ",\"room\":\"%s\",\"series\":\"%s\",\"version\":%lld", room, id, (long long)year.series[i].version), NULL, "series.end");
	year.series[i].ended = true;
	for (j = 0; j < year.n_meets; j++) {
		struct meet *m = &year.meets[j];

		if (m->series != i || m->gone || m->start_ms <= wall() || m->where == ENDED)
			continue;
		if (!has_people(m)) {
			m->gone = true;
			continue;
		}
		if (m->where != CANCELLED)
			year_cancel(m);
		m->own_cancelled = true;      /* for good, whatever becomes of holidays */
		m->closure = -1;
	}
	count.done++;
	look_near();
	check();
	check_all();
}

/* --- closures --- */

static void close_days(void)
{
	struct closure c = { .room = in_100(60) ? -1 : (int)below(ROOMS), .zone = (int)below(ZONES) };
	char first[11], last[11], room[ID_TEXT_LEN + 1], more[40] = "";
	int i, j, minute;
	json_t *answer;

	doing = "closure.set";
	for (i = 0; i < CLOSURES_MOST && year.closures[i].id; i++)
		;
	if (i == CLOSURES_MOST)
		return;
	c.first = year_day(c.zone, wall(), &minute) + 3 + (int)below(60);
	c.last = c.first + (int)below(4);
	year_day_text(c.first, first);
	year_day_text(c.last, last);
	if (c.room >= 0) {
		id_format(rooms[c.room], room);
		snprintf(more, sizeof more, ",\"room\":\"%s\"", room);
	}
	answer = ask(&dee, "closure.set", ",\"title\":\"Holidays\",\"first_day\":\"%s\",\"last_day\":\"%s\",\"zone\":\"%s\"%s", first, last, year_zones[c.zone], more);
	expect(answer, NULL, "closure.set");
	c.id = id_at(answer, "result.closure.id");
	year.closures[i] = c;
	for (j = 0; j < year.n_meets; j++)
		if (!year.meets[j].gone && year.meets[j].start_ms > wall() && year.meets[j].where != ENDED)
			year_place(&year, &year.meets[j]);
	count.closed++;
	look_near();
	check();
	check_all();
}

/* Would two that are cancelled now be at one time? */
static bool reopening_clashes(int closure)
{
	int i;

	for (i = 0; i < year.n_meets; i++) {
		const struct meet *m = &year.meets[i];

		if (!m->gone && m->where == CANCELLED && m->closure == closure && year_overlaps(&year, m->room, m->start_ms, m->end_ms, -1, m, true))
			return true;
	}
	return false;
}

static void open_days(void)
{
	int i = (int)below(CLOSURES_MOST), j, minute;
	char id[ID_TEXT_LEN + 1];
	struct closure c = year.closures[i];

	doing = "closure.remove";
	if (!c.id)
		return;
	/* One that is over goes without a trace; one that has begun is left alone. */
	if ((c.first <= year_day(c.zone, wall(), &minute) + 1 && c.last >= year_day(c.zone, wall(), &minute) - 1) || reopening_clashes(i))
		return;
	id_format(c.id, id);
	expect(ask(&dee, "closure.remove", ",\"closure\":\"%s\"", id), NULL, "closure.remove");
	year.closures[i].id = 0;
	for (j = 0; j < year.n_meets; j++)
		if (!year.meets[j].gone && year.meets[j].start_ms > wall() && year.meets[j].where == CANCELLED && year.meets[j].closure >= 0) {
			year_place(&year, &year.meets[j]);
			since_ms[j] = wall();
		}
	look_near();
	check();
	check_all();
}

/* --- who leads --- */

static void own_staff(struct meet *m, unsigned staff)
{
	m->staff = staff;
	m->own_staff = true;
}

static void claim(void)
{
	struct meet *m = some_meet(5);
	int who = (int)below(STAFF);
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];
	struct peer page;
	bool leads, busy;

	doing = "meeting.claim";
	if (!m || m->where != SCHEDULED || !year_missing(&year, m) || (year_staff(&year, m) & (1u << who)))
		return;
	ids_of(m, room, id);
	leads = number("SELECT count(*) FROM (" LEADERS ") WHERE part = 'lead'", m->id, 0) > 0;
	busy = year_leads_elsewhere(&year, m, who);
	open_page(&page, mentor(who), 80);
	expect(ask(&page, "meeting.claim", ",\"room\":\"%s\",\"meeting\":\"%s\",\"part\":\"%s\"", room, id, leads ? "co_lead" : "lead"),
	       busy ? "overlap" : NULL, "meeting.claim");
	peer_close(&page);
	server_settle(&server);
	if (!busy)
		own_staff(m, year_staff(&year, m) | 1u << who);
	look_near();
	compare_staff(m);
	check();
}

static void put_off(void)
{
	struct meet *m = some_meet(5);
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1], member[ID_TEXT_LEN + 1];
	unsigned staff;
	int who;

	doing = "meeting.staff";
	if (!m || m->where != SCHEDULED || !(staff = year_staff(&year, m)))
		return;
	who = __builtin_ctz(staff);
	ids_of(m, room, id);
	id_format(members[mentor(who)], member);
	expect(ask(&dee, "meeting.staff", ",\"room\":\"%s\",\"meeting\":\"%s\",\"member\":\"%s\"", room, id, member), NULL, "meeting.staff");
	own_staff(m, staff & ~(1u << who));
	since_ms[m - year.meets] = wall();
	look_near();
	compare_staff(m);
	check();
}

/* --- places --- */

static void every_sign_up(int series, int who)
{
	struct series *s = &year.series[series];
	int i;

	for (i = 0; i < s->n_signed_up; i++)
		if (s->signed_up[i] == who)
			break;
	if (i == s->n_signed_up)
		s->signed_up[s->n_signed_up++] = who;
	for (i = 0; i < year.n_meets; i++) {
		struct meet *m = &year.meets[i];

		if (m->series == series && !m->gone && m->start_ms > wall() && (m->where == SCHEDULED || m->where == CANCELLED))
			year_note(m, who);
	}
}

static void every_give_up(int series, int who)
{
	struct series *s = &year.series[series];
	int i, n = 0;

	for (i = 0; i < s->n_signed_up; i++)
		if (s->signed_up[i] != who)
			s->signed_up[n++] = s->signed_up[i];
	s->n_signed_up = n;
	for (i = 0; i < year.n_meets; i++) {
		struct meet *m = &year.meets[i];

		if (m->series == series && !m->gone && m->start_ms > wall() && m->where != ENDED && !year_is_on(m))
			(void)year_give_up(&year, m, who);
	}
}

static bool is_signed_up(int series, int who)
{
	int i;

	for (i = 0; i < year.series[series].n_signed_up; i++)
		if (year.series[series].signed_up[i] == who)
			return true;
	return false;
}

static void sign_up_for(struct meet *m)
{
	int who = (int)below(COMERS);
	bool every = in_100(4);
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];
	const char *no;

	doing = every ? "place.add for every time" : "place.add";
	if (!m || m->where != SCHEDULED || (every && (is_signed_up(m->series, who) || !is_quiet(m->series))))
		return;
	ids_of(m, room, id);
	if (every) {
		no = NULL;
		every_sign_up(m->series, who);
	} else {
		no = year_sign_up(m, who);
	}
	expect(ask_http(comer(who), "place.add", ",\"room\":\"%s\",\"meeting\":\"%s\"%s", room, id, every ? ",\"every\":true" : ""), no, "place.add");
	compare_places(every ? NULL : m);
	check();
}

/* Some evenings everybody wants to come to. */
static void sign_up(void)
{
	struct meet *m = some_meet(in_100(85) ? 3 : 300);
	int n = in_100(50) ? 1 : (int)below(8);

	while (n-- > 0) {
		move_clock(1);
		sign_up_for(m);
	}
}

static void give_up(void)
{
	struct meet *m = NULL;
	int who = (int)below(COMERS), tries;
	bool every = false;
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];
	const char *no = NULL;

	doing = "place.remove";
	for (tries = 0; tries < 100; tries++) {
		m = some_meet(in_100(80) ? 3 : 100);
		if (m && m->where == SCHEDULED && (m->spots[who].spot == KEPT || m->spots[who].spot == WAITING || m->spots[who].spot == OFFERED || in_100(1)))
			break;
	}
	if (!m || m->where != SCHEDULED)
		return;
	every = is_signed_up(m->series, who) && is_quiet(m->series) && in_100(20);
	ids_of(m, room, id);
	if (every)
		every_give_up(m->series, who);
	else
		no = year_give_up(&year, m, who);
	expect(ask_http(comer(who), "place.remove", ",\"room\":\"%s\",\"meeting\":\"%s\"%s", room, id, every ? ",\"every\":true" : ""), no, "place.remove");
	compare_places(every ? NULL : m);
	check();
}

/* Somebody takes what they were offered. */
static void take_offer(void)
{
	struct meet *m;
	int i, who;
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];

	doing = "place.add of an offer";
	if (!n_offers)
		return;
	i = (int)below(n_offers);
	m = &year.meets[offers[i].meet];
	who = offers[i].who;
	if (m->gone || m->where != SCHEDULED || m->spots[who].spot != OFFERED || m->spots[who].until_ms <= wall())
		return;
	ids_of(m, room, id);
	expect(ask_http(comer(who), "place.add", ",\"room\":\"%s\",\"meeting\":\"%s\"", room, id), year_sign_up(m, who), "place.add");
	compare_places(m);
	check();
}

/* --- the server is closed and opened --- */

static void restart(void)
{
	unsigned was[ROOMS];
	int i, j;

	doing = "the server is started again";
	memcpy(was, year.present, sizeof was);
	for (i = 0; i < STAFF; i++)
		for (j = 0; j < ROOMS; j++)
			if (was[j] & (1u << i))
				peer_close(&pages[i][j]);
	for (i = 0; i < COMERS; i++)
		leave_seat(i);
	peer_close(&dee);
	move_clock(1);
	if (in_100(40))
		move_clock(in_100(70) ? below(3 * MINUTE) : below(40 * MINUTE));
	db_close(db);
	server_restart(&server);
	open_eyes();
	if (wall() >= near_until_ms)
		look_near();
	tick();
	grow();
	year_restart(&year);
	pass_all();
	check();
	open_page(&dee, 3, 0);
	for (i = 0; i < STAFF; i++)
		for (j = 0; j < ROOMS; j++)
			if ((was[j] & (1u << i)) && in_100(90))
				later(wall() + (in_100(75) ? below(25 * SECOND) : below(12 * MINUTE)), COMES, i, j);
	count.restarts++;
}

/* --- a year --- */

static const struct { int weight; void (*happens)(void); } life[] = {
	{ 14, move_one }, { 6, resize_one }, { 8, cancel_one }, { 1, cancel_now }, { 6, restore_one }, { 5, change_all }, { 4, split }, { 1, end_one },
	{ 2, close_days }, { 3, open_days }, { 20, claim }, { 8, put_off }, { 120, sign_up }, { 50, give_up }, { 40, take_offer }, { 8, come_by },
	{ 4, restart },
};

static void something_happens(void)
{
	int left = 0, weight, i, alive = 0;

	for (i = 0; i < year.n_series; i++)
		alive += !year.series[i].ended && year.series[i].plan.until == NEVER;
	if (alive < SERIES && in_100(50)) {
		plan_one();
		return;
	}
	for (i = 0; i < (int)(sizeof life / sizeof *life); i++)
		left += life[i].weight;
	weight = (int)below(left);
	for (i = 0; weight >= life[i].weight; i++)
		weight -= life[i].weight;
	life[i].happens();
}

static int64_t next_due(void)
{
	int64_t next = number("SELECT min(due_ms) FROM timers", 0, 0), due;
	int i;

	if (next <= 0)
		next = INT64_MAX;
	for (i = 0; i < n_near; i++)
		if ((due = year_due(&year, &year.meets[near[i]])) && due < next)
			next = due;
	return next;
}

static int next_pending(void)
{
	int i, first = -1;

	for (i = 0; i < n_pending; i++)
		if (first < 0 || pending[i].at < pending[first].at)
			first = i;
	return first;
}

static void somebody_moves(int i)
{
	struct pending p = pending[i];

	pending[i] = pending[--n_pending];
	if (p.what == COMES_IN)
		come_in(p.who, p.room);
	else if (p.what == COMES)
		comes(p.who, p.room);
	else if (in_100(50) && on_in(p.room) && on_in(p.room)->where == DOOR_OPEN)
		later(on_in(p.room)->end_ms + below(5 * MINUTE), GOES, p.who, p.room);   /* stays for the next one */
	else
		goes(p.who, p.room);
}

/* The clock goes to a moment, with a tick there; now and then one before, to see that nothing is early, or a late one. */
static void go_to(int64_t at)
{
	if (at - wall() > 1 && in_100(4)) {
		move_clock(at - wall() - 1);
		doing = "a moment before";
		let_time_do_its_work();
	}
	if (at > wall())
		move_clock(at - wall());
	if (in_100(2)) {
		move_clock(in_100(80) ? below(2 * MINUTE) : below(30 * MINUTE));
		count.late++;
	}
	doing = "time passes";
	let_time_do_its_work();
}

static void pass_year(int64_t end)
{
	int64_t action = wall() + below(HOUR), day = wall() + DAY;

	while (wall() < end) {
		int i = next_pending();
		int64_t due = next_due(), at = due < action ? due : action;

		if (day < at)
			at = day;
		if (i >= 0 && pending[i].at < at)
			at = pending[i].at;
		go_to(at);
		i = next_pending();
		while (i >= 0 && pending[i].at <= wall()) {
			somebody_moves(i);
			i = next_pending();
		}
		if (action <= wall()) {
			move_clock(1);        /* what the tick did has another time */
			let_time_do_its_work();
			something_happens();
			answers_forget();
			action = wall() + 1 + below(3 * HOUR);
		}
		if (day <= wall()) {
			doing = "a day is over";
			see_out();
			check_all();
			day += DAY;
		}
	}
}

/* --- beginning --- */

static uint64_t number_from(const char *name, uint64_t otherwise_)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : otherwise_;
}

static int add_person(struct tx *tx, int who)
{
	char text[16];
	struct member_new m;
	char token[TOKEN_TEXT_LEN + 1];
	struct digest digest;
	int64_t session;
	int err;

	snprintf(text, sizeof text, "Person %c", 'A' + who);
	m = (struct member_new){ .name = str_of(text), .name_key = str_of(text) };
	err = members_add(tx, &m, &members[who]);
	token_of(who, token);
	digest_of(str_of(token), &digest);
	return err ? err : sessions_add(tx, &digest, members[who], tx->now_ms + 1000 * DAY, &session);
}

static int add_everybody(struct server *s, struct tx *tx)
{
	int who, err = 0;

	memcpy(members, s->members, sizeof s->members);
	for (who = MEMBERS; !err && who < 1 + COMERS + STAFF; who++)
		err = add_person(tx, who);
	for (who = 0; !err && who < STAFF; who++)
		err = grants_set(tx, members[mentor(who)], &(struct grant){ .role = ROLE_MENTOR });
	if (!err)
		err = grants_set(tx, members[3], &(struct grant){ .role = ROLE_FACILITATOR });
	/* For our own looks. */
	if (!err)
		err = tx_exec(tx, NULL, "CREATE INDEX year_notices ON notices (at_ms)", "");
	return err ? err : tx_exec(tx, NULL, "UPDATE sessions SET until_ms = $1", "i", tx->now_ms + 1000 * DAY);
}

static int let_in(struct server *s, struct tx *tx)
{
	int who, room, err = 0;

	for (who = 0; !err && who < COMERS; who++)
		for (room = 0; !err && room < ROOMS; room++)
			err = grants_set(tx, members[comer(who)], &(struct grant){ .role = ROLE_PARTICIPANT, .room = rooms[room] });
	return err;
}

static void patient(struct config *c)
{
	c->limits_idle_s = INT64_C(1000000000);
	c->sessions_guest_days = 3000;
	c->escalation_drill_hours = 0;
	c->limits_places = 100000;
}

static void make_rooms(void)
{
	int i;

	for (i = 0; i < ROOMS; i++)
		rooms[i] = id_at(ask(&dee, "room.create", ",\"name\":\"Drop-in %d\",\"drop_in\":true,\"capacity\":50", i), "result.room.id");
}

static void begin_year(void)
{
	int tries;

	chance = seed * UINT64_C(0x2545f4914f6cdd1d) + 1;
	memset(&year, 0, sizeof year);
	memset(by_id, 0, sizeof by_id);
	memset(since_ms, 0, sizeof since_ms);
	memset(over_ms, 0, sizeof over_ms);
	memset(seats, 0, sizeof seats);
	memset(&count, 0, sizeof count);
	n_near = n_pending = n_offers = 0;
	grown = 0;
	steps = 0;
	strict_from = number_from("YEAR_STRICT", UINT64_MAX);
	server_open(&server, patient);
	year.hold_ms = server.config.meetings_hold_s * SECOND;
	year.give_up_ms = server.config.meetings_give_up_minutes * MINUTE;
	year.closing_ms = server.config.meetings_closing_minutes * MINUTE;
	year.near_ms = 15 * MINUTE;
	year.now_ms = wall();
	server_write(&server, add_everybody);
	open_eyes();
	open_page(&dee, 3, 0);
	make_rooms();
	server_write(&server, let_in);
	looked_ms = wall();
	look_near();
	for (tries = 0; tries < 2000 && year.n_series < SERIES; tries++) {
		move_clock(1 + below(SECOND));
		plan_one();
		answers_forget();
		peer_forget(&dee);
	}
	MUST(year.n_series == SERIES, "only %d series found a place", year.n_series);
}

static void end_year(void)
{
	int i, j;

	for (i = 0; i < STAFF; i++)
		for (j = 0; j < ROOMS; j++)
			if (year.present[j] & (1u << i))
				peer_close(&pages[i][j]);
	for (i = 0; i < COMERS; i++)
		leave_seat(i);
	peer_close(&dee);
	answers_forget();
	db_close(db);
	server_close(&server);
}

/* A year in which hardly anything happened proves nothing. */
static void check_busy(int64_t days)
{
	if (days < 300)
		return;
	MUST(count.ended > 1000 && count.live > 800 && count.nobody > 30 && count.held > 20 && count.resumed > 5 && count.moved > 50
	     && count.cancelled > 30 && count.restored > 10 && count.closed > 3 && count.split > 5 && count.changed > 5 && count.offered > 50
	     && count.lapsed > 10 && count.covers > 50 && count.entered > 50 && count.restarts > 10, "too little happened");
}

static void tell_year(void)
{
	print_message("year %llu: %llu steps, %d series, %d meetings; ended %u (%u for want of staff), began %u, held %u (%u resumed), moved %u, "
	              "cancelled %u, restored %u, closures %u, changed %u, split %u, series ended %u, refused %u, offers %u (%u lapsed), told of missing staff %u, "
	              "came in %u (%u found it shut), late ticks %u, restarts %u\n", (unsigned long long)seed, (unsigned long long)steps, year.n_series,
	              year.n_meets, count.ended, count.nobody, count.live, count.held, count.resumed, count.moved, count.cancelled, count.restored,
	              count.closed, count.changed, count.split, count.done, count.refused, count.offered, count.lapsed, count.covers, count.entered, count.shut,
	              count.late, count.restarts);
}

static void a_year_of_a_programme_is_as_the_model_says(void **state)
{
	uint64_t years = number_from("YEARS", 1), first = number_from("YEAR_SEED", 1);
	int64_t days = (int64_t)number_from("YEAR_DAYS", YEAR_DAYS);

	for (seed = first; seed < first + years; seed++) {
		begin_year();
		pass_year(wall() + days * DAY);
		tell_year();
		check_busy(days);
		end_year();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_year_of_a_programme_is_as_the_model_says),
	};

	log_threshold(LOG_ERROR);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
