/* server/store/control.h: the stream that says what changed, for whoever keeps
 * a copy in memory.
 *
 * A change to members, grants, sessions or rooms appends one entry here in its
 * own transaction.  This process gets it through visible(); changes made by
 * another process are found by asking control_after() once a second, so a
 * reader of the stream must fill a gap from there, not assume there is none. */
#ifndef CAIRN_STORE_CONTROL_H
#define CAIRN_STORE_CONTROL_H

#include "store/entries.h"

/* X(enum name, word in the database, what `subject` is) */
#define CONTROL_LIST(X) \
	X(CONTROL_SESSION_ENDED,  "session_ended",  "session") \
	X(CONTROL_MEMBER_CHANGED, "member_changed", "member") \
	X(CONTROL_MEMBER_REMOVED, "member_removed", "member") \
	X(CONTROL_GRANT_SET,      "grant_set",      "member") \
	X(CONTROL_GRANT_REVOKED,  "grant_revoked",  "member") \
	X(CONTROL_SEAT_LEFT,      "seat_left",      "member") \
	X(CONTROL_ROOM_CHANGED,   "room_changed",   "room") \
	X(CONTROL_NOTICE,         "notice",         "notice") \
	X(CONTROL_HELP,           "help",           "case") \
	X(CONTROL_MEETING,        "meeting",        "meeting") \
	X(CONTROL_ROOM_SHUT,      "room_shut",      "0") \
	X(CONTROL_CLOCK_STEPPED,  "clock_stepped",  "0")

enum control_kind {
#define X(code, word, subject) code,
	CONTROL_LIST(X)
#undef X
	CONTROL_KINDS
};

struct control_event {
	enum control_kind kind;
	int64_t subject;                      /* an id, see the list */
	int64_t room;                         /* where it holds; 0: everywhere */
};

int control_append(struct tx *tx, enum control_kind kind, int64_t subject, int64_t room) WARN_UNUSED;
int control_head(struct tx *tx, uint64_t *ret_head) WARN_UNUSED;
/* As entries_after(), at most `limit`. */
int control_after(struct tx *tx, uint64_t after, size_t limit, struct list *out) WARN_UNUSED;
/* What a control entry says.  ERR_BAD_FIELD when it is none, or of a kind this program does
 * not know: then take everything as changed. */
int control_read(const struct entry *e, struct control_event *ret_event) WARN_UNUSED;

#endif
