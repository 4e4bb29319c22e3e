/* Posts a second through the worker: what room.post does in its transaction.
 *
 *   throughput [posts] [in flight]        in flight: how many wait at once */
#include "support.h"

#include "base/log.h"
#include "base/rate.h"

struct poster {
	struct store_job job;
	int64_t member;
	char key[24];
	uint64_t seq;
};

static struct loop loop;
static int64_t stream;
static unsigned long started, answered, wanted;
static unsigned long long keys;          /* handed out, over all measurements */
static const struct rate allowance = { 1, 1000000 };
static struct str words;

static int take_allowance(struct poster *p, struct tx *tx)
{
	int64_t whole_us;
	int err = tx_number(tx, &whole_us, "SELECT whole_us FROM seats WHERE room = $1 AND member = $2",
	                    "ii", (int64_t)1, p->member);

	if (err)
		return err;
	if (rate_spend(&allowance, &whole_us, tx->now_ms, 1))
		return ERR_SLOW_DOWN;
	return tx_exec(tx, NULL, "UPDATE seats SET whole_us = $1 WHERE room = $2 AND member = $3", "iii",
	               whole_us, (int64_t)1, p->member);
}

static int post_run(struct store_job *job, struct tx *tx)
{
	struct poster *p = container_of(job, struct poster, job);
	struct entry_new e = {
		.stream = stream, .kind = ENTRY_POST, .member = p->member, .role = ROLE_PARTICIPANT,
		.name = STR("Ash"), .detail = str_of(p->key), .body = words,
	};
	struct buf result = BUF_INIT(256);
	struct digest d;
	int err;

	digest_keyed(tx_key(tx, KEY_DIGESTS), words, &d);
	err = requests_find(tx, p->member, str_of(p->key), &d, &result);
	if (err == ERR_NOT_FOUND)
		err = take_allowance(p, tx);
	if (!err)
		err = entries_append(tx, &e, &p->seq);
	if (!err) {
		buf_putf(&result, "{\"seq\":%llu}", (unsigned long long)p->seq);
		err = requests_put(tx, p->member, str_of(p->key), &d, (struct str){ result.at, result.len });
	}
	buf_release(&result);
	return err;
}

static void send(struct poster *p)
{
	/* Keys are random; a multiplied counter spreads as well. */
	started++;
	snprintf(p->key, sizeof(p->key), "%016llx", ++keys * 0x9e3779b97f4a7c15ull);
	p->job.bytes = words.len + 200;
	store_write(loop.store, &p->job);
}

static void post_done(struct store_job *job, int err)
{
	OK(err);
	answered++;
	if (started < wanted)
		send(container_of(job, struct poster, job));
	if (answered == wanted)
		loop.done++;
}

static void show(void *ctx, const struct entry *e)
{
	loop.seen++;
}

static int prepare(struct store_job *job, struct tx *tx)
{
	int err = member_put(tx, 9, "Ash");

	if (!err)
		err = tx_exec(tx, NULL, "INSERT INTO rooms (id, stream, name, capacity, created_ms)"
		              " VALUES (1, $1, 'room', 100, 0)", "i", stream);
	for (int64_t i = 100; !err && i < 200; i++) {
		err = member_put(tx, i, "Ash");
		if (!err)
			err = tx_exec(tx, NULL, "INSERT INTO seats (room, member, arrived_seq, rules_version)"
			              " VALUES (1, $1, 0, 1)", "i", i);
	}
	return err;
}

static void measure(unsigned long posts, unsigned in_flight)
{
	struct poster *posters = calloc(in_flight, sizeof(*posters));
	struct store_figures before, after;
	int64_t from_ms = clock_system.mono_ms(NULL), ms;

	store_figures(loop.store, &before);
	started = answered = 0;
	wanted = posts;
	for (unsigned i = 0; i < in_flight; i++) {
		posters[i] = (struct poster){ .job = { .run = post_run, .done = post_done }, .member = 100 + i % 100 };
		send(&posters[i]);
	}
	loop_until(&loop, loop.done + 1);
	ms = clock_system.mono_ms(NULL) - from_ms;
	store_figures(loop.store, &after);
	printf("%u in flight: %.0f posts/s, %.1f posts a commit, %.0f commits/s\n", in_flight, posts * 1000.0 / ms,
	       (double)posts / (after.commits - before.commits), (after.commits - before.commits) * 1000.0 / ms);
	free(posters);
}

int main(int argc, char **argv)
{
	unsigned long posts = argc > 1 ? strtoul(argv[1], NULL, 10) : 40000;
	unsigned in_flight = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
	struct store_job job = { .run = prepare };
	static char body[256];

	log_threshold(LOG_WARN);
	memset(body, 'w', sizeof(body));
	words = (struct str){ body, sizeof(body) };
	loop_open(&loop);
	loop.config.visible = show;
	loop_reopen(&loop);
	stream = stream_make(&loop);
	OK(store_run(loop.store, &job));
	if (in_flight) {
		measure(posts, in_flight);
	} else {
		measure(posts / 20, 1);
		measure(posts, 100);
		measure(posts, 1000);
	}
	loop_close(&loop);
	return 0;
}
