/* protocol/generated/messages.h: what crosses the wire, as C.
 *
 * Written by protocol/generate.py from protocol/cairn.schema.json; do not edit.
 *
 * Every struct mirrors one object of the schema.  An id is an int64_t; other
 * strings are borrowed; an array `xs` has its length in `n_xs`.  What is
 * optional has a `has_x`, except ids (0: not given) and strings (at == NULL).
 * Roles, costs and limits of operations: docs/protocol.md. */
#ifndef CAIRN_PROTOCOL_MESSAGES_H
#define CAIRN_PROTOCOL_MESSAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "protocol/json.h"

/* --- operations --- */

enum op {
	OP_NONE,
	OP_DOORWAY_SHOW,
	OP_MEMBER_JOIN,
	OP_SESSION_OPEN,
	OP_SESSION_REDEEM,
	OP_SESSION_RECOVER,
	OP_SESSION_CLOSE,
	OP_HELLO,
	OP_PING,
	OP_ROOM_LIST,
	OP_ROOM_JOIN,
	OP_ROOM_LEAVE,
	OP_ROOM_POST,
	OP_ROOM_EDIT,
	OP_ROOM_REDACT,
	OP_ROOM_REACT,
	OP_ROOM_HISTORY,
	OP_ROOM_TYPING,
	OP_ROOM_CREATE,
	OP_ROOM_UPDATE,
	OP_ROOM_CONTROLS,
	OP_ROOM_RAID,
	OP_INVITE_CREATE,
	OP_INVITE_LIST,
	OP_INVITE_REVOKE,
	OP_GRANT_SET,
	OP_GRANT_REVOKE,
	OP_MEMBER_RENAME,
	OP_MEMBER_WORDS,
	OP_MEMBER_SECURE,
	OP_HELD_LIST,
	OP_HELD_CHANGE,
	OP_HELD_WITHDRAW,
	OP_HELD_DECIDE,
	OP_REPORT_MAKE,
	OP_REPORT_LIST,
	OP_CASE_LIST,
	OP_CASE_SHOW,
	OP_CASE_ACKNOWLEDGE,
	OP_CASE_SPOKE,
	OP_CASE_RECEIVERS,
	OP_CASE_OFFER,
	OP_CASE_ACCEPT,
	OP_CASE_DECLINE,
	OP_CASE_RELEASE,
	OP_CASE_SNOOZE,
	OP_CASE_ASIDE,
	OP_CASE_DISCLOSE,
	OP_CASE_CLOSE,
	OP_CASE_REVIEW,
	OP_FLAG_LIST,
	OP_FLAG_JUDGE,
	OP_SANCTION_GIVE,
	OP_SANCTION_LIFT,
	OP_SANCTION_LIST,
	OP_SANCTION_MINE,
	OP_APPEAL_MAKE,
	OP_APPEAL_DECIDE,
	OP_NOTE_ADD,
	OP_NOTE_LIST,
	OP_NOTE_REMOVE,
	OP_NOTICE_SEEN,
	OP_HELP_NOW,
	OP_HELP_LINES,
	OP_ROSTER_LIST,
	OP_ROSTER_SET,
	OP_ROSTER_REMOVE,
	OP_ROSTER_COVER,
	OP_CHANNEL_LIST,
	OP_CHANNEL_ADD,
	OP_CHANNEL_REMOVE,
	OP_CHANNEL_TEST,
	OP_CHANNEL_PROVE,
	OP_FOLLOW_UP_LIST,
	OP_FOLLOW_UP_DONE,
	OP_MISS_LIST,
	OP_MISS_CLOSE,
	OP_LADDER_LIST,
	OP_LADDER_SET,
	OP_DRILL_RUN,
	OP_DESK_FIGURES,
	OP_MEMBER_HIDE,
	OP_MEMBER_TOPICS,
	OP_AUDIT_LIST,
	OP_PROGRAMME_SHOW,
	OP_SERIES_JOIN,
	OP_PLACE_SHOW,
	OP_PLACE_ANSWER,
	OP_PLACE_OPEN,
	OP_PLACE_ADD,
	OP_PLACE_REMOVE,
	OP_PLACE_LIST,
	OP_REMINDER_SET,
	OP_FEED_LIST,
	OP_FEED_RENEW,
	OP_SERIES_PREVIEW,
	OP_SERIES_CREATE,
	OP_SERIES_CHANGE,
	OP_SERIES_END,
	OP_SERIES_LIST,
	OP_SERIES_STAFF,
	OP_SERIES_IMPORT,
	OP_MEETING_LIST,
	OP_MEETING_SHOW,
	OP_MEETING_CHANGE,
	OP_MEETING_CANCEL,
	OP_MEETING_RESTORE,
	OP_MEETING_STAFF,
	OP_MEETING_CLAIM,
	OP_MEETING_OFFER,
	OP_MEETING_ATTENDANCE,
	OP_CLOSURE_LIST,
	OP_CLOSURE_SET,
	OP_CLOSURE_REMOVE,
	OP_COUNT
};

enum op_via { VIA_HTTP, VIA_SOCKET };
enum op_need { NEED_OPEN, NEED_MEMBER, NEED_ROLE };
enum op_scope { SCOPE_NONE, SCOPE_ROOM, SCOPE_SERVER, SCOPE_ANY };

struct op_row {
	const char *name;                     /* "room.post" */
	enum op_via via;
	enum op_need need;
	unsigned roles;                       /* NEED_ROLE: 1 << enum wire_role, any of them is enough */
	enum op_scope scope;                  /* where the role must be held */
	bool seat;                            /* needs an open reading place in the room */
	bool keyed;                           /* the answer is remembered by key */
	bool audit;                           /* leaves a line in the audit log */
	unsigned cost;
};

extern const struct op_row op_rows[OP_COUNT];     /* by enum op; the row of OP_NONE is empty */
enum op op_find(struct str name);                 /* OP_NONE when unknown */

/* --- close codes of a WebSocket --- */

#define CLOSE_TOO_LARGE 1009
#define CLOSE_NOT_TEXT 1003
#define CLOSE_NOT_UTF8 1007
#define CLOSE_RESTART 1012
#define CLOSE_SIGNED_OUT 4401
#define CLOSE_TIMED_OUT 4408
#define CLOSE_TAKEN_OVER 4409
#define CLOSE_TOO_MANY 4429

/* --- enums --- */

/* What a grant makes of a member. */
enum wire_role {
	WIRE_ROLE_PARTICIPANT,
	WIRE_ROLE_MENTOR,
	WIRE_ROLE_FACILITATOR,
	WIRE_ROLE_RESPONDER,
	WIRE_ROLE_ADMIN
};
const char *wire_role_name(enum wire_role value);
int wire_role_parse(struct str name, enum wire_role *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* What somebody who comes late may read: from their arrival on, or everything. */
enum wire_history {
	WIRE_HISTORY_ARRIVAL,
	WIRE_HISTORY_ALL
};
const char *wire_history_name(enum wire_history value);
int wire_history_parse(struct str name, enum wire_history *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* What a room does with a message that crosses a boundary. Never applied to a message from somebody in danger. */
enum wire_verdict {
	WIRE_VERDICT_DELIVER,
	WIRE_VERDICT_NUDGE,
	WIRE_VERDICT_HOLD,
	WIRE_VERDICT_REFUSE
};
const char *wire_verdict_name(enum wire_verdict value);
int wire_verdict_parse(struct str name, enum wire_verdict *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_policy_on_deadline {
	WIRE_POLICY_ON_DEADLINE_RELEASE,
	WIRE_POLICY_ON_DEADLINE_DROP
};
const char *wire_policy_on_deadline_name(enum wire_policy_on_deadline value);
int wire_policy_on_deadline_parse(struct str name, enum wire_policy_on_deadline *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_entry_kind {
	WIRE_ENTRY_KIND_POST,
	WIRE_ENTRY_KIND_EDIT,
	WIRE_ENTRY_KIND_REDACT,
	WIRE_ENTRY_KIND_REACT,
	WIRE_ENTRY_KIND_CASE
};
const char *wire_entry_kind_name(enum wire_entry_kind value);
int wire_entry_kind_parse(struct str name, enum wire_entry_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* What a message is about, said by its sender so that others may choose. */
enum wire_topic {
	WIRE_TOPIC_SUICIDE,
	WIRE_TOPIC_SELF_HARM,
	WIRE_TOPIC_ABUSE,
	WIRE_TOPIC_VIOLENCE,
	WIRE_TOPIC_DEATH,
	WIRE_TOPIC_EATING,
	WIRE_TOPIC_SUBSTANCES,
	WIRE_TOPIC_PREGNANCY,
	WIRE_TOPIC_OTHER
};
const char *wire_topic_name(enum wire_topic value);
int wire_topic_parse(struct str name, enum wire_topic *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* case: what happened. held, decided: a held message; appeal: an appeal. */
enum wire_entry_state {
	WIRE_ENTRY_STATE_OPEN,
	WIRE_ENTRY_STATE_ACKNOWLEDGED,
	WIRE_ENTRY_STATE_WITH_PERSON,
	WIRE_ENTRY_STATE_HANDED_OVER,
	WIRE_ENTRY_STATE_CLOSED,
	WIRE_ENTRY_STATE_REVIEWED,
	WIRE_ENTRY_STATE_HELD,
	WIRE_ENTRY_STATE_DECIDED,
	WIRE_ENTRY_STATE_APPEAL
};
const char *wire_entry_state_name(enum wire_entry_state value);
int wire_entry_state_parse(struct str name, enum wire_entry_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* How soon a mentor should look at a message. */
enum wire_triage {
	WIRE_TRIAGE_GREEN,
	WIRE_TRIAGE_AMBER,
	WIRE_TRIAGE_RED,
	WIRE_TRIAGE_CRISIS
};
const char *wire_triage_name(enum wire_triage value);
int wire_triage_parse(struct str name, enum wire_triage *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* waiting: the door is open. closing: the last minutes. */
enum wire_meeting_state {
	WIRE_MEETING_STATE_SCHEDULED,
	WIRE_MEETING_STATE_WAITING,
	WIRE_MEETING_STATE_OPEN,
	WIRE_MEETING_STATE_CLOSING,
	WIRE_MEETING_STATE_ENDED,
	WIRE_MEETING_STATE_CANCELLED
};
const char *wire_meeting_state_name(enum wire_meeting_state value);
int wire_meeting_state_parse(struct str name, enum wire_meeting_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* Why a meeting is cancelled, moved or over before its time. */
enum wire_meeting_reason {
	WIRE_MEETING_REASON_NO_STAFF,
	WIRE_MEETING_REASON_CLOSURE,
	WIRE_MEETING_REASON_SERIES_CHANGED,
	WIRE_MEETING_REASON_SERIES_ENDED,
	WIRE_MEETING_REASON_ILLNESS,
	WIRE_MEETING_REASON_TECHNICAL,
	WIRE_MEETING_REASON_OTHER
};
const char *wire_meeting_reason_name(enum wire_meeting_reason value);
int wire_meeting_reason_parse(struct str name, enum wire_meeting_reason *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* kept: it is theirs. offered: theirs when taken in time. missed: it was not. */
enum wire_place_state {
	WIRE_PLACE_STATE_KEPT,
	WIRE_PLACE_STATE_WAITING,
	WIRE_PLACE_STATE_OFFERED,
	WIRE_PLACE_STATE_MISSED,
	WIRE_PLACE_STATE_GIVEN_UP
};
const char *wire_place_state_name(enum wire_place_state value);
int wire_place_state_parse(struct str name, enum wire_place_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* Where to go next. */
enum wire_signed_home {
	WIRE_SIGNED_HOME_ROOM,
	WIRE_SIGNED_HOME_STAFF
};
const char *wire_signed_home_name(enum wire_signed_home value);
int wire_signed_home_parse(struct str name, enum wire_signed_home *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* The kind of danger. */
enum wire_category {
	WIRE_CATEGORY_OVERDOSE,
	WIRE_CATEGORY_SUICIDE,
	WIRE_CATEGORY_HARM_TO_OTHERS,
	WIRE_CATEGORY_ABUSE,
	WIRE_CATEGORY_MEDICAL,
	WIRE_CATEGORY_SELF_HARM,
	WIRE_CATEGORY_NONE
};
const char *wire_category_name(enum wire_category value);
int wire_category_parse(struct str name, enum wire_category *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* A boundary of the room that a message may cross. */
enum wire_boundary {
	WIRE_BOUNDARY_CONTACT_INFO,
	WIRE_BOUNDARY_SOLICITATION,
	WIRE_BOUNDARY_MEDICAL_ADVICE,
	WIRE_BOUNDARY_HARASSMENT,
	WIRE_BOUNDARY_METHOD_DETAIL,
	WIRE_BOUNDARY_SOURCING,
	WIRE_BOUNDARY_GRAPHIC,
	WIRE_BOUNDARY_LINK
};
const char *wire_boundary_name(enum wire_boundary value);
int wire_boundary_parse(struct str name, enum wire_boundary *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* Why staff did something. */
enum wire_reason {
	WIRE_REASON_GROUND_RULES,
	WIRE_REASON_UNKIND,
	WIRE_REASON_UNSAFE_CONTENT,
	WIRE_REASON_SELLING,
	WIRE_REASON_CONTACT,
	WIRE_REASON_OFF_TOPIC,
	WIRE_REASON_OTHER
};
const char *wire_reason_name(enum wire_reason value);
int wire_reason_parse(struct str name, enum wire_reason *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* asked: staff asked its author to change it. */
enum wire_held_state {
	WIRE_HELD_STATE_WAITING,
	WIRE_HELD_STATE_ASKED,
	WIRE_HELD_STATE_RELEASED,
	WIRE_HELD_STATE_DECLINED,
	WIRE_HELD_STATE_WITHDRAWN,
	WIRE_HELD_STATE_DROPPED
};
const char *wire_held_state_name(enum wire_held_state value);
int wire_held_state_parse(struct str name, enum wire_held_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_case_kind {
	WIRE_CASE_KIND_DANGER,
	WIRE_CASE_KIND_CONDUCT
};
const char *wire_case_kind_name(enum wire_case_kind value);
int wire_case_kind_parse(struct str name, enum wire_case_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* acknowledged: its owner is about to speak to the person; it lapses when they do not. handed_over: offered to the receiver, who has not accepted yet. */
enum wire_case_state {
	WIRE_CASE_STATE_OPEN,
	WIRE_CASE_STATE_ACKNOWLEDGED,
	WIRE_CASE_STATE_WITH_PERSON,
	WIRE_CASE_STATE_HANDED_OVER,
	WIRE_CASE_STATE_CLOSED,
	WIRE_CASE_STATE_REVIEWED
};
const char *wire_case_state_name(enum wire_case_state value);
int wire_case_state_parse(struct str name, enum wire_case_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* closed: is the person safe for now? */
enum wire_case_safe {
	WIRE_CASE_SAFE_YES,
	WIRE_CASE_SAFE_NO,
	WIRE_CASE_SAFE_UNKNOWN
};
const char *wire_case_safe_name(enum wire_case_safe value);
int wire_case_safe_parse(struct str name, enum wire_case_safe *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_case_outcome {
	WIRE_CASE_OUTCOME_TALKED,
	WIRE_CASE_OUTCOME_NO_ACTION,
	WIRE_CASE_OUTCOME_SANCTION,
	WIRE_CASE_OUTCOME_REFERRED,
	WIRE_CASE_OUTCOME_NOT_A_PROBLEM
};
const char *wire_case_outcome_name(enum wire_case_outcome value);
int wire_case_outcome_parse(struct str name, enum wire_case_outcome *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* What staff said of it. */
enum wire_flag_judged {
	WIRE_FLAG_JUDGED_RIGHT,
	WIRE_FLAG_JUDGED_TOO_HIGH,
	WIRE_FLAG_JUDGED_TOO_LOW,
	WIRE_FLAG_JUDGED_NOT_RISK
};
const char *wire_flag_judged_name(enum wire_flag_judged value);
int wire_flag_judged_parse(struct str name, enum wire_flag_judged *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_report_reason {
	WIRE_REPORT_REASON_WORRIED,
	WIRE_REPORT_REASON_UNKIND,
	WIRE_REPORT_REASON_SELLING,
	WIRE_REPORT_REASON_UNSAFE_CONTENT,
	WIRE_REPORT_REASON_CONTACT,
	WIRE_REPORT_REASON_OTHER
};
const char *wire_report_reason_name(enum wire_report_reason value);
int wire_report_reason_parse(struct str name, enum wire_report_reason *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_report_state {
	WIRE_REPORT_STATE_OPEN,
	WIRE_REPORT_STATE_ANSWERED
};
const char *wire_report_state_name(enum wire_report_state value);
int wire_report_state_parse(struct str name, enum wire_report_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_appeal_state {
	WIRE_APPEAL_STATE_OPEN,
	WIRE_APPEAL_STATE_UPHELD,
	WIRE_APPEAL_STATE_OVERTURNED
};
const char *wire_appeal_state_name(enum wire_appeal_state value);
int wire_appeal_state_parse(struct str name, enum wire_appeal_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* removal: from the room; ban: from the server. */
enum wire_sanction_step {
	WIRE_SANCTION_STEP_NUDGE,
	WIRE_SANCTION_STEP_WARNING,
	WIRE_SANCTION_STEP_READ_ONLY,
	WIRE_SANCTION_STEP_REMOVAL,
	WIRE_SANCTION_STEP_BAN
};
const char *wire_sanction_step_name(enum wire_sanction_step value);
int wire_sanction_step_parse(struct str name, enum wire_sanction_step *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_sanction_state {
	WIRE_SANCTION_STATE_ACTIVE,
	WIRE_SANCTION_STATE_OVER,
	WIRE_SANCTION_STATE_LIFTED,
	WIRE_SANCTION_STATE_OVERTURNED
};
const char *wire_sanction_state_name(enum wire_sanction_state value);
int wire_sanction_state_parse(struct str name, enum wire_sanction_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_note_kind {
	WIRE_NOTE_KIND_WISH,
	WIRE_NOTE_KIND_SUPPORT_PLAN,
	WIRE_NOTE_KIND_CAREFUL_TOPIC,
	WIRE_NOTE_KIND_OBSERVATION,
	WIRE_NOTE_KIND_HANDOVER
};
const char *wire_note_kind_name(enum wire_note_kind value);
int wire_note_kind_parse(struct str name, enum wire_note_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_notice_kind {
	WIRE_NOTICE_KIND_HELD_RELEASED,
	WIRE_NOTICE_KIND_HELD_ASKED,
	WIRE_NOTICE_KIND_HELD_DECLINED,
	WIRE_NOTICE_KIND_HELD_DROPPED,
	WIRE_NOTICE_KIND_SANCTION,
	WIRE_NOTICE_KIND_SANCTION_LIFTED,
	WIRE_NOTICE_KIND_REPORT_ANSWERED,
	WIRE_NOTICE_KIND_APPEAL_ANSWERED,
	WIRE_NOTICE_KIND_ALARM,
	WIRE_NOTICE_KIND_OFFER,
	WIRE_NOTICE_KIND_FOLLOW_UP,
	WIRE_NOTICE_KIND_GAP,
	WIRE_NOTICE_KIND_CHANNEL_FAILED,
	WIRE_NOTICE_KIND_MISS,
	WIRE_NOTICE_KIND_ASIDE,
	WIRE_NOTICE_KIND_MEETING_MOVED,
	WIRE_NOTICE_KIND_MEETING_CANCELLED,
	WIRE_NOTICE_KIND_MEETING_REMINDER,
	WIRE_NOTICE_KIND_PLACE_OFFERED,
	WIRE_NOTICE_KIND_PLACE_KEPT,
	WIRE_NOTICE_KIND_COVER,
	WIRE_NOTICE_KIND_COVER_NOW,
	WIRE_NOTICE_KIND_PART
};
const char *wire_notice_kind_name(enum wire_notice_kind value);
int wire_notice_kind_parse(struct str name, enum wire_notice_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* called: mentors were alerted. seen: one is about to come. with: one is there. waiting: whoever it was had to go; others were alerted. */
enum wire_help_state {
	WIRE_HELP_STATE_CALLED,
	WIRE_HELP_STATE_SEEN,
	WIRE_HELP_STATE_WITH,
	WIRE_HELP_STATE_WAITING,
	WIRE_HELP_STATE_CLOSED
};
const char *wire_help_state_name(enum wire_help_state value);
int wire_help_state_parse(struct str name, enum wire_help_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* emergency: ambulance and police. crisis: for anybody. special: for the people it says in about. */
enum wire_line_kind {
	WIRE_LINE_KIND_EMERGENCY,
	WIRE_LINE_KIND_CRISIS,
	WIRE_LINE_KIND_SPECIAL
};
const char *wire_line_kind_name(enum wire_line_kind value);
int wire_line_kind_parse(struct str name, enum wire_line_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_case_event_what {
	WIRE_CASE_EVENT_WHAT_OPENED,
	WIRE_CASE_EVENT_WHAT_RAISED,
	WIRE_CASE_EVENT_WHAT_ALERTED,
	WIRE_CASE_EVENT_WHAT_ACKNOWLEDGED,
	WIRE_CASE_EVENT_WHAT_SPOKE,
	WIRE_CASE_EVENT_WHAT_OFFERED,
	WIRE_CASE_EVENT_WHAT_ACCEPTED,
	WIRE_CASE_EVENT_WHAT_DECLINED,
	WIRE_CASE_EVENT_WHAT_RELEASED,
	WIRE_CASE_EVENT_WHAT_LAPSED,
	WIRE_CASE_EVENT_WHAT_WENT_QUIET,
	WIRE_CASE_EVENT_WHAT_SNOOZED,
	WIRE_CASE_EVENT_WHAT_ASIDE,
	WIRE_CASE_EVENT_WHAT_DISCLOSED,
	WIRE_CASE_EVENT_WHAT_CARD,
	WIRE_CASE_EVENT_WHAT_CLOSED,
	WIRE_CASE_EVENT_WHAT_REVIEWED
};
const char *wire_case_event_what_name(enum wire_case_event_what value);
int wire_case_event_what_parse(struct str name, enum wire_case_event_what *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* snoozed: why. */
enum wire_case_event_reason {
	WIRE_CASE_EVENT_REASON_WITH_ANOTHER,
	WIRE_CASE_EVENT_REASON_NEED_A_MOMENT,
	WIRE_CASE_EVENT_REASON_WAITING_FOR_ANSWER
};
const char *wire_case_event_reason_name(enum wire_case_event_reason value);
int wire_case_event_reason_parse(struct str name, enum wire_case_event_reason *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_channel_kind {
	WIRE_CHANNEL_KIND_PUSH,
	WIRE_CHANNEL_KIND_EMAIL,
	WIRE_CHANNEL_KIND_WEBHOOK
};
const char *wire_channel_kind_name(enum wire_channel_kind value);
int wire_channel_kind_parse(struct str name, enum wire_channel_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_follow_up_state {
	WIRE_FOLLOW_UP_STATE_OPEN,
	WIRE_FOLLOW_UP_STATE_DONE,
	WIRE_FOLLOW_UP_STATE_DECLINED
};
const char *wire_follow_up_state_name(enum wire_follow_up_state value);
int wire_follow_up_state_parse(struct str name, enum wire_follow_up_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_follow_up_outcome {
	WIRE_FOLLOW_UP_OUTCOME_REACHED,
	WIRE_FOLLOW_UP_OUTCOME_NOT_REACHED,
	WIRE_FOLLOW_UP_OUTCOME_WORSE
};
const char *wire_follow_up_outcome_name(enum wire_follow_up_outcome value);
int wire_follow_up_outcome_parse(struct str name, enum wire_follow_up_outcome *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_disclosure_told {
	WIRE_DISCLOSURE_TOLD_EMERGENCY_SERVICES,
	WIRE_DISCLOSURE_TOLD_FAMILY,
	WIRE_DISCLOSURE_TOLD_PROFESSIONAL,
	WIRE_DISCLOSURE_TOLD_OTHER
};
const char *wire_disclosure_told_name(enum wire_disclosure_told value);
int wire_disclosure_told_parse(struct str name, enum wire_disclosure_told *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* fatigue: `member` was alerted about too many people within an hour. uncovered: a meeting was over because nobody came to lead it. */
enum wire_miss_kind {
	WIRE_MISS_KIND_UNANSWERED,
	WIRE_MISS_KIND_LAPSED,
	WIRE_MISS_KIND_NO_WORDS,
	WIRE_MISS_KIND_WENT_QUIET,
	WIRE_MISS_KIND_HAND_OVER,
	WIRE_MISS_KIND_NO_ONE_ON_CALL,
	WIRE_MISS_KIND_CHANNEL_FAILED,
	WIRE_MISS_KIND_GAP,
	WIRE_MISS_KIND_DRILL,
	WIRE_MISS_KIND_FATIGUE,
	WIRE_MISS_KIND_UNCOVERED
};
const char *wire_miss_kind_name(enum wire_miss_kind value);
int wire_miss_kind_parse(struct str name, enum wire_miss_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_miss_state {
	WIRE_MISS_STATE_OPEN,
	WIRE_MISS_STATE_CLOSED
};
const char *wire_miss_state_name(enum wire_miss_state value);
int wire_miss_state_parse(struct str name, enum wire_miss_state *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_ladder_level {
	WIRE_LADDER_LEVEL_AMBER,
	WIRE_LADDER_LEVEL_RED,
	WIRE_LADDER_LEVEL_CRISIS
};
const char *wire_ladder_level_name(enum wire_ladder_level value);
int wire_ladder_level_parse(struct str name, enum wire_ladder_level *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_error_code {
	WIRE_ERROR_CODE_BAD_JSON,
	WIRE_ERROR_CODE_BAD_FIELD,
	WIRE_ERROR_CODE_MISSING_FIELD,
	WIRE_ERROR_CODE_UNKNOWN_FIELD,
	WIRE_ERROR_CODE_UNKNOWN_OP,
	WIRE_ERROR_CODE_TOO_LARGE,
	WIRE_ERROR_CODE_KEY_REUSED,
	WIRE_ERROR_CODE_NOT_SIGNED_IN,
	WIRE_ERROR_CODE_NOT_ALLOWED,
	WIRE_ERROR_CODE_NOT_IN_ROOM,
	WIRE_ERROR_CODE_REMOVED,
	WIRE_ERROR_CODE_INVITE_NOT_VALID,
	WIRE_ERROR_CODE_SIGN_IN_FAILED,
	WIRE_ERROR_CODE_SLOW_DOWN,
	WIRE_ERROR_CODE_NOT_FOUND,
	WIRE_ERROR_CODE_NAME_TAKEN,
	WIRE_ERROR_CODE_LOGIN_TAKEN,
	WIRE_ERROR_CODE_RULES_CHANGED,
	WIRE_ERROR_CODE_ROOM_FULL,
	WIRE_ERROR_CODE_ROOM_CLOSED,
	WIRE_ERROR_CODE_TOO_LATE,
	WIRE_ERROR_CODE_LAST_ADMIN,
	WIRE_ERROR_CODE_OVERLAP,
	WIRE_ERROR_CODE_SIGNED_UP,
	WIRE_ERROR_CODE_TOO_SMALL,
	WIRE_ERROR_CODE_LINK_NOT_VALID,
	WIRE_ERROR_CODE_ON_HOLD,
	WIRE_ERROR_CODE_BOUNDARY,
	WIRE_ERROR_CODE_READ_ONLY,
	WIRE_ERROR_CODE_STALE,
	WIRE_ERROR_CODE_DECIDED,
	WIRE_ERROR_CODE_STORAGE_FULL,
	WIRE_ERROR_CODE_STORAGE_FAILED,
	WIRE_ERROR_CODE_NO_MEMORY,
	WIRE_ERROR_CODE_INTERNAL
};
const char *wire_error_code_name(enum wire_error_code value);
int wire_error_code_parse(struct str name, enum wire_error_code *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* What somebody of the staff does in a meeting. */
enum wire_part {
	WIRE_PART_LEAD,
	WIRE_PART_CO_LEAD
};
const char *wire_part_name(enum wire_part value);
int wire_part_parse(struct str name, enum wire_part *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_feed_kind {
	WIRE_FEED_KIND_MINE,
	WIRE_FEED_KIND_ROOM,
	WIRE_FEED_KIND_PROGRAMME
};
const char *wire_feed_kind_name(enum wire_feed_kind value);
int wire_feed_kind_parse(struct str name, enum wire_feed_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_held_decide_decision {
	WIRE_HELD_DECIDE_DECISION_RELEASE,
	WIRE_HELD_DECIDE_DECISION_ASK,
	WIRE_HELD_DECIDE_DECISION_DECLINE
};
const char *wire_held_decide_decision_name(enum wire_held_decide_decision value);
int wire_held_decide_decision_parse(struct str name, enum wire_held_decide_decision *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_report_make_reason {
	WIRE_REPORT_MAKE_REASON_WORRIED,
	WIRE_REPORT_MAKE_REASON_UNKIND,
	WIRE_REPORT_MAKE_REASON_SELLING,
	WIRE_REPORT_MAKE_REASON_UNSAFE_CONTENT,
	WIRE_REPORT_MAKE_REASON_CONTACT,
	WIRE_REPORT_MAKE_REASON_OTHER
};
const char *wire_report_make_reason_name(enum wire_report_make_reason value);
int wire_report_make_reason_parse(struct str name, enum wire_report_make_reason *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_case_snooze_reason {
	WIRE_CASE_SNOOZE_REASON_WITH_ANOTHER,
	WIRE_CASE_SNOOZE_REASON_NEED_A_MOMENT,
	WIRE_CASE_SNOOZE_REASON_WAITING_FOR_ANSWER
};
const char *wire_case_snooze_reason_name(enum wire_case_snooze_reason value);
int wire_case_snooze_reason_parse(struct str name, enum wire_case_snooze_reason *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_case_disclose_told {
	WIRE_CASE_DISCLOSE_TOLD_EMERGENCY_SERVICES,
	WIRE_CASE_DISCLOSE_TOLD_FAMILY,
	WIRE_CASE_DISCLOSE_TOLD_PROFESSIONAL,
	WIRE_CASE_DISCLOSE_TOLD_OTHER
};
const char *wire_case_disclose_told_name(enum wire_case_disclose_told value);
int wire_case_disclose_told_parse(struct str name, enum wire_case_disclose_told *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_case_close_outcome {
	WIRE_CASE_CLOSE_OUTCOME_TALKED,
	WIRE_CASE_CLOSE_OUTCOME_NO_ACTION,
	WIRE_CASE_CLOSE_OUTCOME_SANCTION,
	WIRE_CASE_CLOSE_OUTCOME_REFERRED,
	WIRE_CASE_CLOSE_OUTCOME_NOT_A_PROBLEM
};
const char *wire_case_close_outcome_name(enum wire_case_close_outcome value);
int wire_case_close_outcome_parse(struct str name, enum wire_case_close_outcome *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* Needed for danger. */
enum wire_case_close_safe {
	WIRE_CASE_CLOSE_SAFE_YES,
	WIRE_CASE_CLOSE_SAFE_NO,
	WIRE_CASE_CLOSE_SAFE_UNKNOWN
};
const char *wire_case_close_safe_name(enum wire_case_close_safe value);
int wire_case_close_safe_parse(struct str name, enum wire_case_close_safe *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_flag_judge_judged {
	WIRE_FLAG_JUDGE_JUDGED_RIGHT,
	WIRE_FLAG_JUDGE_JUDGED_TOO_HIGH,
	WIRE_FLAG_JUDGE_JUDGED_TOO_LOW,
	WIRE_FLAG_JUDGE_JUDGED_NOT_RISK
};
const char *wire_flag_judge_judged_name(enum wire_flag_judge_judged value);
int wire_flag_judge_judged_parse(struct str name, enum wire_flag_judge_judged *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* removal: from the room; ban: from the server. */
enum wire_sanction_give_step {
	WIRE_SANCTION_GIVE_STEP_NUDGE,
	WIRE_SANCTION_GIVE_STEP_WARNING,
	WIRE_SANCTION_GIVE_STEP_READ_ONLY,
	WIRE_SANCTION_GIVE_STEP_REMOVAL,
	WIRE_SANCTION_GIVE_STEP_BAN
};
const char *wire_sanction_give_step_name(enum wire_sanction_give_step value);
int wire_sanction_give_step_parse(struct str name, enum wire_sanction_give_step *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_appeal_decide_decision {
	WIRE_APPEAL_DECIDE_DECISION_UPHOLD,
	WIRE_APPEAL_DECIDE_DECISION_OVERTURN
};
const char *wire_appeal_decide_decision_name(enum wire_appeal_decide_decision value);
int wire_appeal_decide_decision_parse(struct str name, enum wire_appeal_decide_decision *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_note_add_kind {
	WIRE_NOTE_ADD_KIND_WISH,
	WIRE_NOTE_ADD_KIND_SUPPORT_PLAN,
	WIRE_NOTE_ADD_KIND_CAREFUL_TOPIC,
	WIRE_NOTE_ADD_KIND_OBSERVATION,
	WIRE_NOTE_ADD_KIND_HANDOVER
};
const char *wire_note_add_kind_name(enum wire_note_add_kind value);
int wire_note_add_kind_parse(struct str name, enum wire_note_add_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_channel_add_kind {
	WIRE_CHANNEL_ADD_KIND_PUSH,
	WIRE_CHANNEL_ADD_KIND_EMAIL,
	WIRE_CHANNEL_ADD_KIND_WEBHOOK
};
const char *wire_channel_add_kind_name(enum wire_channel_add_kind value);
int wire_channel_add_kind_parse(struct str name, enum wire_channel_add_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_follow_up_done_outcome {
	WIRE_FOLLOW_UP_DONE_OUTCOME_REACHED,
	WIRE_FOLLOW_UP_DONE_OUTCOME_NOT_REACHED,
	WIRE_FOLLOW_UP_DONE_OUTCOME_WORSE,
	WIRE_FOLLOW_UP_DONE_OUTCOME_DECLINED
};
const char *wire_follow_up_done_outcome_name(enum wire_follow_up_done_outcome value);
int wire_follow_up_done_outcome_parse(struct str name, enum wire_follow_up_done_outcome *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_ladder_list_result_warnings {
	WIRE_LADDER_LIST_RESULT_WARNINGS_NO_ONE_ON_CALL,
	WIRE_LADDER_LIST_RESULT_WARNINGS_ONE_PERSON,
	WIRE_LADDER_LIST_RESULT_WARNINGS_NO_SUPERVISOR,
	WIRE_LADDER_LIST_RESULT_WARNINGS_NO_CHANNEL
};
const char *wire_ladder_list_result_warnings_name(enum wire_ladder_list_result_warnings value);
int wire_ladder_list_result_warnings_parse(struct str name, enum wire_ladder_list_result_warnings *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_ladder_set_level {
	WIRE_LADDER_SET_LEVEL_AMBER,
	WIRE_LADDER_SET_LEVEL_RED,
	WIRE_LADDER_SET_LEVEL_CRISIS
};
const char *wire_ladder_set_level_name(enum wire_ladder_set_level value);
int wire_ladder_set_level_parse(struct str name, enum wire_ladder_set_level *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_ladder_set_result_warnings {
	WIRE_LADDER_SET_RESULT_WARNINGS_NO_ONE_ON_CALL,
	WIRE_LADDER_SET_RESULT_WARNINGS_ONE_PERSON,
	WIRE_LADDER_SET_RESULT_WARNINGS_NO_SUPERVISOR,
	WIRE_LADDER_SET_RESULT_WARNINGS_NO_CHANNEL
};
const char *wire_ladder_set_result_warnings_name(enum wire_ladder_set_result_warnings value);
int wire_ladder_set_result_warnings_parse(struct str name, enum wire_ladder_set_result_warnings *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_feed_renew_kind {
	WIRE_FEED_RENEW_KIND_MINE,
	WIRE_FEED_RENEW_KIND_ROOM
};
const char *wire_feed_renew_kind_name(enum wire_feed_renew_kind value);
int wire_feed_renew_kind_parse(struct str name, enum wire_feed_renew_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_closed_event_reason {
	WIRE_CLOSED_EVENT_REASON_REMOVED,
	WIRE_CLOSED_EVENT_REASON_REVOKED,
	WIRE_CLOSED_EVENT_REASON_LEFT,
	WIRE_CLOSED_EVENT_REASON_ENDED
};
const char *wire_closed_event_reason_name(enum wire_closed_event_reason value);
int wire_closed_event_reason_parse(struct str name, enum wire_closed_event_reason *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* --- objects --- */

/* A member as others see them; the role is the one they hold here. */
struct wire_person {
	int64_t id;
	struct str name;
	enum wire_role role;
};

/* What a room does about each boundary, and with a held message nobody has looked at. */
struct wire_policy {
	enum wire_verdict contact_info;
	enum wire_verdict solicitation;
	enum wire_verdict medical_advice;
	enum wire_verdict harassment;
	enum wire_verdict method_detail;
	enum wire_verdict sourcing;
	enum wire_verdict graphic;
	enum wire_verdict link;
	/* How long a message waits at most, seconds. */
	uint64_t hold_s;
	enum wire_policy_on_deadline on_deadline;
};

/* What is on in a room just now. */
struct wire_controls {
	/* Seconds between two messages of one person; 0: off. */
	uint64_t slow_s;
	/* Links are refused. */
	bool links_off;
	/* Messages of people new here are held. */
	bool newcomers_wait;
	/* Nobody new may come in. */
	bool closed;
	/* All of these were switched on together; switching raid off brings back what was before. */
	bool raid;
};

/* A standing place with ground rules, languages and staff. */
struct wire_room {
	int64_t id;
	int64_t stream;
	/* Shown inside the page, never in a title or a URL. */
	struct str name;
	/* One or two lines for the doorway. */
	struct str about;
	/* Ground rules, plain text, one a line. */
	struct str rules;
	uint64_t rules_version;
	struct str language;
	enum wire_history history;
	/* Others see who is here. */
	bool presence;
	/* Others see who is writing. */
	bool typing;
	/* New people may come in. */
	bool open;
	/* Most people seated at once. */
	uint64_t capacity;
	struct str *reactions;
	size_t n_reactions;
	/* This is where the staff of that room talk among themselves. */
	int64_t staff_of;
	/* A side room: where somebody of that room talks with who is with them. */
	int64_t aside_of;
	struct wire_policy policy;
	struct wire_controls controls;
	/* People are here only while a meeting is on. */
	bool drop_in;
	bool has_drop_in;
};

/* Who gave one reaction. */
struct wire_reacted {
	struct str reaction;
	int64_t *members;
	size_t n_members;
};

/* One numbered item of a stream. Applying an entry twice, or an older one after history already showed its effect, changes nothing. */
struct wire_entry {
	uint64_t seq;
	uint64_t at;
	enum wire_entry_kind kind;
	struct wire_person by;
	/* On a post: the key of the request that made it, so its author can match it. */
	struct str key;
	/* edit, redact, react: the post it is about. */
	uint64_t target;
	bool has_target;
	/* post, edit: the words as they are now. Missing once they were taken down. */
	struct str body;
	/* post: changed since it was first said. */
	bool edited;
	bool has_edited;
	/* post: taken down. */
	bool redacted;
	bool has_redacted;
	struct str reaction;
	/* react: given (true) or taken back. */
	bool on;
	bool has_on;
	/* post read from history: reactions as they are now. */
	struct wire_reacted *reactions;
	size_t n_reactions;
	bool has_reactions;
	/* post: its sender's warning; show the words only when asked to. */
	enum wire_topic warning;
	bool has_warning;
	/* post: the software did not read it. */
	bool unscanned;
	bool has_unscanned;
	/* case: in a staff room, this case is new or changed. */
	int64_t case_;
	/* case: what happened. held, decided: a held message; appeal: an appeal. */
	enum wire_entry_state state;
	bool has_state;
	/* case: how urgent it is. */
	enum wire_triage level;
	bool has_level;
};

/* A role in a scope. */
struct wire_grant {
	enum wire_role role;
	/* Missing: the whole server. */
	int64_t room;
	uint64_t until;
	bool has_until;
};

/* Somebody's place in a meeting. */
struct wire_place {
	int64_t id;
	/* kept: it is theirs. offered: theirs when taken in time. missed: it was not. */
	enum wire_place_state state;
	/* waiting: so many come before. */
	uint64_t ahead;
	bool has_ahead;
	/* offered: take it by then. */
	uint64_t until;
	bool has_until;
	/* Signed up for the whole series. */
	bool every;
	bool has_every;
	/* Opens this place without signing in: /place#… */
	struct str link;
};

/* One time a series takes place, as everybody may see it. */
struct wire_meeting {
	int64_t id;
	int64_t series;
	int64_t room;
	struct str room_name;
	uint64_t version;
	struct str title;
	struct str about;
	struct str zone;
	struct str language;
	struct str audience;
	enum wire_meeting_state state;
	uint64_t start;
	uint64_t end;
	/* The door opens. */
	uint64_t opens;
	/* Until then one may come in. Missing: until it is over. */
	uint64_t entry;
	bool has_entry;
	bool public;
	uint64_t capacity;
	bool has_capacity;
	/* Places nobody took. */
	uint64_t left;
	bool has_left;
	/* People on the waiting list. */
	uint64_t waiting;
	bool has_waiting;
	/* It began, with its staff there. */
	uint64_t live;
	bool has_live;
	/* Since then it waits for its staff. */
	uint64_t held;
	bool has_held;
	uint64_t moved_from;
	bool has_moved_from;
	enum wire_meeting_reason reason;
	bool has_reason;
	/* What staff say about why. */
	struct str words;
	/* The asker's own. */
	struct wire_place place;
	bool has_place;
};

/* An open reading place in a room. `people` are those here now (at most 1000; empty where the room keeps presence off). */
struct wire_visit {
	struct wire_room room;
	enum wire_role role;
	/* Newest entry when the reading place was opened. */
	uint64_t head;
	/* Entries after this one follow by themselves. */
	uint64_t after;
	/* What the client held does not join on: drop it and ask for room.history. */
	bool reset;
	/* Entries up to this one are before this person's arrival. */
	uint64_t earliest;
	bool has_earliest;
	struct wire_person *people;
	size_t n_people;
	/* false: nobody is here or on call who would be alerted now; say so before people write. Missing: not known. */
	bool covered;
	bool has_covered;
	/* The one that is on, or the next. */
	struct wire_meeting meeting;
	bool has_meeting;
};

/* A capability link, without its secret. */
struct wire_invite {
	int64_t id;
	enum wire_role role;
	int64_t room;
	/* How often it can still be used. */
	uint64_t uses;
	uint64_t until;
};

/* Signed in: the session cookie came with this answer. */
struct wire_signed {
	struct wire_person member;
	/* Where to go next. */
	enum wire_signed_home home;
	int64_t room;
	/* Recovery words, shown once. */
	struct str words;
};

/* Something the moderation library saw in a message, as a mentor may read it. */
struct wire_finding {
	struct str rule;
	/* In plain words. */
	struct str why;
	enum wire_triage level;
	/* Before it was lowered. */
	enum wire_triage raw;
	enum wire_category category;
	/* Missing: it is about danger. */
	enum wire_boundary boundary;
	bool has_boundary;
	/* First character (code point) of the words it saw. */
	uint64_t from;
	/* The character after the last. */
	uint64_t to;
	/* The rule that lowered it. */
	struct str lowered_by;
	/* Second stage: what weighed most. */
	struct str *reasons;
	size_t n_reasons;
	bool has_reasons;
};

/* A message that waits for a mentor. */
struct wire_held {
	int64_t id;
	int64_t room;
	struct wire_person by;
	uint64_t at;
	/* When the room decides by itself. */
	uint64_t due;
	/* asked: staff asked its author to change it. */
	enum wire_held_state state;
	/* Why it waits; empty: its author is new here. */
	enum wire_boundary *boundaries;
	size_t n_boundaries;
	struct str body;
	enum wire_topic warning;
	bool has_warning;
	enum wire_reason reason;
	bool has_reason;
	/* From the mentor. */
	struct str words;
	/* For staff. */
	struct wire_finding *findings;
	size_t n_findings;
	bool has_findings;
};

/* What staff should look at about one person in one room: one open case of a kind at a time. */
struct wire_case {
	int64_t id;
	int64_t room;
	enum wire_case_kind kind;
	struct wire_person subject;
	enum wire_triage level;
	enum wire_category category;
	/* acknowledged: its owner is about to speak to the person; it lapses when they do not. handed_over: offered to the receiver, who has not accepted yet. */
	enum wire_case_state state;
	struct wire_person owner;
	bool has_owner;
	/* Who it is offered to. */
	struct wire_person receiver;
	bool has_receiver;
	/* Named in a change, so that a late one cannot undo another's. */
	uint64_t version;
	uint64_t opened;
	/* What happens next on its clock: until then somebody should be on it, or say something. Missing when closed. */
	uint64_t due;
	bool has_due;
	uint64_t flags;
	uint64_t reports;
	/* The newest message it is about. */
	uint64_t latest;
	bool has_latest;
	/* The person asked for help themselves. */
	bool asked;
	bool has_asked;
	/* A practice alarm: nobody is in danger. */
	bool drill;
	bool has_drill;
	/* When a human being was first on it. */
	uint64_t seen;
	bool has_seen;
	/* When a human being first said something to the person. */
	uint64_t spoken;
	bool has_spoken;
	/* The side room. */
	int64_t aside;
	/* closed: is the person safe for now? */
	enum wire_case_safe safe;
	bool has_safe;
	enum wire_case_outcome outcome;
	bool has_outcome;
};

/* What the software saw in one message. */
struct wire_flag {
	int64_t id;
	uint64_t at;
	/* Missing: it was held or refused. */
	uint64_t seq;
	bool has_seq;
	struct wire_person by;
	bool has_by;
	enum wire_triage triage;
	enum wire_category category;
	enum wire_boundary *boundaries;
	size_t n_boundaries;
	/* false: the software could not read this message. */
	bool scanned;
	struct wire_finding *findings;
	size_t n_findings;
	/* What staff said of it. */
	enum wire_flag_judged judged;
	bool has_judged;
};

/* A member's worry. Who made it is told to nobody. */
struct wire_report {
	int64_t id;
	uint64_t at;
	int64_t room;
	enum wire_report_reason reason;
	uint64_t target;
	bool has_target;
	struct wire_person about;
	bool has_about;
	struct str words;
	enum wire_report_state state;
	struct str answer;
};

/* Asking that somebody else looks at a sanction again. */
struct wire_appeal {
	uint64_t at;
	/* It is answered by then. */
	uint64_t due;
	enum wire_appeal_state state;
	struct str words;
	struct str answer;
};

/* A step that staff took, with its reason and its end. */
struct wire_sanction {
	int64_t id;
	/* Missing: the whole server. */
	int64_t room;
	struct wire_person member;
	/* removal: from the room; ban: from the server. */
	enum wire_sanction_step step;
	enum wire_reason reason;
	/* The ground rule it rests on. */
	struct str rule;
	struct str words;
	uint64_t at;
	/* Missing: it is over as soon as it was read. */
	uint64_t until;
	bool has_until;
	enum wire_sanction_state state;
	/* An appeal can be made until then. */
	uint64_t appeal_by;
	bool has_appeal_by;
	struct wire_appeal appeal;
	bool has_appeal;
};

/* What staff of a room keep in mind about a member. It expires. */
struct wire_note {
	int64_t id;
	enum wire_note_kind kind;
	struct str words;
	uint64_t at;
	uint64_t until;
	struct wire_person by;
};

/* One message from the server or its staff to one person. */
struct wire_notice {
	int64_t id;
	uint64_t at;
	enum wire_notice_kind kind;
	int64_t room;
	int64_t held;
	int64_t sanction;
	int64_t report;
	enum wire_reason reason;
	bool has_reason;
	/* alarm, offer, follow_up: the case. */
	int64_t case_;
	/* alarm, offer: how urgent. */
	enum wire_triage level;
	bool has_level;
	/* With sound. */
	bool loud;
	bool has_loud;
	bool drill;
	bool has_drill;
	/* Whom the case is about. */
	struct wire_person subject;
	bool has_subject;
	/* alarm, offer: somebody is on it by now; stop ringing. */
	bool over;
	bool has_over;
	struct str words;
	int64_t meeting;
	/* Of the meeting. */
	uint64_t start;
	bool has_start;
	/* Of the meeting. */
	struct str title;
};

/* One line of the audit log. */
struct wire_audited {
	uint64_t seq;
	uint64_t at;
	struct wire_person by;
	struct str act;
	int64_t room;
	struct wire_person subject;
	bool has_subject;
	int64_t about;
};

/* What became of a message. */
struct wire_posted {
	/* Missing: the message waits. */
	uint64_t seq;
	bool has_seq;
	uint64_t at;
	/* It waits for a mentor. */
	struct wire_held held;
	bool has_held;
	/* It was delivered, and comes near these boundaries: tell its author kindly. */
	enum wire_boundary *nudge;
	size_t n_nudge;
	bool has_nudge;
};

/* How help for a person in a room stands; for them alone. */
struct wire_help {
	int64_t room;
	/* called: mentors were alerted. seen: one is about to come. with: one is there. waiting: whoever it was had to go; others were alerted. */
	enum wire_help_state state;
	uint64_t at;
	/* Who is with them, or about to be. */
	struct wire_person by;
	bool has_by;
	/* A side room they are asked into. */
	int64_t aside;
	/* called: somebody is here or on call. false: nobody is reached for certain; say so. */
	bool on_call;
	bool has_on_call;
	/* Nobody was there in time: show the automatic card. */
	uint64_t card;
	bool has_card;
};

/* A crisis line. */
struct wire_line {
	struct str name;
	/* emergency: ambulance and police. crisis: for anybody. special: for the people it says in about. */
	enum wire_line_kind kind;
	struct str region;
	struct str *languages;
	size_t n_languages;
	struct str phone;
	/* Where to write a text message. */
	struct str message;
	/* A page to write on. */
	struct str chat;
	/* 24/7, or when. */
	struct str hours;
	/* Whom it is for, when not for everybody. */
	struct str about;
	struct str verified;
	/* Verified long ago. */
	bool stale;
};

/* One thing that happened in a case. Without `by` it was the clock. */
struct wire_case_event {
	uint64_t at;
	enum wire_case_event_what what;
	struct wire_person by;
	bool has_by;
	struct wire_person other;
	bool has_other;
	/* opened, raised: how urgent it was then. */
	enum wire_triage level;
	bool has_level;
	/* snoozed: why. */
	enum wire_case_event_reason reason;
	bool has_reason;
};

/* A time on call, every week or once. */
struct wire_shift {
	int64_t id;
	struct wire_person member;
	/* 1 on call, 2 backup, 3 supervisor. */
	uint64_t tier;
	/* Missing: any. */
	struct str language;
	struct str zone;
	/* Monday is 1. */
	uint64_t weekday;
	/* Minutes after midnight, by the clock on the wall. */
	uint64_t start;
	uint64_t minutes;
	struct str first_day;
	/* Missing: until it is taken away. The same as first_day: once. */
	struct str last_day;
};

/* One time on call, as moments. */
struct wire_duty {
	int64_t shift;
	struct str day;
	struct wire_person member;
	uint64_t tier;
	struct str language;
	uint64_t from;
	uint64_t until;
	/* Somebody else took this day. */
	bool covered;
	bool has_covered;
	/* false: no channel of theirs is proved. */
	bool reachable;
	bool has_reachable;
};

/* Nobody is on call. */
struct wire_gap {
	uint64_t tier;
	uint64_t from;
	uint64_t until;
};

/* How somebody is reached away from a page of Cairn. Alerts carry no words of anybody, only a link. */
struct wire_channel {
	int64_t id;
	enum wire_channel_kind kind;
	struct str label;
	uint64_t added;
	/* A test alert arrived. */
	uint64_t proved;
	bool has_proved;
	/* The last attempt failed for good. */
	uint64_t failed;
	bool has_failed;
};

/* Looking after somebody again, by consent. */
struct wire_follow_up {
	int64_t id;
	int64_t room;
	int64_t case_;
	struct wire_person subject;
	struct wire_person owner;
	uint64_t due;
	enum wire_follow_up_state state;
	enum wire_follow_up_outcome outcome;
	bool has_outcome;
};

/* Somebody outside was told, in an emergency. */
struct wire_disclosure {
	uint64_t at;
	struct wire_person by;
	enum wire_disclosure_told told;
	/* Why, and what was shared. */
	struct str words;
	bool person_told;
	/* Contact was made for certain. */
	bool reached;
};

/* What nearly went wrong: opened by the server, closed by who looked into it. */
struct wire_miss {
	int64_t id;
	/* fatigue: `member` was alerted about too many people within an hour. uncovered: a meeting was over because nobody came to lead it. */
	enum wire_miss_kind kind;
	uint64_t at;
	uint64_t times;
	int64_t room;
	int64_t case_;
	struct wire_person member;
	bool has_member;
	enum wire_miss_state state;
	struct str finding;
	struct str action;
	struct wire_person owner;
	bool has_owner;
	uint64_t action_by;
	bool has_action_by;
};

/* Deadlines of a room for a level, in seconds. */
struct wire_ladder {
	enum wire_ladder_level level;
	/* Acknowledged by then. */
	uint64_t first;
	uint64_t second;
	uint64_t third;
	uint64_t repeat;
	/* From acknowledging to a word. */
	uint64_t lease;
	/* Not the standard ones. */
	bool own;
	bool has_own;
};

/* Why a request changed nothing. */
struct wire_error {
	enum wire_error_code code;
	/* The field that is wrong. */
	struct str field;
	uint64_t retry_after_ms;
	bool has_retry_after_ms;
	/* Plain words in English; clients use their own by code. */
	struct str text;
	/* boundary: those the message crosses. */
	enum wire_boundary *boundaries;
	size_t n_boundaries;
	bool has_boundaries;
	/* read_only: when one may write again. */
	uint64_t until;
	bool has_until;
};

/* A time by the clock on the wall of the series' zone. */
struct wire_wall {
	struct str day;
	uint64_t start;
};

/* Who of the staff does what. */
struct wire_staffing {
	struct wire_person member;
	enum wire_part part;
	/* They ask somebody else to take it. */
	bool offered;
	bool has_offered;
	/* In the room now. */
	bool here;
	bool has_here;
};

/* What a series is planned to be. Missing: about, audience, extra and left_out empty; the room's language; capacity 0; opens 10; public and guide false. */
struct wire_plan {
	/* Neutral: it stands in calendars and mails. */
	struct str title;
	struct str about;
	struct str language;
	/* For whom, in a few words. Empty: everybody. */
	struct str audience;
	struct str zone;
	/* The first, by the calendar of the zone; where the rule does not give it, the next day that it gives. */
	struct str day;
	uint64_t start;
	uint64_t minutes;
	/* RRULE of RFC 5545 without its name, daily or rarer; an UNTIL is a day, or a moment in UTC. Empty: once. */
	struct str rule;
	/* Times besides (RDATE). */
	struct wire_wall *extra;
	size_t n_extra;
	bool has_extra;
	/* Days left out (EXDATE). */
	struct str *left_out;
	size_t n_left_out;
	bool has_left_out;
	/* Most people beside the staff; 0: as many as the room has seats. */
	uint64_t capacity;
	bool has_capacity;
	/* So many of the staff have to be there. */
	uint64_t staff_needed;
	/* The door opens so many minutes before the beginning. */
	uint64_t opens;
	bool has_opens;
	/* Who comes later than so many minutes after the beginning cannot come in any more. Missing: until it is over. */
	uint64_t entry;
	bool has_entry;
	/* On the programme page, for everybody. */
	bool public;
	bool has_public;
	/* In the Meeting Guide feed as well. */
	bool guide;
	bool has_guide;
};

/* A drop-in that recurs, or happens once. */
struct wire_series {
	int64_t id;
	int64_t room;
	uint64_t version;
	struct wire_plan plan;
	/* Whoever does it, unless a meeting says otherwise. */
	struct wire_staffing *staff;
	size_t n_staff;
	/* Beginning of the next meeting. */
	uint64_t next;
	bool has_next;
	/* Nothing follows after it. */
	uint64_t ended;
	bool has_ended;
	/* The series it was split off from. */
	int64_t follows;
};

/* A meeting as its staff see it. */
struct wire_staff_meeting {
	struct wire_meeting meeting;
	struct wire_staffing *staff;
	size_t n_staff;
	/* So many are still needed. */
	uint64_t missing;
	/* Places kept. */
	uint64_t taken;
	/* Where the series has it, before it was moved. */
	struct wire_wall recurrence;
	bool has_recurrence;
	/* Something was changed for this one alone. */
	bool changed;
	bool has_changed;
};

/* Days on which nothing takes place. */
struct wire_closure {
	int64_t id;
	struct str title;
	struct str first_day;
	struct str last_day;
	struct str zone;
	/* Missing: everything. */
	int64_t room;
};

/* A calendar to subscribe to (RFC 5545). */
struct wire_feed {
	enum wire_feed_kind kind;
	int64_t room;
	struct str room_name;
	/* Below the site's address. Who knows it can read it, until it is renewed. */
	struct str path;
};

/* When somebody wants to be reminded, by the channels they proved. */
struct wire_reminders {
	/* So long before the beginning; empty: none. */
	uint64_t *minutes;
	size_t n_minutes;
	uint64_t quiet_from;
	/* The same as quiet_from: no quiet hours. */
	uint64_t quiet_until;
	struct str zone;
	/* Of what is sent about it. Missing: of the series. */
	struct str language;
};

/* A day on which the clock of the reader stands otherwise to that of the series than mostly. */
struct wire_shift_of_clock {
	struct str day;
	/* On the reader's wall, then. */
	uint64_t start;
	/* And mostly. */
	uint64_t usual;
};

struct wire_doorway_show {
	struct str invite;
};

struct wire_doorway_show_result {
	/* The neutral name the operator chose. */
	struct str site;
	enum wire_role role;
	/* Room name, when the invite leads to one. */
	struct str room;
	struct str about;
	struct str rules;
	uint64_t rules_version;
	struct str language;
	/* People in the room now. */
	uint64_t here;
	bool has_here;
	/* Mentors among them. */
	uint64_t mentors;
	bool has_mentors;
	/* There is a place now. */
	bool open;
	bool has_open;
	/* This browser has a seat already. */
	struct wire_person seated;
	bool has_seated;
	/* Names on offer. */
	struct str *names;
	size_t n_names;
};

struct wire_member_join {
	struct str invite;
	struct str name;
	/* The version of the ground rules that was read and accepted. */
	uint64_t rules_version;
};

struct wire_session_open {
	struct str login;
	struct str password;
};

struct wire_session_redeem {
	struct str link;
};

struct wire_session_recover {
	struct str words;
};

struct wire_session_close {
	char none;
};

struct wire_session_close_result {
	char none;
};

struct wire_hello_resume {
	int64_t room;
	uint64_t after;
};

struct wire_hello {
	/* Made by the client, one a tab. A second connection with it takes over from the first. */
	struct str client;
	struct wire_hello_resume *resume;
	size_t n_resume;
	bool has_resume;
};

struct wire_hello_result_limits {
	/* Characters in a message. */
	uint64_t body;
	/* Send something at least this often. */
	uint64_t heartbeat_ms;
	/* Entries in a page. */
	uint64_t history;
};

struct wire_hello_result {
	/* Name and version. */
	struct str server;
	struct str site;
	struct wire_person member;
	struct wire_grant *grants;
	size_t n_grants;
	struct wire_hello_result_limits limits;
	struct wire_visit *visits;
	size_t n_visits;
	/* Rooms of `resume` that are not open to this member. */
	int64_t *refused;
	size_t n_refused;
	/* Not seen yet, oldest first. */
	struct wire_notice *notices;
	size_t n_notices;
	/* Members this one does not want to read. */
	int64_t *hidden;
	size_t n_hidden;
	/* Topics this one does not want to see unasked. */
	enum wire_topic *topics;
	size_t n_topics;
	/* Where help for this member stands. */
	struct wire_help *help;
	size_t n_help;
};

struct wire_ping {
	char none;
};

struct wire_ping_result {
	char none;
};

struct wire_room_list {
	char none;
};

struct wire_room_list_result_rooms {
	struct wire_room room;
	enum wire_role role;
	bool seated;
	/* People in it now. */
	uint64_t here;
	/* drop_in: the one that is on, or the next. */
	struct wire_meeting meeting;
	bool has_meeting;
};

struct wire_room_list_result {
	struct wire_room_list_result_rooms *rooms;
	size_t n_rooms;
};

struct wire_room_join {
	int64_t room;
	uint64_t after;
	bool has_after;
	/* Needed the first time and after the rules changed. */
	uint64_t rules_version;
	bool has_rules_version;
};

struct wire_room_leave {
	int64_t room;
};

struct wire_room_leave_result {
	char none;
};

struct wire_room_post {
	int64_t room;
	struct str body;
	/* A word to those who read it. */
	enum wire_topic warning;
	bool has_warning;
};

struct wire_room_edit {
	int64_t room;
	uint64_t target;
	struct str body;
};

struct wire_room_edit_result {
	uint64_t seq;
	uint64_t at;
};

struct wire_room_redact {
	int64_t room;
	uint64_t target;
};

struct wire_room_redact_result {
	uint64_t seq;
	uint64_t at;
};

struct wire_room_react {
	int64_t room;
	uint64_t target;
	struct str reaction;
	bool on;
};

struct wire_room_react_result {
	uint64_t seq;
	uint64_t at;
};

struct wire_room_history {
	int64_t room;
	/* Missing: from the newest. */
	uint64_t before;
	bool has_before;
	uint64_t limit;
	bool has_limit;
};

struct wire_room_history_result {
	struct wire_entry *entries;
	size_t n_entries;
	bool more;
};

struct wire_room_typing {
	int64_t room;
	bool on;
};

struct wire_room_typing_result {
	char none;
};

struct wire_room_create {
	struct str name;
	struct str about;
	struct str rules;
	struct str language;
	enum wire_history history;
	bool has_history;
	bool presence;
	bool has_presence;
	bool typing;
	bool has_typing;
	uint64_t capacity;
	bool has_capacity;
	struct str *reactions;
	size_t n_reactions;
	bool has_reactions;
	struct wire_policy policy;
	bool has_policy;
	/* People are here only while a meeting is on. */
	bool drop_in;
	bool has_drop_in;
};

struct wire_room_create_result {
	struct wire_room room;
};

struct wire_room_update {
	int64_t room;
	struct str name;
	struct str about;
	struct str rules;
	struct str language;
	enum wire_history history;
	bool has_history;
	bool presence;
	bool has_presence;
	bool typing;
	bool has_typing;
	bool open;
	bool has_open;
	uint64_t capacity;
	bool has_capacity;
	struct str *reactions;
	size_t n_reactions;
	bool has_reactions;
	struct wire_policy policy;
	bool has_policy;
	/* People are here only while a meeting is on. */
	bool drop_in;
	bool has_drop_in;
};

struct wire_room_update_result {
	struct wire_room room;
};

struct wire_room_controls {
	int64_t room;
	uint64_t slow_s;
	bool has_slow_s;
	bool links_off;
	bool has_links_off;
	bool newcomers_wait;
	bool has_newcomers_wait;
	bool closed;
	bool has_closed;
};

struct wire_room_controls_result {
	struct wire_room room;
};

struct wire_room_raid {
	int64_t room;
	bool on;
};

struct wire_room_raid_result {
	struct wire_room room;
};

struct wire_invite_create {
	/* Missing: the whole server. */
	int64_t room;
	enum wire_role role;
	uint64_t uses;
	bool has_uses;
	uint64_t hours;
	bool has_hours;
};

struct wire_invite_create_result {
	struct wire_invite invite;
	struct str token;
};

struct wire_invite_list {
	int64_t room;
};

struct wire_invite_list_result {
	struct wire_invite *invites;
	size_t n_invites;
};

struct wire_invite_revoke {
	int64_t room;
	int64_t invite;
};

struct wire_invite_revoke_result {
	char none;
};

struct wire_grant_set {
	/* Missing: the whole server. */
	int64_t room;
	int64_t member;
	enum wire_role role;
	uint64_t hours;
	bool has_hours;
};

struct wire_grant_set_result {
	char none;
};

struct wire_grant_revoke {
	int64_t room;
	int64_t member;
	enum wire_role role;
};

struct wire_grant_revoke_result {
	char none;
};

struct wire_member_rename {
	struct str name;
};

struct wire_member_rename_result {
	struct wire_person member;
};

struct wire_member_words {
	char none;
};

struct wire_member_words_result {
	struct str words;
};

struct wire_member_secure {
	struct str login;
	struct str password;
};

struct wire_member_secure_result {
	char none;
};

struct wire_held_list {
	char none;
};

struct wire_held_list_result {
	struct wire_held *held;
	size_t n_held;
};

struct wire_held_change {
	int64_t room;
	int64_t held;
	struct str body;
};

struct wire_held_withdraw {
	int64_t room;
	int64_t held;
};

struct wire_held_withdraw_result {
	char none;
};

struct wire_held_decide {
	int64_t room;
	int64_t held;
	enum wire_held_decide_decision decision;
	/* Needed with ask and decline. */
	enum wire_reason reason;
	bool has_reason;
	struct str words;
};

struct wire_held_decide_result {
	/* Where it appeared. */
	uint64_t seq;
	bool has_seq;
};

struct wire_report_make {
	int64_t room;
	/* The message; or `member`. */
	uint64_t target;
	bool has_target;
	int64_t member;
	enum wire_report_make_reason reason;
	struct str words;
};

struct wire_report_make_result {
	struct wire_report report;
};

struct wire_report_list {
	char none;
};

struct wire_report_list_result {
	struct wire_report *reports;
	size_t n_reports;
};

struct wire_case_list {
	/* Missing: all of them. */
	int64_t room;
};

struct wire_case_list_result {
	struct wire_case *cases;
	size_t n_cases;
	struct wire_held *held;
	size_t n_held;
	struct wire_sanction *appeals;
	size_t n_appeals;
};

struct wire_case_show {
	int64_t room;
	int64_t case_;
};

struct wire_case_show_result {
	struct wire_case case_;
	struct wire_flag *flags;
	size_t n_flags;
	struct wire_report *reports;
	size_t n_reports;
	/* The last messages of the room up to the newest it is about, oldest first. */
	struct wire_entry *window;
	size_t n_window;
	struct wire_sanction *sanctions;
	size_t n_sanctions;
	/* Oldest first. */
	struct wire_case_event *events;
	size_t n_events;
	struct wire_disclosure *disclosures;
	size_t n_disclosures;
	struct wire_follow_up *follow_ups;
	size_t n_follow_ups;
	/* How many people were alerted so far. */
	uint64_t alerted;
	/* Crisis lines of the person's room. */
	struct wire_line *lines;
	size_t n_lines;
	bool has_lines;
};

struct wire_case_acknowledge {
	int64_t room;
	int64_t case_;
	uint64_t version;
};

struct wire_case_acknowledge_result {
	struct wire_case case_;
};

struct wire_case_spoke {
	int64_t room;
	int64_t case_;
	uint64_t version;
};

struct wire_case_spoke_result {
	struct wire_case case_;
};

struct wire_case_receivers {
	int64_t room;
	int64_t case_;
};

struct wire_case_receivers_result_people {
	struct wire_person person;
	bool on_call;
	/* Has a page open. */
	bool here;
	/* Is with somebody at red or crisis. */
	bool busy;
};

struct wire_case_receivers_result {
	/* Best first. */
	struct wire_case_receivers_result_people *people;
	size_t n_people;
};

struct wire_case_offer {
	int64_t room;
	int64_t case_;
	uint64_t version;
	int64_t member;
};

struct wire_case_offer_result {
	struct wire_case case_;
};

struct wire_case_accept {
	int64_t room;
	int64_t case_;
	uint64_t version;
};

struct wire_case_accept_result {
	struct wire_case case_;
};

struct wire_case_decline {
	int64_t room;
	int64_t case_;
	uint64_t version;
};

struct wire_case_decline_result {
	struct wire_case case_;
};

struct wire_case_release {
	int64_t room;
	int64_t case_;
	uint64_t version;
};

struct wire_case_release_result {
	struct wire_case case_;
};

struct wire_case_snooze {
	int64_t room;
	int64_t case_;
	uint64_t version;
	enum wire_case_snooze_reason reason;
};

struct wire_case_snooze_result {
	struct wire_case case_;
};

struct wire_case_aside {
	int64_t room;
	int64_t case_;
	uint64_t version;
};

struct wire_case_aside_result {
	struct wire_case case_;
	struct wire_room room;
};

struct wire_case_disclose {
	int64_t room;
	int64_t case_;
	enum wire_case_disclose_told told;
	/* Why, and what was shared. */
	struct str words;
	bool person_told;
	bool reached;
};

struct wire_case_disclose_result {
	struct wire_disclosure disclosure;
};

struct wire_case_close {
	enum wire_case_close_outcome outcome;
	struct str answer;
	/* Needed for danger. */
	enum wire_case_close_safe safe;
	bool has_safe;
	/* danger at red or crisis: when to look after them again. */
	uint64_t follow_up;
	bool has_follow_up;
	/* Who does; missing: oneself. */
	int64_t owner;
	/* The person agreed to be asked again. */
	bool consent;
	bool has_consent;
	int64_t room;
	int64_t case_;
	uint64_t version;
};

struct wire_case_close_result {
	struct wire_case case_;
};

struct wire_case_review {
	int64_t room;
	int64_t case_;
	uint64_t version;
	struct str words;
};

struct wire_case_review_result {
	struct wire_case case_;
};

struct wire_flag_list {
	int64_t room;
	uint64_t before;
	bool has_before;
};

struct wire_flag_list_result {
	struct wire_flag *flags;
	size_t n_flags;
};

struct wire_flag_judge {
	int64_t room;
	int64_t flag;
	enum wire_flag_judge_judged judged;
};

struct wire_flag_judge_result {
	char none;
};

struct wire_sanction_give {
	/* Missing: the whole server. Needed with removal; not with ban, which is for facilitators and admins. */
	int64_t room;
	int64_t member;
	/* removal: from the room; ban: from the server. */
	enum wire_sanction_give_step step;
	enum wire_reason reason;
	struct str rule;
	struct str words;
	/* How long; needed with read_only, removal and ban, and only with these. */
	uint64_t hours;
	bool has_hours;
};

struct wire_sanction_give_result {
	struct wire_sanction sanction;
};

struct wire_sanction_lift {
	int64_t room;
	int64_t sanction;
	struct str words;
};

struct wire_sanction_lift_result {
	struct wire_sanction sanction;
};

struct wire_sanction_list {
	int64_t room;
	int64_t member;
};

struct wire_sanction_list_result {
	struct wire_sanction *sanctions;
	size_t n_sanctions;
};

struct wire_sanction_mine {
	char none;
};

struct wire_sanction_mine_result {
	struct wire_sanction *sanctions;
	size_t n_sanctions;
};

struct wire_appeal_make {
	int64_t sanction;
	struct str words;
};

struct wire_appeal_make_result {
	struct wire_sanction sanction;
};

struct wire_appeal_decide {
	int64_t room;
	int64_t sanction;
	enum wire_appeal_decide_decision decision;
	struct str words;
};

struct wire_appeal_decide_result {
	struct wire_sanction sanction;
};

struct wire_note_add {
	int64_t room;
	int64_t member;
	enum wire_note_add_kind kind;
	struct str words;
	uint64_t days;
};

struct wire_note_add_result {
	struct wire_note note;
};

struct wire_note_list {
	int64_t room;
	int64_t member;
};

struct wire_note_list_result {
	struct wire_note *notes;
	size_t n_notes;
};

struct wire_note_remove {
	int64_t room;
	int64_t note;
};

struct wire_note_remove_result {
	char none;
};

struct wire_notice_seen {
	int64_t notice;
};

struct wire_notice_seen_result {
	char none;
};

struct wire_help_now {
	int64_t room;
	struct str region;
	struct str language;
};

struct wire_help_now_result {
	struct wire_help help;
	struct wire_line *lines;
	size_t n_lines;
};

struct wire_help_lines {
	struct str region;
	struct str language;
};

struct wire_help_lines_result {
	/* Which one was taken. */
	struct str region;
	struct wire_line *lines;
	size_t n_lines;
	/* Those there are lines for. */
	struct str *regions;
	size_t n_regions;
	/* A page with lines of other countries. */
	struct str elsewhere;
};

struct wire_roster_list {
	uint64_t from;
	uint64_t until;
};

struct wire_roster_list_result {
	struct wire_shift *shifts;
	size_t n_shifts;
	struct wire_duty *duties;
	size_t n_duties;
	struct wire_gap *gaps;
	size_t n_gaps;
	/* For who may plan: everybody on the staff of a room or of the server. */
	struct wire_person *people;
	size_t n_people;
	bool has_people;
};

struct wire_roster_set {
	/* Missing: a new one. */
	int64_t shift;
	int64_t member;
	uint64_t tier;
	struct str language;
	struct str zone;
	uint64_t weekday;
	uint64_t start;
	uint64_t minutes;
	struct str first_day;
	struct str last_day;
};

struct wire_roster_set_result {
	struct wire_shift shift;
};

struct wire_roster_remove {
	int64_t shift;
};

struct wire_roster_remove_result {
	char none;
};

struct wire_roster_cover {
	int64_t shift;
	struct str day;
	/* Missing: oneself. */
	int64_t member;
};

struct wire_roster_cover_result {
	struct wire_duty duty;
};

struct wire_channel_list {
	char none;
};

struct wire_channel_list_result {
	struct wire_channel *channels;
	size_t n_channels;
	/* VAPID public key, base64url. */
	struct str push_key;
};

struct wire_channel_add {
	enum wire_channel_add_kind kind;
	struct str label;
	/* email: where to. */
	struct str address;
	/* push: the endpoint; webhook: where to. */
	struct str url;
	/* push: key of the browser, base64url. */
	struct str p256dh;
	/* push: secret of the browser, base64url. */
	struct str auth;
};

struct wire_channel_add_result {
	struct wire_channel channel;
	/* webhook: what signatures are made with; shown once. */
	struct str secret;
};

struct wire_channel_remove {
	int64_t channel;
};

struct wire_channel_remove_result {
	char none;
};

struct wire_channel_test {
	int64_t channel;
};

struct wire_channel_test_result {
	char none;
};

struct wire_channel_prove {
	int64_t channel;
	struct str code;
};

struct wire_channel_prove_result {
	struct wire_channel channel;
};

struct wire_follow_up_list {
	bool all;
	bool has_all;
};

struct wire_follow_up_list_result {
	struct wire_follow_up *follow_ups;
	size_t n_follow_ups;
};

struct wire_follow_up_done {
	int64_t room;
	int64_t follow_up;
	enum wire_follow_up_done_outcome outcome;
};

struct wire_follow_up_done_result {
	struct wire_follow_up follow_up;
};

struct wire_miss_list {
	char none;
};

struct wire_miss_list_result {
	struct wire_miss *misses;
	size_t n_misses;
};

struct wire_miss_close {
	int64_t miss;
	struct str finding;
	struct str action;
	int64_t owner;
	uint64_t action_by;
};

struct wire_miss_close_result {
	struct wire_miss miss;
};

struct wire_ladder_list {
	int64_t room;
};

struct wire_ladder_list_result {
	struct wire_ladder *ladders;
	size_t n_ladders;
	enum wire_ladder_list_result_warnings *warnings;
	size_t n_warnings;
};

struct wire_ladder_set {
	int64_t room;
	enum wire_ladder_set_level level;
	/* All missing: standard. */
	uint64_t first;
	bool has_first;
	uint64_t second;
	bool has_second;
	uint64_t third;
	bool has_third;
	uint64_t repeat;
	bool has_repeat;
	uint64_t lease;
	bool has_lease;
};

struct wire_ladder_set_result {
	struct wire_ladder *ladders;
	size_t n_ladders;
	enum wire_ladder_set_result_warnings *warnings;
	size_t n_warnings;
};

struct wire_drill_run {
	int64_t room;
};

struct wire_drill_run_result {
	struct wire_case case_;
};

struct wire_desk_figures {
	char none;
};

struct wire_desk_figures_result_rules {
	struct str rule;
	uint64_t judged;
	uint64_t right;
	/* Percent. */
	uint64_t share;
	/* Under a fifth at urgent. */
	bool repair;
	bool has_repair;
};

struct wire_desk_figures_result_busiest {
	struct wire_person person;
	uint64_t alerts;
};

struct wire_desk_figures_result_drills {
	uint64_t at;
	/* Seconds to acknowledge. Missing: nobody did. */
	uint64_t took;
	bool has_took;
};

struct wire_desk_figures_result {
	struct wire_desk_figures_result_rules *rules;
	size_t n_rules;
	uint64_t cases;
	uint64_t acknowledged_p50_s;
	uint64_t acknowledged_p90_s;
	/* About how many people at red or crisis somebody was alerted in an hour in which they were at all, in hundredths. */
	uint64_t alerts_per_hour;
	struct wire_desk_figures_result_busiest *busiest;
	size_t n_busiest;
	struct wire_desk_figures_result_drills *drills;
	size_t n_drills;
};

struct wire_member_hide {
	int64_t member;
	bool on;
};

struct wire_member_hide_result {
	char none;
};

struct wire_member_topics {
	enum wire_topic *topics;
	size_t n_topics;
};

struct wire_member_topics_result {
	char none;
};

struct wire_audit_list {
	uint64_t before;
	bool has_before;
};

struct wire_audit_list_result {
	struct wire_audited *lines;
	size_t n_lines;
};

struct wire_programme_show {
	/* Missing: now. */
	uint64_t from;
	bool has_from;
	/* Missing: 7. */
	uint64_t days;
	bool has_days;
	/* Only this one. */
	int64_t series;
};

struct wire_programme_show_result_open {
	int64_t room;
	struct str name;
	struct str about;
	struct str language;
};

struct wire_programme_show_result {
	struct str site;
	uint64_t now;
	/* Of the programme. */
	struct str zone;
	struct wire_meeting *meetings;
	size_t n_meetings;
	/* There were too many. */
	bool more;
	bool has_more;
	/* Rooms of one's own, and of public series, that one can go into now. */
	struct wire_programme_show_result_open *open;
	size_t n_open;
	/* Today nothing takes place. */
	struct wire_closure closure;
	bool has_closure;
	/* Who asks, with a session. */
	struct wire_person member;
	bool has_member;
	/* Names on offer, without one. */
	struct str *names;
	size_t n_names;
	bool has_names;
};

struct wire_series_join {
	int64_t series;
	struct str name;
};

struct wire_place_show {
	struct str link;
};

struct wire_place_show_result {
	struct str site;
	struct wire_meeting meeting;
	struct wire_reminders reminders;
	bool has_reminders;
};

struct wire_place_answer {
	struct str link;
	/* false: give it up. */
	bool take;
	/* Give up the whole series. */
	bool every;
	bool has_every;
};

struct wire_place_answer_result {
	struct wire_meeting meeting;
};

struct wire_place_open {
	struct str link;
};

struct wire_place_add {
	int64_t room;
	int64_t meeting;
	bool every;
	bool has_every;
};

struct wire_place_add_result {
	struct wire_meeting meeting;
};

struct wire_place_remove {
	int64_t room;
	int64_t meeting;
	bool every;
	bool has_every;
};

struct wire_place_remove_result {
	struct wire_meeting meeting;
};

struct wire_place_list {
	char none;
};

struct wire_place_list_result {
	struct wire_meeting *meetings;
	size_t n_meetings;
	struct wire_reminders reminders;
	bool has_reminders;
};

struct wire_reminder_set {
	struct wire_reminders reminders;
};

struct wire_reminder_set_result {
	char none;
};

struct wire_feed_list {
	char none;
};

struct wire_feed_list_result {
	struct wire_feed *feeds;
	size_t n_feeds;
};

struct wire_feed_renew {
	enum wire_feed_renew_kind kind;
	int64_t room;
};

struct wire_feed_renew_result {
	struct wire_feed feed;
};

struct wire_series_preview {
	int64_t room;
	struct wire_plan plan;
	/* The one it is to change. */
	int64_t series;
	/* Of the reader. */
	struct str zone;
	/* Missing: 6. */
	uint64_t rows;
	bool has_rows;
};

struct wire_series_preview_result_next {
	uint64_t start;
	uint64_t end;
	/* That time is left out of the clock on this day; it begins so much later. */
	bool skipped;
	bool has_skipped;
	/* That time comes twice on this day; it is the first. */
	bool twice;
	bool has_twice;
	struct str closure;
	/* What takes place in the room then. */
	struct str overlaps;
};

struct wire_series_preview_result {
	struct wire_series_preview_result_next *next;
	size_t n_next;
	/* Within a year. */
	struct wire_shift_of_clock *shifts;
	size_t n_shifts;
	/* The last meeting, where there is one. */
	uint64_t last;
	bool has_last;
	/* How many within a year. */
	uint64_t count;
	bool has_count;
};

struct wire_series_create_staff {
	int64_t member;
	enum wire_part part;
};

struct wire_series_create {
	int64_t room;
	struct wire_plan plan;
	struct wire_series_create_staff *staff;
	size_t n_staff;
	bool has_staff;
};

struct wire_series_create_result {
	struct wire_series series;
};

struct wire_series_change {
	int64_t room;
	int64_t series;
	uint64_t version;
	struct wire_plan plan;
	/* The meeting. Missing: all. */
	int64_t from;
	struct str words;
};

struct wire_series_change_result {
	struct wire_series series;
};

struct wire_series_end {
	int64_t room;
	int64_t series;
	uint64_t version;
	int64_t from;
	struct str words;
};

struct wire_series_end_result {
	struct wire_series series;
};

struct wire_series_list {
	int64_t room;
	bool ended;
	bool has_ended;
};

struct wire_series_list_result {
	struct wire_series *series;
	size_t n_series;
};

struct wire_series_staff {
	int64_t room;
	int64_t series;
	int64_t member;
	enum wire_part part;
	bool has_part;
};

struct wire_series_staff_result {
	struct wire_series series;
};

struct wire_series_import {
	int64_t room;
	struct str ics;
	uint64_t staff_needed;
	bool public;
	bool has_public;
};

struct wire_series_import_result {
	struct wire_series *series;
	size_t n_series;
};

struct wire_meeting_list {
	int64_t room;
	uint64_t from;
	/* At most 400 days later. */
	uint64_t until;
};

struct wire_meeting_list_result {
	struct wire_staff_meeting *meetings;
	size_t n_meetings;
	bool more;
	bool has_more;
};

struct wire_meeting_show {
	int64_t room;
	int64_t meeting;
};

struct wire_meeting_show_result_places {
	struct wire_person member;
	struct wire_place place;
};

struct wire_meeting_show_result {
	struct wire_staff_meeting meeting;
	struct wire_meeting_show_result_places *places;
	size_t n_places;
};

struct wire_meeting_change {
	int64_t room;
	int64_t meeting;
	uint64_t version;
	struct str day;
	uint64_t start;
	bool has_start;
	uint64_t minutes;
	bool has_minutes;
	struct str title;
	uint64_t capacity;
	bool has_capacity;
	uint64_t staff_needed;
	bool has_staff_needed;
	enum wire_meeting_reason reason;
	bool has_reason;
	struct str words;
};

struct wire_meeting_change_result {
	struct wire_staff_meeting meeting;
};

struct wire_meeting_cancel {
	int64_t room;
	int64_t meeting;
	uint64_t version;
	enum wire_meeting_reason reason;
	struct str words;
};

struct wire_meeting_cancel_result {
	struct wire_staff_meeting meeting;
};

struct wire_meeting_restore {
	int64_t room;
	int64_t meeting;
	uint64_t version;
};

struct wire_meeting_restore_result {
	struct wire_staff_meeting meeting;
};

struct wire_meeting_staff {
	int64_t room;
	int64_t meeting;
	int64_t member;
	enum wire_part part;
	bool has_part;
};

struct wire_meeting_staff_result {
	struct wire_staff_meeting meeting;
};

struct wire_meeting_claim {
	int64_t room;
	int64_t meeting;
	enum wire_part part;
	/* Whose part, offered. */
	int64_t of;
};

struct wire_meeting_claim_result {
	struct wire_staff_meeting meeting;
};

struct wire_meeting_offer {
	int64_t room;
	int64_t meeting;
	bool on;
};

struct wire_meeting_offer_result {
	struct wire_staff_meeting meeting;
};

struct wire_meeting_attendance {
	int64_t room;
	int64_t meeting;
};

struct wire_meeting_attendance_result_rows {
	struct wire_person member;
	uint64_t joined;
	/* Missing: still there. */
	uint64_t left;
	bool has_left;
};

struct wire_meeting_attendance_result {
	struct wire_meeting_attendance_result_rows *rows;
	size_t n_rows;
};

struct wire_closure_list {
	char none;
};

struct wire_closure_list_result {
	struct wire_closure *closures;
	size_t n_closures;
};

struct wire_closure_set {
	/* Missing: a new one. */
	int64_t closure;
	struct str title;
	struct str first_day;
	struct str last_day;
	struct str zone;
	int64_t room;
};

struct wire_closure_set_result {
	struct wire_closure closure;
};

struct wire_closure_remove {
	int64_t closure;
};

struct wire_closure_remove_result {
	char none;
};

struct wire_entries_event {
	int64_t stream;
	struct wire_entry *entries;
	size_t n_entries;
};

struct wire_presence_event {
	int64_t room;
	uint64_t here;
	bool all;
	bool has_all;
	struct wire_person *came;
	size_t n_came;
	int64_t *went;
	size_t n_went;
};

struct wire_typing_event {
	int64_t room;
	int64_t member;
	bool on;
};

struct wire_room_event {
	struct wire_room room;
};

struct wire_closed_event {
	int64_t room;
	enum wire_closed_event_reason reason;
};

struct wire_notice_event {
	struct wire_notice notice;
};

struct wire_help_event {
	struct wire_help help;
};

struct wire_meeting_event {
	struct wire_meeting meeting;
};

/* --- requests in --- */

struct message {
	enum op op;
	struct str key;
	union {
		struct wire_doorway_show doorway_show;
		struct wire_member_join member_join;
		struct wire_session_open session_open;
		struct wire_session_redeem session_redeem;
		struct wire_session_recover session_recover;
		struct wire_session_close session_close;
		struct wire_hello hello;
		struct wire_ping ping;
		struct wire_room_list room_list;
		struct wire_room_join room_join;
		struct wire_room_leave room_leave;
		struct wire_room_post room_post;
		struct wire_room_edit room_edit;
		struct wire_room_redact room_redact;
		struct wire_room_react room_react;
		struct wire_room_history room_history;
		struct wire_room_typing room_typing;
		struct wire_room_create room_create;
		struct wire_room_update room_update;
		struct wire_room_controls room_controls;
		struct wire_room_raid room_raid;
		struct wire_invite_create invite_create;
		struct wire_invite_list invite_list;
		struct wire_invite_revoke invite_revoke;
		struct wire_grant_set grant_set;
		struct wire_grant_revoke grant_revoke;
		struct wire_member_rename member_rename;
		struct wire_member_words member_words;
		struct wire_member_secure member_secure;
		struct wire_held_list held_list;
		struct wire_held_change held_change;
		struct wire_held_withdraw held_withdraw;
		struct wire_held_decide held_decide;
		struct wire_report_make report_make;
		struct wire_report_list report_list;
		struct wire_case_list case_list;
		struct wire_case_show case_show;
		struct wire_case_acknowledge case_acknowledge;
		struct wire_case_spoke case_spoke;
		struct wire_case_receivers case_receivers;
		struct wire_case_offer case_offer;
		struct wire_case_accept case_accept;
		struct wire_case_decline case_decline;
		struct wire_case_release case_release;
		struct wire_case_snooze case_snooze;
		struct wire_case_aside case_aside;
		struct wire_case_disclose case_disclose;
		struct wire_case_close case_close;
		struct wire_case_review case_review;
		struct wire_flag_list flag_list;
		struct wire_flag_judge flag_judge;
		struct wire_sanction_give sanction_give;
		struct wire_sanction_lift sanction_lift;
		struct wire_sanction_list sanction_list;
		struct wire_sanction_mine sanction_mine;
		struct wire_appeal_make appeal_make;
		struct wire_appeal_decide appeal_decide;
		struct wire_note_add note_add;
		struct wire_note_list note_list;
		struct wire_note_remove note_remove;
		struct wire_notice_seen notice_seen;
		struct wire_help_now help_now;
		struct wire_help_lines help_lines;
		struct wire_roster_list roster_list;
		struct wire_roster_set roster_set;
		struct wire_roster_remove roster_remove;
		struct wire_roster_cover roster_cover;
		struct wire_channel_list channel_list;
		struct wire_channel_add channel_add;
		struct wire_channel_remove channel_remove;
		struct wire_channel_test channel_test;
		struct wire_channel_prove channel_prove;
		struct wire_follow_up_list follow_up_list;
		struct wire_follow_up_done follow_up_done;
		struct wire_miss_list miss_list;
		struct wire_miss_close miss_close;
		struct wire_ladder_list ladder_list;
		struct wire_ladder_set ladder_set;
		struct wire_drill_run drill_run;
		struct wire_desk_figures desk_figures;
		struct wire_member_hide member_hide;
		struct wire_member_topics member_topics;
		struct wire_audit_list audit_list;
		struct wire_programme_show programme_show;
		struct wire_series_join series_join;
		struct wire_place_show place_show;
		struct wire_place_answer place_answer;
		struct wire_place_open place_open;
		struct wire_place_add place_add;
		struct wire_place_remove place_remove;
		struct wire_place_list place_list;
		struct wire_reminder_set reminder_set;
		struct wire_feed_list feed_list;
		struct wire_feed_renew feed_renew;
		struct wire_series_preview series_preview;
		struct wire_series_create series_create;
		struct wire_series_change series_change;
		struct wire_series_end series_end;
		struct wire_series_list series_list;
		struct wire_series_staff series_staff;
		struct wire_series_import series_import;
		struct wire_meeting_list meeting_list;
		struct wire_meeting_show meeting_show;
		struct wire_meeting_change meeting_change;
		struct wire_meeting_cancel meeting_cancel;
		struct wire_meeting_restore meeting_restore;
		struct wire_meeting_staff meeting_staff;
		struct wire_meeting_claim meeting_claim;
		struct wire_meeting_offer meeting_offer;
		struct wire_meeting_attendance meeting_attendance;
		struct wire_closure_list closure_list;
		struct wire_closure_set closure_set;
		struct wire_closure_remove closure_remove;
	} u;
	/* private: */
	struct arena arena;
	struct json_t *root;
};

/* Decode a request.  `expect` OP_NONE: a WebSocket message, whose "op" names a
 * socket operation.  Otherwise the body of POST /api/<expect>, without "op".
 * Strings in *ret live as long as it does.  On failure *ret is released and
 * *ret_fault says why; key_out holds the key in both cases when there was a
 * well-formed one, "" if not. */
int message_decode(struct str bytes, enum op expect, unsigned max_depth, struct message *ret,
                   char key_out[65], struct wire_fault *ret_fault) WARN_UNUSED;
void message_release(struct message *m);          /* a zeroed struct is fine */
int64_t message_room(const struct message *m);    /* its `room`, 0 when it has none */
/* Append the operation and its fields in one fixed form: two messages that mean the
 * same give the same bytes, whatever their spacing and order. */
void message_canonical(const struct message *m, struct buf *out);

/* --- answers out: all append to a buffer, whose err tells whether it fitted --- */

union wire_result {
	struct wire_doorway_show_result doorway_show;
	struct wire_signed member_join;
	struct wire_signed session_open;
	struct wire_signed session_redeem;
	struct wire_signed session_recover;
	struct wire_session_close_result session_close;
	struct wire_hello_result hello;
	struct wire_ping_result ping;
	struct wire_room_list_result room_list;
	struct wire_visit room_join;
	struct wire_room_leave_result room_leave;
	struct wire_posted room_post;
	struct wire_room_edit_result room_edit;
	struct wire_room_redact_result room_redact;
	struct wire_room_react_result room_react;
	struct wire_room_history_result room_history;
	struct wire_room_typing_result room_typing;
	struct wire_room_create_result room_create;
	struct wire_room_update_result room_update;
	struct wire_room_controls_result room_controls;
	struct wire_room_raid_result room_raid;
	struct wire_invite_create_result invite_create;
	struct wire_invite_list_result invite_list;
	struct wire_invite_revoke_result invite_revoke;
	struct wire_grant_set_result grant_set;
	struct wire_grant_revoke_result grant_revoke;
	struct wire_member_rename_result member_rename;
	struct wire_member_words_result member_words;
	struct wire_member_secure_result member_secure;
	struct wire_held_list_result held_list;
	struct wire_posted held_change;
	struct wire_held_withdraw_result held_withdraw;
	struct wire_held_decide_result held_decide;
	struct wire_report_make_result report_make;
	struct wire_report_list_result report_list;
	struct wire_case_list_result case_list;
	struct wire_case_show_result case_show;
	struct wire_case_acknowledge_result case_acknowledge;
	struct wire_case_spoke_result case_spoke;
	struct wire_case_receivers_result case_receivers;
	struct wire_case_offer_result case_offer;
	struct wire_case_accept_result case_accept;
	struct wire_case_decline_result case_decline;
	struct wire_case_release_result case_release;
	struct wire_case_snooze_result case_snooze;
	struct wire_case_aside_result case_aside;
	struct wire_case_disclose_result case_disclose;
	struct wire_case_close_result case_close;
	struct wire_case_review_result case_review;
	struct wire_flag_list_result flag_list;
	struct wire_flag_judge_result flag_judge;
	struct wire_sanction_give_result sanction_give;
	struct wire_sanction_lift_result sanction_lift;
	struct wire_sanction_list_result sanction_list;
	struct wire_sanction_mine_result sanction_mine;
	struct wire_appeal_make_result appeal_make;
	struct wire_appeal_decide_result appeal_decide;
	struct wire_note_add_result note_add;
	struct wire_note_list_result note_list;
	struct wire_note_remove_result note_remove;
	struct wire_notice_seen_result notice_seen;
	struct wire_help_now_result help_now;
	struct wire_help_lines_result help_lines;
	struct wire_roster_list_result roster_list;
	struct wire_roster_set_result roster_set;
	struct wire_roster_remove_result roster_remove;
	struct wire_roster_cover_result roster_cover;
	struct wire_channel_list_result channel_list;
	struct wire_channel_add_result channel_add;
	struct wire_channel_remove_result channel_remove;
	struct wire_channel_test_result channel_test;
	struct wire_channel_prove_result channel_prove;
	struct wire_follow_up_list_result follow_up_list;
	struct wire_follow_up_done_result follow_up_done;
	struct wire_miss_list_result miss_list;
	struct wire_miss_close_result miss_close;
	struct wire_ladder_list_result ladder_list;
	struct wire_ladder_set_result ladder_set;
	struct wire_drill_run_result drill_run;
	struct wire_desk_figures_result desk_figures;
	struct wire_member_hide_result member_hide;
	struct wire_member_topics_result member_topics;
	struct wire_audit_list_result audit_list;
	struct wire_programme_show_result programme_show;
	struct wire_signed series_join;
	struct wire_place_show_result place_show;
	struct wire_place_answer_result place_answer;
	struct wire_signed place_open;
	struct wire_place_add_result place_add;
	struct wire_place_remove_result place_remove;
	struct wire_place_list_result place_list;
	struct wire_reminder_set_result reminder_set;
	struct wire_feed_list_result feed_list;
	struct wire_feed_renew_result feed_renew;
	struct wire_series_preview_result series_preview;
	struct wire_series_create_result series_create;
	struct wire_series_change_result series_change;
	struct wire_series_end_result series_end;
	struct wire_series_list_result series_list;
	struct wire_series_staff_result series_staff;
	struct wire_series_import_result series_import;
	struct wire_meeting_list_result meeting_list;
	struct wire_meeting_show_result meeting_show;
	struct wire_meeting_change_result meeting_change;
	struct wire_meeting_cancel_result meeting_cancel;
	struct wire_meeting_restore_result meeting_restore;
	struct wire_meeting_staff_result meeting_staff;
	struct wire_meeting_claim_result meeting_claim;
	struct wire_meeting_offer_result meeting_offer;
	struct wire_meeting_attendance_result meeting_attendance;
	struct wire_closure_list_result closure_list;
	struct wire_closure_set_result closure_set;
	struct wire_closure_remove_result closure_remove;
};

void result_encode(enum op op, const union wire_result *r, struct buf *out);
/* {"type":"reply",...}; result_json is what result_encode() wrote. */
void reply_encode(struct str key, struct str result_json, struct buf *out);
/* {"type":"error",...}; the key may be absent or empty.  Codes that stay inside the server
 * leave as "internal". */
void error_encode(struct str key, const struct wire_fault *fault, struct buf *out);
int error_http_status(int err);

void wire_person_encode(const struct wire_person *from, struct buf *out);
void wire_room_encode(const struct wire_room *from, struct buf *out);
void wire_reacted_encode(const struct wire_reacted *from, struct buf *out);
void wire_entry_encode(const struct wire_entry *from, struct buf *out);
void wire_grant_encode(const struct wire_grant *from, struct buf *out);
void wire_visit_encode(const struct wire_visit *from, struct buf *out);
void wire_invite_encode(const struct wire_invite *from, struct buf *out);
void wire_signed_encode(const struct wire_signed *from, struct buf *out);
void wire_policy_encode(const struct wire_policy *from, struct buf *out);
void wire_controls_encode(const struct wire_controls *from, struct buf *out);
void wire_finding_encode(const struct wire_finding *from, struct buf *out);
void wire_held_encode(const struct wire_held *from, struct buf *out);
void wire_case_encode(const struct wire_case *from, struct buf *out);
void wire_flag_encode(const struct wire_flag *from, struct buf *out);
void wire_report_encode(const struct wire_report *from, struct buf *out);
void wire_appeal_encode(const struct wire_appeal *from, struct buf *out);
void wire_sanction_encode(const struct wire_sanction *from, struct buf *out);
void wire_note_encode(const struct wire_note *from, struct buf *out);
void wire_notice_encode(const struct wire_notice *from, struct buf *out);
void wire_audited_encode(const struct wire_audited *from, struct buf *out);
void wire_posted_encode(const struct wire_posted *from, struct buf *out);
void wire_help_encode(const struct wire_help *from, struct buf *out);
void wire_line_encode(const struct wire_line *from, struct buf *out);
void wire_case_event_encode(const struct wire_case_event *from, struct buf *out);
void wire_shift_encode(const struct wire_shift *from, struct buf *out);
void wire_duty_encode(const struct wire_duty *from, struct buf *out);
void wire_gap_encode(const struct wire_gap *from, struct buf *out);
void wire_channel_encode(const struct wire_channel *from, struct buf *out);
void wire_follow_up_encode(const struct wire_follow_up *from, struct buf *out);
void wire_disclosure_encode(const struct wire_disclosure *from, struct buf *out);
void wire_miss_encode(const struct wire_miss *from, struct buf *out);
void wire_ladder_encode(const struct wire_ladder *from, struct buf *out);
void wire_error_encode(const struct wire_error *from, struct buf *out);
void wire_wall_encode(const struct wire_wall *from, struct buf *out);
void wire_staffing_encode(const struct wire_staffing *from, struct buf *out);
void wire_plan_encode(const struct wire_plan *from, struct buf *out);
void wire_series_encode(const struct wire_series *from, struct buf *out);
void wire_meeting_encode(const struct wire_meeting *from, struct buf *out);
void wire_place_encode(const struct wire_place *from, struct buf *out);
void wire_staff_meeting_encode(const struct wire_staff_meeting *from, struct buf *out);
void wire_closure_encode(const struct wire_closure *from, struct buf *out);
void wire_feed_encode(const struct wire_feed *from, struct buf *out);
void wire_reminders_encode(const struct wire_reminders *from, struct buf *out);
void wire_shift_of_clock_encode(const struct wire_shift_of_clock *from, struct buf *out);
void entries_event_encode(const struct wire_entries_event *from, struct buf *out);
void presence_event_encode(const struct wire_presence_event *from, struct buf *out);
void typing_event_encode(const struct wire_typing_event *from, struct buf *out);
void room_event_encode(const struct wire_room_event *from, struct buf *out);
void closed_event_encode(const struct wire_closed_event *from, struct buf *out);
void notice_event_encode(const struct wire_notice_event *from, struct buf *out);
void help_event_encode(const struct wire_help_event *from, struct buf *out);
void meeting_event_encode(const struct wire_meeting_event *from, struct buf *out);

/* --- the tables behind all this; for protocol/ and tests --- */

struct op_codec {
	const struct wire_object *request, *result;
};

struct event_codec {
	const char *name;
	const struct wire_object *object;     /* of struct wire_<name>_event */
};

struct wire_head {
	struct str op, key;
};

extern const struct op_codec op_codecs[OP_COUNT];
extern const struct event_codec event_codecs[];   /* up to a row without a name */
extern const struct wire_object wire_socket_head, wire_http_head;   /* of struct wire_head */
extern const struct wire_field wire_key_field;
extern const unsigned short wire_error_status[];  /* HTTP status by enum wire_error_code */

#endif
