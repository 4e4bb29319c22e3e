/* place.add, place.remove, place.list; and by the link of a place: place.show, place.answer. */
#include "base/config.h"
#include "base/role.h"
#include "meeting/places.h"
#include "session/describe.h"
#include "store/grants.h"

#define LIST_MOST 200
#define LINK_MS (INT64_C(24) * 3600 * 1000)      /* a link is good until so long after the end */
#define COMING (ROLE_BIT(ROLE_PARTICIPANT) | ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR))

/* --- in the words of the wire --- */

int own_meeting_to_wire(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena, struct wire_meeting *ret)
{
	struct place p;
	int err = describe_meeting(tx, m, member, ret);

	if (err || !ret->has_place)
		return err;
	err = places_of(tx, m->id, member, &p);
	return err ? err : link_make(tx, LINK_PLACE, p.id, 0, p.link, arena, &ret->place.link);
}

/* What came of it, read anew. */
static int answer(struct request *r, struct tx *tx, int64_t meeting, int64_t member, struct wire_meeting *ret)
{
	struct meeting m;
	int err = meetings_get(tx, meeting, &r->arena, &m);

	return err ? err : own_meeting_to_wire(tx, &m, member, &r->arena, ret);
}

/* --- adding --- */

/* Of this room; any other is not there. */
static int find(struct request *r, struct tx *tx, int64_t room, int64_t id, struct meeting *ret)
{
	int err = meetings_get(tx, id, &r->arena, ret);

	if (!err && ret->room != room)
		err = ERR_NOT_FOUND;
	return err == ERR_NOT_FOUND ? request_fault(r, err, "meeting") : err;
}

static int take_each(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena)
{
	bool changed;
	int err = place_open_to(tx, m) && m->agenda.state != MEETING_CANCELLED ? 0 : place_take(tx, m, member, arena, &changed);

	return err == ERR_SIGNED_UP ? 0 : err;   /* they lead that one */
}

static int is_theirs(struct tx *tx, const struct meeting *m, int64_t member, bool *ret)
{
	struct place p;
	int err = places_of(tx, m->id, member, &p);

	*ret = !err && p.state != PLACE_MISSED && p.state != PLACE_GIVEN_UP;
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* Everything one member is down for has a limit; a series counts as what there is of it. */
static int check_most(struct request *r, struct tx *tx, const struct meeting *m, bool every)
{
	int64_t there, more = 1, most = request_config(r)->limits_places;
	bool theirs = false;
	int err = places_count_ahead(tx, r->actor.member, &there);

	if (!err && every)
		err = signups_ahead(tx, m->series, &more);
	else if (!err)
		err = is_theirs(tx, m, r->actor.member, &theirs);
	if (err || theirs)
		return err;
	return there + more > most ? request_fault(r, ERR_TOO_LARGE, every ? "every" : "meeting") : 0;
}

static int add_every(struct tx *tx, const struct meeting *m, int64_t member, bool *ret_changed)
{
	bool had;
	int err = signups_has(tx, m->series, member, &had);

	*ret_changed = *ret_changed || !had;
	if (!err)
		err = signups_put(tx, m->series, member);
	return err || had ? err : places_for_series(tx, m->series, member, take_each);
}

int place_add_run(struct request *r, struct tx *tx)
{
	const struct wire_place_add *in = &r->msg.u.place_add;
	struct meeting m;
	bool changed = false;
	int err = find(r, tx, in->room, in->meeting, &m);

	if (!err && place_open_to(tx, &m))
		err = request_fault(r, ERR_TOO_LATE, "meeting");
	if (!err)
		err = check_most(r, tx, &m, in->every);
	if (!err)
		err = place_take(tx, &m, r->actor.member, &r->arena, &changed);
	if (!err && in->every)
		err = add_every(tx, &m, r->actor.member, &changed);
	if (!err && !changed)
		err = ERR_SIGNED_UP;
	if (err)
		return err == ERR_SIGNED_UP ? request_fault(r, err, "meeting") : err;
	return answer(r, tx, m.id, r->actor.member, &r->result.place_add.meeting);
}

/* --- removing --- */

static int leave_each(struct tx *tx, const struct meeting *m, int64_t member, struct arena *arena)
{
	struct place p;
	int err = places_of(tx, m->id, member, &p);

	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	return place_leave(tx, m, &p, arena);
}

static int leave_every(struct tx *tx, int64_t series, int64_t member)
{
	int err = signups_remove(tx, series, member);

	return err ? err : places_for_series(tx, series, member, leave_each);
}

int place_remove_run(struct request *r, struct tx *tx)
{
	const struct wire_place_remove *in = &r->msg.u.place_remove;
	struct meeting m;
	struct place p;
	bool every = false;
	int err = find(r, tx, in->room, in->meeting, &m);

	if (!err && in->every)
		err = signups_has(tx, m.series, r->actor.member, &every);
	if (!err)
		err = places_of(tx, m.id, r->actor.member, &p);
	if (err == ERR_NOT_FOUND && !every)
		return request_fault(r, err, "meeting");
	if (!err)
		err = place_leave(tx, &m, &p, &r->arena);
	if (err == ERR_NOT_FOUND)
		err = 0;
	if (!err && in->every)
		err = leave_every(tx, m.series, r->actor.member);
	return err ? err : answer(r, tx, m.id, r->actor.member, &r->result.place_remove.meeting);
}

/* --- one's own --- */

int place_list_run(struct request *r, struct tx *tx)
{
	struct wire_place_list_result *out = &r->result.place_list;
	struct place *all = arena_array(&r->arena, LIST_MOST, sizeof *all);
	size_t n = 0, i;
	int err = all ? places_ahead(tx, r->actor.member, &r->arena, all, LIST_MOST, &n) : ERR_NO_MEMORY;

	out->meetings = arena_array(&r->arena, LIST_MOST, sizeof *out->meetings);
	if (!err && !out->meetings)
		err = ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = answer(r, tx, all[i].meeting, r->actor.member, &out->meetings[out->n_meetings++]);
	return err ? err : reminders_to_wire(tx, r->actor.member, &r->arena, &out->reminders, &out->has_reminders);
}

/* --- by its link --- */

int place_by_link(struct request *r, struct tx *tx, struct str link, struct place *ret, struct meeting *ret_meeting)
{
	int64_t id, number;
	int err = link_read(tx, LINK_PLACE, link, &id, NULL, &number);

	if (!err)
		err = places_get(tx, id, ret);
	if (!err && ret->link != number)
		err = ERR_LINK;
	if (!err)
		err = meetings_get(tx, ret->meeting, &r->arena, ret_meeting);
	if (!err && ret_meeting->agenda.end_ms + LINK_MS < tx->now_ms)
		err = ERR_LINK;
	return err == ERR_NOT_FOUND || err == ERR_LINK ? request_fault(r, ERR_LINK, "link") : err;
}

int place_show_run(struct request *r, struct tx *tx)
{
	struct wire_place_show_result *out = &r->result.place_show;
	struct place p;
	struct meeting m;
	int err = place_by_link(r, tx, r->msg.u.place_show.link, &p, &m);

	out->site = str_of(request_config(r)->site_name);
	if (!err)
		err = own_meeting_to_wire(tx, &m, p.member, &r->arena, &out->meeting);
	return err ? err : reminders_to_wire(tx, p.member, &r->arena, &out->reminders, &out->has_reminders);
}

/* Again is fine: somebody may open their mail twice. */
static int take_by_link(struct request *r, struct tx *tx, const struct meeting *m, int64_t member)
{
	unsigned roles;
	bool changed;
	int err = grants_roles(tx, member, m->room, &roles);

	if (!err && !(roles & COMING))
		err = ERR_NOT_ALLOWED;
	if (!err && place_open_to(tx, m))
		err = ERR_TOO_LATE;
	if (!err)
		err = place_take(tx, m, member, &r->arena, &changed);
	return err == ERR_TOO_LATE || err == ERR_SIGNED_UP || err == ERR_NOT_ALLOWED ? request_fault(r, err, "link") : err;
}

int place_answer_run(struct request *r, struct tx *tx)
{
	const struct wire_place_answer *in = &r->msg.u.place_answer;
	struct place p;
	struct meeting m;
	int err = place_by_link(r, tx, in->link, &p, &m);

	if (!err && in->take)
		err = take_by_link(r, tx, &m, p.member);
	else if (!err)
		err = place_leave(tx, &m, &p, &r->arena);
	if (!err && !in->take && in->every)
		err = leave_every(tx, m.series, p.member);
	return err ? err : answer(r, tx, m.id, p.member, &r->result.place_answer.meeting);
}
