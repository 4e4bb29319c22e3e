/* clients/cli/dialogue.c: see dialogue.h. */
#include "dialogue.h"

#include <string.h>

#include "base/buf.h"
#include "base/list.h"
#include "base/mem.h"
#include "link.h"
#include "text.h"

#define HEARTBEAT_MS 20000
#define NEVER INT64_MAX

struct question {
	struct list link;
	unsigned number;
	char key[65];
	char *text;                           /* the whole frame */
	answer_fn *answer;
	void *ctx;
	int64_t again_ms;                     /* told to slow down: say it again then; else NEVER */
};

struct dialogue {
	struct cli *cli;
	struct dialogue_hooks hooks;
	struct link *link;
	struct list questions;                /* in the order they were asked */
	bool patient;
	bool up, ready, told;                 /* connected; hello answered; the loss was told */
	unsigned asked;
	int exit_code;
	char client[KEY_LEN + 1], hello_key[KEY_LEN + 1];
	char room[16];                        /* "" while in none */
	int64_t after;
	int64_t heartbeat_ms, heard_ms, said_ms, deadline_ms;
};

static void say_frame(struct dialogue *d, const char *text)
{
	d->said_ms = now_ms();
	link_send(d->link, text, strlen(text));
}

static char *make_frame(const char *op, const char *key, json_t *fields)
{
	json_t *frame = need(fields ? fields : json_object());
	char *text;

	if (json_object_set_new(frame, "op", json_string(op)) || json_object_set_new(frame, "key", json_string(key)))
		need(NULL);
	text = need(json_dumps(frame, JSON_COMPACT));
	json_decref(frame);
	return text;
}

static void say_new(struct dialogue *d, const char *op, const char *key, json_t *fields)
{
	char *text = make_frame(op, key, fields);

	say_frame(d, text);
	free(text);
}

/* --- time --- */

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void set_alarm(struct dialogue *d)
{
	int64_t at_ms = earlier(d->deadline_ms, d->ready ? d->said_ms + d->heartbeat_ms / 2 : NEVER);
	struct list *it, *tmp;

	if (d->up)
		at_ms = earlier(at_ms, d->heard_ms + 2 * d->heartbeat_ms);
	list_each(it, tmp, &d->questions)
		at_ms = earlier(at_ms, container_of(it, struct question, link)->again_ms);
	if (at_ms != NEVER)
		link_wake(d->link, at_ms);
}

static void ask_again_if_due(struct dialogue *d, int64_t at_ms)
{
	struct list *it, *tmp;

	list_each(it, tmp, &d->questions) {
		struct question *q = container_of(it, struct question, link);

		if (q->again_ms > at_ms)
			continue;
		q->again_ms = NEVER;
		if (d->ready)
			say_frame(d, q->text);
	}
}

static void on_tick(void *ctx)
{
	struct dialogue *d = ctx;
	int64_t at_ms = now_ms();
	char key[KEY_LEN + 1];

	if (at_ms >= d->deadline_ms) {
		complain("no answer from %s in time", seat_get(&d->cli->seat, "server"));
		dialogue_end(d, NO_ANSWER);
		return;
	}
	ask_again_if_due(d, at_ms);
	if (d->up && at_ms >= d->heard_ms + 2 * d->heartbeat_ms) {
		d->up = d->ready = false;     /* not even a ping was answered: this connection is dead */
		link_drop(d->link);
	} else if (d->ready && at_ms >= d->said_ms + d->heartbeat_ms / 2) {
		make_key(key);
		say_new(d, "ping", key, NULL);
	}
	set_alarm(d);
}

/* --- a connection comes and goes --- */

static json_t *resume_list(const struct dialogue *d)
{
	return need(json_pack("[{s:s, s:I}]", "room", d->room, "after", (json_int_t)d->after));
}

static void on_opened(void *ctx)
{
	struct dialogue *d = ctx;
	json_t *fields = need(json_pack("{s:s}", "client", d->client));

	if (*d->room && json_object_set_new(fields, "resume", resume_list(d)))
		need(NULL);
	d->up = true;
	d->heard_ms = now_ms();
	make_key(d->hello_key);
	say_new(d, "hello", d->hello_key, fields);
	set_alarm(d);
}

/* Codes after which coming back would only bring the same again. */
static const struct { int code, exit_code; const char *why; } endings[] = {
	{ 401, NO_SEAT, "not signed in; open your link again with `cairn join`" },
	{ 403, REFUSED, "the server does not take connections to it under this address" },
	{ 404, REFUSED, "there is no Cairn server at this address" },
	{ 4401, NO_SEAT, "signed out by the server; open your link again with `cairn join`" },
	{ 4409, REFUSED, "taken over by another connection" },
	{ 1002, REFUSED, "the server did not understand this program" },
	{ 1003, REFUSED, "the server did not understand this program" },
	{ 1007, REFUSED, "the text was not UTF-8" },
	{ 1009, REFUSED, "too_large: that is longer than the server takes" },
};

static bool on_lost(void *ctx, int code, const char *why)
{
	struct dialogue *d = ctx;

	d->up = d->ready = false;
	set_alarm(d);
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		if (endings[i].code != code)
			continue;
		complain("%s", endings[i].why);
		d->exit_code = endings[i].exit_code;
		return false;
	}
	if (!d->told)
		complain("not connected (%s); trying again", why);
	d->told = true;                       /* once an outage */
	return true;
}

/* --- answers --- */

static void drop(struct question *q)
{
	list_remove(&q->link);
	free(q->text);
	mem_free(q);
}

/* An error without a key is about a request whose key could not be read. */
static struct question *find(struct dialogue *d, const char *key)
{
	struct list *it, *tmp;

	if (!*key && !list_empty(&d->questions))
		return list_first(&d->questions, struct question, link);
	list_each(it, tmp, &d->questions)
		if (!strcmp(container_of(it, struct question, link)->key, key))
			return container_of(it, struct question, link);
	return NULL;
}

static bool put_off(struct dialogue *d, struct question *q, const struct refusal *r)
{
	int64_t again_ms = now_ms() + r->retry_after_ms;

	if (!d->patient || !refusal_is(r, "slow_down") || !r->retry_after_ms || again_ms >= d->deadline_ms)
		return false;
	q->again_ms = again_ms;
	return true;
}

static void take_answer(struct dialogue *d, struct question *q, const json_t *frame)
{
	const json_t *result = json_object_get(frame, "result");
	struct refusal refusal = refusal_of(frame);
	answer_fn *answer = q->answer;
	void *answer_ctx = q->ctx;

	if (!result && put_off(d, q, &refusal))
		return;
	drop(q);                              /* before the call: it may ask more */
	if (result)
		answer(answer_ctx, result, NULL);
	else
		answer(answer_ctx, NULL, &refusal);
}

static void say_all(struct dialogue *d)
{
	struct list *it, *tmp;

	list_each(it, tmp, &d->questions) {
		struct question *q = container_of(it, struct question, link);

		if (q->again_ms == NEVER)
			say_frame(d, q->text);
	}
}

static void refused_hello(struct dialogue *d, const json_t *frame)
{
	struct refusal refusal = refusal_of(frame);

	if (refusal_is(&refusal, "slow_down") || refusal_is(&refusal, "no_memory")) {
		link_drop(d->link);           /* and come back later */
		return;
	}
	refusal_tell(&refusal);
	dialogue_end(d, refusal_exit(&refusal));
}

static void take_hello(struct dialogue *d, const json_t *frame)
{
	const json_t *result = json_object_get(frame, "result");
	const json_t *visit = json_array_get(json_object_get(result, "visits"), 0);
	int64_t heartbeat_ms = number_of(json_object_get(result, "limits"), "heartbeat_ms");

	if (!result) {
		refused_hello(d, frame);
		return;
	}
	if (json_array_size(json_object_get(result, "refused"))) {
		complain("not_allowed: that room is not open to you any more");
		dialogue_end(d, REFUSED);
		return;
	}
	d->heartbeat_ms = heartbeat_ms >= 1000 ? heartbeat_ms : HEARTBEAT_MS;
	link_settled(d->link);
	if (d->told)
		complain("connected");
	d->told = false;
	if (visit && d->hooks.visit)
		d->hooks.visit(d->hooks.ctx, visit);
	d->ready = true;                      /* after the hook: what it asks is said once, here */
	say_all(d);
}

static void take_event(struct dialogue *d, const char *type, const json_t *frame)
{
	if (d->hooks.event)
		d->hooks.event(d->hooks.ctx, type, frame);
}

static void take_frame(struct dialogue *d, const json_t *frame)
{
	const char *type = text_of(frame, "type"), *key = text_of(frame, "key");
	bool answer = !strcmp(type, "reply") || !strcmp(type, "error");
	struct question *q;

	if (!answer)
		take_event(d, type, frame);
	else if (!strcmp(key, d->hello_key) && !d->ready)
		take_hello(d, frame);
	else if ((q = find(d, key)))
		take_answer(d, q, frame);
}

static void on_message(void *ctx, const char *text, size_t len)
{
	struct dialogue *d = ctx;
	json_t *frame = json_loadb(text, len, JSON_REJECT_DUPLICATES, NULL);

	d->heard_ms = now_ms();
	if (frame)
		take_frame(d, frame);
	else
		link_drop(d->link);           /* not ours, or damaged: start afresh */
	json_decref(frame);
	set_alarm(d);
}

/* --- what commands call --- */

static struct link *make_link(struct dialogue *d)
{
	struct link_hooks hooks = { on_opened, on_message, on_lost, on_tick, d };
	struct buf cookies = BUF_INIT(4096);
	struct link_target target = { .server = seat_get(&d->cli->seat, "server"), .ca = d->cli->opt.ca };
	struct link *l;

	seat_put_cookies(&d->cli->seat, &cookies);
	target.cookies = cookies.at ? cookies.at : "";
	l = link_new(&target, &hooks);
	buf_release(&cookies);
	return l;
}

struct dialogue *dialogue_new(struct cli *cli, const struct dialogue_hooks *hooks, bool patient)
{
	struct dialogue *d;

	if (!seat_get(&cli->seat, "server") || !seat_signed_in(&cli->seat)) {
		complain("not signed in; open your link with `cairn join URL`");
		return NULL;
	}
	d = need(mem_new(sizeof(*d)));
	d->cli = cli;
	d->hooks = *hooks;
	d->patient = patient;
	d->deadline_ms = NEVER;
	d->heartbeat_ms = HEARTBEAT_MS;
	list_init(&d->questions);
	make_key(d->client);
	d->link = make_link(d);
	if (d->link)
		return d;
	complain("cannot make a connection to %s", seat_get(&cli->seat, "server"));
	dialogue_free(d);
	return NULL;
}

void dialogue_free(struct dialogue *d)
{
	if (!d)
		return;
	link_free(d->link);
	while (!list_empty(&d->questions))
		drop(list_first(&d->questions, struct question, link));
	mem_free(d);
}

int dialogue_run(struct dialogue *d)
{
	link_run(d->link);
	return d->exit_code;
}

void dialogue_end(struct dialogue *d, int exit_code)
{
	d->exit_code = exit_code;
	link_end(d->link);
}

void dialogue_deadline(struct dialogue *d, int64_t ms)
{
	d->deadline_ms = now_ms() + ms;
	set_alarm(d);
}

unsigned dialogue_ask(struct dialogue *d, const char *op, json_t *fields, const char *key, answer_fn *answer,
                      void *ctx)
{
	struct question *q = need(mem_new(sizeof(*q)));

	if (key)
		snprintf(q->key, sizeof(q->key), "%s", key);
	else
		make_key(q->key);
	q->number = ++d->asked;
	q->text = make_frame(op, q->key, fields);
	q->answer = answer;
	q->ctx = ctx;
	q->again_ms = NEVER;
	list_push(&d->questions, &q->link);
	if (d->ready)
		say_frame(d, q->text);
	set_alarm(d);
	return q->number;
}

void dialogue_forget(struct dialogue *d, unsigned number)
{
	struct list *it, *tmp;

	list_each(it, tmp, &d->questions)
		if (container_of(it, struct question, link)->number == number)
			drop(container_of(it, struct question, link));
}

void dialogue_place(struct dialogue *d, const char *room, int64_t after)
{
	snprintf(d->room, sizeof(d->room), "%s", room);
	d->after = after;
}

bool dialogue_watch(struct dialogue *d, int fd, bool (*ready)(void *ctx), void *ctx)
{
	return link_watch(d->link, fd, ready, ctx);
}
