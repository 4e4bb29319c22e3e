/* server/main.c: the command line, and wiring: loop, store, desk, gateway. */
#include "admin.h"
#include "base/clock.h"
#include "base/log.h"
#include "escalation/drill.h"
#include "expand.h"
#include "gateway/gateway.h"
#include "meeting/meeting.h"
#include "notify/notify.h"
#include "protocol/generated/messages.h"
#include "pages.h"
#include "routes.h"
#include "rules.h"
#include "schedule/zone.h"
#include "session/desk.h"
#include "store/channels.h"
#include "store/rooms.h"
#include "store/store.h"
#include "store/timers.h"
#include "timers.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>
#include <uv.h>

#define SIGNALS 3
#define DRAIN_MS 2000                     /* time for the last answers when stopping */

struct server {
	const struct config *config;
	struct agenda_policy agenda;
	uv_loop_t loop;
	uv_async_t wake;                      /* storage or passwords have answers */
	uv_signal_t signals[SIGNALS];
	int lock;                             /* file that says this data directory is in use */
	struct desk *desk;
	struct store *store;
	struct rules rules;
	struct notify *notify;
	uint64_t outbox_seen;                 /* outbox_written() when alerts were last looked for */
	struct gateway *gateway;
	bool stopping;
};

/* --- from other threads --- */

static void notify(void *ctx)
{
	struct server *s = ctx;

	uv_async_send(&s->wake);
}

static void on_wake(uv_async_t *handle)
{
	struct server *s = handle->data;

	desk_turn(s->desk);
	if (s->outbox_seen == outbox_written())
		return;
	s->outbox_seen = outbox_written();
	notify_poke(s->notify);
}

static void visible(void *ctx, const struct entry *entry)
{
	struct server *s = ctx;

	desk_visible(s->desk, entry);
}

/* --- stopping --- */

static void close_signals(struct server *s)
{
	size_t i;

	for (i = 0; i < SIGNALS; i++)
		uv_close((uv_handle_t *)&s->signals[i], NULL);
}

static void on_drained(void *ctx)
{
	struct server *s = ctx;

	uv_stop(&s->loop);
}

/* New connections are refused, what is under way is answered, everybody is told
 * to come back, and then the rest is closed. */
static void stop(struct server *s)
{
	if (s->stopping)
		return;
	s->stopping = true;
	log_event(LOG_INFO, "server.stopping");
	desk_close_all(s->desk, CLOSE_RESTART);
	gateway_stop(s->gateway, DRAIN_MS, on_drained, s);
}

static void on_signal(uv_signal_t *handle, int number)
{
	struct server *s = handle->data;

	if (number == SIGHUP) {
		gateway_reload(s->gateway);
		rules_reload(&s->rules, &s->loop);
	} else {
		stop(s);
	}
}

/* --- starting --- */

static int complain(const char *what, const char *why)
{
	fprintf(stderr, "cairnd: %s: %s\n", what, why);
	return 1;
}

static int open_store(struct server *s)
{
	const struct config *config = s->config;
	char database[4096], key[4096], why[256];
	struct store_config sc = { .path = database, .key_path = key, .batch_rows = (size_t)config->storage_batch_jobs,
		.batch_bytes = (size_t)config->storage_batch_kb << 10, .reserve_bytes = config->storage_reserve_mb << 20,
		.clock = &clock_system, .agenda = &s->agenda, .steps = true, .notify = notify, .visible = visible, .ctx = s };

	agenda_configured(config, &s->agenda);
	admin_paths(config, database, key);
	if (store_open(&sc, &s->store, why) == 0)
		return 0;
	(void)complain("cannot open the database", why);
	if (access(database, F_OK) && access(key, F_OK))
		fprintf(stderr, "cairnd: if this is a new server, run: cairnd init\n");
	else if (access(key, F_OK))
		fprintf(stderr, "cairnd: put your copy of master.key back; without it nothing can be read\n");
	return 1;
}

struct completion {
	struct store_job job;
	const struct config *config;
};

static int complete_run(struct store_job *job, struct tx *tx)
{
	int err = rooms_complete(tx);

	/* The system may know other rules of time zones than when the last process read them. */
	if (!err)
		err = timers_set(tx, TIMER_SERIES, 0, tx->now_ms);
	return err ? err : drill_plan(tx, container_of(job, struct completion, job)->config);
}

/* Rooms that an older program made get what they lack, meetings are looked at, and practice is planned. */
static int complete(struct server *s)
{
	struct completion c = { .job.run = complete_run, .config = s->config };
	int err = store_run(s->store, &c.job);

	return err ? complain("cannot complete the database", err_text(err)) : 0;
}

/* Two servers on one directory would each tell only their own readers.  The lock
 * goes with the process, however it ends. */
static int take_lock(struct server *s)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/lock", s->config->storage_data);
	s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (s->lock < 0)
		return errno == ENOENT ? 0 : complain(path, strerror(errno));   /* no directory: open_store() says more */
	if (flock(s->lock, LOCK_EX | LOCK_NB))
		return complain(s->config->storage_data, "another cairnd is using this directory");
	return 0;
}

static void open_loop(struct server *s)
{
	static const int numbers[SIGNALS] = { SIGINT, SIGTERM, SIGHUP };
	size_t i;

	uv_loop_init(&s->loop);
	uv_async_init(&s->loop, &s->wake, on_wake);
	s->wake.data = s;
	for (i = 0; i < SIGNALS; i++) {
		uv_signal_init(&s->loop, &s->signals[i]);
		s->signals[i].data = s;
		uv_signal_start(&s->signals[i], on_signal, numbers[i]);
	}
}

static int open_notify(struct server *s)
{
	struct buf why = BUF_INIT(512);
	int err = notify_start(s->config, &clock_system, s->store, &s->notify, &why);

	if (err)
		(void)complain("cannot send alerts", why.at ? why.at : err_text(err));
	buf_release(&why);
	return err;
}

static int open_server(struct server *s)
{
	struct buf why = BUF_INIT(512);
	int err;

	s->desk = desk_new(s->config, &clock_system, routes, timers, notify, s);
	if (!s->desk)
		return complain("cannot start", err_text(ERR_NO_MEMORY));
	if (take_lock(s) || open_store(s) || complete(s))
		return 1;
	if (rules_open(&s->rules, s->config))
		return complain("cannot start", err_text(ERR_NO_MEMORY));
	desk_use_scanner(s->desk, s->rules.scanner);
	desk_use_lines(s->desk, s->rules.lines);
	desk_use_pages(s->desk, pages);
	desk_use_store(s->desk, s->store);
	if (open_notify(s))
		return 1;
	err = gateway_open(s->config, &clock_system, &s->loop, s->desk, &s->gateway, &why);
	if (err)
		(void)complain("cannot listen", why.at ? why.at : err_text(err));
	buf_release(&why);
	return err ? 1 : 0;
}

static void close_server(struct server *s)
{
	gateway_close(s->gateway);
	close_signals(s);
	uv_unref((uv_handle_t *)&s->wake);
	uv_run(&s->loop, UV_RUN_DEFAULT);
	/* Threads may wake the loop until they are joined, so that handle closes last. */
	notify_stop(s->notify);
	store_close(s->store);
	desk_free(s->desk);
	rules_close(&s->rules);
	uv_close((uv_handle_t *)&s->wake, NULL);
	uv_run(&s->loop, UV_RUN_DEFAULT);
	uv_loop_close(&s->loop);
	if (s->lock >= 0)
		close(s->lock);
}

static int serve(const struct config *config)
{
	struct server s = { .config = config, .lock = -1 };
	enum log_level level;
	int failed;

	if (log_level_parse(config->log_level, &level))
		return complain("log.level", "debug, info, warn or error expected");
	if (!zone_known(str_of(config->site_zone)))
		return complain("site.zone", "a time zone by its IANA name expected, such as Europe/London");
	log_threshold(level);
	signal(SIGPIPE, SIG_IGN);
	open_loop(&s);
	failed = open_server(&s);
	if (!failed) {
		log_event(LOG_INFO, "server.started", LOG_INT("port", gateway_port(s.gateway)),
		          LOG_WORD("url", config->site_url));
		uv_run(&s.loop, UV_RUN_DEFAULT);
	}
	close_server(&s);
	if (!failed)
		log_event(LOG_INFO, "server.stopped");
	return failed;
}

/* --- the command line --- */

struct ask {
	const char *config_file;
	const char *file;                     /* behind the command */
	bool demo, markdown;
	struct admin_invite invite;
};

enum { OPTION_CONFIG = 1, OPTION_DEMO, OPTION_MARKDOWN, OPTION_ROLE, OPTION_ROOM, OPTION_LOGIN, OPTION_USES, OPTION_HOURS,
	OPTION_QUIET, OPTION_HELP, OPTION_VERSION };

static const struct option options[] = {
	{ "config", required_argument, NULL, OPTION_CONFIG },
	{ "demo", no_argument, NULL, OPTION_DEMO },
	{ "markdown", no_argument, NULL, OPTION_MARKDOWN },
	{ "role", required_argument, NULL, OPTION_ROLE },
	{ "room", required_argument, NULL, OPTION_ROOM },
	{ "login", required_argument, NULL, OPTION_LOGIN },
	{ "uses", required_argument, NULL, OPTION_USES },
	{ "hours", required_argument, NULL, OPTION_HOURS },
	{ "quiet", no_argument, NULL, OPTION_QUIET },
	{ "help", no_argument, NULL, OPTION_HELP },
	{ "version", no_argument, NULL, OPTION_VERSION },
	{ 0 }
};

static int run_serve(const struct config *config, const struct ask *ask)
{
	return serve(config);
}

static int run_init(const struct config *config, const struct ask *ask)
{
	return admin_init(config, ask->demo);
}

static int run_invite(const struct config *config, const struct ask *ask)
{
	return admin_invite(config, &ask->invite);
}

static int run_check(const struct config *config, const struct ask *ask)
{
	return admin_check(config);
}

static int run_check_lines(const struct config *config, const struct ask *ask)
{
	return admin_check_lines(config, ask->file);
}

static int run_config(const struct config *config, const struct ask *ask)
{
	struct buf out = BUF_INIT(1 << 20);

	if (ask->markdown)
		config_markdown(&out);
	else
		config_sample(&out);
	fwrite(out.at, 1, out.len, stdout);
	buf_release(&out);
	return 0;
}

/* It reads its own options, before these. */
static int run_expand(const struct config *config, const struct ask *ask)
{
	return complain("expand", "goes before its options: cairnd expand --help") + 1;
}

static const struct command {
	const char *name, *help;
	int (*run)(const struct config *, const struct ask *);
	bool takes_file;
} commands[] = {
	{ "serve", "start the server (SIGTERM stops it, SIGHUP reloads certificates, rules and crisis lines)", run_serve },
	{ "init", "make data directory, master key and database; --demo adds two rooms", run_init },
	{ "invite", "print a link: --role ROLE [--room NAME] [--uses N] [--hours N], or --login LOGIN\n"
	            "              for a one-time sign-in link; --quiet prints nothing else", run_invite },
	{ "check", "verify the database and the chain of the audit log; also beside a running server", run_check },
	{ "check-lines", "verify a file of crisis lines, by default the one the server would read, and list which\n"
	                 "              were verified over a year ago (docs/howto/help-lines.md): check-lines [FILE]", run_check_lines, true },
	{ "expand", "print when a series of meetings takes place, from an .ics file or a rule: expand --help", run_expand },
	{ "config", "print a configuration file with every setting and its default; --markdown: as docs/config.md", run_config },
};

static int help(void)
{
	struct buf settings = BUF_INIT(1 << 20);
	size_t i;

	printf("cairnd: rooms for peer support, on your own machine\n\n"
	       "  cairnd COMMAND [--config FILE]\n\nCommands:\n");
	for (i = 0; i < sizeof commands / sizeof *commands; i++)
		printf("  %-11s %s\n", commands[i].name, commands[i].help);
	printf("\nPORT and CAIRN_DATA in the environment stand before listen.port and storage.data.\n\n"
	       "Settings, each with its default:\n");
	config_help(&settings);
	fwrite(settings.at, 1, settings.len, stdout);
	buf_release(&settings);
	return 0;
}

static bool parse_count(const char *text, long *ret)
{
	char *end;

	*ret = strtol(text, &end, 10);
	return *end == '\0' && *ret > 0 && *ret <= 100000;
}

/* 0: go on; 1: wrong; -1: done. */
static int parse_option(int option, struct ask *ask)
{
	switch (option) {
	case OPTION_CONFIG:
		ask->config_file = optarg;
		return 0;
	case OPTION_DEMO:
		ask->demo = true;
		return 0;
	case OPTION_MARKDOWN:
		ask->markdown = true;
		return 0;
	case OPTION_ROLE:
		ask->invite.role = optarg;
		return 0;
	case OPTION_ROOM:
		ask->invite.room = optarg;
		return 0;
	case OPTION_LOGIN:
		ask->invite.login = optarg;
		return 0;
	case OPTION_USES:
		return parse_count(optarg, &ask->invite.uses) ? 0 : complain("--uses", "a number from 1 to 100000 expected");
	case OPTION_HOURS:
		return parse_count(optarg, &ask->invite.hours) ? 0 : complain("--hours", "a number from 1 to 100000 expected");
	case OPTION_QUIET:
		ask->invite.quiet = true;
		return 0;
	case OPTION_HELP:
		(void)help();
		return -1;
	case OPTION_VERSION:
		printf("cairnd " CAIRN_VERSION "\n");
		return -1;
	default:
		return 1;
	}
}

/* PORT and CAIRN_DATA stand before the file. */
static int read_environment(struct config *config, struct buf *why)
{
	const char *port = getenv("PORT"), *data = getenv("CAIRN_DATA");
	int err = data && *data ? config_set(config, "storage.data", data, why) : 0;

	if (err || !port || !*port)
		return err;
	err = config_set(config, "listen.port", port, why);
	if (err) {
		buf_reset(why);
		buf_puts(why, "PORT: a number from 0 to 65535 expected");
	}
	return err;
}

/* Links and the Origin rule need the address people open.  Nobody said: then it is
 * this machine, and with a certificate there must be a name it is for. */
static int settle_url(struct config *config, const char *file, struct buf *why)
{
	struct config standard;
	bool said, tls = *config->listen_tls_certificate != '\0', https = strncmp(config->site_url, "https:", 6) == 0;
	char url[64];

	config_init(&standard);
	said = strcmp(config->site_url, standard.site_url) != 0;
	config_release(&standard);
	if (tls && !https) {
		buf_putf(why, "%s: site.url: an address with https:// expected, because of listen.tls_certificate",
		         file ? file : "settings");
		return ERR_CONFIG;
	}
	if (said || !config->listen_port)
		return 0;
	snprintf(url, sizeof url, "http://127.0.0.1:%lld", (long long)config->listen_port);
	return config_set(config, "site.url", url, why);
}

static int read_config(struct config *config, const char *file)
{
	struct buf why = BUF_INIT(1024);
	int err = file ? config_read(config, file, &why) : 0;

	if (!err)
		err = read_environment(config, &why);
	if (!err)
		err = settle_url(config, file, &why);
	if (err)
		fprintf(stderr, "cairnd: %s\n", why.at ? why.at : err_text(err));
	buf_release(&why);
	return err;
}

static const struct command *find_command(const char *name)
{
	size_t i;

	for (i = 0; name && i < sizeof commands / sizeof *commands; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

int main(int argc, char **argv)
{
	const struct command *command;
	struct config config;
	struct ask ask = { 0 };
	int option, result = 0;

	if (argc > 1 && strcmp(argv[1], "expand") == 0)
		return expand(argc - 1, argv + 1);
	protocol_init();
	while (!result && (option = getopt_long(argc, argv, "", options, NULL)) != -1)
		result = parse_option(option, &ask);
	if (result)
		return result > 0 ? 2 : 0;
	command = find_command(argv[optind]);
	if (!command || optind + 1 + command->takes_file < argc) {
		fprintf(stderr, "cairnd: one command expected%s%s; cairnd --help lists them\n",
		        argv[optind] ? ", not " : "", argv[optind] ? argv[optind] : "");
		return 2;
	}
	ask.file = argv[optind + 1];
	config_init(&config);
	result = read_config(&config, ask.config_file) ? 2 : command->run(&config, &ask);
	config_release(&config);
	return result;
}
