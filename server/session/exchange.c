/* One HTTP request to /api/<op>. */
#include "account/name.h"
#include "base/mem.h"
#include "session/session.h"

#define DAY_S 86400
#define DEVICE_DAYS 400                   /* the longest browsers keep a cookie (RFC 6265bis) */
#define BAD_REQUEST_COST 5

struct exchange {
	struct request *request;
	void (*answer)(void *ctx, const struct exchange_out *out);
	void *ctx;
	bool starting, answered;              /* inside exchange_start(); and already answered there */
};

static void answer_fault(struct exchange *x, struct str key, const struct wire_fault *fault)
{
	struct buf body = BUF_INIT(4096);
	struct exchange_out out = { .status = error_http_status(fault->err) };

	error_encode(key, fault, &body);
	out.body = (struct str){ body.at, body.len };
	x->answer(x->ctx, &out);
	buf_release(&body);
}

static void answer_result(struct exchange *x, struct request *r)
{
	const struct config *config = r->desk->config;
	struct buf body = BUF_INIT(r->result_json.len + 1024);
	struct exchange_out out = { .status = 200,
		.session_s = r->staff ? config->sessions_staff_hours * 3600 : config->sessions_guest_days * DAY_S,
		.device_s = (int64_t)DEVICE_DAYS * DAY_S };

	reply_encode(r->msg.key, (struct str){ r->result_json.at, r->result_json.len }, &body);
	if (body.err) {
		answer_fault(x, r->msg.key, &(struct wire_fault){ .err = body.err });
	} else {
		out.body = (struct str){ body.at, body.len };
		out.session = r->clear_session ? "" : r->new_session[0] ? r->new_session : NULL;
		out.device = r->new_device[0] ? r->new_device : NULL;
		x->answer(x->ctx, &out);
	}
	buf_release(&body);
}

void exchange_answer(struct request *r)
{
	struct exchange *x = r->exchange;

	if (r->fault.err)
		answer_fault(x, r->msg.key, &r->fault);
	else
		answer_result(x, r);
	x->answered = true;
	if (!x->starting)
		mem_free(x);
}

void exchange_cancel(struct exchange *x)
{
	request_orphan(x->request);
	mem_free(x);
}

static void take_cookie(struct str value, struct digest *digest, bool *has)
{
	*has = value.at && value.len == TOKEN_TEXT_LEN;
	if (*has)
		digest_of(value, digest);
}

/* Guessing one password from many addresses: an allowance for each login as well. */
static int64_t login_wait_ms(struct desk *d, const struct message *m)
{
	struct buf login = BUF_INIT(512);
	struct digest digest;
	uint64_t key;
	bool known = m->op == OP_SESSION_OPEN && login_fold(m->u.session_open.login, &login) == 0;

	if (known) {
		digest_of((struct str){ login.at, login.len }, &digest);
		memcpy(&key, digest.bytes, sizeof key);
	}
	buf_release(&login);
	return known ? limiter_spend(&d->logins, key, desk_mono_ms(d), 1) : 0;
}

static int admit(struct desk *d, const struct exchange_in *in, struct request *r, char key[65])
{
	enum op op = op_find(in->op);
	bool known = op != OP_NONE && op_rows[op].via == VIA_HTTP;
	int64_t cost = known ? op_rows[op].cost : BAD_REQUEST_COST;
	int err;

	r->fault.retry_after_ms = limiter_spend(&d->addresses, in->address, desk_mono_ms(d), cost);
	if (r->fault.retry_after_ms)
		return ERR_SLOW_DOWN;
	if (!known)
		return ERR_UNKNOWN_OP;
	r->route = &d->routes[op];
	err = message_decode(in->body, op, (unsigned)d->config->limits_json_depth, &r->msg, key, &r->fault);
	if (err)
		return err;
	r->fault.retry_after_ms = login_wait_ms(d, &r->msg);
	return r->fault.retry_after_ms ? ERR_SLOW_DOWN : 0;
}

struct exchange *exchange_start(struct desk *d, const struct exchange_in *in,
                                void (*answer)(void *ctx, const struct exchange_out *out), void *ctx)
{
	struct exchange now = { .answer = answer, .ctx = ctx }, *x = mem_new(sizeof *x);
	struct request *r = x ? request_new(d) : NULL;
	char key[65] = "";

	if (!r) {
		mem_free(x);
		answer_fault(&now, STR(""), &(struct wire_fault){ .err = ERR_NO_MEMORY });
		return NULL;
	}
	*x = now;
	x->starting = true;
	x->request = r;
	r->exchange = x;
	take_cookie(in->session, &r->token, &r->has_token);
	take_cookie(in->device, &r->device, &r->has_device);
	r->fault.err = admit(d, in, r, key);
	if (r->fault.err) {
		answer_fault(x, str_of(key), &r->fault);
		mem_free(x);
		r->exchange = NULL;
		request_free(r);
		return NULL;
	}
	request_start(r);
	x->starting = false;
	if (!x->answered)
		return x;
	mem_free(x);
	return NULL;
}
