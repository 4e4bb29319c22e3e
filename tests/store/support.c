#include "support.h"

#include <dirent.h>
#include <unistd.h>

/* --- memory --- */

static int fill(struct memory *m)
{
	struct seal_key master = { { 7 } };
	char why[256];
	int err = key_ring_new(&master, 4, &m->tx.keys);

	if (!err)
		err = db_open(":memory:", DB_CREATE, &m->tx.db, why);
	if (!err)
		err = migrate(m->tx.db, migrations, n_migrations, why);
	if (!err)
		err = streams_create(&m->tx, STREAM_CONTROL, &m->tx.control);
	return err;
}

int memory_open(struct memory *m)
{
	*m = (struct memory){ .tx = { .now_ms = 1000, .write = true } };
	list_init(&m->appended);
	m->tx.appended = &m->appended;
	return fill(m);
}

void memory_close(struct memory *m)
{
	entries_free(&m->appended);
	db_close(m->tx.db);
	key_ring_free(m->tx.keys);
}

int member_put(struct tx *tx, int64_t id, const char *name)
{
	return tx_exec(tx, NULL, "INSERT INTO members (id, kind, name, name_key, created_ms)"
	               " VALUES ($1, 'guest', $2, $2, 0)", "is", id, str_of(name));
}

/* --- folder --- */

void folder_make(struct folder *f)
{
	char why[256];

	snprintf(f->path, sizeof(f->path), "/tmp/cairn-store-XXXXXX");
	assert_non_null(mkdtemp(f->path));
	snprintf(f->database, sizeof(f->database), "%s/cairn.db", f->path);
	snprintf(f->key, sizeof(f->key), "%s/master.key", f->path);
	OK(master_key_create(f->key, why));
	OK(store_create(f->database, f->key, why));
}

static void each_file(const struct folder *f, void (*act)(const char *path, void *ctx), void *ctx)
{
	DIR *dir = opendir(f->path);
	struct dirent *d;
	char path[512];

	assert_non_null(dir);
	while ((d = readdir(dir))) {
		if (d->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", f->path, d->d_name);
		act(path, ctx);
	}
	closedir(dir);
}

static void remove_one(const char *path, void *ctx)
{
	unlink(path);
}

void folder_remove(struct folder *f)
{
	each_file(f, remove_one, NULL);
	rmdir(f->path);
}

struct search {
	const void *bytes;
	size_t len;
	bool found;
};

static void search_one(const char *path, void *ctx)
{
	struct search *s = ctx;
	FILE *file = fopen(path, "rb");
	char *all = malloc(64 << 20);
	size_t len;

	assert_non_null(file);
	assert_non_null(all);
	len = fread(all, 1, 64 << 20, file);
	s->found = s->found || memmem(all, len, s->bytes, s->len);
	free(all);
	fclose(file);
}

bool folder_holds(const struct folder *f, const void *bytes, size_t len)
{
	struct search s = { bytes, len, false };

	each_file(f, search_one, &s);
	return s.found;
}

/* --- loop --- */

static void notify(void *ctx)
{
	struct loop *l = ctx;

	pthread_mutex_lock(&l->lock);
	l->notified = true;
	l->notices++;
	pthread_cond_signal(&l->told);
	pthread_mutex_unlock(&l->lock);
}

static void visible(void *ctx, const struct entry *e)
{
	struct loop *l = ctx;

	assert_true(l->seen < sizeof(l->shown) / sizeof(l->shown[0]));
	l->shown[l->seen++] = e->seq;
}

static void start(struct loop *l)
{
	char why[256];
	int err = store_open(&l->config, &l->store, why);

	if (err)
		fail_msg("%s", why);
}

void loop_open(struct loop *l)
{
	*l = (struct loop){ .clock = clock_system };
	folder_make(&l->folder);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->told, NULL);
	l->config = (struct store_config){
		.path = l->folder.database, .key_path = l->folder.key, .batch_rows = 1024, .batch_bytes = 1 << 20,
		.clock = &l->clock, .notify = notify, .visible = visible, .ctx = l,
	};
	start(l);
}

void loop_reopen(struct loop *l)
{
	store_close(l->store);
	start(l);
}

void loop_close(struct loop *l)
{
	store_close(l->store);
	folder_remove(&l->folder);
	pthread_cond_destroy(&l->told);
	pthread_mutex_destroy(&l->lock);
}

void loop_until(struct loop *l, size_t done)
{
	while (l->done < done) {
		pthread_mutex_lock(&l->lock);
		while (!l->notified)
			pthread_cond_wait(&l->told, &l->lock);
		l->notified = false;
		pthread_mutex_unlock(&l->lock);
		store_turn(l->store);
	}
}

/* --- jobs --- */

static int post(struct job *j, struct tx *tx)
{
	struct entry_new e = {
		.stream = j->stream, .kind = ENTRY_POST, .member = 5, .role = ROLE_PARTICIPANT,
		.name = STR("Ash"), .detail = STR("a-request-key-01"), .body = STR("hello out there"),
	};

	return entries_append(tx, &e, &j->seq);
}

static int run(struct store_job *job, struct tx *tx)
{
	struct job *j = container_of(job, struct job, job);
	int err;

	j->ran = true;
	switch (j->act) {
	case ACT_POST:
		return post(j, tx);
	case ACT_FAIL_AFTER_POST:
		err = post(j, tx);
		return err ? err : ERR_SLOW_DOWN;
	case ACT_READ_HEAD:
		return streams_head(tx, j->stream, &j->seq);
	case ACT_WAIT:
		pthread_mutex_lock(j->gate);
		pthread_mutex_unlock(j->gate);
	}
	return 0;
}

static void done(struct store_job *job, int err)
{
	struct job *j = container_of(job, struct job, job);

	assert_false(j->answered);
	j->answered = true;
	j->err = err;
	j->loop->done++;
}

void job_init(struct job *j, struct loop *l, enum act act, int64_t stream, int number)
{
	*j = (struct job){
		.job = { .run = run, .done = done, .bytes = 100 }, .loop = l, .act = act, .stream = stream,
		.number = number,
	};
}

struct make {
	struct store_job job;
	int64_t stream;
};

static int make_run(struct store_job *job, struct tx *tx)
{
	return streams_create(tx, STREAM_ROOM, &container_of(job, struct make, job)->stream);
}

int64_t stream_make(struct loop *l)
{
	struct make m = { .job = { .run = make_run } };

	OK(store_run(l->store, &m.job));
	return m.stream;
}

uint64_t stream_count(struct loop *l, int64_t stream)
{
	struct job j;

	job_init(&j, l, ACT_READ_HEAD, stream, 0);
	store_read(l->store, &j.job);
	loop_until(l, l->done + 1);
	OK(j.err);
	return j.seq;
}
