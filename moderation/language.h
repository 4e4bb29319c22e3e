/* moderation/language.h: which packs a message is read with.
 *
 * People mix languages when they are upset, and words of one language are other words in the next
 * ("die").  So a hit counts when its pack is that of the language the caller names; or of one whose cue words
 * are about as frequent, in the message or around the hit, as those of the named one; or when two of its own
 * words are none that the named language knows.  A word that both know is evidence for neither. */
#ifndef CAIRN_MODERATION_LANGUAGE_H
#define CAIRN_MODERATION_LANGUAGE_H

#include "moderation/sight.h"

struct language {
	uint32_t named;                       /* 1u << pack; 0: none was named, and none could be guessed */
	uint32_t spoken;                      /* packs all whose hits count */
	uint32_t possible;                    /* packs some of whose hits may count */
};

/* `name`: NULL or unknown when the caller does not know. */
void language_read(struct language *ret, const struct sight *sight, const char *name);
/* Whether a hit of pack number `pack` over these places counts. */
bool language_counts(const struct language *language, const struct sight *sight, uint32_t pack,
                     uint32_t first, uint32_t last);

#endif
