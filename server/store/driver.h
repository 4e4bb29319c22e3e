/* server/store/driver.h: the little of a database that the store needs.
 *
 * sqlite.c implements it.  A second driver can follow without touching a topic
 * file.  A connection belongs to one thread at a time.  Calls return 0,
 * ERR_STORAGE_FULL (no space), ERR_NO_MEMORY, or ERR_STORAGE.
 *
 *  (1) SQL names its parameters $1, $2, …; `at` is that number, wherever and
 *      however often it stands in the text.
 *  (2) After an I/O error a connection is broken: close it and open another,
 *      because what a failed fsync left behind is not known. */
#ifndef CAIRN_STORE_DRIVER_H
#define CAIRN_STORE_DRIVER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct db;
struct db_stmt;

enum db_mode { DB_READ, DB_WRITE, DB_CREATE };

/* path NULL is not allowed; ":memory:" is for tests.  DB_CREATE: ERR_IO when the
 * file is there; the others: ERR_IO when it is not.  *ret_why gets a reason. */
int db_open(const char *path, enum db_mode mode, struct db **ret_db, char ret_why[256]) WARN_UNUSED;
void db_close(struct db *db);                               /* NULL is a no-op */
/* Several statements without results: begin, commit, savepoints, migrations. */
int db_exec(struct db *db, const char *sql) WARN_UNUSED;
/* Cached by the address of `sql` (static storage); reset and without bindings. */
int db_prepare(struct db *db, const char *sql, struct db_stmt **ret_stmt) WARN_UNUSED;
int db_bind_int(struct db_stmt *st, int at, int64_t value) WARN_UNUSED;     /* at counts from 1 */
/* Bytes are borrowed until the statement is reset; absent binds NULL. */
int db_bind_text(struct db_stmt *st, int at, struct str value) WARN_UNUSED;
int db_bind_blob(struct db_stmt *st, int at, struct str value) WARN_UNUSED;
/* 1: a row is ready.  0: no more; the statement has been reset.  < 0: error, reset. */
int db_step(struct db_stmt *st) WARN_UNUSED;
void db_reset(struct db_stmt *st);                          /* stop reading early */
int64_t db_int(struct db_stmt *st, int column);             /* column counts from 0 */
/* Borrowed until the next step or reset; text or blob; NULL gives absent. */
struct str db_bytes(struct db_stmt *st, int column);
int64_t db_changes(struct db *db);
/* Reset every statement that still has a row ready, e.g. after a job that gave up half way. */
void db_idle(struct db *db);
/* Between transactions: move the log into the main file once it has grown; with
 * `all` whatever its size, and shorten it to nothing (fails while somebody reads). */
int db_tidy(struct db *db, bool all) WARN_UNUSED;
/* True after an I/O error; stays so. */
bool db_broken(const struct db *db);
/* True when a failed statement has already rolled the transaction back. */
bool db_lost_transaction(struct db *db);
/* Changes whenever another connection committed (SQLite's data_version). */
int db_version(struct db *db, int64_t *ret) WARN_UNUSED;

#endif
