/* server/rules.h: the moderation rules of a running server: found, loaded, loaded anew. */
#ifndef CAIRN_RULES_H
#define CAIRN_RULES_H

#include <stdbool.h>
#include <uv.h>

#include "base/config.h"
#include "escalation/scanner.h"

struct rules {
	const struct config *config;
	struct scanner *scanner;
	uv_work_t work;
	bool busy, again;                     /* loading, and asked to load once more */
	int err;                              /* of the last load */
	struct buf why;
};

/* Make the scanner and load what storage.rules names, or else what came with the program.  Rules that are
 * missing or broken are told in the log, loudly, and the server works without.  ERR_NO_MEMORY. */
int rules_open(struct rules *r, const struct config *config) WARN_UNUSED;
/* Load them anew on a thread of the loop's; what is broken is logged with file and line, and the last good ones stay. */
void rules_reload(struct rules *r, uv_loop_t *loop);
/* The loop has ended, and the store was closed.  One that was never opened is a no-op. */
void rules_close(struct rules *r);

#endif
