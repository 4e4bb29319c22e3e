/* server/store/cases.h: what staff should look at about one person in one room.
 *
 *  (1) At most one case of a kind is open for a person in a room; more flags and reports join it.
 *  (2) Joining raises its level and brings its due time forward; it never lowers or delays.
 *  (3) A change names the version it knows; ERR_STALE when somebody was faster.
 *  (4) Until it is closed it has a timer, at its due time, written in the same transaction. */
#ifndef CAIRN_STORE_CASES_H
#define CAIRN_STORE_CASES_H

#include "ladder/ladder.h"
#include "store/tx.h"

#define TIMER_CASE "case"

/* Words are those of the schema. */
struct care_case {
	int64_t id, room, member;
	struct ladder_case ladder;            /* state, level, owner, receiver, its clocks */
	struct str kind, category, outcome, safe;
	struct str region;                    /* ISO 3166-1, as the person's page said when they asked for help; may be empty */
	struct str name, owner_name, receiver_name;   /* what they are called; absent when gone */
	int64_t version, due_ms, flags, reports, latest, aside;
	int64_t seen_ms, spoken_ms, card_ms, closed_ms;       /* 0: not yet */
	bool asked, drill;
};

/* What a new case is about. */
struct case_new {
	int64_t room, member;
	const char *kind, *category;
	bool drill;
};

/* What joins a case: counted, and the newest message it is about. */
struct case_join {
	int64_t latest;                       /* seq in the room, 0: none */
	const char *category;                 /* NULL: as it is; else the one of a level that rose */
	bool flag, report, asked;
};

/* The open case of a kind for a person in a room.  ERR_NOT_FOUND. */
int cases_find_open(struct tx *tx, const struct case_new *about, struct arena *arena, struct care_case *ret) WARN_UNUSED;
/* Insert with version 1, and set its timer. */
int cases_add(struct tx *tx, const struct case_new *about, const struct ladder_case *ladder, int64_t *ret_id) WARN_UNUSED;
int cases_join(struct tx *tx, int64_t id, const struct case_join *join) WARN_UNUSED;
/* Put where the ladder has brought it, when it still has this version; the version rises and its timer is set or
 * cleared in step.  ERR_STALE. */
int cases_put(struct tx *tx, int64_t id, int64_t version, const struct ladder_case *ladder) WARN_UNUSED;
/* The same where only its clocks moved: nothing anybody decides by is different, so the version stays. */
int cases_keep(struct tx *tx, int64_t id, int64_t version, const struct ladder_case *ladder) WARN_UNUSED;

/* room 0: whatever its room.  ERR_NOT_FOUND, also when it is of another room. */
int cases_get(struct tx *tx, int64_t room, int64_t id, struct arena *arena, struct care_case *ret) WARN_UNUSED;
/* Note a first time: a column that is still empty gets tx->now_ms. */
int cases_seen(struct tx *tx, int64_t id) WARN_UNUSED;
int cases_spoken(struct tx *tx, int64_t id) WARN_UNUSED;
int cases_card(struct tx *tx, int64_t id) WARN_UNUSED;
int cases_set_region(struct tx *tx, int64_t id, struct str region) WARN_UNUSED;
int cases_set_aside(struct tx *tx, int64_t id, int64_t room) WARN_UNUSED;
/* What came of it, now; `safe` may be absent. */
int cases_end(struct tx *tx, int64_t id, struct str outcome, struct str safe) WARN_UNUSED;
/* `words` may be absent. */
int cases_set_review(struct tx *tx, int64_t id, int64_t member, struct str words) WARN_UNUSED;
/* Cases at red or crisis that a member is on (not drills): how many. */
int cases_busy(struct tx *tx, int64_t member, int64_t *ret_n) WARN_UNUSED;
/* Open danger cases whose owner, or receiver, the member is, in this room or with this side room: for noticing that they
 * spoke to the person.  Not drills: nobody is spoken to. */
int cases_mine_here(struct tx *tx, int64_t member, int64_t room, int64_t *ret_ids, size_t most, size_t *ret_n) WARN_UNUSED;
/* A person's own open danger cases at red or crisis and those they asked for themselves, and those closed in the last hour: for telling them. */
int cases_of_person(struct tx *tx, int64_t member, struct arena *arena, struct care_case *ret, size_t most, size_t *ret_n) WARN_UNUSED;

/* --- what happened --- */

struct case_event {
	int64_t at_ms, member, other;         /* 0: nobody; the clock */
	struct str what, detail, name, other_name;
};

/* detail: a level or a reason, by what happened; NULL: none. */
int case_events_add(struct tx *tx, int64_t id, const char *what, int64_t member, int64_t other, const char *detail) WARN_UNUSED;
/* The newest `most`, oldest first. */
int case_events_list(struct tx *tx, int64_t id, struct arena *arena, struct case_event *ret, size_t most, size_t *ret_n) WARN_UNUSED;

/* How many people were told of a case so far. */
int cases_alerted(struct tx *tx, int64_t id, int64_t *ret_n) WARN_UNUSED;

/* Has the member an open danger case at red or crisis, in whatever room?  Not of a drill. */
int cases_in_danger(struct tx *tx, int64_t member, bool *ret) WARN_UNUSED;
/* Open cases of one room, or with room 0 of the rooms in which the member is mentor, facilitator, responder or admin, and
 * those they were alerted about or are on (`every`: of all), most urgent first, then longest waiting; at most `most`.  None that is about the member. */
int cases_open(struct tx *tx, int64_t room, int64_t member, bool every, struct arena *arena, struct care_case *ret,
               size_t most, size_t *ret_n) WARN_UNUSED;

/* The message of a flag is in the room: the newest one its case is about, when it is newer.  Not one of a side room. */
int cases_reach(struct tx *tx, int64_t flag, int64_t seq) WARN_UNUSED;

#endif
