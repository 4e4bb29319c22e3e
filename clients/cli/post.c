/* clients/cli/post.c: `cairn post`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "enter.h"
#include "text.h"

#define TEXT_CEILING (1u << 20)
#define USUAL_WAIT_MS 60000

struct post {
	struct entrance entrance;
	struct buf text;
	char key[65];
};

static void on_posted(void *ctx, const json_t *result, const struct refusal *refusal)
{
	struct post *p = ctx;

	if (refusal)
		refusal_tell(refusal);
	else
		say("%lld\n", (long long)number_of(result, "seq"));
	dialogue_end(p->entrance.dialogue, refusal ? refusal_exit(refusal) : DONE);
}

static void on_inside(void *ctx, const json_t *visit)
{
	struct post *p = ctx;
	json_t *fields = json_pack("{s:s, s:s%}", "room", p->entrance.room, "body", p->text.at, (size_t)p->text.len);

	if (fields) {
		dialogue_ask(p->entrance.dialogue, "room.post", fields, p->key, on_posted, p);
		return;
	}
	complain("the text is not UTF-8");
	dialogue_end(p->entrance.dialogue, WRONG_USE);
}

/* Where we are moves on with the room, so that a new connection need not send it all again. */
static void on_event(void *ctx, const char *type, const json_t *frame)
{
	struct post *p = ctx;
	const json_t *entries = json_object_get(frame, "entries");
	const json_t *newest = json_array_get(entries, json_array_size(entries) - 1);

	if (newest)
		dialogue_place(p->entrance.dialogue, p->entrance.room, number_of(newest, "seq"));
}

/* The argument, or all of standard input without the line end that closes it. */
static int read_text(const struct cli *cli, struct buf *out)
{
	char part[8192];
	size_t n;

	if (cli->opt.n_args && strcmp(cli->opt.args[0], "-")) {
		buf_puts(out, cli->opt.args[0]);
		return out->err;
	}
	while ((n = fread(part, 1, sizeof(part), stdin)) > 0)
		buf_put(out, part, n);
	if (out->len && out->at[out->len - 1] == '\n')
		out->at[--out->len] = '\0';
	return out->err;
}

static int say_it(struct post *p)
{
	struct cli *cli = p->entrance.cli;
	int result;

	dialogue_deadline(p->entrance.dialogue, cli->opt.wait_ms ? cli->opt.wait_ms : USUAL_WAIT_MS);
	enter(&p->entrance);
	result = dialogue_run(p->entrance.dialogue);
	if (result == NO_ANSWER)
		complain("it may or may not be there; say it again with --key %s and it is said once", p->key);
	return result;
}

static int post(struct post *p)
{
	if (!p->entrance.dialogue)
		return NO_SEAT;
	p->entrance.room = enter_which(p->entrance.cli);
	if (!p->entrance.room)
		return WRONG_USE;
	if (!read_text(p->entrance.cli, &p->text) && p->text.len)
		return say_it(p);
	complain(p->text.err ? "too_large: that is too long" : "nothing to say");
	return WRONG_USE;
}

int run_post(struct cli *cli)
{
	struct post p = { .text = BUF_INIT(TEXT_CEILING) };
	struct dialogue_hooks hooks = { .event = on_event, .ctx = &p };
	int result;

	make_key(p.key);
	if (cli->opt.key)
		snprintf(p.key, sizeof(p.key), "%s", cli->opt.key);
	p.entrance = (struct entrance){
		.cli = cli, .dialogue = dialogue_new(cli, &hooks, true), .inside = on_inside, .ctx = &p,
	};
	result = post(&p);
	dialogue_free(p.entrance.dialogue);
	buf_release(&p.text);
	return result;
}
