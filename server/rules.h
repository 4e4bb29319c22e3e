/* server/rules.h: what a running server reads beside its settings: the moderation rules, and the crisis lines.
 * Found, loaded, loaded anew.
 *
 * What is missing or broken is told in the log, loudly; the last good ones stay, and the server works without any. */
#ifndef CAIRN_RULES_H
#define CAIRN_RULES_H

#include <stdbool.h>
#include <uv.h>

#include "base/config.h"
#include "escalation/lines.h"
#include "escalation/scanner.h"

/* How the last load of one of them went. */
struct rules_load {
	int err;
	struct buf why;
};

struct rules {
	const struct config *config;
	struct scanner *scanner;
	struct lines *lines;
	uv_work_t work;
	bool busy, again;                     /* loading, and asked to load once more */
	struct rules_load packs, help;
};

/* Make scanner and lines, and load what storage.rules and storage.help_lines name, or else what came with the program.
 * ERR_NO_MEMORY. */
int rules_open(struct rules *r, const struct config *config) WARN_UNUSED;
/* Load them anew on a thread of the loop's. */
void rules_reload(struct rules *r, uv_loop_t *loop);
/* The loop has ended, and the store was closed.  One that was never opened is a no-op. */
void rules_close(struct rules *r);

/* Where the crisis lines are: storage.help_lines, or what came with the program.  ERR_CONFIG with one line in `why`. */
int rules_find_lines(const struct config *config, char ret_path[PATH_MAX], struct buf *why) WARN_UNUSED;

#endif
