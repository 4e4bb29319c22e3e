/* clients/cli/sign.h: what coming in by invite, link, password and words have in common. */
#ifndef CAIRN_CLI_SIGN_H
#define CAIRN_CLI_SIGN_H

#include "api.h"
#include "url.h"

/* Read the address of the first argument and turn the seat to that server.  WRONG_USE, told, when it is
 * not an address, or when the seat holds a session on another server. */
int sign_target(struct cli *cli, struct url *ret_url);
/* Take the answer of an operation that opened a session into the seat, save it, tell where we are. */
int sign_welcome(struct cli *cli, const struct api_answer *answer);
/* Call `op` (one of session.*) and welcome, or tell why not. */
int sign_in_by(struct cli *cli, const char *op, json_t *fields);

#endif
