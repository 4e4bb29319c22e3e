/* server/notify/sending.h: one attempt to deliver one parcel, as a transfer of libcurl.
 *
 *  (1) Push and webhooks: https unless the config allows http, no redirects, no proxy, the address guarded where it is connected to, an
 *      answer of at most SENDING_ANSWER_MOST bytes.
 *  (2) Where it goes to is in no log line.
 *
 * Belongs to the thread of notify.c. */
#ifndef CAIRN_NOTIFY_SENDING_H
#define CAIRN_NOTIFY_SENDING_H

#include <curl/curl.h>

#include "base/config.h"
#include "base/list.h"
#include "notify/outcome.h"
#include "notify/p256.h"
#include "store/channels.h"

#define SENDING_ANSWER_MOST (64u << 10)   /* bytes of headers and body */

/* What all of them share. */
struct sending_context {
	const struct config *config;
	const struct p256 *vapid;
};

struct sending {
	struct list link;                     /* notify.c's */
	const struct sending_context *context;
	int64_t parcel, channel, case_id, at_ms, attempts;    /* attempts: before this one */
	char kind[24];
	bool case_open, push, mail;
	int64_t started_ms;                   /* monotonic */
	CURL *easy;                           /* NULL when it could not begin: then `outcome` is set */
	struct curl_slist *lines;             /* headers, or the one who gets the mail */
	struct buf body;
	size_t body_sent, answered;
	bool guarded;                         /* an address was refused */
	enum outcome outcome;
	long status;
};

/* Prepare a transfer; NULL when out of memory.  What is wrong with the channel shows in `easy` and `outcome`. */
struct sending *sending_new(const struct sending_context *context, const struct parcel *parcel, const struct channel *channel,
                            int64_t now_ms) WARN_UNUSED;
/* It is over: set outcome and status. */
void sending_over(struct sending *s, CURLcode code);
/* NULL is a no-op.  Out of its multi handle and lists first. */
void sending_free(struct sending *s);

#endif
