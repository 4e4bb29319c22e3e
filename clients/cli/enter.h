/* clients/cli/enter.h: go into a room, reading and accepting its ground rules where needed. */
#ifndef CAIRN_CLI_ENTER_H
#define CAIRN_CLI_ENTER_H

#include "dialogue.h"

/* The caller's until inside() was called or the dialogue is over. */
struct entrance {
	struct cli *cli;
	struct dialogue *dialogue;
	const char *room;
	bool has_after;                       /* else from now on */
	uint64_t after;
	void (*inside)(void *ctx, const json_t *visit);
	void *ctx;
};

/* The room of --room, or of the seat.  NULL, told, when there is none. */
const char *enter_which(const struct cli *cli);
/* Ask to be let in; inside() follows, or the dialogue ends with the reason told.  When the
 * rules are new to this member, asks on the terminal, or takes --yes for the answer. */
void enter(struct entrance *e);

/* Show ground rules, if there are any, and get them accepted; false when not. */
bool enter_rules_accepted(const struct cli *cli, const char *rules);

#endif
