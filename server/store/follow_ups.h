/* server/store/follow_ups.h: looking after somebody again, some time after their case was closed.
 *
 *  (1) One is open until it is done, or declined because the person would rather not.
 *  (2) Until then it has a timer, which comes again every day: none is forgotten because its owner is gone. */
#ifndef CAIRN_STORE_FOLLOW_UPS_H
#define CAIRN_STORE_FOLLOW_UPS_H

#include "store/tx.h"

#define TIMER_FOLLOW_UP "follow_up"

struct follow_up {
	int64_t id, case_id, room, member;    /* member: whom it is about */
	int64_t owner, due_ms, done_ms;       /* done_ms 0: not yet */
	struct str state, outcome;            /* words of the schema; outcome may be empty */
	struct str name, owner_name;          /* what they are called; absent when gone */
};

/* Insert an open one, with its timer. */
int follow_ups_add(struct tx *tx, int64_t case_id, int64_t owner, int64_t due_ms) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int follow_ups_get(struct tx *tx, int64_t id, struct arena *arena, struct follow_up *ret) WARN_UNUSED;
int follow_ups_of_case(struct tx *tx, int64_t case_id, struct arena *arena, struct follow_up *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Open ones that are the member's own; `led`: and those of rooms where they are facilitator or admin.  By due time.
 * None that is about the member. */
int follow_ups_open(struct tx *tx, int64_t member, bool led, struct arena *arena, struct follow_up *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* It is over: done with an outcome, or declined.  ERR_DECIDED when it was before. */
int follow_ups_settle(struct tx *tx, int64_t id, struct str state, struct str outcome) WARN_UNUSED;
/* The person would rather not: none of this case is left open. */
int follow_ups_decline(struct tx *tx, int64_t case_id) WARN_UNUSED;

#endif
