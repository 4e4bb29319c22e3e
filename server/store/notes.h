/* server/store/notes.h: what staff of a room keep in mind about a member, for some days. */
#ifndef CAIRN_STORE_NOTES_H
#define CAIRN_STORE_NOTES_H

#include "store/tx.h"

#define NOTES_MOST 50                     /* on one member in one room */

struct note {
	int64_t id, at_ms;                    /* filled by storage */
	int64_t room, member, by;
	struct str kind, words;               /* kind: a word of the schema */
	int64_t until_ms;
	struct str name;                      /* read only: what its author is called; absent when gone */
};

/* Insert with a new id.  ERR_TOO_LARGE when there are NOTES_MOST already. */
int notes_add(struct tx *tx, struct note *note, struct arena *arena) WARN_UNUSED;
/* One that has not expired.  ERR_NOT_FOUND, also when it is of another room. */
int notes_get(struct tx *tx, int64_t room, int64_t id, struct arena *arena, struct note *ret) WARN_UNUSED;
/* Those that have not expired, newest first. */
int notes_list(struct tx *tx, int64_t room, int64_t member, struct arena *arena, struct note *ret, size_t most,
               size_t *ret_n) WARN_UNUSED;
int notes_remove(struct tx *tx, int64_t id) WARN_UNUSED;
/* Forget at most `limit` that have expired. */
int notes_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

#endif
