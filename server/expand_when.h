/* server/expand_when.h: times as people write them on a command line. */
#ifndef CAIRN_EXPAND_WHEN_H
#define CAIRN_EXPAND_WHEN_H

#include "schedule/recur.h"

/* By the clock on a wall; or, with Z or an offset, a moment. */
struct when {
	struct wall wall;
	bool is_day, is_moment;
	int64_t ms;                           /* of a moment */
};

/* 2026-01-06, 20260106; T or a space, 18:00, 18:00:00, 1800, 180000; Z, +01:00, -0330.  ERR_BAD_FIELD. */
int when_parse(struct str text, struct when *ret) WARN_UNUSED;
/* By the clock of a zone.  ERR_BAD_FIELD: no such zone, or a year that it knows nothing of. */
int when_wall(const struct when *when, struct str zone, struct wall *ret) WARN_UNUSED;
int when_ms(const struct when *when, struct str zone, int64_t *ret_ms) WARN_UNUSED;

#endif
