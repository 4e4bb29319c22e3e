/* server/escalation/escalation.h: what staff do about what was seen and reported.
 *
 * Each function is a column of the routes table (session/request.h). */
#ifndef CAIRN_ESCALATION_ESCALATION_H
#define CAIRN_ESCALATION_ESCALATION_H

#include "session/request.h"

int case_list_run(struct request *r, struct tx *tx);
int case_show_run(struct request *r, struct tx *tx);
int case_acknowledge_run(struct request *r, struct tx *tx);
int case_spoke_run(struct request *r, struct tx *tx);
int case_receivers_run(struct request *r, struct tx *tx);
int case_receivers_after(struct request *r);
int case_offer_run(struct request *r, struct tx *tx);
int case_accept_run(struct request *r, struct tx *tx);
int case_decline_run(struct request *r, struct tx *tx);
int case_release_run(struct request *r, struct tx *tx);
int case_snooze_run(struct request *r, struct tx *tx);
int case_aside_run(struct request *r, struct tx *tx);
int case_disclose_run(struct request *r, struct tx *tx);
int case_close_run(struct request *r, struct tx *tx);
int case_review_run(struct request *r, struct tx *tx);
int flag_list_run(struct request *r, struct tx *tx);
int flag_judge_run(struct request *r, struct tx *tx);

int follow_up_list_run(struct request *r, struct tx *tx);
int follow_up_done_run(struct request *r, struct tx *tx);
/* A column of the timers table (server/timers.c). */
int follow_up_due(struct tx *tx, const struct config *config, int64_t follow_up);

int help_now_run(struct request *r, struct tx *tx);
int help_lines_run(struct request *r, struct tx *tx);
int miss_list_run(struct request *r, struct tx *tx);
int miss_close_run(struct request *r, struct tx *tx);
int drill_run_run(struct request *r, struct tx *tx);
int desk_figures_run(struct request *r, struct tx *tx);

int channel_list_run(struct request *r, struct tx *tx);
int channel_add_run(struct request *r, struct tx *tx);
int channel_remove_run(struct request *r, struct tx *tx);
int channel_test_run(struct request *r, struct tx *tx);
int channel_prove_run(struct request *r, struct tx *tx);

#endif
