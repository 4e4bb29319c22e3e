/* tests/support/fake_desk.c: see fake_desk.h. */
#include "fake_desk.h"

#include <assert.h>
#include <malloc.h>

#include "base/list.h"
#include "base/mem.h"
#include "session/page.h"
#include "stream/frame.h"

struct note {                             /* one message on its way to one client */
	struct list link;
	struct frame *frame;
};

struct client {
	struct desk *desk;
	struct list link, notes;
	struct outlet *outlet;
	bool blocked;
	unsigned close_code;                  /* 0: none */
	long left, size, next;                /* of a flood */
};

struct exchange {
	struct desk *desk;
	struct list link;
	void (*answer)(void *ctx, const struct exchange_out *out);
	void *ctx;
	bool never;
};

struct asked {                            /* a page that is not answered yet */
	struct page page;
	struct list link;
	void (*answer)(void *ctx, const struct page_out *out);
	void *ctx;
	bool never;
};

struct desk {
	struct list clients, exchanges, pages;
	long opened, closed, blocked, gone, ended;
};

struct desk *fake_desk_new(void)
{
	struct desk *d = mem_new(sizeof(*d));

	assert(d);
	list_init(&d->clients);
	list_init(&d->exchanges);
	list_init(&d->pages);
	return d;
}

void fake_desk_free(struct desk *d)
{
	assert(list_empty(&d->clients) && list_empty(&d->exchanges) && list_empty(&d->pages));
	mem_free(d);
}

/* --- sockets --- */

static void put(struct client *c, const char *at, size_t len)
{
	struct note *n = mem_new(sizeof(*n));

	assert(n);
	n->frame = frame_new(0, 0, (struct str){ "", 0 }, (struct str){ at, len }, (struct str){ "", 0 });
	assert(n->frame);
	list_push(&c->notes, &n->link);
}

static void drop(struct note *n)
{
	list_remove(&n->link);
	frame_unref(n->frame);
	mem_free(n);
}

struct client *client_open(struct desk *d, struct outlet *outlet, struct str session)
{
	struct client *c;

	d->opened++;
	if (str_is(session, "nomemory"))
		return NULL;
	c = mem_new(sizeof(*c));
	assert(c);
	c->desk = d;
	c->outlet = outlet;
	list_init(&c->notes);
	list_push(&d->clients, &c->link);
	return c;
}

void client_closed(struct client *c)
{
	while (!list_empty(&c->notes))
		drop(list_first(&c->notes, struct note, link));
	c->desk->closed++;
	list_remove(&c->link);
	mem_free(c);
}

void client_writable(struct client *c)
{
	assert(c->blocked);
	c->blocked = false;
}

static size_t figures(struct desk *d, char text[300])
{
	struct list *it, *next;
	int clients = 0;

	list_each(it, next, &d->clients)
		clients++;
	return (size_t)snprintf(text, 300, "{\"clients\":%d,\"opened\":%ld,\"closed\":%ld,\"blocked\":%ld,"
	                        "\"gone\":%ld,\"ended\":%ld,\"heap\":%zu,\"frames\":%zu}", clients, d->opened, d->closed,
	                        d->blocked, d->gone, d->ended, (size_t)mallinfo2().uordblks, frame_alive);
}

static void flood(struct client *c, const char *args)
{
	char *end;

	c->left = strtol(args, &end, 10);
	c->size = strtol(end, NULL, 10);
	c->next = 0;
}

static void to_all(struct desk *d, void (*act)(struct client *, const char *), const char *args)
{
	struct list *it, *next;

	list_each(it, next, &d->clients)
		act(container_of(it, struct client, link), args);
}

static void tell(struct client *c, const char *text)
{
	put(c, text, strlen(text));
}

void client_receive(struct client *c, struct str message)
{
	char *text = mem_text(message.at, message.len), line[300];

	assert(text);
	if (!strncmp(text, "flood ", 6))
		flood(c, text + 6);
	else if (!strncmp(text, "storm ", 6))
		to_all(c->desk, flood, text + 6);
	else if (!strncmp(text, "all ", 4))
		to_all(c->desk, tell, text + 4);
	else if (!strncmp(text, "close ", 6))
		c->close_code = (unsigned)strtol(text + 6, NULL, 10);
	else if (!strncmp(text, "count", 5))
		put(c, line, figures(c->desk, line));
	else
		put(c, message.at, message.len);
	mem_free(text);
}

static bool send_frame(struct client *c, struct frame *f)
{
	enum outlet_status status = c->outlet->send(c->outlet, frame_message(f), f->len, false);

	if (status == OUTLET_BLOCKED) {
		c->blocked = true;
		c->desk->blocked++;
	}
	return status == OUTLET_SENT;
}

/* One frame for everybody who is at the same place, as delivery does it. */
static struct frame *flood_frame(long number, long size)
{
	static struct frame *last;
	static long last_number = -1, last_size;
	static char text[1 << 20];

	assert(size < (long)sizeof(text));
	if (last && last_number == number && last_size == size)
		return last;
	frame_unref(last);
	memset(text, 'a' + (int)(number % 26), (size_t)size);
	snprintf(text, sizeof(text), "%08ld", number);
	text[8] = '.';
	last = frame_new(1, 1, (struct str){ "", 0 }, (struct str){ text, (size_t)size }, (struct str){ "", 0 });
	last_number = number;
	last_size = size;
	assert(last);
	return last;
}

static void send_notes(struct client *c)
{
	while (!list_empty(&c->notes) && !c->blocked) {
		struct note *n = list_first(&c->notes, struct note, link);
		struct frame *f = frame_ref(n->frame);

		drop(n);
		send_frame(c, f);
		frame_unref(f);
	}
}

static void flush_one(struct client *c, const char *unused)
{
	send_notes(c);
	if (c->close_code > 1) {
		c->outlet->close(c->outlet, c->close_code);
		c->close_code = 1;
	}
}

static bool one_round(struct desk *d)
{
	struct list *it, *next;
	bool more = false;

	list_each(it, next, &d->clients) {
		struct client *c = container_of(it, struct client, link);

		if (c->left <= 0 || c->blocked || c->close_code)
			continue;
		more |= --c->left > 0;
		send_frame(c, flood_frame(c->next++, c->size));
	}
	return more;
}

void desk_flush(struct desk *d)
{
	while (one_round(d))
		;
	to_all(d, flush_one, NULL);
}

static void close_one(struct client *c, const char *code)
{
	c->close_code = (unsigned)strtol(code, NULL, 10);
}

void desk_close_all(struct desk *d, unsigned code)
{
	char text[12];

	snprintf(text, sizeof(text), "%u", code);
	to_all(d, close_one, text);
}

/* --- operations --- */

static void answer_echo(const struct exchange_in *in, struct exchange_out *out)
{
	out->body = in->body;
}

static void answer_cookies(const struct exchange_in *in, struct exchange_out *out)
{
	out->session = "new-session_value";
	out->device = "new-device_value";
	out->session_s = 3600;
	out->device_s = 7200;
	out->body = in->session.at ? in->session : STR("none");
}

static void answer_clear(const struct exchange_in *in, struct exchange_out *out)
{
	out->session = "";
}

static const struct {
	const char *op;
	void (*answer)(const struct exchange_in *, struct exchange_out *);
} answers[] = { { "echo", answer_echo }, { "cookies", answer_cookies }, { "clear", answer_clear } };

static void at_once(struct desk *d, const struct exchange_in *in, void (*answer)(void *, const struct exchange_out *), void *ctx)
{
	struct exchange_out out = { .status = 404, .body = STR("{}") };
	char text[300];
	size_t i;

	for (i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (str_is(in->op, answers[i].op)) {
			out.status = 200;
			answers[i].answer(in, &out);
		}
	if (str_is(in->op, "count"))
		out = (struct exchange_out){ .status = 200, .body = { text, figures(d, text) } };
	if (str_is(in->op, "address"))
		out = (struct exchange_out){ .status = 200, .body = { text, (size_t)snprintf(text, sizeof(text), "%llu", (unsigned long long)in->address) } };
	answer(ctx, &out);
}

struct exchange *exchange_start(struct desk *d, const struct exchange_in *in,
                                void (*answer)(void *ctx, const struct exchange_out *out), void *ctx)
{
	bool slow = str_is(in->op, "slow") || str_is(in->op, "session.close"), never = str_is(in->op, "never");
	struct exchange *x;

	if (str_is(in->op, "nomemory"))
		return NULL;
	if (!slow && !never) {
		at_once(d, in, answer, ctx);
		return NULL;
	}
	d->ended += str_is(in->op, "session.close");
	x = mem_new(sizeof(*x));
	assert(x);
	*x = (struct exchange){ .desk = d, .answer = answer, .ctx = ctx, .never = never };
	list_push(&d->exchanges, &x->link);
	return x;
}

void exchange_cancel(struct exchange *x)
{
	x->desk->gone++;
	list_remove(&x->link);
	mem_free(x);
}

/* --- pages --- */

static const struct fake_page {
	const char *path;
	struct page_out out;
} fake_pages[] = {
	{ "/calendar/mine.ics", { .status = 200, .type = "text/calendar; charset=utf-8", .body = STR("BEGIN"), .tag = "\"abc\"" } },
	{ "/calendar/shared.ics", { .status = 200, .type = "text/calendar; charset=utf-8", .body = STR("BEGIN"), .tag = "\"abc\"", .shared = true } },
	{ "/calendar/file.ics", { .status = 200, .type = "text/calendar; charset=utf-8", .body = STR("BEGIN"), .tag = "\"abc\"", .download = "meeting.ics" } },
	{ "/calendar/open.json", { .status = 200, .type = "application/json", .body = STR("[]"), .tag = "\"abc\"", .shared = true, .anywhere = true } },
	{ "/calendar/page", { .status = 200, .type = "text/html; charset=utf-8", .body = STR("<p>"), .tag = "\"abc\"", .shared = true } },
	{ "/calendar/much", { .status = 429, .retry_after_ms = 1500 } },
	{ "/calendar/broken", { .status = 503 } },
	{ "/calendar/slow", { .status = 200, .type = "text/calendar; charset=utf-8", .body = STR("LATER"), .tag = "\"abc\"" } },
};

bool page_known(const struct desk *d, struct str path)
{
	return path.len > 10 && !memcmp(path.at, "/calendar/", 10);
}

static struct page_out fake_page(const struct page_in *in)
{
	size_t i;

	for (i = 0; i < sizeof(fake_pages) / sizeof(fake_pages[0]); i++)
		if (str_is(in->path, fake_pages[i].path))
			return fake_pages[i].out;
	return (struct page_out){ .status = 404 };
}

struct page *page_start(struct desk *d, const struct page_in *in, void (*answer)(void *ctx, const struct page_out *out), void *ctx)
{
	struct page_out out = fake_page(in);
	bool slow = str_is(in->path, "/calendar/slow"), never = str_is(in->path, "/calendar/never");
	struct asked *a;

	if (str_is(in->path, "/calendar/header"))
		out = (struct page_out){ .status = 200, .type = "text/plain", .body = in->language.at ? in->language : STR("none"), .tag = "\"abc\"" };
	if (str_is(in->path, "/calendar/styles"))
		out = (struct page_out){ .status = 200, .type = "text/plain", .body = in->styles.at ? in->styles : STR("none"), .tag = "\"abc\"" };
	if (out.status == 200 && in->tag.at && memmem(in->tag.at, in->tag.len, out.tag, strlen(out.tag)))
		out.status = 304;
	if (!slow && !never) {
		answer(ctx, &out);
		return NULL;
	}
	a = mem_new(sizeof(*a));
	assert(a);
	*a = (struct asked){ .page = { .desk = d }, .answer = answer, .ctx = ctx, .never = never };
	list_push(&d->pages, &a->link);
	return &a->page;
}

void page_cancel(struct page *p)
{
	struct asked *a = container_of(p, struct asked, page);

	p->desk->gone++;
	list_remove(&a->link);
	mem_free(a);
}

static void answer_slow_pages(struct desk *d)
{
	struct page_in in = { .path = STR("/calendar/slow") };
	struct page_out out = fake_page(&in);
	struct list *it, *next;

	list_each(it, next, &d->pages) {
		struct asked *a = container_of(it, struct asked, link);

		if (a->never)
			continue;
		list_remove(it);
		a->answer(a->ctx, &out);
		mem_free(a);
	}
}

void desk_tick(struct desk *d, int64_t now_ms)
{
	struct exchange_out out = { .status = 200, .body = STR("{\"slow\":true}") };
	struct list *it, *next;

	answer_slow_pages(d);
	list_each(it, next, &d->exchanges) {
		struct exchange *x = container_of(it, struct exchange, link);

		if (x->never)
			continue;
		list_remove(it);
		x->answer(x->ctx, &out);
		mem_free(x);
	}
}
