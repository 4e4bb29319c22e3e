/* server/store/key_ring.h: the keys of one storage thread.
 *
 * The master key itself is not kept: a key for each purpose is derived from
 * it.  Keys of streams lie sealed in the database; the ring opens them when
 * they are first needed and keeps the ones used last.  A ring belongs to one
 * thread, except for key_ring_key(), which any thread may call. */
#ifndef CAIRN_STORE_KEY_RING_H
#define CAIRN_STORE_KEY_RING_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "crypto/seal.h"

struct tx;
struct key_ring;

enum key_purpose {
	KEY_CHECK,                            /* proves that the key file fits the database */
	KEY_STREAMS,                          /* seals the keys of streams */
	KEY_REQUESTS,                         /* seals stored results */
	KEY_DIGESTS,                          /* HMAC of operation and fields */
	KEY_WORDS,                            /* HMAC of recovery words */
	KEY_PASSWORDS,                        /* pepper */
	KEY_AUDIT,                            /* HMAC of the audit log */
	KEY_CARE,                             /* seals words kept by staff (store/sealed.h) */
	KEY_LINKS,                            /* secrets that lead somewhere (store/links.h) */
	KEY_PURPOSES
};

/* Keeps at most `keep` (> 0) stream keys open.  ERR_NO_MEMORY, ERR_CRYPTO. */
int key_ring_new(const struct seal_key *master, size_t keep, struct key_ring **ret_ring) WARN_UNUSED;
void key_ring_free(struct key_ring *ring);   /* wipes; NULL is a no-op */

const struct seal_key *key_ring_key(const struct key_ring *ring, enum key_purpose purpose);
/* Key of a stream, borrowed until the next call.  ERR_NOT_FOUND, ERR_CRYPTO, ERR_STORAGE… */
int key_ring_stream(struct tx *tx, int64_t stream, const struct seal_key **ret_key) WARN_UNUSED;
/* Append a fresh key for a new stream to `out`, sealed as streams.key wants it. */
int key_ring_create(const struct key_ring *ring, int64_t stream, struct buf *out) WARN_UNUSED;

#endif
