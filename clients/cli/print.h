/* clients/cli/print.h: results on standard output, one line each, at once. */
#ifndef CAIRN_CLI_PRINT_H
#define CAIRN_CLI_PRINT_H

#include <jansson.h>
#include <stdbool.h>

#include "cli.h"

/* All return false when the reader went away (`cairn tail | head`). */
bool print_json(const json_t *value);
/* With --json as JSON, else for people. */
bool print_entry(const struct cli *cli, const json_t *entry);

#endif
