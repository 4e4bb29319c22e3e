/* note.add, note.list, note.remove. */
#include "conduct/conduct.h"
#include "member/staff.h"
#include "session/describe.h"
#include "store/notes.h"

#define DAY_MS (24 * 3600 * INT64_C(1000))

static int to_wire(struct tx *tx, const struct note *n, struct wire_note *ret)
{
	*ret = (struct wire_note){ .id = n->id, .words = n->words, .at = (uint64_t)n->at_ms, .until = (uint64_t)n->until_ms };
	if (wire_note_kind_parse(n->kind, &ret->kind))
		return ERR_STORAGE;
	return describe_person(tx, n->by, n->name, n->room, &ret->by);
}

int note_add_run(struct request *r, struct tx *tx)
{
	const struct wire_note_add *in = &r->msg.u.note_add;
	struct note note = { .room = in->room, .member = in->member, .by = r->actor.member, .name = r->actor.name,
		.kind = str_of(wire_note_add_kind_name(in->kind)), .words = in->words,
		.until_ms = tx->now_ms + (int64_t)in->days * DAY_MS };
	int err = staff_may_about(r, tx, in->room, in->member);

	if (!err)
		err = notes_add(tx, &note, &r->arena);
	if (err == ERR_TOO_LARGE)
		return request_fault(r, err, "member");
	r->audit_subject = note.member;
	r->audit_about = note.id;
	return err ? err : to_wire(tx, &note, &r->result.note_add.note);
}

int note_list_run(struct request *r, struct tx *tx)
{
	const struct wire_note_list *in = &r->msg.u.note_list;
	struct wire_note_list_result *out = &r->result.note_list;
	struct note *all = arena_array(&r->arena, NOTES_MOST, sizeof *all);
	size_t n, i;
	int err = staff_may_about(r, tx, in->room, in->member);

	r->audit_subject = in->member;
	out->notes = arena_array(&r->arena, NOTES_MOST, sizeof *out->notes);
	if (!err && (!all || !out->notes))
		err = ERR_NO_MEMORY;
	if (!err)
		err = notes_list(tx, in->room, in->member, &r->arena, all, NOTES_MOST, &n);
	for (i = 0; !err && i < n; i++)
		err = to_wire(tx, &all[i], &out->notes[out->n_notes++]);
	return err;
}

int note_remove_run(struct request *r, struct tx *tx)
{
	const struct wire_note_remove *in = &r->msg.u.note_remove;
	struct note note;
	int err = notes_get(tx, in->room, in->note, &r->arena, &note);

	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "note") : err;
	r->audit_subject = note.member;
	r->audit_about = note.id;
	err = staff_may_about(r, tx, in->room, note.member);
	return err ? err : notes_remove(tx, note.id);
}
