/* case.receivers: who could take a case over, best first. */
#include "escalation/cases.h"
#include "escalation/escalation.h"
#include "session/describe.h"
#include "session/session.h"
#include "store/grants.h"
#include "store/members.h"
#include "store/rooms.h"
#include "store/roster.h"

#include <stdlib.h>

#define PEOPLE_MOST 200
#define ON_CALL_MOST 200

struct receivers {
	int64_t members[PEOPLE_MOST], on_call[ON_CALL_MOST];
	size_t n_members, n_on_call;
};

static bool among(int64_t member, const int64_t *list, size_t n)
{
	while (n-- > 0)
		if (list[n] == member)
			return true;
	return false;
}

/* Somebody on call may look after no room here, and may still take over. */
static int add_on_call(struct tx *tx, const struct care_case *c, struct receivers *people)
{
	size_t i;
	bool may = false;
	int err = 0;

	for (i = 0; !err && i < people->n_on_call && people->n_members < PEOPLE_MOST; i++) {
		int64_t member = people->on_call[i];

		if (among(member, people->members, people->n_members))
			continue;
		err = cases_may_take(tx, c, member, &may);
		if (!err && may)
			people->members[people->n_members++] = member;
	}
	return err;
}

static int find_people(struct request *r, struct tx *tx, const struct care_case *c, struct receivers *ret)
{
	struct room *room = arena_new(&r->arena, sizeof *room);
	int err = room ? rooms_get(tx, c->room, &r->arena, room) : ERR_NO_MEMORY;

	if (!err)
		err = grants_carers(tx, c->room, ret->members, PEOPLE_MOST, &ret->n_members);
	if (!err)
		err = duties_now(tx, 0, room->language, ret->on_call, ON_CALL_MOST, &ret->n_on_call);
	return err ? err : add_on_call(tx, c, ret);
}

static int describe(struct request *r, struct tx *tx, const struct care_case *c, const struct receivers *found, int64_t id,
                    struct wire_case_receivers_result_people *ret)
{
	struct member who;
	int64_t cases;
	int err = members_get(tx, id, &r->arena, &who);

	*ret = (struct wire_case_receivers_result_people){ .on_call = among(id, found->on_call, found->n_on_call) };
	if (!err)
		err = describe_person(tx, id, who.name, c->room, &ret->person);
	if (!err)
		err = cases_busy(tx, id, &cases);
	ret->busy = !err && cases > 0;
	return err;
}

/* Neither whom it is about nor who has it. */
int case_receivers_run(struct request *r, struct tx *tx)
{
	const struct wire_case_receivers *in = &r->msg.u.case_receivers;
	struct wire_case_receivers_result *out = &r->result.case_receivers;
	struct receivers *found = arena_new(&r->arena, sizeof *found);
	struct care_case c;
	size_t i;
	int err = found ? cases_find(r, tx, in->room, in->case_, &c) : ERR_NO_MEMORY;

	out->people = arena_array(&r->arena, PEOPLE_MOST, sizeof *out->people);
	if (!err && !out->people)
		err = ERR_NO_MEMORY;
	if (!err)
		err = find_people(r, tx, &c, found);
	for (i = 0; !err && i < found->n_members; i++)
		if (found->members[i] != c.member && found->members[i] != c.ladder.owner)
			err = describe(r, tx, &c, found, found->members[i], &out->people[out->n_people++]);
	return err;
}

/* --- who is here now, which only the loop knows --- */

static void mark_here(const struct desk *d, struct wire_case_receivers_result *out)
{
	struct list *it;
	size_t i;

	for (it = d->clients.next; it != &d->clients; it = it->next) {
		const struct client *c = container_of(it, struct client, link);

		for (i = 0; c->member && i < out->n_people; i++)
			out->people[i].here |= out->people[i].person.id == c->member;
	}
}

/* Somebody who is free, then who is there to answer, then who is on call. */
static int worth(const struct wire_case_receivers_result_people *p)
{
	return (p->busy ? 0 : 4) + (p->here ? 2 : 0) + (p->on_call ? 1 : 0);
}

static int better(const void *a, const void *b)
{
	return worth(b) - worth(a);
}

int case_receivers_after(struct request *r)
{
	struct wire_case_receivers_result *out = &r->result.case_receivers;

	mark_here(r->desk, out);
	qsort(out->people, out->n_people, sizeof *out->people, better);
	return 0;
}
