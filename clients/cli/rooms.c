/* clients/cli/rooms.c: `cairn rooms`. */
#include "dialogue.h"
#include "print.h"
#include "text.h"

struct rooms {
	struct cli *cli;
	struct dialogue *dialogue;
};

static void tell_row(const json_t *row)
{
	const json_t *room = json_object_get(row, "room");

	say("%s  %s  (%s%s, %lld here)\n", text_of(room, "id"), text_of(room, "name"), text_of(row, "role"),
	    json_is_true(json_object_get(room, "open")) ? "" : ", closed", (long long)number_of(row, "here"));
}

static void on_rooms(void *ctx, const json_t *result, const struct refusal *refusal)
{
	struct rooms *r = ctx;
	const json_t *row;
	size_t i;

	if (refusal)
		refusal_tell(refusal);
	json_array_foreach(json_object_get(result, "rooms"), i, row) {
		if (r->cli->opt.json)
			(void)print_json(row);
		else
			tell_row(row);
	}
	dialogue_end(r->dialogue, refusal ? refusal_exit(refusal) : DONE);
}

int run_rooms(struct cli *cli)
{
	struct dialogue_hooks hooks = { 0 };
	struct rooms r = { cli, dialogue_new(cli, &hooks, true) };
	int result = NO_SEAT;

	if (r.dialogue) {
		dialogue_deadline(r.dialogue, cli->opt.wait_ms ? cli->opt.wait_ms : 30000);
		dialogue_ask(r.dialogue, "room.list", NULL, NULL, on_rooms, &r);
		result = dialogue_run(r.dialogue);
	}
	dialogue_free(r.dialogue);
	return result;
}
