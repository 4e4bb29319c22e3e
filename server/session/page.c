#include "session/page.h"

#include "base/log.h"
#include "base/mem.h"
#include "session/session.h"

#define PAGE_ARENA (16u << 20)
#define LONG_MS 25
#define KEEP_TIMES 20

static bool row_fits(const struct page_row *row, struct str path)
{
	size_t len = strlen(row->prefix);

	return path.len >= len && !memcmp(path.at, row->prefix, len) && (path.len == len || row->prefix[len - 1] == '/');
}

static const struct page_row *row_of(const struct desk *d, struct str path)
{
	const struct page_row *row;

	for (row = d->page_rows; row && row->prefix; row++)
		if (row_fits(row, path))
			return row;
	return NULL;
}

bool page_known(const struct desk *d, struct str path)
{
	return row_of(d, path) != NULL;
}

const struct config *page_config(const struct page *p)
{
	return p->desk->config;
}

/* --- its life --- */

/* Its path may be a secret. */
static void free_page(struct page *p)
{
	list_remove(&p->link);
	if (p->path.at)
		mem_wipe((char *)(uintptr_t)p->path.at, p->path.len);
	arena_release(&p->arena);
	buf_wipe(&p->body);
	mem_free(p);
}

static int copy(struct page *p, struct str from, struct str *ret)
{
	if (from.at && !(*ret = arena_str(&p->arena, from)).at)
		return ERR_NO_MEMORY;
	return 0;
}

static struct page *new_page(struct desk *d, const struct page_in *in, const struct page_row *row)
{
	struct page *p = mem_new(sizeof *p);
	size_t len = strlen(row->prefix);

	if (!p)
		return NULL;
	p->desk = d;
	p->row = row;
	list_init(&p->job.link);
	list_init(&p->link);
	list_init(&p->waiting);
	arena_init(&p->arena, PAGE_ARENA);
	buf_init(&p->body, PAGE_MOST);
	if (!copy(p, (struct str){ in->path.at + len, in->path.len - len }, &p->path) && !copy(p, in->language, &p->language) &&
	    !copy(p, in->tag, &p->tag) && !copy(p, in->styles, &p->styles))
		return p;
	free_page(p);
	return NULL;
}

/* --- answering --- */

static void write_tag(struct str body, char ret_tag[BASE64URL_LEN(16) + 3])
{
	struct digest digest;

	digest_of(body, &digest);
	ret_tag[0] = '"';
	base64url_write(digest.bytes, 16, ret_tag + 1);
	ret_tag[BASE64URL_LEN(16) + 1] = '"';
	ret_tag[BASE64URL_LEN(16) + 2] = '\0';
}

static bool has_tag(struct str header, const char *tag)
{
	return str_is(header, "*") || (header.at && memmem(header.at, header.len, tag, strlen(tag)));
}

static int status_of(int err)
{
	return !err ? 200 : err == ERR_LINK || err == ERR_NOT_FOUND ? 404 : 503;
}

/* What was made for one, to whoever asked. */
static void answer(const struct page *made, struct page *asker, int err)
{
	struct page_out out = { .status = status_of(err) };

	if (!err) {
		out = (struct page_out){ .status = 200, .type = made->type, .download = made->download,
			.body = { made->body.at, made->body.len }, .shared = made->shared, .anywhere = made->anywhere };
		write_tag(out.body, out.tag);
		if (has_tag(asker->tag, out.tag))
			out.status = 304;
	}
	asker->answered = true;
	asker->answer(asker->ctx, &out);
}

static void answer_waiting(struct page *made, int err)
{
	struct list *it, *tmp;

	list_each(it, tmp, &made->waiting) {
		struct page *p = container_of(it, struct page, link);

		list_remove(it);
		answer(made, p, err);
		free_page(p);
	}
}

/* Until when it is good for others as well: so long that making it takes a small part of the reader's time. */
static int64_t kept_until(const struct page *p, int err)
{
	int64_t now_ms = desk_mono_ms(p->desk), took_ms = now_ms - p->started_ms;

	return err || p->starting || !p->row->everybody || took_ms < LONG_MS ? 0 : now_ms + took_ms * KEEP_TIMES;
}

static int page_run(struct store_job *job, struct tx *tx)
{
	struct page *p = container_of(job, struct page, job);
	int err = p->row->run(p, tx);

	return err ? err : p->body.err;
}

static void page_done(struct store_job *job, int err)
{
	struct page *p = container_of(job, struct page, job);

	/* The page's name is no secret, what follows it may be. */
	if (status_of(err) == 503)
		log_event(LOG_ERROR, "page.failed", LOG_WORD("page", p->row->prefix), LOG_WORD("error", err_name(err)));
	answer_waiting(p, err);
	if (p->answer)
		answer(p, p, err);
	p->answer = NULL;
	p->until_ms = kept_until(p, err);
	if (!p->until_ms && !p->starting)
		free_page(p);
}

/* --- asking --- */

static void refuse(void (*say)(void *ctx, const struct page_out *out), void *ctx, int status, int64_t retry_after_ms)
{
	struct page_out out = { .status = status, .retry_after_ms = retry_after_ms };

	say(ctx, &out);
}

/* The same page, kept or under way.  What was kept long enough goes. */
static struct page *find_same(struct desk *d, const struct page_row *row)
{
	struct list *it, *tmp;
	struct page *found = NULL;

	list_each(it, tmp, &d->pages) {
		struct page *p = container_of(it, struct page, link);

		if (p->until_ms && p->until_ms <= desk_mono_ms(d))
			free_page(p);
		else if (p->row == row)
			found = p;
	}
	return row->everybody ? found : NULL;
}

static struct page *make(struct page *p)
{
	p->started_ms = desk_mono_ms(p->desk);
	p->job.run = page_run;
	p->job.done = page_done;
	p->starting = true;
	list_push(&p->desk->pages, &p->link);
	store_read(p->desk->store, &p->job);
	p->starting = false;
	if (!p->answered)
		return p;
	free_page(p);
	return NULL;
}

static struct page *wait_for(struct page *made, struct page *p)
{
	if (!made->until_ms) {
		list_push(&made->waiting, &p->link);
		return p;
	}
	answer(made, p, 0);
	free_page(p);
	return NULL;
}

struct page *page_start(struct desk *d, const struct page_in *in, void (*say)(void *ctx, const struct page_out *out), void *ctx)
{
	const struct page_row *row = row_of(d, in->path);
	int64_t wait_ms = limiter_spend(&d->addresses, in->address, desk_mono_ms(d), PAGE_COST);
	struct page *p, *same;

	if (wait_ms || !row || in->path.len - strlen(row->prefix) > PAGE_PATH_MOST) {
		refuse(say, ctx, wait_ms ? 429 : 404, wait_ms);
		return NULL;
	}
	same = find_same(d, row);
	p = new_page(d, in, row);
	if (!p) {
		refuse(say, ctx, 503, 0);
		return NULL;
	}
	p->answer = say;
	p->ctx = ctx;
	return same ? wait_for(same, p) : make(p);
}

/* One under way goes on: others may wait for it. */
void page_cancel(struct page *p)
{
	p->answer = NULL;
	if (!p->job.run)
		free_page(p);
}

void pages_forget(struct desk *d)
{
	while (!list_empty(&d->pages))
		free_page(list_first(&d->pages, struct page, link));
}
