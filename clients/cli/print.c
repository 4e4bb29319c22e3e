/* clients/cli/print.c: see print.h. */
#include "print.h"

#include <stdio.h>
#include <time.h>

#include "text.h"

#define LINE_CEILING (16u << 20)

static bool print(struct buf *line)
{
	if (line->err)
		need(NULL);
	fwrite(line->at, 1, line->len, stdout);
	buf_release(line);
	return !fflush(stdout);
}

bool print_json(const json_t *value)
{
	struct buf line = BUF_INIT(LINE_CEILING);

	text_put_json(&line, value);
	buf_putc(&line, '\n');
	return print(&line);
}

bool print_entry(const struct cli *cli, const json_t *entry)
{
	struct buf line = BUF_INIT(LINE_CEILING);

	if (cli->opt.json)
		return print_json(entry);
	text_put_entry(&line, entry, (int64_t)time(NULL) * 1000);
	return print(&line);
}
