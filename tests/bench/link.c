/* tests/bench/link.c: see link.h. */
#include "link.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_ROOM (512 * 1024)
#define IN_MOST (4 << 20)
#define OUT_MOST (4 << 20)

static const unsigned char mask[4] = { 0x37, 0xfa, 0x21, 0x3d };

/* --- coming and going --- */

static int watch(struct link *l, int epoll, int how, unsigned flags)
{
	struct epoll_event event = { .events = flags, .data.ptr = l };

	return epoll_ctl(epoll, how, l->fd, &event);
}

int link_start(struct link *l, int epoll, unsigned port, struct str request)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int one = 1;

	*l = (struct link){ .stage = LINK_CONNECTING, .wants_out = true, .in = BUF_INIT(IN_MOST), .out = BUF_INIT(OUT_MOST) };
	l->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (l->fd < 0)
		return -1;
	setsockopt(l->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	buf_put(&l->out, request.at, request.len);
	if (connect(l->fd, (struct sockaddr *)&to, sizeof(to)) && errno != EINPROGRESS)
		return -1;
	return watch(l, epoll, EPOLL_CTL_ADD, EPOLLIN | EPOLLOUT);
}

void link_drop(struct link *l)
{
	struct linger at_once = { 1, 0 };

	if (l->stage == LINK_OFF)
		return;
	setsockopt(l->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	close(l->fd);
	l->stage = LINK_OFF;
	buf_release(&l->in);
	buf_release(&l->out);
}

/* --- out --- */

void link_put(struct link *l, struct str message)
{
	unsigned char head[8] = { 0x81 };
	size_t i, n = 2, at;

	if (message.len < 126) {
		head[1] = (unsigned char)(0x80 | message.len);
	} else {
		head[1] = 0x80 | 126;
		head[2] = (unsigned char)(message.len >> 8);
		head[3] = (unsigned char)message.len;
		n = 4;
	}
	memcpy(head + n, mask, 4);
	buf_put(&l->out, head, n + 4);
	at = l->out.len;
	buf_put(&l->out, message.at, message.len);
	for (i = 0; !l->out.err && i < message.len; i++)
		l->out.at[at + i] ^= (char)mask[i % 4];
}

static void sent(struct link *l, size_t n)
{
	memmove(l->out.at, l->out.at + n, l->out.len - n);
	l->out.len -= n;
}

void link_flush(struct link *l, int epoll)
{
	bool wants;

	if (l->stage == LINK_OFF || l->stage == LINK_CONNECTING)
		return;
	while (l->out.len) {
		ssize_t n = send(l->fd, l->out.at, l->out.len, MSG_NOSIGNAL);

		if (n <= 0)
			break;                /* what is wrong shows at the next event */
		sent(l, (size_t)n);
	}
	wants = l->out.len > 0;
	if (wants != l->wants_out && !watch(l, epoll, EPOLL_CTL_MOD, wants ? EPOLLIN | EPOLLOUT : EPOLLIN))
		l->wants_out = wants;
}

/* --- in --- */

size_t link_frame(struct str in, size_t *ret_head)
{
	const unsigned char *at = (const unsigned char *)in.at;
	uint64_t len;
	size_t i, head = 2;

	if (in.len < 2)
		return 0;
	len = at[1] & 127;
	head += len == 126 ? 2 : len == 127 ? 8 : 0;
	if (in.len < head)
		return 0;
	if (head > 2)
		for (len = 0, i = 2; i < head; i++)
			len = len << 8 | at[i];
	*ret_head = head;
	return in.len - head < len ? 0 : head + (size_t)len;
}

/* How much of `in` was used.  A close frame, or anything but text, ends the connection. */
static size_t take_frames(struct link *l, struct str in, const struct link_events *events, void *ctx)
{
	size_t used = 0, head, len;

	while (l->stage == LINK_OPEN && (len = link_frame((struct str){ in.at + used, in.len - used }, &head))) {
		if ((unsigned char)in.at[used] != 0x81) {
			events->lost(ctx, l);
			return in.len;
		}
		events->message(ctx, l, (struct str){ in.at + used + head, len - head });
		used += len;
	}
	return used;
}

static size_t take_answer(struct link *l, struct str in, const struct link_events *events, void *ctx)
{
	const char *end = memmem(in.at, in.len, "\r\n\r\n", 4);

	if (!end)
		return 0;
	if (in.len < 12 || memcmp(in.at, "HTTP/1.1 101", 12)) {
		events->lost(ctx, l);
		return in.len;
	}
	l->stage = LINK_OPEN;
	events->open(ctx, l);
	return (size_t)(end + 4 - in.at);
}

static void take(struct link *l, struct str in, const struct link_events *events, void *ctx)
{
	size_t used = l->stage == LINK_UPGRADING ? take_answer(l, in, events, ctx) : 0;

	used += take_frames(l, (struct str){ in.at + used, in.len - used }, events, ctx);
	if (l->stage == LINK_OFF)
		return;
	if (l->in.len) {
		memmove(l->in.at, l->in.at + used, l->in.len - used);
		l->in.len -= used;
		if (!l->in.len)
			buf_release(&l->in);
	} else if (used < in.len) {
		buf_put(&l->in, in.at + used, in.len - used);
	}
}

/* False when there was nothing more to read. */
static bool read_some(struct link *l, const struct link_events *events, void *ctx)
{
	static char room[READ_ROOM];
	ssize_t n = recv(l->fd, room, sizeof(room), 0);

	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		events->lost(ctx, l);
	if (n <= 0)
		return false;
	if (l->in.len) {
		buf_put(&l->in, room, (size_t)n);
		take(l, (struct str){ l->in.at, l->in.len }, events, ctx);
	} else {
		take(l, (struct str){ room, (size_t)n }, events, ctx);
	}
	return n == sizeof(room);
}

static bool connected(const struct link *l)
{
	socklen_t len = sizeof(int);
	int error = 0;

	return !getsockopt(l->fd, SOL_SOCKET, SO_ERROR, &error, &len) && !error;
}

void link_event(struct link *l, int epoll, unsigned flags, const struct link_events *events, void *ctx)
{
	if (l->stage == LINK_CONNECTING && (flags & (EPOLLOUT | EPOLLERR | EPOLLHUP))) {
		if (!connected(l)) {
			events->lost(ctx, l);
			return;
		}
		l->stage = LINK_UPGRADING;
	}
	if (flags & (EPOLLIN | EPOLLERR | EPOLLHUP))
		while (l->stage != LINK_OFF && read_some(l, events, ctx))
			;
	link_flush(l, epoll);
}
