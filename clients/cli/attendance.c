/* clients/cli/attendance.c: `cairn attendance`: who was in a meeting, from when until when; for its staff. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "enter.h"
#include "one.h"
#include "print.h"
#include "text.h"
#include "when.h"

static void tell_row(const json_t *row)
{
	const json_t *member = json_object_get(row, "member");
	int64_t joined = number_of(row, "joined"), left = number_of(row, "left"), now = (int64_t)time(NULL) * 1000;
	char when[WHEN_LEN];

	when_put(joined, left ? left : now, now, when);
	say("%s%s  %s (%s)\n", when, left ? "" : " (still there)", text_of(member, "name"), text_of(member, "role"));
}

/* RFC 4180.  A text that a spreadsheet would take for a formula is kept from being one. */
static void put_field(const char *text)
{
	say("\"%s", *text && strchr("=+-@\t", *text) ? "'" : "");
	for (; *text; text += strcspn(text, "\"")) {
		if (*text == '"') {
			say("\"\"");
			text++;
		}
		say("%.*s", (int)strcspn(text, "\""), text);
	}
	say("\"");
}

static void put_line(const json_t *row)
{
	const json_t *member = json_object_get(row, "member");
	char joined[WHEN_LEN], left[WHEN_LEN] = "";

	when_put_utc(number_of(row, "joined"), joined);
	if (json_object_get(row, "left"))
		when_put_utc(number_of(row, "left"), left);
	put_field(text_of(member, "name"));
	say(",%s,%s,%s\r\n", text_of(member, "role"), joined, left);
}

static void tell(struct cli *cli, const json_t *result, void *ctx)
{
	const json_t *row;
	size_t i;

	(void)ctx;
	if (cli->opt.csv)
		fputs("name,role,joined,left\r\n", stdout);
	json_array_foreach(json_object_get(result, "rows"), i, row) {
		if (cli->opt.csv)
			put_line(row);
		else if (cli->opt.json)
			(void)print_json(row);
		else
			tell_row(row);
	}
}

int run_attendance(struct cli *cli)
{
	const char *room = enter_which(cli);

	if (!room)
		return WRONG_USE;
	if (cli->opt.csv && cli->opt.json) {
		complain("--csv or --json, not both");
		return WRONG_USE;
	}
	return one_ask(cli, "meeting.attendance", need(json_pack("{s:s, s:s}", "room", room, "meeting", cli->opt.args[0])), tell, NULL);
}
