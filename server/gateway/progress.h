/* server/gateway/progress.h: how much the other end of a TCP connection has taken. */
#ifndef CAIRN_GATEWAY_PROGRESS_H
#define CAIRN_GATEWAY_PROGRESS_H

#include <stdint.h>

/* Bytes acknowledged so far; 0 where the kernel does not say. */
uint64_t progress_of(int fd);

#endif
