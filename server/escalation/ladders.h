/* server/escalation/ladders.h: the deadlines of a room, and what staffing cannot keep of them. */
#ifndef CAIRN_ESCALATION_LADDERS_H
#define CAIRN_ESCALATION_LADDERS_H

#include "ladder/ladder.h"
#include "session/request.h"

/* The standard deadlines, or those the room set itself for people in danger; about behaviour always the standard ones. */
int ladders_policy(struct tx *tx, int64_t room, bool conduct, enum triage level, struct ladder_policy *ret) WARN_UNUSED;

/* Columns of the routes table (session/request.h). */
int ladder_list_run(struct request *r, struct tx *tx);
int ladder_set_run(struct request *r, struct tx *tx);

#endif
