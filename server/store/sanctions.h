/* server/store/sanctions.h: steps that staff took about a member, and appeals against them.
 *
 *  (1) A sanction is active until its time is over, staff lift it, or an appeal overturns it.  One without
 *      until_ms is a word to the person, and over when they have read it.
 *  (2) There is at most one appeal against a sanction, and it is decided once.
 *  (3) Who gave it and who decided about it is for staff only; nothing of it goes to the person. */
#ifndef CAIRN_STORE_SANCTIONS_H
#define CAIRN_STORE_SANCTIONS_H

#include "store/tx.h"

/* Words are those of the schema. */
struct appeal {
	int64_t at_ms, due_ms;                /* at_ms 0: none was made */
	struct str state;
	struct str words, answer;             /* absent when there are none */
};

struct sanction {
	int64_t id, at_ms;                    /* filled by storage */
	int64_t room;                         /* 0: the whole server */
	int64_t member, by;
	struct str step, reason;
	struct str rule, words;               /* absent when there are none */
	int64_t until_ms;                     /* 0: a word, nothing that lasts */
	struct str state;                     /* read only, as what follows */
	struct str name;                      /* what the member is called; absent when gone */
	struct appeal appeal;
};

/* Insert with a new id, active. */
int sanctions_add(struct tx *tx, struct sanction *s, struct arena *arena) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int sanctions_get(struct tx *tx, int64_t id, struct arena *arena, struct sanction *ret) WARN_UNUSED;
/* Those of a room and of the whole server, with room 0 all of them; newest first, at most `most`. */
int sanctions_of_member(struct tx *tx, int64_t room, int64_t member, struct arena *arena, struct sanction *ret,
                        size_t most, size_t *ret_n) WARN_UNUSED;
/* Rooms whose staff have had to do with the member, by a case or a sanction; at most `most`. */
int sanctions_rooms(struct tx *tx, int64_t member, int64_t *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int sanctions_set_state(struct tx *tx, int64_t id, const char *state) WARN_UNUSED;
/* The person has read it: one that is only a word is over.  Anything else is fine and stays. */
int sanctions_read(struct tx *tx, int64_t id, int64_t member) WARN_UNUSED;
/* When the last active one of a step ends that holds in just this room (0: the whole server);
 * *ret_until_ms 0: there is none. */
int sanctions_longest(struct tx *tx, int64_t room, int64_t member, struct str step, int64_t *ret_until_ms) WARN_UNUSED;
/* When the member may write in the room again; *ret_until_ms 0: they may now.  Both of the room and of the
 * whole server count. */
int sanctions_read_only(struct tx *tx, int64_t room, int64_t member, int64_t *ret_until_ms) WARN_UNUSED;

/* ERR_DECIDED when there was one before. */
int appeals_add(struct tx *tx, int64_t sanction, struct str words, int64_t due_ms, struct arena *arena) WARN_UNUSED;
/* state: upheld or overturned.  The sanction's own state is not touched.  ERR_DECIDED when there is none open. */
int appeals_decide(struct tx *tx, int64_t sanction, int64_t by, const char *state, struct str answer,
                   struct arena *arena) WARN_UNUSED;
/* Sanctions with an open appeal of one room, or with room 0 of the rooms the member looks after as mentor, facilitator
 * or admin (`every`: all, also of the whole server), first due first; not the member's own.  At most `most`. */
int appeals_open(struct tx *tx, int64_t room, int64_t member, bool every, struct arena *arena, struct sanction *ret,
                 size_t most, size_t *ret_n) WARN_UNUSED;

#endif
