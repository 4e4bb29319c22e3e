#include "store/occasions.h"

#include "base/id.h"
#include "base/role.h"
#include "store/grants.h"
#include "store/links.h"
#include "store/meetings.h"
#include "store/places.h"

#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))
#define PATH_MOST 96

/* How the member stands to the meeting. */
struct standing {
	struct meeting meeting;
	struct place place;                   /* id 0: they have none */
	unsigned roles;                       /* in its room */
	bool part;                            /* they lead it */
	int64_t start_ms;                     /* that is spoken of */
};

static bool has_place(const struct standing *s)
{
	return s->place.id && s->place.state <= PLACE_OFFERED;
}

static bool ahead(const struct standing *s)
{
	enum meeting_state state = s->meeting.agenda.state;

	return state != MEETING_CANCELLED && state != MEETING_ENDED && s->meeting.agenda.start_ms == s->start_ms;
}

/* --- who is still to hear of it, by kind --- */

static bool wants_reminder(const struct standing *s)
{
	return ahead(s) && !s->meeting.agenda.live_ms && ((s->place.id && s->place.state == PLACE_KEPT) || s->part);
}

static bool wants_moved(const struct standing *s)
{
	return ahead(s) && (has_place(s) || s->part);
}

static bool wants_cancelled(const struct standing *s)
{
	return s->meeting.agenda.state == MEETING_CANCELLED && (has_place(s) || s->part);
}

static bool wants_offered(const struct standing *s)
{
	return ahead(s) && s->place.id && s->place.state == PLACE_OFFERED;
}

static bool wants_kept(const struct standing *s)
{
	return ahead(s) && s->place.id && s->place.state == PLACE_KEPT;
}

static bool wants_cover(const struct standing *s)
{
	return ahead(s) && (s->roles & STAFF);
}

static bool wants_part(const struct standing *s)
{
	return s->meeting.agenda.state != MEETING_ENDED && (s->roles & STAFF);
}

static const struct row {
	const char *kind;
	bool (*wanted)(const struct standing *);
	bool staff;                           /* leads to the page of those who plan */
} rows[] = {
	{ "meeting_reminder", wants_reminder, false },
	{ "meeting_moved", wants_moved, false },
	{ "meeting_cancelled", wants_cancelled, false },
	{ "place_offered", wants_offered, false },
	{ "place_kept", wants_kept, false },
	{ "cover", wants_cover, true },
	{ "cover_now", wants_cover, true },
	{ "part", wants_part, true },
	{ NULL, NULL, false },
};

static const struct row *row_of(struct str kind)
{
	const struct row *row = rows;

	while (row->kind && !str_is(kind, row->kind))
		row++;
	return row;
}

/* --- looking --- */

static int find_part(struct tx *tx, int64_t meeting, int64_t member, struct arena *arena, bool *ret)
{
	struct staffing *all = arena_array(arena, SERIES_STAFF_MOST, sizeof *all);
	size_t n = 0, i;
	int err = all ? meeting_staff_list(tx, meeting, arena, all, SERIES_STAFF_MOST, &n) : ERR_NO_MEMORY;

	*ret = false;
	for (i = 0; i < n; i++)
		*ret = *ret || all[i].member == member;
	return err;
}

static int look(struct tx *tx, int64_t member, int64_t meeting, struct arena *arena, struct standing *ret)
{
	int err = meetings_get(tx, meeting, arena, &ret->meeting);

	if (!err)
		err = grants_roles(tx, member, ret->meeting.room, &ret->roles);
	if (!err && !ret->roles)
		err = ERR_NOT_FOUND;
	if (!err)
		err = find_part(tx, meeting, member, arena, &ret->part);
	if (err)
		return err;
	err = places_of(tx, meeting, member, &ret->place);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- saying --- */

/* A part that is given up while the mail is on its way still leads somewhere. */
static int put_path(struct tx *tx, const struct standing *s, bool staff, struct arena *arena, struct str *ret)
{
	char path[PATH_MOST] = "/programme", token[TOKEN_TEXT_LEN + 1], room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];

	if (staff || (!has_place(s) && s->part)) {
		id_format(s->meeting.room, room);
		id_format(s->meeting.id, id);
		snprintf(path, sizeof path, "/#week.meeting=%s.%s", room, id);
	} else if (s->place.id) {
		secret_link_make(tx, SECRET_LINK_PLACE, s->place.id, 0, s->place.link, token);
		snprintf(path, sizeof path, "/place#%s", token);
	}
	*ret = arena_str(arena, str_of(path));
	return ret->at ? 0 : ERR_NO_MEMORY;
}

/* In their own clock and language, where they said which. */
static int put_own(struct tx *tx, int64_t member, struct arena *arena, struct occasion *ret)
{
	struct reminders r;
	int err = reminders_get(tx, member, arena, &r);

	if (!err && r.zone.len > 0)
		ret->zone = r.zone;
	if (!err && r.language.len > 0)
		ret->language = r.language;
	return err;
}

int occasions_get(struct tx *tx, int64_t member, struct str kind, int64_t meeting, int64_t start_ms, struct arena *arena,
                  struct occasion *ret)
{
	const struct row *row = row_of(kind);
	struct standing *s = arena_new(arena, sizeof *s);
	int err = !row->kind ? ERR_NOT_FOUND : s ? look(tx, member, meeting, arena, s) : ERR_NO_MEMORY;

	if (err)
		return err;
	s->start_ms = start_ms;
	if (!row->wanted(s))
		return ERR_NOT_FOUND;
	*ret = (struct occasion){ .meeting = meeting, .room = s->meeting.room, .start_ms = start_ms, .end_ms = s->meeting.agenda.end_ms,
		.until_ms = s->place.id && s->place.state == PLACE_OFFERED ? s->place.until_ms : 0, .title = s->meeting.title,
		.zone = s->meeting.zone, .language = s->meeting.language };
	err = put_own(tx, member, arena, ret);
	return err ? err : put_path(tx, s, row->staff, arena, &ret->path);
}
