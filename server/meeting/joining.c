/* series.join: come in by a public series.  place.open: come back by the link of a place. */
#include "meeting/places.h"
#include "member/signing.h"
#include "store/grants.h"
#include "store/rooms.h"

/* A series that is not public and one that is not there look the same. */
static int find_series(struct request *r, struct tx *tx, int64_t id, struct series *ret)
{
	int err = series_get(tx, id, &r->arena, ret);

	if (!err && (!ret->public || (ret->ended_ms && ret->ended_ms <= tx->now_ms)))
		err = ERR_NOT_FOUND;
	return err == ERR_NOT_FOUND ? request_fault(r, err, "series") : err;
}

/* Participant, unless they hold anything there already. */
static int let_in(struct tx *tx, int64_t member, int64_t room)
{
	struct grant grant = { .role = ROLE_PARTICIPANT, .room = room };
	unsigned roles;
	int err = grants_roles(tx, member, room, &roles);

	return err || roles ? err : grants_set(tx, member, &grant);
}

/* Ground rules are accepted, and a seat taken, when they go into the room. */
int series_join_run(struct request *r, struct tx *tx)
{
	const struct wire_series_join *in = &r->msg.u.series_join;
	struct wire_signed *out = &r->result.series_join;
	struct member m = { .id = r->actor.member, .name = r->actor.name };
	struct series s;
	int err = find_series(r, tx, in->series, &s);

	if (!err)
		err = removals_check(tx, s.room, m.id, r->has_device ? &r->device : NULL);
	if (!err && !m.id)
		err = signing_guest(r, tx, in->name, s.room, &m, out);
	if (!err)
		err = let_in(tx, m.id, s.room);
	if (!err)
		err = r->actor.session ? signing_home(r, tx, &m, out) : signing_in(r, tx, &m, out);
	out->home = WIRE_SIGNED_HOME_ROOM;
	out->room = s.room;
	return err;
}

/* --- place.open --- */

/* A link in a mail is worth less than a password or a passkey: it never opens what staff can do. */
static int check_guest(struct request *r, struct tx *tx, const struct member *m)
{
	int64_t staff_until;
	int err = grants_staff_until(tx, m->id, &staff_until);

	return err ? err : m->account || staff_until ? request_fault(r, ERR_NOT_ALLOWED, "link") : 0;
}

int place_open_run(struct request *r, struct tx *tx)
{
	struct wire_signed *out = &r->result.place_open;
	struct place p;
	struct meeting m;
	struct member who;
	int err = place_by_link(r, tx, r->msg.u.place_open.link, &p, &m);

	if (!err)
		err = members_get(tx, p.member, &r->arena, &who);
	if (err == ERR_NOT_FOUND)
		return request_fault(r, ERR_LINK, "link");
	if (!err)
		err = check_guest(r, tx, &who);
	if (!err)
		err = r->actor.member == who.id ? signing_home(r, tx, &who, out) : signing_in(r, tx, &who, out);
	out->home = WIRE_SIGNED_HOME_ROOM;
	out->room = m.room;
	return err;
}
