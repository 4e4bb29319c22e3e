/* meeting.attendance: who was there, for its staff; every look leaves a line in the audit log. */
#include "meeting/meeting.h"

#include "session/describe.h"

#define ROWS_MOST 2000

static int row_to_wire(struct tx *tx, const struct meeting *m, const struct attended *a, struct wire_meeting_attendance_result_rows *ret)
{
	*ret = (struct wire_meeting_attendance_result_rows){ .joined = (uint64_t)a->joined_ms, .has_left = a->left_ms > 0,
		.left = (uint64_t)a->left_ms };
	return describe_person(tx, a->member, a->name, m->room, &ret->member);
}

int meeting_attendance_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_attendance *in = &r->msg.u.meeting_attendance;
	struct wire_meeting_attendance_result *out = &r->result.meeting_attendance;
	struct attended *all = arena_array(&r->arena, ROWS_MOST, sizeof *all);
	struct meeting m;
	size_t n = 0, i;
	int err = all ? meeting_find(r, tx, in->room, in->meeting, &m) : ERR_NO_MEMORY;

	if (!err)
		err = attendance_list(tx, m.id, &r->arena, all, ROWS_MOST, &n);
	out->rows = arena_array(&r->arena, n, sizeof *out->rows);
	if (!err && !out->rows)
		err = ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = row_to_wire(tx, &m, &all[i], &out->rows[out->n_rows++]);
	return err;
}
