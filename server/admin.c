#include "admin.h"

#include "account/name.h"
#include "base/clock.h"
#include "base/id.h"
#include "store/audit.h"
#include "store/integrity.h"
#include "store/invites.h"
#include "store/members.h"
#include "store/rooms.h"
#include "store/store.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#define HOUR_MS (3600 * INT64_C(1000))
#define STANDARD_HOURS (7 * 24)
#define PARTICIPANTS 100
#define CHECK_MOST (1u << 20)

void admin_paths(const struct config *config, char ret_database[4096], char ret_key[4096])
{
	snprintf(ret_database, 4096, "%s/cairn.db", config->storage_data);
	snprintf(ret_key, 4096, "%s/master.key", config->storage_data);
}

static int complain(const char *what, const char *why)
{
	fprintf(stderr, "cairnd: %s: %s\n", what, why);
	return 1;
}

/* --- one job on the store of a server that may be running --- */

static void nothing(void *ctx)
{
	(void)ctx;
}

static void unseen(void *ctx, const struct entry *entry)
{
	(void)ctx;
	(void)entry;
}

static int run_job(const char *database, const char *key, struct store_job *job)
{
	char why[256];
	struct store_config sc = { .path = database, .key_path = key, .batch_rows = 1, .batch_bytes = 1 << 20,
		.clock = &clock_system, .notify = nothing, .visible = unseen };
	struct store *store;
	int err;

	if (store_open(&sc, &store, why))
		return complain("cannot open the database", why);
	err = store_run(store, job);
	store_close(store);
	return err;
}

/* --- init --- */

static const struct room demo_rooms[] = {
	{
		.name = STR("Lantern room"),
		.about = STR("For whoever would like company this evening. You can just read."),
		.rules = STR("Speak from your own experience.\n"
		             "What is said here stays here.\n"
		             "No advice unless somebody asks for it.\n"
		             "Be kind, also to yourself."),
		.language = STR("en"), .capacity = 40, .presence = true, .typing = true, .open = true,
		.reactions = { STR("heart"), STR("hug"), STR("strength"), STR("thanks"), STR("same") }, .n_reactions = 5,
	},
	{
		.name = STR("Morning room"),
		.about = STR("A slow start to the day, together."),
		.rules = STR("Speak from your own experience.\n"
		             "What is said here stays here."),
		.language = STR("en"), .capacity = 40, .presence = true, .open = true,
		.reactions = { STR("heart"), STR("thanks") }, .n_reactions = 2,
	},
};

static int demo_run(struct store_job *job, struct tx *tx)
{
	size_t i;
	int err = 0;

	(void)job;
	for (i = 0; !err && i < sizeof demo_rooms / sizeof *demo_rooms; i++) {
		struct room room = demo_rooms[i];

		err = rooms_add(tx, &room);
	}
	return err;
}

static int make_data_directory(const char *path)
{
	struct stat st;

	if (mkdir(path, 0700) == 0)
		return 0;
	if (errno != EEXIST || stat(path, &st) || !S_ISDIR(st.st_mode))
		return complain(path, strerror(errno));
	return 0;
}

int admin_init(const struct config *config, bool demo)
{
	char database[4096], key[4096], making[4096], why[256];
	struct store_job job = { .run = demo_run };
	struct stat st;
	int err;

	admin_paths(config, database, key);
	if (make_data_directory(config->storage_data))
		return 1;
	if (stat(database, &st) == 0)
		return complain(database, "is there already; nothing was changed");
	/* Under another name until it is whole: an init that was interrupted is begun again. */
	snprintf(making, sizeof making, "%s/cairn.db.new", config->storage_data);
	unlink(making);
	/* A key without a database is what a failed init leaves: go on with it. */
	if (stat(key, &st) && master_key_create(key, why))
		return complain("cannot make the master key", why);
	if (store_create(making, key, why))
		return complain("cannot make the database", why);
	err = demo ? run_job(making, key, &job) : 0;
	if (err)
		return err > 0 ? err : complain("cannot make the demo programme", err_text(err));
	if (rename(making, database))
		return complain(database, strerror(errno));
	printf("Made %s and %s. Keep a copy of the key in a safe place: without it nothing can be read.\n",
	       database, key);
	return 0;
}

/* --- invite --- */

struct invite_job {
	struct store_job job;
	const struct admin_invite *ask;
	struct invite invite;
	struct digest token;
	const char *what;                     /* what was not found */
};

static int find_room(struct invite_job *j, struct tx *tx)
{
	struct str room = str_of(j->ask->room);
	int64_t stream;

	if (!room.at && j->invite.role != ROLE_PARTICIPANT)
		return 0;
	j->what = "room";
	if (!room.at)
		return tx_number(tx, &j->invite.room, "SELECT id FROM rooms WHERE staff_of IS NULL AND aside_of IS NULL ORDER BY created_ms, name LIMIT 1", "");
	if (rooms_by_name(tx, room, &j->invite.room) == 0)
		return 0;
	return id_parse(room, &j->invite.room) ? ERR_NOT_FOUND : rooms_stream(tx, j->invite.room, &stream);
}

static int find_account(struct invite_job *j, struct tx *tx)
{
	struct arena scratch;
	struct str password;
	struct buf login = BUF_INIT(512);
	int err = login_fold(str_of(j->ask->login), &login);

	j->what = "login";
	arena_init(&scratch, 4096);
	if (!err)
		err = accounts_find(tx, (struct str){ login.at, login.len }, &scratch, &j->invite.member, &password);
	arena_release(&scratch);
	buf_release(&login);
	return err;
}

static int invite_run(struct store_job *job, struct tx *tx)
{
	struct invite_job *j = container_of(job, struct invite_job, job);
	long hours = j->ask->hours ? j->ask->hours : STANDARD_HOURS;
	int err = j->ask->login ? find_account(j, tx) : find_room(j, tx);

	if (err)
		return err;
	j->invite.until_ms = tx->now_ms + hours * HOUR_MS;
	j->invite.uses = j->ask->uses ? j->ask->uses
	                 : j->invite.role == ROLE_PARTICIPANT && !j->ask->login ? PARTICIPANTS : 1;
	return invites_add(tx, &j->token, &j->invite);
}

int admin_invite(const struct config *config, const struct admin_invite *ask)
{
	struct invite_job j = { .job.run = invite_run, .ask = ask };
	char token[TOKEN_TEXT_LEN + 1], database[4096], key[4096];
	int err;

	if (ask->role && role_parse(str_of(ask->role), &j.invite.role))
		return complain(ask->role, "a role is participant, mentor, facilitator, responder or admin");
	if (token_new(token))
		return complain("random numbers", "not to be had from the system");
	digest_of(str_of(token), &j.token);
	admin_paths(config, database, key);
	err = run_job(database, key, &j.job);
	if (err == ERR_NOT_FOUND)
		return complain(j.what, "there is none like that");
	if (err)
		return err > 0 ? err : complain("cannot make the link", err_text(err));
	if (!ask->quiet)
		printf("%s, %lld time(s), for %ld hours:\n", ask->login ? "Sign-in link" : role_name(j.invite.role),
		       (long long)j.invite.uses, ask->hours ? ask->hours : STANDARD_HOURS);
	printf("%s/join#%s%s\n", config->site_url, ask->login ? "link=" : "", token);
	return 0;
}

/* --- check --- */

struct check_job {
	struct store_job job;
	struct buf wrong;                     /* with the file */
	int64_t lines, bad;                   /* of the audit log */
};

static int check_run(struct store_job *job, struct tx *tx)
{
	struct check_job *j = container_of(job, struct check_job, job);
	int err = integrity_check(tx, &j->wrong);

	return err ? err : audit_verify(tx, &j->lines, &j->bad);
}

static int tell_check(const struct check_job *j)
{
	if (j->wrong.len > 0)
		printf("database: damaged\n%.*s", (int)j->wrong.len, j->wrong.at);
	else
		printf("database: sound\n");
	if (j->bad)
		printf("audit log: line %lld is the first that does not fit; it, or one before it, was changed or taken out\n",
		       (long long)j->bad);
	else
		printf("audit log: %lld line%s, whole\n", (long long)j->lines, j->lines == 1 ? "" : "s");
	return j->wrong.len > 0 || j->bad;
}

int admin_check(const struct config *config)
{
	struct check_job j = { .job.run = check_run, .wrong = BUF_INIT(CHECK_MOST) };
	char database[4096], key[4096], why[256] = "";
	int err, result;

	admin_paths(config, database, key);
	err = store_look(database, key, &clock_system, &j.job, why);
	result = err ? complain("cannot check the database", why[0] ? why : "it cannot be read") : tell_check(&j);
	buf_release(&j.wrong);
	return result;
}
