/* server/store/space.h: is there room on the disk.
 *
 * Stopping well before the last byte keeps reads and checkpoints alive: moving
 * the log into the main file needs space of its own. */
#ifndef CAIRN_STORE_SPACE_H
#define CAIRN_STORE_SPACE_H

#include <stdbool.h>
#include <stdint.h>

struct space {
	const char *path;                     /* of the database, borrowed */
	int64_t reserve_bytes;                /* 0: never short */
	int64_t asked_ms;                     /* when the system was asked last */
	bool asked, is_short;
};

/* Asks the system at most every 200 ms. */
bool space_short(struct space *s, int64_t mono_ms);

#endif
