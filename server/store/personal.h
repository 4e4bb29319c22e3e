/* server/store/personal.h: whom and what a member does not want to see.  Nobody else is told. */
#ifndef CAIRN_STORE_PERSONAL_H
#define CAIRN_STORE_PERSONAL_H

#include "store/tx.h"

#define HIDDEN_MOST 200
#define TOPICS_MOST 9

/* Again is fine, both ways.  ERR_TOO_LARGE when HIDDEN_MOST are hidden. */
int personal_hide(struct tx *tx, int64_t member, int64_t hidden, bool on) WARN_UNUSED;
/* At most HIDDEN_MOST. */
int personal_hidden(struct tx *tx, int64_t member, int64_t ret[HIDDEN_MOST], size_t *ret_n) WARN_UNUSED;
/* In place of those before; words of the schema, one twice is fine. */
int personal_set_topics(struct tx *tx, int64_t member, const struct str *topics, size_t n) WARN_UNUSED;
/* At most TOPICS_MOST; words in the arena. */
int personal_topics(struct tx *tx, int64_t member, struct arena *arena, struct str ret[TOPICS_MOST], size_t *ret_n) WARN_UNUSED;

#endif
