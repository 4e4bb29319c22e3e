/* session.open, session.redeem, session.recover, session.close. */
#include "account/name.h"
#include "member/member.h"
#include "member/signing.h"
#include "session/session.h"
#include "store/grants.h"
#include "store/invites.h"
#include "store/rooms.h"
#include "store/sessions.h"

/* --- by login and password --- */

struct open_plan {
	int64_t member;
	struct str stored;                    /* absent: no such login; checked all the same, so that both take as long */
	struct seal_key pepper;
};

static int fold_login(struct request *r, struct str typed, struct str *ret)
{
	struct buf login = BUF_INIT(512);
	int err = login_fold(typed, &login);

	if (!err)
		*ret = arena_str(&r->arena, (struct str){ login.at, login.len });
	buf_release(&login);
	return err;
}

int session_open_look(struct request *r, struct tx *tx)
{
	struct open_plan *plan = arena_new(&r->arena, sizeof *plan);
	struct str login = { 0 };
	int err;

	if (!plan)
		return ERR_NO_MEMORY;
	r->plan = plan;
	plan->pepper = *tx_key(tx, KEY_PASSWORDS);
	err = fold_login(r, r->msg.u.session_open.login, &login);
	if (!err)
		err = accounts_find(tx, login, &r->arena, &plan->member, &plan->stored);
	return err == ERR_NOT_FOUND || err == ERR_BAD_FIELD || err == ERR_TOO_LARGE ? 0 : err;
}

int session_open_work(struct request *r)
{
	struct open_plan *plan = r->plan;
	int err = password_check(&plan->pepper, r->msg.u.session_open.password, plan->stored);

	return err ? err : plan->member ? 0 : ERR_SIGN_IN;
}

int session_open_run(struct request *r, struct tx *tx)
{
	const struct open_plan *plan = r->plan;
	struct member m;
	int err = members_get(tx, plan->member, &r->arena, &m);

	if (err)
		return err == ERR_NOT_FOUND ? ERR_SIGN_IN : err;
	return signing_in(r, tx, &m, &r->result.session_open);
}

/* --- by a one-time link --- */

int session_redeem_run(struct request *r, struct tx *tx)
{
	struct digest token;
	struct invite invite;
	struct member m;
	int err;

	digest_of(r->msg.u.session_redeem.link, &token);
	err = invites_find(tx, &token, &invite);
	if (!err && !invite.member)
		err = ERR_INVITE;
	if (!err)
		err = invites_use(tx, invite.id);
	if (!err)
		err = members_get(tx, invite.member, &r->arena, &m);
	if (err)
		return err == ERR_NOT_FOUND ? ERR_INVITE : err;
	return signing_in(r, tx, &m, &r->result.session_redeem);
}

/* --- by recovery words --- */

int session_recover_run(struct request *r, struct tx *tx)
{
	struct digest words;
	struct member m;
	int err = signing_typed(tx, r->msg.u.session_recover.words, &words);

	if (!err)
		err = members_by_words(tx, &words, &r->arena, &m);
	if (err)
		return err == ERR_NOT_FOUND ? ERR_SIGN_IN : err;
	return signing_in(r, tx, &m, &r->result.session_recover);
}

/* --- out --- */

int session_close_run(struct request *r, struct tx *tx)
{
	bool others;
	int err = sessions_end(tx, r->actor.session);

	r->clear_session = true;
	if (!err)
		err = sessions_any(tx, r->actor.member, &others);
	return err || others ? err : seats_vacate(tx, r->actor.member);
}
