/* tests/bench/rawlimit_sqlite.c: what kernel and disk allow when nothing is shown before it is durable.
 *
 *   rawlimit_sqlite DATABASE
 *
 * All messages waiting share one transaction (WAL, synchronous=FULL) on a thread
 * of its own; then each recipient gets what was committed in one send.  Storing is
 * one insert into one table: no rights, no keys, no encryption. */
#include "rooms.h"

#include "base/mem.h"

#include <pthread.h>
#include <sqlite3.h>
#include <sys/eventfd.h>

struct item {
	struct list link;
	unsigned room;
	size_t len;
	char bytes[];
};

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t more;
	struct list fresh, waiting, stored;   /* fresh: of this turn, the loop's own */
};

static struct rooms rooms;
static struct queue queue = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, { 0 }, { 0 }, { 0 } };
static sqlite3 *db;
static sqlite3_stmt *insert, *begin, *commit;

static void check(int code)
{
	if (code == SQLITE_OK || code == SQLITE_DONE)
		return;
	fprintf(stderr, "rawlimit_sqlite: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static void move_all(struct list *to, struct list *from)
{
	while (!list_empty(from)) {
		struct list *it = from->next;

		list_remove(it);
		list_push(to, it);
	}
}

/* --- the loop --- */

static void message(struct rooms *r, unsigned room, struct str text)
{
	struct item *item = mem_new(sizeof(*item) + text.len);

	if (!item)
		exit(1);
	item->room = room;
	item->len = text.len;
	memcpy(item->bytes, text.at, text.len);
	list_push(&queue.fresh, &item->link);
}

static void turned(struct rooms *r)
{
	if (!list_empty(&queue.fresh)) {
		pthread_mutex_lock(&queue.lock);
		move_all(&queue.waiting, &queue.fresh);
		pthread_cond_signal(&queue.more);
		pthread_mutex_unlock(&queue.lock);
	}
	rooms_flush(r);
}

static void woken(struct rooms *r)
{
	struct list stored;

	pthread_mutex_lock(&queue.lock);
	list_take(&stored, &queue.stored);
	pthread_mutex_unlock(&queue.lock);
	while (!list_empty(&stored)) {
		struct item *item = list_first(&stored, struct item, link);

		rooms_put(r, item->room, (struct str){ item->bytes, item->len });
		list_remove(&item->link);
		mem_free(item);
	}
}

/* --- the thread that stores --- */

static void step(sqlite3_stmt *st)
{
	check(sqlite3_step(st));
	sqlite3_reset(st);
}

static void store(struct list *batch)
{
	struct list *it, *tmp;

	step(begin);
	list_each(it, tmp, batch) {
		struct item *item = container_of(it, struct item, link);

		check(sqlite3_bind_int(insert, 1, (int)item->room));
		check(sqlite3_bind_blob(insert, 2, item->bytes, (int)item->len, SQLITE_STATIC));
		step(insert);
	}
	step(commit);
}

static void *storing(void *arg)
{
	struct list batch;

	for (;;) {
		pthread_mutex_lock(&queue.lock);
		while (list_empty(&queue.waiting))
			pthread_cond_wait(&queue.more, &queue.lock);
		list_take(&batch, &queue.waiting);
		pthread_mutex_unlock(&queue.lock);
		store(&batch);
		pthread_mutex_lock(&queue.lock);
		move_all(&queue.stored, &batch);
		pthread_mutex_unlock(&queue.lock);
		(void)eventfd_write(rooms.wake, 1);
	}
	return NULL;
}

static void open_database(const char *path)
{
	check(sqlite3_open(path, &db));
	check(sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
	                   "CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, room INTEGER, body BLOB)", NULL, NULL, NULL));
	check(sqlite3_prepare_v2(db, "INSERT INTO entry (room, body) VALUES (?, ?)", -1, &insert, NULL));
	check(sqlite3_prepare_v2(db, "BEGIN IMMEDIATE", -1, &begin, NULL));
	check(sqlite3_prepare_v2(db, "COMMIT", -1, &commit, NULL));
}

int main(int argc, char **argv)
{
	pthread_t thread;

	if (argc != 2) {
		fprintf(stderr, "use: rawlimit_sqlite DATABASE\n");
		return 2;
	}
	list_init(&queue.fresh);
	list_init(&queue.waiting);
	list_init(&queue.stored);
	open_database(argv[1]);
	rooms.message = message;
	rooms.turned = turned;
	rooms.woken = woken;
	rooms_open(&rooms);
	if (pthread_create(&thread, NULL, storing, NULL))
		return 1;
	rooms_run(&rooms);
}
