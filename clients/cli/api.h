/* clients/cli/api.h: one operation over HTTP: POST /api/<op>.  The only libcurl. */
#ifndef CAIRN_CLI_API_H
#define CAIRN_CLI_API_H

#include <jansson.h>

#include "cli.h"
#include "refusal.h"

struct api_answer {
	json_t *frame;                        /* owns everything below; NULL when there is no answer */
	const json_t *result;                 /* NULL unless DONE */
	struct refusal refusal;               /* all "" unless REFUSED or NO_SEAT */
};

/* Send `fields` (taken over) with a fresh key, or with --key, to the server of the seat; cookies
 * go along and what the server sets is taken into the seat (saving it is the caller's).
 * With `again`, a lost answer is asked for again under the same key until the wait
 * is over: only for operations that give the same answer to the same key.
 * Returns DONE, REFUSED, NO_SEAT, or NO_ANSWER (told on standard error already). */
int api_call(struct cli *cli, const char *op, json_t *fields, bool again, struct api_answer *ret_answer);
void api_answer_release(struct api_answer *a);

#endif
