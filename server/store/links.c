#include "store/links.h"

#include <assert.h>

#define TOKEN_LEN 32
#define NUMBERS_LEN 19                    /* 8, 8 and 3 bytes */
#define MAC_LEN (TOKEN_LEN - NUMBERS_LEN) /* 104 bits: nobody guesses one */

static void put(uint8_t *at, size_t len, int64_t n)
{
	while (len-- > 0) {
		at[len] = (uint8_t)(n & 0xff);
		n >>= 8;
	}
}

static int64_t get(const uint8_t *at, size_t len)
{
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < len; i++)
		n = n << 8 | at[i];
	return (int64_t)n;
}

static void sign(const struct tx *tx, enum secret_link kind, const uint8_t numbers[NUMBERS_LEN], struct digest *ret)
{
	uint8_t text[1 + NUMBERS_LEN] = { (uint8_t)kind };

	memcpy(text + 1, numbers, NUMBERS_LEN);
	digest_keyed(tx_key(tx, KEY_LINKS), (struct str){ (const char *)text, sizeof text }, ret);
}

void secret_link_make(const struct tx *tx, enum secret_link kind, int64_t id, int64_t room, int64_t number, char ret[TOKEN_TEXT_LEN + 1])
{
	uint8_t token[TOKEN_LEN], *numbers = token + MAC_LEN;
	struct digest mac;

	assert(number >= 0 && number <= LINK_NUMBER_MOST);
	put(numbers, 8, id);
	put(numbers + 8, 8, room);
	put(numbers + 16, 3, number);
	sign(tx, kind, numbers, &mac);
	memcpy(token, mac.bytes, MAC_LEN);
	base64url_write(token, TOKEN_LEN, ret);
	ret[TOKEN_TEXT_LEN] = '\0';
}

/* In constant time, as digest_eq(). */
static bool fits(const struct digest *right, const uint8_t mac[MAC_LEN])
{
	struct digest said = *right;

	memcpy(said.bytes, mac, MAC_LEN);
	return digest_eq(&said, right);
}

int secret_link_read(const struct tx *tx, enum secret_link kind, struct str text, int64_t *ret_id, int64_t *ret_room, int64_t *ret_number)
{
	uint8_t token[TOKEN_LEN], *numbers = token + MAC_LEN;
	struct digest mac;

	if (!text.at || !base64url_read(text, token, TOKEN_LEN))
		return ERR_LINK;
	sign(tx, kind, numbers, &mac);
	if (!fits(&mac, token))
		return ERR_LINK;
	if (ret_id)
		*ret_id = get(numbers, 8);
	if (ret_room)
		*ret_room = get(numbers + 8, 8);
	if (ret_number)
		*ret_number = get(numbers + 16, 3);
	return 0;
}
