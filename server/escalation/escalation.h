/* server/escalation/escalation.h: what staff do about what was seen and reported.
 *
 * Each function is a column of the routes table (session/request.h). */
#ifndef CAIRN_ESCALATION_ESCALATION_H
#define CAIRN_ESCALATION_ESCALATION_H

#include "session/request.h"

int case_list_run(struct request *r, struct tx *tx);
int case_show_run(struct request *r, struct tx *tx);
int case_claim_run(struct request *r, struct tx *tx);
int case_assign_run(struct request *r, struct tx *tx);
int case_close_run(struct request *r, struct tx *tx);
int flag_list_run(struct request *r, struct tx *tx);

#endif
