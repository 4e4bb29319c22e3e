/* server/session/describe.h: people, sanctions and notices in the words of the wire, for the answers of more
 * than one folder.  Texts stay where they are: the memory of what is described. */
#ifndef CAIRN_SESSION_DESCRIBE_H
#define CAIRN_SESSION_DESCRIBE_H

#include "protocol/generated/messages.h"
#include "store/cases.h"
#include "store/meetings.h"
#include "store/notices.h"
#include "store/sanctions.h"
#include "store/tx.h"

/* With the role they hold in the room (0: on the whole server).  An absent name is one of somebody who is gone. */
int describe_person(struct tx *tx, int64_t member, struct str name, int64_t room, struct wire_person *ret) WARN_UNUSED;
/* As the person and staff may both see it.  ERR_STORAGE when a word is none of the schema. */
int describe_sanction(struct tx *tx, const struct sanction *s, struct wire_sanction *ret) WARN_UNUSED;
/* ERR_STORAGE when a word is none of the schema. */
int describe_notice(struct tx *tx, const struct notice *n, struct wire_notice *ret) WARN_UNUSED;
/* How help for the person of a case stands, as they see it: nothing of levels or of what was seen. */
int describe_help(struct tx *tx, const struct care_case *c, struct wire_help *ret) WARN_UNUSED;

/* A meeting as everybody may see it, with the place of one member (0: nobody's), without its link. */
int describe_meeting(struct tx *tx, const struct meeting *m, int64_t member, struct wire_meeting *ret) WARN_UNUSED;

/* An appeal can be made until then. */
int64_t describe_appeal_by(const struct sanction *s);

#endif
