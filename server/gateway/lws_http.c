/* server/gateway/lws_http.c: one HTTP request a connection, on libwebsockets.
 *
 * One only: a second request that comes in one packet with the first and has a
 * body sends the library round for ever, with the request's own first bytes as
 * the body.  It also means that no proxy can mix two people's requests up. */
#include "gateway/lws.h"

#include <sys/socket.h>

#include "base/mem.h"

#define CHUNK 65536                       /* most of an answer handed to the library at once */
#define WATCH_AT_ONCE 16                  /* peers looked at in one turn */

/* --- reading what was asked --- */

static const struct {
	enum lws_token_indexes token;
	const char *custom;                   /* a header the library has no number for */
} headers[HEADER_COUNT] = {
	[HEADER_HOST] = { WSI_TOKEN_HOST },
	[HEADER_ORIGIN] = { WSI_TOKEN_ORIGIN },
	[HEADER_COOKIE] = { WSI_TOKEN_HTTP_COOKIE },
	[HEADER_CONTENT_TYPE] = { WSI_TOKEN_HTTP_CONTENT_TYPE },
	[HEADER_ACCEPT_ENCODING] = { WSI_TOKEN_HTTP_ACCEPT_ENCODING },
	[HEADER_ACCEPT_LANGUAGE] = { WSI_TOKEN_HTTP_ACCEPT_LANGUAGE },
	[HEADER_IF_NONE_MATCH] = { WSI_TOKEN_HTTP_IF_NONE_MATCH },
	[HEADER_FETCH_SITE] = { 0, "sec-fetch-site:" },
	[HEADER_FORWARDED_FOR] = { WSI_TOKEN_X_FORWARDED_FOR },
	[HEADER_CONTENT_LENGTH] = { WSI_TOKEN_HTTP_CONTENT_LENGTH },
	[HEADER_TRANSFER_ENCODING] = { WSI_TOKEN_HTTP_TRANSFER_ENCODING },
	[HEADER_PROTOCOL] = { WSI_TOKEN_PROTOCOL },
	[HEADER_VERSION] = { WSI_TOKEN_VERSION },
	[HEADER_KEY] = { WSI_TOKEN_KEY },
};

static int header_length(struct lws *wsi, enum header h)
{
	const char *name = headers[h].custom;

	return name ? lws_hdr_custom_length(wsi, name, (int)strlen(name)) : lws_hdr_total_length(wsi, headers[h].token);
}

/* By the length the library gives, for a header may hold a NUL. */
static int copy_header(struct lws *wsi, enum header h, char *to, int room)
{
	const char *name = headers[h].custom;

	return name ? lws_hdr_custom_copy(wsi, to, room, name, (int)strlen(name)) :
	              lws_hdr_copy(wsi, to, room, headers[h].token);
}

static bool printable(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (((unsigned char)s.at[i] < ' ' && s.at[i] != '\t') || s.at[i] == 0x7f)
			return false;
	return true;
}

/* The copy sits behind the struct; `text` has room for all of it. */
static int copy_headers(struct lws *wsi, struct http_request *r, char *text)
{
	enum header h;

	for (h = 0; h < HEADER_COUNT; h++) {
		int len = header_length(wsi, h), got;

		if (len <= 0)
			continue;
		got = copy_header(wsi, h, text, len + 2);
		if (got < 0)
			return 400;
		r->header[h] = (struct str){ text, (size_t)got };
		if (!printable(r->header[h]))
			return 400;
		text += got + 1;
	}
	return 0;
}

static struct http_request *request_new(struct lws *wsi, const char *path, size_t len)
{
	size_t size = sizeof(struct http_request) + len + 1;
	struct http_request *r;
	enum header h;

	for (h = 0; h < HEADER_COUNT; h++)
		if (header_length(wsi, h) > 0)
			size += (size_t)header_length(wsi, h) + 2;
	r = mem_new(size);
	if (!r)
		return NULL;
	r->path = (struct str){ (char *)(r + 1), len };
	memcpy(r + 1, path, len);
	return r;
}

static enum method method_of(struct lws *wsi)
{
	if (lws_hdr_total_length(wsi, WSI_TOKEN_GET_URI))
		return METHOD_GET;
	if (lws_hdr_total_length(wsi, WSI_TOKEN_HEAD_URI))
		return METHOD_HEAD;
	if (lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI))
		return METHOD_POST;
	return METHOD_OTHER;
}

static int read_version(struct lws *wsi, struct http_request *r)
{
	char version[16];
	int len = lws_hdr_copy(wsi, version, sizeof(version), WSI_TOKEN_HTTP);
	struct str v = { version, len > 0 ? (size_t)len : 0 };

	r->http_1_1 = str_is(v, "HTTP/1.1");
	return r->http_1_1 || str_is(v, "HTTP/1.0") ? 0 : 400;
}

static bool host_sane(struct str host)
{
	static const char fine[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]";
	size_t i;

	for (i = 0; i < host.len; i++)
		if (!memchr(fine, host.at[i], sizeof(fine) - 1))
			return false;
	return host.len > 0 && host.len <= 255;
}

/* How long the body will be.  The library would believe a sign, a second header, or "12abc". */
static int body_length(const struct http_request *r, size_t most)
{
	struct str s = r->header[HEADER_CONTENT_LENGTH];
	uint64_t n = 0;
	size_t i;

	if (!s.at)
		return r->method == METHOD_POST ? 411 : 0;
	for (i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9' || s.len > 18)
			return 400;
		n = n * 10 + (uint64_t)(s.at[i] - '0');
	}
	if (n > 0 && r->method != METHOD_POST)
		return 400;
	return n > most ? 413 : 0;
}

static int check(const struct http_request *r, size_t most)
{
	if (r->header[HEADER_TRANSFER_ENCODING].at || !host_sane(r->header[HEADER_HOST]) || !printable(r->path))
		return 400;
	return body_length(r, most);
}

int http_read_request(struct peer *p, const char *path, size_t len)
{
	struct transport *t = p->transport;
	struct http_request *r = request_new(p->wsi, path, len);
	int status;

	http_forget_request(p);
	if (!r)
		return 503;
	p->request = r;
	r->method = method_of(p->wsi);
	if ((status = copy_headers(p->wsi, r, (char *)(r + 1) + len + 1)) || (status = read_version(p->wsi, r)))
		return status;
	r->address = p->address;
	if (t->config->listen_behind_proxy)
		r->address = address_forwarded(&t->addresses, r->header[HEADER_FORWARDED_FOR]);
	return heap_hides_header(path) ? 400 : check(r, p->in.ceiling);
}

void http_forget_request(struct peer *p)
{
	mem_free(p->request);
	p->request = NULL;
}

/* --- answering --- */

void transport_answer(struct peer *p, struct buf *head, struct str rest)
{
	if (p->dead || !p->wsi || p->stage == PEER_OVER) {
		buf_release(head);
		return;
	}
	p->head = *head;
	buf_init(head, head->ceiling);
	p->rest = rest;
	p->written = 0;
	p->stage = PEER_ANSWERING;
	wheel_clear(&p->in_due);
	if (p->head.err)
		peer_kill(p);
	else if (!p->inside)
		lws_callback_on_writable(p->wsi);
}

static bool write_some(struct peer *p, const char *at, size_t len)
{
	if (len > CHUNK)
		len = CHUNK;
	p->written += len;
	/* The library does not change what it sends here. */
	return lws_write(p->wsi, (unsigned char *)(uintptr_t)at, len, LWS_WRITE_HTTP) >= 0;
}

static bool write_next(struct peer *p)
{
	if (p->written < p->head.len)
		return write_some(p, p->head.at + p->written, p->head.len - p->written);
	return write_some(p, p->rest.at + (p->written - p->head.len), p->head.len + p->rest.len - p->written);
}

/* All is in the kernel's hands. */
static int finish(struct peer *p)
{
	wheel_clear(&p->out_due);
	list_remove(&p->watched);
	buf_release(&p->head);
	buf_release(&p->in);
	p->stage = PEER_OVER;
	return -1;
}

int http_write(struct peer *p)
{
	while (p->written < p->head.len + p->rest.len) {
		if (lws_partial_buffered(p->wsi))
			break;
		if (!write_next(p))
			return -1;
	}
	if (!lws_partial_buffered(p->wsi))
		return finish(p);
	/* The library asks for a writable event itself. */
	peer_due_out(p, p->transport->config->limits_stall_s);
	if (p->request->method != METHOD_POST && list_empty(&p->watched))
		list_push(&p->transport->watched, &p->watched);
	return 0;
}

/* While a GET is answered the library reads nothing, and a socket that has
 * something to read would wake the loop for ever. */
static void look_at(struct peer *p)
{
	char byte;

	if (p->wsi && recv(lws_get_socket_fd(p->wsi), &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0)
		peer_kill(p);
}

void http_watch(struct transport *t)
{
	struct list *it;
	int i;

	for (i = 0; i < WATCH_AT_ONCE && !list_empty(&t->watched); i++) {
		it = t->watched.next;
		list_remove(it);
		list_push(&t->watched, it);
		look_at(container_of(it, struct peer, watched));
	}
}

/* --- the library's events --- */

/* Tell the one above, and write at once if it has answered already. */
static int hand_over(struct peer *p, int status)
{
	struct transport *t = p->transport;

	p->stage = PEER_ASKED;
	p->inside = true;
	wheel_clear(&p->in_due);
	if (status)
		t->events->refuse(t->ctx, p, p->request, status);
	else
		t->events->request(t->ctx, p, p->request, (struct str){ p->in.at ? p->in.at : "", p->in.len });
	p->inside = false;
	if (p->dead)
		return -1;
	if (p->stage == PEER_ANSWERING)
		return http_write(p);
	if (p->request->method != METHOD_POST)
		list_push(&t->watched, &p->watched);
	return 0;
}

static int on_request(struct peer *p, void *in, size_t len)
{
	int status;

	if (p->stage != PEER_IDLE)
		return -1;
	status = http_read_request(p, in, len);
	if (status) {
		/* What follows cannot be told from a body, so nothing of it is read. */
		p->stage = PEER_ASKED;
		return p->request ? (hand_over(p, status), -1) : -1;
	}
	if (p->request->method != METHOD_POST)
		return hand_over(p, 0);
	p->stage = PEER_BODY;
	buf_reset(&p->in);
	peer_due_in(p, p->transport->config->limits_handshake_s);
	return 0;
}

static int on_body(struct peer *p, void *in, size_t len)
{
	if (p->stage != PEER_BODY)
		return -1;
	buf_put(&p->in, in, len);
	return p->in.err ? -1 : 0;
}

/* Comes again when the peer sends more before its answer: then it must go. */
static int on_body_whole(struct peer *p, void *in, size_t len)
{
	return p->stage == PEER_BODY ? hand_over(p, 0) : -1;
}

static int on_writable(struct peer *p, void *in, size_t len)
{
	return p->stage == PEER_ANSWERING ? http_write(p) : 0;
}

static int on_closed(struct peer *p, void *in, size_t len)
{
	bool asked = p->stage == PEER_ASKED;

	p->wsi = NULL;
	p->stage = PEER_OVER;
	list_remove(&p->watched);
	if (asked)
		p->transport->events->gone(p->transport->ctx, p);
	return 0;
}

static int on_confirm(struct peer *p, void *in, size_t len)
{
	return ws_confirm(p);
}

/* No subprotocol, or none of ours: the library would take the first. */
static int on_wrong_protocol(struct peer *p, void *in, size_t len)
{
	return -1;
}

int lws_http_callback(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in, size_t len)
{
	static int (*const on[])(struct peer *, void *, size_t) = {
		[LWS_CALLBACK_HTTP] = on_request,
		[LWS_CALLBACK_HTTP_BODY] = on_body,
		[LWS_CALLBACK_HTTP_BODY_COMPLETION] = on_body_whole,
		[LWS_CALLBACK_HTTP_WRITEABLE] = on_writable,
		[LWS_CALLBACK_CLOSED_HTTP] = on_closed,
		[LWS_CALLBACK_HTTP_CONFIRM_UPGRADE] = on_confirm,
		[LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION] = on_wrong_protocol,
	};
	struct peer *p;

	if ((size_t)why >= sizeof(on) / sizeof(on[0]) || !on[why])
		return 0;
	p = peer_of(wsi);
	if (!p || p->dead)
		return why == LWS_CALLBACK_CLOSED_HTTP && p ? on_closed(p, in, len) : -1;
	p->wsi = wsi;
	return on[why](p, in, len);
}
