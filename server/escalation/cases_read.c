/* case.list, case.show. */
#include "delivery/hub.h"
#include "escalation/case_wire.h"
#include "escalation/cases.h"
#include "escalation/escalation.h"
#include "escalation/lines.h"
#include "session/describe.h"
#include "session/session.h"
#include "store/entries.h"
#include "store/grants.h"
#include "store/sanctions.h"

#include <assert.h>

/* A responder is called to people; what waits for a decision is for who looks after the room. */
#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN))
#define CALLED (STAFF | ROLE_BIT(ROLE_RESPONDER))
/* The most of each in an answer, see the schema. */
#define CASES_MOST 500
#define HELD_MOST 200
#define APPEALS_MOST 100
#define FLAGS_MOST 50
#define REPORTS_MOST 50
#define SANCTIONS_MOST 50
#define EVENTS_MOST 200
#define DISCLOSURES_MOST 20
#define FOLLOW_UPS_MOST 10
#define WINDOW_MOST 40                    /* messages */
#define WINDOW_ENTRIES 200                /* how many entries are looked through for them */
#define WINDOW_BYTES (1u << 20)

/* --- the queue --- */

/* Which part of it is asked for. */
struct scope {
	int64_t room, member;                 /* room 0: those the member looks after */
	bool every, every_case;               /* of what is to be decided; of cases */
	bool decides;
};

static int find_scope(struct request *r, struct tx *tx, struct scope *ret)
{
	const int64_t room = r->msg.u.case_list.room;
	unsigned roles;
	int err = grants_roles(tx, r->actor.member, room, &roles);

	if (err)
		return err;
	*ret = (struct scope){ .room = room, .member = r->actor.member, .every = room == 0 && (roles & STAFF),
		.every_case = room == 0 && (roles & CALLED), .decides = room == 0 || (roles & STAFF) };
	return room == 0 || (roles & CALLED) ? 0 : ERR_NOT_ALLOWED;
}

static int list_cases(struct request *r, struct tx *tx, const struct scope *s, struct wire_case_list_result *out)
{
	struct care_case *found = arena_array(&r->arena, CASES_MOST, sizeof *found);
	size_t n, i;
	int err = found ? cases_open(tx, s->room, s->member, s->every_case, &r->arena, found, CASES_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->cases = arena_array(&r->arena, n, sizeof *out->cases);
	if (!out->cases)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = case_to_wire(tx, &found[i], &out->cases[out->n_cases++]);
	return err;
}

static int list_held(struct request *r, struct tx *tx, const struct scope *s, struct wire_case_list_result *out)
{
	struct held *found = arena_array(&r->arena, HELD_MOST, sizeof *found);
	size_t n, i;
	int err = found ? held_open(tx, s->room, s->member, s->every, &r->arena, found, HELD_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->held = arena_array(&r->arena, n, sizeof *out->held);
	if (!out->held)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = held_for_staff(tx, &found[i], &r->arena, &out->held[out->n_held++]);
	return err;
}

static int list_sanctions(struct tx *tx, struct arena *arena, const struct sanction *found, size_t n,
                          struct wire_sanction **ret, size_t *ret_n)
{
	int err = 0;
	size_t i;

	*ret = arena_array(arena, n, sizeof **ret);
	if (!*ret)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = describe_sanction(tx, &found[i], &(*ret)[i]);
	*ret_n = n;
	return err;
}

static int list_appeals(struct request *r, struct tx *tx, const struct scope *s, struct wire_case_list_result *out)
{
	struct sanction *found = arena_array(&r->arena, APPEALS_MOST, sizeof *found);
	size_t n;
	int err = found ? appeals_open(tx, s->room, s->member, s->every, &r->arena, found, APPEALS_MOST, &n) : ERR_NO_MEMORY;

	return err ? err : list_sanctions(tx, &r->arena, found, n, &out->appeals, &out->n_appeals);
}

int case_list_run(struct request *r, struct tx *tx)
{
	struct wire_case_list_result *out = &r->result.case_list;
	struct scope scope;
	int err = find_scope(r, tx, &scope);

	if (!err)
		err = list_cases(r, tx, &scope, out);
	if (!err && scope.decides)
		err = list_held(r, tx, &scope, out);
	if (!err && scope.decides)
		err = list_appeals(r, tx, &scope, out);
	return err;
}

/* --- one case --- */

static int show_flags(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	struct flag *found = arena_array(&r->arena, FLAGS_MOST, sizeof *found);
	size_t n;
	int err = found ? flags_of_case(tx, c->id, &r->arena, found, FLAGS_MOST, &n) : ERR_NO_MEMORY;

	return err ? err : flags_to_wire(tx, found, n, c->room, &r->arena, &out->flags, &out->n_flags);
}

static int show_reports(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	struct report *found = arena_array(&r->arena, REPORTS_MOST, sizeof *found);
	size_t n, i;
	int err = found ? reports_of_case(tx, c->id, &r->arena, found, REPORTS_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->reports = arena_array(&r->arena, n, sizeof *out->reports);
	if (!out->reports)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = report_to_wire(tx, &found[i], &out->reports[out->n_reports++]);
	return err;
}

static int show_sanctions(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	struct sanction *found = arena_array(&r->arena, SANCTIONS_MOST, sizeof *found);
	size_t n;
	int err = found ? sanctions_of_member(tx, c->room, c->member, &r->arena, found, SANCTIONS_MOST, &n) : ERR_NO_MEMORY;

	return err ? err : list_sanctions(tx, &r->arena, found, n, &out->sanctions, &out->n_sanctions);
}

static int show_events(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	struct case_event *found = arena_array(&r->arena, EVENTS_MOST, sizeof *found);
	size_t n, i;
	int err = found ? case_events_list(tx, c->id, &r->arena, found, EVENTS_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->events = arena_array(&r->arena, n, sizeof *out->events);
	if (!out->events)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = event_to_wire(tx, &found[i], c->room, &out->events[out->n_events++]);
	return err;
}

static int show_disclosures(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	struct disclosure *found = arena_array(&r->arena, DISCLOSURES_MOST, sizeof *found);
	size_t n, i;
	int err = found ? disclosures_of_case(tx, c->id, &r->arena, found, DISCLOSURES_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->disclosures = arena_array(&r->arena, n, sizeof *out->disclosures);
	if (!out->disclosures)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = disclosure_to_wire(tx, &found[i], c->room, &out->disclosures[out->n_disclosures++]);
	return err;
}

static int show_follow_ups(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	struct follow_up *found = arena_array(&r->arena, FOLLOW_UPS_MOST, sizeof *found);
	size_t n, i;
	int err = found ? follow_ups_of_case(tx, c->id, &r->arena, found, FOLLOW_UPS_MOST, &n) : ERR_NO_MEMORY;

	if (err)
		return err;
	out->follow_ups = arena_array(&r->arena, n, sizeof *out->follow_ups);
	if (!out->follow_ups)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = follow_up_to_wire(tx, &found[i], &out->follow_ups[out->n_follow_ups++]);
	return err;
}

static int show_alerted(struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	int64_t n;
	int err = cases_alerted(tx, c->id, &n);

	if (!err)
		out->alerted = (uint64_t)n;
	return err;
}

/* --- the messages around it --- */

/* Read what was said up to the newest message the case is about; without one, up to now. */
static int read_window(struct tx *tx, const struct care_case *c, struct list *page)
{
	int64_t stream = 0;
	uint64_t before = c->latest > 0 ? (uint64_t)c->latest + 1 : INT64_MAX;
	int err = rooms_stream(tx, c->room, &stream);

	return err ? err : entries_before(tx, stream, before, 0, WINDOW_ENTRIES, WINDOW_BYTES, page);
}

static size_t count_posts(const struct list *page)
{
	const struct list *it;
	size_t n = 0;

	for (it = page->next; it != page; it = it->next)
		n += container_of(it, const struct entry, link)->kind == ENTRY_POST;
	return n;
}

static int window_to_wire(struct request *r, struct list *page, struct wire_case_show_result *out)
{
	size_t n = count_posts(page), skip = n > WINDOW_MOST ? n - WINDOW_MOST : 0;
	struct list *it, *tmp;
	int err = 0;

	out->window = arena_array(&r->arena, WINDOW_MOST, sizeof *out->window);
	if (!out->window)
		return ERR_NO_MEMORY;
	list_each(it, tmp, page) {
		const struct entry *e = container_of(it, struct entry, link);

		if (err || e->kind != ENTRY_POST || (skip > 0 && skip--))
			continue;
		err = entry_to_wire(e, 0, &r->arena, &out->window[out->n_window++]);
	}
	return err;
}

/* The entries are borrowed by the answer, so it is written down while they are here. */
static int show_window(struct request *r, struct tx *tx, const struct care_case *c)
{
	struct list page;
	int err;

	assert(!op_rows[OP_CASE_SHOW].keyed);
	list_init(&page);
	err = read_window(tx, c, &page);
	if (!err)
		err = window_to_wire(r, &page, &r->result.case_show);
	if (!err) {
		result_encode(OP_CASE_SHOW, &r->result, &r->result_json);
		err = r->result_json.err;
	}
	entries_free(&page);
	return err;
}

/* Whatever is wrong with the lines is no reason not to show the rest. */
static int show_lines(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	struct lines_day today = lines_day(tx->now_ms);
	struct room *room = arena_new(&r->arena, sizeof *room);
	struct str asked = c->region.len > 0 ? c->region : (struct str){ 0 }, region;
	int err = room ? rooms_get(tx, c->room, &r->arena, room) : ERR_NO_MEMORY;

	out->lines = err || !r->desk->lines ? NULL : arena_array(&r->arena, LINES_MOST, sizeof *out->lines);
	out->has_lines = out->lines && lines_find(r->desk->lines, asked, room->language, str_of(today.text), &r->arena, out->lines,
	                                          LINES_MOST, &out->n_lines, &region) == 0;
	return err;
}

/* What it is about, and what happened since. */
static int show_parts(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	static int (*const parts[])(struct request *, struct tx *, const struct care_case *, struct wire_case_show_result *) = {
		show_flags, show_reports, show_sanctions, show_events, show_disclosures, show_follow_ups, show_lines };
	size_t i;
	int err = case_to_wire(tx, c, &out->case_);

	for (i = 0; !err && i < sizeof parts / sizeof *parts; i++)
		err = parts[i](r, tx, c, out);
	return err ? err : show_alerted(tx, c, out);
}

int case_show_run(struct request *r, struct tx *tx)
{
	const struct wire_case_show *in = &r->msg.u.case_show;
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = show_parts(r, tx, &c, &r->result.case_show);
	return err ? err : show_window(r, tx, &c);
}
