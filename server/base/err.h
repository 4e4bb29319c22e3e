/* server/base/err.h: every way a call can fail, as one list.
 *
 * Functions return 0 or a negative `enum err`.  The list gives each code its
 * wire name (protocol/cairn.schema.json names the same ones, and a test
 * compares them) and the plain words a person may be shown. */
#ifndef CAIRN_BASE_ERR_H
#define CAIRN_BASE_ERR_H

/* X(enum name, wire name, text) */
#define ERR_LIST(X) \
	/* The request itself is wrong. */ \
	X(ERR_BAD_JSON,       "bad_json",       "That was not readable.") \
	X(ERR_BAD_FIELD,      "bad_field",      "Part of that was not in the right form.") \
	X(ERR_MISSING_FIELD,  "missing_field",  "Something is missing.") \
	X(ERR_UNKNOWN_FIELD,  "unknown_field",  "There was something extra in that.") \
	X(ERR_UNKNOWN_OP,     "unknown_op",     "This server does not know how to do that.") \
	X(ERR_TOO_LARGE,      "too_large",      "That is too long.") \
	X(ERR_KEY_REUSED,     "key_reused",     "That key was used for something else before.") \
	/* The asker may not, or not now. */ \
	X(ERR_NOT_SIGNED_IN,  "not_signed_in",  "Please open your link again.") \
	X(ERR_NOT_ALLOWED,    "not_allowed",    "That is not open to you here.") \
	X(ERR_NOT_IN_ROOM,    "not_in_room",    "You are not in this room right now.") \
	X(ERR_REMOVED,        "removed",        "You cannot come in at the moment.") \
	X(ERR_INVITE,         "invite_not_valid", "This link no longer works. Ask for a new one.") \
	X(ERR_SIGN_IN,        "sign_in_failed", "That did not match. Check it and try again.") \
	X(ERR_SLOW_DOWN,      "slow_down",      "A moment, please. Try again shortly.") \
	/* The state of things does not allow it. */ \
	X(ERR_NOT_FOUND,      "not_found",      "That is not there.") \
	X(ERR_NAME_TAKEN,     "name_taken",     "Somebody here has that name already.") \
	X(ERR_LOGIN_TAKEN,    "login_taken",    "That login is in use.") \
	X(ERR_RULES_CHANGED,  "rules_changed",  "The ground rules have changed. Please read them again.") \
	X(ERR_ROOM_FULL,      "room_full",      "The room is full right now.") \
	X(ERR_ROOM_CLOSED,    "room_closed",    "The room is closed right now.") \
	X(ERR_TOO_LATE,       "too_late",       "It is too late to change that.") \
	X(ERR_LAST_ADMIN,     "last_admin",     "Somebody has to stay in charge.") \
	X(ERR_OVERLAP,        "overlap",        "Something else takes place at that time.") \
	X(ERR_SIGNED_UP,      "signed_up",      "You are signed up for that already.") \
	X(ERR_TOO_SMALL,      "too_small",      "More people than that have a place already.") \
	X(ERR_LINK,           "link_not_valid", "This link does not work any more.") \
	X(ERR_ON_HOLD,        "on_hold",        "We are waiting for a mentor. It goes on as soon as one is here.") \
	X(ERR_BOUNDARY,       "boundary",       "This room keeps that kind of message out. You can change it.") \
	X(ERR_READ_ONLY,      "read_only",      "You can read along here for now, and write again later.") \
	X(ERR_STALE,          "stale",          "Somebody changed this just before you. Have a look at it now.") \
	X(ERR_DECIDED,        "decided",        "This was decided already.") \
	/* The server could not. */ \
	X(ERR_STORAGE_FULL,   "storage_full",   "The server is out of space. Nothing was sent.") \
	X(ERR_STORAGE,        "storage_failed", "The server could not save that. Nothing was sent.") \
	X(ERR_NO_MEMORY,      "no_memory",      "The server is very busy. Try again shortly.") \
	X(ERR_INTERNAL,       "internal",       "Something went wrong on our side.") \
	/* Inside the server only; the edge sends `internal` instead. */ \
	X(ERR_OUT_OF_ORDER,   "out_of_order",   "Entry out of order.") \
	X(ERR_CRYPTO,         "crypto",         "Sealed data could not be opened.") \
	X(ERR_CONFIG,         "config",         "The configuration is not valid.") \
	X(ERR_IO,             "io",             "Input or output failed.")

enum err {
	ERR_OK_ = 0,
#define X(code, wire, text) code##_INDEX_,
	ERR_LIST(X)
#undef X
	ERR_COUNT_
};

enum {
#define X(code, wire, text) code = -(int)code##_INDEX_,
	ERR_LIST(X)
#undef X
};

/* Wire name of a code, e.g. "bad_field".  Unknown codes give "internal". */
const char *err_name(int err);
/* Plain words for a person.  Never empty. */
const char *err_text(int err);

#define WARN_UNUSED __attribute__((warn_unused_result))

#endif
