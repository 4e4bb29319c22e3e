/* Times without anybody on call, and telling of them in time. */
#include "escalation/roster.h"

#include "store/audience.h"
#include "store/channels.h"
#include "store/misses.h"
#include "store/notices.h"
#include "store/rooms.h"
#include "store/timers.h"

#define HOUR_MS (INT64_C(3600) * 1000)
#define DAY_MS (24 * HOUR_MS)
#define LOOK_MS ((ROSTER_DAYS - 1) * DAY_MS)   /* duties are there for so long, also just before they are made anew */
#define SCRATCH (8u << 20)
#define DUTIES_MOST 20000
#define GAPS_MOST 2000
#define TOLD_MOST 200

static const int64_t ahead_ms[] = { 0, DAY_MS, HOUR_MS };   /* by step */

/* --- finding --- */

size_t gaps_find(const struct duty *duties, size_t n, int64_t tier, int64_t from_ms, int64_t until_ms, struct gap *ret, size_t most)
{
	int64_t covered = from_ms;            /* without a gap up to here */
	size_t i, found = 0;

	for (i = 0; i <= n && covered < until_ms; i++) {
		int64_t next = i < n && duties[i].from_ms < until_ms ? duties[i].from_ms : until_ms;

		if (i < n && duties[i].tier != tier)
			continue;
		if (next > covered) {
			if (found < most)
				ret[found] = (struct gap){ covered, next };
			found++;
		}
		if (i < n && duties[i].until_ms > covered)
			covered = duties[i].until_ms;
	}
	return found;
}

/* --- what was told already --- */

/* Everything about one look ahead. */
struct look {
	struct gap gaps[GAPS_MOST];           /* the last may reach INT64_MAX */
	size_t n;
	struct gap_told told[TOLD_MOST];
	size_t n_told;
	int64_t next_ms;                      /* look again then */
	bool loud, quiet;                     /* something is to be told now: an hour ahead, a day ahead */
	int64_t misses;
};

static void put_told(struct look *l, int64_t from_ms, int64_t until_ms, int64_t step)
{
	size_t i = l->n_told;

	if (l->n_told == TOLD_MOST)
		return;                           /* then it is told again */
	for (l->n_told++; i > 0 && l->told[i - 1].from_ms > from_ms; i--)
		l->told[i] = l->told[i - 1];
	l->told[i] = (struct gap_told){ from_ms, until_ms, step };
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* What was told stands for as much of it as is still a gap: somebody who takes over and goes again leaves a new one. */
static void trim(struct look *l, const struct gap_told *told, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < l->n; k++) {
			int64_t from = later(told[i].from_ms, l->gaps[k].from_ms);
			int64_t until = -later(-told[i].until_ms, -l->gaps[k].until_ms);

			if (from < until)
				put_told(l, from, until, told[i].step);
		}
}

/* The first moment of the gap that was not told of at this step or a later one. */
static int64_t untold(const struct look *l, const struct gap *gap, int64_t step)
{
	int64_t at = gap->from_ms;
	size_t i;

	for (i = 0; i < l->n_told && at < gap->until_ms; i++)
		if (l->told[i].step >= step && l->told[i].from_ms <= at && l->told[i].until_ms > at)
			at = l->told[i].until_ms;         /* they are by their beginning */
	return at;
}

/* --- the look --- */

/* Is it time for this step?  If not, when it will be. */
static bool look_at(struct look *l, const struct gap *gap, int64_t step, int64_t now_ms)
{
	int64_t from = untold(l, gap, step), when = from - ahead_ms[step];

	if (from >= gap->until_ms)
		return false;
	if (when > now_ms) {
		if (when < l->next_ms)
			l->next_ms = when;
		return false;
	}
	put_told(l, from, gap->until_ms, step);
	return true;
}

static void look(struct look *l, int64_t now_ms)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (look_at(l, &l->gaps[i], 2, now_ms)) {
			l->loud = true;
			l->misses++;
		} else if (look_at(l, &l->gaps[i], 1, now_ms)) {
			l->quiet = true;
		}
	}
}

static int find(struct tx *tx, struct arena *arena, struct look *l)
{
	struct duty *duties = arena_array(arena, DUTIES_MOST, sizeof *duties);
	struct gap_told told[TOLD_MOST];
	int64_t until = tx->now_ms + LOOK_MS;
	size_t n;
	int err = duties ? duties_list(tx, tx->now_ms, until, arena, duties, DUTIES_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	/* What could not be read is no gap. */
	if (n == DUTIES_MOST)
		until = duties[n - 1].from_ms;
	l->n = gaps_find(duties, n, 1, tx->now_ms, until, l->gaps, GAPS_MOST);
	if (l->n > GAPS_MOST)
		l->n = GAPS_MOST;
	else if (l->n > 0 && l->gaps[l->n - 1].until_ms == until)
		l->gaps[l->n - 1].until_ms = INT64_MAX;
	err = gaps_told_list(tx, told, TOLD_MOST, &n);
	if (!err)
		trim(l, told, n);
	return err;
}

/* --- telling --- */

static int tell_one(struct tx *tx, int64_t member, bool loud, struct arena *arena)
{
	struct notice notice = { .member = member, .kind = STR("gap"), .loud = loud };
	struct parcel parcel = { .kind = STR("gap"), .at_ms = tx->now_ms };
	int64_t n;
	int err = notices_add(tx, &notice, arena);

	return err ? err : outbox_add(tx, member, &parcel, &n);
}

static int tell(struct tx *tx, const struct look *l, struct arena *arena)
{
	struct audience_set *set = arena_new(arena, sizeof *set);
	size_t i;
	int64_t k;
	int err = set ? audience_leads(tx, 0, set) : ERR_NO_MEMORY;

	if (!err)
		err = audience_admins(tx, 0, set);
	for (i = 0; !err && i < set->n; i++)
		err = tell_one(tx, set->members[i], l->loud, arena);
	for (k = 0; !err && k < l->misses; k++)
		err = misses_note(tx, "gap", 0, 0, 0);
	return err ? err : gaps_told_put(tx, l->told, l->n_told);
}

/* At least once an hour, as rooms open and close without the roster. */
static int look_ahead(struct tx *tx, struct arena *arena)
{
	struct look *l = arena_new(arena, sizeof *l);
	bool open = false;
	int err = l ? rooms_any_open(tx, &open) : ERR_NO_MEMORY;

	if (err)
		return err;
	l->next_ms = tx->now_ms + HOUR_MS;
	if (open)
		err = find(tx, arena, l);
	if (!err && open)
		look(l, tx->now_ms);
	if (!err && (l->loud || l->quiet))
		err = tell(tx, l, arena);
	else if (!err && open)
		err = gaps_told_put(tx, l->told, l->n_told);
	return err ? err : timers_set(tx, TIMER_GAP, 0, l->next_ms);
}

int gap_due(struct tx *tx, const struct config *config, int64_t subject)
{
	struct arena arena;
	char since[11];
	bool used;
	int err;

	roster_since(tx->now_ms, since);
	err = shifts_planned(tx, str_of(since), 1, &used);
	if (err || !used)
		return err;
	arena_init(&arena, SCRATCH);
	err = look_ahead(tx, &arena);
	arena_release(&arena);
	return err;
}
