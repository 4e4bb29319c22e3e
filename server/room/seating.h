/* server/room/seating.h: taking a seat in a room. */
#ifndef CAIRN_ROOM_SEATING_H
#define CAIRN_ROOM_SEATING_H

#include "session/request.h"

/* The member's seat, taken now if they had none.  `rules_version` 0: none was
 * accepted with this request.  Staff are not held up by a closed or full room.
 * ERR_REMOVED, ERR_ROOM_CLOSED, ERR_ROOM_FULL, ERR_RULES_CHANGED, ERR_NAME_TAKEN. */
int seating_take(struct request *r, struct tx *tx, const struct room *room, unsigned roles, int64_t rules_version,
                 struct seat *ret) WARN_UNUSED;

/* How many places of a room are taken by others than the asker. */
int seating_taken(struct request *r, struct tx *tx, int64_t room, int64_t *ret) WARN_UNUSED;

#endif
