/* server/gateway/lws.h: what the lws*.c files share; nobody else includes it.
 *
 * libwebsockets 4.1.6 is used in a narrow way, because of what it does outside it:
 *
 *  - Own listening socket: the library's own spins when descriptors run out, and
 *    its descriptor limit makes every event a search through all connections.
 *  - Own deadlines: each timer of the library is a place in one sorted list.
 *  - No extensions (permessage-deflate aborts), no h2, h2c or CONNECT.
 *  - One HTTP request a connection (lws_http.c), and a look at its buffer (lws_heap.c).
 *  - Sent at once, from the flush: asking for a writable event costs four
 *    system calls.  Only a connection with a torn write waits for one.
 *  - Own close frame: where the library should send it from a writable event,
 *    Debian's build closes twice and the frame is lost. */
#ifndef CAIRN_GATEWAY_LWS_H
#define CAIRN_GATEWAY_LWS_H

#include <libwebsockets.h>

#include "base/list.h"
#include "base/wheel.h"
#include "gateway/address.h"
#include "gateway/listen.h"
#include "gateway/transport.h"

enum peer_stage {
	PEER_IDLE,                            /* no request yet */
	PEER_BODY,                            /* a request's body is coming */
	PEER_ASKED,                           /* the one above has the request */
	PEER_ANSWERING,                       /* its answer is being written */
	PEER_UPGRADING,                       /* allowed, and about to be a WebSocket */
	PEER_SOCKET,                          /* a WebSocket */
	PEER_OVER,                            /* nothing more is heard from it or told to it */
};

struct peer {
	struct transport *transport;
	struct lws *wsi;
	struct list link;                     /* in transport->peers */
	struct list watched;                  /* in transport->watched */
	void *user;
	uint64_t address;                     /* counted in transport->addresses when not 0 */
	enum peer_stage stage;
	struct wheel_timer in_due;            /* a handshake, a request, or a started message must be whole */
	struct wheel_timer out_due;           /* something written must be taken, or the close answered */
	uint64_t acked;                       /* bytes the other side had when out_due was set */
	struct buf in;                        /* a request's body, or a message being put together */

	struct http_request *request;              /* with its texts behind it; NULL when none */
	struct buf head;                      /* the answer, and how much of both is written */
	struct str rest;
	size_t written;
	bool inside;                          /* within an event of this very peer */

	unsigned fragments, close_code;
	bool blocked, shutting, close_sent, dead;
};

struct transport {
	const struct config *config;
	const struct clock *clock;
	uv_loop_t *loop;
	const struct transport_events *events;
	void *ctx;
	struct lws_context *lws;
	struct lws_vhost *vhost;
	struct ssl_ctx_st *tls;               /* owned by lws; NULL for plain */
	struct listener listener;
	struct addresses addresses;
	struct buf together;                  /* messages of one peer that leave in one write */
	struct wheel wheel;
	struct list peers;
	struct list watched;                  /* answers under way that the library does not read behind */
	size_t count, peak;
	int64_t most;                         /* connections, by config and by descriptors */
	bool created, kicked, stopping, listener_gone, closing;
	void (*done)(void *ctx);
};

/* lws.c */
/* Call after a peer went: the last takes a closing transport with it. */
void transport_go_if_empty(struct transport *t);

/* lws_peer.c */
struct peer *peer_of(struct lws *wsi);
/* NULL when out of memory.  An address other than 0 is counted already, and the peer gives it back. */
struct peer *peer_new(struct transport *t, uint64_t address);
void peer_free(struct peer *p);
/* Close without ceremony, soon.  Safe anywhere. */
void peer_kill(struct peer *p);
void peer_due_in(struct peer *p, int64_t seconds);
void peer_due_out(struct peer *p, int64_t seconds);

/* lws_http.c: the callback of the plain protocol, and its pieces. */
int lws_http_callback(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in, size_t len);
/* A copy of what was asked: 0 and p->request, or the HTTP status to refuse it with. */
int http_read_request(struct peer *p, const char *path, size_t len);
void http_forget_request(struct peer *p);
/* Write what the socket takes; -1 when all is out or nothing can be. */
int http_write(struct peer *p);
/* Close those that talk, or left, while their answer is under way. */
void http_watch(struct transport *t);

/* lws_heap.c */
#define HEADER_BYTES 4096                 /* of one request, all together */
void heap_install(void);
/* Whether a line of the headers was taken for part of another; `first` is the first of them. */
bool heap_hides_header(const char *first);

/* lws_ws.c */
int lws_ws_callback(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in, size_t len);
/* HTTP_CONFIRM_UPGRADE: 0 lets it go on. */
int ws_confirm(struct peer *p);
/* Tell the one above that it is over; once. */
void ws_detach(struct peer *p);

/* lws_tls.c */
/* Certificate and key of the config into a context; one line in `why` when they do not fit. */
int tls_load(const struct config *config, struct ssl_ctx_st *tls, struct buf *why) WARN_UNUSED;
/* The same into a context made for it. */
int tls_try(const struct config *config, struct buf *why) WARN_UNUSED;
/* Versions, ciphers and modes of a new context. */
int tls_setup(struct ssl_ctx_st *tls) WARN_UNUSED;

#endif
