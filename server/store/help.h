/* server/store/help.h: whose room it is when somebody asks for help, and when they did last. */
#ifndef CAIRN_STORE_HELP_H
#define CAIRN_STORE_HELP_H

#include "store/tx.h"

/* The room whose staff look after a place: a side room's or staff room's room, else itself.  ERR_NOT_FOUND. */
int help_room(struct tx *tx, int64_t place, int64_t *ret_room) WARN_UNUSED;
/* Has or had the member anything to do with the room: a seat, a grant, words, a sanction, a case, or were they asked to
 * leave it?  ERR_NOT_FOUND. */
int help_known(struct tx *tx, int64_t room, int64_t member) WARN_UNUSED;
/* When the newest event of the case was that it was opened, or more joined it: for who presses again and again. */
int help_raised_ms(struct tx *tx, int64_t case_id, int64_t *ret_ms) WARN_UNUSED;

#endif
