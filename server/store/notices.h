/* server/store/notices.h: what the server or its staff tell one person, until they have seen it. */
#ifndef CAIRN_STORE_NOTICES_H
#define CAIRN_STORE_NOTICES_H

#include "store/tx.h"

#define NOTICES_MOST 100                  /* told at once */

struct notice {
	int64_t id, at_ms;                    /* filled by storage */
	int64_t member, room, about;          /* about: held message, sanction or report, by kind; 0: nothing */
	struct str kind, reason;              /* words of the schema; reason may be absent */
	struct str words;                     /* absent when there are none */
};

/* Insert with a new id, and tell every node (CONTROL_NOTICE). */
int notices_add(struct tx *tx, struct notice *notice, struct arena *arena) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int notices_get(struct tx *tx, int64_t id, struct arena *arena, struct notice *ret) WARN_UNUSED;
/* Those not seen yet, oldest first. */
int notices_unseen(struct tx *tx, int64_t member, struct arena *arena, struct notice *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* ERR_NOT_FOUND when it is not theirs. */
int notices_seen(struct tx *tx, int64_t member, int64_t id) WARN_UNUSED;
/* Forget at most `limit` older than ninety days. */
int notices_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

#endif
