/* moderation/policy.h: what a room does with a message.
 *
 *   findings x policy of the room x standing of the member -> verdict
 *
 *  (1) At red or crisis the verdict is to deliver, whatever else the message contains, whoever
 *      wrote it and however the room is set.  (The label guide, section 5.)
 *  (2) Nor is anything else of somebody in danger held or refused, until staff have closed their case.
 *  (3) What only the second stage found is never held or refused; it is nudged at most.
 *  (4) Pure. */
#ifndef CAIRN_MODERATION_POLICY_H
#define CAIRN_MODERATION_POLICY_H

#include "moderation/moderation.h"

/* In order of severity; a message with several boundaries gets the severest. */
#define VERDICT_LIST(X) \
	X(VERDICT_DELIVER, "deliver") \
	X(VERDICT_NUDGE, "nudge") \
	X(VERDICT_HOLD, "hold") \
	X(VERDICT_REFUSE, "refuse")

#define X(code, word) code,
enum verdict { VERDICT_LIST(X) VERDICT_COUNT };
#undef X

const char *verdict_name(enum verdict verdict);
/* -1 when it is none. */
int verdict_parse(const char *at, size_t len);

struct policy {
	enum verdict boundaries[BOUNDARY_COUNT];
	bool links_off;                       /* links are refused for now */
	bool newcomers_wait;                  /* messages of newcomers are held for now */
};

/* Shipped: nudge where a person may have meant no harm, hold what could harm others. */
extern const struct policy policy_default;

struct standing {
	bool staff;                           /* mentors and facilitators of the room: nudged at most */
	bool newcomer;
	bool in_danger;                       /* has an open case at red or crisis */
};

struct ruling {
	enum verdict verdict;
	unsigned boundaries;                  /* 1u << enum boundary: those the verdict rests on; 0 with HOLD: a newcomer waits */
};

struct ruling policy_decide(const struct policy *policy, const struct standing *standing,
                            enum triage triage, unsigned boundaries, unsigned model_boundaries);

#endif
