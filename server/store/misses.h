/* server/store/misses.h: the near-miss register. */
#ifndef CAIRN_STORE_MISSES_H
#define CAIRN_STORE_MISSES_H

#include "store/tx.h"

struct miss {
	int64_t id, room, case_id, member, at_ms, times, owner, action_by_ms, closed_ms;
	struct str kind, state, finding, action, name, owner_name;
};

/* Open an entry, or count one more in the open one about the same.  0 for what it is not about. */
int misses_note(struct tx *tx, const char *kind, int64_t room, int64_t case_id, int64_t member) WARN_UNUSED;
/* Open ones first, newest first. */
int misses_list(struct tx *tx, struct arena *arena, struct miss *ret, size_t most, size_t *ret_n) WARN_UNUSED;
int misses_get(struct tx *tx, int64_t id, struct arena *arena, struct miss *ret) WARN_UNUSED;
/* ERR_DECIDED when it is closed already. */
int misses_close(struct tx *tx, int64_t id, struct str finding, struct str action, int64_t owner, int64_t action_by_ms, struct arena *arena) WARN_UNUSED;

#endif
