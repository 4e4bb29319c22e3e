/* member.hide, member.topics: what a member does not want to see. */
#include "member/member.h"
#include "store/members.h"
#include "store/personal.h"

int member_hide_run(struct request *r, struct tx *tx)
{
	const struct wire_member_hide *in = &r->msg.u.member_hide;
	struct member m;
	int err = members_get(tx, in->member, &r->arena, &m);

	if (!err && m.id == r->actor.member)
		err = ERR_NOT_ALLOWED;
	if (!err)
		err = personal_hide(tx, r->actor.member, m.id, in->on);
	return err == ERR_NOT_FOUND || err == ERR_NOT_ALLOWED || err == ERR_TOO_LARGE ? request_fault(r, err, "member") : err;
}

int member_topics_run(struct request *r, struct tx *tx)
{
	const struct wire_member_topics *in = &r->msg.u.member_topics;
	struct str words[TOPICS_MOST];
	size_t i;

	for (i = 0; i < in->n_topics; i++)
		words[i] = str_of(wire_topic_name(in->topics[i]));
	return personal_set_topics(tx, r->actor.member, words, in->n_topics);
}
