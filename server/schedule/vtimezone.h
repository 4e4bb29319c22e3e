/* server/schedule/vtimezone.h: a zone of zone.h as a VTIMEZONE (RFC 5545 3.6.5).  For files of schedule/. */
#ifndef CAIRN_SCHEDULE_VTIMEZONE_H
#define CAIRN_SCHEDULE_VTIMEZONE_H

#include "base/buf.h"

/* Lines end with CRLF and need no folding.  Right from the beginning of `first_year` to the end of `last_year` (1970 to 2199), and for
 * ever where the rule that goes on after the known changes is one a calendar can say.  ERR_BAD_FIELD: unknown zone. */
int vtimezone_put(struct str zone, int first_year, int last_year, struct buf *out) WARN_UNUSED;

#endif
