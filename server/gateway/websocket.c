/* server/gateway/websocket.c: a WebSocket is a client of the desk and an outlet of delivery. */
#include "base/list.h"
#include "base/mem.h"
#include "gateway/cookies.h"
#include "gateway/site.h"

struct socket {
	struct outlet outlet;
	struct peer *peer;
	struct client *client;
};

static struct peer *peer_behind(struct outlet *o)
{
	return container_of(o, struct socket, outlet)->peer;
}

static enum outlet_status send_message(struct outlet *o, char *message, size_t len, bool more)
{
	return transport_send(peer_behind(o), message, len, more);
}

static void close_outlet(struct outlet *o, unsigned code)
{
	transport_shut(peer_behind(o), code);
}

static struct str session_of(const struct site *s, const struct http_request *r)
{
	return cookie_find(r->header[HEADER_COOKIE], COOKIE_SESSION, s->secure);
}

int socket_upgrade(void *ctx, struct peer *p, const struct http_request *r)
{
	const struct site *s = ctx;

	if (!str_is(r->path, "/socket"))
		return 404;
	if (!site_own_origin(s, r->header[HEADER_ORIGIN]))
		return 403;
	return session_of(s, r).at ? 101 : 401;
}

int socket_opened(void *ctx, struct peer *p, const struct http_request *r)
{
	struct site *s = ctx;
	struct socket *socket = mem_new(sizeof(*socket));

	if (!socket)
		return ERR_NO_MEMORY;
	*socket = (struct socket){ .outlet = { send_message, close_outlet }, .peer = p };
	socket->client = client_open(s->desk, &socket->outlet, session_of(s, r));
	s->stirred = true;
	if (!socket->client) {
		mem_free(socket);
		return ERR_NO_MEMORY;
	}
	peer_set_user(p, socket);
	return 0;
}

void socket_message(void *ctx, struct peer *p, struct str message)
{
	struct socket *socket = peer_user(p);

	((struct site *)ctx)->stirred = true;
	client_receive(socket->client, message);
}

void socket_writable(void *ctx, struct peer *p)
{
	struct socket *socket = peer_user(p);

	((struct site *)ctx)->stirred = true;
	client_writable(socket->client);
}

void socket_closed(void *ctx, struct peer *p)
{
	struct socket *socket = peer_user(p);

	((struct site *)ctx)->stirred = true;
	client_closed(socket->client);
	mem_free(socket);
}
