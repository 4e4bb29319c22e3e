/* server/escalation/roster.h: who is on call, and when nobody is.
 *
 *  (1) Only staff are put on call; in the first tier, and for a day of somebody else, only who is reached away from a page of Cairn.
 *  (2) A shift begins and ends by the clock on the wall of its zone, also where that clock is changed in between: shifts that
 *      meet on the wall meet on every day of the year.
 *  (3) A time that nobody has is a gap.  Once the roster is used (a shift of the first tier is planned), facilitators and
 *      admins are told of one a day and an hour ahead; where none is used, nobody is told anything.
 *
 * Functions that end in _run are columns of the routes table (session/request.h), those that end in _due of the timers
 * table (server/timers.c). */
#ifndef CAIRN_ESCALATION_ROSTER_H
#define CAIRN_ESCALATION_ROSTER_H

#include "schedule/zone.h"
#include "session/request.h"
#include "store/roster.h"

#define TIMER_GAP "gap"                   /* look for gaps ahead */

int roster_list_run(struct request *r, struct tx *tx);
int roster_set_run(struct request *r, struct tx *tx);
int roster_remove_run(struct request *r, struct tx *tx);
int roster_cover_run(struct request *r, struct tx *tx);

/* Once a day, and soon after grants changed: every duty ahead anew, by the time zone rules of the day. */
int roster_due(struct tx *tx, const struct config *config, int64_t subject);
int gap_due(struct tx *tx, const struct config *config, int64_t subject);

/* --- from shifts to duties (duties.c) --- */

/* Put the duties of a shift that lie ahead anew, and have gaps looked for. */
int roster_expand(struct tx *tx, const struct shift *shift) WARN_UNUSED;
/* Have gaps looked for now. */
int roster_look(struct tx *tx) WARN_UNUSED;
/* Those of every shift.  Sets the timers for as long as there is any. */
int roster_expand_all(struct tx *tx) WARN_UNUSED;
/* One day of a shift as moments, by whose shift it is.  ERR_BAD_FIELD: no day of it, or none that moments can be told of. */
int roster_duty(const struct shift *shift, const struct civil *day, struct duty *ret) WARN_UNUSED;
/* The first day of a shift that is not before `day`; false: it has ended by then. */
bool roster_next_day(const struct shift *shift, const struct civil *day, struct civil *ret);
/* Do two shifts meet somewhere in the coming year? */
int roster_overlap(const struct shift *a, const struct shift *b, int64_t now_ms, bool *ret) WARN_UNUSED;
/* Shifts that end before this day lie behind us in every zone: YYYY-MM-DD. */
void roster_since(int64_t now_ms, char ret[11]);

/* --- when nobody is on call (gaps.c) --- */

struct gap {
	int64_t from_ms, until_ms;
};

/* Times within [from, until) that no duty of the tier has; the duties by their beginning.  Returns how many there are,
 * also when it is more than `most`. */
size_t gaps_find(const struct duty *duties, size_t n, int64_t tier, int64_t from_ms, int64_t until_ms, struct gap *ret, size_t most);

#endif
