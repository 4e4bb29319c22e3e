/* server/schedule/walk.h: the times a rule gives, one after the other, by the clock on the wall.  For files of schedule/.
 *
 * Period after period (year, month, week, day, hour …) as FREQ and INTERVAL have it.  The days of a period that fit, and the
 * hours, minutes and seconds that fit each of them, are kept as four short lists; a time is an index into their product, so
 * BYSETPOS costs nothing and a year full of seconds no memory.  Rules by the clock leap over what cannot fit.
 *
 * What the RFC leaves open: weeks (BYWEEKNO) belong to the year they are counted in, also their days in the year beside it; what a rule
 * does not say is as the first time has it (BYWEEKNO without BYDAY: its weekday). */
#ifndef CAIRN_SCHEDULE_WALK_H
#define CAIRN_SCHEDULE_WALK_H

#include "schedule/rule.h"

#define WALK_DAYS_MOST 371                /* 53 weeks */

struct walk {
	struct rule rule;                     /* with what the first time adds */
	int64_t after, last;                  /* times in (after, last], in seconds since 1970 by the wall */
	int64_t base, step, at;               /* periods as numbers: the first, how far to the next, the next to look at */
	int64_t steps_left;
	int64_t week_1, weeks;                /* of this year: its first day, how many; for BYWEEKNO */
	int32_t days[WALK_DAYS_MOST];
	uint8_t hours[24], minutes[60], seconds[60];
	size_t n_days, n_hours, n_minutes, n_seconds;
	int64_t places[RULE_PLACES_MOST];     /* by BYSETPOS */
	int64_t next, n;                      /* in this period */
};

/* Times later than `first`; where the rule has no COUNT, from `from` on.  At most `steps` are looked at. */
void walk_begin(struct walk *w, const struct rule *rule, int64_t first, int64_t from, int64_t last, int64_t steps);
/* ERR_NOT_FOUND: no more of them.  ERR_TOO_LARGE: no more steps. */
int walk_next(struct walk *w, int64_t *ret_seconds) WARN_UNUSED;

#endif
