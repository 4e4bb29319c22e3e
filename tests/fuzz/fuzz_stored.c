/* tests/fuzz/fuzz_stored.c: any bytes where our own files and rows should be: a key file, a sealed
 * value, an id, a role.  What opens was sealed by us; what parses prints as it was. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/id.h"
#include "base/role.h"
#include "crypto/seal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void as_key_file(const uint8_t *data, size_t size)
{
	int fd = memfd_create("key", 0);
	struct seal_key key;
	char path[64], why[256] = "";

	assert(fd >= 0 && write(fd, data, size) == (ssize_t)size && fchmod(fd, 0400) == 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (master_key_load(path, &key, why))
		assert(why[0] && !strchr(why, '\n'));
	else
		assert(size == 65);
	close(fd);
}

/* Nobody can make a value that opens without the key. */
static void as_sealed(struct str bytes)
{
	static const struct seal_key key = { { 7 } };
	static const struct seal_place place = { "bodies", 3, 4 };
	struct buf out = BUF_INIT(1 << 20);

	assert(seal_open(&key, &place, bytes, &out));
	assert(out.len == 0);
	buf_release(&out);
}

static void as_id(struct str bytes)
{
	char text[ID_TEXT_LEN + 1];
	int64_t id;

	if (id_parse(bytes, &id))
		return;
	id_format(id, text);
	assert(bytes.len == ID_TEXT_LEN && !memcmp(bytes.at, text, ID_TEXT_LEN));
}

static void as_role(struct str bytes)
{
	enum role role;

	if (!role_parse(bytes, &role))
		assert(str_is(bytes, role_name(role)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };

	as_key_file(data, size);
	as_sealed(bytes);
	as_id(bytes);
	as_role(bytes);
	return 0;
}
