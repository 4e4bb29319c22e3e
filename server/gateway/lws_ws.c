/* server/gateway/lws_ws.c: WebSocket messages in and out on libwebsockets. */
#include "gateway/lws.h"

#include <assert.h>
#include <strings.h>

#include "protocol/generated/messages.h"
#include "stream/frame.h"

_Static_assert(FRAME_HEADROOM >= LWS_PRE, "the library writes a frame's header in front of the message");

#define CLOSE_WAIT_S 5                    /* for the other side's close frame */

/* --- becoming one --- */

static bool wants_websocket(struct lws *wsi)
{
	char name[16];

	/* The event's own argument may point at memory that is gone. */
	return lws_hdr_copy(wsi, name, sizeof(name), WSI_TOKEN_UPGRADE) == 9 && !strcasecmp(name, "websocket");
}

/* RFC 6455 4.1: 16 bytes in base64. */
static bool key_right(struct str key)
{
	return key.len == 24 && key.at[22] == '=' && key.at[23] == '=' && !memchr(key.at, '=', 22);
}

static int check(struct peer *p)
{
	const struct http_request *r = p->request;

	if (r->method != METHOD_GET || !r->http_1_1 || !key_right(r->header[HEADER_KEY]))
		return 400;
	if (!str_is(r->header[HEADER_VERSION], "13"))
		return 426;
	if (!str_is(r->header[HEADER_PROTOCOL], "cairn.v1"))
		return 400;
	return 0;
}

/* Behind a proxy a connection counts for the address the proxy names. */
static int count_address(struct peer *p)
{
	struct transport *t = p->transport;
	uint64_t address = p->request->address;
	int err;

	if (!t->config->listen_behind_proxy || !address || p->address)
		return 0;
	err = addresses_take(&t->addresses, address, t->config->limits_connections_per_address);
	if (!err)
		p->address = address;
	return err == ERR_NO_MEMORY ? 503 : err ? 429 : 0;
}

static int decide(struct peer *p, const char *path, int len)
{
	struct transport *t = p->transport;
	int status;

	if ((status = http_read_request(p, path, (size_t)len)) || (status = check(p)))
		return status;
	status = t->events->upgrade(t->ctx, p, p->request);
	return status == 101 ? count_address(p) : status;
}

int ws_confirm(struct peer *p)
{
	struct transport *t = p->transport;
	char *path;
	int len, status;

	if (p->stage != PEER_IDLE || t->stopping || !wants_websocket(p->wsi) ||
	    lws_http_get_uri_and_method(p->wsi, &path, &len) < 0)
		return -1;
	status = decide(p, path, len);
	if (!status) {
		p->stage = PEER_UPGRADING;
		return 0;
	}
	if (!p->request)
		return -1;
	p->stage = PEER_ASKED;
	p->inside = true;
	t->events->refuse(t->ctx, p, p->request, status);
	p->inside = false;
	if (p->stage == PEER_ANSWERING)
		(void)http_write(p);
	return -1;
}

static int on_filter(struct peer *p, void *in, size_t len)
{
	return p->stage == PEER_UPGRADING ? 0 : -1;
}

static int on_established(struct peer *p, void *in, size_t len)
{
	struct transport *t = p->transport;
	int err;

	p->stage = PEER_SOCKET;
	wheel_clear(&p->in_due);
	err = t->events->opened(t->ctx, p, p->request);
	http_forget_request(p);
	if (!err)
		return 0;
	p->user = NULL;
	transport_shut(p, CLOSE_TOO_MANY);
	return 0;
}

/* --- messages in --- */

/* What the frame says it will bring counts before it is kept. */
static unsigned wrong_with(struct peer *p, size_t len)
{
	size_t coming = lws_remaining_packet_payload(p->wsi);

	if (lws_frame_is_binary(p->wsi))
		return CLOSE_NOT_TEXT;
	if (len > p->in.ceiling || coming > p->in.ceiling || p->in.len + len + coming > p->in.ceiling)
		return CLOSE_TOO_LARGE;
	if (!coming && ++p->fragments > p->transport->config->limits_fragments)
		return CLOSE_TOO_MANY;
	return 0;
}

static void hand_over(struct peer *p, struct str message)
{
	wheel_clear(&p->in_due);
	p->fragments = 0;
	p->transport->events->message(p->transport->ctx, p, message);
	/* Most connections are silent most of the time; their buffer goes. */
	buf_release(&p->in);
}

static void keep_part(struct peer *p, const void *in, size_t len)
{
	if (list_empty(&p->in_due.link))
		peer_due_in(p, p->transport->config->limits_handshake_s);
	buf_put(&p->in, in, len);
	if (p->in.err)
		transport_shut(p, CLOSE_TOO_MANY);
}

static int on_receive(struct peer *p, void *in, size_t len)
{
	unsigned code;

	if (p->shutting || p->dead)
		return 0;
	code = wrong_with(p, len);
	if (code) {
		buf_release(&p->in);
		transport_shut(p, code);
	} else if (!lws_is_final_fragment(p->wsi)) {
		keep_part(p, in, len);
	} else if (!p->in.len) {
		hand_over(p, (struct str){ in, len });
	} else {
		keep_part(p, in, len);
		if (!p->in.err)
			hand_over(p, (struct str){ p->in.at, p->in.len });
	}
	return 0;
}

/* --- messages out --- */

/* The header of a whole text frame from a server (RFC 6455 5.2); returns its length. */
static size_t frame_header(unsigned char ret[10], size_t len)
{
	size_t bytes = len < 126 ? 0 : len < 65536 ? 2 : 8, i;

	ret[0] = 0x81;
	ret[1] = (unsigned char)(bytes == 0 ? len : bytes == 2 ? 126 : 127);
	for (i = 0; i < bytes; i++)
		ret[2 + i] = (unsigned char)((uint64_t)len >> (8 * (bytes - 1 - i)));
	return 2 + bytes;
}

static void put_together(struct buf *together, const char *message, size_t len)
{
	unsigned char header[10];

	buf_put(together, header, frame_header(header, len));
	buf_put(together, message, len);
}

/* One message as it is, or all that were put together. */
static int write_out(struct peer *p, char *message, size_t len)
{
	struct buf *together = &p->transport->together;
	int written;

	if (!together->len && !together->err)
		return lws_write(p->wsi, (unsigned char *)message, len, LWS_WRITE_TEXT);
	put_together(together, message, len);
	written = together->err ? -1 : lws_write(p->wsi, (unsigned char *)together->at, together->len, LWS_WRITE_HTTP);
	buf_reset(together);
	return written;
}

enum outlet_status transport_send(struct peer *p, char *message, size_t len, bool more)
{
	if (p->dead || p->shutting || p->stage != PEER_SOCKET || !p->wsi) {
		buf_reset(&p->transport->together);
		return OUTLET_GONE;
	}
	if (more) {
		put_together(&p->transport->together, message, len);
		return OUTLET_SENT;
	}
	if (write_out(p, message, len) < 0) {
		peer_kill(p);
		return OUTLET_GONE;
	}
	if (!lws_partial_buffered(p->wsi))
		return OUTLET_SENT;
	p->blocked = true;
	peer_due_out(p, p->transport->config->limits_stall_s);
	return OUTLET_BLOCKED;
}

/* A whole frame of our own making: FIN and opcode 8, two bytes, the code. */
static int send_close(struct peer *p)
{
	unsigned char frame[] = { 0x88, 2, (unsigned char)(p->close_code >> 8), (unsigned char)p->close_code };

	p->close_sent = true;
	return lws_write(p->wsi, frame, sizeof(frame), LWS_WRITE_HTTP) < 0 ? -1 : 0;
}

static int on_writable(struct peer *p, void *in, size_t len)
{
	struct transport *t = p->transport;

	if (p->shutting) {
		ws_detach(p);
		return p->close_sent ? 0 : send_close(p);
	}
	if (!p->blocked || lws_partial_buffered(p->wsi))
		return 0;
	p->blocked = false;
	wheel_clear(&p->out_due);
	t->events->writable(t->ctx, p);
	return 0;
}

/* --- ending --- */

void transport_shut(struct peer *p, unsigned code)
{
	int64_t wait = p->transport->config->limits_stall_s;

	if (p->shutting || p->dead || !p->wsi || p->stage != PEER_SOCKET)
		return;
	p->shutting = true;
	p->close_code = code;
	wheel_clear(&p->in_due);
	peer_due_out(p, wait < CLOSE_WAIT_S ? wait : CLOSE_WAIT_S);
	/* Only then is nothing half-written, which a close frame would tear. */
	lws_callback_on_writable(p->wsi);
}

void ws_detach(struct peer *p)
{
	void *user = p->user;

	if (!user)
		return;
	p->transport->events->closed(p->transport->ctx, p);
	p->user = NULL;
}

/* The other side closes; the library answers with the same code, once it can. */
static int on_peer_close(struct peer *p, void *in, size_t len)
{
	bool answer = !p->close_sent && len != 1;

	ws_detach(p);
	if (!p->shutting)
		peer_due_out(p, CLOSE_WAIT_S);
	p->shutting = true;
	return answer ? 0 : -1;
}

/* The library begins to close, for a reason of its own. */
static int on_closing(struct peer *p, void *in, size_t len)
{
	p->shutting = true;
	ws_detach(p);
	return 0;
}

static int on_closed(struct peer *p, void *in, size_t len)
{
	p->shutting = true;
	ws_detach(p);
	p->wsi = NULL;
	p->stage = PEER_OVER;
	wheel_clear(&p->in_due);
	wheel_clear(&p->out_due);
	return 0;
}

int lws_ws_callback(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in, size_t len)
{
	static int (*const on[])(struct peer *, void *, size_t) = {
		[LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION] = on_filter,
		[LWS_CALLBACK_ESTABLISHED] = on_established,
		[LWS_CALLBACK_RECEIVE] = on_receive,
		[LWS_CALLBACK_SERVER_WRITEABLE] = on_writable,
		[LWS_CALLBACK_WS_PEER_INITIATED_CLOSE] = on_peer_close,
		[LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL] = on_closing,
		[LWS_CALLBACK_CLOSED] = on_closed,
	};
	struct peer *p;

	if ((size_t)why >= sizeof(on) / sizeof(on[0]) || !on[why])
		return 0;
	p = peer_of(wsi);
	return p ? on[why](p, in, len) : -1;
}
