/* tests/support/each_allocation.h: run a story once for every allocation it makes.
 *
 * The first run has its first allocation fail, the second its second, and so
 * on, until a run gets through without reaching the one that would fail.
 * Every failed run must say ERR_NO_MEMORY, the last must say 0.  A story
 * frees what it made on every path; AddressSanitizer sees what it forgot.
 *
 * Include cmocka.h first.  Only what goes through base/mem.h is failed. */
#ifndef CAIRN_TESTS_EACH_ALLOCATION_H
#define CAIRN_TESTS_EACH_ALLOCATION_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"

#define EACH_ALLOCATION_MOST 100000ul     /* a story longer than this never ends */

/* Run with allocation n failing; whether it got that far. */
static inline bool each_allocation_reached(int (*story)(void), unsigned long n, int *ret_err)
{
	bool reached;

	mem_fail_at(n);
	*ret_err = story();
	reached = mem_asked() >= n;
	mem_fail_at(0);
	return reached;
}

static inline void each_allocation(int (*story)(void))
{
	unsigned long n;
	int err;

	for (n = 1; each_allocation_reached(story, n, &err); n++) {
		if (err != ERR_NO_MEMORY)
			fail_msg("allocation %lu failed, but the story says %s (%d)", n, err ? err_name(err) : "0", err);
		if (n == EACH_ALLOCATION_MOST)
			fail_msg("the story does not end");
	}
	if (err)
		fail_msg("nothing failed, but the story says %s (%d)", err_name(err), err);
	if (n == 1)
		fail_msg("the story allocates nothing, so it proves nothing");
}

#endif
