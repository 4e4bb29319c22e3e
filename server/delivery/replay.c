/* Pages for readers behind the window.  One page a connection at a time, so a slow
 * reader costs one page of memory, whatever it is missing in however many rooms. */
#include "base/arena.h"
#include "base/mem.h"
#include "delivery/live.h"
#include "store/entries.h"

#define PAGE_ARENA (4u << 20)

static int replay_run(struct store_job *job, struct tx *tx)
{
	struct replay *r = container_of(job, struct replay, job);

	return entries_after(tx, r->stream, r->after, r->limit, r->bytes, &r->page);
}

/* On disk, but not yet told to this node: those come the ordinary way. */
static void drop_after(struct list *page, uint64_t upto)
{
	while (!list_empty(page) && list_last(page, struct entry, link)->seq > upto) {
		struct entry *e = list_last(page, struct entry, link);

		list_remove(&e->link);
		entry_free(e);
	}
}

static int page_encode(const struct replay *r, struct buf *out)
{
	struct arena scratch;
	struct list *it, *tmp;
	char room[96];
	struct str head = live_head_text(r->visit->live, room);
	int err = 0;

	arena_init(&scratch, PAGE_ARENA);
	buf_put(out, head.at, head.len);
	list_each(it, tmp, &r->page) {
		struct wire_entry wire;

		err = entry_to_wire(container_of(it, struct entry, link), r->visit->earliest, &scratch, &wire);
		if (err)
			break;
		if (it != r->page.next)
			buf_putc(out, ',');
		wire_entry_encode(&wire, out);
	}
	buf_put(out, LIVE_TAIL.at, LIVE_TAIL.len);
	arena_release(&scratch);
	return err ? err : out->err;
}

/* The page goes out, and the cursor behind it. */
static void answer(struct replay *r, int err)
{
	struct visit *v = r->visit;
	struct buf out = BUF_INIT(8u << 20);
	uint64_t last = r->upto;

	drop_after(&r->page, r->upto);
	if (!err && !list_empty(&r->page)) {
		last = list_last(&r->page, struct entry, link)->seq;
		err = page_encode(r, &out);
		if (!err)
			err = feed_put(v->feed, (struct str){ out.at, out.len });
	}
	buf_release(&out);
	if (err)
		feed_end(v->feed, CLOSE_TIMED_OUT);   /* it comes back and resumes */
	else
		cursor_seek(&v->cursor, last);
}

static void replay_done(struct store_job *job, int err)
{
	struct replay *r = container_of(job, struct replay, job);

	if (r->feed) {
		r->feed->replay = NULL;
		if (r->visit)
			answer(r, err);
		feed_ready(r->feed);
	}
	entries_free(&r->page);
	mem_free(r);
}

void replay_start(struct visit *v)
{
	const struct hub_config *config = &v->feed->hub->config;
	struct replay *r = mem_new(sizeof *r);

	if (!r) {
		feed_end(v->feed, CLOSE_TIMED_OUT);
		return;
	}
	r->job.run = replay_run;
	r->job.done = replay_done;
	r->feed = v->feed;
	r->visit = v;
	r->stream = v->live->stream_id;
	r->after = v->cursor.next - 1;
	r->upto = stream_head(v->live->stream);
	r->limit = config->page_entries;
	r->bytes = config->page_bytes;
	list_init(&r->page);
	v->feed->replay = r;
	store_read(config->store, &r->job);
}

void replay_leave(struct visit *v)
{
	if (v->feed->replay && v->feed->replay->visit == v)
		v->feed->replay->visit = NULL;
}

void replay_forget(struct feed *f)
{
	if (f->replay)
		f->replay->feed = NULL;
	f->replay = NULL;
}
