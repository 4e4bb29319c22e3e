/* clients/cli/programme.c: `cairn programme`: what takes place, as everybody may see it. */
#include <string.h>
#include <time.h>

#include "print.h"
#include "sign.h"
#include "text.h"
#include "when.h"

/* "full, 2 waiting", "3 places left", or nothing where nobody counts. */
static void tell_places(const json_t *meeting)
{
	long long left = (long long)number_of(meeting, "left"), waiting = (long long)number_of(meeting, "waiting");

	if (!json_object_get(meeting, "left"))
		return;
	if (left)
		say("; %lld place%s left", left, left == 1 ? "" : "s");
	else if (waiting)
		say("; full, %lld waiting", waiting);
	else
		say("; full");
}

static void tell_state(const json_t *meeting)
{
	const char *state = text_of(meeting, "state");

	if (json_object_get(meeting, "held"))
		say("  (waits for its staff)");
	else if (!strcmp(state, "open") || !strcmp(state, "closing"))
		say("  (on now)");
	else if (!strcmp(state, "waiting"))
		say("  (the door is open)");
	else if (!strcmp(state, "cancelled"))
		say("  (cancelled)");
}

static void tell_meeting(const json_t *meeting)
{
	char when[WHEN_LEN];

	when_put(number_of(meeting, "start"), number_of(meeting, "end"), (int64_t)time(NULL) * 1000, when);
	say("%s  %s (%s), %s", when, text_of(meeting, "title"), text_of(meeting, "room_name"), text_of(meeting, "language"));
	if (*text_of(meeting, "audience"))
		say(", %s", text_of(meeting, "audience"));
	if (strcmp(text_of(meeting, "state"), "cancelled"))
		tell_places(meeting);
	tell_state(meeting);
	say("\n");
	if (*text_of(meeting, "words"))
		say("    %s\n", text_of(meeting, "words"));
}

static void tell(const json_t *result)
{
	const json_t *closure = json_object_get(result, "closure"), *each;
	size_t i;

	say("%s, times of %s\n", text_of(result, "site"), when_zone());
	if (closure)
		say("Closed today: %s\n", text_of(closure, "title"));
	json_array_foreach(json_object_get(result, "meetings"), i, each)
		tell_meeting(each);
	if (!json_array_size(json_object_get(result, "meetings")))
		say("Nothing is planned in these days.\n");
	json_array_foreach(json_object_get(result, "open"), i, each)
		say("Open now: %s\n", text_of(each, "name"));
	if (json_is_true(json_object_get(result, "more")))
		say("There is more; ask for fewer --days.\n");
}

static void tell_lines(const json_t *result)
{
	const json_t *each;
	size_t i;

	json_array_foreach(json_object_get(result, "meetings"), i, each)
		if (!print_json(each))
			return;
}

static int ask(struct cli *cli)
{
	struct api_answer answer;
	json_t *fields = need(json_object());
	int result;

	if (cli->opt.days && json_object_set_new(fields, "days", json_integer((json_int_t)cli->opt.days)))
		need(NULL);
	result = api_call(cli, "programme.show", fields, true, &answer);
	if (result == DONE && cli->opt.json)
		tell_lines(answer.result);
	else if (result == DONE)
		tell(answer.result);
	else if (answer.frame)
		refusal_tell(&answer.refusal);
	api_answer_release(&answer);
	return result;
}

int run_programme(struct cli *cli)
{
	struct url url;
	int result = cli->opt.n_args ? sign_target(cli, &url) : DONE;

	if (result == DONE && !seat_get(&cli->seat, "server")) {
		complain("which server? `cairn programme URL`");
		result = WRONG_USE;
	}
	return result == DONE ? ask(cli) : result;
}
