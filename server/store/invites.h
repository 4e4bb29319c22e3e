/* server/store/invites.h: capability links. */
#ifndef CAIRN_STORE_INVITES_H
#define CAIRN_STORE_INVITES_H

#include "base/role.h"
#include "crypto/secret.h"
#include "store/tx.h"

struct invite {
	int64_t id;
	int64_t room;                         /* 0: the whole server */
	int64_t member;                       /* 0: makes a member; else signs this one in, once */
	enum role role;
	int64_t uses, until_ms, by;
};

/* Fills invite->id. */
int invites_add(struct tx *tx, const struct digest *token, struct invite *invite) WARN_UNUSED;
/* An invite that still works.  ERR_INVITE for spent, expired, revoked and unknown ones alike. */
int invites_find(struct tx *tx, const struct digest *token, struct invite *ret) WARN_UNUSED;
/* Use it once.  ERR_INVITE when it was used up in the meantime. */
int invites_use(struct tx *tx, int64_t id) WARN_UNUSED;
/* Those that still work in a scope, newest first. */
int invites_list(struct tx *tx, int64_t room, struct invite *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* ERR_NOT_FOUND. */
int invites_revoke(struct tx *tx, int64_t room, int64_t id) WARN_UNUSED;
/* Forget what no longer works, then count the rest. */
int invites_count(struct tx *tx, int64_t *ret) WARN_UNUSED;

#endif
