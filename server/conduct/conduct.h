/* server/conduct/conduct.h: steps that staff take about a member, appeals against them, notes, and the record of
 * who did what.
 *
 *  (1) The ladder: nudge and warning are words; read_only, removal (from the room) and ban (from the server) last for
 *      some hours.  Each has a reason, and the person is told.
 *  (2) None of them keeps anybody who is in danger from saying so where they are (room/scan.h).
 *  (3) An appeal is decided by somebody else than who gave the sanction, and is brought up again until it is.
 *
 * Functions that end in _run are columns of the routes table (session/request.h), those that end in _due of the
 * timers table (server/timers.c). */
#ifndef CAIRN_CONDUCT_CONDUCT_H
#define CAIRN_CONDUCT_CONDUCT_H

#include "session/request.h"
#include "store/sanctions.h"

#define TIMER_SANCTION_END "sanction.end"
#define TIMER_APPEAL_DUE "appeal.due"

int sanction_give_run(struct request *r, struct tx *tx);
int sanction_lift_run(struct request *r, struct tx *tx);
int sanction_list_run(struct request *r, struct tx *tx);
int sanction_mine_run(struct request *r, struct tx *tx);
int sanction_end_due(struct tx *tx, const struct config *config, int64_t sanction);

int appeal_make_run(struct request *r, struct tx *tx);
int appeal_decide_run(struct request *r, struct tx *tx);
int appeal_due(struct tx *tx, const struct config *config, int64_t sanction);

int note_add_run(struct request *r, struct tx *tx);
int note_list_run(struct request *r, struct tx *tx);
int note_remove_run(struct request *r, struct tx *tx);

int notice_seen_run(struct request *r, struct tx *tx);
int audit_list_run(struct request *r, struct tx *tx);

#endif
