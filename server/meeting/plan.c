#include "meeting/plan.h"

#include "base/config.h"
#include "meeting/fitting.h"
#include "schedule/recur.h"

#define FAR_MS INT64_C(7258118400000)     /* 2200-01-01; see schedule/zone.h */
#define LOOK 3                            /* times looked at for what a rule must not give */

int64_t plan_far(void)
{
	return FAR_MS;
}

/* What iCalendar calls it. */
static const char *ical_name(const char *field)
{
	static const char *const names[][2] = { { "title", "summary" }, { "day", "dtstart" }, { "start", "dtstart" }, { "extra", "rdate" },
		{ "left_out", "exdate" }, { "minutes", "duration" } };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(field, names[i][0]) == 0)
			return names[i][1];
	return field;
}

int plan_fault(struct request *r, int err, const char *part, const char *field)
{
	char name[64];

	if (strcmp(part, "ics") == 0)
		field = ical_name(field);
	snprintf(name, sizeof name, "%s.%s", part, field);
	return request_fault(r, err, name);
}

int plan_room(struct request *r, struct tx *tx, int64_t id, struct room *ret)
{
	int err = rooms_get(tx, id, &r->arena, ret);

	if (err == ERR_NOT_FOUND || (!err && (ret->staff_of || ret->aside_of)))
		return request_fault(r, ERR_NOT_FOUND, "room");
	return err;
}

int plan_room_for(struct request *r, struct tx *tx)
{
	int64_t n = 0;
	int err = series_count(tx, &n);

	return err || n < request_config(r)->limits_series ? err : request_fault(r, ERR_TOO_LARGE, "series");
}

/* --- reading --- */

static bool is_day(struct str text)
{
	struct civil day;

	return day_parse(text, &day) == 0;
}

static int read_days(struct request *r, const struct wire_plan *in, struct series *s)
{
	size_t i;

	s->n_days = 0;
	s->days = arena_array(&r->arena, in->n_extra + in->n_left_out, sizeof *s->days);
	if (!s->days)
		return ERR_NO_MEMORY;
	for (i = 0; i < in->n_extra; i++) {
		if (!is_day(in->extra[i].day))
			return plan_fault(r, ERR_BAD_FIELD, "plan", "extra");
		s->days[s->n_days++] = (struct series_day){ in->extra[i].day, (int64_t)in->extra[i].start };
	}
	for (i = 0; i < in->n_left_out; i++) {
		if (!is_day(in->left_out[i]))
			return plan_fault(r, ERR_BAD_FIELD, "plan", "left_out");
		s->days[s->n_days++] = (struct series_day){ in->left_out[i], -1 };
	}
	return s->n_days > SERIES_DAYS_MOST ? plan_fault(r, ERR_TOO_LARGE, "plan", "left_out") : 0;
}

static struct str or_empty(struct str s)
{
	return s.at ? s : STR("");
}

int plan_read(struct request *r, const struct room *room, const struct wire_plan *in, struct series *s)
{
	s->room = room->id;
	s->title = in->title;
	s->about = or_empty(in->about);
	s->language = in->language.at ? in->language : room->language;
	s->audience = or_empty(in->audience);
	s->zone = in->zone;
	s->day = in->day;
	s->start_min = (int64_t)in->start;
	s->minutes = (int64_t)in->minutes;
	s->rule = or_empty(in->rule);
	s->capacity = (int64_t)in->capacity;
	s->staff_needed = (int64_t)in->staff_needed;
	s->opens_min = in->has_opens ? (int64_t)in->opens : 10;
	s->entry_min = in->has_entry ? (int64_t)in->entry : -1;
	s->public = in->public;
	s->guide = in->guide;
	return read_days(r, in, s);
}

/* --- checking --- */

bool plan_is_title(struct str s)
{
	bool some = false;
	size_t i;

	for (i = 0; i < s.len; i++) {
		if ((unsigned char)s.at[i] < ' ' || s.at[i] == 0x7f)
			return false;
		some = some || s.at[i] != ' ';
	}
	return some;
}

static const char *find_fault(const struct series *s, const struct room *room)
{
	if (!plan_is_title(s->title))
		return "title";
	if (!zone_known(s->zone))
		return "zone";
	if (!is_day(s->day))
		return "day";
	if (s->capacity > room->capacity)
		return "capacity";
	return s->guide && !s->public ? "guide" : NULL;
}

static int to_day(struct request *r, const struct civil *when, struct str *ret)
{
	char text[11];

	day_format(when, text);
	*ret = arena_str(&r->arena, (struct str){ text, 10 });
	return ret->at ? 0 : ERR_NO_MEMORY;
}

/* A rule that gives nothing, ever, is none. */
static int check_first(struct request *r, const struct recur *recur, struct series *s, bool move, const char *part)
{
	struct wall first;
	int err = recur_first(recur, &first);

	if (err == ERR_NOT_FOUND || err == ERR_TOO_LARGE)
		return plan_fault(r, ERR_BAD_FIELD, part, "rule");
	return err || !move ? err : to_day(r, &first.at, &s->day);
}

static int check_ahead(struct request *r, struct tx *tx, struct series *s, const char *part)
{
	struct occurrence found[LOOK];
	struct recur recur;
	size_t n = 0, i;
	bool more;
	int err = series_recur(s, &r->arena, &recur);

	if (!err)
		err = recur_expand(&recur, tx->now_ms + 1, FAR_MS, found, LOOK, &n, &more);
	if (err == ERR_TOO_LARGE)
		return plan_fault(r, ERR_BAD_FIELD, part, "rule");
	if (!err && n == 0)
		return plan_fault(r, ERR_BAD_FIELD, part, s->rule.len ? "rule" : "day");
	for (i = 0; !err && i < n; i++)
		if (found[i].wall.second)
			return plan_fault(r, ERR_BAD_FIELD, part, "rule");
	return err;
}

int plan_check(struct request *r, struct tx *tx, const struct room *room, struct series *s, bool first, const char *part)
{
	struct recur recur;
	const char *field = find_fault(s, room);
	int err = field ? plan_fault(r, ERR_BAD_FIELD, part, field) : series_recur(s, &r->arena, &recur);

	if (err)
		return err;
	err = recur_check(&recur, true, &field);
	if (err)
		return plan_fault(r, err, part, field);
	err = check_first(r, &recur, s, first, part);
	return err ? err : check_ahead(r, tx, s, part);
}

bool plan_is_past(struct request *r, const struct tx *tx, const struct series *s)
{
	struct occurrence found;
	struct recur recur;
	const char *field;
	size_t n = 0;
	bool more;

	return series_recur(s, &r->arena, &recur) == 0 && recur_check(&recur, true, &field) == 0
		&& recur_expand(&recur, tx->now_ms + 1, FAR_MS, &found, 1, &n, &more) == 0 && n == 0;
}

/* --- a part of it --- */

void plan_days(struct series *s, struct str day, bool from)
{
	size_t i, n = 0;

	for (i = 0; i < s->n_days; i++)
		if ((memcmp(s->days[i].day.at, day.at, 10) >= 0) == from)
			s->days[n++] = s->days[i];
	s->n_days = n;
}

/* Where COUNT= stands in the rule, up to its end; false: nowhere. */
static bool find_count(struct str rule, size_t *ret_at, size_t *ret_end, int64_t *ret_count)
{
	static const char word[] = "COUNT=";
	size_t at, len = sizeof word - 1;

	for (at = 0; at + len <= rule.len; at++) {
		if ((at > 0 && rule.at[at - 1] != ';') || strncasecmp(rule.at + at, word, len) != 0)
			continue;
		*ret_at = at;
		*ret_count = 0;
		for (at += len; at < rule.len && rule.at[at] >= '0' && rule.at[at] <= '9' && *ret_count < RECUR_COUNT_MOST; at++)
			*ret_count = *ret_count * 10 + (rule.at[at] - '0');
		*ret_end = at;
		return true;
	}
	return false;
}

/* So many of its COUNT were before. */
static int lower_count(struct request *r, struct series *s, size_t before)
{
	struct buf rule = BUF_INIT(1024);
	size_t at, end;
	int64_t count;
	int err;

	if (!find_count(s->rule, &at, &end, &count))
		return 0;
	if (count <= (int64_t)before)
		return plan_fault(r, ERR_BAD_FIELD, "plan", "rule");
	buf_put(&rule, s->rule.at, at);
	buf_puts(&rule, "COUNT=");
	buf_put_int(&rule, count - (int64_t)before);
	buf_put(&rule, s->rule.at + end, s->rule.len - end);
	err = rule.err;
	if (!err)
		s->rule = arena_str(&r->arena, (struct str){ rule.at, rule.len });
	buf_release(&rule);
	return err ? err : s->rule.at ? 0 : ERR_NO_MEMORY;
}

/* By the rule alone: how many begin before that day, on which day the last of them, and which day is the next; empty: none. */
struct around {
	size_t before;
	char last[11], next[11];
	int64_t from_ms;
};

static int look_back(struct around *a, const struct recur *recur, struct arena *arena)
{
	struct occurrence *all = arena_array(arena, RECUR_COUNT_MOST, sizeof *all);
	bool more;
	int err = all ? recur_expand(recur, 0, a->from_ms, all, RECUR_COUNT_MOST, &a->before, &more) : ERR_NO_MEMORY;

	if (!err && a->before)
		day_format(&all[a->before - 1].wall.at, a->last);
	return err;
}

static int look_on(struct around *a, const struct recur *recur)
{
	struct occurrence next;
	size_t n = 0;
	bool more;
	int err = recur_expand(recur, a->from_ms, FAR_MS, &next, 1, &n, &more);

	if (!err && n)
		day_format(&next.wall.at, a->next);
	return err;
}

static int look_around(const struct series *s, struct str day, struct arena *arena, struct around *ret)
{
	struct recur recur;
	struct civil from;
	int err = series_recur(s, arena, &recur);

	*ret = (struct around){ 0 };
	recur.n_extra = recur.n_left_out = 0;
	if (!err)
		err = day_parse(day, &from);
	if (!err)
		err = zone_moment(s->zone, &from, &ret->from_ms);
	if (!err)
		err = look_back(ret, &recur, arena);
	return err ? err : look_on(ret, &recur);
}

int plan_rest(struct request *r, const struct series *old, struct series *next, struct str day)
{
	struct around was, is;
	int err = look_around(old, day, &r->arena, &was);

	if (err || !is_day(next->day) || !zone_known(next->zone))
		return err;
	/* They said where it begins. */
	if (memcmp(next->day.at, was.last, 10) > 0) {
		plan_days(next, memcmp(next->day.at, day.at, 10) < 0 ? next->day : day, true);
		return lower_count(r, next, was.before);
	}
	err = look_around(next, day, &r->arena, &is);
	if (err || !is.next[0])
		return err == ERR_NO_MEMORY ? err : plan_fault(r, ERR_BAD_FIELD, "plan", "rule");
	plan_days(next, day, true);
	err = lower_count(r, next, is.before);
	if (!err)
		next->day = arena_str(&r->arena, (struct str){ is.next, 10 });
	return err ? err : next->day.at ? 0 : ERR_NO_MEMORY;
}

bool plan_same_times(const struct series *a, const struct series *b)
{
	size_t i;

	if (a->n_days != b->n_days || a->start_min != b->start_min || a->minutes != b->minutes || !str_eq(a->zone, b->zone)
	    || !str_eq(a->day, b->day) || !str_eq(a->rule, b->rule))
		return false;
	for (i = 0; i < a->n_days; i++)
		if (a->days[i].start_min != b->days[i].start_min || !str_eq(a->days[i].day, b->days[i].day))
			return false;
	return true;
}

/* --- keeping it --- */

int plan_make(struct request *r, struct tx *tx, const struct series *s, struct str reason, struct str words, const char *part)
{
	struct fitting f;
	int err = fitting_open(&f, tx, s, &r->arena);

	if (err)
		return err;
	f.reason = reason;
	f.words = words;
	err = making_run(&f, tx);
	if (err == ERR_OVERLAP)
		return plan_fault(r, err, part, "start");
	return err == ERR_TOO_SMALL ? plan_fault(r, err, part, "capacity") : err;
}

int plan_over(struct tx *tx, const struct series *s, struct arena *arena)
{
	struct occurrence next;
	struct recur recur;
	int64_t start;
	size_t n = 0;
	bool more;
	int err = meetings_next(tx, s->id, &start);

	if (err != ERR_NOT_FOUND)
		return err;
	err = series_recur(s, arena, &recur);
	if (!err)
		err = recur_expand(&recur, tx->now_ms, FAR_MS, &next, 1, &n, &more);
	return err || n ? err : series_ended(tx, s->id);
}
