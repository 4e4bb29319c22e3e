#include "stream/frame.h"

#include "base/mem.h"

#include <assert.h>

size_t frame_alive;

struct frame *frame_new(uint64_t from, uint64_t to, struct str head, struct str list, struct str tail)
{
	size_t len = head.len + list.len + tail.len;
	struct frame *f = mem_new(sizeof *f + FRAME_HEADROOM + len);
	char *at;

	if (!f)
		return NULL;
	f->from = from;
	f->to = to;
	f->oldest = from;
	f->refs = 1;
	f->list_at = head.len;
	f->list_len = list.len;
	f->len = len;
	at = frame_message(f);
	memcpy(at, head.at, head.len);
	memcpy(at + head.len, list.at, list.len);
	memcpy(at + head.len + list.len, tail.at, tail.len);
	frame_alive++;
	return f;
}

struct frame *frame_ref(struct frame *f)
{
	assert(f->refs > 0);
	f->refs++;
	return f;
}

void frame_unref(struct frame *f)
{
	if (!f)
		return;
	assert(f->refs > 0);
	if (--f->refs > 0)
		return;
	frame_alive--;
	mem_free(f);
}
