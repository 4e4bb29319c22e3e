/* server/meeting/plan.h: a plan as it comes, checked, and as a series. */
#ifndef CAIRN_MEETING_PLAN_H
#define CAIRN_MEETING_PLAN_H

#include "meeting/meeting.h"
#include "store/rooms.h"

/* As far as anybody plans: moments after it are none. */
int64_t plan_far(void);
/* The fault names "plan.rule" for ("plan", "rule"); for "ics" what iCalendar calls it. */
int plan_fault(struct request *r, int err, const char *part, const char *field);
/* It stands in calendars and mails: one line, and not empty. */
bool plan_is_title(struct str s);
/* An ordinary room.  ERR_NOT_FOUND: "room". */
int plan_room(struct request *r, struct tx *tx, int64_t id, struct room *ret) WARN_UNUSED;
/* What it says goes into the series; the rest of that stays.  Faults as of plan_check(). */
int plan_read(struct request *r, const struct room *room, const struct wire_plan *in, struct series *s) WARN_UNUSED;
/* Can it be kept?  Something of it must lie ahead.  With `first`, where the rule does not give the first day, the next day it
 * gives is that; without, it counts as RFC 5545 has it. */
int plan_check(struct request *r, struct tx *tx, const struct room *room, struct series *s, bool first,
               const char *part) WARN_UNUSED;
/* Does none of it lie ahead?  false also where something is wrong with it. */
bool plan_is_past(struct request *r, const struct tx *tx, const struct series *s);
/* `next`, a plan for all of `old`, for what is left from that day on: its first day there, unless it says one that is later than
 * the last of `old` before, and what is left of a COUNT. */
int plan_rest(struct request *r, const struct series *old, struct series *next, struct str day) WARN_UNUSED;
/* Drop times besides, and left out, on (`from`) or else before that day and later. */
void plan_days(struct series *s, struct str day, bool from);
/* Do both take place at the same times? */
bool plan_same_times(const struct series *a, const struct series *b);
/* Kept, with its meetings: errors as series.create's. */
int plan_make(struct request *r, struct tx *tx, const struct series *s, struct str reason, struct str words,
              const char *part) WARN_UNUSED;
/* One more series: ERR_TOO_LARGE. */
int plan_room_for(struct request *r, struct tx *tx) WARN_UNUSED;
/* Nothing of it lies ahead any more: then it has ended. */
int plan_over(struct tx *tx, const struct series *s, struct arena *arena) WARN_UNUSED;

#endif
