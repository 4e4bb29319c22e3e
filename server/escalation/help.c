/* help.now: the person asks for a human being, and what they hear of it. */
#include "store/help.h"

#include "escalation/alarm.h"
#include "escalation/escalation.h"
#include "escalation/life.h"
#include "escalation/lines.h"
#include "session/describe.h"
#include "session/session.h"
#include "store/control.h"
#include "store/grants.h"

#define AGAIN_MS 3000                     /* pressed again within: it was heard */
#define CARD_ARENA (64u << 10)

int help_changed(struct tx *tx, const struct care_case *c)
{
	return control_append(tx, CONTROL_HELP, c->id, c->room);
}

/* --- asking --- */

/* The room, for whoever has anything to do with it. */
static int find_room(struct request *r, struct tx *tx, struct room *ret)
{
	int64_t id;
	int err = help_room(tx, r->msg.u.help_now.room, &id);

	if (!err)
		err = help_known(tx, id, r->actor.member);
	if (err == ERR_NOT_FOUND)
		return request_fault(r, ERR_NOT_ALLOWED, "room");
	return err ? err : rooms_get(tx, id, &r->arena, ret);
}

/* Pressed a moment ago, for this case and at this level. */
static int heard(struct tx *tx, const struct care_case *c, bool *ret)
{
	int64_t at_ms = 0;
	int err = c->asked && c->ladder.level == TRIAGE_CRISIS ? help_raised_ms(tx, c->id, &at_ms) : 0;

	*ret = tx->now_ms - at_ms < AGAIN_MS && tx->now_ms >= at_ms;
	return err;
}

static int raise(struct request *r, struct tx *tx, int64_t room, struct care_case *ret)
{
	const struct life_raise raise = { .room = room, .member = r->actor.member, .kind = "danger", .level = TRIAGE_CRISIS,
		.category = category_name(CATEGORY_NONE), .asked = true };
	const struct case_new about = { .room = room, .member = r->actor.member, .kind = "danger" };
	bool again = false;
	int64_t id;
	int err = cases_find_open(tx, &about, &r->arena, ret);

	if (!err)
		err = heard(tx, ret, &again);
	if ((err && err != ERR_NOT_FOUND) || again)
		return err;
	err = life_raise(tx, &raise, &r->arena, &id);
	return err ? err : cases_get(tx, room, id, &r->arena, ret);
}

/* Whatever is wrong with the lines is no reason not to call somebody. */
static void show_lines(struct request *r, const struct tx *tx, const struct room *room)
{
	const struct wire_help_now *in = &r->msg.u.help_now;
	struct wire_help_now_result *out = &r->result.help_now;
	struct lines_day today = lines_day(tx->now_ms);
	struct str region;

	out->lines = r->desk->lines ? arena_array(&r->arena, LINES_MOST, sizeof *out->lines) : NULL;
	if (out->lines && lines_find(r->desk->lines, in->region, in->language.len > 0 ? in->language : room->language,
	                             str_of(today.text), &r->arena, out->lines, LINES_MOST, &out->n_lines, &region))
		out->n_lines = 0;
}

int help_now_run(struct request *r, struct tx *tx)
{
	struct room *room = arena_new(&r->arena, sizeof *room);
	struct care_case c;
	int err = room ? find_room(r, tx, room) : ERR_NO_MEMORY;

	if (!err)
		err = raise(r, tx, room->id, &c);
	if (!err && r->msg.u.help_now.region.len > 0)
		err = cases_set_region(tx, c.id, r->msg.u.help_now.region);
	if (!err)
		err = describe_help(tx, &c, &r->result.help_now.help);
	if (!err)
		show_lines(r, tx, room);
	return err;
}

/* --- the automatic card --- */

static int show_card(struct tx *tx, const struct care_case *c)
{
	int err = cases_card(tx, c->id);

	if (!err)
		err = case_events_add(tx, c->id, "card", 0, 0, NULL);
	return err ? err : help_changed(tx, c);
}

int card_due(struct tx *tx, const struct config *config, int64_t case_id)
{
	struct arena arena;
	struct care_case c;
	int err;

	arena_init(&arena, CARD_ARENA);
	err = cases_get(tx, 0, case_id, &arena, &c);
	if (!err && c.ladder.state == CASE_OPEN && !c.card_ms)
		err = show_card(tx, &c);
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}
