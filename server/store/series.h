/* server/store/series.h: what is planned to recur. */
#ifndef CAIRN_STORE_SERIES_H
#define CAIRN_STORE_SERIES_H

#include "store/tx.h"

#define SERIES_DAYS_MOST 1000
#define SERIES_STAFF_MOST 20

#define PART_LEAD "lead"
#define PART_CO_LEAD "co_lead"

struct series_day {
	struct str day;                       /* YYYY-MM-DD */
	int64_t start_min;                    /* -1: left out; else a time besides */
};

struct series {
	int64_t id, room, version, sequence;
	struct str uid, title, about, language, audience, zone, day, rule;
	int64_t start_min, minutes, capacity, staff_needed, opens_min;
	int64_t entry_min;                    /* -1: until it is over */
	bool public, guide;
	int64_t follows, made_until_ms, ended_ms, created_by, created_ms, changed_ms;   /* 0: none, not */
	struct series_day *days;              /* in the arena */
	size_t n_days;
};

/* Insert with a new id, uid and version 1. */
int series_add(struct tx *tx, struct series *s) WARN_UNUSED;
/* With its days.  ERR_NOT_FOUND. */
int series_get(struct tx *tx, int64_t id, struct arena *arena, struct series *ret) WARN_UNUSED;
/* Every column but id, room, uid, created; the days anew.  version counts up: ERR_STALE when it is not the one given. */
int series_set(struct tx *tx, struct series *s) WARN_UNUSED;
/* Meetings are there up to then. */
int series_made(struct tx *tx, int64_t id, int64_t until_ms) WARN_UNUSED;
/* Nothing follows any more, since now. */
int series_ended(struct tx *tx, int64_t id) WARN_UNUSED;
/* Its moments are others, though nobody changed it: counts up for calendars. */
int series_moved(struct tx *tx, int64_t id) WARN_UNUSED;
/* A timer of that kind for each that goes on, now. */
int series_timers(struct tx *tx, const char *kind) WARN_UNUSED;
/* By id, after `after`, of a room (0: all), those that go on or also the ended.  With their days. */
int series_list(struct tx *tx, int64_t room, bool ended, int64_t after, struct arena *arena, struct series *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* How many go on. */
int series_count(struct tx *tx, int64_t *ret) WARN_UNUSED;
/* Forget at most `limit` that ended so long ago and of which no meeting is left. */
int series_prune(struct tx *tx, int64_t before_ms, int64_t limit) WARN_UNUSED;

struct staffing {
	int64_t member;
	struct str name, part;                /* name: absent when gone */
	bool offered;                         /* of a meeting */
};

/* Put, or change the part; an absent part takes them off. */
int series_staff_set(struct tx *tx, int64_t series, int64_t member, struct str part) WARN_UNUSED;
/* All of one series to another that was split off from it. */
int series_staff_copy(struct tx *tx, int64_t from_series, int64_t to_series) WARN_UNUSED;
int series_staff_list(struct tx *tx, int64_t series, struct arena *arena, struct staffing *ret, size_t most, size_t *ret_n) WARN_UNUSED;

/* Days on which nothing takes place. */
struct closure {
	int64_t id, room;                     /* room 0: everything */
	struct str title, first_day, last_day, zone;
};

#define CLOSURES_MOST 500

/* id 0: insert.  ERR_NOT_FOUND. */
int closures_put(struct tx *tx, struct closure *c) WARN_UNUSED;
int closures_get(struct tx *tx, int64_t id, struct arena *arena, struct closure *ret) WARN_UNUSED;
int closures_remove(struct tx *tx, int64_t id) WARN_UNUSED;
int closures_list(struct tx *tx, struct arena *arena, struct closure *ret, size_t most, size_t *ret_n) WARN_UNUSED;
int closures_count(struct tx *tx, int64_t *ret) WARN_UNUSED;
/* Forget those that ended before that day. */
int closures_prune(struct tx *tx, struct str before_day) WARN_UNUSED;

#endif
