/* tests/support/steps.h: how much code of the moderation module runs, counted where the compiler
 * put a count (-fsanitize=coverage, see tests/unit/meson.build): one a branch.  Unlike a clock it
 * says the same every time.
 *
 * Include in one file of a suite only. */
#ifndef CAIRN_TESTS_STEPS_H
#define CAIRN_TESTS_STEPS_H

#include <stddef.h>
#include <string.h>

static unsigned long steps;

void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void)
{
	steps++;
}

/* Fill `ret` with the unit again and again, whole ones only; returns the length. */
static inline size_t steps_repeat(char *ret, size_t most, const char *unit)
{
	size_t len = strlen(unit), n = 0;

	for (; n + len <= most; n += len)
		memcpy(ret + n, unit, len);
	return n;
}

#endif
