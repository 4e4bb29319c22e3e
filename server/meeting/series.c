/* series.create, series.change, series.end, series.list, series.staff. */
#include "meeting/plan.h"

#include "schedule/recur.h"
#include "store/grants.h"
#include "store/members.h"

#define LISTED_MOST 500
#define PAGE 100
#define AHEAD_MOST 2000
#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))

/* --- who leads it --- */

/* Somebody who may lead in its room. */
static int check_leader(struct request *r, struct tx *tx, int64_t room, int64_t member, const char *field)
{
	struct member who;
	bool may = false;
	int err = members_get(tx, member, &r->arena, &who);

	if (err == ERR_NOT_FOUND)
		return request_fault(r, err, field);
	if (!err)
		err = cover_qualified(tx, room, member, &may);
	return err || may ? err : request_fault(r, ERR_NOT_ALLOWED, field);
}

static int put_staff(struct request *r, struct tx *tx, const struct series *s)
{
	const struct wire_series_create *in = &r->msg.u.series_create;
	char field[48];
	size_t i;
	int err = 0;

	for (i = 0; !err && i < in->n_staff; i++) {
		snprintf(field, sizeof field, "staff[%zu].member", i);
		err = check_leader(r, tx, s->room, in->staff[i].member, field);
		if (!err)
			err = series_staff_set(tx, s->id, in->staff[i].member, str_of(wire_part_name(in->staff[i].part)));
	}
	return err;
}

/* They are told of the next meeting, unless it was themselves, and reminded of all. */
static int tell_leader(struct request *r, struct tx *tx, int64_t series, int64_t member)
{
	const struct meetings_query ahead = { .from_ms = tx->now_ms, .until_ms = INT64_MAX, .series = series };
	struct meeting next;
	size_t n = 0;
	int err = member == r->actor.member ? 0 : meetings_list(tx, &ahead, &r->arena, &next, 1, &n);

	if (!err && n > 0)
		err = meeting_tell(tx, &next, member, "part", false, &r->arena);
	return err ? err : reminders_parts(tx, member);
}

static int tell_leaders(struct request *r, struct tx *tx, const struct series *s)
{
	const struct wire_series_create *in = &r->msg.u.series_create;
	size_t i;
	int err = 0;

	for (i = 0; !err && i < in->n_staff; i++)
		err = tell_leader(r, tx, s->id, in->staff[i].member);
	return err;
}

/* Of each meeting ahead. */
static int follow_staff(struct tx *tx, int64_t series, struct arena *arena)
{
	const struct meetings_query ahead = { .from_ms = tx->now_ms, .until_ms = INT64_MAX, .series = series };
	struct meeting *found = arena_array(arena, AHEAD_MOST, sizeof *found);
	size_t n = 0, i;
	int err = found ? meetings_list(tx, &ahead, arena, found, AHEAD_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++)
		if (found[i].agenda.state != MEETING_ENDED)
			err = cover_plan(tx, &found[i], arena);
	return err;
}

static int staff_fits(struct request *r, struct tx *tx, const struct series *s, int64_t member)
{
	struct staffing *found = arena_array(&r->arena, SERIES_STAFF_MOST, sizeof *found);
	size_t n = 0, i;
	int err = found ? series_staff_list(tx, s->id, &r->arena, found, SERIES_STAFF_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; i < n; i++)
		if (found[i].member == member)
			return err;
	return err || n < SERIES_STAFF_MOST ? err : request_fault(r, ERR_TOO_LARGE, "member");
}

/* --- finding one --- */

static int find_series(struct request *r, struct tx *tx, int64_t room, int64_t id, struct series *ret)
{
	int err = series_get(tx, id, &r->arena, ret);

	r->audit_about = id;
	return err == ERR_NOT_FOUND || (!err && ret->room != room) ? request_fault(r, ERR_NOT_FOUND, "series") : err;
}

static int find_open(struct request *r, struct tx *tx, int64_t room, int64_t id, uint64_t version, struct series *ret)
{
	int err = find_series(r, tx, room, id, ret);

	if (err)
		return err;
	if (ret->ended_ms)
		return request_fault(r, ERR_DECIDED, "series");
	return ret->version == (int64_t)version ? 0 : request_fault(r, ERR_STALE, "version");
}

/* The meeting from which on; it lies ahead. */
static int find_from(struct request *r, struct tx *tx, const struct series *s, int64_t id, struct meeting *ret)
{
	int err = meetings_get(tx, id, &r->arena, ret);

	if (err == ERR_NOT_FOUND || (!err && ret->series != s->id))
		return request_fault(r, ERR_NOT_FOUND, "from");
	return err || ret->slot_ms > tx->now_ms ? err : request_fault(r, ERR_TOO_LATE, "from");
}

static int answer(struct request *r, struct tx *tx, int64_t id, struct wire_series *ret)
{
	struct series s;
	int err = series_get(tx, id, &r->arena, &s);

	return err ? err : series_to_wire(tx, &s, &r->arena, ret);
}

/* --- series.create --- */

int series_create_run(struct request *r, struct tx *tx)
{
	const struct wire_series_create *in = &r->msg.u.series_create;
	struct series s = { .created_by = r->actor.member };
	struct room room;
	int err = plan_room(r, tx, in->room, &room);

	if (!err)
		err = plan_room_for(r, tx);
	if (!err)
		err = plan_read(r, &room, &in->plan, &s);
	if (!err)
		err = plan_check(r, tx, &room, &s, true, "plan");
	if (!err)
		err = series_add(tx, &s);
	if (!err)
		err = put_staff(r, tx, &s);
	if (!err)
		err = plan_make(r, tx, &s, (struct str){ 0 }, (struct str){ 0 }, "plan");
	if (!err)
		err = tell_leaders(r, tx, &s);
	r->audit_about = s.id;
	return err ? err : answer(r, tx, s.id, &r->result.series_create.series);
}

/* --- series.change --- */

/* Times that are their own stay the moments they are. */
static int change_zone(struct request *r, struct tx *tx, struct series *s)
{
	const struct meetings_query ahead = { .from_ms = tx->now_ms, .until_ms = INT64_MAX, .series = s->id };
	struct meeting *found = arena_array(&r->arena, AHEAD_MOST, sizeof *found);
	struct civil when;
	char day[11];
	size_t n = 0, i;
	int err = found ? meetings_list(tx, &ahead, &r->arena, found, AHEAD_MOST, &n) : ERR_NO_MEMORY;

	for (i = 0; !err && i < n; i++) {
		if (!(found[i].own & OWN_TIME))
			continue;
		err = zone_civil(s->zone, found[i].agenda.start_ms, &when);
		if (err)
			break;
		day_format(&when, day);
		found[i].day = (struct str){ day, 10 };
		found[i].start_min = when.minute;
		err = meetings_set(tx, &found[i]);
	}
	return err;
}

/* Why what moves, or is no more, does: said when there is something to say. */
static struct str change_reason(const struct wire_series_change *in)
{
	return in->words.len ? STR("series_changed") : (struct str){ 0 };
}

static int change_all(struct request *r, struct tx *tx, const struct room *room, struct series *s)
{
	const struct wire_series_change *in = &r->msg.u.series_change;
	const struct series was = *s;
	int err = plan_read(r, room, &in->plan, s);

	if (!err)
		err = plan_check(r, tx, room, s, true, "plan");
	if (err)
		return err;
	if (!plan_same_times(&was, s))
		s->sequence++;
	err = series_set(tx, s);
	if (!err && !str_eq(was.zone, s->zone))
		err = change_zone(r, tx, s);
	return err ? err : plan_make(r, tx, s, change_reason(in), in->words, "plan");
}

/* The rule ends before that day. */
static int cut(struct request *r, struct series *s, struct str day)
{
	struct buf rule = BUF_INIT(1024);
	struct recur recur;
	int err = series_recur(s, &r->arena, &recur);

	if (!err && s->rule.len)
		err = recur_rule_until(&recur, day, &rule);
	if (!err)
		s->rule = arena_str(&r->arena, (struct str){ rule.len ? rule.at : "", rule.len });
	buf_release(&rule);
	plan_days(s, day, false);
	s->sequence++;
	return err ? err : s->rule.at ? 0 : ERR_NO_MEMORY;
}

/* Is there nothing of it before that day? */
static int begins_with(struct request *r, const struct series *s, const struct meeting *from, bool *ret)
{
	struct occurrence first;
	struct recur recur;
	struct civil day;
	int64_t until;
	size_t n = 0;
	bool more;
	int err = series_recur(s, &r->arena, &recur);

	if (!err)
		err = day_parse(from->slot_day, &day);
	if (!err)
		err = zone_moment(s->zone, &day, &until);
	if (!err)
		err = recur_expand(&recur, 0, until, &first, 1, &n, &more);
	*ret = n == 0;
	return err;
}

/* What goes on from there is a series of its own, and the meetings ahead are its. */
static int split_off(struct request *r, struct tx *tx, const struct series *old, const struct meeting *from, struct series *next)
{
	int err = plan_rest(r, old, next, from->slot_day);

	next->follows = old->id;
	next->created_by = r->actor.member;
	if (!err)
		err = plan_room_for(r, tx);
	return err;
}

static int hand_over(struct tx *tx, const struct series *old, const struct series *next, struct str day)
{
	int err = series_staff_copy(tx, old->id, next->id);

	if (!err)
		err = signups_copy(tx, old->id, next->id);
	return err ? err : meetings_hand_over(tx, old->id, next->id, day);
}

static int change_rest(struct request *r, struct tx *tx, const struct room *room, struct series *old, const struct meeting *from,
                       struct series *next)
{
	const struct wire_series_change *in = &r->msg.u.series_change;
	int err = plan_read(r, room, &in->plan, next);

	if (!err)
		err = split_off(r, tx, old, from, next);
	if (!err)
		err = plan_check(r, tx, room, next, true, "plan");
	if (!err)
		err = series_add(tx, next);
	if (!err)
		err = hand_over(tx, old, next, from->slot_day);
	if (!err && !str_eq(old->zone, next->zone))
		err = change_zone(r, tx, next);
	if (!err)
		err = cut(r, old, from->slot_day);
	if (!err)
		err = series_set(tx, old);
	if (!err)
		err = plan_make(r, tx, old, (struct str){ 0 }, (struct str){ 0 }, "plan");
	return err ? err : plan_make(r, tx, next, change_reason(in), in->words, "plan");
}

int series_change_run(struct request *r, struct tx *tx)
{
	const struct wire_series_change *in = &r->msg.u.series_change;
	struct series s, next = { 0 };
	struct meeting from;
	struct room room;
	bool all = true;
	int err = plan_room(r, tx, in->room, &room);

	if (!err)
		err = find_open(r, tx, in->room, in->series, in->version, &s);
	if (!err && in->from)
		err = find_from(r, tx, &s, in->from, &from);
	if (!err && in->from)
		err = begins_with(r, &s, &from, &all);
	if (!err)
		err = all ? change_all(r, tx, &room, &s) : change_rest(r, tx, &room, &s, &from, &next);
	return err ? err : answer(r, tx, all ? s.id : next.id, &r->result.series_change.series);
}

/* --- series.end --- */

static int today(const struct series *s, int64_t now_ms, char ret[11])
{
	struct civil day;
	int err = zone_civil(s->zone, now_ms, &day);

	if (!err)
		day_format(&day, ret);
	return err;
}

int series_end_run(struct request *r, struct tx *tx)
{
	const struct wire_series_end *in = &r->msg.u.series_end;
	struct series s;
	struct meeting from;
	char day[11];
	int err = find_open(r, tx, in->room, in->series, in->version, &s);

	if (!err && in->from)
		err = find_from(r, tx, &s, in->from, &from);
	if (!err && !in->from)
		err = today(&s, tx->now_ms, day);
	if (!err)
		err = cut(r, &s, in->from ? from.slot_day : (struct str){ day, 10 });
	if (err)
		return err;
	if (!in->from)
		s.ended_ms = tx->now_ms;
	err = series_set(tx, &s);
	if (!err)
		err = plan_make(r, tx, &s, STR("series_ended"), in->words, "plan");
	if (!err && in->from)
		err = plan_over(tx, &s, &r->arena);
	return err ? err : answer(r, tx, s.id, &r->result.series_end.series);
}

/* --- series.list --- */

/* Is it one of the rooms they look after? */
static int looks_after(struct request *r, struct tx *tx, int64_t room, bool *ret)
{
	unsigned roles;
	int err = grants_roles(tx, r->actor.member, room, &roles);

	*ret = !err && (roles & STAFF);
	return err;
}

static int list_page(struct request *r, struct tx *tx, const struct series *page, size_t n)
{
	struct wire_series_list_result *out = &r->result.series_list;
	bool theirs;
	size_t i;
	int err = 0;

	for (i = 0; !err && i < n && out->n_series < LISTED_MOST; i++) {
		err = looks_after(r, tx, page[i].room, &theirs);
		if (!err && theirs)
			err = series_to_wire(tx, &page[i], &r->arena, &out->series[out->n_series++]);
	}
	return err;
}

int series_list_run(struct request *r, struct tx *tx)
{
	const struct wire_series_list *in = &r->msg.u.series_list;
	struct wire_series_list_result *out = &r->result.series_list;
	struct series *page;
	bool theirs = true;
	size_t n = PAGE;
	int64_t after = 0;
	int err = in->room ? looks_after(r, tx, in->room, &theirs) : 0;

	if (!err && !theirs)
		return request_fault(r, ERR_NOT_ALLOWED, "room");
	out->series = arena_array(&r->arena, LISTED_MOST, sizeof *out->series);
	page = arena_array(&r->arena, PAGE, sizeof *page);
	if (!err && (!out->series || !page))
		err = ERR_NO_MEMORY;
	while (!err && n == PAGE && out->n_series < LISTED_MOST) {
		err = series_list(tx, in->room, in->ended, after, &r->arena, page, PAGE, &n);
		if (!err)
			err = list_page(r, tx, page, n);
		after = n ? page[n - 1].id : after;
	}
	return err;
}

/* --- series.staff --- */

int series_staff_run(struct request *r, struct tx *tx)
{
	const struct wire_series_staff *in = &r->msg.u.series_staff;
	struct str part = in->has_part ? str_of(wire_part_name(in->part)) : (struct str){ 0 };
	struct series s;
	int err = find_series(r, tx, in->room, in->series, &s);

	if (!err && s.ended_ms)
		err = request_fault(r, ERR_DECIDED, "series");
	if (!err && in->has_part)
		err = check_leader(r, tx, in->room, in->member, "member");
	if (!err && in->has_part)
		err = staff_fits(r, tx, &s, in->member);
	if (!err)
		err = series_staff_set(tx, s.id, in->member, part);
	if (!err)
		err = follow_staff(tx, s.id, &r->arena);
	if (!err)
		err = tell_leader(r, tx, s.id, in->member);
	r->audit_subject = in->member;
	return err ? err : answer(r, tx, s.id, &r->result.series_staff.series);
}
