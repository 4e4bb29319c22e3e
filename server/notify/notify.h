/* server/notify/notify.h: sends what is in the outbox: Web Push (RFC 8030, 8188, 8291, 8292), e-mail (SMTP), signed webhooks.
 * The only user of libcurl.
 *
 * A thread of its own takes parcels through the store, sends several at once, and settles each.  Failing, it tries again after
 * 5 s, 15 s, 45 s, 2 min, then every 5 min for as long as the case is open, or notify.give_up_hours; a channel that is gone, or
 * refused for good, is marked, noted in the near-miss register, and its owner told on their other channels.
 *
 * Nothing of anybody's words leaves: kind, level, time, and a link that asks for signing in. */
#ifndef CAIRN_NOTIFY_NOTIFY_H
#define CAIRN_NOTIFY_NOTIFY_H

#include "base/clock.h"
#include "base/config.h"
#include "store/store.h"

struct notify;

/* VAPID keys are made once and kept in the settings table, sealed.  ERR_CONFIG with one line in `why`, ERR_NO_MEMORY.
 * The store outlives it; config, clock and store are borrowed. */
int notify_start(const struct config *config, const struct clock *clock, struct store *store, struct notify **ret, struct buf *why) WARN_UNUSED;
/* Something is in the outbox: look now.  Any thread; never waits.  NULL is a no-op. */
void notify_poke(struct notify *n);
/* Ends what is under way; it is tried again after the next start.  NULL is a no-op. */
void notify_stop(struct notify *n);
/* Public key for browsers, base64url, valid while it runs. */
const char *notify_push_key(const struct notify *n);

#endif
