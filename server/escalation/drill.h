/* server/escalation/drill.h: practice alarms: a case about nobody, alerted as a crisis is, marked wherever it shows.
 *
 * It measures how long it takes until somebody is on it.  When nobody closed it in ten minutes it is closed, so that practice
 * does not go on all night; nobody having been on it is noted in the near-miss register. */
#ifndef CAIRN_ESCALATION_DRILL_H
#define CAIRN_ESCALATION_DRILL_H

#include "base/config.h"
#include "store/tx.h"

#define TIMER_DRILL "drill"               /* subject 0: time for the next one */
#define TIMER_DRILL_END "drill_end"       /* subject: the case */
#define DRILL_MS (10 * 60 * INT64_C(1000))

/* When the server starts: the next one comes escalation.drill_hours from now at most, or, with 0, never. */
int drill_plan(struct tx *tx, const struct config *config) WARN_UNUSED;

/* Timers (server/timers.c).  The room that practised longest ago is next. */
int drill_due(struct tx *tx, const struct config *config, int64_t subject);
int drill_end_due(struct tx *tx, const struct config *config, int64_t case_id);

#endif
