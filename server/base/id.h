/* server/base/id.h: the name of a room, member, stream, invite or session.
 *
 * A random 63-bit number in storage and in C; on the wire the same number as
 * 13 lower-case characters of Crockford's base 32 (crockford.com/base32.html),
 * because a JSON number holds only 53 bits.  Unguessable, but never the only
 * guard: the routes table decides who may. */
#ifndef CAIRN_BASE_ID_H
#define CAIRN_BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define ID_TEXT_LEN 13

/* Write 13 characters and a NUL.  `id` must be > 0. */
void id_format(int64_t id, char ret_text[ID_TEXT_LEN + 1]);
/* The exact form id_format() writes; anything else is ERR_BAD_FIELD. */
int id_parse(struct str text, int64_t *ret_id) WARN_UNUSED;

#endif
