/* server/store/tx.h: what a job sees while it runs, on the worker or reader thread.
 *
 * Topic files (members.c, rooms.c, …) write their SQL here, once, in the
 * common ground of SQLite and PostgreSQL ($1, ON CONFLICT, RETURNING). */
#ifndef CAIRN_STORE_TX_H
#define CAIRN_STORE_TX_H

#include <stdbool.h>
#include <stdint.h>

#include "agenda/agenda.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "crypto/seal.h"
#include "store/driver.h"
#include "store/key_ring.h"

struct store_job;

struct tx {
	struct db *db;
	struct key_ring *keys;
	int64_t control;                      /* id of the control stream (store/control.h) */
	int64_t now_ms;                       /* one reading for the whole batch */
	const struct agenda_policy *agenda;   /* how meetings go; NULL: the standard.  See tx_agenda() */
	struct list *appended;                /* of the running job */
	bool write;                           /* false on the reader, and for a job that only reads */
};

/* The key for one purpose.  Borrowed from the ring. */
static inline const struct seal_key *tx_key(const struct tx *tx, enum key_purpose purpose)
{
	return key_ring_key(tx->keys, purpose);
}

/* How meetings go on this server. */
static inline struct agenda_policy tx_agenda(const struct tx *tx)
{
	struct agenda_policy policy;

	agenda_standard(&policy);
	return tx->agenda ? *tx->agenda : policy;
}

/* Prepared once per connection and found again by the address of `sql`, which
 * must be a string with static storage.  Arguments follow `types`, one each:
 * 'i' int64_t, 's' struct str (absent binds NULL), 'b' struct str as a blob.
 * The statement is ready to step.  NULL with *ret_err set on failure. */
struct db_stmt *tx_query(struct tx *tx, int *ret_err, const char *sql, const char *types, ...);
/* Run to the end; *ret_changes (may be NULL) gets the rows changed.  0, ERR_STORAGE… */
int tx_exec(struct tx *tx, int64_t *ret_changes, const char *sql, const char *types, ...) WARN_UNUSED;
/* The first integer of the first row; ERR_NOT_FOUND when there is none.  Runs to the end. */
int tx_number(struct tx *tx, int64_t *ret, const char *sql, const char *types, ...) WARN_UNUSED;

#endif
