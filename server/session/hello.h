/* server/session/hello.h: the first request on a connection. */
#ifndef CAIRN_SESSION_HELLO_H
#define CAIRN_SESSION_HELLO_H

#include "session/request.h"

int hello_run(struct request *r, struct tx *tx);
int hello_after(struct request *r);

#endif
