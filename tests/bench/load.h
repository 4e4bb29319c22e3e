/* tests/bench/load.h: what load.c, speech.c and tally.c of the load generator share. */
#ifndef CAIRN_BENCH_LOAD_H
#define CAIRN_BENCH_LOAD_H

#include "link.h"
#include "meter.h"
#include "people.h"

#define BODY_LEN 200
#define ALARM 0xfffffffdu                     /* instead of a number, in the key of an alarm */
#define POSTS_KEPT 1024                   /* of each poster, to know when one was sent */

struct client;
struct load;

/* --- what a post says: which it is, and when it was due --- */

struct post {
	unsigned room, poster, n;             /* n counts from 1 for each poster */
	int64_t at_ns;
};

void post_write(const struct post *p, char body[BODY_LEN]);
bool post_read(const char *body, struct post *ret);

/* --- did everything arrive, once, in order, where it belongs? --- */

/* What one client got of one poster: the newest, and which of the 64 up to it. */
struct track {
	unsigned newest;
	uint64_t seen;
};

struct tally {
	uint64_t arrived;                     /* each post once for each client */
	uint64_t duplicated, out_of_order, misrouted, refused;
};

/* A client got a post.  False when it should not have, or had it already. */
bool tally_arrival(struct tally *t, struct client *c, const struct post *p);
bool tally_right(const struct tally *t);

/* --- one connection --- */

struct poster {
	unsigned posted, heard, answered;     /* heard: came back as everybody gets it */
	int64_t at_ns[POSTS_KEPT];            /* when post n was due */
};

struct client {
	struct link link;
	struct load *load;
	unsigned index, room, place;          /* place: among the people of the room */
	bool joined, watches;                 /* watches: the mentor of the room, with a page open */
	int64_t alarm_ns;                     /* when it said that it is in danger, 0: not, or its mentor knows */
	uint64_t seq;                         /* Cairn: the last entry it holds */
	int64_t from_ns;                      /* when it set out to connect */
	struct track *tracks;                 /* one for each poster of its room */
	struct poster *poster;                /* NULL: it only listens */
};

/* --- how to talk to a server --- */

struct speech {
	const char *name;
	/* The upgrade. */
	void (*request)(const struct client *, struct buf *out);
	/* The connection is open: what follows until load_joined(). */
	void (*open)(struct client *);
	void (*message)(struct client *, struct str message);
	/* Say post n; in danger: n is ALARM. */
	void (*post)(struct client *, unsigned n, const char body[BODY_LEN]);
};

extern const struct speech speech_cairn, speech_raw;

/* --- load.c --- */

struct cell;

struct load {
	const struct speech *speech;
	const struct cell *cell;
	struct people people;
	unsigned port;
	const char *invite;                   /* a link for a facilitator; NULL: none */
	int pid, epoll;
	double seconds;
	struct client *clients;
	struct client **posters;
	struct track *tracks;
	unsigned n_clients, n_posters, room_posters;  /* room_posters: in each room */
	unsigned started, joined, under_way;
	bool resume;                          /* those who connect were here before */
	bool posting, measuring;
	int64_t now_ns, due_ns;               /* due: of the next post, at a fixed rate */
	uint64_t due_count;
	struct tally tally;
	int64_t alarm_due_ns;
	unsigned alarms, alarmed;             /* said, and known to a mentor */
	struct latency join, delivery, answer, alarm;
};

/* A client is in its room. */
void load_joined(struct client *c);
/* A post reached a client. */
void load_arrived(struct client *c, const char *body);
/* Its poster was told that post n is safe. */
void load_answered(struct client *c, unsigned n);
/* The page of a mentor rang about a person, counted over all rooms. */
void load_alarmed(struct client *c, size_t person);
/* A request was refused. */
void load_refused(struct client *c, struct str why);

#endif
