/* server/account/words.c: see words.h. */
#include "account/words.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "account/word_list.h"
#include "base/mem.h"
#include "crypto/secret.h"

#define TYPED_MOST 1024                   /* nobody types more bytes than this for six words */

_Static_assert(WORDS_MOST == WORDS_COUNT * WORD_ROOM - 1, "room for six words");

/* Append the words of `picks`, or leave `ret` as it was. */
static int put_words(const uint16_t picks[WORDS_COUNT], struct buf *ret)
{
	char text[WORDS_COUNT * WORD_ROOM];
	size_t len = 0, i, n;
	int err;

	for (i = 0; i < WORDS_COUNT; i++) {
		if (i > 0)
			text[len++] = ' ';
		n = strlen(word_list[picks[i]]);
		memcpy(text + len, word_list[picks[i]], n);
		len += n;
	}
	buf_put(ret, text, len);              /* in one go, so there is nothing to take back */
	err = ret->err;
	mem_wipe(text, sizeof(text));
	return err;
}

int words_new(struct buf *ret)
{
	uint16_t picks[WORDS_COUNT];
	int i, err;

	err = random_bytes(picks, sizeof(picks));
	if (err)
		return err;
	/* Every word is equally likely, because the list's length divides 65536. */
	_Static_assert(65536 % WORD_LIST_LEN == 0, "no word likelier than another");
	for (i = 0; i < WORDS_COUNT; i++)
		picks[i] %= WORD_LIST_LEN;
	err = put_words(picks, ret);
	mem_wipe(picks, sizeof(picks));
	return err;
}

/* --- what people type --------------------------------------------------- */

/* The lower-case letter, or 0 for everything else; no locale has a say in it. */
static char letter(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c >= 'a' && c <= 'z' ? c : 0;
}

/* Take the next run of letters off `rest`, in lower case; "" at the end.  One too long
 * for any word comes out cut, still too long for any. */
static void next_word(struct str *rest, char ret_word[WORD_ROOM + 1])
{
	size_t len = 0;
	char c;

	while (rest->len > 0 && !letter(*rest->at))
		*rest = (struct str){ rest->at + 1, rest->len - 1 };
	while (rest->len > 0 && (c = letter(*rest->at)) != 0) {
		if (len < WORD_ROOM)
			ret_word[len++] = c;
		*rest = (struct str){ rest->at + 1, rest->len - 1 };
	}
	ret_word[len] = '\0';
}

/* Which word of the list `word` is or begins. */
static bool find_word(const char *word, uint16_t *ret_pick)
{
	size_t len = strlen(word), low = 0, high = WORD_LIST_LEN, middle;

	if (len < WORD_PREFIX)
		return false;
	while (low < high) {
		middle = (low + high) / 2;
		if (strncmp(word_list[middle], word, WORD_PREFIX) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*ret_pick = (uint16_t)low;
	return low < WORD_LIST_LEN && strncmp(word_list[low], word, len) == 0;
}

static bool find_words(struct str typed, uint16_t ret_picks[WORDS_COUNT])
{
	char word[WORD_ROOM + 1];
	bool found = true;
	int i;

	for (i = 0; found && i < WORDS_COUNT; i++) {
		next_word(&typed, word);
		found = find_word(word, &ret_picks[i]);
	}
	if (found) {
		next_word(&typed, word);
		found = word[0] == '\0';
	}
	mem_wipe(word, sizeof(word));
	return found;
}

int words_clean(struct str typed, struct buf *ret)
{
	uint16_t picks[WORDS_COUNT];
	int err = ERR_BAD_FIELD;

	if (typed.len <= TYPED_MOST && find_words(typed, picks))
		err = put_words(picks, ret);
	mem_wipe(picks, sizeof(picks));
	return err;
}
