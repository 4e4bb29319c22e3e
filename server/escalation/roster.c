/* roster.list, roster.set, roster.remove, roster.cover. */
#include "escalation/roster.h"

#include "base/config.h"
#include "session/describe.h"
#include "store/channels.h"
#include "store/grants.h"
#include "store/members.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))
#define PLANS (ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN))
/* What the schema lets an answer hold. */
#define SHIFTS_MOST 1000
#define DUTIES_MOST 2000
#define GAPS_MOST 500
#define PEOPLE_MOST 500
#define COVER_DAYS 400                    /* so far ahead a day can be taken */

/* --- in words of the wire --- */

/* On call one is for every room, so with the role of most responsibility held in any. */
static int person_to_wire(struct tx *tx, int64_t member, struct str name, struct wire_person *ret)
{
	unsigned roles;
	int err = describe_person(tx, member, name, 0, ret);

	if (!err)
		err = grants_roles_anywhere(tx, member, &roles);
	if (!err)
		ret->role = (enum wire_role)acting_role(roles);
	return err;
}

static struct str or_absent(struct str s)
{
	return s.len > 0 ? s : (struct str){ 0 };
}

static int shift_to_wire(struct tx *tx, const struct shift *s, struct wire_shift *ret)
{
	*ret = (struct wire_shift){ .id = s->id, .tier = (uint64_t)s->tier, .language = or_absent(s->language), .zone = s->zone,
		.weekday = (uint64_t)s->weekday, .start = (uint64_t)s->start_min, .minutes = (uint64_t)s->minutes,
		.first_day = s->first_day, .last_day = or_absent(s->last_day) };
	return person_to_wire(tx, s->member, s->name, &ret->member);
}

static int duty_to_wire(struct tx *tx, const struct duty *d, struct wire_duty *ret)
{
	*ret = (struct wire_duty){ .shift = d->shift, .day = d->day, .tier = (uint64_t)d->tier, .language = or_absent(d->language),
		.from = (uint64_t)d->from_ms, .until = (uint64_t)d->until_ms, .has_covered = d->covered, .covered = d->covered,
		.has_reachable = true, .reachable = d->reachable };
	return person_to_wire(tx, d->member, d->name, &ret->member);
}

/* --- roster.list --- */

static int list_shifts(struct request *r, struct tx *tx, struct wire_roster_list_result *out, bool tiers[ROSTER_TIERS + 1])
{
	struct shift *found = arena_array(&r->arena, SHIFTS_MOST, sizeof *found);
	char since[11];
	size_t n = 0, i;
	int err = found ? 0 : ERR_NO_MEMORY;

	roster_since(tx->now_ms, since);
	if (!err)
		err = shifts_list(tx, str_of(since), &r->arena, found, SHIFTS_MOST, &n);
	if (!err && !(out->shifts = arena_array(&r->arena, n, sizeof *out->shifts)))
		err = ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++) {
		tiers[found[i].tier] = true;
		err = shift_to_wire(tx, &found[i], &out->shifts[out->n_shifts++]);
	}
	return err;
}

static int list_duties(struct request *r, struct tx *tx, const struct duty *found, size_t n, struct wire_roster_list_result *out)
{
	int err = 0;
	size_t i;

	out->duties = arena_array(&r->arena, n, sizeof *out->duties);
	if (!out->duties)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = duty_to_wire(tx, &found[i], &out->duties[out->n_duties++]);
	return err;
}

/* A roster has gaps from when it began, and as far ahead as duties are made. */
static int gap_window(struct tx *tx, const struct wire_roster_list *in, struct gap *ret)
{
	int64_t first, last = tx->now_ms + (ROSTER_DAYS - 1) * DAY_MS;
	int err = duties_first(tx, &first);

	if (tx->now_ms < first)
		first = tx->now_ms;
	*ret = (struct gap){ (int64_t)in->from, (int64_t)in->until };
	if (ret->from_ms < first)
		ret->from_ms = first;
	if (ret->until_ms > last)
		ret->until_ms = last;
	return err;
}

static int put_gaps(struct request *r, struct wire_roster_list_result *out, int64_t tier, const struct gap *gaps, size_t n)
{
	size_t i;

	if (out->n_gaps + n > GAPS_MOST)
		return request_fault(r, ERR_TOO_LARGE, "until");
	for (i = 0; i < n; i++)
		out->gaps[out->n_gaps++] = (struct wire_gap){ (uint64_t)tier, (uint64_t)gaps[i].from_ms, (uint64_t)gaps[i].until_ms };
	return 0;
}

/* Of tiers somebody plans; of the first as soon as there is a roster at all. */
static int list_gaps(struct request *r, struct tx *tx, const struct duty *duties, size_t n, const bool tiers[ROSTER_TIERS + 1],
                     struct wire_roster_list_result *out)
{
	struct gap window, *gaps = arena_array(&r->arena, GAPS_MOST, sizeof *gaps);
	int64_t tier;
	int err = gaps ? gap_window(tx, &r->msg.u.roster_list, &window) : ERR_NO_MEMORY;

	out->gaps = arena_array(&r->arena, GAPS_MOST, sizeof *out->gaps);
	if (!err && !out->gaps)
		err = ERR_NO_MEMORY;
	for (tier = 1; !err && tier <= ROSTER_TIERS; tier++)
		if (tiers[tier] || (tier == 1 && out->n_shifts > 0))
			err = put_gaps(r, out, tier, gaps, gaps_find(duties, n, tier, window.from_ms, window.until_ms, gaps, GAPS_MOST));
	return err;
}

/* Whom a planner can put on call. */
static int list_people(struct request *r, struct tx *tx, struct wire_roster_list_result *out)
{
	int64_t *members = arena_array(&r->arena, PEOPLE_MOST, sizeof *members);
	struct member who;
	unsigned roles;
	size_t n = 0, i;
	int err = grants_roles(tx, r->actor.member, 0, &roles);

	if (err || !(roles & PLANS))
		return err;
	out->people = arena_array(&r->arena, PEOPLE_MOST, sizeof *out->people);
	if (!members || !out->people)
		return ERR_NO_MEMORY;
	err = grants_staff(tx, members, PEOPLE_MOST, &n);
	for (i = 0; !err && i < n; i++) {
		err = members_get(tx, members[i], &r->arena, &who);
		if (!err)
			err = describe_person(tx, members[i], who.name, 0, &out->people[i]);
	}
	out->has_people = !err;
	out->n_people = err ? 0 : n;
	return err;
}

int roster_list_run(struct request *r, struct tx *tx)
{
	const struct wire_roster_list *in = &r->msg.u.roster_list;
	struct wire_roster_list_result *out = &r->result.roster_list;
	struct duty *duties = arena_array(&r->arena, DUTIES_MOST + 1, sizeof *duties);
	bool tiers[ROSTER_TIERS + 1] = { false };
	size_t n = 0;
	int err = duties ? 0 : ERR_NO_MEMORY;

	if (in->until <= in->from)
		return request_fault(r, ERR_BAD_FIELD, "until");
	if (!err)
		err = duties_list(tx, (int64_t)in->from, (int64_t)in->until, &r->arena, duties, DUTIES_MOST + 1, &n);
	if (!err && n > DUTIES_MOST)
		err = request_fault(r, ERR_TOO_LARGE, "until");
	if (!err)
		err = list_shifts(r, tx, out, tiers);
	if (!err)
		err = list_duties(r, tx, duties, n, out);
	if (!err)
		err = list_people(r, tx, out);
	return err ? err : list_gaps(r, tx, duties, n, tiers, out);
}

/* --- who may be on call --- */

/* `until_ms`: staff at least until then.  reached: a channel of theirs works. */
static int check_member(struct request *r, struct tx *tx, int64_t member, int64_t until_ms, bool reached)
{
	struct member who;
	int64_t staff_ms = 0;
	bool works = true;
	int err = members_get(tx, member, &r->arena, &who);

	if (err == ERR_NOT_FOUND)
		return request_fault(r, err, "member");
	if (!err)
		err = grants_staff_until(tx, member, &staff_ms);
	if (!err && reached)
		err = channels_reachable(tx, member, &works);
	if (!err && (staff_ms < until_ms || staff_ms == 0 || !works))
		err = request_fault(r, ERR_NOT_ALLOWED, "member");
	return err;
}

/* --- roster.set --- */

static struct shift wanted(const struct wire_roster_set *in)
{
	return (struct shift){ .id = in->shift, .member = in->member, .tier = (int64_t)in->tier, .weekday = (int64_t)in->weekday,
		.start_min = (int64_t)in->start, .minutes = (int64_t)in->minutes, .zone = in->zone, .first_day = in->first_day,
		.language = in->language.at ? in->language : STR(""), .last_day = in->last_day.at ? in->last_day : STR("") };
}

/* The last moment of it; INT64_MAX when it has no end. */
static int end_of(const struct shift *s, int64_t *ret_ms)
{
	struct civil last;
	struct duty d;
	int err;

	*ret_ms = INT64_MAX;
	if (s->last_day.len == 0)
		return 0;
	if (day_parse(s->last_day, &last))
		return ERR_BAD_FIELD;
	day_add(&last, -((day_weekday(&last) - (int)s->weekday + 7) % 7));
	err = roster_duty(s, &last, &d);
	if (!err)
		*ret_ms = d.until_ms;
	return err;
}

/* Days and zone that are there, and at least one time that is not over. */
static int check_days(struct request *r, const struct tx *tx, const struct shift *s)
{
	struct civil first, last, day;
	int64_t end_ms;

	if (!zone_known(s->zone))
		return request_fault(r, ERR_BAD_FIELD, "zone");
	if (day_parse(s->first_day, &first))
		return request_fault(r, ERR_BAD_FIELD, "first_day");
	if (s->last_day.len > 0 && (day_parse(s->last_day, &last) || day_between(&first, &last) < 0))
		return request_fault(r, ERR_BAD_FIELD, "last_day");
	if (!roster_next_day(s, &first, &day))
		return request_fault(r, ERR_BAD_FIELD, "weekday");
	if (end_of(s, &end_ms) || end_ms <= tx->now_ms)
		return request_fault(r, ERR_BAD_FIELD, s->last_day.len > 0 ? "last_day" : "first_day");
	return 0;
}

/* Nobody is on call twice at a time in one tier. */
static int check_overlap(struct request *r, struct tx *tx, const struct shift *s, const struct shift *all, size_t n)
{
	bool meet = false;
	int err = 0;
	size_t i;

	for (i = 0; !err && !meet && i < n; i++)
		if (all[i].member == s->member && all[i].tier == s->tier && all[i].id != s->id)
			err = roster_overlap(s, &all[i], tx->now_ms, &meet);
	/* One of them is of a zone this system lost: nothing to compare. */
	if (err == ERR_BAD_FIELD)
		err = 0;
	return err || !meet ? err : request_fault(r, ERR_BAD_FIELD, "start");
}

static int check_others(struct request *r, struct tx *tx, const struct shift *s)
{
	struct shift *all = arena_array(&r->arena, SHIFTS_MOST, sizeof *all);
	char since[11];
	size_t n = 0;
	int err = all ? 0 : ERR_NO_MEMORY;

	roster_since(tx->now_ms, since);
	if (!err)
		err = shifts_list(tx, str_of(since), &r->arena, all, SHIFTS_MOST, &n);
	if (!err && !s->id && (int64_t)n >= request_config(r)->limits_shifts)
		err = request_fault(r, ERR_TOO_LARGE, "shifts");
	return err ? err : check_overlap(r, tx, s, all, n);
}

/* It is there. */
static int find_shift(struct request *r, struct tx *tx, int64_t id, struct shift *ret)
{
	int err = shifts_get(tx, id, &r->arena, ret);

	r->audit_about = id;
	return err == ERR_NOT_FOUND ? request_fault(r, err, "shift") : err;
}

int roster_set_run(struct request *r, struct tx *tx)
{
	struct shift s = wanted(&r->msg.u.roster_set), kept;
	int err = s.id ? find_shift(r, tx, s.id, &kept) : 0;

	if (!err)
		err = check_days(r, tx, &s);
	if (!err)
		err = check_member(r, tx, s.member, 0, s.tier == 1);
	if (!err)
		err = check_others(r, tx, &s);
	if (!err)
		err = shifts_put(tx, &s, &s.id);
	if (!err)
		err = roster_expand(tx, &s);
	if (!err)
		err = shifts_get(tx, s.id, &r->arena, &kept);
	if (err)
		return err;
	r->audit_subject = s.member;
	r->audit_about = s.id;
	return shift_to_wire(tx, &kept, &r->result.roster_set.shift);
}

/* --- roster.remove --- */

int roster_remove_run(struct request *r, struct tx *tx)
{
	struct shift s;
	int err = find_shift(r, tx, r->msg.u.roster_remove.shift, &s);

	if (err)
		return err;
	r->audit_subject = s.member;
	err = shifts_remove(tx, s.id);
	return err ? err : roster_look(tx);
}

/* --- roster.cover --- */

/* Who plans the roster says who; others take a day themselves. */
static int find_cover(struct request *r, struct tx *tx, int64_t *ret_member)
{
	const struct wire_roster_cover *in = &r->msg.u.roster_cover;
	unsigned roles = PLANS;
	int err = 0;

	*ret_member = in->member ? in->member : r->actor.member;
	if (*ret_member != r->actor.member)
		err = grants_roles(tx, r->actor.member, 0, &roles);
	return err ? err : roles & PLANS ? 0 : request_fault(r, ERR_NOT_ALLOWED, "member");
}

/* The day as a duty: one of the shift, and not over. */
static int find_day(struct request *r, const struct tx *tx, const struct shift *s, struct duty *ret)
{
	struct civil day;

	if (day_parse(r->msg.u.roster_cover.day, &day) || roster_duty(s, &day, ret) || ret->from_ms > tx->now_ms + COVER_DAYS * DAY_MS)
		return request_fault(r, ERR_BAD_FIELD, "day");
	if (ret->until_ms <= tx->now_ms)
		return request_fault(r, ERR_TOO_LATE, "day");
	if (ret->from_ms < tx->now_ms)
		ret->from_ms = tx->now_ms;
	return 0;
}

/* Somebody who is there at that time anyway would leave a hole that looks filled. */
static int check_cover(struct request *r, struct tx *tx, const struct duty *d)
{
	bool there = false;
	int err = check_member(r, tx, d->member, d->until_ms, true);

	if (!err)
		err = duties_within(tx, d, &there);
	return err || !there ? err : request_fault(r, ERR_BAD_FIELD, "member");
}

static int cover_to_wire(struct request *r, struct tx *tx, const struct shift *s, struct duty *d)
{
	struct member who;
	int err = members_get(tx, d->member, &r->arena, &who);

	if (err)
		return err;
	d->name = who.name;
	d->covered = d->member != s->member;
	d->reachable = true;
	return duty_to_wire(tx, d, &r->result.roster_cover.duty);
}

int roster_cover_run(struct request *r, struct tx *tx)
{
	const struct wire_roster_cover *in = &r->msg.u.roster_cover;
	struct shift s;
	struct duty d = { 0 };
	int64_t member = 0;
	int err = find_shift(r, tx, in->shift, &s);

	if (!err)
		err = find_day(r, tx, &s, &d);
	if (!err)
		err = find_cover(r, tx, &member);
	if (err)
		return err;
	d.member = r->audit_subject = member;
	d.day = in->day;
	err = check_cover(r, tx, &d);
	if (!err)
		err = covers_put(tx, s.id, in->day, member);
	if (!err)
		err = roster_expand(tx, &s);
	return err ? err : cover_to_wire(r, tx, &s, &d);
}
