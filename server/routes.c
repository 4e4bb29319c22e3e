#include "routes.h"

#include "conduct/conduct.h"
#include "escalation/escalation.h"
#include "escalation/ladders.h"
#include "escalation/roster.h"
#include "meeting/meeting.h"
#include "member/member.h"
#include "room/room.h"
#include "session/hello.h"

static int ping_after(struct request *r)
{
	return 0;
}

#define ROUTE(op, ...) [op] = { op, __VA_ARGS__ }

const struct route routes[OP_COUNT] = {
	ROUTE(OP_DOORWAY_SHOW,    .run = doorway_show_run, .after = doorway_show_after, .reads = true),
	ROUTE(OP_MEMBER_JOIN,     .run = member_join_run),
	ROUTE(OP_SESSION_OPEN,    .look = session_open_look, .work = session_open_work, .run = session_open_run),
	ROUTE(OP_SESSION_REDEEM,  .run = session_redeem_run),
	ROUTE(OP_SESSION_RECOVER, .run = session_recover_run),
	ROUTE(OP_SESSION_CLOSE,   .run = session_close_run),

	ROUTE(OP_HELLO,           .run = hello_run, .after = hello_after, .writes_nothing = true),
	ROUTE(OP_PING,            .after = ping_after),

	ROUTE(OP_ROOM_LIST,       .run = room_list_run, .after = room_list_after, .reads = true),
	ROUTE(OP_ROOM_JOIN,       .run = room_join_run, .after = room_join_after),
	ROUTE(OP_ROOM_LEAVE,      .run = room_leave_run),
	ROUTE(OP_ROOM_POST,       .run = room_post_run),
	ROUTE(OP_ROOM_EDIT,       .run = room_edit_run),
	ROUTE(OP_ROOM_REDACT,     .run = room_redact_run),
	ROUTE(OP_ROOM_REACT,      .run = room_react_run),
	ROUTE(OP_ROOM_HISTORY,    .run = room_history_run, .after = room_history_after, .reads = true),
	ROUTE(OP_ROOM_TYPING,     .after = room_typing_after),
	ROUTE(OP_ROOM_CREATE,     .run = room_create_run),
	ROUTE(OP_ROOM_UPDATE,     .run = room_update_run),
	ROUTE(OP_ROOM_CONTROLS,   .run = room_controls_run),
	ROUTE(OP_ROOM_RAID,       .run = room_raid_run),

	ROUTE(OP_HELD_LIST,       .run = held_list_run, .reads = true),
	ROUTE(OP_HELD_CHANGE,     .run = held_change_run),
	ROUTE(OP_HELD_WITHDRAW,   .run = held_withdraw_run),
	ROUTE(OP_HELD_DECIDE,     .run = held_decide_run),
	ROUTE(OP_REPORT_MAKE,     .run = report_make_run),
	ROUTE(OP_REPORT_LIST,     .run = report_list_run, .reads = true),

	/* What leaves a line in the audit log writes, also when it is only looked at. */
	ROUTE(OP_CASE_LIST,       .run = case_list_run, .reads = true),
	ROUTE(OP_CASE_SHOW,       .run = case_show_run),
	ROUTE(OP_CASE_ACKNOWLEDGE, .run = case_acknowledge_run, .urgent = true),
	ROUTE(OP_CASE_SPOKE,      .run = case_spoke_run, .urgent = true),
	ROUTE(OP_CASE_RECEIVERS,  .run = case_receivers_run, .after = case_receivers_after, .reads = true),
	ROUTE(OP_CASE_OFFER,      .run = case_offer_run, .urgent = true),
	ROUTE(OP_CASE_ACCEPT,     .run = case_accept_run, .urgent = true),
	ROUTE(OP_CASE_DECLINE,    .run = case_decline_run),
	ROUTE(OP_CASE_RELEASE,    .run = case_release_run),
	ROUTE(OP_CASE_SNOOZE,     .run = case_snooze_run),
	ROUTE(OP_CASE_ASIDE,      .run = case_aside_run),
	ROUTE(OP_CASE_DISCLOSE,   .run = case_disclose_run),
	ROUTE(OP_CASE_CLOSE,      .run = case_close_run),
	ROUTE(OP_CASE_REVIEW,     .run = case_review_run),
	ROUTE(OP_FLAG_LIST,       .run = flag_list_run),
	ROUTE(OP_FLAG_JUDGE,      .run = flag_judge_run),
	ROUTE(OP_FOLLOW_UP_LIST,  .run = follow_up_list_run, .reads = true),
	ROUTE(OP_FOLLOW_UP_DONE,  .run = follow_up_done_run),

	ROUTE(OP_HELP_NOW,        .run = help_now_run, .urgent = true),
	ROUTE(OP_HELP_LINES,      .run = help_lines_run, .reads = true),
	ROUTE(OP_MISS_LIST,       .run = miss_list_run),
	ROUTE(OP_MISS_CLOSE,      .run = miss_close_run),
	ROUTE(OP_DRILL_RUN,       .run = drill_run_run),
	ROUTE(OP_DESK_FIGURES,    .run = desk_figures_run),

	ROUTE(OP_CHANNEL_LIST,    .run = channel_list_run, .reads = true),
	ROUTE(OP_CHANNEL_ADD,     .run = channel_add_run),
	ROUTE(OP_CHANNEL_REMOVE,  .run = channel_remove_run),
	ROUTE(OP_CHANNEL_TEST,    .run = channel_test_run),
	ROUTE(OP_CHANNEL_PROVE,   .run = channel_prove_run),

	ROUTE(OP_ROSTER_LIST,     .run = roster_list_run, .reads = true),
	ROUTE(OP_ROSTER_SET,      .run = roster_set_run),
	ROUTE(OP_ROSTER_REMOVE,   .run = roster_remove_run),
	ROUTE(OP_ROSTER_COVER,    .run = roster_cover_run),
	ROUTE(OP_LADDER_LIST,     .run = ladder_list_run, .reads = true),
	ROUTE(OP_LADDER_SET,      .run = ladder_set_run),

	ROUTE(OP_INVITE_CREATE,   .run = invite_create_run),
	ROUTE(OP_INVITE_LIST,     .run = invite_list_run, .reads = true),
	ROUTE(OP_INVITE_REVOKE,   .run = invite_revoke_run),
	ROUTE(OP_GRANT_SET,       .run = grant_set_run),
	ROUTE(OP_GRANT_REVOKE,    .run = grant_revoke_run),
	ROUTE(OP_MEMBER_RENAME,   .run = member_rename_run),
	ROUTE(OP_MEMBER_WORDS,    .run = member_words_run),
	ROUTE(OP_MEMBER_SECURE,   .look = member_secure_look, .work = member_secure_work, .run = member_secure_run),
	ROUTE(OP_MEMBER_HIDE,     .run = member_hide_run),
	ROUTE(OP_MEMBER_TOPICS,   .run = member_topics_run),

	ROUTE(OP_SANCTION_GIVE,   .run = sanction_give_run),
	ROUTE(OP_SANCTION_LIFT,   .run = sanction_lift_run),
	ROUTE(OP_SANCTION_LIST,   .run = sanction_list_run),
	ROUTE(OP_SANCTION_MINE,   .run = sanction_mine_run, .reads = true),
	ROUTE(OP_APPEAL_MAKE,     .run = appeal_make_run),
	ROUTE(OP_APPEAL_DECIDE,   .run = appeal_decide_run),
	ROUTE(OP_NOTE_ADD,        .run = note_add_run),
	ROUTE(OP_NOTE_LIST,       .run = note_list_run),
	ROUTE(OP_NOTE_REMOVE,     .run = note_remove_run),
	ROUTE(OP_NOTICE_SEEN,     .run = notice_seen_run),
	ROUTE(OP_AUDIT_LIST,      .run = audit_list_run),

	ROUTE(OP_SERIES_PREVIEW,  .run = series_preview_run, .reads = true),
	ROUTE(OP_SERIES_CREATE,   .run = series_create_run),
	ROUTE(OP_SERIES_CHANGE,   .run = series_change_run),
	ROUTE(OP_SERIES_END,      .run = series_end_run),
	ROUTE(OP_SERIES_LIST,     .run = series_list_run, .reads = true),
	ROUTE(OP_SERIES_STAFF,    .run = series_staff_run),
	ROUTE(OP_SERIES_IMPORT,   .run = series_import_run),
	ROUTE(OP_MEETING_CHANGE,  .run = meeting_change_run),
	ROUTE(OP_MEETING_CANCEL,  .run = meeting_cancel_run),
	ROUTE(OP_MEETING_RESTORE, .run = meeting_restore_run),
	ROUTE(OP_CLOSURE_LIST,    .run = closure_list_run, .reads = true),
	ROUTE(OP_CLOSURE_SET,     .run = closure_set_run),
	ROUTE(OP_CLOSURE_REMOVE,  .run = closure_remove_run),
	ROUTE(OP_MEETING_LIST,    .run = meeting_list_run, .reads = true),
	ROUTE(OP_MEETING_SHOW,    .run = meeting_show_run),
	ROUTE(OP_MEETING_STAFF,   .run = meeting_staff_run),
	ROUTE(OP_MEETING_CLAIM,   .run = meeting_claim_run),
	ROUTE(OP_MEETING_OFFER,   .run = meeting_offer_run),
	ROUTE(OP_MEETING_ATTENDANCE, .run = meeting_attendance_run),

	ROUTE(OP_PROGRAMME_SHOW,  .run = programme_show_run, .reads = true),
	ROUTE(OP_SERIES_JOIN,     .run = series_join_run),
	ROUTE(OP_PLACE_SHOW,      .run = place_show_run, .reads = true),
	ROUTE(OP_PLACE_ANSWER,    .run = place_answer_run),
	ROUTE(OP_PLACE_OPEN,      .run = place_open_run),
	ROUTE(OP_PLACE_ADD,       .run = place_add_run),
	ROUTE(OP_PLACE_REMOVE,    .run = place_remove_run),
	ROUTE(OP_PLACE_LIST,      .run = place_list_run, .reads = true),
	ROUTE(OP_REMINDER_SET,    .run = reminder_set_run),
	ROUTE(OP_FEED_LIST,       .run = feed_list_run, .reads = true),
	ROUTE(OP_FEED_RENEW,      .run = feed_renew_run),
};
