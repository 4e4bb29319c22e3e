/* case.aside and case.disclose: what is done for a person beside the ladder. */
#include "escalation/alarm.h"
#include "escalation/alert.h"
#include "escalation/case_wire.h"
#include "escalation/cases.h"
#include "escalation/escalation.h"
#include "session/visiting.h"
#include "store/asides.h"
#include "store/disclosures.h"
#include "store/notices.h"

#define DISCLOSURES_MOST 20               /* of one case, see the schema */

/* --- talking alone --- */

static int check_owner(struct request *r, const struct care_case *c, uint64_t version)
{
	if (c->ladder.state == CASE_CLOSED || c->ladder.state == CASE_REVIEWED)
		return ERR_DECIDED;
	if (c->version != (int64_t)version)
		return ERR_STALE;
	return c->ladder.owner == r->actor.member && !c->drill ? 0 : request_fault(r, ERR_NOT_ALLOWED, "case");
}

/* They are asked into a room; what for is not said. */
static int invite(struct request *r, struct tx *tx, const struct care_case *c)
{
	struct notice notice = { .member = c->member, .room = c->aside, .kind = STR("aside") };
	int err = asides_let(tx, c->aside, c->member);

	if (!err)
		err = asides_let(tx, c->aside, c->ladder.owner);
	return err ? err : notices_add(tx, &notice, &r->arena);
}

static bool is_told(const struct care_case *c)
{
	return str_is(c->kind, "danger") && (c->ladder.level >= TRIAGE_RED || c->asked);
}

static int make(struct request *r, struct tx *tx, struct care_case *c)
{
	int err = asides_open(tx, c->room, &c->aside);

	if (!err)
		err = cases_put(tx, c->id, c->version, &c->ladder);
	if (!err)
		err = cases_set_aside(tx, c->id, c->aside);
	if (!err)
		err = case_events_add(tx, c->id, "aside", r->actor.member, 0, NULL);
	if (!err)
		err = invite(r, tx, c);
	if (!err && is_told(c))
		err = help_changed(tx, c);
	return err ? err : alert_changed(tx, c->room, c->id);
}

static int answer(struct request *r, struct tx *tx, const struct care_case *c)
{
	struct wire_case_aside_result *out = &r->result.case_aside;
	struct room *room = arena_new(&r->arena, sizeof *room);
	int err = room ? rooms_get(tx, c->aside, &r->arena, room) : ERR_NO_MEMORY;

	if (err)
		return err;
	room_to_wire(room, &out->room);
	return cases_answer(r, tx, c->id, &out->case_);
}

/* Where there is one already they are asked once more. */
int case_aside_run(struct request *r, struct tx *tx)
{
	const struct wire_case_aside *in = &r->msg.u.case_aside;
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = check_owner(r, &c, in->version);
	if (!err)
		err = c.aside ? invite(r, tx, &c) : make(r, tx, &c);
	return err ? err : answer(r, tx, &c);
}

/* --- telling somebody outside --- */

static int check_room_left(struct request *r, struct tx *tx, int64_t case_id)
{
	int64_t there;
	int err = disclosures_count(tx, case_id, &there);

	return err ? err : there < DISCLOSURES_MOST ? 0 : request_fault(r, ERR_TOO_LARGE, "case");
}

/* Also of a case that is closed: first things first, paper later. */
int case_disclose_run(struct request *r, struct tx *tx)
{
	const struct wire_case_disclose *in = &r->msg.u.case_disclose;
	struct disclosure d = { .case_id = in->case_, .by = r->actor.member, .name = r->actor.name, .words = in->words,
		.told = str_of(wire_case_disclose_told_name(in->told)), .person_told = in->person_told, .reached = in->reached };
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = check_room_left(r, tx, c.id);
	if (!err)
		err = disclosures_add(tx, &d, &r->arena);
	if (!err)
		err = case_events_add(tx, c.id, "disclosed", r->actor.member, 0, NULL);
	if (!err)
		err = alert_changed(tx, c.room, c.id);
	return err ? err : disclosure_to_wire(tx, &d, c.room, &r->result.case_disclose.disclosure);
}
