/* tests/desk/evenings_test.c: thousands of evenings in virtual time, with the real desk, storage and escalation.
 *
 * People say what worries others, press "I need help now", or are worried about somebody; staff acknowledge, forget, speak,
 * offer, decline, let go, put off, close, sleep and lose clicks; the roster has gaps, channels die, pages are closed; the server
 * dies at any moment and comes back on what was on disk; the clock is put right.  After each step the database is compared with
 * a model of a few dozen lines (evenings_model.c), and:
 *
 *  - a case that is not closed has a timer at its due time, and nothing is overdue;
 *  - open it has an alarm that stands, else an owner;
 *  - there is one of a kind for a person in a room;
 *  - every step of the ladder was at its time to the millisecond, and reached whom it should: a notice, a page, a parcel for
 *    each channel that works;
 *  - versions only rise, nobody but a human being closed anything, and nothing is lost.
 *
 * Evenings come in seasons of the same server.  A failure names its season: EVENINGS_SEED=<seed> EVENINGS=20 repeats it.
 * EVENINGS: how many; EVENINGS_SEED: the first season, others follow. */
#include "support.h"

#include "base/log.h"
#include "evenings_model.h"
#include "session/session.h"
#include "store/channels.h"
#include "store/grants.h"
#include "store/members.h"
#include "store/rooms.h"
#include "store/sessions.h"

#include <fcntl.h>
#include <semaphore.h>
#include <unistd.h>

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define SEASON 20                         /* evenings of one server */
#define NOBODY (-1)

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define EVENINGS 60
#else
#define EVENINGS 1000
#endif

/* --- whom it is about --- */

enum { ANN, BOB, CHO, DEE, EVE, FAY, GUS, HAL, IDA, JON, PEOPLE };

static const char *const names[PEOPLE] = { "Ann", "Bob", "Cho", "Dee", "Eve", "Fay", "Gus", "Hal", "Ida", "Jon" };

/* Rooms 1 and 2; 0: the server. */
static const struct part { int who; enum role role; int room; } parts[] = {
	{ ANN, ROLE_PARTICIPANT, 2 }, { IDA, ROLE_PARTICIPANT, 1 }, { IDA, ROLE_PARTICIPANT, 2 }, { JON, ROLE_PARTICIPANT, 2 },
	{ CHO, ROLE_MENTOR, 1 }, { EVE, ROLE_MENTOR, 1 }, { FAY, ROLE_MENTOR, 2 }, { DEE, ROLE_FACILITATOR, 0 }, { DEE, ROLE_ADMIN, 0 },
	{ GUS, ROLE_RESPONDER, 0 }, { HAL, ROLE_RESPONDER, 0 },
};

/* Who has a seat where: bit 1 and 2. */
static const unsigned seats[PEOPLE] = { [ANN] = 6, [BOB] = 2, [CHO] = 2, [DEE] = 6, [EVE] = 2, [FAY] = 4, [IDA] = 6, [JON] = 4 };
static const int staff[] = { CHO, DEE, EVE, FAY, GUS, HAL };
#define STAFF (sizeof staff / sizeof *staff)

static struct server server;
static int64_t members[PEOPLE], rooms[3];
static struct peer pages[PEOPLE];
static bool here[PEOPLE], asleep[PEOPLE];
static struct model model;
static struct db *db;                         /* a pair of eyes of our own */
static int64_t forgotten_ms;                  /* how much longer alarms wait because a clock ran slow, or a machine forgot the time while it was off */

static bool is_carer(int who, int room)
{
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].who == who && parts[i].role != ROLE_PARTICIPANT && (!parts[i].room || parts[i].room == room))
			return true;
	return false;
}

static bool is_mentor(int who, int room)
{
	return (who == FAY && room != 1) || ((who == CHO || who == EVE) && room != 2);
}

static bool is_staff(int who)
{
	return is_carer(who, 1) || is_carer(who, 2);
}

/* --- chance --- */

static uint64_t seed, chance;
static unsigned evening, moment;

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

static const char *doing = "nothing";

/* A click, or the end of the server with it. */
static void now_doing(const char *text)
{
	static char kept[800];

	snprintf(kept, sizeof kept, "%s%.700s", doing, text);
	doing = kept;
}

#define WRONG(...) do { \
	char wrong_[1024]; \
	snprintf(wrong_, sizeof wrong_, __VA_ARGS__); \
	fail_msg("EVENINGS_SEED=%llu, evening %u, step %u (%s): %s", (unsigned long long)seed, evening, moment, doing, wrong_); \
} while (0)
#define MUST(what, ...) do { if (!(what)) WRONG(__VA_ARGS__); } while (0)

/* --- looking into the database --- */

static void open_eyes(void)
{
	char why[256];

	MUST(db_open(server.database, DB_READ, &db, why) == 0, "%s", why);
}

static struct db_stmt *query(const char *sql, int64_t a, int64_t b, int64_t c)
{
	const int64_t values[] = { a, b, c };
	struct db_stmt *st;
	int i;

	assert_int_equal(db_prepare(db, sql, &st), 0);
	for (i = 1; i <= 3; i++) {
		char name[16];

		snprintf(name, sizeof name, "$%d", i);
		if (strstr(sql, name))
			assert_int_equal(db_bind_int(st, i, values[i - 1]), 0);
	}
	return st;
}

/* The first number of the first row, -1: there is none. */
static int64_t number(const char *sql, int64_t a, int64_t b, int64_t c)
{
	struct db_stmt *st = query(sql, a, b, c);
	int step = db_step(st);
	int64_t n = step == 1 ? db_int(st, 0) : -1;

	MUST(step >= 0, "%s", sql);
	if (step)
		db_reset(st);
	return n;
}

static int64_t wall(void)
{
	return server.wall_ms;
}

static bool on_duty(int64_t tier, int who)
{
	return number("SELECT 1 FROM duties WHERE tier = $1 AND member = $2 AND from_ms <= $3 AND until_ms > $3", tier, members[who], wall()) == 1;
}

/* --- comparing --- */

static const char *const state_words[] = { "open", "acknowledged", "with_person", "handed_over", "closed" };
static const char *const level_words[] = { "amber", "red", "crisis" };

static int index_of(const char *const *words, size_t n, struct str word)
{
	while (n-- > 0)
		if (str_is(word, words[n]))
			return (int)n;
	return -1;
}

static int who_is(int64_t member)
{
	int i;

	for (i = 0; i < PEOPLE; i++)
		if (members[i] == member)
			return i;
	return NOBODY;
}

static char difference[512];

static bool differs(const struct affair *a, const char *what, int64_t is, int64_t wanted)
{
	snprintf(difference, sizeof difference, "case of %s in room %d (%s, %s): %s is %lld, %lld expected (%+lld)", names[a->person], a->room,
	         level_words[a->level], state_words[a->where], what, (long long)is, (long long)wanted, (long long)(is - wanted));
	return true;
}

/* One row beside what should be; versions only rise. */
static bool row_differs(struct affair *a, struct db_stmt *st, bool *ret_seen)
{
	const struct { const char *what; int64_t is, wanted; } fields[] = {
		{ "id", db_int(st, 0), a->id ? a->id : db_int(st, 0) },
		{ "level", index_of(level_words, 3, db_bytes(st, 4)), a->level },
		{ "state", index_of(state_words, 5, db_bytes(st, 5)), a->where },
		{ "owner", who_is(db_int(st, 6)), a->owner },
		{ "receiver", who_is(db_int(st, 7)), a->receiver },
		{ "due", db_int(st, 9), model_due_ms(a) },
		{ "timer", db_int(st, 10), model_due_ms(a) },
	};
	size_t i;

	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		if (fields[i].is != fields[i].wanted)
			return differs(a, fields[i].what, fields[i].is, fields[i].wanted);
	if (db_int(st, 8) < a->version)
		return differs(a, "version", db_int(st, 8), a->version);
	a->id = db_int(st, 0);
	a->version = db_int(st, 8);
	*ret_seen = true;
	return false;
}

static bool model_differs(struct model *m)
{
	struct db_stmt *st = query("SELECT id, room, member, kind = 'conduct', level, state, COALESCE(owner, 0), COALESCE(receiver, 0), version,"
		" due_ms, (SELECT due_ms FROM timers t WHERE t.kind = 'case' AND t.subject = c.id) FROM cases c"
		" WHERE state NOT IN ('closed', 'reviewed')", 0, 0, 0);
	bool wrong = false;
	size_t seen = 0;

	while (!wrong && db_step(st) == 1) {
		struct affair *a = model_find(m, db_int(st, 1) == rooms[1] ? 1 : 2, who_is(db_int(st, 2)), db_int(st, 3) != 0);
		bool found = false;

		if (!a) {
			snprintf(difference, sizeof difference, "a case nobody knows of");
			wrong = true;
		} else {
			wrong = row_differs(a, st, &found);
		}
		seen += found;
	}
	db_reset(st);
	if (!wrong && seen != m->n) {
		snprintf(difference, sizeof difference, "%zu cases, %zu expected", seen, m->n);
		wrong = true;
	}
	return wrong;
}

/* What holds whatever happened. */
static void check(void)
{
	static const struct { const char *sql, *what; } never[] = {
		{ "SELECT count(*) FROM timers WHERE due_ms <= $1", "timers overdue" },
		{ "SELECT count(*) FROM cases WHERE state NOT IN ('closed', 'reviewed') AND (due_ms <= $1 OR (owner IS NULL) <> (state = 'open'))",
		  "cases without owner or clock" },
		{ "SELECT count(*) FROM cases c WHERE state = 'open' AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.about = c.id"
		  " AND n.kind = 'alarm' AND n.seen_ms IS NULL)", "open cases without an alarm that stands" },
		{ "SELECT count(*) FROM cases c WHERE state = 'open' AND level = 'crisis' AND card_ms IS NULL AND NOT EXISTS"
		  " (SELECT 1 FROM timers t WHERE t.kind = 'card' AND t.subject = c.id AND t.due_ms <= $1 + 90000 + $2)", "crises without a card to come" },
	};
	size_t i;

	MUST(!model_differs(&model), "%s", difference);
	for (i = 0; i < sizeof never / sizeof *never; i++) {
		int64_t n = number(never[i].sql, wall(), forgotten_ms, 0);

		MUST(n == 0, "%lld %s", (long long)n, never[i].what);
	}
	MUST(number("SELECT count(*) FROM timers WHERE kind = 'case'", 0, 0, 0) == (int64_t)model.n, "timers of closed cases");
	MUST(number("SELECT count(*) FROM cases WHERE state IN ('closed', 'reviewed')", 0, 0, 0) == model.closed, "closed cases");
	for (i = 0; i < model.n; i++)
		MUST(model.affairs[i].where != OPEN || model.affairs[i].next_ms - wall() <= model_patience_ms(&model.affairs[i]) + forgotten_ms,
		     "the next alarm about %s is too far", names[model.affairs[i].person]);
}

/* What holds at the end of an evening; more to look at. */
static void check_all(void)
{
	static const char *const never[] = {
		"SELECT count(*) FROM (SELECT 1 FROM cases WHERE state NOT IN ('closed', 'reviewed') GROUP BY room, member, kind HAVING count(*) > 1)",
		"SELECT count(*) FROM cases c WHERE state IN ('closed', 'reviewed') AND NOT EXISTS (SELECT 1 FROM case_events e"
		" WHERE e.case_id = c.id AND e.what = 'closed' AND e.member IS NOT NULL)",
		"SELECT count(*) FROM follow_ups f WHERE state = 'open' AND NOT EXISTS (SELECT 1 FROM timers t WHERE t.kind = 'follow_up' AND t.subject = f.id)",
		"SELECT count(*) FROM cases c WHERE level <> 'amber' AND state = 'closed' AND closed_ms IS NOT NULL AND NOT EXISTS"
		" (SELECT 1 FROM follow_ups f WHERE f.case_id = c.id)",
		"SELECT count(*) FROM flags f WHERE triage <> 'green' AND case_id IS NULL",
		"SELECT count(*) FROM notices WHERE member = subject",
		"SELECT count(*) FROM notices n WHERE kind IN ('alarm', 'offer') AND NOT EXISTS (SELECT 1 FROM grants g"
		" WHERE g.member = n.member AND g.role <> 'participant')",
	};
	size_t i;

	for (i = 0; i < sizeof never / sizeof *never; i++)
		MUST(number(never[i], 0, 0, 0) == 0, "not 0: %s", never[i]);
}

/* --- who is called --- */

/* An alarm that was due now: who must have heard, whatever else is done for them. */
static bool must_hear(const struct affair *a, unsigned calls, int who, const struct model *before)
{
	bool near = ((calls & CALL_ROOM) && is_mentor(who, a->room)) || ((calls & CALL_ON_CALL) && on_duty(1, who));

	/* With somebody in danger already: another is called in their place while there is one. */
	if (near && a->level == CRISIS)
		near = !model_busy(before, who) && !model_busy(&model, who);
	return near || ((calls & CALL_OWNER) && who == a->owner) || ((calls & CALL_RECEIVER) && who == a->receiver)
		|| ((calls & CALL_LEADS) && who == DEE) || ((calls & CALL_BACKUP) && (is_mentor(who, 0) || on_duty(2, who)))
		|| ((calls & CALL_ON_SHIFT) && on_duty(3, who)) || ((calls & CALL_EVERY_SUPERVISOR) && (who == DEE || on_duty(3, who)));
}

static bool rang(const struct peer *p, const char *id)
{
	char wanted[64];
	size_t i;

	snprintf(wanted, sizeof wanted, "\"case\":\"%s\"", id);
	for (i = 0; i < p->n_got; i++)
		if (strstr(p->got[i], "\"type\":\"notice\"") && strstr(p->got[i], wanted))
			return true;
	return false;
}

static void heard(const struct affair *a, int who, bool loud)
{
	char id[ID_TEXT_LEN + 1];

	MUST(number("SELECT 1 FROM notices WHERE about = $1 AND member = $2 AND at_ms = $3 AND kind IN ('alarm', 'offer') LIMIT 1", a->id, members[who],
	            wall()) == 1, "%s was not told of %s", names[who], names[a->person]);
	if (loud)
		MUST(number("SELECT count(*) FROM channels ch WHERE member = $1 AND proved_ms IS NOT NULL AND failed_ms IS NULL AND NOT EXISTS"
		            " (SELECT 1 FROM outbox o WHERE o.channel = ch.id AND o.case_id = $2 AND o.at_ms = $3)", members[who], a->id, wall()) == 0,
		     "nothing was sent to %s about %s", names[who], names[a->person]);
	id_format(a->id, id);
	if (here[who] && !rang(&pages[who], id)) {
		server_settle(&server);
		MUST(rang(&pages[who], id), "the page of %s does not know of %s", names[who], names[a->person]);
	}
}

/* `a` as it is after the step; `quietly`: more of the same. */
static void assert_called(const struct affair *a, unsigned calls, bool quietly, const struct model *before)
{
	bool loud = !quietly && a->level >= RED && !a->conduct;
	int who;

	for (who = 0; who < PEOPLE; who++)
		if (calls && who != a->person && must_hear(a, calls, who, before))
			heard(a, who, loud);
	/* However few there are: somebody. */
	if (calls && !quietly && calls != CALL_OWNER && calls != CALL_RECEIVER)
		MUST(number("SELECT 1 FROM notices WHERE about = $1 AND at_ms = $2 AND kind IN ('alarm', 'offer') LIMIT 1", a->id, wall(), 0) == 1,
		     "nobody at all was told of %s", names[a->person]);
}

static void forget_pages(void)
{
	int i;

	for (i = 0; i < PEOPLE; i++)
		if (here[i])
			peer_forget(&pages[i]);
}

/* --- time --- */

/* Whatever it is: follow-ups and cards, too. */
static bool is_anything_due(void)
{
	return number("SELECT 1 FROM timers WHERE due_ms <= $1 LIMIT 1", wall(), 0, 0) == 1;
}

/* Everything that is due by now has been done: ticks come every second, and this second has come. */
static void tick(void)
{
	int i = 0;

	do {
		desk_tick(server.desk, server.mono_ms);
		server_rounds(&server, 2);        /* looking, doing, telling */
	} while (is_anything_due() && ++i < 100);
}

static void move_clock(int64_t ms)
{
	server.wall_ms += ms;
	server.mono_ms += ms;
}

/* Of those due by now: what should follow. */
static void fire(struct model *m, unsigned calls[AFFAIRS_MOST])
{
	size_t i;

	for (i = 0; i < m->n; i++)
		calls[i] = model_due_ms(&m->affairs[i]) <= wall() ? model_due(&m->affairs[i], wall()) : 0;
}

static void assert_fired(const struct model *before, const unsigned calls[AFFAIRS_MOST])
{
	size_t i;

	for (i = 0; i < model.n; i++)
		assert_called(&model.affairs[i], calls[i], false, before);
	forget_pages();
}

static void let_time_do_its_work(void)
{
	struct model before = model;
	unsigned calls[AFFAIRS_MOST];

	fire(&model, calls);
	tick();
	check();
	assert_fired(&before, calls);
}

static int64_t next_due(void)
{
	int64_t next = INT64_MAX;
	size_t i;

	for (i = 0; i < model.n; i++)
		if (model_due_ms(&model.affairs[i]) < next)
			next = model_due_ms(&model.affairs[i]);
	return next;
}

/* So long, with a stop whenever something is due; now and then also just before. */
static void pass(int64_t ms)
{
	int64_t until = wall() + ms, due;

	doing = "time passes";
	while ((due = next_due()) <= until) {
		if (due - wall() > 1 && in_100(10)) {
			move_clock(due - wall() - 1);
			let_time_do_its_work();
		}
		move_clock(due - wall());
		let_time_do_its_work();
	}
	move_clock(until - wall());
	if (is_anything_due() || in_100(10))
		let_time_do_its_work();
}

/* --- pages --- */

static void token_of(int who, char ret[TOKEN_TEXT_LEN + 1])
{
	memset(ret, 'a' + who, TOKEN_TEXT_LEN);
	ret[TOKEN_TEXT_LEN] = '\0';
}

static void sit_down(int who)
{
	char token[TOKEN_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];
	int room;

	if (here[who])
		return;
	token_of(who, token);
	peer_connect(&pages[who], &server, token);
	peer_do(&pages[who], "hello", ",\"client\":\"tab-%s-xxxxxxxx\"", names[who]);
	for (room = 1; room <= 2; room++)
		if (seats[who] & (1u << room)) {
			id_format(rooms[room], id);
			peer_do(&pages[who], "room.join", ",\"room\":\"%s\"", id);
		}
	peer_forget(&pages[who]);
	here[who] = true;
}

static void leave(int who)
{
	if (here[who])
		peer_close(&pages[who]);
	here[who] = false;
}

/* --- asking, and losing what is asked or answered --- */

struct click {
	int who;
	char text[768], key[32];
};

static void make_click(struct click *c, int who, const char *op, const char *format, ...) __attribute__((format(printf, 4, 5)));

static void make_click(struct click *c, int who, const char *op, const char *format, ...)
{
	char fields[512];
	va_list args;

	va_start(args, format);
	vsnprintf(fields, sizeof fields, format, args);
	va_end(args);
	c->who = who;
	snprintf(c->key, sizeof c->key, "click-%016llx", (unsigned long long)draw());
	snprintf(c->text, sizeof c->text, "{\"op\":\"%s\",\"key\":\"%s\"%s}", op, c->key, fields);
}

static void send_click(const struct click *c)
{
	sit_down(c->who);
	peer_send(&pages[c->who], c->text);
}

static const char *answer_to(const struct click *c)
{
	const struct peer *p = &pages[c->who];
	size_t i = p->n_got;

	while (i-- > 0)
		if (strstr(p->got[i], c->key) && (strstr(p->got[i], "\"type\":\"reply\"") || strstr(p->got[i], "\"type\":\"error\"")))
			return p->got[i];
	WRONG("no answer to %s", c->text);
	return NULL;
}

/* The word of a refusal; NULL: it was done. */
static const char *refusal_of(const char *answer)
{
	static char word[64];
	const char *at = strstr(answer, "\"code\":\"");

	if (!strstr(answer, "\"type\":\"error\""))
		return NULL;
	snprintf(word, sizeof word, "%.*s", (int)strcspn(at + 8, "\""), at + 8);
	return word;
}

static void assert_answer(const struct click *c, const char *wanted)
{
	const char *word = refusal_of(answer_to(c));

	MUST(word ? wanted && strcmp(word, wanted) == 0 : !wanted, "%s: %s, %s expected", c->text, word ? word : "done", wanted ? wanted : "done");
}

/* Was only let in for a case that is over now: is told nothing more of it. */
static bool is_out(const struct click *c)
{
	const char *no = refusal_of(answer_to(c));

	return no && strcmp(no, "not_allowed") == 0 && is_staff(c->who) && !(is_carer(c->who, 1) && is_carer(c->who, 2));
}

/* It was done: sent again it is not done again. */
static void assert_same_again(const struct click *c)
{
	send_click(c);
	server_settle(&server);
	MUST(!refusal_of(answer_to(c)) || is_out(c), "%s: %s", c->text, answer_to(c));
	check();
	forget_pages();
}

/* The answer was lost, so it is sent again, perhaps by a page that was loaded anew: nothing more happens, and the answer is
 * what it was. */
static void send_again(const struct click *c)
{
	char *first = strdup(answer_to(c));

	if (in_100(50))
		leave(c->who);
	send_click(c);
	server_settle(&server);
	MUST(strcmp(first, answer_to(c)) == 0 || is_out(c), "answered first %s, then %s", first, answer_to(c));
	free(first);
}

/* Something was done that called these. */
static void finish(const struct click *c, const struct affair *a, unsigned calls, bool quietly, const struct model *before)
{
	struct affair known;

	model_tidy(&model);
	MUST(!model_differs(&model), "%s", difference);
	if (a && a->where != CLOSED) {
		known = *model_find(&model, a->room, a->person, a->conduct);
		assert_called(&known, calls, quietly, before);
	}
	if (c && in_100(8))
		send_again(c);
	/* What is not put off any longer may be due by now. */
	if (next_due() <= wall())
		let_time_do_its_work();
	else
		check();
	forget_pages();
}

/* --- what people in the room do --- */

static int somebody_in(int room)
{
	int who;

	do
		who = (int)below(PEOPLE);
	while (!(seats[who] & (1u << room)) || asleep[who]);
	return who;
}

static int some_room(void)
{
	return 1 + (int)below(2);
}

/* Amber, red or crisis; -1: nothing was seen in it. */
static int level_of_message(int room, const char *answer)
{
	const char *at = strstr(answer, "\"seq\":");
	struct db_stmt *st = query("SELECT triage FROM flags WHERE room = $1 AND seq = $2", rooms[room], at ? strtoll(at + 6, NULL, 10) : 0, 0);
	int level = db_step(st) == 1 ? index_of(level_words, 3, db_bytes(st, 0)) : -1;

	db_reset(st);
	return level;
}

/* kind: 0: plain; else a level and one more. */
static void say(int room, int who, int kind)
{
	static const char *const words[] = { "good evening everybody", "nothing matters any more", "i want to be gone", "this is goodbye for good" };
	int level;
	struct model before = model;
	struct affair *a = NULL, copy;
	unsigned calls = 0;
	bool rises = false;
	char id[ID_TEXT_LEN + 1];
	struct click c;

	doing = words[kind];
	id_format(rooms[room], id);
	make_click(&c, who, "room.post", ",\"room\":\"%s\",\"body\":\"%s\"", id, words[kind]);
	if (in_100(4))
		return;                           /* lost on the way */
	send_click(&c);
	server_settle(&server);
	/* Their allowance is from before the machine forgot the time.  Nobody in danger has one. */
	if (forgotten_ms && kind < 2 && refusal_of(answer_to(&c))) {
		assert_answer(&c, "slow_down");
		check();
		return;
	}
	assert_answer(&c, NULL);
	level = level_of_message(room, answer_to(&c));
	MUST(level >= kind - 1, "%s was taken for %d", words[kind], level);
	if (level >= 0) {
		a = model_find(&model, room, who, false);
		rises = !a || level > a->level;
		calls = model_raise(&model, room, who, false, level, wall(), &a);
		copy = *a;
	}
	if (is_carer(who, room))
		model_said(&model, room, who, wall());
	finish(&c, a ? &copy : NULL, calls, !rises, &before);
}

static void speak_up(void)
{
	int room = some_room();

	say(room, somebody_in(room), in_100(45) ? 0 : 1 + (int)below(3));
}

static void press_help(void)
{
	int room = some_room(), who = somebody_in(room);
	struct affair *a = model_find(&model, room, who, false), copy;
	bool rises = !a || a->level < CRISIS, again;
	struct model before = model;
	unsigned calls = 0;
	char id[ID_TEXT_LEN + 1];
	struct click c;
	int64_t ago;

	doing = "help.now";
	id_format(rooms[room], id);
	make_click(&c, who, "help.now", ",\"room\":\"%s\"", id);
	ago = a ? wall() - number("SELECT max(at_ms) FROM case_events WHERE case_id = $1 AND what IN ('opened', 'raised')", a->id, 0, 0) : 0;
	again = a && a->level == CRISIS && ago >= 0 && ago < 3 * SECOND && number("SELECT asked FROM cases WHERE id = $1", a->id, 0, 0);
	if (in_100(4))
		return;
	send_click(&c);
	server_settle(&server);
	assert_answer(&c, NULL);
	if (!again) {
		calls = model_raise(&model, room, who, false, CRISIS, wall(), &a);
	}
	copy = *a;
	finish(&c, &copy, calls, !rises, &before);
}

static void tell_of_somebody(void)
{
	int room = some_room(), who = somebody_in(room), about = somebody_in(room);
	bool worried = in_100(70), rises;
	int64_t reports = number("SELECT count(*) FROM reports", 0, 0, 0);
	struct affair *a, copy;
	struct model before = model;
	unsigned calls = 0;
	char id[ID_TEXT_LEN + 1], person[ID_TEXT_LEN + 1];
	struct click c;

	doing = "report.make";
	if (who == about)
		return;
	a = model_find(&model, room, about, !worried);
	rises = !a || (worried && a->level < RED);
	id_format(rooms[room], id);
	id_format(members[about], person);
	make_click(&c, who, "report.make", ",\"room\":\"%s\",\"member\":\"%s\",\"reason\":\"%s\"", id, person, worried ? "worried" : "unkind");
	send_click(&c);
	server_settle(&server);
	assert_answer(&c, NULL);
	/* Told before, and not answered yet: nothing new. */
	if (number("SELECT count(*) FROM reports", 0, 0, 0) > reports)
		calls = model_raise(&model, room, about, !worried, worried ? RED : AMBER, wall(), &a);
	if (a)
		copy = *a;
	finish(&c, a ? &copy : NULL, calls, !rises, &before);
}

/* --- what staff do --- */

/* May they act in the room at all?  Who was called to somebody there may, and who has somebody there. */
static bool is_let(int who, int room)
{
	size_t i;

	for (i = 0; i < model.n; i++)
		if (model.affairs[i].room == room && (model.affairs[i].owner == who || model.affairs[i].receiver == who))
			return true;
	return is_carer(who, room) || (is_staff(who) && number(
		"SELECT 1 FROM cases c JOIN notices n ON n.about = c.id WHERE c.room = $1 AND n.member = $2 AND c.member <> $2"
		" AND c.state NOT IN ('closed', 'reviewed') AND n.kind IN ('alarm', 'offer') LIMIT 1", rooms[room], members[who], 0) == 1);
}

static bool may_take(int who, const struct affair *a)
{
	return who != a->person && (is_carer(who, a->room) || (is_staff(who) && (on_duty(1, who) || on_duty(2, who) || on_duty(3, who))));
}

struct act {
	struct click click;
	int room, person, who, to;
	bool conduct, bare;                       /* bare: closed without what closing needs */
	enum deed deed;
	int64_t version;
};

static void make_act(struct act *act, const struct affair *a, enum deed deed, int who, int to, int64_t version)
{
	static const char *const ops[] = { "case.acknowledge", "case.spoke", "case.offer", "case.accept", "case.decline", "case.release", "case.snooze",
		"case.close" };
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1], other[ID_TEXT_LEN + 1], more[160] = "";

	*act = (struct act){ .room = a->room, .person = a->person, .conduct = a->conduct, .deed = deed, .who = who, .to = to, .version = version };
	id_format(rooms[a->room], room);
	id_format(a->id, id);
	if (deed == OFFER) {
		id_format(members[to], other);
		snprintf(more, sizeof more, ",\"member\":\"%s\"", other);
	} else if (deed == PUT_OFF) {
		snprintf(more, sizeof more, ",\"reason\":\"with_another\"");
	} else if (deed == CLOSE) {
		act->bare = in_100(8);
		snprintf(more, sizeof more, ",\"outcome\":\"talked\"%s,\"follow_up\":%lld", act->bare ? "" : ",\"safe\":\"yes\"",
		         (long long)(wall() + HOUR + below(20 * HOUR)));
	}
	make_click(&act->click, who, ops[deed], ",\"room\":\"%s\",\"case\":\"%s\",\"version\":%lld%s", room, id, (long long)version, more);
}

/* What should come of it; the model is changed. */
static const char *expect(struct model *m, const struct act *act, unsigned *ret_calls)
{
	struct affair *a = model_find(m, act->room, act->person, act->conduct), was;
	const char *no;

	*ret_calls = 0;
	if (!is_let(act->who, act->room) || act->who == act->person)
		return "not_allowed";
	if (!a)
		return "decided";                 /* closed */
	if (act->deed == OFFER && !may_take(act->to, a))
		return "bad_field";
	was = *a;
	no = model_do(a, act->deed, act->who, act->to, act->who == DEE || act->conduct, act->version, wall(), ret_calls);
	if (!no && act->deed == CLOSE && act->bare && a->level >= RED && !a->conduct) {
		*a = was;
		return "missing_field";
	}
	return no;
}

static void do_act(const struct act *act)
{
	struct model before = model;
	struct affair *a, copy;
	unsigned calls;
	const char *no = expect(&model, act, &calls);

	a = model_find(&model, act->room, act->person, act->conduct);
	if (a)
		copy = *a;
	send_click(&act->click);
	server_settle(&server);
	assert_answer(&act->click, no);
	finish(no ? NULL : &act->click, a ? &copy : NULL, calls, false, &before);
}

/* What somebody would do who knows what they do; else anything. */
static enum deed fitting(const struct affair *a, int *ret_who)
{
	static const enum deed taken[] = { SPEAK, SPEAK, SPEAK, OFFER, RELEASE, PUT_OFF, CLOSE }, with[] = { SPEAK, SPEAK, OFFER, RELEASE, CLOSE, CLOSE },
		handed[] = { ACCEPT, ACCEPT, DECLINE, SPEAK };

	if (a->owner != NOBODY)
		*ret_who = a->owner;
	if (a->where == OPEN)
		return in_100(85) ? ACKNOWLEDGE : PUT_OFF;
	if (a->where == ACKNOWLEDGED)
		return taken[below(7)];
	if (a->where == WITH_PERSON)
		return with[below(6)];
	*ret_who = in_100(80) ? a->receiver : a->owner;
	return handed[below(4)];
}

static int some_staff(void)
{
	return staff[below(STAFF)];
}

static bool choose_act(struct act *act)
{
	const struct affair *a = model.n ? &model.affairs[below((int64_t)model.n)] : NULL;
	int who = in_100(5) ? (int)below(PEOPLE) : some_staff();
	enum deed deed;

	if (!a)
		return false;
	deed = in_100(80) ? fitting(a, &who) : (enum deed)below(8);
	make_act(act, a, deed, who, in_100(90) ? some_staff() : (int)below(PEOPLE), in_100(6) ? a->version + (in_100(80) ? -1 : 3) : a->version);
	return !asleep[who] && act->version > 0;
}

static void tend(void)
{
	struct act act;

	doing = "";
	if (!choose_act(&act) || in_100(6))       /* never sent */
		return;
	now_doing(act.click.text);
	/* Most speak where everybody does. */
	if (act.deed == SPEAK && (seats[act.who] & (1u << act.room)) && in_100(60))
		say(act.room, act.who, 0);
	else
		do_act(&act);
}

/* Two press at the same moment, of the same version. */
static void tend_together(void)
{
	struct model before = model;
	struct affair *a = model.n ? &model.affairs[below((int64_t)model.n)] : NULL, copy;
	struct act one, other;
	const char *no, *also;
	unsigned calls, more;
	int who = some_staff(), with = some_staff(), at;

	doing = "together: ";
	if (!a || who == with || asleep[who] || asleep[with] || !is_carer(who, a->room) || !is_carer(with, a->room))
		return;
	make_act(&one, a, a->where == OPEN ? ACKNOWLEDGE : fitting(a, &at), who, with, a->version);
	make_act(&other, a, a->where == OPEN ? ACKNOWLEDGE : fitting(a, &at), with, who, a->version);
	if (one.deed == SPEAK)
		return;                           /* one more word is nothing to be too late for */
	now_doing(one.click.text);
	sit_down(who);
	sit_down(with);
	no = expect(&model, &one, &calls);
	if (!no)
		a->version++;                     /* the other is too late, whatever it was */
	model_tidy(&model);
	also = expect(&model, &other, &more);
	copy = *a;
	send_click(&one.click);
	send_click(&other.click);
	server_settle(&server);
	assert_answer(&one.click, no);
	assert_answer(&other.click, also);
	finish(NULL, copy.where != CLOSED && model_find(&model, copy.room, copy.person, copy.conduct) ? &copy : NULL, calls | more, false, &before);
}

static void look_after_again(void)
{
	struct db_stmt *st = query("SELECT f.id, c.room, c.member, f.owner FROM follow_ups f JOIN cases c ON c.id = f.case_id WHERE f.state = 'open'"
		" ORDER BY f.due_ms LIMIT 1", 0, 0, 0);
	bool found = db_step(st) == 1, worse = in_100(25), rises;
	char id[ID_TEXT_LEN + 1], place[ID_TEXT_LEN + 1];
	struct model before = model;
	struct affair *a = NULL, copy;
	unsigned calls = 0;
	struct click c;
	int room, person, who;

	if (found) {
		id_format(db_int(st, 0), id);
		id_format(db_int(st, 1), place);
		room = db_int(st, 1) == rooms[1] ? 1 : 2;
		person = who_is(db_int(st, 2));
		who = who_is(db_int(st, 3));
	}
	db_reset(st);
	if (!found || !is_carer(who, room) || who == person || asleep[who])
		return;
	doing = "follow_up.done";
	make_click(&c, who, "follow_up.done", ",\"room\":\"%s\",\"follow_up\":\"%s\",\"outcome\":\"%s\"", place, id, worse ? "worse" : "reached");
	send_click(&c);
	server_settle(&server);
	assert_answer(&c, NULL);
	a = model_find(&model, room, person, false);
	rises = !a || a->level < RED;
	if (worse) {
		calls = model_raise(&model, room, person, false, RED, wall(), &a);
		copy = *a;
	}
	finish(&c, worse ? &copy : NULL, calls, !rises, &before);
}

/* --- what happens to the server --- */

static int64_t wanted;

static int turn_channel(struct server *s, struct tx *tx)
{
	return tx_exec(tx, NULL, "UPDATE channels SET failed_ms = CASE WHEN failed_ms IS NULL THEN $2 END WHERE member = $1", "ii", wanted, tx->now_ms);
}

/* Some parcels leave, some are lost, some are tried again. */
static int carry_post(struct server *s, struct tx *tx)
{
	static const struct attempt outcomes[] = { { .result = "sent", .sent = true }, { .result = "unreachable" }, { .result = "timeout" } };
	struct parcel parcels[8];
	struct arena arena;
	size_t n, i;
	int err;

	arena_init(&arena, 64u << 10);
	err = outbox_take(tx, 30 * SECOND, &arena, parcels, 8, &n);
	for (i = 0; !err && i < n; i++) {
		struct attempt a = outcomes[below(3)];

		a.again_ms = a.sent || in_100(20) ? 0 : tx->now_ms + 20 * SECOND;
		if (!in_100(15))                  /* else the answer never came: its lease runs out */
			err = outbox_settle(tx, parcels[i].id, &a);
	}
	arena_release(&arena);
	return err;
}

static void channels_come_and_go(void)
{
	doing = "channels";
	wanted = members[some_staff()];
	server_write(&server, in_100(40) ? turn_channel : carry_post);
	check();
	forget_pages();
}

/* Up to a second is drift, and no step. */
static void clock_drifts(void)
{
	int64_t by = below(2 * SECOND) - SECOND;

	doing = "the clock drifts";
	server.wall_ms += by;
	forgotten_ms += by < 0 ? -by : 0;
	let_time_do_its_work();
}

static void clock_steps(void)
{
	int64_t by = (in_100(50) ? 1 : -1) * (SECOND + 1 + (in_100(50) ? below(MINUTE) : below(3 * HOUR)));

	doing = "the clock steps";
	server.wall_ms += by;
	model_shift(&model, by);
	let_time_do_its_work();
}

/* --- the server dies --- */

struct photo {
	struct store_job job;
	char database[2][96];
	bool taken;
};

static void copy_file(const char *from, const char *to)
{
	static char part[1 << 16];
	int in = open(from, O_RDONLY | O_CLOEXEC), out;
	ssize_t len;

	if (in < 0)
		return;                           /* a log that is not there */
	out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(out >= 0);
	while ((len = read(in, part, sizeof part)) > 0)
		assert_int_equal(write(out, part, (size_t)len), len);
	close(in);
	close(out);
}

/* Keeps the writer busy, so that what is handed in now and the picture are one transaction. */
struct gate {
	struct store_job job;
	sem_t reached, open;
	bool passed;
};

static void wait_at(sem_t *s)
{
	while (sem_wait(s))
		;
}

static int gate_run(struct store_job *job, struct tx *tx)
{
	struct gate *g = container_of(job, struct gate, job);

	sem_post(&g->reached);
	wait_at(&g->open);
	return 0;
}

static void gate_done(struct store_job *job, int err)
{
	assert_int_equal(err, 0);
	container_of(job, struct gate, job)->passed = true;
}

/* In the middle of a transaction of the writer: what is not committed yet is not in the picture. */
static int photo_run(struct store_job *job, struct tx *tx)
{
	struct photo *p = container_of(job, struct photo, job);
	char from[128], to[128];

	copy_file(p->database[0], p->database[1]);
	snprintf(from, sizeof from, "%.120s-wal", p->database[0]);
	snprintf(to, sizeof to, "%.120s-wal", p->database[1]);
	copy_file(from, to);
	return 0;
}

static void photo_done(struct store_job *job, int err)
{
	assert_int_equal(err, 0);
	container_of(job, struct photo, job)->taken = true;
}

static void remove_old(const char *database)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	char path[160];
	size_t i;

	for (i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s%s", database, ends[i]);
		unlink(path);
	}
}

/* By how much the clock is behind what was written last: so far everything is to be moved. */
static int64_t behind(void)
{
	int64_t newest = number("SELECT at_ms FROM entries WHERE stream = (SELECT id FROM streams WHERE kind = 'control') ORDER BY seq DESC LIMIT 1", 0, 0, 0),
		by = wall() - newest;

	return newest >= 0 && by < -SECOND ? by : 0;
}

/* The disk as it is now, whatever the process still had in hand; then another process on it.  Returns by how much the clock is
 * seen to have stepped.  `lost` (may be NULL) is sent, and its transaction does not come to its end. */
static int64_t die(const struct click *lost)
{
	static unsigned lives;
	struct photo p = { .job = { .run = photo_run, .done = photo_done } };
	struct gate gate = { .job = { .run = gate_run, .done = gate_done } };
	int64_t by, slow = 0;
	int who;

	sem_init(&gate.open, 0, 0);
	sem_init(&gate.reached, 0, 0);
	snprintf(p.database[0], sizeof p.database[0], "%s", server.database);
	snprintf(p.database[1], sizeof p.database[1], "%s/cairn-%u.db", server.path, ++lives);
	store_write(server.store, &gate.job);
	wait_at(&gate.reached);
	if (lost)
		peer_send(&pages[lost->who], lost->text);
	store_write(server.store, &p.job);
	sem_post(&gate.open);
	while (!p.taken || !gate.passed)
		server_turn(&server);
	sem_destroy(&gate.open);
	sem_destroy(&gate.reached);
	for (who = 0; who < PEOPLE; who++)
		leave(who);
	db_close(db);
	move_clock(in_100(30) ? 0 : in_100(60) ? below(20 * SECOND) : below(10 * MINUTE));
	if (in_100(30))
		server.mono_ms = 500;             /* the machine, too */
	if (in_100(15))
		slow = below(2 * HOUR);           /* and it forgot the time */
	server.wall_ms -= slow;
	snprintf(server.database, sizeof server.database, "%s", p.database[1]);
	open_eyes();
	by = behind();
	forgotten_ms += by + slow;
	server_restart(&server);
	remove_old(p.database[0]);
	return by;
}

static void crash(void)
{
	struct model before;
	unsigned calls[AFFAIRS_MOST], unused;
	bool pressed, kept;
	struct act act;
	const char *no = NULL;
	int64_t by;

	doing = "the server dies: ";
	pressed = choose_act(&act) && in_100(70);
	kept = in_100(50);
	now_doing(pressed ? act.click.text : "");
	if (pressed)
		sit_down(act.who);
	if (pressed && kept) {
		no = expect(&model, &act, &unused);
		send_click(&act.click);
		server_settle(&server);
		assert_answer(&act.click, no);
		model_tidy(&model);
	}
	by = die(pressed && !kept ? &act.click : NULL);
	model_shift(&model, by);
	before = model;
	fire(&model, calls);
	tick();
	check();
	assert_fired(&before, calls);
	if (!pressed || no || in_100(50))
		return;
	/* Nobody was told what came of it: once more, with the same key. */
	if (kept)
		assert_same_again(&act.click);
	else
		do_act(&act);
}

/* --- an evening --- */

static void close_page(void)
{
	doing = "a page is closed";
	leave((int)below(PEOPLE));
	server_settle(&server);
}

static const struct { int weight; void (*happens)(void); } life[] = {
	{ 22, speak_up }, { 5, press_help }, { 5, tell_of_somebody }, { 40, tend }, { 4, tend_together }, { 3, look_after_again },
	{ 5, channels_come_and_go }, { 4, close_page }, { 2, clock_drifts }, { 2, clock_steps }, { 4, crash },
};

static void something_happens(void)
{
	int left = 0, weight;
	size_t i;

	for (i = 0; i < sizeof life / sizeof *life; i++)
		left += life[i].weight;
	weight = (int)below(left);
	for (i = 0; weight >= life[i].weight; i++)
		weight -= life[i].weight;
	life[i].happens();
}

static int64_t some_time(void)
{
	return in_100(25) ? 0 : in_100(50) ? below(30 * SECOND) : in_100(75) ? below(3 * MINUTE) : below(12 * MINUTE);
}

/* In the morning somebody is there for everybody in danger. */
static void morning(void)
{
	unsigned tries = 0;
	size_t i;
	int who;

	for (who = 0; who < PEOPLE; who++)
		asleep[who] = false;
	doing = "morning";
	for (i = 0; i < model.n; i++) {
		struct affair a = model.affairs[i];
		struct act act;

		if (a.level < RED && in_100(60))
			continue;
		MUST(++tries < 200, "the case of %s cannot be closed by %s", names[a.person], names[a.person == DEE ? a.owner : DEE]);
		if (a.person == DEE && a.where == OPEN) {
			make_act(&act, &a, ACKNOWLEDGE, GUS, NOBODY, a.version);
			do_act(&act);
			a = *model_find(&model, a.room, a.person, a.conduct);
		}
		make_act(&act, &a, CLOSE, a.person == DEE ? a.owner : DEE, NOBODY, a.version);
		act.bare = strstr(act.click.text, "\"safe\"") == NULL;
		do_act(&act);
		i = (size_t)-1;                   /* from the first again: places moved */
		if (model.n == 0)
			break;
	}
}

static void one_evening(void)
{
	unsigned steps = 15 + (unsigned)below(25);
	size_t i;

	forgotten_ms = 0;
	for (i = 0; i < STAFF; i++)
		asleep[staff[i]] = in_100(30);
	for (moment = 0; moment < steps; moment++) {
		pass(some_time());
		something_happens();
	}
	morning();
	pass(16 * HOUR + below(4 * HOUR));
	check_all();
}

/* --- a season --- */

static int add_person(struct server *s, struct tx *tx, int who)
{
	struct str name = str_of(names[who]);
	struct member_new m = { .name = name, .name_key = name };
	char token[TOKEN_TEXT_LEN + 1];
	struct digest digest;
	int64_t session;
	int err = members_add(tx, &m, &members[who]);

	token_of(who, token);
	digest_of(str_of(token), &digest);
	return err ? err : sessions_add(tx, &digest, members[who], tx->now_ms + 1000 * DAY, &session);
}

static int seat(struct tx *tx, int who)
{
	struct seat place = { .rules_version = 1 };
	int room, err = 0;

	for (room = 1; !err && room <= 2; room++)
		if (seats[who] & (1u << room))
			err = seats_set(tx, rooms[room], members[who], &place);
	return err;
}

static int add_channel(struct tx *tx, int who)
{
	return tx_exec(tx, NULL, "INSERT INTO channels (id, member, kind, target, added_ms, proved_ms) VALUES ($1, $2, 'webhook', x'00', 0, 1)", "ii",
		(int64_t)who + 1, members[who]);
}

static int add_everybody(struct server *s, struct tx *tx)
{
	struct room room = { .name = STR("Other room"), .about = STR(""), .rules = STR(""), .language = STR("en"), .capacity = 100,
		.presence = true, .typing = true, .open = true, .reactions = { STR("heart") }, .n_reactions = 1 };
	size_t i;
	int who, err = rooms_add(tx, &room);

	rooms[1] = s->room;
	rooms[2] = room.id;
	memcpy(members, s->members, sizeof s->members);
	for (who = MEMBERS; !err && who < PEOPLE; who++)
		err = add_person(s, tx, who);
	for (who = 0; !err && who < PEOPLE; who++)
		err = seat(tx, who);
	for (i = 0; !err && i < sizeof parts / sizeof *parts; i++)
		err = grants_set(tx, members[parts[i].who], &(struct grant){ .role = parts[i].role, .room = rooms[parts[i].room] });
	for (i = 0; !err && i < STAFF; i++)
		if (staff[i] != FAY)
			err = add_channel(tx, staff[i]);
	return err ? err : tx_exec(tx, NULL, "UPDATE sessions SET until_ms = $1", "i", tx->now_ms + 1000 * DAY);
}

/* Most evenings of the week somebody is on call, by the clock on the wall of one town. */
static void plan_shifts(void)
{
	static const struct { int who, tier; } plans[] = { { GUS, 1 }, { EVE, 1 }, { CHO, 2 }, { HAL, 3 } };
	char id[ID_TEXT_LEN + 1];
	size_t i;
	int day;

	for (i = 0; i < sizeof plans / sizeof *plans; i++)
		for (day = 1; day <= 7; day++)
			if (in_100(70)) {
				id_format(members[plans[i].who], id);
				peer_do(&pages[DEE], "roster.set", ",\"member\":\"%s\",\"tier\":%d,\"zone\":\"Europe/Berlin\",\"weekday\":%d,\"start\":%d,"
				        "\"minutes\":%d,\"first_day\":\"2026-11-18\"", id, plans[i].tier, day, (int)(840 + below(300)), (int)(60 + below(480)));
			}
}

static void patient(struct config *c)
{
	c->limits_idle_s = INT64_C(100000000);
	c->sessions_guest_days = 1000;
	c->escalation_drill_hours = 0;
}

static void begin_season(void)
{
	chance = seed * UINT64_C(0x2545f4914f6cdd1d) + 1;
	memset(&model, 0, sizeof model);
	memset(here, 0, sizeof here);
	server_open(&server, patient);
	server_write(&server, add_everybody);
	open_eyes();
	sit_down(DEE);
	plan_shifts();
	forget_pages();
	tick();
	check();
}

static void end_season(void)
{
	int who;

	for (who = 0; who < PEOPLE; who++)
		leave(who);
	db_close(db);
	server_close(&server);
}

static uint64_t number_from(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

static void evenings_pass_and_nobody_is_lost(void **state)
{
	uint64_t evenings = number_from("EVENINGS", EVENINGS), done = 0;

	for (seed = number_from("EVENINGS_SEED", 1); done < evenings; seed++) {
		begin_season();
		for (evening = 0; evening < SEASON && done < evenings; evening++, done++)
			one_evening();
		end_season();
	}
	print_message("%llu evenings\n", (unsigned long long)done);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(evenings_pass_and_nobody_is_lost),
	};

	log_threshold(LOG_ERROR);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
