/* protocol/envelope.c: what is around every request and answer; see generated/messages.h. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "protocol/generated/messages.h"

/* More than any request's arrays can need. */
#define ARENA_CEILING 65536
#define RETRY_AFTER_MOST 86400000

/* --- requests --- */

enum op op_find(struct str name)
{
	for (unsigned op = OP_NONE + 1; op < OP_COUNT; op++)
		if (name.at && str_is(name, op_rows[op].name))
			return op;
	return OP_NONE;
}

/* The key, even of a request that turns out to be wrong, so that the error finds its way back. */
static void keep_key(struct json_t *root, char key_out[65])
{
	struct str key = json_text(root, "key");

	if (key.at && wire_text_check(&wire_key_field, key) == 0) {
		memcpy(key_out, key.at, key.len);
		key_out[key.len] = '\0';
	}
}

static int fault(struct wire_fault *ret_fault, int err, const char *field)
{
	*ret_fault = (struct wire_fault){ .err = err };
	snprintf(ret_fault->field, sizeof(ret_fault->field), "%s", field);
	return err;
}

static int pick_op(struct message *m, enum op expect, struct str name, struct wire_fault *ret_fault)
{
	m->op = expect ? expect : op_find(name);
	if (!m->op || op_rows[m->op].via != (expect ? VIA_HTTP : VIA_SOCKET))
		return fault(ret_fault, ERR_UNKNOWN_OP, "op");
	return 0;
}

static int decode_root(struct message *m, enum op expect, struct wire_fault *ret_fault)
{
	const struct wire_object *about = expect ? &wire_http_head : &wire_socket_head, *request;
	struct wire_head head = { 0 };
	int err = wire_decode(about, m->root, &m->arena, &head, ret_fault);

	if (!err)
		err = pick_op(m, expect, head.op, ret_fault);
	if (err)
		return err;
	m->key = head.key;
	request = op_codecs[m->op].request;
	err = wire_refuse_unknown(about, request, m->root, ret_fault);
	return err ? err : wire_decode(request, m->root, &m->arena, &m->u, ret_fault);
}

int message_decode(struct str bytes, enum op expect, unsigned max_depth, struct message *ret,
                   char key_out[65], struct wire_fault *ret_fault)
{
	int err;

	memset(ret, 0, sizeof(*ret));
	memset(key_out, 0, 65);
	*ret_fault = (struct wire_fault){ 0 };
	arena_init(&ret->arena, ARENA_CEILING);
	err = json_read(bytes, max_depth, &ret->root);
	if (err)
		return fault(ret_fault, err, "");
	keep_key(ret->root, key_out);
	err = decode_root(ret, expect, ret_fault);
	if (err)
		message_release(ret);
	return err;
}

void message_release(struct message *m)
{
	json_free(m->root);
	arena_release(&m->arena);
	memset(m, 0, sizeof(*m));
}

void message_canonical(const struct message *m, struct buf *out)
{
	buf_puts(out, op_rows[m->op].name);
	json_canonical(m->root, out);
}

int64_t message_room(const struct message *m)
{
	const struct wire_field *room = m->op ? wire_field_find(op_codecs[m->op].request, STR("room")) : NULL;

	return room ? *(const int64_t *)(const void *)((const char *)&m->u + room->at) : 0;
}

/* --- answers --- */

void result_encode(enum op op, const union wire_result *r, struct buf *out)
{
	assert(op > OP_NONE && op < OP_COUNT);
	wire_encode(op_codecs[op].result, r, out);
}

static void put_head(const char *head, struct str key, struct buf *out)
{
	buf_puts(out, head);
	if (key.len) {
		buf_puts(out, ",\"key\":");
		buf_put_json(out, key);
	}
}

void reply_encode(struct str key, struct str result_json, struct buf *out)
{
	put_head("{\"type\":\"reply\"", key, out);
	buf_puts(out, ",\"result\":");
	buf_put(out, result_json.at, result_json.len);
	buf_putc(out, '}');
}

/* The code as the schema names it; what the schema does not name stays inside. */
static enum wire_error_code code_of(int err)
{
	enum wire_error_code code;

	if (wire_error_code_parse(str_of(err_name(err)), &code))
		return WIRE_ERROR_CODE_INTERNAL;
	return code;
}

/* Fills `room`, which holds one of each. */
static size_t list_boundaries(unsigned set, enum wire_boundary *room)
{
	size_t n = 0;
	unsigned i;

	for (i = 0; i <= WIRE_BOUNDARY_LINK; i++)
		if (set & (1u << i))
			room[n++] = (enum wire_boundary)i;
	return n;
}

void error_encode(struct str key, const struct wire_fault *why, struct buf *out)
{
	enum wire_boundary boundaries[WIRE_BOUNDARY_LINK + 1];
	enum wire_error_code code = code_of(why->err);
	struct wire_error error = {
		.code = code,
		.text = str_of(err_text(code == WIRE_ERROR_CODE_INTERNAL ? ERR_INTERNAL : why->err)),
		.has_retry_after_ms = why->retry_after_ms > 0,
		.retry_after_ms = (uint64_t)(why->retry_after_ms < RETRY_AFTER_MOST ? why->retry_after_ms : RETRY_AFTER_MOST),
		.has_until = why->until_ms > 0,
		.until = (uint64_t)why->until_ms,
		.boundaries = boundaries,
		.n_boundaries = list_boundaries(why->boundaries, boundaries),
		.has_boundaries = why->boundaries != 0,
	};

	if (why->field[0])
		error.field = str_of(why->field);
	put_head("{\"type\":\"error\"", key, out);
	buf_puts(out, ",\"error\":");
	wire_error_encode(&error, out);
	buf_putc(out, '}');
}

int error_http_status(int err)
{
	return wire_error_status[code_of(err)];
}
