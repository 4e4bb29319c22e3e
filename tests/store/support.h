/* tests/store/support.h: a database in memory for one thread, a folder with a
 * database and its key, and a store with a loop that waits for it. */
#ifndef CAIRN_TESTS_STORE_SUPPORT_H
#define CAIRN_TESTS_STORE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>

#include "base/mem.h"
#include "store/control.h"
#include "store/entries.h"
#include "store/migrate.h"
#include "store/requests.h"
#include "store/settings.h"
#include "store/store.h"

#define OK(call) assert_int_equal((call), 0)

/* --- a migrated database in memory --- */

struct memory {
	struct tx tx;
	struct list appended;
};

int memory_open(struct memory *m);
void memory_close(struct memory *m);
/* Insert a member row. */
int member_put(struct tx *tx, int64_t id, const char *name);

/* --- a folder of our own under /tmp --- */

struct folder {
	char path[64], database[96], key[96];
};

void folder_make(struct folder *f);           /* with key file and database */
void folder_remove(struct folder *f);
/* Whether a file of the folder holds these bytes. */
bool folder_holds(const struct folder *f, const void *bytes, size_t len);

/* --- a store and the loop that owns it --- */

struct loop {
	struct folder folder;
	struct store_config config;
	struct store *store;
	struct clock clock;
	pthread_mutex_t lock;
	pthread_cond_t told;
	bool notified;
	unsigned notices;
	size_t done, seen;                    /* jobs answered, entries made visible */
	uint64_t shown[4096];                 /* seqs of those, in order */
};

void loop_open(struct loop *l);               /* makes the folder too */
void loop_reopen(struct loop *l);
void loop_close(struct loop *l);              /* and removes the folder */
/* Turn until `done` jobs have been answered since the start. */
void loop_until(struct loop *l, size_t done);

/* --- jobs --- */

enum act { ACT_POST, ACT_FAIL_AFTER_POST, ACT_READ_HEAD, ACT_WAIT };

struct job {
	struct store_job job;
	struct loop *loop;
	enum act act;
	int64_t stream;
	int number;
	bool ran, answered;
	int err;                              /* as done() got it */
	uint64_t seq;
	pthread_mutex_t *gate;                /* ACT_WAIT: locked and unlocked while running */
};

void job_init(struct job *j, struct loop *l, enum act act, int64_t stream, int number);
/* Make a stream through the store, and wait. */
int64_t stream_make(struct loop *l);
/* How many entries the stream holds now, read through the store. */
uint64_t stream_count(struct loop *l, int64_t stream);

#endif
