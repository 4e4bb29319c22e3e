/* Who may: decided once, here, in the transaction that does the thing, from
 * the operation's row in the schema. */
#include "session/session.h"
#include "store/grants.h"
#include "store/notices.h"
#include "store/sessions.h"

#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))

enum role acting_role(unsigned roles)
{
	static const enum role order[] = { ROLE_ADMIN, ROLE_FACILITATOR, ROLE_MENTOR, ROLE_RESPONDER };
	size_t i;

	for (i = 0; i < sizeof order / sizeof *order; i++)
		if (roles & ROLE_BIT(order[i]))
			return order[i];
	return ROLE_PARTICIPANT;
}

static int find_actor(struct request *r, struct tx *tx)
{
	struct session s;
	int err;

	if (!r->has_token)
		return ERR_NOT_SIGNED_IN;
	err = sessions_find(tx, &r->token, &r->arena, &s);
	if (err)
		return err;
	r->actor = (struct actor){ .session = s.id, .member = s.member, .session_until_ms = s.until_ms,
		.name = s.name, .device = s.device, .account = s.account };
	return 0;
}

/* Who was alerted about somebody may help them, also where they look after nobody else: as a responder of that
 * room, until the case is closed, and while they are staff somewhere. */
static int lend_role(struct request *r, struct tx *tx, int64_t room, unsigned roles)
{
	bool alarmed = false;
	unsigned anywhere;
	int err;

	if (!room || (r->actor.roles & roles) || !(roles & ROLE_BIT(ROLE_RESPONDER)))
		return 0;
	err = grants_roles_anywhere(tx, r->actor.member, &anywhere);
	if (!err && (anywhere & STAFF))
		err = removals_check(tx, room, r->actor.member, NULL);
	if (!err && (anywhere & STAFF))
		err = notices_alarmed(tx, r->actor.member, room, &alarmed);
	if (!err && alarmed)
		r->actor.roles |= ROLE_BIT(ROLE_RESPONDER);
	return err;
}

static int find_roles(struct request *r, struct tx *tx, const struct op_row *row)
{
	int64_t room = row->scope == SCOPE_ROOM ? message_room(&r->msg) : 0;
	int err = row->scope == SCOPE_ANY ? grants_roles_anywhere(tx, r->actor.member, &r->actor.roles)
	                                  : grants_roles(tx, r->actor.member, room, &r->actor.roles);

	if (err)
		return err;
	err = lend_role(r, tx, room, row->roles);
	if (err)
		return err;
	r->actor.role = acting_role(r->actor.roles & row->roles);
	if (r->actor.roles & row->roles)
		return 0;
	/* A room that is not there and one that is not open look the same from outside;
	 * who was asked to leave one knows it, and is told that it ends. */
	err = room ? removals_check(tx, room, r->actor.member, NULL) : 0;
	return err ? err : ERR_NOT_ALLOWED;
}

int authorise(struct request *r, struct tx *tx)
{
	const struct op_row *row = &op_rows[r->route->op];
	int err;

	if (row->need == NEED_OPEN) {
		/* Not needed, but who comes with a seat is known by it. */
		err = find_actor(r, tx);
		return err == ERR_NOT_SIGNED_IN ? 0 : err;
	}
	err = find_actor(r, tx);
	if (!err && row->need == NEED_ROLE)
		err = find_roles(r, tx, row);
	if (!err && row->seat)
		err = seats_get(tx, message_room(&r->msg), r->actor.member, &r->actor.seat);
	return err;
}
