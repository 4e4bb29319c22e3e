/* server/store/held.h: messages that wait for a mentor.
 *
 *  (1) A held message is waiting or asked (its author was asked to change it) until it is decided, once:
 *      released, declined, withdrawn, or dropped at the deadline.
 *  (2) With the decision its words are deleted here; a released one has them in the room. */
#ifndef CAIRN_STORE_HELD_H
#define CAIRN_STORE_HELD_H

#include "store/tx.h"

struct held {
	int64_t id, room, member;
	struct str key;                       /* of the request that said it */
	int64_t at_ms, due_ms, flag;
	struct str state, warning, reason;    /* words of the schema */
	struct str body, words;               /* absent when there are none */
	struct str name;                      /* read only: what the author is called */
	unsigned boundaries;
};

/* Insert with a new id and state waiting, from room, member, key, due_ms, flag, boundaries, warning, body. */
int held_add(struct tx *tx, struct held *held, struct arena *arena) WARN_UNUSED;
/* ERR_NOT_FOUND, also when room is not 0 and it is of another one. */
int held_get(struct tx *tx, int64_t room, int64_t id, struct arena *arena, struct held *ret) WARN_UNUSED;
/* Undecided ones of a member, oldest first. */
int held_of_member(struct tx *tx, int64_t member, struct arena *arena, struct held *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Undecided ones of one room, or with room 0 of the rooms in which the member is mentor, facilitator or admin
 * (`every`: of all), oldest first.  None of the member's own. */
int held_open(struct tx *tx, int64_t room, int64_t member, bool every, struct arena *arena, struct held *ret, size_t most,
              size_t *ret_n) WARN_UNUSED;
int held_count(struct tx *tx, int64_t room, int64_t member, int64_t *ret) WARN_UNUSED;

/* It has another state: asked (keeps its words) or a decision (loses them); reason and words may be absent.
 * ERR_DECIDED when it was decided before. */
int held_set_state(struct tx *tx, int64_t id, const char *state, struct str reason, struct str words,
                   struct arena *arena) WARN_UNUSED;
/* Other words, looked at anew: waiting again until due_ms.  ERR_DECIDED. */
int held_set_body(struct tx *tx, const struct held *held, struct arena *arena) WARN_UNUSED;
/* It waits until then.  ERR_DECIDED. */
int held_set_due(struct tx *tx, int64_t id, int64_t due_ms) WARN_UNUSED;

/* Forget at most `limit` that were decided more than thirty days ago. */
int held_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

#endif
