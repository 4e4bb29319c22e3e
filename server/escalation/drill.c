#include "escalation/drill.h"

#include "account/name.h"
#include "escalation/case_wire.h"
#include "escalation/escalation.h"
#include "escalation/life.h"
#include "store/drills.h"
#include "store/members.h"
#include "store/misses.h"
#include "store/settings.h"
#include "store/timers.h"

#define HOUR_MS (3600 * INT64_C(1000))
#define DRILL_ARENA (1u << 20)
#define DRILL_MEMBER STR("drill_member")
#define DRILL_NAME STR("Practice alarm")

/* --- whom it is about --- */

static int make_member(struct tx *tx, int64_t *ret)
{
	struct buf shown = BUF_INIT(NAME_MOST), key = BUF_INIT(NAME_KEY_MOST);
	int err = name_clean(DRILL_NAME, &shown, &key);
	struct member_new nobody;

	if (!err) {
		nobody = (struct member_new){ .name = { shown.at, shown.len }, .name_key = { key.at, key.len } };
		err = members_add(tx, &nobody, ret);
	}
	if (!err)
		err = settings_put_int(tx, DRILL_MEMBER, *ret);
	buf_release(&shown);
	buf_release(&key);
	return err;
}

static int drill_member(struct tx *tx, int64_t *ret)
{
	int err = settings_get_int(tx, DRILL_MEMBER, ret);

	return err == ERR_NOT_FOUND ? make_member(tx, ret) : err;
}

/* --- one --- */

static int begin(struct tx *tx, int64_t room, struct arena *arena, int64_t *ret_case)
{
	struct life_raise raise = { .room = room, .kind = "danger", .level = TRIAGE_CRISIS,
		.category = category_name(CATEGORY_NONE), .drill = true };
	int err = drill_member(tx, &raise.member);

	if (!err)
		err = life_raise(tx, &raise, arena, ret_case);
	return err ? err : timers_keep(tx, TIMER_DRILL_END, *ret_case, tx->now_ms + DRILL_MS);
}

static bool is_over(const struct care_case *c)
{
	return c->ladder.state == CASE_CLOSED || c->ladder.state == CASE_REVIEWED;
}

/* The one case that nobody needs to close: nobody is in danger. */
static int end(struct tx *tx, const struct care_case *c, struct arena *arena)
{
	struct ladder_event close = { .kind = LADDER_CLOSE, .member = c->ladder.owner, .lead = true };
	int err = c->seen_ms ? 0 : misses_note(tx, "drill", c->room, c->id, 0);

	if (!err)
		err = cases_end(tx, c->id, STR("no_action"), (struct str){ 0 });
	return err ? err : life_apply(tx, c->room, c->id, 0, &close, arena);
}

int drill_end_due(struct tx *tx, const struct config *config, int64_t case_id)
{
	struct arena arena;
	struct care_case c;
	int err;

	arena_init(&arena, DRILL_ARENA);
	err = cases_get(tx, 0, case_id, &arena, &c);
	if (!err && !is_over(&c))
		err = end(tx, &c, &arena);
	arena_release(&arena);
	return err == ERR_NOT_FOUND ? 0 : err;
}

/* --- when --- */

int drill_plan(struct tx *tx, const struct config *config)
{
	if (config->escalation_drill_hours == 0)
		return timers_clear(tx, TIMER_DRILL, 0);
	return timers_within(tx, TIMER_DRILL, 0, tx->now_ms + config->escalation_drill_hours * HOUR_MS);
}

int drill_due(struct tx *tx, const struct config *config, int64_t subject)
{
	struct arena arena;
	int64_t room, case_id;
	int err;

	if (config->escalation_drill_hours == 0)
		return 0;
	err = timers_set(tx, TIMER_DRILL, 0, tx->now_ms + config->escalation_drill_hours * HOUR_MS);
	if (!err)
		err = drills_next_room(tx, &room);
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	arena_init(&arena, DRILL_ARENA);
	err = begin(tx, room, &arena, &case_id);
	arena_release(&arena);
	return err;
}

/* --- by hand --- */

int drill_run_run(struct request *r, struct tx *tx)
{
	struct care_case c;
	int64_t id;
	int err = rooms_ordinary(tx, r->msg.u.drill_run.room);

	if (!err)
		err = begin(tx, r->msg.u.drill_run.room, &r->arena, &id);
	if (!err)
		err = cases_get(tx, 0, id, &r->arena, &c);
	if (err)
		return err == ERR_NOT_FOUND ? request_fault(r, ERR_NOT_ALLOWED, "room") : err;
	r->audit_about = id;
	return case_to_wire(tx, &c, &r->result.drill_run.case_);
}
