/* server/store/settings.h: a few named values that belong to the database itself. */
#ifndef CAIRN_STORE_SETTINGS_H
#define CAIRN_STORE_SETTINGS_H

#include "store/tx.h"

/* Append the value to `out`.  ERR_NOT_FOUND. */
int settings_get(struct tx *tx, struct str name, struct buf *out) WARN_UNUSED;
/* Insert or replace. */
int settings_put(struct tx *tx, struct str name, struct str value) WARN_UNUSED;
/* The same for an integer, kept in decimal.  ERR_STORAGE when the value is no number. */
int settings_get_int(struct tx *tx, struct str name, int64_t *ret) WARN_UNUSED;
int settings_put_int(struct tx *tx, struct str name, int64_t value) WARN_UNUSED;

#endif
