/* clients/cli/talk.c: `cairn talk`. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "editor.h"
#include "follow.h"
#include "print.h"
#include "terminal.h"
#include "text.h"

#define RECENT 20
#define PROMPT "> "

struct talk {
	struct follow follow;
	struct editor editor;
	unsigned unanswered;
	bool terminal, over;                  /* no more input comes */
};

/* --- what is on the screen --- */

static void hide_prompt(const struct talk *t)
{
	if (t->terminal)
		fputs(TERMINAL_CLEAR_LINE, stdout);
}

static void show_prompt(const struct talk *t)
{
	struct buf line = BUF_INIT(4 * EDITOR_MOST);

	if (!t->terminal)
		return;
	editor_show(&t->editor, terminal_columns() - 4, &line);
	fputs(TERMINAL_CLEAR_LINE PROMPT, stdout);
	fputs(line.len ? line.at : "", stdout);
	fflush(stdout);
	buf_release(&line);
}

static bool on_entry(void *ctx, const json_t *entry)
{
	struct talk *t = ctx;
	bool read;

	hide_prompt(t);
	read = print_entry(t->follow.entrance.cli, entry);
	show_prompt(t);
	if (!read)
		dialogue_end(t->follow.entrance.dialogue, DONE);
	return read;
}

/* --- what is said --- */

static void end_when_answered(struct talk *t)
{
	if (!t->over || t->unanswered)
		return;
	hide_prompt(t);
	dialogue_end(t->follow.entrance.dialogue, DONE);
}

static void on_posted(void *ctx, const json_t *result, const struct refusal *refusal)
{
	struct talk *t = ctx;

	t->unanswered--;
	if (refusal) {
		hide_prompt(t);
		refusal_tell(refusal);
		show_prompt(t);
	}
	end_when_answered(t);
}

static void say_line(struct talk *t)
{
	json_t *fields;

	if (!t->editor.len)
		return;
	fields = json_pack("{s:s, s:s}", "room", t->follow.entrance.room, "body", t->editor.line);
	if (!fields) {
		complain("that line is not UTF-8; it was not sent");
		return;
	}
	t->unanswered++;
	dialogue_ask(t->follow.entrance.dialogue, "room.post", fields, NULL, on_posted, t);
}

static void feed(struct talk *t, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n && !t->over; i++) {
		enum editor_event event = editor_feed(&t->editor, (unsigned char)bytes[i]);

		if (event == EDITOR_END)
			t->over = true;
		if (event != EDITOR_LINE)
			continue;
		say_line(t);
		editor_clear(&t->editor);
	}
}

static bool on_input(void *ctx)
{
	struct talk *t = ctx;
	char bytes[1024];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (n > 0) {
		feed(t, bytes, (size_t)n);
	} else {
		say_line(t);                  /* a last line without an end */
		t->over = true;
	}
	show_prompt(t);
	end_when_answered(t);
	return !t->over;
}

/* Not before we are in: until then the terminal is for the question about the rules. */
static void on_started(void *ctx)
{
	struct talk *t = ctx;

	t->terminal = terminal_take();
	show_prompt(t);
	if (dialogue_watch(t->follow.entrance.dialogue, STDIN_FILENO, on_input, t))
		return;
	complain("cannot read standard input");
	dialogue_end(t->follow.entrance.dialogue, BROKEN);
}

int run_talk(struct cli *cli)
{
	static struct talk t;                 /* large, and one is enough */
	int result;

	t.follow.entry = on_entry;
	t.follow.started = on_started;
	t.follow.ctx = &t;
	t.follow.recent = RECENT;
	result = follow_open(&t.follow, cli);
	if (result == DONE)
		result = follow_run(&t.follow, 0);
	follow_close(&t.follow);
	return result;
}
