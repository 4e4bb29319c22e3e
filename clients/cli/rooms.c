/* clients/cli/rooms.c: `cairn rooms`. */
#include "one.h"
#include "print.h"
#include "text.h"

static void tell_row(const json_t *row)
{
	const json_t *room = json_object_get(row, "room");

	say("%s  %s  (%s%s, %lld here)\n", text_of(room, "id"), text_of(room, "name"), text_of(row, "role"),
	    json_is_true(json_object_get(room, "open")) ? "" : ", closed", (long long)number_of(row, "here"));
}

static void tell(struct cli *cli, const json_t *result, void *ctx)
{
	const json_t *row;
	size_t i;

	(void)ctx;
	json_array_foreach(json_object_get(result, "rooms"), i, row) {
		if (cli->opt.json)
			(void)print_json(row);
		else
			tell_row(row);
	}
}

int run_rooms(struct cli *cli)
{
	return one_ask(cli, "room.list", NULL, tell, NULL);
}
