#include "session/desk.h"

#include "base/log.h"
#include "base/mem.h"
#include "session/page.h"
#include "session/session.h"
#include "store/channels.h"
#include "store/entries.h"
#include "store/flags.h"
#include "store/grants.h"
#include "store/held.h"
#include "store/notes.h"
#include "store/notices.h"
#include "store/requests.h"
#include "store/sessions.h"

#include <assert.h>

#define TICK_MS 250
#define PRUNE_EVERY_MS (10 * 60 * 1000)
#define PRUNE_MOST 2000
#define LOGINS_REMEMBERED 65536
#define PLACES_MS (150 * 1000)            /* who is here is known to storage that well (store/audience.c) */
#define CLOCK_STEP_MS 1000

int64_t desk_wall_ms(const struct desk *d)
{
	return d->clock->wall_ms(d->clock->ctx);
}

int64_t desk_mono_ms(const struct desk *d)
{
	return d->clock->mono_ms(d->clock->ctx);
}

static struct hub *make_hub(const struct config *config, const struct clock *clock)
{
	struct hub_config hub = { .clock = clock, .window_bytes = (size_t)config->rooms_window_kb << 10,
		.outbox_bytes = (size_t)config->limits_outbox_kb << 10,
		.page_entries = (unsigned)config->rooms_page_entries,
		.page_bytes = (size_t)config->rooms_page_kb << 10, .presence_ms = config->rooms_presence_ms };

	return hub_new(&hub);
}

struct desk *desk_new(const struct config *config, const struct clock *clock, const struct route *routes,
                      const struct timer_row *timers, void (*notify)(void *ctx), void *ctx)
{
	struct desk *d = mem_new(sizeof *d);

	if (!d)
		return NULL;
	d->config = config;
	d->clock = clock;
	d->routes = routes;
	d->timers = timers;
	d->control_seen = UINT64_MAX;
	list_init(&d->clients);
	list_init(&d->pages);
	table_init(&d->tabs);
	wheel_init(&d->wheel, TICK_MS, desk_mono_ms(d));
	d->client_rate = rate_per_minute(config->limits_cost_per_minute, config->limits_cost_burst);
	limiter_init(&d->addresses, rate_per_minute(config->limits_http_per_minute, config->limits_http_burst),
	             (size_t)config->limits_addresses);
	limiter_init(&d->logins, (struct rate){ .unit_us = 3600 * INT64_C(1000000) / config->limits_sign_in_per_hour,
	             .burst = 10 }, LOGINS_REMEMBERED);
	d->hub = make_hub(config, clock);
	d->pool = pool_new((size_t)config->limits_sign_in_parallel, (size_t)config->limits_sign_in_queue, notify, ctx);
	if (d->hub && d->pool)
		return d;
	desk_free(d);
	return NULL;
}

void desk_use_store(struct desk *d, struct store *store)
{
	d->store = store;
	hub_use_store(d->hub, store);
	attending_begin(d);
	control_poll(d);
}

void desk_use_scanner(struct desk *d, struct scanner *scanner)
{
	d->scanner = scanner;
}

void desk_use_lines(struct desk *d, struct lines *lines)
{
	d->lines = lines;
}

void desk_use_pages(struct desk *d, const struct page_row *pages)
{
	d->page_rows = pages;
}

void desk_free(struct desk *d)
{
	if (!d)
		return;
	assert(list_empty(&d->clients));
	pages_forget(d);
	pool_free(d->pool);
	hub_free(d->hub);
	table_release(&d->tabs);
	limiter_release(&d->addresses);
	limiter_release(&d->logins);
	mem_free(d);
}

void desk_visible(struct desk *d, const struct entry *entry)
{
	if (entry->kind != ENTRY_CONTROL) {
		hub_visible(d->hub, entry);
		return;
	}
	control_apply(d, entry);
	if (entry->seq == d->control_seen + 1)
		d->control_seen = entry->seq;
}

/* --- the loop --- */

void desk_turn(struct desk *d)
{
	store_turn(d->store);
	pool_turn(d->pool);
}

void desk_flush(struct desk *d)
{
	hub_flush(d->hub);
}

struct prune {
	struct store_job job;
	int64_t before_ms, gone;
};

/* Each forgets what is over, at most so many at a time. */
static int (*const prunes[])(struct tx *, int64_t limit) = {
	sessions_prune,
	removals_prune,
	notices_prune,
	notes_prune,
	flags_prune,
	held_prune,
	outbox_prune,
	channel_tests_prune,
};

static int prune_run(struct store_job *job, struct tx *tx)
{
	struct prune *p = container_of(job, struct prune, job);
	int err = requests_prune(tx, p->before_ms, PRUNE_MOST, &p->gone);
	size_t i;

	for (i = 0; !err && i < sizeof prunes / sizeof *prunes; i++)
		err = prunes[i](tx, PRUNE_MOST);
	return err;
}

static void prune_done(struct store_job *job, int err)
{
	struct prune *p = container_of(job, struct prune, job);

	if (!err && p->gone > 0)
		log_event(LOG_DEBUG, "requests.pruned", LOG_INT("count", p->gone));
	mem_free(p);
}

/* Answers to request keys are remembered for some days only; what is over is forgotten. */
static void prune(struct desk *d)
{
	struct prune *p = mem_new(sizeof *p);

	if (!p)
		return;
	p->job.run = prune_run;
	p->job.done = prune_done;
	p->before_ms = desk_wall_ms(d) - d->config->storage_request_days * 24 * 3600 * 1000;
	store_write(d->store, &p->job);
}

static int64_t places_every_ms(const struct desk *d)
{
	int64_t ms = d->config->rooms_seat_minutes * 60 * 1000 / 4;

	return ms < PLACES_MS ? ms : PLACES_MS;
}

static int nothing_run(struct store_job *job, struct tx *tx)
{
	return 0;
}

static void nothing_done(struct store_job *job, int err)
{
	mem_free(job);
}

/* The writer moves what is due when the clock stepped (store/clock_step.h), as soon as it has something to do. */
static bool wake_writer(struct desk *d)
{
	struct store_job *job = mem_new(sizeof *job);

	if (!job)
		return false;
	job->run = nothing_run;
	job->done = nothing_done;
	job->reads_only = true;
	store_write(d->store, job);
	return true;
}

static void watch_clock(struct desk *d)
{
	int64_t ahead_ms = desk_wall_ms(d) - desk_mono_ms(d), by_ms = ahead_ms - d->clock_ahead_ms;

	if (by_ms <= CLOCK_STEP_MS && by_ms >= -CLOCK_STEP_MS)
		return;
	if (wake_writer(d))
		d->clock_ahead_ms = ahead_ms;
}

void desk_tick(struct desk *d, int64_t now_ms)
{
	wheel_turn(&d->wheel, now_ms);
	watch_clock(d);
	control_poll(d);
	/* Often enough that one that fails does not lose anybody their place. */
	if (now_ms - d->places_ms >= places_every_ms(d)) {
		d->places_ms = now_ms;
		places_keep(d);
	}
	if (now_ms - d->pruned_ms >= PRUNE_EVERY_MS) {
		d->pruned_ms = now_ms;
		prune(d);
	}
}

void desk_close_all(struct desk *d, unsigned code)
{
	struct list *it, *tmp;

	desk_flush(d);
	list_each(it, tmp, &d->clients)
		client_end(container_of(it, struct client, link), code);
}
