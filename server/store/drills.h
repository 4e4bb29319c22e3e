/* server/store/drills.h: which room practises next. */
#ifndef CAIRN_STORE_DRILLS_H
#define CAIRN_STORE_DRILLS_H

#include "store/tx.h"

/* The room that practised longest ago, or never.  ERR_NOT_FOUND: there are no rooms. */
int drills_next_room(struct tx *tx, int64_t *ret_room) WARN_UNUSED;

#endif
