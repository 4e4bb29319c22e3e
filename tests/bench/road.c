/* tests/bench/road.c: see road.h. */
#include "road.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define ANSWER_MOST (4 << 20)

void road_fail(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "load: ");
	vfprintf(stderr, format, args);
	fprintf(stderr, "\n");
	va_end(args);
	exit(1);
}

/* --- a blocking connection --- */

void road_open(struct road *r, unsigned port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int one = 1;

	r->link = (struct link){ .stage = LINK_OPEN, .in = BUF_INIT(ANSWER_MOST), .out = BUF_INIT(ANSWER_MOST) };
	r->link.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (r->link.fd < 0 || connect(r->link.fd, (struct sockaddr *)&to, sizeof(to)))
		road_fail("cannot connect to port %u", port);
	setsockopt(r->link.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
}

void road_send(struct road *r)
{
	struct buf *out = &r->link.out;
	size_t done = 0;

	while (!out->err && done < out->len) {
		ssize_t n = send(r->link.fd, out->at + done, out->len - done, MSG_NOSIGNAL);

		if (n <= 0)
			road_fail("the server hung up");
		done += (size_t)n;
	}
	buf_reset(out);
}

void road_more(struct road *r)
{
	char bytes[65536];
	ssize_t n = recv(r->link.fd, bytes, sizeof(bytes), 0);

	if (n <= 0)
		road_fail("the server hung up");
	buf_put(&r->link.in, bytes, (size_t)n);
}

void road_used(struct road *r, size_t n)
{
	struct buf *in = &r->link.in;

	memmove(in->at, in->at + n, in->len - n + 1);
	in->len -= n;
}

/* --- reading answers --- */

/* What stands behind `mark`, up to a character that ends it. */
static size_t text_after(struct str in, const char *mark, char *ret, size_t room)
{
	const char *at = in.at ? memmem(in.at, in.len, mark, strlen(mark)) : NULL, *end = in.at + in.len;
	size_t n = 0;

	if (!at)
		return 0;
	for (at += strlen(mark); at < end && n + 1 < room && !strchr("\",;}\r", *at); at++)
		ret[n++] = *at;
	ret[n] = '\0';
	return n;
}

void road_need(struct str in, const char *mark, char *ret, size_t room)
{
	if (!text_after(in, mark, ret, room))
		road_fail("no %s in: %.*s", mark, (int)in.len, in.at);
}

unsigned road_number(struct str in, const char *mark)
{
	char digits[24];

	road_need(in, mark, digits, sizeof(digits));
	return (unsigned)strtoul(digits, NULL, 10);
}

struct str road_answer(struct road *r)
{
	const struct buf *in = &r->link.in;

	for (;;) {
		const char *end = in->len ? memmem(in->at, in->len, "\r\n\r\n", 4) : NULL;
		size_t head = end ? (size_t)(end + 4 - in->at) : 0, len;
		char digits[24];

		if (head && !memcmp(in->at, "HTTP/1.1 101", 12))
			return (struct str){ in->at, head };
		if (head) {
			road_need((struct str){ in->at, head }, "Content-Length: ", digits, sizeof(digits));
			len = head + strtoul(digits, NULL, 10);
			if (in->len >= len)
				return (struct str){ in->at, len };
		}
		road_more(r);
	}
}
