/* server/store/sessions.h: who is signed in. */
#ifndef CAIRN_STORE_SESSIONS_H
#define CAIRN_STORE_SESSIONS_H

#include "crypto/secret.h"
#include "store/tx.h"

struct session {
	int64_t id, member, until_ms, seen_ms;
	bool account;                         /* the member is staff with an account */
	struct str name;                      /* of the member; in the arena */
	struct str device;                    /* SHA-256 of the member's device token, or absent */
};

/* The session of a token (its SHA-256), ended ones excluded.  ERR_NOT_SIGNED_IN when there is none. */
int sessions_find(struct tx *tx, const struct digest *token, struct arena *arena, struct session *ret) WARN_UNUSED;
int sessions_add(struct tx *tx, const struct digest *token, int64_t member, int64_t until_ms, int64_t *ret_id) WARN_UNUSED;
/* Move the end of a session that is in use. */
int sessions_seen(struct tx *tx, int64_t session, int64_t until_ms) WARN_UNUSED;
/* End one session; tells every node.  Ending one that is over is fine. */
int sessions_end(struct tx *tx, int64_t session) WARN_UNUSED;
/* End every session of a member but `except` (0: none). */
int sessions_end_all(struct tx *tx, int64_t member, int64_t except) WARN_UNUSED;

/* Is the member signed in anywhere? */
int sessions_any(struct tx *tx, int64_t member, bool *ret) WARN_UNUSED;
/* End the oldest sessions of a member that are more than `most` (1 or more); `newest` stays. */
int sessions_keep(struct tx *tx, int64_t member, int64_t newest, int64_t most) WARN_UNUSED;
/* Forget at most `limit` sessions that are over. */
int sessions_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

#endif
