/* server/room/words.h: what post and edit share. */
#ifndef CAIRN_ROOM_WORDS_H
#define CAIRN_ROOM_WORDS_H

#include "session/request.h"
#include "store/entries.h"

/* Is this something to say?  ERR_TOO_LARGE over the server's limit, ERR_BAD_FIELD
 * when there is nothing but white space; the fault names the field body. */
int words_check(struct request *r, struct str body) WARN_UNUSED;
/* Count one message against the member's allowance in this room: ERR_SLOW_DOWN. */
int words_spend(struct request *r, struct tx *tx, int64_t room) WARN_UNUSED;
/* An entry by the actor in a room's stream; ERR_NOT_ALLOWED when the room is gone. */
int words_entry(struct request *r, struct tx *tx, int64_t room, struct entry_new *ret) WARN_UNUSED;
/* A post that may be changed: it was visible to the actor.  ERR_NOT_FOUND otherwise. */
int words_target(struct request *r, struct tx *tx, int64_t room, int64_t stream, uint64_t seq,
                 struct entry **ret) WARN_UNUSED;

#endif
