/* clients/cli/series_new.c: `cairn series-new`: plan a drop-in, after looking at what it comes to. */
#include <time.h>

#include "enter.h"
#include "one.h"
#include "print.h"
#include "text.h"
#include "when.h"

#define MINUTES 60
#define STAFF 1

static json_t *plan_of(const struct options *o, int64_t start_min)
{
	json_t *plan = need(json_pack("{s:s, s:s, s:s, s:I, s:I, s:s, s:I}", "title", o->args[0], "zone", o->zone, "day", o->args[1],
	                              "start", (json_int_t)start_min, "minutes", (json_int_t)(o->minutes ? o->minutes : MINUTES),
	                              "rule", o->rule ? o->rule : "FREQ=WEEKLY",
	                              "staff_needed", (json_int_t)(o->has_staff ? o->staff : STAFF)));

	if (json_object_set_new(plan, "capacity", json_integer((json_int_t)o->places)) || json_object_set_new(plan, "public", json_boolean(o->is_public)))
		need(NULL);
	return plan;
}

static void tell_time(const json_t *time_, int64_t now)
{
	char when[WHEN_LEN];

	when_put(number_of(time_, "start"), number_of(time_, "end"), now, when);
	say("  %s", when);
	if (json_is_true(json_object_get(time_, "skipped")))
		say("  (that time is left out of the clock on this day; it begins so much later)");
	if (json_is_true(json_object_get(time_, "twice")))
		say("  (that time comes twice on this day; it is the first)");
	if (*text_of(time_, "closure"))
		say("  closed: %s", text_of(time_, "closure"));
	if (*text_of(time_, "overlaps"))
		say("  in the way: %s", text_of(time_, "overlaps"));
	say("\n");
}

static void tell_shift(const json_t *shift)
{
	long long at = (long long)number_of(shift, "start"), usual = (long long)number_of(shift, "usual");

	say("  on %s it is at %02lld:%02lld here, not at %02lld:%02lld\n", text_of(shift, "day"), at / 60, at % 60, usual / 60, usual % 60);
}

static void tell_preview(struct cli *cli, const json_t *result, void *ctx)
{
	int64_t now = (int64_t)time(NULL) * 1000;
	const json_t *each;
	size_t i;

	(void)ctx;
	if (cli->opt.json) {
		(void)print_json(result);
		return;
	}
	say("Next, by the clock of %s:\n", when_zone());
	json_array_foreach(json_object_get(result, "next"), i, each)
		tell_time(each, now);
	json_array_foreach(json_object_get(result, "shifts"), i, each)
		tell_shift(each);
	if (json_object_get(result, "count"))
		say("%lld within a year.\n", (long long)number_of(result, "count"));
}

static void tell_series(struct cli *cli, const json_t *result, void *ctx)
{
	const json_t *series = json_object_get(result, "series");

	(void)ctx;
	if (cli->opt.json)
		(void)print_json(series);
	else
		say("Planned: %s\n", text_of(series, "id"));
}

/* Looked at first, so that a mistake costs nothing; scripts get one value. */
static int plan(struct cli *cli, const char *room, json_t *wanted)
{
	int result = DONE;

	if (cli->opt.preview || !cli->opt.json)
		result = one_ask(cli, "series.preview", need(json_pack("{s:s, s:O, s:s}", "room", room, "plan", wanted, "zone", when_zone())), tell_preview, NULL);
	if (result == DONE && !cli->opt.preview)
		result = one_ask(cli, "series.create", need(json_pack("{s:s, s:O}", "room", room, "plan", wanted)), tell_series, NULL);
	return result;
}

int run_series_new(struct cli *cli)
{
	const char *room = enter_which(cli);
	int64_t start_min;
	json_t *wanted;
	int result;

	if (!room)
		return WRONG_USE;
	if (!cli->opt.zone) {
		complain("which clock? name its zone with --zone, such as --zone Europe/London");
		return WRONG_USE;
	}
	if (!when_minute(cli->opt.args[2], &start_min)) {
		complain("a time is HH:MM, such as 18:00");
		return WRONG_USE;
	}
	wanted = plan_of(&cli->opt, start_min);
	result = plan(cli, room, wanted);
	json_decref(wanted);
	return result;
}
