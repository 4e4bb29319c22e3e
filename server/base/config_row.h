/* server/base/config_row.h: the table of settings as rows, for config*.c alone. */
#ifndef CAIRN_BASE_CONFIG_ROW_H
#define CAIRN_BASE_CONFIG_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/config.h"

#define CONFIG_WORD_MAX 64                /* longest name of a section or key worth looking at */

enum config_kind { KIND_TEXT, KIND_YESNO, KIND_NUMBER };

struct config_row {
	enum config_kind kind;
	const char *section, *key, *help;
	size_t at;                            /* offset in struct config */
	const char *text;                     /* default of a KIND_TEXT */
	int64_t number, least, most;          /* default of the others; range of a KIND_NUMBER */
	const char *unit;
};

enum {
#define ONE(...) + 1
	CONFIG_ROW_COUNT = 0 CONFIG_LIST(ONE, ONE, ONE)
#undef ONE
};

extern const struct config_row config_rows[CONFIG_ROW_COUNT];

/* NULL when there is none. */
const struct config_row *config_row_find(const char *section, const char *key);
bool config_section_known(const char *section);

/* Where a value stands, for a complaint about it. */
struct config_place {
	const char *path;                     /* NULL: not from a file */
	int line;
	struct buf *why;
};

/* Set one value.  A text set before is neither freed nor kept, because a change is
 * made to a copy of the config: config_settle() then frees the texts of the copy
 * that lost which are neither defaults nor also in `keeper`. */
int config_row_set(struct config *c, const struct config_row *row, const char *value,
	const struct config_place *p) WARN_UNUSED;
void config_settle(struct config *loser, struct config *keeper);

/* Say what is wrong; ERR_CONFIG, or ERR_NO_MEMORY when there is none for saying it. */
int config_complain(const struct config_place *p, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The same, and what was probably meant. */
int config_unknown_key(const struct config_place *p, const char *section, const char *key);
int config_unknown_section(const struct config_place *p, const char *section);

#endif
