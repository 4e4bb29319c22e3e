/* tests/bench/meter.h: clocks, what a process used, and how long things took. */
#ifndef CAIRN_BENCH_METER_H
#define CAIRN_BENCH_METER_H

#include <stddef.h>
#include <stdint.h>

int64_t now_ns(void);                     /* monotonic */

/* CPU a process used so far, user and system, all threads, in ns; exits when it is gone. */
int64_t cpu_ns(int pid);
/* Memory of a process that is in RAM, in bytes. */
int64_t rss_bytes(int pid);

/* Durations, to 3 %: 32 steps for each power of two. */
#define LATENCY_STEPS (60 * 32)

struct latency {
	uint64_t count, step[LATENCY_STEPS];
};

void latency_add(struct latency *l, int64_t ns);
/* The duration that `part` (0 to 1) of them did not exceed, in ns; 0 when there are none. */
int64_t latency_at(const struct latency *l, double part);

#endif
