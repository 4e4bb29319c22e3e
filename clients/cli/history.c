/* clients/cli/history.c: `cairn history`. */
#include "follow.h"
#include "print.h"

#define USUAL_LIMIT 50
#define USUAL_WAIT_MS 30000

/* What is given out before `started` is history; there it ends. */
static bool on_entry(void *ctx, const json_t *entry)
{
	struct follow *f = ctx;

	return !f->was_started && print_entry(f->entrance.cli, entry);
}

static void on_started(void *ctx)
{
	struct follow *f = ctx;

	dialogue_end(f->entrance.dialogue, DONE);
}

int run_history(struct cli *cli)
{
	struct follow f = { .entry = on_entry, .started = on_started, .ctx = &f };
	int result;

	f.recent = cli->opt.limit ? cli->opt.limit : USUAL_LIMIT;
	result = follow_open(&f, cli);
	if (result == DONE)
		result = follow_run(&f, cli->opt.wait_ms ? cli->opt.wait_ms : USUAL_WAIT_MS);
	follow_close(&f);
	return result;
}
