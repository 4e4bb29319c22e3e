/* server/room/room.h: what can be done in and to a room, one file a command.
 *
 * Each function is a column of the routes table (session/request.h): name_run in
 * the storage transaction, name_after on the loop. */
#ifndef CAIRN_ROOM_ROOM_H
#define CAIRN_ROOM_ROOM_H

#include "session/request.h"

int room_list_run(struct request *r, struct tx *tx);
int room_list_after(struct request *r);
int room_join_run(struct request *r, struct tx *tx);
int room_join_after(struct request *r);
int room_leave_run(struct request *r, struct tx *tx);
int room_post_run(struct request *r, struct tx *tx);
int room_edit_run(struct request *r, struct tx *tx);
int room_redact_run(struct request *r, struct tx *tx);
int room_react_run(struct request *r, struct tx *tx);
int room_history_run(struct request *r, struct tx *tx);
int room_history_after(struct request *r);
int room_typing_after(struct request *r);
int room_create_run(struct request *r, struct tx *tx);
int room_update_run(struct request *r, struct tx *tx);
int room_controls_run(struct request *r, struct tx *tx);
int room_raid_run(struct request *r, struct tx *tx);
int held_list_run(struct request *r, struct tx *tx);
int held_change_run(struct request *r, struct tx *tx);
int held_withdraw_run(struct request *r, struct tx *tx);
int held_decide_run(struct request *r, struct tx *tx);
int report_make_run(struct request *r, struct tx *tx);
int report_list_run(struct request *r, struct tx *tx);

#endif
