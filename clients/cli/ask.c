/* clients/cli/ask.c: see ask.h. */
#include "ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli.h"
#include "text.h"

bool ask_possible(void)
{
	return isatty(STDIN_FILENO);
}

static void prompt_with(const char *prompt, const char *preset)
{
	struct buf line = BUF_INIT(4096);

	if (!ask_possible())
		return;
	fflush(stdout);
	text_put(&line, str_of(prompt), " ");
	if (preset) {
		buf_puts(&line, " [");
		text_put(&line, str_of(preset), " ");
		buf_puts(&line, "]");
	}
	if (line.at)
		fprintf(stderr, "%s: ", line.at);
	buf_release(&line);
}

char *ask_line(const char *prompt, const char *preset)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t len;

	prompt_with(prompt, preset);
	len = getline(&line, &room, stdin);
	if (len < 0) {
		free(line);
		return NULL;
	}
	line[strcspn(line, "\r\n")] = '\0';
	if (*line || !preset)
		return line;
	free(line);
	return need(strdup(preset));
}

char *ask_secret(const char *prompt)
{
	struct termios shown, hidden;
	bool terminal = !tcgetattr(STDIN_FILENO, &shown);
	char *line;

	if (terminal) {
		hidden = shown;
		hidden.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
	}
	line = ask_line(prompt, NULL);
	if (terminal) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
		fputc('\n', stderr);
	}
	return line;
}

bool ask_yes(const char *prompt)
{
	char *line = ask_line(prompt, NULL);
	bool yes = line && (!strcasecmp(line, "y") || !strcasecmp(line, "yes"));

	free(line);
	return yes;
}
