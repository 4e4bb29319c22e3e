#include "stream/stream.h"

#include "base/mem.h"

#include <assert.h>

struct stream {
	uint64_t head;                        /* newest visible seq, 0 when empty */
	size_t held_bytes, window_bytes;      /* message bytes in memory, and the most we keep */
	struct frame **ring;                  /* frame i of the window is ring[(first + i) % size] */
	size_t first, count, size;
	struct list waiting;                  /* cursors the next commit wakes */
};

static struct frame *frame_at(const struct stream *s, size_t i)
{
	return s->ring[(s->first + i) % s->size];
}

struct stream *stream_new(uint64_t head, size_t window_bytes)
{
	struct stream *s = mem_new(sizeof *s);

	if (!s)
		return NULL;
	s->head = head;
	s->window_bytes = window_bytes;
	list_init(&s->waiting);
	return s;
}

static void drop_oldest(struct stream *s)
{
	struct frame *f = frame_at(s, 0);

	s->held_bytes -= f->len;
	s->first = (s->first + 1) % s->size;
	s->count--;
	frame_unref(f);
}

void stream_free(struct stream *s)
{
	if (!s)
		return;
	assert(list_empty(&s->waiting));
	while (s->count > 0)
		drop_oldest(s);
	mem_free(s->ring);
	mem_free(s);
}

uint64_t stream_head(const struct stream *s)
{
	return s->head;
}

size_t stream_held(const struct stream *s)
{
	return s->held_bytes;
}

/* Room for one more frame in the ring. */
static int reserve(struct stream *s)
{
	size_t i, size = s->size ? 2 * s->size : 8;
	struct frame **ring;

	if (s->count < s->size)
		return 0;
	ring = mem_array(size, sizeof *ring);
	if (!ring)
		return ERR_NO_MEMORY;
	for (i = 0; i < s->count; i++)
		ring[i] = frame_at(s, i);
	mem_free(s->ring);
	s->ring = ring;
	s->first = 0;
	s->size = size;
	return 0;
}

static void wake_all(struct stream *s)
{
	struct list ready;

	/* Detach before calling out: wake() may close or re-arm any cursor. */
	list_take(&ready, &s->waiting);
	while (!list_empty(&ready)) {
		struct cursor *c = list_first(&ready, struct cursor, waiting);

		list_remove(&c->waiting);
		c->wake(c);
	}
}

int stream_commit(struct stream *s, struct frame *frame)
{
	int err;

	assert(frame->from <= frame->to);
	if (frame->from != s->head + 1)
		return ERR_OUT_OF_ORDER;
	err = reserve(s);
	if (err)
		return err;
	s->ring[(s->first + s->count++) % s->size] = frame;
	s->held_bytes += frame->len;
	s->head = frame->to;
	while (s->held_bytes > s->window_bytes && s->count > 1)
		drop_oldest(s);
	wake_all(s);
	return 0;
}

void stream_skip(struct stream *s, uint64_t head)
{
	assert(head >= s->head);
	while (s->count > 0)
		drop_oldest(s);
	s->head = head;
	wake_all(s);
}

void stream_forget(struct stream *s, uint64_t seq)
{
	while (s->count > 0 && frame_at(s, 0)->from <= seq)
		drop_oldest(s);
}

/* The frame holding seq, which must be within the window; oldest first, bisected. */
static struct frame *find(const struct stream *s, uint64_t seq)
{
	size_t low = 0, high = s->count - 1;

	if (frame_at(s, high)->from <= seq)      /* nearly every reader is at the end */
		return frame_at(s, high);
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (frame_at(s, mid)->to < seq)
			low = mid + 1;
		else
			high = mid;
	}
	return frame_at(s, low);
}

void cursor_open(struct cursor *c, struct stream *s, uint64_t after, uint64_t floor, void (*wake)(struct cursor *))
{
	c->stream = s;
	c->next = after + 1;
	c->floor = floor;
	c->wake = wake;
	list_init(&c->waiting);
}

void cursor_seek(struct cursor *c, uint64_t after)
{
	list_remove(&c->waiting);
	c->next = after + 1;
}

void cursor_close(struct cursor *c)
{
	if (!c->stream)
		return;
	list_remove(&c->waiting);
	c->stream = NULL;
}

enum cursor_status cursor_next(struct cursor *c, struct frame **ret_frame)
{
	struct stream *s = c->stream;
	struct frame *f;

	if (c->next > s->head) {
		if (list_empty(&c->waiting))
			list_push(&s->waiting, &c->waiting);
		return CURSOR_CAUGHT_UP;
	}
	if (s->count == 0 || c->next < frame_at(s, 0)->from)
		return CURSOR_BEHIND;
	f = find(s, c->next);
	if (f->from != c->next || f->oldest <= c->floor)     /* part of it is not for this reader */
		return CURSOR_BEHIND;
	c->next = f->to + 1;
	*ret_frame = f;
	return CURSOR_FRAME;
}
