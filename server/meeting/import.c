/* series.import: series and their exceptions out of an iCalendar text. */
#include "meeting/fitting.h"
#include "meeting/plan.h"

#include "base/config.h"
#include "schedule/ical.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define SERIES_MOST 50                    /* see the schema */
#define TITLE_CHARS 80
#define ABOUT_CHARS 500
#define TITLE_BYTES (TITLE_CHARS * 4)

struct import {
	struct request *r;
	struct tx *tx;
	struct room room;
	struct ical_event *events;
	size_t n_events;
	struct series *made;                  /* by `of` */
	const struct ical_event **of;
	size_t n_made;
};

/* --- reading --- */

static int read_events(struct import *im)
{
	struct request *r = im->r;
	struct ical_fault fault = { "ics", 0 };
	int err = ical_read(r->msg.u.series_import.ics, str_of(request_config(r)->site_zone), &r->arena, &im->events, &im->n_events,
		&fault);

	if (err != ERR_BAD_FIELD && err != ERR_TOO_LARGE)
		return err;
	return strcmp(fault.field, "ics") == 0 ? request_fault(r, err, "ics") : plan_fault(r, err, "ics", fault.field);
}

/* So many characters of it. */
static struct str shorten(struct str s, size_t chars)
{
	size_t at;

	for (at = 0; at < s.len; at++)
		if (((unsigned char)s.at[at] & 0xc0) != 0x80 && chars-- == 0)
			break;
	return (struct str){ s.at, at };
}

/* One line; without one, the name of the room. */
static int read_title(struct import *im, const struct ical_event *e, struct str *ret)
{
	struct str text = shorten(e->title, TITLE_CHARS);
	char line[TITLE_BYTES];
	size_t i;

	for (i = 0; i < text.len && i < sizeof line; i++)
		line[i] = (unsigned char)text.at[i] < ' ' || text.at[i] == 0x7f ? ' ' : text.at[i];
	*ret = arena_str(&im->r->arena, (struct str){ line, i });
	if (ret->at && !plan_is_title(*ret))
		*ret = im->room.name;
	return ret->at ? 0 : ERR_NO_MEMORY;
}

static int put_day(struct import *im, struct series *s, const struct wall *at, bool left_out)
{
	char text[11];
	struct str day;

	if (s->n_days >= SERIES_DAYS_MOST)
		return plan_fault(im->r, ERR_TOO_LARGE, "ics", left_out ? "exdate" : "rdate");
	if (!left_out && at->second)
		return plan_fault(im->r, ERR_BAD_FIELD, "ics", "rdate");
	day_format(&at->at, text);
	day = arena_str(&im->r->arena, (struct str){ text, 10 });
	s->days[s->n_days++] = (struct series_day){ day, left_out ? -1 : at->at.minute };
	return day.at ? 0 : ERR_NO_MEMORY;
}

static int read_days(struct import *im, const struct ical_event *e, struct series *s)
{
	size_t i;
	int err = 0;

	s->days = arena_array(&im->r->arena, SERIES_DAYS_MOST, sizeof *s->days);
	if (!s->days)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < e->n_extra; i++)
		err = put_day(im, s, &e->extra[i], false);
	for (i = 0; !err && i < e->n_left_out; i++)
		err = put_day(im, s, &e->left_out[i], true);
	return err;
}

static int check_times(struct import *im, const struct ical_event *e)
{
	if (e->start.second)
		return plan_fault(im->r, ERR_BAD_FIELD, "ics", "dtstart");
	return e->minutes >= 5 && e->minutes <= 1440 ? 0 : plan_fault(im->r, ERR_BAD_FIELD, "ics", "duration");
}

static int moment(const struct ical_event *of, const struct wall *at, int64_t *ret_ms)
{
	return zone_moment(of->zone, &at->at, ret_ms);
}

static bool overrides(const struct ical_event *e, const struct ical_event *of)
{
	return e->is_override && str_eq(e->uid, of->uid);
}

/* Exceptions for which no meeting is made yet: left out, and put besides where they were moved. */
static int read_far(struct import *im, const struct ical_event *of, struct series *s)
{
	int64_t at;
	size_t i;
	int err = 0;

	for (i = 0; !err && i < im->n_events; i++) {
		const struct ical_event *e = &im->events[i];

		if (!overrides(e, of) || moment(of, &e->slot, &at) || at < im->tx->now_ms + MEETINGS_AHEAD_DAYS * DAY_MS)
			continue;
		err = put_day(im, s, &e->slot, true);
		if (!err && !e->cancelled && day_between(&e->slot.at, &e->start.at) != 0)
			err = put_day(im, s, &e->start, false);
	}
	return err;
}

static int read_series(struct import *im, const struct ical_event *e, struct series *ret)
{
	const struct wire_series_import *in = &im->r->msg.u.series_import;
	char text[11];
	int err = check_times(im, e);

	day_format(&e->start.at, text);
	*ret = (struct series){ .room = im->room.id, .about = e->about.at ? shorten(e->about, ABOUT_CHARS) : STR(""),
		.language = im->room.language, .audience = STR(""), .zone = e->zone, .day = arena_str(&im->r->arena, (struct str){ text, 10 }),
		.start_min = e->start.at.minute, .minutes = e->minutes, .rule = e->rule.at ? e->rule : STR(""),
		.staff_needed = (int64_t)in->staff_needed, .opens_min = 10, .entry_min = -1, .public = in->public,
		.created_by = im->r->actor.member };
	if (!err && !ret->day.at)
		err = ERR_NO_MEMORY;
	if (!err)
		err = read_title(im, e, &ret->title);
	if (!err)
		err = read_days(im, e, ret);
	return err ? err : read_far(im, e, ret);
}

/* --- one that is an exception --- */

static int cancel(struct import *im, struct meeting *m)
{
	m->own |= OWN_CANCELLED;
	m->reason = STR("other");
	m->sequence++;
	return meeting_apply(im->tx, m, &(struct agenda_event){ .kind = AGENDA_CANCEL }, &im->r->arena);
}

static int move(struct import *im, const struct series *s, struct meeting *m, const struct ical_event *e)
{
	const struct meeting was = *m;
	struct fitting f;
	char text[11];
	bool when;
	int err = fitting_open(&f, im->tx, s, &im->r->arena);

	day_format(&e->start.at, text);
	m->day = (struct str){ text, 10 };
	m->start_min = e->start.at.minute;
	m->minutes = e->minutes;
	if (!err)
		err = read_title(im, e, &m->title);
	if (m->start_min != m->slot_min || !str_eq(m->day, m->slot_day))
		m->own |= OWN_TIME;
	m->own |= m->minutes != s->minutes ? OWN_MINUTES : 0;
	m->own |= str_eq(m->title, s->title) ? 0 : OWN_TITLE;
	if (!err)
		err = fitting_fit(&f, im->tx, &was, m, &when);
	if (!err && when)
		err = fitting_check(&f, im->tx, m);
	return err == ERR_OVERLAP ? plan_fault(im->r, err, "ics", "dtstart") : err;
}

/* Where there is no meeting it is over, or was seen to by read_far(). */
static int put_exception(struct import *im, const struct series *s, const struct ical_event *of, const struct ical_event *e)
{
	struct meeting m;
	char text[11];
	int64_t start;
	int err;

	day_format(&e->slot.at, text);
	err = meetings_at(im->tx, s->id, (struct str){ text, 10 }, e->slot.at.minute, &im->r->arena, &m);
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	if (e->cancelled)
		return m.agenda.state == MEETING_CANCELLED ? 0 : cancel(im, &m);
	err = check_times(im, e);
	if (!err && (moment(of, &e->start, &start) || start <= im->tx->now_ms))
		err = plan_fault(im->r, ERR_BAD_FIELD, "ics", "dtstart");
	return err ? err : move(im, s, &m, e);
}

/* --- all of it --- */

static int make_series(struct import *im, const struct ical_event *e)
{
	struct series *s = &im->made[im->n_made];
	int err = read_series(im, e, s);

	if (err || plan_is_past(im->r, im->tx, s))
		return err;
	err = plan_check(im->r, im->tx, &im->room, s, false, "ics");
	if (!err)
		err = plan_room_for(im->r, im->tx);
	if (!err)
		err = series_add(im->tx, s);
	if (!err)
		err = plan_make(im->r, im->tx, s, (struct str){ 0 }, (struct str){ 0 }, "ics");
	im->of[im->n_made++] = e;
	return err;
}

static int make_all(struct import *im)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < im->n_events; i++) {
		if (im->events[i].is_override || im->events[i].cancelled)
			continue;
		if (im->n_made == SERIES_MOST)
			return request_fault(im->r, ERR_TOO_LARGE, "ics");
		err = make_series(im, &im->events[i]);
	}
	return err || im->n_made ? err : request_fault(im->r, ERR_BAD_FIELD, im->n_events ? "ics.dtstart" : "ics");
}

static int put_exceptions(struct import *im, size_t at)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < im->n_events; i++)
		if (overrides(&im->events[i], im->of[at]))
			err = put_exception(im, &im->made[at], im->of[at], &im->events[i]);
	return err;
}

static int answer(struct import *im)
{
	struct wire_series_import_result *out = &im->r->result.series_import;
	struct series s;
	int err = 0;

	out->series = arena_array(&im->r->arena, im->n_made, sizeof *out->series);
	if (!out->series)
		return ERR_NO_MEMORY;
	while (!err && out->n_series < im->n_made) {
		err = series_get(im->tx, im->made[out->n_series].id, &im->r->arena, &s);
		if (!err)
			err = series_to_wire(im->tx, &s, &im->r->arena, &out->series[out->n_series++]);
	}
	return err;
}

int series_import_run(struct request *r, struct tx *tx)
{
	struct import im = { .r = r, .tx = tx };
	size_t i;
	int err = plan_room(r, tx, r->msg.u.series_import.room, &im.room);

	im.made = arena_array(&r->arena, SERIES_MOST, sizeof *im.made);
	im.of = arena_array(&r->arena, SERIES_MOST, sizeof *im.of);
	if (!err && (!im.made || !im.of))
		err = ERR_NO_MEMORY;
	if (!err)
		err = read_events(&im);
	if (!err)
		err = make_all(&im);
	for (i = 0; !err && i < im.n_made; i++)
		err = put_exceptions(&im, i);
	return err ? err : answer(&im);
}
