/* server/base/log.c: see log.h.
 *
 * A line is put together on the stack and leaves in one write(2), so lines of
 * several threads never mix and logging cannot run out of memory. */
#include "base/log.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/id.h"

#define LINE_MAX_LEN 512

static const char *const level_names[] = { "debug", "info", "warn", "error" };
static atomic_int threshold = LOG_INFO;

struct line {
	char at[LINE_MAX_LEN];
	size_t len;                           /* the last byte stays free for the newline */
};

static void add(struct line *l, const char *text)
{
	while (*text && l->len < sizeof(l->at) - 1)
		l->at[l->len++] = *text++;
}

/* The last guard: whatever was passed as a word, no sentence gets out. */
static void add_word(struct line *l, const char *word)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/-";
	char c[2] = { 0 };

	for (; word && *word; word++) {
		c[0] = strchr(allowed, *word) ? *word : '_';
		add(l, c);
	}
}

static void add_time(struct line *l)
{
	struct timespec now;
	struct tm utc;
	char text[48];

	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", utc.tm_year + 1900, utc.tm_mon + 1,
		utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, (int)(now.tv_nsec / 1000000));
	add(l, text);
}

static void add_value(struct line *l, const struct log_field *field)
{
	char text[24];

	if (field->kind == LOG_FIELD_WORD) {
		add_word(l, field->word ? field->word : "-");
		return;
	}
	if (field->kind == LOG_FIELD_ID && field->number > 0)
		id_format(field->number, text);
	else
		snprintf(text, sizeof(text), "%lld", (long long)field->number);
	add(l, text);
}

static void write_out(const struct line *l)
{
	ssize_t n;

	do
		n = write(STDERR_FILENO, l->at, l->len);
	while (n < 0 && errno == EINTR);
}

void log_fields(enum log_level level, const char *event, const struct log_field *fields)
{
	struct line l = { .len = 0 };
	int saved = errno;
	char head[16];

	if ((int)level < atomic_load_explicit(&threshold, memory_order_relaxed))
		return;
	add_time(&l);
	snprintf(head, sizeof(head), " %-5s ", level_names[level]);
	add(&l, head);
	add_word(&l, event);
	for (; fields->name; fields++) {
		add(&l, " ");
		add_word(&l, fields->name);
		add(&l, "=");
		add_value(&l, fields);
	}
	l.at[l.len++] = '\n';
	write_out(&l);
	errno = saved;
}

void log_threshold(enum log_level least)
{
	atomic_store(&threshold, (int)least);
}

int log_level_parse(const char *word, enum log_level *ret_level)
{
	int i;

	for (i = LOG_DEBUG; i <= LOG_ERROR; i++) {
		if (word && strcmp(word, level_names[i]) == 0) {
			*ret_level = (enum log_level)i;
			return 0;
		}
	}
	return ERR_CONFIG;
}
