/* server/ladder/ladder.h: the life of a case, and who is alerted when: pure, and the only place that knows.
 *
 *            raised
 *              v
 *   +------> open -----------------------------+    its clock climbs the rungs, the last one again and again, without end
 *   |          | acknowledge ("I am with them")|
 *   | lapse    v                               |
 *   +--- acknowledged --offer--> handed_over   |    a lease: it lapses unless its owner speaks to the person
 *   |          | spoke             | ^         |    handed_over: accept makes the receiver the owner; decline, or nobody
 *   | lapse    v          accept   | |         |    accepting in time, leaves it where it was, on the clock it had
 *   +--- with_person --offer-------+-+         |
 *              |                               |    with_person: quiet for too long is an alarm of its own, then it lapses
 *              +--------- close ---------------+--> closed --review--> reviewed
 *
 *  (1) Until it is closed, a case has a due time: whatever happens, somebody is alerted next at a known moment.
 *  (2) Except when open it has an owner.  Open it has none, and its next alarm is at most a rung, `repeat_ms` or `snooze_ms` away.
 *  (3) Nothing but a human being closes it.  A lapse, a decline or an alarm never does.
 *  (4) A rise of the level never delays what is due, nor who is called then, and alerts again; a repeat at the same level
 *      does not.
 *  (5) An event that does not fit the state, or comes from the wrong person, changes nothing and is refused.
 *
 * Deadlines are those of the research table (docs/escalation.md): after the on-call practice of PagerDuty and Grafana OnCall
 * and 988 centres, in minutes instead of half hours because the acknowledgement is a promise to a person. */
#ifndef CAIRN_LADDER_LADDER_H
#define CAIRN_LADDER_LADDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "moderation/moderation.h"

/* Words of the schema and of the database, in this order. */
enum case_state { CASE_OPEN, CASE_ACKNOWLEDGED, CASE_WITH_PERSON, CASE_HANDED_OVER, CASE_CLOSED, CASE_REVIEWED, CASE_STATES };

const char *case_state_name(enum case_state state);
int case_state_parse(struct str name, enum case_state *ret) WARN_UNUSED;

/* Who is alerted; a set. */
enum audience {
	AUDIENCE_OWNER = 1,                   /* who is on it */
	AUDIENCE_RECEIVER = 2,                /* who it is offered to */
	AUDIENCE_ROOM = 4,                    /* mentors of the room */
	AUDIENCE_LEAD = 8,                    /* facilitators of the room */
	AUDIENCE_ON_CALL = 16,                /* first tier of the roster, now */
	AUDIENCE_BACKUP = 32,                 /* second tier, and every mentor of the server */
	AUDIENCE_SUPERVISOR = 64,             /* third tier, now */
	AUDIENCE_SUPERVISORS = 128,           /* third tier whether on shift or not, and admins */
};

#define LADDER_RUNGS 5

struct ladder_rung {
	int64_t after_ms;                     /* since the clock began; 0 for the first */
	unsigned audience;
};

/* Times in milliseconds, all above 0 unless said otherwise. */
struct ladder_policy {
	struct ladder_rung rungs[LADDER_RUNGS];       /* rising; the first n_rungs */
	unsigned n_rungs;
	int64_t repeat_ms;                    /* of the last rung */
	int64_t lease_ms;                     /* acknowledged without a word to the person */
	int64_t quiet_ms;                     /* with the person without another word */
	int64_t words_ms;                     /* since opening: no human word to the person is an alarm; 0: none */
	int64_t accept_ms;                    /* a hand-over waits so long */
	int64_t snooze_ms;                    /* 0: cannot be put off; else once */
	int64_t follow_ms;                    /* until the follow-up, at most; 0: none needed */
};

/* conduct: a case about behaviour, whatever its level. */
void ladder_standard(bool conduct, enum triage level, struct ladder_policy *ret);
/* ERR_BAD_FIELD, *ret_field naming what is out of order: rungs that do not rise, a time that is not above 0. */
int ladder_check(const struct ladder_policy *policy, const char **ret_field) WARN_UNUSED;

struct ladder_case {
	enum case_state state, before;        /* before: where it was when handed over */
	enum triage level;
	int64_t owner, receiver;              /* 0: nobody */
	int64_t opened_ms;
	int64_t clock_ms;                     /* from when the rungs count: when it was opened, or of the last human word to the person */
	unsigned rung;                        /* the next one to alert; n_rungs: the last, repeating */
	int64_t step_ms;                      /* next on this state's clock */
	int64_t keep_ms;                      /* handed over: what step_ms was */
	int64_t words_ms;                     /* no word by then is an alarm; 0: there was one, or it was raised */
	bool quiet;                           /* the owner was asked whether all is well */
	bool snoozed;
};

enum ladder_event_kind {
	LADDER_RAISED,                        /* a flag, a report, or somebody asking for help; level */
	LADDER_DUE,                           /* the due time came */
	LADDER_ACKNOWLEDGE,                   /* member: by anybody while open; by another takes nothing over */
	LADDER_SPOKE,                         /* member said something to the person, here or by other means */
	LADDER_OFFER,                         /* member, the owner, to `to` */
	LADDER_ACCEPT,                        /* member, the receiver */
	LADDER_DECLINE,                       /* member: the receiver says no, or the owner takes it back */
	LADDER_RELEASE,                       /* member, the owner, cannot go on: open again, alerted at once; on the clock it had, unless
	                                       * the person was spoken to */
	LADDER_SNOOZE,                        /* member: open or theirs; brings nothing nearer */
	LADDER_CLOSE,                         /* member: the owner; `lead`: who is responsible may too, and the end of a drill */
	LADDER_REVIEW,                        /* member, not the one who closed it: `to` is who closed */
	LADDER_EVENTS
};

struct ladder_event {
	enum ladder_event_kind kind;
	int64_t member, to;
	enum triage level;
	bool lead;
	const char *why;                      /* LADDER_SNOOZE: for the record alone */
};

/* What the person is told. */
enum ladder_tell { TELL_NOTHING, TELL_CALLED, TELL_SEEN, TELL_WITH, TELL_WAITING, TELL_CLOSED };
/* What opens an entry of the near-miss register. */
enum ladder_miss { MISS_NONE, MISS_UNANSWERED, MISS_LAPSED, MISS_NO_WORDS, MISS_WENT_QUIET, MISS_HAND_OVER };

struct ladder_effects {
	unsigned audience;                    /* whom to alert; 0: nobody */
	bool loud;                            /* with sound, again */
	enum ladder_tell tell;
	enum ladder_miss miss;
	int64_t lost;                         /* the owner it lapsed from, 0: none */
};

/* The case after the event, at this moment.  policy: of the level the case has after it.  ERR_NOT_ALLOWED: not this member's to do; ERR_DECIDED: closed, or it does not fit the
 * state; ERR_BAD_FIELD: offered to oneself or to nobody.  Then *ret_case and *ret_effects are as before.  A LADDER_DUE
 * before its time is 0 and changes nothing. */
int ladder_step(const struct ladder_policy *policy, const struct ladder_case *c, const struct ladder_event *event, int64_t now_ms,
                struct ladder_case *ret_case, struct ladder_effects *ret_effects) WARN_UNUSED;

/* A new case, just raised at this level. */
void ladder_open(const struct ladder_policy *policy, enum triage level, int64_t now_ms, struct ladder_case *ret_case,
                 struct ladder_effects *ret_effects);

/* When something is next due; 0 when closed. */
int64_t ladder_due_ms(const struct ladder_case *c);

#endif
