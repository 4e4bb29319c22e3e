/* flag.list and flag.judge: what the software saw lately, and whether it was right. */
#include "escalation/case_wire.h"
#include "escalation/escalation.h"
#include "store/cases.h"

#define FLAGS_LISTED 100

int flag_list_run(struct request *r, struct tx *tx)
{
	const struct wire_flag_list *in = &r->msg.u.flag_list;
	struct wire_flag_list_result *out = &r->result.flag_list;
	struct flag *found = arena_array(&r->arena, FLAGS_LISTED, sizeof *found);
	size_t n;
	int err = found ? flags_of_room(tx, in->room, in->has_before ? (int64_t)in->before : 0, &r->arena, found, FLAGS_LISTED,
	                                &n) : ERR_NO_MEMORY;

	return err ? err : flags_to_wire(tx, found, n, in->room, &r->arena, &out->flags, &out->n_flags);
}

/* Seen in this room, or in a side room of a case of this room. */
static int find(struct request *r, struct tx *tx, const struct wire_flag_judge *in, struct flag *ret)
{
	struct care_case c;
	int err = flags_get(tx, in->flag, &r->arena, ret);

	if (!err && ret->room != in->room)
		err = ret->case_id ? cases_get(tx, in->room, ret->case_id, &r->arena, &c) : ERR_NOT_FOUND;
	return err == ERR_NOT_FOUND ? request_fault(r, err, "flag") : err;
}

int flag_judge_run(struct request *r, struct tx *tx)
{
	const struct wire_flag_judge *in = &r->msg.u.flag_judge;
	struct flag flag;
	int err = find(r, tx, in, &flag);

	if (err)
		return err;
	r->audit_subject = flag.member;
	r->audit_about = flag.id;
	if (flag.member == r->actor.member)
		return request_fault(r, ERR_NOT_ALLOWED, "flag");
	return flags_judge(tx, flag.id, str_of(wire_flag_judge_judged_name(in->judged)), r->actor.member);
}
