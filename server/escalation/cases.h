/* server/escalation/cases.h: what the operations on a case share. */
#ifndef CAIRN_ESCALATION_CASES_H
#define CAIRN_ESCALATION_CASES_H

#include "session/request.h"
#include "store/cases.h"

/* The case, as a member of staff may see it, noted for the audit log: ERR_NOT_FOUND, ERR_NOT_ALLOWED when it is
 * about the actor. */
int cases_find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct care_case *ret) WARN_UNUSED;

#endif
