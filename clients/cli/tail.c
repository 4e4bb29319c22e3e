/* clients/cli/tail.c: `cairn tail`. */
#include "follow.h"
#include "print.h"

struct tail {
	struct follow follow;
	uint64_t given;
};

static bool on_entry(void *ctx, const json_t *entry)
{
	struct tail *t = ctx;
	const struct cli *cli = t->follow.entrance.cli;

	if (print_entry(cli, entry) && (++t->given < cli->opt.count || !cli->opt.has_count))
		return true;
	dialogue_end(t->follow.entrance.dialogue, DONE);
	return false;
}

int run_tail(struct cli *cli)
{
	struct tail t = { .follow = { .entry = on_entry, .ctx = &t } };
	int result;

	t.follow.entrance.has_after = cli->opt.has_after;
	t.follow.entrance.after = cli->opt.after;
	result = follow_open(&t.follow, cli);
	if (result == DONE)
		result = follow_run(&t.follow, cli->opt.wait_ms);
	follow_close(&t.follow);
	return result;
}
