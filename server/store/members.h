/* server/store/members.h: pseudonymous identities, and staff accounts. */
#ifndef CAIRN_STORE_MEMBERS_H
#define CAIRN_STORE_MEMBERS_H

#include "crypto/secret.h"
#include "store/tx.h"

struct member {
	int64_t id;
	struct str name;                      /* in the arena */
	bool account;
};

struct member_new {
	struct str name, name_key;            /* as shown, and folded (account/name.h) */
	const struct digest *device;          /* NULL: none */
	const struct digest *words;           /* HMAC of the recovery words; NULL: none */
};

int members_add(struct tx *tx, const struct member_new *m, int64_t *ret_id) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int members_get(struct tx *tx, int64_t id, struct arena *arena, struct member *ret) WARN_UNUSED;
/* By recovery words.  ERR_NOT_FOUND. */
int members_by_words(struct tx *tx, const struct digest *words, struct arena *arena, struct member *ret) WARN_UNUSED;
/* ERR_NAME_TAKEN when the folded name is held by somebody else: signed in and seated
 * in one of this member's rooms (or in `room`, when not 0), or staff there. */
int members_name_free(struct tx *tx, int64_t member, int64_t room, struct str name_key) WARN_UNUSED;
/* The same for the name this member has already. */
int members_name_fits(struct tx *tx, int64_t member, int64_t room) WARN_UNUSED;
/* Rename; tells every node. */
int members_rename(struct tx *tx, int64_t id, struct str name, struct str name_key) WARN_UNUSED;
int members_set_words(struct tx *tx, int64_t id, const struct digest *words) WARN_UNUSED;
int members_set_device(struct tx *tx, int64_t id, const struct digest *device) WARN_UNUSED;

/* Login and password of staff.  ERR_LOGIN_TAKEN. */
int accounts_set(struct tx *tx, int64_t member, struct str login, struct str password) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int accounts_find(struct tx *tx, struct str login, struct arena *arena, int64_t *ret_member, struct str *ret_password) WARN_UNUSED;

#endif
