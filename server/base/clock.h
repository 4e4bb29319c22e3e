/* server/base/clock.h: the two clocks, and a way to stand in for them.
 *
 * Decisions never call these: they take `now_ms`.  Only main, the gateway and
 * the storage worker read a clock, through this struct, so a test can hold
 * time still or move it. */
#ifndef CAIRN_BASE_CLOCK_H
#define CAIRN_BASE_CLOCK_H

#include <stdint.h>

struct clock {
	int64_t (*wall_ms)(void *ctx);        /* ms since 1970-01-01 UTC; may jump */
	int64_t (*mono_ms)(void *ctx);        /* ms since some start; never goes back */
	void *ctx;
};

/* CLOCK_REALTIME and CLOCK_BOOTTIME. */
extern const struct clock clock_system;

#endif
