/* clients/cli/seat.c: see seat.h. */
#include "seat.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli.h"

#define SEAT_CEILING 65536

static char *standard_path(void)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	struct buf path = BUF_INIT(4096);

	if (state && *state == '/')
		buf_putf(&path, "%s/cairn/seat", state);
	else
		buf_putf(&path, "%s/.local/state/cairn/seat", home && *home ? home : ".");
	return need(buf_detach(&path, NULL));
}

static bool valid(const json_t *doc)
{
	const json_t *cookies = json_object_get(doc, "cookies");

	return json_is_object(doc) && (!cookies || json_is_object(cookies));
}

static int read_doc(struct seat *s, int fd)
{
	char *text = need(mem_new(SEAT_CEILING));
	ssize_t len = read(fd, text, SEAT_CEILING);
	json_t *doc = len > 0 ? json_loadb(text, (size_t)len, JSON_REJECT_DUPLICATES, NULL) : NULL;

	mem_wipe(text, SEAT_CEILING);
	mem_free(text);
	if (len < 0 || !valid(doc)) {
		json_decref(doc);
		return len < 0 ? ERR_IO : ERR_BAD_JSON;
	}
	json_decref(s->doc);
	s->doc = doc;
	return 0;
}

int seat_load(struct seat *s, const char *path)
{
	int fd, err;

	s->path = path ? need(mem_text(path, strlen(path))) : standard_path();
	s->doc = need(json_object());
	fd = open(s->path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? 0 : ERR_IO;
	err = read_doc(s, fd);
	close(fd);
	return err;
}

void seat_release(struct seat *s)
{
	json_decref(s->doc);
	mem_free(s->path);
	*s = (struct seat){ 0 };
}

static void make_directories(const char *path)
{
	char *copy = need(mem_text(path, strlen(path)));

	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		(void)mkdir(copy, 0700);      /* a failure shows when the file is opened */
		*slash = '/';
	}
	mem_free(copy);
}

static int write_doc(const json_t *doc, const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool fine;

	if (fd < 0)
		return ERR_IO;
	fine = !fchmod(fd, 0600) && !json_dumpfd(doc, fd, JSON_INDENT(2)) && !fsync(fd);
	return close(fd) || !fine ? ERR_IO : 0;
}

int seat_save(const struct seat *s)
{
	struct buf aside = BUF_INIT(8192);
	int err;

	buf_putf(&aside, "%s.%d", s->path, (int)getpid());
	make_directories(s->path);
	err = aside.err ? aside.err : write_doc(s->doc, aside.at);
	if (!err && rename(aside.at, s->path))
		err = ERR_IO;
	if (err && aside.at)
		(void)unlink(aside.at);
	buf_release(&aside);
	return err;
}

int seat_remove(struct seat *s)
{
	json_object_clear(s->doc);
	return unlink(s->path) && errno != ENOENT ? ERR_IO : 0;
}

const char *seat_get(const struct seat *s, const char *field)
{
	return json_string_value(json_object_get(s->doc, field));
}

void seat_set(struct seat *s, const char *field, const char *value)
{
	if (!value)
		(void)json_object_del(s->doc, field);
	else if (json_object_set_new(s->doc, field, json_string(value)))
		need(NULL);
}

static bool secure(const struct seat *s)
{
	const char *server = seat_get(s, "server");

	return server && !strncmp(server, "https://", 8);
}

static bool ours(const struct seat *s, struct str name)
{
	struct str prefix = STR("__Host-");

	if (secure(s)) {
		if (name.len < prefix.len || memcmp(name.at, prefix.at, prefix.len))
			return false;
		name.at += prefix.len;
		name.len -= prefix.len;
	}
	return str_is(name, "cairn_session") || str_is(name, "cairn_device");
}

static bool harmless(struct str value)
{
	for (size_t i = 0; i < value.len; i++)
		if (value.at[i] <= ' ' || value.at[i] > '~' || strchr("\",;\\", value.at[i]))
			return false;
	return value.len <= 512;
}

static json_t *cookies(const struct seat *s)
{
	json_t *all = json_object_get(s->doc, "cookies");

	if (!all) {
		all = json_object();
		if (json_object_set_new(s->doc, "cookies", all))
			need(NULL);
	}
	return all;
}

void seat_take_cookie(struct seat *s, struct str set_cookie)
{
	const char *end = memchr(set_cookie.at, ';', set_cookie.len);
	size_t len = end ? (size_t)(end - set_cookie.at) : set_cookie.len;
	const char *equals = memchr(set_cookie.at, '=', len);
	struct str name, value;
	char text[64] = "";

	if (!equals)
		return;
	name = (struct str){ set_cookie.at, (size_t)(equals - set_cookie.at) };
	value = (struct str){ equals + 1, len - name.len - 1 };
	if (!ours(s, name) || !harmless(value))
		return;
	memcpy(text, name.at, name.len);      /* ours() lets only short names through */
	if (!value.len)
		(void)json_object_del(cookies(s), text);
	else if (json_object_set_new(cookies(s), text, json_stringn(value.at, value.len)))
		need(NULL);
}

bool seat_signed_in(const struct seat *s)
{
	const char *name = secure(s) ? "__Host-cairn_session" : "cairn_session";

	return json_is_string(json_object_get(json_object_get(s->doc, "cookies"), name));
}

void seat_put_cookies(const struct seat *s, struct buf *out)
{
	const char *name;
	json_t *value;

	json_object_foreach(json_object_get(s->doc, "cookies"), name, value) {
		struct str text = { json_string_value(value), json_string_length(value) };

		/* The file may have been edited by hand. */
		if (!text.len || !ours(s, str_of(name)) || !harmless(text))
			continue;
		buf_putf(out, "%s%s=", out->len ? "; " : "", name);
		buf_put(out, text.at, text.len);
	}
}
