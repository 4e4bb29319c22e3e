/* tests/fuzz/fuzz_rrule.c: any bytes as "ZONE\nFIRST\nRULE\nEXDATE".  A series is refused, or what it gives rises, is in the window, and is the same
 * from wherever one begins to look; ended on some day it says no more than before. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "schedule/recur.h"
#include "schedule/rule.h"

#define MOST 50

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct str cut(struct str *left)
{
	const char *end = left->len ? memchr(left->at, '\n', left->len) : NULL;
	struct str line = { left->at, end ? (size_t)(end - left->at) : left->len };

	left->at += line.len + (end ? 1 : 0);
	left->len -= line.len + (end ? 1 : 0);
	return line;
}

static struct wall wall(struct str text)
{
	int64_t seconds = INT64_C(1772560800);
	int is;

	return rule_parse_time(text, &is, &seconds) ? wall_of(INT64_C(1772560800)) : wall_of(seconds);
}

static size_t expand(const struct recur *r, int64_t from_ms, struct occurrence *ret, size_t most, bool *ret_more)
{
	size_t n = 0;
	int err = recur_expand(r, from_ms, INT64_MAX, ret, most, &n, ret_more);

	assert(err == 0 || err == ERR_TOO_LARGE);
	return err ? SIZE_MAX : n;
}

/* From the middle on, the same ones. */
static void look_again(const struct recur *r, const struct occurrence *all, size_t n, bool more)
{
	struct occurrence part[MOST];
	bool more_part;
	size_t i, begin = n / 2, n_part = expand(r, all[begin].start_ms, part, n - begin, &more_part);

	if (n_part == SIZE_MAX)
		return;
	assert(n_part == n - begin && more_part == more);
	for (i = 0; i < n_part; i++)
		assert(part[i].start_ms == all[begin + i].start_ms);
}

static void end_it(const struct recur *r, const struct occurrence *all, size_t n)
{
	struct buf rule = BUF_INIT(4096);
	struct occurrence part[MOST];
	struct recur ended = *r;
	char day[11];
	size_t i, k = 0, n_part;
	bool more;

	day_format(&all[n / 2].wall.at, day);
	if (recur_rule_until(r, str_of(day), &rule) == 0 && rule.len <= RECUR_RULE_MOST) {
		ended.rule = (struct str){ rule.at, rule.len };
		n_part = expand(&ended, INT64_MIN, part, MOST, &more);
		for (i = 0; n_part != SIZE_MAX && i < n_part; i++) {
			while (k < n && all[k].start_ms < part[i].start_ms)
				k++;
			assert(k < n && all[k].start_ms == part[i].start_ms);
		}
	}
	buf_release(&rule);
}

static void look(const struct recur *r)
{
	struct occurrence all[MOST];
	bool more;
	size_t i, n = expand(r, INT64_MIN, all, MOST, &more);

	if (n == SIZE_MAX || n == 0)
		return;
	for (i = 1; i < n; i++)
		assert(all[i].start_ms > all[i - 1].start_ms);
	look_again(r, all, n, more);
	end_it(r, all, n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str left = { (const char *)data, size }, zone = cut(&left), first = cut(&left);
	struct recur r = { .zone = zone, .first = wall(first), .rule = cut(&left) };
	struct wall out;
	const char *field = NULL;

	if (!zone_known(zone))
		r.zone = STR("Europe/London");
	out = wall(left);
	r.left_out = &out;
	r.n_left_out = left.len > 0;
	if (recur_check(&r, false, &field))
		assert(field);
	else
		look(&r);
	return 0;
}
