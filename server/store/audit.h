/* server/store/audit.h: what staff did and what they looked at, so that it cannot be changed unseen.
 *
 *  (1) Lines are only added, numbered 1, 2, 3 … without gaps.
 *  (2) Each line's hash is HMAC-SHA-256, under a key derived from the master key, of the hash of
 *      the line before and of its own fields.  Whoever changes, swaps or takes out a line without the
 *      key is found by audit_verify(); cutting off the newest lines is not, unless the head was noted elsewhere.
 *  (3) A line holds ids and one word, never text of people. */
#ifndef CAIRN_STORE_AUDIT_H
#define CAIRN_STORE_AUDIT_H

#include "store/tx.h"

struct audit_line {
	int64_t seq, at_ms;                   /* filled by storage */
	int64_t member;                       /* who */
	struct str act;                       /* name of an operation, "case.show" */
	int64_t room;                         /* 0: the whole server */
	int64_t subject;                      /* member it was about, or 0 */
	int64_t about;                        /* case, held message, sanction …, or 0 */
	struct str name, subject_name;        /* read only: what they are called; absent when gone */
};

int audit_append(struct tx *tx, const struct audit_line *line) WARN_UNUSED;
/* Lines before `before` (0: from the newest), newest first, at most `most`; texts in the arena. */
int audit_list(struct tx *tx, int64_t before, struct arena *arena, struct audit_line *ret, size_t most,
               size_t *ret_n) WARN_UNUSED;
/* Check the whole chain.  0 with *ret_bad 0 and *ret_lines counted, or with the number of the
 * first line that does not fit. */
int audit_verify(struct tx *tx, int64_t *ret_lines, int64_t *ret_bad) WARN_UNUSED;

#endif
