#include "delivery/hub.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/log.h"
#include "base/mem.h"
#include "delivery/live.h"
#include "store/entries.h"

#include <assert.h>

#define PENDING_MOST (256u * 1024)        /* one frame, unless one entry is larger */
#define ENTRY_ARENA (1u << 20)

struct hub *hub_new(const struct hub_config *config)
{
	struct hub *h = mem_new(sizeof *h);

	if (!h)
		return NULL;
	h->config = *config;
	table_init(&h->by_stream);
	table_init(&h->by_room);
	list_init(&h->dirty);
	list_init(&h->stirred);
	list_init(&h->ready);
	buf_init(&h->scratch, 4 * PENDING_MOST);
	return h;
}

void hub_free(struct hub *h)
{
	if (!h)
		return;
	assert(list_empty(&h->ready));
	table_release(&h->by_stream);
	table_release(&h->by_room);
	buf_release(&h->scratch);
	mem_free(h);
}

void hub_use_store(struct hub *h, struct store *store)
{
	h->config.store = store;
}

/* --- live streams --- */

struct str live_head_text(const struct live *l, char room[96])
{
	char id[ID_TEXT_LEN + 1];
	int n;

	id_format(l->stream_id, id);
	n = snprintf(room, 96, "{\"type\":\"entries\",\"stream\":\"%s\",\"entries\":[", id);
	return (struct str){ room, (size_t)n };
}

static void live_free(struct live *l)
{
	if (!l)
		return;
	list_remove(&l->dirty);
	list_remove(&l->stirred);
	presence_release(l);
	stream_free(l->stream);
	buf_release(&l->pending);
	mem_free(l);
}

static struct live *live_new(struct hub *h, const struct live_room *room)
{
	struct live *l = mem_new(sizeof *l);

	if (!l)
		return NULL;
	l->hub = h;
	l->stream_id = room->stream;
	l->room = room->room;
	l->presence = room->presence;
	l->typing = room->typing;
	list_init(&l->visits);
	list_init(&l->dirty);
	list_init(&l->stirred);
	list_init(&l->changed);
	table_init(&l->people);
	buf_init(&l->pending, 2 * PENDING_MOST);
	l->stream = stream_new(room->head, h->config.window_bytes);
	if (!l->stream || table_put(&h->by_stream, l->stream_id, l)) {
		live_free(l);
		return NULL;
	}
	if (table_put(&h->by_room, l->room, l)) {
		(void)table_remove(&h->by_stream, l->stream_id);
		live_free(l);
		return NULL;
	}
	return l;
}

/* A stream nobody reads needs no memory; the next visit brings its head along. */
static void live_drop_if_idle(struct live *l)
{
	if (!list_empty(&l->visits))
		return;
	(void)table_remove(&l->hub->by_stream, l->stream_id);
	(void)table_remove(&l->hub->by_room, l->room);
	live_free(l);
}

static void live_commit(struct live *l)
{
	char room[96];
	struct frame *f = NULL;

	if (l->pending_from == 0)
		return;
	if (!l->pending.err)
		f = frame_new(l->pending_from, l->pending_to, live_head_text(l, room),
		              (struct str){ l->pending.at, l->pending.len }, LIVE_TAIL);
	if (f)
		f->oldest = l->oldest;
	if (!f || stream_commit(l->stream, f)) {
		/* No memory for it now: readers take it from storage instead. */
		frame_unref(f);
		stream_skip(l->stream, l->pending_to);
	}
	if (l->forget)
		stream_forget(l->stream, l->forget);
	l->forget = 0;
	l->pending_from = l->pending_to = 0;
	buf_reset(&l->pending);
}

static uint64_t live_expects(const struct live *l)
{
	return (l->pending_from ? l->pending_to : stream_head(l->stream)) + 1;
}

static void live_encode(struct live *l, const struct entry *entry)
{
	struct arena scratch;
	struct wire_entry wire;

	arena_init(&scratch, ENTRY_ARENA);
	if (entry_to_wire(entry, 0, &scratch, &wire)) {
		l->pending.err = ERR_NO_MEMORY;
	} else {
		if (l->pending.len > 0)
			buf_putc(&l->pending, ',');
		wire_entry_encode(&wire, &l->pending);
	}
	arena_release(&scratch);
}

void hub_visible(struct hub *h, const struct entry *entry)
{
	struct live *l = table_get(&h->by_stream, entry->stream);

	if (!l || entry->seq < live_expects(l))
		return;
	if (entry->seq > live_expects(l)) {
		/* Another process wrote in between: what is missing is in storage. */
		live_commit(l);
		stream_skip(l->stream, entry->seq);
		return;
	}
	if (l->pending_from == 0)
		l->pending_from = l->oldest = entry->seq;
	l->pending_to = entry->seq;
	if (entry->kind == ENTRY_EDIT && (uint64_t)entry->target < l->oldest)
		l->oldest = (uint64_t)entry->target;
	live_encode(l, entry);
	if ((entry->kind == ENTRY_EDIT || entry->kind == ENTRY_REDACT) && (uint64_t)entry->target > l->forget)
		l->forget = (uint64_t)entry->target;
	if (list_empty(&l->dirty))
		list_push(&h->dirty, &l->dirty);
	if (l->pending.len >= PENDING_MOST)
		live_commit(l);
}

/* --- visits --- */

static void visit_wake(struct cursor *c)
{
	feed_ready(container_of(c, struct visit, cursor)->feed);
}

int visit_open(struct visit *v, struct feed *f, const struct live_room *room, uint64_t after)
{
	struct hub *h = f->hub;
	struct live *l = table_get(&h->by_stream, room->stream);

	if (!l)
		l = live_new(h, room);
	if (!l)
		return ERR_NO_MEMORY;
	list_init(&v->in_feed);
	list_init(&v->in_live);
	v->presence_stale = false;
	v->feed = f;
	v->live = l;
	if (presence_came(l, v)) {
		v->live = NULL;
		live_drop_if_idle(l);
		return ERR_NO_MEMORY;
	}
	list_push(&f->visits, &v->in_feed);
	list_push(&l->visits, &v->in_live);
	cursor_open(&v->cursor, l->stream, after, v->earliest, visit_wake);
	feed_ready(f);
	return 0;
}

void visit_close(struct visit *v)
{
	struct live *l = v->live;

	if (!l)
		return;
	v->live = NULL;
	replay_leave(v);
	cursor_close(&v->cursor);
	list_remove(&v->in_feed);
	list_remove(&v->in_live);
	presence_went(l, v);
	live_drop_if_idle(l);
}

bool visit_shows_typing(const struct visit *v)
{
	return v->live->typing;
}

uint64_t visit_head(const struct visit *v)
{
	return stream_head(v->live->stream);
}

/* --- a whole room --- */

void hub_tell(struct hub *h, int64_t room, struct str message, const struct visit *except)
{
	struct visit *v = hub_first_visit(h, room);
	struct frame *f;
	int64_t missed = 0;

	if (!v)
		return;
	f = frame_new(0, 0, message, STR(""), STR(""));
	for (; f && v; v = hub_next_visit(v))
		if (v != except && (v->feed->blocked || feed_put_frame(v->feed, f)))
			missed++;                     /* not worth anybody's connection */
	frame_unref(f);
	if (missed)
		log_event(LOG_DEBUG, "room.missed", LOG_ID("room", room), LOG_INT("visits", missed));
}

void hub_settings(struct hub *h, int64_t room, bool presence, bool typing)
{
	struct live *l = table_get(&h->by_room, room);

	if (!l)
		return;
	l->presence = presence;
	l->typing = typing;
}

struct visit *hub_first_visit(const struct hub *h, int64_t room)
{
	struct live *l = table_get(&h->by_room, room);

	return l ? list_first(&l->visits, struct visit, in_live) : NULL;
}

struct visit *hub_next_visit(const struct visit *v)
{
	return v->in_live.next == &v->live->visits ? NULL
	       : container_of(v->in_live.next, struct visit, in_live);
}

void hub_flush(struct hub *h)
{
	struct list now;

	while (!list_empty(&h->dirty)) {
		struct live *l = list_first(&h->dirty, struct live, dirty);

		list_remove(&l->dirty);
		live_commit(l);
	}
	if (!list_empty(&h->stirred))
		presence_flush(h, h->config.clock->mono_ms(h->config.clock->ctx));
	list_take(&now, &h->ready);
	while (!list_empty(&now)) {
		struct feed *f = list_first(&now, struct feed, ready);

		list_remove(&f->ready);
		feed_pump(f);
	}
}
