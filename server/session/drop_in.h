/* server/session/drop_in.h: the hours of a room that people come to for its meetings, and who may come in then.
 *
 *  (1) Staff of the room (mentors, facilitators) are never kept out, nor is anybody in danger (an open danger case at red or
 *      crisis): they come in and are heard whether a meeting is on or not.
 *  (2) Who has a place is let in, however full it is; places of those who have not come yet are kept for a while.
 *  (3) Who was there comes back: after entry has ended, and for a while after the end, to read. */
#ifndef CAIRN_SESSION_DROP_IN_H
#define CAIRN_SESSION_DROP_IN_H

#include "base/role.h"
#include "store/rooms.h"
#include "store/tx.h"

#define DROP_IN_STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

/* May the member (0: somebody new), who holds these roles in the room, come in now?  A room without hours: always.
 * *ret_meeting: which one they are let in to, 0: none.  ERR_ROOM_CLOSED, ERR_TOO_LATE, ERR_ROOM_FULL.
 * `held_ms`: how long the place of somebody who went away is held. */
int drop_in_enter(struct tx *tx, const struct room *room, unsigned roles, int64_t member, int64_t held_ms, int64_t *ret_meeting) WARN_UNUSED;
/* May people say something now, who are neither staff nor in danger?  ERR_ON_HOLD: it waits for its staff.  ERR_ROOM_CLOSED. */
int drop_in_talk(struct tx *tx, const struct room *room) WARN_UNUSED;

#endif
