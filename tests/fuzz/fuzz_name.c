/* tests/fuzz/fuzz_name.c: any bytes at all as a name, a login, and recovery words.
 *
 * What is accepted is in the form the headers promise, and cleaning it again
 * changes nothing. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "account/name.h"
#include "account/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int truth)
{
	if (!truth)
		abort();
}

static struct str all(const struct buf *b)
{
	return (struct str){ b->at, b->len };
}

/* Nothing below U+0020, no double space, none at an end. */
static int is_tidy(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] < ' ' || (s.at[i] == ' ' && (i == 0 || i + 1 == s.len || s.at[i + 1] == ' ')))
			return 0;
	return s.len > 0;
}

static void name_twice(struct str given)
{
	struct buf shown = BUF_INIT(NAME_MOST), again = BUF_INIT(NAME_MOST);
	struct buf key = BUF_INIT(NAME_KEY_MOST), key_again = BUF_INIT(NAME_KEY_MOST);
	int err = name_clean(given, &shown, &key);

	if (err) {
		must(err == ERR_BAD_FIELD && shown.len == 0 && key.len == 0);
	} else {
		must(is_tidy(all(&shown)) && key.len > 0 && !memchr(key.at, ' ', key.len));
		must(name_clean(all(&shown), &again, &key_again) == 0);
		must(str_eq(all(&shown), all(&again)) && str_eq(all(&key), all(&key_again)));
	}
	buf_release(&shown);
	buf_release(&again);
	buf_release(&key);
	buf_release(&key_again);
}

static void twice(int (*clean)(struct str, struct buf *), struct str given, size_t most)
{
	struct buf once = BUF_INIT(most), again = BUF_INIT(most);
	int err = clean(given, &once);

	if (err) {
		must(err == ERR_BAD_FIELD && once.len == 0);
	} else {
		must(is_tidy(all(&once)));
		must(clean(all(&once), &again) == 0 && str_eq(all(&once), all(&again)));
	}
	buf_release(&once);
	buf_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };

	name_twice(bytes);
	twice(login_fold, bytes, LOGIN_MOST);
	twice(words_clean, bytes, WORDS_MOST);
	return 0;
}
