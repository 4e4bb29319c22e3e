/* tests/bench/rooms.c: see rooms.h. */
#include "rooms.h"

#include "base/mem.h"
#include "link.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define EVENTS_MOST 512
#define READ_ROOM (256 * 1024)
#define BACKLOG_MOST (16 << 20)

struct member {
	int fd;
	unsigned room;                        /* ROOMS_MOST: not in one yet */
	size_t place;
	struct buf in, out;                   /* empty unless something was cut off */
};

static void fail(const char *why)
{
	fprintf(stderr, "%s: %s\n", why, strerror(errno));
	exit(1);
}

/* --- coming and going --- */

static void watch(const struct rooms *r, int how, int fd, unsigned flags, void *what)
{
	struct epoll_event event = { .events = flags, .data.ptr = what };

	if (epoll_ctl(r->epoll, how, fd, &event))
		fail("epoll_ctl");
}

static void enter(struct rooms *r, struct member *m, unsigned number)
{
	struct room *room = &r->room[number];

	if (room->n == room->size) {
		size_t size = room->size ? 2 * room->size : 16;
		struct member **members = mem_resize(room->members, size * sizeof(struct member *));

		if (!members)
			fail("memory");
		room->members = members;
		room->size = size;
	}
	m->room = number;
	m->place = room->n;
	room->members[room->n++] = m;
}

static void leave(struct rooms *r, struct member *m)
{
	struct room *room = &r->room[m->room];

	if (m->room < ROOMS_MOST) {
		room->members[m->place] = room->members[--room->n];
		room->members[m->place]->place = m->place;
	}
	close(m->fd);
	buf_release(&m->in);
	buf_release(&m->out);
	mem_free(m);
}

static void accept_all(struct rooms *r)
{
	int fd, one = 1;

	while ((fd = accept4(r->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
		struct member *m = mem_new(sizeof(*m));

		if (!m)
			fail("memory");
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
		*m = (struct member){ .fd = fd, .room = ROOMS_MOST, .in = BUF_INIT(BACKLOG_MOST), .out = BUF_INIT(BACKLOG_MOST) };
		watch(r, EPOLL_CTL_ADD, fd, EPOLLIN, m);
	}
}

/* --- out --- */

static void write_to(struct rooms *r, struct member *m, const char *at, size_t len)
{
	ssize_t n = 0;

	if (r->drop && ++r->sent % r->drop == 0)
		return;
	if (!m->out.len)
		n = send(m->fd, at, len, MSG_NOSIGNAL);
	if (n < 0)
		n = 0;
	if ((size_t)n == len)
		return;
	if (!m->out.len)
		watch(r, EPOLL_CTL_MOD, m->fd, EPOLLIN | EPOLLOUT, m);
	buf_put(&m->out, at + n, len - (size_t)n);
}

static void write_more(struct rooms *r, struct member *m)
{
	ssize_t n = send(m->fd, m->out.at, m->out.len, MSG_NOSIGNAL);

	if (n < 0)
		return;
	memmove(m->out.at, m->out.at + n, m->out.len - (size_t)n);
	m->out.len -= (size_t)n;
	if (m->out.len)
		return;
	buf_release(&m->out);
	watch(r, EPOLL_CTL_MOD, m->fd, EPOLLIN, m);
}

void rooms_put(struct rooms *r, unsigned number, struct str message)
{
	struct room *room = &r->room[number];
	unsigned char head[4] = { 0x81, 126, (unsigned char)(message.len >> 8), (unsigned char)message.len };

	if (message.len < 126) {
		head[1] = (unsigned char)message.len;
		buf_put(&room->pending, head, 2);
	} else {
		buf_put(&room->pending, head, 4);
	}
	buf_put(&room->pending, message.at, message.len);
	if (list_empty(&room->dirty))
		list_push(&r->dirty, &room->dirty);
}

static void send_each(struct rooms *r, struct room *room, struct member *m)
{
	struct str rest = { room->pending.at, room->pending.len };
	size_t head, len;

	while ((len = link_frame(rest, &head))) {
		write_to(r, m, rest.at, len);
		rest = (struct str){ rest.at + len, rest.len - len };
	}
}

void rooms_flush(struct rooms *r)
{
	while (!list_empty(&r->dirty)) {
		struct room *room = list_first(&r->dirty, struct room, dirty);
		size_t i;

		list_remove(&room->dirty);
		for (i = 0; i < room->n; i++) {
			if (r->each)
				send_each(r, room, room->members[i]);
			else
				write_to(r, room->members[i], room->pending.at, room->pending.len);
		}
		buf_reset(&room->pending);
	}
}

/* --- in --- */

static void unmask(char *at, size_t len, const char mask[4])
{
	size_t i;

	for (i = 0; i < len; i++)
		at[i] ^= mask[i & 3];
}

static size_t answer_upgrade(struct rooms *r, struct member *m, struct str in)
{
	static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
		"Sec-WebSocket-Accept: " LINK_ACCEPT "\r\n\r\n";
	const char *end = memmem(in.at, in.len, "\r\n\r\n", 4);
	unsigned number;

	if (!end)
		return 0;
	number = (unsigned)strtoul(in.at + strlen("GET /"), NULL, 10);
	enter(r, m, number < ROOMS_MOST ? number : 0);
	write_to(r, m, answer, sizeof(answer) - 1);
	return (size_t)(end + 4 - in.at);
}

/* Masked frames, whole ones; how much was used. */
static size_t take_frames(struct rooms *r, struct member *m, char *at, size_t len)
{
	size_t used = 0, head, n;

	while ((n = link_frame((struct str){ at + used, len - used }, &head)) && len - used >= n + 4) {
		char *payload = at + used + head + 4;

		unmask(payload, n - head, payload - 4);
		r->message(r, m->room, (struct str){ payload, n - head });
		used += n + 4;
	}
	return used;
}

static void take(struct rooms *r, struct member *m, char *at, size_t len)
{
	size_t used = m->room == ROOMS_MOST ? answer_upgrade(r, m, (struct str){ at, len }) : 0;

	if (m->room < ROOMS_MOST)
		used += take_frames(r, m, at + used, len - used);
	if (at == m->in.at) {
		memmove(at, at + used, len - used);
		m->in.len = len - used;
		if (!m->in.len)
			buf_release(&m->in);
	} else if (used < len) {
		buf_put(&m->in, at + used, len - used);
	}
}

static void readable(struct rooms *r, struct member *m)
{
	static char space[READ_ROOM];
	ssize_t n = recv(m->fd, space, sizeof(space), 0);

	if (n == 0 || (n < 0 && errno != EAGAIN)) {
		leave(r, m);
	} else if (n > 0 && m->in.len) {
		buf_put(&m->in, space, (size_t)n);
		take(r, m, m->in.at, m->in.len);
	} else if (n > 0) {
		take(r, m, space, (size_t)n);
	}
}

/* --- the loop --- */

static int listen_anywhere(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(at);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&at, len) || listen(fd, SOMAXCONN) ||
	    getsockname(fd, (struct sockaddr *)&at, &len))
		fail("listen");
	printf("port %u\n", ntohs(at.sin_port));
	fflush(stdout);
	return fd;
}

static void allow_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit))
		fail("getrlimit");
	limit.rlim_cur = limit.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &limit);
}

void rooms_open(struct rooms *r)
{
	size_t i;

	allow_files();
	list_init(&r->dirty);
	for (i = 0; i < ROOMS_MOST; i++) {
		list_init(&r->room[i].dirty);
		buf_init(&r->room[i].pending, BACKLOG_MOST);
	}
	r->epoll = epoll_create1(EPOLL_CLOEXEC);
	r->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	r->listener = listen_anywhere();
	watch(r, EPOLL_CTL_ADD, r->listener, EPOLLIN, &r->listener);
	watch(r, EPOLL_CTL_ADD, r->wake, EPOLLIN, &r->wake);
}

static void one_event(struct rooms *r, const struct epoll_event *event)
{
	void *what = event->data.ptr;
	eventfd_t count;

	if (what == &r->listener) {
		accept_all(r);
	} else if (what == &r->wake) {
		(void)eventfd_read(r->wake, &count);
		r->woken(r);
	} else {
		if (event->events & EPOLLOUT)
			write_more(r, what);
		if (event->events & (EPOLLIN | EPOLLERR | EPOLLHUP))
			readable(r, what);
	}
}

void rooms_run(struct rooms *r)
{
	struct epoll_event events[EVENTS_MOST];
	int i, n;

	for (;;) {
		n = epoll_wait(r->epoll, events, EVENTS_MOST, -1);
		for (i = 0; i < n; i++)
			one_event(r, &events[i]);
		r->turned(r);
	}
}
