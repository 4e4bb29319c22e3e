/* server/session/limiter.h: an allowance for each of many strangers.
 *
 * Remembers at most `most` of them; who has their whole allowance again is
 * forgotten first.  When all are busy, a newcomer is refused: a flood from many
 * addresses cannot grow memory. */
#ifndef CAIRN_SESSION_LIMITER_H
#define CAIRN_SESSION_LIMITER_H

#include "base/rate.h"
#include "base/table.h"

struct limiter {
	struct rate rate;
	struct table table;                   /* key to struct allowance */
	size_t most;
	int64_t swept_ms;
};

void limiter_init(struct limiter *l, struct rate rate, size_t most);
void limiter_release(struct limiter *l);
/* Spend `cost` for `key`.  0, or the ms to wait (1 or more); then nothing is spent. */
int64_t limiter_spend(struct limiter *l, uint64_t key, int64_t now_ms, int64_t cost);

#endif
