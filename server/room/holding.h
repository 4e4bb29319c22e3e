/* server/room/holding.h: messages that wait for a mentor, from the first word to the decision.
 *
 * A held message has its words in `held` and nowhere else; when it is released it becomes an ordinary post of its
 * author, under the key of the request that said it.  Each step below moves or clears the deadline and tells the
 * staff room, all in one transaction.  ERR_DECIDED: somebody was faster. */
#ifndef CAIRN_ROOM_HOLDING_H
#define CAIRN_ROOM_HOLDING_H

#include "room/scan.h"
#include "session/request.h"
#include "store/held.h"

#define TIMER_HELD "held.deadline"

/* --- for its author, who gets the answer with the request --- */

/* Let a message wait, and describe it.  ERR_SLOW_DOWN when too many of theirs wait already. */
int hold_words(struct request *r, struct tx *tx, const struct room *room, const struct scan *scan, struct str body,
               struct str warning, struct wire_posted *ret) WARN_UNUSED;
/* It has other words, which wait anew; held->body is the new one. */
int hold_again(struct request *r, struct tx *tx, const struct room *room, const struct scan *scan, struct held *held,
               struct wire_posted *ret) WARN_UNUSED;
/* It appears; `flags` are those of its entry.  Its author may not go into the room any more: it is dropped, *ret_seq 0. */
int hold_place(struct tx *tx, const struct held *held, unsigned flags, struct arena *arena, uint64_t *ret_seq) WARN_UNUSED;
int hold_withdraw(struct tx *tx, const struct held *held, struct arena *arena) WARN_UNUSED;

/* --- by staff, or by the clock: its author gets a notice --- */

/* As hold_place(). */
int hold_release(struct tx *tx, const struct held *held, struct arena *arena, uint64_t *ret_seq) WARN_UNUSED;
/* Its author is asked to change it, and has some more time; words may be absent. */
int hold_ask(struct tx *tx, const struct held *held, struct str reason, struct str words, struct arena *arena) WARN_UNUSED;
/* It is not shown: state "declined" or "dropped"; reason and words may be absent. */
int hold_end(struct tx *tx, const struct held *held, const char *state, struct str reason, struct str words,
             struct arena *arena) WARN_UNUSED;
/* The deadline has come (timers.c): the room decides. */
int hold_deadline(struct tx *tx, const struct config *config, int64_t held);

#endif
