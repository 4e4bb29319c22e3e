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

/* ^[A-Z]{2}$ */
static const struct wire_run region_pattern[] = {
	{ { 0x0000000000000000, 0x0000000007fffffe }, 2, 2, false },
	{ .most = 0 }
};

/* ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ */
static const struct wire_run day_pattern[] = {
	{ { 0x03ff000000000000, 0x0000000000000000 }, 4, 4, false },
	{ { 0x0000200000000000, 0x0000000000000000 }, 1, 1, false },
	{ { 0x03ff000000000000, 0x0000000000000000 }, 2, 2, false },
	{ { 0x0000200000000000, 0x0000000000000000 }, 1, 1, false },
	{ { 0x03ff000000000000, 0x0000000000000000 }, 2, 2, false },
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

static const char *const verdict_words[] = {
	"deliver",
	"nudge",
	"hold",
	"refuse"
};
static const struct wire_names verdict_names = { verdict_words, 4 };
_Static_assert(sizeof(enum wire_verdict) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_verdict_name(enum wire_verdict value)
{
	return wire_names_get(&verdict_names, value);
}

int wire_verdict_parse(struct str name, enum wire_verdict *ret_value)
{
	unsigned value;
	int err = wire_names_find(&verdict_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const policy_on_deadline_words[] = {
	"release",
	"drop"
};
static const struct wire_names policy_on_deadline_names = { policy_on_deadline_words, 2 };
_Static_assert(sizeof(enum wire_policy_on_deadline) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_policy_on_deadline_name(enum wire_policy_on_deadline value)
{
	return wire_names_get(&policy_on_deadline_names, value);
}

int wire_policy_on_deadline_parse(struct str name, enum wire_policy_on_deadline *ret_value)
{
	unsigned value;
	int err = wire_names_find(&policy_on_deadline_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const entry_kind_words[] = {
	"post",
	"edit",
	"redact",
	"react",
	"case"
};
static const struct wire_names entry_kind_names = { entry_kind_words, 5 };
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

static const char *const topic_words[] = {
	"suicide",
	"self_harm",
	"abuse",
	"violence",
	"death",
	"eating",
	"substances",
	"pregnancy",
	"other"
};
static const struct wire_names topic_names = { topic_words, 9 };
_Static_assert(sizeof(enum wire_topic) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_topic_name(enum wire_topic value)
{
	return wire_names_get(&topic_names, value);
}

int wire_topic_parse(struct str name, enum wire_topic *ret_value)
{
	unsigned value;
	int err = wire_names_find(&topic_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const entry_state_words[] = {
	"open",
	"acknowledged",
	"with_person",
	"handed_over",
	"closed",
	"reviewed",
	"held",
	"decided",
	"appeal"
};
static const struct wire_names entry_state_names = { entry_state_words, 9 };
_Static_assert(sizeof(enum wire_entry_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_entry_state_name(enum wire_entry_state value)
{
	return wire_names_get(&entry_state_names, value);
}

int wire_entry_state_parse(struct str name, enum wire_entry_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&entry_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const triage_words[] = {
	"green",
	"amber",
	"red",
	"crisis"
};
static const struct wire_names triage_names = { triage_words, 4 };
_Static_assert(sizeof(enum wire_triage) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_triage_name(enum wire_triage value)
{
	return wire_names_get(&triage_names, value);
}

int wire_triage_parse(struct str name, enum wire_triage *ret_value)
{
	unsigned value;
	int err = wire_names_find(&triage_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const meeting_state_words[] = {
	"scheduled",
	"waiting",
	"open",
	"closing",
	"ended",
	"cancelled"
};
static const struct wire_names meeting_state_names = { meeting_state_words, 6 };
_Static_assert(sizeof(enum wire_meeting_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_meeting_state_name(enum wire_meeting_state value)
{
	return wire_names_get(&meeting_state_names, value);
}

int wire_meeting_state_parse(struct str name, enum wire_meeting_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&meeting_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const meeting_reason_words[] = {
	"no_staff",
	"closure",
	"series_changed",
	"series_ended",
	"illness",
	"technical",
	"other"
};
static const struct wire_names meeting_reason_names = { meeting_reason_words, 7 };
_Static_assert(sizeof(enum wire_meeting_reason) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_meeting_reason_name(enum wire_meeting_reason value)
{
	return wire_names_get(&meeting_reason_names, value);
}

int wire_meeting_reason_parse(struct str name, enum wire_meeting_reason *ret_value)
{
	unsigned value;
	int err = wire_names_find(&meeting_reason_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const place_state_words[] = {
	"kept",
	"waiting",
	"offered",
	"missed",
	"given_up"
};
static const struct wire_names place_state_names = { place_state_words, 5 };
_Static_assert(sizeof(enum wire_place_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_place_state_name(enum wire_place_state value)
{
	return wire_names_get(&place_state_names, value);
}

int wire_place_state_parse(struct str name, enum wire_place_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&place_state_names, name, &value);

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

static const char *const category_words[] = {
	"overdose",
	"suicide",
	"harm_to_others",
	"abuse",
	"medical",
	"self_harm",
	"none"
};
static const struct wire_names category_names = { category_words, 7 };
_Static_assert(sizeof(enum wire_category) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_category_name(enum wire_category value)
{
	return wire_names_get(&category_names, value);
}

int wire_category_parse(struct str name, enum wire_category *ret_value)
{
	unsigned value;
	int err = wire_names_find(&category_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const boundary_words[] = {
	"contact_info",
	"solicitation",
	"medical_advice",
	"harassment",
	"method_detail",
	"sourcing",
	"graphic",
	"link"
};
static const struct wire_names boundary_names = { boundary_words, 8 };
_Static_assert(sizeof(enum wire_boundary) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_boundary_name(enum wire_boundary value)
{
	return wire_names_get(&boundary_names, value);
}

int wire_boundary_parse(struct str name, enum wire_boundary *ret_value)
{
	unsigned value;
	int err = wire_names_find(&boundary_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const reason_words[] = {
	"ground_rules",
	"unkind",
	"unsafe_content",
	"selling",
	"contact",
	"off_topic",
	"other"
};
static const struct wire_names reason_names = { reason_words, 7 };
_Static_assert(sizeof(enum wire_reason) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_reason_name(enum wire_reason value)
{
	return wire_names_get(&reason_names, value);
}

int wire_reason_parse(struct str name, enum wire_reason *ret_value)
{
	unsigned value;
	int err = wire_names_find(&reason_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const held_state_words[] = {
	"waiting",
	"asked",
	"released",
	"declined",
	"withdrawn",
	"dropped"
};
static const struct wire_names held_state_names = { held_state_words, 6 };
_Static_assert(sizeof(enum wire_held_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_held_state_name(enum wire_held_state value)
{
	return wire_names_get(&held_state_names, value);
}

int wire_held_state_parse(struct str name, enum wire_held_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&held_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_kind_words[] = {
	"danger",
	"conduct"
};
static const struct wire_names case_kind_names = { case_kind_words, 2 };
_Static_assert(sizeof(enum wire_case_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_kind_name(enum wire_case_kind value)
{
	return wire_names_get(&case_kind_names, value);
}

int wire_case_kind_parse(struct str name, enum wire_case_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_state_words[] = {
	"open",
	"acknowledged",
	"with_person",
	"handed_over",
	"closed",
	"reviewed"
};
static const struct wire_names case_state_names = { case_state_words, 6 };
_Static_assert(sizeof(enum wire_case_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_state_name(enum wire_case_state value)
{
	return wire_names_get(&case_state_names, value);
}

int wire_case_state_parse(struct str name, enum wire_case_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_safe_words[] = {
	"yes",
	"no",
	"unknown"
};
static const struct wire_names case_safe_names = { case_safe_words, 3 };
_Static_assert(sizeof(enum wire_case_safe) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_safe_name(enum wire_case_safe value)
{
	return wire_names_get(&case_safe_names, value);
}

int wire_case_safe_parse(struct str name, enum wire_case_safe *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_safe_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_outcome_words[] = {
	"talked",
	"no_action",
	"sanction",
	"referred",
	"not_a_problem"
};
static const struct wire_names case_outcome_names = { case_outcome_words, 5 };
_Static_assert(sizeof(enum wire_case_outcome) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_outcome_name(enum wire_case_outcome value)
{
	return wire_names_get(&case_outcome_names, value);
}

int wire_case_outcome_parse(struct str name, enum wire_case_outcome *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_outcome_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const flag_judged_words[] = {
	"right",
	"too_high",
	"too_low",
	"not_risk"
};
static const struct wire_names flag_judged_names = { flag_judged_words, 4 };
_Static_assert(sizeof(enum wire_flag_judged) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_flag_judged_name(enum wire_flag_judged value)
{
	return wire_names_get(&flag_judged_names, value);
}

int wire_flag_judged_parse(struct str name, enum wire_flag_judged *ret_value)
{
	unsigned value;
	int err = wire_names_find(&flag_judged_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const report_reason_words[] = {
	"worried",
	"unkind",
	"selling",
	"unsafe_content",
	"contact",
	"other"
};
static const struct wire_names report_reason_names = { report_reason_words, 6 };
_Static_assert(sizeof(enum wire_report_reason) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_report_reason_name(enum wire_report_reason value)
{
	return wire_names_get(&report_reason_names, value);
}

int wire_report_reason_parse(struct str name, enum wire_report_reason *ret_value)
{
	unsigned value;
	int err = wire_names_find(&report_reason_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const report_state_words[] = {
	"open",
	"answered"
};
static const struct wire_names report_state_names = { report_state_words, 2 };
_Static_assert(sizeof(enum wire_report_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_report_state_name(enum wire_report_state value)
{
	return wire_names_get(&report_state_names, value);
}

int wire_report_state_parse(struct str name, enum wire_report_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&report_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const appeal_state_words[] = {
	"open",
	"upheld",
	"overturned"
};
static const struct wire_names appeal_state_names = { appeal_state_words, 3 };
_Static_assert(sizeof(enum wire_appeal_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_appeal_state_name(enum wire_appeal_state value)
{
	return wire_names_get(&appeal_state_names, value);
}

int wire_appeal_state_parse(struct str name, enum wire_appeal_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&appeal_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const sanction_step_words[] = {
	"nudge",
	"warning",
	"read_only",
	"removal",
	"ban"
};
static const struct wire_names sanction_step_names = { sanction_step_words, 5 };
_Static_assert(sizeof(enum wire_sanction_step) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_sanction_step_name(enum wire_sanction_step value)
{
	return wire_names_get(&sanction_step_names, value);
}

int wire_sanction_step_parse(struct str name, enum wire_sanction_step *ret_value)
{
	unsigned value;
	int err = wire_names_find(&sanction_step_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const sanction_state_words[] = {
	"active",
	"over",
	"lifted",
	"overturned"
};
static const struct wire_names sanction_state_names = { sanction_state_words, 4 };
_Static_assert(sizeof(enum wire_sanction_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_sanction_state_name(enum wire_sanction_state value)
{
	return wire_names_get(&sanction_state_names, value);
}

int wire_sanction_state_parse(struct str name, enum wire_sanction_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&sanction_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const note_kind_words[] = {
	"wish",
	"support_plan",
	"careful_topic",
	"observation",
	"handover"
};
static const struct wire_names note_kind_names = { note_kind_words, 5 };
_Static_assert(sizeof(enum wire_note_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_note_kind_name(enum wire_note_kind value)
{
	return wire_names_get(&note_kind_names, value);
}

int wire_note_kind_parse(struct str name, enum wire_note_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&note_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const notice_kind_words[] = {
	"held_released",
	"held_asked",
	"held_declined",
	"held_dropped",
	"sanction",
	"sanction_lifted",
	"report_answered",
	"appeal_answered",
	"alarm",
	"offer",
	"follow_up",
	"gap",
	"channel_failed",
	"miss",
	"aside",
	"meeting_moved",
	"meeting_cancelled",
	"meeting_reminder",
	"place_offered",
	"place_kept",
	"cover",
	"cover_now",
	"part"
};
static const struct wire_names notice_kind_names = { notice_kind_words, 23 };
_Static_assert(sizeof(enum wire_notice_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_notice_kind_name(enum wire_notice_kind value)
{
	return wire_names_get(&notice_kind_names, value);
}

int wire_notice_kind_parse(struct str name, enum wire_notice_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&notice_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const help_state_words[] = {
	"called",
	"seen",
	"with",
	"waiting",
	"closed"
};
static const struct wire_names help_state_names = { help_state_words, 5 };
_Static_assert(sizeof(enum wire_help_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_help_state_name(enum wire_help_state value)
{
	return wire_names_get(&help_state_names, value);
}

int wire_help_state_parse(struct str name, enum wire_help_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&help_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const line_kind_words[] = {
	"emergency",
	"crisis",
	"special"
};
static const struct wire_names line_kind_names = { line_kind_words, 3 };
_Static_assert(sizeof(enum wire_line_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_line_kind_name(enum wire_line_kind value)
{
	return wire_names_get(&line_kind_names, value);
}

int wire_line_kind_parse(struct str name, enum wire_line_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&line_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_event_what_words[] = {
	"opened",
	"raised",
	"alerted",
	"acknowledged",
	"spoke",
	"offered",
	"accepted",
	"declined",
	"released",
	"lapsed",
	"went_quiet",
	"snoozed",
	"aside",
	"disclosed",
	"card",
	"closed",
	"reviewed"
};
static const struct wire_names case_event_what_names = { case_event_what_words, 17 };
_Static_assert(sizeof(enum wire_case_event_what) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_event_what_name(enum wire_case_event_what value)
{
	return wire_names_get(&case_event_what_names, value);
}

int wire_case_event_what_parse(struct str name, enum wire_case_event_what *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_event_what_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_event_reason_words[] = {
	"with_another",
	"need_a_moment",
	"waiting_for_answer"
};
static const struct wire_names case_event_reason_names = { case_event_reason_words, 3 };
_Static_assert(sizeof(enum wire_case_event_reason) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_event_reason_name(enum wire_case_event_reason value)
{
	return wire_names_get(&case_event_reason_names, value);
}

int wire_case_event_reason_parse(struct str name, enum wire_case_event_reason *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_event_reason_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const channel_kind_words[] = {
	"push",
	"email",
	"webhook"
};
static const struct wire_names channel_kind_names = { channel_kind_words, 3 };
_Static_assert(sizeof(enum wire_channel_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_channel_kind_name(enum wire_channel_kind value)
{
	return wire_names_get(&channel_kind_names, value);
}

int wire_channel_kind_parse(struct str name, enum wire_channel_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&channel_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const follow_up_state_words[] = {
	"open",
	"done",
	"declined"
};
static const struct wire_names follow_up_state_names = { follow_up_state_words, 3 };
_Static_assert(sizeof(enum wire_follow_up_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_follow_up_state_name(enum wire_follow_up_state value)
{
	return wire_names_get(&follow_up_state_names, value);
}

int wire_follow_up_state_parse(struct str name, enum wire_follow_up_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&follow_up_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const follow_up_outcome_words[] = {
	"reached",
	"not_reached",
	"worse"
};
static const struct wire_names follow_up_outcome_names = { follow_up_outcome_words, 3 };
_Static_assert(sizeof(enum wire_follow_up_outcome) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_follow_up_outcome_name(enum wire_follow_up_outcome value)
{
	return wire_names_get(&follow_up_outcome_names, value);
}

int wire_follow_up_outcome_parse(struct str name, enum wire_follow_up_outcome *ret_value)
{
	unsigned value;
	int err = wire_names_find(&follow_up_outcome_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const disclosure_told_words[] = {
	"emergency_services",
	"family",
	"professional",
	"other"
};
static const struct wire_names disclosure_told_names = { disclosure_told_words, 4 };
_Static_assert(sizeof(enum wire_disclosure_told) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_disclosure_told_name(enum wire_disclosure_told value)
{
	return wire_names_get(&disclosure_told_names, value);
}

int wire_disclosure_told_parse(struct str name, enum wire_disclosure_told *ret_value)
{
	unsigned value;
	int err = wire_names_find(&disclosure_told_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const miss_kind_words[] = {
	"unanswered",
	"lapsed",
	"no_words",
	"went_quiet",
	"hand_over",
	"no_one_on_call",
	"channel_failed",
	"gap",
	"drill",
	"fatigue",
	"uncovered"
};
static const struct wire_names miss_kind_names = { miss_kind_words, 11 };
_Static_assert(sizeof(enum wire_miss_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_miss_kind_name(enum wire_miss_kind value)
{
	return wire_names_get(&miss_kind_names, value);
}

int wire_miss_kind_parse(struct str name, enum wire_miss_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&miss_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const miss_state_words[] = {
	"open",
	"closed"
};
static const struct wire_names miss_state_names = { miss_state_words, 2 };
_Static_assert(sizeof(enum wire_miss_state) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_miss_state_name(enum wire_miss_state value)
{
	return wire_names_get(&miss_state_names, value);
}

int wire_miss_state_parse(struct str name, enum wire_miss_state *ret_value)
{
	unsigned value;
	int err = wire_names_find(&miss_state_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const ladder_level_words[] = {
	"amber",
	"red",
	"crisis"
};
static const struct wire_names ladder_level_names = { ladder_level_words, 3 };
_Static_assert(sizeof(enum wire_ladder_level) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_ladder_level_name(enum wire_ladder_level value)
{
	return wire_names_get(&ladder_level_names, value);
}

int wire_ladder_level_parse(struct str name, enum wire_ladder_level *ret_value)
{
	unsigned value;
	int err = wire_names_find(&ladder_level_names, name, &value);

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
	"overlap",
	"signed_up",
	"too_small",
	"link_not_valid",
	"on_hold",
	"boundary",
	"read_only",
	"stale",
	"decided",
	"storage_full",
	"storage_failed",
	"no_memory",
	"internal"
};
static const struct wire_names error_code_names = { error_code_words, 35 };
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

static const char *const part_words[] = {
	"lead",
	"co_lead"
};
static const struct wire_names part_names = { part_words, 2 };
_Static_assert(sizeof(enum wire_part) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_part_name(enum wire_part value)
{
	return wire_names_get(&part_names, value);
}

int wire_part_parse(struct str name, enum wire_part *ret_value)
{
	unsigned value;
	int err = wire_names_find(&part_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const feed_kind_words[] = {
	"mine",
	"room",
	"programme"
};
static const struct wire_names feed_kind_names = { feed_kind_words, 3 };
_Static_assert(sizeof(enum wire_feed_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_feed_kind_name(enum wire_feed_kind value)
{
	return wire_names_get(&feed_kind_names, value);
}

int wire_feed_kind_parse(struct str name, enum wire_feed_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&feed_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const held_decide_decision_words[] = {
	"release",
	"ask",
	"decline"
};
static const struct wire_names held_decide_decision_names = { held_decide_decision_words, 3 };
_Static_assert(sizeof(enum wire_held_decide_decision) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_held_decide_decision_name(enum wire_held_decide_decision value)
{
	return wire_names_get(&held_decide_decision_names, value);
}

int wire_held_decide_decision_parse(struct str name, enum wire_held_decide_decision *ret_value)
{
	unsigned value;
	int err = wire_names_find(&held_decide_decision_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const report_make_reason_words[] = {
	"worried",
	"unkind",
	"selling",
	"unsafe_content",
	"contact",
	"other"
};
static const struct wire_names report_make_reason_names = { report_make_reason_words, 6 };
_Static_assert(sizeof(enum wire_report_make_reason) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_report_make_reason_name(enum wire_report_make_reason value)
{
	return wire_names_get(&report_make_reason_names, value);
}

int wire_report_make_reason_parse(struct str name, enum wire_report_make_reason *ret_value)
{
	unsigned value;
	int err = wire_names_find(&report_make_reason_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_snooze_reason_words[] = {
	"with_another",
	"need_a_moment",
	"waiting_for_answer"
};
static const struct wire_names case_snooze_reason_names = { case_snooze_reason_words, 3 };
_Static_assert(sizeof(enum wire_case_snooze_reason) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_snooze_reason_name(enum wire_case_snooze_reason value)
{
	return wire_names_get(&case_snooze_reason_names, value);
}

int wire_case_snooze_reason_parse(struct str name, enum wire_case_snooze_reason *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_snooze_reason_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_disclose_told_words[] = {
	"emergency_services",
	"family",
	"professional",
	"other"
};
static const struct wire_names case_disclose_told_names = { case_disclose_told_words, 4 };
_Static_assert(sizeof(enum wire_case_disclose_told) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_disclose_told_name(enum wire_case_disclose_told value)
{
	return wire_names_get(&case_disclose_told_names, value);
}

int wire_case_disclose_told_parse(struct str name, enum wire_case_disclose_told *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_disclose_told_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_close_outcome_words[] = {
	"talked",
	"no_action",
	"sanction",
	"referred",
	"not_a_problem"
};
static const struct wire_names case_close_outcome_names = { case_close_outcome_words, 5 };
_Static_assert(sizeof(enum wire_case_close_outcome) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_close_outcome_name(enum wire_case_close_outcome value)
{
	return wire_names_get(&case_close_outcome_names, value);
}

int wire_case_close_outcome_parse(struct str name, enum wire_case_close_outcome *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_close_outcome_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const case_close_safe_words[] = {
	"yes",
	"no",
	"unknown"
};
static const struct wire_names case_close_safe_names = { case_close_safe_words, 3 };
_Static_assert(sizeof(enum wire_case_close_safe) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_case_close_safe_name(enum wire_case_close_safe value)
{
	return wire_names_get(&case_close_safe_names, value);
}

int wire_case_close_safe_parse(struct str name, enum wire_case_close_safe *ret_value)
{
	unsigned value;
	int err = wire_names_find(&case_close_safe_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const flag_judge_judged_words[] = {
	"right",
	"too_high",
	"too_low",
	"not_risk"
};
static const struct wire_names flag_judge_judged_names = { flag_judge_judged_words, 4 };
_Static_assert(sizeof(enum wire_flag_judge_judged) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_flag_judge_judged_name(enum wire_flag_judge_judged value)
{
	return wire_names_get(&flag_judge_judged_names, value);
}

int wire_flag_judge_judged_parse(struct str name, enum wire_flag_judge_judged *ret_value)
{
	unsigned value;
	int err = wire_names_find(&flag_judge_judged_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const sanction_give_step_words[] = {
	"nudge",
	"warning",
	"read_only",
	"removal",
	"ban"
};
static const struct wire_names sanction_give_step_names = { sanction_give_step_words, 5 };
_Static_assert(sizeof(enum wire_sanction_give_step) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_sanction_give_step_name(enum wire_sanction_give_step value)
{
	return wire_names_get(&sanction_give_step_names, value);
}

int wire_sanction_give_step_parse(struct str name, enum wire_sanction_give_step *ret_value)
{
	unsigned value;
	int err = wire_names_find(&sanction_give_step_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const appeal_decide_decision_words[] = {
	"uphold",
	"overturn"
};
static const struct wire_names appeal_decide_decision_names = { appeal_decide_decision_words, 2 };
_Static_assert(sizeof(enum wire_appeal_decide_decision) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_appeal_decide_decision_name(enum wire_appeal_decide_decision value)
{
	return wire_names_get(&appeal_decide_decision_names, value);
}

int wire_appeal_decide_decision_parse(struct str name, enum wire_appeal_decide_decision *ret_value)
{
	unsigned value;
	int err = wire_names_find(&appeal_decide_decision_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const note_add_kind_words[] = {
	"wish",
	"support_plan",
	"careful_topic",
	"observation",
	"handover"
};
static const struct wire_names note_add_kind_names = { note_add_kind_words, 5 };
_Static_assert(sizeof(enum wire_note_add_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_note_add_kind_name(enum wire_note_add_kind value)
{
	return wire_names_get(&note_add_kind_names, value);
}

int wire_note_add_kind_parse(struct str name, enum wire_note_add_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&note_add_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const channel_add_kind_words[] = {
	"push",
	"email",
	"webhook"
};
static const struct wire_names channel_add_kind_names = { channel_add_kind_words, 3 };
_Static_assert(sizeof(enum wire_channel_add_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_channel_add_kind_name(enum wire_channel_add_kind value)
{
	return wire_names_get(&channel_add_kind_names, value);
}

int wire_channel_add_kind_parse(struct str name, enum wire_channel_add_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&channel_add_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const follow_up_done_outcome_words[] = {
	"reached",
	"not_reached",
	"worse",
	"declined"
};
static const struct wire_names follow_up_done_outcome_names = { follow_up_done_outcome_words, 4 };
_Static_assert(sizeof(enum wire_follow_up_done_outcome) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_follow_up_done_outcome_name(enum wire_follow_up_done_outcome value)
{
	return wire_names_get(&follow_up_done_outcome_names, value);
}

int wire_follow_up_done_outcome_parse(struct str name, enum wire_follow_up_done_outcome *ret_value)
{
	unsigned value;
	int err = wire_names_find(&follow_up_done_outcome_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const ladder_list_result_warnings_words[] = {
	"no_one_on_call",
	"one_person",
	"no_supervisor",
	"no_channel"
};
static const struct wire_names ladder_list_result_warnings_names = { ladder_list_result_warnings_words, 4 };
_Static_assert(sizeof(enum wire_ladder_list_result_warnings) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_ladder_list_result_warnings_name(enum wire_ladder_list_result_warnings value)
{
	return wire_names_get(&ladder_list_result_warnings_names, value);
}

int wire_ladder_list_result_warnings_parse(struct str name, enum wire_ladder_list_result_warnings *ret_value)
{
	unsigned value;
	int err = wire_names_find(&ladder_list_result_warnings_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const ladder_set_level_words[] = {
	"amber",
	"red",
	"crisis"
};
static const struct wire_names ladder_set_level_names = { ladder_set_level_words, 3 };
_Static_assert(sizeof(enum wire_ladder_set_level) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_ladder_set_level_name(enum wire_ladder_set_level value)
{
	return wire_names_get(&ladder_set_level_names, value);
}

int wire_ladder_set_level_parse(struct str name, enum wire_ladder_set_level *ret_value)
{
	unsigned value;
	int err = wire_names_find(&ladder_set_level_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const ladder_set_result_warnings_words[] = {
	"no_one_on_call",
	"one_person",
	"no_supervisor",
	"no_channel"
};
static const struct wire_names ladder_set_result_warnings_names = { ladder_set_result_warnings_words, 4 };
_Static_assert(sizeof(enum wire_ladder_set_result_warnings) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_ladder_set_result_warnings_name(enum wire_ladder_set_result_warnings value)
{
	return wire_names_get(&ladder_set_result_warnings_names, value);
}

int wire_ladder_set_result_warnings_parse(struct str name, enum wire_ladder_set_result_warnings *ret_value)
{
	unsigned value;
	int err = wire_names_find(&ladder_set_result_warnings_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const feed_renew_kind_words[] = {
	"mine",
	"room"
};
static const struct wire_names feed_renew_kind_names = { feed_renew_kind_words, 2 };
_Static_assert(sizeof(enum wire_feed_renew_kind) == sizeof(unsigned), "the codec reads and writes enums as unsigned");

const char *wire_feed_renew_kind_name(enum wire_feed_renew_kind value)
{
	return wire_names_get(&feed_renew_kind_names, value);
}

int wire_feed_renew_kind_parse(struct str name, enum wire_feed_renew_kind *ret_value)
{
	unsigned value;
	int err = wire_names_find(&feed_renew_kind_names, name, &value);

	if (!err)
		*ret_value = value;
	return err;
}

static const char *const closed_event_reason_words[] = {
	"removed",
	"revoked",
	"left",
	"ended"
};
static const struct wire_names closed_event_reason_names = { closed_event_reason_words, 4 };
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

static const struct wire_field policy_fields[] = {
	{ NAME("contact_info"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, contact_info), .names = &verdict_names },
	{ NAME("solicitation"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, solicitation), .names = &verdict_names },
	{ NAME("medical_advice"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, medical_advice), .names = &verdict_names },
	{ NAME("harassment"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, harassment), .names = &verdict_names },
	{ NAME("method_detail"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, method_detail), .names = &verdict_names },
	{ NAME("sourcing"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, sourcing), .names = &verdict_names },
	{ NAME("graphic"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, graphic), .names = &verdict_names },
	{ NAME("link"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, link), .names = &verdict_names },
	{ NAME("hold_s"), WIRE_INT, true, .at = offsetof(struct wire_policy, hold_s), .least = 10, .most = 3600 },
	{ NAME("on_deadline"), WIRE_ENUM, true, .at = offsetof(struct wire_policy, on_deadline), .names = &policy_on_deadline_names },
};
static const struct wire_object policy_object = { policy_fields, 10 };

static const struct wire_field controls_fields[] = {
	{ NAME("slow_s"), WIRE_INT, true, .at = offsetof(struct wire_controls, slow_s), .least = 0, .most = 3600 },
	{ NAME("links_off"), WIRE_BOOL, true, .at = offsetof(struct wire_controls, links_off) },
	{ NAME("newcomers_wait"), WIRE_BOOL, true, .at = offsetof(struct wire_controls, newcomers_wait) },
	{ NAME("closed"), WIRE_BOOL, true, .at = offsetof(struct wire_controls, closed) },
	{ NAME("raid"), WIRE_BOOL, true, .at = offsetof(struct wire_controls, raid) },
};
static const struct wire_object controls_object = { controls_fields, 5 };

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
	{ NAME("staff_of"), WIRE_ID, false, .at = offsetof(struct wire_room, staff_of) },
	{ NAME("aside_of"), WIRE_ID, false, .at = offsetof(struct wire_room, aside_of) },
	{ NAME("policy"), WIRE_OBJECT, true, .at = offsetof(struct wire_room, policy), .object = &policy_object },
	{ NAME("controls"), WIRE_OBJECT, true, .at = offsetof(struct wire_room, controls), .object = &controls_object },
	{ NAME("drop_in"), WIRE_BOOL, false, .at = offsetof(struct wire_room, drop_in), .has = offsetof(struct wire_room, has_drop_in) },
};
static const struct wire_object room_object = { room_fields, 18 };

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
	{ NAME("warning"), WIRE_ENUM, false, .at = offsetof(struct wire_entry, warning), .has = offsetof(struct wire_entry, has_warning), .names = &topic_names },
	{ NAME("unscanned"), WIRE_BOOL, false, .at = offsetof(struct wire_entry, unscanned), .has = offsetof(struct wire_entry, has_unscanned) },
	{ NAME("case"), WIRE_ID, false, .at = offsetof(struct wire_entry, case_) },
	{ NAME("state"), WIRE_ENUM, false, .at = offsetof(struct wire_entry, state), .has = offsetof(struct wire_entry, has_state), .names = &entry_state_names },
	{ NAME("level"), WIRE_ENUM, false, .at = offsetof(struct wire_entry, level), .has = offsetof(struct wire_entry, has_level), .names = &triage_names },
};
static const struct wire_object entry_object = { entry_fields, 17 };

static const struct wire_field grant_fields[] = {
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_grant, role), .names = &role_names },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_grant, room) },
	{ NAME("until"), WIRE_INT, false, .at = offsetof(struct wire_grant, until), .has = offsetof(struct wire_grant, has_until), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object grant_object = { grant_fields, 3 };

static const struct wire_field place_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_place, id) },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_place, state), .names = &place_state_names },
	{ NAME("ahead"), WIRE_INT, false, .at = offsetof(struct wire_place, ahead), .has = offsetof(struct wire_place, has_ahead), .least = 0, .most = 100000 },
	{ NAME("until"), WIRE_INT, false, .at = offsetof(struct wire_place, until), .has = offsetof(struct wire_place, has_until), .least = 0, .most = 9007199254740991 },
	{ NAME("every"), WIRE_BOOL, false, .at = offsetof(struct wire_place, every), .has = offsetof(struct wire_place, has_every) },
	{ NAME("link"), WIRE_TEXT, false, .at = offsetof(struct wire_place, link), .least = 43, .most = 43, .pattern = token_pattern },
};
static const struct wire_object place_object = { place_fields, 6 };

static const struct wire_field meeting_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_meeting, id) },
	{ NAME("series"), WIRE_ID, true, .at = offsetof(struct wire_meeting, series) },
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting, room) },
	{ NAME("room_name"), WIRE_TEXT, true, .at = offsetof(struct wire_meeting, room_name), .least = 0, .most = 80 },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_meeting, version), .least = 1, .most = 1000000 },
	{ NAME("title"), WIRE_TEXT, true, .at = offsetof(struct wire_meeting, title), .least = 0, .most = 80 },
	{ NAME("about"), WIRE_TEXT, false, .at = offsetof(struct wire_meeting, about), .least = 0, .most = 500 },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_meeting, zone), .least = 1, .most = 64 },
	{ NAME("language"), WIRE_TEXT, true, .at = offsetof(struct wire_meeting, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("audience"), WIRE_TEXT, true, .at = offsetof(struct wire_meeting, audience), .least = 0, .most = 60 },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_meeting, state), .names = &meeting_state_names },
	{ NAME("start"), WIRE_INT, true, .at = offsetof(struct wire_meeting, start), .least = 0, .most = 9007199254740991 },
	{ NAME("end"), WIRE_INT, true, .at = offsetof(struct wire_meeting, end), .least = 0, .most = 9007199254740991 },
	{ NAME("opens"), WIRE_INT, true, .at = offsetof(struct wire_meeting, opens), .least = 0, .most = 9007199254740991 },
	{ NAME("entry"), WIRE_INT, false, .at = offsetof(struct wire_meeting, entry), .has = offsetof(struct wire_meeting, has_entry), .least = 0, .most = 9007199254740991 },
	{ NAME("public"), WIRE_BOOL, true, .at = offsetof(struct wire_meeting, public) },
	{ NAME("capacity"), WIRE_INT, false, .at = offsetof(struct wire_meeting, capacity), .has = offsetof(struct wire_meeting, has_capacity), .least = 1, .most = 100000 },
	{ NAME("left"), WIRE_INT, false, .at = offsetof(struct wire_meeting, left), .has = offsetof(struct wire_meeting, has_left), .least = 0, .most = 100000 },
	{ NAME("waiting"), WIRE_INT, false, .at = offsetof(struct wire_meeting, waiting), .has = offsetof(struct wire_meeting, has_waiting), .least = 0, .most = 100000 },
	{ NAME("live"), WIRE_INT, false, .at = offsetof(struct wire_meeting, live), .has = offsetof(struct wire_meeting, has_live), .least = 0, .most = 9007199254740991 },
	{ NAME("held"), WIRE_INT, false, .at = offsetof(struct wire_meeting, held), .has = offsetof(struct wire_meeting, has_held), .least = 0, .most = 9007199254740991 },
	{ NAME("moved_from"), WIRE_INT, false, .at = offsetof(struct wire_meeting, moved_from), .has = offsetof(struct wire_meeting, has_moved_from), .least = 0, .most = 9007199254740991 },
	{ NAME("reason"), WIRE_ENUM, false, .at = offsetof(struct wire_meeting, reason), .has = offsetof(struct wire_meeting, has_reason), .names = &meeting_reason_names },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_meeting, words), .least = 0, .most = 300 },
	{ NAME("place"), WIRE_OBJECT, false, .at = offsetof(struct wire_meeting, place), .has = offsetof(struct wire_meeting, has_place), .object = &place_object },
};
static const struct wire_object meeting_object = { meeting_fields, 25 };

static const struct wire_field visit_people_item = { NAME(""), WIRE_OBJECT, true, .object = &person_object };
static const struct wire_field visit_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_visit, room), .object = &room_object },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_visit, role), .names = &role_names },
	{ NAME("head"), WIRE_INT, true, .at = offsetof(struct wire_visit, head), .least = 0, .most = 9007199254740991 },
	{ NAME("after"), WIRE_INT, true, .at = offsetof(struct wire_visit, after), .least = 0, .most = 9007199254740991 },
	{ NAME("reset"), WIRE_BOOL, true, .at = offsetof(struct wire_visit, reset) },
	{ NAME("earliest"), WIRE_INT, false, .at = offsetof(struct wire_visit, earliest), .has = offsetof(struct wire_visit, has_earliest), .least = 0, .most = 9007199254740991 },
	{ NAME("people"), WIRE_ARRAY, true, .at = offsetof(struct wire_visit, people), .count = offsetof(struct wire_visit, n_people), .size = sizeof(struct wire_person), .least = 0, .most = 1000, .item = &visit_people_item },
	{ NAME("covered"), WIRE_BOOL, false, .at = offsetof(struct wire_visit, covered), .has = offsetof(struct wire_visit, has_covered) },
	{ NAME("meeting"), WIRE_OBJECT, false, .at = offsetof(struct wire_visit, meeting), .has = offsetof(struct wire_visit, has_meeting), .object = &meeting_object },
};
static const struct wire_object visit_object = { visit_fields, 9 };

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

static const struct wire_field finding_reasons_item = { NAME(""), WIRE_TEXT, true, .least = 0, .most = 80 };
static const struct wire_field finding_fields[] = {
	{ NAME("rule"), WIRE_TEXT, true, .at = offsetof(struct wire_finding, rule), .least = 0, .most = 64 },
	{ NAME("why"), WIRE_TEXT, true, .at = offsetof(struct wire_finding, why), .least = 0, .most = 160 },
	{ NAME("level"), WIRE_ENUM, true, .at = offsetof(struct wire_finding, level), .names = &triage_names },
	{ NAME("raw"), WIRE_ENUM, true, .at = offsetof(struct wire_finding, raw), .names = &triage_names },
	{ NAME("category"), WIRE_ENUM, true, .at = offsetof(struct wire_finding, category), .names = &category_names },
	{ NAME("boundary"), WIRE_ENUM, false, .at = offsetof(struct wire_finding, boundary), .has = offsetof(struct wire_finding, has_boundary), .names = &boundary_names },
	{ NAME("from"), WIRE_INT, true, .at = offsetof(struct wire_finding, from), .least = 0, .most = 8000 },
	{ NAME("to"), WIRE_INT, true, .at = offsetof(struct wire_finding, to), .least = 0, .most = 8000 },
	{ NAME("lowered_by"), WIRE_TEXT, false, .at = offsetof(struct wire_finding, lowered_by), .least = 0, .most = 64 },
	{ NAME("reasons"), WIRE_ARRAY, false, .at = offsetof(struct wire_finding, reasons), .has = offsetof(struct wire_finding, has_reasons), .count = offsetof(struct wire_finding, n_reasons), .size = sizeof(struct str), .least = 0, .most = 3, .item = &finding_reasons_item },
};
static const struct wire_object finding_object = { finding_fields, 10 };

static const struct wire_field held_boundaries_item = { NAME(""), WIRE_ENUM, true, .names = &boundary_names };
static const struct wire_field held_findings_item = { NAME(""), WIRE_OBJECT, true, .object = &finding_object };
static const struct wire_field held_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_held, id) },
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_held, room) },
	{ NAME("by"), WIRE_OBJECT, true, .at = offsetof(struct wire_held, by), .object = &person_object },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_held, at), .least = 0, .most = 9007199254740991 },
	{ NAME("due"), WIRE_INT, true, .at = offsetof(struct wire_held, due), .least = 0, .most = 9007199254740991 },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_held, state), .names = &held_state_names },
	{ NAME("boundaries"), WIRE_ARRAY, true, .at = offsetof(struct wire_held, boundaries), .count = offsetof(struct wire_held, n_boundaries), .size = sizeof(enum wire_boundary), .least = 0, .most = 8, .item = &held_boundaries_item },
	{ NAME("body"), WIRE_TEXT, true, .at = offsetof(struct wire_held, body), .least = 1, .most = 8000 },
	{ NAME("warning"), WIRE_ENUM, false, .at = offsetof(struct wire_held, warning), .has = offsetof(struct wire_held, has_warning), .names = &topic_names },
	{ NAME("reason"), WIRE_ENUM, false, .at = offsetof(struct wire_held, reason), .has = offsetof(struct wire_held, has_reason), .names = &reason_names },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_held, words), .least = 0, .most = 500 },
	{ NAME("findings"), WIRE_ARRAY, false, .at = offsetof(struct wire_held, findings), .has = offsetof(struct wire_held, has_findings), .count = offsetof(struct wire_held, n_findings), .size = sizeof(struct wire_finding), .least = 0, .most = 32, .item = &held_findings_item },
};
static const struct wire_object held_object = { held_fields, 12 };

static const struct wire_field case_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_case, id) },
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case, room) },
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_case, kind), .names = &case_kind_names },
	{ NAME("subject"), WIRE_OBJECT, true, .at = offsetof(struct wire_case, subject), .object = &person_object },
	{ NAME("level"), WIRE_ENUM, true, .at = offsetof(struct wire_case, level), .names = &triage_names },
	{ NAME("category"), WIRE_ENUM, true, .at = offsetof(struct wire_case, category), .names = &category_names },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_case, state), .names = &case_state_names },
	{ NAME("owner"), WIRE_OBJECT, false, .at = offsetof(struct wire_case, owner), .has = offsetof(struct wire_case, has_owner), .object = &person_object },
	{ NAME("receiver"), WIRE_OBJECT, false, .at = offsetof(struct wire_case, receiver), .has = offsetof(struct wire_case, has_receiver), .object = &person_object },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case, version), .least = 1, .most = 1000000000 },
	{ NAME("opened"), WIRE_INT, true, .at = offsetof(struct wire_case, opened), .least = 0, .most = 9007199254740991 },
	{ NAME("due"), WIRE_INT, false, .at = offsetof(struct wire_case, due), .has = offsetof(struct wire_case, has_due), .least = 0, .most = 9007199254740991 },
	{ NAME("flags"), WIRE_INT, true, .at = offsetof(struct wire_case, flags), .least = 0, .most = 1000000 },
	{ NAME("reports"), WIRE_INT, true, .at = offsetof(struct wire_case, reports), .least = 0, .most = 1000000 },
	{ NAME("latest"), WIRE_INT, false, .at = offsetof(struct wire_case, latest), .has = offsetof(struct wire_case, has_latest), .least = 0, .most = 9007199254740991 },
	{ NAME("asked"), WIRE_BOOL, false, .at = offsetof(struct wire_case, asked), .has = offsetof(struct wire_case, has_asked) },
	{ NAME("drill"), WIRE_BOOL, false, .at = offsetof(struct wire_case, drill), .has = offsetof(struct wire_case, has_drill) },
	{ NAME("seen"), WIRE_INT, false, .at = offsetof(struct wire_case, seen), .has = offsetof(struct wire_case, has_seen), .least = 0, .most = 9007199254740991 },
	{ NAME("spoken"), WIRE_INT, false, .at = offsetof(struct wire_case, spoken), .has = offsetof(struct wire_case, has_spoken), .least = 0, .most = 9007199254740991 },
	{ NAME("aside"), WIRE_ID, false, .at = offsetof(struct wire_case, aside) },
	{ NAME("safe"), WIRE_ENUM, false, .at = offsetof(struct wire_case, safe), .has = offsetof(struct wire_case, has_safe), .names = &case_safe_names },
	{ NAME("outcome"), WIRE_ENUM, false, .at = offsetof(struct wire_case, outcome), .has = offsetof(struct wire_case, has_outcome), .names = &case_outcome_names },
};
static const struct wire_object case_object = { case_fields, 22 };

static const struct wire_field flag_boundaries_item = { NAME(""), WIRE_ENUM, true, .names = &boundary_names };
static const struct wire_field flag_findings_item = { NAME(""), WIRE_OBJECT, true, .object = &finding_object };
static const struct wire_field flag_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_flag, id) },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_flag, at), .least = 0, .most = 9007199254740991 },
	{ NAME("seq"), WIRE_INT, false, .at = offsetof(struct wire_flag, seq), .has = offsetof(struct wire_flag, has_seq), .least = 0, .most = 9007199254740991 },
	{ NAME("by"), WIRE_OBJECT, false, .at = offsetof(struct wire_flag, by), .has = offsetof(struct wire_flag, has_by), .object = &person_object },
	{ NAME("triage"), WIRE_ENUM, true, .at = offsetof(struct wire_flag, triage), .names = &triage_names },
	{ NAME("category"), WIRE_ENUM, true, .at = offsetof(struct wire_flag, category), .names = &category_names },
	{ NAME("boundaries"), WIRE_ARRAY, true, .at = offsetof(struct wire_flag, boundaries), .count = offsetof(struct wire_flag, n_boundaries), .size = sizeof(enum wire_boundary), .least = 0, .most = 8, .item = &flag_boundaries_item },
	{ NAME("scanned"), WIRE_BOOL, true, .at = offsetof(struct wire_flag, scanned) },
	{ NAME("findings"), WIRE_ARRAY, true, .at = offsetof(struct wire_flag, findings), .count = offsetof(struct wire_flag, n_findings), .size = sizeof(struct wire_finding), .least = 0, .most = 32, .item = &flag_findings_item },
	{ NAME("judged"), WIRE_ENUM, false, .at = offsetof(struct wire_flag, judged), .has = offsetof(struct wire_flag, has_judged), .names = &flag_judged_names },
};
static const struct wire_object flag_object = { flag_fields, 10 };

static const struct wire_field report_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_report, id) },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_report, at), .least = 0, .most = 9007199254740991 },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_report, room) },
	{ NAME("reason"), WIRE_ENUM, true, .at = offsetof(struct wire_report, reason), .names = &report_reason_names },
	{ NAME("target"), WIRE_INT, false, .at = offsetof(struct wire_report, target), .has = offsetof(struct wire_report, has_target), .least = 0, .most = 9007199254740991 },
	{ NAME("about"), WIRE_OBJECT, false, .at = offsetof(struct wire_report, about), .has = offsetof(struct wire_report, has_about), .object = &person_object },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_report, words), .least = 0, .most = 500 },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_report, state), .names = &report_state_names },
	{ NAME("answer"), WIRE_TEXT, false, .at = offsetof(struct wire_report, answer), .least = 0, .most = 500 },
};
static const struct wire_object report_object = { report_fields, 9 };

static const struct wire_field appeal_fields[] = {
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_appeal, at), .least = 0, .most = 9007199254740991 },
	{ NAME("due"), WIRE_INT, true, .at = offsetof(struct wire_appeal, due), .least = 0, .most = 9007199254740991 },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_appeal, state), .names = &appeal_state_names },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_appeal, words), .least = 0, .most = 1000 },
	{ NAME("answer"), WIRE_TEXT, false, .at = offsetof(struct wire_appeal, answer), .least = 0, .most = 1000 },
};
static const struct wire_object appeal_object = { appeal_fields, 5 };

static const struct wire_field sanction_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_sanction, id) },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_sanction, room) },
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_sanction, member), .object = &person_object },
	{ NAME("step"), WIRE_ENUM, true, .at = offsetof(struct wire_sanction, step), .names = &sanction_step_names },
	{ NAME("reason"), WIRE_ENUM, true, .at = offsetof(struct wire_sanction, reason), .names = &reason_names },
	{ NAME("rule"), WIRE_TEXT, false, .at = offsetof(struct wire_sanction, rule), .least = 0, .most = 300 },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_sanction, words), .least = 0, .most = 500 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_sanction, at), .least = 0, .most = 9007199254740991 },
	{ NAME("until"), WIRE_INT, false, .at = offsetof(struct wire_sanction, until), .has = offsetof(struct wire_sanction, has_until), .least = 0, .most = 9007199254740991 },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_sanction, state), .names = &sanction_state_names },
	{ NAME("appeal_by"), WIRE_INT, false, .at = offsetof(struct wire_sanction, appeal_by), .has = offsetof(struct wire_sanction, has_appeal_by), .least = 0, .most = 9007199254740991 },
	{ NAME("appeal"), WIRE_OBJECT, false, .at = offsetof(struct wire_sanction, appeal), .has = offsetof(struct wire_sanction, has_appeal), .object = &appeal_object },
};
static const struct wire_object sanction_object = { sanction_fields, 12 };

static const struct wire_field note_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_note, id) },
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_note, kind), .names = &note_kind_names },
	{ NAME("words"), WIRE_TEXT, true, .at = offsetof(struct wire_note, words), .least = 1, .most = 280 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_note, at), .least = 0, .most = 9007199254740991 },
	{ NAME("until"), WIRE_INT, true, .at = offsetof(struct wire_note, until), .least = 0, .most = 9007199254740991 },
	{ NAME("by"), WIRE_OBJECT, true, .at = offsetof(struct wire_note, by), .object = &person_object },
};
static const struct wire_object note_object = { note_fields, 6 };

static const struct wire_field notice_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_notice, id) },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_notice, at), .least = 0, .most = 9007199254740991 },
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_notice, kind), .names = &notice_kind_names },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_notice, room) },
	{ NAME("held"), WIRE_ID, false, .at = offsetof(struct wire_notice, held) },
	{ NAME("sanction"), WIRE_ID, false, .at = offsetof(struct wire_notice, sanction) },
	{ NAME("report"), WIRE_ID, false, .at = offsetof(struct wire_notice, report) },
	{ NAME("reason"), WIRE_ENUM, false, .at = offsetof(struct wire_notice, reason), .has = offsetof(struct wire_notice, has_reason), .names = &reason_names },
	{ NAME("case"), WIRE_ID, false, .at = offsetof(struct wire_notice, case_) },
	{ NAME("level"), WIRE_ENUM, false, .at = offsetof(struct wire_notice, level), .has = offsetof(struct wire_notice, has_level), .names = &triage_names },
	{ NAME("loud"), WIRE_BOOL, false, .at = offsetof(struct wire_notice, loud), .has = offsetof(struct wire_notice, has_loud) },
	{ NAME("drill"), WIRE_BOOL, false, .at = offsetof(struct wire_notice, drill), .has = offsetof(struct wire_notice, has_drill) },
	{ NAME("subject"), WIRE_OBJECT, false, .at = offsetof(struct wire_notice, subject), .has = offsetof(struct wire_notice, has_subject), .object = &person_object },
	{ NAME("over"), WIRE_BOOL, false, .at = offsetof(struct wire_notice, over), .has = offsetof(struct wire_notice, has_over) },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_notice, words), .least = 0, .most = 1000 },
	{ NAME("meeting"), WIRE_ID, false, .at = offsetof(struct wire_notice, meeting) },
	{ NAME("start"), WIRE_INT, false, .at = offsetof(struct wire_notice, start), .has = offsetof(struct wire_notice, has_start), .least = 0, .most = 9007199254740991 },
	{ NAME("title"), WIRE_TEXT, false, .at = offsetof(struct wire_notice, title), .least = 0, .most = 80 },
};
static const struct wire_object notice_object = { notice_fields, 18 };

static const struct wire_field audited_fields[] = {
	{ NAME("seq"), WIRE_INT, true, .at = offsetof(struct wire_audited, seq), .least = 0, .most = 9007199254740991 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_audited, at), .least = 0, .most = 9007199254740991 },
	{ NAME("by"), WIRE_OBJECT, true, .at = offsetof(struct wire_audited, by), .object = &person_object },
	{ NAME("act"), WIRE_TEXT, true, .at = offsetof(struct wire_audited, act), .least = 0, .most = 64 },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_audited, room) },
	{ NAME("subject"), WIRE_OBJECT, false, .at = offsetof(struct wire_audited, subject), .has = offsetof(struct wire_audited, has_subject), .object = &person_object },
	{ NAME("about"), WIRE_ID, false, .at = offsetof(struct wire_audited, about) },
};
static const struct wire_object audited_object = { audited_fields, 7 };

static const struct wire_field posted_nudge_item = { NAME(""), WIRE_ENUM, true, .names = &boundary_names };
static const struct wire_field posted_fields[] = {
	{ NAME("seq"), WIRE_INT, false, .at = offsetof(struct wire_posted, seq), .has = offsetof(struct wire_posted, has_seq), .least = 0, .most = 9007199254740991 },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_posted, at), .least = 0, .most = 9007199254740991 },
	{ NAME("held"), WIRE_OBJECT, false, .at = offsetof(struct wire_posted, held), .has = offsetof(struct wire_posted, has_held), .object = &held_object },
	{ NAME("nudge"), WIRE_ARRAY, false, .at = offsetof(struct wire_posted, nudge), .has = offsetof(struct wire_posted, has_nudge), .count = offsetof(struct wire_posted, n_nudge), .size = sizeof(enum wire_boundary), .least = 0, .most = 8, .item = &posted_nudge_item },
};
static const struct wire_object posted_object = { posted_fields, 4 };

static const struct wire_field help_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_help, room) },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_help, state), .names = &help_state_names },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_help, at), .least = 0, .most = 9007199254740991 },
	{ NAME("by"), WIRE_OBJECT, false, .at = offsetof(struct wire_help, by), .has = offsetof(struct wire_help, has_by), .object = &person_object },
	{ NAME("aside"), WIRE_ID, false, .at = offsetof(struct wire_help, aside) },
	{ NAME("on_call"), WIRE_BOOL, false, .at = offsetof(struct wire_help, on_call), .has = offsetof(struct wire_help, has_on_call) },
	{ NAME("card"), WIRE_INT, false, .at = offsetof(struct wire_help, card), .has = offsetof(struct wire_help, has_card), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object help_object = { help_fields, 7 };

static const struct wire_field line_languages_item = { NAME(""), WIRE_TEXT, true, .least = 2, .most = 12, .pattern = language_pattern };
static const struct wire_field line_fields[] = {
	{ NAME("name"), WIRE_TEXT, true, .at = offsetof(struct wire_line, name), .least = 0, .most = 80 },
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_line, kind), .names = &line_kind_names },
	{ NAME("region"), WIRE_TEXT, true, .at = offsetof(struct wire_line, region), .least = 2, .most = 2, .pattern = region_pattern },
	{ NAME("languages"), WIRE_ARRAY, true, .at = offsetof(struct wire_line, languages), .count = offsetof(struct wire_line, n_languages), .size = sizeof(struct str), .least = 0, .most = 16, .item = &line_languages_item },
	{ NAME("phone"), WIRE_TEXT, false, .at = offsetof(struct wire_line, phone), .least = 0, .most = 40 },
	{ NAME("message"), WIRE_TEXT, false, .at = offsetof(struct wire_line, message), .least = 0, .most = 60 },
	{ NAME("chat"), WIRE_TEXT, false, .at = offsetof(struct wire_line, chat), .least = 0, .most = 200 },
	{ NAME("hours"), WIRE_TEXT, true, .at = offsetof(struct wire_line, hours), .least = 0, .most = 60 },
	{ NAME("about"), WIRE_TEXT, false, .at = offsetof(struct wire_line, about), .least = 0, .most = 120 },
	{ NAME("verified"), WIRE_TEXT, true, .at = offsetof(struct wire_line, verified), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("stale"), WIRE_BOOL, true, .at = offsetof(struct wire_line, stale) },
};
static const struct wire_object line_object = { line_fields, 11 };

static const struct wire_field case_event_fields[] = {
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_case_event, at), .least = 0, .most = 9007199254740991 },
	{ NAME("what"), WIRE_ENUM, true, .at = offsetof(struct wire_case_event, what), .names = &case_event_what_names },
	{ NAME("by"), WIRE_OBJECT, false, .at = offsetof(struct wire_case_event, by), .has = offsetof(struct wire_case_event, has_by), .object = &person_object },
	{ NAME("other"), WIRE_OBJECT, false, .at = offsetof(struct wire_case_event, other), .has = offsetof(struct wire_case_event, has_other), .object = &person_object },
	{ NAME("level"), WIRE_ENUM, false, .at = offsetof(struct wire_case_event, level), .has = offsetof(struct wire_case_event, has_level), .names = &triage_names },
	{ NAME("reason"), WIRE_ENUM, false, .at = offsetof(struct wire_case_event, reason), .has = offsetof(struct wire_case_event, has_reason), .names = &case_event_reason_names },
};
static const struct wire_object case_event_object = { case_event_fields, 6 };

static const struct wire_field shift_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_shift, id) },
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_shift, member), .object = &person_object },
	{ NAME("tier"), WIRE_INT, true, .at = offsetof(struct wire_shift, tier), .least = 1, .most = 3 },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_shift, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_shift, zone), .least = 1, .most = 64 },
	{ NAME("weekday"), WIRE_INT, true, .at = offsetof(struct wire_shift, weekday), .least = 1, .most = 7 },
	{ NAME("start"), WIRE_INT, true, .at = offsetof(struct wire_shift, start), .least = 0, .most = 1439 },
	{ NAME("minutes"), WIRE_INT, true, .at = offsetof(struct wire_shift, minutes), .least = 15, .most = 1440 },
	{ NAME("first_day"), WIRE_TEXT, true, .at = offsetof(struct wire_shift, first_day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("last_day"), WIRE_TEXT, false, .at = offsetof(struct wire_shift, last_day), .least = 10, .most = 10, .pattern = day_pattern },
};
static const struct wire_object shift_object = { shift_fields, 10 };

static const struct wire_field duty_fields[] = {
	{ NAME("shift"), WIRE_ID, true, .at = offsetof(struct wire_duty, shift) },
	{ NAME("day"), WIRE_TEXT, true, .at = offsetof(struct wire_duty, day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_duty, member), .object = &person_object },
	{ NAME("tier"), WIRE_INT, true, .at = offsetof(struct wire_duty, tier), .least = 1, .most = 3 },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_duty, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("from"), WIRE_INT, true, .at = offsetof(struct wire_duty, from), .least = 0, .most = 9007199254740991 },
	{ NAME("until"), WIRE_INT, true, .at = offsetof(struct wire_duty, until), .least = 0, .most = 9007199254740991 },
	{ NAME("covered"), WIRE_BOOL, false, .at = offsetof(struct wire_duty, covered), .has = offsetof(struct wire_duty, has_covered) },
	{ NAME("reachable"), WIRE_BOOL, false, .at = offsetof(struct wire_duty, reachable), .has = offsetof(struct wire_duty, has_reachable) },
};
static const struct wire_object duty_object = { duty_fields, 9 };

static const struct wire_field gap_fields[] = {
	{ NAME("tier"), WIRE_INT, true, .at = offsetof(struct wire_gap, tier), .least = 1, .most = 3 },
	{ NAME("from"), WIRE_INT, true, .at = offsetof(struct wire_gap, from), .least = 0, .most = 9007199254740991 },
	{ NAME("until"), WIRE_INT, true, .at = offsetof(struct wire_gap, until), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object gap_object = { gap_fields, 3 };

static const struct wire_field channel_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_channel, id) },
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_channel, kind), .names = &channel_kind_names },
	{ NAME("label"), WIRE_TEXT, true, .at = offsetof(struct wire_channel, label), .least = 0, .most = 60 },
	{ NAME("added"), WIRE_INT, true, .at = offsetof(struct wire_channel, added), .least = 0, .most = 9007199254740991 },
	{ NAME("proved"), WIRE_INT, false, .at = offsetof(struct wire_channel, proved), .has = offsetof(struct wire_channel, has_proved), .least = 0, .most = 9007199254740991 },
	{ NAME("failed"), WIRE_INT, false, .at = offsetof(struct wire_channel, failed), .has = offsetof(struct wire_channel, has_failed), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object channel_object = { channel_fields, 6 };

static const struct wire_field follow_up_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_follow_up, id) },
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_follow_up, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_follow_up, case_) },
	{ NAME("subject"), WIRE_OBJECT, true, .at = offsetof(struct wire_follow_up, subject), .object = &person_object },
	{ NAME("owner"), WIRE_OBJECT, true, .at = offsetof(struct wire_follow_up, owner), .object = &person_object },
	{ NAME("due"), WIRE_INT, true, .at = offsetof(struct wire_follow_up, due), .least = 0, .most = 9007199254740991 },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_follow_up, state), .names = &follow_up_state_names },
	{ NAME("outcome"), WIRE_ENUM, false, .at = offsetof(struct wire_follow_up, outcome), .has = offsetof(struct wire_follow_up, has_outcome), .names = &follow_up_outcome_names },
};
static const struct wire_object follow_up_object = { follow_up_fields, 8 };

static const struct wire_field disclosure_fields[] = {
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_disclosure, at), .least = 0, .most = 9007199254740991 },
	{ NAME("by"), WIRE_OBJECT, true, .at = offsetof(struct wire_disclosure, by), .object = &person_object },
	{ NAME("told"), WIRE_ENUM, true, .at = offsetof(struct wire_disclosure, told), .names = &disclosure_told_names },
	{ NAME("words"), WIRE_TEXT, true, .at = offsetof(struct wire_disclosure, words), .least = 0, .most = 1000 },
	{ NAME("person_told"), WIRE_BOOL, true, .at = offsetof(struct wire_disclosure, person_told) },
	{ NAME("reached"), WIRE_BOOL, true, .at = offsetof(struct wire_disclosure, reached) },
};
static const struct wire_object disclosure_object = { disclosure_fields, 6 };

static const struct wire_field miss_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_miss, id) },
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_miss, kind), .names = &miss_kind_names },
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_miss, at), .least = 0, .most = 9007199254740991 },
	{ NAME("times"), WIRE_INT, true, .at = offsetof(struct wire_miss, times), .least = 1, .most = 1000000 },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_miss, room) },
	{ NAME("case"), WIRE_ID, false, .at = offsetof(struct wire_miss, case_) },
	{ NAME("member"), WIRE_OBJECT, false, .at = offsetof(struct wire_miss, member), .has = offsetof(struct wire_miss, has_member), .object = &person_object },
	{ NAME("state"), WIRE_ENUM, true, .at = offsetof(struct wire_miss, state), .names = &miss_state_names },
	{ NAME("finding"), WIRE_TEXT, false, .at = offsetof(struct wire_miss, finding), .least = 0, .most = 1000 },
	{ NAME("action"), WIRE_TEXT, false, .at = offsetof(struct wire_miss, action), .least = 0, .most = 500 },
	{ NAME("owner"), WIRE_OBJECT, false, .at = offsetof(struct wire_miss, owner), .has = offsetof(struct wire_miss, has_owner), .object = &person_object },
	{ NAME("action_by"), WIRE_INT, false, .at = offsetof(struct wire_miss, action_by), .has = offsetof(struct wire_miss, has_action_by), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object miss_object = { miss_fields, 12 };

static const struct wire_field ladder_fields[] = {
	{ NAME("level"), WIRE_ENUM, true, .at = offsetof(struct wire_ladder, level), .names = &ladder_level_names },
	{ NAME("first"), WIRE_INT, true, .at = offsetof(struct wire_ladder, first), .least = 30, .most = 86400 },
	{ NAME("second"), WIRE_INT, true, .at = offsetof(struct wire_ladder, second), .least = 60, .most = 172800 },
	{ NAME("third"), WIRE_INT, true, .at = offsetof(struct wire_ladder, third), .least = 90, .most = 172800 },
	{ NAME("repeat"), WIRE_INT, true, .at = offsetof(struct wire_ladder, repeat), .least = 60, .most = 86400 },
	{ NAME("lease"), WIRE_INT, true, .at = offsetof(struct wire_ladder, lease), .least = 60, .most = 86400 },
	{ NAME("own"), WIRE_BOOL, false, .at = offsetof(struct wire_ladder, own), .has = offsetof(struct wire_ladder, has_own) },
};
static const struct wire_object ladder_object = { ladder_fields, 7 };

static const struct wire_field error_boundaries_item = { NAME(""), WIRE_ENUM, true, .names = &boundary_names };
static const struct wire_field error_fields[] = {
	{ NAME("code"), WIRE_ENUM, true, .at = offsetof(struct wire_error, code), .names = &error_code_names },
	{ NAME("field"), WIRE_TEXT, false, .at = offsetof(struct wire_error, field), .least = 0, .most = 64 },
	{ NAME("retry_after_ms"), WIRE_INT, false, .at = offsetof(struct wire_error, retry_after_ms), .has = offsetof(struct wire_error, has_retry_after_ms), .least = 1, .most = 86400000 },
	{ NAME("text"), WIRE_TEXT, true, .at = offsetof(struct wire_error, text), .least = 0, .most = 200 },
	{ NAME("boundaries"), WIRE_ARRAY, false, .at = offsetof(struct wire_error, boundaries), .has = offsetof(struct wire_error, has_boundaries), .count = offsetof(struct wire_error, n_boundaries), .size = sizeof(enum wire_boundary), .least = 0, .most = 8, .item = &error_boundaries_item },
	{ NAME("until"), WIRE_INT, false, .at = offsetof(struct wire_error, until), .has = offsetof(struct wire_error, has_until), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object error_object = { error_fields, 6 };

static const struct wire_field wall_fields[] = {
	{ NAME("day"), WIRE_TEXT, true, .at = offsetof(struct wire_wall, day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("start"), WIRE_INT, true, .at = offsetof(struct wire_wall, start), .least = 0, .most = 1439 },
};
static const struct wire_object wall_object = { wall_fields, 2 };

static const struct wire_field staffing_fields[] = {
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_staffing, member), .object = &person_object },
	{ NAME("part"), WIRE_ENUM, true, .at = offsetof(struct wire_staffing, part), .names = &part_names },
	{ NAME("offered"), WIRE_BOOL, false, .at = offsetof(struct wire_staffing, offered), .has = offsetof(struct wire_staffing, has_offered) },
	{ NAME("here"), WIRE_BOOL, false, .at = offsetof(struct wire_staffing, here), .has = offsetof(struct wire_staffing, has_here) },
};
static const struct wire_object staffing_object = { staffing_fields, 4 };

static const struct wire_field plan_extra_item = { NAME(""), WIRE_OBJECT, true, .object = &wall_object };
static const struct wire_field plan_left_out_item = { NAME(""), WIRE_TEXT, true, .least = 10, .most = 10, .pattern = day_pattern };
static const struct wire_field plan_fields[] = {
	{ NAME("title"), WIRE_TEXT, true, .at = offsetof(struct wire_plan, title), .least = 1, .most = 80 },
	{ NAME("about"), WIRE_TEXT, false, .at = offsetof(struct wire_plan, about), .least = 0, .most = 500 },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_plan, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("audience"), WIRE_TEXT, false, .at = offsetof(struct wire_plan, audience), .least = 0, .most = 60 },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_plan, zone), .least = 1, .most = 64 },
	{ NAME("day"), WIRE_TEXT, true, .at = offsetof(struct wire_plan, day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("start"), WIRE_INT, true, .at = offsetof(struct wire_plan, start), .least = 0, .most = 1439 },
	{ NAME("minutes"), WIRE_INT, true, .at = offsetof(struct wire_plan, minutes), .least = 5, .most = 1440 },
	{ NAME("rule"), WIRE_TEXT, true, .at = offsetof(struct wire_plan, rule), .least = 0, .most = 500 },
	{ NAME("extra"), WIRE_ARRAY, false, .at = offsetof(struct wire_plan, extra), .has = offsetof(struct wire_plan, has_extra), .count = offsetof(struct wire_plan, n_extra), .size = sizeof(struct wire_wall), .least = 0, .most = 100, .item = &plan_extra_item },
	{ NAME("left_out"), WIRE_ARRAY, false, .at = offsetof(struct wire_plan, left_out), .has = offsetof(struct wire_plan, has_left_out), .count = offsetof(struct wire_plan, n_left_out), .size = sizeof(struct str), .least = 0, .most = 1000, .item = &plan_left_out_item },
	{ NAME("capacity"), WIRE_INT, false, .at = offsetof(struct wire_plan, capacity), .has = offsetof(struct wire_plan, has_capacity), .least = 0, .most = 100000 },
	{ NAME("staff_needed"), WIRE_INT, true, .at = offsetof(struct wire_plan, staff_needed), .least = 0, .most = 20 },
	{ NAME("opens"), WIRE_INT, false, .at = offsetof(struct wire_plan, opens), .has = offsetof(struct wire_plan, has_opens), .least = 0, .most = 240 },
	{ NAME("entry"), WIRE_INT, false, .at = offsetof(struct wire_plan, entry), .has = offsetof(struct wire_plan, has_entry), .least = 0, .most = 1440 },
	{ NAME("public"), WIRE_BOOL, false, .at = offsetof(struct wire_plan, public), .has = offsetof(struct wire_plan, has_public) },
	{ NAME("guide"), WIRE_BOOL, false, .at = offsetof(struct wire_plan, guide), .has = offsetof(struct wire_plan, has_guide) },
};
static const struct wire_object plan_object = { plan_fields, 17 };

static const struct wire_field series_staff_item = { NAME(""), WIRE_OBJECT, true, .object = &staffing_object };
static const struct wire_field series_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_series, id) },
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_series, room) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_series, version), .least = 1, .most = 1000000 },
	{ NAME("plan"), WIRE_OBJECT, true, .at = offsetof(struct wire_series, plan), .object = &plan_object },
	{ NAME("staff"), WIRE_ARRAY, true, .at = offsetof(struct wire_series, staff), .count = offsetof(struct wire_series, n_staff), .size = sizeof(struct wire_staffing), .least = 0, .most = 20, .item = &series_staff_item },
	{ NAME("next"), WIRE_INT, false, .at = offsetof(struct wire_series, next), .has = offsetof(struct wire_series, has_next), .least = 0, .most = 9007199254740991 },
	{ NAME("ended"), WIRE_INT, false, .at = offsetof(struct wire_series, ended), .has = offsetof(struct wire_series, has_ended), .least = 0, .most = 9007199254740991 },
	{ NAME("follows"), WIRE_ID, false, .at = offsetof(struct wire_series, follows) },
};
static const struct wire_object series_object = { series_fields, 8 };

static const struct wire_field staff_meeting_staff_item = { NAME(""), WIRE_OBJECT, true, .object = &staffing_object };
static const struct wire_field staff_meeting_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_staff_meeting, meeting), .object = &meeting_object },
	{ NAME("staff"), WIRE_ARRAY, true, .at = offsetof(struct wire_staff_meeting, staff), .count = offsetof(struct wire_staff_meeting, n_staff), .size = sizeof(struct wire_staffing), .least = 0, .most = 40, .item = &staff_meeting_staff_item },
	{ NAME("missing"), WIRE_INT, true, .at = offsetof(struct wire_staff_meeting, missing), .least = 0, .most = 20 },
	{ NAME("taken"), WIRE_INT, true, .at = offsetof(struct wire_staff_meeting, taken), .least = 0, .most = 100000 },
	{ NAME("recurrence"), WIRE_OBJECT, false, .at = offsetof(struct wire_staff_meeting, recurrence), .has = offsetof(struct wire_staff_meeting, has_recurrence), .object = &wall_object },
	{ NAME("changed"), WIRE_BOOL, false, .at = offsetof(struct wire_staff_meeting, changed), .has = offsetof(struct wire_staff_meeting, has_changed) },
};
static const struct wire_object staff_meeting_object = { staff_meeting_fields, 6 };

static const struct wire_field closure_fields[] = {
	{ NAME("id"), WIRE_ID, true, .at = offsetof(struct wire_closure, id) },
	{ NAME("title"), WIRE_TEXT, true, .at = offsetof(struct wire_closure, title), .least = 1, .most = 80 },
	{ NAME("first_day"), WIRE_TEXT, true, .at = offsetof(struct wire_closure, first_day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("last_day"), WIRE_TEXT, true, .at = offsetof(struct wire_closure, last_day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_closure, zone), .least = 1, .most = 64 },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_closure, room) },
};
static const struct wire_object closure_object = { closure_fields, 6 };

static const struct wire_field feed_fields[] = {
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_feed, kind), .names = &feed_kind_names },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_feed, room) },
	{ NAME("room_name"), WIRE_TEXT, false, .at = offsetof(struct wire_feed, room_name), .least = 0, .most = 80 },
	{ NAME("path"), WIRE_TEXT, true, .at = offsetof(struct wire_feed, path), .least = 0, .most = 200 },
};
static const struct wire_object feed_object = { feed_fields, 4 };

static const struct wire_field reminders_minutes_item = { NAME(""), WIRE_INT, true, .least = 5, .most = 20160 };
static const struct wire_field reminders_fields[] = {
	{ NAME("minutes"), WIRE_ARRAY, true, .at = offsetof(struct wire_reminders, minutes), .count = offsetof(struct wire_reminders, n_minutes), .size = sizeof(uint64_t), .least = 0, .most = 3, .item = &reminders_minutes_item },
	{ NAME("quiet_from"), WIRE_INT, true, .at = offsetof(struct wire_reminders, quiet_from), .least = 0, .most = 1439 },
	{ NAME("quiet_until"), WIRE_INT, true, .at = offsetof(struct wire_reminders, quiet_until), .least = 0, .most = 1439 },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_reminders, zone), .least = 1, .most = 64 },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_reminders, language), .least = 2, .most = 12, .pattern = language_pattern },
};
static const struct wire_object reminders_object = { reminders_fields, 5 };

static const struct wire_field shift_of_clock_fields[] = {
	{ NAME("day"), WIRE_TEXT, true, .at = offsetof(struct wire_shift_of_clock, day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("start"), WIRE_INT, true, .at = offsetof(struct wire_shift_of_clock, start), .least = 0, .most = 1439 },
	{ NAME("usual"), WIRE_INT, true, .at = offsetof(struct wire_shift_of_clock, usual), .least = 0, .most = 1439 },
};
static const struct wire_object shift_of_clock_object = { shift_of_clock_fields, 3 };

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
static const struct wire_field hello_result_notices_item = { NAME(""), WIRE_OBJECT, true, .object = &notice_object };
static const struct wire_field hello_result_hidden_item = { NAME(""), WIRE_ID, true };
static const struct wire_field hello_result_topics_item = { NAME(""), WIRE_ENUM, true, .names = &topic_names };
static const struct wire_field hello_result_help_item = { NAME(""), WIRE_OBJECT, true, .object = &help_object };
static const struct wire_field hello_result_fields[] = {
	{ NAME("server"), WIRE_TEXT, true, .at = offsetof(struct wire_hello_result, server), .least = 0, .most = 40 },
	{ NAME("site"), WIRE_TEXT, true, .at = offsetof(struct wire_hello_result, site), .least = 0, .most = 80 },
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_hello_result, member), .object = &person_object },
	{ NAME("grants"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, grants), .count = offsetof(struct wire_hello_result, n_grants), .size = sizeof(struct wire_grant), .least = 0, .most = 100, .item = &hello_result_grants_item },
	{ NAME("limits"), WIRE_OBJECT, true, .at = offsetof(struct wire_hello_result, limits), .object = &hello_result_limits_object },
	{ NAME("visits"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, visits), .count = offsetof(struct wire_hello_result, n_visits), .size = sizeof(struct wire_visit), .least = 0, .most = 32, .item = &hello_result_visits_item },
	{ NAME("refused"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, refused), .count = offsetof(struct wire_hello_result, n_refused), .size = sizeof(int64_t), .least = 0, .most = 32, .item = &hello_result_refused_item },
	{ NAME("notices"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, notices), .count = offsetof(struct wire_hello_result, n_notices), .size = sizeof(struct wire_notice), .least = 0, .most = 100, .item = &hello_result_notices_item },
	{ NAME("hidden"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, hidden), .count = offsetof(struct wire_hello_result, n_hidden), .size = sizeof(int64_t), .least = 0, .most = 200, .item = &hello_result_hidden_item },
	{ NAME("topics"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, topics), .count = offsetof(struct wire_hello_result, n_topics), .size = sizeof(enum wire_topic), .least = 0, .most = 9, .item = &hello_result_topics_item },
	{ NAME("help"), WIRE_ARRAY, true, .at = offsetof(struct wire_hello_result, help), .count = offsetof(struct wire_hello_result, n_help), .size = sizeof(struct wire_help), .least = 0, .most = 32, .item = &hello_result_help_item },
};
static const struct wire_object hello_result_object = { hello_result_fields, 11 };

static const struct wire_object ping_object = { NULL, 0 };

static const struct wire_object ping_result_object = { NULL, 0 };

static const struct wire_object room_list_object = { NULL, 0 };

static const struct wire_field room_list_result_rooms_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_room_list_result_rooms, room), .object = &room_object },
	{ NAME("role"), WIRE_ENUM, true, .at = offsetof(struct wire_room_list_result_rooms, role), .names = &role_names },
	{ NAME("seated"), WIRE_BOOL, true, .at = offsetof(struct wire_room_list_result_rooms, seated) },
	{ NAME("here"), WIRE_INT, true, .at = offsetof(struct wire_room_list_result_rooms, here), .least = 0, .most = 1000000 },
	{ NAME("meeting"), WIRE_OBJECT, false, .at = offsetof(struct wire_room_list_result_rooms, meeting), .has = offsetof(struct wire_room_list_result_rooms, has_meeting), .object = &meeting_object },
};
static const struct wire_object room_list_result_rooms_object = { room_list_result_rooms_fields, 5 };

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
	{ NAME("warning"), WIRE_ENUM, false, .at = offsetof(struct wire_room_post, warning), .has = offsetof(struct wire_room_post, has_warning), .names = &topic_names },
};
static const struct wire_object room_post_object = { room_post_fields, 3 };

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
	{ NAME("policy"), WIRE_OBJECT, false, .at = offsetof(struct wire_room_create, policy), .has = offsetof(struct wire_room_create, has_policy), .object = &policy_object },
	{ NAME("drop_in"), WIRE_BOOL, false, .at = offsetof(struct wire_room_create, drop_in), .has = offsetof(struct wire_room_create, has_drop_in) },
};
static const struct wire_object room_create_object = { room_create_fields, 11 };

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
	{ NAME("policy"), WIRE_OBJECT, false, .at = offsetof(struct wire_room_update, policy), .has = offsetof(struct wire_room_update, has_policy), .object = &policy_object },
	{ NAME("drop_in"), WIRE_BOOL, false, .at = offsetof(struct wire_room_update, drop_in), .has = offsetof(struct wire_room_update, has_drop_in) },
};
static const struct wire_object room_update_object = { room_update_fields, 13 };

static const struct wire_field room_update_result_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_room_update_result, room), .object = &room_object },
};
static const struct wire_object room_update_result_object = { room_update_result_fields, 1 };

static const struct wire_field room_controls_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_controls, room) },
	{ NAME("slow_s"), WIRE_INT, false, .at = offsetof(struct wire_room_controls, slow_s), .has = offsetof(struct wire_room_controls, has_slow_s), .least = 0, .most = 3600 },
	{ NAME("links_off"), WIRE_BOOL, false, .at = offsetof(struct wire_room_controls, links_off), .has = offsetof(struct wire_room_controls, has_links_off) },
	{ NAME("newcomers_wait"), WIRE_BOOL, false, .at = offsetof(struct wire_room_controls, newcomers_wait), .has = offsetof(struct wire_room_controls, has_newcomers_wait) },
	{ NAME("closed"), WIRE_BOOL, false, .at = offsetof(struct wire_room_controls, closed), .has = offsetof(struct wire_room_controls, has_closed) },
};
static const struct wire_object room_controls_object = { room_controls_fields, 5 };

static const struct wire_field room_controls_result_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_room_controls_result, room), .object = &room_object },
};
static const struct wire_object room_controls_result_object = { room_controls_result_fields, 1 };

static const struct wire_field room_raid_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_room_raid, room) },
	{ NAME("on"), WIRE_BOOL, true, .at = offsetof(struct wire_room_raid, on) },
};
static const struct wire_object room_raid_object = { room_raid_fields, 2 };

static const struct wire_field room_raid_result_fields[] = {
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_room_raid_result, room), .object = &room_object },
};
static const struct wire_object room_raid_result_object = { room_raid_result_fields, 1 };

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

static const struct wire_object held_list_object = { NULL, 0 };

static const struct wire_field held_list_result_held_item = { NAME(""), WIRE_OBJECT, true, .object = &held_object };
static const struct wire_field held_list_result_fields[] = {
	{ NAME("held"), WIRE_ARRAY, true, .at = offsetof(struct wire_held_list_result, held), .count = offsetof(struct wire_held_list_result, n_held), .size = sizeof(struct wire_held), .least = 0, .most = 50, .item = &held_list_result_held_item },
};
static const struct wire_object held_list_result_object = { held_list_result_fields, 1 };

static const struct wire_field held_change_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_held_change, room) },
	{ NAME("held"), WIRE_ID, true, .at = offsetof(struct wire_held_change, held) },
	{ NAME("body"), WIRE_TEXT, true, .at = offsetof(struct wire_held_change, body), .least = 1, .most = 8000 },
};
static const struct wire_object held_change_object = { held_change_fields, 3 };

static const struct wire_field held_withdraw_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_held_withdraw, room) },
	{ NAME("held"), WIRE_ID, true, .at = offsetof(struct wire_held_withdraw, held) },
};
static const struct wire_object held_withdraw_object = { held_withdraw_fields, 2 };

static const struct wire_object held_withdraw_result_object = { NULL, 0 };

static const struct wire_field held_decide_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_held_decide, room) },
	{ NAME("held"), WIRE_ID, true, .at = offsetof(struct wire_held_decide, held) },
	{ NAME("decision"), WIRE_ENUM, true, .at = offsetof(struct wire_held_decide, decision), .names = &held_decide_decision_names },
	{ NAME("reason"), WIRE_ENUM, false, .at = offsetof(struct wire_held_decide, reason), .has = offsetof(struct wire_held_decide, has_reason), .names = &reason_names },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_held_decide, words), .least = 0, .most = 500 },
};
static const struct wire_object held_decide_object = { held_decide_fields, 5 };

static const struct wire_field held_decide_result_fields[] = {
	{ NAME("seq"), WIRE_INT, false, .at = offsetof(struct wire_held_decide_result, seq), .has = offsetof(struct wire_held_decide_result, has_seq), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object held_decide_result_object = { held_decide_result_fields, 1 };

static const struct wire_field report_make_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_report_make, room) },
	{ NAME("target"), WIRE_INT, false, .at = offsetof(struct wire_report_make, target), .has = offsetof(struct wire_report_make, has_target), .least = 0, .most = 9007199254740991 },
	{ NAME("member"), WIRE_ID, false, .at = offsetof(struct wire_report_make, member) },
	{ NAME("reason"), WIRE_ENUM, true, .at = offsetof(struct wire_report_make, reason), .names = &report_make_reason_names },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_report_make, words), .least = 0, .most = 500 },
};
static const struct wire_object report_make_object = { report_make_fields, 5 };

static const struct wire_field report_make_result_fields[] = {
	{ NAME("report"), WIRE_OBJECT, true, .at = offsetof(struct wire_report_make_result, report), .object = &report_object },
};
static const struct wire_object report_make_result_object = { report_make_result_fields, 1 };

static const struct wire_object report_list_object = { NULL, 0 };

static const struct wire_field report_list_result_reports_item = { NAME(""), WIRE_OBJECT, true, .object = &report_object };
static const struct wire_field report_list_result_fields[] = {
	{ NAME("reports"), WIRE_ARRAY, true, .at = offsetof(struct wire_report_list_result, reports), .count = offsetof(struct wire_report_list_result, n_reports), .size = sizeof(struct wire_report), .least = 0, .most = 100, .item = &report_list_result_reports_item },
};
static const struct wire_object report_list_result_object = { report_list_result_fields, 1 };

static const struct wire_field case_list_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_case_list, room) },
};
static const struct wire_object case_list_object = { case_list_fields, 1 };

static const struct wire_field case_list_result_cases_item = { NAME(""), WIRE_OBJECT, true, .object = &case_object };
static const struct wire_field case_list_result_held_item = { NAME(""), WIRE_OBJECT, true, .object = &held_object };
static const struct wire_field case_list_result_appeals_item = { NAME(""), WIRE_OBJECT, true, .object = &sanction_object };
static const struct wire_field case_list_result_fields[] = {
	{ NAME("cases"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_list_result, cases), .count = offsetof(struct wire_case_list_result, n_cases), .size = sizeof(struct wire_case), .least = 0, .most = 500, .item = &case_list_result_cases_item },
	{ NAME("held"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_list_result, held), .count = offsetof(struct wire_case_list_result, n_held), .size = sizeof(struct wire_held), .least = 0, .most = 200, .item = &case_list_result_held_item },
	{ NAME("appeals"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_list_result, appeals), .count = offsetof(struct wire_case_list_result, n_appeals), .size = sizeof(struct wire_sanction), .least = 0, .most = 100, .item = &case_list_result_appeals_item },
};
static const struct wire_object case_list_result_object = { case_list_result_fields, 3 };

static const struct wire_field case_show_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_show, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_show, case_) },
};
static const struct wire_object case_show_object = { case_show_fields, 2 };

static const struct wire_field case_show_result_flags_item = { NAME(""), WIRE_OBJECT, true, .object = &flag_object };
static const struct wire_field case_show_result_reports_item = { NAME(""), WIRE_OBJECT, true, .object = &report_object };
static const struct wire_field case_show_result_window_item = { NAME(""), WIRE_OBJECT, true, .object = &entry_object };
static const struct wire_field case_show_result_sanctions_item = { NAME(""), WIRE_OBJECT, true, .object = &sanction_object };
static const struct wire_field case_show_result_events_item = { NAME(""), WIRE_OBJECT, true, .object = &case_event_object };
static const struct wire_field case_show_result_disclosures_item = { NAME(""), WIRE_OBJECT, true, .object = &disclosure_object };
static const struct wire_field case_show_result_follow_ups_item = { NAME(""), WIRE_OBJECT, true, .object = &follow_up_object };
static const struct wire_field case_show_result_lines_item = { NAME(""), WIRE_OBJECT, true, .object = &line_object };
static const struct wire_field case_show_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_show_result, case_), .object = &case_object },
	{ NAME("flags"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_show_result, flags), .count = offsetof(struct wire_case_show_result, n_flags), .size = sizeof(struct wire_flag), .least = 0, .most = 50, .item = &case_show_result_flags_item },
	{ NAME("reports"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_show_result, reports), .count = offsetof(struct wire_case_show_result, n_reports), .size = sizeof(struct wire_report), .least = 0, .most = 50, .item = &case_show_result_reports_item },
	{ NAME("window"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_show_result, window), .count = offsetof(struct wire_case_show_result, n_window), .size = sizeof(struct wire_entry), .least = 0, .most = 40, .item = &case_show_result_window_item },
	{ NAME("sanctions"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_show_result, sanctions), .count = offsetof(struct wire_case_show_result, n_sanctions), .size = sizeof(struct wire_sanction), .least = 0, .most = 50, .item = &case_show_result_sanctions_item },
	{ NAME("events"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_show_result, events), .count = offsetof(struct wire_case_show_result, n_events), .size = sizeof(struct wire_case_event), .least = 0, .most = 200, .item = &case_show_result_events_item },
	{ NAME("disclosures"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_show_result, disclosures), .count = offsetof(struct wire_case_show_result, n_disclosures), .size = sizeof(struct wire_disclosure), .least = 0, .most = 20, .item = &case_show_result_disclosures_item },
	{ NAME("follow_ups"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_show_result, follow_ups), .count = offsetof(struct wire_case_show_result, n_follow_ups), .size = sizeof(struct wire_follow_up), .least = 0, .most = 10, .item = &case_show_result_follow_ups_item },
	{ NAME("alerted"), WIRE_INT, true, .at = offsetof(struct wire_case_show_result, alerted), .least = 0, .most = 100000 },
	{ NAME("lines"), WIRE_ARRAY, false, .at = offsetof(struct wire_case_show_result, lines), .has = offsetof(struct wire_case_show_result, has_lines), .count = offsetof(struct wire_case_show_result, n_lines), .size = sizeof(struct wire_line), .least = 0, .most = 20, .item = &case_show_result_lines_item },
};
static const struct wire_object case_show_result_object = { case_show_result_fields, 10 };

static const struct wire_field case_acknowledge_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_acknowledge, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_acknowledge, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_acknowledge, version), .least = 1, .most = 1000000000 },
};
static const struct wire_object case_acknowledge_object = { case_acknowledge_fields, 3 };

static const struct wire_field case_acknowledge_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_acknowledge_result, case_), .object = &case_object },
};
static const struct wire_object case_acknowledge_result_object = { case_acknowledge_result_fields, 1 };

static const struct wire_field case_spoke_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_spoke, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_spoke, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_spoke, version), .least = 1, .most = 1000000000 },
};
static const struct wire_object case_spoke_object = { case_spoke_fields, 3 };

static const struct wire_field case_spoke_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_spoke_result, case_), .object = &case_object },
};
static const struct wire_object case_spoke_result_object = { case_spoke_result_fields, 1 };

static const struct wire_field case_receivers_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_receivers, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_receivers, case_) },
};
static const struct wire_object case_receivers_object = { case_receivers_fields, 2 };

static const struct wire_field case_receivers_result_people_fields[] = {
	{ NAME("person"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_receivers_result_people, person), .object = &person_object },
	{ NAME("on_call"), WIRE_BOOL, true, .at = offsetof(struct wire_case_receivers_result_people, on_call) },
	{ NAME("here"), WIRE_BOOL, true, .at = offsetof(struct wire_case_receivers_result_people, here) },
	{ NAME("busy"), WIRE_BOOL, true, .at = offsetof(struct wire_case_receivers_result_people, busy) },
};
static const struct wire_object case_receivers_result_people_object = { case_receivers_result_people_fields, 4 };

static const struct wire_field case_receivers_result_people_item = { NAME(""), WIRE_OBJECT, true, .object = &case_receivers_result_people_object };
static const struct wire_field case_receivers_result_fields[] = {
	{ NAME("people"), WIRE_ARRAY, true, .at = offsetof(struct wire_case_receivers_result, people), .count = offsetof(struct wire_case_receivers_result, n_people), .size = sizeof(struct wire_case_receivers_result_people), .least = 0, .most = 200, .item = &case_receivers_result_people_item },
};
static const struct wire_object case_receivers_result_object = { case_receivers_result_fields, 1 };

static const struct wire_field case_offer_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_offer, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_offer, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_offer, version), .least = 1, .most = 1000000000 },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_case_offer, member) },
};
static const struct wire_object case_offer_object = { case_offer_fields, 4 };

static const struct wire_field case_offer_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_offer_result, case_), .object = &case_object },
};
static const struct wire_object case_offer_result_object = { case_offer_result_fields, 1 };

static const struct wire_field case_accept_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_accept, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_accept, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_accept, version), .least = 1, .most = 1000000000 },
};
static const struct wire_object case_accept_object = { case_accept_fields, 3 };

static const struct wire_field case_accept_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_accept_result, case_), .object = &case_object },
};
static const struct wire_object case_accept_result_object = { case_accept_result_fields, 1 };

static const struct wire_field case_decline_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_decline, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_decline, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_decline, version), .least = 1, .most = 1000000000 },
};
static const struct wire_object case_decline_object = { case_decline_fields, 3 };

static const struct wire_field case_decline_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_decline_result, case_), .object = &case_object },
};
static const struct wire_object case_decline_result_object = { case_decline_result_fields, 1 };

static const struct wire_field case_release_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_release, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_release, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_release, version), .least = 1, .most = 1000000000 },
};
static const struct wire_object case_release_object = { case_release_fields, 3 };

static const struct wire_field case_release_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_release_result, case_), .object = &case_object },
};
static const struct wire_object case_release_result_object = { case_release_result_fields, 1 };

static const struct wire_field case_snooze_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_snooze, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_snooze, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_snooze, version), .least = 1, .most = 1000000000 },
	{ NAME("reason"), WIRE_ENUM, true, .at = offsetof(struct wire_case_snooze, reason), .names = &case_snooze_reason_names },
};
static const struct wire_object case_snooze_object = { case_snooze_fields, 4 };

static const struct wire_field case_snooze_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_snooze_result, case_), .object = &case_object },
};
static const struct wire_object case_snooze_result_object = { case_snooze_result_fields, 1 };

static const struct wire_field case_aside_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_aside, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_aside, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_aside, version), .least = 1, .most = 1000000000 },
};
static const struct wire_object case_aside_object = { case_aside_fields, 3 };

static const struct wire_field case_aside_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_aside_result, case_), .object = &case_object },
	{ NAME("room"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_aside_result, room), .object = &room_object },
};
static const struct wire_object case_aside_result_object = { case_aside_result_fields, 2 };

static const struct wire_field case_disclose_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_disclose, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_disclose, case_) },
	{ NAME("told"), WIRE_ENUM, true, .at = offsetof(struct wire_case_disclose, told), .names = &case_disclose_told_names },
	{ NAME("words"), WIRE_TEXT, true, .at = offsetof(struct wire_case_disclose, words), .least = 1, .most = 1000 },
	{ NAME("person_told"), WIRE_BOOL, true, .at = offsetof(struct wire_case_disclose, person_told) },
	{ NAME("reached"), WIRE_BOOL, true, .at = offsetof(struct wire_case_disclose, reached) },
};
static const struct wire_object case_disclose_object = { case_disclose_fields, 6 };

static const struct wire_field case_disclose_result_fields[] = {
	{ NAME("disclosure"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_disclose_result, disclosure), .object = &disclosure_object },
};
static const struct wire_object case_disclose_result_object = { case_disclose_result_fields, 1 };

static const struct wire_field case_close_fields[] = {
	{ NAME("outcome"), WIRE_ENUM, true, .at = offsetof(struct wire_case_close, outcome), .names = &case_close_outcome_names },
	{ NAME("answer"), WIRE_TEXT, false, .at = offsetof(struct wire_case_close, answer), .least = 0, .most = 500 },
	{ NAME("safe"), WIRE_ENUM, false, .at = offsetof(struct wire_case_close, safe), .has = offsetof(struct wire_case_close, has_safe), .names = &case_close_safe_names },
	{ NAME("follow_up"), WIRE_INT, false, .at = offsetof(struct wire_case_close, follow_up), .has = offsetof(struct wire_case_close, has_follow_up), .least = 0, .most = 9007199254740991 },
	{ NAME("owner"), WIRE_ID, false, .at = offsetof(struct wire_case_close, owner) },
	{ NAME("consent"), WIRE_BOOL, false, .at = offsetof(struct wire_case_close, consent), .has = offsetof(struct wire_case_close, has_consent) },
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_close, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_close, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_close, version), .least = 1, .most = 1000000000 },
};
static const struct wire_object case_close_object = { case_close_fields, 9 };

static const struct wire_field case_close_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_close_result, case_), .object = &case_object },
};
static const struct wire_object case_close_result_object = { case_close_result_fields, 1 };

static const struct wire_field case_review_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_case_review, room) },
	{ NAME("case"), WIRE_ID, true, .at = offsetof(struct wire_case_review, case_) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_case_review, version), .least = 1, .most = 1000000000 },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_case_review, words), .least = 0, .most = 1000 },
};
static const struct wire_object case_review_object = { case_review_fields, 4 };

static const struct wire_field case_review_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_case_review_result, case_), .object = &case_object },
};
static const struct wire_object case_review_result_object = { case_review_result_fields, 1 };

static const struct wire_field flag_list_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_flag_list, room) },
	{ NAME("before"), WIRE_INT, false, .at = offsetof(struct wire_flag_list, before), .has = offsetof(struct wire_flag_list, has_before), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object flag_list_object = { flag_list_fields, 2 };

static const struct wire_field flag_list_result_flags_item = { NAME(""), WIRE_OBJECT, true, .object = &flag_object };
static const struct wire_field flag_list_result_fields[] = {
	{ NAME("flags"), WIRE_ARRAY, true, .at = offsetof(struct wire_flag_list_result, flags), .count = offsetof(struct wire_flag_list_result, n_flags), .size = sizeof(struct wire_flag), .least = 0, .most = 100, .item = &flag_list_result_flags_item },
};
static const struct wire_object flag_list_result_object = { flag_list_result_fields, 1 };

static const struct wire_field flag_judge_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_flag_judge, room) },
	{ NAME("flag"), WIRE_ID, true, .at = offsetof(struct wire_flag_judge, flag) },
	{ NAME("judged"), WIRE_ENUM, true, .at = offsetof(struct wire_flag_judge, judged), .names = &flag_judge_judged_names },
};
static const struct wire_object flag_judge_object = { flag_judge_fields, 3 };

static const struct wire_object flag_judge_result_object = { NULL, 0 };

static const struct wire_field sanction_give_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_sanction_give, room) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_sanction_give, member) },
	{ NAME("step"), WIRE_ENUM, true, .at = offsetof(struct wire_sanction_give, step), .names = &sanction_give_step_names },
	{ NAME("reason"), WIRE_ENUM, true, .at = offsetof(struct wire_sanction_give, reason), .names = &reason_names },
	{ NAME("rule"), WIRE_TEXT, false, .at = offsetof(struct wire_sanction_give, rule), .least = 0, .most = 300 },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_sanction_give, words), .least = 0, .most = 500 },
	{ NAME("hours"), WIRE_INT, false, .at = offsetof(struct wire_sanction_give, hours), .has = offsetof(struct wire_sanction_give, has_hours), .least = 1, .most = 8760 },
};
static const struct wire_object sanction_give_object = { sanction_give_fields, 7 };

static const struct wire_field sanction_give_result_fields[] = {
	{ NAME("sanction"), WIRE_OBJECT, true, .at = offsetof(struct wire_sanction_give_result, sanction), .object = &sanction_object },
};
static const struct wire_object sanction_give_result_object = { sanction_give_result_fields, 1 };

static const struct wire_field sanction_lift_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_sanction_lift, room) },
	{ NAME("sanction"), WIRE_ID, true, .at = offsetof(struct wire_sanction_lift, sanction) },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_sanction_lift, words), .least = 0, .most = 500 },
};
static const struct wire_object sanction_lift_object = { sanction_lift_fields, 3 };

static const struct wire_field sanction_lift_result_fields[] = {
	{ NAME("sanction"), WIRE_OBJECT, true, .at = offsetof(struct wire_sanction_lift_result, sanction), .object = &sanction_object },
};
static const struct wire_object sanction_lift_result_object = { sanction_lift_result_fields, 1 };

static const struct wire_field sanction_list_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_sanction_list, room) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_sanction_list, member) },
};
static const struct wire_object sanction_list_object = { sanction_list_fields, 2 };

static const struct wire_field sanction_list_result_sanctions_item = { NAME(""), WIRE_OBJECT, true, .object = &sanction_object };
static const struct wire_field sanction_list_result_fields[] = {
	{ NAME("sanctions"), WIRE_ARRAY, true, .at = offsetof(struct wire_sanction_list_result, sanctions), .count = offsetof(struct wire_sanction_list_result, n_sanctions), .size = sizeof(struct wire_sanction), .least = 0, .most = 100, .item = &sanction_list_result_sanctions_item },
};
static const struct wire_object sanction_list_result_object = { sanction_list_result_fields, 1 };

static const struct wire_object sanction_mine_object = { NULL, 0 };

static const struct wire_field sanction_mine_result_sanctions_item = { NAME(""), WIRE_OBJECT, true, .object = &sanction_object };
static const struct wire_field sanction_mine_result_fields[] = {
	{ NAME("sanctions"), WIRE_ARRAY, true, .at = offsetof(struct wire_sanction_mine_result, sanctions), .count = offsetof(struct wire_sanction_mine_result, n_sanctions), .size = sizeof(struct wire_sanction), .least = 0, .most = 100, .item = &sanction_mine_result_sanctions_item },
};
static const struct wire_object sanction_mine_result_object = { sanction_mine_result_fields, 1 };

static const struct wire_field appeal_make_fields[] = {
	{ NAME("sanction"), WIRE_ID, true, .at = offsetof(struct wire_appeal_make, sanction) },
	{ NAME("words"), WIRE_TEXT, true, .at = offsetof(struct wire_appeal_make, words), .least = 1, .most = 1000 },
};
static const struct wire_object appeal_make_object = { appeal_make_fields, 2 };

static const struct wire_field appeal_make_result_fields[] = {
	{ NAME("sanction"), WIRE_OBJECT, true, .at = offsetof(struct wire_appeal_make_result, sanction), .object = &sanction_object },
};
static const struct wire_object appeal_make_result_object = { appeal_make_result_fields, 1 };

static const struct wire_field appeal_decide_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_appeal_decide, room) },
	{ NAME("sanction"), WIRE_ID, true, .at = offsetof(struct wire_appeal_decide, sanction) },
	{ NAME("decision"), WIRE_ENUM, true, .at = offsetof(struct wire_appeal_decide, decision), .names = &appeal_decide_decision_names },
	{ NAME("words"), WIRE_TEXT, true, .at = offsetof(struct wire_appeal_decide, words), .least = 1, .most = 1000 },
};
static const struct wire_object appeal_decide_object = { appeal_decide_fields, 4 };

static const struct wire_field appeal_decide_result_fields[] = {
	{ NAME("sanction"), WIRE_OBJECT, true, .at = offsetof(struct wire_appeal_decide_result, sanction), .object = &sanction_object },
};
static const struct wire_object appeal_decide_result_object = { appeal_decide_result_fields, 1 };

static const struct wire_field note_add_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_note_add, room) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_note_add, member) },
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_note_add, kind), .names = &note_add_kind_names },
	{ NAME("words"), WIRE_TEXT, true, .at = offsetof(struct wire_note_add, words), .least = 1, .most = 280 },
	{ NAME("days"), WIRE_INT, true, .at = offsetof(struct wire_note_add, days), .least = 1, .most = 90 },
};
static const struct wire_object note_add_object = { note_add_fields, 5 };

static const struct wire_field note_add_result_fields[] = {
	{ NAME("note"), WIRE_OBJECT, true, .at = offsetof(struct wire_note_add_result, note), .object = &note_object },
};
static const struct wire_object note_add_result_object = { note_add_result_fields, 1 };

static const struct wire_field note_list_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_note_list, room) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_note_list, member) },
};
static const struct wire_object note_list_object = { note_list_fields, 2 };

static const struct wire_field note_list_result_notes_item = { NAME(""), WIRE_OBJECT, true, .object = &note_object };
static const struct wire_field note_list_result_fields[] = {
	{ NAME("notes"), WIRE_ARRAY, true, .at = offsetof(struct wire_note_list_result, notes), .count = offsetof(struct wire_note_list_result, n_notes), .size = sizeof(struct wire_note), .least = 0, .most = 50, .item = &note_list_result_notes_item },
};
static const struct wire_object note_list_result_object = { note_list_result_fields, 1 };

static const struct wire_field note_remove_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_note_remove, room) },
	{ NAME("note"), WIRE_ID, true, .at = offsetof(struct wire_note_remove, note) },
};
static const struct wire_object note_remove_object = { note_remove_fields, 2 };

static const struct wire_object note_remove_result_object = { NULL, 0 };

static const struct wire_field notice_seen_fields[] = {
	{ NAME("notice"), WIRE_ID, true, .at = offsetof(struct wire_notice_seen, notice) },
};
static const struct wire_object notice_seen_object = { notice_seen_fields, 1 };

static const struct wire_object notice_seen_result_object = { NULL, 0 };

static const struct wire_field help_now_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_help_now, room) },
	{ NAME("region"), WIRE_TEXT, false, .at = offsetof(struct wire_help_now, region), .least = 2, .most = 2, .pattern = region_pattern },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_help_now, language), .least = 2, .most = 12, .pattern = language_pattern },
};
static const struct wire_object help_now_object = { help_now_fields, 3 };

static const struct wire_field help_now_result_lines_item = { NAME(""), WIRE_OBJECT, true, .object = &line_object };
static const struct wire_field help_now_result_fields[] = {
	{ NAME("help"), WIRE_OBJECT, true, .at = offsetof(struct wire_help_now_result, help), .object = &help_object },
	{ NAME("lines"), WIRE_ARRAY, true, .at = offsetof(struct wire_help_now_result, lines), .count = offsetof(struct wire_help_now_result, n_lines), .size = sizeof(struct wire_line), .least = 0, .most = 20, .item = &help_now_result_lines_item },
};
static const struct wire_object help_now_result_object = { help_now_result_fields, 2 };

static const struct wire_field help_lines_fields[] = {
	{ NAME("region"), WIRE_TEXT, false, .at = offsetof(struct wire_help_lines, region), .least = 2, .most = 2, .pattern = region_pattern },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_help_lines, language), .least = 2, .most = 12, .pattern = language_pattern },
};
static const struct wire_object help_lines_object = { help_lines_fields, 2 };

static const struct wire_field help_lines_result_lines_item = { NAME(""), WIRE_OBJECT, true, .object = &line_object };
static const struct wire_field help_lines_result_regions_item = { NAME(""), WIRE_TEXT, true, .least = 2, .most = 2, .pattern = region_pattern };
static const struct wire_field help_lines_result_fields[] = {
	{ NAME("region"), WIRE_TEXT, false, .at = offsetof(struct wire_help_lines_result, region), .least = 2, .most = 2, .pattern = region_pattern },
	{ NAME("lines"), WIRE_ARRAY, true, .at = offsetof(struct wire_help_lines_result, lines), .count = offsetof(struct wire_help_lines_result, n_lines), .size = sizeof(struct wire_line), .least = 0, .most = 20, .item = &help_lines_result_lines_item },
	{ NAME("regions"), WIRE_ARRAY, true, .at = offsetof(struct wire_help_lines_result, regions), .count = offsetof(struct wire_help_lines_result, n_regions), .size = sizeof(struct str), .least = 0, .most = 250, .item = &help_lines_result_regions_item },
	{ NAME("elsewhere"), WIRE_TEXT, false, .at = offsetof(struct wire_help_lines_result, elsewhere), .least = 0, .most = 200 },
};
static const struct wire_object help_lines_result_object = { help_lines_result_fields, 4 };

static const struct wire_field roster_list_fields[] = {
	{ NAME("from"), WIRE_INT, true, .at = offsetof(struct wire_roster_list, from), .least = 0, .most = 9007199254740991 },
	{ NAME("until"), WIRE_INT, true, .at = offsetof(struct wire_roster_list, until), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object roster_list_object = { roster_list_fields, 2 };

static const struct wire_field roster_list_result_shifts_item = { NAME(""), WIRE_OBJECT, true, .object = &shift_object };
static const struct wire_field roster_list_result_duties_item = { NAME(""), WIRE_OBJECT, true, .object = &duty_object };
static const struct wire_field roster_list_result_gaps_item = { NAME(""), WIRE_OBJECT, true, .object = &gap_object };
static const struct wire_field roster_list_result_people_item = { NAME(""), WIRE_OBJECT, true, .object = &person_object };
static const struct wire_field roster_list_result_fields[] = {
	{ NAME("shifts"), WIRE_ARRAY, true, .at = offsetof(struct wire_roster_list_result, shifts), .count = offsetof(struct wire_roster_list_result, n_shifts), .size = sizeof(struct wire_shift), .least = 0, .most = 1000, .item = &roster_list_result_shifts_item },
	{ NAME("duties"), WIRE_ARRAY, true, .at = offsetof(struct wire_roster_list_result, duties), .count = offsetof(struct wire_roster_list_result, n_duties), .size = sizeof(struct wire_duty), .least = 0, .most = 2000, .item = &roster_list_result_duties_item },
	{ NAME("gaps"), WIRE_ARRAY, true, .at = offsetof(struct wire_roster_list_result, gaps), .count = offsetof(struct wire_roster_list_result, n_gaps), .size = sizeof(struct wire_gap), .least = 0, .most = 500, .item = &roster_list_result_gaps_item },
	{ NAME("people"), WIRE_ARRAY, false, .at = offsetof(struct wire_roster_list_result, people), .has = offsetof(struct wire_roster_list_result, has_people), .count = offsetof(struct wire_roster_list_result, n_people), .size = sizeof(struct wire_person), .least = 0, .most = 500, .item = &roster_list_result_people_item },
};
static const struct wire_object roster_list_result_object = { roster_list_result_fields, 4 };

static const struct wire_field roster_set_fields[] = {
	{ NAME("shift"), WIRE_ID, false, .at = offsetof(struct wire_roster_set, shift) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_roster_set, member) },
	{ NAME("tier"), WIRE_INT, true, .at = offsetof(struct wire_roster_set, tier), .least = 1, .most = 3 },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_roster_set, language), .least = 2, .most = 12, .pattern = language_pattern },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_roster_set, zone), .least = 1, .most = 64 },
	{ NAME("weekday"), WIRE_INT, true, .at = offsetof(struct wire_roster_set, weekday), .least = 1, .most = 7 },
	{ NAME("start"), WIRE_INT, true, .at = offsetof(struct wire_roster_set, start), .least = 0, .most = 1439 },
	{ NAME("minutes"), WIRE_INT, true, .at = offsetof(struct wire_roster_set, minutes), .least = 15, .most = 1440 },
	{ NAME("first_day"), WIRE_TEXT, true, .at = offsetof(struct wire_roster_set, first_day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("last_day"), WIRE_TEXT, false, .at = offsetof(struct wire_roster_set, last_day), .least = 10, .most = 10, .pattern = day_pattern },
};
static const struct wire_object roster_set_object = { roster_set_fields, 10 };

static const struct wire_field roster_set_result_fields[] = {
	{ NAME("shift"), WIRE_OBJECT, true, .at = offsetof(struct wire_roster_set_result, shift), .object = &shift_object },
};
static const struct wire_object roster_set_result_object = { roster_set_result_fields, 1 };

static const struct wire_field roster_remove_fields[] = {
	{ NAME("shift"), WIRE_ID, true, .at = offsetof(struct wire_roster_remove, shift) },
};
static const struct wire_object roster_remove_object = { roster_remove_fields, 1 };

static const struct wire_object roster_remove_result_object = { NULL, 0 };

static const struct wire_field roster_cover_fields[] = {
	{ NAME("shift"), WIRE_ID, true, .at = offsetof(struct wire_roster_cover, shift) },
	{ NAME("day"), WIRE_TEXT, true, .at = offsetof(struct wire_roster_cover, day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("member"), WIRE_ID, false, .at = offsetof(struct wire_roster_cover, member) },
};
static const struct wire_object roster_cover_object = { roster_cover_fields, 3 };

static const struct wire_field roster_cover_result_fields[] = {
	{ NAME("duty"), WIRE_OBJECT, true, .at = offsetof(struct wire_roster_cover_result, duty), .object = &duty_object },
};
static const struct wire_object roster_cover_result_object = { roster_cover_result_fields, 1 };

static const struct wire_object channel_list_object = { NULL, 0 };

static const struct wire_field channel_list_result_channels_item = { NAME(""), WIRE_OBJECT, true, .object = &channel_object };
static const struct wire_field channel_list_result_fields[] = {
	{ NAME("channels"), WIRE_ARRAY, true, .at = offsetof(struct wire_channel_list_result, channels), .count = offsetof(struct wire_channel_list_result, n_channels), .size = sizeof(struct wire_channel), .least = 0, .most = 20, .item = &channel_list_result_channels_item },
	{ NAME("push_key"), WIRE_TEXT, true, .at = offsetof(struct wire_channel_list_result, push_key), .least = 0, .most = 120 },
};
static const struct wire_object channel_list_result_object = { channel_list_result_fields, 2 };

static const struct wire_field channel_add_fields[] = {
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_channel_add, kind), .names = &channel_add_kind_names },
	{ NAME("label"), WIRE_TEXT, true, .at = offsetof(struct wire_channel_add, label), .least = 0, .most = 60 },
	{ NAME("address"), WIRE_TEXT, false, .at = offsetof(struct wire_channel_add, address), .least = 0, .most = 254 },
	{ NAME("url"), WIRE_TEXT, false, .at = offsetof(struct wire_channel_add, url), .least = 0, .most = 2000 },
	{ NAME("p256dh"), WIRE_TEXT, false, .at = offsetof(struct wire_channel_add, p256dh), .least = 0, .most = 120 },
	{ NAME("auth"), WIRE_TEXT, false, .at = offsetof(struct wire_channel_add, auth), .least = 0, .most = 40 },
};
static const struct wire_object channel_add_object = { channel_add_fields, 6 };

static const struct wire_field channel_add_result_fields[] = {
	{ NAME("channel"), WIRE_OBJECT, true, .at = offsetof(struct wire_channel_add_result, channel), .object = &channel_object },
	{ NAME("secret"), WIRE_TEXT, false, .at = offsetof(struct wire_channel_add_result, secret), .least = 0, .most = 64 },
};
static const struct wire_object channel_add_result_object = { channel_add_result_fields, 2 };

static const struct wire_field channel_remove_fields[] = {
	{ NAME("channel"), WIRE_ID, true, .at = offsetof(struct wire_channel_remove, channel) },
};
static const struct wire_object channel_remove_object = { channel_remove_fields, 1 };

static const struct wire_object channel_remove_result_object = { NULL, 0 };

static const struct wire_field channel_test_fields[] = {
	{ NAME("channel"), WIRE_ID, true, .at = offsetof(struct wire_channel_test, channel) },
};
static const struct wire_object channel_test_object = { channel_test_fields, 1 };

static const struct wire_object channel_test_result_object = { NULL, 0 };

static const struct wire_field channel_prove_fields[] = {
	{ NAME("channel"), WIRE_ID, true, .at = offsetof(struct wire_channel_prove, channel) },
	{ NAME("code"), WIRE_TEXT, true, .at = offsetof(struct wire_channel_prove, code), .least = 1, .most = 12 },
};
static const struct wire_object channel_prove_object = { channel_prove_fields, 2 };

static const struct wire_field channel_prove_result_fields[] = {
	{ NAME("channel"), WIRE_OBJECT, true, .at = offsetof(struct wire_channel_prove_result, channel), .object = &channel_object },
};
static const struct wire_object channel_prove_result_object = { channel_prove_result_fields, 1 };

static const struct wire_field follow_up_list_fields[] = {
	{ NAME("all"), WIRE_BOOL, false, .at = offsetof(struct wire_follow_up_list, all), .has = offsetof(struct wire_follow_up_list, has_all) },
};
static const struct wire_object follow_up_list_object = { follow_up_list_fields, 1 };

static const struct wire_field follow_up_list_result_follow_ups_item = { NAME(""), WIRE_OBJECT, true, .object = &follow_up_object };
static const struct wire_field follow_up_list_result_fields[] = {
	{ NAME("follow_ups"), WIRE_ARRAY, true, .at = offsetof(struct wire_follow_up_list_result, follow_ups), .count = offsetof(struct wire_follow_up_list_result, n_follow_ups), .size = sizeof(struct wire_follow_up), .least = 0, .most = 500, .item = &follow_up_list_result_follow_ups_item },
};
static const struct wire_object follow_up_list_result_object = { follow_up_list_result_fields, 1 };

static const struct wire_field follow_up_done_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_follow_up_done, room) },
	{ NAME("follow_up"), WIRE_ID, true, .at = offsetof(struct wire_follow_up_done, follow_up) },
	{ NAME("outcome"), WIRE_ENUM, true, .at = offsetof(struct wire_follow_up_done, outcome), .names = &follow_up_done_outcome_names },
};
static const struct wire_object follow_up_done_object = { follow_up_done_fields, 3 };

static const struct wire_field follow_up_done_result_fields[] = {
	{ NAME("follow_up"), WIRE_OBJECT, true, .at = offsetof(struct wire_follow_up_done_result, follow_up), .object = &follow_up_object },
};
static const struct wire_object follow_up_done_result_object = { follow_up_done_result_fields, 1 };

static const struct wire_object miss_list_object = { NULL, 0 };

static const struct wire_field miss_list_result_misses_item = { NAME(""), WIRE_OBJECT, true, .object = &miss_object };
static const struct wire_field miss_list_result_fields[] = {
	{ NAME("misses"), WIRE_ARRAY, true, .at = offsetof(struct wire_miss_list_result, misses), .count = offsetof(struct wire_miss_list_result, n_misses), .size = sizeof(struct wire_miss), .least = 0, .most = 500, .item = &miss_list_result_misses_item },
};
static const struct wire_object miss_list_result_object = { miss_list_result_fields, 1 };

static const struct wire_field miss_close_fields[] = {
	{ NAME("miss"), WIRE_ID, true, .at = offsetof(struct wire_miss_close, miss) },
	{ NAME("finding"), WIRE_TEXT, true, .at = offsetof(struct wire_miss_close, finding), .least = 1, .most = 1000 },
	{ NAME("action"), WIRE_TEXT, true, .at = offsetof(struct wire_miss_close, action), .least = 1, .most = 500 },
	{ NAME("owner"), WIRE_ID, true, .at = offsetof(struct wire_miss_close, owner) },
	{ NAME("action_by"), WIRE_INT, true, .at = offsetof(struct wire_miss_close, action_by), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object miss_close_object = { miss_close_fields, 5 };

static const struct wire_field miss_close_result_fields[] = {
	{ NAME("miss"), WIRE_OBJECT, true, .at = offsetof(struct wire_miss_close_result, miss), .object = &miss_object },
};
static const struct wire_object miss_close_result_object = { miss_close_result_fields, 1 };

static const struct wire_field ladder_list_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_ladder_list, room) },
};
static const struct wire_object ladder_list_object = { ladder_list_fields, 1 };

static const struct wire_field ladder_list_result_ladders_item = { NAME(""), WIRE_OBJECT, true, .object = &ladder_object };
static const struct wire_field ladder_list_result_warnings_item = { NAME(""), WIRE_ENUM, true, .names = &ladder_list_result_warnings_names };
static const struct wire_field ladder_list_result_fields[] = {
	{ NAME("ladders"), WIRE_ARRAY, true, .at = offsetof(struct wire_ladder_list_result, ladders), .count = offsetof(struct wire_ladder_list_result, n_ladders), .size = sizeof(struct wire_ladder), .least = 0, .most = 3, .item = &ladder_list_result_ladders_item },
	{ NAME("warnings"), WIRE_ARRAY, true, .at = offsetof(struct wire_ladder_list_result, warnings), .count = offsetof(struct wire_ladder_list_result, n_warnings), .size = sizeof(enum wire_ladder_list_result_warnings), .least = 0, .most = 4, .item = &ladder_list_result_warnings_item },
};
static const struct wire_object ladder_list_result_object = { ladder_list_result_fields, 2 };

static const struct wire_field ladder_set_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_ladder_set, room) },
	{ NAME("level"), WIRE_ENUM, true, .at = offsetof(struct wire_ladder_set, level), .names = &ladder_set_level_names },
	{ NAME("first"), WIRE_INT, false, .at = offsetof(struct wire_ladder_set, first), .has = offsetof(struct wire_ladder_set, has_first), .least = 30, .most = 86400 },
	{ NAME("second"), WIRE_INT, false, .at = offsetof(struct wire_ladder_set, second), .has = offsetof(struct wire_ladder_set, has_second), .least = 60, .most = 172800 },
	{ NAME("third"), WIRE_INT, false, .at = offsetof(struct wire_ladder_set, third), .has = offsetof(struct wire_ladder_set, has_third), .least = 90, .most = 172800 },
	{ NAME("repeat"), WIRE_INT, false, .at = offsetof(struct wire_ladder_set, repeat), .has = offsetof(struct wire_ladder_set, has_repeat), .least = 60, .most = 86400 },
	{ NAME("lease"), WIRE_INT, false, .at = offsetof(struct wire_ladder_set, lease), .has = offsetof(struct wire_ladder_set, has_lease), .least = 60, .most = 86400 },
};
static const struct wire_object ladder_set_object = { ladder_set_fields, 7 };

static const struct wire_field ladder_set_result_ladders_item = { NAME(""), WIRE_OBJECT, true, .object = &ladder_object };
static const struct wire_field ladder_set_result_warnings_item = { NAME(""), WIRE_ENUM, true, .names = &ladder_set_result_warnings_names };
static const struct wire_field ladder_set_result_fields[] = {
	{ NAME("ladders"), WIRE_ARRAY, true, .at = offsetof(struct wire_ladder_set_result, ladders), .count = offsetof(struct wire_ladder_set_result, n_ladders), .size = sizeof(struct wire_ladder), .least = 0, .most = 3, .item = &ladder_set_result_ladders_item },
	{ NAME("warnings"), WIRE_ARRAY, true, .at = offsetof(struct wire_ladder_set_result, warnings), .count = offsetof(struct wire_ladder_set_result, n_warnings), .size = sizeof(enum wire_ladder_set_result_warnings), .least = 0, .most = 4, .item = &ladder_set_result_warnings_item },
};
static const struct wire_object ladder_set_result_object = { ladder_set_result_fields, 2 };

static const struct wire_field drill_run_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_drill_run, room) },
};
static const struct wire_object drill_run_object = { drill_run_fields, 1 };

static const struct wire_field drill_run_result_fields[] = {
	{ NAME("case"), WIRE_OBJECT, true, .at = offsetof(struct wire_drill_run_result, case_), .object = &case_object },
};
static const struct wire_object drill_run_result_object = { drill_run_result_fields, 1 };

static const struct wire_object desk_figures_object = { NULL, 0 };

static const struct wire_field desk_figures_result_rules_fields[] = {
	{ NAME("rule"), WIRE_TEXT, true, .at = offsetof(struct wire_desk_figures_result_rules, rule), .least = 0, .most = 64 },
	{ NAME("judged"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result_rules, judged), .least = 0, .most = 1000000 },
	{ NAME("right"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result_rules, right), .least = 0, .most = 1000000 },
	{ NAME("share"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result_rules, share), .least = 0, .most = 100 },
	{ NAME("repair"), WIRE_BOOL, false, .at = offsetof(struct wire_desk_figures_result_rules, repair), .has = offsetof(struct wire_desk_figures_result_rules, has_repair) },
};
static const struct wire_object desk_figures_result_rules_object = { desk_figures_result_rules_fields, 5 };

static const struct wire_field desk_figures_result_busiest_fields[] = {
	{ NAME("person"), WIRE_OBJECT, true, .at = offsetof(struct wire_desk_figures_result_busiest, person), .object = &person_object },
	{ NAME("alerts"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result_busiest, alerts), .least = 0, .most = 1000000 },
};
static const struct wire_object desk_figures_result_busiest_object = { desk_figures_result_busiest_fields, 2 };

static const struct wire_field desk_figures_result_drills_fields[] = {
	{ NAME("at"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result_drills, at), .least = 0, .most = 9007199254740991 },
	{ NAME("took"), WIRE_INT, false, .at = offsetof(struct wire_desk_figures_result_drills, took), .has = offsetof(struct wire_desk_figures_result_drills, has_took), .least = 0, .most = 100000000 },
};
static const struct wire_object desk_figures_result_drills_object = { desk_figures_result_drills_fields, 2 };

static const struct wire_field desk_figures_result_rules_item = { NAME(""), WIRE_OBJECT, true, .object = &desk_figures_result_rules_object };
static const struct wire_field desk_figures_result_busiest_item = { NAME(""), WIRE_OBJECT, true, .object = &desk_figures_result_busiest_object };
static const struct wire_field desk_figures_result_drills_item = { NAME(""), WIRE_OBJECT, true, .object = &desk_figures_result_drills_object };
static const struct wire_field desk_figures_result_fields[] = {
	{ NAME("rules"), WIRE_ARRAY, true, .at = offsetof(struct wire_desk_figures_result, rules), .count = offsetof(struct wire_desk_figures_result, n_rules), .size = sizeof(struct wire_desk_figures_result_rules), .least = 0, .most = 200, .item = &desk_figures_result_rules_item },
	{ NAME("cases"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result, cases), .least = 0, .most = 1000000 },
	{ NAME("acknowledged_p50_s"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result, acknowledged_p50_s), .least = 0, .most = 100000000 },
	{ NAME("acknowledged_p90_s"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result, acknowledged_p90_s), .least = 0, .most = 100000000 },
	{ NAME("alerts_per_hour"), WIRE_INT, true, .at = offsetof(struct wire_desk_figures_result, alerts_per_hour), .least = 0, .most = 1000000 },
	{ NAME("busiest"), WIRE_ARRAY, true, .at = offsetof(struct wire_desk_figures_result, busiest), .count = offsetof(struct wire_desk_figures_result, n_busiest), .size = sizeof(struct wire_desk_figures_result_busiest), .least = 0, .most = 10, .item = &desk_figures_result_busiest_item },
	{ NAME("drills"), WIRE_ARRAY, true, .at = offsetof(struct wire_desk_figures_result, drills), .count = offsetof(struct wire_desk_figures_result, n_drills), .size = sizeof(struct wire_desk_figures_result_drills), .least = 0, .most = 30, .item = &desk_figures_result_drills_item },
};
static const struct wire_object desk_figures_result_object = { desk_figures_result_fields, 7 };

static const struct wire_field member_hide_fields[] = {
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_member_hide, member) },
	{ NAME("on"), WIRE_BOOL, true, .at = offsetof(struct wire_member_hide, on) },
};
static const struct wire_object member_hide_object = { member_hide_fields, 2 };

static const struct wire_object member_hide_result_object = { NULL, 0 };

static const struct wire_field member_topics_topics_item = { NAME(""), WIRE_ENUM, true, .names = &topic_names };
static const struct wire_field member_topics_fields[] = {
	{ NAME("topics"), WIRE_ARRAY, true, .at = offsetof(struct wire_member_topics, topics), .count = offsetof(struct wire_member_topics, n_topics), .size = sizeof(enum wire_topic), .least = 0, .most = 9, .item = &member_topics_topics_item },
};
static const struct wire_object member_topics_object = { member_topics_fields, 1 };

static const struct wire_object member_topics_result_object = { NULL, 0 };

static const struct wire_field audit_list_fields[] = {
	{ NAME("before"), WIRE_INT, false, .at = offsetof(struct wire_audit_list, before), .has = offsetof(struct wire_audit_list, has_before), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object audit_list_object = { audit_list_fields, 1 };

static const struct wire_field audit_list_result_lines_item = { NAME(""), WIRE_OBJECT, true, .object = &audited_object };
static const struct wire_field audit_list_result_fields[] = {
	{ NAME("lines"), WIRE_ARRAY, true, .at = offsetof(struct wire_audit_list_result, lines), .count = offsetof(struct wire_audit_list_result, n_lines), .size = sizeof(struct wire_audited), .least = 0, .most = 200, .item = &audit_list_result_lines_item },
};
static const struct wire_object audit_list_result_object = { audit_list_result_fields, 1 };

static const struct wire_field programme_show_fields[] = {
	{ NAME("from"), WIRE_INT, false, .at = offsetof(struct wire_programme_show, from), .has = offsetof(struct wire_programme_show, has_from), .least = 0, .most = 9007199254740991 },
	{ NAME("days"), WIRE_INT, false, .at = offsetof(struct wire_programme_show, days), .has = offsetof(struct wire_programme_show, has_days), .least = 1, .most = 60 },
	{ NAME("series"), WIRE_ID, false, .at = offsetof(struct wire_programme_show, series) },
};
static const struct wire_object programme_show_object = { programme_show_fields, 3 };

static const struct wire_field programme_show_result_open_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_programme_show_result_open, room) },
	{ NAME("name"), WIRE_TEXT, true, .at = offsetof(struct wire_programme_show_result_open, name), .least = 0, .most = 80 },
	{ NAME("about"), WIRE_TEXT, false, .at = offsetof(struct wire_programme_show_result_open, about), .least = 0, .most = 500 },
	{ NAME("language"), WIRE_TEXT, false, .at = offsetof(struct wire_programme_show_result_open, language), .least = 2, .most = 12, .pattern = language_pattern },
};
static const struct wire_object programme_show_result_open_object = { programme_show_result_open_fields, 4 };

static const struct wire_field programme_show_result_meetings_item = { NAME(""), WIRE_OBJECT, true, .object = &meeting_object };
static const struct wire_field programme_show_result_open_item = { NAME(""), WIRE_OBJECT, true, .object = &programme_show_result_open_object };
static const struct wire_field programme_show_result_names_item = { NAME(""), WIRE_TEXT, true, .least = 1, .most = 40 };
static const struct wire_field programme_show_result_fields[] = {
	{ NAME("site"), WIRE_TEXT, true, .at = offsetof(struct wire_programme_show_result, site), .least = 0, .most = 80 },
	{ NAME("now"), WIRE_INT, true, .at = offsetof(struct wire_programme_show_result, now), .least = 0, .most = 9007199254740991 },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_programme_show_result, zone), .least = 1, .most = 64 },
	{ NAME("meetings"), WIRE_ARRAY, true, .at = offsetof(struct wire_programme_show_result, meetings), .count = offsetof(struct wire_programme_show_result, n_meetings), .size = sizeof(struct wire_meeting), .least = 0, .most = 500, .item = &programme_show_result_meetings_item },
	{ NAME("more"), WIRE_BOOL, false, .at = offsetof(struct wire_programme_show_result, more), .has = offsetof(struct wire_programme_show_result, has_more) },
	{ NAME("open"), WIRE_ARRAY, true, .at = offsetof(struct wire_programme_show_result, open), .count = offsetof(struct wire_programme_show_result, n_open), .size = sizeof(struct wire_programme_show_result_open), .least = 0, .most = 100, .item = &programme_show_result_open_item },
	{ NAME("closure"), WIRE_OBJECT, false, .at = offsetof(struct wire_programme_show_result, closure), .has = offsetof(struct wire_programme_show_result, has_closure), .object = &closure_object },
	{ NAME("member"), WIRE_OBJECT, false, .at = offsetof(struct wire_programme_show_result, member), .has = offsetof(struct wire_programme_show_result, has_member), .object = &person_object },
	{ NAME("names"), WIRE_ARRAY, false, .at = offsetof(struct wire_programme_show_result, names), .has = offsetof(struct wire_programme_show_result, has_names), .count = offsetof(struct wire_programme_show_result, n_names), .size = sizeof(struct str), .least = 0, .most = 8, .item = &programme_show_result_names_item },
};
static const struct wire_object programme_show_result_object = { programme_show_result_fields, 9 };

static const struct wire_field series_join_fields[] = {
	{ NAME("series"), WIRE_ID, true, .at = offsetof(struct wire_series_join, series) },
	{ NAME("name"), WIRE_TEXT, true, .at = offsetof(struct wire_series_join, name), .least = 1, .most = 40 },
};
static const struct wire_object series_join_object = { series_join_fields, 2 };

static const struct wire_field place_show_fields[] = {
	{ NAME("link"), WIRE_TEXT, true, .at = offsetof(struct wire_place_show, link), .least = 43, .most = 43, .pattern = token_pattern },
};
static const struct wire_object place_show_object = { place_show_fields, 1 };

static const struct wire_field place_show_result_fields[] = {
	{ NAME("site"), WIRE_TEXT, true, .at = offsetof(struct wire_place_show_result, site), .least = 0, .most = 80 },
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_place_show_result, meeting), .object = &meeting_object },
	{ NAME("reminders"), WIRE_OBJECT, false, .at = offsetof(struct wire_place_show_result, reminders), .has = offsetof(struct wire_place_show_result, has_reminders), .object = &reminders_object },
};
static const struct wire_object place_show_result_object = { place_show_result_fields, 3 };

static const struct wire_field place_answer_fields[] = {
	{ NAME("link"), WIRE_TEXT, true, .at = offsetof(struct wire_place_answer, link), .least = 43, .most = 43, .pattern = token_pattern },
	{ NAME("take"), WIRE_BOOL, true, .at = offsetof(struct wire_place_answer, take) },
	{ NAME("every"), WIRE_BOOL, false, .at = offsetof(struct wire_place_answer, every), .has = offsetof(struct wire_place_answer, has_every) },
};
static const struct wire_object place_answer_object = { place_answer_fields, 3 };

static const struct wire_field place_answer_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_place_answer_result, meeting), .object = &meeting_object },
};
static const struct wire_object place_answer_result_object = { place_answer_result_fields, 1 };

static const struct wire_field place_open_fields[] = {
	{ NAME("link"), WIRE_TEXT, true, .at = offsetof(struct wire_place_open, link), .least = 43, .most = 43, .pattern = token_pattern },
};
static const struct wire_object place_open_object = { place_open_fields, 1 };

static const struct wire_field place_add_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_place_add, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_place_add, meeting) },
	{ NAME("every"), WIRE_BOOL, false, .at = offsetof(struct wire_place_add, every), .has = offsetof(struct wire_place_add, has_every) },
};
static const struct wire_object place_add_object = { place_add_fields, 3 };

static const struct wire_field place_add_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_place_add_result, meeting), .object = &meeting_object },
};
static const struct wire_object place_add_result_object = { place_add_result_fields, 1 };

static const struct wire_field place_remove_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_place_remove, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_place_remove, meeting) },
	{ NAME("every"), WIRE_BOOL, false, .at = offsetof(struct wire_place_remove, every), .has = offsetof(struct wire_place_remove, has_every) },
};
static const struct wire_object place_remove_object = { place_remove_fields, 3 };

static const struct wire_field place_remove_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_place_remove_result, meeting), .object = &meeting_object },
};
static const struct wire_object place_remove_result_object = { place_remove_result_fields, 1 };

static const struct wire_object place_list_object = { NULL, 0 };

static const struct wire_field place_list_result_meetings_item = { NAME(""), WIRE_OBJECT, true, .object = &meeting_object };
static const struct wire_field place_list_result_fields[] = {
	{ NAME("meetings"), WIRE_ARRAY, true, .at = offsetof(struct wire_place_list_result, meetings), .count = offsetof(struct wire_place_list_result, n_meetings), .size = sizeof(struct wire_meeting), .least = 0, .most = 200, .item = &place_list_result_meetings_item },
	{ NAME("reminders"), WIRE_OBJECT, false, .at = offsetof(struct wire_place_list_result, reminders), .has = offsetof(struct wire_place_list_result, has_reminders), .object = &reminders_object },
};
static const struct wire_object place_list_result_object = { place_list_result_fields, 2 };

static const struct wire_field reminder_set_fields[] = {
	{ NAME("reminders"), WIRE_OBJECT, true, .at = offsetof(struct wire_reminder_set, reminders), .object = &reminders_object },
};
static const struct wire_object reminder_set_object = { reminder_set_fields, 1 };

static const struct wire_object reminder_set_result_object = { NULL, 0 };

static const struct wire_object feed_list_object = { NULL, 0 };

static const struct wire_field feed_list_result_feeds_item = { NAME(""), WIRE_OBJECT, true, .object = &feed_object };
static const struct wire_field feed_list_result_fields[] = {
	{ NAME("feeds"), WIRE_ARRAY, true, .at = offsetof(struct wire_feed_list_result, feeds), .count = offsetof(struct wire_feed_list_result, n_feeds), .size = sizeof(struct wire_feed), .least = 0, .most = 200, .item = &feed_list_result_feeds_item },
};
static const struct wire_object feed_list_result_object = { feed_list_result_fields, 1 };

static const struct wire_field feed_renew_fields[] = {
	{ NAME("kind"), WIRE_ENUM, true, .at = offsetof(struct wire_feed_renew, kind), .names = &feed_renew_kind_names },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_feed_renew, room) },
};
static const struct wire_object feed_renew_object = { feed_renew_fields, 2 };

static const struct wire_field feed_renew_result_fields[] = {
	{ NAME("feed"), WIRE_OBJECT, true, .at = offsetof(struct wire_feed_renew_result, feed), .object = &feed_object },
};
static const struct wire_object feed_renew_result_object = { feed_renew_result_fields, 1 };

static const struct wire_field series_preview_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_series_preview, room) },
	{ NAME("plan"), WIRE_OBJECT, true, .at = offsetof(struct wire_series_preview, plan), .object = &plan_object },
	{ NAME("series"), WIRE_ID, false, .at = offsetof(struct wire_series_preview, series) },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_series_preview, zone), .least = 1, .most = 64 },
	{ NAME("rows"), WIRE_INT, false, .at = offsetof(struct wire_series_preview, rows), .has = offsetof(struct wire_series_preview, has_rows), .least = 1, .most = 60 },
};
static const struct wire_object series_preview_object = { series_preview_fields, 5 };

static const struct wire_field series_preview_result_next_fields[] = {
	{ NAME("start"), WIRE_INT, true, .at = offsetof(struct wire_series_preview_result_next, start), .least = 0, .most = 9007199254740991 },
	{ NAME("end"), WIRE_INT, true, .at = offsetof(struct wire_series_preview_result_next, end), .least = 0, .most = 9007199254740991 },
	{ NAME("skipped"), WIRE_BOOL, false, .at = offsetof(struct wire_series_preview_result_next, skipped), .has = offsetof(struct wire_series_preview_result_next, has_skipped) },
	{ NAME("twice"), WIRE_BOOL, false, .at = offsetof(struct wire_series_preview_result_next, twice), .has = offsetof(struct wire_series_preview_result_next, has_twice) },
	{ NAME("closure"), WIRE_TEXT, false, .at = offsetof(struct wire_series_preview_result_next, closure), .least = 0, .most = 80 },
	{ NAME("overlaps"), WIRE_TEXT, false, .at = offsetof(struct wire_series_preview_result_next, overlaps), .least = 0, .most = 80 },
};
static const struct wire_object series_preview_result_next_object = { series_preview_result_next_fields, 6 };

static const struct wire_field series_preview_result_next_item = { NAME(""), WIRE_OBJECT, true, .object = &series_preview_result_next_object };
static const struct wire_field series_preview_result_shifts_item = { NAME(""), WIRE_OBJECT, true, .object = &shift_of_clock_object };
static const struct wire_field series_preview_result_fields[] = {
	{ NAME("next"), WIRE_ARRAY, true, .at = offsetof(struct wire_series_preview_result, next), .count = offsetof(struct wire_series_preview_result, n_next), .size = sizeof(struct wire_series_preview_result_next), .least = 0, .most = 60, .item = &series_preview_result_next_item },
	{ NAME("shifts"), WIRE_ARRAY, true, .at = offsetof(struct wire_series_preview_result, shifts), .count = offsetof(struct wire_series_preview_result, n_shifts), .size = sizeof(struct wire_shift_of_clock), .least = 0, .most = 12, .item = &series_preview_result_shifts_item },
	{ NAME("last"), WIRE_INT, false, .at = offsetof(struct wire_series_preview_result, last), .has = offsetof(struct wire_series_preview_result, has_last), .least = 0, .most = 9007199254740991 },
	{ NAME("count"), WIRE_INT, false, .at = offsetof(struct wire_series_preview_result, count), .has = offsetof(struct wire_series_preview_result, has_count), .least = 0, .most = 100000 },
};
static const struct wire_object series_preview_result_object = { series_preview_result_fields, 4 };

static const struct wire_field series_create_staff_fields[] = {
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_series_create_staff, member) },
	{ NAME("part"), WIRE_ENUM, true, .at = offsetof(struct wire_series_create_staff, part), .names = &part_names },
};
static const struct wire_object series_create_staff_object = { series_create_staff_fields, 2 };

static const struct wire_field series_create_staff_item = { NAME(""), WIRE_OBJECT, true, .object = &series_create_staff_object };
static const struct wire_field series_create_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_series_create, room) },
	{ NAME("plan"), WIRE_OBJECT, true, .at = offsetof(struct wire_series_create, plan), .object = &plan_object },
	{ NAME("staff"), WIRE_ARRAY, false, .at = offsetof(struct wire_series_create, staff), .has = offsetof(struct wire_series_create, has_staff), .count = offsetof(struct wire_series_create, n_staff), .size = sizeof(struct wire_series_create_staff), .least = 0, .most = 20, .item = &series_create_staff_item },
};
static const struct wire_object series_create_object = { series_create_fields, 3 };

static const struct wire_field series_create_result_fields[] = {
	{ NAME("series"), WIRE_OBJECT, true, .at = offsetof(struct wire_series_create_result, series), .object = &series_object },
};
static const struct wire_object series_create_result_object = { series_create_result_fields, 1 };

static const struct wire_field series_change_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_series_change, room) },
	{ NAME("series"), WIRE_ID, true, .at = offsetof(struct wire_series_change, series) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_series_change, version), .least = 1, .most = 1000000 },
	{ NAME("plan"), WIRE_OBJECT, true, .at = offsetof(struct wire_series_change, plan), .object = &plan_object },
	{ NAME("from"), WIRE_ID, false, .at = offsetof(struct wire_series_change, from) },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_series_change, words), .least = 0, .most = 300 },
};
static const struct wire_object series_change_object = { series_change_fields, 6 };

static const struct wire_field series_change_result_fields[] = {
	{ NAME("series"), WIRE_OBJECT, true, .at = offsetof(struct wire_series_change_result, series), .object = &series_object },
};
static const struct wire_object series_change_result_object = { series_change_result_fields, 1 };

static const struct wire_field series_end_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_series_end, room) },
	{ NAME("series"), WIRE_ID, true, .at = offsetof(struct wire_series_end, series) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_series_end, version), .least = 1, .most = 1000000 },
	{ NAME("from"), WIRE_ID, false, .at = offsetof(struct wire_series_end, from) },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_series_end, words), .least = 0, .most = 300 },
};
static const struct wire_object series_end_object = { series_end_fields, 5 };

static const struct wire_field series_end_result_fields[] = {
	{ NAME("series"), WIRE_OBJECT, true, .at = offsetof(struct wire_series_end_result, series), .object = &series_object },
};
static const struct wire_object series_end_result_object = { series_end_result_fields, 1 };

static const struct wire_field series_list_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_series_list, room) },
	{ NAME("ended"), WIRE_BOOL, false, .at = offsetof(struct wire_series_list, ended), .has = offsetof(struct wire_series_list, has_ended) },
};
static const struct wire_object series_list_object = { series_list_fields, 2 };

static const struct wire_field series_list_result_series_item = { NAME(""), WIRE_OBJECT, true, .object = &series_object };
static const struct wire_field series_list_result_fields[] = {
	{ NAME("series"), WIRE_ARRAY, true, .at = offsetof(struct wire_series_list_result, series), .count = offsetof(struct wire_series_list_result, n_series), .size = sizeof(struct wire_series), .least = 0, .most = 500, .item = &series_list_result_series_item },
};
static const struct wire_object series_list_result_object = { series_list_result_fields, 1 };

static const struct wire_field series_staff_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_series_staff, room) },
	{ NAME("series"), WIRE_ID, true, .at = offsetof(struct wire_series_staff, series) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_series_staff, member) },
	{ NAME("part"), WIRE_ENUM, false, .at = offsetof(struct wire_series_staff, part), .has = offsetof(struct wire_series_staff, has_part), .names = &part_names },
};
static const struct wire_object series_staff_object = { series_staff_fields, 4 };

static const struct wire_field series_staff_result_fields[] = {
	{ NAME("series"), WIRE_OBJECT, true, .at = offsetof(struct wire_series_staff_result, series), .object = &series_object },
};
static const struct wire_object series_staff_result_object = { series_staff_result_fields, 1 };

static const struct wire_field series_import_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_series_import, room) },
	{ NAME("ics"), WIRE_TEXT, true, .at = offsetof(struct wire_series_import, ics), .least = 1, .most = 60000 },
	{ NAME("staff_needed"), WIRE_INT, true, .at = offsetof(struct wire_series_import, staff_needed), .least = 0, .most = 20 },
	{ NAME("public"), WIRE_BOOL, false, .at = offsetof(struct wire_series_import, public), .has = offsetof(struct wire_series_import, has_public) },
};
static const struct wire_object series_import_object = { series_import_fields, 4 };

static const struct wire_field series_import_result_series_item = { NAME(""), WIRE_OBJECT, true, .object = &series_object };
static const struct wire_field series_import_result_fields[] = {
	{ NAME("series"), WIRE_ARRAY, true, .at = offsetof(struct wire_series_import_result, series), .count = offsetof(struct wire_series_import_result, n_series), .size = sizeof(struct wire_series), .least = 0, .most = 50, .item = &series_import_result_series_item },
};
static const struct wire_object series_import_result_object = { series_import_result_fields, 1 };

static const struct wire_field meeting_list_fields[] = {
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_meeting_list, room) },
	{ NAME("from"), WIRE_INT, true, .at = offsetof(struct wire_meeting_list, from), .least = 0, .most = 9007199254740991 },
	{ NAME("until"), WIRE_INT, true, .at = offsetof(struct wire_meeting_list, until), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object meeting_list_object = { meeting_list_fields, 3 };

static const struct wire_field meeting_list_result_meetings_item = { NAME(""), WIRE_OBJECT, true, .object = &staff_meeting_object };
static const struct wire_field meeting_list_result_fields[] = {
	{ NAME("meetings"), WIRE_ARRAY, true, .at = offsetof(struct wire_meeting_list_result, meetings), .count = offsetof(struct wire_meeting_list_result, n_meetings), .size = sizeof(struct wire_staff_meeting), .least = 0, .most = 500, .item = &meeting_list_result_meetings_item },
	{ NAME("more"), WIRE_BOOL, false, .at = offsetof(struct wire_meeting_list_result, more), .has = offsetof(struct wire_meeting_list_result, has_more) },
};
static const struct wire_object meeting_list_result_object = { meeting_list_result_fields, 2 };

static const struct wire_field meeting_show_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting_show, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_meeting_show, meeting) },
};
static const struct wire_object meeting_show_object = { meeting_show_fields, 2 };

static const struct wire_field meeting_show_result_places_fields[] = {
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_show_result_places, member), .object = &person_object },
	{ NAME("place"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_show_result_places, place), .object = &place_object },
};
static const struct wire_object meeting_show_result_places_object = { meeting_show_result_places_fields, 2 };

static const struct wire_field meeting_show_result_places_item = { NAME(""), WIRE_OBJECT, true, .object = &meeting_show_result_places_object };
static const struct wire_field meeting_show_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_show_result, meeting), .object = &staff_meeting_object },
	{ NAME("places"), WIRE_ARRAY, true, .at = offsetof(struct wire_meeting_show_result, places), .count = offsetof(struct wire_meeting_show_result, n_places), .size = sizeof(struct wire_meeting_show_result_places), .least = 0, .most = 1000, .item = &meeting_show_result_places_item },
};
static const struct wire_object meeting_show_result_object = { meeting_show_result_fields, 2 };

static const struct wire_field meeting_change_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting_change, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_meeting_change, meeting) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_meeting_change, version), .least = 1, .most = 1000000 },
	{ NAME("day"), WIRE_TEXT, false, .at = offsetof(struct wire_meeting_change, day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("start"), WIRE_INT, false, .at = offsetof(struct wire_meeting_change, start), .has = offsetof(struct wire_meeting_change, has_start), .least = 0, .most = 1439 },
	{ NAME("minutes"), WIRE_INT, false, .at = offsetof(struct wire_meeting_change, minutes), .has = offsetof(struct wire_meeting_change, has_minutes), .least = 5, .most = 1440 },
	{ NAME("title"), WIRE_TEXT, false, .at = offsetof(struct wire_meeting_change, title), .least = 1, .most = 80 },
	{ NAME("capacity"), WIRE_INT, false, .at = offsetof(struct wire_meeting_change, capacity), .has = offsetof(struct wire_meeting_change, has_capacity), .least = 0, .most = 100000 },
	{ NAME("staff_needed"), WIRE_INT, false, .at = offsetof(struct wire_meeting_change, staff_needed), .has = offsetof(struct wire_meeting_change, has_staff_needed), .least = 0, .most = 20 },
	{ NAME("reason"), WIRE_ENUM, false, .at = offsetof(struct wire_meeting_change, reason), .has = offsetof(struct wire_meeting_change, has_reason), .names = &meeting_reason_names },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_meeting_change, words), .least = 0, .most = 300 },
};
static const struct wire_object meeting_change_object = { meeting_change_fields, 11 };

static const struct wire_field meeting_change_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_change_result, meeting), .object = &staff_meeting_object },
};
static const struct wire_object meeting_change_result_object = { meeting_change_result_fields, 1 };

static const struct wire_field meeting_cancel_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting_cancel, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_meeting_cancel, meeting) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_meeting_cancel, version), .least = 1, .most = 1000000 },
	{ NAME("reason"), WIRE_ENUM, true, .at = offsetof(struct wire_meeting_cancel, reason), .names = &meeting_reason_names },
	{ NAME("words"), WIRE_TEXT, false, .at = offsetof(struct wire_meeting_cancel, words), .least = 0, .most = 300 },
};
static const struct wire_object meeting_cancel_object = { meeting_cancel_fields, 5 };

static const struct wire_field meeting_cancel_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_cancel_result, meeting), .object = &staff_meeting_object },
};
static const struct wire_object meeting_cancel_result_object = { meeting_cancel_result_fields, 1 };

static const struct wire_field meeting_restore_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting_restore, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_meeting_restore, meeting) },
	{ NAME("version"), WIRE_INT, true, .at = offsetof(struct wire_meeting_restore, version), .least = 1, .most = 1000000 },
};
static const struct wire_object meeting_restore_object = { meeting_restore_fields, 3 };

static const struct wire_field meeting_restore_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_restore_result, meeting), .object = &staff_meeting_object },
};
static const struct wire_object meeting_restore_result_object = { meeting_restore_result_fields, 1 };

static const struct wire_field meeting_staff_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting_staff, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_meeting_staff, meeting) },
	{ NAME("member"), WIRE_ID, true, .at = offsetof(struct wire_meeting_staff, member) },
	{ NAME("part"), WIRE_ENUM, false, .at = offsetof(struct wire_meeting_staff, part), .has = offsetof(struct wire_meeting_staff, has_part), .names = &part_names },
};
static const struct wire_object meeting_staff_object = { meeting_staff_fields, 4 };

static const struct wire_field meeting_staff_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_staff_result, meeting), .object = &staff_meeting_object },
};
static const struct wire_object meeting_staff_result_object = { meeting_staff_result_fields, 1 };

static const struct wire_field meeting_claim_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting_claim, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_meeting_claim, meeting) },
	{ NAME("part"), WIRE_ENUM, true, .at = offsetof(struct wire_meeting_claim, part), .names = &part_names },
	{ NAME("of"), WIRE_ID, false, .at = offsetof(struct wire_meeting_claim, of) },
};
static const struct wire_object meeting_claim_object = { meeting_claim_fields, 4 };

static const struct wire_field meeting_claim_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_claim_result, meeting), .object = &staff_meeting_object },
};
static const struct wire_object meeting_claim_result_object = { meeting_claim_result_fields, 1 };

static const struct wire_field meeting_offer_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting_offer, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_meeting_offer, meeting) },
	{ NAME("on"), WIRE_BOOL, true, .at = offsetof(struct wire_meeting_offer, on) },
};
static const struct wire_object meeting_offer_object = { meeting_offer_fields, 3 };

static const struct wire_field meeting_offer_result_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_offer_result, meeting), .object = &staff_meeting_object },
};
static const struct wire_object meeting_offer_result_object = { meeting_offer_result_fields, 1 };

static const struct wire_field meeting_attendance_fields[] = {
	{ NAME("room"), WIRE_ID, true, .at = offsetof(struct wire_meeting_attendance, room) },
	{ NAME("meeting"), WIRE_ID, true, .at = offsetof(struct wire_meeting_attendance, meeting) },
};
static const struct wire_object meeting_attendance_object = { meeting_attendance_fields, 2 };

static const struct wire_field meeting_attendance_result_rows_fields[] = {
	{ NAME("member"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_attendance_result_rows, member), .object = &person_object },
	{ NAME("joined"), WIRE_INT, true, .at = offsetof(struct wire_meeting_attendance_result_rows, joined), .least = 0, .most = 9007199254740991 },
	{ NAME("left"), WIRE_INT, false, .at = offsetof(struct wire_meeting_attendance_result_rows, left), .has = offsetof(struct wire_meeting_attendance_result_rows, has_left), .least = 0, .most = 9007199254740991 },
};
static const struct wire_object meeting_attendance_result_rows_object = { meeting_attendance_result_rows_fields, 3 };

static const struct wire_field meeting_attendance_result_rows_item = { NAME(""), WIRE_OBJECT, true, .object = &meeting_attendance_result_rows_object };
static const struct wire_field meeting_attendance_result_fields[] = {
	{ NAME("rows"), WIRE_ARRAY, true, .at = offsetof(struct wire_meeting_attendance_result, rows), .count = offsetof(struct wire_meeting_attendance_result, n_rows), .size = sizeof(struct wire_meeting_attendance_result_rows), .least = 0, .most = 2000, .item = &meeting_attendance_result_rows_item },
};
static const struct wire_object meeting_attendance_result_object = { meeting_attendance_result_fields, 1 };

static const struct wire_object closure_list_object = { NULL, 0 };

static const struct wire_field closure_list_result_closures_item = { NAME(""), WIRE_OBJECT, true, .object = &closure_object };
static const struct wire_field closure_list_result_fields[] = {
	{ NAME("closures"), WIRE_ARRAY, true, .at = offsetof(struct wire_closure_list_result, closures), .count = offsetof(struct wire_closure_list_result, n_closures), .size = sizeof(struct wire_closure), .least = 0, .most = 500, .item = &closure_list_result_closures_item },
};
static const struct wire_object closure_list_result_object = { closure_list_result_fields, 1 };

static const struct wire_field closure_set_fields[] = {
	{ NAME("closure"), WIRE_ID, false, .at = offsetof(struct wire_closure_set, closure) },
	{ NAME("title"), WIRE_TEXT, true, .at = offsetof(struct wire_closure_set, title), .least = 1, .most = 80 },
	{ NAME("first_day"), WIRE_TEXT, true, .at = offsetof(struct wire_closure_set, first_day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("last_day"), WIRE_TEXT, true, .at = offsetof(struct wire_closure_set, last_day), .least = 10, .most = 10, .pattern = day_pattern },
	{ NAME("zone"), WIRE_TEXT, true, .at = offsetof(struct wire_closure_set, zone), .least = 1, .most = 64 },
	{ NAME("room"), WIRE_ID, false, .at = offsetof(struct wire_closure_set, room) },
};
static const struct wire_object closure_set_object = { closure_set_fields, 6 };

static const struct wire_field closure_set_result_fields[] = {
	{ NAME("closure"), WIRE_OBJECT, true, .at = offsetof(struct wire_closure_set_result, closure), .object = &closure_object },
};
static const struct wire_object closure_set_result_object = { closure_set_result_fields, 1 };

static const struct wire_field closure_remove_fields[] = {
	{ NAME("closure"), WIRE_ID, true, .at = offsetof(struct wire_closure_remove, closure) },
};
static const struct wire_object closure_remove_object = { closure_remove_fields, 1 };

static const struct wire_object closure_remove_result_object = { NULL, 0 };

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

static const struct wire_field notice_event_fields[] = {
	{ NAME("notice"), WIRE_OBJECT, true, .at = offsetof(struct wire_notice_event, notice), .object = &notice_object },
};
static const struct wire_object notice_event_object = { notice_event_fields, 1 };

static const struct wire_field help_event_fields[] = {
	{ NAME("help"), WIRE_OBJECT, true, .at = offsetof(struct wire_help_event, help), .object = &help_object },
};
static const struct wire_object help_event_object = { help_event_fields, 1 };

static const struct wire_field meeting_event_fields[] = {
	{ NAME("meeting"), WIRE_OBJECT, true, .at = offsetof(struct wire_meeting_event, meeting), .object = &meeting_object },
};
static const struct wire_object meeting_event_object = { meeting_event_fields, 1 };

const struct wire_field wire_key_field = { NAME("key"), WIRE_TEXT, true, .at = offsetof(struct wire_head, key), .least = 16, .most = 64, .pattern = key_pattern };
static const struct wire_field head_fields[] = {
	{ NAME("op"), WIRE_TEXT, true, .at = offsetof(struct wire_head, op), .most = WIRE_NO_LIMIT },
	{ NAME("key"), WIRE_TEXT, true, .at = offsetof(struct wire_head, key), .least = 16, .most = 64, .pattern = key_pattern },
};
const struct wire_object wire_socket_head = { head_fields, 2 };
const struct wire_object wire_http_head = { head_fields + 1, 1 };

const struct op_row op_rows[OP_COUNT] = {
	[OP_DOORWAY_SHOW] = { "doorway.show", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 5 },
	[OP_MEMBER_JOIN] = { "member.join", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, true, false, 50 },
	[OP_SESSION_OPEN] = { "session.open", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 50 },
	[OP_SESSION_REDEEM] = { "session.redeem", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 50 },
	[OP_SESSION_RECOVER] = { "session.recover", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 50 },
	[OP_SESSION_CLOSE] = { "session.close", VIA_HTTP, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 5 },
	[OP_HELLO] = { "hello", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 20 },
	[OP_PING] = { "ping", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 1 },
	[OP_ROOM_LIST] = { "room.list", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 10 },
	[OP_ROOM_JOIN] = { "room.join", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, false, false, 20 },
	[OP_ROOM_LEAVE] = { "room.leave", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, false, false, 10 },
	[OP_ROOM_POST] = { "room.post", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, false, 10 },
	[OP_ROOM_EDIT] = { "room.edit", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, false, 10 },
	[OP_ROOM_REDACT] = { "room.redact", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, false, 10 },
	[OP_ROOM_REACT] = { "room.react", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, false, 5 },
	[OP_ROOM_HISTORY] = { "room.history", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, false, false, 20 },
	[OP_ROOM_TYPING] = { "room.typing", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, false, false, 2 },
	[OP_ROOM_CREATE] = { "room.create", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, true, true, 50 },
	[OP_ROOM_UPDATE] = { "room.update", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_ROOM_CONTROLS] = { "room.controls", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_ROOM_RAID] = { "room.raid", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_INVITE_CREATE] = { "invite.create", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_INVITE_LIST] = { "invite.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, false, 10 },
	[OP_INVITE_REVOKE] = { "invite.revoke", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_GRANT_SET] = { "grant.set", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_GRANT_REVOKE] = { "grant.revoke", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_MEMBER_RENAME] = { "member.rename", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, false, 50 },
	[OP_MEMBER_WORDS] = { "member.words", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, false, 50 },
	[OP_MEMBER_SECURE] = { "member.secure", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, true, false, 100 },
	[OP_HELD_LIST] = { "held.list", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 10 },
	[OP_HELD_CHANGE] = { "held.change", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, false, 10 },
	[OP_HELD_WITHDRAW] = { "held.withdraw", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, true, false, 10 },
	[OP_HELD_DECIDE] = { "held.decide", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, true, true, 10 },
	[OP_REPORT_MAKE] = { "report.make", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, true, true, false, 10 },
	[OP_REPORT_LIST] = { "report.list", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 10 },
	[OP_CASE_LIST] = { "case.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, false, false, 10 },
	[OP_CASE_SHOW] = { "case.show", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, true, 10 },
	[OP_CASE_ACKNOWLEDGE] = { "case.acknowledge", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_SPOKE] = { "case.spoke", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_RECEIVERS] = { "case.receivers", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, false, 10 },
	[OP_CASE_OFFER] = { "case.offer", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_ACCEPT] = { "case.accept", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_DECLINE] = { "case.decline", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_RELEASE] = { "case.release", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_SNOOZE] = { "case.snooze", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_ASIDE] = { "case.aside", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 50 },
	[OP_CASE_DISCLOSE] = { "case.disclose", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_CLOSE] = { "case.close", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_CASE_REVIEW] = { "case.review", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_FLAG_LIST] = { "flag.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, true, 10 },
	[OP_FLAG_JUDGE] = { "flag.judge", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 5 },
	[OP_SANCTION_GIVE] = { "sanction.give", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_SANCTION_LIFT] = { "sanction.lift", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_SANCTION_LIST] = { "sanction.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, true, 10 },
	[OP_SANCTION_MINE] = { "sanction.mine", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 10 },
	[OP_APPEAL_MAKE] = { "appeal.make", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, false, 20 },
	[OP_APPEAL_DECIDE] = { "appeal.decide", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_NOTE_ADD] = { "note.add", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_NOTE_LIST] = { "note.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, true, 10 },
	[OP_NOTE_REMOVE] = { "note.remove", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_NOTICE_SEEN] = { "notice.seen", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 2 },
	[OP_HELP_NOW] = { "help.now", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, false, 1 },
	[OP_HELP_LINES] = { "help.lines", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 5 },
	[OP_ROSTER_LIST] = { "roster.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, false, false, 20 },
	[OP_ROSTER_SET] = { "roster.set", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, true, true, 20 },
	[OP_ROSTER_REMOVE] = { "roster.remove", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, true, true, 10 },
	[OP_ROSTER_COVER] = { "roster.cover", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, true, true, 10 },
	[OP_CHANNEL_LIST] = { "channel.list", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 10 },
	[OP_CHANNEL_ADD] = { "channel.add", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, true, 50 },
	[OP_CHANNEL_REMOVE] = { "channel.remove", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, true, 10 },
	[OP_CHANNEL_TEST] = { "channel.test", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, true, 100 },
	[OP_CHANNEL_PROVE] = { "channel.prove", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, true, 20 },
	[OP_FOLLOW_UP_LIST] = { "follow_up.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, false, false, 10 },
	[OP_FOLLOW_UP_DONE] = { "follow_up.done", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_MISS_LIST] = { "miss.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, false, true, 10 },
	[OP_MISS_CLOSE] = { "miss.close", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, true, true, 10 },
	[OP_LADDER_LIST] = { "ladder.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, false, 10 },
	[OP_LADDER_SET] = { "ladder.set", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_DRILL_RUN] = { "drill.run", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 100 },
	[OP_DESK_FIGURES] = { "desk.figures", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, false, true, 50 },
	[OP_MEMBER_HIDE] = { "member.hide", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, false, 5 },
	[OP_MEMBER_TOPICS] = { "member.topics", VIA_SOCKET, NEED_MEMBER, 0, SCOPE_NONE, false, true, false, 5 },
	[OP_AUDIT_LIST] = { "audit.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, false, true, 20 },
	[OP_PROGRAMME_SHOW] = { "programme.show", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 5 },
	[OP_SERIES_JOIN] = { "series.join", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, true, false, 500 },
	[OP_PLACE_SHOW] = { "place.show", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 5 },
	[OP_PLACE_ANSWER] = { "place.answer", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 10 },
	[OP_PLACE_OPEN] = { "place.open", VIA_HTTP, NEED_OPEN, 0, SCOPE_NONE, false, false, false, 50 },
	[OP_PLACE_ADD] = { "place.add", VIA_HTTP, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, true, false, 20 },
	[OP_PLACE_REMOVE] = { "place.remove", VIA_HTTP, NEED_ROLE, 1u << WIRE_ROLE_PARTICIPANT | 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, true, false, 10 },
	[OP_PLACE_LIST] = { "place.list", VIA_HTTP, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 10 },
	[OP_REMINDER_SET] = { "reminder.set", VIA_HTTP, NEED_MEMBER, 0, SCOPE_NONE, false, true, false, 10 },
	[OP_FEED_LIST] = { "feed.list", VIA_HTTP, NEED_MEMBER, 0, SCOPE_NONE, false, false, false, 10 },
	[OP_FEED_RENEW] = { "feed.renew", VIA_HTTP, NEED_MEMBER, 0, SCOPE_NONE, false, true, true, 20 },
	[OP_SERIES_PREVIEW] = { "series.preview", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, false, 20 },
	[OP_SERIES_CREATE] = { "series.create", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 50 },
	[OP_SERIES_CHANGE] = { "series.change", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 50 },
	[OP_SERIES_END] = { "series.end", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_SERIES_LIST] = { "series.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, false, false, 20 },
	[OP_SERIES_STAFF] = { "series.staff", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_SERIES_IMPORT] = { "series.import", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 100 },
	[OP_MEETING_LIST] = { "meeting.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, false, false, 20 },
	[OP_MEETING_SHOW] = { "meeting.show", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, true, 10 },
	[OP_MEETING_CHANGE] = { "meeting.change", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_MEETING_CANCEL] = { "meeting.cancel", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_MEETING_RESTORE] = { "meeting.restore", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 20 },
	[OP_MEETING_STAFF] = { "meeting.staff", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, true, true, 10 },
	[OP_MEETING_CLAIM] = { "meeting.claim", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, true, true, 10 },
	[OP_MEETING_OFFER] = { "meeting.offer", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR, SCOPE_ROOM, false, true, true, 10 },
	[OP_MEETING_ATTENDANCE] = { "meeting.attendance", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_ROOM, false, false, true, 10 },
	[OP_CLOSURE_LIST] = { "closure.list", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_MENTOR | 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_RESPONDER | 1u << WIRE_ROLE_ADMIN, SCOPE_ANY, false, false, false, 10 },
	[OP_CLOSURE_SET] = { "closure.set", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, true, true, 20 },
	[OP_CLOSURE_REMOVE] = { "closure.remove", VIA_SOCKET, NEED_ROLE, 1u << WIRE_ROLE_FACILITATOR | 1u << WIRE_ROLE_ADMIN, SCOPE_SERVER, false, true, true, 10 },
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
	[OP_ROOM_POST] = { &room_post_object, &posted_object },
	[OP_ROOM_EDIT] = { &room_edit_object, &room_edit_result_object },
	[OP_ROOM_REDACT] = { &room_redact_object, &room_redact_result_object },
	[OP_ROOM_REACT] = { &room_react_object, &room_react_result_object },
	[OP_ROOM_HISTORY] = { &room_history_object, &room_history_result_object },
	[OP_ROOM_TYPING] = { &room_typing_object, &room_typing_result_object },
	[OP_ROOM_CREATE] = { &room_create_object, &room_create_result_object },
	[OP_ROOM_UPDATE] = { &room_update_object, &room_update_result_object },
	[OP_ROOM_CONTROLS] = { &room_controls_object, &room_controls_result_object },
	[OP_ROOM_RAID] = { &room_raid_object, &room_raid_result_object },
	[OP_INVITE_CREATE] = { &invite_create_object, &invite_create_result_object },
	[OP_INVITE_LIST] = { &invite_list_object, &invite_list_result_object },
	[OP_INVITE_REVOKE] = { &invite_revoke_object, &invite_revoke_result_object },
	[OP_GRANT_SET] = { &grant_set_object, &grant_set_result_object },
	[OP_GRANT_REVOKE] = { &grant_revoke_object, &grant_revoke_result_object },
	[OP_MEMBER_RENAME] = { &member_rename_object, &member_rename_result_object },
	[OP_MEMBER_WORDS] = { &member_words_object, &member_words_result_object },
	[OP_MEMBER_SECURE] = { &member_secure_object, &member_secure_result_object },
	[OP_HELD_LIST] = { &held_list_object, &held_list_result_object },
	[OP_HELD_CHANGE] = { &held_change_object, &posted_object },
	[OP_HELD_WITHDRAW] = { &held_withdraw_object, &held_withdraw_result_object },
	[OP_HELD_DECIDE] = { &held_decide_object, &held_decide_result_object },
	[OP_REPORT_MAKE] = { &report_make_object, &report_make_result_object },
	[OP_REPORT_LIST] = { &report_list_object, &report_list_result_object },
	[OP_CASE_LIST] = { &case_list_object, &case_list_result_object },
	[OP_CASE_SHOW] = { &case_show_object, &case_show_result_object },
	[OP_CASE_ACKNOWLEDGE] = { &case_acknowledge_object, &case_acknowledge_result_object },
	[OP_CASE_SPOKE] = { &case_spoke_object, &case_spoke_result_object },
	[OP_CASE_RECEIVERS] = { &case_receivers_object, &case_receivers_result_object },
	[OP_CASE_OFFER] = { &case_offer_object, &case_offer_result_object },
	[OP_CASE_ACCEPT] = { &case_accept_object, &case_accept_result_object },
	[OP_CASE_DECLINE] = { &case_decline_object, &case_decline_result_object },
	[OP_CASE_RELEASE] = { &case_release_object, &case_release_result_object },
	[OP_CASE_SNOOZE] = { &case_snooze_object, &case_snooze_result_object },
	[OP_CASE_ASIDE] = { &case_aside_object, &case_aside_result_object },
	[OP_CASE_DISCLOSE] = { &case_disclose_object, &case_disclose_result_object },
	[OP_CASE_CLOSE] = { &case_close_object, &case_close_result_object },
	[OP_CASE_REVIEW] = { &case_review_object, &case_review_result_object },
	[OP_FLAG_LIST] = { &flag_list_object, &flag_list_result_object },
	[OP_FLAG_JUDGE] = { &flag_judge_object, &flag_judge_result_object },
	[OP_SANCTION_GIVE] = { &sanction_give_object, &sanction_give_result_object },
	[OP_SANCTION_LIFT] = { &sanction_lift_object, &sanction_lift_result_object },
	[OP_SANCTION_LIST] = { &sanction_list_object, &sanction_list_result_object },
	[OP_SANCTION_MINE] = { &sanction_mine_object, &sanction_mine_result_object },
	[OP_APPEAL_MAKE] = { &appeal_make_object, &appeal_make_result_object },
	[OP_APPEAL_DECIDE] = { &appeal_decide_object, &appeal_decide_result_object },
	[OP_NOTE_ADD] = { &note_add_object, &note_add_result_object },
	[OP_NOTE_LIST] = { &note_list_object, &note_list_result_object },
	[OP_NOTE_REMOVE] = { &note_remove_object, &note_remove_result_object },
	[OP_NOTICE_SEEN] = { &notice_seen_object, &notice_seen_result_object },
	[OP_HELP_NOW] = { &help_now_object, &help_now_result_object },
	[OP_HELP_LINES] = { &help_lines_object, &help_lines_result_object },
	[OP_ROSTER_LIST] = { &roster_list_object, &roster_list_result_object },
	[OP_ROSTER_SET] = { &roster_set_object, &roster_set_result_object },
	[OP_ROSTER_REMOVE] = { &roster_remove_object, &roster_remove_result_object },
	[OP_ROSTER_COVER] = { &roster_cover_object, &roster_cover_result_object },
	[OP_CHANNEL_LIST] = { &channel_list_object, &channel_list_result_object },
	[OP_CHANNEL_ADD] = { &channel_add_object, &channel_add_result_object },
	[OP_CHANNEL_REMOVE] = { &channel_remove_object, &channel_remove_result_object },
	[OP_CHANNEL_TEST] = { &channel_test_object, &channel_test_result_object },
	[OP_CHANNEL_PROVE] = { &channel_prove_object, &channel_prove_result_object },
	[OP_FOLLOW_UP_LIST] = { &follow_up_list_object, &follow_up_list_result_object },
	[OP_FOLLOW_UP_DONE] = { &follow_up_done_object, &follow_up_done_result_object },
	[OP_MISS_LIST] = { &miss_list_object, &miss_list_result_object },
	[OP_MISS_CLOSE] = { &miss_close_object, &miss_close_result_object },
	[OP_LADDER_LIST] = { &ladder_list_object, &ladder_list_result_object },
	[OP_LADDER_SET] = { &ladder_set_object, &ladder_set_result_object },
	[OP_DRILL_RUN] = { &drill_run_object, &drill_run_result_object },
	[OP_DESK_FIGURES] = { &desk_figures_object, &desk_figures_result_object },
	[OP_MEMBER_HIDE] = { &member_hide_object, &member_hide_result_object },
	[OP_MEMBER_TOPICS] = { &member_topics_object, &member_topics_result_object },
	[OP_AUDIT_LIST] = { &audit_list_object, &audit_list_result_object },
	[OP_PROGRAMME_SHOW] = { &programme_show_object, &programme_show_result_object },
	[OP_SERIES_JOIN] = { &series_join_object, &signed_object },
	[OP_PLACE_SHOW] = { &place_show_object, &place_show_result_object },
	[OP_PLACE_ANSWER] = { &place_answer_object, &place_answer_result_object },
	[OP_PLACE_OPEN] = { &place_open_object, &signed_object },
	[OP_PLACE_ADD] = { &place_add_object, &place_add_result_object },
	[OP_PLACE_REMOVE] = { &place_remove_object, &place_remove_result_object },
	[OP_PLACE_LIST] = { &place_list_object, &place_list_result_object },
	[OP_REMINDER_SET] = { &reminder_set_object, &reminder_set_result_object },
	[OP_FEED_LIST] = { &feed_list_object, &feed_list_result_object },
	[OP_FEED_RENEW] = { &feed_renew_object, &feed_renew_result_object },
	[OP_SERIES_PREVIEW] = { &series_preview_object, &series_preview_result_object },
	[OP_SERIES_CREATE] = { &series_create_object, &series_create_result_object },
	[OP_SERIES_CHANGE] = { &series_change_object, &series_change_result_object },
	[OP_SERIES_END] = { &series_end_object, &series_end_result_object },
	[OP_SERIES_LIST] = { &series_list_object, &series_list_result_object },
	[OP_SERIES_STAFF] = { &series_staff_object, &series_staff_result_object },
	[OP_SERIES_IMPORT] = { &series_import_object, &series_import_result_object },
	[OP_MEETING_LIST] = { &meeting_list_object, &meeting_list_result_object },
	[OP_MEETING_SHOW] = { &meeting_show_object, &meeting_show_result_object },
	[OP_MEETING_CHANGE] = { &meeting_change_object, &meeting_change_result_object },
	[OP_MEETING_CANCEL] = { &meeting_cancel_object, &meeting_cancel_result_object },
	[OP_MEETING_RESTORE] = { &meeting_restore_object, &meeting_restore_result_object },
	[OP_MEETING_STAFF] = { &meeting_staff_object, &meeting_staff_result_object },
	[OP_MEETING_CLAIM] = { &meeting_claim_object, &meeting_claim_result_object },
	[OP_MEETING_OFFER] = { &meeting_offer_object, &meeting_offer_result_object },
	[OP_MEETING_ATTENDANCE] = { &meeting_attendance_object, &meeting_attendance_result_object },
	[OP_CLOSURE_LIST] = { &closure_list_object, &closure_list_result_object },
	[OP_CLOSURE_SET] = { &closure_set_object, &closure_set_result_object },
	[OP_CLOSURE_REMOVE] = { &closure_remove_object, &closure_remove_result_object },
};

const struct event_codec event_codecs[] = {
	{ "entries", &entries_event_object },
	{ "presence", &presence_event_object },
	{ "typing", &typing_event_object },
	{ "room", &room_event_object },
	{ "closed", &closed_event_object },
	{ "notice", &notice_event_object },
	{ "help", &help_event_object },
	{ "meeting", &meeting_event_object },
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
	[WIRE_ERROR_CODE_OVERLAP] = 409,
	[WIRE_ERROR_CODE_SIGNED_UP] = 409,
	[WIRE_ERROR_CODE_TOO_SMALL] = 409,
	[WIRE_ERROR_CODE_LINK_NOT_VALID] = 404,
	[WIRE_ERROR_CODE_ON_HOLD] = 409,
	[WIRE_ERROR_CODE_BOUNDARY] = 422,
	[WIRE_ERROR_CODE_READ_ONLY] = 403,
	[WIRE_ERROR_CODE_STALE] = 409,
	[WIRE_ERROR_CODE_DECIDED] = 409,
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

void wire_policy_encode(const struct wire_policy *from, struct buf *out)
{
	wire_encode(&policy_object, from, out);
}

void wire_controls_encode(const struct wire_controls *from, struct buf *out)
{
	wire_encode(&controls_object, from, out);
}

void wire_finding_encode(const struct wire_finding *from, struct buf *out)
{
	wire_encode(&finding_object, from, out);
}

void wire_held_encode(const struct wire_held *from, struct buf *out)
{
	wire_encode(&held_object, from, out);
}

void wire_case_encode(const struct wire_case *from, struct buf *out)
{
	wire_encode(&case_object, from, out);
}

void wire_flag_encode(const struct wire_flag *from, struct buf *out)
{
	wire_encode(&flag_object, from, out);
}

void wire_report_encode(const struct wire_report *from, struct buf *out)
{
	wire_encode(&report_object, from, out);
}

void wire_appeal_encode(const struct wire_appeal *from, struct buf *out)
{
	wire_encode(&appeal_object, from, out);
}

void wire_sanction_encode(const struct wire_sanction *from, struct buf *out)
{
	wire_encode(&sanction_object, from, out);
}

void wire_note_encode(const struct wire_note *from, struct buf *out)
{
	wire_encode(&note_object, from, out);
}

void wire_notice_encode(const struct wire_notice *from, struct buf *out)
{
	wire_encode(&notice_object, from, out);
}

void wire_audited_encode(const struct wire_audited *from, struct buf *out)
{
	wire_encode(&audited_object, from, out);
}

void wire_posted_encode(const struct wire_posted *from, struct buf *out)
{
	wire_encode(&posted_object, from, out);
}

void wire_help_encode(const struct wire_help *from, struct buf *out)
{
	wire_encode(&help_object, from, out);
}

void wire_line_encode(const struct wire_line *from, struct buf *out)
{
	wire_encode(&line_object, from, out);
}

void wire_case_event_encode(const struct wire_case_event *from, struct buf *out)
{
	wire_encode(&case_event_object, from, out);
}

void wire_shift_encode(const struct wire_shift *from, struct buf *out)
{
	wire_encode(&shift_object, from, out);
}

void wire_duty_encode(const struct wire_duty *from, struct buf *out)
{
	wire_encode(&duty_object, from, out);
}

void wire_gap_encode(const struct wire_gap *from, struct buf *out)
{
	wire_encode(&gap_object, from, out);
}

void wire_channel_encode(const struct wire_channel *from, struct buf *out)
{
	wire_encode(&channel_object, from, out);
}

void wire_follow_up_encode(const struct wire_follow_up *from, struct buf *out)
{
	wire_encode(&follow_up_object, from, out);
}

void wire_disclosure_encode(const struct wire_disclosure *from, struct buf *out)
{
	wire_encode(&disclosure_object, from, out);
}

void wire_miss_encode(const struct wire_miss *from, struct buf *out)
{
	wire_encode(&miss_object, from, out);
}

void wire_ladder_encode(const struct wire_ladder *from, struct buf *out)
{
	wire_encode(&ladder_object, from, out);
}

void wire_error_encode(const struct wire_error *from, struct buf *out)
{
	wire_encode(&error_object, from, out);
}

void wire_wall_encode(const struct wire_wall *from, struct buf *out)
{
	wire_encode(&wall_object, from, out);
}

void wire_staffing_encode(const struct wire_staffing *from, struct buf *out)
{
	wire_encode(&staffing_object, from, out);
}

void wire_plan_encode(const struct wire_plan *from, struct buf *out)
{
	wire_encode(&plan_object, from, out);
}

void wire_series_encode(const struct wire_series *from, struct buf *out)
{
	wire_encode(&series_object, from, out);
}

void wire_meeting_encode(const struct wire_meeting *from, struct buf *out)
{
	wire_encode(&meeting_object, from, out);
}

void wire_place_encode(const struct wire_place *from, struct buf *out)
{
	wire_encode(&place_object, from, out);
}

void wire_staff_meeting_encode(const struct wire_staff_meeting *from, struct buf *out)
{
	wire_encode(&staff_meeting_object, from, out);
}

void wire_closure_encode(const struct wire_closure *from, struct buf *out)
{
	wire_encode(&closure_object, from, out);
}

void wire_feed_encode(const struct wire_feed *from, struct buf *out)
{
	wire_encode(&feed_object, from, out);
}

void wire_reminders_encode(const struct wire_reminders *from, struct buf *out)
{
	wire_encode(&reminders_object, from, out);
}

void wire_shift_of_clock_encode(const struct wire_shift_of_clock *from, struct buf *out)
{
	wire_encode(&shift_of_clock_object, from, out);
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

void notice_event_encode(const struct wire_notice_event *from, struct buf *out)
{
	buf_put(out, TYPE("notice"));
	wire_encode_rest(&notice_event_object, from, out);
	buf_putc(out, '}');
}

void help_event_encode(const struct wire_help_event *from, struct buf *out)
{
	buf_put(out, TYPE("help"));
	wire_encode_rest(&help_event_object, from, out);
	buf_putc(out, '}');
}

void meeting_event_encode(const struct wire_meeting_event *from, struct buf *out)
{
	buf_put(out, TYPE("meeting"));
	wire_encode_rest(&meeting_event_object, from, out);
	buf_putc(out, '}');
}
