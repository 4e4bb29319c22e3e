/* server/base/config_file.c: reading settings from an INI file.
 *
 * inih splits the lines; what it would pass over in silence is checked as it
 * asks for each line, which is also how lines are counted. */
#include <errno.h>
#include <fcntl.h>
#include <ini.h>
#include <string.h>
#include <unistd.h>

#include "base/config_row.h"

#define FILE_CEILING (256 * 1024)

struct reading {
	struct config next;
	struct config_place place;
	const char *at, *end;                 /* what inih was not given yet */
	int err;                              /* the first one; nothing is read after it */
	int line_of[CONFIG_ROW_COUNT];               /* where a key was given, 0: nowhere */
};

static int check_section(struct reading *r, const char *line, size_t len)
{
	const char *close = memchr(line, ']', len);
	char section[CONFIG_WORD_MAX] = "";
	const char *rest;

	if (!close)
		return config_complain(&r->place, "[section] or key = value expected");
	for (rest = close + 1; rest < line + len && strchr(" \t\r", *rest); rest++)
		;
	if (rest < line + len && *rest != ';' && *rest != '#')
		return config_complain(&r->place, "nothing but a comment may follow a [section]");
	if ((size_t)(close - line - 1) < sizeof(section))
		memcpy(section, line + 1, (size_t)(close - line - 1));
	return config_section_known(section) ? 0 : config_unknown_section(&r->place, section);
}

/* What inih would take silently, or in a way that surprises: a line cut short,
 * an indented line (it continues the one before), a section without keys. */
static int check_line(struct reading *r, const char *line, size_t len, size_t most)
{
	size_t blank = 0;

	if (len > most)
		return config_complain(&r->place, "a line of at most %zu bytes expected", most);
	if (memchr(line, '\0', len))
		return config_complain(&r->place, "text expected, this is a binary file");
	while (blank < len && strchr(" \t\r\v\f", line[blank]))
		blank++;
	if (blank == len || line[blank] == ';' || line[blank] == '#')
		return 0;
	if (blank > 0)
		return config_complain(&r->place, "a line may not begin with a space");
	return line[0] == '[' ? check_section(r, line, len) : 0;
}

/* inih asks here for each line, so this is also what counts them. */
static char *next_line(char *ret_line, int size, void *stream)
{
	struct reading *r = stream;
	const char *newline;
	size_t len;

	if (r->err || r->at == r->end)
		return NULL;
	newline = memchr(r->at, '\n', (size_t)(r->end - r->at));
	len = (size_t)((newline ? newline : r->end) - r->at);
	r->place.line++;
	/* inih wants room for CR, LF and NUL. */
	r->err = check_line(r, r->at, len, (size_t)size - 3);
	if (r->err)
		return NULL;
	memcpy(ret_line, r->at, len);
	ret_line[len] = '\n';
	ret_line[len + 1] = '\0';
	r->at = newline ? newline + 1 : r->end;
	return ret_line;
}

static int set_once(struct reading *r, const char *section, const char *key, const char *value)
{
	const struct config_row *row = config_row_find(section, key);
	int *line_of;

	if (!*section)
		return config_complain(&r->place, "%s: a [section] must come before it", key);
	if (!row)
		return config_unknown_key(&r->place, section, key);
	line_of = &r->line_of[row - config_rows];
	if (*line_of)
		return config_complain(&r->place, "%s.%s: only one expected, line %d has it already", section, key, *line_of);
	*line_of = r->place.line;
	return config_row_set(&r->next, row, value, &r->place);
}

static int on_pair(void *user, const char *section, const char *key, const char *value)
{
	struct reading *r = user;

	if (!r->err)
		r->err = set_once(r, section, key, value ? value : "");
	return r->err == 0;
}

/* What no key alone can get wrong. */
static int check_whole(struct reading *r)
{
	const struct config_row *certificate = config_row_find("listen", "tls_certificate");
	const struct config_row *key = config_row_find("listen", "tls_key");
	bool has_certificate = *r->next.listen_tls_certificate, has_key = *r->next.listen_tls_key;
	const struct config_row *given = has_key ? key : certificate, *lacking = has_key ? certificate : key;

	if (has_certificate == has_key)
		return 0;
	r->place.line = r->line_of[given - config_rows];
	return config_complain(&r->place, "%s.%s: %s expected as well", given->section, given->key, lacking->key);
}

static int parse(struct reading *r)
{
	int line;

	if (r->end - r->at >= 3 && memcmp(r->at, "\xef\xbb\xbf", 3) == 0)
		r->at += 3;
	line = ini_parse_stream(next_line, r, on_pair, r);
	/* inih goes on after a line it cannot split, and tells of the first at the end. */
	if (line > 0 && (!r->err || line < r->place.line)) {
		r->place.line = line;
		buf_reset(r->place.why);
		r->err = config_complain(&r->place, "[section] or key = value expected");
	}
	if (!r->err)
		r->err = check_whole(r);
	return r->err;
}

/* Append a file to `text`; errno tells about ERR_IO. */
static int read_file(const char *path, struct buf *text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), saved;
	char part[4096];
	ssize_t n;

	if (fd < 0)
		return ERR_IO;
	do {
		n = read(fd, part, sizeof(part));
		if (n > 0)
			buf_put(text, part, (size_t)n);
	} while ((n > 0 && !text->err) || (n < 0 && errno == EINTR));
	saved = errno;
	close(fd);
	errno = saved;
	return n < 0 ? ERR_IO : text->err;
}

static int load(const char *path, struct buf *text, struct buf *why)
{
	int err = read_file(path, text);

	if (err == ERR_NO_MEMORY)
		return err;
	if (err == ERR_TOO_LARGE)
		buf_putf(why, "%s: a file of at most %d bytes expected", path, FILE_CEILING);
	else if (err)
		buf_putf(why, "%s: cannot be read: %m", path);
	if (err)
		return why->err == ERR_NO_MEMORY ? ERR_NO_MEMORY : ERR_CONFIG;
	return 0;
}

int config_read(struct config *c, const char *path, struct buf *why)
{
	struct reading r = { .next = *c, .place = { .path = path, .why = why } };
	struct buf text = BUF_INIT(FILE_CEILING);
	int err = load(path, &text, why);

	if (err)
		goto done;
	r.at = text.at ? text.at : "";
	r.end = r.at + text.len;
	err = parse(&r);
	if (err) {
		config_settle(&r.next, c);
		goto done;
	}
	config_settle(c, &r.next);
	*c = r.next;
done:
	buf_release(&text);
	return err;
}
