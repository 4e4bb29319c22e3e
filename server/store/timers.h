/* server/store/timers.h: what is due, and when; rows, so that they outlive the process.
 *
 * A timer is set in the transaction that makes it needed, and taken in the one that
 * does what it is for, so it happens once, however the server ends in between. */
#ifndef CAIRN_STORE_TIMERS_H
#define CAIRN_STORE_TIMERS_H

#include "store/tx.h"

struct timer {
	struct str kind;                      /* a word of server/timers.c */
	int64_t subject;                      /* what it is about */
	int64_t due_ms;
};

/* One of a kind for a subject: setting it again moves it. */
int timers_set(struct tx *tx, const char *kind, int64_t subject, int64_t due_ms) WARN_UNUSED;
/* The same, unless there is one already: that stays as it is. */
int timers_keep(struct tx *tx, const char *kind, int64_t subject, int64_t due_ms) WARN_UNUSED;
/* By then at the latest: one that is due earlier stays. */
int timers_within(struct tx *tx, const char *kind, int64_t subject, int64_t due_ms) WARN_UNUSED;
/* What could not be done now: not again before `due_ms`.  One that was cleared or moved meanwhile stays so. */
int timers_put_off(struct tx *tx, const char *kind, int64_t subject, int64_t due_ms) WARN_UNUSED;
/* None there is fine. */
int timers_clear(struct tx *tx, const char *kind, int64_t subject) WARN_UNUSED;
/* Is anything due?  For the reader. */
int timers_due(struct tx *tx, bool *ret_due) WARN_UNUSED;
/* Take the timer longest due out of the list, its word in the arena.  ERR_NOT_FOUND. */
int timers_take(struct tx *tx, struct arena *arena, struct timer *ret) WARN_UNUSED;

#endif
