/* server/meeting/pages.h: columns of the pages table (server/pages.c).  What they show says of nobody why they come: titles
 * are neutral, and there are no names, no words and no rooms in them. */
#ifndef CAIRN_MEETING_PAGES_H
#define CAIRN_MEETING_PAGES_H

#include "session/page.h"

/* calendars.c: iCalendar */
int calendar_page(struct page *p, struct tx *tx);         /* /calendar/<link>.ics: one's own, or a room's */
int meeting_page(struct page *p, struct tx *tx);          /* /meeting/<id of a public one, or link of a place>.ics */
int programme_page(struct page *p, struct tx *tx);        /* /programme.ics: all that is public */
/* guide.c: JSON for lists of meetings (github.com/code4recovery/spec) */
int guide_page(struct page *p, struct tx *tx);
/* week.c: the coming week as HTML without a script */
int week_page(struct page *p, struct tx *tx);

#endif
