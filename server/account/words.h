/* server/account/words.h: recovery words, which bring a seat back on another device.
 *
 * Six words out of 1024, so 60 bits.  That is enough against guessing through the
 * server: at a thousand tries a second, far above what the limits let through, a
 * given seat is found after 18 million years on average, any one of ten thousand
 * seats after 1800.  It is less than a key needs, so storage holds only an HMAC of
 * the words under a key derived from the master key (KEY_WORDS): the database
 * alone is nothing to guess against.
 *
 * words.txt holds plain, neutral words that are easy to spell, of 4 to 7 letters,
 * told apart by their first four.  A new one must not be about death, weapons,
 * drink or drugs, the body, illness, religion, family, violence or money, nor be
 * sad, spelt in two ways, or sound like another of the list.  Changing a word takes
 * the seat from whoever has it among theirs: the list may be mended only before
 * the first release.
 *
 * The words are a secret: callers wipe the buffers they pass.  Any thread. */
#ifndef CAIRN_ACCOUNT_WORDS_H
#define CAIRN_ACCOUNT_WORDS_H

#include "base/buf.h"

#define WORDS_COUNT 6
#define WORDS_MOST (WORDS_COUNT * 8 - 1)  /* bytes of the longest six, with single spaces */

/* Append six random words joined by single spaces.  ERR_CRYPTO when the system gives no
 * randomness; ERR_NO_MEMORY, ERR_TOO_LARGE from the buffer.  On failure it is as before. */
int words_new(struct buf *ret) WARN_UNUSED;
/* Append what words_new() wrote, found again in what somebody typed: any case, anything
 * but letters between the words, the first four letters or more of each.  ERR_BAD_FIELD
 * when a word is not in the list or they are not six; else as words_new(). */
int words_clean(struct str typed, struct buf *ret) WARN_UNUSED;

#endif
