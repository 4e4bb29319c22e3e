/* A meeting as its staff get it. */
#include "meeting/meeting.h"

#include "session/describe.h"

#define STAFF_MOST 40

static int staffing_to_wire(struct tx *tx, const struct meeting *m, const struct staffing *s, struct wire_staffing *ret)
{
	bool here = false;
	int err = describe_person(tx, s->member, s->name, m->room, &ret->member);

	if (!err)
		err = attendance_here(tx, m->id, s->member, &here);
	ret->offered = ret->has_offered = s->offered;
	ret->here = ret->has_here = here;
	return err ? err : wire_part_parse(s->part, &ret->part) ? ERR_STORAGE : 0;
}

static int put_staff(struct tx *tx, const struct meeting *m, struct arena *arena, struct wire_staff_meeting *ret)
{
	struct staffing *staff = arena_array(arena, STAFF_MOST, sizeof *staff);
	size_t n = 0, i;
	int err = staff ? meeting_staff_list(tx, m->id, arena, staff, STAFF_MOST, &n) : ERR_NO_MEMORY;

	ret->staff = arena_array(arena, n, sizeof *ret->staff);
	if (!err && !ret->staff)
		err = ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = staffing_to_wire(tx, m, &staff[i], &ret->staff[ret->n_staff++]);
	return err;
}

int staff_meeting_to_wire(struct tx *tx, const struct meeting *m, struct arena *arena, struct wire_staff_meeting *ret)
{
	int64_t missing = 0, taken = 0, waiting;
	bool moved = m->own & OWN_TIME;
	int err;

	*ret = (struct wire_staff_meeting){ .changed = (m->own & ~(unsigned)(OWN_STAFF | OWN_ANYWAY)) != 0, .has_changed = true, .has_recurrence = moved,
		.recurrence = { .day = m->slot_day, .start = (uint64_t)m->slot_min } };
	err = describe_meeting(tx, m, 0, &ret->meeting);
	if (!err)
		err = put_staff(tx, m, arena, ret);
	if (!err)
		err = cover_missing(tx, m, arena, &missing);
	if (!err)
		err = places_count(tx, m->id, &taken, &waiting);
	ret->missing = (uint64_t)missing;
	ret->taken = (uint64_t)taken;
	return err;
}
