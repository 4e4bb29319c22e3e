/* clients/cli/one.c: see one.h. */
#include "one.h"

#include "dialogue.h"

#define USUAL_WAIT_MS 30000

struct one {
	struct cli *cli;
	struct dialogue *dialogue;
	void (*tell)(struct cli *cli, const json_t *result, void *ctx);
	void *ctx;
};

static void on_answer(void *ctx, const json_t *result, const struct refusal *refusal)
{
	struct one *o = ctx;

	if (refusal)
		refusal_tell(refusal);
	else
		o->tell(o->cli, result, o->ctx);
	dialogue_end(o->dialogue, refusal ? refusal_exit(refusal) : DONE);
}

int one_ask(struct cli *cli, const char *op, json_t *fields, void (*tell)(struct cli *cli, const json_t *result, void *ctx), void *ctx)
{
	struct dialogue_hooks hooks = { 0 };
	struct one o = { cli, dialogue_new(cli, &hooks, true), tell, ctx };
	int result = NO_SEAT;

	if (o.dialogue) {
		dialogue_deadline(o.dialogue, cli->opt.wait_ms ? cli->opt.wait_ms : USUAL_WAIT_MS);
		dialogue_ask(o.dialogue, op, fields, cli->opt.key, on_answer, &o);
		result = dialogue_run(o.dialogue);
	} else {
		json_decref(fields);
	}
	dialogue_free(o.dialogue);
	return result;
}
