/* From every earlier version to the newest, and never back. */
#include "support.h"

static struct db *db;

static int setup(void **state)
{
	char why[256];

	OK(db_open(":memory:", DB_CREATE, &db, why));
	return 0;
}

static int teardown(void **state)
{
	db_close(db);
	return 0;
}

static int64_t version(void)
{
	int64_t v;

	OK(migrate_version(db, &v));
	return v;
}

static const struct migration made_up[] = {
	{ "0001-one", "CREATE TABLE one (a); INSERT INTO one VALUES (1);" },
	{ "0002-two", "ALTER TABLE one ADD COLUMN b; UPDATE one SET b = a + 1;" },
	{ "0003-three", "CREATE TABLE three (c); INSERT INTO three SELECT b + 1 FROM one;" },
};

static void an_empty_database_becomes_the_newest(void **state)
{
	char why[256];

	OK(migrate(db, migrations, n_migrations, why));
	assert_int_equal(version(), n_migrations);
	OK(db_exec(db, "SELECT head FROM streams"));
	OK(db_exec(db, "PRAGMA foreign_key_check"));
}

static void every_earlier_version_becomes_the_newest(void **state)
{
	char why[256];

	for (size_t from = 0; from < n_migrations; from++) {
		teardown(NULL);
		setup(NULL);
		OK(migrate(db, migrations, from, why));
		assert_int_equal(version(), from);
		OK(migrate(db, migrations, n_migrations, why));
		assert_int_equal(version(), n_migrations);
	}
}

static void what_is_missing_runs_once_and_in_order(void **state)
{
	struct tx tx = { .db = db };
	char why[256];
	int64_t n;

	OK(migrate(db, made_up, 1, why));
	OK(migrate(db, made_up, 3, why));
	OK(migrate(db, made_up, 3, why));
	OK(tx_number(&tx, &n, "SELECT sum(c) FROM three", ""));
	assert_int_equal(n, 3);
	assert_int_equal(version(), 3);
}

static void a_newer_database_is_refused_untouched(void **state)
{
	char why[256];

	OK(migrate(db, made_up, 3, why));
	assert_int_equal(migrate(db, made_up, 2, why), ERR_CONFIG);
	assert_non_null(strstr(why, "newer program"));
	assert_int_equal(version(), 3);
}

static void a_newer_database_is_refused_when_the_store_opens(void **state)
{
	struct store_config config = { .batch_rows = 1, .batch_bytes = 1, .clock = &clock_system };
	struct folder f;
	struct store *s;
	struct db *file;
	char why[256];

	folder_make(&f);
	OK(db_open(f.database, DB_WRITE, &file, why));
	OK(db_exec(file, "PRAGMA user_version = 9999"));
	db_close(file);
	config.path = f.database;
	config.key_path = f.key;
	assert_int_equal(store_open(&config, &s, why), ERR_CONFIG);
	assert_non_null(strstr(why, "9999"));
	folder_remove(&f);
}

static void one_that_fails_leaves_the_version_before_it(void **state)
{
	static const struct migration bad[] = {
		{ "0001-good", "CREATE TABLE good (a);" },
		{ "0002-bad", "CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);" },
	};
	char why[256];

	assert_int_equal(migrate(db, bad, 2, why), ERR_STORAGE);
	assert_non_null(strstr(why, "0002-bad"));
	assert_int_equal(version(), 1);
	assert_int_equal(db_exec(db, "SELECT * FROM half"), ERR_STORAGE);
	OK(db_exec(db, "SELECT * FROM good"));
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(an_empty_database_becomes_the_newest),
		T(every_earlier_version_becomes_the_newest),
		T(what_is_missing_runs_once_and_in_order),
		T(a_newer_database_is_refused_untouched),
		cmocka_unit_test(a_newer_database_is_refused_when_the_store_opens),
		T(one_that_fails_leaves_the_version_before_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
