#include "evenings_model.h"

#define S INT64_C(1000)
#define MIN (60 * S)
#define HOUR (60 * MIN)

/* docs/escalation.md, "Deadlines": one row of this is one column of that. */
static const struct table {
	int64_t after[4];                     /* at once, and then */
	unsigned who[4], n;
	int64_t again, lease, silence, words, offer, put_off;
} tables[] = {
	[AMBER] = { { 0, 30 * MIN, HOUR }, { CALL_ROOM, CALL_ROOM, CALL_LEADS }, 3, 12 * HOUR, 2 * HOUR, 24 * HOUR, 0, 30 * MIN, HOUR },
	[RED] = { { 0, 3 * MIN, 6 * MIN, 12 * MIN }, { CALL_ROOM, CALL_ROOM | CALL_ON_CALL, CALL_ON_SHIFT, CALL_EVERY_SUPERVISOR }, 4,
	          6 * MIN, 8 * MIN, 30 * MIN, 15 * MIN, 3 * MIN, 10 * MIN },
	[CRISIS] = { { 0, 60 * S, 2 * MIN, 4 * MIN }, { CALL_ROOM | CALL_ON_CALL, CALL_ROOM | CALL_ON_CALL | CALL_BACKUP,
	             CALL_BACKUP | CALL_ON_SHIFT, CALL_EVERY_SUPERVISOR }, 4, 2 * MIN, 3 * MIN, 15 * MIN, 5 * MIN, MIN, 0 },
};
static const struct table conduct = { { 0, 10 * MIN, 30 * MIN }, { CALL_ROOM, CALL_ROOM, CALL_LEADS }, 3, 24 * HOUR, 24 * HOUR, 72 * HOUR, 0,
	30 * MIN, 24 * HOUR };

static const struct table *table_of(const struct affair *a)
{
	return a->conduct ? &conduct : &tables[a->level];
}

static int64_t first_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* --- calling --- */

/* All steps up to `upto` once more, and those whose time has come. */
static unsigned call_from_the_first(struct affair *a, unsigned upto, int64_t now)
{
	const struct table *t = table_of(a);
	unsigned i, calls = 0;

	for (i = 0; i < t->n && (i == 0 || i < upto || a->since_ms + t->after[i] <= now); i++)
		calls |= t->who[i];
	a->called = i;
	a->next_ms = i < t->n ? a->since_ms + t->after[i] : now + t->again;
	return calls;
}

/* The next step, and those whose time has come by now; the last one again and again. */
static unsigned call_next(struct affair *a, int64_t now)
{
	const struct table *t = table_of(a);
	unsigned i, calls = 0;

	if (a->called >= t->n) {
		a->next_ms = now + t->again;
		return t->who[t->n - 1];
	}
	for (i = a->called; i < t->n && (i == a->called || a->since_ms + t->after[i] <= now); i++)
		calls |= t->who[i];
	a->called = i;
	a->next_ms = i < t->n ? a->since_ms + t->after[i] : now + t->again;
	return calls;
}

static unsigned begin(struct affair *a, int64_t now)
{
	a->since_ms = now;
	return call_from_the_first(a, 0, now);
}

static void nobody_has_it(struct affair *a)
{
	a->where = OPEN;
	a->owner = a->receiver = -1;
	a->asked_about = false;
}

static bool spoken_to(const struct affair *a)
{
	return a->where == WITH_PERSON || (a->where == HANDED_OVER && a->before == WITH_PERSON);
}

/* --- the clock --- */

int64_t model_due_ms(const struct affair *a)
{
	return a->words_ms ? first_of(a->words_ms, a->next_ms) : a->next_ms;
}

static unsigned time_is_up(struct affair *a, int64_t now)
{
	if (a->where == OPEN)
		return call_next(a, now);
	if (a->where == ACKNOWLEDGED) {
		nobody_has_it(a);
		return call_from_the_first(a, a->called + 1, now);
	}
	if (a->where == WITH_PERSON && !a->asked_about) {
		a->asked_about = true;
		a->next_ms = now + table_of(a)->offer;
		return CALL_OWNER | CALL_ROOM;
	}
	if (a->where == WITH_PERSON) {
		nobody_has_it(a);
		return begin(a, now);
	}
	a->where = a->before;
	a->receiver = -1;
	a->next_ms = a->kept_ms;
	return a->next_ms <= now ? time_is_up(a, now) : CALL_OWNER | CALL_ROOM | CALL_ON_CALL;
}

unsigned model_due(struct affair *a, int64_t now)
{
	unsigned calls = 0;

	if (a->words_ms && a->words_ms <= now) {
		a->words_ms = 0;
		calls = CALL_OWNER | CALL_ON_SHIFT | CALL_EVERY_SUPERVISOR;
	}
	if (a->next_ms <= now)
		calls |= time_is_up(a, now);
	return calls;
}

/* --- raising --- */

struct affair *model_find(struct model *m, int room, int person, bool about_conduct)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->affairs[i].room == room && m->affairs[i].person == person && m->affairs[i].conduct == about_conduct)
			return &m->affairs[i];
	return NULL;
}

static unsigned gets_worse(struct affair *a, int level, int64_t now)
{
	bool was_urgent = a->level >= RED;
	int64_t was_next = a->next_ms, lease, words;
	unsigned calls;

	a->level = level;
	lease = now + table_of(a)->lease;
	words = now + table_of(a)->words;
	if (table_of(a)->words && !spoken_to(a))
		a->words_ms = a->words_ms ? first_of(a->words_ms, words) : words;
	if (a->where == OPEN) {
		calls = was_urgent ? call_from_the_first(a, a->called, now) : begin(a, now);
		a->next_ms = first_of(was_next, a->next_ms);
		return calls;
	}
	if (a->where == HANDED_OVER) {
		a->kept_ms = first_of(a->kept_ms, lease);
		lease = first_of(a->kept_ms, now + table_of(a)->offer);
	}
	a->next_ms = first_of(a->next_ms, lease);
	return CALL_OWNER | CALL_RECEIVER | CALL_ROOM;
}

static unsigned more_of_it(struct affair *a, int64_t now)
{
	const struct table *t = table_of(a);

	if (a->where == OPEN && a->put_off)
		a->next_ms = first_of(a->next_ms, a->called < t->n ? a->since_ms + t->after[a->called] : now + t->again);
	return a->where == OPEN ? 0 : CALL_OWNER;
}

unsigned model_raise(struct model *m, int room, int person, bool about_conduct, int level, int64_t now, struct affair **ret)
{
	struct affair *a = model_find(m, room, person, about_conduct);

	*ret = a;
	if (a)
		return level > a->level ? gets_worse(a, level, now) : more_of_it(a, now);
	*ret = a = &m->affairs[m->n++];
	*a = (struct affair){ .room = room, .person = person, .level = level, .conduct = about_conduct, .owner = -1, .receiver = -1 };
	a->words_ms = table_of(a)->words ? now + table_of(a)->words : 0;
	return begin(a, now);
}

/* --- what people do --- */

static void takes(struct affair *a, int who, int64_t now)
{
	a->where = ACKNOWLEDGED;
	a->owner = who;
	a->receiver = -1;
	a->asked_about = false;
	a->next_ms = now + table_of(a)->lease;
}

static void speaks(struct affair *a, int who, int64_t now)
{
	int64_t silence = now + table_of(a)->silence;

	a->words_ms = 0;
	a->asked_about = false;
	a->since_ms = now;
	a->called = 0;
	if (a->where == HANDED_OVER && who == a->owner) {
		a->before = WITH_PERSON;
		a->kept_ms = silence;
		return;
	}
	a->where = WITH_PERSON;
	a->owner = who;
	a->receiver = -1;
	a->next_ms = silence;
}

static void offers(struct affair *a, int to, int64_t now)
{
	a->before = a->where;
	a->where = HANDED_OVER;
	a->receiver = to;
	a->kept_ms = a->next_ms;
	a->next_ms = first_of(a->kept_ms, now + table_of(a)->offer);
}

static void back_to_giver(struct affair *a)
{
	a->where = a->before;
	a->receiver = -1;
	a->next_ms = a->kept_ms;
}

static unsigned lets_go(struct affair *a, int64_t now)
{
	bool spoken = spoken_to(a);

	nobody_has_it(a);
	return spoken ? begin(a, now) : call_from_the_first(a, a->called, now);
}

/* Does it fit where the case is, and who they are in it? */
static const char *refusal(const struct affair *a, enum deed deed, int who, int to, bool lead)
{
	bool mine = who == a->owner, offered = a->where == HANDED_OVER && who == a->receiver;

	switch (deed) {
	case ACKNOWLEDGE:
		return a->where == OPEN ? NULL : "decided";
	case SPEAK:
		return a->where == OPEN ? "decided" : mine || offered ? NULL : "not_allowed";
	case OFFER:
		if (a->where != ACKNOWLEDGED && a->where != WITH_PERSON)
			return "decided";
		return !mine ? "not_allowed" : to == who ? "bad_field" : NULL;
	case ACCEPT:
		return a->where != HANDED_OVER ? "decided" : offered ? NULL : "not_allowed";
	case DECLINE:
		return a->where != HANDED_OVER ? "decided" : offered || mine ? NULL : "not_allowed";
	case RELEASE:
		return a->where == OPEN ? "decided" : mine ? NULL : "not_allowed";
	case PUT_OFF:
		if (!table_of(a)->put_off)
			return "not_allowed";
		if (a->put_off || (a->where != OPEN && a->where != ACKNOWLEDGED))
			return "decided";
		return a->where == OPEN || mine ? NULL : "not_allowed";
	default:
		return mine || lead ? NULL : "not_allowed";
	}
}

const char *model_do(struct affair *a, enum deed deed, int who, int to, bool lead, int64_t version, int64_t now, unsigned *ret_called)
{
	bool stale = version != a->version && !(deed == ACKNOWLEDGE && a->where == OPEN);
	const char *no = who == a->person ? "not_allowed" : stale ? "stale" : deed == OFFER && to == a->person ? "bad_field"
		: refusal(a, deed, who, to, lead);
	int64_t later;

	*ret_called = 0;
	if (no)
		return no;
	switch (deed) {
	case ACKNOWLEDGE:
	case ACCEPT:
		takes(a, who, now);
		break;
	case SPEAK:
		speaks(a, who, now);
		break;
	case OFFER:
		offers(a, to, now);
		*ret_called = CALL_RECEIVER;
		break;
	case DECLINE:
		*ret_called = who == a->receiver ? CALL_OWNER : 0;
		back_to_giver(a);
		break;
	case RELEASE:
		*ret_called = lets_go(a, now);
		break;
	case PUT_OFF:
		later = now + table_of(a)->put_off;
		a->put_off = true;
		a->next_ms = later > a->next_ms ? later : a->next_ms;
		break;
	default:
		a->where = CLOSED;
	}
	return NULL;
}

void model_said(struct model *m, int room, int who, int64_t now)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		struct affair *a = &m->affairs[i];

		if (a->room == room && !a->conduct && a->person != who && a->where != OPEN && (a->owner == who || a->receiver == who))
			speaks(a, who, now);
	}
}

void model_tidy(struct model *m)
{
	size_t i, kept = 0;

	for (i = 0; i < m->n; i++)
		if (m->affairs[i].where != CLOSED)
			m->affairs[kept++] = m->affairs[i];
		else
			m->closed++;
	m->n = kept;
}

void model_shift(struct model *m, int64_t by)
{
	size_t i;

	for (i = 0; i < m->n; i++) {
		struct affair *a = &m->affairs[i];

		a->since_ms += by;
		a->next_ms += by;
		a->kept_ms += a->kept_ms ? by : 0;
		a->words_ms += a->words_ms ? by : 0;
	}
}

bool model_busy(const struct model *m, int who)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->affairs[i].owner == who && !m->affairs[i].conduct && m->affairs[i].level >= RED)
			return true;
	return false;
}

int64_t model_patience_ms(const struct affair *a)
{
	const struct table *t = table_of(a);
	int64_t most = t->again > t->put_off ? t->again : t->put_off;
	unsigned i;

	for (i = 1; i < t->n; i++)
		most = t->after[i] - t->after[i - 1] > most ? t->after[i] - t->after[i - 1] : most;
	return most;
}
