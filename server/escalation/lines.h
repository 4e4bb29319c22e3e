/* server/escalation/lines.h: crisis lines by country and language, from a file that operators may edit (share/cairn/help-lines.json,
 * or where storage.help_lines points; docs/howto/help-lines.md).
 *
 *  (1) A file is taken whole or not at all: what is wrong with it is named with entry and field, and the last good one stays.
 *  (2) A number is only ever given out with the day on which somebody last compared it with a source.
 *  (3) Nobody is given an emergency number of a country they did not name.
 *
 * Read by storage threads and the loop, replaced by any thread.  To read from NULL is to read where nothing was ever loaded. */
#ifndef CAIRN_ESCALATION_LINES_H
#define CAIRN_ESCALATION_LINES_H

#include "base/arena.h"
#include "base/buf.h"
#include "protocol/generated/messages.h"

#define LINES_MOST 20                     /* of one region, as many as one answer holds */
#define LINES_STALE_DAYS 365

struct lines;

int lines_new(struct lines **ret) WARN_UNUSED;
void lines_free(struct lines *l);             /* NULL is a no-op */
/* ERR_CONFIG with one line in `why`: file, and the entry and field that is wrong.  ERR_NO_MEMORY. */
int lines_load(struct lines *l, const char *path, struct buf *why) WARN_UNUSED;

/* A day as the file writes it, YYYY-MM-DD in UTC. */
struct lines_day {
	char text[11];
};
struct lines_day lines_day(int64_t wall_ms);

/* Those of the region; without one, or where it has none, those of the region the language tag names, or of the main one of the
 * language, but without emergency numbers unless the region was named; else none, and *ret_region is absent.  Lines in the language first, then emergency
 * numbers, then those open day and night.  today: a day, for `stale` (verified over a year ago, or in the future).  Texts are of the
 * arena.  ERR_NO_MEMORY. */
int lines_find(struct lines *l, struct str region, struct str language, struct str today, struct arena *arena,
               struct wire_line *ret, size_t most, size_t *ret_n, struct str *ret_region) WARN_UNUSED;
/* Regions there are lines for, in order; and the page for others, also when no file was ever loaded.  ERR_NO_MEMORY. */
int lines_regions(struct lines *l, struct arena *arena, struct str **ret, size_t *ret_n, struct str *ret_elsewhere) WARN_UNUSED;

struct lines_count {
	size_t lines, regions, stale;
};
/* How many, today; `out` (may be NULL) gets one text line for each that is stale: who has to be asked again, and where. */
struct lines_count lines_count(struct lines *l, struct str today, struct buf *out);

#endif
