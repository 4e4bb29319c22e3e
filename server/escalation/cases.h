/* server/escalation/cases.h: what the operations on a case share. */
#ifndef CAIRN_ESCALATION_CASES_H
#define CAIRN_ESCALATION_CASES_H

#include "protocol/generated/messages.h"
#include "session/request.h"
#include "store/cases.h"

/* The case, as a member of staff may see it, noted for the audit log: ERR_NOT_FOUND, ERR_NOT_ALLOWED when it is
 * about the actor. */
int cases_find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct care_case *ret) WARN_UNUSED;
/* One step by the actor on a case that was found; `version` is the one they had seen.  ERR_STALE, and what life_apply() refuses. */
int cases_step(struct request *r, struct tx *tx, const struct care_case *c, uint64_t version, struct ladder_event event) WARN_UNUSED;
/* How it stands now, for who asked. */
int cases_answer(struct request *r, struct tx *tx, int64_t id, struct wire_case *ret) WARN_UNUSED;

/* May the member act on cases of the room: do they look after it, and is it not about them? */
int cases_may_have(struct tx *tx, const struct care_case *c, int64_t member, bool *ret) WARN_UNUSED;
/* May they take it over: the same, or they are on call, and still staff somewhere. */
int cases_may_take(struct tx *tx, const struct care_case *c, int64_t member, bool *ret) WARN_UNUSED;
/* At red or crisis somebody is in danger, and it is no drill. */
bool cases_urgent(const struct care_case *c);

#endif
