/* server/store/reports.h: worries that members told the staff of their room.
 *
 *  (1) Who made a report is kept to answer them, and shown to nobody.
 *  (2) A report is open until its case is closed; then it is answered, once. */
#ifndef CAIRN_STORE_REPORTS_H
#define CAIRN_STORE_REPORTS_H

#include "store/tx.h"

struct report {
	int64_t id, case_id, room;
	int64_t member;                       /* who is worried */
	int64_t about, target;                /* the person; seq of the message, 0: none */
	int64_t at_ms;
	struct str reason, state;             /* words of the schema */
	struct str words, answer;             /* absent when there are none */
	struct str about_name;                /* read only: what they are called; absent when gone */
};

/* Insert with a new id, the time of the transaction and state open. */
int reports_add(struct tx *tx, struct report *report, struct arena *arena) WARN_UNUSED;
/* The open report by this member about the same person and message in a case of this kind.  ERR_NOT_FOUND. */
int reports_again(struct tx *tx, const struct report *like, const char *kind, struct arena *arena, struct report *ret) WARN_UNUSED;
/* Other reason and words of an open one. */
int reports_change(struct tx *tx, const struct report *report, struct arena *arena) WARN_UNUSED;

/* Newest first; texts in the arena. */
int reports_of_member(struct tx *tx, int64_t member, struct arena *arena, struct report *ret, size_t most, size_t *ret_n) WARN_UNUSED;
int reports_of_case(struct tx *tx, int64_t case_id, struct arena *arena, struct report *ret, size_t most, size_t *ret_n) WARN_UNUSED;

/* An open report of a case.  ERR_NOT_FOUND when all are answered. */
int reports_next_open(struct tx *tx, int64_t case_id, struct arena *arena, struct report *ret) WARN_UNUSED;
/* `answer` may be absent. */
int reports_answer(struct tx *tx, int64_t id, struct str answer, struct arena *arena) WARN_UNUSED;

#endif
