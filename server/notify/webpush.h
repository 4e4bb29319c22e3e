/* server/notify/webpush.h: what is sent to a push service: a message that only the browser can open (RFC 8291, 8188), and the proof
 * of who sends it (VAPID, RFC 8292).  No I/O, no clock.  Any thread. */
#ifndef CAIRN_NOTIFY_WEBPUSH_H
#define CAIRN_NOTIFY_WEBPUSH_H

#include "notify/p256.h"

#define PUSH_AUTH_LEN 16
#define PUSH_SALT_LEN 16
#define PUSH_PLAIN_MOST 3800              /* bytes; services take bodies of 4096 */
#define PUSH_PADDED 1024                  /* plain text is filled up to this, so that its length says nothing */

/* What a browser made for one subscription. */
struct push_keys {
	uint8_t point[P256_POINT_LEN], auth[PUSH_AUTH_LEN];
};

/* Append the encrypted body.  `ours` and `salt` are used for one message only; plain text shorter than `padded` is filled up.
 * ERR_TOO_LARGE, ERR_CRYPTO. */
int webpush_seal(const struct push_keys *to, const struct p256 *ours, const uint8_t salt[PUSH_SALT_LEN], struct str plain,
                 size_t padded, struct buf *out) WARN_UNUSED;
/* The same with a fresh pair and salt, padded to PUSH_PADDED. */
int webpush_encrypt(const struct push_keys *to, struct str plain, struct buf *out) WARN_UNUSED;

/* Append the value of an Authorization header.  audience: origin of the push service; contact: mailto: or https: address of the
 * operator, absent: none; until_s: at most a day ahead. */
int vapid_authorization(const struct p256 *key, struct str audience, struct str contact, int64_t until_s, struct buf *out) WARN_UNUSED;

#endif
