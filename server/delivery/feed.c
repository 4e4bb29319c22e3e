/* The sending side of one connection. */
#include "base/mem.h"
#include "delivery/live.h"

#include <assert.h>

#define JOIN_MOST 64u                     /* frames, and bytes, joined into one message */
#define JOIN_BYTES (64u * 1024)

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
	if (f->outbox_bytes + frame->len > f->hub->config.outbox_bytes)
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

/* --- sending --- */

static void send(struct feed *f, char *message, size_t len)
{
	switch (f->outlet->send(f->outlet, message, len)) {
	case OUTLET_SENT:
		break;
	case OUTLET_BLOCKED:
		f->blocked = true;
		break;
	case OUTLET_GONE:
		f->over = true;
		break;
	}
}

static bool may_send(const struct feed *f)
{
	return !f->blocked && !f->over;
}

static void send_outbox(struct feed *f)
{
	size_t i, sent = 0;

	while (sent < f->n_outbox && may_send(f)) {
		struct frame *frame = f->outbox[sent++];

		send(f, frame_message(frame), frame->len);
		f->outbox_bytes -= frame->len;
		frame_unref(frame);
	}
	for (i = sent; i < f->n_outbox; i++)
		f->outbox[i - sent] = f->outbox[i];
	f->n_outbox -= sent;
	if (f->n_outbox == 0)
		outbox_clear(f);                  /* idle connections keep nothing */
}

/* Several frames leave as one message, so that a reader who lagged a little
 * costs one write. */
static void send_joined(struct visit *v, struct frame **run, size_t n)
{
	struct buf *b = &v->feed->hub->scratch;
	char headroom[FRAME_HEADROOM] = { 0 }, room[96];
	struct str head = live_head_text(v->live, room);
	size_t i;

	buf_reset(b);
	buf_put(b, headroom, sizeof headroom);
	buf_put(b, head.at, head.len);
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(b, ',');
		buf_put(b, frame_message(run[i]) + run[i]->list_at, run[i]->list_len);
	}
	buf_put(b, LIVE_TAIL.at, LIVE_TAIL.len);
	if (b->err) {
		feed_end(v->feed, CLOSE_TIMED_OUT);
		return;
	}
	send(v->feed, b->at + FRAME_HEADROOM, b->len - FRAME_HEADROOM);
}

static void send_frames(struct visit *v, struct frame **run, size_t n)
{
	if (n == 1)
		send(v->feed, frame_message(run[0]), run[0]->len);
	else if (n > 1)
		send_joined(v, run, n);
}

static void visit_pump(struct visit *v)
{
	struct frame *run[JOIN_MOST];
	enum cursor_status status = CURSOR_FRAME;

	if (v->presence_stale && presence_snapshot(v) == 0)
		send_outbox(v->feed);
	while (may_send(v->feed) && !v->replay && status == CURSOR_FRAME) {
		size_t n = 0, bytes = 0;

		while (n < JOIN_MOST && bytes < JOIN_BYTES &&
		       (status = cursor_next(&v->cursor, &run[n])) == CURSOR_FRAME)
			bytes += run[n++]->len;
		send_frames(v, run, n);
		if (status == CURSOR_BEHIND)
			replay_start(v);
	}
}

void feed_pump(struct feed *f)
{
	struct list *it, *tmp;

	if (!may_send(f))
		return;
	send_outbox(f);
	list_each(it, tmp, &f->visits) {
		if (!may_send(f))
			return;
		visit_pump(container_of(it, struct visit, in_feed));
	}
}
