/* server/schedule/zone.h: clocks on walls and moments, by the system's tzdata.
 *
 * TZDIR in the environment, else /usr/share/zoneinfo.  Any thread.  What was read is kept until zone_forget(), so rules
 * that an update of the system brought count from then on.
 *
 * Not through libical: version 3.0 makes recurrence rules of the changes, and gets those of St. John's, Lord Howe, Easter
 * and 20 more zones wrong; docs/decisions/0017-time-zones.md. */
#ifndef CAIRN_SCHEDULE_ZONE_H
#define CAIRN_SCHEDULE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct civil {
	int year, month, day;                 /* month and day from 1; year 1970 to 2200 */
	int minute;                           /* after midnight: 0 to 1439 */
};

/* Is there a zone of this IANA name?  Links (US/Eastern) are names too. */
bool zone_known(struct str zone);
/* The moment.  A time that is skipped (spring) is read as RFC 5545 3.3.5 says, with the offset before the gap: as many minutes
 * after it as it lies in it.  One that comes twice (autumn) is the first.  ERR_BAD_FIELD: unknown zone, or no such day. */
int zone_moment(struct str zone, const struct civil *when, int64_t *ret_ms) WARN_UNUSED;
/* ERR_BAD_FIELD: unknown zone, or a year out of range. */
int zone_civil(struct str zone, int64_t ms, struct civil *ret) WARN_UNUSED;
/* Seconds east of Greenwich at a moment, and when that changes; INT64_MAX: never.  ERR_BAD_FIELD as zone_civil(). */
int zone_offset(struct str zone, int64_t ms, int32_t *ret_offset_s, int64_t *ret_until_ms) WARN_UNUSED;
/* Read files anew when next asked. */
void zone_forget(void);

/* Days as YYYY-MM-DD; minute 0.  ERR_BAD_FIELD when there is no such day. */
int day_parse(struct str text, struct civil *ret) WARN_UNUSED;
void day_format(const struct civil *day, char ret[11]);
/* Monday is 1. */
int day_weekday(const struct civil *day);
/* So many days later, or earlier. */
void day_add(struct civil *day, int n);
/* How many days `to` is later. */
int day_between(const struct civil *from, const struct civil *to);

#endif
