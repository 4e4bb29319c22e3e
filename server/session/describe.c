#include "session/describe.h"

#include "session/request.h"
#include "store/audience.h"
#include "store/grants.h"
#include "store/places.h"

#define APPEAL_MS (INT64_C(14) * 24 * 3600 * 1000)

int describe_person(struct tx *tx, int64_t member, struct str name, int64_t room, struct wire_person *ret)
{
	unsigned roles;
	int err = grants_roles(tx, member, room, &roles);

	if (err)
		return err;
	*ret = (struct wire_person){ .id = member, .name = name.at ? name : STR("Somebody who left"),
		.role = (enum wire_role)acting_role(roles) };
	return 0;
}

/* --- sanctions --- */

int64_t describe_appeal_by(const struct sanction *s)
{
	return s->at_ms + APPEAL_MS;
}

/* Nothing was said yet, and what it was about is not undone anyway. */
static bool open_to_appeal(const struct tx *tx, const struct sanction *s)
{
	return s->appeal.at_ms == 0 && (str_is(s->state, "active") || str_is(s->state, "over"))
		&& describe_appeal_by(s) > tx->now_ms;
}

static int describe_appeal(const struct appeal *a, struct wire_sanction *ret)
{
	if (a->at_ms == 0)
		return 0;
	ret->has_appeal = true;
	ret->appeal = (struct wire_appeal){ .at = (uint64_t)a->at_ms, .due = (uint64_t)a->due_ms, .words = a->words,
		.answer = a->answer };
	return wire_appeal_state_parse(a->state, &ret->appeal.state) ? ERR_STORAGE : 0;
}

int describe_sanction(struct tx *tx, const struct sanction *s, struct wire_sanction *ret)
{
	struct wire_person member;
	int err = describe_person(tx, s->member, s->name, s->room, &member);

	if (err)
		return err;
	*ret = (struct wire_sanction){ .id = s->id, .room = s->room, .member = member, .rule = s->rule, .words = s->words,
		.at = (uint64_t)s->at_ms, .has_until = s->until_ms > 0, .until = (uint64_t)s->until_ms,
		.has_appeal_by = open_to_appeal(tx, s), .appeal_by = (uint64_t)describe_appeal_by(s) };
	if (wire_sanction_step_parse(s->step, &ret->step) || wire_reason_parse(s->reason, &ret->reason)
	    || wire_sanction_state_parse(s->state, &ret->state))
		return ERR_STORAGE;
	return describe_appeal(&s->appeal, ret);
}

/* --- notices --- */

static void describe_occasion(const struct notice *n, struct wire_notice *ret)
{
	ret->meeting = n->about;
	ret->start = (uint64_t)n->start_ms;
	ret->has_start = n->start_ms > 0;
	ret->title = n->title;
}

/* What the number in a notice stands for, by its kind. */
static void describe_about(const struct notice *n, struct wire_notice *ret)
{
	switch (ret->kind) {
	case WIRE_NOTICE_KIND_HELD_RELEASED:
	case WIRE_NOTICE_KIND_HELD_ASKED:
	case WIRE_NOTICE_KIND_HELD_DECLINED:
	case WIRE_NOTICE_KIND_HELD_DROPPED:
		ret->held = n->about;
		break;
	case WIRE_NOTICE_KIND_SANCTION:
	case WIRE_NOTICE_KIND_SANCTION_LIFTED:
	case WIRE_NOTICE_KIND_APPEAL_ANSWERED:
		ret->sanction = n->about;
		break;
	case WIRE_NOTICE_KIND_REPORT_ANSWERED:
		ret->report = n->about;
		break;
	case WIRE_NOTICE_KIND_ALARM:
	case WIRE_NOTICE_KIND_OFFER:
		ret->over = ret->has_over = n->seen;
		ret->case_ = n->about;
		break;
	case WIRE_NOTICE_KIND_FOLLOW_UP:
		ret->case_ = n->about;
		break;
	case WIRE_NOTICE_KIND_COVER_NOW:
		ret->over = ret->has_over = n->seen;
		describe_occasion(n, ret);
		break;
	case WIRE_NOTICE_KIND_MEETING_MOVED:
	case WIRE_NOTICE_KIND_MEETING_CANCELLED:
	case WIRE_NOTICE_KIND_MEETING_REMINDER:
	case WIRE_NOTICE_KIND_PLACE_OFFERED:
	case WIRE_NOTICE_KIND_PLACE_KEPT:
	case WIRE_NOTICE_KIND_COVER:
	case WIRE_NOTICE_KIND_PART:
		describe_occasion(n, ret);
		break;
	case WIRE_NOTICE_KIND_GAP:
	case WIRE_NOTICE_KIND_CHANNEL_FAILED:
	case WIRE_NOTICE_KIND_MISS:
	case WIRE_NOTICE_KIND_ASIDE:
		break;
	}
}

int describe_notice(struct tx *tx, const struct notice *n, struct wire_notice *ret)
{
	*ret = (struct wire_notice){ .id = n->id, .at = (uint64_t)n->at_ms, .room = n->room, .words = n->words,
		.has_reason = n->reason.len > 0, .has_level = n->level.len > 0, .loud = n->loud, .has_loud = n->loud,
		.drill = n->drill, .has_drill = n->drill, .has_subject = n->subject != 0 };
	if (wire_notice_kind_parse(n->kind, &ret->kind) || (ret->has_reason && wire_reason_parse(n->reason, &ret->reason))
	    || (ret->has_level && wire_triage_parse(n->level, &ret->level)))
		return ERR_STORAGE;
	describe_about(n, ret);
	return n->subject ? describe_person(tx, n->subject, n->subject_name, n->room, &ret->subject) : 0;
}

/* --- help for one person --- */

static enum wire_help_state help_state(const struct care_case *c)
{
	enum case_state state = c->ladder.state == CASE_HANDED_OVER ? c->ladder.before : c->ladder.state;
	static const enum wire_help_state states[CASE_STATES] = { [CASE_ACKNOWLEDGED] = WIRE_HELP_STATE_SEEN,
		[CASE_WITH_PERSON] = WIRE_HELP_STATE_WITH, [CASE_CLOSED] = WIRE_HELP_STATE_CLOSED,
		[CASE_REVIEWED] = WIRE_HELP_STATE_CLOSED };

	if (state == CASE_OPEN)
		return c->seen_ms ? WIRE_HELP_STATE_WAITING : WIRE_HELP_STATE_CALLED;
	return states[state];
}

/* Since when it stands so, as well as the row knows. */
static int64_t help_since(const struct care_case *c, enum wire_help_state state)
{
	int64_t times[] = { [WIRE_HELP_STATE_CALLED] = c->ladder.clock_ms, [WIRE_HELP_STATE_SEEN] = c->seen_ms,
		[WIRE_HELP_STATE_WITH] = c->spoken_ms, [WIRE_HELP_STATE_CLOSED] = c->closed_ms,
		[WIRE_HELP_STATE_WAITING] = c->ladder.clock_ms > c->seen_ms ? c->ladder.clock_ms : c->seen_ms };

	return times[state] ? times[state] : c->ladder.opened_ms;
}

int describe_help(struct tx *tx, const struct care_case *c, struct wire_help *ret)
{
	enum wire_help_state state = help_state(c);
	bool waits = state == WIRE_HELP_STATE_CALLED || state == WIRE_HELP_STATE_WAITING;
	bool theirs = state == WIRE_HELP_STATE_SEEN || state == WIRE_HELP_STATE_WITH;
	int err = 0;

	*ret = (struct wire_help){ .room = c->room, .state = state, .at = (uint64_t)help_since(c, state), .has_by = theirs,
		.aside = state == WIRE_HELP_STATE_CLOSED ? 0 : c->aside, .has_on_call = waits,
		.has_card = waits && c->card_ms > 0, .card = (uint64_t)c->card_ms };
	if (waits)
		err = audience_covered(tx, c->room, c->member, &ret->on_call);
	if (!err && theirs)
		err = describe_person(tx, c->ladder.owner, c->owner_name, c->room, &ret->by);
	return err;
}

/* --- meetings --- */

static struct str or_absent(struct str s)
{
	return s.len > 0 ? s : (struct str){ 0 };
}

static int describe_room_left(struct tx *tx, const struct meeting *m, struct wire_meeting *ret)
{
	int64_t capacity = meetings_capacity(m), taken, waiting;
	int err = places_count(tx, m->id, &taken, &waiting);

	if (err)
		return err;
	ret->has_capacity = capacity > 0;
	ret->capacity = (uint64_t)capacity;
	ret->has_left = ret->has_waiting = true;
	ret->left = (uint64_t)(taken < capacity ? capacity - taken : 0);
	ret->waiting = (uint64_t)waiting;
	return 0;
}

static int describe_place(struct tx *tx, const struct meeting *m, int64_t member, struct wire_meeting *ret)
{
	struct place p;
	int64_t ahead = 0;
	bool every = false;
	int err = places_of(tx, m->id, member, &p);

	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	if (p.state == PLACE_WAITING)
		err = places_before(tx, m->id, p.turn, &ahead);
	if (!err)
		err = signups_has(tx, m->series, member, &every);
	ret->has_place = true;
	ret->place = (struct wire_place){ .id = p.id, .has_ahead = p.state == PLACE_WAITING, .ahead = (uint64_t)ahead,
		.has_until = p.state == PLACE_OFFERED, .until = (uint64_t)p.until_ms, .has_every = every, .every = every };
	return err ? err : wire_place_state_parse(str_of(place_state_name(p.state)), &ret->place.state) ? ERR_STORAGE : 0;
}

int describe_meeting(struct tx *tx, const struct meeting *m, int64_t member, struct wire_meeting *ret)
{
	const struct agenda *a = &m->agenda;
	bool moved = (m->own & OWN_TIME) && m->slot_ms != a->start_ms;
	int err;

	*ret = (struct wire_meeting){ .id = m->id, .series = m->series, .room = m->room, .room_name = m->room_name,
		.version = (uint64_t)m->version, .title = m->title, .about = or_absent(m->about), .zone = m->zone, .language = m->language,
		.audience = m->audience, .start = (uint64_t)a->start_ms, .end = (uint64_t)a->end_ms, .opens = (uint64_t)a->opens_ms,
		.has_entry = m->entry_ms < a->end_ms, .entry = (uint64_t)m->entry_ms, .public = m->public, .has_live = a->live_ms > 0,
		.live = (uint64_t)a->live_ms, .has_held = a->held_ms > 0, .held = (uint64_t)a->held_ms, .has_moved_from = moved,
		.moved_from = (uint64_t)m->slot_ms, .has_reason = m->reason.len > 0, .words = or_absent(m->words) };
	if (wire_meeting_state_parse(str_of(meeting_state_name(a->state)), &ret->state)
	    || (ret->has_reason && wire_meeting_reason_parse(m->reason, &ret->reason)))
		return ERR_STORAGE;
	err = describe_room_left(tx, m, ret);
	return err || !member ? err : describe_place(tx, m, member, ret);
}
