/* server/delivery/hub.h: the streams that somebody on this node is reading.
 *
 *  - a `live` stream: the window in memory, and the visits to it
 *  - a `visit`: one connection's reading place in one room
 *  - a `feed`: the sending side of one connection
 *
 * Once per loop turn hub_flush() turns everything that became visible into one
 * frame a stream, encoded once, and writes it to each reader from its cursor.
 * There is no queue of entries per connection: who falls behind the window is
 * given pages from storage, one at a time.
 *
 *  (1) What a feed keeps in memory for a peer that does not read is its outbox
 *      (bounded by outbox_bytes, or one message) and one page.
 *  (2) Answers leave before entries that became visible in the same turn.
 *  (3) A closed visit is never sent another entry: not from the window, not
 *      from a page that was being read when it closed.
 *
 * Loop thread only. */
#ifndef CAIRN_DELIVERY_HUB_H
#define CAIRN_DELIVERY_HUB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/list.h"
#include "base/role.h"
#include "delivery/outlet.h"
#include "protocol/generated/messages.h"
#include "store/store.h"
#include "stream/stream.h"

struct hub;
struct live;
struct replay;

struct hub_config {
	struct store *store;                  /* pages are read from it; set later by hub_use_store() */
	const struct clock *clock;
	size_t window_bytes;                  /* of each live stream */
	size_t outbox_bytes;                  /* of each feed */
	unsigned page_entries;
	size_t page_bytes;
	int64_t presence_ms;                  /* how long changes of who is here are kept to be told together */
};

/* The sending side of one connection; lives inside its owner. */
struct feed {
	struct hub *hub;
	struct outlet *outlet;
	struct list visits;                   /* struct visit, by in_feed */
	struct list ready;                    /* private: linked when there is something to send */
	struct frame **outbox;                /* private: answers and events, in order */
	size_t n_outbox, outbox_room, outbox_bytes;
	struct replay *replay;                /* private: the page under way, one for all visits */
	bool blocked, over;                   /* the way is full; nothing more is sent */
};

/* One connection's reading place in one room; lives inside its owner's memory. */
struct visit {
	struct cursor cursor;                 /* private */
	struct live *live;                    /* NULL when closed */
	struct feed *feed;
	struct list in_feed, in_live;         /* private */
	bool presence_stale;                  /* private: missed a presence frame while blocked */
	int64_t room, member;
	int64_t staff_of;                     /* in a staff room, and as staff in a side room: the room it belongs to; else 0 */
	enum role role;
	bool attends;                         /* whoever keeps who was at a meeting knows of it (session/attending.c) */
	char name[4 * 40 + 1];
	uint64_t earliest;                    /* entries up to this one are not for this visitor */
};

/* What a live stream needs to know of its room. */
struct live_room {
	int64_t room, stream;
	uint64_t head;                        /* as the storage transaction of the join saw it */
	bool presence, typing;
};

struct hub *hub_new(const struct hub_config *config);
void hub_free(struct hub *h);             /* close every feed first; NULL is a no-op */
void hub_use_store(struct hub *h, struct store *store);

/* --- feeds --- */

void feed_open(struct feed *f, struct hub *h, struct outlet *outlet);
/* Closes its visits and forgets what was not sent.  The outlet is not touched again. */
void feed_close(struct feed *f);
/* Send one message after those before it.  ERR_TOO_LARGE when the peer does not
 * read and the outbox is full (an empty one takes any message), ERR_NO_MEMORY; the
 * caller then ends the connection. */
int feed_put(struct feed *f, struct str message) WARN_UNUSED;
/* The same message to many: shares the frame. */
int feed_put_frame(struct feed *f, struct frame *frame) WARN_UNUSED;
/* The way is free again. */
void feed_writable(struct feed *f);

/* --- visits --- */

/* Open a reading place after `after`.  The visit's room, member, role, name and
 * earliest are set by the caller before.  ERR_NO_MEMORY. */
int visit_open(struct visit *v, struct feed *f, const struct live_room *room, uint64_t after) WARN_UNUSED;
void visit_close(struct visit *v);        /* a closed visit is a no-op */
/* Newest entry visible on this node. */
uint64_t visit_head(const struct visit *v);
/* Does the room show who is writing? */
bool visit_shows_typing(const struct visit *v);
/* Somebody is called something else, or holds another role, from now on. */
void visit_renamed(struct visit *v, struct str name, enum role role);

/* --- what happened --- */

/* An entry of a room's stream is durable: the one way in. */
void hub_visible(struct hub *h, const struct entry *entry);
/* Tell everybody in a room something that is not stored; `except` may be NULL. */
void hub_tell(struct hub *h, int64_t room, struct str message, const struct visit *except);
/* The room's settings changed. */
void hub_settings(struct hub *h, int64_t room, bool presence, bool typing);
/* How many people are in a room, and how many of them staff. */
void hub_count(const struct hub *h, int64_t room, size_t *ret_here, size_t *ret_staff);
/* Is the member in it? */
bool hub_here(const struct hub *h, int64_t room, int64_t member);
/* Fill at most `most` people; names are borrowed until the next hub call. Returns how many. */
size_t hub_people(const struct hub *h, int64_t room, struct wire_person *ret, size_t most);
/* Walk the visits of a room: NULL at the end.  The body may close the visit it holds. */
struct visit *hub_first_visit(const struct hub *h, int64_t room);
struct visit *hub_next_visit(const struct visit *v);

/* Send what is ready.  Once per loop turn. */
void hub_flush(struct hub *h);

/* Turn a stored entry into its wire form for somebody to whom words of entries up
 * to `floor` do not belong; strings and arrays are borrowed from `entry` and
 * `scratch`, which must be released after use. */
int entry_to_wire(const struct entry *entry, uint64_t floor, struct arena *scratch, struct wire_entry *ret) WARN_UNUSED;

#endif
