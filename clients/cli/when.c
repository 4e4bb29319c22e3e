/* clients/cli/when.c: see when.h. */
#include "when.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

const char *when_zone(void)
{
	static char link[PATH_MAX];
	const char *tz = getenv("TZ"), *at;
	ssize_t len;

	if (tz && *tz == ':')
		tz++;
	if (tz && isalpha((unsigned char)*tz))
		return tz;
	len = tz && *tz ? -1 : readlink("/etc/localtime", link, sizeof(link) - 1);
	link[len > 0 ? len : 0] = '\0';
	at = strstr(link, "zoneinfo/");
	return at ? at + strlen("zoneinfo/") : tzname[0];
}

static struct tm broken(int64_t ms)
{
	time_t at = ms / 1000;
	struct tm tm = { 0 };

	localtime_r(&at, &tm);
	return tm;
}

static bool same_day(const struct tm *a, const struct tm *b)
{
	return a->tm_year == b->tm_year && a->tm_yday == b->tm_yday;
}

void when_put(int64_t start_ms, int64_t end_ms, int64_t now_ms, char ret[WHEN_LEN])
{
	struct tm start = broken(start_ms), end = broken(end_ms), now = broken(now_ms);
	size_t len = strftime(ret, WHEN_LEN, start.tm_year == now.tm_year ? "%a %d %b %H:%M" : "%a %d %b %Y %H:%M", &start);

	len += strftime(ret + len, WHEN_LEN - len, same_day(&start, &end) ? "-%H:%M" : "-%a %H:%M", &end);
	if (start.tm_isdst != end.tm_isdst)
		strftime(ret + len, WHEN_LEN - len, " (clocks change)", &end);
}

void when_put_utc(int64_t ms, char ret[WHEN_LEN])
{
	time_t at = ms / 1000;
	struct tm tm = { 0 };

	gmtime_r(&at, &tm);
	strftime(ret, WHEN_LEN, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

static bool digits(const char *text, size_t least, size_t most, size_t *ret_len)
{
	*ret_len = strspn(text, "0123456789");
	return *ret_len >= least && *ret_len <= most;
}

bool when_minute(const char *text, int64_t *ret)
{
	const char *colon = strchr(text, ':');
	size_t hours, minutes;
	long h, m;

	if (!colon || !digits(text, 1, 2, &hours) || text + hours != colon || !digits(colon + 1, 2, 2, &minutes) || colon[3])
		return false;
	h = strtol(text, NULL, 10);
	m = strtol(colon + 1, NULL, 10);
	*ret = h * 60 + m;
	return h < 24 && m < 60;
}
