/* server/base/rate.c: see rate.h. */
#include "base/rate.h"

#include <assert.h>

#define MINUTE_US 60000000

struct rate rate_per_minute(int64_t units, int64_t burst)
{
	int64_t unit_us;

	assert(units >= 1 && burst >= 1);
	unit_us = MINUTE_US / units;
	return (struct rate){ unit_us > 0 ? unit_us : 1, burst };
}

static int64_t between(int64_t n, int64_t least, int64_t most)
{
	if (n < least)
		return least;
	return n > most ? most : n;
}

int64_t rate_spend(const struct rate *r, int64_t *whole_us, int64_t now_ms, int64_t cost)
{
	int64_t now_us = now_ms * 1000;
	int64_t latest_us = now_us + r->burst * r->unit_us;
	/* A state from beyond `latest` was written before the clock was set back:
	 * forgive it, or somebody would be shut out until then. */
	int64_t whole = between(*whole_us, now_us, latest_us);

	/* More than everything would never be allowed; then everything will do. */
	whole += between(cost, 0, r->burst) * r->unit_us;
	if (whole > latest_us)
		return (whole - latest_us + 999) / 1000;
	*whole_us = whole;
	return 0;
}
