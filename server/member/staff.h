/* server/member/staff.h: what one member of staff may do about another. */
#ifndef CAIRN_MEMBER_STAFF_H
#define CAIRN_MEMBER_STAFF_H

#include "session/request.h"

/* May somebody with `roles` give, take away, or stand above `role`?  Nobody
 * reaches beyond their own: mentors over participants, facilitators over
 * participants, mentors and responders, admins over everybody. */
bool staff_over(unsigned roles, enum role role);
/* Over every role in a set. */
bool staff_over_all(unsigned roles, unsigned theirs);
/* May the actor, who is staff in the room (0: of the whole server), take a step or keep a note about the member there?
 * Not about themselves, nor about anybody who is not below them; and not in a room that is staff's own.
 * ERR_NOT_FOUND naming the member, ERR_NOT_ALLOWED. */
int staff_may_about(struct request *r, struct tx *tx, int64_t room, int64_t member) WARN_UNUSED;

#endif
