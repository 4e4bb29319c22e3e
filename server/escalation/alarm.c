#include "escalation/alarm.h"

#include "base/log.h"
#include "store/channels.h"
#include "store/control.h"
#include "store/grants.h"
#include "store/misses.h"
#include "store/notices.h"
#include "store/rooms.h"
#include "store/timers.h"

#define TIRING_MS (3600 * INT64_C(1000))
#define TIRING_PEOPLE 4                   /* in that time: more is too much for one */

/* One alarm on its way out. */
struct alarm {
	struct tx *tx;
	const struct care_case *c;
	struct arena *arena;
	unsigned audience;                    /* grows where somebody asked for is not there */
	struct str language;                  /* of the room */
	bool loud;
	int64_t parcels;
	struct audience_set set;
};

/* What may wake somebody at night. */
static bool is_urgent(const struct care_case *c)
{
	return c->ladder.level >= TRIAGE_RED && str_is(c->kind, "danger");
}

/* --- from an audience to members --- */

static int any_reachable(struct tx *tx, const struct audience_set *set, bool *ret)
{
	size_t i;
	int err = 0;

	*ret = false;
	for (i = 0; !err && !*ret && i < set->n; i++)
		err = audience_reachable(tx, set->members[i], ret);
	return err;
}

/* Those on call; when none of them would be reached, the next tier as well. */
static int put_on_call(struct alarm *a, struct audience_set *near)
{
	struct audience_set on_call = { .except = a->c->member };
	bool reached;
	size_t i;
	int err = audience_on_call(a->tx, 1, a->language, &on_call);

	if (!err)
		err = any_reachable(a->tx, &on_call, &reached);
	if (err)
		return err;
	for (i = 0; i < on_call.n; i++)
		audience_put(near, on_call.members[i]);
	if (reached)
		return 0;
	a->audience |= AUDIENCE_BACKUP;
	return misses_note(a->tx, "no_one_on_call", a->c->room, a->c->id, 0);
}

/* Mentors of the room; when none of them would be reached, its facilitators as well. */
static int put_mentors(struct alarm *a, struct audience_set *near)
{
	bool reached = false;
	int err = audience_mentors(a->tx, a->c->room, near);

	if (!err)
		err = any_reachable(a->tx, near, &reached);
	if (!err && (near->n == 0 || (!reached && is_urgent(a->c))))
		a->audience |= AUDIENCE_LEAD;
	return err;
}

static void put_set(struct alarm *a, const struct audience_set *more)
{
	size_t i;

	for (i = 0; i < more->n; i++)
		audience_put(&a->set, more->members[i]);
}

/* Those of them who are with nobody. */
static int who_is_free(struct tx *tx, const struct audience_set *near, struct audience_set *ret)
{
	int64_t busy;
	size_t i;
	int err = 0;

	for (i = 0; !err && i < near->n; i++) {
		err = cases_busy(tx, near->members[i], &busy);
		if (!err && !busy)
			audience_put(ret, near->members[i]);
	}
	return err;
}

/* Never two people in danger to one mentor while another is free, and reached. */
static int put_free(struct alarm *a, const struct audience_set *near)
{
	struct audience_set free = { .except = a->c->member };
	bool reached = false;
	int err = a->c->ladder.level == TRIAGE_CRISIS ? who_is_free(a->tx, near, &free) : 0;

	if (!err)
		err = any_reachable(a->tx, &free, &reached);
	if (!err)
		put_set(a, reached ? &free : near);
	return err;
}

static int put_near(struct alarm *a)
{
	struct audience_set near = { .except = a->c->member };
	int err = a->audience & AUDIENCE_ROOM ? put_mentors(a, &near) : 0;

	if (!err && (a->audience & AUDIENCE_ON_CALL))
		err = put_on_call(a, &near);
	return err ? err : put_free(a, &near);
}

/* The third tier; when nobody of it is on shift, those who are not, or facilitators of the room, and admins. */
static int put_supervisors(struct alarm *a, bool all)
{
	struct audience_set third = { .except = a->c->member };
	int err = audience_on_call(a->tx, 3, a->language, &third);
	bool wide = all || third.n == 0;

	if (!err && wide)
		err = audience_tier(a->tx, 3, &third);
	if (!err && third.n == 0)
		err = audience_leads(a->tx, a->c->room, &third);
	if (!err && wide)
		err = audience_admins(a->tx, a->c->room, &third);
	if (!err)
		put_set(a, &third);
	return err;
}

static int put_backup(struct alarm *a)
{
	int err = audience_on_call(a->tx, 2, a->language, &a->set);

	return err ? err : audience_mentors(a->tx, 0, &a->set);
}

/* Who answers for the room; where it is about the only one of them, whoever is staff at all. */
static int put_anybody(struct alarm *a)
{
	int64_t all[AUDIENCE_MOST];
	size_t n = 0, i;
	int err = audience_leads(a->tx, a->c->room, &a->set);

	if (!err)
		err = audience_admins(a->tx, a->c->room, &a->set);
	if (!err && a->set.n == 0)
		err = grants_staff(a->tx, all, AUDIENCE_MOST, &n);
	for (i = 0; !err && i < n; i++)
		audience_put(&a->set, all[i]);
	return err ? err : audience_welcome(a->tx, a->c->room, &a->set);
}

static int gather(struct alarm *a)
{
	int err = 0;

	if (a->audience & AUDIENCE_OWNER)
		audience_put(&a->set, a->c->ladder.owner);
	if (a->audience & AUDIENCE_RECEIVER)
		audience_put(&a->set, a->c->ladder.receiver);
	if (a->audience & (AUDIENCE_ROOM | AUDIENCE_ON_CALL))
		err = put_near(a);
	if (!err && (a->audience & AUDIENCE_LEAD))
		err = audience_leads(a->tx, a->c->room, &a->set);
	if (!err && (a->audience & AUDIENCE_BACKUP))
		err = put_backup(a);
	if (!err && (a->audience & (AUDIENCE_SUPERVISOR | AUDIENCE_SUPERVISORS)))
		err = put_supervisors(a, a->audience & AUDIENCE_SUPERVISORS);
	if (!err)
		err = audience_welcome(a->tx, a->c->room, &a->set);
	return err || a->set.n ? err : put_anybody(a);
}

/* --- to members --- */

int alarm_tell(struct tx *tx, const struct care_case *c, int64_t member, const char *kind, bool loud, struct arena *arena)
{
	bool invites = strcmp(kind, "aside") == 0;
	struct notice n = { .member = member, .kind = str_of(kind), .room = invites ? c->aside : c->room, .loud = loud };

	/* Whom it is about is asked into the side room, and told nothing else. */
	if (!invites) {
		n.about = c->id;
		n.subject = c->member;
		n.level = str_of(triage_name(c->ladder.level));
		n.drill = c->drill;
	}
	return notices_add(tx, &n, arena);
}

static int send_parcels(struct alarm *a, int64_t member)
{
	struct parcel parcel = { .case_id = a->c->id, .at_ms = a->tx->now_ms, .kind = a->c->drill ? STR("drill") : STR("alarm"),
		.level = str_of(triage_name(a->c->ladder.level)), .code = STR("") };
	int64_t n;
	int err = outbox_add(a->tx, member, &parcel, &n);

	a->parcels += err ? 0 : n;
	return err;
}

/* Somebody who is called again and again cannot be there for anybody. */
static int watch_for_fatigue(struct alarm *a, int64_t member)
{
	bool tiring;
	int err = notices_tiring(a->tx, member, a->tx->now_ms - TIRING_MS, TIRING_PEOPLE, &tiring);

	return err || !tiring ? err : misses_note(a->tx, "fatigue", 0, 0, member);
}

static int send_one(struct alarm *a, int64_t member)
{
	bool offered = a->c->ladder.state == CASE_HANDED_OVER && member == a->c->ladder.receiver;
	int err = notices_replace(a->tx, a->c->id, member);

	if (!err)
		err = alarm_tell(a->tx, a->c, member, offered ? "offer" : "alarm", a->loud, a->arena);
	if (!err && a->loud)
		err = send_parcels(a, member);
	return err || !a->loud || a->c->drill ? err : watch_for_fatigue(a, member);
}

static int send_all(struct alarm *a)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < a->set.n; i++)
		err = send_one(a, a->set.members[i]);
	if (!err)
		log_event(a->set.n ? LOG_INFO : LOG_ERROR, a->set.n ? "alarm.sent" : "alarm.nobody", LOG_ID("case", a->c->id),
		          LOG_WORD("level", triage_name(a->c->ladder.level)), LOG_INT("people", (int64_t)a->set.n),
		          LOG_INT("parcels", a->parcels));
	return err;
}

/* Time enough for somebody to come, counted from when people were first called, and again when nobody is there any more. */
static int await_card(struct tx *tx, const struct care_case *c)
{
	int64_t due_ms = c->ladder.clock_ms + CARD_MS;

	if (!is_urgent(c) || c->ladder.level < TRIAGE_CRISIS || c->ladder.state != CASE_OPEN || c->card_ms)
		return 0;
	return timers_keep(tx, TIMER_CARD, c->id, due_ms > tx->now_ms ? due_ms : tx->now_ms + CARD_MS);
}

int alarm_send(struct tx *tx, const struct care_case *c, unsigned audience, bool loud, struct arena *arena, int64_t *ret_reached)
{
	struct room *room = arena_new(arena, sizeof *room);
	struct alarm *a = arena_new(arena, sizeof *a);
	int err = a && room ? rooms_get(tx, c->room, arena, room) : ERR_NO_MEMORY;

	*ret_reached = 0;
	if (err)
		return err;
	*a = (struct alarm){ .tx = tx, .c = c, .arena = arena, .audience = audience, .language = room->language,
		.loud = loud && is_urgent(c), .set.except = c->member };
	err = gather(a);
	if (!err)
		err = send_all(a);
	if (!err)
		err = await_card(tx, c);
	*ret_reached = (int64_t)a->set.n;
	return err;
}

int alarm_withdraw(struct tx *tx, int64_t case_id)
{
	int err = notices_withdraw(tx, case_id);

	return err ? err : outbox_drop(tx, case_id);
}

int alarm_covered(struct tx *tx, int64_t room, bool *ret)
{
	return audience_covered(tx, room, 0, ret);
}
