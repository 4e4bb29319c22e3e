/* server/crypto/seal.h: sealing bytes, and the master key.
 *
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce in front and the
 * 128-bit tag behind: nonce | ciphertext | tag.  The associated data is not
 * stored: whoever opens must name the same place, so sealed values cannot be
 * swapped between rows.  Any thread. */
#ifndef CAIRN_CRYPTO_SEAL_H
#define CAIRN_CRYPTO_SEAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#define SEAL_KEY_LEN 32
#define SEAL_EXTRA (12 + 16)              /* bytes that sealing adds */

struct seal_key {
	uint8_t bytes[SEAL_KEY_LEN];
};

/* What a sealed value belongs to; table is a program literal. */
struct seal_place {
	const char *table;
	int64_t a, b;                         /* e.g. stream and seq */
};

/* Append the sealed form of `plain` to `out`.  ERR_CRYPTO, ERR_NO_MEMORY, ERR_TOO_LARGE. */
int seal(const struct seal_key *key, const struct seal_place *place, struct str plain, struct buf *out) WARN_UNUSED;
/* Append the opened form to `out`.  ERR_CRYPTO when key, place or bytes differ; out is as before. */
int seal_open(const struct seal_key *key, const struct seal_place *place, struct str sealed, struct buf *out) WARN_UNUSED;

/* A fresh random key. */
int seal_key_new(struct seal_key *ret_key) WARN_UNUSED;
/* A key for another purpose, by HKDF-SHA256 (RFC 5869) with `purpose` as info. */
int seal_key_derive(const struct seal_key *from, const char *purpose, struct seal_key *ret_key) WARN_UNUSED;

/* Make a key file: mode 0400, 64 hex digits and a newline, never over an
 * existing file (ERR_IO).  *ret_why gets a one-line reason with the path. */
int master_key_create(const char *path, char ret_why[256]) WARN_UNUSED;
/* Refuses a file others may read, and anything that is not that form (ERR_CONFIG). */
int master_key_load(const char *path, struct seal_key *ret_key, char ret_why[256]) WARN_UNUSED;

#endif
