/* server/notify/parcel_text.h: what a parcel says, as JSON for browsers and webhooks, and as a mail.  Nothing of anybody's words: kind,
 * level, when, and a link that asks for signing in; about a meeting also its neutral title, and a link to one's own place.  Pure. */
#ifndef CAIRN_NOTIFY_PARCEL_TEXT_H
#define CAIRN_NOTIFY_PARCEL_TEXT_H

#include "base/config.h"
#include "store/channels.h"

#define PARCEL_TEXT_MOST 8192

/* {"id", "kind", "level", "at", "link", "site"}, and "code" of a test; of a meeting "title", "start", "zone", "language", "until".  The id stays the same when it is sent again. */
int parcel_json(const struct config *config, const struct parcel *parcel, struct buf *out) WARN_UNUSED;
/* A whole message (RFC 5322, MIME) with CRLF.  The Message-ID stays the same when it is sent again. */
int parcel_mail(const struct config *config, const struct parcel *parcel, struct str to, int64_t now_ms, struct buf *out) WARN_UNUSED;

/* The value of Cairn-Signature: "t=<unix seconds>,v1=<hex>", HMAC-SHA256 with the secret over "<t>.<body>".  A receiver refuses a t
 * more than five minutes from its own clock, and an id it has seen. */
int webhook_signature(struct str secret, int64_t now_s, struct str body, struct buf *out) WARN_UNUSED;

#endif
