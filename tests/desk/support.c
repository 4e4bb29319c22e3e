#include "support.h"

#include <ftw.h>
#include <time.h>
#include <unistd.h>

#include "protocol/json.h"
#include "pages.h"
#include "routes.h"
#include "timers.h"
#include "session/session.h"
#include "store/grants.h"
#include "store/members.h"
#include "store/rooms.h"
#include "store/sessions.h"

#define OK(call) assert_int_equal((call), 0)
#define WAIT_S 20

static const char *const names[MEMBERS] = { "Ann", "Bob", "Cho", "Dee" };

/* --- server --- */

static int64_t wall(void *ctx)
{
	return ((struct server *)ctx)->wall_ms;
}

static int64_t mono(void *ctx)
{
	return ((struct server *)ctx)->mono_ms;
}

static void notify(void *ctx)
{
	struct server *s = ctx;

	pthread_mutex_lock(&s->lock);
	s->notified = true;
	pthread_cond_signal(&s->told);
	pthread_mutex_unlock(&s->lock);
}

static void visible(void *ctx, const struct entry *entry)
{
	desk_visible(((struct server *)ctx)->desk, entry);
}

static void token_of(unsigned member, char ret[TOKEN_TEXT_LEN + 1])
{
	memset(ret, 'a' + (int)member, TOKEN_TEXT_LEN);
	ret[TOKEN_TEXT_LEN] = '\0';
}

struct people {
	struct store_job job;
	struct server *s;
};

static int seat_member(struct server *s, struct tx *tx, unsigned i)
{
	struct str name = str_of(names[i]);
	struct member_new m = { .name = name, .name_key = name };
	struct grant grant = { .role = i == 3 ? ROLE_FACILITATOR : ROLE_PARTICIPANT, .room = s->room };
	struct seat seat = { .rules_version = 1 };
	char token[TOKEN_TEXT_LEN + 1];
	struct digest digest;

	token_of(i, token);
	digest_of(str_of(token), &digest);
	OK(members_add(tx, &m, &s->members[i]));
	OK(sessions_add(tx, &digest, s->members[i], tx->now_ms + 24 * 3600 * 1000, &s->sessions[i]));
	OK(grants_set(tx, s->members[i], &grant));
	return seats_set(tx, s->room, s->members[i], &seat);
}

static int people_run(struct store_job *job, struct tx *tx)
{
	struct server *s = container_of(job, struct people, job)->s;
	struct room room = { .name = STR("Room"), .about = STR(""), .rules = STR(""), .language = STR("en"),
		.capacity = 100, .presence = true, .typing = true, .open = true,
		.reactions = { STR("heart") }, .n_reactions = 1 };
	unsigned i;

	OK(rooms_add(tx, &room));
	OK(rooms_staff_room(tx, room.id, &s->staff));
	s->room = room.id;
	s->stream = room.stream;
	for (i = 0; i < MEMBERS; i++)
		OK(seat_member(s, tx, i));
	return 0;
}

static void make_scanner(struct server *s)
{
	struct buf why = BUF_INIT(4096);

	OK(scanner_new(&s->scanner));
	if (scanner_load(s->scanner, SOURCE_ROOT "/tests/support/rules", &why))
		fail_msg("%s", why.at);
	buf_release(&why);
}

/* What a process does when it starts. */
static void start(struct server *s)
{
	struct store_config sc = { .path = s->database, .key_path = s->key, .batch_rows = 1024, .batch_bytes = 1 << 20,
		.clock = &s->clock, .agenda = &s->agenda, .steps = true, .notify = notify, .visible = visible, .ctx = s };
	char why[256];

	agenda_configured(&s->config, &s->agenda);
	s->desk = desk_new(&s->config, &s->clock, routes, timers, notify, s);
	assert_non_null(s->desk);
	make_scanner(s);
	desk_use_scanner(s->desk, s->scanner);
	OK(store_open(&sc, &s->store, why));
}

static void end(struct server *s)
{
	store_close(s->store);
	desk_free(s->desk);
	scanner_free(s->scanner);
}

void server_open(struct server *s, void (*tune)(struct config *))
{
	struct people people = { .job.run = people_run, .s = s };
	char why[256];

	memset(s, 0, sizeof *s);
	protocol_init();
	/* Nothing here is about what a disk can lose. */
	snprintf(s->path, sizeof s->path, "%s/cairn-desk-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	assert_non_null(mkdtemp(s->path));
	snprintf(s->database, sizeof s->database, "%s/cairn.db", s->path);
	snprintf(s->key, sizeof s->key, "%s/master.key", s->path);
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->told, NULL);
	s->clock = (struct clock){ wall, mono, s };
	s->wall_ms = INT64_C(1795000000000);
	s->mono_ms = 1000;
	config_init(&s->config);
	s->config.limits_posts_burst = s->config.limits_posts_per_minute = 1000000;
	s->config.limits_cost_burst = s->config.limits_cost_per_minute = 100000000;
	s->config.limits_in_flight = 10000;
	if (tune)
		tune(&s->config);
	OK(master_key_create(s->key, why));
	OK(store_create(s->database, s->key, why));
	start(s);
	OK(store_run(s->store, &people.job));
	desk_use_pages(s->desk, pages);
	desk_use_store(s->desk, s->store);
	server_settle(s);
}

void server_restart(struct server *s)
{
	end(s);
	start(s);
	desk_use_store(s->desk, s->store);
	server_settle(s);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	return remove(path);
}

void server_close(struct server *s)
{
	/* Those that a failed test left open. */
	while (!list_empty(&s->desk->clients))
		client_closed(list_first(&s->desk->clients, struct client, link));
	end(s);
	config_release(&s->config);
	pthread_cond_destroy(&s->told);
	pthread_mutex_destroy(&s->lock);
	nftw(s->path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

void server_pass(struct server *s, int64_t ms)
{
	s->wall_ms += ms;
	s->mono_ms += ms;
	desk_tick(s->desk, s->mono_ms);
	server_settle(s);
}

void server_turn(struct server *s)
{
	struct timespec end;
	int late = 0;

	clock_gettime(CLOCK_REALTIME, &end);
	end.tv_sec += WAIT_S;
	pthread_mutex_lock(&s->lock);
	while (!s->notified && !late)
		late = pthread_cond_timedwait(&s->told, &s->lock, &end);
	s->notified = false;
	pthread_mutex_unlock(&s->lock);
	assert_int_equal(late, 0);
	desk_turn(s->desk);
	desk_flush(s->desk);
}

struct write {
	struct store_job job;
	struct server *s;
	int (*act)(struct server *, struct tx *);
	bool done;
};

static int write_run(struct store_job *job, struct tx *tx)
{
	struct write *w = container_of(job, struct write, job);

	return w->act(w->s, tx);
}

static void write_done(struct store_job *job, int err)
{
	OK(err);
	container_of(job, struct write, job)->done = true;
}

void server_write(struct server *s, int (*act)(struct server *s, struct tx *tx))
{
	struct write w = { .job = { .run = write_run, .done = write_done }, .s = s, .act = act };

	store_write(s->store, &w.job);
	while (!w.done)
		server_turn(s);
	server_settle(s);
}

struct marker {
	struct store_job job;
	bool done;
};

static int marker_run(struct store_job *job, struct tx *tx)
{
	return 0;
}

static void marker_done(struct store_job *job, int err)
{
	container_of(job, struct marker, job)->done = true;
}

static void wait_for(struct server *s, void (*hand_in)(struct store *, struct store_job *))
{
	struct marker m = { .job = { .run = marker_run, .done = marker_done } };

	hand_in(s->store, &m.job);
	while (!m.done)
		server_turn(s);
}

void server_rounds(struct server *s, int rounds)
{
	desk_flush(s->desk);
	while (rounds-- > 0) {
		wait_for(s, store_write);
		wait_for(s, store_read);
	}
	desk_flush(s->desk);
}

/* Thrice: an answer of the writer may ask the reader, and the other way round. */
void server_settle(struct server *s)
{
	server_rounds(s, 3);
}

/* --- peers --- */

static enum outlet_status on_send(struct outlet *o, char *message, size_t len, bool more)
{
	struct peer *p = container_of(o, struct peer, outlet);

	assert_int_equal(p->code, 0);         /* nothing is sent after close */
	assert_true(p->n_got < GOT_MOST);
	memset(message - FRAME_HEADROOM, 0xee, FRAME_HEADROOM);   /* ours to scribble on */
	p->got[p->n_got++] = strndup(message, len);
	return p->blocked ? OUTLET_BLOCKED : OUTLET_SENT;
}

static void on_close(struct outlet *o, unsigned code)
{
	container_of(o, struct peer, outlet)->code = code;
}

void peer_connect(struct peer *p, struct server *s, const char *session)
{
	*p = (struct peer){ .outlet = { on_send, on_close }, .server = s };
	p->client = client_open(s->desk, &p->outlet, str_of(session));
	assert_non_null(p->client);
}

void peer_open(struct peer *p, struct server *s, unsigned member, const char *tab)
{
	char token[TOKEN_TEXT_LEN + 1];

	token_of(member, token);
	peer_connect(p, s, token);
	peer_do(p, "hello", ",\"client\":\"tab-%s-xxxxxxxx\"", tab);
	peer_do(p, "room.join", ",\"room\":\"$ROOM\"");
	peer_forget(p);
}

void peer_forget(struct peer *p)
{
	while (p->n_got > 0)
		free(p->got[--p->n_got]);
}

void peer_close(struct peer *p)
{
	client_closed(p->client);
	peer_forget(p);
}

void peer_send(struct peer *p, const char *text)
{
	client_receive(p->client, str_of(text));
}

/* What a name stands for, and how long the name is; 0: nothing. */
static int64_t stands_for(const struct server *s, const char *name, size_t *ret_len)
{
	const struct { const char *name; int64_t id; } ids[] = { { "$ROOM", s->room }, { "$STAFF", s->staff },
		{ "$ANN", s->members[0] }, { "$BOB", s->members[1] }, { "$CHO", s->members[2] }, { "$DEE", s->members[3] } };
	size_t i;

	for (i = 0; i < sizeof ids / sizeof *ids; i++) {
		*ret_len = strlen(ids[i].name);
		if (strncmp(name, ids[i].name, *ret_len) == 0)
			return ids[i].id;
	}
	return 0;
}

/* Names in `text` become ids. */
static void put_fields(struct buf *out, const struct server *s, const char *text)
{
	char id[ID_TEXT_LEN + 1];
	int64_t found;
	size_t len;

	while (*text) {
		found = *text == '$' ? stands_for(s, text, &len) : 0;
		if (!found) {
			buf_putc(out, *text++);
			continue;
		}
		id_format(found, id);
		buf_puts(out, id);
		text += len;
	}
}

static void ask(struct peer *p, const char *op, const char *fields, va_list args)
{
	struct buf out = BUF_INIT(1 << 20);
	char *text;

	assert_true(vasprintf(&text, fields, args) >= 0);
	buf_putf(&out, "{\"op\":\"%s\",\"key\":\"key-%p-%08u\"", op, (void *)p, ++p->requests);
	put_fields(&out, p->server, text);
	buf_puts(&out, "}");
	client_receive(p->client, (struct str){ out.at, out.len });
	buf_release(&out);
	free(text);
}

void peer_ask(struct peer *p, const char *op, const char *fields, ...)
{
	va_list args;

	va_start(args, fields);
	ask(p, op, fields, args);
	va_end(args);
}

void peer_do(struct peer *p, const char *op, const char *fields, ...)
{
	size_t before = peer_count(p, "\"type\":\"reply\"");
	va_list args;

	va_start(args, fields);
	ask(p, op, fields, args);
	va_end(args);
	server_settle(p->server);
	if (peer_count(p, "\"type\":\"reply\"") != before + 1)
		fail_msg("%s was answered: %s", op, p->n_got ? p->got[p->n_got - 1] : "not at all");
}

size_t peer_count(const struct peer *p, const char *text)
{
	size_t i, n = 0;

	for (i = 0; i < p->n_got; i++)
		n += strstr(p->got[i], text) != NULL;
	return n;
}

size_t peer_find(const struct peer *p, size_t from, const char *text)
{
	size_t i;

	for (i = from; i < p->n_got; i++)
		if (strstr(p->got[i], text))
			return i;
	fail_msg("no message holds %s", text);
	return 0;
}

size_t peer_seqs(const struct peer *p, uint64_t *ret, size_t most)
{
	size_t i, n = 0;

	for (i = 0; i < p->n_got; i++) {
		const char *at = strstr(p->got[i], "\"type\":\"entries\"") ? p->got[i] : NULL;

		while (at && (at = strstr(at, "\"seq\":"))) {
			assert_true(n < most);
			ret[n++] = strtoull(at += 6, NULL, 10);
		}
	}
	return n;
}
