/* clients/cli/dialogue.h: what is said over the link: hello, requests, answers, events.
 *
 *  (1) Every connection starts with hello; it names the room we are in and the last entry
 *      we have, so what follows joins on without gap or duplicate.
 *  (2) A request that was not answered is said again on the next connection, with the
 *      same key, so it happens once.
 *  (3) The end is told: link lost for good, signed out, or the deadline. */
#ifndef CAIRN_CLI_DIALOGUE_H
#define CAIRN_CLI_DIALOGUE_H

#include <jansson.h>

#include "cli.h"
#include "refusal.h"

struct dialogue;

/* Exactly one of the two is given; both are borrowed for the call. */
typedef void answer_fn(void *ctx, const json_t *result, const struct refusal *refusal);

struct dialogue_hooks {
	/* Our place in the room was opened again after a lost connection.  May be NULL. */
	void (*visit)(void *ctx, const json_t *visit);
	/* May be NULL. */
	void (*event)(void *ctx, const char *type, const json_t *frame);
	void *ctx;
};

/* With `patient`, slow_down is answered by waiting as told and asking again.
 * NULL, told on standard error, when there is no seat to start from. */
struct dialogue *dialogue_new(struct cli *cli, const struct dialogue_hooks *hooks, bool patient);
void dialogue_free(struct dialogue *d);
/* Until dialogue_end(); returns its exit code, or that of what went wrong. */
int dialogue_run(struct dialogue *d);
void dialogue_end(struct dialogue *d, int exit_code);
/* End with NO_ANSWER after so long. */
void dialogue_deadline(struct dialogue *d, int64_t ms);

/* Ask; `fields` is taken over (NULL for none).  `key` NULL: a fresh one.  The answer
 * may come after several connections.  Returns a number for dialogue_forget(). */
unsigned dialogue_ask(struct dialogue *d, const char *op, json_t *fields, const char *key, answer_fn *answer,
                      void *ctx);
/* The answer to this one is not wanted any more. */
void dialogue_forget(struct dialogue *d, unsigned number);

/* From now on resume in this room, after this entry. */
void dialogue_place(struct dialogue *d, const char *room, int64_t after);
/* Read something else from the terminal while waiting; see link_watch(). */
bool dialogue_watch(struct dialogue *d, int fd, bool (*ready)(void *ctx), void *ctx);

#endif
