/* tests/bench/expand.c: how long it takes to find when a thousand series take place in a year.
 *
 * Prints a Markdown table: milliseconds for all thousand, best and median of some rounds, of a mixed programme and of single rules;
 * and whether the goal (200 ms) is met, which is also the exit status. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "schedule/days.h"
#include "schedule/recur.h"

#define SERIES 1000
#define ROUNDS 9
#define MOST 400
#define GOAL_MS 200.0

static const char *const zones[] = { "Europe/London", "America/New_York", "Australia/Sydney", "America/Sao_Paulo", "Africa/Cairo", "Asia/Kolkata" };

/* Of ten series. */
static const char *const programme[] = { "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY",
	"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=DAILY", "FREQ=WEEKLY;COUNT=600", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=2SA" };

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* They began at some time in the last ten years, at some hour. */
static struct recur series(size_t i, const char *rule)
{
	int64_t first = days_number(2016, 1, 5) + (int64_t)(i * 37 % 3600);

	return (struct recur){ .zone = str_of(zones[i % (sizeof zones / sizeof *zones)]), .first = wall_of(first * DAY_S + (int64_t)(i * 30 % 1440) * 60), .rule = str_of(rule) };
}

/* How many times there were; 0 when one failed. */
static size_t expand_all(const char *const *rules, size_t n_rules)
{
	static struct occurrence found[MOST];
	int64_t from = days_number(2026, 1, 1) * DAY_S * 1000, until = days_number(2027, 1, 1) * DAY_S * 1000;
	size_t i, n, total = 0;
	bool more;

	for (i = 0; i < SERIES; i++) {
		struct recur r = series(i, rules[i % n_rules]);

		if (recur_expand(&r, from, until, found, MOST, &n, &more) || more)
			return 0;
		total += n;
	}
	return total;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median; below 0 when it failed. */
static double measure(const char *what, const char *const *rules, size_t n_rules)
{
	double took[ROUNDS], begin;
	size_t total = 0;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		begin = now_ms();
		total = expand_all(rules, n_rules);
		took[i] = now_ms() - begin;
		if (total == 0)
			return -1;
	}
	qsort(took, ROUNDS, sizeof *took, by_size);
	printf("| %s | %zu | %.1f | %.1f | %.2f |\n", what, total, took[0], took[ROUNDS / 2], took[ROUNDS / 2] * 1e3 / (double)total);
	return took[ROUNDS / 2];
}

int main(void)
{
	static const char *const single[] = { "FREQ=WEEKLY", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=YEARLY;BYDAY=20MO" };
	size_t i;
	double ms;

	printf("| a thousand series | times in the year | best ms | median ms | µs a time |\n|---|---|---|---|---|\n");
	ms = measure("a mixed programme", programme, sizeof programme / sizeof *programme);
	for (i = 0; i < sizeof single / sizeof *single; i++)
		(void)measure(single[i], &single[i], 1);
	printf("\ngoal for the mixed programme: below %.0f ms, %s\n", GOAL_MS, ms >= 0 && ms < GOAL_MS ? "met" : "not met");
	return ms >= 0 && ms < GOAL_MS ? 0 : 1;
}
