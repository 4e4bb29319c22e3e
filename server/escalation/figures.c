/* desk.figures: how alarms were answered over thirty days, and how right the rules were. */
#include "store/figures.h"

#include "escalation/escalation.h"
#include "session/describe.h"

#define SINCE_MS (INT64_C(30) * 24 * 3600 * 1000)
#define RULES_MOST 200
#define BUSIEST_MOST 10
#define DRILLS_MOST 30
#define REPAIR_LEAST 5                    /* judged so often before a rule is called wrong */
#define REPAIR_PERCENT 20

static bool needs_repair(const struct rule_figure *f)
{
	return f->urgent >= REPAIR_LEAST && f->urgent_right * 100 < f->urgent * REPAIR_PERCENT;
}

static int tell_rules(struct request *r, struct tx *tx, int64_t since_ms)
{
	struct wire_desk_figures_result *out = &r->result.desk_figures;
	struct rule_figure *all = arena_array(&r->arena, RULES_MOST, sizeof *all);
	size_t n, i;
	int err;

	out->rules = arena_array(&r->arena, RULES_MOST, sizeof *out->rules);
	if (!all || !out->rules)
		return ERR_NO_MEMORY;
	err = figures_rules(tx, since_ms, &r->arena, all, RULES_MOST, &n);
	for (i = 0; !err && i < n; i++)
		out->rules[out->n_rules++] = (struct wire_desk_figures_result_rules){ .rule = all[i].rule,
			.judged = (uint64_t)all[i].judged, .right = (uint64_t)all[i].right,
			.share = (uint64_t)(all[i].right * 100 / all[i].judged), .has_repair = needs_repair(&all[i]), .repair = true };
	return err;
}

static int tell_busiest(struct request *r, struct tx *tx, int64_t since_ms)
{
	struct wire_desk_figures_result *out = &r->result.desk_figures;
	struct busy_figure all[BUSIEST_MOST];
	size_t n, i;
	int err = figures_busiest(tx, since_ms, &r->arena, all, BUSIEST_MOST, &n);

	out->busiest = arena_array(&r->arena, BUSIEST_MOST, sizeof *out->busiest);
	if (!out->busiest)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++) {
		out->busiest[i].alerts = (uint64_t)all[i].people;
		err = describe_person(tx, all[i].member, all[i].name, 0, &out->busiest[out->n_busiest++].person);
	}
	return err;
}

static int tell_drills(struct request *r, struct tx *tx, int64_t since_ms)
{
	struct wire_desk_figures_result *out = &r->result.desk_figures;
	struct drill_figure all[DRILLS_MOST];
	size_t n, i;
	int err = figures_drills(tx, since_ms, all, DRILLS_MOST, &n);

	out->drills = arena_array(&r->arena, DRILLS_MOST, sizeof *out->drills);
	if (!out->drills)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		out->drills[out->n_drills++] = (struct wire_desk_figures_result_drills){ .at = (uint64_t)all[i].at_ms,
			.has_took = all[i].took_ms >= 0, .took = (uint64_t)(all[i].took_ms / 1000) };
	return err;
}

static int tell_answers(struct request *r, struct tx *tx, int64_t since_ms)
{
	struct wire_desk_figures_result *out = &r->result.desk_figures;
	int64_t cases, p50, p90, alerts;
	int err = figures_cases(tx, since_ms, &cases);

	if (!err)
		err = figures_acknowledged(tx, since_ms, 50, &p50);
	if (!err)
		err = figures_acknowledged(tx, since_ms, 90, &p90);
	if (!err)
		err = figures_alerts(tx, since_ms, &alerts);
	if (err)
		return err;
	out->cases = (uint64_t)cases;
	out->acknowledged_p50_s = (uint64_t)(p50 / 1000);
	out->acknowledged_p90_s = (uint64_t)(p90 / 1000);
	out->alerts_per_hour = (uint64_t)alerts;
	return 0;
}

int desk_figures_run(struct request *r, struct tx *tx)
{
	int64_t since_ms = tx->now_ms - SINCE_MS;
	int err = tell_rules(r, tx, since_ms);

	if (!err)
		err = tell_answers(r, tx, since_ms);
	if (!err)
		err = tell_busiest(r, tx, since_ms);
	return err ? err : tell_drills(r, tx, since_ms);
}
