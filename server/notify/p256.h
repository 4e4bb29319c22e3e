/* server/notify/p256.h: key pairs on the curve P-256 (FIPS 186-5), for Web Push: agreeing on a secret, and ES256.
 *
 * Points are 65 bytes, uncompressed (SEC 1); private keys and secrets 32, signatures 64 (r and s).  Any thread. */
#ifndef CAIRN_NOTIFY_P256_H
#define CAIRN_NOTIFY_P256_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define P256_POINT_LEN 65
#define P256_PRIVATE_LEN 32
#define P256_SECRET_LEN 32
#define P256_SIGNATURE_LEN 64

struct p256;

/* A new pair.  ERR_NO_MEMORY, ERR_CRYPTO. */
int p256_new(struct p256 **ret) WARN_UNUSED;
/* A pair made before; ERR_CRYPTO when the halves are no point and no number. */
int p256_load(const uint8_t private_key[P256_PRIVATE_LEN], const uint8_t point[P256_POINT_LEN], struct p256 **ret) WARN_UNUSED;
/* NULL is a no-op. */
void p256_free(struct p256 *p);

/* Borrowed, as long as the pair. */
const uint8_t *p256_point(const struct p256 *p);
int p256_private(const struct p256 *p, uint8_t ret[P256_PRIVATE_LEN]) WARN_UNUSED;
/* Is it a point of the curve? */
bool p256_point_fits(const uint8_t point[P256_POINT_LEN]);

/* ECDH with somebody's point.  ERR_CRYPTO when it is none. */
int p256_agree(const struct p256 *p, const uint8_t point[P256_POINT_LEN], uint8_t ret[P256_SECRET_LEN]) WARN_UNUSED;
/* ES256 (RFC 7518 section 3.4). */
int p256_sign(const struct p256 *p, struct str bytes, uint8_t ret[P256_SIGNATURE_LEN]) WARN_UNUSED;

#endif
