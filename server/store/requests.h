/* server/store/requests.h: what each request was answered, so that the same
 * request sent again is answered the same and done once.
 *
 * Find and put belong in the transaction of the work itself: then either both
 * are on disk or neither is.  Results are sealed, because they may hold a
 * secret.  A digest is made under tx_key(…, KEY_DIGESTS). */
#ifndef CAIRN_STORE_REQUESTS_H
#define CAIRN_STORE_REQUESTS_H

#include "crypto/secret.h"
#include "store/tx.h"

/* 0: done before, and the result is appended to `result`.  ERR_NOT_FOUND: new.
 * ERR_KEY_REUSED: the key stands for another request.  `member` 0: before there was one. */
int requests_find(struct tx *tx, int64_t member, struct str key, const struct digest *digest,
                  struct buf *result) WARN_UNUSED;
/* Once for each member and key: a second put is ERR_STORAGE. */
int requests_put(struct tx *tx, int64_t member, struct str key, const struct digest *digest,
                 struct str result) WARN_UNUSED;
/* Forget at most `limit` requests from before `before_ms`, oldest first.  *ret_gone gets how many. */
int requests_prune(struct tx *tx, int64_t before_ms, int64_t limit, int64_t *ret_gone) WARN_UNUSED;

#endif
