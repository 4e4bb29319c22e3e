#include "session/visiting.h"

#include "base/mem.h"
#include "moderation/policy.h"
#include "session/describe.h"
#include "session/session.h"
#include "store/audience.h"
#include "store/meetings.h"
#include "store/streams.h"

#define PEOPLE_SHOWN 1000

_Static_assert((int)VERDICT_REFUSE == (int)WIRE_VERDICT_REFUSE && (int)BOUNDARY_LINK == (int)WIRE_BOUNDARY_LINK
	&& (int)TRIAGE_CRISIS == (int)WIRE_TRIAGE_CRISIS && (int)CATEGORY_NONE == (int)WIRE_CATEGORY_NONE,
               "words of moderation are numbered as in the schema");

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

/* --- what a room does about boundaries --- */

/* Where each boundary's verdict is in the wire form. */
static enum wire_verdict *verdict_of(struct wire_policy *p, enum boundary boundary)
{
	enum wire_verdict *const places[BOUNDARY_COUNT] = {
		[BOUNDARY_CONTACT_INFO] = &p->contact_info, [BOUNDARY_SOLICITATION] = &p->solicitation,
		[BOUNDARY_MEDICAL_ADVICE] = &p->medical_advice, [BOUNDARY_HARASSMENT] = &p->harassment,
		[BOUNDARY_METHOD_DETAIL] = &p->method_detail, [BOUNDARY_SOURCING] = &p->sourcing,
		[BOUNDARY_GRAPHIC] = &p->graphic, [BOUNDARY_LINK] = &p->link,
	};

	return places[boundary];
}

/* The word at the front of `text`, which moves on behind it. */
static struct str next_word(struct str *text)
{
	struct str word = { text->at, 0 };

	while (word.len < text->len && text->at[word.len] != ' ')
		word.len++;
	text->at += word.len;
	text->len -= word.len;
	if (text->len > 0) {
		text->at++;
		text->len--;
	}
	return word;
}

void room_policy(const struct room *room, struct policy *ret)
{
	struct str text = room->policy;
	int i;

	*ret = policy_default;
	for (i = 0; i < BOUNDARY_COUNT && text.at && text.len > 0; i++) {
		struct str word = next_word(&text);
		int verdict = verdict_parse(word.at, word.len);

		if (verdict >= 0)
			ret->boundaries[i] = (enum verdict)verdict;
	}
	ret->links_off = room->links_off;
	ret->newcomers_wait = room->newcomers_wait;
}

void room_policy_to_wire(const struct room *room, struct wire_policy *ret)
{
	struct policy policy;
	int i;

	room_policy(room, &policy);
	for (i = 0; i < BOUNDARY_COUNT; i++)
		*verdict_of(ret, (enum boundary)i) = (enum wire_verdict)policy.boundaries[i];
	ret->hold_s = (uint64_t)room->hold_s;
	ret->on_deadline = room->drop_held ? WIRE_POLICY_ON_DEADLINE_DROP : WIRE_POLICY_ON_DEADLINE_RELEASE;
}

int room_policy_set(struct room *room, const struct wire_policy *policy, struct arena *arena)
{
	struct wire_policy copy = *policy;
	struct buf text = BUF_INIT(256);
	int i, err;

	for (i = 0; i < BOUNDARY_COUNT; i++)
		buf_putf(&text, "%s%s", i > 0 ? " " : "", verdict_name((enum verdict)*verdict_of(&copy, (enum boundary)i)));
	err = text.err;
	if (!err) {
		room->policy = arena_str(arena, (struct str){ text.at, text.len });
		err = room->policy.at ? 0 : ERR_NO_MEMORY;
	}
	buf_release(&text);
	room->hold_s = (int64_t)policy->hold_s;
	room->drop_held = policy->on_deadline == WIRE_POLICY_ON_DEADLINE_DROP;
	return err;
}

void room_to_wire(const struct room *room, struct wire_room *ret)
{
	*ret = (struct wire_room){ .id = room->id, .stream = room->stream, .name = room->name, .about = room->about,
		.rules = room->rules, .rules_version = (uint64_t)room->rules_version, .language = room->language,
		.history = room->history_all ? WIRE_HISTORY_ALL : WIRE_HISTORY_ARRIVAL, .presence = room->presence,
		.typing = room->typing, .open = room->open, .capacity = (uint64_t)room->capacity,
		/* The encoder reads reactions and does not write them. */
		.reactions = (struct str *)(uintptr_t)room->reactions, .n_reactions = room->n_reactions,
		.staff_of = room->staff_of, .aside_of = room->aside_of, .drop_in = room->drop_in, .has_drop_in = room->drop_in };
	room_policy_to_wire(room, &ret->policy);
	ret->controls = (struct wire_controls){ .slow_s = (uint64_t)room->slow_s, .links_off = room->links_off,
		.newcomers_wait = room->newcomers_wait, .closed = !room->open, .raid = room->before_raid.at != NULL };
}

struct wire_person actor_person(const struct actor *a, enum role role)
{
	return (struct wire_person){ .id = a->member, .name = a->name, .role = (enum wire_role)role };
}

/* The one that is on or the next, as the member may see it. */
int visiting_meeting(struct tx *tx, int64_t room, int64_t member, struct arena *arena, bool *ret_on, struct wire_meeting **ret)
{
	struct meeting *m = arena_new(arena, sizeof *m);
	int err = m ? meetings_of_room(tx, room, arena, m) : ERR_NO_MEMORY;

	*ret = NULL;
	*ret_on = false;
	if (err)
		return err == ERR_NOT_FOUND ? 0 : err;
	*ret_on = m->agenda.state != MEETING_SCHEDULED;
	*ret = arena_new(arena, sizeof **ret);
	return *ret ? describe_meeting(tx, m, member, *ret) : ERR_NO_MEMORY;
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
	if (room->staff_of)
		return 0;
	err = audience_covered(tx, room->id, r->actor.member, &ret->covered);
	return err || room->aside_of ? err
	       : visiting_meeting(tx, room->id, r->actor.member, &r->arena, &ret->attends, &ret->meeting);
}

static struct visit *visit_for(struct request *r, const struct visiting *v)
{
	struct visit *old = client_visit(r->client, v->room.id), *new = old ? old : mem_new(sizeof *new);

	if (!new)
		return NULL;
	if (old)
		visit_close(old);
	new->room = v->room.id;
	/* Who talks aside as staff does so while they are staff of its room. */
	new->staff_of = v->room.aside_of && v->role != ROLE_PARTICIPANT ? v->room.aside_of : v->room.staff_of;
	new->member = r->actor.member;
	new->role = v->role;
	new->attends = false;
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
		.reset = v->reset, .has_earliest = true, .earliest = v->earliest, .has_covered = !v->room.staff_of,
		.covered = v->covered, .has_meeting = v->meeting != NULL };
	room_to_wire(&v->room, &ret->room);
	if (v->meeting)
		ret->meeting = *v->meeting;
	if (!r->client || r->client->feed.over) {
		if (v->attends)
			attending_went(r->desk, v->room.id, r->actor.member);
		return 0;
	}
	visit = visit_for(r, v);
	if (!visit || visit_open(visit, &r->client->feed, &live, v->after)) {
		mem_free(visit);
		attending_went(r->desk, v->room.id, r->actor.member);
		return ERR_NO_MEMORY;
	}
	if (v->attends)
		attending_came(r->desk, visit);
	ret->people = arena_array(&r->arena, PEOPLE_SHOWN, sizeof *ret->people);
	if (!ret->people)
		return ERR_NO_MEMORY;
	ret->n_people = hub_people(r->desk->hub, v->room.id, ret->people, PEOPLE_SHOWN);
	return 0;
}
