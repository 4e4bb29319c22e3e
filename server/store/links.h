/* server/store/links.h: secrets that lead somewhere without signing in.  They are derived, not stored, so that they can be
 * shown and sent again; each carries a number, and counts while its row has the same one.
 *
 *   token = mac, id, room, number       mac: HMAC-SHA256 (RFC 2104) over kind and numbers, its first 104 bits
 *
 * None can be made without the key.  Ids are random and open nothing by themselves. */
#ifndef CAIRN_STORE_LINKS_H
#define CAIRN_STORE_LINKS_H

#include "crypto/secret.h"
#include "store/tx.h"

#define LINK_NUMBER_MOST 0xffffff

enum secret_link { SECRET_LINK_PLACE, SECRET_LINK_FEED };

/* TOKEN_TEXT_LEN characters and a NUL.  The number is at most LINK_NUMBER_MOST. */
void secret_link_make(const struct tx *tx, enum secret_link kind, int64_t id, int64_t room, int64_t number,
                      char ret[TOKEN_TEXT_LEN + 1]);
/* Outputs may be NULL.  ERR_LINK. */
int secret_link_read(const struct tx *tx, enum secret_link kind, struct str text, int64_t *ret_id, int64_t *ret_room,
                     int64_t *ret_number) WARN_UNUSED;

#endif
