/* audit.list. */
#include "conduct/conduct.h"
#include "session/describe.h"
#include "store/audit.h"

#define LINES_MOST 200

static int to_wire(struct tx *tx, const struct audit_line *l, struct wire_audited *ret)
{
	int err = 0;

	*ret = (struct wire_audited){ .seq = (uint64_t)l->seq, .at = (uint64_t)l->at_ms, .act = l->act, .room = l->room,
		.about = l->about, .has_subject = l->subject != 0 };
	if (l->subject)
		err = describe_person(tx, l->subject, l->subject_name, l->room, &ret->subject);
	return err ? err : describe_person(tx, l->member, l->name, l->room, &ret->by);
}

int audit_list_run(struct request *r, struct tx *tx)
{
	const struct wire_audit_list *in = &r->msg.u.audit_list;
	struct wire_audit_list_result *out = &r->result.audit_list;
	struct audit_line *all = arena_array(&r->arena, LINES_MOST, sizeof *all);
	size_t n, i;
	int err;

	out->lines = arena_array(&r->arena, LINES_MOST, sizeof *out->lines);
	if (!all || !out->lines)
		return ERR_NO_MEMORY;
	err = audit_list(tx, in->has_before ? (int64_t)in->before : 0, &r->arena, all, LINES_MOST, &n);
	for (i = 0; !err && i < n; i++)
		err = to_wire(tx, &all[i], &out->lines[out->n_lines++]);
	return err;
}
