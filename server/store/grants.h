/* server/store/grants.h: who may do what, where; and who was asked to stay away. */
#ifndef CAIRN_STORE_GRANTS_H
#define CAIRN_STORE_GRANTS_H

#include "base/role.h"
#include "crypto/secret.h"
#include "store/tx.h"

struct grant {
	enum role role;
	int64_t room;                         /* 0: the whole server */
	int64_t until_ms;                     /* 0: until revoked */
};

/* The roles a member holds in a room: those granted there and those granted on
 * the whole server.  room 0: only the latter.  In a staff room: the staff roles held in its room.  In a side
 * room (store/asides.h): for who holds a grant there and nobody else, participant for whom its case is about, and mentor for
 * who helps, while they are staff of the room it belongs to, or have the case and are staff somewhere. */
int grants_roles(struct tx *tx, int64_t member, int64_t room, unsigned *ret_roles) WARN_UNUSED;
/* The roles a member holds anywhere. */
int grants_roles_anywhere(struct tx *tx, int64_t member, unsigned *ret_roles) WARN_UNUSED;
/* Until when a member is mentor, facilitator, responder or admin somewhere.  0: they are not; INT64_MAX: until revoked. */
int grants_staff_until(struct tx *tx, int64_t member, int64_t *ret_ms) WARN_UNUSED;
/* Who may act on cases of a room: mentors, facilitators, responders and admins, of the room or of the server.  Each once. */
int grants_carers(struct tx *tx, int64_t room, int64_t *ret_members, size_t most, size_t *ret_n) WARN_UNUSED;
/* Who is responsible for it: facilitators and admins, of the room or of the server.  Each once. */
int grants_leads(struct tx *tx, int64_t room, int64_t *ret_members, size_t most, size_t *ret_n) WARN_UNUSED;
/* Everybody who is mentor, facilitator, responder or admin somewhere.  Each once. */
int grants_staff(struct tx *tx, int64_t *ret_members, size_t most, size_t *ret_n) WARN_UNUSED;
/* Everything a member holds, at most `most`. */
int grants_list(struct tx *tx, int64_t member, struct grant *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* until_ms 0: no end.  Tells every node.  Every change of grants is one of the roster too (store/roster.h). */
int grants_set(struct tx *tx, int64_t member, const struct grant *grant) WARN_UNUSED;
/* ERR_NOT_FOUND; ERR_LAST_ADMIN when nobody else could administer the server.  Tells every node. */
int grants_revoke(struct tx *tx, int64_t member, int64_t room, enum role role) WARN_UNUSED;

/* Has a grant's time run out that is still there?  For the reader. */
int grants_due(struct tx *tx, bool *ret_due) WARN_UNUSED;
/* Take away what has run out, at most `most`; tells every node, as a revocation does. */
int grants_expire(struct tx *tx, size_t most) WARN_UNUSED;

struct removal {
	int64_t room, member, by;
	struct str reason;
	int64_t until_ms;
};

/* Remove a member: their grants there end, their seats go, and they, or their
 * device, cannot come back until `until_ms`.  On the whole server nobody signs in
 * as them any more; sessions they have go on, without any room, so that they can
 * read why, and appeal.  Again: the new end counts.  Tells every node.  ERR_LAST_ADMIN. */
int removals_add(struct tx *tx, const struct removal *r) WARN_UNUSED;
/* It ends at `until_ms` instead, 0: now.  They can come back by a new invite; what they
 * held before does not come back by itself.  None there is fine. */
int removals_lift(struct tx *tx, int64_t room, int64_t member, int64_t until_ms) WARN_UNUSED;
/* ERR_REMOVED while the member (0: nobody yet) or the device (NULL: unknown) must
 * stay away from the room or the whole server. */
int removals_check(struct tx *tx, int64_t room, int64_t member, const struct digest *device) WARN_UNUSED;

/* Forget at most `limit` removals that are over. */
int removals_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

#endif
