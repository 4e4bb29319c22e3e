/* server/notify/vapid.h: the key pair by which push services know this server; made once, kept in the settings table, the private half sealed. */
#ifndef CAIRN_NOTIFY_VAPID_H
#define CAIRN_NOTIFY_VAPID_H

#include "notify/p256.h"
#include "store/tx.h"

#define VAPID_TEXT_LEN 87                 /* the point in base64url */

/* Load the pair, or make it; ERR_NOT_FOUND where nothing can be written.  ERR_CRYPTO when what is stored does not fit the master key. */
int vapid_open(struct tx *tx, struct p256 **ret) WARN_UNUSED;
/* The point as browsers want it, NUL-terminated.  ERR_NOT_FOUND before the first vapid_open(). */
int vapid_public(struct tx *tx, char ret_text[VAPID_TEXT_LEN + 1]) WARN_UNUSED;
void vapid_text(const struct p256 *key, char ret_text[VAPID_TEXT_LEN + 1]);

#endif
