/* server/schedule/ical_zone.h: which zone a TZID means.  For files of schedule/. */
#ifndef CAIRN_SCHEDULE_ICAL_ZONE_H
#define CAIRN_SCHEDULE_ICAL_ZONE_H

#include "base/buf.h"

/* An IANA name; behind a prefix as "/mozilla.org/20050126_1/Europe/Berlin" too; or for one of Windows that of CLDR.  Of the TZID, or for
 * ever.  ERR_BAD_FIELD: none of these. */
int ical_zone(struct str tzid, struct str *ret) WARN_UNUSED;

#endif
