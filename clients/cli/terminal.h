/* clients/cli/terminal.h: a terminal that hands over every key and shows none.
 * It is put back when the program ends, by exit() or by a signal. */
#ifndef CAIRN_CLI_TERMINAL_H
#define CAIRN_CLI_TERMINAL_H

#include <stdbool.h>

/* False when standard input or output is no terminal; then nothing changed. */
bool terminal_take(void);
bool terminal_taken(void);
int terminal_columns(void);
/* ECMA-48: start of line, erase to its end. */
#define TERMINAL_CLEAR_LINE "\r\033[K"

#endif
