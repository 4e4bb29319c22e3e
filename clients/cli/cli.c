/* clients/cli/cli.c: see cli.h. */
#include "cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#include "base/mem.h"
#include "terminal.h"
#include "text.h"

#define SAY_CEILING (1u << 20)

void *need(void *p)
{
	if (p)
		return p;
	fputs("cairn: out of memory\n", stderr);
	exit(BROKEN);
}

static void put_safely(FILE *to, const char *before, const char *format, va_list args)
{
	struct buf safe = BUF_INIT(4 * SAY_CEILING);
	char *text = NULL;
	int len = vasprintf(&text, format, args);

	if (len < 0)
		need(NULL);
	buf_puts(&safe, before);
	text_put(&safe, (struct str){ text, (size_t)len }, "\n");
	fputs(safe.len ? safe.at : "", to);
	buf_release(&safe);
	free(text);
}

void complain(const char *format, ...)
{
	va_list args;

	if (terminal_taken())
		fputs(TERMINAL_CLEAR_LINE, stderr);   /* over the line being typed; the next key shows it again */
	va_start(args, format);
	put_safely(stderr, "cairn: ", format, args);
	va_end(args);
	fputc('\n', stderr);
}

void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put_safely(stdout, "", format, args);
	va_end(args);
}

int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void make_key(char ret_key[KEY_LEN + 1])
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	unsigned char random[KEY_LEN];

	if (getrandom(random, sizeof(random), 0) != (ssize_t)sizeof(random))
		need(NULL);                   /* short only before the kernel is seeded */
	for (size_t i = 0; i < KEY_LEN; i++)
		ret_key[i] = digits[random[i] & 63];
	ret_key[KEY_LEN] = '\0';
}
