/* server/gateway/site.h: what http.c and websocket.c share: the site they serve. */
#ifndef CAIRN_GATEWAY_SITE_H
#define CAIRN_GATEWAY_SITE_H

#include "base/config.h"
#include "gateway/assets.h"
#include "gateway/transport.h"
#include "session/desk.h"

struct site {
	const struct config *config;
	struct desk *desk;
	struct assets *assets;
	struct buf origin;                    /* "https://notes.example"; what a browser sends as Origin */
	struct buf headers;                   /* those of every answer */
	bool secure;                          /* people reach it by HTTPS */
	bool stirred;                         /* the desk was told something since its last flush */
};

/* Borrows config and desk.  ERR_CONFIG, ERR_NO_MEMORY with one line in `why`. */
int site_open(struct site *s, const struct config *config, struct desk *desk, struct buf *why) WARN_UNUSED;
void site_release(struct site *s);
bool site_own_origin(const struct site *s, struct str origin);

/* http.c: the events of HTTP; ctx is the site. */
void http_request(void *ctx, struct peer *p, const struct http_request *r, struct str body);
void http_refuse(void *ctx, struct peer *p, const struct http_request *r, int status);
void http_gone(void *ctx, struct peer *p);

/* websocket.c: those of a WebSocket. */
int socket_upgrade(void *ctx, struct peer *p, const struct http_request *r);
int socket_opened(void *ctx, struct peer *p, const struct http_request *r);
void socket_message(void *ctx, struct peer *p, struct str message);
void socket_writable(void *ctx, struct peer *p);
void socket_closed(void *ctx, struct peer *p);

#endif
