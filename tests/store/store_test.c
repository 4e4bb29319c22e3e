/* The worker: order, batches, savepoints, answers.  Failing disks are in faults_test.c. */
#include "support.h"

#include <unistd.h>

#include "each_allocation.h"

#define MANY 200

static struct loop loop;
static struct job jobs[MANY];

static int setup(void **state)
{
	loop_open(&loop);
	return 0;
}

static int teardown(void **state)
{
	loop_close(&loop);
	return 0;
}

/* Hold the writer inside a job, so that what follows piles up behind it. */
struct hold {
	struct job job;
	pthread_mutex_t gate;
};

static void hold_writer(struct hold *h)
{
	pthread_mutex_init(&h->gate, NULL);
	pthread_mutex_lock(&h->gate);
	job_init(&h->job, &loop, ACT_WAIT, 0, 0);
	h->job.gate = &h->gate;
	store_write(loop.store, &h->job.job);
}

static void let_go(struct hold *h)
{
	pthread_mutex_unlock(&h->gate);
}

static void submit(int from, int to, enum act act, int64_t stream)
{
	for (int i = from; i < to; i++) {
		job_init(&jobs[i], &loop, act, stream, i);
		store_write(loop.store, &jobs[i].job);
	}
}

static void jobs_run_and_answer_in_the_order_they_were_given(void **state)
{
	int64_t stream = stream_make(&loop);

	submit(0, MANY, ACT_POST, stream);
	loop_until(&loop, MANY);
	for (int i = 0; i < MANY; i++) {
		OK(jobs[i].err);
		assert_int_equal(jobs[i].seq, i + 1);
		assert_int_equal(loop.shown[i], i + 1);
	}
	assert_int_equal(loop.seen, MANY);
}

static void what_waits_together_is_committed_together(void **state)
{
	struct store_figures before, after;
	int64_t stream = stream_make(&loop);
	struct hold hold;

	store_figures(loop.store, &before);
	hold_writer(&hold);
	submit(0, MANY, ACT_POST, stream);
	let_go(&hold);
	loop_until(&loop, MANY + 1);
	store_figures(loop.store, &after);
	/* The held job may have been joined by the first posts, or not. */
	assert_true(after.commits - before.commits <= 3);
	assert_int_equal(after.jobs - before.jobs, MANY + 1);
	assert_true(after.longest_batch >= MANY / 2);
	pthread_mutex_destroy(&hold.gate);
}

static void a_batch_holds_no_more_rows_or_bytes_than_allowed(void **state)
{
	struct store_figures f;
	int64_t stream = stream_make(&loop);
	struct hold hold;

	loop.config.batch_rows = 16;
	loop_reopen(&loop);
	hold_writer(&hold);
	submit(0, 100, ACT_POST, stream);
	let_go(&hold);
	loop_until(&loop, 101);
	store_figures(loop.store, &f);
	assert_in_range(f.longest_batch, 2, 16);
	pthread_mutex_destroy(&hold.gate);

	loop.config.batch_rows = 1000;
	loop.config.batch_bytes = 350;                /* three jobs of 100 */
	loop_reopen(&loop);
	hold_writer(&hold);
	submit(0, 100, ACT_POST, stream);
	let_go(&hold);
	loop_until(&loop, 202);
	store_figures(loop.store, &f);
	assert_in_range(f.longest_batch, 2, 3);
	pthread_mutex_destroy(&hold.gate);
}

static void a_job_larger_than_a_batch_still_runs(void **state)
{
	int64_t stream = stream_make(&loop);

	job_init(&jobs[0], &loop, ACT_POST, stream, 0);
	jobs[0].job.bytes = SIZE_MAX;
	store_write(loop.store, &jobs[0].job);
	submit(1, 3, ACT_POST, stream);
	loop_until(&loop, 3);
	OK(jobs[0].err);
	assert_int_equal(jobs[2].seq, 3);
}

static void a_failing_job_leaves_nothing_and_its_neighbours_commit(void **state)
{
	int64_t stream = stream_make(&loop);
	struct hold hold;

	hold_writer(&hold);
	for (int i = 0; i < 30; i++) {
		job_init(&jobs[i], &loop, i % 3 == 1 ? ACT_FAIL_AFTER_POST : ACT_POST, stream, i);
		store_write(loop.store, &jobs[i].job);
	}
	let_go(&hold);
	loop_until(&loop, 31);
	for (int i = 0; i < 30; i++)
		assert_int_equal(jobs[i].err, i % 3 == 1 ? ERR_SLOW_DOWN : 0);
	assert_int_equal(loop.seen, 20);
	for (size_t i = 0; i < loop.seen; i++)
		assert_int_equal(loop.shown[i], i + 1);
	assert_int_equal(stream_count(&loop, stream), 20);
	pthread_mutex_destroy(&hold.gate);
}

static int find_no_space(struct store_job *job, struct tx *tx)
{
	return ERR_STORAGE_FULL;
}

static void a_job_that_finds_no_space_takes_its_batch_with_it(void **state)
{
	int64_t stream = stream_make(&loop);
	struct hold hold;

	hold_writer(&hold);
	submit(0, 1, ACT_POST, stream);
	job_init(&jobs[1], &loop, ACT_POST, stream, 1);
	jobs[1].job.run = find_no_space;
	store_write(loop.store, &jobs[1].job);
	submit(2, 3, ACT_POST, stream);
	let_go(&hold);
	loop_until(&loop, 4);
	assert_int_equal(jobs[1].err, ERR_STORAGE_FULL);
	assert_int_equal(jobs[2].err, ERR_STORAGE_FULL);
	submit(3, 4, ACT_POST, stream);
	loop_until(&loop, 5);
	OK(jobs[3].err);
	assert_int_equal(jobs[3].seq, loop.seen);
	assert_int_equal(stream_count(&loop, stream), loop.seen);
	pthread_mutex_destroy(&hold.gate);
}

static void the_loop_is_told_once_until_it_looks(void **state)
{
	struct job last;
	int64_t stream;

	loop.config.batch_rows = 1;                   /* so there are many batches */
	loop_reopen(&loop);
	stream = stream_make(&loop);
	loop.notices = 0;
	submit(0, MANY, ACT_POST, stream);
	job_init(&last, &loop, ACT_READ_HEAD, stream, 0);
	OK(store_run(loop.store, &last.job));
	assert_int_equal(loop.notices, 1);
	loop_until(&loop, MANY);
	submit(0, 1, ACT_POST, stream);
	loop_until(&loop, MANY + 1);
	assert_int_equal(loop.notices, 2);
}

static void closing_finishes_what_was_accepted(void **state)
{
	int64_t stream = stream_make(&loop);
	struct hold hold;

	hold_writer(&hold);
	submit(0, MANY, ACT_POST, stream);
	let_go(&hold);
	loop_reopen(&loop);
	assert_int_equal(loop.done, MANY + 1);
	assert_int_equal(loop.seen, MANY);
	assert_int_equal(stream_count(&loop, stream), MANY);
	pthread_mutex_destroy(&hold.gate);
}

/* done() hands in another job, as a client that goes on talking would. */
struct again {
	struct job job;
	struct job next;
};

static void once_more(struct store_job *job, int err)
{
	struct again *a = container_of(job, struct again, job.job);

	a->job.loop->done++;
	store_write(a->job.loop->store, &a->next.job);
}

static void a_job_handed_in_while_closing_is_refused(void **state)
{
	int64_t stream = stream_make(&loop);
	struct again a;

	job_init(&a.job, &loop, ACT_POST, stream, 0);
	job_init(&a.next, &loop, ACT_POST, stream, 1);
	a.job.job.done = once_more;
	store_write(loop.store, &a.job.job);
	loop_reopen(&loop);
	assert_true(a.next.answered);
	assert_int_equal(a.next.err, ERR_STORAGE);
	assert_false(a.next.ran);
	assert_int_equal(stream_count(&loop, stream), 1);
}

static void a_read_sees_what_was_answered_before_it(void **state)
{
	int64_t stream = stream_make(&loop);

	for (int i = 0; i < 20; i++) {
		submit(i, i + 1, ACT_POST, stream);
		loop_until(&loop, loop.done + 1);
		assert_int_equal(stream_count(&loop, stream), i + 1);
	}
}

static void running_one_job_by_itself_shows_nothing(void **state)
{
	int64_t stream = stream_make(&loop);
	struct job j;

	job_init(&j, &loop, ACT_POST, stream, 0);
	OK(store_run(loop.store, &j.job));
	assert_int_equal(j.seq, 1);
	job_init(&j, &loop, ACT_FAIL_AFTER_POST, stream, 0);
	assert_int_equal(store_run(loop.store, &j.job), ERR_SLOW_DOWN);
	store_turn(loop.store);
	assert_int_equal(loop.seen, 0);
	assert_false(j.answered);
	assert_int_equal(stream_count(&loop, stream), 1);
}

static int try_to_write(struct store_job *job, struct tx *tx)
{
	return tx_exec(tx, NULL, "INSERT INTO settings (name, value) VALUES ('x', 'y')", "");
}

static void the_reader_cannot_write(void **state)
{
	struct job j;

	job_init(&j, &loop, ACT_POST, 0, 0);
	j.job.run = try_to_write;
	store_read(loop.store, &j.job);
	loop_until(&loop, 1);
	assert_int_equal(j.err, ERR_STORAGE);
}

/* A statement left half read must not hold the log open, nor trip the next job. */
static int stop_half_way(struct store_job *job, struct tx *tx)
{
	static const char two_rows[] = "SELECT 1 UNION ALL SELECT 2";
	struct db_stmt *st;
	int err;

	st = tx_query(tx, &err, two_rows, "");
	return st && db_step(st) == 1 ? ERR_NOT_ALLOWED : err;
}

static void a_statement_left_half_read_is_put_away(void **state)
{
	for (int i = 0; i < 4; i++) {
		job_init(&jobs[i], &loop, ACT_POST, 0, i);
		jobs[i].job.run = stop_half_way;
		if (i % 2)
			store_read(loop.store, &jobs[i].job);
		else
			store_write(loop.store, &jobs[i].job);
	}
	loop_until(&loop, 4);
	for (int i = 0; i < 4; i++)
		assert_int_equal(jobs[i].err, ERR_NOT_ALLOWED);
}

/* --- opening --- */

static void the_key_file_of_another_database_is_refused(void **state)
{
	struct store_config config = loop.config;
	struct store *other;
	char key[128], why[256];

	snprintf(key, sizeof(key), "%s/other.key", loop.folder.path);
	OK(master_key_create(key, why));
	config.key_path = key;
	assert_int_equal(store_open(&config, &other, why), ERR_CONFIG);
	assert_non_null(strstr(why, "does not belong"));
}

static void a_database_that_is_not_there_is_not_made(void **state)
{
	struct store_config config = loop.config;
	struct store *other;
	char path[128], why[256];

	snprintf(path, sizeof(path), "%s/none.db", loop.folder.path);
	config.path = path;
	assert_int_equal(store_open(&config, &other, why), ERR_IO);
	assert_int_equal(access(path, F_OK), -1);
	assert_non_null(strstr(why, "none.db"));
}

static void a_database_is_never_made_over_another(void **state)
{
	char why[256];

	assert_int_equal(store_create(loop.folder.database, loop.folder.key, why), ERR_IO);
	assert_non_null(strstr(why, "is there already"));
	assert_int_equal(stream_count(&loop, stream_make(&loop)), 0);
}

static void a_file_that_is_no_database_is_refused(void **state)
{
	struct store_config config = loop.config;
	struct store *other;
	char path[128], why[256];
	FILE *file;

	snprintf(path, sizeof(path), "%s/words.db", loop.folder.path);
	config.path = path;
	for (int lines = 0; lines < 200; lines += 199) {      /* empty, and full of words */
		file = fopen(path, "w");
		for (int i = 0; i < lines; i++)
			fputs("These are only words, line after line after line.\n", file);
		fclose(file);
		assert_true(store_open(&config, &other, why) < 0);
		assert_non_null(strstr(why, "not a database"));
	}
}

static struct folder story_folder;

static int open_story(void)
{
	struct store_config config = {
		.path = story_folder.database, .key_path = story_folder.key, .batch_rows = 10,
		.batch_bytes = 1000, .clock = &clock_system,
	};
	struct store *s;
	char why[256];
	int err = store_open(&config, &s, why);

	if (!err)
		store_close(s);
	return err;
}

static void opening_survives_each_failing_allocation(void **state)
{
	folder_make(&story_folder);
	each_allocation(open_story);
	folder_remove(&story_folder);
}

static int create_story(void)
{
	char path[128], why[256];
	int err;

	snprintf(path, sizeof(path), "%s/new.db", story_folder.path);
	err = store_create(path, story_folder.key, why);
	if (!err)
		unlink(path);
	else
		assert_int_equal(access(path, F_OK), -1);
	return err;
}

static void creating_survives_each_failing_allocation(void **state)
{
	folder_make(&story_folder);
	each_allocation(create_story);
	folder_remove(&story_folder);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(jobs_run_and_answer_in_the_order_they_were_given),
		T(what_waits_together_is_committed_together),
		T(a_batch_holds_no_more_rows_or_bytes_than_allowed),
		T(a_job_larger_than_a_batch_still_runs),
		T(a_failing_job_leaves_nothing_and_its_neighbours_commit),
		T(a_job_that_finds_no_space_takes_its_batch_with_it),
		T(the_loop_is_told_once_until_it_looks),
		T(closing_finishes_what_was_accepted),
		T(a_job_handed_in_while_closing_is_refused),
		T(a_read_sees_what_was_answered_before_it),
		T(running_one_job_by_itself_shows_nothing),
		T(the_reader_cannot_write),
		T(a_statement_left_half_read_is_put_away),
		T(the_key_file_of_another_database_is_refused),
		T(a_database_that_is_not_there_is_not_made),
		T(a_database_is_never_made_over_another),
		T(a_file_that_is_no_database_is_refused),
		cmocka_unit_test(opening_survives_each_failing_allocation),
		cmocka_unit_test(creating_survives_each_failing_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
