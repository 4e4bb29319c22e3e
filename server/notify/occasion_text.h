/* server/notify/occasion_text.h: mails about meetings, and tests of addresses, in seven languages: en, de, es, fr, it, pl, pt.
 * Title, day, time with its zone, and a link; nothing of why anybody comes.  Pure. */
#ifndef CAIRN_NOTIFY_OCCASION_TEXT_H
#define CAIRN_NOTIFY_OCCASION_TEXT_H

#include "store/channels.h"
#include "store/occasions.h"

/* Is it one of these?  About a meeting, or a test in a known language or of somebody who is no staff. */
bool occasion_has_text(const struct parcel *parcel);
/* What the subject says after the site's name; may hold any characters. */
void occasion_subject(const struct parcel *parcel, struct buf *out);
/* Lines that end in \n. */
void occasion_body(const struct parcel *parcel, struct str link, struct buf *out);
/* "Thursday, 26 November 2026, 19:00 (Europe/Berlin)" in a language: a BCP 47 tag, of which the first part counts; unknown: en. */
void occasion_when(struct str language, struct str zone, int64_t at_ms, struct buf *out);

#endif
