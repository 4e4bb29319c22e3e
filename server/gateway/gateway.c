/* server/gateway/gateway.c: see gateway.h. */
#include "gateway/gateway.h"

#include "base/list.h"
#include "base/log.h"
#include "base/mem.h"
#include "gateway/site.h"

#define LOOK_EVERY_MS 20                  /* while stopping */

enum { TURN, LATE_TURN, TICK, STOPPING, HANDLES };

struct gateway {
	struct site site;
	const struct clock *clock;
	struct transport *transport;          /* NULL once closed */
	uv_check_t turn;
	uv_prepare_t late_turn;
	uv_timer_t tick, stopping;
	unsigned open;                        /* handles and the transport, still to be closed */
	int64_t stop_by_ms;
	void (*stopped)(void *ctx);
	void *stopped_ctx;
};

static const struct transport_events events = {
	.request = http_request, .refuse = http_refuse, .gone = http_gone,
	.upgrade = socket_upgrade, .opened = socket_opened, .message = socket_message,
	.writable = socket_writable, .closed = socket_closed,
};

/* --- the loop --- */

static void flush(struct gateway *g)
{
	g->site.stirred = false;
	desk_flush(g->site.desk);
	transport_turn(g->transport);
}

/* After everything that was read in this turn. */
static void on_turn(uv_check_t *handle)
{
	flush(handle->data);
}

/* Timers and what the library does while idle come after the last flush and before
 * the loop sleeps: nothing they told the desk may wait for the next event. */
static void on_late_turn(uv_prepare_t *handle)
{
	struct gateway *g = handle->data;

	if (g->site.stirred)
		flush(g);
}

static void on_tick(uv_timer_t *handle)
{
	struct gateway *g = handle->data;

	transport_tick(g->transport);
	desk_tick(g->site.desk, g->clock->mono_ms(g->clock->ctx));
	g->site.stirred = true;
}

static int start_handles(struct gateway *g, uv_loop_t *loop)
{
	/* These four cannot fail on a loop that lives. */
	uv_check_init(loop, &g->turn);
	uv_prepare_init(loop, &g->late_turn);
	uv_timer_init(loop, &g->tick);
	uv_timer_init(loop, &g->stopping);
	g->open += HANDLES;
	g->turn.data = g->late_turn.data = g->tick.data = g->stopping.data = g;
	if (uv_check_start(&g->turn, on_turn) || uv_prepare_start(&g->late_turn, on_late_turn) ||
	    uv_timer_start(&g->tick, on_tick, 1000, 1000))
		return ERR_IO;
	return 0;
}

/* --- opening and closing --- */

int gateway_open(const struct config *config, const struct clock *clock, uv_loop_t *loop, struct desk *desk,
                 struct gateway **ret_gateway, struct buf *why)
{
	struct gateway *g = mem_new(sizeof(*g));
	int err;

	if (!g)
		return ERR_NO_MEMORY;
	g->clock = clock;
	if ((err = site_open(&g->site, config, desk, why)) ||
	    (err = transport_open(config, clock, loop, &events, &g->site, &g->transport, why)))
		goto fail;
	g->open = 1;
	if ((err = start_handles(g, loop)))
		goto fail;
	if (!assets_count(g->site.assets))
		log_event(LOG_WARN, "gateway.no_client_files");
	*ret_gateway = g;
	return 0;
fail:
	gateway_close(g);
	return err;
}

unsigned gateway_port(const struct gateway *g)
{
	return transport_port(g->transport);
}

void gateway_reload(struct gateway *g)
{
	int err = transport_reload(g->transport);

	log_event(err ? LOG_ERROR : LOG_INFO, err ? "gateway.reload_refused" : "gateway.reloaded",
	          LOG_WORD("error", err ? err_name(err) : "none"));
}

static void on_stopping(uv_timer_t *handle)
{
	struct gateway *g = handle->data;

	if (transport_peers(g->transport) && g->clock->mono_ms(g->clock->ctx) < g->stop_by_ms)
		return;
	uv_timer_stop(handle);
	g->stopped(g->stopped_ctx);
}

void gateway_stop(struct gateway *g, int64_t within_ms, void (*done)(void *ctx), void *ctx)
{
	g->stop_by_ms = g->clock->mono_ms(g->clock->ctx) + within_ms;
	g->stopped = done;
	g->stopped_ctx = ctx;
	transport_stop(g->transport);
	uv_timer_start(&g->stopping, on_stopping, 0, LOOK_EVERY_MS);
}

static void one_closed(struct gateway *g)
{
	if (--g->open)
		return;
	site_release(&g->site);
	mem_free(g);
}

static void handle_closed(uv_handle_t *handle)
{
	one_closed(handle->data);
}

static void transport_closed(void *ctx)
{
	one_closed(container_of((struct site *)ctx, struct gateway, site));
}

void gateway_close(struct gateway *g)
{
	if (!g)
		return;
	g->open++;
	if (g->tick.data) {
		uv_close((uv_handle_t *)&g->turn, handle_closed);
		uv_close((uv_handle_t *)&g->late_turn, handle_closed);
		uv_close((uv_handle_t *)&g->tick, handle_closed);
		uv_close((uv_handle_t *)&g->stopping, handle_closed);
	}
	if (g->transport)
		transport_close(g->transport, transport_closed);
	one_closed(g);
}
