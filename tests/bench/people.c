/* tests/bench/people.c: see people.h. */
#include "people.h"

#include "base/mem.h"
#include "road.h"

#include <time.h>
#include <unistd.h>

#define AT_ONCE 64                        /* people joining at one time */
#define ASKED_MOST 16                     /* requests of the facilitator under way */

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
		road_fail("member.join: %.*s", (int)answer.len, answer.at);
	road_need(answer, "cairn_session=", who->session, sizeof(who->session));
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
			road_fail("%s: %.*s", ask->op, (int)frame.len, frame.at);
		if (memmem(frame.at, frame.len, "\"type\":\"reply\"", 14)) {
			road_need(frame, "\"key\":\"", key, sizeof(key));
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

	road_need(answer, "\"room\":{\"id\":\"", room->id, sizeof(room->id));
	room->rules = road_number(answer, "\"rules_version\":");
}

static void invite_fields(const struct people *p, size_t i, struct buf *out)
{
	buf_putf(out, ",\"room\":\"%s\",\"role\":\"participant\",\"uses\":%zu", p->rooms[i].id, p->rooms[i].count);
}

static void invite_take(struct people *p, size_t i, struct str answer, char tokens[][48])
{
	road_need(answer, "\"token\":\"", tokens[i], 48);
}

static void mentor_fields(const struct people *p, size_t i, struct buf *out)
{
	buf_putf(out, ",\"room\":\"%s\",\"role\":\"mentor\",\"uses\":1", p->rooms[i].id);
}

/* Every day, and half an hour after its neighbour's: nobody's day begins all at once. */
static void series_fields(const struct people *p, size_t i, struct buf *out)
{
	struct tm today;
	time_t now = time(NULL);

	gmtime_r(&now, &today);
	buf_putf(out, ",\"room\":\"%s\",\"plan\":{\"title\":\"Drop-in %zu\",\"zone\":\"Europe/London\",\"day\":\"%04d-%02d-%02d\",\"start\":%zu,"
	         "\"minutes\":60,\"rule\":\"FREQ=DAILY\",\"capacity\":12,\"staff_needed\":0,\"public\":%s}", p->rooms[i].id, i,
	         today.tm_year + 1900, today.tm_mon + 1, today.tm_mday, i * 30 % 1440, i < PUBLIC_SERIES ? "true" : "false");
}

static void series_take(struct people *p, size_t i, struct str answer, char tokens[][48])
{
}

static const struct ask hello = { "hello", 'h', hello_fields, hello_take };
static const struct ask make_room = { "room.create", 'r', room_fields, room_take };
static const struct ask make_invite = { "invite.create", 'i', invite_fields, invite_take };
static const struct ask invite_mentor = { "invite.create", 'm', mentor_fields, invite_take };
static const struct ask make_series = { "series.create", 's', series_fields, series_take };

static void upgrade(struct road *r, const struct person *who)
{
	struct str answer;

	buf_putf(&r->link.out, "GET /socket HTTP/1.1\r\nHost: bench.example\r\nOrigin: " PEOPLE_ORIGIN "\r\n"
	         "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " LINK_KEY "\r\n"
	         "Sec-WebSocket-Protocol: cairn.v1\r\nCookie: cairn_session=%s\r\n\r\n", who->session);
	road_send(r);
	answer = road_answer(r);
	if (memcmp(answer.at, "HTTP/1.1 101", 12))
		road_fail("no upgrade: %.*s", (int)answer.len, answer.at);
	road_used(r, answer.len);
}

/* --- everybody --- */

static void share_out(struct people *p)
{
	size_t i;

	p->n_rooms = SMALL_ROOMS + 1;
	p->rooms = mem_array(p->n_rooms, sizeof(*p->rooms));
	if (!p->rooms)
		road_fail("out of memory");
	for (i = 0; i < p->n_rooms; i++) {
		p->rooms[i].first = p->n_persons;
		p->rooms[i].count = i < SMALL_ROOMS ? SMALL_ROOM : BIG_ROOM;
		p->n_persons += p->rooms[i].count;
	}
	p->n_mentors = MENTORED_ROOMS;
	p->persons = mem_array(p->n_persons, sizeof(*p->persons));
	p->mentors = mem_array(p->n_mentors, sizeof(*p->mentors));
	if (!p->persons || !p->mentors)
		road_fail("out of memory");
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

static void sign_in(struct road *r, struct people *p, unsigned port, const char *invite, const char *name)
{
	const char *token = strchr(invite, '#');
	struct person facilitator;

	if (!token)
		road_fail("not an invite: %s", invite);
	put_join(r, port, token + 1, name, 0);
	take_join(r, &facilitator);
	road_open(r, port);
	upgrade(r, &facilitator);
	ask_all(r, &hello, p, 1, NULL);
}

void people_plan(struct people *p, unsigned port, const char *invite)
{
	struct road road;

	sign_in(&road, p, port, invite, "Birch");
	ask_all(&road, &make_series, p, SERIES, NULL);
	link_drop(&road.link);
}

void people_make(struct people *p, unsigned port, const char *invite)
{
	char (*tokens)[48] = mem_array(SMALL_ROOMS + 1, 48), (*mentors)[48] = mem_array(MENTORED_ROOMS, 48);
	struct road road;

	*p = (struct people){ 0 };
	if (!tokens || !mentors)
		road_fail("out of memory");
	share_out(p);
	sign_in(&road, p, port, invite, "Ash");
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
		road_fail("cannot write %s", path);
	fprintf(f, "%zu %zu %zu\n", p->n_rooms, p->n_persons, p->n_mentors);
	for (i = 0; i < p->n_rooms; i++)
		fprintf(f, "%s %u %zu %zu\n", p->rooms[i].id, p->rooms[i].rules, p->rooms[i].first, p->rooms[i].count);
	for (i = 0; i < p->n_persons; i++)
		fprintf(f, "%s\n", p->persons[i].session);
	for (i = 0; i < p->n_mentors; i++)
		fprintf(f, "%s\n", p->mentors[i].session);
	if (fclose(f))
		road_fail("cannot write %s", path);
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
		road_fail("cannot read %s", path);
	fclose(f);
}

void people_release(struct people *p)
{
	mem_free(p->rooms);
	mem_free(p->persons);
	mem_free(p->mentors);
}
