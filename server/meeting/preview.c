/* series.preview: what a plan comes to. */
#include "meeting/fitting.h"
#include "meeting/plan.h"

#include "schedule/recur.h"

#define MINUTE_MS INT64_C(60000)
#define YEAR_MS (INT64_C(365) * 24 * 60 * MINUTE_MS)
#define ROWS 6
#define SHIFTS_MOST 12                    /* see the schema */
#define YEAR_MOST (366 + SERIES_DAYS_MOST)
#define LAST_MOST (RECUR_COUNT_MOST + SERIES_DAYS_MOST)

/* --- the next ones --- */

static int put_next(struct request *r, struct tx *tx, struct fitting *f, const struct occurrence *o)
{
	struct wire_series_preview_result *out = &r->result.series_preview;
	struct wire_series_preview_result_next *row = &out->next[out->n_next++];
	int64_t end = o->start_ms + f->series->minutes * MINUTE_MS;
	const struct closure *closure = fitting_closure(f, f->series->room, o->start_ms);
	int err;

	*row = (struct wire_series_preview_result_next){ .start = (uint64_t)o->start_ms, .end = (uint64_t)end,
		.has_skipped = o->skipped, .skipped = o->skipped, .has_twice = o->twice, .twice = o->twice };
	if (closure)
		row->closure = closure->title;
	err = closure ? ERR_NOT_FOUND : meetings_overlap(tx, f->series->room, o->start_ms, end, f->series->id, 0, &r->arena,
		&row->overlaps);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Those of a rare rule lie further ahead than a year. */
static int find_next(const struct tx *tx, const struct recur *recur, const struct occurrence *year, size_t n,
                     struct occurrence *ret, size_t rows, size_t *ret_n)
{
	bool more;
	int err;

	*ret_n = rows;
	if (n >= rows) {
		memcpy(ret, year, rows * sizeof *ret);
		return 0;
	}
	err = recur_expand(recur, tx->now_ms + 1, plan_far(), ret, rows, ret_n, &more);
	return err == ERR_TOO_LARGE ? 0 : err;
}

static int list_next(struct request *r, struct tx *tx, struct fitting *f, const struct recur *recur, const struct occurrence *year,
                     size_t n)
{
	const struct wire_series_preview *in = &r->msg.u.series_preview;
	struct wire_series_preview_result *out = &r->result.series_preview;
	size_t rows = in->has_rows ? (size_t)in->rows : ROWS, i;
	struct occurrence *found = arena_array(&r->arena, rows, sizeof *found);
	int err;

	out->next = arena_array(&r->arena, rows, sizeof *out->next);
	if (!found || !out->next)
		return ERR_NO_MEMORY;
	err = find_next(tx, recur, year, n, found, rows, &n);
	for (i = 0; !err && i < n; i++)
		err = put_next(r, tx, f, &found[i]);
	return err;
}

/* --- how the clocks of the reader stand to those of the series --- */

struct reading {
	struct civil there;
	int64_t apart;                        /* minutes the reader's clock is ahead */
};

static int read_clock(struct str zone, const struct occurrence *o, struct reading *ret)
{
	struct civil here = o->wall.at;
	int err = zone_civil(zone, o->start_ms, &ret->there);

	if (err)
		return err;
	ret->apart = day_between(&here, &ret->there) * 1440 + ret->there.minute - here.minute;
	return 0;
}

/* How far apart they are mostly; a time that is skipped is no measure. */
static int64_t usually_apart(const struct reading *all, const struct occurrence *year, size_t n)
{
	int64_t best = 0;
	size_t most = 0, i, j, same;

	for (i = 0; i < n; i++) {
		for (same = 0, j = 0; j < n; j++)
			same += !year[j].skipped && all[j].apart == all[i].apart;
		if (!year[i].skipped && same > most) {
			most = same;
			best = all[i].apart;
		}
	}
	return best;
}

static int put_shift(struct request *r, const struct reading *at, int64_t usual)
{
	struct wire_series_preview_result *out = &r->result.series_preview;
	char text[11];
	struct str day;

	day_format(&at->there, text);
	day = arena_str(&r->arena, (struct str){ text, 10 });
	out->shifts[out->n_shifts++] = (struct wire_shift_of_clock){ .day = day, .start = (uint64_t)at->there.minute,
		.usual = (uint64_t)(((at->there.minute - at->apart + usual) % 1440 + 1440) % 1440) };
	return day.at ? 0 : ERR_NO_MEMORY;
}

static int list_shifts(struct request *r, const struct occurrence *year, size_t n)
{
	struct wire_series_preview_result *out = &r->result.series_preview;
	struct reading *all = arena_array(&r->arena, n, sizeof *all);
	int64_t usual;
	size_t i;
	int err = 0;

	out->shifts = arena_array(&r->arena, SHIFTS_MOST, sizeof *out->shifts);
	if (!all || !out->shifts)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = read_clock(r->msg.u.series_preview.zone, &year[i], &all[i]);
	usual = usually_apart(all, year, n);
	for (i = 0; !err && i < n && out->n_shifts < SHIFTS_MOST; i++)
		if (!year[i].skipped && all[i].apart != usual)
			err = put_shift(r, &all[i], usual);
	return err;
}

/* --- the last --- */

static bool says(struct str rule, const char *word)
{
	size_t len = strlen(word), i;

	for (i = 0; i + len <= rule.len; i++)
		if (strncasecmp(rule.at + i, word, len) == 0)
			return true;
	return false;
}

static int find_last(struct request *r, const struct recur *recur)
{
	struct wire_series_preview_result *out = &r->result.series_preview;
	struct occurrence *all;
	size_t n = 0;
	bool more = true;
	int err;

	if (recur->rule.len && !says(recur->rule, "COUNT=") && !says(recur->rule, "UNTIL="))
		return 0;
	all = arena_array(&r->arena, LAST_MOST, sizeof *all);
	if (!all)
		return ERR_NO_MEMORY;
	err = recur_expand(recur, 0, plan_far(), all, LAST_MOST, &n, &more);
	out->has_last = !err && n > 0 && !more;
	if (out->has_last)
		out->last = (uint64_t)all[n - 1].start_ms;
	return err == ERR_TOO_LARGE ? 0 : err;
}

/* --- all of it --- */

static int show(struct request *r, struct tx *tx, const struct series *s)
{
	struct wire_series_preview_result *out = &r->result.series_preview;
	struct occurrence *year = arena_array(&r->arena, YEAR_MOST, sizeof *year);
	struct fitting f;
	struct recur recur;
	size_t n = 0;
	bool more;
	int err = year ? fitting_open(&f, tx, s, &r->arena) : ERR_NO_MEMORY;

	if (!err)
		err = series_recur(s, &r->arena, &recur);
	if (!err)
		err = recur_expand(&recur, tx->now_ms + 1, tx->now_ms + YEAR_MS, year, YEAR_MOST, &n, &more);
	if (!err)
		err = list_next(r, tx, &f, &recur, year, n);
	if (!err)
		err = list_shifts(r, year, n);
	out->has_count = true;
	out->count = n;
	return err ? err : find_last(r, &recur);
}

int series_preview_run(struct request *r, struct tx *tx)
{
	const struct wire_series_preview *in = &r->msg.u.series_preview;
	struct series s = { 0 };
	struct room room;
	int err = plan_room(r, tx, in->room, &room);

	if (!err && in->series)
		err = series_get(tx, in->series, &r->arena, &s);
	if ((err == ERR_NOT_FOUND && in->series) || (!err && in->series && s.room != in->room))
		return request_fault(r, ERR_NOT_FOUND, "series");
	if (!err && !zone_known(in->zone))
		err = request_fault(r, ERR_BAD_FIELD, "zone");
	if (!err)
		err = plan_read(r, &room, &in->plan, &s);
	if (!err)
		err = plan_check(r, tx, &room, &s, true, "plan");
	return err ? err : show(r, tx, &s);
}
