/* server/meeting/calendar.h: a calendar being put together, of series and of single meetings.  For calendars.c.
 *
 * A series is its rule, and the rows that were made of it tell the truth: a time of the rule without a row (a day left out,
 * or somebody's calendar without that meeting) is left out of the rule, a row that is no time of the rule is put beside it, and one
 * that was moved, is called otherwise, or is cancelled stands in place of its time.  Further ahead than rows are made there is
 * the rule alone.
 *
 * In the page's arena. */
#ifndef CAIRN_MEETING_CALENDAR_H
#define CAIRN_MEETING_CALENDAR_H

#include "schedule/ical.h"
#include "session/page.h"
#include "store/meetings.h"

#define CALENDAR_BACK_MS (INT64_C(60) * 24 * 3600 * 1000)  /* what is over is in it so long */

struct calendar {
	struct page *page;
	struct tx *tx;
	struct ical_event *events;
	size_t n, room;
	struct str url;                       /* of the programme */
	int64_t since_ms;
};

/* Which meetings of a series are somebody's; NULL ids: all. */
struct calendar_own {
	const int64_t *ids;                   /* rising */
	size_t n;
};

int calendar_begin(struct calendar *c, struct page *page, struct tx *tx) WARN_UNUSED;
/* As a series, or nothing when it is long over. */
int calendar_add_series(struct calendar *c, const struct series *s, const struct calendar_own *own) WARN_UNUSED;
/* One alone, with a uid of its own.  `gone`: it is not theirs any more. */
int calendar_add_meeting(struct calendar *c, const struct meeting *m, const struct series *s, bool gone) WARN_UNUSED;
bool calendar_owns(const struct calendar_own *own, int64_t meeting);
/* Into the page's body.  `source`: a path below the site, or empty. */
int calendar_write(struct calendar *c, const char *source) WARN_UNUSED;

#endif
