/* Reading entries; entries.c writes them. */
#include "store/entries.h"

#include <assert.h>

#include "base/log.h"
#include "base/mem.h"

#define WIRE_ENTRY 160                    /* about what an entry takes on the wire beside its texts */
#define WIRE_MEMBER 16                    /* an id there */

/* An edit shows the words its post has now, so both take them from the post's row. */
#define ENTRY_ROWS(upto) \
	"SELECT e.seq, e.at_ms, e.kind, e.member, e.role, e.target, e.detail, e.flags, e.warning, m.name, b.sealed" \
	" FROM entries e" \
	" LEFT JOIN members m ON m.id = e.member" \
	" LEFT JOIN entries t ON e.kind = 'edit' AND t.stream = e.stream AND t.seq = e.target" \
	" LEFT JOIN bodies b ON b.entry = coalesce(t.id, e.id)" \
	" WHERE e.stream = $1 AND e.seq > $2 AND e.seq < $3 ORDER BY e.seq" upto " LIMIT $4"

enum { SEQ, AT_MS, KIND, MEMBER, ROLE, TARGET, DETAIL, FLAGS, WARNING, NAME, SEALED };

static const char rows_oldest_first[] = ENTRY_ROWS("");
static const char rows_newest_first[] = ENTRY_ROWS(" DESC");

/* One page while it is being read. */
struct page {
	struct tx *tx;
	int64_t stream;
	uint64_t after, before;
	size_t limit, max_bytes;
	bool newest_first;
	size_t bytes;
	struct list entries;                  /* so far, oldest first */
};

/* The reactions to one post, gathered row by row. */
struct gathered {
	struct entry_reaction of[ENTRY_REACTIONS_MOST];
	char words[ENTRY_REACTIONS_MOST][ENTRY_REACTION_LEN];
	size_t n;
	struct buf members;                   /* int64_t, those of one reaction after those of the other */
};

/* What one row is made from, beside the row. */
struct scratch {
	struct buf body;
	struct gathered reactions;
};

static void scratch_init(struct scratch *s, size_t body)
{
	buf_init(&s->body, body);
	s->reactions.n = 0;
	buf_init(&s->reactions.members, ENTRY_REACTIONS_MOST * ENTRY_REACTED_MOST * sizeof(int64_t));
}

static void scratch_release(struct scratch *s)
{
	buf_release(&s->body);
	buf_release(&s->reactions.members);
}

/* --- reactions --- */

/* The reaction a row belongs to; NULL when there are enough of them. */
static struct entry_reaction *reaction_of(struct gathered *g, struct str word)
{
	struct entry_reaction *r = g->n ? &g->of[g->n - 1] : NULL;

	if (r && str_eq(r->reaction, word))
		return r;
	if (g->n == ENTRY_REACTIONS_MOST || word.len > ENTRY_REACTION_LEN)
		return NULL;
	memcpy(g->words[g->n], word.at, word.len);
	r = &g->of[g->n];
	*r = (struct entry_reaction){ .reaction = { g->words[g->n], word.len } };
	g->n++;
	return r;
}

static void gather(struct gathered *g, struct str word, int64_t member)
{
	struct entry_reaction *r = reaction_of(g, word);

	if (!r || r->n_members == ENTRY_REACTED_MOST)
		return;
	buf_put(&g->members, &member, sizeof(member));
	r->n_members++;
}

static int read_reactions(struct page *p, int64_t seq, struct gathered *g)
{
	const int64_t *members;
	struct db_stmt *st;
	int err;

	st = tx_query(p->tx, &err, "SELECT reaction, member FROM reactions WHERE stream = $1 AND target = $2"
	              " ORDER BY reaction, member", "ii", p->stream, seq);
	if (!st)
		return err;
	while ((err = db_step(st)) == 1)
		gather(g, db_bytes(st, 0), db_int(st, 1));
	if (!err)
		err = g->members.err;
	/* Only now does the buffer stay where it is. */
	members = (const int64_t *)(const void *)g->members.at;
	for (size_t i = 0; i < g->n; i++) {
		g->of[i].members = members;
		members += g->of[i].n_members;
	}
	return err;
}

/* --- one row --- */

/* Words that cannot be opened (a damaged row) are missing, and do not take the
 * rest of the page with them. */
static int open_body(struct page *p, const struct entry *e, struct str sealed, struct buf *out)
{
	const struct seal_place place = {
		"bodies", p->stream, e->kind == ENTRY_EDIT ? e->target : (int64_t)e->seq,
	};
	const struct seal_key *key;
	int err = key_ring_stream(p->tx, p->stream, &key);

	if (!err)
		err = seal_open(key, &place, sealed, out);
	if (err != ERR_CRYPTO)
		return err;
	log_event(LOG_ERROR, "store.unreadable", LOG_ID("stream", p->stream), LOG_INT("seq", (int64_t)e->seq));
	return 0;
}

static int read_plain(struct page *p, struct db_stmt *st, struct entry *e)
{
	struct str role = db_bytes(st, ROLE);

	*e = (struct entry){
		.stream = p->stream, .seq = (uint64_t)db_int(st, SEQ), .at_ms = db_int(st, AT_MS),
		.flags = (unsigned)db_int(st, FLAGS), .member = db_int(st, MEMBER), .role = ROLE_COUNT,
		.target = db_int(st, TARGET), .detail = db_bytes(st, DETAIL), .warning = db_bytes(st, WARNING), .name = db_bytes(st, NAME),
	};
	if (entry_kind_parse(db_bytes(st, KIND), &e->kind) || (role.len && role_parse(role, &e->role)))
		return ERR_STORAGE;
	return 0;
}

/* Fill `e`, which borrows from the row and from `s`. */
static int read_row(struct page *p, struct db_stmt *st, struct scratch *s, struct entry *e)
{
	struct str sealed = db_bytes(st, SEALED);
	int err = read_plain(p, st, e);

	if (!err && sealed.at)
		err = open_body(p, e, sealed, &s->body);
	if (!err && s->body.len)
		e->body = (struct str){ s->body.at, s->body.len };
	if (!err && e->kind == ENTRY_POST && !(e->flags & ENTRY_REDACTED))
		err = read_reactions(p, (int64_t)e->seq, &s->reactions);
	e->reactions = s->reactions.of;
	e->n_reactions = s->reactions.n;
	return err;
}

/* --- pages --- */

static size_t wire_size(const struct entry *e)
{
	size_t size = WIRE_ENTRY + e->body.len + e->name.len + e->detail.len;

	for (size_t i = 0; i < e->n_reactions; i++)
		size += WIRE_ENTRY / 4 + e->reactions[i].n_members * WIRE_MEMBER;
	return size;
}

/* 1: taken.  0: the page is full. */
static int take(struct page *p, const struct entry *e)
{
	struct entry *copy;

	p->bytes += wire_size(e);
	if (p->bytes > p->max_bytes && !list_empty(&p->entries))
		return 0;
	copy = entry_copy(e);
	if (!copy)
		return ERR_NO_MEMORY;
	/* Pushing behind the first is putting before it. */
	list_push(p->newest_first ? p->entries.next : &p->entries, &copy->link);
	return 1;
}

/* 1: taken.  0: the page is full. */
static int page_row(struct page *p, struct db_stmt *st)
{
	struct scratch s;
	struct entry e;
	int err;

	scratch_init(&s, db_bytes(st, SEALED).len);
	err = read_row(p, st, &s, &e);
	if (!err)
		err = take(p, &e);
	scratch_release(&s);
	return err;
}

static int64_t seq_limit(uint64_t seq)
{
	return seq > INT64_MAX ? INT64_MAX : (int64_t)seq;
}

static int page_read(struct page *p, struct list *out)
{
	struct db_stmt *st;
	int err, go;

	list_init(&p->entries);
	st = tx_query(p->tx, &err, p->newest_first ? rows_newest_first : rows_oldest_first, "iiii", p->stream,
	              seq_limit(p->after), seq_limit(p->before), seq_limit(p->limit));
	if (!st)
		return err;
	do {
		go = db_step(st);
		if (go == 1)
			go = page_row(p, st);
	} while (go == 1);
	db_reset(st);
	if (go < 0)
		entries_free(&p->entries);
	else
		list_join(out, &p->entries);
	return go;
}

int entries_get(struct tx *tx, int64_t stream, uint64_t seq, struct entry **ret_entry)
{
	struct page p = {
		.tx = tx, .stream = stream, .after = seq - 1, .before = seq + 1, .limit = 1, .max_bytes = SIZE_MAX,
	};
	struct list found;
	int err;

	if (seq == 0 || seq > INT64_MAX - 1)
		return ERR_NOT_FOUND;
	list_init(&found);
	err = page_read(&p, &found);
	if (err)
		return err;
	if (list_empty(&found))
		return ERR_NOT_FOUND;
	*ret_entry = list_first(&found, struct entry, link);
	list_remove(&(*ret_entry)->link);
	return 0;
}

int entries_after(struct tx *tx, int64_t stream, uint64_t after, size_t limit, size_t max_bytes,
                  struct list *out)
{
	struct page p = {
		.tx = tx, .stream = stream, .after = after, .before = UINT64_MAX, .limit = limit,
		.max_bytes = max_bytes,
	};

	return page_read(&p, out);
}

int entries_before(struct tx *tx, int64_t stream, uint64_t before, uint64_t floor, size_t limit,
                   size_t max_bytes, struct list *out)
{
	struct page p = {
		.tx = tx, .stream = stream, .after = floor, .before = before, .limit = limit,
		.max_bytes = max_bytes, .newest_first = true,
	};

	return page_read(&p, out);
}

/* --- the last words --- */

static int read_recent(struct tx *tx, struct db_stmt *st, const struct seal_key *key, int64_t stream,
                       struct arena *arena, struct entry_recent *ret)
{
	const struct seal_place place = { "bodies", stream, db_int(st, 0) };
	struct str sealed = db_bytes(st, 3);
	struct buf body = BUF_INIT(sealed.len + 1);
	int err = sealed.len ? seal_open(key, &place, sealed, &body) : 0;

	*ret = (struct entry_recent){ .member = db_int(st, 1), .at_ms = db_int(st, 2) };
	if (!err && body.len > 0) {
		ret->body = arena_str(arena, (struct str){ body.at, body.len });
		err = ret->body.at ? 0 : ERR_NO_MEMORY;
	}
	buf_wipe(&body);
	return err == ERR_CRYPTO ? 0 : err;   /* a damaged row is as one taken down */
}

/* What was found so far, newest first. */
struct recent_found {
	size_t own_bytes;
	bool other;
};

static bool is_complete(const struct recent_found *found, const struct entry_recent_query *q)
{
	return found->other && found->own_bytes >= q->own_bytes;
}

/* Opening what nobody asked for would be most of the work: the row is wanted when it is the member's own of late,
 * or the last of somebody else. */
static bool is_wanted(struct db_stmt *st, const struct entry_recent_query *q, const struct recent_found *found)
{
	if (db_int(st, 1) != q->member)
		return !found->other;
	return db_int(st, 2) >= q->own_since_ms && found->own_bytes < q->own_bytes;
}

static void note_found(struct recent_found *found, const struct entry_recent_query *q, const struct entry_recent *row)
{
	if (row->member == q->member)
		found->own_bytes += row->body.len;
	else
		found->other = row->body.at != NULL;
}

int entries_recent(struct tx *tx, const struct entry_recent_query *q, struct arena *arena, struct entry_recent *ret,
                   size_t *ret_n)
{
	const struct seal_key *key;
	struct recent_found found = { 0 };
	struct db_stmt *st;
	int err = key_ring_stream(tx, q->stream, &key), step = 0;

	*ret_n = 0;
	if (err)
		return err;
	st = tx_query(tx, &err,
		"SELECT e.seq, e.member, e.at_ms, b.sealed FROM entries e LEFT JOIN bodies b ON b.entry = e.id"
		" WHERE e.stream = $1 AND e.kind = 'post' AND e.seq > (SELECT head FROM streams WHERE id = $1) - $2"
		" AND e.at_ms >= $3 ORDER BY e.seq DESC", "iii", q->stream, (int64_t)ENTRY_RECENT_MOST, q->since_ms);
	if (!st)
		return err;
	while (!err && *ret_n < ENTRY_RECENT_MOST && !is_complete(&found, q) && (step = db_step(st)) > 0)
		if (is_wanted(st, q, &found)) {
			err = read_recent(tx, st, key, q->stream, arena, &ret[*ret_n]);
			note_found(&found, q, &ret[(*ret_n)++]);
		}
	db_reset(st);
	return err ? err : step < 0 ? step : 0;
}
