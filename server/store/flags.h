/* server/store/flags.h: what the software saw in messages; kept for thirty days. */
#ifndef CAIRN_STORE_FLAGS_H
#define CAIRN_STORE_FLAGS_H

#include "store/tx.h"

#define FLAG_FINDINGS_MOST 32
#define FLAG_KEEP_MS (INT64_C(30) * 24 * 3600 * 1000)

/* Words of the columns are those of the schema.  Places are characters (code points). */
struct flag_finding {
	struct str rule, why, level, raw, category, boundary, lowered_by, reasons;   /* reasons: one a line, absent when none */
	int64_t first_char, last_char;
};

struct flag {
	int64_t id;                           /* filled by storage */
	int64_t room, member, case_id;        /* case_id 0: none */
	int64_t at_ms;
	int64_t seq;                          /* 0: not in the room (held, refused) */
	struct str triage, category, name;    /* name: read only, what the author is called */
	struct str judged;                    /* read only: what staff said of it; empty: nothing yet */
	unsigned boundaries;
	bool scanned;
	struct flag_finding *findings;
	size_t n_findings;
};

/* Insert with a new id and the time of the transaction. */
int flags_add(struct tx *tx, struct flag *flag, struct arena *arena) WARN_UNUSED;
/* Its message appeared in the room. */
int flags_set_seq(struct tx *tx, int64_t flag, int64_t seq) WARN_UNUSED;

/* The words of this message were changed or taken down: none of them stay here. */
int flags_forget_words(struct tx *tx, int64_t room, int64_t seq) WARN_UNUSED;

/* What is known of a person: the most urgent of the last thirty days (a word), and how many were
 * amber in the last seven.  What could not be read does not count. */
int flags_history(struct tx *tx, int64_t member, struct arena *arena, struct str *ret_peak, int64_t *ret_ambers) WARN_UNUSED;

/* Newest first, with their findings, memory of the arena. */
int flags_get(struct tx *tx, int64_t id, struct arena *arena, struct flag *ret) WARN_UNUSED;
int flags_of_case(struct tx *tx, int64_t case_id, struct arena *arena, struct flag *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Those before `before_ms` (0: from now on). */
int flags_of_room(struct tx *tx, int64_t room, int64_t before_ms, struct arena *arena, struct flag *ret, size_t most,
                  size_t *ret_n) WARN_UNUSED;

/* Was it right?  A word of the schema; the last one counts. */
int flags_judge(struct tx *tx, int64_t id, struct str judged, int64_t by) WARN_UNUSED;

/* Forget at most `limit` that are too old. */
int flags_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

#endif
