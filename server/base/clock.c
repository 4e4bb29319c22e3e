/* server/base/clock.c: see clock.h. */
#include "base/clock.h"

#include <time.h>

static int64_t read_ms(clockid_t which)
{
	struct timespec now;

	clock_gettime(which, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t wall_ms(void *ctx)
{
	return read_ms(CLOCK_REALTIME);
}

static int64_t mono_ms(void *ctx)
{
	/* Goes on while the machine sleeps, so that waking up is no step of the other clock. */
	return read_ms(CLOCK_BOOTTIME);
}

const struct clock clock_system = { wall_ms, mono_ms, NULL };
