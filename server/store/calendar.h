/* server/store/calendar.h: what belongs into the calendar of one person: their places, kept or offered, and the parts they lead. */
#ifndef CAIRN_STORE_CALENDAR_H
#define CAIRN_STORE_CALENDAR_H

#include "store/tx.h"

/* Series of which something is theirs that ends after from_ms, or that they are signed up for or lead as a whole.  By id, after `after`. */
int calendar_series(struct tx *tx, int64_t member, int64_t from_ms, int64_t after, int64_t *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Are they signed up for all of it, or do they lead it? */
int calendar_whole(struct tx *tx, int64_t member, int64_t series, bool *ret) WARN_UNUSED;
/* Meetings of a series that are theirs and end after from_ms, by id. */
int calendar_meetings(struct tx *tx, int64_t member, int64_t series, int64_t from_ms, int64_t *ret, size_t most, size_t *ret_n) WARN_UNUSED;

#endif
