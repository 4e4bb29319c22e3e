/* room.typing: somebody is writing.  Told to who is there now; never stored. */
#include "room/room.h"
#include "session/session.h"

int room_typing_after(struct request *r)
{
	const struct wire_room_typing *in = &r->msg.u.room_typing;
	struct visit *visit = r->client ? client_visit(r->client, in->room) : NULL;
	struct wire_typing_event event = { .room = in->room, .on = in->on };
	struct buf out = BUF_INIT(1024);

	if (!visit)
		return ERR_NOT_IN_ROOM;
	if (!visit_shows_typing(visit))
		return 0;
	event.member = visit->member;
	typing_event_encode(&event, &out);
	if (!out.err)
		hub_tell(r->desk->hub, in->room, (struct str){ out.at, out.len }, visit);
	buf_release(&out);
	return 0;
}
