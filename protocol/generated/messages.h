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
	OP_INVITE_CREATE,
	OP_INVITE_LIST,
	OP_INVITE_REVOKE,
	OP_GRANT_SET,
	OP_GRANT_REVOKE,
	OP_MEMBER_RENAME,
	OP_MEMBER_WORDS,
	OP_MEMBER_SECURE,
	OP_MEMBER_REMOVE,
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

enum wire_entry_kind {
	WIRE_ENTRY_KIND_POST,
	WIRE_ENTRY_KIND_EDIT,
	WIRE_ENTRY_KIND_REDACT,
	WIRE_ENTRY_KIND_REACT
};
const char *wire_entry_kind_name(enum wire_entry_kind value);
int wire_entry_kind_parse(struct str name, enum wire_entry_kind *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

/* Where to go next. */
enum wire_signed_home {
	WIRE_SIGNED_HOME_ROOM,
	WIRE_SIGNED_HOME_STAFF
};
const char *wire_signed_home_name(enum wire_signed_home value);
int wire_signed_home_parse(struct str name, enum wire_signed_home *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

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
	WIRE_ERROR_CODE_STORAGE_FULL,
	WIRE_ERROR_CODE_STORAGE_FAILED,
	WIRE_ERROR_CODE_NO_MEMORY,
	WIRE_ERROR_CODE_INTERNAL
};
const char *wire_error_code_name(enum wire_error_code value);
int wire_error_code_parse(struct str name, enum wire_error_code *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_member_remove_reason {
	WIRE_MEMBER_REMOVE_REASON_GROUND_RULES,
	WIRE_MEMBER_REMOVE_REASON_UNKIND,
	WIRE_MEMBER_REMOVE_REASON_UNSAFE_CONTENT,
	WIRE_MEMBER_REMOVE_REASON_SELLING,
	WIRE_MEMBER_REMOVE_REASON_OTHER
};
const char *wire_member_remove_reason_name(enum wire_member_remove_reason value);
int wire_member_remove_reason_parse(struct str name, enum wire_member_remove_reason *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */

enum wire_closed_event_reason {
	WIRE_CLOSED_EVENT_REASON_REMOVED,
	WIRE_CLOSED_EVENT_REASON_REVOKED,
	WIRE_CLOSED_EVENT_REASON_LEFT
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
};

/* A role in a scope. */
struct wire_grant {
	enum wire_role role;
	/* Missing: the whole server. */
	int64_t room;
	uint64_t until;
	bool has_until;
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

/* Why a request changed nothing. */
struct wire_error {
	enum wire_error_code code;
	/* The field that is wrong. */
	struct str field;
	uint64_t retry_after_ms;
	bool has_retry_after_ms;
	/* Plain words in English; clients use their own by code. */
	struct str text;
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
};

struct wire_room_post_result {
	uint64_t seq;
	uint64_t at;
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
};

struct wire_room_update_result {
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

struct wire_member_remove {
	/* Missing: the whole server. */
	int64_t room;
	int64_t member;
	uint64_t hours;
	enum wire_member_remove_reason reason;
};

struct wire_member_remove_result {
	uint64_t until;
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
		struct wire_invite_create invite_create;
		struct wire_invite_list invite_list;
		struct wire_invite_revoke invite_revoke;
		struct wire_grant_set grant_set;
		struct wire_grant_revoke grant_revoke;
		struct wire_member_rename member_rename;
		struct wire_member_words member_words;
		struct wire_member_secure member_secure;
		struct wire_member_remove member_remove;
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
	struct wire_room_post_result room_post;
	struct wire_room_edit_result room_edit;
	struct wire_room_redact_result room_redact;
	struct wire_room_react_result room_react;
	struct wire_room_history_result room_history;
	struct wire_room_typing_result room_typing;
	struct wire_room_create_result room_create;
	struct wire_room_update_result room_update;
	struct wire_invite_create_result invite_create;
	struct wire_invite_list_result invite_list;
	struct wire_invite_revoke_result invite_revoke;
	struct wire_grant_set_result grant_set;
	struct wire_grant_revoke_result grant_revoke;
	struct wire_member_rename_result member_rename;
	struct wire_member_words_result member_words;
	struct wire_member_secure_result member_secure;
	struct wire_member_remove_result member_remove;
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
void wire_error_encode(const struct wire_error *from, struct buf *out);
void entries_event_encode(const struct wire_entries_event *from, struct buf *out);
void presence_event_encode(const struct wire_presence_event *from, struct buf *out);
void typing_event_encode(const struct wire_typing_event *from, struct buf *out);
void room_event_encode(const struct wire_room_event *from, struct buf *out);
void closed_event_encode(const struct wire_closed_event *from, struct buf *out);

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
