/* server/notify/target.h: where a channel leads: what its owner said, checked; and the JSON that is kept of it.
 *
 * Pure: nothing is looked up or connected to. */
#ifndef CAIRN_NOTIFY_TARGET_H
#define CAIRN_NOTIFY_TARGET_H

#include "base/arena.h"
#include "base/config.h"
#include "notify/webpush.h"

enum target_kind { TARGET_PUSH, TARGET_EMAIL, TARGET_WEBHOOK };

#define TARGET_URL_MOST 2000
#define TARGET_ADDRESS_MOST 254

struct target {
	enum target_kind kind;
	struct str url;                       /* push, webhook */
	struct str address;                   /* email */
	struct str secret;                    /* webhook: what signatures are made with */
	struct push_keys keys;                /* push */
};

/* What somebody says when they add a channel; absent: not said. */
struct target_words {
	struct str address, url, p256dh, auth;
};

/* ERR_BAD_FIELD or ERR_MISSING_FIELD, and *ret_field which.  Of a webhook the secret is left absent.  Texts are borrowed. */
int target_check(const struct config *config, enum target_kind kind, const struct target_words *words, struct target *ret,
                 const char **ret_field) WARN_UNUSED;
/* Append what is kept of it. */
int target_write(const struct target *target, struct buf *out) WARN_UNUSED;
/* ERR_STORAGE when it is not of that form. */
int target_read(struct str kind, struct str json, struct arena *arena, struct target *ret) WARN_UNUSED;
/* An address that can stand in a mail header and on an SMTP line as it is. */
bool target_mail_address(struct str address);

#endif
