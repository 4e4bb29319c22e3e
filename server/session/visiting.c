#include "session/visiting.h"

#include "base/mem.h"
#include "session/session.h"
#include "store/streams.h"

#define PEOPLE_SHOWN 1000

bool visiting_sees_all(const struct room *room, unsigned roles)
{
	return room->history_all || (roles & (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR)));
}

enum role visiting_role(unsigned roles)
{
	if (roles & ROLE_BIT(ROLE_FACILITATOR))
		return ROLE_FACILITATOR;
	return roles & ROLE_BIT(ROLE_MENTOR) ? ROLE_MENTOR : ROLE_PARTICIPANT;
}

void room_to_wire(const struct room *room, struct wire_room *ret)
{
	*ret = (struct wire_room){ .id = room->id, .stream = room->stream, .name = room->name, .about = room->about,
		.rules = room->rules, .rules_version = (uint64_t)room->rules_version, .language = room->language,
		.history = room->history_all ? WIRE_HISTORY_ALL : WIRE_HISTORY_ARRIVAL, .presence = room->presence,
		.typing = room->typing, .open = room->open, .capacity = (uint64_t)room->capacity,
		/* The encoder reads reactions and does not write them. */
		.reactions = (struct str *)(uintptr_t)room->reactions, .n_reactions = room->n_reactions };
}

struct wire_person actor_person(const struct actor *a, enum role role)
{
	return (struct wire_person){ .id = a->member, .name = a->name, .role = (enum wire_role)role };
}

int visiting_plan(struct request *r, struct tx *tx, const struct room *room, const struct seat *seat, unsigned roles,
                  bool has_after, uint64_t after, struct visiting *ret)
{
	int err;

	*ret = (struct visiting){ .room = *room, .role = visiting_role(roles) };
	err = streams_head(tx, room->stream, &ret->head);
	if (err)
		return err;
	ret->earliest = visiting_sees_all(room, roles) ? 0 : seat->arrived_seq;
	ret->after = has_after ? after : ret->head;
	if (ret->after < ret->earliest || ret->after > ret->head) {
		ret->reset = true;
		ret->after = ret->head;
	}
	return 0;
}

static struct visit *visit_for(struct request *r, const struct visiting *v)
{
	struct visit *old = client_visit(r->client, v->room.id), *new = old ? old : mem_new(sizeof *new);

	if (!new)
		return NULL;
	if (old)
		visit_close(old);
	new->room = v->room.id;
	new->member = r->actor.member;
	new->role = v->role;
	new->earliest = v->earliest;
	snprintf(new->name, sizeof new->name, "%.*s", (int)r->actor.name.len, r->actor.name.at);
	return new;
}

int visiting_enter(struct request *r, const struct visiting *v, struct wire_visit *ret)
{
	struct live_room live = { .room = v->room.id, .stream = v->room.stream, .head = v->head,
		.presence = v->room.presence, .typing = v->room.typing };
	struct visit *visit;

	*ret = (struct wire_visit){ .role = (enum wire_role)v->role, .head = v->head, .after = v->after,
		.reset = v->reset, .has_earliest = true, .earliest = v->earliest };
	room_to_wire(&v->room, &ret->room);
	if (!r->client || r->client->feed.over)
		return 0;
	visit = visit_for(r, v);
	if (!visit || visit_open(visit, &r->client->feed, &live, v->after)) {
		mem_free(visit);
		return ERR_NO_MEMORY;
	}
	ret->people = arena_array(&r->arena, PEOPLE_SHOWN, sizeof *ret->people);
	if (!ret->people)
		return ERR_NO_MEMORY;
	ret->n_people = hub_people(r->desk->hub, v->room.id, ret->people, PEOPLE_SHOWN);
	return 0;
}
