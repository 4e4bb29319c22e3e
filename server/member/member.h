/* server/member/member.h: coming in, signing in, and what staff do for and to members.
 *
 * Each function is a column of the routes table (session/request.h). */
#ifndef CAIRN_MEMBER_MEMBER_H
#define CAIRN_MEMBER_MEMBER_H

#include "session/request.h"

int doorway_show_run(struct request *r, struct tx *tx);
int doorway_show_after(struct request *r);
int member_join_run(struct request *r, struct tx *tx);
int session_open_look(struct request *r, struct tx *tx);
int session_open_work(struct request *r);
int session_open_run(struct request *r, struct tx *tx);
int session_redeem_run(struct request *r, struct tx *tx);
int session_recover_run(struct request *r, struct tx *tx);
int session_close_run(struct request *r, struct tx *tx);
int member_rename_run(struct request *r, struct tx *tx);
int member_words_run(struct request *r, struct tx *tx);
int member_secure_look(struct request *r, struct tx *tx);
int member_secure_work(struct request *r);
int member_secure_run(struct request *r, struct tx *tx);
int member_hide_run(struct request *r, struct tx *tx);
int member_topics_run(struct request *r, struct tx *tx);
int invite_create_run(struct request *r, struct tx *tx);
int invite_list_run(struct request *r, struct tx *tx);
int invite_revoke_run(struct request *r, struct tx *tx);
int grant_set_run(struct request *r, struct tx *tx);
int grant_revoke_run(struct request *r, struct tx *tx);

#endif
