/* server/base/id.c: see id.h. */
#include "base/id.h"

#include <assert.h>
#include <string.h>

static const char alphabet[32] = "0123456789abcdefghjkmnpqrstvwxyz";

void id_format(int64_t id, char ret_text[ID_TEXT_LEN + 1])
{
	int i;

	assert(id > 0);
	ret_text[ID_TEXT_LEN] = '\0';
	for (i = ID_TEXT_LEN - 1; i >= 0; i--, id >>= 5)
		ret_text[i] = alphabet[id & 31];
}

/* 0 to 31, or -1. */
static int digit_of(char c)
{
	const char *found = memchr(alphabet, c, sizeof(alphabet));

	return found ? (int)(found - alphabet) : -1;
}

int id_parse(struct str text, int64_t *ret_id)
{
	uint64_t id = 0;
	size_t i;

	/* 13 characters hold 65 bits: the first one may use only three of its five. */
	if (!text.at || text.len != ID_TEXT_LEN || digit_of(text.at[0]) > 7)
		return ERR_BAD_FIELD;
	for (i = 0; i < ID_TEXT_LEN; i++) {
		int digit = digit_of(text.at[i]);

		if (digit < 0)
			return ERR_BAD_FIELD;
		id = id << 5 | (uint64_t)digit;
	}
	if (id == 0)
		return ERR_BAD_FIELD;
	*ret_id = (int64_t)id;
	return 0;
}
