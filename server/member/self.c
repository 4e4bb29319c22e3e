/* member.rename, member.words, member.secure: what members change about themselves. */
#include "account/name.h"
#include "member/member.h"
#include "member/signing.h"
#include "session/visiting.h"
#include "store/sessions.h"

int member_rename_run(struct request *r, struct tx *tx)
{
	struct wire_member_rename_result *out = &r->result.member_rename;
	struct str shown, key;
	int err = signing_name(r, r->msg.u.member_rename.name, &shown, &key);

	if (err)
		return err;
	err = members_name_free(tx, r->actor.member, 0, key);
	if (err)
		return err == ERR_NAME_TAKEN ? request_fault(r, err, "name") : err;
	out->member = actor_person(&r->actor, r->actor.role);
	out->member.name = shown;
	return members_rename(tx, r->actor.member, shown, key);
}

int member_words_run(struct request *r, struct tx *tx)
{
	struct digest words;
	int err = signing_words(r, tx, &r->result.member_words.words, &words);

	return err ? err : members_set_words(tx, r->actor.member, &words);
}

/* --- login and password --- */

struct secure_plan {
	struct seal_key pepper;
	struct str login, stored;
};

int member_secure_look(struct request *r, struct tx *tx)
{
	struct secure_plan *plan = arena_new(&r->arena, sizeof *plan);
	struct buf login = BUF_INIT(512);
	int err;

	if (!plan)
		return ERR_NO_MEMORY;
	r->plan = plan;
	plan->pepper = *tx_key(tx, KEY_PASSWORDS);
	err = login_fold(r->msg.u.member_secure.login, &login);
	if (!err)
		plan->login = arena_str(&r->arena, (struct str){ login.at, login.len });
	buf_release(&login);
	return err ? request_fault(r, err, "login") : plan->login.at ? 0 : ERR_NO_MEMORY;
}

int member_secure_work(struct request *r)
{
	struct secure_plan *plan = r->plan;
	struct buf stored = BUF_INIT(512);
	int err = password_hash(&plan->pepper, r->msg.u.member_secure.password, &stored);

	if (!err) {
		plan->stored = arena_str(&r->arena, (struct str){ stored.at, stored.len });
		err = plan->stored.at ? 0 : ERR_NO_MEMORY;
	}
	buf_release(&stored);
	return err;
}

int member_secure_run(struct request *r, struct tx *tx)
{
	const struct secure_plan *plan = r->plan;
	int err = accounts_set(tx, r->actor.member, plan->login, plan->stored);

	if (err == ERR_LOGIN_TAKEN)
		return request_fault(r, err, "login");
	return err ? err : sessions_end_all(tx, r->actor.member, r->actor.session);
}
