/* server/notify/settle.h: what came of an attempt, in a transaction: recorded; tried again or over; and when a channel no longer
 * works, its owner and the near-miss register hear of it. */
#ifndef CAIRN_NOTIFY_SETTLE_H
#define CAIRN_NOTIFY_SETTLE_H

#include "notify/outcome.h"
#include "store/tx.h"

struct settle {
	int64_t parcel, channel, took_ms, status;
	bool news;                            /* it says that another channel failed */
	struct outcome_case about;            /* now_ms is filled here */
};

int settle(struct tx *tx, const struct settle *s) WARN_UNUSED;

#endif
