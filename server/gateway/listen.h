/* server/gateway/listen.h: the listening socket.
 *
 * Ours, not the library's: so we count before anything is allocated, take a few
 * connections a turn, and rest when there is no room or no descriptor left
 * instead of spinning on a socket that stays readable. */
#ifndef CAIRN_GATEWAY_LISTEN_H
#define CAIRN_GATEWAY_LISTEN_H

#include <stdbool.h>
#include <sys/socket.h>
#include <uv.h>

#include "base/buf.h"
#include "base/config.h"

struct listener {
	uv_poll_t poll;
	int fd;                               /* -1 when closed */
	bool open, resting;                   /* open: the handle is the loop's */
	/* A connection came; the descriptor is the callee's now.  False: no room, rest. */
	bool (*accepted)(struct listener *, int fd, const struct sockaddr *from);
};

/* `accepted` is set before.  ERR_CONFIG, ERR_IO with one line in `why`. */
int listener_open(struct listener *l, const struct config *config, uv_loop_t *loop, struct buf *why) WARN_UNUSED;
unsigned listener_port(const struct listener *l);
/* There is room again, or it is worth another look. */
void listener_wake(struct listener *l);
/* `closed` is called by the loop when the handle is gone, also when it never was open: then at once. */
void listener_close(struct listener *l, uv_close_cb closed);

#endif
