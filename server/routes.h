/* server/routes.h: which functions do which operation.  Who may, and what it
 * costs, stands beside each operation in protocol/cairn.schema.json. */
#ifndef CAIRN_ROUTES_H
#define CAIRN_ROUTES_H

#include "session/request.h"

extern const struct route routes[OP_COUNT];

#endif
