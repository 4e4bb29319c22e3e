/* clients/cli/help.c: `cairn help-now` and `cairn lines`. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "dialogue.h"
#include "enter.h"
#include "print.h"
#include "text.h"

/* --- crisis lines --- */

/* "de_AT.UTF-8" is language de, region AT.  Each, or "". */
static void place_of(const char *locale, char ret_language[3], char ret_region[3])
{
	bool language = locale && islower((unsigned char)locale[0]) && islower((unsigned char)locale[1]) &&
	                (!locale[2] || strchr("_.@", locale[2]));
	bool region = language && locale[2] == '_' && isupper((unsigned char)locale[3]) && isupper((unsigned char)locale[4]);

	snprintf(ret_language, 3, "%.2s", language ? locale : "");
	snprintf(ret_region, 3, "%.2s", region ? locale + 3 : "");
}

static const char *locale_of_messages(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return NULL;
}

/* Where and in which language to look for lines; `country` as it was typed, or NULL. */
static void put_place(json_t *fields, const char *country)
{
	char language[3], region[3];

	place_of(locale_of_messages(), language, region);
	if (country)
		snprintf(region, sizeof(region), "%c%c", toupper((unsigned char)country[0]), toupper((unsigned char)country[1]));
	if (*language && json_object_set_new(fields, "language", json_string(language)))
		need(NULL);
	if (*region && json_object_set_new(fields, "region", json_string(region)))
		need(NULL);
}

static void tell_line(const json_t *line)
{
	const char *phone = text_of(line, "phone"), *message = text_of(line, "message"), *chat = text_of(line, "chat");

	say("%s  %s", text_of(line, "region"), text_of(line, "name"));
	if (*phone)
		say("  call %s", phone);
	if (*message)
		say("  text %s", message);
	if (*chat)
		say("  %s", chat);
	say("  (%s; verified %s%s)\n", text_of(line, "hours"), text_of(line, "verified"),
	    json_is_true(json_object_get(line, "stale")) ? ", may have changed since" : "");
}

static void tell_lines(const json_t *result)
{
	const json_t *line;
	size_t i;

	json_array_foreach(json_object_get(result, "lines"), i, line)
		tell_line(line);
}

int run_lines(struct cli *cli)
{
	const char *country = cli->opt.n_args ? cli->opt.args[0] : NULL;
	struct api_answer answer = { 0 };
	json_t *fields = need(json_object());
	int result = NO_SEAT;

	if (country && (strlen(country) != 2 || !isalpha((unsigned char)country[0]) || !isalpha((unsigned char)country[1]))) {
		complain("a country is two letters, such as GB");
		json_decref(fields);
		return WRONG_USE;
	}
	if (!seat_get(&cli->seat, "server")) {
		complain("no server is known here; come in with `cairn join` first");
		json_decref(fields);
		return NO_SEAT;
	}
	put_place(fields, country);
	result = api_call(cli, "help.lines", fields, true, &answer);
	if (result == DONE && cli->opt.json)
		(void)print_json(answer.result);
	else if (result == DONE)
		tell_lines(answer.result);
	else if (result == REFUSED)
		refusal_tell(&answer.refusal);
	api_answer_release(&answer);
	return result;
}

/* --- asking for help --- */

struct help {
	struct cli *cli;
	struct dialogue *dialogue;
};

static void tell_help(const json_t *help)
{
	const char *state = text_of(help, "state"), *name = text_of(json_object_get(help, "by"), "name");

	if (!strcmp(state, "with"))
		say("%s is with you.\n", *name ? name : "A mentor");
	else if (!strcmp(state, "seen"))
		say("%s has seen this.\n", *name ? name : "A mentor");
	else if (json_is_false(json_object_get(help, "on_call")))
		say("Nobody may be here right now. Others are being called. You need not wait:\n");
	else
		say("Mentors were alerted. You can also call:\n");
}

static void on_help(void *ctx, const json_t *result, const struct refusal *refusal)
{
	struct help *h = ctx;

	if (refusal) {
		refusal_tell(refusal);
	} else if (h->cli->opt.json) {
		(void)print_json(result);
	} else {
		tell_help(json_object_get(result, "help"));
		tell_lines(result);
	}
	dialogue_end(h->dialogue, refusal ? refusal_exit(refusal) : DONE);
}

/* Kept and asked again until the server has it, or --wait is over: it needs no going into the room. */
int run_help_now(struct cli *cli)
{
	struct dialogue_hooks hooks = { 0 };
	struct help h = { cli, NULL };
	const char *room = enter_which(cli);
	json_t *fields;
	int result = NO_SEAT;

	if (!room)
		return WRONG_USE;
	h.dialogue = dialogue_new(cli, &hooks, true);
	if (h.dialogue) {
		fields = need(json_pack("{s:s}", "room", room));
		put_place(fields, NULL);
		if (cli->opt.wait_ms)
			dialogue_deadline(h.dialogue, cli->opt.wait_ms);
		dialogue_ask(h.dialogue, "help.now", fields, cli->opt.key, on_help, &h);
		result = dialogue_run(h.dialogue);
	}
	if (result == NO_ANSWER)
		complain("not sent: the server was not reached; please call a help line or the emergency number");
	dialogue_free(h.dialogue);
	return result;
}
