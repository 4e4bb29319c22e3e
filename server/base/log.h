/* server/base/log.h: one line an event, to standard error.
 *
 *   2026-11-20T18:06:05.123Z info  session.closed client=12 code=4401
 *
 * An event name and ids, counts or error names; never message text, a name of
 * a person, a token, or an address.  Values are written with one of the typed
 * macros below, so a stray string cannot get in: LOG_WORD takes only program
 * literals and wire names (anything outside [A-Za-z0-9._:/-] becomes '_'). */
#ifndef CAIRN_BASE_LOG_H
#define CAIRN_BASE_LOG_H

#include <stdint.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

struct log_field {
	const char *name;
	enum { LOG_FIELD_INT, LOG_FIELD_ID, LOG_FIELD_WORD } kind;
	int64_t number;
	const char *word;
};

#define LOG_INT(name, n) ((struct log_field){ (name), LOG_FIELD_INT, (n), 0 })
#define LOG_ID(name, id) ((struct log_field){ (name), LOG_FIELD_ID, (id), 0 })
#define LOG_WORD(name, w) ((struct log_field){ (name), LOG_FIELD_WORD, 0, (w) })

/* log_event(LOG_INFO, "store.opened", LOG_INT("version", 1)); any thread. */
#define log_event(level, event, ...) \
	log_fields(level, event, (struct log_field[]){ __VA_ARGS__ __VA_OPT__(,) { 0 } })
void log_fields(enum log_level level, const char *event, const struct log_field *fields);
/* Lines below this level are dropped.  Call before threads start. */
void log_threshold(enum log_level least);
/* "debug", "info", "warn", "error"; ERR_CONFIG otherwise. */
int log_level_parse(const char *word, enum log_level *ret_level);

#endif
