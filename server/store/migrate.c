#include "store/migrate.h"

#include "base/log.h"

int migrate_version(struct db *db, int64_t *ret_version)
{
	struct db_stmt *st;
	int err = db_prepare(db, "PRAGMA user_version", &st);

	if (err)
		return err;
	err = db_step(st);
	if (err != 1)
		return err ? err : ERR_STORAGE;
	*ret_version = db_int(st, 0);
	db_reset(st);
	return 0;
}

/* A table that is made anew is dropped while others refer to it; afterwards everything must fit again. */
static int check_references(struct db *db)
{
	struct db_stmt *st;
	int err = db_prepare(db, "PRAGMA foreign_key_check", &st);

	if (err)
		return err;
	err = db_step(st);
	db_reset(st);
	return err > 0 ? ERR_STORAGE : err;
}

static int migrate_one(struct db *db, const struct migration *m, int64_t version)
{
	char number[64];
	int err = db_exec(db, "BEGIN IMMEDIATE");

	if (err)
		return err;
	/* A pragma takes no parameters; this is a number of ours. */
	snprintf(number, sizeof(number), "PRAGMA user_version = %lld", (long long)version);
	err = db_exec(db, m->sql);
	if (!err)
		err = check_references(db);
	if (!err)
		err = db_exec(db, number);
	if (!err)
		err = db_exec(db, "COMMIT");
	if (err && !db_lost_transaction(db) && db_exec(db, "ROLLBACK"))
		log_event(LOG_ERROR, "store.stuck");  /* closing undoes it */
	return err;
}

int migrate(struct db *db, const struct migration *list, size_t count, char ret_why[256])
{
	int64_t version;
	int err = migrate_version(db, &version);

	snprintf(ret_why, 256, "%s", err_text(ERR_STORAGE));
	if (err)
		return err;
	if (version < 0 || version > (int64_t)count) {
		snprintf(ret_why, 256, "has version %lld, this program knows %zu; use a newer program",
		         (long long)version, count);
		return ERR_CONFIG;
	}
	/* Only outside a transaction can this be switched. */
	err = db_exec(db, "PRAGMA foreign_keys = OFF");
	for (; !err && version < (int64_t)count; version++) {
		err = migrate_one(db, &list[version], version + 1);
		if (err) {
			snprintf(ret_why, 256, "migration %s failed", list[version].name);
			return err;
		}
		log_event(LOG_INFO, "store.migrated", LOG_INT("version", version + 1));
	}
	if (!err)
		err = db_exec(db, "PRAGMA foreign_keys = ON");
	if (!err)
		ret_why[0] = '\0';
	return err;
}
