/* One WebSocket connection: hello, cost, deadlines, requests under way. */
#include "base/log.h"
#include "base/mem.h"
#include "session/session.h"

#define BAD_MESSAGE_COST 10
#define BUSY_RETRY_MS 1000

static void client_deadline(struct wheel_timer *t);

struct client *client_open(struct desk *d, struct outlet *outlet, struct str session)
{
	struct client *c = mem_new(sizeof *c);

	if (!c)
		return NULL;
	c->desk = d;
	feed_open(&c->feed, d->hub, outlet);
	list_init(&c->requests);
	list_push(&d->clients, &c->link);
	if (session.at) {
		digest_of(session, &c->token);
		c->has_token = true;
	}
	c->heard_ms = desk_mono_ms(d);
	wheel_timer_init(&c->deadline, client_deadline);
	wheel_set(&d->wheel, &c->deadline, c->heard_ms + d->config->limits_hello_s * 1000);
	return c;
}

static void close_visits(struct client *c)
{
	while (!list_empty(&c->feed.visits)) {
		struct visit *v = list_first(&c->feed.visits, struct visit, in_feed);

		attending_close(c->desk, v);
	}
}

void client_closed(struct client *c)
{
	struct list *it, *tmp;

	list_each(it, tmp, &c->requests)
		request_orphan(container_of(it, struct request, in_client));
	close_visits(c);
	feed_close(&c->feed);
	if (table_get(&c->desk->tabs, c->tab) == c)
		(void)table_remove(&c->desk->tabs, c->tab);
	wheel_clear(&c->deadline);
	list_remove(&c->link);
	mem_free(c);
}

void client_end(struct client *c, unsigned code)
{
	close_visits(c);
	if (c->feed.over)
		return;
	c->feed.over = true;
	list_remove(&c->feed.ready);
	c->feed.outlet->close(c->feed.outlet, code);
}

void client_writable(struct client *c)
{
	feed_writable(&c->feed);
}

void client_put(struct client *c, struct str message)
{
	if (feed_put(&c->feed, message))
		client_end(c, CLOSE_TIMED_OUT);
}

struct visit *client_visit(struct client *c, int64_t room)
{
	struct list *it, *tmp;

	list_each(it, tmp, &c->feed.visits) {
		struct visit *v = container_of(it, struct visit, in_feed);

		if (v->room == room)
			return v;
	}
	return NULL;
}

/* --- deadlines --- */

/* Who does not read is the gateway's business: only it sees whether bytes are taken. */
static void client_deadline(struct wheel_timer *t)
{
	struct client *c = container_of(t, struct client, deadline);
	int64_t idle_ms = c->desk->config->limits_idle_s * 1000, now_ms = desk_mono_ms(c->desk);
	int64_t session_ms = c->until_ms - desk_wall_ms(c->desk);   /* what is left of it */

	if (c->member && session_ms <= 0)
		client_end(c, CLOSE_SIGNED_OUT);
	else if (!c->member || now_ms - c->heard_ms >= idle_ms)
		client_end(c, CLOSE_TIMED_OUT);
	else
		wheel_set(&c->desk->wheel, t, c->heard_ms + idle_ms < now_ms + session_ms
		          ? c->heard_ms + idle_ms : now_ms + session_ms);
}

/* --- requests --- */

static void refuse(struct client *c, const char *key, const struct wire_fault *fault)
{
	struct buf out = BUF_INIT(4096);

	error_encode(str_of(key), fault, &out);
	if (!out.err)
		client_put(c, (struct str){ out.at, out.len });
	buf_release(&out);
}

static bool asks_for_help(const struct client *c)
{
	struct list *it, *tmp;

	list_each(it, tmp, &c->requests)
		if (container_of(it, struct request, in_client)->msg.op == OP_HELP_NOW)
			return true;
	return false;
}

/* Why this request may not start now, or 0.  Asking for help is under no limit, one at a time. */
static int admit(struct client *c, const struct message *m, struct wire_fault *fault)
{
	const struct op_row *row = &op_rows[m->op];
	int64_t cost = row->cost ? row->cost : BAD_MESSAGE_COST;

	if (m->op == OP_HELP_NOW && !asks_for_help(c))
		return c->greeted ? 0 : ERR_NOT_SIGNED_IN;
	fault->retry_after_ms = rate_spend(&c->desk->client_rate, &c->whole_us, desk_mono_ms(c->desk), cost);
	if (fault->retry_after_ms)
		return ERR_SLOW_DOWN;
	if (m->op == OP_NONE)
		return fault->err;
	if (c->in_flight >= c->desk->config->limits_in_flight) {
		fault->retry_after_ms = BUSY_RETRY_MS;
		return ERR_SLOW_DOWN;
	}
	if (m->op == OP_HELLO)
		return c->greeted ? ERR_NOT_ALLOWED : 0;
	if (!c->greeted)
		return ERR_NOT_SIGNED_IN;
	if (row->seat && c->member && !client_visit(c, message_room(m)))
		return ERR_NOT_IN_ROOM;
	return 0;
}

static int start(struct client *c, struct message *m, size_t bytes)
{
	struct request *r = request_new(c->desk);

	if (!r)
		return ERR_NO_MEMORY;
	r->msg = *m;
	r->bytes = bytes;
	*m = (struct message){ 0 };
	r->route = &c->desk->routes[r->msg.op];
	r->client = c;
	r->token = c->token;
	r->has_token = c->has_token;
	c->in_flight++;
	list_push(&c->requests, &r->in_client);
	if (r->msg.op == OP_HELLO)
		c->greeted = true;
	request_start(r);
	return 0;
}

void client_receive(struct client *c, struct str bytes)
{
	struct message m = { 0 };
	struct wire_fault fault = { 0 };
	char key[65] = "";

	if (c->feed.over)
		return;
	c->heard_ms = desk_mono_ms(c->desk);
	if (message_decode(bytes, OP_NONE, (unsigned)c->desk->config->limits_json_depth, &m, key, &fault))
		m = (struct message){ .op = OP_NONE };
	fault.err = admit(c, &m, &fault);
	if (!fault.err)
		fault.err = start(c, &m, bytes.len);
	if (fault.err)
		refuse(c, key, &fault);
	message_release(&m);
}
