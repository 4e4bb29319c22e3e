/* server/base/config_complain.c: telling people what is wrong with their settings. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/config_row.h"

int config_complain(const struct config_place *p, const char *format, ...)
{
	char text[512];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (p->path)
		buf_putf(p->why, "%s:%d: ", p->path, p->line);
	buf_puts(p->why, text);
	return p->why->err == ERR_NO_MEMORY ? ERR_NO_MEMORY : ERR_CONFIG;
}

static size_t least_of(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Edits (insert, drop, change a letter) that make b out of a. */
static size_t distance(const char *a, const char *b)
{
	size_t cost[CONFIG_WORD_MAX + 1], len = strlen(b), i;

	if (strlen(a) > CONFIG_WORD_MAX || len > CONFIG_WORD_MAX)
		return CONFIG_WORD_MAX;
	for (i = 0; i <= len; i++)
		cost[i] = i;
	for (; *a; a++) {
		size_t before = cost[0]++;

		for (i = 1; i <= len; i++) {
			size_t change = before + (*a != b[i - 1]);

			before = cost[i];
			cost[i] = least_of(change, cost[i] + 1, cost[i - 1] + 1);
		}
	}
	return cost[len];
}

/* The row most like it, or NULL when none is; the right key in a wrong section counts as like. */
static const struct config_row *nearest_row(const char *section, const char *key)
{
	const struct config_row *nearest = NULL;
	size_t best = 4, i;

	for (i = 0; i < CONFIG_ROW_COUNT; i++) {
		bool moved = strcmp(config_rows[i].key, key) == 0;
		size_t d = moved ? 1 : distance(config_rows[i].section, section) + distance(config_rows[i].key, key);

		if (d < best) {
			best = d;
			nearest = &config_rows[i];
		}
	}
	return nearest;
}

int config_unknown_key(const struct config_place *p, const char *section, const char *key)
{
	const struct config_row *near = nearest_row(section, key);

	if (near)
		return config_complain(p, "%s.%s: no such key; did you mean %s.%s?", section, key, near->section, near->key);
	return config_complain(p, "%s.%s: no such key", section, key);
}

int config_unknown_section(const struct config_place *p, const char *section)
{
	const char *near = NULL;
	size_t best = strlen(section) < 4 ? strlen(section) : 4, i;

	for (i = 0; i < CONFIG_ROW_COUNT; i++) {
		size_t d = distance(config_rows[i].section, section);

		if (d < best) {
			best = d;
			near = config_rows[i].section;
		}
	}
	if (near)
		return config_complain(p, "[%s]: no such section; did you mean [%s]?", section, near);
	return config_complain(p, "[%s]: no such section", section);
}
