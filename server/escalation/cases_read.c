/* case.list, case.show, flag.list. */
#include "delivery/hub.h"
#include "escalation/case_wire.h"
#include "escalation/cases.h"
#include "escalation/escalation.h"
#include "session/describe.h"
#include "store/entries.h"
#include "store/grants.h"
#include "store/sanctions.h"

#include <assert.h>

#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_ADMIN))
/* The most of each in an answer, see the schema. */
#define CASES_MOST 500
#define HELD_MOST 200
#define APPEALS_MOST 100
#define FLAGS_MOST 50
#define REPORTS_MOST 50
#define SANCTIONS_MOST 50
#define FLAGS_LISTED 100
#define WINDOW_MOST 40                    /* messages */
#define WINDOW_ENTRIES 200                /* how many entries are looked through for them */
#define WINDOW_BYTES (1u << 20)

/* --- the queue --- */

/* Which part of it is asked for. */
struct scope {
	int64_t room, member;                 /* room 0: those the member looks after */
	bool every;
};

static int find_scope(struct request *r, struct tx *tx, struct scope *ret)
{
	unsigned roles;
	int err = grants_roles(tx, r->actor.member, r->msg.u.case_list.room, &roles);

	*ret = (struct scope){ .room = r->msg.u.case_list.room, .member = r->actor.member };
	if (err)
		return err;
	ret->every = ret->room == 0 && (roles & STAFF);
	return ret->room == 0 || (roles & STAFF) ? 0 : ERR_NOT_ALLOWED;
}

static int list_cases(struct request *r, struct tx *tx, const struct scope *s, struct wire_case_list_result *out)
{
	struct care_case *found = arena_array(&r->arena, CASES_MOST, sizeof *found);
	size_t n, i;
	int err = found ? cases_open(tx, s->room, s->member, s->every, &r->arena, found, CASES_MOST, &n) : ERR_NO_MEMORY;

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
	if (!err)
		err = list_held(r, tx, &scope, out);
	return err ? err : list_appeals(r, tx, &scope, out);
}

/* --- one case --- */

static int list_flags(struct tx *tx, struct arena *arena, const struct flag *found, size_t n, struct wire_flag **ret,
                      size_t *ret_n)
{
	int err = 0;
	size_t i;

	*ret = arena_array(arena, n, sizeof **ret);
	if (!*ret)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < n; i++)
		err = flag_to_wire(tx, &found[i], arena, &(*ret)[i]);
	*ret_n = n;
	return err;
}

static int show_flags(struct request *r, struct tx *tx, const struct care_case *c, struct wire_case_show_result *out)
{
	struct flag *found = arena_array(&r->arena, FLAGS_MOST, sizeof *found);
	size_t n;
	int err = found ? flags_of_case(tx, c->id, &r->arena, found, FLAGS_MOST, &n) : ERR_NO_MEMORY;

	return err ? err : list_flags(tx, &r->arena, found, n, &out->flags, &out->n_flags);
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

int case_show_run(struct request *r, struct tx *tx)
{
	const struct wire_case_show *in = &r->msg.u.case_show;
	struct wire_case_show_result *out = &r->result.case_show;
	struct care_case c;
	int err = cases_find(r, tx, in->room, in->case_, &c);

	if (!err)
		err = case_to_wire(tx, &c, &out->case_);
	if (!err)
		err = show_flags(r, tx, &c, out);
	if (!err)
		err = show_reports(r, tx, &c, out);
	if (!err)
		err = show_sanctions(r, tx, &c, out);
	return err ? err : show_window(r, tx, &c);
}

/* --- what was seen lately --- */

int flag_list_run(struct request *r, struct tx *tx)
{
	const struct wire_flag_list *in = &r->msg.u.flag_list;
	struct wire_flag_list_result *out = &r->result.flag_list;
	struct flag *found = arena_array(&r->arena, FLAGS_LISTED, sizeof *found);
	size_t n;
	int err = found ? flags_of_room(tx, in->room, in->has_before ? (int64_t)in->before : 0, &r->arena, found, FLAGS_LISTED,
	                                &n) : ERR_NO_MEMORY;

	return err ? err : list_flags(tx, &r->arena, found, n, &out->flags, &out->n_flags);
}
