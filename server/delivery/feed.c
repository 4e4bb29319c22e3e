/* The sending side of one connection. */
#include "base/mem.h"
#include "delivery/live.h"

#include <assert.h>

#define BATCH_MOST 64u                    /* messages, and about the bytes, of one write */
#define BATCH_BYTES (64u * 1024)

void feed_open(struct feed *f, struct hub *h, struct outlet *outlet)
{
	*f = (struct feed){ .hub = h, .outlet = outlet };
	list_init(&f->visits);
	list_init(&f->ready);
}

static void outbox_clear(struct feed *f)
{
	size_t i;

	for (i = 0; i < f->n_outbox; i++)
		frame_unref(f->outbox[i]);
	mem_free(f->outbox);
	f->outbox = NULL;
	f->n_outbox = f->outbox_room = f->outbox_bytes = 0;
}

void feed_close(struct feed *f)
{
	while (!list_empty(&f->visits))
		visit_close(list_first(&f->visits, struct visit, in_feed));
	replay_forget(f);
	list_remove(&f->ready);
	outbox_clear(f);
	f->over = true;
	f->outlet = NULL;
}

void feed_ready(struct feed *f)
{
	if (!f->blocked && !f->over && list_empty(&f->ready))
		list_push(&f->hub->ready, &f->ready);
}

void feed_end(struct feed *f, unsigned code)
{
	if (f->over)
		return;
	f->over = true;
	list_remove(&f->ready);
	f->outlet->close(f->outlet, code);
}

int feed_put_frame(struct feed *f, struct frame *frame)
{
	if (f->over)
		return 0;
	if (f->n_outbox > 0 && f->outbox_bytes + frame->len > f->hub->config.outbox_bytes)
		return ERR_TOO_LARGE;
	if (f->n_outbox == f->outbox_room) {
		size_t room = f->outbox_room ? 2 * f->outbox_room : 4;
		struct frame **outbox = mem_resize(f->outbox, room * sizeof(struct frame *));

		if (!outbox)
			return ERR_NO_MEMORY;
		f->outbox = outbox;
		f->outbox_room = room;
	}
	f->outbox[f->n_outbox++] = frame_ref(frame);
	f->outbox_bytes += frame->len;
	feed_ready(f);
	return 0;
}

int feed_put(struct feed *f, struct str message)
{
	struct frame *frame = frame_new(0, 0, message, STR(""), STR(""));
	int err;

	if (!frame)
		return ERR_NO_MEMORY;
	err = feed_put_frame(f, frame);
	frame_unref(frame);
	return err;
}

void feed_writable(struct feed *f)
{
	f->blocked = false;
	feed_ready(f);
}

/* --- sending: collect what is missing, then give it to the outlet in one go --- */

/* What one write carries. */
struct batch {
	struct frame *frames[BATCH_MOST];
	size_t n, bytes;
	bool more;                            /* something was left for the next one */
};

static bool full(const struct batch *b)
{
	return b->n == BATCH_MOST || b->bytes >= BATCH_BYTES;
}

/* Takes over the reference. */
static void add(struct batch *b, struct frame *frame)
{
	b->frames[b->n++] = frame;
	b->bytes += frame->len;
}

static void collect_outbox(struct feed *f, struct batch *b)
{
	size_t i, taken = 0;

	while (taken < f->n_outbox && !full(b)) {
		f->outbox_bytes -= f->outbox[taken]->len;
		add(b, f->outbox[taken++]);
	}
	for (i = taken; i < f->n_outbox; i++)
		f->outbox[i - taken] = f->outbox[i];
	f->n_outbox -= taken;
	b->more = b->more || f->n_outbox > 0;
	if (f->n_outbox == 0)
		outbox_clear(f);                  /* idle connections keep nothing */
}

/* Several frames become one message, so that a reader who lagged a little costs
 * no more than one who did not. */
static struct frame *join(const struct visit *v, struct frame **run, size_t n)
{
	struct buf *b = &v->feed->hub->scratch;
	char room[96];
	size_t i;

	buf_reset(b);
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(b, ',');
		buf_put(b, frame_message(run[i]) + run[i]->list_at, run[i]->list_len);
	}
	return b->err ? NULL : frame_new(run[0]->from, run[n - 1]->to, live_head_text(v->live, room),
	                                 (struct str){ b->at, b->len }, LIVE_TAIL);
}

static void collect_run(struct visit *v, struct frame **run, size_t n, struct batch *b)
{
	struct frame *frame = n == 1 ? frame_ref(run[0]) : join(v, run, n);

	if (frame)
		add(b, frame);
	else
		feed_end(v->feed, CLOSE_TIMED_OUT);   /* it comes back and resumes */
}

static void collect_visit(struct visit *v, struct batch *b)
{
	struct frame *run[BATCH_MOST];
	enum cursor_status status = CURSOR_FRAME;
	size_t n = 0, bytes;

	if (v->presence_stale && presence_snapshot(v) == 0)
		collect_outbox(v->feed, b);
	if (v->feed->replay && v->feed->replay->visit == v)
		return;
	if (full(b)) {
		b->more = true;
		return;
	}
	bytes = b->bytes;
	while (n < BATCH_MOST && bytes < BATCH_BYTES &&
	       (status = cursor_next(&v->cursor, &run[n])) == CURSOR_FRAME)
		bytes += run[n++]->len;
	if (n > 0)
		collect_run(v, run, n, b);
	/* One page at a time: the next visit that is behind has its turn when this one is sent. */
	if (status == CURSOR_BEHIND && !v->feed->replay && v->feed->n_outbox == 0)
		replay_start(v);
	b->more = b->more || status == CURSOR_FRAME;
}

static void collect(struct feed *f, struct batch *b)
{
	struct list *it, *tmp;

	b->n = b->bytes = 0;
	b->more = false;
	collect_outbox(f, b);
	list_each(it, tmp, &f->visits)
		collect_visit(container_of(it, struct visit, in_feed), b);
}

static void send_batch(struct feed *f, struct batch *b)
{
	enum outlet_status status = OUTLET_SENT;
	size_t i;

	for (i = 0; i < b->n; i++) {
		if (!f->over)
			status = f->outlet->send(f->outlet, frame_message(b->frames[i]), b->frames[i]->len, i + 1 < b->n);
		frame_unref(b->frames[i]);
	}
	f->blocked = status == OUTLET_BLOCKED;
	f->over = f->over || status == OUTLET_GONE;
}

void feed_pump(struct feed *f)
{
	struct batch b;

	do {
		if (f->blocked || f->over)
			return;
		collect(f, &b);
		send_batch(f, &b);
	} while (b.more);
}
