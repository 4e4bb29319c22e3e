#include "admin.h"

#include "base/clock.h"
#include "escalation/lines.h"
#include "rules.h"

#define OUT_MOST (1u << 20)
#define STALE 2

static int tell(struct lines *lines, const char *path)
{
	struct lines_day today = lines_day(clock_system.wall_ms(clock_system.ctx));
	struct buf out = BUF_INIT(OUT_MOST);
	struct lines_count count = lines_count(lines, str_of(today.text), &out);

	printf("%s: %zu entries for %zu countries\n", path, count.lines, count.regions);
	if (count.stale)
		printf("verified over a year before %s, or after it: %zu\n%s", today.text, count.stale, out.at ? out.at : "");
	buf_release(&out);
	return count.stale ? STALE : 0;
}

static int load_and_tell(const struct config *config, struct lines *lines, const char *path, struct buf *why)
{
	char found[PATH_MAX];
	int err = 0;

	if (!path) {
		err = rules_find_lines(config, found, why);
		path = found;
	}
	if (!err)
		err = lines_load(lines, path, why);
	if (!err)
		return tell(lines, path);
	fprintf(stderr, "cairnd: %s\n", why->at ? why->at : err_text(err));
	return 1;
}

int admin_check_lines(const struct config *config, const char *path)
{
	struct buf why = BUF_INIT(8192);
	struct lines *lines;
	int result;

	if (lines_new(&lines)) {
		fprintf(stderr, "cairnd: %s\n", err_text(ERR_NO_MEMORY));
		return 1;
	}
	result = load_and_tell(config, lines, path, &why);
	lines_free(lines);
	buf_release(&why);
	return result;
}
