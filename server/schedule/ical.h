/* server/schedule/ical.h: iCalendar texts (RFC 5545, 7986), read and written: pure.
 *
 * Lines of text with one escape and one folding rule.  Zones are written as VTIMEZONE: their changes within the years the events
 * need, and the rule that goes on where there is one.  What was read has passed recur_check().
 */
#ifndef CAIRN_SCHEDULE_ICAL_H
#define CAIRN_SCHEDULE_ICAL_H

#include "base/arena.h"
#include "schedule/recur.h"

#define ICAL_TEXT_MOST (1u << 20)         /* a larger text is not read */
#define ICAL_EVENTS_MOST 1000

/* One VEVENT. */
struct ical_event {
	struct str uid, title, about;
	struct str zone;                      /* IANA; "UTC": times with Z */
	struct wall start;
	int64_t minutes;
	struct str rule;
	const struct wall *extra, *left_out;
	size_t n_extra, n_left_out;
	bool is_override;                     /* of one time of the series with this uid */
	struct wall slot;                     /* then: RECURRENCE-ID */
	bool cancelled;
	int64_t sequence;
	int64_t stamp_ms, changed_ms;         /* DTSTAMP, LAST-MODIFIED */
	struct str url;                       /* may be empty */
};

struct ical_calendar {
	struct str name, source;              /* NAME and X-WR-CALNAME; SOURCE: where it is, may be empty */
	int64_t refresh_minutes;              /* REFRESH-INTERVAL; 0: none */
	const struct ical_event *events;
	size_t n;
};

/* CRLF, folded at 75 bytes without splitting a character.  ERR_BAD_FIELD: a zone that is not known. */
int ical_write(const struct ical_calendar *calendar, struct buf *out) WARN_UNUSED;

/* Where a text is wrong. */
struct ical_fault {
	const char *field;                    /* "ics" (no calendar at all), "zone", "uid", "dtstart", "dtend", "duration", "rule", "exrule", "rdate",
	                                       * "exdate", "recurrence_id", "sequence", "dtstamp", "last_modified" … */
	int line;                             /* 0: of the whole */
};
/* In the arena, which takes about four times as much as the text; overrides after their series, and by its clock.  VTIMEZONEs
 * are not followed: a TZID is an IANA name (also with a prefix as of Mozilla, or one of Windows by CLDR where it is a common
 * one), or "zone" is wrong.  A floating time is in `zone`, where that is given.  ERR_TOO_LARGE above the limits. */
int ical_read(struct str text, struct str zone, struct arena *arena, struct ical_event **ret, size_t *ret_n, struct ical_fault *ret_fault) WARN_UNUSED;

#endif
