/* The only file of the server that knows SQLite. */
#include "store/driver.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/list.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/table.h"

#define BUSY_MS 5000                      /* another process may hold the write lock */
#define LOG_PAGES 1000                    /* pages in the log before they are moved */
#define PARAMETERS_MOST 32

struct db {
	sqlite3 *handle;
	struct table statements;              /* address of the SQL -> struct db_stmt */
	struct list reading;                  /* statements with a row ready */
	int log_pages;                        /* in the write-ahead log after the last commit */
	int told;                             /* last code that was logged */
	bool broken;
};

struct db_stmt {
	struct db *db;
	sqlite3_stmt *st;
	struct list reading;
	unsigned char place[PARAMETERS_MOST + 1];   /* n of $n -> SQLite's number, 0: not there */
};

/* WAL with FULL: a commit is one fsync and survives power loss.  What is
 * deleted is overwritten.  A schema somebody tampered with runs no functions. */
static const char settings_all[] =
	"PRAGMA synchronous = FULL;"
	"PRAGMA foreign_keys = ON;"
	"PRAGMA secure_delete = ON;"
	"PRAGMA trusted_schema = OFF;"
	"PRAGMA temp_store = MEMORY;"
	"PRAGMA mmap_size = 0;"
	"PRAGMA cache_size = -8192;"
	"PRAGMA journal_size_limit = 16777216;";

static bool no_space(int code)
{
	return code == ENOSPC || code == EDQUOT;
}

/* Translate a result code, once, at the place where it came up. */
static int failed(struct db *db, int code)
{
	const int cause = sqlite3_system_errno(db->handle);
	const bool sync = code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
	const bool io = (code & 0xff) == SQLITE_IOERR;

	if (io && (sync || !no_space(cause)))
		db->broken = true;
	if (db->told != code)
		log_event(LOG_ERROR, "store.trouble", LOG_INT("code", code), LOG_INT("errno", cause));
	db->told = code;
	if ((code & 0xff) == SQLITE_FULL || (io && no_space(cause)))
		return ERR_STORAGE_FULL;
	return (code & 0xff) == SQLITE_NOMEM ? ERR_NO_MEMORY : ERR_STORAGE;
}

/* --- opening and closing --- */

static int note_log(void *ctx, sqlite3 *handle, const char *schema, int pages)
{
	struct db *db = ctx;

	db->log_pages = pages;
	return SQLITE_OK;
}

/* Make the file ours, so that two programs cannot both create it.  The folder
 * is synced: a database whose name is lost in a power cut is lost. */
static int claim(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? mem_text(path, (size_t)(slash - path) + 1) : mem_text(".", 1);
	int fd = -1, dir = -1, err = ERR_IO;

	if (!folder)
		return ERR_NO_MEMORY;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0)
		dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir >= 0 && fsync(dir) == 0)
		err = 0;
	if (fd >= 0)
		close(fd);
	if (dir >= 0)
		close(dir);
	mem_free(folder);
	return err;
}

static int write_ahead(struct db *db)
{
	sqlite3_stmt *st;
	const char *mode;
	bool good;

	if (sqlite3_prepare_v2(db->handle, "PRAGMA journal_mode = WAL", -1, &st, NULL) != SQLITE_OK)
		return failed(db, sqlite3_extended_errcode(db->handle));
	/* A database in memory keeps its journal there; only tests have one. */
	mode = sqlite3_step(st) == SQLITE_ROW ? (const char *)sqlite3_column_text(st, 0) : NULL;
	good = mode && (!strcmp(mode, "wal") || !strcmp(mode, "memory"));
	sqlite3_finalize(st);
	return good ? 0 : ERR_STORAGE;
}

static int configure(struct db *db, enum db_mode mode)
{
	int err;

	sqlite3_busy_timeout(db->handle, BUSY_MS);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	/* In place of SQLite's own: its errors do not reach us (see db_tidy). */
	sqlite3_wal_hook(db->handle, note_log, db);
	err = db_exec(db, settings_all);
	if (!err && mode == DB_READ)
		return db_exec(db, "PRAGMA query_only = ON");
	return err ? err : write_ahead(db);
}

/* Why opening failed, in words with the path; the error for it. */
static int explain(struct db *db, const char *path, int err, char ret_why[256])
{
	const int code = db->handle ? sqlite3_errcode(db->handle) : SQLITE_NOMEM;

	snprintf(ret_why, 256, "%s: %s", path, db->handle ? sqlite3_errmsg(db->handle) : "out of memory");
	if (code == SQLITE_NOTADB)
		snprintf(ret_why, 256, "%s: not a database", path);
	return code == SQLITE_CANTOPEN ? ERR_IO : err;
}

/* Without its statistics of memory, SQLite's allocator needs no lock for all threads. */
static void once_for_all(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static int open_file(struct db *db, const char *path, enum db_mode mode, char ret_why[256])
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	int err = 0;

	if (mode == DB_CREATE && strcmp(path, ":memory:"))
		err = claim(path);
	if (err) {
		snprintf(ret_why, 256, "%s: %s", path, errno == EEXIST ? "is there already" : strerror(errno));
		return err;
	}
	if (sqlite3_open_v2(path, &db->handle, flags, NULL) != SQLITE_OK)
		err = ERR_STORAGE;
	if (!err)
		err = configure(db, mode);
	return err ? explain(db, path, err, ret_why) : 0;
}

int db_open(const char *path, enum db_mode mode, struct db **ret_db, char ret_why[256])
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct db *db = mem_new(sizeof(*db));
	int err;

	assert(path);
	pthread_once(&once, once_for_all);
	snprintf(ret_why, 256, "%s: %s", path, err_text(ERR_NO_MEMORY));
	if (!db)
		return ERR_NO_MEMORY;
	table_init(&db->statements);
	list_init(&db->reading);
	err = open_file(db, path, mode, ret_why);
	if (err) {
		db_close(db);
		return err;
	}
	ret_why[0] = '\0';
	*ret_db = db;
	return 0;
}

static void statement_free(struct db_stmt *st)
{
	sqlite3_finalize(st->st);
	list_remove(&st->reading);
	mem_free(st);
}

void db_close(struct db *db)
{
	struct db_stmt *st;
	size_t pos = 0;
	int64_t key;

	if (!db)
		return;
	while ((st = table_next(&db->statements, &pos, &key)))
		statement_free(st);
	table_release(&db->statements);
	sqlite3_close(db->handle);
	mem_free(db);
}

/* --- statements --- */

int db_exec(struct db *db, const char *sql)
{
	int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? 0 : failed(db, code);
}

/* SQLite numbers $n by where it first stands in the text; we mean the n. */
static void learn_places(struct db_stmt *st)
{
	for (int i = 1; i <= sqlite3_bind_parameter_count(st->st); i++) {
		const char *name = sqlite3_bind_parameter_name(st->st, i);
		long n = name && name[0] == '$' ? strtol(name + 1, NULL, 10) : 0;

		assert(n >= 1 && n <= PARAMETERS_MOST);
		st->place[n] = (unsigned char)i;
	}
}

static int statement_new(struct db *db, const char *sql, struct db_stmt **ret_stmt)
{
	struct db_stmt *st = mem_new(sizeof(*st));
	int code, err = ERR_NO_MEMORY;

	if (!st)
		return err;
	st->db = db;
	list_init(&st->reading);
	code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &st->st, NULL);
	err = code == SQLITE_OK ? 0 : failed(db, code);
	if (!err)
		err = table_put(&db->statements, (int64_t)(intptr_t)sql, st);
	if (err) {
		statement_free(st);
		return err;
	}
	learn_places(st);
	*ret_stmt = st;
	return 0;
}

int db_prepare(struct db *db, const char *sql, struct db_stmt **ret_stmt)
{
	struct db_stmt *st = table_get(&db->statements, (int64_t)(intptr_t)sql);

	if (!st)
		return statement_new(db, sql, ret_stmt);
	assert(list_empty(&st->reading) && "a statement is not prepared again while it is being read");
	sqlite3_clear_bindings(st->st);
	*ret_stmt = st;
	return 0;
}

static int place(struct db_stmt *st, int at)
{
	assert(at >= 1 && at <= PARAMETERS_MOST && st->place[at]);
	return st->place[at];
}

static int bound(struct db_stmt *st, int code)
{
	return code == SQLITE_OK ? 0 : failed(st->db, code);
}

int db_bind_int(struct db_stmt *st, int at, int64_t value)
{
	return bound(st, sqlite3_bind_int64(st->st, place(st, at), value));
}

int db_bind_text(struct db_stmt *st, int at, struct str value)
{
	return bound(st, sqlite3_bind_text64(st->st, place(st, at), value.at, value.len, SQLITE_STATIC, SQLITE_UTF8));
}

int db_bind_blob(struct db_stmt *st, int at, struct str value)
{
	return bound(st, sqlite3_bind_blob64(st->st, place(st, at), value.at, value.len, SQLITE_STATIC));
}

int db_step(struct db_stmt *st)
{
	int code = sqlite3_step(st->st), err = 0;

	if (code == SQLITE_ROW) {
		if (list_empty(&st->reading))
			list_push(&st->db->reading, &st->reading);
		return 1;
	}
	if (code != SQLITE_DONE)
		err = failed(st->db, code);
	db_reset(st);
	return err;
}

void db_reset(struct db_stmt *st)
{
	list_remove(&st->reading);
	/* Repeats the error of the last step, which was told there. */
	(void)sqlite3_reset(st->st);
}

void db_idle(struct db *db)
{
	while (!list_empty(&db->reading))
		db_reset(list_first(&db->reading, struct db_stmt, reading));
}

int64_t db_int(struct db_stmt *st, int column)
{
	return sqlite3_column_int64(st->st, column);
}

struct str db_bytes(struct db_stmt *st, int column)
{
	const char *at;

	if (sqlite3_column_type(st->st, column) == SQLITE_NULL)
		return (struct str){ 0 };
	at = sqlite3_column_blob(st->st, column);
	return (struct str){ at ? at : "", (size_t)sqlite3_column_bytes(st->st, column) };
}

int64_t db_changes(struct db *db)
{
	return sqlite3_changes64(db->handle);
}

/* --- the state of the connection --- */

int db_tidy(struct db *db, bool all)
{
	const int how = all ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
	int code;

	if (!all && db->log_pages < LOG_PAGES)
		return 0;
	code = sqlite3_wal_checkpoint_v2(db->handle, NULL, how, NULL, NULL);
	/* Busy without `all`: somebody else is at it, so it gets done. */
	if (code != SQLITE_OK && (all || (code & 0xff) != SQLITE_BUSY))
		return failed(db, code);
	db->log_pages = 0;
	return 0;
}

bool db_broken(const struct db *db)
{
	return db->broken;
}

bool db_lost_transaction(struct db *db)
{
	return sqlite3_get_autocommit(db->handle) != 0;
}

int db_version(struct db *db, int64_t *ret)
{
	struct db_stmt *st;
	int err = db_prepare(db, "PRAGMA data_version", &st);

	if (!err)
		err = db_step(st);
	if (err != 1)
		return err ? err : ERR_STORAGE;
	*ret = db_int(st, 0);
	db_reset(st);
	return 0;
}
