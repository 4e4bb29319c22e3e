/* server/store/programme.h: what one asker sees of the programme; member 0: anybody. */
#ifndef CAIRN_STORE_PROGRAMME_H
#define CAIRN_STORE_PROGRAMME_H

#include "store/tx.h"

/* Ids of public meetings and those of rooms the member holds a grant in (with `every`: all) that end after from_ms and begin
 * before until_ms, by beginning; of one series, 0: of all. */
struct programme_query {
	int64_t member, from_ms, until_ms, series;
	bool every;
};
int programme_meetings(struct tx *tx, const struct programme_query *q, int64_t *ret, size_t most, size_t *ret_n) WARN_UNUSED;

/* Rooms of theirs, and of public series, that they can go into now: open, and a drop-in only while a meeting is on that they
 * may see and still come to.  By name. */
struct programme_room {
	int64_t id;
	struct str name, about, language;
};
int programme_rooms(struct tx *tx, int64_t member, bool every, struct arena *arena, struct programme_room *ret, size_t most,
                    size_t *ret_n) WARN_UNUSED;

#endif
