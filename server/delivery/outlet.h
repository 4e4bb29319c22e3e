/* server/delivery/outlet.h: where one connection's bytes go out.
 *
 * Implemented by gateway/; everything above it sends whole messages and never
 * sees a socket.
 *
 *  (1) send() is called only from desk_flush(), once per loop turn, never from
 *      inside a transport callback.
 *  (2) After OUTLET_BLOCKED nothing more may be sent until the transport has
 *      called client_writable(). */
#ifndef CAIRN_DELIVERY_OUTLET_H
#define CAIRN_DELIVERY_OUTLET_H

#include <stdbool.h>
#include <stddef.h>

enum outlet_status {
	OUTLET_SENT,                          /* gone, or in the kernel */
	OUTLET_BLOCKED,                       /* taken, but the way is full now */
	OUTLET_GONE,                          /* the connection is over; client_closed() follows */
};

struct outlet {
	/* Send one text message.  FRAME_HEADROOM bytes before `message` may be written.
	 * `more`: another message for this outlet follows at once, and one write may
	 * carry them all; what it answers before the last one does not count. */
	enum outlet_status (*send)(struct outlet *, char *message, size_t len, bool more);
	/* Close with a WebSocket close code.  Nothing is sent after.  Asynchronous:
	 * client_closed() comes later, never from inside this call. */
	void (*close)(struct outlet *, unsigned code);
};

#endif
