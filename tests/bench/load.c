/* tests/bench/load.c: the load generator.
 *
 *   load people --port PORT --invite LINK --people FILE
 *       make rooms and people on a fresh cairnd, and keep their sessions in FILE
 *   load CELL --port PORT --pid PID [--people FILE] [--seconds S]
 *       measure one cell of the table below against the server of that process;
 *       with FILE it is cairnd, without one of the limit programs; --invite LINK for
 *       a cell that plans something first
 *
 * Prints one line, "cell=NAME key=value ...".  The exit code is 1 when a
 * message was lost, came twice, out of order, or to the wrong room, or a mentor
 * did not hear of somebody in danger. */
#include "load.h"

#include "base/list.h"
#include "base/mem.h"
#include "road.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/resource.h>

#define EVENTS_MOST 512
#define JOIN_S 60
#define QUIET_S 3                         /* without an arrival: what is missing is lost */
#define WARM_S 0.3
#define ALL_AT_ONCE 0xffffffffu
#define SECOND INT64_C(1000000000)

/* --- what can be measured --- */

struct cell {
	const char *name;
	void (*run)(struct load *);
	unsigned rooms, people, posters;      /* people and posters in each room */
	unsigned window;                      /* posts of each poster under way, or 0: */
	unsigned rate;                        /* posts a second, over all posters */
	unsigned under_way;                   /* connections being made at one time */
	bool big;                             /* the big room */
	unsigned alarms;                      /* people in danger a second, over all rooms; each room has a mentor then */
};

static void run_posts(struct load *l);
static void run_idle(struct load *l);
static void run_storm(struct load *l);
static void run_alarms(struct load *l);
static void run_programme(struct load *l);

static const struct cell cells[] = {
	{ "idle", run_idle, 500, 20, 0, 0, 0, 256, false },
	{ "storm", run_storm, 250, 20, 0, 0, 0, ALL_AT_ONCE, false },
	{ "storm-256", run_storm, 250, 20, 0, 0, 0, 256, false },
	{ "fan-1", run_posts, 50, 20, 2, 1, 0, 256, false },
	{ "fan-4", run_posts, 50, 20, 2, 4, 0, 256, false },
	{ "fan-8", run_posts, 50, 20, 2, 8, 0, 256, false },
	{ "fan-16", run_posts, 50, 20, 2, 16, 0, 256, false },
	{ "fan-20k", run_posts, 50, 20, 2, 0, 1000, 256, false },
	{ "big-1", run_posts, 1, 2000, 10, 1, 0, 256, true },
	{ "big-20k", run_posts, 1, 2000, 10, 0, 10, 256, true },
	{ "pairs-1", run_posts, 50, 2, 2, 1, 0, 256, false },
	{ "pairs-8", run_posts, 50, 2, 2, 8, 0, 256, false },
	{ "pairs-50", run_posts, 50, 2, 2, 0, 50, 256, false },
	{ "alarm", run_alarms, 50, 20, 2, 8, 0, 256, false, 30 },
	{ "programme", run_programme, 1, 1, 0, 0, 0, 1, false },
	{ "small", run_posts, 4, 5, 2, 4, 0, 256, false },
};

static void fail(const char *why)
{
	fprintf(stderr, "load: %s\n", why);
	exit(1);
}

/* --- posting --- */

static void post(struct client *c, int64_t at_ns)
{
	struct poster *poster = c->poster;
	struct post p = { c->room, c->place, ++poster->posted, at_ns };
	char body[BODY_LEN];

	poster->at_ns[p.n % POSTS_KEPT] = at_ns;
	post_write(&p, body);
	c->load->speech->post(c, p.n, body);
}

/* Who posts next at a fixed rate: rooms in turn, then the next poster of each. */
static void post_due(struct load *l)
{
	while (l->posting && !l->cell->window && l->now_ns >= l->due_ns) {
		struct client *c = l->posters[l->due_count++ % l->n_posters];

		post(c, l->due_ns);
		link_flush(&c->link, l->epoll);
		l->due_ns += SECOND / l->cell->rate;
	}
}

/* --- people in danger, in the middle of it --- */

/* As long as the others', and told apart from them by its first letter. */
static const char danger[BODY_LEN + 1] = "I can not go on. I am going to kill myself tonight, I have the pills here and I have written my letter. "
	"Nobody needs to feel bad about it, it is not because of any of you. Thanks for these evenings...";

/* Each once, of those who only listen: rooms in turn. */
static void alarm_due(struct load *l)
{
	const struct cell *cell = l->cell;

	while (l->posting && cell->alarms && l->now_ns >= l->alarm_due_ns && l->alarms < cell->rooms * (cell->people - cell->posters)) {
		struct client *c = &l->clients[cell->rooms * cell->posters + l->alarms++];

		c->alarm_ns = l->alarm_due_ns;
		l->speech->post(c, ALARM, danger);
		link_flush(&c->link, l->epoll);
		l->alarm_due_ns += SECOND / cell->alarms;
	}
}

void load_alarmed(struct client *c, size_t person)
{
	struct load *l = c->load;
	size_t place = person - l->people.rooms[c->room].first, i = place * l->cell->rooms + c->room;

	if (place >= l->cell->people || !l->clients[i].alarm_ns)
		return;
	latency_add(&l->alarm, l->now_ns - l->clients[i].alarm_ns);
	l->clients[i].alarm_ns = 0;
	l->alarmed++;
}

static void start_posting(struct load *l)
{
	unsigned i, n;

	l->posting = true;
	l->due_ns = l->alarm_due_ns = l->now_ns = now_ns();
	for (i = 0; i < l->n_posters; i++) {
		for (n = 0; n < l->cell->window; n++)
			post(l->posters[i], l->now_ns);
		link_flush(&l->posters[i]->link, l->epoll);
	}
}

void load_answered(struct client *c, unsigned n)
{
	struct load *l = c->load;

	c->poster->answered++;
	if (l->measuring)
		latency_add(&l->answer, l->now_ns - c->poster->at_ns[n % POSTS_KEPT]);
}

static void heard_own(struct client *c, const struct post *p)
{
	struct load *l = c->load;

	c->poster->heard++;
	if (l->speech == &speech_raw)
		load_answered(c, p->n);
	if (l->posting && l->cell->window)
		post(c, l->now_ns);
}

void load_arrived(struct client *c, const char *body)
{
	struct load *l = c->load;
	struct post p;

	if (l->alarms && body[0] == danger[0])
		return;
	if (!post_read(body, &p)) {
		l->tally.misrouted++;
		return;
	}
	if (!tally_arrival(&l->tally, c, &p))
		return;
	if (l->measuring)
		latency_add(&l->delivery, l->now_ns - p.at_ns);
	if (c->poster && p.poster == c->place)
		heard_own(c, &p);
}

void load_refused(struct client *c, struct str why)
{
	if (!c->load->tally.refused++)
		fprintf(stderr, "load: refused: %.*s\n", (int)(why.len < 300 ? why.len : 300), why.at);
}

/* --- connecting --- */

void load_joined(struct client *c)
{
	struct load *l = c->load;

	c->joined = true;
	l->joined++;
	l->under_way--;
	latency_add(&l->join, l->now_ns - c->from_ns);
}

static void on_open(void *ctx, struct link *link)
{
	struct client *c = container_of(link, struct client, link);

	c->load->speech->open(c);
}

static void on_message(void *ctx, struct link *link, struct str message)
{
	struct client *c = container_of(link, struct client, link);

	c->load->speech->message(c, message);
}

static void on_lost(void *ctx, struct link *link)
{
	static const char *const what[] = {
		[LINK_CONNECTING] = "the server took no connection", [LINK_UPGRADING] = "the server refused an upgrade",
		[LINK_OPEN] = "the server closed a connection" };

	fail(what[link->stage]);
}

static const struct link_events events = { on_open, on_message, on_lost };

static void start_one(struct load *l)
{
	struct client *c = &l->clients[l->started++];
	struct buf request = BUF_INIT(1024);

	c->joined = false;
	c->from_ns = now_ns();
	l->speech->request(c, &request);
	if (link_start(&c->link, l->epoll, l->port, (struct str){ request.at, request.len }))
		fail("cannot connect");
	buf_release(&request);
	l->under_way++;
}

/* --- the loop --- */

static void turn(struct load *l, int64_t until_ns)
{
	struct epoll_event ready[EVENTS_MOST];
	int64_t wait_ns;
	struct timespec wait;
	int i, n;

	if (l->posting && !l->cell->window && l->due_ns < until_ns)
		until_ns = l->due_ns;
	if (l->posting && l->cell->alarms && l->alarm_due_ns < until_ns)
		until_ns = l->alarm_due_ns;
	wait_ns = until_ns - now_ns();
	if (wait_ns < 0)
		wait_ns = 0;
	wait = (struct timespec){ wait_ns / SECOND, wait_ns % SECOND };
	n = epoll_pwait2(l->epoll, ready, EVENTS_MOST, &wait, NULL);
	for (i = 0; i < n; i++) {
		l->now_ns = now_ns();
		link_event(ready[i].data.ptr, l->epoll, ready[i].events, &events, l);
	}
	l->now_ns = now_ns();
	post_due(l);
	alarm_due(l);
}

static void run_for(struct load *l, double seconds)
{
	int64_t end_ns = now_ns() + (int64_t)(seconds * 1e9);

	while (now_ns() < end_ns)
		turn(l, end_ns);
}

/* Everybody into their rooms, at most `under_way` at one time. */
static void gather(struct load *l, unsigned under_way)
{
	int64_t end_ns = now_ns() + JOIN_S * SECOND;

	l->started = l->joined = l->under_way = 0;
	memset(&l->join, 0, sizeof(l->join));
	while (l->joined < l->n_clients) {
		while (l->started < l->n_clients && l->under_way < under_way)
			start_one(l);
		turn(l, end_ns);
		if (l->tally.refused || now_ns() >= end_ns)
			fail("not everybody could join");
	}
}

/* Until the server has nothing left to do. */
static void settle(struct load *l)
{
	int64_t before, after = cpu_ns(l->pid);
	int i;

	for (i = 0; i < 100; i++) {
		before = after;
		run_for(l, 0.05);
		after = cpu_ns(l->pid);
		if (i > 5 && after - before < SECOND / 2000)
			return;
	}
}

static void drop_all(struct load *l)
{
	unsigned i;

	for (i = 0; i < l->n_clients; i++)
		link_drop(&l->clients[i].link);
}

/* --- counting --- */

static uint64_t expected(const struct load *l)
{
	uint64_t posted = 0;
	unsigned i;

	for (i = 0; i < l->n_posters; i++)
		posted += l->posters[i]->poster->posted;
	return posted * l->cell->people;
}

static uint64_t answers(const struct load *l)
{
	uint64_t sum = 0;
	unsigned i;

	for (i = 0; i < l->n_posters; i++)
		sum += l->posters[i]->poster->answered;
	return sum;
}

/* Let what is under way arrive. */
static void drain(struct load *l)
{
	uint64_t before = 0;
	int64_t changed_ns = now_ns();

	l->posting = false;
	while ((l->tally.arrived < expected(l) || answers(l) * l->cell->people < expected(l) || l->alarmed < l->alarms) &&
	       now_ns() - changed_ns < QUIET_S * SECOND) {
		run_for(l, 0.02);
		if (l->tally.arrived != before)
			changed_ns = now_ns();
		before = l->tally.arrived;
	}
}

static void tell(const char *key, double value)
{
	printf(" %s=%.4g", key, value);
}

static double ms_at(const struct latency *l, double part)
{
	return (double)latency_at(l, part) / 1e6;
}

static void tell_tally(const struct load *l)
{
	const struct tally *t = &l->tally;

	printf(" lost=%llu duplicated=%llu out_of_order=%llu misrouted=%llu refused=%llu\n",
	       (unsigned long long)(expected(l) - t->arrived), (unsigned long long)t->duplicated,
	       (unsigned long long)t->out_of_order, (unsigned long long)t->misrouted, (unsigned long long)t->refused);
}

/* --- the kinds of cells --- */

struct mark {
	int64_t wall_ns, server_ns, own_ns;
	uint64_t arrived, answered;
};

static int64_t own_cpu_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * SECOND + t.tv_nsec;
}

static struct mark mark(const struct load *l)
{
	return (struct mark){ now_ns(), cpu_ns(l->pid), own_cpu_ns(), l->tally.arrived, answers(l) };
}

/* Goals are in CPU of the server for each delivery, and in durable posts a second.
 * `busy` is the generator's share of its core: above 0.9 it is the limit itself. */
static void tell_posts(const struct load *l, const struct mark *from, const struct mark *to)
{
	double wall_s = (double)(to->wall_ns - from->wall_ns) / 1e9, cpu_us = (double)(to->server_ns - from->server_ns) / 1e3;

	tell("us", cpu_us / (double)(to->arrived - from->arrived + !(to->arrived - from->arrived)));
	tell("deliveries_s", (double)(to->arrived - from->arrived) / wall_s);
	tell("posts_s", (double)(to->answered - from->answered) / wall_s);
	tell("p50_ms", ms_at(&l->delivery, 0.5));
	tell("p99_ms", ms_at(&l->delivery, 0.99));
	tell("answer_p50_ms", ms_at(&l->answer, 0.5));
	tell("answer_p99_ms", ms_at(&l->answer, 0.99));
	tell("server", cpu_us / 1e6 / wall_s);
	tell("busy", (double)(to->own_ns - from->own_ns) / 1e9 / wall_s);
}

static void run_posts(struct load *l)
{
	struct mark from, to;

	gather(l, l->cell->under_way);
	settle(l);
	start_posting(l);
	run_for(l, WARM_S);
	l->measuring = true;
	from = mark(l);
	run_for(l, l->seconds);
	to = mark(l);
	l->measuring = false;
	drain(l);
	tell_posts(l, &from, &to);
}

/* From when it was due to be said until the mentor's page has it. */
static void run_alarms(struct load *l)
{
	run_posts(l);
	tell("alarm_p50_ms", ms_at(&l->alarm, 0.5));
	tell("alarm_p99_ms", ms_at(&l->alarm, 0.99));
	tell("alarms", l->alarms);
	tell("unheard", l->alarms - l->alarmed);
}

static void tell_joins(const struct load *l, int64_t server_ns, int64_t wall_ns)
{
	tell("join_s", (double)wall_ns / 1e9);
	tell("join_us", (double)server_ns / 1e3 / l->n_clients);
	tell("p50_ms", ms_at(&l->join, 0.5));
	tell("p99_ms", ms_at(&l->join, 0.99));
}

static void run_idle(struct load *l)
{
	int64_t empty = rss_bytes(l->pid), server_ns = cpu_ns(l->pid), from_ns = now_ns(), wall_ns;

	gather(l, l->cell->under_way);
	wall_ns = now_ns() - from_ns;
	server_ns = cpu_ns(l->pid) - server_ns;
	settle(l);
	run_for(l, 1);
	tell("bytes", (double)(rss_bytes(l->pid) - empty) / l->n_clients);
	tell("empty_mb", (double)empty / 1e6);
	tell_joins(l, server_ns, wall_ns);
}

static void run_storm(struct load *l)
{
	int64_t server_ns, from_ns, wall_ns;

	gather(l, 256);
	settle(l);
	drop_all(l);
	settle(l);
	l->resume = true;
	server_ns = cpu_ns(l->pid);
	from_ns = now_ns();
	gather(l, l->cell->under_way);
	wall_ns = now_ns() - from_ns;
	tell_joins(l, cpu_ns(l->pid) - server_ns, wall_ns);
}

/* --- the programme page --- */

/* As somebody who came to the site for the first time: the week ahead, on a connection of its own.  How many meetings it told. */
static unsigned ask_programme(struct load *l, bool measured)
{
	static const char body[] = "{\"key\":\"programme-of-the-week\"}", mark[] = "\"series\":";
	struct road road;
	int64_t from_ns = now_ns();
	struct str answer;
	const char *at;
	unsigned n = 0;

	road_open(&road, l->port);
	buf_putf(&road.link.out, "POST /api/programme.show HTTP/1.1\r\nHost: bench.example\r\nOrigin: " PEOPLE_ORIGIN "\r\n"
	         "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", sizeof(body) - 1, body);
	road_send(&road);
	answer = road_answer(&road);
	if (measured)
		latency_add(&l->answer, now_ns() - from_ns);
	if (memcmp(answer.at, "HTTP/1.1 200", 12))
		road_fail("programme.show: %.*s", (int)answer.len, answer.at);
	for (at = answer.at; (at = memmem(at, (size_t)(answer.at + answer.len - at), mark, sizeof(mark) - 1)); at++)
		n++;
	link_drop(&road.link);
	return n;
}

/* Anybody's first look at the programme, with 100,000 meetings stored. */
static void run_programme(struct load *l)
{
	int64_t end_ns, server_ns;
	unsigned asked = 0, meetings = 0;

	if (!l->invite)
		fail("--invite expected");
	people_plan(&l->people, l->port, l->invite);
	settle(l);
	while (asked++ < 20)
		meetings = ask_programme(l, false);
	server_ns = cpu_ns(l->pid);
	end_ns = now_ns() + (int64_t)(l->seconds * 1e9);
	for (asked = 0; now_ns() < end_ns; asked++)
		if (ask_programme(l, true) != meetings)
			fail("not the same programme twice");
	tell("programme_p50_ms", ms_at(&l->answer, 0.5));
	tell("programme_p99_ms", ms_at(&l->answer, 0.99));
	tell("programme_us", (double)(cpu_ns(l->pid) - server_ns) / 1e3 / asked);
	tell("meetings", meetings);
	tell("asked", asked);
}

/* --- setting up --- */

static void set_client(struct load *l, unsigned i)
{
	const struct cell *cell = l->cell;
	struct client *c = &l->clients[i];

	c->load = l;
	c->index = i;
	c->room = i % cell->rooms + (cell->big ? SMALL_ROOMS : 0);
	c->place = i / cell->rooms;
	c->watches = c->place == cell->people;
	c->tracks = &l->tracks[(size_t)i * cell->posters];
	if (c->place >= cell->posters)
		return;
	c->poster = mem_new(sizeof(*c->poster));
	if (!c->poster)
		fail("out of memory");
	l->posters[l->n_posters++] = c;
}

static void set_up(struct load *l)
{
	const struct cell *cell = l->cell;
	unsigned i;

	l->n_clients = cell->rooms * (cell->people + (cell->alarms ? 1 : 0));
	l->room_posters = cell->posters;
	l->epoll = epoll_create1(EPOLL_CLOEXEC);
	l->clients = mem_array(l->n_clients, sizeof(*l->clients));
	l->posters = mem_array(l->n_clients, sizeof(*l->posters));
	l->tracks = mem_array((size_t)l->n_clients * (cell->posters ? cell->posters : 1), sizeof(*l->tracks));
	if (l->epoll < 0 || !l->clients || !l->posters || !l->tracks)
		fail("out of memory");
	for (i = 0; i < l->n_clients; i++)
		set_client(l, i);
}

static void tear_down(struct load *l)
{
	unsigned i;

	drop_all(l);
	for (i = 0; i < l->n_posters; i++)
		mem_free(l->posters[i]->poster);
	mem_free(l->clients);
	mem_free(l->posters);
	mem_free(l->tracks);
}

static int measure(struct load *l, const char *name)
{
	bool right;
	size_t i;

	for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		if (!strcmp(cells[i].name, name))
			l->cell = &cells[i];
	if (!l->cell)
		fail("there is no such cell");
	if (l->cell->alarms && (l->speech != &speech_cairn || l->people.n_mentors < l->cell->rooms))
		fail("that cell is for cairnd, with a mentor in each room");
	set_up(l);
	printf("cell=%s", name);
	l->cell->run(l);
	tell_tally(l);
	right = tally_right(&l->tally) && l->tally.arrived == expected(l) && l->alarmed == l->alarms;
	tear_down(l);
	return right ? 0 : 1;
}

/* --- the command line --- */

struct options {
	const char *people;
};

static void read_options(int argc, char **argv, struct load *l, struct options *ret)
{
	static const struct option names[] = {
		{ "port", required_argument, NULL, 'p' }, { "pid", required_argument, NULL, 'i' },
		{ "people", required_argument, NULL, 'f' }, { "invite", required_argument, NULL, 'v' },
		{ "seconds", required_argument, NULL, 's' }, { 0 } };
	int option;

	while ((option = getopt_long(argc, argv, "", names, NULL)) != -1) {
		switch (option) {
		case 'p': l->port = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'i': l->pid = (int)strtol(optarg, NULL, 10); break;
		case 'f': ret->people = optarg; break;
		case 'v': l->invite = optarg; break;
		case 's': l->seconds = strtod(optarg, NULL); break;
		default: exit(2);
		}
	}
}

static int make_people(const struct load *l, const struct options *o)
{
	struct people p;

	if (!l->invite || !o->people)
		fail("--invite and --people expected");
	people_make(&p, l->port, l->invite);
	people_save(&p, o->people);
	people_release(&p);
	return 0;
}

static void allow_files(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit))
		return;
	limit.rlim_cur = limit.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &limit);
}

int main(int argc, char **argv)
{
	static struct load l = { .seconds = 2, .speech = &speech_raw };
	struct options o = { 0 };
	int result;

	read_options(argc, argv, &l, &o);
	if (optind + 1 != argc || !l.port)
		fail("a cell and --port expected");
	signal(SIGPIPE, SIG_IGN);
	allow_files();
	if (!strcmp(argv[optind], "people"))
		return make_people(&l, &o);
	if (!l.pid)
		fail("--pid expected");
	if (o.people) {
		l.speech = &speech_cairn;
		people_load(&l.people, o.people);
	}
	result = measure(&l, argv[optind]);
	people_release(&l.people);
	return result;
}
