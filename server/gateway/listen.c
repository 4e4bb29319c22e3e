/* server/gateway/listen.c: see listen.h. */
#include "gateway/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include "base/log.h"

#define ACCEPT_BURST 64                   /* connections taken in one turn of the loop */

static void rest(struct listener *l)
{
	uv_poll_stop(&l->poll);
	l->resting = true;
}

/* False when there is nothing more to take in this turn. */
static bool accept_one(struct listener *l)
{
	struct sockaddr_storage from;
	socklen_t len = sizeof(from);
	int fd = accept4(l->fd, (struct sockaddr *)&from, &len, SOCK_NONBLOCK | SOCK_CLOEXEC);

	if (fd >= 0) {
		if (l->accepted(l, fd, (struct sockaddr *)&from))
			return true;
		rest(l);
		return false;
	}
	if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
		log_event(LOG_WARN, "listen.no_descriptor", LOG_INT("errno", errno));
		rest(l);
	}
	/* The others are one connection's misfortune, or that none is left. */
	return errno == ECONNABORTED || errno == EINTR;
}

static void readable(uv_poll_t *poll, int status, int events)
{
	struct listener *l = poll->data;
	int i;

	for (i = 0; i < ACCEPT_BURST && accept_one(l); i++)
		;
}

static void set(int fd, int level, int name, int value)
{
	/* A kernel that lacks one of these still serves. */
	(void)setsockopt(fd, level, name, &value, sizeof(value));
}

/* Connections inherit these, which saves a handful of calls for each. */
static void set_options(int fd, const struct config *config)
{
	set(fd, SOL_SOCKET, SO_REUSEADDR, 1);
	set(fd, SOL_SOCKET, SO_SNDBUF, (int)config->limits_send_buffer_kb * 1024);
	set(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
	set(fd, IPPROTO_TCP, TCP_NODELAY, 1);
	set(fd, IPPROTO_TCP, TCP_KEEPIDLE, 30);
	set(fd, IPPROTO_TCP, TCP_KEEPINTVL, 10);
	set(fd, IPPROTO_TCP, TCP_KEEPCNT, 3);
	set(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, (int)config->limits_stall_s * 1000);
}

static int bind_one(const struct addrinfo *at, const struct config *config)
{
	int fd = socket(at->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	set_options(fd, config);
	if (!bind(fd, at->ai_addr, at->ai_addrlen) && !listen(fd, SOMAXCONN))
		return fd;
	close(fd);
	return -1;
}

static int bind_any(const struct config *config, struct buf *why)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV };
	struct addrinfo *all, *at;
	char port[8];
	int fd = -1, err;

	snprintf(port, sizeof(port), "%u", (unsigned)config->listen_port);
	err = getaddrinfo(config->listen_address, port, &hints, &all);
	if (err) {
		buf_putf(why, "listen.address: %s", gai_strerror(err));
		return -1;
	}
	for (at = all; at && fd < 0; at = at->ai_next)
		fd = bind_one(at, config);
	if (fd < 0)
		buf_putf(why, "listen.port: cannot listen on %s port %s: %s", config->listen_address, port, strerror(errno));
	freeaddrinfo(all);
	return fd;
}

int listener_open(struct listener *l, const struct config *config, uv_loop_t *loop, struct buf *why)
{
	l->fd = bind_any(config, why);
	if (l->fd < 0)
		return ERR_CONFIG;
	if (uv_poll_init(loop, &l->poll, l->fd))
		goto fail;
	l->poll.data = l;
	l->open = true;
	if (!uv_poll_start(&l->poll, UV_READABLE, readable))
		return 0;
fail:
	buf_puts(why, "listen.port: the loop took no socket");
	return ERR_IO;
}

unsigned listener_port(const struct listener *l)
{
	struct sockaddr_storage at;
	socklen_t len = sizeof(at);

	if (l->fd < 0 || getsockname(l->fd, (struct sockaddr *)&at, &len))
		return 0;
	if (at.ss_family == AF_INET6)
		return ntohs(((struct sockaddr_in6 *)&at)->sin6_port);
	return ntohs(((struct sockaddr_in *)&at)->sin_port);
}

void listener_wake(struct listener *l)
{
	if (!l->resting || l->fd < 0)
		return;
	l->resting = false;
	uv_poll_start(&l->poll, UV_READABLE, readable);
}

void listener_close(struct listener *l, uv_close_cb closed)
{
	if (l->open) {
		l->open = false;
		uv_close((uv_handle_t *)&l->poll, closed);
	} else {
		closed((uv_handle_t *)&l->poll);
	}
	if (l->fd >= 0)
		close(l->fd);
	l->fd = -1;
}
