/* meeting.list and meeting.show: the meetings of the rooms one looks after. */
#include "meeting/meeting.h"

#include "session/describe.h"
#include "store/grants.h"

#define LISTED_MOST 500
#define PAGE 100
#define PLACES_MOST 1000
#define SPAN_MS (INT64_C(400) * 24 * 3600 * 1000)
#define LOOKS_AFTER (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))
#define ROOMS_KNOWN 64

/* --- meeting.list --- */

/* One list under way. */
struct board {
	struct request *r;
	struct tx *tx;
	struct meetings_query q;
	struct { int64_t room; bool theirs; } rooms[ROOMS_KNOWN];   /* asked already */
	size_t n_rooms;
};

static int find_theirs(struct board *b, int64_t room, bool *ret)
{
	unsigned roles = 0;
	int err = grants_roles(b->tx, b->r->actor.member, room, &roles);

	*ret = roles & LOOKS_AFTER;
	if (err || b->n_rooms == ROOMS_KNOWN)
		return err;
	b->rooms[b->n_rooms].room = room;
	b->rooms[b->n_rooms++].theirs = *ret;
	return 0;
}

static int is_theirs(struct board *b, int64_t room, bool *ret)
{
	size_t i;

	for (i = 0; i < b->n_rooms; i++)
		if (b->rooms[i].room == room) {
			*ret = b->rooms[i].theirs;
			return 0;
		}
	return find_theirs(b, room, ret);
}

static int put(struct board *b, const struct meeting *m)
{
	struct wire_meeting_list_result *out = &b->r->result.meeting_list;
	bool theirs = false;
	int err = is_theirs(b, m->room, &theirs);

	if (err || !theirs)
		return err;
	if (out->n_meetings == LISTED_MOST) {
		out->more = out->has_more = true;
		return 0;
	}
	return staff_meeting_to_wire(b->tx, m, &b->r->arena, &out->meetings[out->n_meetings++]);
}

static int put_page(struct board *b, struct meeting page[PAGE], size_t *ret_n)
{
	size_t i;
	int err = meetings_list(b->tx, &b->q, &b->r->arena, page, PAGE, ret_n);

	for (i = 0; !err && i < *ret_n; i++)
		err = put(b, &page[i]);
	if (!err && *ret_n > 0) {
		b->q.after_ms = page[*ret_n - 1].agenda.start_ms;
		b->q.after_id = page[*ret_n - 1].id;
	}
	return err;
}

static int check(struct request *r, struct tx *tx)
{
	const struct wire_meeting_list *in = &r->msg.u.meeting_list;
	unsigned roles = LOOKS_AFTER;
	int err = in->room ? grants_roles(tx, r->actor.member, in->room, &roles) : 0;

	if (!err && !(roles & LOOKS_AFTER))
		err = request_fault(r, ERR_NOT_ALLOWED, "room");
	if (!err && (in->until <= in->from || in->until - in->from > SPAN_MS))
		err = request_fault(r, ERR_BAD_FIELD, "until");
	return err;
}

int meeting_list_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_list *in = &r->msg.u.meeting_list;
	struct wire_meeting_list_result *out = &r->result.meeting_list;
	struct board b = { .r = r, .tx = tx,
		.q = { .from_ms = (int64_t)in->from, .until_ms = (int64_t)in->until, .room = in->room } };
	struct meeting *page = arena_array(&r->arena, PAGE, sizeof *page);
	size_t n = PAGE;
	int err = check(r, tx);

	out->meetings = arena_array(&r->arena, LISTED_MOST, sizeof *out->meetings);
	if (!err && (!page || !out->meetings))
		err = ERR_NO_MEMORY;
	while (!err && n == PAGE && !out->more)
		err = put_page(&b, page, &n);
	return err;
}

/* --- meeting.show --- */

static int place_to_wire(struct tx *tx, const struct meeting *m, const struct place *p, struct wire_meeting_show_result_places *ret)
{
	int64_t ahead = 0;
	bool every = false;
	int err = describe_person(tx, p->member, p->name, m->room, &ret->member);

	if (!err && p->state == PLACE_WAITING)
		err = places_before(tx, m->id, p->turn, &ahead);
	if (!err)
		err = signups_has(tx, m->series, p->member, &every);
	ret->place = (struct wire_place){ .id = p->id, .has_ahead = p->state == PLACE_WAITING, .ahead = (uint64_t)ahead,
		.has_until = p->state == PLACE_OFFERED, .until = (uint64_t)p->until_ms, .has_every = every, .every = every };
	return err ? err : wire_place_state_parse(str_of(place_state_name(p->state)), &ret->place.state) ? ERR_STORAGE : 0;
}

static int put_places(struct request *r, struct tx *tx, const struct meeting *m)
{
	struct wire_meeting_show_result *out = &r->result.meeting_show;
	struct place *all = arena_array(&r->arena, PLACES_MOST, sizeof *all);
	size_t n = 0, i;
	int err = all ? places_list(tx, m->id, &r->arena, all, PLACES_MOST, &n) : ERR_NO_MEMORY;

	out->places = arena_array(&r->arena, n, sizeof *out->places);
	if (!err && !out->places)
		err = ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = place_to_wire(tx, m, &all[i], &out->places[out->n_places++]);
	return err;
}

int meeting_show_run(struct request *r, struct tx *tx)
{
	const struct wire_meeting_show *in = &r->msg.u.meeting_show;
	struct meeting m;
	int err = meeting_find(r, tx, in->room, in->meeting, &m);

	if (!err)
		err = staff_meeting_to_wire(tx, &m, &r->arena, &r->result.meeting_show.meeting);
	return err ? err : put_places(r, tx, &m);
}
