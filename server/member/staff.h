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

#endif
