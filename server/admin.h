/* server/admin.h: what an operator does from the shell, beside a running server or without one.
 *
 * Each returns an exit code and has told standard error what went wrong. */
#ifndef CAIRN_ADMIN_H
#define CAIRN_ADMIN_H

#include <stdbool.h>

#include "base/config.h"

/* Make the data directory, the master key and an empty database; `demo` puts a
 * small programme in it. */
int admin_init(const struct config *config, bool demo);

struct admin_invite {
	const char *role;                     /* NULL: participant */
	const char *room;                     /* name or id; NULL: the first room for participants, else the server */
	const char *login;                    /* not NULL: a one-time sign-in link for this account */
	long uses, hours;                     /* 0: the usual */
	bool quiet;                           /* print the link alone */
};

int admin_invite(const struct config *config, const struct admin_invite *ask);

/* Is the database sound, and the audit log whole?  1 when either is not.  A server may be running. */
int admin_check(const struct config *config);

/* Are the crisis lines in order?  0: yes; 1: the file is refused, and by what; 2: some were verified over a year ago, and are
 * listed.  path: NULL for the file a server with this configuration would read. */
int admin_check_lines(const struct config *config, const char *path);

/* Paths in the data directory, for main as well. */
void admin_paths(const struct config *config, char ret_database[4096], char ret_key[4096]);

#endif
