/* server/base/rate.h: how often is too often.
 *
 * The generic cell rate algorithm (ITU-T I.371): one number, the time at which
 * the allowance is whole again, says everything, so it fits a database column.
 * Pure. */
#ifndef CAIRN_BASE_RATE_H
#define CAIRN_BASE_RATE_H

#include <stdint.h>

struct rate {
	int64_t unit_us;                      /* microseconds until one unit of cost has come back */
	int64_t burst;                        /* units that may be spent at once, >= 1 */
};

/* `units` a minute with `burst` at once. */
struct rate rate_per_minute(int64_t units, int64_t burst);
/* Spend `cost` units at now_ms.  *whole_us is the state, 0 at first.  Returns 0,
 * or the ms after which the same call would succeed; then nothing is spent.  A cost
 * above the burst counts as the whole burst, and a state from beyond it (a clock
 * set back) is forgiven, so nobody waits longer than the burst takes to come back. */
int64_t rate_spend(const struct rate *r, int64_t *whole_us, int64_t now_ms, int64_t cost);

#endif
