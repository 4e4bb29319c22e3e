/* server/gateway/transport.h: sockets, HTTP/1.1 and WebSocket; as much of them
 * as we need, and nothing of the library that does it.  lws*.c implement it.
 *
 *  (1) A peer is one TCP connection.  It asks once over HTTP, and is closed after
 *      the answer, or becomes a WebSocket.
 *  (2) Events come from the loop, never from inside a transport_...() call.
 *  (3) After gone() or closed() a peer is not named again.
 *  (4) Whatever a stranger may make us hold or wait for has a limit in the config.
 *
 * Loop thread only. */
#ifndef CAIRN_GATEWAY_TRANSPORT_H
#define CAIRN_GATEWAY_TRANSPORT_H

#include <stdbool.h>
#include <stdint.h>
#include <uv.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/config.h"
#include "delivery/outlet.h"

struct transport;
struct peer;

/* --- what was asked --- */

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OTHER };

enum header {
	HEADER_HOST, HEADER_ORIGIN, HEADER_COOKIE, HEADER_CONTENT_TYPE, HEADER_ACCEPT_ENCODING,
	HEADER_ACCEPT_LANGUAGE, HEADER_IF_NONE_MATCH, HEADER_FETCH_SITE, HEADER_FORWARDED_FOR, HEADER_CONTENT_LENGTH,
	HEADER_TRANSFER_ENCODING, HEADER_PROTOCOL, HEADER_VERSION, HEADER_KEY,
	HEADER_COUNT
};

/* Borrowed for the event.  A path is decoded, starts with '/', and is without its query. */
struct http_request {
	enum method method;
	struct str path;
	struct str header[HEADER_COUNT];      /* absent when not sent; sent twice: joined by a comma */
	bool http_1_1;                        /* else 1.0 */
	uint64_t address;                     /* keyed number of where it comes from */
};

/* --- what happens --- */

struct transport_events {
	/* A whole request is here; transport_answer() it, now or later. */
	void (*request)(void *ctx, struct peer *, const struct http_request *, struct str body);
	/* What came cannot be served: transport_answer() with `status` from inside the call.
	 * Of `request` only the path is sure. */
	void (*refuse)(void *ctx, struct peer *, const struct http_request *, int status);
	/* The peer left before its answer. */
	void (*gone)(void *ctx, struct peer *);

	/* May it become a WebSocket?  101, or the HTTP status to refuse it with. */
	int (*upgrade)(void *ctx, struct peer *, const struct http_request *);
	/* It is one now.  On an error the peer is closed with 4429, and closed() does not follow. */
	int (*opened)(void *ctx, struct peer *, const struct http_request *);
	void (*message)(void *ctx, struct peer *, struct str message);
	/* The way is free again after OUTLET_BLOCKED. */
	void (*writable)(void *ctx, struct peer *);
	void (*closed)(void *ctx, struct peer *);
};

/* Whatever the one above keeps for a peer. */
void peer_set_user(struct peer *p, void *user);
void *peer_user(const struct peer *p);

/* --- what we do --- */

/* Listen.  `config`, `clock` and `events` are borrowed until transport_close().
 * ERR_CONFIG, ERR_IO, ERR_NO_MEMORY; `why` then holds one line. */
int transport_open(const struct config *config, const struct clock *clock, uv_loop_t *loop,
                   const struct transport_events *events, void *ctx,
                   struct transport **ret_transport, struct buf *why) WARN_UNUSED;
unsigned transport_port(const struct transport *t);
/* Take a new certificate and key from the files; on an error the old ones stay. */
int transport_reload(struct transport *t) WARN_UNUSED;
/* No new connections; those that ask for nothing are closed. */
void transport_stop(struct transport *t);
size_t transport_peers(const struct transport *t);
/* End every peer, telling gone() or closed() of each over the next turns of the
 * loop; then `t` is freed and done(ctx) called. */
void transport_close(struct transport *t, void (*done)(void *ctx));

/* Once per loop turn. */
void transport_turn(struct transport *t);
/* About once a second: deadlines. */
void transport_tick(struct transport *t);

/* Answer a request, once, and close.  Takes over the bytes of `head` (status line, headers
 * and perhaps a body); `rest` follows it and must live as long as the transport. */
void transport_answer(struct peer *p, struct buf *head, struct str rest);

/* Send one text message; see delivery/outlet.h, whose rules hold. */
enum outlet_status transport_send(struct peer *p, char *message, size_t len, bool more);
/* Close with a WebSocket close code; closed() follows. */
void transport_shut(struct peer *p, unsigned code);

#endif
