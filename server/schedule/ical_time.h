/* server/schedule/ical_time.h: the times in an iCalendar text, and by which clock they are.  For files of schedule/. */
#ifndef CAIRN_SCHEDULE_ICAL_TIME_H
#define CAIRN_SCHEDULE_ICAL_TIME_H

#include "schedule/ical_line.h"
#include "schedule/recur.h"

/* Either a day, or a time by the clock of a zone. */
struct ical_time {
	bool is_day;
	struct str zone;                      /* absent: a day, and no zone was given */
	struct wall wall;
};

/* One value of a line.  `floating`: the zone of times that name none; absent: there are no such times, but days.
 * ERR_BAD_FIELD, *ret_field being "zone" when that is what is wrong, and `field` otherwise. */
int ical_time_read(const struct ical_line *line, struct str value, struct str floating, const char *field, struct ical_time *ret, const char **ret_field) WARN_UNUSED;
/* The same moment by the clock of another zone.  A day stays as it is.  ERR_BAD_FIELD: outside of what zone.h knows. */
int ical_time_in(const struct ical_time *time, struct str zone, struct wall *ret) WARN_UNUSED;
int ical_time_ms(const struct ical_time *time, int64_t *ret_ms) WARN_UNUSED;
/* DURATION, of no less than nothing. */
int ical_duration_read(struct str value, int64_t *ret_seconds) WARN_UNUSED;
/* Up to the next comma; false when nothing is left. */
bool ical_value_next(struct str *left, struct str *ret);

#endif
