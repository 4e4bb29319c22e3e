/* server/escalation/alarm.h: reaching people.
 *
 * An audience becomes members; each gets a notice on the pages they have open, and a parcel for each of their channels, in the
 * transaction of the case.  Nobody is alerted about themselves. */
#ifndef CAIRN_ESCALATION_ALARM_H
#define CAIRN_ESCALATION_ALARM_H

#include "base/config.h"
#include "store/audience.h"
#include "store/cases.h"

#define ALARM_MOST AUDIENCE_MOST          /* people alerted at once */

/* Alert them; *ret_reached: how many members.
 *
 *  (1) Nobody on call whose channels work, where somebody should be: the next tier is alerted as well, and it is noted in the
 *      near-miss register.  No mentor of the room who would be: its facilitators as well.  Nobody in the third tier on shift:
 *      those of it who are not, or facilitators of the room, and admins.  Nobody at all: facilitators of the room and admins; and
 *      where it is about the only one of them, everybody who is staff.
 *  (2) At crisis a mentor of the room or somebody on call who is with somebody already is left out, while another is reached who
 *      is free.
 *  (3) Below red, and about behaviour, it is quiet: a notice, and no parcel.
 *  (4) At crisis, until somebody is on it, it sets the timer of the automatic card.
 *  (5) Who it is offered to is asked (notice `offer`); everybody else is told (`alarm`).
 *  (6) Of an earlier alarm about the case nothing is left unseen: a member has at most one. */
int alarm_send(struct tx *tx, const struct care_case *c, unsigned audience, bool loud, struct arena *arena, int64_t *ret_reached) WARN_UNUSED;
/* A notice (kind of the schema) to one member about a case. */
int alarm_tell(struct tx *tx, const struct care_case *c, int64_t member, const char *kind, bool loud, struct arena *arena) WARN_UNUSED;
/* Somebody is on it, or it is over: alarms and offers of the case that nobody saw yet are withdrawn from everybody, on open pages
 * and in the outbox. */
int alarm_withdraw(struct tx *tx, int64_t case_id) WARN_UNUSED;
/* Is somebody here or on call who would be reached now, for this room? */
int alarm_covered(struct tx *tx, int64_t room, bool *ret) WARN_UNUSED;
/* Tell the person's own pages that help for them stands differently: control entry CONTROL_HELP, for which the loop sends the
 * `help` event as session/describe.h says. */
int help_changed(struct tx *tx, const struct care_case *c) WARN_UNUSED;

/* --- timers (server/timers.c); subject: the case --- */

#define TIMER_CARD "card"
#define CARD_MS (90 * INT64_C(1000))

/* Nobody is on it yet: show the person the automatic card. */
int card_due(struct tx *tx, const struct config *config, int64_t case_id);

#endif
