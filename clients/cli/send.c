/* clients/cli/send.c: `cairn send`. */
#include <stdio.h>
#include <string.h>

#include "api.h"
#include "enter.h"
#include "print.h"
#include "protocol/generated/messages.h"

#define USUAL_WAIT_MS 30000

struct send {
	struct entrance entrance;
	const char *op;
	json_t *fields;
};

static int tell(const json_t *result, const struct refusal *refusal)
{
	if (result)
		return print_json(result) ? DONE : BROKEN;
	refusal_tell(refusal);
	return refusal_exit(refusal);
}

static void on_answer(void *ctx, const json_t *result, const struct refusal *refusal)
{
	struct send *s = ctx;

	dialogue_end(s->entrance.dialogue, tell(result, refusal));
}

static void ask(void *ctx, const json_t *visit)
{
	struct send *s = ctx;

	dialogue_ask(s->entrance.dialogue, s->op, json_incref(s->fields), s->entrance.cli->opt.key, on_answer, s);
}

/* An operation that needs a reading place goes into its room first. */
static int send_by_socket(struct send *s, bool seat)
{
	struct dialogue_hooks hooks = { 0 };
	struct cli *cli = s->entrance.cli;
	int result = NO_SEAT;

	s->entrance.dialogue = dialogue_new(cli, &hooks, false);
	s->entrance.room = json_string_value(json_object_get(s->fields, "room"));
	if (s->entrance.dialogue) {
		dialogue_deadline(s->entrance.dialogue, cli->opt.wait_ms ? cli->opt.wait_ms : USUAL_WAIT_MS);
		if (seat && s->entrance.room)
			enter(&s->entrance);
		else
			ask(s, NULL);
		result = dialogue_run(s->entrance.dialogue);
	}
	dialogue_free(s->entrance.dialogue);
	return result;
}

static int send_by_http(struct send *s)
{
	struct cli *cli = s->entrance.cli;
	struct api_answer answer;
	int result;

	if (!seat_get(&cli->seat, "server")) {
		complain("no server known yet; start with `cairn join` or `cairn sign-in`");
		return NO_SEAT;
	}
	result = api_call(cli, s->op, json_incref(s->fields), false, &answer);
	if (answer.frame)
		result = tell(answer.result, &answer.refusal);
	api_answer_release(&answer);
	if (seat_save(&cli->seat))
		complain("cannot write %s", cli->seat.path);
	return result;
}

static json_t *read_fields(const struct cli *cli)
{
	const char *text = cli->opt.n_args > 1 ? cli->opt.args[1] : "{}";
	json_t *fields = strcmp(text, "-") ? json_loads(text, JSON_REJECT_DUPLICATES, NULL)
	                                   : json_loadf(stdin, JSON_REJECT_DUPLICATES, NULL);

	if (json_is_object(fields))
		return fields;
	json_decref(fields);
	return NULL;
}

int run_send(struct cli *cli)
{
	struct send s = { .op = cli->opt.args[0], .fields = read_fields(cli) };
	const struct op_row *row = &op_rows[op_find(str_of(s.op))];
	int result;

	if (!s.fields) {
		complain("the fields must be one JSON object");
		return WRONG_USE;
	}
	s.entrance = (struct entrance){ .cli = cli, .inside = ask, .ctx = &s };
	result = row->name && row->via == VIA_HTTP ? send_by_http(&s) : send_by_socket(&s, row->seat);
	json_decref(s.fields);
	return result;
}
