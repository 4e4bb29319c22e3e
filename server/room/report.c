/* report.make and report.list: telling the staff of a room of a message or a person, in confidence. */
#include "escalation/alert.h"
#include "escalation/case_wire.h"
#include "escalation/life.h"
#include "room/room.h"
#include "room/words.h"
#include "store/reports.h"

#define REPORTS_MOST 100

/* --- whom it is about --- */

static int about_message(struct request *r, struct tx *tx, struct report *ret)
{
	const struct wire_report_make *in = &r->msg.u.report_make;
	struct entry_new entry;
	struct entry *post = NULL;
	int err = words_entry(r, tx, in->room, &entry);

	if (!err)
		err = words_target(r, tx, in->room, entry.stream, in->target, &post);
	if (err)
		return err;
	ret->about = post->member;
	ret->target = (int64_t)in->target;
	entry_free(post);
	return ret->about == r->actor.member ? request_fault(r, ERR_BAD_FIELD, "target") : 0;
}

static int about_member(struct request *r, struct tx *tx, struct report *ret)
{
	const struct wire_report_make *in = &r->msg.u.report_make;
	int err = in->member == r->actor.member ? ERR_BAD_FIELD : seats_known(tx, in->room, in->member);

	ret->about = in->member;
	return err == ERR_BAD_FIELD || err == ERR_NOT_FOUND ? request_fault(r, err, "member") : err;
}

static int find_about(struct request *r, struct tx *tx, struct report *ret)
{
	const struct wire_report_make *in = &r->msg.u.report_make;

	if (in->has_target && in->member)
		return request_fault(r, ERR_BAD_FIELD, "member");
	if (!in->has_target && !in->member)
		return request_fault(r, ERR_MISSING_FIELD, "target");
	return in->has_target ? about_message(r, tx, ret) : about_member(r, tx, ret);
}

/* Staff among themselves speak with each other.  *ret_of: the room a side room belongs to, or 0. */
static int check_room(struct request *r, struct tx *tx, int64_t id, int64_t *ret_of)
{
	struct room *room = arena_new(&r->arena, sizeof *room);
	int err = room ? rooms_get(tx, id, &r->arena, room) : ERR_NO_MEMORY;

	if (!err && room->staff_of)
		err = ERR_NOT_ALLOWED;
	*ret_of = err ? 0 : room->aside_of;
	return err == ERR_NOT_FOUND ? ERR_NOT_ALLOWED : err;
}

/* What somebody did in a side room is told to the staff of its room, where its messages have no place. */
static void tell_elsewhere(struct report *report, int64_t of)
{
	if (!of)
		return;
	report->room = of;
	report->target = 0;
}

/* --- making it --- */

/* Somebody may be in danger; everything else is about how people treat each other. */
static bool is_worried(const struct report *report)
{
	return str_is(report->reason, wire_report_make_reason_name(WIRE_REPORT_MAKE_REASON_WORRIED));
}

static const char *kind_of(const struct report *report)
{
	return is_worried(report) ? "danger" : "conduct";
}

static int add(struct request *r, struct tx *tx, struct report *report)
{
	const struct life_raise raise = { .room = report->room, .member = report->about, .kind = kind_of(report),
		.level = is_worried(report) ? TRIAGE_RED : TRIAGE_AMBER, .category = category_name(CATEGORY_NONE),
		.seq = report->target, .report = true };
	int err = life_raise(tx, &raise, &r->arena, &report->case_id);

	return err ? err : reports_add(tx, report, &r->arena);
}

/* Said before: what is new of it joins. */
static int join(struct request *r, struct tx *tx, const struct report *said, struct report *known)
{
	int err;

	if (!said->words.at && str_eq(said->reason, known->reason))
		return 0;
	known->reason = said->reason;
	if (said->words.at)
		known->words = said->words;
	err = reports_change(tx, known, &r->arena);
	return err ? err : alert_changed(tx, known->room, known->case_id);
}

int report_make_run(struct request *r, struct tx *tx)
{
	const struct wire_report_make *in = &r->msg.u.report_make;
	int64_t of;
	struct report known, report = { .room = in->room, .member = r->actor.member, .words = in->words,
		.reason = str_of(wire_report_make_reason_name(in->reason)) };
	int err = check_room(r, tx, in->room, &of);

	if (!err)
		err = find_about(r, tx, &report);
	if (err)
		return err;
	tell_elsewhere(&report, of);
	err = reports_again(tx, &report, kind_of(&report), &r->arena, &known);
	if (!err)
		err = join(r, tx, &report, &known);
	else if (err == ERR_NOT_FOUND && !(err = add(r, tx, &report)))
		err = reports_again(tx, &report, kind_of(&report), &r->arena, &known);
	return err ? err : report_to_wire(tx, &known, &r->result.report_make.report);
}

/* --- one's own --- */

int report_list_run(struct request *r, struct tx *tx)
{
	struct wire_report_list_result *out = &r->result.report_list;
	struct report *found = arena_array(&r->arena, REPORTS_MOST, sizeof *found);
	size_t n, i;
	int err = found ? reports_of_member(tx, r->actor.member, &r->arena, found, REPORTS_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->reports = arena_array(&r->arena, n, sizeof *out->reports);
	if (!out->reports)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = report_to_wire(tx, &found[i], &out->reports[out->n_reports++]);
	return err;
}
