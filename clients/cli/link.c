/* clients/cli/link.c: see link.h. */
#include "link.h"

#include <fcntl.h>
#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/list.h"
#include "base/mem.h"
#include "cli.h"
#include "url.h"

#define FIRST_PAUSE_MS 250
#define LONGEST_PAUSE_MS 15000
#define CONNECT_S 10
#define MESSAGE_CEILING (8u << 20)

struct link {
	struct link_hooks hooks;
	struct url url;
	char *cookies, *ca;
	struct lws_context *context;
	struct lws_vhost *vhost;
	struct lws *wsi;                      /* this connection, from trying to its end */
	bool open, trying, ended;
	int close_code;                       /* as the server gave it */
	int64_t pause_ms;
	struct list out;                      /* of struct outgoing */
	struct buf in;                        /* the message being received */
	lws_sorted_usec_list_t again, wake;
	bool (*ready)(void *ctx);
	void *ready_ctx;
};

struct outgoing {
	struct list link;
	size_t len;
	unsigned char bytes[];                /* LWS_PRE bytes for the library, then the text */
};

static void connect_now(lws_sorted_usec_list_t *sul);

static void drop_outgoing(struct link *l)
{
	while (!list_empty(&l->out)) {
		struct outgoing *o = list_first(&l->out, struct outgoing, link);

		list_remove(&o->link);
		mem_free(o);
	}
}

static int64_t spread(int64_t pause_ms)
{
	char key[KEY_LEN + 1];

	make_key(key);
	return pause_ms / 2 + pause_ms * (unsigned char)key[0] / 256;
}

static void lost(struct link *l, int code, const char *why)
{
	l->wsi = NULL;
	l->open = l->trying = false;
	drop_outgoing(l);
	buf_reset(&l->in);
	if (l->ended)
		return;
	if (!l->hooks.lost(l->hooks.ctx, code, why)) {
		link_end(l);
		return;
	}
	lws_sul_schedule(l->context, 0, &l->again, connect_now, spread(l->pause_ms) * LWS_US_PER_MS);
	l->pause_ms = l->pause_ms * 2 < LONGEST_PAUSE_MS ? l->pause_ms * 2 : LONGEST_PAUSE_MS;
}

static void connect_now(lws_sorted_usec_list_t *sul)
{
	struct link *l = lws_container_of(sul, struct link, again);
	struct lws_client_connect_info info = {
		.context = l->context,
		.vhost = l->vhost,
		.address = l->url.host,
		.port = l->url.port,
		.ssl_connection = l->url.tls ? LCCSCF_USE_SSL : 0,
		.path = "/socket",
		.host = l->url.authority,
		.origin = l->url.origin,
		.protocol = "cairn.v1",
		.local_protocol_name = "cairn.v1",
		.alpn = "http/1.1",
		.ietf_version_or_minus_one = -1,
		.pwsi = &l->wsi,
	};

	l->trying = true;
	l->close_code = 0;
	/* A try that fails at once may or may not have been told to on_socket(). */
	if (!lws_client_connect_via_info(&info) && l->trying)
		lost(l, 0, "no connection");
}

static int add_cookies(struct link *l, struct lws *wsi, void *in, size_t len)
{
	unsigned char **at = in, *end = *at + len;

	if (!*l->cookies)
		return 0;
	return lws_add_http_header_by_name(wsi, (const unsigned char *)"cookie:", (unsigned char *)l->cookies,
	                                   (int)strlen(l->cookies), at, end);
}

static int receive(struct link *l, struct lws *wsi, const void *in, size_t len)
{
	if (lws_is_first_fragment(wsi))
		buf_reset(&l->in);
	buf_put(&l->in, in, len);
	if (l->in.err || lws_frame_is_binary(wsi))
		return -1;
	if (lws_is_final_fragment(wsi) && !l->ended)
		l->hooks.message(l->hooks.ctx, l->in.at, l->in.len);
	return 0;
}

static int send_one(struct link *l, struct lws *wsi)
{
	struct outgoing *o;
	int written;

	if (list_empty(&l->out))
		return 0;
	o = list_first(&l->out, struct outgoing, link);
	list_remove(&o->link);
	written = lws_write(wsi, o->bytes + LWS_PRE, o->len, LWS_WRITE_TEXT);
	written = written < (int)o->len ? -1 : 0;
	mem_free(o);
	if (!written && !list_empty(&l->out))
		lws_callback_on_writable(wsi);
	return written;
}

static void failed(struct link *l, struct lws *wsi, const void *in)
{
	int status = (int)lws_http_client_http_response(wsi);
	const char *why = in ? in : "no connection";

	if (l->url.tls && strstr(why, "SSL"))
		why = "no trusted TLS connection; --ca FILE names an authority of your own";

	/* A status of success is one that did not lead to a WebSocket. */
	lost(l, status >= 300 && status < 1000 ? status : 0, why);
}

static int note_close(struct link *l, const unsigned char *in, size_t len)
{
	if (len >= 2)
		l->close_code = in[0] << 8 | in[1];
	return 0;
}

static int on_socket(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len)
{
	struct link *l = lws_context_user(lws_get_context(wsi));

	switch (reason) {
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		return add_cookies(l, wsi, in, len);
	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		l->open = true;
		l->hooks.opened(l->hooks.ctx);
		return 0;
	case LWS_CALLBACK_CLIENT_RECEIVE:
		return receive(l, wsi, in, len);
	case LWS_CALLBACK_CLIENT_WRITEABLE:
		return send_one(l, wsi);
	case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
		return note_close(l, in, len);
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		if (l->trying)
			failed(l, wsi, in);
		return 0;
	case LWS_CALLBACK_CLIENT_CLOSED:
		lost(l, l->close_code, "connection closed");
		return 0;
	default:
		return lws_callback_http_dummy(wsi, reason, user, in, len);
	}
}

static bool call_ready(struct link *l)
{
	if (l->ready(l->ready_ctx))
		return true;
	l->ready = NULL;
	return false;
}

static int on_watched(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len)
{
	struct link *l = lws_context_user(lws_get_context(wsi));

	/* On a hang-up the library closes its copy with bytes still waiting in the pipe. */
	if (reason == LWS_CALLBACK_RAW_CLOSE_FILE)
		while (l->ready && !l->ended && call_ready(l))
			;
	if (reason == LWS_CALLBACK_RAW_RX_FILE && l->ready && !l->ended)
		return call_ready(l) ? 0 : -1;
	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "cairn.v1", .callback = on_socket, .rx_buffer_size = 16384 },
	{ .name = "watched", .callback = on_watched },
	{ 0 },
};

static bool make_context(struct link *l)
{
	/* Our own pings (dialogue.c) find dead connections; the library's timers stay off. */
	static const lws_retry_bo_t no_pings = { 0 };
	struct lws_context_creation_info info = {
		.port = CONTEXT_PORT_NO_LISTEN,
		.protocols = protocols,
		.user = l,
		.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT | LWS_SERVER_OPTION_JUST_USE_RAW_ORIGIN |
		           LWS_SERVER_OPTION_EXPLICIT_VHOSTS,
		.connect_timeout_secs = CONNECT_S,
		.timeout_secs = CONNECT_S,
		.retry_and_idle_policy = &no_pings,
		.client_ssl_ca_filepath = l->ca,
	};

	if (l->ca)
		info.options |= LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS;
	unsetenv("http_proxy");               /* the library would use it even for this machine itself */
	lws_set_log_level(0, NULL);
	l->context = lws_create_context(&info);
	l->vhost = l->context ? lws_create_vhost(l->context, &info) : NULL;
	return l->vhost;
}

struct link *link_new(const struct link_target *target, const struct link_hooks *hooks)
{
	struct link *l = need(mem_new(sizeof(*l)));

	l->hooks = *hooks;
	l->pause_ms = FIRST_PAUSE_MS;
	list_init(&l->out);
	buf_init(&l->in, MESSAGE_CEILING);
	l->cookies = need(mem_text(target->cookies, strlen(target->cookies)));
	l->ca = target->ca ? need(mem_text(target->ca, strlen(target->ca))) : NULL;
	if (!url_parse(target->server, &l->url) && make_context(l))
		return l;
	link_free(l);
	return NULL;
}

void link_free(struct link *l)
{
	if (!l)
		return;
	l->ended = true;
	if (l->context)
		lws_context_destroy(l->context);
	drop_outgoing(l);
	buf_release(&l->in);
	mem_free(l->cookies);
	mem_free(l->ca);
	mem_free(l);
}

void link_run(struct link *l)
{
	connect_now(&l->again);
	while (!l->ended && lws_service(l->context, 0) >= 0)
		;
}

void link_end(struct link *l)
{
	l->ended = true;
	lws_cancel_service(l->context);
}

void link_send(struct link *l, const char *text, size_t len)
{
	struct outgoing *o;

	if (!l->open)
		return;
	o = need(mem_new(sizeof(*o) + LWS_PRE + len));
	o->len = len;
	memcpy(o->bytes + LWS_PRE, text, len);
	list_push(&l->out, &o->link);
	lws_callback_on_writable(l->wsi);
}

void link_drop(struct link *l)
{
	if (l->wsi)
		lws_set_timeout(l->wsi, PENDING_TIMEOUT_CLOSE_SEND, LWS_TO_KILL_ASYNC);
}

void link_settled(struct link *l)
{
	l->pause_ms = FIRST_PAUSE_MS;
}

static void tick(lws_sorted_usec_list_t *sul)
{
	struct link *l = lws_container_of(sul, struct link, wake);

	if (!l->ended)
		l->hooks.tick(l->hooks.ctx);
}

void link_wake(struct link *l, int64_t at_ms)
{
	int64_t in_ms = at_ms - now_ms();

	lws_sul_schedule(l->context, 0, &l->wake, tick, (in_ms > 0 ? in_ms : 1) * LWS_US_PER_MS);
}

bool link_watch(struct link *l, int fd, bool (*ready)(void *ctx), void *ctx)
{
	/* The library closes what it adopts. */
	lws_sock_file_fd_type own = { .filefd = fcntl(fd, F_DUPFD_CLOEXEC, 3) };

	l->ready = ready;
	l->ready_ctx = ctx;
	return own.filefd >= 0 &&
	       lws_adopt_descriptor_vhost(l->vhost, LWS_ADOPT_RAW_FILE_DESC, own, "watched", NULL);
}
