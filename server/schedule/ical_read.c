#include "schedule/ical.h"

#include <string.h>
#include <strings.h>

#include "schedule/ical_line.h"
#include "schedule/ical_time.h"

#define DEPTH_MOST 8
#define MINUTE_MS 60000
#define DAY_MIN 1440
#define SEQUENCE_MOST 1000000000

/* A line of an event, until all of it were seen. */
struct kept {
	struct ical_line line;
	struct kept *next;
};

/* An event, until all of them were seen. */
struct draft {
	struct ical_event event;
	struct ical_time start, end, slot;
	bool has_start, has_end, has_duration;
	int64_t duration_s;
	unsigned seen;                        /* bits of `properties` */
	struct wall *extra, *left_out;
	int line, rule_line, list_line;
	struct draft *next;
};

struct reader {
	struct ical_lines lines;
	struct arena *arena;
	struct str floating;
	struct str open[DEPTH_MOST];          /* BEGIN without its END yet */
	size_t depth;
	bool any;                             /* VCALENDAR was there */
	int begun;                            /* the line of BEGIN:VEVENT */
	struct kept *kept, **kept_end;
	struct draft *drafts, **drafts_end;
	size_t n;
	struct ical_fault fault;
};

static int wrong(struct reader *r, const char *field, int line)
{
	r->fault = (struct ical_fault){ field, line };
	return ERR_BAD_FIELD;
}

/* --- the properties --- */

/* \n, and anything else behind a backslash is itself. */
static int read_text(struct reader *r, struct str value, struct str *ret)
{
	char *to = arena_new(r->arena, value.len + 1);
	size_t i, len = 0;

	if (!to)
		return ERR_NO_MEMORY;
	for (i = 0; i < value.len; i++) {
		bool escaped = value.at[i] == '\\' && i + 1 < value.len;

		i += escaped;
		to[len++] = escaped && (value.at[i] == 'n' || value.at[i] == 'N') ? '\n' : value.at[i];
	}
	*ret = (struct str){ to, len };
	return 0;
}

static int read_uid(struct reader *r, struct draft *d, const struct ical_line *line)
{
	return line->value.len ? read_text(r, line->value, &d->event.uid) : wrong(r, "uid", line->number);
}

static int read_title(struct reader *r, struct draft *d, const struct ical_line *line)
{
	return read_text(r, line->value, &d->event.title);
}

static int read_about(struct reader *r, struct draft *d, const struct ical_line *line)
{
	return read_text(r, line->value, &d->event.about);
}

static int read_url(struct reader *r, struct draft *d, const struct ical_line *line)
{
	d->event.url = arena_str(r->arena, line->value);
	return d->event.url.at ? 0 : ERR_NO_MEMORY;
}

static int read_rule(struct reader *r, struct draft *d, const struct ical_line *line)
{
	d->event.rule = arena_str(r->arena, line->value);
	d->rule_line = line->number;
	if (line->value.len == 0)
		return wrong(r, "rule", line->number);
	return d->event.rule.at ? 0 : ERR_NO_MEMORY;
}

/* What it takes away cannot be told any more, and leaving it would give too many. */
static int read_exrule(struct reader *r, struct draft *d, const struct ical_line *line)
{
	return wrong(r, "exrule", line->number);
}

static int read_sequence(struct reader *r, struct draft *d, const struct ical_line *line)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < line->value.len && line->value.at[i] >= '0' && line->value.at[i] <= '9' && n <= SEQUENCE_MOST; i++)
		n = n * 10 + line->value.at[i] - '0';
	d->event.sequence = n;
	return i > 0 && i == line->value.len && n <= SEQUENCE_MOST ? 0 : wrong(r, "sequence", line->number);
}

static int read_status(struct reader *r, struct draft *d, const struct ical_line *line)
{
	d->event.cancelled = ical_word_is(line->value, "CANCELLED");
	return 0;
}

/* A time that names no zone is by the clock of the first one, whatever the RFC makes of that. */
static int read_time(struct reader *r, const struct draft *d, const struct ical_line *line, struct str value, const char *field, struct ical_time *ret)
{
	const char *what;

	return ical_time_read(line, value, d->has_start ? d->start.zone : r->floating, field, ret, &what) ? wrong(r, what, line->number) : 0;
}

static int read_start(struct reader *r, struct draft *d, const struct ical_line *line)
{
	int err = read_time(r, d, line, line->value, "dtstart", &d->start);

	if (!err && !d->start.zone.at)
		err = wrong(r, "zone", line->number);
	d->has_start = true;
	return err;
}

static int read_end(struct reader *r, struct draft *d, const struct ical_line *line)
{
	d->has_end = true;
	return read_time(r, d, line, line->value, "dtend", &d->end);
}

static int read_duration(struct reader *r, struct draft *d, const struct ical_line *line)
{
	d->has_duration = true;
	return ical_duration_read(line->value, &d->duration_s) ? wrong(r, "duration", line->number) : 0;
}

static int read_moment(struct reader *r, const struct draft *d, const struct ical_line *line, const char *field, int64_t *ret)
{
	struct ical_time time;
	int err = read_time(r, d, line, line->value, field, &time);

	return err ? err : ical_time_ms(&time, ret) ? wrong(r, field, line->number) : 0;
}

static int read_stamp(struct reader *r, struct draft *d, const struct ical_line *line)
{
	return read_moment(r, d, line, "dtstamp", &d->event.stamp_ms);
}

static int read_changed(struct reader *r, struct draft *d, const struct ical_line *line)
{
	return read_moment(r, d, line, "last_modified", &d->event.changed_ms);
}

/* RANGE=THISANDFUTURE would be a series of its own. */
static int read_slot(struct reader *r, struct draft *d, const struct ical_line *line)
{
	d->event.is_override = true;
	if (ical_param(line, "RANGE").at)
		return wrong(r, "recurrence_id", line->number);
	return read_time(r, d, line, line->value, "recurrence_id", &d->slot);
}

/* --- lists of times --- */

static size_t count_values(struct str value)
{
	size_t n = 0;
	struct str one;

	while (ical_value_next(&value, &one))
		n++;
	return n;
}

static int make_room(struct reader *r, struct wall **list, size_t n, size_t more)
{
	struct wall *larger;

	if (n + more > RECUR_LIST_MOST)
		return ERR_TOO_LARGE;
	larger = arena_array(r->arena, n + more, sizeof *larger);
	if (!larger)
		return ERR_NO_MEMORY;
	if (n)
		memcpy(larger, *list, n * sizeof *larger);
	*list = larger;
	return 0;
}

/* Of a day: as a time of the series that is at that of its first, or all of the day. */
static int list_time(struct reader *r, const struct draft *d, const struct ical_line *line, struct str value, const char *field, bool out, struct wall *ret)
{
	struct ical_time time;
	int err = read_time(r, d, line, value, field, &time);

	if (err)
		return err;
	if (ical_time_in(&time, d->start.zone, ret))
		return wrong(r, field, line->number);
	if (time.is_day && out)
		ret->second = -1;
	if (time.is_day && !out) {
		ret->at.minute = d->start.wall.at.minute;
		ret->second = d->start.wall.second;
	}
	return 0;
}

static int read_list(struct reader *r, struct draft *d, const struct ical_line *line, bool out)
{
	struct wall **list = out ? &d->left_out : &d->extra;
	size_t *n = out ? &d->event.n_left_out : &d->event.n_extra;
	const char *field = out ? "exdate" : "rdate";
	struct str left = line->value, value;
	int err = make_room(r, list, *n, count_values(line->value));

	if (err == ERR_TOO_LARGE)
		(void)wrong(r, field, line->number);
	while (!err && ical_value_next(&left, &value)) {
		err = list_time(r, d, line, value, field, out, &(*list)[*n]);
		*n += !err;
	}
	d->list_line = line->number;
	return err;
}

static int read_extra(struct reader *r, struct draft *d, const struct ical_line *line)
{
	return read_list(r, d, line, false);
}

static int read_left_out(struct reader *r, struct draft *d, const struct ical_line *line)
{
	return read_list(r, d, line, true);
}

static const struct property {
	const char *name, *field;
	int (*read)(struct reader *, struct draft *, const struct ical_line *);
	bool late, often;                     /* after DTSTART; more than once */
} properties[] = {
	{ "UID", "uid", read_uid },
	{ "SUMMARY", "summary", read_title },
	{ "DESCRIPTION", "description", read_about },
	{ "URL", "url", read_url },
	{ "DTSTART", "dtstart", read_start },
	{ "DTEND", "dtend", read_end, .late = true },
	{ "DURATION", "duration", read_duration },
	{ "RRULE", "rule", read_rule },
	{ "EXRULE", "exrule", read_exrule },
	{ "RECURRENCE-ID", "recurrence_id", read_slot, .late = true },
	{ "SEQUENCE", "sequence", read_sequence },
	{ "STATUS", "status", read_status },
	{ "DTSTAMP", "dtstamp", read_stamp, .late = true },
	{ "LAST-MODIFIED", "last_modified", read_changed, .late = true },
	{ "RDATE", "rdate", read_extra, .late = true, .often = true },
	{ "EXDATE", "exdate", read_left_out, .late = true, .often = true },
};

/* --- one event --- */

static int read_property(struct reader *r, struct draft *d, const struct ical_line *line, bool late)
{
	size_t i;

	for (i = 0; i < sizeof properties / sizeof *properties; i++) {
		const struct property *p = &properties[i];

		if (p->late != late || !ical_word_is(line->name, p->name))
			continue;
		if (!p->often && d->seen >> i & 1)
			return wrong(r, p->field, line->number);
		d->seen |= 1u << i;
		return p->read(r, d, line);
	}
	return 0;
}

static int read_properties(struct reader *r, struct draft *d, bool late)
{
	const struct kept *k;
	int err = 0;

	for (k = r->kept; !err && k; k = k->next)
		err = read_property(r, d, &k->line, late);
	return err;
}

/* By the clocks that moments have; of days by the calendar. */
static int minutes_to_end(const struct draft *d, int64_t *ret)
{
	int64_t from, to;

	if (d->start.is_day != d->end.is_day)
		return ERR_BAD_FIELD;
	if (d->start.is_day) {
		*ret = (wall_seconds(&d->end.wall) - wall_seconds(&d->start.wall)) / 60;
		return 0;
	}
	if (ical_time_ms(&d->start, &from) || ical_time_ms(&d->end, &to))
		return ERR_BAD_FIELD;
	*ret = to < from ? -1 : (to - from + MINUTE_MS - 1) / MINUTE_MS;
	return 0;
}

static int settle_length(struct reader *r, struct draft *d)
{
	int64_t minutes = d->has_duration ? (d->duration_s + 59) / 60 : d->start.is_day ? DAY_MIN : 0;

	if (d->has_end && d->has_duration)
		return wrong(r, "duration", d->line);
	if (d->has_end && (minutes_to_end(d, &minutes) || minutes < 0))
		return wrong(r, "dtend", d->line);
	d->event.minutes = minutes;
	return 0;
}

static struct recur as_recur(const struct ical_event *e)
{
	return (struct recur){ .zone = e->zone, .first = e->start, .rule = e->rule, .extra = e->extra, .n_extra = e->n_extra,
		.left_out = e->left_out, .n_left_out = e->n_left_out };
}

static int check_recurrence(struct reader *r, const struct draft *d)
{
	static const struct { const char *recur, *field; } names[] = { { "zone", "zone" }, { "day", "dtstart" }, { "rule", "rule" },
		{ "extra", "rdate" }, { "left_out", "exdate" } };
	struct recur recur = as_recur(&d->event);
	const char *field;
	size_t i;

	if (d->event.is_override && d->event.rule.len > 0)
		return wrong(r, "rule", d->rule_line);
	if (recur_check(&recur, false, &field) == 0)
		return 0;
	for (i = 0; strcmp(names[i].recur, field) != 0; i++)
		;
	return wrong(r, names[i].field, i == 2 ? d->rule_line : i > 2 ? d->list_line : d->line);
}

static int settle(struct reader *r, struct draft *d)
{
	struct ical_event *e = &d->event;
	int err;

	if (!e->uid.at || !d->has_start)
		return wrong(r, e->uid.at ? "dtstart" : "uid", d->line);
	err = read_properties(r, d, true);
	if (!err)
		err = settle_length(r, d);
	if (err)
		return err;
	e->zone = arena_str(r->arena, d->start.zone);
	e->start = d->start.wall;
	e->extra = d->extra;
	e->left_out = d->left_out;
	return e->zone.at ? check_recurrence(r, d) : ERR_NO_MEMORY;
}

static int end_event(struct reader *r, int line)
{
	struct draft *d = arena_new(r->arena, sizeof *d);
	int err;

	if (!d)
		return ERR_NO_MEMORY;
	d->line = line;
	err = read_properties(r, d, false);
	if (!err)
		err = settle(r, d);
	if (err)
		return err;
	if (++r->n > ICAL_EVENTS_MOST) {
		(void)wrong(r, "ics", line);
		return ERR_TOO_LARGE;
	}
	*r->drafts_end = d;
	r->drafts_end = &d->next;
	r->kept = NULL;
	r->kept_end = &r->kept;
	return 0;
}

/* --- what is in what --- */

static bool in_event(const struct reader *r)
{
	return r->depth == 2 && ical_word_is(r->open[1], "VEVENT");
}

static int begin_part(struct reader *r, const struct ical_line *line)
{
	bool calendar = ical_word_is(line->value, "VCALENDAR");

	if (r->depth == DEPTH_MOST || calendar != (r->depth == 0))
		return wrong(r, "ics", line->number);
	r->any = true;
	r->open[r->depth++] = line->value;
	if (in_event(r))
		r->begun = line->number;
	return 0;
}

static bool same_word(struct str a, struct str b)
{
	return a.len == b.len && strncasecmp(a.at, b.at, a.len) == 0;
}

static int end_part(struct reader *r, const struct ical_line *line)
{
	int err = 0;

	if (r->depth == 0 || !same_word(r->open[r->depth - 1], line->value))
		return wrong(r, "ics", line->number);
	if (in_event(r))
		err = end_event(r, r->begun);
	r->depth--;
	return err;
}

static int keep(struct reader *r, const struct ical_line *line)
{
	struct kept *k = arena_new(r->arena, sizeof *k);

	if (!k)
		return ERR_NO_MEMORY;
	k->line = *line;
	*r->kept_end = k;
	r->kept_end = &k->next;
	return 0;
}

static int read_line(struct reader *r, const struct ical_line *line)
{
	if (ical_word_is(line->name, "BEGIN"))
		return begin_part(r, line);
	if (ical_word_is(line->name, "END"))
		return end_part(r, line);
	if (r->depth == 0)
		return wrong(r, "ics", line->number);
	return in_event(r) ? keep(r, line) : 0;
}

static int read_lines(struct reader *r)
{
	struct ical_line line = { 0 };
	int err = 0;

	while (!err) {
		err = ical_lines_next(&r->lines, &line);
		if (err == ERR_BAD_FIELD)
			return wrong(r, "ics", line.number);
		if (!err)
			err = read_line(r, &line);
	}
	if (err != ERR_NOT_FOUND)
		return err;
	return r->any && r->depth == 0 ? 0 : wrong(r, "ics", r->any ? r->lines.number : 0);
}

/* --- overrides --- */

static struct draft *find_series(struct reader *r, struct str uid)
{
	struct draft *d;

	for (d = r->drafts; d; d = d->next)
		if (!d->event.is_override && str_eq(d->event.uid, uid))
			return d;
	return NULL;
}

/* By the clock of the series, whatever clock it was written with. */
static int settle_override(struct reader *r, struct draft *d, const struct draft *series)
{
	const struct ical_time *start = series ? &series->start : &d->start;

	if (ical_time_in(&d->start, start->zone, &d->event.start))
		return wrong(r, "dtstart", d->line);
	if (ical_time_in(&d->slot, start->zone, &d->event.slot))
		return wrong(r, "recurrence_id", d->line);
	if (d->slot.is_day) {
		d->event.slot.at.minute = start->wall.at.minute;
		d->event.slot.second = start->wall.second;
	}
	d->event.zone = series ? series->event.zone : d->event.zone;
	return 0;
}

static int settle_all(struct reader *r)
{
	struct draft *d, *series;
	int err = 0;

	for (d = r->drafts; !err && d; d = d->next) {
		series = find_series(r, d->event.uid);
		if (d->event.is_override)
			err = settle_override(r, d, series);
		else if (series != d)
			err = wrong(r, "uid", d->line);
	}
	return err;
}

static size_t put_events(const struct reader *r, struct ical_event *to, size_t n, bool overrides)
{
	const struct draft *d;

	for (d = r->drafts; d; d = d->next)
		if (d->event.is_override == overrides)
			to[n++] = d->event;
	return n;
}

int ical_read(struct str text, struct str zone, struct arena *arena, struct ical_event **ret, size_t *ret_n, struct ical_fault *ret_fault)
{
	struct reader r = { .arena = arena, .floating = zone, .fault = { "ics", 0 } };
	struct ical_event *events = NULL;
	int err = text.len > ICAL_TEXT_MOST ? ERR_TOO_LARGE : 0;

	r.kept_end = &r.kept;
	r.drafts_end = &r.drafts;
	ical_lines_begin(&r.lines, text, arena);
	if (!err)
		err = read_lines(&r);
	if (!err)
		err = settle_all(&r);
	if (!err) {
		events = arena_array(arena, r.n, sizeof *events);
		err = events ? 0 : ERR_NO_MEMORY;
	}
	if (err) {
		*ret_fault = r.fault;
		return err;
	}
	*ret_n = put_events(&r, events, put_events(&r, events, 0, false), true);
	*ret = events;
	return 0;
}
