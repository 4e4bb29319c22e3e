/* server/store/clock_step.h: when the clock on the wall is put right, alarms neither wait for the lost hour nor fire early.
 *
 *  (1) The writer looks before each batch: a clock that went another way than the monotonic one by over a second has
 *      stepped.  When the server starts, one that is behind the newest control entry has stepped back while it was down.
 *  (2) What is due after a time (timers, cases that are not closed, held messages, the outbox, who was here and spoke lately) is moved by
 *      as much, in the transaction of the batch, before anything of it runs: nothing is written between step and move.
 *  (3) What was promised for a moment on the wall stays there: ends of sanctions, appeals, follow-ups, shifts, meetings and
 *      what is told of them.
 *
 * A machine that slept has not stepped: CLOCK_BOOTTIME went on. */
#ifndef CAIRN_STORE_CLOCK_STEP_H
#define CAIRN_STORE_CLOCK_STEP_H

#include "base/clock.h"
#include "store/tx.h"

#define CLOCK_STEP_LEAST_MS 1000

/* What the wall clock says, and by how much it is ahead of the monotonic one at that very moment. */
int64_t clock_now_ms(const struct clock *clock, int64_t *ret_offset_ms);
/* How far now is behind the newest control entry, as a negative number; 0 when it is not. */
int clock_step_back(struct tx *tx, int64_t *ret_by_ms) WARN_UNUSED;
/* Move everything, and say so in the control stream and loudly in the log. */
int clock_step(struct tx *tx, int64_t by_ms) WARN_UNUSED;

#endif
