/* server/store/asides.h: side rooms, where somebody of a room talks alone with who is with them.
 *
 *  (1) Who may be in one holds a grant of it: what is held on the whole server does not count there.  It is one of a
 *      participant for both, so that nobody is staff anywhere by it; grants_roles() makes who helps a mentor there,
 *      while they are staff.
 *  (2) It has no staff room, holds nothing, and is in nobody else's list.
 *  (3) Once closed nobody holds a grant of it; what was said stays sealed. */
#ifndef CAIRN_STORE_ASIDES_H
#define CAIRN_STORE_ASIDES_H

#include "store/tx.h"

/* Make one beside a room; it is one when a case names it (cases_set_aside()). */
int asides_open(struct tx *tx, int64_t of, int64_t *ret_room) WARN_UNUSED;
/* The member may be in it, and has a seat; again is fine. */
int asides_let(struct tx *tx, int64_t room, int64_t member) WARN_UNUSED;
/* Everybody's grants and seats end.  Tells every node; again is fine. */
int asides_close(struct tx *tx, int64_t room) WARN_UNUSED;
/* The room it belongs to; 0: it is no side room.  ERR_NOT_FOUND: there is no such room. */
int asides_of(struct tx *tx, int64_t room, int64_t *ret_of) WARN_UNUSED;

#endif
