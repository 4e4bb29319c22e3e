/* protocol/generated/messages.c: the tables behind messages.h.
 *
 * Written by protocol/generate.py from protocol/cairn.schema.json; do not edit. */
#include "protocol/generated/messages.h"

#define NAME(name) ",\"" name "\":", sizeof(name) - 1
#define TYPE(type) "{\"type\":\"" type "\"", sizeof("{\"type\":\"" type "\"") - 1

/* ^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$ */
static const struct wire_run language_pattern[] = {
	{ { 0x0000000000000000, 0x07fffffe00000000 }, 2, 3, false },
	{ { 0x0000200000000000, 0x0000000000000000 }, 1, 1, true },
	{ { 0x03ff000000000000, 0x07fffffe07fffffe }, 2, 8, false },
	{ .most = 0 }
};

/* ^[a-z]{1,16}$ */
static const struct wire_run reaction_pattern[] = {
	{ { 0x0000000000000000, 0x07fffffe00000000 }, 1, 16, false },
	{ .most = 0 }
};

/* ^[A-Za-z0-9_-]{16,64}$ */
static const struct wire_run key_pattern[] = {
	{ { 0x03ff200000000000, 0x07fffffe87fffffe }, 16, 64, false },
	{ .most = 0 }
};

/* ^[A-Za-z0-9_-]{43}$ */
static const struct wire_run token_pattern[] = {
	{ { 0x03ff200000000000, 0x07fffffe87fffffe }, 43, 43, false },
	{ .most = 0 }
};

/* ^[A-Za-z0-9_-]{8,64}$ */
static const struct wire_run hello_client_pattern[] = {
	{ { 0x03ff200000000000, 0x07fffffe87fffffe }, 8, 64, false },
	{ .most = 0 }
};

static const char *const role_words[] = {
	"participant",
	"mentor",
	"facilitator",
	"responder",
	"admin"
};
static const struct wire_names role_names = { role_words, 5 };
_Static_assert(sizeof(enum wire_role) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_role_name(enum wire_role value)
{
	return wire_names_get(&role_names, value);
}

int wire_role_parse(struct str name, enum wire_role *ret_value)
{
	unsigned value;
	int err = wire_names_find(&role_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const history_words[] = {
	"arrival",
	"all"
};
static const struct wire_names history_names = { history_words, 2 };
_Static_assert(sizeof(enum wire_history) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_history_name(enum wire_history value)
{
	return wire_names_get(&history_names, value);
}

int wire_history_parse(struct str name, enum wire_history *ret_value)
{
	unsigned value;
	int err = wire_names_find(&history_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const entry_kind_words[] = {
	"post",
	"edit",
	"redact",
	"react"
};
static const struct wire_names entry_kind_names = { entry_kind_words, 4 };
_Static_assert(sizeof(enum wire_entry_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_entry_kind_name(enum wire_entry_kind value)
{
	return wire_names_get(&entry_kind_names, value);
}

int wire_entry_kind_parse(struct str name, enum wire_entry_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&entry_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const signed_home_words[] = {
	"room",
	"staff"
};
static const struct wire_names signed_home_names = { signed_home_words, 2 };
_Static_assert(sizeof(enum wire_signed_home) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_signed_home_name(enum wire_signed_home value)
{
	return wire_names_get(&signed_home_names, value);
}

int wire_signed_home_parse(struct str name, enum wire_signed_home *ret_value)
{
	unsigned value;
	int err = wire_names_find(&signed_home_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const error_code_words[] = {
	"bad_json",
	"bad_field",
	"missing_field",
	"unknown_field",
	"unknown_op",
	"too_large",
	"key_reused",
	"not_signed_in",
	"not_allowed",
	"not_in_room",
	"removed",
	"invite_not_valid",
	"sign_in_failed",
	"slow_down",
	"not_found",
	"name_taken",
	"login_taken",
	"rules_changed",
	"room_full",
	"room_closed",
	"too_late",
	"last_admin",
	"storage_full",
	"storage_failed",
	"no_memory",
	"internal"
};
static const struct wire_names error_code_names = { error_code_words, 26 };
_Static_assert(sizeof(enum wire_error_code) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_error_code_name(enum wire_error_code value)
{
	return wire_names_get(&error_code_names, value);
}

int wire_error_code_parse(struct str name, enum wire_error_code *ret_value)
{
	unsigned value;
	int err = wire_names_find(&error_code_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const member_remove_reason_words[] = {
	"ground_rules",
	"unkind",
	"unsafe_content",
	"selling",
	"other"
};
static const struct wire_names member_remove_reason_names = { member_remove_reason_words, 5 };
_Static_assert(sizeof(enum wire_member_remove_reason) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_member_remove_reason_name(enum wire_member_remove_reason value)
{
	return wire_names_get(&member_remove_reason_names, value);
}

int wire_member_remove_reason_parse(struct str name, enum wire_member_remove_reason *ret_value)
{
	unsigned value;
	int err = wire_names_find(&member_remove_reason_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const closed_event_reason_words[] = {
	"removed",
	"revoked",
	"left"
};
static const struct wire_names closed_event_reason_names = { closed_event_reason_words, 3 };
_Static_assert(sizeof(enum wire_closed_event_reason) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_closed_event_reason_name(enum wire_closed_event_reason value)
{
	return wire_names_get(&closed_event_reason_names, value);
}

int wire_closed_event_reason_parse(struct str name, enum wire_closed_event_reason *ret_value)
{
	unsigned value;
	int err = wire_names_find(&closed_event_reason_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const struct wire_field person_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_person, id) },
	{ NAME("name"), WIRE_TEXT, true, .at = offsetof(struct wire_person, name), .least = 1, .most = 40 },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_person, role), .names = &role_names },
};
static const struct wire_object person_object = { person_fields, 3 };

static const struct wire_field room_reactions_item = { NAME(""), WIRE_TEXT, true, .least = 1, .most = 16, .pattern = reaction_pattern };
static const struct wire_field room_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_room, id) },
	{ NAME("stream"), WIRE_ID, true, .at = offsetof(struct wire_room, stream) },
	{ NAME("name"), WIRE_TEXT, true, .at = offsetof(struct wire_room, name), .least = 1, .most = 80 },
	{ NAME("about"), WIRE_TEXT, true, .at = offsetof(struct wire_room, about), .least = 0, .most = 500 },
	{ NAME("rules"), WIRE_TEXT, true, .at = offsetof(struct wire_room, rules), .least = 0, .most = 4000 },
	{ NAME("rules_version"), WIRE_INT, true, .at = offsetof(struct wire_room, rules_version), .least = 1, .most = 1000000 },
	{ NAME("language"), WIRE_TEXT, true, .at = offsetof(struct wire_room, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("history"), WIRE_ENUM, true, .at = offsetof(struct wire_room, history), .names = &history_names },
	{ NAME("presence"), WIRE_BOOL, true, .at = offsetof(struct wire_room, presence) },
	{ NAME("typing"), WIRE_BOOL, true, .at = offsetof(struct wire_room, typing) },
	{ NAME("open"), WIRE_BOOL, true, .at = offsetof(struct wire_room, open) },
	{ NAME("capacity"), WIRE_INT, true, .at = offsetof(struct wire_room, capacity), .least = 1, .most = 100000 },
	{ NAME("reactions"), WIRE_ARRAY, true, .at = offsetof(struct wire_room, reactions), .count = offsetof(struct wire_room, n_reactions), .size = sizeof(struct str), .least = 0, .most = 12, .item = &room_reactions_item },
};
static const struct wire_object room_object = { room_fields, 13 };

static const struct wire_field reacted_members_item = { NAME(""), WIRE_ID, true };
static const struct wire_field reacted_fields[] = {
	{ NAME("reaction"), WIRE_TEXT, true, .at = offsetof(struct wire_reacted, reaction), .least = 1, .most = 16, .pattern = reaction_pattern },
	{ NAME("members"), WIRE_ARRAY, true, .at = offsetof(struct wire_reacted, members), .count = offsetof(struct wire_reacted, n_members), .size = sizeof(int64_t), .least = 0, .most = 1000, .item = &reacted_members_item },
};
static const struct wire_object reacted_object = { reacted_fields, 2 };

static const struct wire_field entry_reactions_item = { NAME(""), WIRE_OBJECT, true, .object = &reacted_object };
static const struct wire_field entry_fields[] = {
	{ NAME("seq"), WIRE_INT, true, .at = offsetof(struct wire_entry, seq), .least = 0, .most = 9007199254740991 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_entry, at), .least = 0, .most = 9007199254740991 },
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_entry, kind), .names = &entry_kind_names },
	{ NAME("by"), WIRE_OBJECT, true, .at = offsetof(struct wire_entry, by), .object = &person_object },
	{ NAME("key"), WIRE_TEXT, false, .at = offsetof(struct wire_entry, key), .least = 16, .most = 64, .pattern = key_pattern },
	{ NAME("target"), WIRE_INT, false, .at = offsetof(struct wire_entry, target), .has = offsetof(struct wire_entry, has_target), .least = 0, .most = 9007199254740991 },
	{ NAME("body"), WIRE_TEXT, false, .at = offsetof(struct wire_entry, body), .least = 1, .most = 8000 },
	{ NAME("edited"), WIRE_BOOL, false, .at = offsetof(struct wire_entry, edited), .has = offsetof(struct wire_entry, has_edited) },
	{ NAME("redacted"), WIRE_BOOL, false, .at = offsetof(struct wire_entry, redacted), .has = offsetof(struct wire_entry, has_redacted) },
	{ NAME("reaction"), WIRE_TEXT, false, .at = offsetof(struct wire_entry, reaction), .least = 1, .most = 16, .pattern = reaction_pattern },
	{ NAME("on"), WIRE_BOOL, false, .at = offsetof(struct wire_entry, on), .has = offsetof(struct wire_entry, has_on) },
	{ NAME("reactions"), WIRE_ARRAY, false, .at = offsetof(struct wire_entry, reactions), .has = offsetof(struct wire_entry, has_reactions), .count = offsetof(struct wire_entry, n_reactions), .size = sizeof(struct wire_reacted), .least = 0, .most = 12, .item = &entry_reactions_item },
};
static const struct wire_object entry_object = { entry_fields, 12 };

static const struct wire_field grant_fields[] = {
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_grant, role), .names = &role_names },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_grant, room) },
	{ NAME("until"), WIRE_INT, false, .at = offsetof(struct wire_grant, until), .has = offsetof(struct wire_grant, has_until), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object grant_object = { grant_fields, 3 };

static const struct wire_field visit_people_item = { NAME(""), WIRE_OBJECT, true, .object = &person_object };
static const struct wire_field visit_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_visit, room), .object = &room_object },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_visit, role), .names = &role_names },
	{ NAME("head"), WIRE_INT, true, .at = offsetof(struct wire_visit, head), .least = 0, .most = 9007199254740991 },
	{ NAME("after"), WIRE_INT, true, .at = offsetof(struct wire_visit, after), .least = 0, .most = 9007199254740991 },
	{ NAME("reset"), WIRE_BOOL, true, .at = offsetof(struct wire_visit, reset) },
	{ NAME("earliest"), WIRE_INT, false, .at = offsetof(struct wire_visit, earliest), .has = offsetof(struct wire_visit, has_earliest), .least = 0, .most = 9007199254740991 },
	{ NAME("people"), WIRE_ARRAY, true, .at = offsetof(struct wire_visit, people), .count = offsetof(struct wire_visit, n_people), .size = sizeof(struct wire_person), .least = 0, .most = 1000, .item = &visit_people_item },
};
static const struct wire_object visit_object = { visit_fields, 7 };

static const struct wire_field invite_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_invite, id) },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_invite, role), .names = &role_names },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_invite, room) },
	{ NAME("uses"), WIRE_INT, true, .at = offsetof(struct wire_invite, uses), .least = 0, .most = 100000 },
	{ NAME("until"), WIRE_INT, true, .at = offsetof(struct wire_invite, until), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object invite_object = { invite_fields, 5 };

static const struct wire_field signed_fields[] = {
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_signed, member), .object = &person_object },
	{ NAME("home"), WIRE_ENUM, true, .at = offsetof(struct wire_signed, home), .names = &signed_home_names },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_signed, room) },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_signed, words), .least = 0, .most = 120 },
};
static const struct wire_object signed_object = { signed_fields, 4 };

static const struct wire_field error_fields[] = {
	{ NAME("code"), WIRE_ENUM, true, .at = offsetof(struct wire_error, code), .names = &error_code_names },
	{ NAME("field"), WIRE_TEXT, false, .at = offsetof(struct wire_error, field), .least = 0, .most = 64 },
	{ NAME("retry_after_ms"), WIRE_INT, false, .at = offsetof(struct wire_error, retry_after_ms), .has = offsetof(struct wire_error, has_retry_after_ms), .least = 1, .most = 86400000 },
	{ NAME("text"), WIRE_TEXT, true, .at = offsetof(struct wire_error, text), .least = 0, .most = 200 },
};
static const struct wire_object error_object = { error_fields, 4 };

static const struct wire_field doorway_show_fields[] = {
	{ NAME("invite"), WIRE_TEXT, true, .at = offsetof(struct wire_doorway_show, invite), .least = 43, .most = 43, .pattern = token_pattern },
};
static const struct wire_object doorway_show_object = { doorway_show_fields, 1 };

static const struct wire_field doorway_show_result_names_item = { NAME(""), WIRE_TEXT, true, .least = 1, .most = 40 };
static const struct wire_field doorway_show_result_fields[] = {
	{ NAME("site"), WIRE_TEXT, true, .at = offsetof(struct wire_doorway_show_result, site), .least = 0, .most = 80 },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_doorway_show_result, role), .names = &role_names },
	{ NAME("room"), WIRE_TEXT, false, .at = offsetof(struct wire_doorway_show_result, room), .least = 0, .most = 80 },
	{ NAME("about"), WIRE_TEXT, false, .at = offsetof(struct wire_doorway_show_result, about), .least = 0, .most = 500 },
	{ NAME("rules"), WIRE_TEXT, true, .at = offsetof(struct wire_doorway_show_result, rules), .least = 0, .most = 4000 },
	{ NAME("rules_version"), WIRE_INT, true, .at = offsetof(struct wire_doorway_show_result, rules_version), .least = 0, .most = 1000000 },
	{ NAME("language"), WIRE_TEXT, true, .at = offsetof(struct wire_doorway_show_result, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("here"), WIRE_INT, false, .at = offsetof(struct wire_doorway_show_result, here), .has = offsetof(struct wire_doorway_show_result, has_here), .least = 0, .most = 1000000 },
	{ NAME("mentors"), WIRE_INT, false, .at = offsetof(struct wire_doorway_show_result, mentors), .has = offsetof(struct wire_doorway_show_result, has_mentors), .least = 0, .most = 1000000 },
	{ NAME("open"), WIRE_BOOL, false, .at = offsetof(struct wire_doorway_show_result, open), .has = offsetof(struct wire_doorway_show_result, has_open) },
	{ NAME("seated"), WIRE_OBJECT, false, .at = offsetof(struct wire_doorway_show_result, seated), .has = offsetof(struct wire_doorway_show_result, has_seated), .object = &person_object },
	{ NAME("names"), WIRE_ARRAY, true, .at = offsetof(struct wire_doorway_show_result, names), .count = offsetof(struct wire_doorway_show_result, n_names), .size = sizeof(struct str), .least = 0, .most = 8, .item = &doorway_show_result_names_item },
};
static const struct wire_object doorway_show_result_object = { doorway_show_result_fields, 12 };

static const struct wire_field member_join_fields[] = {
	{ NAME("invite"), WIRE_TEXT, true, .at = offsetof(struct wire_member_join, invite), .least = 43, .most = 43, .pattern = token_pattern },
	{ NAME("name"), WIRE_TEXT, true, .at = offsetof(struct wire_member_join, name), .least = 1, .most = 40 },
	{ NAME("rules_version"), WIRE_INT, true, .at = offsetof(struct wire_member_join, rules_version), .least = 0, .most = 1000000 },
};
static const struct wire_object member_join_object = { member_join_fields, 3 };

static const struct wire_field session_open_fields[] = {
	{ NAME("login"), WIRE_TEXT, true, .at = offsetof(struct wire_session_open, login), .least = 1, .most = 64 },
	{ NAME("password"), WIRE_TEXT, true, .at = offsetof(struct wire_session_open, password), .least = 1, .most = 256 },
};
static const struct wire_object session_open_object = { session_open_fields, 2 };

static const struct wire_field session_redeem_fields[] = {
	{ NAME("link"), WIRE_TEXT, true, .at = offsetof(struct wire_session_redeem, link), .least = 43, .most = 43, .pattern = token_pattern },
};
static const struct wire_object session_redeem_object = { session_redeem_fields, 1 };

static const struct wire_field session_recover_fields[] = {
	{ NAME("words"), WIRE_TEXT, true, .at = offsetof(struct wire_session_recover, words), .least = 1, .most = 200 },
};
static const struct wire_object session_recover_object = { session_recover_fields, 1 };

static const struct wire_object session_close_object = { NULL, 0 };

static const struct wire_object session_close_result_object = { NULL, 0 };

static const struct wire_field hello_resume_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_hello_resume, room) },
	{ NAME("after"), WIRE_INT, true, .at = offsetof(struct wire_hello_resume, after), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object hello_resume_object = { hello_resume_fields, 2 };

static const struct wire_field hello_resume_item = { NAME(""), WIRE_OBJECT, true, .object = &hello_resume_object };
static const struct wire_field hello_fields[] = {
	{ NAME("client"), WIRE_TEXT, true, .at = offsetof(struct wire_hello, client), .least = 8, .most = 64, .pattern = hello_client_pattern },
	{ NAME("resume"), WIRE_ARRAY, false, .at = offsetof(struct wire_hello, resume), .has = offsetof(struct wire_hello, has_resume), .count = offsetof(struct wire_hello, n_resume), .size = sizeof(struct wire_hello_resume), .least = 0, .most = 32, .item = &hello_resume_item },
};
static const struct wire_object hello_object = { hello_fields, 2 };

static const struct wire_field hello_result_limits_fields[] = {
	{ NAME("body"), WIRE_INT, true, .at = offsetof(struct wire_hello_result_limits, body), .least = 1, .most = 8000 },
	{ NAME("heartbeat_ms"), WIRE_INT, true, .at = offsetof(struct wire_hello_result_limits, heartbeat_ms), .least = 1000, .most = 600000 },
	{ NAME("history"), WIRE_INT, true, .at = offsetof(struct wire_hello_result_limits, history), .least = 1, .most = 1000 },
};
static const struct wire_object hello_result_limits_object = { hello_result_limits_fields, 3 };

static const struct wire_field hello_result_grants_item = { NAME(""), WIRE_OBJECT, true, .object = &grant_object };
static const struct wire_field hello_result_visits_item = { NAME(""), WIRE_OBJECT, true, .object = &visit_object };
static const struct wire_field hello_result_refused_item = { NAME(""), WIRE_ID, true };
static const struct wire_field hello_result_fields[] = {
	{ NAME("server"), WIRE_TEXT, true, .at = offsetof(struct wire_hello_result, server), .least = 0, .most = 40 },
	{ NAME("site"), WIRE_TEXT, true, .at = offsetof(struct wire_hello_result, site), .least = 0, .most = 80 },
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_hello_result, member), .object = &person_object },
	{ NAME("grants"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, grants), .count = offsetof(struct wire_hello_result, n_grants), .size = sizeof(struct wire_grant), .least = 0, .most = 100, .item = &hello_result_grants_item },
	{ NAME("limits"), WIRE_OBJECT, true, .at = offsetof(struct wire_hello_result, limits), .object = &hello_result_limits_object },
	{ NAME("visits"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, visits), .count = offsetof(struct wire_hello_result, n_visits), .size = sizeof(struct wire_visit), .least = 0, .most = 32, .item = &hello_result_visits_item },
	{ NAME("refused"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, refused), .count = offsetof(struct wire_hello_result, n_refused), .size = sizeof(int64_t), .least = 0, .most = 32, .item = &hello_result_refused_item },
};
static const struct wire_object hello_result_object = { hello_result_fields, 7 };

static const struct wire_object ping_object = { NULL, 0 };

static const struct wire_object ping_result_object = { NULL, 0 };

static const struct wire_object room_list_object = { NULL, 0 };

static const struct wire_field room_list_result_rooms_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_room_list_result_rooms, room), .object = &room_object },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_room_list_result_rooms, role), .names = &role_names },
	{ NAME("seated"), WIRE_BOOL, true, .at = offsetof(struct wire_room_list_result_rooms, seated) },
	{ NAME("here"), WIRE_INT, true, .at = offsetof(struct wire_room_list_result_rooms, here), .least = 0, .most = 1000000 },
};
static const struct wire_object room_list_result_rooms_object = { room_list_result_rooms_fields, 4 };

static const struct wire_field room_list_result_rooms_item = { NAME(""), WIRE_OBJECT, true, .object = &room_list_result_rooms_object };
static const struct wire_field room_list_result_fields[] = {
	{ NAME("rooms"), WIRE_ARRAY, true, .at = offsetof(struct wire_room_list_result, rooms), .count = offsetof(struct wire_room_list_result, n_rooms), .size = sizeof(struct wire_room_list_result_rooms), .least = 0, .most = 1000, .item = &room_list_result_rooms_item },
};
static const struct wire_object room_list_result_object = { room_list_result_fields, 1 };

static const struct wire_field room_join_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_join, room) },
	{ NAME("after"), WIRE_INT, false, .at = offsetof(struct wire_room_join, after), .has = offsetof(struct wire_room_join, has_after), .least = 0, .most = 9007199254740991 },
	{ NAME("rules_version"), WIRE_INT, false, .at = offsetof(struct wire_room_join, rules_version), .has = offsetof(struct wire_room_join, has_rules_version), .least = 1, .most = 1000000 },
};
static const struct wire_object room_join_object = { room_join_fields, 3 };

static const struct wire_field room_leave_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_leave, room) },
};
static const struct wire_object room_leave_object = { room_leave_fields, 1 };

static const struct wire_object room_leave_result_object = { NULL, 0 };

static const struct wire_field room_post_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_post, room) },
	{ NAME("body"), WIRE_TEXT, true, .at = offsetof(struct wire_room_post, body), .least = 1, .most = 8000 },
};
static const struct wire_object room_post_object = { room_post_fields, 2 };

static const struct wire_field room_post_result_fields[] = {
	{ NAME("seq"), WIRE_INT, true, .at = offsetof(struct wire_room_post_result, seq), .least = 0, .most = 9007199254740991 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_room_post_result, at), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object room_post_result_object = { room_post_result_fields, 2 };

static const struct wire_field room_edit_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_edit, room) },
	{ NAME("target"), WIRE_INT, true, .at = offsetof(struct wire_room_edit, target), .least = 0, .most = 9007199254740991 },
	{ NAME("body"), WIRE_TEXT, true, .at = offsetof(struct wire_room_edit, body), .least = 1, .most = 8000 },
};
static const struct wire_object room_edit_object = { room_edit_fields, 3 };

static const struct wire_field room_edit_result_fields[] = {
	{ NAME("seq"), WIRE_INT, true, .at = offsetof(struct wire_room_edit_result, seq), .least = 0, .most = 9007199254740991 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_room_edit_result, at), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object room_edit_result_object = { room_edit_result_fields, 2 };

static const struct wire_field room_redact_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_redact, room) },
	{ NAME("target"), WIRE_INT, true, .at = offsetof(struct wire_room_redact, target), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object room_redact_object = { room_redact_fields, 2 };

static const struct wire_field room_redact_result_fields[] = {
	{ NAME("seq"), WIRE_INT, true, .at = offsetof(struct wire_room_redact_result, seq), .least = 0, .most = 9007199254740991 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_room_redact_result, at), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object room_redact_result_object = { room_redact_result_fields, 2 };

static const struct wire_field room_react_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_react, room) },
	{ NAME("target"), WIRE_INT, true, .at = offsetof(struct wire_room_react, target), .least = 0, .most = 9007199254740991 },
	{ NAME("reaction"), WIRE_TEXT, true, .at = offsetof(struct wire_room_react, reaction), .least = 1, .most = 16, .pattern = reaction_pattern },
	{ NAME("on"), WIRE_BOOL, true, .at = offsetof(struct wire_room_react, on) },
};
static const struct wire_object room_react_object = { room_react_fields, 4 };

static const struct wire_field room_react_result_fields[] = {
	{ NAME("seq"), WIRE_INT, true, .at = offsetof(struct wire_room_react_result, seq), .least = 0, .most = 9007199254740991 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_room_react_result, at), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object room_react_result_object = { room_react_result_fields, 2 };

static const struct wire_field room_history_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_history, room) },
	{ NAME("before"), WIRE_INT, false, .at = offsetof(struct wire_room_history, before), .has = offsetof(struct wire_room_history, has_before), .least = 0, .most = 9007199254740991 },
	{ NAME("limit"), WIRE_INT, false, .at = offsetof(struct wire_room_history, limit), .has = offsetof(struct wire_room_history, has_limit), .least = 1, .most = 200 },
};
static const struct wire_object room_history_object = { room_history_fields, 3 };

static const struct wire_field room_history_result_entries_item = { NAME(""), WIRE_OBJECT, true, .object = &entry_object };
static const struct wire_field room_history_result_fields[] = {
	{ NAME("entries"), WIRE_ARRAY, true, .at = offsetof(struct wire_room_history_result, entries), .count = offsetof(struct wire_room_history_result, n_entries), .size = sizeof(struct wire_entry), .least = 0, .most = 200, .item = &room_history_result_entries_item },
	{ NAME("more"), WIRE_BOOL, true, .at = offsetof(struct wire_room_history_result, more) },
};
static const struct wire_object room_history_result_object = { room_history_result_fields, 2 };

static const struct wire_field room_typing_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_typing, room) },
	{ NAME("on"), WIRE_BOOL, true, .at = offsetof(struct wire_room_typing, on) },
};
static const struct wire_object room_typing_object = { room_typing_fields, 2 };

static const struct wire_object room_typing_result_object = { NULL, 0 };

static const struct wire_field room_create_reactions_item = { NAME(""), WIRE_TEXT, true, .least = 1, .most = 16, .pattern = reaction_pattern };
static const struct wire_field room_create_fields[] = {
	{ NAME("name"), WIRE_TEXT, true, .at = offsetof(struct wire_room_create, name), .least = 1, .most = 80 },
	{ NAME("about"), WIRE_TEXT, false, .at = offsetof(struct wire_room_create, about), .least = 0, .most = 500 },
	{ NAME("rules"), WIRE_TEXT, false, .at = offsetof(struct wire_room_create, rules), .least = 0, .most = 4000 },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_room_create, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("history"), WIRE_ENUM, false, .at = offsetof(struct wire_room_create, history), .has = offsetof(struct wire_room_create, has_history), .names = &history_names },
	{ NAME("presence"), WIRE_BOOL, false, .at = offsetof(struct wire_room_create, presence), .has = offsetof(struct wire_room_create, has_presence) },
	{ NAME("typing"), WIRE_BOOL, false, .at = offsetof(struct wire_room_create, typing), .has = offsetof(struct wire_room_create, has_typing) },
	{ NAME("capacity"), WIRE_INT, false, .at = offsetof(struct wire_room_create, capacity), .has = offsetof(struct wire_room_create, has_capacity), .least = 1, .most = 100000 },
	{ NAME("reactions"), WIRE_ARRAY, false, .at = offsetof(struct wire_room_create, reactions), .has = offsetof(struct wire_room_create, has_reactions), .count = offsetof(struct wire_room_create, n_reactions), .size = sizeof(struct str), .least = 0, .most = 12, .item = &room_create_reactions_item },
};
static const struct wire_object room_create_object = { room_create_fields, 9 };

static const struct wire_field room_create_result_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_room_create_result, room), .object = &room_object },
};
static const struct wire_object room_create_result_object = { room_create_result_fields, 1 };

static const struct wire_field room_update_reactions_item = { NAME(""), WIRE_TEXT, true, .least = 1, .most = 16, .pattern = reaction_pattern };
static const struct wire_field room_update_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_update, room) },
	{ NAME("name"), WIRE_TEXT, false, .at = offsetof(struct wire_room_update, name), .least = 1, .most = 80 },
	{ NAME("about"), WIRE_TEXT, false, .at = offsetof(struct wire_room_update, about), .least = 0, .most = 500 },
	{ NAME("rules"), WIRE_TEXT, false, .at = offsetof(struct wire_room_update, rules), .least = 0, .most = 4000 },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_room_update, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("history"), WIRE_ENUM, false, .at = offsetof(struct wire_room_update, history), .has = offsetof(struct wire_room_update, has_history), .names = &history_names },
	{ NAME("presence"), WIRE_BOOL, false, .at = offsetof(struct wire_room_update, presence), .has = offsetof(struct wire_room_update, has_presence) },
	{ NAME("typing"), WIRE_BOOL, false, .at = offsetof(struct wire_room_update, typing), .has = offsetof(struct wire_room_update, has_typing) },
	{ NAME("open"), WIRE_BOOL, false, .at = offsetof(struct wire_room_update, open), .has = offsetof(struct wire_room_update, has_open) },
	{ NAME("capacity"), WIRE_INT, false, .at = offsetof(struct wire_room_update, capacity), .has = offsetof(struct wire_room_update, has_capacity), .least = 1, .most = 100000 },
	{ NAME("reactions"), WIRE_ARRAY, false, .at = offsetof(struct wire_room_update, reactions), .has = offsetof(struct wire_room_update, has_reactions), .count = offsetof(struct wire_room_update, n_reactions), .size = sizeof(struct str), .least = 0, .most = 12, .item = &room_update_reactions_item },
};
static const struct wire_object room_update_object = { room_update_fields, 11 };

static const struct wire_field room_update_result_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_room_update_result, room), .object = &room_object },
};
static const struct wire_object room_update_result_object = { room_update_result_fields, 1 };

static const struct wire_field invite_create_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_invite_create, room) },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_invite_create, role), .names = &role_names },
	{ NAME("uses"), WIRE_INT, false, .at = offsetof(struct wire_invite_create, uses), .has = offsetof(struct wire_invite_create, has_uses), .least = 1, .most = 100000 },
	{ NAME("hours"), WIRE_INT, false, .at = offsetof(struct wire_invite_create, hours), .has = offsetof(struct wire_invite_create, has_hours), .least = 1, .most = 8760 },
};
static const struct wire_object invite_create_object = { invite_create_fields, 4 };

static const struct wire_field invite_create_result_fields[] = {
	{ NAME("invite"), WIRE_OBJECT, true, .at = offsetof(struct wire_invite_create_result, invite), .object = &invite_object },
	{ NAME("token"), WIRE_TEXT, true, .at = offsetof(struct wire_invite_create_result, token), .least = 43, .most = 43, .pattern = token_pattern },
};
static const struct wire_object invite_create_result_object = { invite_create_result_fields, 2 };

static const struct wire_field invite_list_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_invite_list, room) },
};
static const struct wire_object invite_list_object = { invite_list_fields, 1 };

static const struct wire_field invite_list_result_invites_item = { NAME(""), WIRE_OBJECT, true, .object = &invite_object };
static const struct wire_field invite_list_result_fields[] = {
	{ NAME("invites"), WIRE_ARRAY, true, .at = offsetof(struct wire_invite_list_result, invites), .count = offsetof(struct wire_invite_list_result, n_invites), .size = sizeof(struct wire_invite), .least = 0, .most = 1000, .item = &invite_list_result_invites_item },
};
static const struct wire_object invite_list_result_object = { invite_list_result_fields, 1 };

static const struct wire_field invite_revoke_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_invite_revoke, room) },
	{ NAME("invite"), WIRE_ID, true, .at = offsetof(struct wire_invite_revoke, invite) },
};
static const struct wire_object invite_revoke_object = { invite_revoke_fields, 2 };

static const struct wire_object invite_revoke_result_object = { NULL, 0 };

static const struct wire_field grant_set_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_grant_set, room) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_grant_set, member) },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_grant_set, role), .names = &role_names },
	{ NAME("hours"), WIRE_INT, false, .at = offsetof(struct wire_grant_set, hours), .has = offsetof(struct wire_grant_set, has_hours), .least = 1, .most = 87600 },
};
static const struct wire_object grant_set_object = { grant_set_fields, 4 };

static const struct wire_object grant_set_result_object = { NULL, 0 };

static const struct wire_field grant_revoke_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_grant_revoke, room) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_grant_revoke, member) },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_grant_revoke, role), .names = &role_names },
};
static const struct wire_object grant_revoke_object = { grant_revoke_fields, 3 };

static const struct wire_object grant_revoke_result_object = { NULL, 0 };

static const struct wire_field member_rename_fields[] = {
	{ NAME("name"), WIRE_TEXT, true, .at = offsetof(struct wire_member_rename, name), .least = 1, .most = 40 },
};
static const struct wire_object member_rename_object = { member_rename_fields, 1 };

static const struct wire_field member_rename_result_fields[] = {
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_member_rename_result, member), .object = &person_object },
};
static const struct wire_object member_rename_result_object = { member_rename_result_fields, 1 };

static const struct wire_object member_words_object = { NULL, 0 };

static const struct wire_field member_words_result_fields[] = {
	{ NAME("words"), WIRE_TEXT, true, .at = offsetof(struct wire_member_words_result, words), .least = 0, .most = 120 },
};
static const struct wire_object member_words_result_object = { member_words_result_fields, 1 };

static const struct wire_field member_secure_fields[] = {
	{ NAME("login"), WIRE_TEXT, true, .at = offsetof(struct wire_member_secure, login), .least = 3, .most = 64 },
	{ NAME("password"), WIRE_TEXT, true, .at = offsetof(struct wire_member_secure, password), .least = 10, .most = 256 },
};
static const struct wire_object member_secure_object = { member_secure_fields, 2 };

static const struct wire_object member_secure_result_object = { NULL, 0 };

static const struct wire_field member_remove_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_member_remove, room) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_member_remove, member) },
	{ NAME("hours"), WIRE_INT, true, .at = offsetof(struct wire_member_remove, hours), .least = 1, .most = 8760 },
	{ NAME("reason"), WIRE_ENUM, true, .at = offsetof(struct wire_member_remove, reason), .names = &member_remove_reason_names },
};
static const struct wire_object member_remove_object = { member_remove_fields, 4 };

static const struct wire_field member_remove_result_fields[] = {
	{ NAME("until"), WIRE_INT, true, .at = offsetof(struct wire_member_remove_result, until), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object member_remove_result_object = { member_remove_result_fields, 1 };

static const struct wire_field entries_event_entries_item = { NAME(""), WIRE_OBJECT, true, .object = &entry_object };
static const struct wire_field entries_event_fields[] = {
	{ NAME("stream"), WIRE_ID, true, .at = offsetof(struct wire_entries_event, stream) },
	{ NAME("entries"), WIRE_ARRAY, true, .at = offsetof(struct wire_entries_event, entries), .count = offsetof(struct wire_entries_event, n_entries), .size = sizeof(struct wire_entry), .least = 0, .most = 1024, .item = &entries_event_entries_item },
};
static const struct wire_object entries_event_object = { entries_event_fields, 2 };

static const struct wire_field presence_event_came_item = { NAME(""), WIRE_OBJECT, true, .object = &person_object };
static const struct wire_field presence_event_went_item = { NAME(""), WIRE_ID, true };
static const struct wire_field presence_event_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_presence_event, room) },
	{ NAME("here"), WIRE_INT, true, .at = offsetof(struct wire_presence_event, here), .least = 0, .most = 1000000 },
	{ NAME("all"), WIRE_BOOL, false, .at = offsetof(struct wire_presence_event, all), .has = offsetof(struct wire_presence_event, has_all) },
	{ NAME("came"), WIRE_ARRAY, true, .at = offsetof(struct wire_presence_event, came), .count = offsetof(struct wire_presence_event, n_came), .size = sizeof(struct wire_person), .least = 0, .most = 1000, .item = &presence_event_came_item },
	{ NAME("went"), WIRE_ARRAY, true, .at = offsetof(struct wire_presence_event, went), .count = offsetof(struct wire_presence_event, n_went), .size = sizeof(int64_t), .least = 0, .most = 1000, .item = &presence_event_went_item },
};
static const struct wire_object presence_event_object = { presence_event_fields, 5 };

static const struct wire_field typing_event_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_typing_event, room) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_typing_event, member) },
	{ NAME("on"), WIRE_BOOL, true, .at = offsetof(struct wire_typing_event, on) },
};
static const struct wire_object typing_event_object = { typing_event_fields, 3 };

static const struct wire_field room_event_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_room_event, room), .object = &room_object },
};
static const struct wire_object room_event_object = { room_event_fields, 1 };

static const struct wire_field closed_event_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_closed_event, room) },
	{ NAME("reason"), WIRE_ENUM, true, .at = offsetof(struct wire_closed_event, reason), .names = &closed_event_reason_names },
};
static const struct wire_object closed_event_object = { closed_event_fields, 2 };

const struct wire_field wire_key_field = { NAME("key"), WIRE_TEXT, true, .at = offsetof(struct wire_head, key), .least = 16, .most = 64, .pattern = key_pattern };
static const struct wire_field head_fields[] = {
	{ NAME("op"), WIRE_TEXT, true, .at = offsetof(struct wire_head, op), .most = WIRE_NO_LIMIT },
	{ NAME("key"), WIRE_TEXT, true, .at = offsetof(struct wire_head, key), .least = 16, .most = 64, .pattern = key_pattern },
};
const struct wire_object wire_socket_head = { head_fields, 2 };
const struct wire_object wire_http_head = { head_fields + 1, 1 };

const struct op_row op_rows[OP_COUNT] = {
	[OP_DOORWAY_SHOW] = { "doorway.show", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, 5 },
	[OP_MEMBER_JOIN] = { "member.join", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, true, 50 },
	[OP_SESSION_OPEN] = { "session.open", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, 50 },
	[OP_SESSION_REDEEM] = { "session.redeem", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, 50 },
	[OP_SESSION_RECOVER] = { "session.recover", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, 50 },
	[OP_SESSION_CLOSE] = { "session.close", VIA_HTTP, NEED_MEMBER, 0, SCOPE_NONE, false, false, 5 },
	[OP_HELLO] = { "hello", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, 20 },
	[OP_PING] = { "ping", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, 1 },
	[OP_ROOM_LIST] = { "room.list", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, 10 },
	[OP_ROOM_JOIN] = { "room.join", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, false, 20 },
	[OP_ROOM_LEAVE] = { "room.leave", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, false, 10 },
	[OP_ROOM_POST] = { "room.post", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, 10 },
	[OP_ROOM_EDIT] = { "room.edit", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, 10 },
	[OP_ROOM_REDACT] = { "room.redact", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, 10 },
	[OP_ROOM_REACT] = { "room.react", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, 5 },
	[OP_ROOM_HISTORY] = { "room.history", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, false, 20 },
	[OP_ROOM_TYPING] = { "room.typing", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, false, 2 },
	[OP_ROOM_CREATE] = { "room.create", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, true, 50 },
	[OP_ROOM_UPDATE] = { "room.update", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, 20 },
	[OP_INVITE_CREATE] = { "invite.create", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, 20 },
	[OP_INVITE_LIST] = { "invite.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, 10 },
	[OP_INVITE_REVOKE] = { "invite.revoke", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, 10 },
	[OP_GRANT_SET] = { "grant.set", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, 20 },
	[OP_GRANT_REVOKE] = { "grant.revoke", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, 20 },
	[OP_MEMBER_RENAME] = { "member.rename", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, 50 },
	[OP_MEMBER_WORDS] = { "member.words", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, 50 },
	[OP_MEMBER_SECURE] = { "member.secure", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, true, 100 },
	[OP_MEMBER_REMOVE] = { "member.remove", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, 20 },
};

const struct op_codec op_codecs[OP_COUNT] = {
	[OP_DOORWAY_SHOW] = { &doorway_show_object, &doorway_show_result_object },
	[OP_MEMBER_JOIN] = { &member_join_object, &signed_object },
	[OP_SESSION_OPEN] = { &session_open_object, &signed_object },
	[OP_SESSION_REDEEM] = { &session_redeem_object, &signed_object },
	[OP_SESSION_RECOVER] = { &session_recover_object, &signed_object },
	[OP_SESSION_CLOSE] = { &session_close_object, &session_close_result_object },
	[OP_HELLO] = { &hello_object, &hello_result_object },
	[OP_PING] = { &ping_object, &ping_result_object },
	[OP_ROOM_LIST] = { &room_list_object, &room_list_result_object },
	[OP_ROOM_JOIN] = { &room_join_object, &visit_object },
	[OP_ROOM_LEAVE] = { &room_leave_object, &room_leave_result_object },
	[OP_ROOM_POST] = { &room_post_object, &room_post_result_object },
	[OP_ROOM_EDIT] = { &room_edit_object, &room_edit_result_object },
	[OP_ROOM_REDACT] = { &room_redact_object, &room_redact_result_object },
	[OP_ROOM_REACT] = { &room_react_object, &room_react_result_object },
	[OP_ROOM_HISTORY] = { &room_history_object, &room_history_result_object },
	[OP_ROOM_TYPING] = { &room_typing_object, &room_typing_result_object },
	[OP_ROOM_CREATE] = { &room_create_object, &room_create_result_object },
	[OP_ROOM_UPDATE] = { &room_update_object, &room_update_result_object },
	[OP_INVITE_CREATE] = { &invite_create_object, &invite_create_result_object },
	[OP_INVITE_LIST] = { &invite_list_object, &invite_list_result_object },
	[OP_INVITE_REVOKE] = { &invite_revoke_object, &invite_revoke_result_object },
	[OP_GRANT_SET] = { &grant_set_object, &grant_set_result_object },
	[OP_GRANT_REVOKE] = { &grant_revoke_object, &grant_revoke_result_object },
	[OP_MEMBER_RENAME] = { &member_rename_object, &member_rename_result_object },
	[OP_MEMBER_WORDS] = { &member_words_object, &member_words_result_object },
	[OP_MEMBER_SECURE] = { &member_secure_object, &member_secure_result_object },
	[OP_MEMBER_REMOVE] = { &member_remove_object, &member_remove_result_object },
};

const struct event_codec event_codecs[] = {
	{ "entries", &entries_event_object },
	{ "presence", &presence_event_object },
	{ "typing", &typing_event_object },
	{ "room", &room_event_object },
	{ "closed", &closed_event_object },
	{ NULL, NULL }
};

const unsigned short wire_error_status[] = {
	[WIRE_ERROR_CODE_BAD_JSON] = 400,
	[WIRE_ERROR_CODE_BAD_FIELD] = 400,
	[WIRE_ERROR_CODE_MISSING_FIELD] = 400,
	[WIRE_ERROR_CODE_UNKNOWN_FIELD] = 400,
	[WIRE_ERROR_CODE_UNKNOWN_OP] = 404,
	[WIRE_ERROR_CODE_TOO_LARGE] = 413,
	[WIRE_ERROR_CODE_KEY_REUSED] = 409,
	[WIRE_ERROR_CODE_NOT_SIGNED_IN] = 401,
	[WIRE_ERROR_CODE_NOT_ALLOWED] = 403,
	[WIRE_ERROR_CODE_NOT_IN_ROOM] = 403,
	[WIRE_ERROR_CODE_REMOVED] = 403,
	[WIRE_ERROR_CODE_INVITE_NOT_VALID] = 404,
	[WIRE_ERROR_CODE_SIGN_IN_FAILED] = 403,
	[WIRE_ERROR_CODE_SLOW_DOWN] = 429,
	[WIRE_ERROR_CODE_NOT_FOUND] = 404,
	[WIRE_ERROR_CODE_NAME_TAKEN] = 409,
	[WIRE_ERROR_CODE_LOGIN_TAKEN] = 409,
	[WIRE_ERROR_CODE_RULES_CHANGED] = 409,
	[WIRE_ERROR_CODE_ROOM_FULL] = 409,
	[WIRE_ERROR_CODE_ROOM_CLOSED] = 409,
	[WIRE_ERROR_CODE_TOO_LATE] = 409,
	[WIRE_ERROR_CODE_LAST_ADMIN] = 409,
	[WIRE_ERROR_CODE_STORAGE_FULL] = 507,
	[WIRE_ERROR_CODE_STORAGE_FAILED] = 503,
	[WIRE_ERROR_CODE_NO_MEMORY] = 503,
	[WIRE_ERROR_CODE_INTERNAL] = 500,
};

void wire_person_encode(const struct wire_person *from, struct buf *out)
{
	wire_encode(&person_object, from, out);
}

void wire_room_encode(const struct wire_room *from, struct buf *out)
{
	wire_encode(&room_object, from, out);
}

void wire_reacted_encode(const struct wire_reacted *from, struct buf *out)
{
	wire_encode(&reacted_object, from, out);
}

void wire_entry_encode(const struct wire_entry *from, struct buf *out)
{
	wire_encode(&entry_object, from, out);
}

void wire_grant_encode(const struct wire_grant *from, struct buf *out)
{
	wire_encode(&grant_object, from, out);
}

void wire_visit_encode(const struct wire_visit *from, struct buf *out)
{
	wire_encode(&visit_object, from, out);
}

void wire_invite_encode(const struct wire_invite *from, struct buf *out)
{
	wire_encode(&invite_object, from, out);
}

void wire_signed_encode(const struct wire_signed *from, struct buf *out)
{
	wire_encode(&signed_object, from, out);
}

void wire_error_encode(const struct wire_error *from, struct buf *out)
{
	wire_encode(&error_object, from, out);
}

void entries_event_encode(const struct wire_entries_event *from, struct buf *out)
{
	buf_put(out, TYPE("entries"));
	wire_encode_rest(&entries_event_object, from, out);
	buf_putc(out, '}');
}

void presence_event_encode(const struct wire_presence_event *from, struct buf *out)
{
	buf_put(out, TYPE("presence"));
	wire_encode_rest(&presence_event_object, from, out);
	buf_putc(out, '}');
}

void typing_event_encode(const struct wire_typing_event *from, struct buf *out)
{
	buf_put(out, TYPE("typing"));
	wire_encode_rest(&typing_event_object, from, out);
	buf_putc(out, '}');
}

void room_event_encode(const struct wire_room_event *from, struct buf *out)
{
	buf_put(out, TYPE("room"));
	wire_encode_rest(&room_event_object, from, out);
	buf_putc(out, '}');
}

void closed_event_encode(const struct wire_closed_event *from, struct buf *out)
{
	buf_put(out, TYPE("closed"));
	wire_encode_rest(&closed_event_object, from, out);
	buf_putc(out, '}');
}
