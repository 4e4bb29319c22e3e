/* clients/cli/main.c: the commands and options of `cairn`, as two tables. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

static const struct command {
	const char *name, *args;
	int least, most;                      /* arguments that are not options */
	const char *options;                  /* letters of the options it takes, beside --seat and --ca */
	int (*run)(struct cli *cli);
	const char *help;
	bool alone;                           /* asks no server, so there is no seat to read */
} commands[] = {
	{ "join", "URL", 1, 1, "nyw", run_join,
	  "Come in by a link you were given. Shows the room and its ground rules, asks for a name\n"
	  "and whether you accept, and prints your recovery words once. A one-time link\n"
	  "(/join#link=...) signs in straight away.\n" },
	{ "sign-in", "URL LOGIN", 2, 2, "w", run_sign_in,
	  "Sign in as staff. The password is asked for, or read from standard input.\n" },
	{ "recover", "URL", 1, 1, "w", run_recover,
	  "Take your seat back with the recovery words, read from standard input.\n" },
	{ "rooms", "", 0, 0, "jw", run_rooms, "List the rooms open to you, with their ids.\n" },
	{ "post", "[TEXT | -]", 0, 1, "rkyw", run_post,
	  "Say something: the argument, or standard input. Prints the number of the message once\n"
	  "it is kept for good. Lost connections are made again and the message is said once.\n"
	  "Standard input keeps the words out of the list of processes.\n" },
	{ "tail", "", 0, 0, "rjyaCw", run_tail,
	  "Follow a room from now on, or from after a number. Goes on by itself after a lost\n"
	  "connection, without gap or repetition. With --json, one entry a line.\n" },
	{ "history", "", 0, 0, "rjylw", run_history, "Show what was said before, oldest first.\n" },
	{ "talk", "", 0, 0, "ry", run_talk,
	  "Read along and type: a line is sent with Enter. Ctrl-D ends.\n" },
	{ "help-now", "", 0, 0, "rjkw", run_help_now,
	  "I need help now: alerts those who look after the room, and shows whom to call. Kept and\n"
	  "sent again until the server has it; nobody else in the room sees it.\n" },
	{ "lines", "[COUNTRY]", 0, 1, "jw", run_lines,
	  "Crisis lines of a country (two letters, such as GB), with the day each was verified.\n" },
	{ "send", "OP [JSON | -]", 1, 2, "kyw", run_send,
	  "Ask for any operation of docs/protocol.md and print its result, e.g.\n"
	  "  cairn send invite.create '{\"role\": \"participant\", \"room\": \"...\"}'\n"
	  "An operation inside a room goes into that room first.\n" },
	{ "programme", "[URL]", 0, 1, "djw", run_programme,
	  "What takes place in the coming days, in the time of this machine. Of the server of the\n"
	  "seat, or of another one, without signing in. With --json, one meeting a line.\n" },
	{ "week", "", 0, 0, "rdjw", run_week,
	  "The meetings of the rooms one looks after, who leads them and who is still needed, with\n"
	  "their ids.\n" },
	{ "series-new", "TITLE DAY TIME", 3, 3, "rzMRqtuxjw", run_series_new,
	  "Plan a drop-in from a day on (YYYY-MM-DD), at a time (HH:MM) by the clock of --zone. Shows\n"
	  "the next dates first; with --preview, nothing more is done. E.g. two mentors, 12 people:\n"
	  "  cairn series-new \"Tuesday evening\" 2026-12-01 18:00 --zone Europe/London --staff 2 --places 12\n" },
	{ "attendance", "MEETING", 1, 1, "rvjw", run_attendance,
	  "Who was in a meeting, from when until when; for its staff. The look is in the audit log.\n"
	  "With --csv as a table for spreadsheets, times in UTC.\n" },
	{ "leave", "", 0, 0, "w", run_leave, "Sign out, and remove what is remembered on this machine.\n" },
	{ "triage", "", 0, 0, "pmgP", run_triage,
	  "Sort messages by urgency on this machine: one JSON object a line on standard input\n"
	  "(id, text, and if known lang, context, earlier, peak, ambers), one a line out, in the same\n"
	  "order: triage, category, boundaries, and the rules that found something. A span is\n"
	  "[from, to) in bytes of the text as UTF-8. A line that cannot be read is answered with an\n"
	  "error, and the exit code is then 1. No server is asked.\n"
	  "With --score, labelled messages are read instead, and measured.\n", true },
};

static const struct option_row {
	const char *name;
	char letter;
	const char *value, *help;             /* value NULL: takes none */
} rows[] = {
	{ "room", 'r', "ID", "the room; else the one last joined" },
	{ "name", 'n', "NAME", "what to be called" },
	{ "yes", 'y', NULL, "accept the ground rules, for scripts" },
	{ "json", 'j', NULL, "one JSON value a line" },
	{ "after", 'a', "SEQ", "start after this number" },
	{ "count", 'C', "N", "end after so many" },
	{ "limit", 'l', "N", "at most so many (50)" },
	{ "key", 'k', "KEY", "request key: the same key again gives the first result" },
	{ "wait", 'w', "SECONDS", "give up after so long" },
	{ "days", 'd', "N", "so many days ahead (7)" },
	{ "zone", 'z', "ZONE", "time zone by its IANA name" },
	{ "minutes", 'M', "N", "how long it takes (60)" },
	{ "rule", 'R', "RRULE", "how it recurs, by RFC 5545 (FREQ=WEEKLY); empty: once" },
	{ "places", 'q', "N", "for so many people at most; else as many as the room has seats" },
	{ "staff", 't', "N", "so many of the staff have to be there (1)" },
	{ "public", 'u', NULL, "on the programme page, for everybody" },
	{ "preview", 'x', NULL, "only look at the next dates" },
	{ "csv", 'v', NULL, "as comma-separated values" },
	{ "packs", 'p', "DIR", "directory of moderation rules; else those built or installed with this program" },
	{ "model", 'm', "FILE", "model of the second stage; else the one beside the packs; none: rules only" },
	{ "score", 'g', "GOLD", "labelled messages to measure by: JSON lines, or a corpus file (*.txt)" },
	{ "predictions", 'P', "FILE", "with --score: what `cairn triage` wrote, instead of asking the library" },
	{ "seat", 's', "FILE", "where the seat is remembered ($XDG_STATE_HOME/cairn/seat)" },
	{ "ca", 'c', "FILE", "PEM file of authorities to trust instead of the system's" },
	{ "help", 'h', NULL, "show this" },
	{ "version", 'V', NULL, "show the version" },
};

static void help_option(const struct option_row *row)
{
	char left[32];

	snprintf(left, sizeof(left), "--%s%s%s", row->name, row->value ? " " : "", row->value ? row->value : "");
	printf("  %-18s %s\n", left, row->help);
}

static int help_command(const struct command *c)
{
	printf("cairn %s%s%s\n\n%s\n", c->name, *c->args ? " " : "", c->args, c->help);
	for (size_t i = 0; i < COUNT(rows); i++)
		if (strchr(c->alone ? "h" : "sch", rows[i].letter) || strchr(c->options, rows[i].letter))
			help_option(&rows[i]);
	return DONE;
}

/* The command, and the first sentence of its help. */
static void help_line(const struct command *c)
{
	char left[40];

	snprintf(left, sizeof(left), "%s %s", c->name, c->args);
	printf("  cairn %-25s %.*s\n", left, (int)strcspn(c->help, ".,:"), c->help);
}

static int help_all(void)
{
	printf("cairn: talk in the rooms of a Cairn server, from a terminal or a script\n\n");
	for (size_t i = 0; i < COUNT(commands); i++)
		help_line(&commands[i]);
	printf("\nOptions (cairn COMMAND --help shows which belong to what):\n");
	for (size_t i = 0; i < COUNT(rows); i++)
		help_option(&rows[i]);
	printf("\nExit codes:\n"
	       "  0 done   1 refused by the server   2 wrong use   3 not signed in\n"
	       "  4 no answer in time   5 failed on this machine\n");
	return DONE;
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COUNT(commands); i++)
		if (!strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
}

static bool number(const char *text, uint64_t most, uint64_t *ret)
{
	char *end;

	errno = 0;
	*ret = strtoull(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end && !errno && *ret <= most;
}

static bool seconds(const char *text, int64_t *ret_ms)
{
	uint64_t s;

	if (!number(text, 1000000, &s) || !s)
		return false;
	*ret_ms = (int64_t)s * 1000;
	return true;
}

static bool take_option(struct options *o, int letter, const char *value)
{
	switch (letter) {
	case 'r': o->room = value; return true;
	case 'n': o->name = value; return true;
	case 'k': o->key = value; return true;
	case 's': o->seat = value; return true;
	case 'c': o->ca = value; return true;
	case 'p': o->packs = value; return true;
	case 'm': o->model = value; return true;
	case 'g': o->score = value; return true;
	case 'P': o->predictions = value; return true;
	case 'j': return o->json = true;
	case 'y': return o->yes = true;
	case 'a': return o->has_after = number(value, (1ull << 53) - 1, &o->after);
	case 'C': return (o->has_count = number(value, UINT64_MAX, &o->count)) && o->count;
	case 'l': return number(value, 1000000, &o->limit) && o->limit;
	case 'w': return seconds(value, &o->wait_ms);
	case 'z': o->zone = value; return true;
	case 'R': o->rule = value; return true;
	case 'd': return number(value, 400, &o->days) && o->days;
	case 'M': return number(value, 1440, &o->minutes) && o->minutes;
	case 'q': return number(value, 100000, &o->places);
	case 't': return o->has_staff = number(value, 20, &o->staff);
	case 'u': return o->is_public = true;
	case 'x': return o->preview = true;
	case 'v': return o->csv = true;
	}
	return false;
}

static const struct option_row *find_option(int letter)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].letter == letter)
			return &rows[i];
	return NULL;
}

/* What was asked for beside the command's own options. */
struct asked {
	bool help, version;
	char letters[64];                     /* each option that was given */
};

static bool read_options(struct options *o, int argc, char **argv, struct asked *ret)
{
	struct option table[COUNT(rows) + 1] = { 0 };
	size_t n = 0;
	int letter;

	for (size_t i = 0; i < COUNT(rows); i++)
		table[i] = (struct option){ rows[i].name, rows[i].value ? required_argument : no_argument, NULL,
		                            rows[i].letter };
	while ((letter = getopt_long(argc, argv, "hV", table, NULL)) != -1) {
		if (letter == '?')
			return false;
		ret->help = ret->help || letter == 'h';
		ret->version = ret->version || letter == 'V';
		if (n + 1 < sizeof(ret->letters) && !strchr("hVsc", letter))
			ret->letters[n++] = (char)letter;
		if (!strchr("hV", letter) && !take_option(o, letter, optarg)) {
			complain("--%s: not %s", find_option(letter)->name, optarg);
			return false;
		}
	}
	o->args = argv + optind;
	o->n_args = argc - optind;
	return true;
}

static bool fits(const struct command *c, const struct options *o, const struct asked *asked)
{
	size_t strange = strspn(asked->letters, c->options);

	if (asked->letters[strange])
		complain("%s does not take --%s", c->name, find_option(asked->letters[strange])->name);
	else if (o->n_args < c->least || o->n_args > c->most)
		complain("use: cairn %s %s", c->name, c->args);
	else
		return true;
	return false;
}

static int run(const struct command *c, struct cli *cli)
{
	int err = c->alone ? 0 : seat_load(&cli->seat, cli->opt.seat), result = BROKEN;

	if (err == ERR_IO)
		complain("cannot read %s: %s", cli->seat.path, strerror(errno));
	else if (err)
		complain("%s is not a seat", cli->seat.path);
	else if (cli->opt.ca && access(cli->opt.ca, R_OK))
		complain("cannot read %s: %s", cli->opt.ca, strerror(errno));
	else
		result = c->run(cli);
	seat_release(&cli->seat);
	if (fflush(stdout) && result == DONE)
		result = BROKEN;
	return result;
}

int main(int argc, char **argv)
{
	struct cli cli = { 0 };
	struct asked asked = { 0 };
	const struct command *c = NULL;

	umask(077);
	tzset();
	if (!read_options(&cli.opt, argc, argv, &asked))
		return WRONG_USE;
	if (asked.version)
		return printf("cairn %s\n", CAIRN_VERSION) > 0 ? DONE : BROKEN;
	if (cli.opt.n_args)
		c = find_command(cli.opt.args[0]);
	if (asked.help && (c || !cli.opt.n_args))
		return c ? help_command(c) : help_all();
	if (!c) {
		complain(cli.opt.n_args ? "no such command; see cairn --help" : "use: cairn COMMAND; see cairn --help");
		return WRONG_USE;
	}
	cli.opt.args++;
	cli.opt.n_args--;
	return fits(c, &cli.opt, &asked) ? run(c, &cli) : WRONG_USE;
}
