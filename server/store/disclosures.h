/* server/store/disclosures.h: somebody outside was told of a person, in an emergency.  Written down by who did it, and
 * never changed. */
#ifndef CAIRN_STORE_DISCLOSURES_H
#define CAIRN_STORE_DISCLOSURES_H

#include "store/tx.h"

struct disclosure {
	int64_t id, at_ms;                    /* filled by storage */
	int64_t case_id, by;
	struct str told;                      /* a word of the schema */
	struct str words;                     /* why, and what was shared; sealed in storage */
	struct str name;                      /* read only: of who wrote it down; absent when gone */
	bool person_told, reached;
};

int disclosures_add(struct tx *tx, struct disclosure *d, struct arena *arena) WARN_UNUSED;
int disclosures_count(struct tx *tx, int64_t case_id, int64_t *ret) WARN_UNUSED;
/* Oldest first. */
int disclosures_of_case(struct tx *tx, int64_t case_id, struct arena *arena, struct disclosure *ret, size_t most, size_t *ret_n) WARN_UNUSED;

#endif
