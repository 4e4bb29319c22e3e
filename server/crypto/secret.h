/* server/crypto/secret.h: random tokens, digests, passwords.  Any thread. */
#ifndef CAIRN_CRYPTO_SECRET_H
#define CAIRN_CRYPTO_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "crypto/seal.h"

#define TOKEN_TEXT_LEN 43                 /* 256 bits, base64url without padding (RFC 4648) */
#define DIGEST_LEN 32
#define BASE64URL_LEN(bytes) (((bytes) * 4 + 2) / 3)

struct digest {
	uint8_t bytes[DIGEST_LEN];
};

/* Operating-system randomness through OpenSSL.  Fails only when the system cannot give any. */
int random_bytes(void *ret, size_t len) WARN_UNUSED;
/* A random id > 0 (base/id.h). */
int random_id(int64_t *ret_id) WARN_UNUSED;
/* A new secret, NUL-terminated. */
int token_new(char ret_text[TOKEN_TEXT_LEN + 1]) WARN_UNUSED;
/* BASE64URL_LEN(len) characters without padding (RFC 4648 section 5), no NUL. */
void base64url_write(const uint8_t *bytes, size_t len, char *ret_text);
/* The exact form base64url_write() writes of `len` bytes; false otherwise. */
bool base64url_read(struct str text, uint8_t *ret, size_t len);
/* SHA-256; how tokens are stored and looked up. */
void digest_of(struct str bytes, struct digest *ret);
/* HMAC-SHA256 (RFC 2104). */
void digest_keyed(const struct seal_key *key, struct str bytes, struct digest *ret);
bool digest_eq(const struct digest *a, const struct digest *b);   /* constant time */
struct str digest_str(const struct digest *d);                    /* borrowed 32 bytes */

/* "scrypt$15$8$1$salt$hash" (RFC 7914), peppered with HMAC under `pepper`.  About 90 ms
 * and 32 MB: run it off the loop. */
int password_hash(const struct seal_key *pepper, struct str password, struct buf *out) WARN_UNUSED;
/* Same time whether or not `stored` is well-formed.  0, ERR_SIGN_IN, or ERR_NO_MEMORY
 * (nobody should be told "that did not match" because the server is short of 32 MB). */
int password_check(const struct seal_key *pepper, struct str password, struct str stored) WARN_UNUSED;

#endif
