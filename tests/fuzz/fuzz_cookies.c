/* tests/fuzz/fuzz_cookies.c: any bytes as a Cookie header.  What is found lies
 * within the header and holds nothing that a header or a log could stumble over. */
#include <assert.h>
#include <ctype.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "gateway/cookies.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look(struct str header, enum cookie which, bool secure)
{
	struct str value = cookie_find(header, which, secure);

	if (!value.at)
		return;
	assert(value.at >= header.at && value.at + value.len <= header.at + header.len);
	for (size_t i = 0; i < value.len; i++)
		assert(strchr("-_", value.at[i]) || isalnum((unsigned char)value.at[i]));
	assert(value.len > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str header = { (const char *)data, size };

	look(header, COOKIE_SESSION, false);
	look(header, COOKIE_SESSION, true);
	look(header, COOKIE_DEVICE, false);
	look(header, COOKIE_DEVICE, true);
	return 0;
}
