#include "schedule/zone.h"

#include <ctype.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "schedule/days.h"
#include "schedule/tzif.h"

#define NAME_MOST 64
#define FILE_MOST 32768                   /* of real zones the longest has 4 kB */
#define KEPT 8                            /* zones read lately */
#define OFFSET_MOST (26 * INT64_C(3600))  /* larger than any offset */

/* --- files --- */

/* Names of zones begin with a capital; what else lies there (posix/, right/, zone.tab) does not. */
static bool name_fits(struct str zone)
{
	size_t i;

	if (zone.len == 0 || zone.len > NAME_MOST)
		return false;
	for (i = 0; i < zone.len; i++) {
		unsigned char c = (unsigned char)zone.at[i];
		bool first = i == 0 || zone.at[i - 1] == '/';

		if (first ? !isalpha(c) : !isalnum(c) && c != '_' && c != '-' && c != '+' && c != '/')
			return false;
	}
	return isupper((unsigned char)zone.at[0]) && zone.at[zone.len - 1] != '/';
}

static int open_file(struct str zone)
{
	const char *from = getenv("TZDIR");
	char path[512];
	int len = snprintf(path, sizeof path, "%s/%.*s", from && *from ? from : "/usr/share/zoneinfo", (int)zone.len, zone.at);

	return len > 0 && (size_t)len < sizeof path ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
}

/* How many bytes, 0 for none that could be read. */
static size_t read_file(struct str zone, unsigned char *ret, size_t most)
{
	int fd = open_file(zone);
	size_t len = 0;
	ssize_t got = 1;

	if (fd < 0)
		return 0;
	while (got > 0 && len < most) {
		got = read(fd, ret + len, most - len);
		len += got > 0 ? (size_t)got : 0;
	}
	(void)close(fd);
	return got < 0 ? 0 : len;
}

/* --- what was read lately --- */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;   /* for all below */
static struct kept {
	char name[NAME_MOST + 1];             /* "": free */
	struct tzif zone;
} kept[KEPT];
static unsigned oldest;

/* Valid while the lock is held; NULL when there is none. */
static const struct tzif *find(struct str zone)
{
	unsigned char bytes[FILE_MOST];
	struct kept *k = kept;
	size_t len;

	if (!name_fits(zone))
		return NULL;
	for (k = kept; k < kept + KEPT; k++)
		if (str_is(zone, k->name))
			return &k->zone;
	k = &kept[oldest++ % KEPT];
	k->name[0] = '\0';
	len = read_file(zone, bytes, sizeof bytes);
	if (len == 0 || tzif_parse(bytes, len, &k->zone))
		return NULL;
	snprintf(k->name, sizeof k->name, "%.*s", (int)zone.len, zone.at);
	return &k->zone;
}

void zone_forget(void)
{
	size_t i;

	pthread_mutex_lock(&lock);
	for (i = 0; i < KEPT; i++)
		kept[i].name[0] = '\0';
	pthread_mutex_unlock(&lock);
}

bool zone_known(struct str zone)
{
	bool known;

	pthread_mutex_lock(&lock);
	known = find(zone) != NULL;
	pthread_mutex_unlock(&lock);
	return known;
}

/* --- moments --- */

static bool day_there(const struct civil *d)
{
	return d->year >= 1970 && d->year <= 2200 && d->month >= 1 && d->month <= 12 && d->day >= 1
		&& d->day <= days_in_month(d->year, d->month);
}

static int64_t day_number(const struct civil *d)
{
	return days_number(d->year, d->month, d->day);
}

/* Through the stretches of one offset each, from one where the wall shows an earlier time: the first in which the wall
 * comes to show this one.  Does it show more already as the stretch begins, then the time was skipped. */
static int64_t wall_to_utc(const struct tzif *z, int64_t wall_s)
{
	int64_t until, from = wall_s - OFFSET_MOST;
	int32_t offset = tzif_offset(z, from, &until), before = offset;

	while (wall_s - offset >= until) {
		from = until;
		before = offset;
		offset = tzif_offset(z, from, &until);
	}
	return wall_s - offset < from ? wall_s - before : wall_s - offset;
}

int zone_moment(struct str zone, const struct civil *when, int64_t *ret_ms)
{
	const struct tzif *z;
	int err = 0;

	if (!day_there(when) || when->minute < 0 || when->minute >= 1440)
		return ERR_BAD_FIELD;
	pthread_mutex_lock(&lock);
	z = find(zone);
	if (z)
		*ret_ms = wall_to_utc(z, day_number(when) * DAY_S + when->minute * 60) * 1000;
	else
		err = ERR_BAD_FIELD;
	pthread_mutex_unlock(&lock);
	return err;
}

int zone_civil(struct str zone, int64_t ms, struct civil *ret)
{
	int64_t utc_s = floor_div(ms, 1000), until, wall_s;
	const struct tzif *z;
	struct civil c;

	if (utc_s < -DAY_S || utc_s > days_number(2201, 1, 2) * DAY_S)
		return ERR_BAD_FIELD;
	pthread_mutex_lock(&lock);
	z = find(zone);
	wall_s = z ? utc_s + tzif_offset(z, utc_s, &until) : 0;
	pthread_mutex_unlock(&lock);
	days_civil(floor_div(wall_s, DAY_S), &c.year, &c.month, &c.day);
	c.minute = (int)((wall_s - floor_div(wall_s, DAY_S) * DAY_S) / 60);
	if (!z || !day_there(&c))
		return ERR_BAD_FIELD;
	*ret = c;
	return 0;
}

int zone_offset(struct str zone, int64_t ms, int32_t *ret_offset_s, int64_t *ret_until_ms)
{
	int64_t utc_s = floor_div(ms, 1000), until = 0;
	const struct tzif *z;

	if (utc_s < -DAY_S || utc_s > days_number(2201, 1, 2) * DAY_S)
		return ERR_BAD_FIELD;
	pthread_mutex_lock(&lock);
	z = find(zone);
	if (z)
		*ret_offset_s = tzif_offset(z, utc_s, &until);
	pthread_mutex_unlock(&lock);
	if (z)
		*ret_until_ms = until < INT64_MAX / 1000 ? until * 1000 : INT64_MAX;
	return z ? 0 : ERR_BAD_FIELD;
}

/* --- days --- */

static int digits(const char *at, size_t n)
{
	int value = 0;

	while (n-- > 0) {
		if (!isdigit((unsigned char)*at))
			return -1;
		value = value * 10 + *at++ - '0';
	}
	return value;
}

int day_parse(struct str text, struct civil *ret)
{
	struct civil d;

	if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-')
		return ERR_BAD_FIELD;
	d = (struct civil){ digits(text.at, 4), digits(text.at + 5, 2), digits(text.at + 8, 2), 0 };
	if (!day_there(&d))
		return ERR_BAD_FIELD;
	*ret = d;
	return 0;
}

void day_format(const struct civil *day, char ret[11])
{
	snprintf(ret, 11, "%04u-%02u-%02u", (unsigned)day->year % 10000, (unsigned)day->month % 100, (unsigned)day->day % 100);
}

int day_weekday(const struct civil *day)
{
	int weekday = days_weekday(day_number(day));

	return weekday ? weekday : 7;
}

void day_add(struct civil *day, int n)
{
	days_civil(day_number(day) + n, &day->year, &day->month, &day->day);
}

int day_between(const struct civil *from, const struct civil *to)
{
	return (int)(day_number(to) - day_number(from));
}
