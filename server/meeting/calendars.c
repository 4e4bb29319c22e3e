#include "base/id.h"
#include "base/log.h"
#include "meeting/calendar.h"
#include "meeting/meeting.h"
#include "meeting/pages.h"
#include "store/calendar.h"
#include "store/grants.h"
#include "store/rooms.h"

#define AT_ONCE 20
#define OWN_MOST 2000                     /* meetings of one series */

/* --- what is asked for --- */

/* The path without its ending. */
static int name_of(const struct page *p, struct str *ret)
{
	static const char ending[] = ".ics";
	size_t len = sizeof ending - 1;

	if (p->path.len <= len || memcmp(p->path.at + p->path.len - len, ending, len))
		return ERR_NOT_FOUND;
	*ret = (struct str){ p->path.at, p->path.len - len };
	return 0;
}

/* May they still? */
static int check_grant(struct tx *tx, int64_t member, int64_t room)
{
	unsigned roles = 0;
	int err = removals_check(tx, 0, member, NULL);

	if (err == ERR_REMOVED)
		return ERR_LINK;
	if (!err && room)
		err = grants_roles(tx, member, room, &roles);
	return err ? err : room && !roles ? ERR_LINK : 0;
}

/* --- many series --- */

/* One that cannot be written (its zone went from the system's tzdata, or there is too much of it) must not take the others along. */
static int add_one(struct calendar *c, const struct series *s, const struct calendar_own *own)
{
	size_t before = c->n;
	int err = calendar_add_series(c, s, own);

	if (err != ERR_BAD_FIELD && err != ERR_TOO_LARGE)
		return err;
	c->n = before;
	log_event(LOG_WARN, "calendar.series_left_out", LOG_ID("series", s->id), LOG_WORD("error", err_name(err)));
	return 0;
}

static int add_listed(struct calendar *c, int64_t room, const struct series *s, size_t n)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < n; i++)
		if (room || s[i].public)
			err = add_one(c, &s[i], NULL);
	return err;
}

/* Of a room, or all that are public.  Ended ones are in it as long as there are meetings of theirs. */
static int add_all(struct calendar *c, int64_t room)
{
	struct series list[AT_ONCE];
	int64_t after = 0;
	size_t n = AT_ONCE;
	int err = 0;

	while (!err && n == AT_ONCE) {
		struct arena arena;

		arena_init(&arena, 4u << 20);
		err = series_list(c->tx, room, true, after, &arena, list, AT_ONCE, &n);
		if (!err)
			err = add_listed(c, room, list, n);
		if (!err && n)
			after = list[n - 1].id;
		arena_release(&arena);
	}
	return err;
}

int programme_page(struct page *p, struct tx *tx)
{
	struct calendar c;
	int err = calendar_begin(&c, p, tx);

	if (!err)
		err = add_all(&c, 0);
	p->shared = true;
	return err ? err : calendar_write(&c, "/programme.ics");
}

/* --- somebody's own --- */

static int add_singles(struct calendar *c, const struct series *s, const struct calendar_own *own, struct arena *arena)
{
	size_t i;
	int err = 0;

	for (i = 0; !err && i < own->n; i++) {
		struct meeting m;

		err = meetings_get(c->tx, own->ids[i], arena, &m);
		if (!err)
			err = calendar_add_meeting(c, &m, s, false);
	}
	return err;
}

static int add_own(struct calendar *c, int64_t member, int64_t series, struct arena *arena)
{
	int64_t *ids = arena_array(arena, OWN_MOST, sizeof *ids);
	struct calendar_own own = { .ids = ids };
	struct series s;
	bool whole;
	int err = ids ? series_get(c->tx, series, arena, &s) : ERR_NO_MEMORY;

	if (!err)
		err = check_grant(c->tx, member, s.room);
	if (err)
		return err == ERR_LINK ? 0 : err;
	err = calendar_whole(c->tx, member, series, &whole);
	if (!err)
		err = calendar_meetings(c->tx, member, series, c->since_ms, ids, OWN_MOST, &own.n);
	if (err)
		return err;
	return whole ? add_one(c, &s, &own) : add_singles(c, &s, &own, arena);
}

static int add_mine(struct calendar *c, int64_t member)
{
	int64_t list[AT_ONCE], after = 0;
	size_t n = AT_ONCE, i;
	int err = 0;

	while (!err && n == AT_ONCE) {
		err = calendar_series(c->tx, member, c->since_ms, after, list, AT_ONCE, &n);
		for (i = 0; !err && i < n; i++) {
			struct arena arena;

			arena_init(&arena, 4u << 20);
			err = add_own(c, member, list[i], &arena);
			arena_release(&arena);
			after = list[i];
		}
	}
	return err;
}

static int read_feed(struct tx *tx, struct str link, int64_t *ret_member, int64_t *ret_room)
{
	int64_t number, now;
	int err = link_read(tx, LINK_FEED, link, ret_member, ret_room, &number);

	if (!err)
		err = feeds_link(tx, *ret_member, *ret_room, &now);
	if (!err && number != now)
		err = ERR_LINK;
	return err ? err : check_grant(tx, *ret_member, *ret_room);
}

int calendar_page(struct page *p, struct tx *tx)
{
	struct calendar c;
	struct str link;
	int64_t member, room;
	int err = name_of(p, &link);

	if (!err)
		err = read_feed(tx, link, &member, &room);
	if (!err)
		err = calendar_begin(&c, p, tx);
	if (!err)
		err = room ? add_all(&c, room) : add_mine(&c, member);
	return err ? err : calendar_write(&c, "");
}

/* --- one meeting --- */

static int find_public(struct page *p, struct tx *tx, struct str name, struct meeting *ret)
{
	int64_t id;
	int err = id_parse(name, &id) ? ERR_NOT_FOUND : meetings_get(tx, id, &p->arena, ret);

	return err ? err : ret->public ? 0 : ERR_NOT_FOUND;
}

/* One's own place, by its link.  One that is given up is a cancelled event, so that it goes from where it was put. */
static int find_place(struct page *p, struct tx *tx, struct str link, struct meeting *ret, bool *ret_gone)
{
	struct place place;
	int64_t id, unused, number;
	int err = link_read(tx, LINK_PLACE, link, &id, &unused, &number);

	if (!err)
		err = places_get(tx, id, &place);
	if (!err && (place.link != number || place.state == PLACE_WAITING))
		err = ERR_LINK;
	if (!err)
		err = meetings_get(tx, place.meeting, &p->arena, ret);
	if (err)
		return err;
	*ret_gone = place.state == PLACE_MISSED || place.state == PLACE_GIVEN_UP;
	return check_grant(tx, place.member, ret->room);
}

int meeting_page(struct page *p, struct tx *tx)
{
	struct calendar c;
	struct meeting m;
	struct series s;
	struct str name;
	bool gone = false;
	int err = name_of(p, &name);

	if (err)
		return err;
	p->shared = name.len == ID_TEXT_LEN;
	p->download = "meeting.ics";
	err = p->shared ? find_public(p, tx, name, &m) : find_place(p, tx, name, &m, &gone);
	if (!err)
		err = series_get(tx, m.series, &p->arena, &s);
	if (!err)
		err = calendar_begin(&c, p, tx);
	if (!err)
		err = calendar_add_meeting(&c, &m, &s, gone);
	return err ? err : calendar_write(&c, "");
}
