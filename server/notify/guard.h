/* server/notify/guard.h: where what strangers name may not lead: to this machine, and to networks behind it.
 *
 * Asked about the address a socket is about to connect to, not about a name, so a name that means something else the second
 * time it is looked up (DNS rebinding) does not pass.  Pure. */
#ifndef CAIRN_NOTIFY_GUARD_H
#define CAIRN_NOTIFY_GUARD_H

#include <stdbool.h>
#include <sys/socket.h>

/* Is it an address of the public internet?  What is inside of IPv4-mapped, NAT64 and 6to4 addresses counts; a family other than
 * IPv4 and IPv6 is not. */
bool guard_public(const struct sockaddr *address, socklen_t len);

#endif
