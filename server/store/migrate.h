/* server/store/migrate.h: bringing a database to the shape this program knows.
 *
 * Migration n is row n - 1 of the list; files in migrations/ become the list at
 * build time (embed.py).  They only go forward, and one that was released is
 * never edited: a change is a new one.
 *
 *  (1) Each runs in a transaction of its own together with the new version
 *      number, so a crash leaves a whole version, old or new.
 *  (2) A database newer than the list is refused, untouched. */
#ifndef CAIRN_STORE_MIGRATE_H
#define CAIRN_STORE_MIGRATE_H

#include <stddef.h>
#include <stdint.h>

#include "store/driver.h"

struct migration {
	const char *name, *sql;
};

extern const struct migration migrations[];
extern const size_t n_migrations;

/* 0 for an empty database. */
int migrate_version(struct db *db, int64_t *ret_version) WARN_UNUSED;
/* Run what is missing of the first `count` rows of `list`.  ERR_CONFIG when the database
 * is newer.  *ret_why gets a one-line reason, without the path. */
int migrate(struct db *db, const struct migration *list, size_t count, char ret_why[256]) WARN_UNUSED;

#endif
