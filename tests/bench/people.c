/* tests/bench/people.c: see people.h.  Blocking sockets: this is not what is measured. */
#include "people.h"

#include "base/mem.h"
#include "link.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <unistd.h>

#define AT_ONCE 64                        /* people joining at one time */
#define ASKED_MOST 16                     /* requests of the facilitator under way */
#define ANSWER_MOST (1 << 20)

static void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

static void fail(const char *format, ...)
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

struct road {
	struct link link;
};

static void road_open(struct road *r, unsigned port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int one = 1;

	r->link = (struct link){ .stage = LINK_OPEN, .in = BUF_INIT(ANSWER_MOST), .out = BUF_INIT(ANSWER_MOST) };
	r->link.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (r->link.fd < 0 || connect(r->link.fd, (struct sockaddr *)&to, sizeof(to)))
		fail("cannot connect to port %u", port);
	setsockopt(r->link.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
}

static void road_send(struct road *r)
{
	struct buf *out = &r->link.out;
	size_t done = 0;

	while (!out->err && done < out->len) {
		ssize_t n = send(r->link.fd, out->at + done, out->len - done, MSG_NOSIGNAL);

		if (n <= 0)
			fail("the server hung up");
		done += (size_t)n;
	}
	buf_reset(out);
}

static void road_more(struct road *r)
{
	char bytes[65536];
	ssize_t n = recv(r->link.fd, bytes, sizeof(bytes), 0);

	if (n <= 0)
		fail("the server hung up");
	buf_put(&r->link.in, bytes, (size_t)n);
}

static void road_used(struct road *r, size_t n)
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

static void need(struct str in, const char *mark, char *ret, size_t room)
{
	if (!text_after(in, mark, ret, room))
		fail("no %s in: %.*s", mark, (int)in.len, in.at);
}

static unsigned need_number(struct str in, const char *mark)
{
	char digits[24];

	need(in, mark, digits, sizeof(digits));
	return (unsigned)strtoul(digits, NULL, 10);
}

/* One whole HTTP answer; borrowed until road_used(). */
static struct str road_answer(struct road *r)
{
	const struct buf *in = &r->link.in;

	for (;;) {
		const char *end = in->len ? memmem(in->at, in->len, "\r\n\r\n", 4) : NULL;
		size_t head = end ? (size_t)(end + 4 - in->at) : 0, len;
		char digits[24];

		if (head && !memcmp(in->at, "HTTP/1.1 101", 12))
			return (struct str){ in->at, head };
		if (head) {
			need((struct str){ in->at, head }, "Content-Length: ", digits, sizeof(digits));
			len = head + strtoul(digits, NULL, 10);
			if (in->len >= len)
				return (struct str){ in->at, len };
		}
		road_more(r);
	}
}

/* --- coming in --- */

/* The server ends a connection with its answer, so each joining has its own. */
static void put_join(struct road *r, unsigned port, const char *invite, const char *name, unsigned rules)
{
	static unsigned long long n;
	char body[512];

	road_open(r, port);
	snprintf(body, sizeof(body), "{\"key\":\"join-%016llx-%08x\",\"invite\":\"%s\",\"name\":\"%s\",\"rules_version\":%u}",
	         ++n, (unsigned)getpid(), invite, name, rules);
	buf_putf(&r->link.out, "POST /api/member.join HTTP/1.1\r\nHost: bench.example\r\nOrigin: " PEOPLE_ORIGIN "\r\n"
	         "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
	road_send(r);
}

static void take_join(struct road *r, struct person *who)
{
	struct str answer = road_answer(r);

	if (memcmp(answer.at, "HTTP/1.1 200", 12))
		fail("member.join: %.*s", (int)answer.len, answer.at);
	need(answer, "cairn_session=", who->session, sizeof(who->session));
	link_drop(&r->link);
}

/* --- the facilitator --- */

struct ask {
	const char *op;
	char mark;                            /* keys of these requests begin with it */
	void (*fields)(const struct people *, size_t i, struct buf *out);
	void (*take)(struct people *, size_t i, struct str answer, char tokens[][48]);
};

static void put_request(struct road *r, const struct ask *ask, const struct people *p, size_t i)
{
	struct buf text = BUF_INIT(4096);

	buf_putf(&text, "{\"op\":\"%s\",\"key\":\"%c%07x%08zx\"", ask->op, ask->mark, (unsigned)getpid(), i);
	ask->fields(p, i, &text);
	buf_putc(&text, '}');
	link_put(&r->link, (struct str){ text.at, text.len });
	buf_release(&text);
}

/* The next answer; events are passed over. */
static void take_answer(struct road *r, const struct ask *ask, struct people *p, char tokens[][48])
{
	char key[24];
	size_t head, len;

	for (;;) {
		struct str frame;

		while (!(len = link_frame((struct str){ r->link.in.at, r->link.in.len }, &head)))
			road_more(r);
		frame = (struct str){ r->link.in.at + head, len - head };
		if (memmem(frame.at, frame.len, "\"type\":\"error\"", 14))
			fail("%s: %.*s", ask->op, (int)frame.len, frame.at);
		if (memmem(frame.at, frame.len, "\"type\":\"reply\"", 14)) {
			need(frame, "\"key\":\"", key, sizeof(key));
			ask->take(p, strtoul(key + 8, NULL, 16), frame, tokens);
			road_used(r, len);
			return;
		}
		road_used(r, len);
	}
}

static void ask_all(struct road *r, const struct ask *ask, struct people *p, size_t n, char tokens[][48])
{
	size_t asked = 0, taken = 0;

	while (taken < n) {
		while (asked < n && asked - taken < ASKED_MOST)
			put_request(r, ask, p, asked++);
		road_send(r);
		take_answer(r, ask, p, tokens);
		taken++;
	}
}

static void hello_fields(const struct people *p, size_t i, struct buf *out)
{
	buf_puts(out, ",\"client\":\"bench-facilitator\"");
}

static void hello_take(struct people *p, size_t i, struct str answer, char tokens[][48])
{
}

static void room_fields(const struct people *p, size_t i, struct buf *out)
{
	buf_putf(out, ",\"name\":\"Room %zu\",\"capacity\":%d", i, (i < SMALL_ROOMS ? SMALL_ROOM : BIG_ROOM) + 1);
}

static void room_take(struct people *p, size_t i, struct str answer, char tokens[][48])
{
	struct bench_room *room = &p->rooms[i];

	need(answer, "\"room\":{\"id\":\"", room->id, sizeof(room->id));
	room->rules = need_number(answer, "\"rules_version\":");
}

static void invite_fields(const struct people *p, size_t i, struct buf *out)
{
	buf_putf(out, ",\"room\":\"%s\",\"role\":\"participant\",\"uses\":%zu", p->rooms[i].id, p->rooms[i].count);
}

static void invite_take(struct people *p, size_t i, struct str answer, char tokens[][48])
{
	need(answer, "\"token\":\"", tokens[i], 48);
}

static void mentor_fields(const struct people *p, size_t i, struct buf *out)
{
	buf_putf(out, ",\"room\":\"%s\",\"role\":\"mentor\",\"uses\":1", p->rooms[i].id);
}

static const struct ask hello = { "hello", 'h', hello_fields, hello_take };
static const struct ask make_room = { "room.create", 'r', room_fields, room_take };
static const struct ask make_invite = { "invite.create", 'i', invite_fields, invite_take };
static const struct ask invite_mentor = { "invite.create", 'm', mentor_fields, invite_take };

static void upgrade(struct road *r, const struct person *who)
{
	struct str answer;

	buf_putf(&r->link.out, "GET /socket HTTP/1.1\r\nHost: bench.example\r\nOrigin: " PEOPLE_ORIGIN "\r\n"
	         "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " LINK_KEY "\r\n"
	         "Sec-WebSocket-Protocol: cairn.v1\r\nCookie: cairn_session=%s\r\n\r\n", who->session);
	road_send(r);
	answer = road_answer(r);
	if (memcmp(answer.at, "HTTP/1.1 101", 12))
		fail("no upgrade: %.*s", (int)answer.len, answer.at);
	road_used(r, answer.len);
}

/* --- everybody --- */

static void share_out(struct people *p)
{
	size_t i;

	p->n_rooms = SMALL_ROOMS + 1;
	p->rooms = mem_array(p->n_rooms, sizeof(*p->rooms));
	if (!p->rooms)
		fail("out of memory");
	for (i = 0; i < p->n_rooms; i++) {
		p->rooms[i].first = p->n_persons;
		p->rooms[i].count = i < SMALL_ROOMS ? SMALL_ROOM : BIG_ROOM;
		p->n_persons += p->rooms[i].count;
	}
	p->n_mentors = MENTORED_ROOMS;
	p->persons = mem_array(p->n_persons, sizeof(*p->persons));
	p->mentors = mem_array(p->n_mentors, sizeof(*p->mentors));
	if (!p->persons || !p->mentors)
		fail("out of memory");
}

static void join_mentors(struct people *p, unsigned port, char tokens[][48])
{
	static struct road road;
	size_t i;
	char name[32];

	for (i = 0; i < p->n_mentors; i++) {
		snprintf(name, sizeof(name), "Watch %zu", i);
		put_join(&road, port, tokens[i], name, p->rooms[i].rules);
		take_join(&road, &p->mentors[i]);
	}
}

static void join_all(struct people *p, unsigned port, char tokens[][48])
{
	static struct road roads[AT_ONCE];
	size_t room = 0, done = 0, i, n;
	char name[32];

	for (; done < p->n_persons; done += n) {
		n = p->n_persons - done < AT_ONCE ? p->n_persons - done : AT_ONCE;
		for (i = 0; i < n; i++) {
			while (done + i >= p->rooms[room].first + p->rooms[room].count)
				room++;
			snprintf(name, sizeof(name), "Person %zu", done + i);
			put_join(&roads[i], port, tokens[room], name, p->rooms[room].rules);
		}
		for (i = 0; i < n; i++)
			take_join(&roads[i], &p->persons[done + i]);
	}
}

void people_make(struct people *p, unsigned port, const char *invite)
{
	const char *token = strchr(invite, '#');
	char (*tokens)[48] = mem_array(SMALL_ROOMS + 1, 48), (*mentors)[48] = mem_array(MENTORED_ROOMS, 48);
	struct person facilitator;
	struct road road;

	*p = (struct people){ 0 };
	if (!token || !tokens || !mentors)
		fail("not an invite: %s", invite);
	share_out(p);
	put_join(&road, port, token + 1, "Ash", 0);
	take_join(&road, &facilitator);
	road_open(&road, port);
	upgrade(&road, &facilitator);
	ask_all(&road, &hello, p, 1, tokens);
	ask_all(&road, &make_room, p, p->n_rooms, tokens);
	ask_all(&road, &make_invite, p, p->n_rooms, tokens);
	ask_all(&road, &invite_mentor, p, p->n_mentors, mentors);
	link_drop(&road.link);
	join_all(p, port, tokens);
	join_mentors(p, port, mentors);
	mem_free(tokens);
	mem_free(mentors);
}

/* --- the file --- */

void people_save(const struct people *p, const char *path)
{
	FILE *f = fopen(path, "w");
	size_t i;

	if (!f)
		fail("cannot write %s", path);
	fprintf(f, "%zu %zu %zu\n", p->n_rooms, p->n_persons, p->n_mentors);
	for (i = 0; i < p->n_rooms; i++)
		fprintf(f, "%s %u %zu %zu\n", p->rooms[i].id, p->rooms[i].rules, p->rooms[i].first, p->rooms[i].count);
	for (i = 0; i < p->n_persons; i++)
		fprintf(f, "%s\n", p->persons[i].session);
	for (i = 0; i < p->n_mentors; i++)
		fprintf(f, "%s\n", p->mentors[i].session);
	if (fclose(f))
		fail("cannot write %s", path);
}

static bool read_lines(struct people *p, FILE *f)
{
	size_t i;

	if (fscanf(f, "%zu %zu %zu", &p->n_rooms, &p->n_persons, &p->n_mentors) != 3)
		return false;
	p->rooms = mem_array(p->n_rooms, sizeof(*p->rooms));
	p->persons = mem_array(p->n_persons, sizeof(*p->persons));
	p->mentors = mem_array(p->n_mentors, sizeof(*p->mentors));
	if (!p->rooms || !p->persons || !p->mentors)
		return false;
	for (i = 0; i < p->n_rooms; i++)
		if (fscanf(f, "%15s %u %zu %zu", p->rooms[i].id, &p->rooms[i].rules, &p->rooms[i].first, &p->rooms[i].count) != 4)
			return false;
	for (i = 0; i < p->n_persons; i++)
		if (fscanf(f, "%47s", p->persons[i].session) != 1)
			return false;
	for (i = 0; i < p->n_mentors; i++)
		if (fscanf(f, "%47s", p->mentors[i].session) != 1)
			return false;
	return true;
}

void people_load(struct people *p, const char *path)
{
	FILE *f = fopen(path, "r");

	*p = (struct people){ 0 };
	if (!f || !read_lines(p, f))
		fail("cannot read %s", path);
	fclose(f);
}

void people_release(struct people *p)
{
	mem_free(p->rooms);
	mem_free(p->persons);
	mem_free(p->mentors);
}
