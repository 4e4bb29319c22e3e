/* server/escalation/alert.h: from what was seen in a message, or said of a person, to the staff of the room. */
#ifndef CAIRN_ESCALATION_ALERT_H
#define CAIRN_ESCALATION_ALERT_H

#include "moderation/moderation.h"
#include "store/flags.h"
#include "store/tx.h"

/* Tell the staff room: `about` (a case, held message or sanction) of this member is in this state now.  state: a
 * word of the schema's entry.state; level: of triage.  Where there is no staff room nobody is told: no message fails for it. */
int alert_staff(struct tx *tx, int64_t room, int64_t subject, const char *state, const char *level, int64_t about) WARN_UNUSED;
/* Tell the staff room how a case stands. */
int alert_changed(struct tx *tx, int64_t room, int64_t case_id) WARN_UNUSED;

/* Keep what was seen in a message: always when it found something, also what was lowered.  From amber on it
 * opens or joins the person's danger case.  NULL result: the message could not be read, which is told as
 * amber.  `text` is the message itself, which findings point into, from byte `earlier` on.  *ret_flag 0: nothing to keep. */
int alert_message(struct tx *tx, struct arena *arena, int64_t room, int64_t member, struct str text, size_t earlier,
                  const struct moderation_result *result, int64_t *ret_flag) WARN_UNUSED;
/* The message got its place in the room; its case knows it from now on. */
int alert_placed(struct tx *tx, int64_t flag, int64_t seq) WARN_UNUSED;

#endif
