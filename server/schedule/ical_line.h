/* server/schedule/ical_line.h: the lines of an iCalendar text (RFC 5545 3.1).  For files of schedule/. */
#ifndef CAIRN_SCHEDULE_ICAL_LINE_H
#define CAIRN_SCHEDULE_ICAL_LINE_H

#include "base/arena.h"

struct ical_lines {
	struct str left;
	struct arena *arena;
	int number;                           /* of the next line as an editor counts them */
};

/* One line, unfolded: NAME;PARAM=value;PARAM="value":VALUE */
struct ical_line {
	struct str name, params, value;
	int number;                           /* of its first */
};

void ical_lines_begin(struct ical_lines *l, struct str text, struct arena *arena);
/* Of the text, or in the arena where it was folded.  ERR_NOT_FOUND: the end.  ERR_BAD_FIELD: no line of a calendar;
 * ret->number is set all the same. */
int ical_lines_next(struct ical_lines *l, struct ical_line *ret) WARN_UNUSED;

/* Without quotation marks; absent when it is not there. */
struct str ical_param(const struct ical_line *line, const char *name);
/* Whatever the case of letters. */
bool ical_word_is(struct str text, const char *word);

#endif
