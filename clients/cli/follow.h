/* clients/cli/follow.h: read along in a room.
 *
 *  (1) Entries are given out in order, each once, across lost connections.
 *  (2) Where the server says that what we have does not join on, the pages between
 *      are fetched first, and what comes meanwhile is held back. */
#ifndef CAIRN_CLI_FOLLOW_H
#define CAIRN_CLI_FOLLOW_H

#include "enter.h"

#define FOLLOW_ALL SIZE_MAX

struct follow {
	struct entrance entrance;             /* has_after and after are the caller's to set */
	bool (*entry)(void *ctx, const json_t *entry);   /* false: no more */
	void (*started)(void *ctx);           /* in the room, what was asked for given out; may be NULL */
	void *ctx;
	size_t recent;                        /* without `after`: give out so many from before first */
	/* private */
	char stream[16];
	int64_t last;                         /* seq of the newest given out */
	size_t want;                          /* most entries to give out of the pages fetched */
	json_t *older, *held;                 /* fetched, and held back meanwhile; NULL when not fetching */
	unsigned asked;                       /* the page under way */
	bool over, was_started;
};

/* Find the room and make the dialogue.  Returns an exit code; on one that is not DONE the reason was told. */
int follow_open(struct follow *f, struct cli *cli);
/* Go into the room and follow it until the dialogue ends; its exit code.  wait_ms 0: for as long as it takes. */
int follow_run(struct follow *f, int64_t wait_ms);
void follow_close(struct follow *f);

/* For the hooks of the dialogue; ctx is the struct follow. */
void follow_visit(void *ctx, const json_t *visit);
void follow_event(void *ctx, const char *type, const json_t *frame);

#endif
