/* server/meeting/week_words.h: words of the page /week, in the languages of the client (clients/web/i18n). */
#ifndef CAIRN_MEETING_WEEK_WORDS_H
#define CAIRN_MEETING_WEEK_WORDS_H

#include "base/buf.h"

struct week_words {
	const char *language, *name;          /* tag, and what it calls itself */
	const char *leave, *title, *about, *none, *now, *cancelled, *moved, *closed, *everybody, *come, *calendar, *danger;
	/* "Tuesday", after_day, "5", after_number, "May": as it is said */
	const char *after_day, *after_number, *first;  /* first: of a month; NULL: 1 */
	const char *days[7];                  /* Monday first */
	const char *months[12];
};

/* The best of an Accept-Language header (RFC 9110 12.5.4); else `standard`, else English. */
const struct week_words *week_words(struct str accepted, struct str standard);
/* The name of a language in itself; NULL: not known. */
const char *week_language(struct str tag);

#endif
