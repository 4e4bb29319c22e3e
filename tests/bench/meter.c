/* tests/bench/meter.c: see meter.h. */
#include "meter.h"

#include <dirent.h>
#include <unistd.h>

int64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

/* --- what a process used --- */

static void gone(int pid)
{
	fprintf(stderr, "load: process %d is not there\n", pid);
	exit(1);
}

/* utime and stime are what /proc/PID/stat is for, but in hundredths of a second;
 * each thread's schedstat has the same time in ns. */
static int64_t thread_ns(int pid, const char *thread)
{
	char path[96];
	long long ns = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/task/%.20s/schedstat", pid, thread);
	f = fopen(path, "r");
	if (!f)
		return 0;
	if (fscanf(f, "%lld", &ns) != 1)
		ns = 0;
	fclose(f);
	return ns;
}

/* For a kernel without schedstat. */
static int64_t ticks_ns(int pid)
{
	unsigned long long user = 0, system = 0;
	char path[64];
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	f = fopen(path, "r");
	if (!f || fscanf(f, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu", &user, &system) != 2)
		gone(pid);
	fclose(f);
	return (int64_t)(user + system) * (INT64_C(1000000000) / sysconf(_SC_CLK_TCK));
}

int64_t cpu_ns(int pid)
{
	char path[64];
	struct dirent *entry;
	int64_t sum = 0;
	DIR *threads;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	threads = opendir(path);
	if (!threads)
		gone(pid);
	while ((entry = readdir(threads)))
		if (entry->d_name[0] != '.')
			sum += thread_ns(pid, entry->d_name);
	closedir(threads);
	return sum ? sum : ticks_ns(pid);
}

int64_t rss_bytes(int pid)
{
	long long pages = 0;
	char path[64];
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/statm", pid);
	f = fopen(path, "r");
	if (!f || fscanf(f, "%*d %lld", &pages) != 1)
		gone(pid);
	fclose(f);
	return pages * sysconf(_SC_PAGESIZE);
}

/* --- durations --- */

static size_t step_of(uint64_t ns)
{
	unsigned power;

	if (ns < 32)
		return (size_t)ns;
	power = 63 - (unsigned)__builtin_clzll(ns);
	return (power - 4) * 32 + ((ns >> (power - 5)) & 31);
}

static int64_t step_end(size_t step)
{
	if (step < 32)
		return (int64_t)step;
	return (int64_t)((32 + step % 32 + 1) << (step / 32 - 1));
}

void latency_add(struct latency *l, int64_t ns)
{
	l->count++;
	l->step[step_of(ns > 0 ? (uint64_t)ns : 0)]++;
}

int64_t latency_at(const struct latency *l, double part)
{
	uint64_t want = (uint64_t)((double)l->count * part), seen = 0;
	size_t i;

	for (i = 0; i < LATENCY_STEPS; i++) {
		seen += l->step[i];
		if (l->step[i] && seen >= want)
			return step_end(i);
	}
	return 0;
}
