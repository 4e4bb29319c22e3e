/* protocol/generated/messages.h: what crosses the wire, as C.
 *
 * Written by protocol/generate.py from protocol/cairn.schema.json; do not edit.
 *
 * Every struct mirrors one object of the schema.  An id is an int64_t; other
 * strings are borrowed; an array `xs` has its length in `n_xs`.  What is
 * optional has a `has_x`, except ids (0: not given) and strings (at == NULL).
 * Roles, costs and limits of operations: docs/protocol.md. */
#ifndef CAIRN_PROTOCOL_MESSAGES_H
#define CAIRN_PROTOCOL_MESSAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "protocol/json.h"

/* --- operations --- */

enum op {
	OP_NONE,
@OPS@
	OP_COUNT
};

enum op_via { VIA_HTTP, VIA_SOCKET };
enum op_need { NEED_OPEN, NEED_MEMBER, NEED_ROLE };
enum op_scope { SCOPE_NONE, SCOPE_ROOM, SCOPE_SERVER, SCOPE_ANY };

struct op_row {
	const char *name;                     /* "room.post" */
	enum op_via via;
	enum op_need need;
	unsigned roles;                       /* NEED_ROLE: 1 << enum wire_role, any of them is enough */
	enum op_scope scope;                  /* where the role must be held */
	bool seat;                            /* needs an open reading place in the room */
	bool keyed;                           /* the answer is remembered by key */
	bool audit;                           /* leaves a line in the audit log */
	unsigned cost;
};

extern const struct op_row op_rows[OP_COUNT];     /* by enum op; the row of OP_NONE is empty */
enum op op_find(struct str name);                 /* OP_NONE when unknown */

/* --- close codes of a WebSocket --- */

@CLOSES@

/* --- enums --- */

@ENUMS@

/* --- objects --- */

@STRUCTS@

/* --- requests in --- */

struct message {
	enum op op;
	struct str key;
	union {
@REQUESTS@
	} u;
	/* private: */
	struct arena arena;
	struct json_t *root;
};

/* Decode a request.  `expect` OP_NONE: a WebSocket message, whose "op" names a
 * socket operation.  Otherwise the body of POST /api/<expect>, without "op".
 * Strings in *ret live as long as it does.  On failure *ret is released and
 * *ret_fault says why; key_out holds the key in both cases when there was a
 * well-formed one, "" if not. */
int message_decode(struct str bytes, enum op expect, unsigned max_depth, struct message *ret,
                   char key_out[65], struct wire_fault *ret_fault) WARN_UNUSED;
void message_release(struct message *m);          /* a zeroed struct is fine */
int64_t message_room(const struct message *m);    /* its `room`, 0 when it has none */
/* Append the operation and its fields in one fixed form: two messages that mean the
 * same give the same bytes, whatever their spacing and order. */
void message_canonical(const struct message *m, struct buf *out);

/* --- answers out: all append to a buffer, whose err tells whether it fitted --- */

union wire_result {
@RESULTS@
};

void result_encode(enum op op, const union wire_result *r, struct buf *out);
/* {"type":"reply",...}; result_json is what result_encode() wrote. */
void reply_encode(struct str key, struct str result_json, struct buf *out);
/* {"type":"error",...}; the key may be absent or empty.  Codes that stay inside the server
 * leave as "internal". */
void error_encode(struct str key, const struct wire_fault *fault, struct buf *out);
int error_http_status(int err);

@ENCODERS@

/* --- the tables behind all this; for protocol/ and tests --- */

struct op_codec {
	const struct wire_object *request, *result;
};

struct event_codec {
	const char *name;
	const struct wire_object *object;     /* of struct wire_<name>_event */
};

struct wire_head {
	struct str op, key;
};

extern const struct op_codec op_codecs[OP_COUNT];
extern const struct event_codec event_codecs[];   /* up to a row without a name */
extern const struct wire_object wire_socket_head, wire_http_head;   /* of struct wire_head */
extern const struct wire_field wire_key_field;
extern const unsigned short wire_error_status[];  /* HTTP status by enum wire_error_code */

#endif
