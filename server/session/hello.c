/* hello: who am I, and go on where I was. */
#include "session/hello.h"

#include "base/mem.h"
#include "crypto/secret.h"
#include "session/describe.h"
#include "session/drop_in.h"
#include "session/session.h"
#include "session/visiting.h"
#include "store/grants.h"
#include "store/notices.h"
#include "store/personal.h"
#include "store/sessions.h"

#define GRANTS_MOST 100
#define HELP_MOST 32
#define SEEN_EVERY_MS (60 * 60 * 1000)    /* one write an hour keeps a session alive */

struct hello_plan {
	struct visiting visits[32];
	size_t n_visits;
};

/* A session in use ends later; that of staff does not outlive their working day.
 * Written apart from hello itself, which must work when the disk is full. */
struct keep_alive {
	struct store_job job;
	int64_t session, until_ms;
};

static int keep_alive_run(struct store_job *job, struct tx *tx)
{
	struct keep_alive *k = container_of(job, struct keep_alive, job);

	return sessions_seen(tx, k->session, k->until_ms);
}

static void keep_alive_done(struct store_job *job, int err)
{
	(void)err;                            /* the next hello tries again */
	mem_free(container_of(job, struct keep_alive, job));
}

static void keep_alive(struct request *r)
{
	int64_t length_ms = request_config(r)->sessions_guest_days * 24 * 3600 * 1000;
	int64_t until_ms = desk_wall_ms(r->desk) + length_ms;
	struct keep_alive *k;

	if (r->staff || r->actor.session_until_ms + SEEN_EVERY_MS > until_ms)
		return;
	k = mem_new(sizeof *k);
	if (!k)
		return;
	*k = (struct keep_alive){ .session = r->actor.session, .until_ms = until_ms };
	k->job.run = keep_alive_run;
	k->job.done = keep_alive_done;
	r->client->until_ms = until_ms;
	store_write(r->desk->store, &k->job);
}

static int tell_grants(struct request *r, struct tx *tx, struct wire_hello_result *result)
{
	struct grant *all = arena_array(&r->arena, GRANTS_MOST, sizeof *all);
	size_t i;
	int err;

	result->grants = arena_array(&r->arena, GRANTS_MOST, sizeof *result->grants);
	if (!all || !result->grants)
		return ERR_NO_MEMORY;
	err = grants_list(tx, r->actor.member, all, GRANTS_MOST, &result->n_grants);
	for (i = 0; !err && i < result->n_grants; i++) {
		result->grants[i] = (struct wire_grant){ .role = (enum wire_role)all[i].role, .room = all[i].room,
			.has_until = all[i].until_ms > 0, .until = (uint64_t)all[i].until_ms };
		r->staff |= all[i].role != ROLE_PARTICIPANT;
		r->actor.roles |= all[i].room == 0 ? ROLE_BIT(all[i].role) : 0;
	}
	return err;
}

/* 0, or why this room cannot be gone on with. */
static int plan_room(struct request *r, struct tx *tx, const struct wire_hello_resume *at, struct visiting *ret)
{
	const unsigned talk = op_rows[OP_ROOM_JOIN].roles;
	struct room room;
	struct seat seat;
	unsigned roles;
	int64_t meeting;
	int err = grants_roles(tx, r->actor.member, at->room, &roles);

	if (!err && !(roles & talk))
		err = ERR_NOT_ALLOWED;
	if (!err)
		err = seats_get(tx, at->room, r->actor.member, &seat);
	if (!err)
		err = rooms_get(tx, at->room, &r->arena, &room);
	if (!err && seat.rules_version < room.rules_version)
		err = ERR_RULES_CHANGED;
	if (!err)
		err = drop_in_enter(tx, &room, roles, r->actor.member, request_config(r)->rooms_seat_minutes * 60 * 1000, &meeting);
	return err ? err : visiting_plan(r, tx, &room, &seat, roles, true, at->after, ret);
}

static bool serious(int err)
{
	return err != ERR_NOT_ALLOWED && err != ERR_NOT_IN_ROOM && err != ERR_NOT_FOUND && err != ERR_RULES_CHANGED
		&& err != ERR_ROOM_CLOSED && err != ERR_TOO_LATE && err != ERR_ROOM_FULL;
}

static int plan_rooms(struct request *r, struct tx *tx, struct hello_plan *plan, struct wire_hello_result *result)
{
	const struct wire_hello *hello = &r->msg.u.hello;
	size_t i;

	result->refused = arena_array(&r->arena, 32, sizeof *result->refused);
	if (!result->refused)
		return ERR_NO_MEMORY;
	for (i = 0; i < hello->n_resume; i++) {
		int err = plan_room(r, tx, &hello->resume[i], &plan->visits[plan->n_visits]);

		if (err && serious(err))
			return err;
		if (err)
			result->refused[result->n_refused++] = hello->resume[i].room;
		else
			plan->n_visits++;
	}
	return 0;
}

/* --- what is for this one person --- */

static int tell_notices(struct request *r, struct tx *tx, struct wire_hello_result *result)
{
	struct notice *all = arena_array(&r->arena, NOTICES_MOST, sizeof *all);
	size_t n, i;
	int err;

	result->notices = arena_array(&r->arena, NOTICES_MOST, sizeof *result->notices);
	if (!all || !result->notices)
		return ERR_NO_MEMORY;
	err = notices_unseen(tx, r->actor.member, &r->arena, all, NOTICES_MOST, &n);
	for (i = 0; !err && i < n; i++)
		err = describe_notice(tx, &all[i], &result->notices[result->n_notices++]);
	return err;
}

static bool ended(const struct care_case *c)
{
	return c->ladder.state == CASE_CLOSED || c->ladder.state == CASE_REVIEWED;
}

/* Of a room where help is under way again, what was before does not matter. */
static bool outdated(const struct care_case *all, size_t n, size_t i)
{
	size_t k;

	for (k = 0; ended(&all[i]) && k < n; k++)
		if (k != i && all[k].room == all[i].room && (!ended(&all[k]) || all[k].closed_ms > all[i].closed_ms))
			return true;
	return false;
}

static int tell_help(struct request *r, struct tx *tx, struct wire_hello_result *result)
{
	struct care_case *all = arena_array(&r->arena, HELP_MOST, sizeof *all);
	size_t n, i;
	int err;

	result->help = arena_array(&r->arena, HELP_MOST, sizeof *result->help);
	if (!all || !result->help)
		return ERR_NO_MEMORY;
	err = cases_of_person(tx, r->actor.member, &r->arena, all, HELP_MOST, &n);
	for (i = 0; !err && i < n; i++)
		if (!outdated(all, n, i))
			err = describe_help(tx, &all[i], &result->help[result->n_help++]);
	return err;
}

static int tell_personal(struct request *r, struct tx *tx, struct wire_hello_result *result)
{
	struct str topics[TOPICS_MOST];
	size_t n, i;
	int err;

	result->hidden = arena_array(&r->arena, HIDDEN_MOST, sizeof *result->hidden);
	result->topics = arena_array(&r->arena, TOPICS_MOST, sizeof *result->topics);
	if (!result->hidden || !result->topics)
		return ERR_NO_MEMORY;
	err = personal_hidden(tx, r->actor.member, result->hidden, &result->n_hidden);
	if (!err)
		err = personal_topics(tx, r->actor.member, &r->arena, topics, &n);
	for (i = 0; !err && i < n; i++)
		err = wire_topic_parse(topics[i], &result->topics[result->n_topics++]) ? ERR_STORAGE : 0;
	return err;
}

/* Twice and a bit in idle_s, within what the schema allows. */
static uint64_t heartbeat_ms(const struct config *config)
{
	int64_t ms = config->limits_idle_s * 1000 * 5 / 12;

	return (uint64_t)(ms < 1000 ? 1000 : ms > 600000 ? 600000 : ms);
}

int hello_run(struct request *r, struct tx *tx)
{
	const struct config *config = request_config(r);
	struct wire_hello_result *result = &r->result.hello;
	struct hello_plan *plan = arena_new(&r->arena, sizeof *plan);
	int err;

	if (!plan)
		return ERR_NO_MEMORY;
	if ((int64_t)r->msg.u.hello.n_resume > config->limits_rooms_open)
		return request_fault(r, ERR_TOO_LARGE, "resume");
	r->plan = plan;
	result->server = STR("cairnd " CAIRN_VERSION);
	result->site = str_of(config->site_name);
	result->limits.body = (uint64_t)config->limits_body_chars;
	result->limits.heartbeat_ms = heartbeat_ms(config);
	result->limits.history = (uint64_t)config->rooms_page_entries;
	err = tell_grants(r, tx, result);
	if (!err)
		err = plan_rooms(r, tx, plan, result);
	if (!err)
		err = tell_notices(r, tx, result);
	if (!err)
		err = tell_help(r, tx, result);
	if (!err)
		err = tell_personal(r, tx, result);
	result->member = actor_person(&r->actor, visiting_role(r->actor.roles));
	return err;
}

/* A tab is known by its session and the name it gave itself. */
static int64_t tab_of(const struct client *c, struct str name)
{
	struct buf text = BUF_INIT(128);
	struct digest digest;
	int64_t tab;

	buf_put_int(&text, c->session);
	buf_putc(&text, ' ');
	buf_put(&text, name.at, name.len);
	digest_of((struct str){ text.at, text.len }, &digest);
	buf_release(&text);
	memcpy(&tab, digest.bytes, sizeof tab);
	return tab;
}

/* A tab that connects again takes over from itself, whatever became of its old connection. */
static int take_over(struct client *c, struct str name)
{
	struct table *tabs = &c->desk->tabs;
	int64_t tab = tab_of(c, name);
	struct client *other = table_get(tabs, tab);

	if (table_put(tabs, tab, c))
		return ERR_NO_MEMORY;
	c->tab = tab;
	if (other)
		client_end(other, CLOSE_TAKEN_OVER);
	return 0;
}

int hello_after(struct request *r)
{
	struct hello_plan *plan = r->plan;
	struct wire_hello_result *result = &r->result.hello;
	struct client *c = r->client;
	size_t i;
	int err = 0;

	if (!c)
		return 0;
	c->session = r->actor.session;
	c->member = r->actor.member;
	c->until_ms = r->actor.session_until_ms;
	keep_alive(r);
	wheel_set(&c->desk->wheel, &c->deadline, desk_mono_ms(c->desk));   /* no longer that of hello */
	err = take_over(c, r->msg.u.hello.client);
	result->visits = arena_array(&r->arena, 32, sizeof *result->visits);
	if (err || !result->visits)
		return ERR_NO_MEMORY;
	for (i = 0; !err && i < plan->n_visits; i++)
		err = visiting_enter(r, &plan->visits[i], &result->visits[result->n_visits++]);
	return err;
}
