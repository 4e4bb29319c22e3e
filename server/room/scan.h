/* server/room/scan.h: what the room makes of somebody's words before they are stored.
 *
 * The message is read by the moderation library together with what the person said just before (their last message
 * of ten minutes, and more of them up to some 400 bytes), in the light of what somebody else asked last within the
 * hour; then the room's policy rules.
 *
 *  (1) Urgent words (red, crisis) are delivered whatever else holds: limits, slow mode, read-only, a meeting that is held
 *      or over, the room's policy.
 *  (2) Somebody who has an open case at red or crisis is not held, refused, slowed down or kept read-only either, nor kept
 *      from writing because no meeting is on, until staff have closed it; only the allowance of messages a minute holds.
 *  (3) Words that cannot be read by the software are delivered, marked, and told to staff; as nobody knows whether
 *      they are urgent, only the allowance of messages a minute holds for them.
 *  (4) What was seen in words that are refused is kept, and staff alerted, all the same. */
#ifndef CAIRN_ROOM_SCAN_H
#define CAIRN_ROOM_SCAN_H

#include "moderation/policy.h"
#include "session/request.h"
#include "store/entries.h"

struct scan {
	bool scanned, urgent;
	bool in_danger;                       /* its author, before this message */
	struct ruling ruling;
	int64_t flag;                         /* what was kept of it (store/flags.h); 0: nothing */
};

/* Nobody sorts what staff say among themselves, nor what they say to one person aside. */
bool scan_leaves(const struct request *r, const struct room *room);
/* Read `body`, keep what was seen and alert staff, all in this transaction.  `room` as it is now. */
int scan_words(struct request *r, struct tx *tx, const struct room *room, struct str body, struct scan *ret) WARN_UNUSED;
/* Unless the words are urgent or their author is in danger: is the member over their allowance, read-only, too fast for slow mode,
 * or here while no meeting is on?  ERR_SLOW_DOWN, ERR_READ_ONLY, ERR_ON_HOLD, ERR_ROOM_CLOSED.  Counts the message. */
int scan_limits(struct request *r, struct tx *tx, const struct room *room, const struct scan *scan) WARN_UNUSED;
/* ERR_BOUNDARY with the boundaries in the fault; after scan_limits(). */
int scan_refuse(struct request *r, struct tx *tx, const struct room *room, const struct scan *scan) WARN_UNUSED;

#endif
