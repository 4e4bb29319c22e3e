/* server/store/sealed.h: words of people in a column of their own, sealed for the row they are in. */
#ifndef CAIRN_STORE_SEALED_H
#define CAIRN_STORE_SEALED_H

#include "store/tx.h"

/* `words` sealed for column `place` ("held.body") of row `id`, in the arena; an absent str stays absent. */
int sealed_put(struct tx *tx, const char *place, int64_t id, struct str words, struct arena *arena,
               struct str *ret) WARN_UNUSED;
/* The other way; an absent or empty column gives the absent str.  ERR_CRYPTO. */
int sealed_get(struct tx *tx, const char *place, int64_t id, struct str column, struct arena *arena,
               struct str *ret) WARN_UNUSED;

#endif
