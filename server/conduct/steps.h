/* server/conduct/steps.h: what the files of conduct/ share about sanctions. */
#ifndef CAIRN_CONDUCT_STEPS_H
#define CAIRN_CONDUCT_STEPS_H

#include "session/request.h"
#include "store/sanctions.h"

/* May the actor take, or undo, this step about the member in the room (0: the whole server)?  ERR_NOT_FOUND naming the
 * member, ERR_NOT_ALLOWED. */
int steps_may(struct request *r, struct tx *tx, int64_t room, int64_t member, enum wire_sanction_step step) WARN_UNUSED;
/* A sanction of this room (0: of the whole server) that the actor may decide about; notes it for the audit log.
 * ERR_NOT_FOUND naming the sanction, and what steps_may() says. */
int steps_find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct sanction *ret) WARN_UNUSED;
/* Put what a new one asks for in force: who is removed loses grants and seats. */
int steps_enforce(struct tx *tx, const struct sanction *s) WARN_UNUSED;
/* End it now with this state ("lifted", "overturned"): others of its kind that last longer stay in force. */
int steps_end(struct tx *tx, const struct sanction *s, const char *state) WARN_UNUSED;
/* Tell the person. */
int steps_tell(struct tx *tx, const struct sanction *s, const char *kind, struct str words, struct arena *arena) WARN_UNUSED;
/* The sanction as it is now. */
int steps_answer(struct request *r, struct tx *tx, int64_t id, struct wire_sanction *ret) WARN_UNUSED;

#endif
