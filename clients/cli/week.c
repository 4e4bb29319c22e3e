/* clients/cli/week.c: `cairn week`: the coming meetings as their staff see them. */
#include <string.h>
#include <time.h>

#include "one.h"
#include "print.h"
#include "text.h"
#include "when.h"

#define DAY_MS (24 * 3600 * INT64_C(1000))
#define DAYS 7

static void tell_staff(const json_t *row)
{
	const json_t *each;
	size_t i;

	json_array_foreach(json_object_get(row, "staff"), i, each)
		say("%s%s %s%s", i ? ", " : "", strcmp(text_of(each, "part"), "lead") ? "co-lead" : "lead",
		    text_of(json_object_get(each, "member"), "name"), json_is_true(json_object_get(each, "offered")) ? " (asks for a substitute)" : "");
	if (!i)
		say("nobody leads");
	if (number_of(row, "missing"))
		say("; %lld still needed", (long long)number_of(row, "missing"));
}

static void tell_places(const json_t *row, const json_t *meeting)
{
	say("; %lld", (long long)number_of(row, "taken"));
	if (json_object_get(meeting, "capacity"))
		say(" of %lld", (long long)number_of(meeting, "capacity"));
	say(" signed up");
	if (number_of(meeting, "waiting"))
		say(", %lld waiting", (long long)number_of(meeting, "waiting"));
}

static void tell_row(const json_t *row)
{
	const json_t *meeting = json_object_get(row, "meeting");
	bool cancelled = !strcmp(text_of(meeting, "state"), "cancelled");
	char when[WHEN_LEN];

	when_put(number_of(meeting, "start"), number_of(meeting, "end"), (int64_t)time(NULL) * 1000, when);
	say("%s  %s  %s (%s)\n    ", text_of(meeting, "id"), when, text_of(meeting, "title"), text_of(meeting, "room_name"));
	if (cancelled) {
		say("cancelled (%s)\n", text_of(meeting, "reason"));
		return;
	}
	say("%s: ", text_of(meeting, "state"));
	tell_staff(row);
	tell_places(row, meeting);
	say("\n");
}

static void tell(struct cli *cli, const json_t *result, void *ctx)
{
	const json_t *row;
	size_t i;

	(void)ctx;
	if (!cli->opt.json)
		say("Times of %s\n", when_zone());
	json_array_foreach(json_object_get(result, "meetings"), i, row) {
		if (cli->opt.json)
			(void)print_json(row);
		else
			tell_row(row);
	}
	if (json_is_true(json_object_get(result, "more")))
		complain("there is more; ask for fewer --days, or for one --room");
}

int run_week(struct cli *cli)
{
	int64_t from = (int64_t)time(NULL) * 1000;
	json_t *fields = need(json_pack("{s:I, s:I}", "from", (json_int_t)from, "until",
	                                (json_int_t)(from + (int64_t)(cli->opt.days ? cli->opt.days : DAYS) * DAY_MS)));

	if (cli->opt.room && json_object_set_new(fields, "room", json_string(cli->opt.room)))
		need(NULL);
	return one_ask(cli, "meeting.list", fields, tell, NULL);
}
