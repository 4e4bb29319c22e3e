/* server/gateway/gateway.h: the server's face to the network.
 *
 * Listens, serves the browser client and /api/, and joins WebSockets to the desk.
 * Runs on the caller's loop: the desk is flushed once per turn and ticked once a
 * second.  Signals, and waking the loop for the store, are the caller's.
 *
 * Loop thread only. */
#ifndef CAIRN_GATEWAY_GATEWAY_H
#define CAIRN_GATEWAY_GATEWAY_H

#include <uv.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/config.h"
#include "session/desk.h"

struct gateway;

/* Everything is borrowed until gateway_close() is done.  ERR_CONFIG, ERR_IO, ERR_CRYPTO,
 * ERR_NO_MEMORY; `why` then holds one line for a person, and the loop may still
 * hold closing handles. */
int gateway_open(const struct config *config, const struct clock *clock, uv_loop_t *loop, struct desk *desk,
                 struct gateway **ret_gateway, struct buf *why) WARN_UNUSED;
/* The port it listens on, also when the config said 0. */
unsigned gateway_port(const struct gateway *g);
/* SIGHUP: take the certificate and key anew.  When they cannot be read or do not
 * belong together the old ones stay, and a line is logged. */
void gateway_reload(struct gateway *g);
/* Stop listening, and let what is under way end.  The caller closes the clients with
 * desk_close_all().  done(ctx) comes once: when the last connection is gone, or after within_ms. */
void gateway_stop(struct gateway *g, int64_t within_ms, void (*done)(void *ctx), void *ctx);
/* End everything.  Each client still open is closed over the next turns of the loop;
 * after them the gateway is gone: run the loop until it has nothing left. NULL is a no-op. */
void gateway_close(struct gateway *g);

#endif
