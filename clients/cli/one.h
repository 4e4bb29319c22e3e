/* clients/cli/one.h: one question over the link, one answer. */
#ifndef CAIRN_CLI_ONE_H
#define CAIRN_CLI_ONE_H

#include <jansson.h>

#include "cli.h"

/* Ask `op` with `fields` (taken over; NULL for none) and hand the result to tell(), which may print it, or keep a part of it.
 * Returns an exit code; a refusal is told. */
int one_ask(struct cli *cli, const char *op, json_t *fields, void (*tell)(struct cli *cli, const json_t *result, void *ctx), void *ctx);

#endif
