/* server/notify/outcome.h: what an attempt came to, and whether and when there is another one.  Pure.
 *
 *   attempt   1     2      3      4       5 and on
 *   next in   5 s   15 s   45 s   2 min   5 min
 *
 *  (1) Only what will not change by itself (the address is gone, refused, or forbidden here) ends at once.
 *  (2) An alarm about an open case is never given up. */
#ifndef CAIRN_NOTIFY_OUTCOME_H
#define CAIRN_NOTIFY_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#define OUTCOME_TROUBLE 4                 /* after so many failed attempts its owner and the register hear of it */

/* X(name, word in the database and the log, whether trying again can help) */
#define OUTCOME_LIST(X) \
	X(OUTCOME_SENT,            "sent",            false) \
	X(OUTCOME_UNREACHABLE,     "unreachable",     true) \
	X(OUTCOME_UNKNOWN_HOST,    "unknown_host",    true) \
	X(OUTCOME_TIMEOUT,         "timeout",         true) \
	X(OUTCOME_BAD_CERTIFICATE, "bad_certificate", true) \
	X(OUTCOME_NO_TLS,          "no_tls",          true) \
	X(OUTCOME_SIGN_IN,         "sign_in",         true) \
	X(OUTCOME_BUSY,            "busy",            true) \
	X(OUTCOME_SERVER_ERROR,    "server_error",    true) \
	X(OUTCOME_NO_MAIL_SERVER,  "no_mail_server",  true) \
	X(OUTCOME_OUT_OF_MEMORY,   "out_of_memory",   true) \
	X(OUTCOME_PRIVATE_ADDRESS, "private_address", false) \
	X(OUTCOME_REDIRECT,        "redirect",        false) \
	X(OUTCOME_REFUSED,         "refused",         false) \
	X(OUTCOME_GONE,            "gone",            false) \
	X(OUTCOME_UNREADABLE,      "unreadable",      false)   /* what is stored of the channel */

enum outcome {
#define X(name, word, again) name,
	OUTCOME_LIST(X)
#undef X
	OUTCOMES
};

const char *outcome_word(enum outcome o);
/* It failed, and no other attempt will do better. */
bool outcome_final(enum outcome o);

/* What an answer means.  `push`: of a push service, for which 404 says that the subscription is over. */
enum outcome outcome_of_http(long status, bool push);
/* What the last line of a mail server that refused means. */
enum outcome outcome_of_smtp(long status);

struct outcome_case {
	enum outcome outcome;
	int64_t made_ms, now_ms, give_up_ms;  /* since when it is to be sent; now; how long at most */
	int64_t attempts;                     /* this one included */
	bool test, about_case, case_open;     /* a test of a channel; an alarm about a case, and whether that is open */
};

/* When to try again; 0: not. */
int64_t outcome_again(const struct outcome_case *c);

#endif
