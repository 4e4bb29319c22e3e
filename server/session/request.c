#include "session/request.h"

#include "base/log.h"
#include "base/mem.h"
#include "session/session.h"
#include "store/audit.h"
#include "store/requests.h"

#include <assert.h>

#define REQUEST_ARENA (8u << 20)
#define RESULT_MOST (8u << 20)
#define CANONICAL_MOST (256u << 10)

int request_fault(struct request *r, int err, const char *field)
{
	snprintf(r->fault.field, sizeof r->fault.field, "%s", field);
	return err;
}

const struct config *request_config(const struct request *r)
{
	return r->desk->config;
}

struct request *request_new(struct desk *d)
{
	struct request *r = mem_new(sizeof *r);

	if (!r)
		return NULL;
	r->desk = d;
	list_init(&r->in_client);
	list_init(&r->job.link);
	list_init(&r->pool_job.link);
	arena_init(&r->arena, REQUEST_ARENA);
	buf_init(&r->result_json, RESULT_MOST);
	return r;
}

void request_free(struct request *r)
{
	if (r->client)
		r->client->in_flight--;
	list_remove(&r->in_client);
	message_release(&r->msg);
	arena_release(&r->arena);
	buf_wipe(&r->result_json);
	mem_wipe(r, sizeof *r);
	mem_free(r);
}

void request_orphan(struct request *r)
{
	list_remove(&r->in_client);
	r->client = NULL;
	r->exchange = NULL;
}

/* --- exactly once --- */

/* What is remembered of an answer: the result, and behind it the cookies that came
 * with it, if any.  The last byte says which. */
enum { PLAIN = '-', GUEST = 'g', STAFF = 's' };
#define COOKIES (sizeof ((struct request *)0)->new_session + sizeof ((struct request *)0)->new_device)

static void put_cookies(const struct request *r, struct buf *record)
{
	if (!r->new_session[0] && !r->new_device[0]) {
		buf_putc(record, PLAIN);
		return;
	}
	buf_put(record, r->new_session, sizeof r->new_session);
	buf_put(record, r->new_device, sizeof r->new_device);
	buf_putc(record, r->staff ? STAFF : GUEST);
}

static int remember(struct request *r, struct tx *tx, int64_t member, const struct digest *digest)
{
	struct buf record = BUF_INIT(RESULT_MOST);
	int err;

	buf_put(&record, r->result_json.at, r->result_json.len);
	put_cookies(r, &record);
	err = record.err;
	if (!err)
		err = requests_put(tx, member, r->msg.key, digest, (struct str){ record.at, record.len });
	buf_wipe(&record);
	return err;
}

static int take_record(struct request *r, const struct buf *record)
{
	size_t len = record->len ? record->len - 1 : 0;
	char kind = record->len ? record->at[len] : 0;

	if (kind != PLAIN) {
		if (len < COOKIES)
			return ERR_STORAGE;
		len -= COOKIES;
		memcpy(r->new_session, record->at + len, sizeof r->new_session);
		memcpy(r->new_device, record->at + len + sizeof r->new_session, sizeof r->new_device);
		r->staff = kind == STAFF;
	}
	buf_put(&r->result_json, record->at, len);
	r->recalled = true;
	return r->result_json.err;
}

static int recall(struct request *r, struct tx *tx, int64_t member, const struct digest *digest)
{
	struct buf record = BUF_INIT(RESULT_MOST);
	int err = requests_find(tx, member, r->msg.key, digest, &record);

	if (err == 0)
		err = take_record(r, &record);
	buf_wipe(&record);
	return err;
}

static int digest_request(struct request *r, struct tx *tx, struct digest *ret)
{
	struct buf text = BUF_INIT(CANONICAL_MOST);
	int err;

	message_canonical(&r->msg, &text);
	err = text.err;
	if (!err)
		digest_keyed(tx_key(tx, KEY_DIGESTS), (struct str){ text.at, text.len }, ret);
	buf_release(&text);
	return err;
}

/* --- the stages --- */

static int run(struct request *r, struct tx *tx)
{
	const struct op_row *row = &op_rows[r->route->op];
	struct audit_line line = { .member = r->actor.member, .act = str_of(row->name) };
	int err = r->route->run(r, tx);

	if (err || !row->audit)
		return err;
	line.room = message_room(&r->msg);
	line.subject = r->audit_subject;
	line.about = r->audit_about;
	return audit_append(tx, &line);
}

static int run_keyed(struct request *r, struct tx *tx)
{
	struct digest digest;
	int64_t asker = op_rows[r->route->op].need == NEED_OPEN ? 0 : r->actor.member;
	int err = digest_request(r, tx, &digest);

	if (err)
		return err;
	err = recall(r, tx, asker, &digest);
	if (err != ERR_NOT_FOUND)
		return err;
	err = run(r, tx);
	if (err)
		return err;
	result_encode(r->route->op, &r->result, &r->result_json);
	if (r->result_json.err)
		return r->result_json.err;
	return remember(r, tx, asker, &digest);
}

static int main_run(struct store_job *job, struct tx *tx)
{
	struct request *r = container_of(job, struct request, job);
	int err = authorise(r, tx);

	if (err)
		return err;
	err = op_rows[r->route->op].keyed ? run_keyed(r, tx) : run(r, tx);
	if (!err || !r->keep)
		return err;
	r->refused = err;
	return 0;
}

static void answer_client(struct request *r, int err)
{
	struct buf out = BUF_INIT(RESULT_MOST + 1024);
	struct client *c = r->client;

	if (err)
		error_encode(r->msg.key, &r->fault, &out);
	else
		reply_encode(r->msg.key, (struct str){ r->result_json.at, r->result_json.len }, &out);
	if (out.err)
		client_end(c, CLOSE_TIMED_OUT);
	else
		client_put(c, (struct str){ out.at, out.len });
	buf_release(&out);
}

static void finish(struct request *r, int err)
{
	if (!err && r->route->after && !r->recalled)
		err = r->route->after(r);
	if (!err && r->result_json.len == 0) {
		result_encode(r->route->op, &r->result, &r->result_json);
		err = r->result_json.err;
	}
	r->fault.err = err;
	if (err == ERR_STORAGE || err == ERR_CRYPTO || err == ERR_INTERNAL)
		log_event(LOG_ERROR, "request.failed", LOG_WORD("op", op_rows[r->route->op].name),
		          LOG_WORD("error", err_name(err)));
	if (r->client && err == ERR_NOT_SIGNED_IN)
		client_end(r->client, CLOSE_SIGNED_OUT);
	else if (r->client)
		answer_client(r, err);
	else if (r->exchange)
		exchange_answer(r);
	request_free(r);
}

static void main_done(struct store_job *job, int err)
{
	struct request *r = container_of(job, struct request, job);

	finish(r, err ? err : r->refused);
}

static void start_main(struct request *r)
{
	if (!r->route->run) {
		finish(r, 0);
		return;
	}
	r->job.run = main_run;
	r->job.done = main_done;
	r->job.reads_only = r->route->writes_nothing;
	r->job.urgent = r->route->urgent;
	r->job.bytes = r->bytes;
	if (r->route->reads)
		store_read(r->desk->store, &r->job);
	else
		store_write(r->desk->store, &r->job);
}

static void pool_work(struct pool_job *job)
{
	struct request *r = container_of(job, struct request, pool_job);

	r->fault.err = r->route->work(r);
}

static void pool_done(struct pool_job *job)
{
	struct request *r = container_of(job, struct request, pool_job);

	if (r->fault.err)
		finish(r, r->fault.err);
	else
		start_main(r);
}

static void start_work(struct request *r)
{
	if (!r->route->work) {
		start_main(r);
		return;
	}
	r->pool_job = (struct pool_job){ .work = pool_work, .done = pool_done };
	list_init(&r->pool_job.link);
	if (pool_submit(r->desk->pool, &r->pool_job)) {
		r->fault.retry_after_ms = 1000;
		finish(r, ERR_SLOW_DOWN);
	}
}

static int look_run(struct store_job *job, struct tx *tx)
{
	struct request *r = container_of(job, struct request, job);
	int err = authorise(r, tx);

	return err ? err : r->route->look(r, tx);
}

static void look_done(struct store_job *job, int err)
{
	struct request *r = container_of(job, struct request, job);

	if (err)
		finish(r, err);
	else
		start_work(r);
}

void request_start(struct request *r)
{
	assert(r->route->run || r->route->after);
	if (!r->route->look) {
		start_work(r);
		return;
	}
	r->job.run = look_run;
	r->job.done = look_done;
	store_read(r->desk->store, &r->job);
}
