/* meeting.staff, meeting.claim, meeting.offer: who leads a meeting, and who takes over.
 *
 *  (1) Only mentors and facilitators of the room are down for one, and nobody for two that overlap.
 *  (2) A part that is offered stays its owner's until somebody takes it, in one step.
 *  (3) Whose part changed without them is told. */
#include "meeting/meeting.h"

#define STAFF_MOST SERIES_STAFF_MOST

static const struct str nothing;

int meeting_find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct meeting *ret)
{
	int err = meetings_get(tx, id, &r->arena, ret);

	r->audit_about = id;
	if (!err && ret->room != room)
		err = ERR_NOT_FOUND;
	return err == ERR_NOT_FOUND ? request_fault(r, err, "meeting") : err;
}

/* A meeting and who is down for it. */
struct board {
	struct meeting m;
	struct staffing staff[STAFF_MOST + 1];
	size_t n;
};

static int find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct board **ret)
{
	struct board *b = *ret = arena_new(&r->arena, sizeof *b);
	int err = b ? meeting_find(r, tx, room, id, &b->m) : ERR_NO_MEMORY;

	if (!err && (b->m.agenda.state == MEETING_ENDED || b->m.agenda.state == MEETING_CANCELLED))
		err = request_fault(r, ERR_TOO_LATE, "meeting");
	return err ? err : meeting_staff_list(tx, id, &r->arena, b->staff, STAFF_MOST + 1, &b->n);
}

static const struct staffing *down(const struct board *b, int64_t member)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (b->staff[i].member == member)
			return &b->staff[i];
	return NULL;
}

static bool is_led(const struct board *b, int64_t except)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		if (b->staff[i].member != except && str_is(b->staff[i].part, PART_LEAD))
			return true;
	return false;
}

/* They may, and have the time. */
static int check_member(struct request *r, struct tx *tx, const struct board *b, int64_t member, const char *field)
{
	bool may = false, busy = false;
	int err = cover_qualified(tx, b->m.room, member, &may);

	if (!err && !may)
		return request_fault(r, ERR_BAD_FIELD, field);
	if (!err)
		err = meeting_staff_busy(tx, member, b->m.agenda.start_ms, b->m.agenda.end_ms, b->m.id, &busy);
	if (!err && busy)
		return request_fault(r, ERR_OVERLAP, field);
	return !err && !down(b, member) && b->n >= STAFF_MOST ? request_fault(r, ERR_TOO_LARGE, field) : err;
}

/* What follows from it, and how it stands now. */
static int settle(struct request *r, struct tx *tx, struct board *b, int64_t member, struct wire_staff_meeting *ret)
{
	int err = reminders_parts(tx, member);

	b->m.own |= OWN_STAFF;
	if (!err)
		err = cover_plan(tx, &b->m, &r->arena);
	if (!err)
		err = places_settle(tx, &b->m, &r->arena);
	return err ? err : staff_meeting_to_wire(tx, &b->m, &r->arena, ret);
}

/* --- meeting.staff --- */

static int put(struct request *r, struct tx *tx, struct board *b, int64_t member, struct str part)
{
	const struct staffing *was = down(b, member);
	bool same = was ? part.at && str_eq(was->part, part) : !part.at;
	int err = same ? 0 : meeting_staff_set(tx, b->m.id, member, part, false);

	if (err || same || member == r->actor.member)
		return err;
	return meeting_tell(tx, &b->m, member, "part", false, &r->arena);
}

int meeting_staff_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_staff *in = &r->msg.u.meeting_staff;
	struct str part = in->has_part ? str_of(wire_part_name(in->part)) : nothing;
	struct board *b;
	int err = find(r, tx, in->room, in->meeting, &b);

	if (!err && in->has_part)
		err = check_member(r, tx, b, in->member, "member");
	r->audit_subject = in->member;
	if (!err)
		err = put(r, tx, b, in->member, part);
	return err ? err : settle(r, tx, b, in->member, &r->result.meeting_staff.meeting);
}

/* --- meeting.claim --- */

/* Somebody was faster, or it was not offered. */
static int check_offered(struct request *r, const struct board *b, int64_t of, struct str part)
{
	const struct staffing *theirs = down(b, of);

	return theirs && theirs->offered && str_eq(theirs->part, part) && of != r->actor.member
		? 0 : request_fault(r, ERR_DECIDED, "of");
}

static int check_free(struct request *r, struct tx *tx, const struct board *b, struct str part)
{
	const struct staffing *mine = down(b, r->actor.member);
	int64_t missing;
	int err = cover_missing(tx, &b->m, &r->arena, &missing);

	if (err || (mine && str_eq(mine->part, part)))
		return err;
	if (str_is(part, PART_LEAD))
		return is_led(b, r->actor.member) ? request_fault(r, ERR_DECIDED, "part") : 0;
	return mine || missing > 0 ? 0 : request_fault(r, ERR_DECIDED, "part");
}

static int take_from(struct request *r, struct tx *tx, const struct board *b, int64_t of)
{
	int err = meeting_staff_set(tx, b->m.id, of, nothing, false);

	if (!err)
		err = reminders_parts(tx, of);
	r->audit_subject = of;
	return err ? err : meeting_tell(tx, &b->m, of, "part", false, &r->arena);
}

int meeting_claim_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_claim *in = &r->msg.u.meeting_claim;
	struct str part = str_of(wire_part_name(in->part));
	struct board *b;
	int err = find(r, tx, in->room, in->meeting, &b);

	if (!err)
		err = in->of ? check_offered(r, b, in->of, part) : check_free(r, tx, b, part);
	/* Whose part it is leaves when it is taken: that one is no overlap, and makes room. */
	if (!err && in->of)
		err = take_from(r, tx, b, in->of);
	if (!err && in->of)
		err = meeting_staff_list(tx, b->m.id, &r->arena, b->staff, STAFF_MOST + 1, &b->n);
	if (!err)
		err = check_member(r, tx, b, r->actor.member, "meeting");
	if (!err)
		err = meeting_staff_set(tx, b->m.id, r->actor.member, part, false);
	return err ? err : settle(r, tx, b, r->actor.member, &r->result.meeting_claim.meeting);
}

/* --- meeting.offer --- */

int meeting_offer_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_offer *in = &r->msg.u.meeting_offer;
	const struct staffing *mine = NULL;
	struct board *b;
	int err = find(r, tx, in->room, in->meeting, &b);

	if (!err && !(mine = down(b, r->actor.member)))
		err = request_fault(r, ERR_NOT_FOUND, "meeting");
	if (!err && mine->offered != in->on) {
		err = meeting_staff_set(tx, b->m.id, r->actor.member, mine->part, in->on);
		if (!err && in->on)
			err = cover_ask(tx, &b->m, r->actor.member, &r->arena);
	}
	return err ? err : settle(r, tx, b, r->actor.member, &r->result.meeting_offer.meeting);
}
