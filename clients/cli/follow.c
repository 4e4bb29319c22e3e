/* clients/cli/follow.c: see follow.h. */
#include "follow.h"

#include <string.h>

#include "text.h"

static void give(struct follow *f, const json_t *entry)
{
	int64_t seq = number_of(entry, "seq");

	if (f->over || seq <= f->last)
		return;
	f->last = seq;
	f->over = !f->entry(f->ctx, entry);
}

static void give_all(struct follow *f, const json_t *entries, size_t from)
{
	for (size_t i = from; i < json_array_size(entries); i++)
		give(f, json_array_get(entries, i));
}

static void forget_pages(struct follow *f)
{
	if (f->asked)
		dialogue_forget(f->entrance.dialogue, f->asked);
	f->asked = 0;
	json_decref(f->older);
	json_decref(f->held);
	f->older = f->held = NULL;
}

static void start(struct follow *f)
{
	if (!f->was_started && f->started)
		f->started(f->ctx);
	f->was_started = true;
}

static void finish(struct follow *f)
{
	size_t n = json_array_size(f->older);
	json_t *older = f->older, *held = f->held;

	f->older = f->held = NULL;
	f->asked = 0;
	give_all(f, older, n > f->want ? n - f->want : 0);
	give_all(f, held, 0);
	json_decref(older);
	json_decref(held);
	start(f);
}

static void on_page(void *ctx, const json_t *result, const struct refusal *refusal);

static void ask_page(struct follow *f, int64_t before)
{
	json_t *fields = need(json_pack("{s:s, s:I}", "room", f->entrance.room, "before", (json_int_t)before));

	f->asked = dialogue_ask(f->entrance.dialogue, "room.history", fields, NULL, on_page, f);
}

/* `page` comes oldest first and stands before what was fetched so far. */
static void put_before(struct follow *f, json_t *page)
{
	json_t *all = need(json_copy(page));

	if (json_array_extend(all, f->older))
		need(NULL);
	json_decref(f->older);
	f->older = all;
}

static void on_page(void *ctx, const json_t *result, const struct refusal *refusal)
{
	struct follow *f = ctx;
	json_t *page = json_object_get(result, "entries");
	int64_t oldest = number_of(json_array_get(page, 0), "seq");

	if (refusal) {
		refusal_tell(refusal);
		f->over = true;
		dialogue_end(f->entrance.dialogue, refusal_exit(refusal));
		return;
	}
	if (json_array_size(page))
		put_before(f, page);
	if (json_is_true(json_object_get(result, "more")) && oldest > f->last + 1 &&
	    json_array_size(f->older) < f->want)
		ask_page(f, oldest);
	else
		finish(f);
}

static void fetch(struct follow *f, int64_t before, size_t want)
{
	forget_pages(f);
	f->want = want;
	f->older = need(json_array());
	f->held = need(json_array());
	ask_page(f, before);
}

void follow_visit(void *ctx, const json_t *visit)
{
	struct follow *f = ctx;
	int64_t after = number_of(visit, "after"), head = number_of(visit, "head");

	if (!json_is_true(json_object_get(visit, "reset")))
		return;
	if (f->last > head)
		f->last = head;               /* the server went back in time: a restored backup */
	dialogue_place(f->entrance.dialogue, f->entrance.room, after);
	fetch(f, after + 1, FOLLOW_ALL);
}

static void on_inside(void *ctx, const json_t *visit)
{
	struct follow *f = ctx;
	int64_t after = number_of(visit, "after");

	snprintf(f->stream, sizeof(f->stream), "%s", text_of(json_object_get(visit, "room"), "stream"));
	if (f->entrance.has_after)
		f->last = (int64_t)f->entrance.after;
	else if (!f->recent)
		f->last = after;
	if (json_is_true(json_object_get(visit, "reset")) && f->entrance.has_after)
		follow_visit(f, visit);
	else if (f->recent && !f->entrance.has_after && after)
		fetch(f, after + 1, f->recent);
	else
		start(f);
}

static void take_entries(struct follow *f, const json_t *entries)
{
	size_t n = json_array_size(entries);

	if (!n)
		return;
	if (!f->held)
		give_all(f, entries, 0);
	else if (json_array_extend(f->held, (json_t *)entries))
		need(NULL);
	dialogue_place(f->entrance.dialogue, f->entrance.room, number_of(json_array_get(entries, n - 1), "seq"));
}

static void take_closed(struct follow *f, const json_t *frame)
{
	if (strcmp(text_of(frame, "room"), f->entrance.room))
		return;
	complain("this room was closed for you (%s)", text_of(frame, "reason"));
	f->over = true;
	dialogue_end(f->entrance.dialogue, REFUSED);
}

void follow_event(void *ctx, const char *type, const json_t *frame)
{
	struct follow *f = ctx;

	if (f->over)
		return;
	if (!strcmp(type, "entries") && !strcmp(text_of(frame, "stream"), f->stream))
		take_entries(f, json_object_get(frame, "entries"));
	else if (!strcmp(type, "closed"))
		take_closed(f, frame);
}

int follow_open(struct follow *f, struct cli *cli)
{
	struct dialogue_hooks hooks = { follow_visit, follow_event, f };

	f->entrance.cli = cli;
	f->entrance.inside = on_inside;
	f->entrance.ctx = f;
	f->entrance.dialogue = dialogue_new(cli, &hooks, true);
	if (!f->entrance.dialogue)
		return NO_SEAT;
	f->entrance.room = enter_which(cli);
	return f->entrance.room ? DONE : WRONG_USE;
}

int follow_run(struct follow *f, int64_t wait_ms)
{
	if (wait_ms)
		dialogue_deadline(f->entrance.dialogue, wait_ms);
	enter(&f->entrance);
	return dialogue_run(f->entrance.dialogue);
}

void follow_close(struct follow *f)
{
	dialogue_free(f->entrance.dialogue);
	f->entrance.dialogue = NULL;
	json_decref(f->older);
	json_decref(f->held);
	f->older = f->held = NULL;
}
