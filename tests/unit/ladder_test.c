/* tests/unit/ladder_test.c: every event in every place of a case's life, by whoever, at every level; the deadlines; and all that
 * can be reached from a new case in six steps.
 *
 * What is expected was written down from docs/escalation.md, not from ladder.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ladder/ladder.h"

#define S INT64_C(1000)
#define MIN (60 * S)
#define HOUR (60 * MIN)
#define DAY (24 * HOUR)
#define T0 INT64_C(1795000000000)

#define ROOM AUDIENCE_ROOM
#define CALL AUDIENCE_ON_CALL
#define BACKUP AUDIENCE_BACKUP
#define SHIFT AUDIENCE_SUPERVISOR
#define ALL AUDIENCE_SUPERVISORS
#define LEADS AUDIENCE_LEAD

/* --- the deadlines of docs/escalation.md --- */

enum level { AMBER, RED, CRISIS, CONDUCT, LEVELS };

static const struct ladder_policy table[LEVELS] = {
	[AMBER] = { .rungs = { { 0, ROOM }, { 30 * MIN, ROOM }, { 60 * MIN, LEADS } }, .n_rungs = 3, .repeat_ms = 12 * HOUR,
		.lease_ms = 2 * HOUR, .quiet_ms = 24 * HOUR, .words_ms = 0, .accept_ms = 30 * MIN, .snooze_ms = HOUR, .follow_ms = 0 },
	[RED] = { .rungs = { { 0, ROOM }, { 3 * MIN, ROOM | CALL }, { 6 * MIN, SHIFT }, { 12 * MIN, ALL } }, .n_rungs = 4,
		.repeat_ms = 6 * MIN, .lease_ms = 8 * MIN, .quiet_ms = 30 * MIN, .words_ms = 15 * MIN, .accept_ms = 3 * MIN,
		.snooze_ms = 10 * MIN, .follow_ms = 72 * HOUR },
	[CRISIS] = { .rungs = { { 0, ROOM | CALL }, { 60 * S, ROOM | CALL | BACKUP }, { 2 * MIN, BACKUP | SHIFT }, { 4 * MIN, ALL } },
		.n_rungs = 4, .repeat_ms = 2 * MIN, .lease_ms = 3 * MIN, .quiet_ms = 15 * MIN, .words_ms = 5 * MIN, .accept_ms = MIN,
		.snooze_ms = 0, .follow_ms = 24 * HOUR },
	[CONDUCT] = { .rungs = { { 0, ROOM }, { 10 * MIN, ROOM }, { 30 * MIN, LEADS } }, .n_rungs = 3, .repeat_ms = 24 * HOUR,
		.lease_ms = 24 * HOUR, .quiet_ms = 72 * HOUR, .words_ms = 0, .accept_ms = 30 * MIN, .snooze_ms = 24 * HOUR, .follow_ms = 0 },
};

static const enum triage triage_of[LEVELS] = { TRIAGE_AMBER, TRIAGE_RED, TRIAGE_CRISIS, TRIAGE_AMBER };
static const char *const level_names[LEVELS] = { "amber", "red", "crisis", "conduct" };

static struct ladder_policy policy_of(enum level level)
{
	struct ladder_policy p;

	ladder_standard(level == CONDUCT, triage_of[level], &p);
	return p;
}

static void deadlines_are_those_of_the_table(void **state)
{
	const char *field;
	unsigned i, l;

	for (l = 0; l < LEVELS; l++) {
		struct ladder_policy p = policy_of((enum level)l);
		const struct ladder_policy *t = &table[l];

		assert_int_equal(p.n_rungs, t->n_rungs);
		for (i = 0; i < t->n_rungs; i++) {
			assert_int_equal(p.rungs[i].after_ms, t->rungs[i].after_ms);
			assert_int_equal(p.rungs[i].audience, t->rungs[i].audience);
		}
		assert_int_equal(p.repeat_ms, t->repeat_ms);
		assert_int_equal(p.lease_ms, t->lease_ms);
		assert_int_equal(p.quiet_ms, t->quiet_ms);
		assert_int_equal(p.words_ms, t->words_ms);
		assert_int_equal(p.accept_ms, t->accept_ms);
		assert_int_equal(p.snooze_ms, t->snooze_ms);
		assert_int_equal(p.follow_ms, t->follow_ms);
		assert_int_equal(ladder_check(&p, &field), 0);
	}
}

static void behaviour_has_its_own_deadlines_whatever_its_level_and_green_those_of_amber(void **state)
{
	struct ladder_policy p;
	enum triage level;

	for (level = TRIAGE_GREEN; level < TRIAGE_COUNT; level++) {
		ladder_standard(true, level, &p);
		assert_int_equal(p.lease_ms, table[CONDUCT].lease_ms);
	}
	ladder_standard(false, TRIAGE_GREEN, &p);
	assert_int_equal(p.lease_ms, table[AMBER].lease_ms);
}

/* What is wrong, and the field that is named. */
static void assert_bad(struct ladder_policy p, const char *field)
{
	const char *named = NULL;

	assert_int_equal(ladder_check(&p, &named), ERR_BAD_FIELD);
	assert_string_equal(named, field);
}

static void deadlines_that_make_no_sense_are_refused(void **state)
{
	struct ladder_policy good = table[CRISIS], p;
	int64_t *const above_0[] = { &p.lease_ms, &p.quiet_ms, &p.accept_ms }, *const not_below[] = { &p.words_ms, &p.snooze_ms, &p.follow_ms };
	size_t i;

	p = good, p.rungs[0].after_ms = 1, assert_bad(p, "first");
	p = good, p.rungs[1].after_ms = 0, assert_bad(p, "first");
	p = good, p.rungs[2].after_ms = 60 * S, assert_bad(p, "second");
	p = good, p.rungs[3].after_ms = 2 * MIN, assert_bad(p, "third");
	p = good, p.n_rungs = 1, assert_bad(p, "first");
	p = good, p.n_rungs = LADDER_RUNGS + 1, assert_bad(p, "first");
	p = good, p.repeat_ms = 0, assert_bad(p, "repeat");
	for (i = 0; i < 3; i++) {
		p = good, *above_0[i] = 0, assert_bad(p, "lease");
		p = good, *not_below[i] = -1, assert_bad(p, "lease");
	}
}

static void words_of_states_are_read_as_they_are_written(void **state)
{
	enum case_state s, read;

	for (s = CASE_OPEN; s < CASE_STATES; s++) {
		assert_int_equal(case_state_parse(str_of(case_state_name(s)), &read), 0);
		assert_int_equal(read, s);
	}
	assert_int_equal(case_state_parse(STR("claimed"), &read), ERR_BAD_FIELD);
}

/* --- one case --- */

enum { NOBODY, OWNER, RECEIVER, STRANGER, LEAD, OTHER };

struct world {
	bool conduct;
	int64_t now;
	struct ladder_case c;
	struct ladder_effects e;              /* of the last event */
};

static int step(struct world *w, struct ladder_event event)
{
	enum triage level = event.kind == LADDER_RAISED && event.level > w->c.level ? event.level : w->c.level;
	struct ladder_policy p;

	ladder_standard(w->conduct, level, &p);
	return ladder_step(&p, &w->c, &event, w->now, &w->c, &w->e);
}

static void act(struct world *w, enum ladder_event_kind kind, int64_t member, int64_t to)
{
	assert_int_equal(step(w, (struct ladder_event){ .kind = kind, .member = member, .to = to }), 0);
}

static void raise_to(struct world *w, enum triage level)
{
	assert_int_equal(step(w, (struct ladder_event){ .kind = LADDER_RAISED, .level = level }), 0);
}

/* Whatever is due in `ms` happens at its time. */
static void pass(struct world *w, int64_t ms)
{
	int64_t until = w->now + ms, due;

	while ((due = ladder_due_ms(&w->c)) && due <= until) {
		w->now = due;
		act(w, LADDER_DUE, NOBODY, NOBODY);
	}
	w->now = until;
}

/* The server was down so long: all of it happens at once. */
static void sleep_through(struct world *w, int64_t ms)
{
	w->now += ms;
	act(w, LADDER_DUE, NOBODY, NOBODY);
}

static struct world opened(enum level level)
{
	struct world w = { .conduct = level == CONDUCT, .now = T0 };
	struct ladder_policy p = policy_of(level);

	ladder_open(&p, triage_of[level], w.now, &w.c, &w.e);
	return w;
}

/* --- what always holds --- */

static bool over(const struct ladder_case *c)
{
	return c->state == CASE_CLOSED || c->state == CASE_REVIEWED;
}

static int64_t longest_wait(const struct ladder_policy *p)
{
	int64_t most = p->repeat_ms > p->snooze_ms ? p->repeat_ms : p->snooze_ms;
	unsigned i;

	for (i = 1; i < p->n_rungs; i++)
		if (p->rungs[i].after_ms - p->rungs[i - 1].after_ms > most)
			most = p->rungs[i].after_ms - p->rungs[i - 1].after_ms;
	return most;
}

static const char *shown(const struct ladder_case *c, int64_t now)
{
	static char text[256];

	snprintf(text, sizeof text, "%s (before %s) %s owner=%d receiver=%d rung=%u clock=%+lld step=%+lld keep=%+lld words=%+lld%s%s",
	         case_state_name(c->state), case_state_name(c->before), triage_name(c->level), (int)c->owner, (int)c->receiver, c->rung,
	         (long long)(c->clock_ms - now), (long long)(c->step_ms - now), (long long)(c->keep_ms ? c->keep_ms - now : 0),
	         (long long)(c->words_ms ? c->words_ms - now : 0), c->quiet ? " quiet" : "", c->snoozed ? " snoozed" : "");
	return text;
}

#define HOLDS(what) do { if (!(what)) fail_msg("%s: not so: %s", shown(c, now), #what); } while (0)

/* (1), (2): of the case as it stands. */
static void assert_stands(const struct ladder_policy *p, const struct ladder_case *c, int64_t now)
{
	int64_t due = ladder_due_ms(c);

	HOLDS((due == 0) == over(c));
	if (over(c))
		return;
	HOLDS((c->owner == 0) == (c->state == CASE_OPEN));
	HOLDS((c->receiver != 0) == (c->state == CASE_HANDED_OVER));
	HOLDS(c->receiver == 0 || c->receiver != c->owner);
	HOLDS(c->state != CASE_OPEN || c->step_ms - now <= longest_wait(p));
	HOLDS(c->state != CASE_ACKNOWLEDGED || c->step_ms - now <= (p->lease_ms > p->snooze_ms ? p->lease_ms : p->snooze_ms));
	HOLDS(c->state != CASE_WITH_PERSON || c->step_ms - now <= p->quiet_ms);
	HOLDS(c->state != CASE_HANDED_OVER || (c->step_ms - now <= p->accept_ms && c->step_ms <= c->keep_ms));
	HOLDS(c->words_ms == 0 || c->words_ms - now <= p->words_ms);
	HOLDS(!c->quiet || c->state == CASE_WITH_PERSON || (c->state == CASE_HANDED_OVER && c->before == CASE_WITH_PERSON));
}

/* (3), (4): of the change. */
static void assert_follows(const struct ladder_policy *p, const struct ladder_case *was, const struct ladder_event *event,
                           const struct ladder_effects *e, const struct ladder_case *c, int64_t now)
{
	bool by_clock = event->kind == LADDER_DUE || event->kind == LADDER_RAISED;

	HOLDS(over(c) == over(was) || event->kind == LADDER_CLOSE);
	HOLDS(!by_clock || over(c) == over(was));
	HOLDS(c->level >= was->level);
	HOLDS(event->kind != LADDER_RAISED || ladder_due_ms(c) <= ladder_due_ms(was));
	HOLDS(event->kind != LADDER_RAISED || (e->audience && e->loud) == (c->level > was->level));
	HOLDS(event->kind != LADDER_DUE || over(c) || ladder_due_ms(c) > now);
	HOLDS(event->kind != LADDER_DUE || ladder_due_ms(was) > now || e->audience || over(c));
	HOLDS((e->lost != 0) == (was->owner && !c->owner));
	HOLDS(e->lost == 0 || e->lost == was->owner);
	/* Whose alarms fell silent when somebody took it are called again when nobody has it. */
	HOLDS(e->lost == 0 || (e->loud && (p->rungs[0].audience & ~e->audience) == 0));
}

/* One event, everything above, and (5): refused, nothing is touched. */
static int checked_step(const struct ladder_policy *p, const struct ladder_case *was, const struct ladder_event *event, int64_t now,
                        struct ladder_case *ret, struct ladder_effects *ret_effects)
{
	struct ladder_case c;
	struct ladder_effects e;
	int err;

	memset(&c, 0x5a, sizeof c);
	memset(&e, 0x5a, sizeof e);
	err = ladder_step(p, was, event, now, &c, &e);
	if (err) {
		const unsigned char *at = (const unsigned char *)&c;
		size_t i;

		for (i = 0; i < sizeof c; i++)
			assert_int_equal(at[i], 0x5a);
		for (at = (const unsigned char *)&e, i = 0; i < sizeof e; i++)
			assert_int_equal(at[i], 0x5a);
		return err;
	}
	assert_stands(p, &c, now);
	assert_follows(p, was, event, &e, &c, now);
	*ret = c;
	*ret_effects = e;
	return 0;
}

/* --- every place, every event, every level, whoever does it --- */

/* Places of a life, each reached as people reach it. */
enum place { P_OPEN, P_TAKEN, P_WITH, P_ASKED, P_HANDED, P_HANDED_WITH, P_CLOSED, P_REVIEWED, PLACES };

static struct world at_place(enum place place, enum level level)
{
	struct world w = opened(level);

	w.now += 20 * S;
	if (place >= P_TAKEN)
		act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	w.now += 10 * S;
	if (place == P_WITH || place == P_ASKED || place == P_HANDED_WITH)
		act(&w, LADDER_SPOKE, OWNER, NOBODY);
	if (place == P_ASKED)
		pass(&w, table[level].quiet_ms);
	if (place == P_HANDED || place == P_HANDED_WITH) {
		w.now += 5 * S;
		act(&w, LADDER_OFFER, OWNER, RECEIVER);
	}
	if (place >= P_CLOSED)
		act(&w, LADDER_CLOSE, OWNER, NOBODY);
	if (place == P_REVIEWED)
		assert_int_equal(step(&w, (struct ladder_event){ .kind = LADDER_REVIEW, .member = LEAD, .to = OWNER }), 0);
	w.now += 15 * S;
	return w;
}

/* A cell: where it is then (open, taken, with, handed, closed, reviewed), and by when something happens next:
 *   =  as before       l  a lease             q  a silence              a  time to accept, but not after what is kept
 *   k  what was kept   1  the second rung from now    n  the next rung on the clock it has
 *   s  put off, which brings nothing nearer           -  nothing: it is over
 * or, refused: n not allowed, d decided, b bad field.  Or `.`: nothing at all happens.
 * `who`: whom it is the same for (Owner, Receiver, Stranger, Lead); `levels`: amber, red, crisis, conDuct. */
static const struct row {
	const char *name, *who, *levels;
	struct ladder_event event;            /* member is filled in */
	const char *cells[PLACES];
	unsigned audience;                    /* where it is not refused; rungs are told apart below */
	enum ladder_tell tell;
} rows[] = {
	/*                                                          open  taken with  asked handed  ~with  closed reviewed */
	{ "acknowledge", "ORSL", "arcD", { LADDER_ACKNOWLEDGE },  { "tl", "d",  "d",  "d",  "d",  "d",  "d",  "d" }, 0, TELL_SEEN },
	{ "speak", "O", "arcD", { LADDER_SPOKE },                 { "d",  "wq", "wq", "wq", "h=", "h=", "d",  "d" }, 0, TELL_WITH },
	{ "speak", "R", "arcD", { LADDER_SPOKE },                 { "d",  "n",  "n",  "n",  "wq", "wq", "d",  "d" }, 0, TELL_WITH },
	{ "speak", "SL", "arcD", { LADDER_SPOKE },                { "d",  "n",  "n",  "n",  "n",  "n",  "d",  "d" }, 0, 0 },
	{ "offer", "O", "arcD", { LADDER_OFFER, .to = OTHER },    { "d",  "ha", "ha", "ha", "d",  "d",  "d",  "d" }, AUDIENCE_RECEIVER, 0 },
	{ "offer", "RSL", "arcD", { LADDER_OFFER, .to = OTHER },  { "d",  "n",  "n",  "n",  "d",  "d",  "d",  "d" }, 0, 0 },
	{ "offer to oneself", "O", "arcD", { LADDER_OFFER, .to = OWNER }, { "d", "b", "b", "b", "d", "d", "d", "d" }, 0, 0 },
	{ "offer to nobody", "O", "arcD", { LADDER_OFFER },       { "d",  "b",  "b",  "b",  "d",  "d",  "d",  "d" }, 0, 0 },
	{ "offer to nobody", "RSL", "arcD", { LADDER_OFFER },     { "d",  "n",  "n",  "n",  "d",  "d",  "d",  "d" }, 0, 0 },
	{ "accept", "R", "arcD", { LADDER_ACCEPT },               { "d",  "d",  "d",  "d",  "tl", "tl", "d",  "d" }, 0, TELL_SEEN },
	{ "accept", "OSL", "arcD", { LADDER_ACCEPT },             { "d",  "d",  "d",  "d",  "n",  "n",  "d",  "d" }, 0, 0 },
	{ "decline", "R", "arcD", { LADDER_DECLINE },             { "d",  "d",  "d",  "d",  "tk", "wk", "d",  "d" }, AUDIENCE_OWNER, 0 },
	{ "take back", "O", "arcD", { LADDER_DECLINE },           { "d",  "d",  "d",  "d",  "tk", "wk", "d",  "d" }, 0, 0 },
	{ "decline", "SL", "arcD", { LADDER_DECLINE },            { "d",  "d",  "d",  "d",  "n",  "n",  "d",  "d" }, 0, 0 },
	{ "release", "O", "arcD", { LADDER_RELEASE },             { "d",  "on", "o1", "o1", "on", "o1", "d",  "d" }, ROOM, TELL_WAITING },
	{ "release", "RSL", "arcD", { LADDER_RELEASE },           { "d",  "n",  "n",  "n",  "n",  "n",  "d",  "d" }, 0, 0 },
	{ "put off", "O", "arD", { LADDER_SNOOZE },               { "os", "ts", "d",  "d",  "d",  "d",  "d",  "d" }, 0, 0 },
	{ "put off", "RSL", "arD", { LADDER_SNOOZE },             { "os", "n",  "d",  "d",  "d",  "d",  "d",  "d" }, 0, 0 },
	{ "put off", "ORSL", "c", { LADDER_SNOOZE },              { "n",  "n",  "n",  "n",  "n",  "n",  "d",  "d" }, 0, 0 },
	{ "close", "O", "arcD", { LADDER_CLOSE },                 { "n",  "c-", "c-", "c-", "c-", "c-", "d",  "d" }, 0, TELL_CLOSED },
	{ "close", "RS", "arcD", { LADDER_CLOSE },                { "n",  "n",  "n",  "n",  "n",  "n",  "d",  "d" }, 0, 0 },
	{ "close", "L", "arcD", { LADDER_CLOSE },                 { "n",  "n",  "n",  "n",  "n",  "n",  "d",  "d" }, 0, 0 },
	{ "close, responsible", "ORSL", "arcD", { LADDER_CLOSE, .lead = true },
	                                                          { "c-", "c-", "c-", "c-", "c-", "c-", "d",  "d" }, 0, TELL_CLOSED },
	{ "review", "O", "arcD", { LADDER_REVIEW, .to = OWNER },  { "d",  "d",  "d",  "d",  "d",  "d",  "n",  "d" }, 0, 0 },
	{ "review", "RSL", "arcD", { LADDER_REVIEW, .to = OWNER },{ "d",  "d",  "d",  "d",  "d",  "d",  "r-", "d" }, 0, 0 },
	{ "raised again", "ORSL", "arcD", { LADDER_RAISED, .level = TRIAGE_AMBER },
	                                                          { "o=", "t=", "w=", "w=", "h=", "h=", "d",  "d" }, AUDIENCE_OWNER, 0 },
	{ "due, early", "ORSL", "arcD", { LADDER_DUE },           { ".",  ".",  ".",  ".",  ".",  ".",  ".",  "." }, 0, 0 },
};

#define N_ROWS (sizeof rows / sizeof *rows)

static enum case_state state_of(char letter)
{
	static const char letters[CASE_STATES + 1] = "otwhcr";

	return (enum case_state)(strchr(letters, letter) - letters);
}

static int refusal_of(char letter)
{
	return letter == 'n' ? ERR_NOT_ALLOWED : letter == 'd' ? ERR_DECIDED : ERR_BAD_FIELD;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* The first rung of the table that is still ahead. */
static int64_t next_rung(const struct ladder_policy *t, const struct world *w)
{
	unsigned i;

	for (i = 1; i < t->n_rungs; i++)
		if (w->c.clock_ms + t->rungs[i].after_ms > w->now)
			return w->c.clock_ms + t->rungs[i].after_ms;
	return w->now + t->repeat_ms;
}

static int64_t next_step(char rule, const struct ladder_policy *t, const struct world *was)
{
	switch (rule) {
	case 'l': return was->now + t->lease_ms;
	case 'q': return was->now + t->quiet_ms;
	case 'a': return least(was->now + t->accept_ms, was->c.step_ms);
	case 'k': return was->c.keep_ms;
	case '1': return was->now + t->rungs[1].after_ms;
	case 'n': return next_rung(t, was);
	case 's': return most(was->c.step_ms, was->now + t->snooze_ms);
	case '-': return 0;
	default: return was->c.step_ms;
	}
}

static const char actors[] = "ORSL";
static const int64_t members[] = { OWNER, RECEIVER, STRANGER, LEAD };

static void assert_cell(const struct row *row, unsigned actor, enum level level, enum place place)
{
	const char *cell = row->cells[place];
	struct world was = at_place(place, level), is = was;
	struct ladder_event event = row->event;
	int err;

	event.member = members[actor];
	err = checked_step(&table[level], &was.c, &event, was.now, &is.c, &is.e);
	if (!cell[1] && cell[0] != '.') {
		if (err != refusal_of(cell[0]))
			fail_msg("%s by %c, %s, place %d: %s", row->name, actors[actor], level_names[level], place, err_name(err));
		return;
	}
	if (err)
		fail_msg("%s by %c, %s, place %d: %s", row->name, actors[actor], level_names[level], place, err_name(err));
	if (cell[0] == '.') {
		assert_memory_equal(&is.c, &was.c, sizeof is.c);
		assert_int_equal(is.e.audience, 0);
		return;
	}
	if (is.c.state != state_of(cell[0]) || is.c.step_ms != next_step(cell[1], &table[level], &was))
		fail_msg("%s by %c, %s, place %d: %s", row->name, actors[actor], level_names[level], place, shown(&is.c, is.now));
	assert_int_equal(is.e.tell, row->tell);
	if (cell[0] != 'o')
		assert_int_equal(is.e.audience, row->audience);
	else if (row->audience == ROOM)
		assert_int_equal(is.e.audience & table[level].rungs[0].audience, table[level].rungs[0].audience);
}

static void every_event_does_what_it_should_in_every_place_by_whoever(void **state)
{
	static const char letters[] = "arcD";
	unsigned i, a, l, p, cells = 0;

	for (i = 0; i < N_ROWS; i++)
		for (a = 0; a < 4; a++)
			for (l = 0; l < LEVELS; l++)
				for (p = 0; p < PLACES; p++)
					if (strchr(rows[i].who, actors[a]) && strchr(rows[i].levels, letters[l])) {
						assert_cell(&rows[i], a, (enum level)l, (enum place)p);
						cells++;
					}
	print_message("%u cells\n", cells);
}

/* Nothing was left out of the table: every kind of event, by each of the four, at each level. */
static void the_table_is_whole(void **state)
{
	static const char letters[] = "arcD";
	unsigned kind, a, l, i, found;

	for (kind = 0; kind < LADDER_EVENTS; kind++)
		for (a = 0; a < 4; a++)
			for (l = 0; l < LEVELS; l++) {
				for (i = 0, found = 0; i < N_ROWS; i++)
					found += rows[i].event.kind == kind && strchr(rows[i].who, actors[a]) && strchr(rows[i].levels, letters[l]);
				assert_true(found > 0);
			}
}

static void what_people_do_is_somebodys(void **state)
{
	enum ladder_event_kind kind;
	unsigned p;

	for (kind = LADDER_ACKNOWLEDGE; kind < LADDER_EVENTS; kind++)
		for (p = 0; p < PLACES; p++) {
			struct world w = at_place((enum place)p, RED);
			int want = kind == LADDER_REVIEW ? ERR_NOT_ALLOWED : p >= P_CLOSED ? ERR_DECIDED : ERR_NOT_ALLOWED;

			assert_int_equal(step(&w, (struct ladder_event){ .kind = kind, .to = OTHER }), want);
		}
}

static void a_higher_level_alerts_whoever_has_it_and_gives_them_a_lease(void **state)
{
	static const enum level rises[][2] = { { AMBER, RED }, { AMBER, CRISIS }, { RED, CRISIS } };
	unsigned i, p;

	for (i = 0; i < 3; i++)
		for (p = P_TAKEN; p <= P_HANDED_WITH; p++) {
			struct world w = at_place((enum place)p, rises[i][0]), was = w;
			const struct ladder_policy *t = &table[rises[i][1]];
			bool handed = p == P_HANDED || p == P_HANDED_WITH, spoken = p == P_WITH || p == P_ASKED || p == P_HANDED_WITH;

			raise_to(&w, triage_of[rises[i][1]]);
			assert_stands(t, &w.c, w.now);
			assert_int_equal(w.c.state, was.c.state);
			assert_int_equal(w.c.step_ms, least(was.c.step_ms, w.now + (handed ? t->accept_ms : t->lease_ms)));
			if (handed)
				assert_int_equal(w.c.keep_ms, least(was.c.keep_ms, w.now + t->lease_ms));
			assert_int_equal(w.c.words_ms, spoken ? 0 : least(was.c.words_ms ? was.c.words_ms : INT64_MAX, w.now + t->words_ms));
			assert_int_equal(w.e.audience, AUDIENCE_OWNER | AUDIENCE_RECEIVER | ROOM);
			assert_true(w.e.loud);
			assert_int_equal(w.e.miss, MISS_NONE);
		}
}

static void a_lower_level_lowers_nothing(void **state)
{
	unsigned p;

	for (p = P_OPEN; p <= P_HANDED_WITH; p++) {
		struct world w = at_place((enum place)p, CRISIS), was = w;

		raise_to(&w, TRIAGE_AMBER);
		assert_memory_equal(&w.c, &was.c, sizeof w.c);
		assert_false(w.e.loud);
	}
}

/* --- the clock --- */

/* Whatever is due at its time, until then: "at who, at who" in seconds since it was opened. */
static const char *what_rings(struct world *w, int64_t ms)
{
	static char text[2048];
	static const char letters[] = "orRLCBsS";   /* owner, receiver, Room, Leads, on Call, Backup, supervisor on shift, Supervisors */
	int64_t until = w->now + ms, due;
	size_t len = 0;

	text[0] = '\0';
	while ((due = ladder_due_ms(&w->c)) && due <= until) {
		unsigned bit;

		w->now = due;
		act(w, LADDER_DUE, NOBODY, NOBODY);
		len += (size_t)snprintf(text + len, sizeof text - len, "%s%lld ", len ? ", " : "", (long long)((due - w->c.opened_ms) / S));
		for (bit = 0; bit < 8; bit++)
			if (w->e.audience & (1u << bit))
				text[len++] = letters[bit];
		text[len] = '\0';
		assert_true(w->e.loud);
	}
	w->now = until;
	return text;
}

static void nobody_answers_and_it_climbs_to_the_last_rung_and_stays_there(void **state)
{
	struct world w = opened(CRISIS);

	assert_int_equal(w.e.audience, ROOM | CALL);
	assert_true(w.e.loud);
	assert_int_equal(w.e.tell, TELL_CALLED);
	assert_int_equal(w.e.miss, MISS_NONE);
	assert_string_equal(what_rings(&w, 12 * MIN), "60 RCB, 120 Bs, 240 S, 300 osS, 360 S, 480 S, 600 S, 720 S");
	w = opened(RED);
	assert_int_equal(w.e.audience, ROOM);
	assert_string_equal(what_rings(&w, 24 * MIN), "180 RC, 360 s, 720 S, 900 osS, 1080 S, 1440 S");
	w = opened(AMBER);
	assert_int_equal(w.e.audience, ROOM);
	assert_string_equal(what_rings(&w, 25 * HOUR), "1800 R, 3600 L, 46800 L, 90000 L");
	w = opened(CONDUCT);
	assert_int_equal(w.e.audience, ROOM);
	assert_string_equal(what_rings(&w, 50 * HOUR), "600 R, 1800 L, 88200 L, 174600 L");
}

static void years_later_it_still_rings_every_two_minutes(void **state)
{
	struct world w = opened(CRISIS);
	unsigned i, rang = 0;

	for (i = 0; i < 100000; i++) {
		int64_t due = ladder_due_ms(&w.c);

		assert_true(due - w.now <= 2 * MIN);
		w.now = due;
		act(&w, LADDER_DUE, NOBODY, NOBODY);
		rang += (w.e.audience & ALL) != 0;
	}
	assert_int_equal(rang, i - 2);
}

static void the_second_rung_is_a_miss_and_the_first_is_none(void **state)
{
	struct world w = opened(CRISIS);

	pass(&w, 60 * S - 1);
	assert_int_equal(w.e.miss, MISS_NONE);
	pass(&w, 1);
	assert_int_equal(w.e.miss, MISS_UNANSWERED);
}

static void what_a_server_slept_through_happens_at_once_and_once(void **state)
{
	struct world w = opened(CRISIS);

	sleep_through(&w, 3 * MIN);
	assert_int_equal(w.e.audience, ROOM | CALL | BACKUP | SHIFT);
	assert_int_equal(ladder_due_ms(&w.c), T0 + 4 * MIN);
	sleep_through(&w, HOUR);
	assert_int_equal(w.e.audience, ALL | SHIFT | AUDIENCE_OWNER);
	assert_int_equal(w.e.miss, MISS_NO_WORDS);        /* the worse of the two */
	assert_int_equal(ladder_due_ms(&w.c), w.now + 2 * MIN);
	act(&w, LADDER_DUE, NOBODY, NOBODY);
	assert_int_equal(w.e.audience, 0);
}

static void an_acknowledgement_without_a_word_lapses_and_goes_on_where_it_was(void **state)
{
	struct world w = opened(CRISIS);

	pass(&w, 30 * S);
	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	assert_int_equal(w.e.audience, 0);
	pass(&w, 3 * MIN - 1);
	assert_int_equal(w.c.state, CASE_ACKNOWLEDGED);
	pass(&w, 1);
	assert_int_equal(w.c.state, CASE_OPEN);
	assert_int_equal(w.e.audience, ROOM | CALL | BACKUP | SHIFT);    /* those of 1 and 2 min, whose time it is */
	assert_int_equal(w.e.lost, OWNER);
	assert_int_equal(w.e.miss, MISS_LAPSED);
	assert_int_equal(w.e.tell, TELL_WAITING);
	assert_string_equal(what_rings(&w, 3 * MIN), "240 S, 300 osS, 360 S");
}

static void when_it_lapses_all_who_were_called_are_called_again(void **state)
{
	struct world w = opened(CRISIS);

	pass(&w, 2 * MIN + S);
	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	pass(&w, 3 * MIN);
	assert_int_equal(w.c.state, CASE_OPEN);
	assert_int_equal(w.e.audience, ROOM | CALL | BACKUP | SHIFT | ALL);
	assert_int_equal(ladder_due_ms(&w.c), w.now + 2 * MIN);
}

/* As one would have it where an acknowledgement is a promise of seconds. */
static void a_lapse_calls_one_more_rung_however_early_it_comes(void **state)
{
	struct ladder_policy p = table[CRISIS];
	struct world w = opened(CRISIS);
	unsigned i;

	p.lease_ms = 5 * S;
	for (i = 0; i < 3; i++) {
		assert_int_equal(ladder_step(&p, &w.c, &(struct ladder_event){ LADDER_ACKNOWLEDGE, .member = OWNER }, w.now, &w.c, &w.e), 0);
		w.now += 5 * S;
		assert_int_equal(ladder_step(&p, &w.c, &(struct ladder_event){ LADDER_DUE }, w.now, &w.c, &w.e), 0);
		assert_int_equal(w.e.audience & p.rungs[i + 1].audience, p.rungs[i + 1].audience);
		assert_int_equal(w.e.audience & (ROOM | CALL), ROOM | CALL);
		assert_int_equal(w.e.miss, MISS_LAPSED);
	}
}

static void a_silence_is_asked_about_and_then_it_is_open_from_the_first_rung(void **state)
{
	struct world w = at_place(P_WITH, CRISIS);

	act(&w, LADDER_SPOKE, OWNER, NOBODY);
	pass(&w, 15 * MIN - 1);
	assert_int_equal(w.e.audience, 0);
	pass(&w, 1);
	assert_int_equal(w.c.state, CASE_WITH_PERSON);
	assert_int_equal(w.e.audience, AUDIENCE_OWNER | ROOM);
	assert_int_equal(w.e.miss, MISS_NONE);
	pass(&w, MIN);
	assert_int_equal(w.c.state, CASE_OPEN);
	assert_int_equal(w.e.audience, ROOM | CALL);
	assert_int_equal(w.e.miss, MISS_WENT_QUIET);
	assert_int_equal(ladder_due_ms(&w.c), w.now + MIN);
}

static void a_word_in_time_ends_the_asking(void **state)
{
	struct world w = at_place(P_ASKED, CRISIS);

	act(&w, LADDER_SPOKE, OWNER, NOBODY);
	pass(&w, 15 * MIN - 1);
	assert_int_equal(w.e.audience, 0);
	pass(&w, 1);
	assert_int_equal(w.c.state, CASE_WITH_PERSON);
}

static void that_nobody_said_a_word_is_told_once_also_while_somebody_has_it(void **state)
{
	struct world w = opened(CRISIS);

	pass(&w, 4 * MIN);
	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	assert_string_equal(what_rings(&w, 2 * MIN), "300 osS");
	assert_int_equal(w.e.miss, MISS_NO_WORDS);
	assert_int_equal(w.c.state, CASE_ACKNOWLEDGED);
	w = opened(CRISIS);
	pass(&w, 4 * MIN);
	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	act(&w, LADDER_SPOKE, OWNER, NOBODY);
	assert_string_equal(what_rings(&w, 10 * MIN), "");
}

static void a_hand_over_nobody_accepts_is_the_givers_again_on_the_clock_it_had(void **state)
{
	struct world w = opened(RED);

	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	act(&w, LADDER_OFFER, OWNER, RECEIVER);
	pass(&w, 3 * MIN);
	assert_int_equal(w.c.state, CASE_ACKNOWLEDGED);
	assert_int_equal(w.e.audience, AUDIENCE_OWNER | ROOM | CALL);
	assert_int_equal(w.e.miss, MISS_HAND_OVER);
	assert_int_equal(ladder_due_ms(&w.c), T0 + 8 * MIN);
	act(&w, LADDER_OFFER, OWNER, RECEIVER);
	pass(&w, 3 * MIN);
	act(&w, LADDER_OFFER, OWNER, RECEIVER);           /* 2 min are left */
	pass(&w, 2 * MIN);
	assert_int_equal(w.c.state, CASE_OPEN);
	assert_int_equal(w.e.miss, MISS_LAPSED);
	assert_int_equal(w.e.lost, OWNER);
}

static void one_who_speaks_while_it_is_offered_has_it_longer_and_the_offer_stands(void **state)
{
	struct world w = at_place(P_HANDED, CRISIS);

	act(&w, LADDER_SPOKE, OWNER, NOBODY);
	assert_int_equal(w.c.receiver, RECEIVER);
	pass(&w, MIN);
	assert_int_equal(w.c.state, CASE_WITH_PERSON);
	assert_true(w.c.step_ms > w.now + 13 * MIN);
	assert_int_equal(w.c.words_ms, 0);
}

static void who_accepts_and_says_nothing_is_counted_from_the_last_word(void **state)
{
	struct world w = opened(CRISIS);

	pass(&w, 4 * MIN + S);                            /* all were called */
	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	act(&w, LADDER_SPOKE, OWNER, NOBODY);
	pass(&w, 14 * MIN);
	act(&w, LADDER_SPOKE, OWNER, NOBODY);
	act(&w, LADDER_OFFER, OWNER, RECEIVER);
	act(&w, LADDER_ACCEPT, RECEIVER, NOBODY);
	pass(&w, 3 * MIN);
	assert_int_equal(w.c.state, CASE_OPEN);
	assert_int_equal(w.e.lost, RECEIVER);
	assert_int_equal(w.e.audience, ROOM | CALL | BACKUP | SHIFT);
	assert_int_equal(ladder_due_ms(&w.c), w.now + MIN);
	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	act(&w, LADDER_OFFER, OWNER, RECEIVER);
	act(&w, LADDER_SPOKE, OWNER, NOBODY);
	act(&w, LADDER_ACCEPT, RECEIVER, NOBODY);
	pass(&w, 3 * MIN);
	assert_int_equal(w.e.audience, ROOM | CALL | BACKUP | SHIFT);
}

static void whoever_closes_it_is_who_closed_it(void **state)
{
	struct world w = at_place(P_HANDED_WITH, CRISIS);

	assert_int_equal(step(&w, (struct ladder_event){ .kind = LADDER_CLOSE, .member = LEAD, .lead = true }), 0);
	assert_int_equal(w.c.owner, LEAD);
	assert_int_equal(w.c.receiver, 0);
	assert_int_equal(w.c.opened_ms, T0);
	pass(&w, DAY);
	assert_int_equal(w.c.state, CASE_CLOSED);
}

/* --- letting go --- */

static void passed_from_hand_to_hand_without_a_word_it_still_reaches_the_last_rung(void **state)
{
	struct world w = opened(CRISIS);
	unsigned called = 0, i;

	for (i = 0; i < 5; i++) {
		pass(&w, 20 * S);
		act(&w, LADDER_ACKNOWLEDGE, i % 2 ? OWNER : OTHER, NOBODY);
		pass(&w, 35 * S);
		act(&w, LADDER_RELEASE, i % 2 ? OWNER : OTHER, NOBODY);
		called |= w.e.audience;
		assert_true(w.e.audience & ROOM);
		assert_int_equal(w.e.miss, MISS_NONE);
	}
	assert_true(called & ALL);
}

static void released_after_words_it_begins_anew(void **state)
{
	struct world w = at_place(P_WITH, CRISIS);

	pass(&w, 10 * MIN);
	act(&w, LADDER_RELEASE, OWNER, NOBODY);
	assert_int_equal(w.e.audience, ROOM | CALL);
	assert_string_equal(what_rings(&w, MIN) + 4, "RCB");
}

/* --- putting off --- */

static void it_is_put_off_once_and_then_goes_on(void **state)
{
	struct world w = opened(RED);

	act(&w, LADDER_SNOOZE, STRANGER, NOBODY);
	assert_int_equal(step(&w, (struct ladder_event){ .kind = LADDER_SNOOZE, .member = STRANGER }), ERR_DECIDED);
	assert_string_equal(what_rings(&w, 16 * MIN), "600 RCs, 720 S, 900 osS");
	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	assert_int_equal(step(&w, (struct ladder_event){ .kind = LADDER_SNOOZE, .member = OWNER }), ERR_DECIDED);
}

static void to_put_off_brings_nothing_nearer(void **state)
{
	struct world w = opened(AMBER);

	act(&w, LADDER_ACKNOWLEDGE, OWNER, NOBODY);
	act(&w, LADDER_SNOOZE, OWNER, NOBODY);
	assert_int_equal(ladder_due_ms(&w.c), T0 + 2 * HOUR);
	w = opened(AMBER);
	pass(&w, HOUR);
	act(&w, LADDER_SNOOZE, OWNER, NOBODY);
	assert_int_equal(ladder_due_ms(&w.c), T0 + 13 * HOUR);
}

static void it_is_put_off_no_longer_when_more_comes(void **state)
{
	struct world w = opened(RED);

	act(&w, LADDER_SNOOZE, STRANGER, NOBODY);
	raise_to(&w, TRIAGE_RED);
	assert_int_equal(ladder_due_ms(&w.c), T0 + 3 * MIN);
	w = opened(RED);
	pass(&w, 13 * MIN);
	act(&w, LADDER_SNOOZE, STRANGER, NOBODY);
	raise_to(&w, TRIAGE_RED);
	pass(&w, 3 * MIN);
	assert_int_equal(ladder_due_ms(&w.c), T0 + 19 * MIN);
}

/* --- getting worse --- */

static void getting_worse_begins_the_ladder_of_that_level_at_once(void **state)
{
	struct world w = opened(AMBER);

	pass(&w, 10 * MIN);
	raise_to(&w, TRIAGE_CRISIS);
	assert_int_equal(w.e.audience, ROOM | CALL);
	assert_int_equal(w.e.miss, MISS_NONE);
	assert_string_equal(what_rings(&w, 5 * MIN), "660 RCB, 720 Bs, 840 S, 900 osS");
}

static void getting_worse_nobody_is_called_later_than_before(void **state)
{
	struct world w = opened(RED);

	pass(&w, 17 * MIN);                               /* every supervisor was called at 12, and would be again at 18 */
	raise_to(&w, TRIAGE_CRISIS);
	assert_int_equal(w.e.audience, ROOM | CALL | BACKUP | SHIFT | ALL);
	assert_int_equal(w.e.miss, MISS_NONE);
	assert_string_equal(what_rings(&w, 5 * MIN), "1080 S, 1200 S, 1320 osS");
}

static void somebody_who_spoke_long_ago_does_not_keep_others_away_when_it_gets_worse(void **state)
{
	struct world w = at_place(P_WITH, AMBER);

	pass(&w, 12 * HOUR);
	raise_to(&w, TRIAGE_CRISIS);
	pass(&w, 3 * MIN);
	assert_int_equal(w.e.audience, AUDIENCE_OWNER | ROOM);
	pass(&w, MIN);
	assert_int_equal(w.c.state, CASE_OPEN);
	assert_int_equal(w.e.audience, ROOM | CALL);
}

static void a_level_that_rises_while_it_is_offered_holds_when_it_comes_back(void **state)
{
	struct world w = at_place(P_HANDED_WITH, AMBER);

	raise_to(&w, TRIAGE_CRISIS);
	pass(&w, MIN);
	assert_int_equal(w.c.state, CASE_WITH_PERSON);
	pass(&w, 3 * MIN);
	assert_int_equal(w.c.state, CASE_OPEN);
}

/* --- everything that can be reached --- */

#define DEPTH 6
#define NODES_MOST (1u << 21)

struct node {
	struct ladder_case c;                 /* times relative to now, 0 where there is none */
};

static struct node *nodes;
static uint32_t *slots;
static size_t n_nodes;

static int64_t from(int64_t ms, int64_t now, bool has)
{
	return has ? ms - now : 0;
}

/* What a case is, whenever it is: what is past is only past, and what is never looked at again is nothing. */
static struct ladder_case canon(const struct ladder_case *c, int64_t now)
{
	struct ladder_case k;

	memset(&k, 0, sizeof k);
	k.state = c->state;
	k.before = c->state == CASE_HANDED_OVER ? c->before : CASE_OPEN;
	k.level = c->level;
	k.owner = c->owner;
	k.receiver = c->receiver;
	k.quiet = c->quiet;
	k.snoozed = c->snoozed;
	if (over(c))
		return k;
	k.rung = c->rung;
	k.clock_ms = most(c->clock_ms - now, -2 * HOUR);
	k.step_ms = from(c->step_ms, now, true);
	k.keep_ms = from(c->keep_ms, now, c->state == CASE_HANDED_OVER);
	k.words_ms = from(c->words_ms, now, c->words_ms != 0);
	return k;
}

static struct ladder_case absolute(const struct ladder_case *k, int64_t now)
{
	struct ladder_case c = *k;

	c.opened_ms = now - DAY;
	c.clock_ms += now;
	c.step_ms = over(k) ? 0 : k->step_ms + now;
	c.keep_ms = k->state == CASE_HANDED_OVER ? k->keep_ms + now : 0;
	c.words_ms = k->words_ms ? k->words_ms + now : 0;
	return c;
}

static size_t hash(const struct ladder_case *k)
{
	const unsigned char *at = (const unsigned char *)k;
	uint64_t h = UINT64_C(14695981039346656037);
	size_t i;

	for (i = 0; i < sizeof *k; i++)
		h = (h ^ at[i]) * UINT64_C(1099511628211);
	return (size_t)(h ^ (h >> 29));
}

static void reach(const struct ladder_case *c, int64_t now)
{
	struct ladder_case k = canon(c, now);
	size_t slot = hash(&k) % (2 * NODES_MOST);

	while (slots[slot] && memcmp(&nodes[slots[slot] - 1].c, &k, sizeof k) != 0)
		slot = (slot + 1) % (2 * NODES_MOST);
	if (slots[slot])
		return;
	assert_true(n_nodes < NODES_MOST);
	nodes[n_nodes].c = k;
	slots[slot] = (uint32_t)++n_nodes;
}

/* Whoever was called, or would have been, by then. */
static unsigned called_by(const struct ladder_policy *p, struct ladder_case c, int64_t now, int64_t until)
{
	static const struct ladder_event due = { .kind = LADDER_DUE };
	struct ladder_effects e;
	unsigned called = 0;
	int64_t at;

	while ((at = ladder_due_ms(&c)) && at <= until) {
		now = most(at, now);
		assert_int_equal(ladder_step(p, &c, &due, now, &c, &e), 0);
		called |= e.audience;
	}
	return called;
}

/* (4): of what people do nothing, at an urgent level nobody is called later for its having got worse. */
static void assert_not_later(bool conduct, const struct ladder_case *was, const struct ladder_case *is, const struct ladder_effects *e, int64_t now)
{
	static const int64_t moments[] = { MIN, 2 * MIN, 4 * MIN, 6 * MIN, 8 * MIN, 12 * MIN, 15 * MIN };
	struct ladder_policy before, after;
	size_t i;

	ladder_standard(conduct, was->level, &before);
	ladder_standard(conduct, is->level, &after);
	for (i = 0; i < sizeof moments / sizeof *moments; i++) {
		unsigned wanted = called_by(&before, *was, now, now + moments[i]);
		unsigned called = called_by(&after, *is, now, now + moments[i]) | e->audience;

		/* Who is on it hears of it as it rises; who has lost it since hears as the room does. */
		if (wanted & ~called & ~(unsigned)AUDIENCE_OWNER)
			fail_msg("%s, got worse: 0x%x missing after %lld s", shown(was, now), wanted & ~called, (long long)(moments[i] / S));
	}
}

static const struct ladder_event moves[] = {
	{ LADDER_RAISED, .level = TRIAGE_AMBER }, { LADDER_RAISED, .level = TRIAGE_RED }, { LADDER_RAISED, .level = TRIAGE_CRISIS },
	{ LADDER_DUE },
	{ LADDER_ACKNOWLEDGE, .member = OWNER }, { LADDER_ACKNOWLEDGE, .member = RECEIVER },
	{ LADDER_SPOKE, .member = OWNER }, { LADDER_SPOKE, .member = RECEIVER },
	{ LADDER_OFFER, .member = OWNER, .to = RECEIVER }, { LADDER_OFFER, .member = RECEIVER, .to = OWNER },
	{ LADDER_ACCEPT, .member = OWNER }, { LADDER_ACCEPT, .member = RECEIVER },
	{ LADDER_DECLINE, .member = OWNER }, { LADDER_DECLINE, .member = RECEIVER },
	{ LADDER_RELEASE, .member = OWNER }, { LADDER_RELEASE, .member = RECEIVER },
	{ LADDER_SNOOZE, .member = OWNER },
	{ LADDER_CLOSE, .member = OWNER }, { LADDER_CLOSE, .member = LEAD, .lead = true }, { LADDER_CLOSE, .member = NOBODY },
	{ LADDER_REVIEW, .member = LEAD, .to = OWNER },
};

static bool may_close(const struct ladder_case *c, const struct ladder_event *e)
{
	return !over(c) && e->member && (e->member == c->owner || e->lead);
}

static void try_move(bool conduct, const struct ladder_case *c, const struct ladder_event *e, int64_t now)
{
	enum triage level = e->kind == LADDER_RAISED && e->level > c->level ? e->level : c->level;
	struct ladder_policy p;
	struct ladder_effects effects;
	struct ladder_case next;

	ladder_standard(conduct, level, &p);
	if (checked_step(&p, c, e, now, &next, &effects)) {
		assert_true(e->kind != LADDER_DUE && (e->kind != LADDER_RAISED || over(c)));
		return;
	}
	if (e->kind == LADDER_CLOSE)
		assert_true(may_close(c, e));
	if (next.level > c->level && c->level >= TRIAGE_RED)
		assert_not_later(conduct, c, &next, &effects, now);
	reach(&next, now);
}

/* Now, as something is due, and when it was due an hour ago. */
static void try_all(bool conduct, const struct ladder_case *k)
{
	int64_t due = ladder_due_ms(k), moments[] = { 0, due, due + HOUR };
	size_t i, m;

	for (i = 0; i < (over(k) ? 1 : 3); i++)
		for (m = 0; m < sizeof moves / sizeof *moves; m++) {
			int64_t now = T0 + most(moments[i], 0);
			struct ladder_case c = absolute(k, T0);

			/* By people: before the clock has been looked at. */
			try_move(conduct, &c, &moves[m], now);
		}
}

static void explore(enum level level)
{
	struct world w = opened(level);
	size_t done = 0, end;
	unsigned depth;

	n_nodes = 0;
	memset(slots, 0, 2 * (size_t)NODES_MOST * sizeof *slots);
	reach(&w.c, w.now);
	for (depth = 0; depth < DEPTH; depth++)
		for (end = n_nodes; done < end; done++) {
			struct ladder_case k = nodes[done].c;

			k.step_ms = over(&k) ? 0 : k.step_ms;
			try_all(level == CONDUCT, &k);
		}
	print_message("%s: %zu cases\n", level_names[level], n_nodes);
}

static void nothing_that_can_be_reached_breaks_a_promise(void **state)
{
	nodes = malloc(NODES_MOST * sizeof *nodes);
	slots = malloc(2 * (size_t)NODES_MOST * sizeof *slots);
	assert_true(nodes && slots);
	explore(AMBER);
	explore(RED);
	explore(CRISIS);
	explore(CONDUCT);
	free(nodes);
	free(slots);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(deadlines_are_those_of_the_table),
		cmocka_unit_test(behaviour_has_its_own_deadlines_whatever_its_level_and_green_those_of_amber),
		cmocka_unit_test(deadlines_that_make_no_sense_are_refused),
		cmocka_unit_test(words_of_states_are_read_as_they_are_written),
		cmocka_unit_test(every_event_does_what_it_should_in_every_place_by_whoever),
		cmocka_unit_test(the_table_is_whole),
		cmocka_unit_test(what_people_do_is_somebodys),
		cmocka_unit_test(a_higher_level_alerts_whoever_has_it_and_gives_them_a_lease),
		cmocka_unit_test(a_lower_level_lowers_nothing),
		cmocka_unit_test(nobody_answers_and_it_climbs_to_the_last_rung_and_stays_there),
		cmocka_unit_test(years_later_it_still_rings_every_two_minutes),
		cmocka_unit_test(the_second_rung_is_a_miss_and_the_first_is_none),
		cmocka_unit_test(what_a_server_slept_through_happens_at_once_and_once),
		cmocka_unit_test(an_acknowledgement_without_a_word_lapses_and_goes_on_where_it_was),
		cmocka_unit_test(when_it_lapses_all_who_were_called_are_called_again),
		cmocka_unit_test(a_lapse_calls_one_more_rung_however_early_it_comes),
		cmocka_unit_test(a_silence_is_asked_about_and_then_it_is_open_from_the_first_rung),
		cmocka_unit_test(a_word_in_time_ends_the_asking),
		cmocka_unit_test(that_nobody_said_a_word_is_told_once_also_while_somebody_has_it),
		cmocka_unit_test(a_hand_over_nobody_accepts_is_the_givers_again_on_the_clock_it_had),
		cmocka_unit_test(one_who_speaks_while_it_is_offered_has_it_longer_and_the_offer_stands),
		cmocka_unit_test(who_accepts_and_says_nothing_is_counted_from_the_last_word),
		cmocka_unit_test(whoever_closes_it_is_who_closed_it),
		cmocka_unit_test(passed_from_hand_to_hand_without_a_word_it_still_reaches_the_last_rung),
		cmocka_unit_test(released_after_words_it_begins_anew),
		cmocka_unit_test(it_is_put_off_once_and_then_goes_on),
		cmocka_unit_test(to_put_off_brings_nothing_nearer),
		cmocka_unit_test(it_is_put_off_no_longer_when_more_comes),
		cmocka_unit_test(getting_worse_begins_the_ladder_of_that_level_at_once),
		cmocka_unit_test(getting_worse_nobody_is_called_later_than_before),
		cmocka_unit_test(somebody_who_spoke_long_ago_does_not_keep_others_away_when_it_gets_worse),
		cmocka_unit_test(a_level_that_rises_while_it_is_offered_holds_when_it_comes_back),
		cmocka_unit_test(nothing_that_can_be_reached_breaks_a_promise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
