/* clients/cli/terminal.c: see terminal.h. */
#include "terminal.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios before;
static bool taken;

static void put_back(void)
{
	tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

/* tcsetattr() is allowed in a signal handler (POSIX, 2.4.3). */
static void on_signal(int number)
{
	put_back();
	raise(number);                        /* SA_RESETHAND: now it ends us */
}

bool terminal_take(void)
{
	static const int ends[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND };
	struct termios raw;

	if (!isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &before))
		return false;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		sigaction(ends[i], &action, NULL);
	atexit(put_back);
	raw = before;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
	return taken = true;
}

bool terminal_taken(void)
{
	return taken;
}

int terminal_columns(void)
{
	struct winsize size;

	return !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col > 8 ? size.ws_col : 80;
}
