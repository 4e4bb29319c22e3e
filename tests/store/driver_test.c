/* The driver, and what tx.h makes of it. */
#include "support.h"

#include "each_allocation.h"

static struct db *db;
static struct tx tx;

static int setup(void **state)
{
	char why[256];

	OK(db_open(":memory:", DB_CREATE, &db, why));
	OK(db_exec(db, "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT, bytes BLOB, at INTEGER)"));
	tx = (struct tx){ .db = db, .write = true };
	return 0;
}

static int teardown(void **state)
{
	db_close(db);
	return 0;
}

static void a_parameter_is_found_by_its_number_wherever_it_stands(void **state)
{
	int64_t n;

	OK(tx_number(&tx, &n, "SELECT $3 * 100 + $1 * 10 + $2 + $1 * 0", "iii",
	             (int64_t)1, (int64_t)2, (int64_t)3));
	assert_int_equal(n, 312);
}

static void absent_is_null_and_empty_is_not(void **state)
{
	static const char insert[] = "INSERT INTO t (word, bytes) VALUES ($1, $2)";
	struct db_stmt *st;
	int err;

	OK(tx_exec(&tx, NULL, insert, "sb", (struct str){ 0 }, (struct str){ 0 }));
	OK(tx_exec(&tx, NULL, insert, "sb", STR(""), STR("")));
	OK(tx_exec(&tx, NULL, insert, "sb", STR("a\0b"), STR("\0\1")));
	st = tx_query(&tx, &err, "SELECT word, bytes FROM t ORDER BY id", "");
	assert_non_null(st);
	assert_int_equal(db_step(st), 1);
	assert_null(db_bytes(st, 0).at);
	assert_null(db_bytes(st, 1).at);
	assert_int_equal(db_step(st), 1);
	assert_non_null(db_bytes(st, 0).at);
	assert_int_equal(db_bytes(st, 0).len, 0);
	assert_non_null(db_bytes(st, 1).at);
	assert_int_equal(db_step(st), 1);
	assert_true(str_eq(db_bytes(st, 0), STR("a\0b")));
	assert_true(str_eq(db_bytes(st, 1), STR("\0\1")));
	assert_int_equal(db_step(st), 0);
}

static void the_same_text_is_prepared_once(void **state)
{
	static const char sql[] = "SELECT 1";
	struct db_stmt *a, *b;

	OK(db_prepare(db, sql, &a));
	assert_int_equal(db_step(a), 1);
	db_reset(a);
	OK(db_prepare(db, sql, &b));
	assert_ptr_equal(a, b);
}

static void a_statement_found_again_has_no_bindings(void **state)
{
	static const char sql[] = "SELECT $1 IS NULL";
	struct db_stmt *st;
	int64_t n;

	OK(tx_number(&tx, &n, sql, "i", (int64_t)5));
	assert_int_equal(n, 0);
	OK(db_prepare(db, sql, &st));
	assert_int_equal(db_step(st), 1);
	assert_int_equal(db_int(st, 0), 1);
	db_reset(st);
}

static void numbers_are_64_bits_wide(void **state)
{
	int64_t n;

	OK(tx_number(&tx, &n, "SELECT $1", "i", INT64_MAX));
	assert_true(n == INT64_MAX);
	OK(tx_number(&tx, &n, "SELECT $1 + 0", "i", INT64_MIN));
	assert_true(n == INT64_MIN);
}

static void a_row_that_is_not_there_is_not_found(void **state)
{
	int64_t n = 77;

	assert_int_equal(tx_number(&tx, &n, "SELECT id FROM t WHERE id = $1", "i", (int64_t)9), ERR_NOT_FOUND);
	assert_int_equal(n, 77);
}

static void changed_rows_are_counted(void **state)
{
	int64_t n;

	for (int64_t i = 0; i < 5; i++)
		OK(tx_exec(&tx, &n, "INSERT INTO t (at) VALUES ($1)", "i", i));
	assert_int_equal(n, 1);
	OK(tx_exec(&tx, &n, "DELETE FROM t WHERE at >= $1", "i", (int64_t)2));
	assert_int_equal(n, 3);
	OK(tx_exec(&tx, &n, "DELETE FROM t WHERE at >= $1", "i", (int64_t)2));
	assert_int_equal(n, 0);
}

static void a_broken_rule_is_an_error_and_leaves_the_connection_well(void **state)
{
	static const char insert[] = "INSERT INTO t (id) VALUES (1)";

	OK(tx_exec(&tx, NULL, insert, ""));
	assert_int_equal(tx_exec(&tx, NULL, insert, ""), ERR_STORAGE);
	assert_false(db_broken(db));
	OK(tx_exec(&tx, NULL, "INSERT INTO t (id) VALUES (2)", ""));
}

static void wrong_sql_is_an_error(void **state)
{
	struct db_stmt *st;
	int err = 0;

	assert_int_equal(db_exec(db, "SELEKT"), ERR_STORAGE);
	st = tx_query(&tx, &err, "SELECT nothing FROM nowhere", "");
	assert_null(st);
	assert_int_equal(err, ERR_STORAGE);
}

static void a_lost_transaction_is_noticed(void **state)
{
	assert_true(db_lost_transaction(db));
	OK(db_exec(db, "BEGIN"));
	assert_false(db_lost_transaction(db));
	OK(db_exec(db, "INSERT INTO t (id) VALUES (1)"));
	assert_int_equal(db_exec(db, "INSERT OR ROLLBACK INTO t (id) VALUES (1)"), ERR_STORAGE);
	assert_true(db_lost_transaction(db));
}

static void a_commit_by_somebody_else_changes_the_version(void **state)
{
	struct folder f;
	struct db *a, *b;
	int64_t before, after;
	char why[256];

	folder_make(&f);
	OK(db_open(f.database, DB_WRITE, &a, why));
	OK(db_open(f.database, DB_READ, &b, why));
	OK(db_version(b, &before));
	OK(db_version(b, &after));
	assert_int_equal(before, after);
	OK(db_exec(a, "INSERT INTO settings VALUES ('x', 'y')"));
	OK(db_version(b, &after));
	assert_int_not_equal(before, after);
	assert_int_equal(db_exec(b, "DELETE FROM settings"), ERR_STORAGE);
	db_close(a);
	db_close(b);
	folder_remove(&f);
}

static void the_settings_that_keep_promises_are_on(void **state)
{
	static const struct { const char *sql; int64_t value; } wanted[] = {
		{ "PRAGMA synchronous", 2 }, { "PRAGMA foreign_keys", 1 }, { "PRAGMA secure_delete", 1 },
		{ "PRAGMA trusted_schema", 0 }, { "PRAGMA temp_store", 2 }, { "PRAGMA busy_timeout", 5000 },
		{ "PRAGMA mmap_size", 0 }, { "PRAGMA journal_size_limit", 16777216 },
	};
	struct folder f;
	struct db_stmt *st;
	struct db *file;
	char why[256];

	folder_make(&f);
	OK(db_open(f.database, DB_WRITE, &file, why));
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		OK(db_prepare(file, wanted[i].sql, &st));
		assert_int_equal(db_step(st), 1);
		if (db_int(st, 0) != wanted[i].value)
			fail_msg("%s is %lld", wanted[i].sql, (long long)db_int(st, 0));
		db_reset(st);
	}
	OK(db_prepare(file, "PRAGMA journal_mode", &st));
	assert_int_equal(db_step(st), 1);
	assert_true(str_is(db_bytes(st, 0), "wal"));
	db_close(file);
	folder_remove(&f);
}

static int story(void)
{
	struct tx t = { .write = true };
	char why[256];
	int64_t n;
	int err = db_open(":memory:", DB_CREATE, &t.db, why);

	if (err)
		return err;
	err = tx_exec(&t, NULL, "CREATE TABLE t (a)", "");
	if (!err)
		err = tx_exec(&t, NULL, "INSERT INTO t VALUES ($1)", "i", (int64_t)4);
	if (!err)
		err = tx_number(&t, &n, "SELECT a FROM t", "");
	db_close(t.db);
	return err;
}

static void each_failing_allocation_is_survived(void **state)
{
	each_allocation(story);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_parameter_is_found_by_its_number_wherever_it_stands),
		T(absent_is_null_and_empty_is_not),
		T(the_same_text_is_prepared_once),
		T(a_statement_found_again_has_no_bindings),
		T(numbers_are_64_bits_wide),
		T(a_row_that_is_not_there_is_not_found),
		T(changed_rows_are_counted),
		T(a_broken_rule_is_an_error_and_leaves_the_connection_well),
		T(wrong_sql_is_an_error),
		T(a_lost_transaction_is_noticed),
		cmocka_unit_test(a_commit_by_somebody_else_changes_the_version),
		cmocka_unit_test(the_settings_that_keep_promises_are_on),
		cmocka_unit_test(each_failing_allocation_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
