#include "schedule/tzif.h"

#include <ctype.h>
#include <string.h>

#include "schedule/days.h"

/* --- the numbers of the file --- */

#define HEADER 44
#define TIME_LEN 8                        /* of the second block; 4 in the first */
#define TYPE_LEN 6                        /* offset, summer or not, name */

/* A file is a header and a block with times of 32 bits, for old programs; then both again with 64 bits; then
 * between two ends of line the rule for what comes after. */
struct counts {
	uint64_t ut, standard, leaps, times, types, names;
};

static uint64_t read_number(const unsigned char *at, size_t len)
{
	uint64_t n = 0;

	while (len-- > 0)
		n = n << 8 | *at++;
	return n;
}

static int32_t read_offset(const unsigned char *type)
{
	return (int32_t)(uint32_t)read_number(type, 4);
}

static int read_header(const unsigned char *at, size_t len, struct counts *ret)
{
	if (len < HEADER || memcmp(at, "TZif", 4) != 0 || at[4] < '2')
		return ERR_BAD_FIELD;
	*ret = (struct counts){ .ut = read_number(at + 20, 4), .standard = read_number(at + 24, 4),
		.leaps = read_number(at + 28, 4), .times = read_number(at + 32, 4), .types = read_number(at + 36, 4),
		.names = read_number(at + 40, 4) };
	return 0;
}

/* The counts are of 32 bits, so this cannot overflow. */
static uint64_t block_length(const struct counts *c, uint64_t time_len)
{
	return c->times * time_len + c->times + c->types * TYPE_LEN + c->names + c->leaps * (time_len + 4) + c->standard + c->ut;
}

static int read_changes(const unsigned char *at, const struct counts *c, struct tzif *ret)
{
	const unsigned char *kinds = at + c->times * TIME_LEN, *types = kinds + c->times;
	size_t i;

	if (c->times > TZIF_CHANGES_MOST || c->types == 0 || c->leaps != 0)
		return ERR_BAD_FIELD;
	ret->before = read_offset(types);
	ret->n = c->times;
	for (i = 0; i < ret->n; i++) {
		ret->at[i] = (int64_t)read_number(at + i * TIME_LEN, TIME_LEN);
		if (kinds[i] >= c->types || (i > 0 && ret->at[i] <= ret->at[i - 1]))
			return ERR_BAD_FIELD;
		ret->offset[i] = read_offset(types + (size_t)kinds[i] * TYPE_LEN);
	}
	return 0;
}

/* --- the rule: TZ of POSIX, as "CET-1CEST,M3.5.0,M10.5.0/3" --- */

struct reader {
	const char *at, *end;
	bool wrong;
};

static bool next_is(struct reader *r, char c)
{
	if (r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

static int read_int(struct reader *r, int most)
{
	int n = 0;

	if (r->at == r->end || !isdigit((unsigned char)*r->at))
		r->wrong = true;
	while (r->at < r->end && isdigit((unsigned char)*r->at) && n <= most)
		n = n * 10 + *r->at++ - '0';
	if (n > most)
		r->wrong = true;
	return n;
}

/* Either letters, or anything between < and >. */
static void skip_name(struct reader *r)
{
	const char *from = r->at;

	if (next_is(r, '<')) {
		while (r->at < r->end && *r->at != '>')
			r->at++;
		if (!next_is(r, '>'))
			r->wrong = true;
		return;
	}
	while (r->at < r->end && isalpha((unsigned char)*r->at))
		r->at++;
	if (r->at == from)
		r->wrong = true;
}

/* [+-]h[:m[:s]] in seconds. */
static int32_t read_time(struct reader *r)
{
	bool minus = next_is(r, '-');
	int32_t s;

	if (!minus)
		(void)next_is(r, '+');
	s = read_int(r, 167) * 3600;
	if (next_is(r, ':'))
		s += read_int(r, 59) * 60;
	if (next_is(r, ':'))
		s += read_int(r, 59);
	return minus ? -s : s;
}

static void read_nth_weekday(struct reader *r, struct tzif_day *ret)
{
	ret->kind = TZIF_NTH_WEEKDAY;
	ret->month = read_int(r, 12);
	r->wrong |= !next_is(r, '.');
	ret->nth = read_int(r, 5);
	r->wrong |= !next_is(r, '.');
	ret->weekday = read_int(r, 6);
	r->wrong |= ret->month < 1 || ret->nth < 1;
}

static void read_day(struct reader *r, struct tzif_day *ret)
{
	r->wrong |= !next_is(r, ',');
	if (next_is(r, 'M')) {
		read_nth_weekday(r, ret);
	} else {
		ret->kind = next_is(r, 'J') ? TZIF_DAY_NO_LEAP : TZIF_DAY;
		ret->day = read_int(r, 365);
		r->wrong |= ret->kind == TZIF_DAY_NO_LEAP && ret->day < 1;
	}
	ret->time_s = next_is(r, '/') ? read_time(r) : 2 * 3600;
}

/* Offsets of POSIX count west of Greenwich. */
static int read_rule(const char *at, size_t len, struct tzif *ret)
{
	struct reader r = { at, at + len, false };

	skip_name(&r);
	ret->rule = -read_time(&r);
	ret->has_rule = true;
	ret->has_summer = r.at < r.end;
	if (ret->has_summer) {
		skip_name(&r);
		ret->summer = r.at < r.end && *r.at != ',' ? -read_time(&r) : ret->rule + 3600;
		read_day(&r, &ret->begins);
		read_day(&r, &ret->ends);
	}
	return r.wrong || r.at < r.end ? ERR_BAD_FIELD : 0;
}

/* Without a rule, what the last change brought goes on. */
static int read_footer(const unsigned char *at, size_t len, struct tzif *ret)
{
	const unsigned char *end = len > 1 && *at == '\n' ? memchr(at + 1, '\n', len - 1) : NULL;

	if (!end)
		return ERR_BAD_FIELD;
	return end == at + 1 ? 0 : read_rule((const char *)at + 1, (size_t)(end - at) - 1, ret);
}

int tzif_parse(const unsigned char *bytes, size_t len, struct tzif *ret)
{
	struct counts c;
	uint64_t skip = 0;
	int err = read_header(bytes, len, &c);

	ret->has_rule = ret->has_summer = false;
	if (!err) {
		skip = HEADER + block_length(&c, TIME_LEN / 2);
		err = skip > len ? ERR_BAD_FIELD : read_header(bytes + skip, len - skip, &c);
	}
	if (err)
		return err;
	skip += HEADER;
	if (block_length(&c, TIME_LEN) > len - skip)
		return ERR_BAD_FIELD;
	err = read_changes(bytes + skip, &c, ret);
	skip += block_length(&c, TIME_LEN);
	return err ? err : read_footer(bytes + skip, len - skip, ret);
}

/* --- what the rule says --- */

static int64_t nth_weekday(int year, const struct tzif_day *d)
{
	int64_t first = days_number(year, d->month, 1);
	int day = (d->weekday - days_weekday(first) + 7) % 7 + (d->nth - 1) * 7;

	return first + (day < days_in_month(year, d->month) ? day : day - 7);
}

/* In seconds since 1970, by the clock that this offset stands for. */
static int64_t day_in(int year, const struct tzif_day *d, int32_t offset)
{
	int64_t number;

	if (d->kind == TZIF_NTH_WEEKDAY)
		number = nth_weekday(year, d);
	else if (d->kind == TZIF_DAY)
		number = days_number(year, 1, 1) + d->day;
	else
		number = days_number(year, 1, d->day) + (days_leap(year) && d->day > 59);
	return number * DAY_S + d->time_s - offset;
}

/* Six changes around the moment.  Where summer time ends at the moment it begins again (all the year, as POSIX
 * writes it) the beginning counts, so it comes last. */
static int32_t rule_offset(const struct tzif *z, int64_t utc_s, int64_t *ret_until_s)
{
	int32_t found = z->rule;
	int64_t begun = INT64_MIN, until = INT64_MAX;
	int year, month, day, i;

	days_civil((utc_s + z->rule) / DAY_S, &year, &month, &day);
	for (i = 0; i < 6; i++) {
		bool begins = i % 2;
		int64_t at = begins ? day_in(year - 1 + i / 2, &z->begins, z->rule) : day_in(year - 1 + i / 2, &z->ends, z->summer);

		if (at <= utc_s && (at > begun || (at == begun && begins))) {
			begun = at;
			found = begins ? z->summer : z->rule;
		}
		if (at > utc_s && at < until)
			until = at;
	}
	*ret_until_s = until;
	return found;
}

int32_t tzif_offset(const struct tzif *z, int64_t utc_s, int64_t *ret_until_s)
{
	size_t low = 0, high = z->n;          /* how many changes are past */

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (z->at[middle] <= utc_s)
			low = middle + 1;
		else
			high = middle;
	}
	*ret_until_s = low < z->n ? z->at[low] : INT64_MAX;
	if (low == z->n && z->has_summer)
		return rule_offset(z, utc_s, ret_until_s);
	if (low == z->n && z->has_rule)
		return z->rule;
	return low > 0 ? z->offset[low - 1] : z->before;
}
