/* server/gateway/lws.c: the transport on libwebsockets: its life, its peers, its deadlines. */
#include "gateway/lws.h"

#include <assert.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"

#define RESERVED_FILES 200                /* descriptors for storage, assets, and the loop itself */
#define TOGETHER_MOST (16u << 20)         /* far above what the outbox and a page can hold */
#define TRIM_AFTER 1000                   /* connections gone that are worth giving memory back */

/* --- coming and going --- */

/* Adopted or not, the descriptor is the library's after this. */
static void adopt(struct transport *t, struct peer *p, int fd)
{
	lws_adopt_desc_t how = {
		.vh = t->vhost,
		.type = LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP | LWS_ADOPT_ALLOW_SSL,
		.fd = { .sockfd = fd },
		.opaque = p,
	};

	peer_due_in(p, t->config->limits_handshake_s);
	t->created = false;
	/* Once created, the library tells us when it is destroyed, even if adopting failed. */
	if (!lws_adopt_descriptor_vhost_via_info(&how) && !t->created)
		peer_free(p);
}

static bool accepted(struct listener *l, int fd, const struct sockaddr *from)
{
	struct transport *t = container_of(l, struct transport, listener);
	/* Behind a proxy all come from one address; there a WebSocket counts, by its header. */
	uint64_t address = t->config->listen_behind_proxy ? 0 : address_of(&t->addresses, from);
	struct peer *p = NULL;

	if (!address || !addresses_take(&t->addresses, address, t->config->limits_connections_per_address)) {
		p = peer_new(t, address);
		if (!p && address)
			addresses_give(&t->addresses, address);
	}
	if (p)
		adopt(t, p, fd);
	else
		close(fd);
	return (int64_t)t->count < t->most;
}

/* Both callbacks come here with what is no business of HTTP or WebSocket. */
static int on_created(struct lws *wsi)
{
	struct transport *t = lws_context_user(lws_get_context(wsi));

	if (t)
		t->created = true;
	return 0;
}

static int on_destroyed(struct peer *p)
{
	if (p->stage == PEER_SOCKET)
		ws_detach(p);
	else if (p->stage == PEER_ASKED)
		p->transport->events->gone(p->transport->ctx, p);
	peer_free(p);
	return 0;
}

static int plain_callback(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in, size_t len)
{
	struct peer *p;

	switch (why) {
	case LWS_CALLBACK_WSI_CREATE:
		return on_created(wsi);
	case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS:
		((struct transport *)lws_context_user(lws_get_context(wsi)))->tls = user;
		return tls_setup(user);
	case LWS_CALLBACK_RAW_ADOPT:          /* CONNECT would leave an open pipe */
		return -1;
	case LWS_CALLBACK_WSI_DESTROY:
		p = peer_of(wsi);
		return p ? on_destroyed(p) : 0;
	default:
		return lws_http_callback(wsi, why, user, in, len);
	}
}

/* --- the library's own words --- */

/* Without their text, which may hold what a stranger sent; one line a second. */
static void log_library(int level, const char *line)
{
	static int64_t said_ms;
	static int64_t unsaid;
	int64_t now_ms = clock_system.mono_ms(NULL);

	unsaid++;
	if (now_ms - said_ms < 1000)
		return;
	said_ms = now_ms;
	log_event(LOG_WARN, "transport.library", LOG_INT("level", level), LOG_INT("count", unsaid));
	unsaid = 0;
}

/* --- opening --- */

/* The library scans a table of all descriptors the process may have for each
 * connection it closes, so we allow exactly as many as the config can use. */
static int64_t allow_files(int64_t connections)
{
	struct rlimit limit;
	rlim_t wanted = (rlim_t)connections + RESERVED_FILES;
	int64_t most;

	if (getrlimit(RLIMIT_NOFILE, &limit))
		return connections;
	limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur >= wanted)
		return connections;
	most = (int64_t)(limit.rlim_cur > 2 * RESERVED_FILES ? limit.rlim_cur - RESERVED_FILES : limit.rlim_cur * 3 / 4);
	if (most < connections * 9 / 10)
		log_event(LOG_WARN, "transport.few_descriptors", LOG_INT("limit", (int64_t)limit.rlim_cur), LOG_INT("connections", most));
	return most;
}

/* A user space, if only of one byte, makes the library say when it starts to close. */
static const struct lws_protocols protocols[] = {
	{ .name = "http", .callback = plain_callback, .rx_buffer_size = 4096, .tx_packet_size = 262144 },
	{ .name = "cairn.v1", .callback = lws_ws_callback, .per_session_data_size = 1,
	  .rx_buffer_size = 4096, .tx_packet_size = 262144 },
	{ 0 },
};

static struct lws_context *open_context(struct transport *t)
{
	static const lws_retry_bo_t no_pings = { 0 };
	void *loops[] = { t->loop };
	struct lws_context_creation_info info = {
		.port = CONTEXT_PORT_NO_LISTEN_SERVER,
		.protocols = protocols,
		.foreign_loops = loops,
		.user = t,
		.gid = -1, .uid = -1,
		.alpn = "http/1.1",
		.retry_and_idle_policy = &no_pings,
		.pt_serv_buf_size = 8192,
		.max_http_header_data = HEADER_BYTES,
		.timeout_secs = (unsigned)t->config->limits_handshake_s,
		.timeout_secs_ah_idle = (unsigned)t->config->limits_handshake_s,
		.keepalive_timeout = 1,
		.options = LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_VALIDATE_UTF8 |
		           LWS_SERVER_OPTION_HTTP_HEADERS_SECURITY_BEST_PRACTICES_ENFORCE,
	};

	if (*t->config->listen_tls_certificate)
		info.options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT | LWS_SERVER_OPTION_CREATE_VHOST_SSL_CTX;
	return lws_create_context(&info);
}

static int open_library(struct transport *t, struct buf *why)
{
	heap_install();
	lws_set_log_level(LLL_ERR | LLL_WARN, log_library);
	t->lws = open_context(t);
	t->vhost = t->lws ? lws_get_vhost_by_name(t->lws, "default") : NULL;
	if (!t->vhost) {
		buf_puts(why, "libwebsockets did not start; is libwebsockets-evlib-uv installed?");
		return ERR_IO;
	}
	return t->tls ? tls_load(t->config, t->tls, why) : 0;
}

int transport_open(const struct config *config, const struct clock *clock, uv_loop_t *loop,
                   const struct transport_events *events, void *ctx,
                   struct transport **ret_transport, struct buf *why)
{
	struct transport *t = mem_new(sizeof(*t));
	int err = ERR_NO_MEMORY;

	if (!t)
		return err;
	*t = (struct transport){ .config = config, .clock = clock, .loop = loop, .events = events, .ctx = ctx,
		.listener = { .fd = -1, .accepted = accepted } };
	list_init(&t->peers);
	list_init(&t->watched);
	buf_init(&t->together, TOGETHER_MOST);
	wheel_init(&t->wheel, 1000, clock->mono_ms(clock->ctx));
	t->most = allow_files(config->limits_connections);
	/* The library last: it gives its memory back only to a loop that runs on. */
	if ((err = addresses_init(&t->addresses)) || (*config->listen_tls_certificate && (err = tls_try(config, why))) ||
	    (err = listener_open(&t->listener, config, loop, why)) || (err = open_library(t, why))) {
		transport_close(t, NULL);
		return err;
	}
	*ret_transport = t;
	return 0;
}

unsigned transport_port(const struct transport *t)
{
	return listener_port(&t->listener);
}

size_t transport_peers(const struct transport *t)
{
	return t->count;
}

/* --- running --- */

static void kick(struct transport *t)
{
	if (!t->kicked)
		return;
	t->kicked = false;
	/* Asked from outside its own events, the library looks at its list only when woken. */
	lws_cancel_service(t->lws);
}

void transport_turn(struct transport *t)
{
	http_watch(t);
	kick(t);
}

void transport_tick(struct transport *t)
{
	wheel_turn(&t->wheel, t->clock->mono_ms(t->clock->ctx));
	if (!t->stopping && (int64_t)t->count < t->most)
		listener_wake(&t->listener);
	if (t->peak - t->count >= TRIM_AFTER) {
		malloc_trim(0);
		t->peak = t->count;
	}
	kick(t);
}

/* --- closing --- */

/* The last to go takes the transport with it. */
void transport_go_if_empty(struct transport *t)
{
	void (*done)(void *) = t->done;
	void *ctx = t->ctx;

	if (!t->closing || !t->listener_gone || t->count)
		return;
	addresses_release(&t->addresses);
	buf_release(&t->together);
	mem_free(t);
	if (done)
		done(ctx);
}

static void listener_gone(uv_handle_t *handle)
{
	struct transport *t = container_of((uv_poll_t *)handle, struct transport, listener.poll);

	t->listener_gone = true;
	transport_go_if_empty(t);
}

void transport_stop(struct transport *t)
{
	struct list *it, *next;

	if (t->stopping)
		return;
	t->stopping = true;
	listener_close(&t->listener, listener_gone);
	list_each(it, next, &t->peers) {
		struct peer *p = container_of(it, struct peer, link);

		if (p->stage == PEER_IDLE)
			peer_kill(p);
	}
	kick(t);
}

void transport_close(struct transport *t, void (*done)(void *ctx))
{
	t->done = done;
	if (t->lws)
		lws_context_destroy(t->lws);
	if (!t->stopping) {
		t->stopping = true;
		listener_close(&t->listener, listener_gone);
	}
	t->closing = true;
	transport_go_if_empty(t);
}
