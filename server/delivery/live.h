/* server/delivery/live.h: what hub.c, feed.c, presence.c and replay.c share; private to delivery/. */
#ifndef CAIRN_DELIVERY_LIVE_H
#define CAIRN_DELIVERY_LIVE_H

#include "base/table.h"
#include "delivery/hub.h"

#define PEOPLE_MOST 1000                  /* of the schema */

/* What one presence frame tells; one is enough, they are made one by one. */
struct change {
	struct wire_person came[PEOPLE_MOST];
	int64_t went[PEOPLE_MOST];
	struct wire_presence_event event;
};

struct hub {
	struct hub_config config;
	struct change change;
	struct table by_stream, by_room;      /* struct live */
	struct list dirty;                    /* struct live with something pending */
	struct list stirred;                  /* struct live whose people changed */
	struct list ready;                    /* struct feed with something to send */
	struct buf scratch;                   /* several frames joined into one message */
};

/* Somebody who is in a room now, by however many connections. */
struct here {
	int64_t member;
	unsigned visits;                      /* 0: gone, kept until that was told */
	enum role role;
	char name[4 * 40 + 1];
	struct list changed;                  /* in live->changed until told */
};

struct live {
	struct hub *hub;
	struct stream *stream;
	int64_t stream_id, room;
	struct list visits;                   /* struct visit, by in_live */

	struct buf pending;                   /* entries of this turn, comma-separated JSON */
	uint64_t pending_from, pending_to;    /* 0, 0 when there are none */
	uint64_t forget;                      /* newest entry whose words changed this turn */
	uint64_t oldest;                      /* oldest entry whose words are pending */
	struct list dirty;

	struct table people;                  /* member to struct here */
	struct list changed;                  /* struct here */
	bool presence, typing;
	int64_t stirred_ms;                   /* since when there is something to tell (monotonic) */
	struct list stirred;
};

/* hub.c */
struct str live_head_text(const struct live *l, char room[96]);
#define LIVE_TAIL STR("]}")

/* feed.c */
void feed_ready(struct feed *f);
void feed_pump(struct feed *f);
void feed_end(struct feed *f, unsigned code);

/* replay.c */
struct replay {
	struct store_job job;
	struct feed *feed;                    /* NULL when it closed meanwhile */
	struct visit *visit;                  /* NULL when it closed meanwhile */
	int64_t stream;
	uint64_t after, upto;                 /* only what is visible on this node */
	unsigned limit;
	size_t bytes;
	struct list page;                     /* struct entry */
};

void replay_start(struct visit *v);       /* reads the page after the visit's cursor */
void replay_leave(struct visit *v);       /* the page under way is not for this visit any more */
void replay_forget(struct feed *f);       /* nor for this connection */

/* presence.c */
int presence_came(struct live *l, const struct visit *v) WARN_UNUSED;
void presence_went(struct live *l, const struct visit *v);
void presence_flush(struct hub *h, int64_t mono_ms);
int presence_snapshot(struct visit *v) WARN_UNUSED;   /* tell this visitor everybody */
void presence_release(struct live *l);

#endif
