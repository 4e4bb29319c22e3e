/* server/member/signing.h: what every way of signing in ends with. */
#ifndef CAIRN_MEMBER_SIGNING_H
#define CAIRN_MEMBER_SIGNING_H

#include "session/request.h"
#include "store/members.h"

/* Make a session for the member, set the cookies, and say where to go.  Ends the
 * session that came with the request, if it was another member's (new token at
 * every sign-in: OWASP ASVS 7.2.4).  ERR_REMOVED. */
int signing_in(struct request *r, struct tx *tx, const struct member *m, struct wire_signed *ret) WARN_UNUSED;
/* Only say where to go; the session that came with the request goes on. */
int signing_home(struct request *r, struct tx *tx, const struct member *m, struct wire_signed *ret) WARN_UNUSED;
/* Somebody new: a guest with a name that is free in the room, this device, and recovery words, which go into *words_to.  The
 * fault names the field name. */
int signing_guest(struct request *r, struct tx *tx, struct str typed, int64_t room, struct member *ret,
                  struct wire_signed *words_to) WARN_UNUSED;
/* New recovery words: the text for the member, the HMAC for storage. */
int signing_words(struct request *r, struct tx *tx, struct str *ret_text, struct digest *ret_digest) WARN_UNUSED;
/* The HMAC of words as somebody typed them.  ERR_SIGN_IN when they cannot be any. */
int signing_typed(struct tx *tx, struct str typed, struct digest *ret) WARN_UNUSED;
/* A name as somebody typed it: as shown and folded, in the arena.  The fault names the field name. */
int signing_name(struct request *r, struct str typed, struct str *ret_shown, struct str *ret_key) WARN_UNUSED;

#endif
