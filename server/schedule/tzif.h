/* server/schedule/tzif.h: one time zone as a file of the system's tzdata describes it (RFC 9636): the changes that are
 * known, and the rule that goes on after them.  For zone.c. */
#ifndef CAIRN_SCHEDULE_TZIF_H
#define CAIRN_SCHEDULE_TZIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define TZIF_CHANGES_MOST 1024            /* of real zones the longest has 240 */

/* A day of each year, and when on it. */
struct tzif_day {
	enum { TZIF_NTH_WEEKDAY, TZIF_DAY_NO_LEAP, TZIF_DAY } kind;
	int month, nth, weekday;              /* nth 5: the last; Sunday is 0 */
	int day;                              /* of the year: from 1 without February 29, or from 0 with it */
	int32_t time_s;                       /* by the clock before the change; may lie outside the day */
};

struct tzif {
	size_t n;
	int64_t at[TZIF_CHANGES_MOST];        /* seconds since 1970, rising */
	int32_t offset[TZIF_CHANGES_MOST];    /* east of Greenwich, from then on */
	int32_t before;                       /* before the first */
	bool has_rule, has_summer;
	int32_t rule, summer;                 /* offsets after the last change; `rule` all the year without summer time */
	struct tzif_day begins, ends;         /* of summer time */
};

/* ERR_BAD_FIELD: no such file of version 2 or later, or one that counts leap seconds.  *ret may be half filled then. */
int tzif_parse(const unsigned char *bytes, size_t len, struct tzif *ret) WARN_UNUSED;
/* The offset at a moment, and until when it stays; INT64_MAX: for good. */
int32_t tzif_offset(const struct tzif *z, int64_t utc_s, int64_t *ret_until_s);

#endif
