/* notice.seen. */
#include "conduct/conduct.h"
#include "store/notices.h"

int notice_seen_run(struct request *r, struct tx *tx)
{
	struct notice notice;
	int err = notices_get(tx, r->msg.u.notice_seen.notice, &r->arena, &notice);

	if (!err)
		err = notices_seen(tx, r->actor.member, notice.id);
	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, err, "notice") : err;
	return str_is(notice.kind, "sanction") ? sanctions_read(tx, notice.about, r->actor.member) : 0;
}
