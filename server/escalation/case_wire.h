/* server/escalation/case_wire.h: cases, and what belongs to them, as staff get them.
 *
 * Memory: texts are those of what is described; arrays are of the arena.  ERR_NO_MEMORY, ERR_STORAGE. */
#ifndef CAIRN_ESCALATION_CASE_WIRE_H
#define CAIRN_ESCALATION_CASE_WIRE_H

#include "base/arena.h"
#include "protocol/generated/messages.h"
#include "store/cases.h"
#include "store/disclosures.h"
#include "store/flags.h"
#include "store/follow_ups.h"
#include "store/held.h"
#include "store/reports.h"

/* A set of boundaries (1u << enum boundary) as words of the wire. */
int boundaries_to_wire(unsigned set, struct arena *arena, enum wire_boundary **ret, size_t *ret_n) WARN_UNUSED;
int case_to_wire(struct tx *tx, const struct care_case *c, struct wire_case *ret) WARN_UNUSED;
int event_to_wire(struct tx *tx, const struct case_event *e, int64_t room, struct wire_case_event *ret) WARN_UNUSED;
int disclosure_to_wire(struct tx *tx, const struct disclosure *d, int64_t room, struct wire_disclosure *ret) WARN_UNUSED;
int follow_up_to_wire(struct tx *tx, const struct follow_up *f, struct wire_follow_up *ret) WARN_UNUSED;
/* As looked at from `room`: what was seen in a side room has no place in it. */
int flags_to_wire(struct tx *tx, const struct flag *found, size_t n, int64_t room, struct arena *arena, struct wire_flag **ret,
                  size_t *ret_n) WARN_UNUSED;
/* Without who made it: for staff and its maker alike. */
int report_to_wire(struct tx *tx, const struct report *r, struct wire_report *ret) WARN_UNUSED;
/* As its author sees it. */
int held_to_wire(struct tx *tx, const struct held *h, struct arena *arena, struct wire_held *ret) WARN_UNUSED;
/* As staff see it: with what the software saw in it. */
int held_for_staff(struct tx *tx, const struct held *h, struct arena *arena, struct wire_held *ret) WARN_UNUSED;

#endif
