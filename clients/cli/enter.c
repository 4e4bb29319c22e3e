/* clients/cli/enter.c: see enter.h. */
#include "enter.h"

#include <string.h>

#include "ask.h"
#include "text.h"

const char *enter_which(const struct cli *cli)
{
	const char *room = cli->opt.room ? cli->opt.room : seat_get(&cli->seat, "room");

	if (!room)
		complain("which room? `cairn rooms` lists them; name one with --room ID");
	return room;
}

bool enter_rules_accepted(const struct cli *cli, const char *rules)
{
	if (!*rules)
		return true;
	complain("ground rules:\n%s", rules);
	if (cli->opt.yes)
		return true;
	if (ask_possible())
		return ask_yes("Do you accept these rules? (yes/no)");
	complain("give --yes to accept them");
	return false;
}

static void ask_in(struct entrance *e, int64_t rules_version);

static const json_t *find_room(const json_t *rooms, const char *id)
{
	const json_t *row;
	size_t i;

	json_array_foreach(rooms, i, row) {
		const json_t *room = json_object_get(row, "room");

		if (!strcmp(text_of(room, "id"), id))
			return room;
	}
	return NULL;
}

static void on_rooms(void *ctx, const json_t *result, const struct refusal *refusal)
{
	struct entrance *e = ctx;
	const json_t *room = result ? find_room(json_object_get(result, "rooms"), e->room) : NULL;

	if (refusal)
		refusal_tell(refusal);
	else if (!room)
		complain("not_found: that room is not open to you");
	if (!room)
		dialogue_end(e->dialogue, REFUSED);
	else if (!enter_rules_accepted(e->cli, text_of(room, "rules")))
		dialogue_end(e->dialogue, REFUSED);
	else
		ask_in(e, number_of(room, "rules_version"));
}

static bool about_rules(const struct refusal *r)
{
	return refusal_is(r, "rules_changed") || !strcmp(r->field, "rules_version");
}

static void on_join(void *ctx, const json_t *visit, const struct refusal *refusal)
{
	struct entrance *e = ctx;

	if (visit) {
		dialogue_place(e->dialogue, e->room, number_of(visit, "after"));
		e->inside(e->ctx, visit);
	} else if (about_rules(refusal)) {
		dialogue_ask(e->dialogue, "room.list", NULL, NULL, on_rooms, e);
	} else {
		refusal_tell(refusal);
		dialogue_end(e->dialogue, refusal_exit(refusal));
	}
}

static void ask_in(struct entrance *e, int64_t rules_version)
{
	json_t *fields = need(json_pack("{s:s}", "room", e->room));

	if (e->has_after && json_object_set_new(fields, "after", json_integer((json_int_t)e->after)))
		need(NULL);
	if (rules_version && json_object_set_new(fields, "rules_version", json_integer(rules_version)))
		need(NULL);
	dialogue_ask(e->dialogue, "room.join", fields, NULL, on_join, e);
}

void enter(struct entrance *e)
{
	ask_in(e, 0);
}
