/* server/base/config_text.c: the table of settings as text for people. */
#include <string.h>

#include "base/config_row.h"

static bool begins_section(const struct config_row *row)
{
	return row == config_rows || strcmp(row->section, row[-1].section) != 0;
}

static void put_default(struct buf *out, const struct config_row *row)
{
	if (row->kind == KIND_TEXT)
		buf_puts(out, row->text);
	else if (row->kind == KIND_YESNO)
		buf_puts(out, row->number ? "yes" : "no");
	else
		buf_put_int(out, row->number);
}

static void put_range(struct buf *out, const struct config_row *row)
{
	if (row->kind == KIND_YESNO)
		buf_puts(out, "yes or no");
	if (row->kind != KIND_NUMBER)
		return;
	buf_put_int(out, row->least);
	buf_puts(out, " to ");
	buf_put_int(out, row->most);
	if (*row->unit)
		buf_putf(out, " %s", row->unit);
}

/* "Help (range)." for the two forms that have no column for the range. */
static void put_help(struct buf *out, const struct config_row *row)
{
	buf_puts(out, row->help);
	if (row->kind == KIND_TEXT)
		return;
	buf_puts(out, " (");
	put_range(out, row);
	buf_puts(out, ")");
}

void config_help(struct buf *out)
{
	const struct config_row *row;

	for (row = config_rows; row < config_rows + CONFIG_ROW_COUNT; row++) {
		if (begins_section(row))
			buf_putf(out, "%s[%s]\n", row == config_rows ? "" : "\n", row->section);
		buf_putf(out, "  %s = ", row->key);
		put_default(out, row);
		buf_puts(out, "\n      ");
		put_help(out, row);
		buf_putc(out, '\n');
	}
}

static void put_markdown_row(struct buf *out, const struct config_row *row)
{
	buf_putf(out, "| `%s` | ", row->key);
	if (row->kind != KIND_TEXT || *row->text) {
		buf_putc(out, '`');
		put_default(out, row);
		buf_putc(out, '`');
	} else {
		buf_puts(out, "(empty)");
	}
	buf_puts(out, " | ");
	if (row->kind == KIND_TEXT)
		buf_puts(out, "text");
	put_range(out, row);
	buf_putf(out, " | %s |\n", row->help);
}

void config_markdown(struct buf *out)
{
	const struct config_row *row;

	buf_puts(out, "# Settings of cairnd\n\nOne INI file, given with `cairnd --config FILE`; no file at all means the defaults "
	              "below.\nAn unknown key, a value out of range or an unreadable file stops the start and names file, line "
	              "and key.\n`PORT` and `CAIRN_DATA` in the environment stand before `listen.port` and `storage.data`.\n"
	              "[cairn.conf](cairn.conf) is the same as a file to begin with.\n\n");
	for (row = config_rows; row < config_rows + CONFIG_ROW_COUNT; row++) {
		if (begins_section(row))
			buf_putf(out, "%s## [%s]\n\n| key | default | may be | what it is |\n| --- | --- | --- | --- |\n",
				row == config_rows ? "" : "\n", row->section);
		put_markdown_row(out, row);
	}
}

void config_sample(struct buf *out)
{
	const struct config_row *row;

	buf_puts(out, "# Settings of cairnd.  Each line that begins with #key shows the default;\n"
		"# take the # away to change it.\n");
	for (row = config_rows; row < config_rows + CONFIG_ROW_COUNT; row++) {
		if (begins_section(row))
			buf_putf(out, "\n[%s]\n", row->section);
		buf_puts(out, "# ");
		put_help(out, row);
		buf_putf(out, "\n#%s = ", row->key);
		put_default(out, row);
		buf_putc(out, '\n');
	}
}
