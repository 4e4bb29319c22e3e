#include "escalation/case_wire.h"

#include "moderation/moderation.h"
#include "session/describe.h"

#define REASON_MOST 80                    /* characters, see the schema */

/* --- cases --- */

_Static_assert((int)CASE_REVIEWED == (int)WIRE_CASE_STATE_REVIEWED && (int)TRIAGE_CRISIS == (int)WIRE_TRIAGE_CRISIS,
               "states and levels are numbered as in the schema");

static int words_to_wire(const struct care_case *c, struct wire_case *ret)
{
	if (wire_case_kind_parse(c->kind, &ret->kind) || wire_category_parse(c->category, &ret->category))
		return ERR_STORAGE;
	ret->has_outcome = c->outcome.len > 0 && wire_case_outcome_parse(c->outcome, &ret->outcome) == 0;
	ret->has_safe = c->safe.len > 0 && wire_case_safe_parse(c->safe, &ret->safe) == 0;
	return 0;
}

/* Its side room is gone with its end. */
static int64_t open_aside(const struct care_case *c)
{
	return c->ladder.state < CASE_CLOSED ? c->aside : 0;
}

static void times_to_wire(const struct care_case *c, struct wire_case *ret)
{
	ret->opened = (uint64_t)c->ladder.opened_ms;
	ret->has_due = c->due_ms > 0;
	ret->due = (uint64_t)c->due_ms;
	ret->has_seen = c->seen_ms > 0;
	ret->seen = (uint64_t)c->seen_ms;
	ret->has_spoken = c->spoken_ms > 0;
	ret->spoken = (uint64_t)c->spoken_ms;
}

static int people_to_wire(struct tx *tx, const struct care_case *c, struct wire_case *ret)
{
	const struct ladder_case *l = &c->ladder;
	int err = describe_person(tx, c->member, c->name, c->room, &ret->subject);

	ret->has_owner = l->owner != 0;
	ret->has_receiver = l->receiver != 0;
	if (!err && ret->has_owner)
		err = describe_person(tx, l->owner, c->owner_name, c->room, &ret->owner);
	return err || !ret->has_receiver ? err : describe_person(tx, l->receiver, c->receiver_name, c->room, &ret->receiver);
}

int case_to_wire(struct tx *tx, const struct care_case *c, struct wire_case *ret)
{
	int err;

	*ret = (struct wire_case){ .id = c->id, .room = c->room, .version = (uint64_t)c->version,
		.level = (enum wire_triage)c->ladder.level, .state = (enum wire_case_state)c->ladder.state,
		.flags = (uint64_t)c->flags, .reports = (uint64_t)c->reports, .has_latest = c->latest > 0,
		.latest = (uint64_t)c->latest, .has_asked = c->asked, .asked = c->asked, .has_drill = c->drill, .drill = c->drill,
		.aside = open_aside(c) };
	times_to_wire(c, ret);
	err = words_to_wire(c, ret);
	return err ? err : people_to_wire(tx, c, ret);
}

/* --- what happened, and what was done --- */

int event_to_wire(struct tx *tx, const struct case_event *e, int64_t room, struct wire_case_event *ret)
{
	int err = 0;

	*ret = (struct wire_case_event){ .at = (uint64_t)e->at_ms, .has_by = e->member != 0, .has_other = e->other != 0 };
	if (wire_case_event_what_parse(e->what, &ret->what))
		return ERR_STORAGE;
	ret->has_level = e->detail.len > 0 && wire_triage_parse(e->detail, &ret->level) == 0;
	ret->has_reason = e->detail.len > 0 && wire_case_event_reason_parse(e->detail, &ret->reason) == 0;
	if (ret->has_by)
		err = describe_person(tx, e->member, e->name, room, &ret->by);
	return err || !ret->has_other ? err : describe_person(tx, e->other, e->other_name, room, &ret->other);
}

int disclosure_to_wire(struct tx *tx, const struct disclosure *d, int64_t room, struct wire_disclosure *ret)
{
	*ret = (struct wire_disclosure){ .at = (uint64_t)d->at_ms, .words = d->words, .person_told = d->person_told,
		.reached = d->reached };
	if (wire_disclosure_told_parse(d->told, &ret->told))
		return ERR_STORAGE;
	return describe_person(tx, d->by, d->name, room, &ret->by);
}

int follow_up_to_wire(struct tx *tx, const struct follow_up *f, struct wire_follow_up *ret)
{
	int err;

	*ret = (struct wire_follow_up){ .id = f->id, .room = f->room, .case_ = f->case_id, .due = (uint64_t)f->due_ms };
	if (wire_follow_up_state_parse(f->state, &ret->state))
		return ERR_STORAGE;
	ret->has_outcome = f->outcome.len > 0 && wire_follow_up_outcome_parse(f->outcome, &ret->outcome) == 0;
	err = describe_person(tx, f->member, f->name, f->room, &ret->subject);
	return err ? err : describe_person(tx, f->owner, f->owner_name, f->room, &ret->owner);
}

/* --- what the software saw --- */

int boundaries_to_wire(unsigned set, struct arena *arena, enum wire_boundary **ret, size_t *ret_n)
{
	unsigned i;

	*ret_n = 0;
	*ret = arena_array(arena, BOUNDARY_COUNT, sizeof **ret);
	if (!*ret)
		return ERR_NO_MEMORY;
	for (i = 0; i < BOUNDARY_COUNT; i++)
		if (set & (1u << i))
			(*ret)[(*ret_n)++] = (enum wire_boundary)i;
	return 0;
}

/* The first characters of a text: code points, never a part of one. */
static struct str cut(struct str text, size_t most)
{
	size_t i, n = 0;

	for (i = 0; i < text.len; i++)
		if (((unsigned char)text.at[i] & 0xc0) != 0x80 && n++ == most)
			break;
	return (struct str){ text.at, i };
}

/* One a line. */
static int reasons_to_wire(struct str lines, struct arena *arena, struct wire_finding *ret)
{
	ret->reasons = arena_array(arena, MODERATION_REASONS_MOST, sizeof *ret->reasons);
	if (!ret->reasons)
		return ERR_NO_MEMORY;
	while (lines.len > 0 && ret->n_reasons < MODERATION_REASONS_MOST) {
		const char *end = memchr(lines.at, '\n', lines.len);
		size_t len = end ? (size_t)(end - lines.at) : lines.len;

		ret->reasons[ret->n_reasons++] = cut((struct str){ lines.at, len }, REASON_MOST);
		lines.at += len + (end != NULL);
		lines.len -= len + (end != NULL);
	}
	ret->has_reasons = ret->n_reasons > 0;
	return 0;
}

static int finding_to_wire(const struct flag_finding *f, struct arena *arena, struct wire_finding *ret)
{
	*ret = (struct wire_finding){ .rule = f->rule, .why = f->why, .from = (uint64_t)f->first_char,
		.to = (uint64_t)f->last_char };
	if (wire_triage_parse(f->level, &ret->level) || wire_triage_parse(f->raw, &ret->raw)
	    || wire_category_parse(f->category, &ret->category))
		return ERR_STORAGE;
	ret->has_boundary = f->boundary.len > 0 && wire_boundary_parse(f->boundary, &ret->boundary) == 0;
	if (f->lowered_by.len > 0)
		ret->lowered_by = f->lowered_by;
	return f->reasons.at ? reasons_to_wire(f->reasons, arena, ret) : 0;
}

static int findings_to_wire(const struct flag *f, struct arena *arena, struct wire_finding **ret, size_t *ret_n)
{
	size_t i;
	int err = 0;

	*ret = arena_array(arena, f->n_findings, sizeof **ret);
	if (!*ret)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < f->n_findings; i++)
		err = finding_to_wire(&f->findings[i], arena, &(*ret)[i]);
	*ret_n = f->n_findings;
	return err;
}

/* Seen elsewhere than in `room`, in its side room: the place there says nothing here. */
static int flag_to_wire(struct tx *tx, const struct flag *f, int64_t room, struct arena *arena, struct wire_flag *ret)
{
	int err;

	*ret = (struct wire_flag){ .id = f->id, .at = (uint64_t)f->at_ms, .has_seq = f->seq > 0 && f->room == room,
		.seq = (uint64_t)f->seq, .scanned = f->scanned, .has_by = true };
	if (wire_triage_parse(f->triage, &ret->triage) || wire_category_parse(f->category, &ret->category))
		return ERR_STORAGE;
	ret->has_judged = f->judged.len > 0 && wire_flag_judged_parse(f->judged, &ret->judged) == 0;
	err = describe_person(tx, f->member, f->name, room, &ret->by);
	if (!err)
		err = boundaries_to_wire(f->boundaries, arena, &ret->boundaries, &ret->n_boundaries);
	return err ? err : findings_to_wire(f, arena, &ret->findings, &ret->n_findings);
}

int flags_to_wire(struct tx *tx, const struct flag *found, size_t n, int64_t room, struct arena *arena, struct wire_flag **ret,
                  size_t *ret_n)
{
	int err = 0;
	size_t i;

	*ret = arena_array(arena, n, sizeof **ret);
	if (!*ret)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = flag_to_wire(tx, &found[i], room, arena, &(*ret)[i]);
	*ret_n = n;
	return err;
}

/* --- reports --- */

int report_to_wire(struct tx *tx, const struct report *r, struct wire_report *ret)
{
	*ret = (struct wire_report){ .id = r->id, .at = (uint64_t)r->at_ms, .room = r->room, .has_target = r->target > 0,
		.target = (uint64_t)r->target, .has_about = true, .words = r->words, .answer = r->answer };
	if (wire_report_reason_parse(r->reason, &ret->reason) || wire_report_state_parse(r->state, &ret->state))
		return ERR_STORAGE;
	return describe_person(tx, r->about, r->about_name, r->room, &ret->about);
}

/* --- held messages --- */

int held_to_wire(struct tx *tx, const struct held *h, struct arena *arena, struct wire_held *ret)
{
	int err;

	*ret = (struct wire_held){ .id = h->id, .room = h->room, .at = (uint64_t)h->at_ms, .due = (uint64_t)h->due_ms,
		.body = h->body, .words = h->words };
	ret->has_warning = h->warning.len > 0 && wire_topic_parse(h->warning, &ret->warning) == 0;
	ret->has_reason = h->reason.len > 0 && wire_reason_parse(h->reason, &ret->reason) == 0;
	if (wire_held_state_parse(h->state, &ret->state))
		return ERR_STORAGE;
	err = describe_person(tx, h->member, h->name, h->room, &ret->by);
	return err ? err : boundaries_to_wire(h->boundaries, arena, &ret->boundaries, &ret->n_boundaries);
}

int held_for_staff(struct tx *tx, const struct held *h, struct arena *arena, struct wire_held *ret)
{
	struct flag *f = arena_new(arena, sizeof *f);
	int err = f ? held_to_wire(tx, h, arena, ret) : ERR_NO_MEMORY;

	if (err || !h->flag)
		return err;
	err = flags_get(tx, h->flag, arena, f);
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	ret->has_findings = true;
	return findings_to_wire(f, arena, &ret->findings, &ret->n_findings);
}
