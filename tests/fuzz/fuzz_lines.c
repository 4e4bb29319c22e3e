/* tests/fuzz/fuzz_lines.c: any bytes as a file of crisis lines.  It is loaded and every country's lines are found, or it is refused
 * with one line that names the file. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "escalation/lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look(struct lines *l, struct arena *arena)
{
	struct wire_line found[LINES_MOST];
	struct str *regions, elsewhere, region;
	size_t n, n_found, i;

	assert(lines_regions(l, arena, &regions, &n, &elsewhere) == 0);
	assert(n > 0 && elsewhere.len > 0);
	for (i = 0; i < n; i++) {
		assert(lines_find(l, regions[i], STR("de"), STR("2026-11-21"), arena, found, LINES_MOST, &n_found, &region) == 0);
		assert(n_found > 0 && n_found <= LINES_MOST && str_eq(region, regions[i]) && found[0].name.len > 0);
	}
}

static void load(struct lines *l, const char *path)
{
	struct buf why = BUF_INIT(8192), out = BUF_INIT(4 << 20);
	struct arena arena;

	arena_init(&arena, 16 << 20);
	if (lines_load(l, path, &why)) {
		assert(why.at && strncmp(why.at, path, strlen(path)) == 0 && !strchr(why.at, '\n'));
		assert(lines_count(l, STR("2026-11-21"), &out).lines == 0);
	} else {
		look(l, &arena);
		assert(lines_count(l, STR("2026-11-21"), &out).lines > 0);
	}
	arena_release(&arena);
	buf_release(&why);
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool ready;
	struct lines *l;
	char path[64];
	int file = memfd_create("lines", MFD_CLOEXEC);

	if (!ready)
		protocol_init();
	ready = true;
	assert(file >= 0 && write(file, data, size) == (ssize_t)size);
	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	assert(lines_new(&l) == 0);
	load(l, path);
	lines_free(l);
	close(file);
	return 0;
}
