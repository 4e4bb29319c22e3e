/* server/gateway/cookies.h: the two cookies, in and out.  Pure. */
#ifndef CAIRN_GATEWAY_COOKIES_H
#define CAIRN_GATEWAY_COOKIES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum cookie { COOKIE_SESSION, COOKIE_DEVICE };

/* Its value in a Cookie header (RFC 6265 4.2), borrowed; absent when it is not there,
 * there twice, or not of the form a token has.  `secure`: the __Host- names. */
struct str cookie_find(struct str header, enum cookie which, bool secure);
/* Append one Set-Cookie line.  "" clears it. */
void cookie_set(struct buf *out, enum cookie which, const char *value, int64_t seconds, bool secure);

#endif
