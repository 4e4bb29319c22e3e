#include "meeting/calendar.h"

#include "base/config.h"
#include "base/id.h"
#include "meeting/meeting.h"

#define SCRATCH (8u << 20)
#define ROWS_MOST 2000                    /* of one series: each day for as long as rows are made, and its RDATEs */
#define REFRESH_MINUTES 60

/* --- times on the wall --- */

/* In their order. */
static int64_t key_of(const struct wall *w)
{
	return ((int64_t)w->at.year * 10000 + w->at.month * 100 + w->at.day) * 1440 + w->at.minute;
}

static int read_wall(struct str day, int64_t minute, struct wall *ret)
{
	*ret = (struct wall){ .second = 0 };
	if (day_parse(day, &ret->at))
		return ERR_STORAGE;
	ret->at.minute = (int)minute;
	return 0;
}

static int by_key(const void *a, const void *b)
{
	int64_t x = key_of(&((const struct occurrence *)a)->wall), y = key_of(&((const struct occurrence *)b)->wall);

	return (x > y) - (x < y);
}

/* --- the calendar --- */

int calendar_begin(struct calendar *c, struct page *page, struct tx *tx)
{
	struct buf url = BUF_INIT(1024);

	buf_putf(&url, "%s/programme", page_config(page)->site_url);
	*c = (struct calendar){ .page = page, .tx = tx, .since_ms = tx->now_ms - CALENDAR_BACK_MS };
	if (!url.err)
		c->url = arena_str(&page->arena, (struct str){ url.at, url.len });
	buf_release(&url);
	return c->url.at ? 0 : ERR_NO_MEMORY;
}

/* A zeroed one. */
static struct ical_event *new_event(struct calendar *c)
{
	size_t room = c->room ? c->room * 2 : 16;
	struct ical_event *events;

	if (c->n < c->room)
		return &c->events[c->n++];
	events = arena_array(&c->page->arena, room, sizeof *events);
	if (!events)
		return NULL;
	if (c->n)
		memcpy(events, c->events, c->n * sizeof *events);
	c->events = events;
	c->room = room;
	return &c->events[c->n++];
}

static int keep(struct calendar *c, struct str from, struct str *ret)
{
	*ret = arena_str(&c->page->arena, from.at ? from : STR(""));
	return ret->at ? 0 : ERR_NO_MEMORY;
}

static struct str url_of(struct calendar *c, int64_t series)
{
	char id[ID_TEXT_LEN + 1];
	struct buf url = BUF_INIT(1024);
	struct str kept;

	id_format(series, id);
	buf_putf(&url, "%s#%s", c->url.at, id);
	kept = url.err ? (struct str){ 0 } : arena_str(&c->page->arena, (struct str){ url.at, url.len });
	buf_release(&url);
	return kept;
}

bool calendar_owns(const struct calendar_own *own, int64_t meeting)
{
	size_t low = 0, high = own ? own->n : 0;

	if (!own || !own->ids)
		return true;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (own->ids[mid] == meeting)
			return true;
		if (own->ids[mid] < meeting)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/* --- one meeting --- */

static int fill_meeting(struct calendar *c, const struct meeting *m, const struct series *s, struct ical_event *e)
{
	/* By the moment, so that a time which clocks leave out that day is the one they show: readers differ there. */
	int err = zone_civil(s->zone, m->agenda.start_ms, &e->start.at);

	e->minutes = m->minutes;
	e->cancelled = m->agenda.state == MEETING_CANCELLED;
	e->sequence = s->sequence + m->sequence;
	e->changed_ms = e->stamp_ms = m->changed_ms > s->changed_ms ? m->changed_ms : s->changed_ms;
	e->url = url_of(c, s->id);
	if (!err)
		err = keep(c, m->title, &e->title);
	if (!err)
		err = keep(c, s->zone, &e->zone);
	return err ? err : e->url.at ? 0 : ERR_NO_MEMORY;
}

int calendar_add_meeting(struct calendar *c, const struct meeting *m, const struct series *s, bool gone)
{
	char uid[ID_TEXT_LEN + 9] = "meeting-";
	struct ical_event *e = new_event(c);
	int err;

	if (!e)
		return ERR_NO_MEMORY;
	id_format(m->id, uid + 8);
	err = fill_meeting(c, m, s, e);
	e->cancelled |= gone;
	return err ? err : keep(c, str_of(uid), &e->uid);
}

/* --- a series --- */

/* What is known of one while it is looked through; in a scratch arena. */
struct look {
	struct calendar *c;
	const struct series *s;
	const struct calendar_own *own;
	struct arena arena;
	struct recur recur;                   /* without days left out: those have no rows */
	struct meeting *rows;                 /* by slot */
	struct occurrence *slots;             /* of the rule, by wall, for as long as there are rows */
	size_t n_rows, n_slots;
	int64_t from_ms;                      /* of the slots */
	struct wall *extra, *left_out;        /* in the page's arena, with room for all */
	size_t n_extra, n_left_out;
	struct ical_event event;              /* the series itself */
	size_t at;                            /* its place among the events */
	bool shifted;                         /* it begins later than the series did */
};

static int read_rows(struct look *l)
{
	struct civil day;
	char since[11];
	int err = zone_civil(l->s->zone, l->c->since_ms, &day);

	l->rows = arena_array(&l->arena, ROWS_MOST, sizeof *l->rows);
	if (err || !l->rows)
		return err ? err : ERR_NO_MEMORY;
	day_format(&day, since);
	err = meetings_of_series(l->c->tx, l->s->id, str_of(since), &l->arena, l->rows, ROWS_MOST, &l->n_rows);
	if (!err && l->n_rows == ROWS_MOST)
		err = ERR_TOO_LARGE;
	if (!err && l->n_rows && strcmp(l->rows[0].slot_day.at, since) < 0)
		err = day_parse(l->rows[0].slot_day, &day);
	day.minute = 0;
	return err ? err : zone_moment(l->s->zone, &day, &l->from_ms);
}

static int read_slots(struct look *l)
{
	bool more;
	int err = series_recur(l->s, &l->arena, &l->recur);

	l->recur.n_left_out = 0;
	l->slots = arena_array(&l->arena, ROWS_MOST, sizeof *l->slots);
	if (err || !l->slots)
		return err ? err : ERR_NO_MEMORY;
	err = recur_expand(&l->recur, l->from_ms, l->s->made_until_ms, l->slots, ROWS_MOST, &l->n_slots, &more);
	if (!err && l->n_slots)
		qsort(l->slots, l->n_slots, sizeof *l->slots, by_key);
	return err ? err : more ? ERR_TOO_LARGE : 0;
}

static bool is_extra(const struct look *l, int64_t key)
{
	size_t i;

	for (i = 0; i < l->recur.n_extra; i++)
		if (key_of(&l->recur.extra[i]) == key)
			return true;
	return false;
}

static bool is_changed(const struct look *l, const struct meeting *m, bool skipped)
{
	return skipped || m->agenda.state == MEETING_CANCELLED || !str_eq(m->day, m->slot_day) || m->start_min != m->slot_min
		|| m->minutes != l->s->minutes || !str_eq(m->title, l->s->title);
}

static void put(struct wall *list, size_t *n, const struct wall *wall)
{
	list[(*n)++] = *wall;
}

static int add_override(struct look *l, const struct meeting *m, const struct wall *slot)
{
	struct ical_event *e = new_event(l->c);
	int err = e ? fill_meeting(l->c, m, l->s, e) : ERR_NO_MEMORY;

	if (err)
		return err;
	e->is_override = true;
	e->slot = *slot;
	e->uid = l->event.uid;
	return 0;
}

/* A row that is a time of the rule, or (`time` NULL) is not one any more. */
static int take_row(struct look *l, const struct meeting *m, const struct wall *slot, const struct occurrence *time)
{
	bool beside = !time, own = calendar_owns(l->own, m->id);

	if (!own && !beside)
		put(l->left_out, &l->n_left_out, slot);
	if (!own || (beside && m->agenda.state == MEETING_CANCELLED))
		return 0;
	if (beside)
		put(l->extra, &l->n_extra, slot);
	return is_changed(l, m, time && time->skipped) ? add_override(l, m, slot) : 0;
}

/* Both lists are in the order of the wall; those before `first` do not count. */
static int merge(struct look *l, int64_t first)
{
	size_t r = 0, i = 0;
	int err = 0;

	while (!err && (r < l->n_rows || i < l->n_slots)) {
		struct wall slot;
		int64_t row_key = INT64_MAX, slot_key = i < l->n_slots ? key_of(&l->slots[i].wall) : INT64_MAX;

		if (r < l->n_rows) {
			err = read_wall(l->rows[r].slot_day, l->rows[r].slot_min, &slot);
			row_key = key_of(&slot);
		}
		if (!err && row_key <= slot_key && row_key >= first)
			err = take_row(l, &l->rows[r], &slot, row_key == slot_key ? &l->slots[i] : NULL);
		else if (!err && slot_key < row_key && slot_key >= first)
			put(l->left_out, &l->n_left_out, &l->slots[i].wall);
		r += row_key <= slot_key;
		i += slot_key <= row_key;
	}
	return err;
}

/* Somebody's own begins with the first that is theirs, or else with the next there is: nobody wants years of what was
 * before they came.  Not where the rule counts.  -1: there is none. */
static int64_t first_own(const struct look *l)
{
	size_t r = 0, i;
	int64_t next = -1;

	if (memmem(l->s->rule.at, l->s->rule.len, "COUNT", 5))
		return 0;
	for (i = 0; i < l->n_slots; i++) {
		int64_t key = key_of(&l->slots[i].wall);
		struct wall slot = { .second = 0 };

		while (r < l->n_rows && !read_wall(l->rows[r].slot_day, l->rows[r].slot_min, &slot) && key_of(&slot) < key)
			r++;
		if (is_extra(l, key))
			continue;
		if (r < l->n_rows && key_of(&slot) == key && calendar_owns(l->own, l->rows[r].id))
			return key;
		if (next < 0 && l->slots[i].start_ms >= l->c->tx->now_ms)
			next = key;
	}
	return next;
}

static void begin_at(struct look *l, int64_t first)
{
	size_t i;

	for (i = 0; first && i < l->n_slots; i++)
		if (key_of(&l->slots[i].wall) == first) {
			l->shifted = key_of(&l->recur.first) != first;
			l->event.start = l->slots[i].wall;
		}
}

/* A first time that its rule does not give (an import may have one) is in the set for us, but not for every reader. */
static int put_first(struct look *l)
{
	struct wall first;
	int err;

	if (!l->event.rule.len || l->shifted)
		return 0;
	err = recur_first(&l->recur, &first);
	if (!err && key_of(&first) != key_of(&l->recur.first))
		put(l->extra, &l->n_extra, &l->recur.first);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Times besides the rule, those before and behind the rows as well. */
static void put_extra(struct look *l, int64_t first)
{
	size_t i;

	for (i = 0; i < l->recur.n_extra; i++)
		if (key_of(&l->recur.extra[i]) >= first)
			put(l->extra, &l->n_extra, &l->recur.extra[i]);
}

/* A day left out where there are no rows to tell: as a day, for ical_write(). */
static int put_left_out(struct look *l, const struct wall *day)
{
	struct civil next = day->at;
	int64_t from_ms, until_ms;

	day_add(&next, 1);
	if (zone_moment(l->s->zone, &day->at, &from_ms) || zone_moment(l->s->zone, &next, &until_ms))
		return ERR_STORAGE;
	if (from_ms < l->from_ms || until_ms > l->s->made_until_ms)
		put(l->left_out, &l->n_left_out, &(struct wall){ .at = day->at, .second = -1 });
	return 0;
}

static int put_all_left_out(struct look *l, int64_t first)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < l->s->n_days; i++) {
		struct wall day;

		if (l->s->days[i].start_min >= 0)
			continue;
		err = read_wall(l->s->days[i].day, 0, &day);
		if (!err && key_of(&day) + 1440 > first)
			err = put_left_out(l, &day);
	}
	return err;
}

static int make_lists(struct look *l)
{
	struct arena *arena = &l->c->page->arena;

	l->extra = arena_array(arena, l->recur.n_extra + l->n_rows + 2, sizeof *l->extra);
	l->left_out = arena_array(arena, l->n_slots + l->n_rows + l->s->n_days + 1, sizeof *l->left_out);
	return l->extra && l->left_out ? 0 : ERR_NO_MEMORY;
}

static int fill_series(struct look *l)
{
	const struct series *s = l->s;
	struct ical_event *e = &l->event;
	int err = keep(l->c, s->uid, &e->uid);

	e->start = l->recur.first;
	e->minutes = s->minutes;
	e->sequence = s->sequence;
	e->stamp_ms = e->changed_ms = s->changed_ms;
	e->url = url_of(l->c, s->id);
	if (!err)
		err = keep(l->c, s->title, &e->title);
	if (!err)
		err = keep(l->c, s->zone, &e->zone);
	if (!err)
		err = keep(l->c, s->rule, &e->rule);
	return err ? err : e->url.at ? 0 : ERR_NO_MEMORY;
}

static int look_through(struct look *l)
{
	int64_t first = l->own ? first_own(l) : 0;
	int err;

	if (first < 0)
		return 0;
	err = make_lists(l);
	if (!err)
		err = fill_series(l);
	if (err)
		return err;
	begin_at(l, first);
	put_extra(l, first);
	err = put_first(l);
	if (err)
		return err;
	/* Before what stands in place of its times. */
	l->at = l->c->n;
	if (!new_event(l->c))
		return ERR_NO_MEMORY;
	err = merge(l, first);
	if (!err)
		err = put_all_left_out(l, first);
	if (err)
		return err;
	l->event.extra = l->extra;
	l->event.n_extra = l->n_extra;
	l->event.left_out = l->left_out;
	l->event.n_left_out = l->n_left_out;
	l->c->events[l->at] = l->event;
	return 0;
}

int calendar_add_series(struct calendar *c, const struct series *s, const struct calendar_own *own)
{
	struct look l = { .c = c, .s = s, .own = own };
	int err;

	arena_init(&l.arena, SCRATCH);
	err = read_rows(&l);
	if (!err)
		err = read_slots(&l);
	if (!err && (l.n_rows || l.n_slots))
		err = look_through(&l);
	arena_release(&l.arena);
	return err;
}

/* --- the text --- */

int calendar_write(struct calendar *c, const char *source)
{
	const struct config *config = page_config(c->page);
	struct buf url = BUF_INIT(1024);
	struct ical_calendar calendar = { .name = str_of(config->site_name), .source = STR(""), .refresh_minutes = REFRESH_MINUTES,
		.events = c->events, .n = c->n };
	int err = 0;

	if (*source) {
		buf_putf(&url, "%s%s", config->site_url, source);
		calendar.source = (struct str){ url.at, url.len };
		err = url.err;
	}
	if (!err)
		err = ical_write(&calendar, &c->page->body);
	buf_release(&url);
	c->page->type = "text/calendar; charset=utf-8";
	return err;
}
