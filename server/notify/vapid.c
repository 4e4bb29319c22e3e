#include "notify/vapid.h"

#include <string.h>

#include "base/mem.h"
#include "crypto/secret.h"
#include "store/settings.h"

#define PAIR "vapid_key"
#define POINT "vapid_public"
#define BOTH_LEN (P256_PRIVATE_LEN + P256_POINT_LEN)

static const struct seal_place place = { "settings.vapid", 0, 0 };

void vapid_text(const struct p256 *key, char ret_text[VAPID_TEXT_LEN + 1])
{
	base64url_write(p256_point(key), P256_POINT_LEN, ret_text);
	ret_text[VAPID_TEXT_LEN] = '\0';
}

int vapid_public(struct tx *tx, char ret_text[VAPID_TEXT_LEN + 1])
{
	struct buf text = BUF_INIT(VAPID_TEXT_LEN);
	int err = settings_get(tx, STR(POINT), &text);

	if (!err && text.len != VAPID_TEXT_LEN)
		err = ERR_STORAGE;
	if (!err)
		memcpy(ret_text, text.at, VAPID_TEXT_LEN + 1);
	buf_release(&text);
	return err;
}

/* --- the pair --- */

static int load(struct tx *tx, struct p256 **ret)
{
	struct buf sealed = BUF_INIT(BOTH_LEN + SEAL_EXTRA), plain = BUF_INIT(BOTH_LEN);
	int err = settings_get(tx, STR(PAIR), &sealed);

	if (!err)
		err = seal_open(tx_key(tx, KEY_CARE), &place, (struct str){ sealed.at, sealed.len }, &plain);
	if (!err && plain.len != BOTH_LEN)
		err = ERR_CRYPTO;
	if (!err)
		err = p256_load((const uint8_t *)plain.at, (const uint8_t *)plain.at + P256_PRIVATE_LEN, ret);
	buf_release(&sealed);
	buf_wipe(&plain);
	return err;
}

static int put(struct tx *tx, const struct p256 *key)
{
	struct buf sealed = BUF_INIT(BOTH_LEN + SEAL_EXTRA);
	uint8_t both[BOTH_LEN];
	char text[VAPID_TEXT_LEN + 1];
	int err = p256_private(key, both);

	memcpy(both + P256_PRIVATE_LEN, p256_point(key), P256_POINT_LEN);
	if (!err)
		err = seal(tx_key(tx, KEY_CARE), &place, (struct str){ (const char *)both, sizeof both }, &sealed);
	if (!err)
		err = settings_put(tx, STR(PAIR), (struct str){ sealed.at, sealed.len });
	vapid_text(key, text);
	if (!err)
		err = settings_put(tx, STR(POINT), str_of(text));
	mem_wipe(both, sizeof both);
	buf_release(&sealed);
	return err;
}

int vapid_open(struct tx *tx, struct p256 **ret)
{
	int err = load(tx, ret);

	if (err != ERR_NOT_FOUND || !tx->write)
		return err;
	err = p256_new(ret);
	if (!err)
		err = put(tx, *ret);
	if (err) {
		p256_free(*ret);
		*ret = NULL;
	}
	return err;
}
