/* server/store/streams.h: the logs themselves; what they hold is in entries.h. */
#ifndef CAIRN_STORE_STREAMS_H
#define CAIRN_STORE_STREAMS_H

#include "store/tx.h"

enum stream_kind { STREAM_CONTROL, STREAM_ROOM };

/* A new empty stream with a key of its own. */
int streams_create(struct tx *tx, enum stream_kind kind, int64_t *ret_id) WARN_UNUSED;
/* Seq of the newest entry, 0 when empty.  ERR_NOT_FOUND. */
int streams_head(struct tx *tx, int64_t stream, uint64_t *ret_head) WARN_UNUSED;

#endif
