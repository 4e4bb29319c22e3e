/* server/account/offer.h: names on offer at the door, so that nobody has to think of one.
 *
 * Two words each, something in nature and a friendly adjective, in the room's
 * language: en, es, fr, pt, de, it, pl.  They say nothing of what the programme is
 * about, and every one passes name_clean().  Whether a name is free in the room is
 * the caller's question.  Any thread. */
#ifndef CAIRN_ACCOUNT_OFFER_H
#define CAIRN_ACCOUNT_OFFER_H

#include "base/arena.h"
#include "base/buf.h"

#define OFFER_MOST 8

/* Fill ret_names[0..count) with random names; no two share a word.  `language` is a
 * BCP 47 tag of which the first part counts; an unknown or absent one is taken as en.
 * `count` is at most OFFER_MOST.  The names live in the arena.
 * ERR_NO_MEMORY; ERR_CRYPTO when the system gives no randomness. */
int offer_names(struct arena *arena, struct str language, unsigned count, struct str *ret_names) WARN_UNUSED;

#endif
