/* clients/cli/sign.c: see sign.h. */
#include "sign.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "text.h"

int sign_target(struct cli *cli, struct url *ret_url)
{
	const char *server = seat_get(&cli->seat, "server");

	if (url_parse(cli->opt.args[0], ret_url)) {
		complain("that is not an address of a Cairn server: http[s]://host[:port][/join#...]");
		return WRONG_USE;
	}
	if (server && strcmp(server, ret_url->origin) && seat_signed_in(&cli->seat)) {
		complain("this seat is on %s; `cairn leave` first, or use another with --seat FILE", server);
		return WRONG_USE;
	}
	if (server && strcmp(server, ret_url->origin))
		json_object_clear(cli->seat.doc);
	seat_set(&cli->seat, "server", ret_url->origin);
	return DONE;
}

static void tell_words(const char *words)
{
	if (!*words)
		return;
	say("Recovery words, shown only now; they bring you back on another device:\n");
	say("%s\n", words);
}

int sign_welcome(struct cli *cli, const struct api_answer *answer)
{
	const json_t *member = json_object_get(answer->result, "member");
	const char *room = text_of(answer->result, "room"), *name = text_of(member, "name");

	seat_set(&cli->seat, "name", name);
	if (*room)
		seat_set(&cli->seat, "room", room);
	if (*room)
		say("You are %s (%s) in room %s.\n", name, text_of(member, "role"), room);
	else
		say("You are %s (%s).\n", name, text_of(member, "role"));
	tell_words(text_of(answer->result, "words"));
	if (!seat_save(&cli->seat))
		return DONE;
	complain("cannot write %s: %s", cli->seat.path, strerror(errno));
	return BROKEN;
}

int sign_in_by(struct cli *cli, const char *op, json_t *fields)
{
	struct api_answer answer;
	int result = api_call(cli, op, fields, false, &answer);

	if (result == DONE)
		result = sign_welcome(cli, &answer);
	else if (answer.frame)
		refusal_tell(&answer.refusal);
	api_answer_release(&answer);
	return result;
}
