/* server/store/rooms.h: rooms and the seats in them. */
#ifndef CAIRN_STORE_ROOMS_H
#define CAIRN_STORE_ROOMS_H

#include "store/tx.h"

#define ROOM_REACTIONS_MOST 12

struct room {
	int64_t id, stream;
	struct str name, about, rules, language;       /* in the arena */
	int64_t rules_version, capacity;
	bool history_all, presence, typing, open;
	struct str reactions[ROOM_REACTIONS_MOST];
	size_t n_reactions;
};

/* Insert with a new id and stream; fills room->id, stream and rules_version.  Tells every node. */
int rooms_add(struct tx *tx, struct room *room) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int rooms_get(struct tx *tx, int64_t id, struct arena *arena, struct room *ret) WARN_UNUSED;
/* Only its stream.  ERR_NOT_FOUND. */
int rooms_stream(struct tx *tx, int64_t id, int64_t *ret_stream) WARN_UNUSED;
/* By exact name, for the command line.  ERR_NOT_FOUND. */
int rooms_by_name(struct tx *tx, struct str name, int64_t *ret_id) WARN_UNUSED;
/* Write every column but id and stream.  Tells every node. */
int rooms_set(struct tx *tx, const struct room *room) WARN_UNUSED;
/* Ids of all rooms in which the member holds a grant (or all, with `every`), by
 * name, at most `most`. */
int rooms_open_to(struct tx *tx, int64_t member, bool every, int64_t *ret, size_t most, size_t *ret_n) WARN_UNUSED;
int rooms_count(struct tx *tx, int64_t *ret) WARN_UNUSED;

struct seat {
	uint64_t arrived_seq;                 /* entries up to this one are before their time */
	int64_t rules_version;                /* what they accepted */
	int64_t whole_us;                     /* message allowance (base/rate.h) */
	int64_t seen_ms;                      /* last known to be there */
};

/* ERR_NOT_IN_ROOM. */
int seats_get(struct tx *tx, int64_t room, int64_t member, struct seat *ret) WARN_UNUSED;
int seats_set(struct tx *tx, int64_t room, int64_t member, const struct seat *seat) WARN_UNUSED;
/* Still there. */
int seats_seen(struct tx *tx, int64_t room, int64_t member) WARN_UNUSED;
/* Gone for now: their places in full rooms are free.  The seats stay theirs. */
int seats_vacate(struct tx *tx, int64_t member) WARN_UNUSED;
int seats_spend(struct tx *tx, int64_t room, int64_t member, int64_t whole_us) WARN_UNUSED;
/* Give up a seat; tells every node.  None there is fine. */
int seats_leave(struct tx *tx, int64_t room, int64_t member) WARN_UNUSED;
/* People other than `member` who were there at or after `since_ms` and hold no staff role. */
int seats_count(struct tx *tx, int64_t room, int64_t member, int64_t since_ms, int64_t *ret) WARN_UNUSED;

#endif
