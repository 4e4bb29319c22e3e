#include "store/store.h"

#include <assert.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "store/control.h"
#include "store/migrate.h"
#include "store/settings.h"
#include "store/worker.h"

#define KEYS_OPEN 256                     /* stream keys kept by each thread */
#define READ_BATCH 64

struct store {
	struct store_config config;
	char *path;
	struct finished finished;
	struct worker writer, reader;
};

/* --- the key file and the database belong together --- */

static const struct seal_place check_place = { "settings", 0, 0 };

static int put_check(struct tx *tx)
{
	struct buf sealed = BUF_INIT(64);
	int err = seal(tx_key(tx, KEY_CHECK), &check_place, STR("cairn"), &sealed);

	if (!err)
		err = settings_put(tx, STR("key_check"), (struct str){ sealed.at, sealed.len });
	buf_release(&sealed);
	return err;
}

static int test_check(struct tx *tx, const char *path, const char *key_path, char ret_why[256])
{
	struct buf sealed = BUF_INIT(64), plain = BUF_INIT(64);
	int err = settings_get(tx, STR("key_check"), &sealed);

	if (!err)
		err = seal_open(tx_key(tx, KEY_CHECK), &check_place, (struct str){ sealed.at, sealed.len }, &plain);
	if (err)
		snprintf(ret_why, 256, "%s: %s", path, err_text(err));
	if (err == ERR_CRYPTO) {
		snprintf(ret_why, 256, "%s: this key file does not belong to the database %s", key_path, path);
		err = ERR_CONFIG;
	}
	buf_release(&sealed);
	buf_release(&plain);
	return err;
}

static int load_ring(const char *key_path, struct key_ring **ret_ring, char ret_why[256])
{
	struct seal_key master;
	int err = master_key_load(key_path, &master, ret_why);

	if (err)
		return err;
	err = key_ring_new(&master, KEYS_OPEN, ret_ring);
	mem_wipe(&master, sizeof(master));
	if (err)
		snprintf(ret_why, 256, "%s: %s", key_path, err_text(err));
	return err;
}

/* --- making a database --- */

static int fill(struct tx *tx)
{
	int err = put_check(tx);

	if (!err)
		err = streams_create(tx, STREAM_CONTROL, &tx->control);
	if (!err)
		err = settings_put_int(tx, STR("control_stream"), tx->control);
	return err;
}

static int fill_all(struct tx *tx)
{
	int err = db_exec(tx->db, "BEGIN IMMEDIATE");

	if (!err)
		err = fill(tx);
	if (!err)
		err = db_exec(tx->db, "COMMIT");
	return err ? err : db_tidy(tx->db, true);
}

int store_create(const char *path, const char *key_path, char ret_why[256])
{
	struct tx tx = { .write = true };
	char why[256];
	int err = load_ring(key_path, &tx.keys, ret_why);

	if (err)
		return err;
	err = db_open(path, DB_CREATE, &tx.db, ret_why);
	if (err)
		goto out;
	err = migrate(tx.db, migrations, n_migrations, why);
	if (!err)
		err = fill_all(&tx);
	if (err)
		snprintf(ret_why, 256, "%s: %s", path, err_text(err));
	db_close(tx.db);
	if (err)
		(void)unlink(path);           /* half made, and made by us */
out:
	key_ring_free(tx.keys);
	return err;
}

/* --- opening --- */

/* Made by this program, and with this key?  A newer database is migrate()'s to refuse:
 * nothing but its version is known. */
static int check_ours(struct tx *tx, const char *path, const char *key_path, int64_t *ret_version, char ret_why[256])
{
	int err = migrate_version(tx->db, ret_version);

	if (err) {
		snprintf(ret_why, 256, "%s: %s", path, err_text(err));
		return err;
	}
	if (*ret_version == 0) {
		snprintf(ret_why, 256, "%s: not a database of this program", path);
		return ERR_CONFIG;
	}
	if (*ret_version > (int64_t)n_migrations)
		return 0;
	return test_check(tx, path, key_path, ret_why);
}

static int prepare(struct store *s, char ret_why[256])
{
	struct tx *tx = &s->writer.tx;
	char why[256] = "";
	int64_t version;
	int err = check_ours(tx, s->path, s->config.key_path, &version, ret_why);

	if (err)
		return err;
	err = migrate(tx->db, migrations, n_migrations, why);
	if (err) {
		snprintf(ret_why, 256, "%.120s: %.120s", s->path, why);
		return err;
	}
	/* What a crash left in the log may be in memory only; put it on disk before
	 * building on it.  Another process that is reading may keep us from it. */
	if (db_tidy(tx->db, true))
		log_event(LOG_WARN, "store.untidy");
	err = settings_get_int(tx, STR("control_stream"), &tx->control);
	if (err)
		snprintf(ret_why, 256, "%s: %s", s->path, err_text(err));
	return err;
}

static int open_writer(struct store *s, char ret_why[256])
{
	int err = load_ring(s->config.key_path, &s->writer.tx.keys, ret_why);

	if (!err)
		err = db_open(s->path, DB_WRITE, &s->writer.tx.db, ret_why);
	return err ? err : prepare(s, ret_why);
}

static int open_reader(struct store *s, char ret_why[256])
{
	int err = load_ring(s->config.key_path, &s->reader.tx.keys, ret_why);

	if (!err)
		err = db_open(s->path, DB_READ, &s->reader.tx.db, ret_why);
	s->reader.tx.control = s->writer.tx.control;
	return err;
}

static int start(struct store *s, char ret_why[256])
{
	int err = lane_start(&s->writer.lane);

	if (!err)
		err = lane_start(&s->reader.lane);
	if (err)
		snprintf(ret_why, 256, "threads: %s", err_text(err));
	return err;
}

static void worker_init(struct worker *w, struct store *s, enum db_mode mode)
{
	w->path = s->path;
	w->clock = s->config.clock;
	w->finished = &s->finished;
	w->mode = mode;
	w->tx.agenda = s->config.agenda;
	if (mode == DB_READ) {
		lane_init(&w->lane, READ_BATCH, SIZE_MAX, worker_read);
		return;
	}
	lane_init(&w->lane, s->config.batch_rows, s->config.batch_bytes, worker_write);
	w->steps = s->config.steps;
	w->space = (struct space){ .path = s->path, .reserve_bytes = s->config.reserve_bytes };
}

static struct store *store_new(const struct store_config *config)
{
	struct store *s = mem_new(sizeof(*s));

	if (!s)
		return NULL;
	s->path = mem_text(config->path, strlen(config->path));
	if (!s->path) {
		mem_free(s);
		return NULL;
	}
	s->config = *config;
	finished_init(&s->finished, config->notify, config->ctx);
	worker_init(&s->writer, s, DB_WRITE);
	worker_init(&s->reader, s, DB_READ);
	return s;
}

int store_open(const struct store_config *config, struct store **ret_store, char ret_why[256])
{
	struct store *s = store_new(config);
	int err;

	assert(config->batch_rows > 0);
	snprintf(ret_why, 256, "%s", err_text(ERR_NO_MEMORY));
	if (!s)
		return ERR_NO_MEMORY;
	err = open_writer(s, ret_why);
	if (!err)
		err = open_reader(s, ret_why);
	if (!err)
		err = start(s, ret_why);
	s->config.path = s->config.key_path = NULL;   /* were the caller's */
	if (err) {
		store_close(s);
		return err;
	}
	ret_why[0] = '\0';
	*ret_store = s;
	return 0;
}

void store_close(struct store *s)
{
	struct list *waiting;

	if (!s)
		return;
	lane_stop(&s->writer.lane);
	lane_stop(&s->reader.lane);
	waiting = &s->finished.jobs;
	while (!list_empty(waiting))
		store_turn(s);
	/* The reader first: the log can be moved only when nobody reads it. */
	worker_release(&s->reader);
	if (s->writer.tx.db && !db_broken(s->writer.tx.db) && db_tidy(s->writer.tx.db, true))
		log_event(LOG_WARN, "store.untidy");
	worker_release(&s->writer);
	lane_release(&s->writer.lane);
	lane_release(&s->reader.lane);
	finished_release(&s->finished);
	mem_free(s->path);
	mem_free(s);
}

/* --- jobs --- */

static void submit(struct store *s, struct lane *lane, struct store_job *job)
{
	struct list refused;

	list_init(&job->link);
	list_init(&job->appended);
	job->err = 0;
	job->finished = false;
	if (lane_put(lane, job))
		return;
	job->err = ERR_STORAGE;
	list_init(&refused);
	list_push(&refused, &job->link);
	finished_put(&s->finished, &refused);
}

void store_write(struct store *s, struct store_job *job)
{
	job->waited = false;
	submit(s, &s->writer.lane, job);
}

void store_read(struct store *s, struct store_job *job)
{
	job->waited = false;
	submit(s, &s->reader.lane, job);
}

/* Show what the job appended, then answer it.  done() may free the job. */
static void deliver(struct store *s, struct store_job *job)
{
	while (!list_empty(&job->appended)) {
		struct entry *e = list_first(&job->appended, struct entry, link);

		list_remove(&e->link);
		if (s->config.visible)
			s->config.visible(s->config.ctx, e);
		entry_free(e);
	}
	job->done(job, job->err);
}

void store_turn(struct store *s)
{
	struct list ready;

	finished_take(&s->finished, &ready);
	while (!list_empty(&ready)) {
		struct store_job *job = list_first(&ready, struct store_job, link);

		list_remove(&job->link);
		deliver(s, job);
	}
}

int store_run(struct store *s, struct store_job *job)
{
	job->waited = true;
	submit(s, &s->writer.lane, job);
	finished_wait(&s->finished, job);
	entries_free(&job->appended);
	return job->err;
}

/* --- looking only --- */

static int check_version(struct tx *tx, const char *path, const char *key_path, char ret_why[256])
{
	int64_t version;
	int err = check_ours(tx, path, key_path, &version, ret_why);

	if (err || version == (int64_t)n_migrations)
		return err;
	snprintf(ret_why, 256, "%s: made by %s version of this program", path,
	         version > (int64_t)n_migrations ? "a newer" : "an older");
	return ERR_CONFIG;
}

static int look(struct tx *tx, struct store_job *job)
{
	int err = db_exec(tx->db, "BEGIN");

	if (!err)
		err = job->run(job, tx);
	db_idle(tx->db);
	return err;                           /* the transaction ends with the connection */
}

int store_look(const char *path, const char *key_path, const struct clock *clock, struct store_job *job,
               char ret_why[256])
{
	struct tx tx = { .now_ms = clock->wall_ms(clock->ctx) };
	int err = load_ring(key_path, &tx.keys, ret_why);

	if (err)
		return err;
	err = db_open(path, DB_READ, &tx.db, ret_why);
	if (!err)
		err = check_version(&tx, path, key_path, ret_why);
	if (!err)
		err = look(&tx, job);
	db_close(tx.db);
	key_ring_free(tx.keys);
	return err;
}

void store_figures(const struct store *s, struct store_figures *ret)
{
	struct finished *f = (struct finished *)&s->finished;

	pthread_mutex_lock(&f->lock);
	*ret = s->writer.figures;
	pthread_mutex_unlock(&f->lock);
}
