/* What may be found in the files, and what may not. */
#include "support.h"

#include <sys/stat.h>

static const char canary[] = "the-canary-sings-in-the-coal-mine-at-dawn";

static struct loop loop;
static int64_t stream;

static int setup(void **state)
{
	loop_open(&loop);
	stream = stream_make(&loop);
	return 0;
}

static int teardown(void **state)
{
	loop_close(&loop);
	return 0;
}

enum what { SAY, CHANGE, TAKE_DOWN, READ_SEALED };

struct deed {
	struct store_job job;
	enum what what;
	struct buf sealed;                    /* of post 1, as stored */
};

static int say(struct tx *tx)
{
	struct entry_new e = { .stream = stream, .kind = ENTRY_POST, .member = 5, .name = STR("Ash"), .body = str_of(canary) };
	struct digest d = { { 1 } };
	uint64_t seq;
	int err = entries_append(tx, &e, &seq);

	return err ? err : requests_put(tx, 5, STR("a-key"), &d, str_of(canary));
}

static int change(struct tx *tx, bool take_down)
{
	struct entry_new e = { .stream = stream, .member = 5, .target = 1, .name = STR("Ash"), .body = str_of(canary) };
	uint64_t seq;

	return take_down ? entries_redact(tx, &e, &seq) : entries_edit(tx, &e, &seq);
}

static int read_sealed(struct tx *tx, struct buf *out)
{
	struct db_stmt *st;
	struct str sealed;
	int err;

	st = tx_query(tx, &err, "SELECT b.sealed FROM bodies b JOIN entries e ON e.id = b.entry"
	              " WHERE e.stream = $1 AND e.seq = 1", "i", stream);
	if (!st)
		return err;
	if (db_step(st) != 1)
		return ERR_NOT_FOUND;
	sealed = db_bytes(st, 0);
	buf_put(out, sealed.at, sealed.len);
	db_reset(st);
	return out->err;
}

static int deed_run(struct store_job *job, struct tx *tx)
{
	struct deed *a = container_of(job, struct deed, job);

	switch (a->what) {
	case SAY:
		return say(tx);
	case READ_SEALED:
		return read_sealed(tx, &a->sealed);
	default:
		return change(tx, a->what == TAKE_DOWN);
	}
}

static void deed(enum what what, struct buf *sealed)
{
	struct deed a = { .job = { .run = deed_run }, .what = what, .sealed = BUF_INIT(4096) };

	OK(store_run(loop.store, &a.job));
	if (sealed)
		*sealed = a.sealed;
	else
		buf_release(&a.sealed);
}

static bool files_hold(const char *text)
{
	return folder_holds(&loop.folder, text, strlen(text));
}

static void words_and_results_never_lie_in_the_files(void **state)
{
	deed(SAY, NULL);
	deed(CHANGE, NULL);
	assert_true(files_hold("a-key"));             /* the search can find something */
	assert_false(files_hold(canary));
	loop_reopen(&loop);
	assert_true(files_hold("a-key"));
	assert_false(files_hold(canary));
}

static void words_taken_down_are_gone_from_the_files(void **state)
{
	struct buf first, second;

	deed(SAY, NULL);
	deed(READ_SEALED, &first);
	deed(CHANGE, NULL);
	deed(READ_SEALED, &second);
	assert_memory_not_equal(first.at, second.at, first.len);
	assert_true(folder_holds(&loop.folder, second.at, second.len));
	deed(TAKE_DOWN, NULL);
	/* The log still has them, sealed; closing shortens it. */
	loop_reopen(&loop);
	assert_false(folder_holds(&loop.folder, first.at, first.len));
	assert_false(folder_holds(&loop.folder, second.at, second.len));
	buf_release(&first);
	buf_release(&second);
}

static void only_the_owner_may_open_the_files(void **state)
{
	struct stat st;
	char path[128];

	deed(SAY, NULL);
	for (int i = 0; i < 3; i++) {
		snprintf(path, sizeof(path), "%s%s", loop.folder.database, i == 0 ? "" : i == 1 ? "-wal" : "-shm");
		OK(stat(path, &st));
		assert_int_equal(st.st_mode & 077, 0);
	}
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(words_and_results_never_lie_in_the_files),
		T(words_taken_down_are_gone_from_the_files),
		T(only_the_owner_may_open_the_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
