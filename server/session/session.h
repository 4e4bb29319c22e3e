/* server/session/session.h: what the files of session/ share, and what handlers in
 * room/ and member/ may use of it. */
#ifndef CAIRN_SESSION_SESSION_H
#define CAIRN_SESSION_SESSION_H

#include "base/clock.h"
#include "base/config.h"
#include "base/pool.h"
#include "base/table.h"
#include "base/wheel.h"
#include "delivery/hub.h"
#include "session/desk.h"
#include "session/limiter.h"
#include "session/request.h"

struct desk {
	const struct config *config;
	const struct clock *clock;
	const struct route *routes;           /* by enum op */
	const struct timer_row *timers;
	bool timers_asked;                    /* what is due is being done */
	struct store *store;
	struct scanner *scanner;              /* escalation/scanner.h; borrowed */
	struct lines *lines;                  /* escalation/lines.h; borrowed, may be NULL */
	struct hub *hub;
	struct pool *pool;
	struct list clients;
	const struct page_row *page_rows;     /* may be NULL */
	struct list pages;                    /* struct page: under way, or kept */
	struct table tabs;                    /* digest of session and tab, to the client that holds it */
	struct wheel wheel;
	struct rate client_rate;
	struct limiter addresses, logins;     /* HTTP cost by address; password checks by login */
	uint64_t control_seen;                /* newest control entry applied here without a gap */
	bool control_asked;                   /* a look for entries of other processes is under way */
	int64_t pruned_ms, places_ms;         /* when these were last done (monotonic) */
	int64_t clock_ahead_ms;               /* of the wall clock before the monotonic one, when last looked at */
};

struct client {
	struct desk *desk;
	struct feed feed;
	struct list link;                     /* in desk->clients */
	struct list requests;                 /* struct request, by in_client */
	unsigned in_flight;
	struct digest token;
	bool has_token;
	int64_t session, member;              /* 0 until hello was answered */
	int64_t until_ms;                     /* end of the session (wall clock) */
	bool greeted;                         /* hello was received */
	int64_t tab;                          /* its place in desk->tabs, 0 until hello */
	int64_t whole_us, heard_ms;
	struct wheel_timer deadline;
};

int64_t desk_wall_ms(const struct desk *d);
int64_t desk_mono_ms(const struct desk *d);

/* --- clients --- */

/* The client's open visit to a room, or NULL. */
struct visit *client_visit(struct client *c, int64_t room);
/* Send one event to this client. */
void client_put(struct client *c, struct str message);
/* Leave every room now and close with `code`; client_closed() follows later. */
void client_end(struct client *c, unsigned code);

/* --- requests --- */

/* A zeroed request with its lists and buffers ready.  NULL when out of memory. */
struct request *request_new(struct desk *d);
/* Set it going; from here on it frees itself after it was answered. */
void request_start(struct request *r);
/* One that was never started. */
void request_free(struct request *r);
/* Set it aside: its client or exchange is gone. */
void request_orphan(struct request *r);
/* Where the answer of an HTTP request goes. */
void exchange_answer(struct request *r);

/* --- seats --- */

/* Mark the seats of every open visit as seen. */
void places_keep(struct desk *d);

/* --- who is at a meeting (store/meetings.h: attendance) --- */

/* After a start: nobody is there yet. */
void attending_begin(struct desk *d);
/* The visit was opened while a meeting of its room is on. */
void attending_came(struct desk *d, struct visit *v);
/* A meeting of the room may be on from now on, or may end, or roles are others: whoever is in it is there. */
void attending_look(struct desk *d, int64_t room);
/* They were let in, and did not come. */
void attending_went(struct desk *d, int64_t room, int64_t member);
/* Close and free a visit; with the last one in a room its member leaves the meeting. */
void attending_close(struct desk *d, struct visit *v);

/* --- timers --- */

/* What to do when a timer of a kind is due: one transaction each.  It may find that its
 * subject is gone or done, and then does nothing. */
struct timer_row {
	const char *kind;                     /* NULL ends the table */
	int (*fire)(struct tx *tx, const struct config *config, int64_t subject);
};

/* Do what is due, one after the other. */
void due_run(struct desk *d);

/* --- the control stream --- */

/* Apply one change to what this node holds.  Applying it twice is harmless. */
void control_apply(struct desk *d, const struct entry *entry);
/* Look for changes that other processes made. */
void control_poll(struct desk *d);

#endif
