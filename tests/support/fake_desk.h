/* tests/support/fake_desk.h: a desk that does as it is told, for testing the gateway alone.
 *
 * A message is a command:
 *   echo TEXT        the same back            all TEXT          TEXT to every client
 *   flood N SIZE     N numbered messages      storm N SIZE      the same to every client
 *   close CODE       close this one           count             figures as JSON
 *
 * An operation is one too: "echo" answers with its body, "slow" a tick later, "never"
 * never, "cookies" sets both, "clear" clears the session, "address" tells the number it came
 * from, "count" the figures.
 *
 * A page is one below /calendar/: "slow" and "never" as above, "header" and "styles" say what came with the question; the
 * others are in a table. */
#ifndef CAIRN_TESTS_FAKE_DESK_H
#define CAIRN_TESTS_FAKE_DESK_H

#include "session/desk.h"

struct desk *fake_desk_new(void);
/* Every client and exchange must be gone by then. */
void fake_desk_free(struct desk *d);

#endif
