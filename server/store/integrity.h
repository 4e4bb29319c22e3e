/* server/store/integrity.h: is the database file itself sound? */
#ifndef CAIRN_STORE_INTEGRITY_H
#define CAIRN_STORE_INTEGRITY_H

#include "store/tx.h"

/* 0 with `out` empty when it is; else what is wrong, one complaint a line: names of tables and indexes, and numbers of
 * rows and pages, never what they hold.  Takes long with a large database.  ERR_STORAGE when it cannot even be read. */
int integrity_check(struct tx *tx, struct buf *out) WARN_UNUSED;

#endif
