/* server/session/request.h: one request on its way, and the table that says
 * which function does each operation.
 *
 *   decode -> cost -> [look] -> [work] -> run -> [after] -> answer
 *             loop    reader    pool     worker   loop      loop
 *
 * Who may do it is decided before run(), in the transaction that does it, from
 * the operation's row in the schema; no handler checks that again.  A keyed
 * operation's answer is recorded in the same transaction. */
#ifndef CAIRN_SESSION_REQUEST_H
#define CAIRN_SESSION_REQUEST_H

#include "base/arena.h"
#include "base/pool.h"
#include "base/role.h"
#include "crypto/secret.h"
#include "protocol/generated/messages.h"
#include "store/rooms.h"
#include "store/store.h"
#include "store/tx.h"

struct client;
struct desk;
struct exchange;
struct request;

struct route {
	enum op op;
	int (*look)(struct request *, struct tx *);    /* reader: what work() needs to know */
	int (*work)(struct request *);                 /* pool: slow computing, no storage */
	int (*run)(struct request *, struct tx *);     /* in the transaction */
	int (*after)(struct request *);                /* loop, once durable; the client may be gone */
	bool reads;                                    /* run() only reads: on the reader, not ordered with writes */
	bool writes_nothing;                           /* ordered with writes, but works when the disk is full */
	bool urgent;                                   /* about somebody in danger: works while only the reserve of the disk is left */
};

/* Who asks; filled in the transaction. */
struct actor {
	int64_t session, member;              /* 0, 0: nobody yet */
	int64_t session_until_ms;
	struct str name, device;
	bool account;
	unsigned roles;                       /* in the operation's scope */
	enum role role;                       /* the one that allows the operation */
	struct seat seat;                     /* where the operation's row asks for one */
};

struct request {
	struct store_job job;
	struct pool_job pool_job;
	const struct route *route;
	struct desk *desk;
	struct client *client;                /* NULL: came by HTTP, or is gone */
	struct exchange *exchange;            /* NULL: came by socket, or is gone */
	struct list in_client;
	struct message msg;
	size_t bytes;                         /* of the message as it came */
	struct arena arena;                   /* lives as long as the request */
	struct actor actor;
	struct digest token, device;          /* of the cookies; see has_ */
	bool has_token, has_device;
	union wire_result result;
	struct buf result_json;
	struct wire_fault fault;
	bool recalled;                        /* the key was known: this is the first answer again */
	/* run() says no, but what it wrote is to stay: what was seen in a message that is refused.  Such an
	 * answer is not remembered by key. */
	bool keep;
	int refused;                          /* what it said then */
	/* Cookies to set (TOKEN_TEXT_LEN characters), or to clear. */
	char new_session[TOKEN_TEXT_LEN + 1], new_device[TOKEN_TEXT_LEN + 1];
	bool clear_session, staff;            /* staff: the session cookie is short-lived */
	/* For the line in the audit log, where the operation leaves one: who and what it was about. */
	int64_t audit_subject, audit_about;
	void *plan;                           /* from run() to after(), in the arena */
};

/* Fail with the name of the field that is wrong: return request_fault(r, ERR_BAD_FIELD, "role"). */
int request_fault(struct request *r, int err, const char *field);

/* The role of a set with the most responsibility: somebody acts in that one among those that allow the operation. */
enum role acting_role(unsigned roles);
/* The actor, in the transaction: 0, or why they may not. */
int authorise(struct request *r, struct tx *tx) WARN_UNUSED;

/* Settings a handler may need; read-only, any thread. */
const struct config *request_config(const struct request *r);

#endif
