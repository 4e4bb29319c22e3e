/* channel.list, channel.add, channel.remove, channel.test, channel.prove. */
#include "crypto/secret.h"
#include "base/config.h"
#include "escalation/escalation.h"
#include "notify/target.h"
#include "notify/vapid.h"
#include "store/channels.h"
#include "store/grants.h"

#define CODE_LEN 6
#define CODE_MS (30 * 60 * INT64_C(1000))
#define TRIES_MOST 5
#define TEST_EVERY_MS (20 * INT64_C(1000))       /* somebody else may get it, if the address is wrong */

/* --- in the words of the wire --- */

static int to_wire(const struct channel *c, struct wire_channel *ret)
{
	*ret = (struct wire_channel){ .id = c->id, .label = c->label, .added = (uint64_t)c->added_ms, .proved = (uint64_t)c->proved_ms,
		.has_proved = c->proved_ms > 0, .failed = (uint64_t)c->failed_ms, .has_failed = c->failed_ms > 0 };
	return wire_channel_kind_parse(c->kind, &ret->kind) ? ERR_STORAGE : 0;
}

/* The asker's own; anybody else's is not there. */
static int own(struct request *r, struct tx *tx, int64_t id, struct channel *ret)
{
	int err = channels_get(tx, id, &r->arena, ret);

	if (!err && ret->member != r->actor.member)
		err = ERR_NOT_FOUND;
	/* One that cannot be opened can still be taken away. */
	if (err == ERR_CRYPTO && ret->member == r->actor.member)
		err = 0;
	r->audit_subject = r->actor.member;
	r->audit_about = id;
	return err == ERR_NOT_FOUND ? request_fault(r, err, "channel") : err;
}

/* --- list --- */

static int put_key(struct request *r, struct tx *tx, struct str *ret)
{
	char text[VAPID_TEXT_LEN + 1] = "";
	int err = vapid_public(tx, text);

	*ret = arena_str(&r->arena, str_of(text));
	if (err && err != ERR_NOT_FOUND)
		return err;
	return ret->at ? 0 : ERR_NO_MEMORY;
}

int channel_list_run(struct request *r, struct tx *tx)
{
	struct wire_channel_list_result *out = &r->result.channel_list;
	struct channel *all = arena_array(&r->arena, CHANNELS_MOST, sizeof *all);
	size_t n = 0, i;
	int err = put_key(r, tx, &out->push_key);

	out->channels = arena_array(&r->arena, CHANNELS_MOST, sizeof *out->channels);
	if (!err && (!all || !out->channels))
		err = ERR_NO_MEMORY;
	if (!err)
		err = channels_list(tx, r->actor.member, &r->arena, all, CHANNELS_MOST, &n);
	for (i = 0; !err && i < n; i++)
		err = to_wire(&all[i], &out->channels[out->n_channels++]);
	return err;
}

/* --- add and remove --- */

static const enum target_kind kinds[] = {
	[WIRE_CHANNEL_ADD_KIND_PUSH] = TARGET_PUSH,
	[WIRE_CHANNEL_ADD_KIND_EMAIL] = TARGET_EMAIL,
	[WIRE_CHANNEL_ADD_KIND_WEBHOOK] = TARGET_WEBHOOK,
};

static int check(struct request *r, const struct wire_channel_add *in, struct target *ret)
{
	const struct target_words words = { .address = in->address, .url = in->url, .p256dh = in->p256dh, .auth = in->auth };
	const char *field;
	int err = target_check(request_config(r), kinds[in->kind], &words, ret, &field);

	return err == ERR_BAD_FIELD || err == ERR_MISSING_FIELD ? request_fault(r, err, field) : err;
}

/* What its messages are signed with: told now, and never again. */
static int make_secret(struct request *r, struct target *t, struct wire_channel_add_result *out)
{
	char text[TOKEN_TEXT_LEN + 1];
	int err = token_new(text);

	if (err)
		return err;
	t->secret = out->secret = arena_str(&r->arena, str_of(text));
	return t->secret.at ? 0 : ERR_NO_MEMORY;
}

static int write_target(struct request *r, const struct target *t, struct str *ret)
{
	struct buf json = BUF_INIT(16u << 10);
	int err = target_write(t, &json);

	if (!err)
		*ret = arena_str(&r->arena, (struct str){ json.at, json.len });
	buf_wipe(&json);
	return err ? err : ret->at ? 0 : ERR_NO_MEMORY;
}

/* Who belongs nowhere, or was banned, has nothing to be told, and nobody to mail. */
static int check_member(struct tx *tx, int64_t member)
{
	unsigned roles;
	int err = grants_roles_anywhere(tx, member, &roles);

	return err ? err : roles ? 0 : ERR_NOT_ALLOWED;
}

/* Webhooks are for machines that staff look after. */
static int check_kind(struct request *r, struct tx *tx, const struct wire_channel_add *in)
{
	int64_t staff_until = 0;
	int err = check_member(tx, r->actor.member);

	if (err || in->kind != WIRE_CHANNEL_ADD_KIND_WEBHOOK)
		return err;
	err = grants_staff_until(tx, r->actor.member, &staff_until);
	return err || staff_until ? err : request_fault(r, ERR_NOT_ALLOWED, "kind");
}

int channel_add_run(struct request *r, struct tx *tx)
{
	const struct wire_channel_add *in = &r->msg.u.channel_add;
	struct wire_channel_add_result *out = &r->result.channel_add;
	struct channel c = { .member = r->actor.member, .added_ms = tx->now_ms, .label = in->label,
		.kind = str_of(wire_channel_add_kind_name(in->kind)) };
	struct target target;
	int err = check_kind(r, tx, in);

	if (!err)
		err = check(r, in, &target);
	if (!err && in->kind == WIRE_CHANNEL_ADD_KIND_WEBHOOK)
		err = make_secret(r, &target, out);
	if (!err)
		err = write_target(r, &target, &c.target);
	if (!err)
		err = channels_add(tx, &c, &r->arena, &c.id);
	if (err)
		return err == ERR_TOO_LARGE ? request_fault(r, err, "kind") : err;
	r->audit_subject = r->actor.member;
	r->audit_about = c.id;
	return to_wire(&c, &out->channel);
}

int channel_remove_run(struct request *r, struct tx *tx)
{
	struct channel c;
	int err = own(r, tx, r->msg.u.channel_remove.channel, &c);

	return err ? err : channels_remove(tx, c.id);
}

/* --- test and prove --- */

/* Digits, each as likely as the others. */
static int make_code(char ret[CODE_LEN + 1])
{
	uint8_t byte;
	size_t i = 0;
	int err = 0;

	while (!err && i < CODE_LEN) {
		err = random_bytes(&byte, 1);
		if (!err && byte < 250)
			ret[i++] = (char)('0' + byte % 10);
	}
	ret[CODE_LEN] = '\0';
	return err;
}

/* The address of a mail that is not known to be theirs; absent: it is no mail, or was proved. */
static int unproved_address(struct request *r, const struct channel *c, struct str *ret)
{
	struct target t;
	int err;

	*ret = (struct str){ 0 };
	if (c->proved_ms || !str_is(c->kind, "email") || !c->target.at)
		return 0;
	err = target_read(c->kind, c->target, &r->arena, &t);
	if (!err)
		*ret = t.address;
	return err == ERR_STORAGE ? 0 : err;
}

/* So that nobody mails strangers through this server, or has it knock at doors. */
static int count_test(struct request *r, struct tx *tx, const struct channel *c)
{
	const struct config *config = request_config(r);
	struct channel_tests most = { 0 };
	struct str address;
	int64_t staff_until, wait_ms = 0;
	int err = unproved_address(r, c, &address);

	if (!err)
		err = grants_staff_until(tx, c->member, &staff_until);
	if (err)
		return err;
	if (address.at)
		most.to_address = config->notify_tests_per_address;
	if (!staff_until) {
		most.by_member = config->notify_tests_per_hour;
		most.in_all = config->notify_tests_in_all;
	}
	err = most.to_address || most.by_member ? channels_count_test(tx, c->member, address, &most, &wait_ms) : 0;
	if (err == ERR_SLOW_DOWN)
		r->fault.retry_after_ms = wait_ms;
	return err;
}

int channel_test_run(struct request *r, struct tx *tx)
{
	struct channel c;
	struct parcel parcel = { .kind = STR("test") };
	char code[CODE_LEN + 1];
	int err = own(r, tx, r->msg.u.channel_test.channel, &c);

	if (!err)
		err = check_member(tx, r->actor.member);
	/* A clock that was set back keeps nobody waiting. */
	if (!err && c.code_ms <= tx->now_ms && tx->now_ms - c.code_ms < TEST_EVERY_MS) {
		r->fault.retry_after_ms = TEST_EVERY_MS - (tx->now_ms - c.code_ms);
		return ERR_SLOW_DOWN;
	}
	if (!err)
		err = count_test(r, tx, &c);
	if (!err)
		err = make_code(code);
	if (err)
		return err;
	parcel.code = str_of(code);
	err = channels_set_code(tx, c.id, parcel.code);
	return err ? err : outbox_add_to(tx, c.id, &parcel);
}

static struct digest digest_for(struct str text)
{
	struct digest digest;

	digest_of(text, &digest);
	return digest;
}

/* ERR_TOO_LATE: no test is under way any more. */
static int check_code(struct request *r, struct tx *tx, const struct channel *c, struct str said)
{
	const struct digest right = digest_for(c->code), tried = digest_for(said);
	int err;

	if (c->code.len == 0 || c->tries >= TRIES_MOST || tx->now_ms - c->code_ms > CODE_MS)
		return request_fault(r, ERR_TOO_LATE, "code");
	if (digest_eq(&right, &tried))
		return 0;
	/* The answer is no, but that it was tried is kept. */
	err = channels_tried(tx, c->id);
	r->keep = !err;
	return err ? err : request_fault(r, ERR_BAD_FIELD, "code");
}

int channel_prove_run(struct request *r, struct tx *tx)
{
	const struct wire_channel_prove *in = &r->msg.u.channel_prove;
	struct channel c;
	int err = own(r, tx, in->channel, &c);

	if (!err)
		err = check_code(r, tx, &c, in->code);
	if (!err)
		err = channels_proved(tx, c.id);
	if (err)
		return err;
	c.proved_ms = tx->now_ms;
	c.failed_ms = 0;
	return to_wire(&c, &r->result.channel_prove.channel);
}
