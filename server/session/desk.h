/* server/session/desk.h: where requests come in and answers go out.
 *
 * The desk owns every client (one connection that may become signed in) and
 * every request under way.  The gateway hands it bytes; the routes table says
 * who may do what, and what it costs.  Loop thread only.
 *
 *  (1) Every request is answered once, unless its client is gone.
 *  (2) The answer to a request is sent before any entry it made, on that connection.
 *  (3) Whether somebody may is decided in the storage transaction that does it. */
#ifndef CAIRN_SESSION_DESK_H
#define CAIRN_SESSION_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "delivery/outlet.h"

struct clock;
struct client;
struct config;
struct desk;
struct entry;
struct exchange;
struct lines;
struct page_row;
struct route;
struct scanner;
struct store;
struct timer_row;

/* `routes` by enum op, `timers` ends with an empty row.  All stay the caller's and outlive the desk.  notify() is
 * called from other threads when desk_turn() has something to do.  NULL when out
 * of memory or threads. */
struct desk *desk_new(const struct config *config, const struct clock *clock, const struct route *routes,
                      const struct timer_row *timers, void (*notify)(void *ctx), void *ctx);
/* The store whose `visible` is desk_visible; before the first client. */
void desk_use_store(struct desk *d, struct store *store);
/* What reads messages; before the first client, and it outlives the store. */
void desk_use_scanner(struct desk *d, struct scanner *scanner);
/* Crisis lines; the same.  Without them nobody is shown any. */
void desk_use_lines(struct desk *d, struct lines *lines);
/* What is fetched by GET (session/page.h); the same.  Without them there is nothing. */
void desk_use_pages(struct desk *d, const struct page_row *pages);
/* Close every client first, and the store.  NULL is a no-op. */
void desk_free(struct desk *d);
/* An entry became durable (store_config.visible). */
void desk_visible(struct desk *d, const struct entry *entry);

/* --- a WebSocket connection --- */

/* A connection was opened.  `session` is the value of the session cookie
 * (absent when none came).  NULL when out of memory: close 4429.
 * The outlet is borrowed until client_closed(). */
struct client *client_open(struct desk *d, struct outlet *outlet, struct str session);
/* One whole text message, borrowed for the call. */
void client_receive(struct client *c, struct str message);
/* The way is free again after OUTLET_BLOCKED. */
void client_writable(struct client *c);
/* The connection is over, for whatever reason.  Frees the client. */
void client_closed(struct client *c);

/* --- an HTTP request to /api/<op> --- */

struct exchange_in {
	struct str op;                        /* "member.join" */
	struct str body;                      /* JSON */
	struct str session, device;           /* cookie values, absent when none came */
	uint64_t address;                     /* a number standing for where it came from; keyed, never stored */
};

/* What to answer.  Tokens are NULL when no cookie changes; "" clears one. */
struct exchange_out {
	int status;                           /* HTTP status */
	struct str body;                      /* JSON */
	const char *session, *device;
	int64_t session_s, device_s;          /* how long the browser keeps them, seconds */
};

/* `answer` is called exactly once, later, from store_turn() or from inside this
 * call (then NULL is returned); not after exchange_cancel().  Everything in `out`
 * is borrowed for that call. */
struct exchange *exchange_start(struct desk *d, const struct exchange_in *in,
                                void (*answer)(void *ctx, const struct exchange_out *out), void *ctx);
/* The asker went away.  The work is still done. */
void exchange_cancel(struct exchange *x);

/* --- the loop --- */

/* Answers from other threads: storage, and passwords. */
void desk_turn(struct desk *d);

/* Once per loop turn, after callbacks: send what is ready. */
void desk_flush(struct desk *d);
/* About once a second: deadlines, presence, and the control stream of other processes. */
void desk_tick(struct desk *d, int64_t now_ms);
/* Close every client with `code`, after what is ready has been sent. */
void desk_close_all(struct desk *d, unsigned code);

#endif
