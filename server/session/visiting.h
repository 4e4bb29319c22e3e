/* server/session/visiting.h: opening a reading place, in two steps.
 *
 * visiting_plan() decides in the transaction from which entry on this person may
 * read; visiting_enter() opens the cursor on the loop, once that is durable. */
#ifndef CAIRN_SESSION_VISITING_H
#define CAIRN_SESSION_VISITING_H

#include "moderation/policy.h"
#include "session/request.h"

struct visiting {
	struct room room;
	enum role role;
	uint64_t head, after, earliest;
	bool reset, covered;
	bool attends;                         /* a meeting is on */
	struct wire_meeting *meeting;         /* it, or the next; NULL: none */
};

/* `after` is what the client says it holds; has_after false: nothing.  roles are
 * those held in the room. */
int visiting_plan(struct request *r, struct tx *tx, const struct room *room, const struct seat *seat, unsigned roles,
                  bool has_after, uint64_t after, struct visiting *ret) WARN_UNUSED;
/* Opens (or moves) the client's visit and describes it; memory from the request's arena. */
int visiting_enter(struct request *r, const struct visiting *v, struct wire_visit *ret) WARN_UNUSED;

/* The meeting of the room that is on (*ret_on) or the next, as the member may see it; NULL: none. */
int visiting_meeting(struct tx *tx, int64_t room, int64_t member, struct arena *arena, bool *ret_on, struct wire_meeting **ret) WARN_UNUSED;
/* Staff read a room from its beginning; so does everybody where the room says so. */
bool visiting_sees_all(const struct room *room, unsigned roles);
/* The role somebody speaks in, in a room. */
enum role visiting_role(unsigned roles);
void room_to_wire(const struct room *room, struct wire_room *ret);
/* What the room does about messages; an unreadable column is as shipped. */
void room_policy(const struct room *room, struct policy *ret);
void room_policy_to_wire(const struct room *room, struct wire_policy *ret);
/* Sets the room's columns, not storage. */
int room_policy_set(struct room *room, const struct wire_policy *policy, struct arena *arena) WARN_UNUSED;
struct wire_person actor_person(const struct actor *a, enum role role);

#endif
