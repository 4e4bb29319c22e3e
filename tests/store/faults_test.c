/* What the store does when the disk is full, fails, or lies. */
#include "support.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <sys/statvfs.h>

#include "faulty.h"

#define POSTS 12

static struct loop loop;
static struct job jobs[POSTS];
static int64_t stream;
static atomic_llong now_ms;               /* of a clock that stands still */
static atomic_llong free_bytes;           /* what statvfs() tells */

/* The linker hands these every statvfs() of the program; large files give it another name. */
int __wrap_statvfs(const char *path, struct statvfs *ret);
int __wrap_statvfs64(const char *path, struct statvfs *ret);

int __wrap_statvfs(const char *path, struct statvfs *ret)
{
	*ret = (struct statvfs){ .f_frsize = 4096, .f_bavail = (fsblkcnt_t)atomic_load(&free_bytes) / 4096 };
	return 0;
}

int __wrap_statvfs64(const char *path, struct statvfs *ret)
{
	return __wrap_statvfs(path, ret);
}

static int64_t read_now(void *ctx)
{
	return atomic_load(&now_ms);
}

static int setup(void **state)
{
	loop_open(&loop);
	stream = stream_make(&loop);
	return 0;
}

static void all_well(void)
{
	for (int kind = 0; kind < FAULT_KINDS; kind++)
		faulty_set((enum fault)kind, 0);
	faulty_nth(0, 0);
}

static int teardown(void **state)
{
	all_well();
	loop_close(&loop);
	return 0;
}

/* Post, wait for the answer, and return it. */
static int post(int i)
{
	job_init(&jobs[i], &loop, ACT_POST, stream, i);
	store_write(loop.store, &jobs[i].job);
	loop_until(&loop, loop.done + 1);
	return jobs[i].err;
}

static int look(bool promised)
{
	struct job j;

	job_init(&j, &loop, ACT_READ_HEAD, stream, 0);
	j.job.reads_only = promised;
	store_write(loop.store, &j.job);
	loop_until(&loop, loop.done + 1);
	return j.err;
}

static bool says_full(void)
{
	struct store_figures f;

	store_figures(loop.store, &f);
	return f.full;
}

static void a_full_disk_refuses_and_recovers_by_itself(void **state)
{
	OK(post(0));
	faulty_set(FAULT_WRITE, SQLITE_FULL);
	for (int i = 1; i < 4; i++)
		assert_int_equal(post(i), ERR_STORAGE_FULL);
	assert_true(says_full());
	assert_int_equal(loop.seen, 1);
	faulty_set(FAULT_WRITE, 0);
	OK(post(4));
	assert_false(says_full());
	assert_int_equal(jobs[4].seq, 2);
	assert_int_equal(loop.seen, 2);
	assert_int_equal(stream_count(&loop, stream), 2);
}

static void a_failed_sync_answers_nobody_and_the_file_is_opened_again(void **state)
{
	unsigned opened;

	OK(post(0));
	opened = faulty_calls(FAULT_OPEN);
	faulty_set(FAULT_SYNC, SQLITE_IOERR_FSYNC);
	assert_int_equal(post(1), ERR_STORAGE);
	assert_int_equal(loop.seen, 1);
	faulty_set(FAULT_SYNC, 0);
	OK(post(2));
	assert_true(faulty_calls(FAULT_OPEN) > opened);
	assert_int_equal(jobs[2].seq, 2);
	loop_reopen(&loop);
	assert_int_equal(stream_count(&loop, stream), 2);
}

static void nothing_runs_until_the_file_could_be_opened_again(void **state)
{
	OK(post(0));
	faulty_set(FAULT_SYNC, SQLITE_IOERR_FSYNC);
	assert_int_equal(post(1), ERR_STORAGE);
	faulty_set(FAULT_OPEN, SQLITE_CANTOPEN);
	for (int i = 2; i < 5; i++) {
		assert_int_equal(post(i), ERR_STORAGE);
		assert_false(jobs[i].ran);
	}
	/* It opens, but what is in the log cannot be brought to safety. */
	faulty_set(FAULT_OPEN, 0);
	assert_int_equal(post(5), ERR_STORAGE);
	assert_false(jobs[5].ran);
	faulty_set(FAULT_SYNC, 0);
	OK(post(6));
	assert_int_equal(jobs[6].seq, 2);
	assert_int_equal(loop.seen, 2);
}

static void a_reader_that_broke_is_opened_again(void **state)
{
	struct job j;

	OK(post(0));
	loop_reopen(&loop);                           /* nothing is in memory now */
	faulty_set(FAULT_READ, SQLITE_IOERR_READ);
	job_init(&j, &loop, ACT_READ_HEAD, stream, 0);
	store_read(loop.store, &j.job);
	loop_until(&loop, loop.done + 1);
	assert_int_equal(j.err, ERR_STORAGE);
	faulty_set(FAULT_READ, 0);
	assert_int_equal(stream_count(&loop, stream), 1);
}

static void too_little_free_space_refuses_writes_and_lets_reads_through(void **state)
{
	loop.clock = (struct clock){ .wall_ms = read_now, .mono_ms = read_now };
	loop.config.reserve_bytes = 64 << 20;
	loop_reopen(&loop);
	atomic_store(&free_bytes, 65 << 20);
	atomic_fetch_add(&now_ms, 1000);
	OK(post(0));
	atomic_store(&free_bytes, 63 << 20);
	OK(post(1));                                  /* asked a moment ago */
	atomic_fetch_add(&now_ms, 200);
	assert_int_equal(post(2), ERR_STORAGE_FULL);
	assert_false(jobs[2].ran);
	assert_true(says_full());
	OK(look(true));
	assert_int_equal(look(false), ERR_STORAGE_FULL);
	assert_int_equal(stream_count(&loop, stream), 2);
	/* What alerts people is what the reserve is for. */
	job_init(&jobs[4], &loop, ACT_POST, stream, 4);
	jobs[4].job.urgent = true;
	store_write(loop.store, &jobs[4].job);
	loop_until(&loop, loop.done + 1);
	OK(jobs[4].err);
	atomic_store(&free_bytes, 65 << 20);
	atomic_fetch_add(&now_ms, 200);
	OK(post(3));
	assert_false(says_full());
	assert_int_equal(jobs[3].seq, 4);
}

/* Keep adding pages until SQLite says that there may be no more. */
static int hoard(struct store_job *job, struct tx *tx)
{
	static char page[100000];
	int err = db_exec(tx->db, "PRAGMA max_page_count = 100");

	memset(page, 'x', sizeof(page));
	for (int i = 0; !err && i < 100; i++) {
		char name[16];

		snprintf(name, sizeof(name), "page%d", i);
		err = settings_put(tx, str_of(name), (struct str){ page, sizeof(page) });
	}
	return err;
}

static void a_statement_that_finds_no_space_fails_the_batch_cleanly(void **state)
{
	struct store_figures before, after;
	pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
	struct job held, hoarder;

	store_figures(loop.store, &before);
	pthread_mutex_lock(&gate);
	job_init(&held, &loop, ACT_WAIT, stream, 0);
	held.gate = &gate;
	store_write(loop.store, &held.job);
	for (int i = 0; i < 3; i++) {
		job_init(&jobs[i], &loop, ACT_POST, stream, i);
		store_write(loop.store, &jobs[i].job);
	}
	job_init(&hoarder, &loop, ACT_POST, stream, 0);
	hoarder.job.run = hoard;
	store_write(loop.store, &hoarder.job);
	job_init(&jobs[3], &loop, ACT_POST, stream, 3);
	store_write(loop.store, &jobs[3].job);
	pthread_mutex_unlock(&gate);
	loop_until(&loop, 6);
	store_figures(loop.store, &after);

	assert_int_equal(hoarder.err, ERR_STORAGE_FULL);
	/* Which of the posts shared its batch is the scheduler's choice; what counts is that each
	 * was either answered well and shown, or refused and gone. */
	for (int i = 0; i < 4; i++)
		assert_true(jobs[i].err == 0 || jobs[i].err == ERR_STORAGE_FULL);
	assert_int_equal(after.failed_commits - before.failed_commits, 1);
	assert_int_equal(stream_count(&loop, stream), loop.seen);
	OK(post(4));
	assert_int_equal(jobs[4].seq, loop.seen);
}

/* Moving the log fails in silence for those who were answered; the next must wait for it. */
static void a_log_that_cannot_be_moved_stops_the_writing(void **state)
{
	size_t good = 0;

	faulty_set(FAULT_SYNC_MAIN, SQLITE_IOERR_FSYNC);
	while (post(0) == 0) {
		assert_int_equal(jobs[0].seq, ++good);
		assert_true(good < 2000);
	}
	assert_false(jobs[0].ran);
	assert_true(good > 50);
	assert_int_equal(post(1), ERR_STORAGE);
	faulty_set(FAULT_SYNC_MAIN, 0);
	OK(post(2));
	assert_int_equal(jobs[2].seq, good + 1);
	assert_int_equal(stream_count(&loop, stream), good + 1);
}

/* --- whichever write or sync it is --- */

static void check_whole(void)
{
	sqlite3 *db;
	sqlite3_stmt *st;

	OK(sqlite3_open(loop.folder.database, &db));
	OK(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &st, NULL));
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(st, 0), "ok");
	sqlite3_finalize(st);
	sqlite3_close(db);
}

/* Post while the n-th write, sync or truncate fails; then what was said must be so. */
static bool walk(unsigned n, int code)
{
	size_t good = 0;
	bool reached;

	loop_open(&loop);
	stream = stream_make(&loop);
	faulty_nth(n, code);
	for (int i = 0; i < POSTS; i++) {
		if (post(i))
			assert_false(jobs[i].err == ERR_NO_MEMORY);
		else
			assert_int_equal(jobs[i].seq, ++good);
	}
	reached = faulty_counted() >= n;
	all_well();
	OK(post(0));
	assert_int_equal(jobs[0].seq, ++good);
	loop_reopen(&loop);
	assert_int_equal(stream_count(&loop, stream), good);
	assert_int_equal(loop.seen, good);
	check_whole();
	loop_close(&loop);
	return reached;
}

static void whichever_write_or_sync_fails_what_was_answered_is_stored(void **state)
{
	static const int codes[] = { SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_FULL };

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		for (unsigned n = 1; walk(n, codes[i]); n++)
			;
	}
}

static void an_idle_store_writes_nothing(void **state)
{
	unsigned syncs;

	OK(post(0));
	syncs = faulty_calls(FAULT_SYNC);
	for (int i = 0; i < 5; i++)
		OK(look(i % 2));
	assert_int_equal(faulty_calls(FAULT_SYNC), syncs);
	OK(post(1));
	assert_in_range(faulty_calls(FAULT_SYNC) - syncs, 1, 2);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_full_disk_refuses_and_recovers_by_itself),
		T(a_failed_sync_answers_nobody_and_the_file_is_opened_again),
		T(nothing_runs_until_the_file_could_be_opened_again),
		T(a_reader_that_broke_is_opened_again),
		T(too_little_free_space_refuses_writes_and_lets_reads_through),
		T(a_statement_that_finds_no_space_fails_the_batch_cleanly),
		T(a_log_that_cannot_be_moved_stops_the_writing),
		T(an_idle_store_writes_nothing),
		cmocka_unit_test(whichever_write_or_sync_fails_what_was_answered_is_stored),
	};

	faulty_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
