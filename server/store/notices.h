/* server/store/notices.h: what the server or its staff tell one person, until they have seen it. */
#ifndef CAIRN_STORE_NOTICES_H
#define CAIRN_STORE_NOTICES_H

#include "store/tx.h"

#define NOTICES_MOST 100                  /* told at once */

struct notice {
	int64_t id, at_ms;                    /* filled by storage */
	int64_t member, room, about;          /* about: held message, sanction, report, case or meeting, by kind; 0: nothing */
	int64_t subject;                      /* whom it is about; 0: nobody, or the member */
	struct str kind, reason, level;       /* words of the schema; reason and level may be absent */
	struct str words;                     /* absent when there are none */
	struct str subject_name;              /* read only; absent when gone */
	int64_t start_ms;                     /* of a meeting; 0: it is about none */
	struct str title;                     /* of a meeting; may be absent */
	bool loud, drill;
	bool seen;                            /* read only */
};

/* Insert with a new id, and tell every node (CONTROL_NOTICE). */
int notices_add(struct tx *tx, struct notice *notice, struct arena *arena) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int notices_get(struct tx *tx, int64_t id, struct arena *arena, struct notice *ret) WARN_UNUSED;
/* Those not seen yet, oldest first; where there are too many, loud ones go before others. */
int notices_unseen(struct tx *tx, int64_t member, struct arena *arena, struct notice *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* ERR_NOT_FOUND when it is not theirs. */
int notices_seen(struct tx *tx, int64_t member, int64_t id) WARN_UNUSED;
/* Alarms and offers of a case that were not seen yet count as seen: of one member, silently (another is about to
 * take their place); of everybody, telling every node. */
int notices_replace(struct tx *tx, int64_t case_id, int64_t member) WARN_UNUSED;
int notices_withdraw(struct tx *tx, int64_t case_id) WARN_UNUSED;
/* A meeting has its staff: what was told of their missing counts as seen, telling every node. */
int notices_covered(struct tx *tx, int64_t meeting) WARN_UNUSED;
/* Is a case of the room that is not closed one the member was alerted about, was offered, or has? */
int notices_alarmed(struct tx *tx, int64_t member, int64_t room, bool *ret) WARN_UNUSED;
/* Was the member alerted about more than `people` at red or crisis since then?  Practice does not count. */
int notices_tiring(struct tx *tx, int64_t member, int64_t since_ms, int64_t people, bool *ret) WARN_UNUSED;
/* How often the member is told this now, in this transaction, of meetings of one series. */
int notices_of_series(struct tx *tx, int64_t member, int64_t series, const char *kind, int64_t *ret) WARN_UNUSED;
/* Forget at most `limit` older than ninety days. */
int notices_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

#endif
