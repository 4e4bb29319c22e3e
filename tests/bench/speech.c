/* tests/bench/speech.c: how the load generator talks to Cairn, and to the limit programs. */
#include "load.h"

#define KEY_LEN 24                        /* run, client, number: 8 hex digits each */
#define KEY_JOIN 0xfffffffeu
#define KEY_HELLO 0xffffffffu

/* --- Cairn --- */

static const struct bench_room *room_of(const struct client *c)
{
	return &c->load->people.rooms[c->room];
}

static const char *session_of(const struct client *c)
{
	const struct people *p = &c->load->people;

	return c->watches ? p->mentors[c->room].session : p->persons[room_of(c)->first + c->place].session;
}

static void cairn_request(const struct client *c, struct buf *out)
{
	buf_putf(out, "GET /socket HTTP/1.1\r\nHost: bench.example\r\nOrigin: " PEOPLE_ORIGIN "\r\nUpgrade: websocket\r\n"
	         "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " LINK_KEY "\r\n"
	         "Sec-WebSocket-Protocol: cairn.v1\r\nCookie: cairn_session=%s\r\n\r\n", session_of(c));
}

static void put_head(struct buf *out, const struct client *c, const char *op, unsigned n)
{
	/* A key of its own for each run: those of an earlier one would be answered from memory. */
	static unsigned run;

	if (!run)
		run = (unsigned)now_ns() | 1;
	buf_putf(out, "{\"op\":\"%s\",\"key\":\"%08x%08x%08x\"", op, run, c->index, n);
}

static void say(struct client *c, struct buf *text)
{
	buf_putc(text, '}');
	link_put(&c->link, (struct str){ text->at, text->len });
	buf_release(text);
}

static void cairn_open(struct client *c)
{
	struct buf text = BUF_INIT(1024);

	put_head(&text, c, "hello", KEY_HELLO);
	buf_putf(&text, ",\"client\":\"bench-%08x\"", c->index);
	if (c->load->resume)
		buf_putf(&text, ",\"resume\":[{\"room\":\"%s\",\"after\":%llu}]", room_of(c)->id, (unsigned long long)c->seq);
	say(c, &text);
}

static void say_join(struct client *c)
{
	struct buf text = BUF_INIT(1024);

	put_head(&text, c, "room.join", KEY_JOIN);
	buf_putf(&text, ",\"room\":\"%s\",\"rules_version\":%u", room_of(c)->id, room_of(c)->rules);
	say(c, &text);
}

static void cairn_post(struct client *c, unsigned n, const char body[BODY_LEN])
{
	struct buf text = BUF_INIT(1024);

	put_head(&text, c, "room.post", n);
	buf_putf(&text, ",\"room\":\"%s\",\"body\":\"", room_of(c)->id);
	buf_put(&text, body, BODY_LEN);
	buf_putc(&text, '"');
	say(c, &text);
}

static const char *behind(const char *at, const char *end, const char *mark, size_t len)
{
	const char *found = memmem(at, (size_t)(end - at), mark, len);

	return found ? found + len : NULL;
}

#define BEHIND(at, end, mark) behind((at), (end), (mark), sizeof(mark) - 1)

static uint64_t number_at(const char *at)
{
	uint64_t n = 0;

	for (; *at >= '0' && *at <= '9'; at++)
		n = n * 10 + (uint64_t)(*at - '0');
	return n;
}

/* Entries of a stream have no gaps, whoever wrote them. */
static void take_entry(struct client *c, uint64_t seq, const char *body)
{
	if (seq != c->seq + 1)
		c->load->tally.out_of_order++;
	c->seq = seq;
	load_arrived(c, body);
}

static void cairn_entries(struct client *c, struct str m)
{
	const char *at = m.at, *end = m.at + m.len;

	while ((at = BEHIND(at, end, "\"seq\":"))) {
		uint64_t seq = number_at(at);

		at = BEHIND(at, end, "\"body\":\"");
		if (!at || end - at < BODY_LEN)
			return;
		take_entry(c, seq, at);
		at += BODY_LEN;
	}
}

/* Where the visit begins, and nothing refused. */
static void take_visit(struct client *c, struct str m)
{
	const char *end = m.at + m.len, *after = BEHIND(m.at, end, "\"after\":");

	if (!after) {
		load_refused(c, m);
		return;
	}
	c->seq = number_at(after);
	load_joined(c);
}

static void cairn_reply(struct client *c, struct str m, const char *key)
{
	char digits[9] = { 0 };
	unsigned n;

	memcpy(digits, key + 16, 8);
	n = (unsigned)strtoul(digits, NULL, 16);
	if (n == KEY_JOIN || (n == KEY_HELLO && c->load->resume))
		take_visit(c, m);
	else if (n == KEY_HELLO && c->watches)
		load_joined(c);
	else if (n == KEY_HELLO)
		say_join(c);
	else if (n != ALARM)
		load_answered(c, n);
}

/* People are called by their number. */
static void cairn_notice(struct client *c, struct str m)
{
	const char *end = m.at + m.len, *name = BEHIND(m.at, end, "\"name\":\"Person ");

	if (name && BEHIND(m.at, end, "\"kind\":\"alarm\"") && !BEHIND(m.at, end, "\"over\":true"))
		load_alarmed(c, (size_t)number_at(name));
}

static void cairn_message(struct client *c, struct str m)
{
	static const char entries[] = "{\"type\":\"entries\"", reply[] = "{\"type\":\"reply\",\"key\":\"", error[] = "{\"type\":\"error\"",
		notice[] = "{\"type\":\"notice\"";

	if (m.len > sizeof(entries) && !memcmp(m.at, entries, sizeof(entries) - 1))
		cairn_entries(c, m);
	else if (m.len > sizeof(reply) + KEY_LEN && !memcmp(m.at, reply, sizeof(reply) - 1))
		cairn_reply(c, m, m.at + sizeof(reply) - 1);
	else if (m.len > sizeof(error) && !memcmp(m.at, error, sizeof(error) - 1))
		load_refused(c, m);
	else if (m.len > sizeof(notice) && !memcmp(m.at, notice, sizeof(notice) - 1))
		cairn_notice(c, m);
}

const struct speech speech_cairn = { "cairn", cairn_request, cairn_open, cairn_message, cairn_post };

/* --- the limit programs: the path names the room, a message is a post, several may come as one --- */

static void raw_request(const struct client *c, struct buf *out)
{
	buf_putf(out, "GET /%u HTTP/1.1\r\nHost: bench.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
	         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " LINK_KEY "\r\n\r\n", c->room);
}

static void raw_open(struct client *c)
{
	load_joined(c);
}

static void raw_message(struct client *c, struct str m)
{
	size_t at;

	for (at = 0; at + BODY_LEN <= m.len; at += BODY_LEN)
		load_arrived(c, m.at + at);
}

static void raw_post(struct client *c, unsigned n, const char body[BODY_LEN])
{
	link_put(&c->link, (struct str){ body, BODY_LEN });
}

const struct speech speech_raw = { "raw", raw_request, raw_open, raw_message, raw_post };
