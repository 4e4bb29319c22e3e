/* clients/cli/join.c: `cairn join`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "enter.h"
#include "sign.h"
#include "text.h"

static void show_doorway(const json_t *doorway)
{
	const char *room = text_of(doorway, "room"), *about = text_of(doorway, "about");

	say("%s%s%s\n", text_of(doorway, "site"), *room ? ": " : "", room);
	if (*about)
		say("%s\n", about);
	if (json_object_get(doorway, "here"))
		say("%lld here now, %lld of them mentors.\n", (long long)number_of(doorway, "here"),
		    (long long)number_of(doorway, "mentors"));
	say("You come in as %s.\n", text_of(doorway, "role"));
}

/* For free().  The name of --name, of the seat this client has, or one on offer; a person may choose. */
static char *choose_name(const struct cli *cli, const json_t *doorway, bool choose_again)
{
	const char *seated = text_of(json_object_get(doorway, "seated"), "name");
	const char *offered = json_string_value(json_array_get(json_object_get(doorway, "names"), 0));
	const char *preset = *seated ? seated : offered;

	if (cli->opt.name && !choose_again)
		return need(strdup(cli->opt.name));
	if (*seated || (!ask_possible() && preset))
		return need(strdup(preset));
	return ask_possible() ? ask_line("A name for you here", preset) : NULL;
}

static int join_as(struct cli *cli, const struct url *url, const json_t *doorway, const char *name,
                   struct api_answer *ret_answer)
{
	json_t *fields = need(json_pack("{s:s, s:s, s:I}", "invite", url->token, "name", name, "rules_version",
	                                (json_int_t)number_of(doorway, "rules_version")));

	return api_call(cli, "member.join", fields, true, ret_answer);
}

static bool choose_another(const struct api_answer *answer)
{
	return answer->frame && refusal_is(&answer->refusal, "name_taken") && ask_possible();
}

static int join_by_name(struct cli *cli, const struct url *url, const json_t *doorway)
{
	struct api_answer answer = { 0 };
	bool again = false;
	int result;

	do {
		char *name = choose_name(cli, doorway, again);

		if (!name) {
			complain("give a name with --name NAME");
			return WRONG_USE;
		}
		api_answer_release(&answer);
		result = join_as(cli, url, doorway, name, &answer);
		free(name);
		if (result != DONE && answer.frame)
			refusal_tell(&answer.refusal);
		again = choose_another(&answer);
	} while (again);
	if (result == DONE)
		result = sign_welcome(cli, &answer);
	api_answer_release(&answer);
	return result;
}

static int join_by_invite(struct cli *cli, const struct url *url)
{
	struct api_answer doorway;
	int result = api_call(cli, "doorway.show", need(json_pack("{s:s}", "invite", url->token)), false, &doorway);

	if (result == DONE) {
		show_doorway(doorway.result);
		if (enter_rules_accepted(cli, text_of(doorway.result, "rules")))
			result = join_by_name(cli, url, doorway.result);
		else
			result = ask_possible() ? REFUSED : WRONG_USE;
	} else if (doorway.frame) {
		refusal_tell(&doorway.refusal);
	}
	api_answer_release(&doorway);
	return result;
}

int run_join(struct cli *cli)
{
	struct url url;
	int result = sign_target(cli, &url);

	if (result)
		return result;
	if (url.kind == URL_LINK)
		return sign_in_by(cli, "session.redeem", need(json_pack("{s:s}", "link", url.token)));
	if (url.kind == URL_INVITE)
		return join_by_invite(cli, &url);
	complain("the link is not whole; it ends in /join# and 43 characters");
	return WRONG_USE;
}
