/* clients/cli/seat.h: what this program remembers between two commands: the
 * server, the cookies it gave us, the room we are in.
 *
 *  (1) The file is readable by its owner alone and is replaced in one step.
 *  (2) Cookies are kept and sent only under the names the server uses for this kind
 *      of connection (__Host- under https), with harmless characters.
 *
 * Not for two processes changing one file at a time: the last one wins. */
#ifndef CAIRN_CLI_SEAT_H
#define CAIRN_CLI_SEAT_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"

struct seat {
	char *path;
	json_t *doc;                          /* {"server", "room", "name", "cookies": {name: value}} */
};

/* Read `path`, or the standard place when NULL ($XDG_STATE_HOME/cairn/seat, else
 * ~/.local/state/cairn/seat).  A missing file is an empty seat.  ERR_IO when it
 * cannot be read, ERR_BAD_JSON when it is not a seat; release it in any case. */
int seat_load(struct seat *s, const char *path) WARN_UNUSED;
void seat_release(struct seat *s);
/* Write the file, making its directory.  ERR_IO, with errno. */
int seat_save(const struct seat *s) WARN_UNUSED;
/* Forget everything and remove the file. */
int seat_remove(struct seat *s) WARN_UNUSED;

/* NULL when not known. */
const char *seat_get(const struct seat *s, const char *field);
/* NULL forgets. */
void seat_set(struct seat *s, const char *field, const char *value);
/* There is a session cookie. */
bool seat_signed_in(const struct seat *s);
/* Take over the value of one Set-Cookie header; one that is not ours is ignored. */
void seat_take_cookie(struct seat *s, struct str set_cookie);
/* "a=1; b=2", or nothing. */
void seat_put_cookies(const struct seat *s, struct buf *out);

#endif
