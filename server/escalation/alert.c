#include "escalation/alert.h"

#include "escalation/life.h"
#include "store/asides.h"
#include "store/cases.h"
#include "store/entries.h"
#include "store/members.h"
#include "store/rooms.h"

#define DETAIL_MOST 32
#define SCRATCH (16u << 10)

static int append(struct tx *tx, int64_t stream, int64_t subject, const char *detail, int64_t about)
{
	struct arena scratch;
	struct member who;
	struct entry_new e = { .stream = stream, .kind = ENTRY_CASE, .member = subject, .role = ROLE_PARTICIPANT,
		.target = about, .detail = str_of(detail) };
	uint64_t seq;
	int err;

	arena_init(&scratch, SCRATCH);
	err = members_get(tx, subject, &scratch, &who);
	if (!err)
		e.name = who.name;
	if (!err || err == ERR_NOT_FOUND)
		err = entries_append(tx, &e, &seq);
	arena_release(&scratch);
	return err;
}

int alert_staff(struct tx *tx, int64_t room, int64_t subject, const char *state, const char *level, int64_t about)
{
	char detail[DETAIL_MOST];
	int64_t staff, stream;
	int err = rooms_staff_room(tx, room, &staff);

	if (!err)
		err = rooms_stream(tx, staff, &stream);
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	snprintf(detail, sizeof detail, "%s %s", state, level);
	return append(tx, stream, subject, detail, about);
}

int alert_changed(struct tx *tx, int64_t room, int64_t case_id)
{
	struct arena scratch;
	struct care_case c;
	int err;

	arena_init(&scratch, SCRATCH);
	err = cases_get(tx, room, case_id, &scratch, &c);
	if (!err)
		err = alert_staff(tx, room, c.member, case_state_name(c.ladder.state), triage_name(c.ladder.level), c.id);
	arena_release(&scratch);
	return err;
}

/* --- what was seen --- */

static int64_t characters(const char *at, size_t len)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < len; i++)
		n += ((unsigned char)at[i] & 0xc0) != 0x80;
	return n;
}

/* A place in the burst as a place in the message; what lies before it is at its beginning. */
static int64_t place(struct str text, size_t earlier, size_t byte)
{
	size_t at = byte > earlier ? byte - earlier : 0;

	return characters(text.at, at < text.len ? at : text.len);
}

static struct str join_reasons(const char *const reasons[MODERATION_REASONS_MOST], struct arena *arena)
{
	struct buf text = BUF_INIT(1024);
	struct str joined = { 0 };
	int i;

	for (i = 0; i < MODERATION_REASONS_MOST && reasons[i]; i++)
		buf_putf(&text, "%s%s", i > 0 ? "\n" : "", reasons[i]);
	if (text.len > 0 && !text.err)
		joined = arena_str(arena, (struct str){ text.at, text.len });
	buf_wipe(&text);
	return joined;
}

static struct flag_finding read_finding(const struct moderation_finding *f, struct str text, size_t earlier,
                                        struct arena *arena)
{
	return (struct flag_finding){ .rule = str_of(f->rule), .why = str_of(f->why), .level = str_of(triage_name(f->level)),
		.raw = str_of(triage_name(f->raw)), .category = str_of(category_name(f->category)),
		.boundary = f->boundary < 0 ? STR("") : str_of(boundary_name((enum boundary)f->boundary)),
		.lowered_by = f->lowered_by ? str_of(f->lowered_by) : STR(""),
		.first_char = place(text, earlier, f->from), .last_char = place(text, earlier, f->to),
		.reasons = join_reasons(f->reasons, arena) };
}

static int fill_findings(struct flag *flag, const struct moderation_result *result, struct str text, size_t earlier,
                         struct arena *arena)
{
	size_t i;

	flag->findings = arena_array(arena, result->n_findings + 1, sizeof *flag->findings);
	if (!flag->findings)
		return ERR_NO_MEMORY;
	for (i = 0; i < result->n_findings; i++)
		flag->findings[i] = read_finding(&result->findings[i], text, earlier, arena);
	flag->n_findings = result->n_findings;
	return 0;
}

/* What is said in a side room is about the case of the room it belongs to. */
static int raise_danger(struct tx *tx, struct arena *arena, int64_t room, int64_t member, enum triage level,
                        enum category category, int64_t *ret_case)
{
	struct life_raise raise = { .room = room, .member = member, .kind = "danger", .level = level,
		.category = category_name(category), .flag = true };
	int64_t of;
	int err = asides_of(tx, room, &of);

	if (!err && of)
		raise.room = of;
	return err ? err : life_raise(tx, &raise, arena, ret_case);
}

int alert_message(struct tx *tx, struct arena *arena, int64_t room, int64_t member, struct str text, size_t earlier,
                  const struct moderation_result *result, int64_t *ret_flag)
{
	enum triage level = result ? result->triage : TRIAGE_AMBER;
	enum category category = result ? result->category : CATEGORY_NONE;
	struct flag flag = { .room = room, .member = member, .scanned = result != NULL,
		.triage = str_of(triage_name(level)), .category = str_of(category_name(category)),
		.boundaries = result ? result->boundaries : 0 };
	int err = 0;

	*ret_flag = 0;
	if (result && result->n_findings == 0 && level == TRIAGE_GREEN)
		return 0;
	if (result)
		err = fill_findings(&flag, result, text, earlier, arena);
	if (!err && level >= TRIAGE_AMBER)
		err = raise_danger(tx, arena, room, member, level, category, &flag.case_id);
	if (!err)
		err = flags_add(tx, &flag, arena);
	*ret_flag = flag.id;
	return err;
}

int alert_placed(struct tx *tx, int64_t flag, int64_t seq)
{
	int err = flag ? flags_set_seq(tx, flag, seq) : 0;

	return err || !flag ? err : cases_reach(tx, flag, seq);
}
