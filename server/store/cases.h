/* server/store/cases.h: what staff should look at about one person in one room.
 *
 *  (1) At most one case of a kind is open for a person in a room; more flags and reports join it.
 *  (2) Joining raises its level and brings its due time forward; it never lowers or delays.
 *  (3) A change names the version it knows; ERR_STALE when somebody was faster. */
#ifndef CAIRN_STORE_CASES_H
#define CAIRN_STORE_CASES_H

#include "store/tx.h"

/* Words are those of the schema. */
struct care_case {
	int64_t id, room, member, owner;      /* owner 0: nobody yet */
	struct str kind, level, category, state, outcome;
	struct str name, owner_name;          /* what they are called; absent when gone */
	int64_t version, opened_ms, due_ms, flags, reports, latest;
};

struct case_raise {
	int64_t room, member;
	const char *kind, *level, *category;
	int64_t due_ms;
	int64_t latest;                       /* seq in the room, 0: none */
	bool flag, report;                    /* what joins it: counted */
};

/* Open a case or join the open one. */
int cases_raise(struct tx *tx, const struct case_raise *raise, int64_t *ret_id, bool *ret_new) WARN_UNUSED;
/* ERR_NOT_FOUND, also when it is of another room. */
int cases_get(struct tx *tx, int64_t room, int64_t id, struct arena *arena, struct care_case *ret) WARN_UNUSED;
/* Has the member an open danger case at red or crisis, in whatever room? */
int cases_in_danger(struct tx *tx, int64_t member, bool *ret) WARN_UNUSED;
/* Open cases of one room, or with room 0 of the rooms in which the member is mentor, facilitator or admin
 * (`every`: of all), most urgent first, then longest waiting; at most `most`.  None that is about the member. */
int cases_open(struct tx *tx, int64_t room, int64_t member, bool every, struct arena *arena, struct care_case *ret,
               size_t most, size_t *ret_n) WARN_UNUSED;

/* The message of a flag is in the room: the newest one its case is about, when it is newer. */
int cases_reach(struct tx *tx, int64_t flag, int64_t seq) WARN_UNUSED;

/* The owner is `member` from now on.  ERR_STALE; ERR_DECIDED when it is closed. */
int cases_claim(struct tx *tx, int64_t id, int64_t version, int64_t member) WARN_UNUSED;
int cases_close(struct tx *tx, int64_t id, int64_t version, struct str outcome) WARN_UNUSED;

#endif
