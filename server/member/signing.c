#include "member/signing.h"

#include "account/name.h"
#include "account/words.h"
#include "base/config.h"
#include "session/visiting.h"
#include "store/grants.h"
#include "store/sessions.h"

#define DAY_MS (24 * 3600 * INT64_C(1000))
#define STAFF (ROLE_BIT(ROLE_MENTOR) | ROLE_BIT(ROLE_FACILITATOR) | ROLE_BIT(ROLE_RESPONDER) | ROLE_BIT(ROLE_ADMIN))

/* Where somebody goes next: staff of the server to the staff page, who holds one
 * room into it. */
int signing_home(struct request *r, struct tx *tx, const struct member *m, struct wire_signed *ret)
{
	struct grant all[100];
	unsigned anywhere = 0;
	size_t n, i;
	int err = grants_list(tx, m->id, all, 100, &n);

	ret->member = (struct wire_person){ .id = m->id, .name = m->name };
	if (err)
		return err;
	for (i = 0; i < n; i++) {
		anywhere |= ROLE_BIT(all[i].role);
		if (all[i].room)
			ret->room = all[i].room;
	}
	r->staff = (anywhere & STAFF) != 0;
	ret->home = ret->room ? WIRE_SIGNED_HOME_ROOM : WIRE_SIGNED_HOME_STAFF;
	ret->member.role = (enum wire_role)visiting_role(anywhere);
	return 0;
}

static int bind_device(struct request *r, struct tx *tx, int64_t member)
{
	int err;

	if (!r->has_device) {
		err = token_new(r->new_device);
		if (err)
			return err;
		digest_of(str_of(r->new_device), &r->device);
	}
	return members_set_device(tx, member, &r->device);
}

int signing_in(struct request *r, struct tx *tx, const struct member *m, struct wire_signed *ret)
{
	const struct config *config = request_config(r);
	struct digest token;
	int64_t session;
	int err = removals_check(tx, 0, m->id, r->has_device ? &r->device : NULL);

	if (!err)
		err = signing_home(r, tx, m, ret);
	if (!err && r->actor.session)
		err = sessions_end(tx, r->actor.session);
	if (!err)
		err = bind_device(r, tx, m->id);
	if (!err)
		err = token_new(r->new_session);
	if (err)
		return err;
	digest_of(str_of(r->new_session), &token);
	err = sessions_add(tx, &token, m->id, tx->now_ms +
		(r->staff ? config->sessions_staff_hours * 3600 * 1000 : config->sessions_guest_days * DAY_MS), &session);
	return err ? err : sessions_keep(tx, m->id, session, config->sessions_per_member);
}

int signing_words(struct request *r, struct tx *tx, struct str *ret_text, struct digest *ret_digest)
{
	struct buf words = BUF_INIT(256);
	int err = words_new(&words);

	if (!err) {
		*ret_text = arena_str(&r->arena, (struct str){ words.at, words.len });
		err = ret_text->at ? 0 : ERR_NO_MEMORY;
	}
	if (!err)
		digest_keyed(tx_key(tx, KEY_WORDS), *ret_text, ret_digest);
	buf_wipe(&words);
	return err;
}

int signing_typed(struct tx *tx, struct str typed, struct digest *ret)
{
	struct buf words = BUF_INIT(256);
	int err = words_clean(typed, &words);

	if (!err)
		digest_keyed(tx_key(tx, KEY_WORDS), (struct str){ words.at, words.len }, ret);
	buf_wipe(&words);
	return err == ERR_NO_MEMORY ? err : err ? ERR_SIGN_IN : 0;
}

int signing_name(struct request *r, struct str typed, struct str *ret_shown, struct str *ret_key)
{
	struct buf shown = BUF_INIT(1024), key = BUF_INIT(1024);
	int err = name_clean(typed, &shown, &key);

	if (!err) {
		*ret_shown = arena_str(&r->arena, (struct str){ shown.at, shown.len });
		*ret_key = arena_str(&r->arena, (struct str){ key.at, key.len });
		err = ret_shown->at && ret_key->at ? 0 : ERR_NO_MEMORY;
	}
	buf_release(&shown);
	buf_release(&key);
	return err && err != ERR_NO_MEMORY ? request_fault(r, err, "name") : err;
}

int signing_guest(struct request *r, struct tx *tx, struct str typed, int64_t room, struct member *ret, struct wire_signed *words_to)
{
	struct member_new m = { 0 };
	struct digest words;
	int err = signing_name(r, typed, &m.name, &m.name_key);

	if (!err)
		err = members_name_free(tx, 0, room, m.name_key);
	if (err)
		return err == ERR_NAME_TAKEN ? request_fault(r, err, "name") : err;
	err = signing_words(r, tx, &words_to->words, &words);
	if (err)
		return err;
	m.words = &words;
	*ret = (struct member){ .name = m.name };
	return members_add(tx, &m, &ret->id);
}
