/* server/gateway/address.h: how many connections come from one address.
 *
 * An address is kept only as a number: HMAC-SHA256 of it under a key made at
 * start, cut to 64 bits.  IPv6 counts by /64, for that is what one household gets. */
#ifndef CAIRN_GATEWAY_ADDRESS_H
#define CAIRN_GATEWAY_ADDRESS_H

#include <stdint.h>
#include <sys/socket.h>

#include "base/buf.h"
#include "base/table.h"

struct addresses {
	uint8_t key[32];
	struct table counts;
};

int addresses_init(struct addresses *a) WARN_UNUSED;      /* ERR_CRYPTO */
void addresses_release(struct addresses *a);

uint64_t address_of(const struct addresses *a, const struct sockaddr *from);
/* The last entry of X-Forwarded-For, which our own proxy wrote; 0 when there is none to read. */
uint64_t address_forwarded(const struct addresses *a, struct str header);

/* One more connection from `address`.  ERR_SLOW_DOWN over `most`, ERR_NO_MEMORY. */
int addresses_take(struct addresses *a, uint64_t address, int64_t most) WARN_UNUSED;
void addresses_give(struct addresses *a, uint64_t address);

#endif
