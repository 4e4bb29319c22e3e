/* tests/fuzz/fuzz_config.c: any bytes as a configuration file.  It is taken whole, or refused with
 * one line and nothing changed. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int read_bytes(struct config *config, const uint8_t *data, size_t size, struct buf *why)
{
	int fd = memfd_create("config", 0), err;
	char path[64];

	assert(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	err = config_read(config, path, why);
	close(fd);
	return err;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct config config, before;
	struct buf why = BUF_INIT(4096);
	int err;

	config_init(&config);
	before = config;
	err = read_bytes(&config, data, size, &why);
	if (err) {
		assert(why.len > 0 && !memchr(why.at, '\n', why.len));
		assert(!memcmp(&before, &config, sizeof(config)));
	}
	buf_release(&why);
	config_release(&config);
	return 0;
}
