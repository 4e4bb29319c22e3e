/* server/store/occasions.h: what is said to one member about a meeting, away from a page: looked at anew whenever it is sent, so
 * that nobody hears of a place they gave up, of a room that is open to them no more, or of a time that is none.
 *
 * Kinds: meeting_reminder, meeting_moved, meeting_cancelled, place_offered, place_kept, cover, cover_now, part. */
#ifndef CAIRN_STORE_OCCASIONS_H
#define CAIRN_STORE_OCCASIONS_H

#include "store/tx.h"

struct occasion {
	int64_t meeting, room, start_ms, end_ms;
	int64_t until_ms;                     /* take it by then; 0: nothing is offered */
	struct str title, zone, language;     /* in the member's zone and language, where they said; else those of the series */
	struct str path;                      /* below the site's address: the page about it; may hold a secret */
};

/* ERR_NOT_FOUND: they are not to hear of it (any more). */
int occasions_get(struct tx *tx, int64_t member, struct str kind, int64_t meeting, int64_t start_ms, struct arena *arena,
                  struct occasion *ret) WARN_UNUSED;

#endif
