/* tests/desk/support.h: a whole server without its sockets: real storage, real
 * routes, a clock that stands still unless moved, and peers that keep what they
 * were sent. */
#ifndef CAIRN_TESTS_DESK_SUPPORT_H
#define CAIRN_TESTS_DESK_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdatomic.h>

#include "agenda/agenda.h"
#include "base/config.h"
#include "base/id.h"
#include "escalation/scanner.h"
#include "session/desk.h"
#include "store/store.h"

#define MEMBERS 4
#define GOT_MOST 8192

struct tx;

struct server {
	char path[64], database[96], key[96];
	struct config config;
	struct agenda_policy agenda;
	struct clock clock;
	_Atomic int64_t wall_ms, mono_ms;
	struct desk *desk;
	struct store *store;
	struct scanner *scanner;              /* with the rules of tests/support/rules */
	pthread_mutex_t lock;
	pthread_cond_t told;
	bool notified;
	int64_t room, stream, staff, members[MEMBERS], sessions[MEMBERS];   /* staff: their room beside it */
};

/* One connection.  `blocked`: what is sent next is taken, but says the way is full. */
struct peer {
	struct outlet outlet;
	struct client *client;
	struct server *server;
	bool blocked;
	unsigned code;                        /* close code, 0 while open */
	unsigned requests;
	char *got[GOT_MOST];
	size_t n_got;
};

/* `tune` (may be NULL) changes the config first.  Members 0 to 2 are participants
 * Ann, Bob and Cho of the one room, member 3 is Dee, its facilitator. */
void server_open(struct server *s, void (*tune)(struct config *));
void server_close(struct server *s);      /* close peers first */
/* End the process and start another on the same data; close peers first. */
void server_restart(struct server *s);
/* Run `act` in a transaction of the writer; it must succeed. */
void server_write(struct server *s, int (*act)(struct server *s, struct tx *tx));
/* Let `ms` pass. */
void server_pass(struct server *s, int64_t ms);
/* One turn of the loop: wait for an answer from storage, handle it, flush. */
void server_turn(struct server *s);
/* Turn until everything handed in so far has been answered. */
void server_settle(struct server *s);
/* The same where it is known how often an answer asks again. */
void server_rounds(struct server *s, int rounds);

/* Connect as a member and say hello; `tab` tells connections of one member apart. */
void peer_open(struct peer *p, struct server *s, unsigned member, const char *tab);
void peer_connect(struct peer *p, struct server *s, const char *session);   /* without hello */
void peer_close(struct peer *p);
/* Send a request: printf form of the fields after op and key, each with a comma in
 * front.  $ROOM stands for the room, $STAFF for the one of its staff, $ANN to $DEE for the
 * members.  Does not wait. */
void peer_ask(struct peer *p, const char *op, const char *fields, ...) __attribute__((format(printf, 3, 4)));
void peer_send(struct peer *p, const char *text);
/* ask, settle, and insist on a reply without error. */
void peer_do(struct peer *p, const char *op, const char *fields, ...) __attribute__((format(printf, 3, 4)));
/* How many messages hold `text`. */
size_t peer_count(const struct peer *p, const char *text);
/* Index of the first message that holds `text`, after `from`; fails when there is none. */
size_t peer_find(const struct peer *p, size_t from, const char *text);
/* Every "seq": of entries frames, in order of arrival; returns how many. */
size_t peer_seqs(const struct peer *p, uint64_t *ret, size_t most);
void peer_forget(struct peer *p);

#endif
