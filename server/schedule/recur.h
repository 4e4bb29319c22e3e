/* server/schedule/recur.h: when a series takes place (RFC 5545 3.3.10, 3.8.5): pure.
 *
 * A rule is walked by the clock on the wall, without a zone; each time is turned into a moment by zone.h, so that 18:00
 * stays 18:00 when clocks change.  Not through libical, which never ends some rules: docs/decisions/0018-recurrence.md.
 *
 *  (1) The first time is always one of the set, and counts for COUNT, also where the rule does not give it; unless its day is
 *      left out.
 *  (2) UNTIL is compared as a moment when it is one (UTC), as a day or a time on the wall when it is that.
 *  (3) A time that is skipped when clocks go forward is as many minutes after the gap as it lies in it; one that comes twice
 *      is the first (RFC 5545 3.3.5).  February 29 and the 31st are on the days that have them, and no others.
 *  (4) Work is bounded: RECUR_STEPS_MOST times looked at for one call, whatever the rule is. */
#ifndef CAIRN_SCHEDULE_RECUR_H
#define CAIRN_SCHEDULE_RECUR_H

#include "schedule/zone.h"

#define RECUR_STEPS_MOST 200000
#define RECUR_RULE_MOST 500               /* characters */
#define RECUR_COUNT_MOST 10000            /* COUNT, INTERVAL */
#define RECUR_LIST_MOST 2000              /* of `extra`, of `left_out` */

/* A time on the wall, to the second. */
struct wall {
	struct civil at;
	int second;
};

struct recur {
	struct str zone;                      /* IANA; "UTC" is one */
	struct wall first;
	struct str rule;                      /* RRULE without its name; empty: the first alone */
	const struct wall *extra;             /* RDATE */
	size_t n_extra;
	const struct wall *left_out;          /* EXDATE; second -1: the whole day */
	size_t n_left_out;
};

struct occurrence {
	struct wall wall;                     /* as the rule has it */
	int64_t start_ms;
	bool skipped, twice;                  /* that time is left out of the clock on this day, or comes twice */
};

/* ERR_BAD_FIELD, *ret_field naming what is wrong: "zone", "day", "rule" (not RFC 5545; COUNT with UNTIL; a part twice;
 * a number out of range), "extra", "left_out".  `daily`: a rule more often than daily is refused as well. */
int recur_check(const struct recur *r, bool daily, const char **ret_field) WARN_UNUSED;
/* Those that begin in [from, until), rising, each once, at most `most`; *ret_more: there are more in that time.
 * ERR_TOO_LARGE when (4) was reached before: "rule".  ERR_BAD_FIELD as recur_check(). */
int recur_expand(const struct recur *r, int64_t from_ms, int64_t until_ms, struct occurrence *ret, size_t most, size_t *ret_n, bool *ret_more) WARN_UNUSED;
/* The first time from r->first on that the rule itself gives: not (1), not `extra`, and what is left out and COUNT do not count.
 * Without a rule r->first.  ERR_NOT_FOUND: it never gives any.  ERR_BAD_FIELD as recur_check(), ERR_TOO_LARGE as recur_expand(). */
int recur_first(const struct recur *r, struct wall *ret) WARN_UNUSED;
/* The same rule until before that day (YYYY-MM-DD) begins on the wall: with UNTIL as a moment, or as it was where it ends before.
 * Never a rule that says more than before.  ERR_BAD_FIELD as recur_check(), ERR_TOO_LARGE as recur_expand(). */
int recur_rule_until(const struct recur *r, struct str day, struct buf *out) WARN_UNUSED;

/* Seconds since 1970 by that clock, and back.  A wall of no sense gives a number of no sense. */
int64_t wall_seconds(const struct wall *wall);
struct wall wall_of(int64_t seconds);

#endif
