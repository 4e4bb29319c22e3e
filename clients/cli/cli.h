/* clients/cli/cli.h: what the commands of `cairn` share.
 *
 * One command, one file, one function: `cairn post` is run_post() in post.c;
 * main.c holds the table.  A command gets its options read and returns an exit code. */
#ifndef CAIRN_CLI_CLI_H
#define CAIRN_CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "seat.h"

/* Told in `cairn --help`; scripts rely on them. */
enum exit_code {
	DONE = 0,
	REFUSED = 1,                          /* the server said no; the reason is on standard error */
	WRONG_USE = 2,
	NO_SEAT = 3,                          /* not signed in, or signed out by the server */
	NO_ANSWER = 4,                        /* not reached, or no answer before the deadline */
	BROKEN = 5,                           /* this machine: file, memory, output */
};

struct options {
	const char *seat, *ca;                /* --seat FILE, --ca FILE; NULL when not given */
	const char *room, *name, *key;
	const char *packs, *model, *score, *predictions;      /* of `cairn triage` */
	const char *zone, *rule;              /* of `cairn series-new` */
	uint64_t days, minutes, places, staff;
	bool has_staff, is_public, preview, csv;
	bool json, yes;
	bool has_after, has_count;
	uint64_t after, count, limit;
	int64_t wait_ms;                      /* 0: the command's own */
	char **args;                          /* what is not an option */
	int n_args;
};

struct cli {
	struct options opt;
	struct seat seat;
};

int run_join(struct cli *cli);
int run_sign_in(struct cli *cli);
int run_recover(struct cli *cli);
int run_rooms(struct cli *cli);
int run_post(struct cli *cli);
int run_tail(struct cli *cli);
int run_history(struct cli *cli);
int run_talk(struct cli *cli);
int run_send(struct cli *cli);
int run_leave(struct cli *cli);
int run_help_now(struct cli *cli);
int run_lines(struct cli *cli);
int run_programme(struct cli *cli);
int run_week(struct cli *cli);
int run_series_new(struct cli *cli);
int run_attendance(struct cli *cli);
int run_triage(struct cli *cli);

/* "cairn: ..." on standard error, made safe for a terminal. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* To standard output, made safe; line breaks in the result stay. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Lets a pointer through and ends the program (BROKEN) on NULL: in a program that
 * runs for one command there is nothing better to do when memory is gone. */
void *need(void *p);
/* Milliseconds of a clock that never goes back. */
int64_t now_ms(void);
/* 22 random characters of base64url: a request key, or the name of this client. */
#define KEY_LEN 22
void make_key(char ret_key[KEY_LEN + 1]);

#endif
