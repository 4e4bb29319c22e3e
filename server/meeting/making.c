/* From series to meetings: which row is which time of the series now. */
#include "meeting/fitting.h"

#include "base/config.h"
#include "meeting/plan.h"
#include "schedule/recur.h"
#include "store/timers.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define AHEAD_MS (MEETINGS_AHEAD_DAYS * DAY_MS)
/* Once a day, and the times besides. */
#define MEETINGS_MOST (MEETINGS_AHEAD_DAYS + SERIES_DAYS_MOST + 400)
#define SCRATCH (64u << 20)
#define PRUNE_MOST 1000

/* --- a series as recur.h wants it --- */

static int wall_at(struct str day, int64_t minute, int second, struct wall *ret)
{
	int err;

	*ret = (struct wall){ .second = second };
	err = day_parse(day, &ret->at);
	ret->at.minute = (int)minute;
	return err;
}

static int split_days(const struct series *s, struct wall *extra, size_t *ret_extra, struct wall *out, size_t *ret_out)
{
	size_t i;
	int err = 0;

	*ret_extra = *ret_out = 0;
	for (i = 0; !err && i < s->n_days; i++)
		err = s->days[i].start_min < 0 ? wall_at(s->days[i].day, 0, -1, &out[(*ret_out)++])
			: wall_at(s->days[i].day, s->days[i].start_min, 0, &extra[(*ret_extra)++]);
	return err;
}

int series_recur(const struct series *s, struct arena *arena, struct recur *ret)
{
	struct wall *extra = arena_array(arena, s->n_days, sizeof *extra), *out = arena_array(arena, s->n_days, sizeof *out);
	int err;

	if (!extra || !out)
		return ERR_NO_MEMORY;
	*ret = (struct recur){ .zone = s->zone, .rule = s->rule, .extra = extra, .left_out = out };
	err = wall_at(s->day, s->start_min, 0, &ret->first);
	return err ? err : split_days(s, extra, &ret->n_extra, out, &ret->n_left_out);
}

/* --- rows and slots --- */

struct row {
	struct meeting m;
	struct slot *slot;                    /* where the series has it now; NULL: nowhere */
	int64_t week;                         /* of the slot it had */
	bool early;                           /* it took place before that slot, or may have */
	bool free, changed;
};

struct making {
	struct row *rows;
	size_t n_rows;
	struct slot *slots;
	struct row **taken;                   /* by slot: who has it */
	size_t n_slots;
	int64_t until_ms;
};

static int64_t week_of(const struct civil *day)
{
	const struct civil monday = { 1970, 1, 5, 0 };
	int days = day_between(&monday, day);

	return days < 0 ? -1 : days / 7;
}

static int64_t week_of_text(const char *text)
{
	struct civil day;

	return day_parse((struct str){ text, 10 }, &day) ? -1 : week_of(&day);
}

/* From the slot of the first meeting ahead on, and from before today by any clock: whatever has a slot that may be wanted. */
static int first_day(struct fitting *f, struct tx *tx, char ret[11])
{
	struct civil day = { 1970, 1, 1, 0 }, slot;
	struct str text;
	int err = meetings_first_slot(tx, f->series->id, f->arena, &text);

	day_add(&day, (int)(tx->now_ms / DAY_MS) - 2);
	if (!err && day_parse(text, &slot) == 0 && day_between(&slot, &day) > -3) {
		day = slot;
		day_add(&day, -3);
	}
	day_format(&day, ret);
	return err == ERR_NOT_FOUND ? 0 : err;
}

static int read_rows(struct making *k, struct fitting *f, struct tx *tx)
{
	struct meeting *found = arena_array(f->arena, MEETINGS_MOST, sizeof *found);
	char day[11];
	size_t i;
	int err = first_day(f, tx, day);

	k->rows = arena_array(f->arena, MEETINGS_MOST, sizeof *k->rows);
	if (!err && (!found || !k->rows))
		err = ERR_NO_MEMORY;
	if (!err)
		err = meetings_of_series(tx, f->series->id, (struct str){ day, 10 }, f->arena, found, MEETINGS_MOST, &k->n_rows);
	for (i = 0; !err && i < k->n_rows; i++)
		k->rows[i] = (struct row){ .m = found[i], .free = fitting_free(tx, &found[i]), .week = week_of_text(found[i].slot_day.at),
			.early = found[i].slot_ms > tx->now_ms || found[i].agenda.start_ms < found[i].slot_ms };
	return err;
}

/* Seconds of a rule are refused when it is planned. */
static void slot_of(const struct occurrence *o, struct slot *ret)
{
	*ret = (struct slot){ .min = o->wall.at.minute, .start_ms = o->start_ms };
	day_format(&o->wall.at, ret->day);
}

/* From the slot of the first meeting ahead on, which may have been moved away from it, and as far as there are any. */
static void span(const struct making *k, const struct tx *tx, int64_t *ret_from, int64_t *ret_until)
{
	size_t i;

	*ret_from = tx->now_ms;
	*ret_until = tx->now_ms + AHEAD_MS;
	for (i = 0; i < k->n_rows; i++) {
		const struct row *row = &k->rows[i];

		if (row->free && row->m.slot_ms < *ret_from)
			*ret_from = row->m.slot_ms;
		if (row->m.slot_ms >= *ret_until)
			*ret_until = row->m.slot_ms + 1;
	}
	/* Other rules of its zone may have shifted it since. */
	*ret_from -= DAY_MS;
}

static int find_slots(struct making *k, struct fitting *f, struct tx *tx)
{
	struct occurrence *found = arena_array(f->arena, MEETINGS_MOST, sizeof *found);
	struct recur r;
	int64_t from;
	size_t i;
	bool more;
	int err = series_recur(f->series, f->arena, &r);

	k->slots = arena_array(f->arena, MEETINGS_MOST, sizeof *k->slots);
	k->taken = arena_array(f->arena, MEETINGS_MOST, sizeof *k->taken);
	if (!found || !k->slots || !k->taken)
		return ERR_NO_MEMORY;
	span(k, tx, &from, &k->until_ms);
	if (!err && !f->series->ended_ms)
		err = recur_expand(&r, from, k->until_ms, found, MEETINGS_MOST, &k->n_slots, &more);
	for (i = 0; !err && i < k->n_slots; i++)
		slot_of(&found[i], &k->slots[i]);
	return err;
}

/* --- which is which --- */

static void take(struct making *k, struct row *row, size_t slot)
{
	row->slot = &k->slots[slot];
	k->taken[slot] = row;
}

/* The first slot that is free for the row, by `fits`. */
static void match(struct making *k, bool (*fits)(const struct row *, const struct slot *))
{
	size_t i, j;

	for (i = 0; i < k->n_rows; i++)
		for (j = 0; !k->rows[i].slot && j < k->n_slots; j++)
			if (!k->taken[j] && fits(&k->rows[i], &k->slots[j]))
				take(k, &k->rows[i], j);
}

/* Asked first of all, so that nobody else gets a slot that somebody has. */
static bool same_slot(const struct row *row, const struct slot *slot)
{
	return row->m.slot_min == slot->min && str_is(row->m.slot_day, slot->day);
}

/* People were told that it does not take place, and that stays so unless it is the very same one.  One that was moved to
 * earlier and is over goes along as well: it does not take place a second time where the series has it now. */
static bool goes_along(const struct row *row)
{
	if (!row->free && !row->early)
		return false;
	return row->m.agenda.state != MEETING_CANCELLED || row->m.closure || row->m.own & OWN_CANCELLED;
}

static bool same_day(const struct row *row, const struct slot *slot)
{
	return goes_along(row) && str_is(row->m.slot_day, slot->day);
}

static bool same_week(const struct row *row, const struct slot *slot)
{
	return goes_along(row) && row->week >= 0 && row->week == week_of_text(slot->day);
}

/* --- doing it --- */

static int fit_row(struct fitting *f, struct tx *tx, struct row *row)
{
	const struct meeting was = row->m;

	row->m.slot_day = slot_day(row->slot, f->arena);
	row->m.slot_min = row->slot->min;
	row->m.slot_ms = row->slot->start_ms;
	return row->m.slot_day.at ? fitting_fit(f, tx, &was, &row->m, &row->changed) : ERR_NO_MEMORY;
}

/* One that was moved out of the past has no slot ahead; it goes when the series does. */
static bool gone(const struct fitting *f, const struct tx *tx, const struct row *row)
{
	return !row->slot && (row->m.slot_ms > tx->now_ms || f->series->ended_ms);
}

static int set_rows(struct making *k, struct fitting *f, struct tx *tx)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < k->n_rows; i++)
		if (k->rows[i].free && gone(f, tx, &k->rows[i]))
			err = fitting_drop(f, tx, &k->rows[i].m);
	for (i = 0; !err && i < k->n_rows; i++)
		if (k->rows[i].free && k->rows[i].slot)
			err = fit_row(f, tx, &k->rows[i]);
	for (i = 0; !err && i < k->n_rows; i++)
		if (k->rows[i].changed)
			err = fitting_check(f, tx, &k->rows[i].m);
	return err;
}

static int make_rest(struct making *k, struct fitting *f, struct tx *tx)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < k->n_slots; i++)
		if (!k->taken[i] && k->slots[i].start_ms > tx->now_ms)
			err = fitting_make(f, tx, &k->slots[i]);
	return err;
}

static int run(struct fitting *f, struct tx *tx)
{
	struct making k = { 0 };
	int err = read_rows(&k, f, tx);

	if (!err)
		err = find_slots(&k, f, tx);
	if (err)
		return err;
	match(&k, same_slot);
	match(&k, same_day);
	match(&k, same_week);
	err = set_rows(&k, f, tx);
	if (!err)
		err = make_rest(&k, f, tx);
	if (!err)
		err = series_made(tx, f->series->id, k.until_ms);
	/* From the first series on. */
	return err ? err : timers_keep(tx, TIMER_SERIES, 0, tx->now_ms + DAY_MS);
}

int making_run(struct fitting *f, struct tx *tx)
{
	struct arena scratch, *arena = f->arena;
	int err;

	/* A year of meetings is more than a request may hold of them, if it is of many series. */
	arena_init(&scratch, SCRATCH);
	f->arena = &scratch;
	err = run(f, tx);
	f->arena = arena;
	if (err == ERR_OVERLAP) {
		f->title = arena_str(arena, f->title);
		err = f->title.at ? err : ERR_NO_MEMORY;
	}
	arena_release(&scratch);
	return err;
}

/* --- every day --- */

static int make_one(struct tx *tx, int64_t id, struct arena *arena)
{
	struct series s;
	struct fitting f;
	int err = series_get(tx, id, arena, &s);

	if (err == ERR_NOT_FOUND || (!err && s.ended_ms))
		return 0;
	if (!err)
		err = fitting_open(&f, tx, &s, arena);
	if (err)
		return err;
	f.calm = true;
	err = making_run(&f, tx);
	if (!err && f.moved)
		err = series_moved(tx, id);
	if (!err)
		err = plan_over(tx, &s, arena);
	/* A zone or a rule this system does not know any more: what is there stays as it is. */
	return err == ERR_BAD_FIELD || err == ERR_TOO_LARGE ? 0 : err;
}

static int make_each(struct tx *tx, const struct config *config)
{
	int64_t before = tx->now_ms - config->meetings_keep_days * DAY_MS;
	struct civil day = { 1970, 1, 1, 0 };
	char text[11];
	int err = series_timers(tx, TIMER_SERIES);

	day_add(&day, (int)(before / DAY_MS));
	day_format(&day, text);
	if (!err)
		err = meetings_prune(tx, before, PRUNE_MOST);
	if (!err)
		err = series_prune(tx, before, PRUNE_MOST);
	if (!err)
		err = closures_prune(tx, (struct str){ text, 10 });
	return err ? err : timers_set(tx, TIMER_SERIES, 0, tx->now_ms + DAY_MS);
}

/* Each is a job of its own, so that whoever writes in a room waits for one at most. */
int series_due(struct tx *tx, const struct config *config, int64_t subject)
{
	struct arena arena;
	int err;

	if (!subject) {
		zone_forget();
		return make_each(tx, config);
	}
	arena_init(&arena, SCRATCH);
	err = make_one(tx, subject, &arena);
	arena_release(&arena);
	return err;
}
