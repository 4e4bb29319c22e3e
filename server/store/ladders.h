/* server/store/ladders.h: a room's own deadlines, where they are not the standard ones (ladder/ladder.h). */
#ifndef CAIRN_STORE_LADDERS_H
#define CAIRN_STORE_LADDERS_H

#include "store/tx.h"

struct ladder_times {
	int64_t first_s, second_s, third_s, repeat_s, lease_s;
};

/* level: a word of triage.  ERR_NOT_FOUND: the room has none of its own. */
int ladders_get(struct tx *tx, int64_t room, const char *level, struct ladder_times *ret) WARN_UNUSED;
int ladders_put(struct tx *tx, int64_t room, const char *level, const struct ladder_times *times) WARN_UNUSED;
/* None there is fine. */
int ladders_clear(struct tx *tx, int64_t room, const char *level) WARN_UNUSED;

#endif
