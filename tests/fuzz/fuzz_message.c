/* tests/fuzz/fuzz_message.c: any bytes at all as a request.
 *
 * Each input is read as a socket message and as the body of an HTTP operation,
 * chosen by its length.  What decodes is written out and must decode again to
 * the same bytes; an error must be one that can be sent. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "protocol/generated/messages.h"

#define DEPTH 16

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int truth)
{
	if (!truth)
		abort();
}

/* The request again, as a client would have written it. */
static void encode_request(const struct message *m, enum op expect, struct buf *out)
{
	buf_puts(out, "{\"key\":");
	buf_put_json(out, m->key);
	if (!expect) {
		buf_puts(out, ",\"op\":");
		buf_put_json(out, str_of(op_rows[m->op].name));
	}
	wire_encode_rest(op_codecs[m->op].request, &m->u, out);
	buf_putc(out, '}');
}

static void round_trip(const struct message *m, enum op expect)
{
	struct buf one = BUF_INIT(8 << 20), two = BUF_INIT(8 << 20);
	struct wire_fault fault;
	struct message again;
	char key[65];

	encode_request(m, expect, &one);
	must(!one.err);
	must(message_decode((struct str){ one.at, one.len }, expect, DEPTH, &again, key, &fault) == 0);
	must(again.op == m->op && str_is(m->key, key) && message_room(&again) == message_room(m));
	encode_request(&again, expect, &two);
	must(one.len == two.len && memcmp(one.at, two.at, one.len) == 0);
	message_release(&again);
	buf_release(&one);
	buf_release(&two);
}

static void refuse(const char *key, const struct wire_fault *fault)
{
	struct buf out = BUF_INIT(4096);

	must(fault->err < 0 && memchr(fault->field, 0, sizeof(fault->field)) != NULL);
	error_encode(str_of(key), fault, &out);
	must(!out.err && error_http_status(fault->err) >= 400);
	buf_release(&out);
}

static void try_as(struct str bytes, enum op expect)
{
	struct wire_fault fault;
	struct message m;
	char key[65];

	if (message_decode(bytes, expect, DEPTH, &m, key, &fault)) {
		refuse(key, &fault);
		return;
	}
	round_trip(&m, expect);
	message_release(&m);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	protocol_init();
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };

	try_as(bytes, OP_NONE);
	try_as(bytes, OP_NONE + 1 + size % (OP_COUNT - 1));
	return 0;
}
