/* room.leave: give up the seat.  Open reading places of this member close everywhere. */
#include "room/room.h"

int room_leave_run(struct request *r, struct tx *tx)
{
	return seats_leave(tx, r->msg.u.room_leave.room, r->actor.member);
}
