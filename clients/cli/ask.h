/* clients/cli/ask.h: questions to the person at the terminal.
 *
 * Prompts go to standard error, so that standard output holds answers only. */
#ifndef CAIRN_CLI_ASK_H
#define CAIRN_CLI_ASK_H

#include <stdbool.h>

/* Somebody is there to answer. */
bool ask_possible(void);
/* A line of standard input without its end, for the caller to free(); NULL at the end of input.  The
 * prompt is shown on a terminal only; `preset` (or NULL) is what an empty line means. */
char *ask_line(const char *prompt, const char *preset);
/* As ask_line(), but a terminal does not show what is typed. */
char *ask_secret(const char *prompt);
/* Anything but y or yes is no. */
bool ask_yes(const char *prompt);

#endif
